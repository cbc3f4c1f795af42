# A person's own data: copy and erasure.

personal-copy =
    Your data is attached (a JSON file: any text editor or browser opens it, and other systems can import it).
    It holds: what we call you, your language, phone number and enterprise, the channels you used, { $questions } questions with the guidance you were shown, { $tickets } tickets (intake answers, messages, names of files, ratings, follow-ups) and the talk.
    It does not hold: internal notes of the clinic, or anything about other people; of photos and files it has the names, the originals are in the chat.
personal-copy-cut = There is too much for one file, so only the newest part is in it; for what is older please contact the office.
button-export = A copy of my data
command-export = A copy of my data

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
