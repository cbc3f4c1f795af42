# How long things are kept; what is older goes by itself.

retention-head = Privacy and retention
retention-hint = What is older goes each night after 2:00, some at a time; no figure and no row of the ledger changes. The days are settings ([retention]); off keeps for good.
retention-separator = ;{" "}
retention-rule-kept = { $rule } { $days }
retention-line = · { $rule }: { $days }; { $last }
retention-days = { $days } days
retention-for-good = for good
retention-received = messages as received
retention-talk = the talk (but for open tickets)
retention-questions = questions without a ticket
retention-files = photos and files on closed tickets
retention-made-files = reports, papers and copies that the program made
retention-sessions = sign-ins not used any more, and old links
retention-clients = who clients are and all they wrote, since they last came
retention-last = { $count } went on { $when }
retention-going-on = { $count } went since { $when }, not finished
retention-never = never ran yet
retention-erased = People erased: { $asked } on request, { $expired } because nothing was needed any more.
erased-expired = （已过保存期）
office-nav-privacy = Privacy
office-col-kept-what = What
office-col-kept-days = Kept
office-col-kept-run = Newest run
