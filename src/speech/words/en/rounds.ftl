# What the clinic says by itself: reminders. Written like main.ftl.

card-solve = To be solved { $until }
card-solve-stopped = To be solved { $until } (waiting for the firm, the clock stands still)
clinic-author = Clinic
reminder-first-due = The promised first answer ({ $until }) is overdue: the firm has not heard from us.
reminder-nobody = Nobody has taken it yet.
step-reminded-first-due = reminded (first answer overdue)
