//! Words that are written in reply to a message of a ticket.

use crate::domain::ids::TicketId;

use super::intent::{Intent, Verb, Written};
use super::state::State;
use super::understand::ReplyTo;
use super::words::{on_ticket, verb_of, words};

/// Words written in reply to a message of a ticket.
pub fn replied(state: &State, reply: ReplyTo, text: &str) -> Intent {
    let ticket = reply.ticket();
    match (reply, verb_of(text)) {
        (
            ReplyTo::Own(_),
            Some((
                verb @ (Verb::Confirm | Verb::Withdraw | Verb::Reopen | Verb::Show | Verb::Paper | Verb::Confidential),
                "",
            )),
        ) => on_ticket(ticket, verb, ""),
        (ReplyTo::Own(_), Some((verb @ (Verb::NotSolved | Verb::StillTrying), rest))) => on_ticket(ticket, verb, rest),
        (ReplyTo::Own(_), _) => Intent::Add(ticket, words(text)),
        // The house talks among itself: what is said there stays there.
        (ReplyTo::Inside(_), Some((Verb::Note, rest))) => Intent::Note(ticket, words(rest)),
        (ReplyTo::Inside(_), _) => Intent::Note(ticket, words(text)),
        (
            ReplyTo::Card(_),
            Some((
                verb @ (Verb::Note
                | Verb::Answer
                | Verb::AskBack
                | Verb::Extend
                | Verb::FollowUp
                | Verb::Consult(_)
                | Verb::Merge(_)),
                rest,
            )),
        ) => on_ticket(ticket, verb, rest),
        (
            ReplyTo::Card(_),
            Some((
                verb @ (Verb::Claim
                | Verb::Transfer
                | Verb::Release
                | Verb::Prescribe
                | Verb::Assign
                | Verb::TakeOver
                | Verb::Correct
                | Verb::Show
                | Verb::Confidential
                | Verb::LiftConfidence
                | Verb::TakeConfidence
                | Verb::Paper
                | Verb::Resend
                | Verb::Keep
                | Verb::Learn),
                "",
            )),
        ) => on_ticket(ticket, verb, ""),
        (ReplyTo::Card(_), _) => on_card(state)(ticket, words(text)),
    }
}

/// What plain words on another ticket's card are. Whoever is writing something for the house alone
/// goes on doing so: taken for an answer, it would reach a client.
pub fn on_card(state: &State) -> fn(TicketId, Written) -> Intent {
    match state {
        State::Noting { .. }
        | State::Releasing { .. }
        | State::Transferring { .. }
        | State::Complaint { .. }
        | State::Consulting { .. }
        | State::Learning { .. }
        | State::Merging { .. } => Intent::Note,
        State::Idle
        | State::Forgetting
        | State::Guided { .. }
        | State::Picking { .. }
        | State::Intake { .. }
        | State::Firm { .. }
        | State::Phoning
        | State::Adding { .. }
        | State::Sorting { .. }
        | State::Alike { .. }
        | State::Reopening { .. }
        | State::Answering { .. }
        | State::AskingBack { .. }
        | State::Extending { .. }
        | State::Splitting { .. }
        | State::Prescribing { .. }
        | State::Previewing { .. } => Intent::ReplyToCard,
    }
}
