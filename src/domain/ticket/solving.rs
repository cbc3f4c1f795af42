//! The clock of the solution: it starts when the client asks and stands still only while the client is
//! asked something. It is computed from the history, so nothing can reset it.

use super::{Happening, Stage, Ticket, TicketEvent};
use crate::domain::moment::Moment;
use crate::domain::working_time::Calendar;

/// Where the clock of the solution stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SolveClock {
    /// The target, moved by the working time spent waiting for the client.
    pub due: Moment,
    /// Does it stand still, because the client is asked something? Then `due` moves on with time.
    pub stopped: bool,
}

impl SolveClock {
    /// Is the target missed? A clock that stands still misses nothing.
    pub fn is_missed(&self, now: Moment) -> bool {
        !self.stopped && now > self.due
    }
}

/// A stretch in which the client was asked something; without an end it still lasts.
type Pause = (Moment, Option<Moment>);

/// The clock of a ticket from its history, oldest event first.
pub fn solve_clock(ticket: &Ticket, events: &[TicketEvent], calendar: &Calendar, now: Moment) -> SolveClock {
    let mut due = ticket.due_solve;
    let mut stopped = false;
    for (start, end) in pauses(events) {
        // What was missed before stays missed.
        if start > due {
            break;
        }
        due = calendar.later(due, calendar.working_millis_between(start, end.unwrap_or(now)));
        stopped = end.is_none();
    }
    SolveClock { due, stopped: stopped && ticket.stage == Stage::Asking }
}

/// Working milliseconds from the question to a solution at `at`, without those in which the client was asked
/// something; `events` is the history up to it.
pub fn solving_millis(asked_at: Moment, at: Moment, events: &[TicketEvent], calendar: &Calendar) -> i64 {
    let waited = pauses(events)
        .into_iter()
        .map(|(start, end)| calendar.working_millis_between(start.max(asked_at), end.unwrap_or(at).min(at)));
    (calendar.working_millis_between(asked_at, at) - waited.sum::<i64>()).max(0)
}

fn pauses(events: &[TicketEvent]) -> Vec<Pause> {
    let mut pauses = vec![];
    let mut since = None;
    for event in events {
        match &event.what {
            Happening::AskedBack { .. } => {
                since.get_or_insert(event.at);
            }
            // The client has answered, or nobody waits for them any more.
            Happening::ClientWrote { .. }
            | Happening::Answered { .. }
            | Happening::Released { .. }
            | Happening::Lapsed { .. }
            | Happening::Transferred { .. }
            | Happening::Prescribed { .. }
            | Happening::Confirmed
            | Happening::Withdrawn => pauses.extend(since.take().map(|start| (start, Some(event.at)))),
            // A ticket that changes hands while the client is asked goes on waiting for the client.
            Happening::Opened { .. }
            | Happening::Claimed
            | Happening::Noted { .. }
            | Happening::Referred { .. }
            | Happening::Kept { .. }
            | Happening::Merging(_)
            | Happening::Consultation(_)
            | Happening::Extended { .. }
            | Happening::Assigned { .. }
            | Happening::TakenOver { .. }
            | Happening::Reopened { .. }
            | Happening::Rated { .. }
            | Happening::Corrected { .. }
            | Happening::Learned { .. }
            | Happening::MarkedConfidential { .. }
            | Happening::ConfidenceTaken
            | Happening::ConfidenceGivenUp
            | Happening::ConfidenceLifted
            | Happening::ClientEdited { .. }
            | Happening::FollowUpSet { .. }
            | Happening::RatingExplained
            | Happening::RatingContacted
            | Happening::PutRight { .. }
            | Happening::RatedAgain { .. }
            | Happening::RatingReminded
            | Happening::FollowUpAsked
            | Happening::FollowUpAnswered { .. }
            | Happening::FollowUpUnconfirmed
            | Happening::Resent { .. }
            | Happening::Reminded { .. } => {}
        }
    }
    pauses.extend(since.map(|start| (start, None)));
    pauses
}

#[cfg(test)]
mod tests;
