# Follow-up (English).

follow-up-plan = { $number }: on { $when } the client is asked whether it helped. For another day press a button, or type: follow up ZL-2026-00042 5 days.
follow-up-none = { $number }: no follow-up. For one press a button, or type: follow up ZL-2026-00042 5 days.
follow-up-usage = Please say in how many days, 1 to { $max }, for example: follow up ZL-2026-00042 5 days. For none: follow up ZL-2026-00042 none.
follow-up-over = { $number }: the client has said that it is solved; there is nothing to follow up.
button-days = { $days } days
button-no-follow-up = No follow-up
follow-up-ask = Did the prescription of { $number } solve the problem?
follow-up-ask-again = Once more: is { $number } solved? If you cannot answer, never mind; we will not ask again.
button-not-solved = Not solved
button-still-trying = Still trying
follow-up-why = Please say what is not solved about { $number }; photos are welcome, the expert sees them:
follow-up-thanks = Good: { $number } counts as solved. Come back any time.
follow-up-later = All right, we ask again on { $when }. If anything changes with { $number }, reply to this message.
follow-up-enough = All right, we will not ask again about { $number }. Reply to this message whenever it is solved or not.
nothing-asked = { $number }: nothing waits for your word. To add something, reply to this message.
answer-solved = solved
answer-not-solved = not solved
answer-still-trying = still trying
result-said = the client says: { $answer }
result-asked = asked, no answer yet
result-planned = will be asked on { $when }
result-unconfirmed = unconfirmed (asked, no answer)
case-follow-up = Follow-up: { $result }
holder-follow-up = { $number }, follow-up: the client says “{ $answer }”.
step-follow-up-answered = answered “{ $answer }” to the follow-up
step-follow-up-set = set the follow-up
step-follow-up-asked = asked whether it helped
step-follow-up-unconfirmed = left unconfirmed

statistic-follow-ups = What clients say of closed tickets
measure-solved-by-client = Solved, says the client
measure-not-solved = Not solved, says the client
measure-unconfirmed = Asked, no answer (unconfirmed)
