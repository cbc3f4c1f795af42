# A person's own data: copy and erasure.

personal-copy =
    Your data is attached (a JSON file: any text editor or browser opens it, and other systems can import it).
    It holds: what we call you, your language, phone number and enterprise, the channels you used, { $questions } questions with the guidance you were shown, { $tickets } tickets (intake answers, messages, names of files, ratings, follow-ups) and the talk.
    It does not hold: internal notes of the clinic, or anything about other people; of photos and files it has the names, the originals are in the chat.
personal-copy-cut = There is too much for one file, so only the newest part is in it; for what is older please contact the office.
button-export = A copy of my data
command-export = A copy of my data
button-forget = Delete my data
button-forget-sure = Yes, delete
command-forget = Delete my data
forget-head = Delete my data
forget-sure =
    Deleted: what we call you, your phone number, the name and credit code of your enterprise; all your questions, additions, photos and files; the answers and prescriptions of the experts and our internal notes; the talk and the places you bound. It cannot be undone, and you will not see it any more either.
    Kept: numbers, departments, times, experts and ratings of your tickets, under a pseudonym; the industry and town of your enterprise, for statistics. No figure changes. Drafts of articles that were made of closed cases, with enterprises and people hidden when they were written, stay too.
    Not possible: messages that already went to Telegram cannot be taken back; please delete the chat on your phone yourself. The experts’ cards are changed to “deleted”, other messages stay in their chats.
    You may want to take a copy first.
    If you are sure, press “Yes, delete” or type: confirm deletion. If not, do nothing.
forget-open =
    You still have open tickets: { $numbers }. Without your data the experts could not answer you.
    Please wait until they are closed, or end them yourself: type “solved { $first }” if it is solved, “withdraw { $first }” if you do not need it any more. Then type /forget again.
forget-house = You are an expert or a member of the office; your name has to stay in the records of what you did, so you cannot delete it yourself. If need be, please talk to the head of the office.
forgotten =
    Your data is deleted. The history goes on under “{ $name }”, which does not tell that it is you; stored photos and files are removed from the disk within minutes.
    The place to which this message was sent is cleared within a day too. If you come again, it is as if we had never met: just type your question.

## What stands in the place of what was deleted (written into the database, in Chinese only)
erased-person = 已删除用户 { $code }
erased-firm = 已删除企业 { $code }
erased-text = （已删除）

## Names in the file
mine-file = my-data.json
mine-about = about
mine-about-text = This is everything that the Sanmen quality clinic has stored about you as a client. Times are Beijing time. Messages as received are deleted 48 hours after they are handled and are not in it; nor are internal notes or anything about other people.
mine-made = made
mine-profile = profile
mine-names = names
mine-language = language
mine-phone = phone
mine-since = first_seen
mine-firm = enterprise
mine-firm-name = name
mine-firm-code = credit_code
mine-firm-industry = industry
mine-firm-town = town
mine-places = places
mine-channel = channel
mine-place = id_there
mine-seen = last_used
mine-questions = questions
mine-time = time
mine-words = text
mine-department = department
mine-corrected = corrected_to
mine-outcome = outcome
mine-outcome-answered = guidance was given
mine-outcome-no-evidence = no evidence was found
mine-outcome-out-of-scope = not the clinic's business
mine-outcome-greeting = a greeting
mine-articles = guidance_shown
mine-solved = solved_said
mine-tickets = tickets
mine-number = number
mine-edits = changes
mine-stage = stage
mine-confidential = trade_secret
mine-yes = yes
mine-closed = ended
mine-intake = intake
mine-intake-question = question
mine-intake-answer = answer
mine-messages = messages
mine-by = by
mine-by-you = you
mine-by-clinic = the clinic
mine-by-expert = expert { $name }
mine-files = files
mine-photo = photo
mine-rating = rating
mine-reason = reason_for_low_rating
mine-rated-again = rated_again
mine-follow-up = follow_up
mine-follow-up-open = not asked yet, or waiting for your answer
mine-follow-up-solved = you said it is solved
mine-follow-up-not-solved = you said it is not solved
mine-follow-up-unconfirmed = asked, no answer
mine-follow-up-dropped = none planned
mine-talk = talk
