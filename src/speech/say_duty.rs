//! To the house: who works when, on how much.

use crate::conversation::button::Button;

use super::message::Message;
use super::reply_duty::DutyReply;
use super::words::Voice;

/// To the house: who works when, on how much.
pub fn duty(voice: Voice<'_>, reply: &DutyReply) -> Message {
    match reply {
        DutyReply::HandsFull { open, limit } => Message::new()
            .line(&voice.fill("hands-full", &[("open", &open.to_string()), ("limit", &limit.to_string())]))
            .row(vec![voice.button("button-mine", &Button::Mine)]),
        DutyReply::NothingWaits => Message::new().line(&voice.say("nothing-waits")),
        DutyReply::Lapsed { ticket } => {
            Message::new().line(&voice.fill("lapsed", &[("number", &ticket.number.to_string())])).row(vec![
                voice.button("button-claim", &Button::Claim(ticket.id)),
                voice.button("button-case", &Button::Case(ticket.id)),
            ])
        }
    }
}
