//! Limits on handing over and on time: the office decides the third hand-over, and a solution is put
//! off once.

use super::solving::SolveClock;
use super::steps::reason_of;
use super::{Happening, Refusal, Stage, Step, Ticket, TicketEvent};
use crate::domain::department::Slug;
use crate::domain::ids::PersonId;
use crate::domain::moment::Moment;
use crate::domain::working_time::Calendar;

/// Hand-overs between departments that experts settle among themselves. After these only the office
/// decides: a firm must not be sent round and round.
pub const TRANSFERS_FREE: u32 = 2;
/// How often the office decides that a ticket does not go to a department before this is settled: asked once more,
/// an expert may have something new to say; a third time is no question.
pub const KEPT_MAX: u32 = 2;
/// Most working days by which a solution is put off: two weeks. What needs longer is no delay but
/// another plan, which is for the office.
pub const EXTENSION_DAYS_MAX: u32 = 10;

impl Ticket {
    /// Were there so many hand-overs that only the office decides the next one?
    pub fn is_for_the_office(&self) -> bool {
        self.transfers >= TRANSFERS_FREE
    }

    /// An expert asks the office to decide where it goes. It stays where it is meanwhile.
    pub fn refer(self, actor: PersonId, to: &Slug, reason: &str, at: Moment) -> Step {
        let reason = reason_of(reason)?;
        if *to == self.department {
            return Err(Refusal::SameDepartment);
        }
        if self.referred.is_some() {
            return Err(Refusal::AlreadyReferred);
        }
        match self.stage {
            Stage::Queued | Stage::InHand | Stage::Asking | Stage::Answered => {
                self.step(actor, at, Happening::Referred { to: to.clone(), reason }, |t| {
                    t.referred = Some(to.clone());
                })
            }
            Stage::Closed | Stage::Withdrawn => Err(self.wrong_stage()),
        }
    }

    /// Has the office decided for good, since it came to this department, that it does not go there?
    pub fn was_kept_from(&self, to: &Slug, history: &[TicketEvent]) -> bool {
        let (mut asked, mut kept) = (None, 0);
        for event in history {
            match &event.what {
                Happening::Referred { to, .. } => asked = Some(to),
                Happening::Kept { .. } if asked.take() == Some(to) => kept += 1,
                Happening::Transferred { .. } => (asked, kept) = (None, 0),
                _ => {}
            }
        }
        kept >= KEPT_MAX
    }

    /// The office decides that it stays in its department.
    pub fn keep(self, actor: PersonId, at: Moment) -> Step {
        if self.referred.is_none() {
            return Err(Refusal::NotReferred);
        }
        let department = self.department.clone();
        self.step(actor, at, Happening::Kept { department }, |t| t.referred = None)
    }

    /// May the solution be put off now, as its clock stands?
    ///
    /// # Errors
    /// The stage, an earlier extension, or the deadline is in the way.
    pub fn extendable(&self, clock: SolveClock, now: Moment) -> Result<(), Refusal> {
        match self.stage {
            Stage::InHand | Stage::Asking | Stage::Answered => {}
            Stage::Queued | Stage::Closed | Stage::Withdrawn => return Err(self.wrong_stage()),
        }
        if self.extended {
            return Err(Refusal::AlreadyExtended);
        }
        if clock.is_missed(now) { Err(Refusal::PastDeadline { due: clock.due }) } else { Ok(()) }
    }

    /// The holder puts the solution off by some working days, which the calendar counts: before it is
    /// due, with a reason, once.
    pub fn extend(
        self,
        actor: PersonId,
        days: u32,
        reason: &str,
        clock: SolveClock,
        calendar: &Calendar,
        at: Moment,
    ) -> Step {
        self.extendable(clock, at)?;
        if days == 0 || days > EXTENSION_DAYS_MAX {
            return Err(Refusal::ExtensionDays);
        }
        let to = calendar.workdays_after(self.due_solve, days);
        let what = Happening::Extended { from: self.due_solve, to, days, reason: reason_of(reason)? };
        self.step(actor, at, what, |t| {
            t.due_solve = to;
            t.extended = true;
        })
    }
}
