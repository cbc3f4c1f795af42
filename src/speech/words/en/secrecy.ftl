# Trade secrets (English).

confidential-mark = [trade secret]{" "}
confidential-about = (trade secret, seen after claiming)
secrecy-noted = Noted: this ticket is kept as a trade secret. Only the expert who takes it and one person of the office see its content and your firm's name. Press "Trade secret" again to undo.
secrecy-taken-back = The mark is gone; this is an ordinary ticket.
ticket-confidential = Kept as a trade secret: only the expert who takes it and one person of the office see its content.
client-confidential = { $number } is a trade secret now: from here on only the expert who has it and one person of the office see it. Who has seen it before cannot unsee it.
news-confidential = { $number } is kept as a trade secret now: only the expert who has it and one person of the office see it.
news-confidence-lifted = { $number } is no trade secret any more: the department's experts and the office see it. If you have doubts, reply to this message.
card-confidential = Content and firm are shown after claiming.
card-kept = { $number } [trade secret] is looked after by { $by }.
made-confidential = { $number } is a trade secret now; the others do not see its content any more.
confidence-taken = { $number } is yours to look after: of the office, only you see its content.
confidence-lifted = { $number } is no trade secret any more; the client was told.
holder-confidential = { $number } is a trade secret now: only you and one person of the office see it. Please do not forward it.
step-marked-confidential = marked as a trade secret
step-confidence-taken = looks after the trade secret
step-confidence-given-up = looks after it no more
step-confidence-lifted = lifted the secrecy
refused-already-confidential = { $number } is a trade secret already.
refused-not-confidential = { $number } is no trade secret.
refused-in-confidence = { $number } is a trade secret; { $by } looks after it.
button-secret = Trade secret
button-unsecret = Lift secrecy
button-confide = I look after it
