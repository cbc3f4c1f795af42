# What the clinic says by itself: reminders. Written like main.ftl.

card-solve = To be solved { $until }
card-solve-stopped = To be solved { $until } (waiting for the firm, the clock stands still)
clinic-author = Clinic
reminder-first-due = The promised first answer ({ $until }) is overdue: the firm has not heard from us.
step-reminded-first-due = reminded (first answer overdue)
reminder-first-soon = The promised first answer is nearly due ({ $until }). If a full answer takes longer, a question or a word on how it stands counts.
reminder-solve-soon = It is to be solved soon ({ $until }).
reminder-solve-due = It was to be solved { $until } and is not.
reminder-unclaimed = Nobody has taken it yet; it is due { $until }.
step-reminded-first-soon = reminded (first answer nearly due)
step-reminded-solve-soon = reminded (solution nearly due)
step-reminded-solve-due = reminded (solution overdue)
step-reminded-unclaimed-department = told the whole department (nobody has taken it)
step-reminded-unclaimed-office = told the office (nobody has taken it)
step-lapsed = claim lapsed, back in the queue
lapsed = { $number } showed no sign of work after you took it and is back in the queue; its place and its deadlines are kept. To go on with it, press “Take” again. If you need time to look something up, an internal note counts as work.
hands-full = You have { $open } tickets that are not done, and one person may have { $limit } at a time: this one was not taken. Finish or release one first (/mine), or ask the office to assign it.
nothing-waits = No ticket waits in your departments.
command-next = Take the ticket that is due first
button-mine = My cases
