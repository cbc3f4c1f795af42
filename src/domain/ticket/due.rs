//! What falls due on a ticket: warnings, broken promises, and a ticket that nobody takes.

use super::solving::SolveClock;
use super::{Happening, Reminder, Stage, Ticket, TicketEvent};
use crate::domain::ids::PersonId;
use crate::domain::moment::Moment;
use crate::domain::rules::Rules;
use crate::domain::working_time::Calendar;

const MINUTE_MILLIS: i64 = 60 * 1000;
/// A warning never comes before this part of the target is used up: a target of one hour is not warned of
/// at its beginning.
const WARNED_AFTER: i64 = 2;
/// Parts of the target (in quarters) after which a ticket that nobody takes climbs.
const CLIMBS: [(i64, Reminder); 2] = [(2, Reminder::UnclaimedDepartment), (3, Reminder::UnclaimedOffice)];

/// What is due now on an open ticket, and which time it is (a ticket may wait more than once, and a target
/// may move); in the order in which it fell due.
pub fn reminders(
    ticket: &Ticket,
    events: &[TicketEvent],
    solving: SolveClock,
    calendar: &Calendar,
    rules: Rules,
    now: Moment,
) -> Vec<(Reminder, String)> {
    let mut due = vec![];
    if !ticket.stage.is_open() {
        return due;
    }
    let soon = |deadline: Moment| {
        let whole = calendar.working_millis_between(ticket.asked_at, deadline);
        let lead = (i64::from(rules.warn_minutes) * MINUTE_MILLIS).min(whole / WARNED_AFTER);
        now <= deadline && calendar.working_millis_between(now, deadline) <= lead
    };
    let held = ticket.holder.is_some();
    if ticket.first_answer_at.is_none() {
        if held && soon(ticket.due_first) {
            due.push((Reminder::FirstSoon, String::new()));
        }
        if now > ticket.due_first {
            due.push((Reminder::FirstDue, String::new()));
        }
    }
    if !solving.stopped {
        // A target that has moved is another one.
        let which = || solving.due.day().to_string();
        if held && soon(solving.due) {
            due.push((Reminder::SolveSoon, which()));
        }
        if solving.is_missed(now) {
            due.push((Reminder::SolveDue, which()));
        }
    }
    if ticket.stage == Stage::Queued {
        let deadline = if ticket.first_answer_at.is_none() { ticket.due_first } else { solving.due };
        let whole = calendar.working_millis_between(ticket.asked_at, deadline);
        let used = calendar.working_millis_between(ticket.asked_at, now);
        let step = CLIMBS.iter().rev().find(|(quarters, _)| used * 4 >= whole * quarters);
        due.extend(step.map(|(_, reminder)| (*reminder, queued_since(events).to_string())));
    }
    due
}

/// Number of the event that put the ticket into its queue last.
fn queued_since(events: &[TicketEvent]) -> u32 {
    let queued = |event: &&TicketEvent| match &event.what {
        Happening::Opened { .. }
        | Happening::Released { .. }
        | Happening::Lapsed { .. }
        | Happening::Transferred { .. }
        | Happening::Reopened { .. } => true,
        Happening::Claimed
        | Happening::AskedBack { .. }
        | Happening::ClientWrote { .. }
        | Happening::Answered { .. }
        | Happening::Noted { .. }
        | Happening::Assigned { .. }
        | Happening::TakenOver { .. }
        | Happening::Prescribed { .. }
        | Happening::Corrected { .. }
        | Happening::Learned { .. }
        | Happening::Confirmed
        | Happening::Withdrawn
        | Happening::Rated { .. }
        | Happening::MarkedConfidential { .. }
        | Happening::ConfidenceTaken
        | Happening::ConfidenceGivenUp
        | Happening::ConfidenceLifted
        | Happening::ClientEdited { .. }
        | Happening::Resent { .. }
        | Happening::FollowUpSet { .. }
        | Happening::RatingExplained
        | Happening::RatingContacted
        | Happening::PutRight { .. }
        | Happening::RatedAgain { .. }
        | Happening::RatingReminded
        | Happening::FollowUpAsked
        | Happening::FollowUpAnswered { .. }
        | Happening::FollowUpUnconfirmed
        | Happening::Referred { .. }
        | Happening::Kept { .. }
        | Happening::Extended { .. }
        | Happening::Merging(_)
        | Happening::Consultation(_)
        | Happening::Reminded { .. } => false,
    };
    events.iter().rev().find(queued).map_or(1, |event| event.rev)
}

/// The holder who took a ticket and has shown no sign of work for so long that it goes back: any act of
/// theirs on it counts, a note too. What the client writes meanwhile does not.
pub fn lapsed(
    ticket: &Ticket,
    events: &[TicketEvent],
    calendar: &Calendar,
    rules: Rules,
    now: Moment,
) -> Option<PersonId> {
    let holder = match ticket.stage {
        Stage::InHand => ticket.holder?,
        // What was asked or answered is a sign of work.
        Stage::Queued | Stage::Asking | Stage::Answered | Stage::Closed | Stage::Withdrawn => return None,
    };
    let taken = events.iter().rev().find(|event| match &event.what {
        Happening::Claimed | Happening::TakenOver { .. } => event.actor == holder,
        Happening::Assigned { to } => *to == holder,
        Happening::Reopened { .. } => true,
        _ => false,
    })?;
    let works = events.iter().any(|event| event.rev > taken.rev && event.actor == holder);
    // An urgent ticket cannot wait longer than its own target.
    let target = calendar.working_millis_between(ticket.asked_at, ticket.due_first);
    let patience = (i64::from(rules.claim_lapses_hours) * 60 * MINUTE_MILLIS).min(target);
    (!works && calendar.working_millis_between(taken.at, now) >= patience).then_some(holder)
}
