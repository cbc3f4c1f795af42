# Everything the Quality Clinic says to people, in English. To change wording, change only this file; { $name } is filled in by the program and must not be renamed.
# Speak to the reader as “you”, politely and plainly.

## At the door
welcome =
    Hello, this is the Quality Clinic of Sanmen County.
    Tell me about any quality problem in everyday words (test reports, standards, certification, measuring instruments, trademarks and patents, export requirements …). I give you guidance at once and say where it comes from; if that is not enough, I open a ticket and bring in an expert.
    For example: “Our conveyor belt came apart after six months. What should we test?” “What should we know before exporting jackets to the US?”
    Type /help to see how it works, /privacy to read about privacy.
greeting = Hello! Please tell me your quality problem in a sentence or two, such as “How often must a weighbridge be verified?” or “What must a garment label say?”
help-head = How it works
help-body =
    · Just type your question; you get guidance with its sources at once.
    · After reading it, you can type “solved”, “expert” or “department” (to change it).
    · Once you have a ticket, a reply to one of its messages is added to it; you can also send photos and files.
    · Is it a trade secret? Press “Trade secret” while the ticket is opened, or type: trade secret ZL-2026-00042. Only the expert who takes it and one person of the office see it.
    · After closing we ask whether it helped: press or type “solved”, “not solved” or “still trying”.
    · To correct yourself, simply edit your message: the expert sees both versions. /phone leaves a phone number.
    · Type a ticket number (such as ZL-2026-00042) at any time to see how it stands.
    · After a prescription, press “Word file” or type word ZL-2026-00042 to get it as a file that you can print and keep.
help-commands = Commands
help-expert-head = Experts
help-expert-body =
    · New tickets come to you as cards. Press “Take”; whoever presses first gets the ticket.
    · After that, a reply to the card is your answer; text that begins with “//” is an internal note, which the client cannot see.
    · trade secret ZL-2026-00042 marks a ticket, lift secrecy ZL-2026-00042 ends that; a trade secret shows its content after claiming.
    · After a prescription the client is asked whether it helped; for another day type: follow up ZL-2026-00042 5 days.
    · You are told if an answer did not arrive: press “Send again”, or type: send again ZL-2026-00042. “Details” shows what became of each message.
    · You can also type: take ZL-2026-00042, answer ZL-2026-00042: …, and likewise ask back, note, transfer, prescribe, release; // ZL-2026-00042: … is a note.
    · Before a prescription is sent you can change a single part of it; a wrong one that was sent is put right with “Correct” or by typing correct ZL-2026-00042, and the client sees what was changed.
    · More time: once, before the solution is due, press “More time” or type: extend ZL-2026-00042 3 days waiting for the test report; the client is told the reason.
    · Consultation: press “Consult” or type: consult ZL-2026-00042 and names of experts or departments. Who joins sees the ticket and discusses in notes; you answer the client. You can also type join, decline, leave, end consultation.
    · Two tickets of one enterprise about one matter: merge ZL-2026-00043 ZL-2026-00042. One about two matters: split ZL-2026-00042 metrology: the other matter. Within 3 days: undo merge ZL-2026-00043, undo split ZL-2026-00044. The buttons are under “Details”.
    · A transfer needs a reason; after two transfers the office decides, and I put it before the office for you.
    · /next takes the ticket that is due first. A claim without a sign of work lapses; a note counts as work.
    · Away: /away 12-01..12-05 @Li, and new tickets go to your deputy meanwhile; back: /away off. A ticket of a colleague who is away: take over ZL-2026-00042.
    · A good case that is closed can become guidance: press “Make a draft” or type make draft ZL-2026-00042; names and numbers are hidden by program and you check it before it is kept.
    · Each working morning you get a digest of your tickets. /duty shows who is on duty; they get new tickets first.
    · While writing a prescription you can copy an old one (or type copy ZL-2026-00042); while writing to a client you can press “Phrases”; /phrases adds and deletes them.
help-office-head = Office
help-office-body =
    · /invite expert certification invites an expert, /invite office invites a member of the office.
    · To assign a ticket, type: assign ZL-2026-00042, or press “Assign” on its card.
    · You are told at once of a low grade: contact the client within one working day (press “Contacted”), put it right within 15 days (press “Put right”); the client may grade once more. /ratings lists what waits.
    · One person of the office looks after a trade secret: whoever first presses “I look after it” sees its content, the others do not.
    · A ticket that was transferred twice and is to go on comes to you; decide with one press: it stays, goes on, or is assigned; or type: keep ZL-2026-00042. /queue ends with those not decided yet.
    · /stats today, /stats week, /stats month, or /stats 2026-10.
    · /duty certification 12-01..12-05 @Li sets who is on duty. You are told what nobody takes and what is late, and get a digest each working morning.
command-start = Start
command-help = How it works
command-my = My tickets
command-standard = Look up a standard, e.g. /standard GB/T 32614
command-cancel = Cancel what is under way
command-language = Language / 语言
command-privacy = About privacy
command-queue = Tickets waiting for an expert
command-mine = My cases: tickets I have taken
command-ticket = See a ticket, e.g. /ticket ZL-2026-00042
command-phrases = canned phrases: look, add, delete
command-invite = Invite an expert or a member of the office
command-people = List of people
command-stats = Figures
privacy =
    About privacy
    · What is kept: the text, photos and files you send, the name, industry, town and phone number of your enterprise as you give them, and what is done on your tickets.
    · Who can see it: the experts of the department see your question, what you add and what you and the expert write; the name and phone number of your enterprise are seen only by the expert who takes the ticket and the office. You cannot see internal notes; other enterprises see nothing. A ticket marked as a trade secret is seen only by the expert who takes it and one person of the office. If the office has a staff group, its members see your question, with names and numbers hidden as far as a program can, and how it goes; never a trade secret.
    · What it is used for: only to answer you and for statistics (which never name an enterprise).
    · Kept apart from law enforcement: what you ask is not used as a lead for inspections or penalties. But in an emergency such as an injury or a fire, please report it yourself promptly as the rules require; we will remind you.
    · How long: { $kept }. What is older goes by itself; numbers and times of tickets and the figures hold none of your words and are kept. To see what we have stored about you, type /export (or press the button below) and get a copy at once; to have it deleted, type /forget, and you are first told what goes and what stays.
    · On Telegram, messages pass through Telegram’s servers. Please do not send what is most secret here; press “Trade secret” when you open a ticket and arrange to talk to the expert in person.
languages = Please choose a language / 请选择语言
language-set = All right, I will speak English with you from now on.
cancelled = Cancelled. You can simply type a new question.
nothing-to-cancel = Nothing is under way just now. You can simply type your question.

## Guidance
urgent-head = [URGENT] Do these things first: { $title }
department-line = Filed under “{ $department }” because you mention{ $because }. Not right? Press “Change department”.
department-line-plain = Filed under “{ $department }”. Not right? Press “Change department”.
quoted = {" "}“{ $word }”
standards-head = Standards you mention
passage-head = { $title } ({ $section })
basis = Basis:{" "}
checked = Checked on { $date }, confidence: { $confidence }
overdue-review = This was due for review by { $date } and has not been reviewed yet; please rely on the original text
confidence-high = high
confidence-medium = medium
confidence-low = low (not verified)
guidance-foot = This is general guidance. It does not replace test results or the findings of the authorities; if in doubt, please ask an expert.
urgent-no-evidence = Please do these things first. For an expert at once, press “Ask an expert”: it goes as urgent.
no-evidence =
    I found no reliable source for this, and I do not want to guess.
    You can ask again in other words (a product, a standard number or the country of export helps), or press “Ask an expert” and an expert will answer you.
no-evidence-standard = Above is what the register says about the standard. I found no reliable source for the rest; you can press “Ask an expert”.
out-of-scope = The Quality Clinic is not responsible for this.
out-of-scope-foot = If it is in fact about product quality, standards, testing, measuring instruments, certification, brands, intellectual property or export requirements, please put it in other words, or press “Change department”.
elsewhere = You can call: consumer complaints 12315; government services 12345; labour and social security 12333; taxes 12366; fire 119, ambulance 120, police 110.
solved-thanks = Great! We wish you good business. Come back any time.
pick-department = It is now under “{ $department }”. Please choose a department (press a button, or type its name or number):
pick-department-none = Please choose a department (press a button, or type its name or number):
rerouted = Moved to the department “{ $department }”. Thank you for putting it right. Would you like an expert to answer?
question-first = Please tell me your problem in a sentence or two first, and I will look it up; if need be I will then bring in an expert.
asked-before = You asked something very similar on { $when }: { $number } ({ $department }) is still open. Add this to it, or open another ticket?
ticket-exists = There is already a ticket for this question: { $number } ({ $stage }). To add something, reply to this message.

## Standards
standard-usage = Please give the number of the standard, for example: /standard GB/T 32614 or /standard 32614.
standard-none =
    “{ $asked }” is not in our register. That does not mean it does not exist: please look it up on the national standards platform, openstd.samr.gov.cn, or ask a question and let an expert look it up for you.
standard-several = “{ $asked }” matches { $count } entries:
standard-unknown = The register has no { $number }; that does not mean it does not exist: check number and year at openstd.samr.gov.cn, or ask an expert.
standard-line = ● { $number } “{ $title }”
standard-untitled = ● { $number }
standing-in-force = in force since { $since }
standing-not-yet = takes effect on { $from }, not in force yet
standing-until-then = ; until then { $number } applies
standing-replaced = replaced by { $by }
standing-replaced-since = replaced by { $by } (since { $since })
standing-withdrawn = withdrawn on { $since }
standing-date-unknown = in the register, but the date it takes effect is still to be checked
standing-unconfirmed = not verified, cannot be relied on
standard-doubtful = Note: { $number } { $standing }
standard-published = published { $date }
standard-replaces = replaces { $list }
standard-check = Check at: { $check }
standard-unconfirmed-check = Please check at { $check } before you use it
law-in-force = in force since { $date }
law-not-yet = takes effect on { $date }, not in force yet
law-expired = no longer in force since { $date }

## Opening a ticket
urgent-first = This is urgent; I am opening an urgent ticket for you right away. The next few questions help the expert to start faster. If there is no time, press “Submit now”.
intake-ask = ({ $step }/{ $total }) { $ask }
intake-file-kept = Got the file; it will go to the expert too.
firm-name = Lastly, please tell me the name of your enterprise (only the expert who takes the ticket and the office can see it):
firm-credit-code = Unified social credit code (18 characters; you may skip this):
firm-industry = Which industry are you in? (You may skip this.)
firm-town = Which town or subdistrict are you in? (You may skip this.)
firm-name-too-long = The name of the enterprise can have at most { $max } characters; please use a short form.
firm-credit-code-wrong = This code does not check out. Please compare it with your business licence and type it again (18 digits and capital letters), or press “Skip”.
firm-industry-unknown = I do not know that industry. Please press one of the buttons, or press “Skip”.
ticket-opened =
    Your ticket is open: { $number }
    Department: { $department } ({ $urgency })
    An expert will answer you { $promise }.
ticket-unattended = This department has no expert on duty at the moment; the office will find someone to answer you.
ticket-urgent-foot = If there is still danger, do not wait for an answer: call 119 (fire), 120 (ambulance) or 110 (police).
ticket-opened-foot = To add details or photos, just reply to this message; type “my tickets” at any time to see how things stand.
urgency-normal = normal
urgency-urgent = urgent

## The client looks at tickets
my-tickets-none = You have no tickets yet. Just type your question and I will look it up for you first.
my-tickets-head = Your tickets
ticket-line = { $number } · { $department } · { $stage } · { $about }
urgent-mark = [URGENT]{" "}
overdue-mark = [OVERDUE]{" "}
undecided-mark = [OFFICE DECIDES]{" "}
stage-queued = Waiting for an expert
stage-in-hand = With an expert
stage-asking = Waiting for the client
stage-answered = Answered
stage-closed = Closed
stage-withdrawn = Withdrawn
stage-merged = Part of { $other }
client-ticket-head = { $number } · { $department } · { $stage }
client-ticket-question = Question: { $text }
client-ticket-holder = Your expert: { $name }
client-ticket-promise = Answer promised { $promise }
client-ticket-extended = Put off; to be settled { $promise }
lines-head = Messages
line = [{ $when } { $author }] { $body }
you = you
file-mark = {" "}[file { $name }]
photo-mark = {" "}[photo]
add-ask = Please write what you want to add to { $number }; you can also send photos or files:
added = Added to { $number }; the expert will see it.
added-after-end = Kept on { $number } and shown to the expert. This ticket has ended; press “Reopen” to have it taken up again.
withdraw-sure = Do you really want to withdraw { $number }? The experts will then stop working on it; you can reopen it later.
withdrawn = { $number } is withdrawn.
rating-ask = { $number } is closed. How satisfied are you with our service?
rated = Thank you for your rating: { $grade }. ({ $number })
grade-5 = Very satisfied
grade-4 = Satisfied
grade-3 = Fairly satisfied
grade-2 = Dissatisfied
grade-1 = Very dissatisfied
nothing-to-rate = You have no tickets waiting for a rating.
reopen-ask = Please tell us what is not solved in { $number } (you may skip this):
reopened = { $number } is open again and the expert will go on with it. It keeps its number and its original times.
what-waits = You wrote: “{ $text }”
which-ticket = Does this belong to one of your tickets, or is it a new question?
file-kept = Got the file. Please also tell me your problem in a sentence or two, and I will look it up first; if you need an expert, the file goes along.
pending-full = I can hold at most { $max } files at a time, so this one was not kept. Please tell me first which ticket or question the earlier files belong to.
from-house-answer = { $number } · { $expert } answers:
from-house-question = { $number } · { $expert } would like to know more:
from-house-foot-answer = If this solves it, press “It is solved”; if you have more questions, just reply to this message.
from-house-foot-question = Please reply to this message; you can also send photos or files.
prescription-head = { $number } · Prescription ({ $expert })
prescription-findings = Findings
prescription-cause = Cause
prescription-measures = Measures
prescription-basis = Basis
prescription-foot = This ticket is now closed. If the problem is not solved, press “Reopen”. How satisfied are you with our service?
prescription-superseded = (Corrected) Prescription by { $author }, { $when }
correction-head = { $number } · Corrected prescription ({ $expert })
correction-replaces = Please go by this one; it takes the place of the prescription sent on { $when }.
correction-before = What it replaces
correction-was = { $part } before: { $text }
correction-foot = If you have already acted on the earlier prescription, please reply to this message and tell the expert.
paper-here = The prescription of { $number } as a Word file is attached; you can print, sign and file it.
paper-not-yet = There is no prescription on { $number } yet, so there is no Word file. Please ask again when the expert has written one.
paper-issuer = Quality Clinic of Sanmen County
paper-title = Prescription
paper-number = Ticket
paper-firm = Enterprise
paper-no-firm = (not given)
paper-department = Department
paper-asked = Asked on
paper-sent = Prescribed on
paper-version = Version
paper-corrected = No. { $version }, a correction; it takes the place of what was sent before
paper-question = What was asked
paper-intake = What was found out
paper-standards = Standards mentioned (checked { $date }):
paper-standard = { $named }: { $standing }
paper-follow-up = Follow-up
paper-solved = The client says it is solved.
paper-reopened = The client says it is not solved; the ticket was reopened.
paper-unconfirmed = Not confirmed yet.
paper-rating = Rating by the client: { $grade }
paper-signature = Expert: { $expert }    Signature: ________________
paper-date = { $date }
paper-remark = This prescription is advice on quality. It does not replace test results or the findings of the authorities; the official text of a standard prevails.
paper-page-before = Page{" "}
paper-page-between = {" "}of{" "}
paper-page-after = {""}
paper-file = { $number }-prescription.docx
news-claimed = { $number }: { $expert } has taken your ticket and will answer you as soon as possible.
news-transferred = { $number } has been transferred to the department “{ $department }”. The number and the promised time stay the same; there is nothing you need to do.
news-reassigned = { $number } is now with { $expert }. The number and the promised time stay the same.
news-extended = { $number } needs more time: { $reason }. { $expert } will settle it { $promise }. The number stays the same; there is nothing you need to do.
news-merged = { $number } and { $other } are about the same matter and are now handled together; { $number } is no longer handled by itself. The earlier time and promise count. A reply to any message reaches the expert; there is nothing you need to do.
news-unmerged = { $number } is handled by itself again, no longer together with { $other }. Its number, times and promise stay the same.
news-split = { $other } holds another question: “{ $text }”. It has its own number now, { $number }, with the department “{ $department }”; it counts from when you asked.
news-split-promise = {" "}An expert will answer you { $promise }.
news-split-soon = {" "}It comes first in line.
news-unsplit = { $number } is no longer separate; it is handled together with { $other } again. There is nothing you need to do.

## Experts
card-head = { $number } · { $department } · { $stage }
card-question = Question: { $text }
card-cut = … (press “Details” for the full text)
card-because = Why this department: { $because }
card-firm = Enterprise: { $firm }
card-firm-hidden = You can see the name of the enterprise once you take the ticket
card-intake = { $label }: { $answer }
card-shown = Guidance already given: { $titles }
card-promise = First answer due { $promise }
card-extended = Put off; solution due { $until }
card-added = The client has added { $count } (press “Details”)
card-holder = Taken by: { $name }
card-took-part = Consultation: { $names }
card-invited = Asked to consult, no answer yet: { $names }
card-part = Part of it, { $number }: { $text }
card-taken = { $number } has been taken by { $by }.
card-over = { $number } is no longer waiting in this department.
case-history = History: { $steps }
step-line = { $when } { $actor } { $what }
step-opened = opened it
step-claimed = took it
step-released = handed it back
step-asked-back = asked the client
step-client-wrote = added
step-answered = answered
step-noted = noted
step-transferred = moved it to { $department }
step-assigned = took it as assigned
step-assigned-to = assigned it to { $name }
step-consult-invited = asked { $name } ({ $department }) to consult
step-consult-joined = joined the consultation
step-consult-declined = declined the consultation
step-consult-left = left the consultation
step-consult-taken-out = took { $name } out of the consultation
step-consult-ended = ended the consultation
step-merged-into = made it part of { $other }
step-merge-took = took { $other } in
step-merge-undone = undid it: no longer part of { $other }
step-merge-gave-back = gave { $other } back
step-parted-from = took it out of { $other }
step-split-off = split off { $other }
step-referred = asked the office to move it to { $department }
step-kept = decided that it stays in { $department }
step-extended = put it off by { $days } working days ({ $reason })
step-prescribed = closed it with a prescription
step-learned = made the draft of an article
step-corrected = corrected the prescription
step-confirmed = said it is solved
step-reopened = reopened it
step-withdrawn = withdrew it
step-rated = rated it “{ $grade }”
case-lines = Messages with the client
case-notes = Internal notes (the client cannot see them)
case-prescription = Prescription
client-wrote = { $number } The client adds:
client-author = client
holder-confirmed = { $number }: the client says it is solved; the ticket is closed.
holder-withdrawn = { $number }: the client has withdrawn the ticket.
holder-reopened = { $number }: the client has reopened the ticket; please go on with it.
holder-reopened-reason = { $number }: the client has reopened the ticket, because: { $reason }
holder-rated = { $number }: the client’s rating is “{ $grade }”.
holder-assigned = { $number }: the office has assigned this ticket to you; please go on with it.
holder-taken = { $number }: the office has reassigned this ticket to { $by }.
note-news = { $number } Internal note ({ $author }):
answer-ask = Please write your answer to the client ({ $number }); you can attach photos or files. Text that begins with “//” is an internal note.
answer-sent = Your answer has gone to the client ({ $number }).
ask-back-ask = Please write what you want to ask the client ({ $number }):
ask-back-sent = Your question has gone to the client ({ $number }).
note-ask = Please write your internal note ({ $number }); the client cannot see it:
note-kept = Internal note saved ({ $number }); the client cannot see it.
note-where = A note belongs to a ticket: please reply to its card, or type “// ZL-2026-00042: your note”.
release-ask = Please say why you are handing back { $number } (the client cannot see this):
released = { $number } is waiting for an expert again; its due time stays the same.
put-down = What you were asked to write on { $number } is put down. To go on with it, press the button on its card, or write “answer { $number }: …”.
transfer-ask = Which department should { $number } be transferred to? (Press a button, or type its name or number.)
transfer-reason-ask = Transferring { $number } to “{ $department }”. Please give the reason in a sentence (for the expert who takes over):
transfer-done = { $number } has been transferred to “{ $department }”.
office-decides = { $number } has been transferred { $times } times; the next transfer is for the office to decide. Please choose the department where it belongs and say why, and I will put it before the office. Until then it stays here; please go on looking after it.
referral-reason-ask = You want { $number } to go to “{ $department }”. Please give the reason in a sentence (for the office; the client cannot see it):
referred = { $number } is before the office; you will be told what it decides.
referred-nobody = { $number } is marked for the office, but there is no member of the office to decide just now. Please contact the office directly; the ticket stays here, please go on looking after it.
kept = { $number }: the office ({ $by }) has decided that it stays in “{ $department }”. Please go on with it.
keep-done = { $number } stays in “{ $department }”; the expert has been told.
decision-head = { $number } Please decide: transferred { $times } times, { $by } wants it to go from “{ $department }” to “{ $to }”
decision-reason = Reason: { $reason }
undecided-head = Waiting for the office to decide
extension-ask = { $number } is to be settled { $promise }. How many more working days (1 to { $max })? This can be done once; the client is told the new date. You can also type it all at once, such as “3 days waiting for the test report”.
extension-reason-ask = { $number } is put off by { $days } working days, to be settled { $promise }. Please give the reason in a sentence (the client is told it word for word):
extension-reason-known = The reason is kept (the client is told it word for word): { $reason }
extension-done = { $number } is put off, to be settled { $promise }. The client has been told.
consult-whom = Who should look at { $number } with you? Press a department, or type names of experts or departments (several, separated by spaces; at most { $max } people). They see the inside of this ticket and can write internal notes; they cannot answer the client.
consult-whom-of = Which expert of “{ $department }” should look at { $number }?
consult-nobody = { $number }: “{ $department }” has no expert who could be asked just now.
consult-no-such-colleague = There is no expert or department called “{ $name }”; nobody was asked. Please check and type it again ({ $number }):
consult-invited = { $number }: { $names } asked to consult; they have yet to answer.
consult-invitation = { $number } { $by } ({ $department }) asks you to consult
consult-invitation-foot = If you join, you see the messages and internal notes of this ticket. Discuss in internal notes; the expert who has the ticket answers the client.
consult-joined = { $number }: { $name } joins the consultation.
consult-declined = { $number }: { $name } declines the consultation.
consult-left = { $number }: { $name } is no longer in the consultation.
consult-ended = { $number }: the consultation is over, thank you. What was discussed and who took part stay in the record.
consult-leave-done = { $number }: all right, you are not in this consultation.
consult-end-done = { $number }: the consultation is over; what was discussed stays in the internal notes.
consult-mine-head = Consultations
merge-with-which = Which ticket should { $number } be merged with? Listed are open ones of the same enterprise that you can work on; you can also type a number.
merge-with-none = There is no ticket that { $number } could be merged with (of the same enterprise, open, and yours or waiting in your department). You can type a number, or ask the office to merge.
merge-sure = Make { $part } part of { $whole }? The earlier one stays, with its number, times and promise; { $part } ends here, and what is added to it goes to { $whole }. The client is told once; it can be undone within 3 days.
merge-part = Becomes part: { $number } { $text }
merge-whole = Stays: { $number } { $text }
merge-done = { $part } is now part of { $whole }; the client has been told. It can be undone within 3 days.
merge-news = { $part } is now part of { $whole }; please answer both in { $whole }.
split-undone = The split is undone: { $part } is part of { $whole } again; the client has been told.
unmerge-done = { $part } stands as it did, no longer part of { $whole }; the client has been told.
split-what = Which part of { $number } is another matter? Press one of the client’s messages, or type a sentence (the client will see it):
split-where = A ticket of its own: “{ $text }”. Which department? (Press a button, or type its name or number; { $number } goes on as it is.)
split-done = { $part } has been split off { $whole } and waits in “{ $department }” with the same time and promise; the client has been told. Until somebody takes it, this can be undone within 3 days.
prescription-ask = ({ $step }/4) { $number } { $part }: please type it, or skip it.
prescription-empty = The prescription is empty and was not sent. Please fill in at least one part: press “Prescribe and close” to start again.
prescription-preview = Please check this and press “Send”; the client then receives it and the ticket is closed ({ $number }):
prescription-standards = Standards mentioned in it:
prescription-preview-foot = (To change one part only, press its button; if you do not want to send it, press “Rewrite” or “Cancel”.)
prescription-edit = { $number } Please write “{ $part }” anew; the other parts stay:
prescription-edit-now = It is now: { $text }
correction-preview = Please change what is wrong, then press “Send”: the client gets the corrected prescription and sees what it said before ({ $number }).
correction-sent = The corrected prescription has gone to the client ({ $number }); both stay in the record.
correction-nothing = No prescription was sent on { $number }, so there is nothing to correct. To close it, press “Prescribe and close”; to explain something, press “Answer”.
correction-unchanged = Nothing was changed in { $number }, so nothing was sent. Press the button of a part to change it, or “Cancel”.
correction-overtaken = There is a newer prescription on { $number }; your correction was not sent. Press “Correct” to start from the new one.
corrections-used-up = { $number } was corrected very often and cannot be corrected again. Please call the client, or ask them to reopen the ticket for a new prescription.
correction-which = Which prescription do you want to correct?
correction-none = You have written no prescription yet. To correct another’s, type “correct ZL-2026-00042”.
prescription-sent = The prescription has gone to the client; { $number } is closed.
claim-first = Nobody has taken { $number } yet. Please press “Take” before you answer; begin internal notes with “//”.
queue-head = Waiting for an expert
queue-none = No tickets are waiting for an expert.
mine-head = My cases
mine-none = You have no tickets in hand.

old-records = Which old prescription do you want to copy? (It fills the parts of { $number } that are still empty.)
old-records-none = Your department has no other closed prescription to copy. Please write { $number } yourself.
old-record-unknown = That ticket cannot be copied: only closed tickets of your department with a prescription and no trade secret can. Please go on writing { $number }.
old-record-copied = Copied from { $number }, with { $count } details of the other enterprise hidden; please adapt it to this ticket before you send it.
old-record-where = First press “Prescribe and close” on the ticket you write for, then type copy ZL-2026-00042.
phrase-departments = The phrases of which department?
phrase-department = { $department } ({ $count })
phrases-head = Phrases: { $department }
phrases-none = There are no phrases yet.
phrases-for = Choose a phrase ({ $number }):
phrase-line = #{ $number } { $name }: { $body }
phrase-usage =
    Add: /phrases add name: words (with several departments, put the department first: /phrases add metrology name: words)
    Delete: /phrases del 3. Look: /phrases metrology
    The words may hold { $known }, which are filled in when used; in an answer you can write these too, or the name or number of a phrase in braces.
phrase-text-head = Phrase “{ $name }”
phrase-text-foot = You can send it as it is; to change it, copy it, edit it and send it here.
phrase-length = The name must have 1 to { $name } characters, the words 1 to { $body }; the name must not be that of a placeholder. It was not kept.
phrase-name-taken = This department already has a phrase of that name, so it was not kept. Choose another name, or delete the old one first.
phrase-too-many = A department can have { $max } phrases at most, so it was not kept. Please delete one first.
phrase-names-a-firm = It holds the name of an enterprise and was not kept: another enterprise would read it. Please use the placeholder.
phrase-unknown = There is no such phrase. See /phrases.
gaps-unknown = Nothing was sent or kept: I do not know { $list }. You can use { $known }, and the names and numbers of your department’s phrases.
gap-no-firm = your enterprise
draft-head = Draft of an article from { $number } (not kept yet)
draft-short = In one sentence
draft-steps = What to do
draft-standards = Standards mentioned: { $list }
draft-unknown = Standards that are not in the register and must be checked first: { $list }
draft-sources = Sources found: { $list }
draft-needs-sources = There are no sources yet: after keeping the draft, please add them in the file as it says.
draft-hidden = Hidden:
draft-hidden-line = { $kind } “{ $original }” ({ $count } times)
draft-nothing-hidden = Nothing was found that had to be hidden; please read it once more.
draft-absent = Not in the text: { $list }
draft-foot = If anything still tells which enterprise or person it is, type those words (commas between them); when you have read it all, press “Keep the draft”.
draft-words-wrong = Please type the words to hide, each 2 to 100 characters, commas between them, no more than 50 in all.
draft-secret = { $number } is a trade secret and cannot become an article.
draft-nothing = { $number } has neither a prescription nor an answer, so there is nothing to make an article of.
draft-enough = Several drafts of { $number } were kept already. Please edit one of those files.
draft-kept =
    The draft from { $number } is kept: { $path } below the data folder (checked by { $by }).
    Please rewrite it, check it with quality-clinic knowledge check --drafts, and move it to the library when there are no errors.
mask-firm = enterprise
mask-person = person
mask-credit-code = credit code
mask-identity = identity number
mask-phone = phone or account
mask-email = e-mail
mask-address = address
mask-account = bank account
mask-plate = number plate
mask-link = web address
mask-reference = reference number
mask-ticket = ticket number
mask-word = word you named

## Office
invite-usage =
    How to use it:
    /invite expert certification  (invites an expert for testing and certification; for several departments, put spaces between them)
    /invite office  (invites a member of the office)
    Department codes: { $slugs }
invited =
    Invitation code (to be used only once, { $until }):
    { $code }
    Please send it to the person you invite and ask them to type in this chat: /start { $code }
    Roles: { $roles }
redeemed = Welcome to the Quality Clinic! Your roles: { $roles }. Type /help to see how it works.
role-office = office
role-expert = expert ({ $departments })
invitation-unknown = This invitation code is not right. Please check it and send it again, or ask the office for a new one.
invitation-used = This invitation code has already been used. Please ask the office for a new one.
invitation-expired = This invitation code has expired. Please ask the office for a new one.
people-head = People
people-none = There are no experts or members of the office yet. Invite them with /invite.
people-line = { $name } · { $roles } · { $count } in hand
people-suspended = {" "}(suspended)
suspended = { $name } is suspended: no more cards, and no work on tickets.
reinstated = { $name } is reinstated.
not-yourself = You cannot suspend yourself.
no-such-person = There is no such person.
assign-ask = Who should { $number } be assigned to?
assign-none = The department of { $number } has no expert on duty. Please invite one with /invite first, or transfer the ticket.
assigned = { $number } is assigned to { $to }.

## What is in the way
denied-no-such-ticket = I could not find that ticket.
denied-experts-only = This is for experts. You can simply ask your question, and I will look for guidance or bring in an expert.
denied-office-only = This is for the office. You can simply ask your question, and I will look for guidance or bring in an expert.
denied-holder-only = Only the expert who has taken the ticket can do this. You can write an internal note (begin with “//”).
denied-suspended = Your role as an expert or member of the office is suspended; please contact the office.
denied-own-ticket = This is your own ticket; another expert handles it. You can add to it, withdraw it or confirm that it is solved: see /my.
denied-office-decides = This ticket has been transferred so often that the office decides where it goes.
refused-already-claimed = { $number } has already been taken by { $by }.
refused-already-yours = You have already taken { $number }.
refused-wrong-stage = { $number } is now “{ $stage }”, so this cannot be done.
refused-same-department = { $number } is already in this department.
refused-already-rated = { $number } has already been rated: { $grade }.
refused-needs-reason = Please give a reason in a sentence (1 to { $max } characters).
refused-not-an-expert = This person is not an expert on duty in that department, so the ticket cannot be assigned to them.
refused-kept-before = Whether { $number } goes to that department was decided twice by the office: it stays. If something is new, write a note and speak with the office.
refused-already-referred = { $number } is before the office already; it has not decided yet.
refused-not-referred = There is nothing to decide about { $number } now; perhaps somebody has decided already.
refused-already-extended = { $number } has been put off once already, to be settled { $promise }; this cannot be done again. If you really cannot make it, write a note and contact the office.
refused-past-deadline = { $number } was to be settled by { $when }; that is over, so it cannot be put off. Please answer as soon as you can and contact the office.
refused-extension-days = Please give 1 to { $max } working days, for example “3 days waiting for the test report”.
refused-consult-full = At most { $max } people can be in the consultation on { $number }, counting those who have not answered. Let somebody leave first, or end it and ask anew.
refused-consult-already-in = { $number }: asked already, or in the consultation already.
refused-consult-not-them = Nobody can be asked: not the client, not the expert who has the ticket, and nobody who is suspended or in it already.
refused-consult-not-invited = { $number }: you are not asked to consult, or the consultation is over.
refused-consult-no-panel = There is no consultation on { $number }.
refused-consult-secret = { $number } is a trade secret, seen only by its expert and one member of the office, so there is no consultation. Lift the secrecy first.
refused-merge-itself = { $number } cannot be merged with itself. Please give the number of another ticket.
refused-merge-ended = Only two open tickets can be merged. Reopen the one that has ended first.
refused-merge-other-firm = These tickets are of different enterprises and cannot be merged: one would learn of the other’s matter.
refused-merge-urgent = { $number } is urgent and cannot become part of a normal ticket, where it would be held up. Please deal with the urgent one first.
refused-merge-secret = A trade secret is neither merged nor split, so that nobody else sees it. Lift the secrecy first.
refused-merge-part = { $number } is part of { $other } now; please see { $other }.
refused-merge-nothing-to-undo = There is no merge or split of { $number } to undo.
refused-merge-too-late = The merge or split of { $number } is more than 3 days old and cannot be undone. You can transfer or split, or the client can open a new ticket.
refused-merge-in-hand = Somebody has taken { $number }, so the split cannot be undone; use “Merge” to join them again.
find-what = Please give the ticket number, for example: /ticket ZL-2026-00042.
no-such-department = There is no such department. Please press a button, or type its name or number (1 to { $count }).
stale-button = This button is out of date. Please look at the newest message, or type /my to see your tickets.
unknown-command = There is no command /{ $name }. Type /help to see what you can do, or simply type your question.
text-wanted = Please answer this step in words. If you do not want to go on, type “cancel”.
empty = No text arrived. Please tell me your problem in a sentence or two.
nothing-said = I could not make that out. To press a button, use those of the newest message; to ask, write a sentence or two.
too-long = This text has { $chars } characters; I can take at most { $max } at a time, so it was not kept. Please send the most important sentence or two first; longer material can go to the expert as a file once you have a ticket.
unsupported-sticker = I cannot read stickers; please tell me your problem in words.
unsupported-voice = I cannot listen to voice messages yet. Please type, or use the dictation of your phone’s keyboard.
unsupported-video = I cannot take videos. Please send photos, or describe it in words.
unsupported-location = I cannot use locations. Please write the address or the problem in words.
unsupported-contact = I cannot take contact cards. Please write what you want to say in words.
unsupported-file-too-large = The file is larger than 20 MB and was not kept. Please compress it and send it again, or split it into several files.
unsupported-edited = That message is on no ticket, so changing it changes nothing that was received. Please send the correction as a new message.
unsupported-other = I cannot handle this kind of message. Please send text, photos or files.
state-lost = The system has just been upgraded and I lost track of the step you were in the middle of, sorry. Please send what you want to say again; your tickets are not affected.
our-fault = Sorry, your message arrived, but something went wrong while handling it. We have made a note and will look into it. Please send it again a little later, or type /my to see your tickets.

## Buttons
button-solved = Solved
button-ask-expert = Ask an expert
button-change-department = Change department
button-skip = Skip
button-skip-all = Submit now
button-cancel = Cancel
button-my-tickets = My tickets
button-add = Add more
button-withdraw = Withdraw
button-withdraw-sure = Yes, withdraw
button-confirm = It is solved
button-reopen = Reopen
button-new-question = New question
button-claim = Take
button-case = Details
button-answer = Answer
button-ask-back = Ask the client
button-note = Note
button-transfer = Transfer
button-release = Hand back
button-prescribe = Prescribe and close
button-send = Send
button-rewrite = Rewrite
button-edit-part = Edit: { $part }
button-keep = Keep it
button-clear = Leave empty
button-correct = Correct
button-paper = Word file
button-old-records = Copy an old one
button-phrases = Phrases
button-send-phrase = Send it as it is
button-drop-phrase = Delete #{ $number }
button-learn = Make a draft
button-approve-draft = Keep the draft
button-assign = Assign
button-decide-keep = Stays in { $department }
button-decide = To { $to }
button-extend = More time
button-extend-days = { $days } days
button-consult = Consult
button-consult-all = All of { $department }
button-consult-end = End consultation
button-merge = Merge
button-merge-sure = Yes, merge
button-merge-undo = Undo
button-split = Split
button-add-there = Add it there
button-open-anyway = Open anyway
button-join = Join
button-decline = Decline
button-leave = Leave consultation
button-suspend = Suspend { $name }
button-reinstate = Reinstate { $name }
button-today = Today
button-this-week = This week
button-this-month = This month
language-name-zh-CN = 中文
language-name-en = English

## Dates
day = { $day } { $month } { $year }
promise = by { $time } on { $weekday } ({ $day })
promise-month = by { $time } on { $weekday } { $day } { $month }
promise-year = by { $time } on { $weekday } { $day } { $month } { $year }
guessed-year = { " " }(the public holidays of { $year } are not announced yet; only weekends are taken into account)
moment = { $day } { $month } { $time }
weekday-1 = Mon
weekday-2 = Tue
weekday-3 = Wed
weekday-4 = Thu
weekday-5 = Fri
weekday-6 = Sat
weekday-7 = Sun
list-separator = {", "}
sentence-separator = {"; "}
