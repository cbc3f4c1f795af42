//! What the clinic says by itself: reminders.

use crate::conversation::button::Button;
use crate::domain::ticket::{Reminder, Ticket};

use super::dates;
use super::message::Message;
use super::reply_house::RoundsReader;
use super::tickets;
use super::words::Voice;

/// A reminder as a step of the history.
pub fn reminded(voice: Voice<'_>, of: Reminder) -> String {
    voice.say(match of {
        Reminder::FirstDue => "step-reminded-first-due",
    })
}

/// A reminder to who answers for a ticket.
pub fn reminder(voice: Voice<'_>, ticket: &Ticket, of: Reminder, reader: &RoundsReader) -> Message {
    let head = tickets::head(voice, "card-head", ticket);
    let until = match of {
        Reminder::FirstDue => dates::promise(voice, ticket.due_first),
    };
    let words = match of {
        Reminder::FirstDue => "reminder-first-due",
    };
    let mut message = Message::new().bold_line(&head).line(&voice.fill(words, &[("until", &until)]));
    let case = voice.button("button-case", &Button::Case(ticket.id));
    match reader {
        RoundsReader::Holder => message.row(vec![
            voice.button("button-answer", &Button::Answer(ticket.id)),
            voice.button("button-ask-back", &Button::AskBack(ticket.id)),
            case,
        ]),
        RoundsReader::Office { holder } => {
            message = message.line(&match holder {
                Some(name) => voice.fill("card-holder", &[("name", name)]),
                None => voice.say("reminder-nobody"),
            });
            message.row(vec![voice.button("button-assign", &Button::Assign(ticket.id)), case])
        }
    }
}
