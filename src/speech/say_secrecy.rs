//! Trade secrets (商业秘密) in words.

use crate::conversation::button::Button;
use crate::domain::ticket::Ticket;

use super::dates;
use super::message::{ButtonFace, Message};
use super::tickets;
use super::views::{CaseView, HouseMay};
use super::words::Voice;

/// A trade secret before it is claimed or looked after: nothing that the client wrote, no firm.
pub fn card(voice: Voice<'_>, ticket: &Ticket, may: HouseMay) -> Message {
    let mut message =
        Message::new().bold_line(&tickets::head(voice, "card-head", ticket)).line(&voice.say("card-confidential"));
    if ticket.stage.is_open() && ticket.first_answer_at.is_none() {
        let promise = dates::promise(voice, ticket.due_first);
        message = message.line(&voice.fill("card-promise", &[("promise", &promise)]));
    }
    let claim = may.claim.then(|| voice.button("button-claim", &Button::Claim(ticket.id)));
    let confide = may.confide.then(|| voice.button("button-confide", &Button::TakeConfidence(ticket.id)));
    message.row(claim.into_iter().chain(confide).collect())
}

/// What may be said about a trade secret by who sees the whole record.
pub fn buttons(voice: Voice<'_>, view: &CaseView) -> Vec<ButtonFace> {
    let id = view.ticket.id;
    let mark = view.may.mark.then(|| voice.button("button-secret", &Button::MarkConfidential(id)));
    let lift = view.may.lift.then(|| voice.button("button-unsecret", &Button::LiftConfidence(id)));
    let confide = view.may.confide.then(|| voice.button("button-confide", &Button::TakeConfidence(id)));
    mark.into_iter().chain(lift).chain(confide).collect()
}
