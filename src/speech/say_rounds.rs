//! What the clinic says by itself: reminders.

use crate::conversation::button::Button;
use crate::domain::moment::Moment;
use crate::domain::ticket::{Reminder, Ticket};

use super::dates;
use super::message::Message;
use super::reply_house::RoundsReader;
use super::tickets;
use super::words::Voice;

/// A reminder as a step of the history.
pub fn reminded(voice: Voice<'_>, of: Reminder) -> String {
    voice.say(match of {
        Reminder::FirstSoon => "step-reminded-first-soon",
        Reminder::FirstDue => "step-reminded-first-due",
        Reminder::SolveSoon => "step-reminded-solve-soon",
        Reminder::SolveDue => "step-reminded-solve-due",
        Reminder::UnclaimedDepartment => "step-reminded-unclaimed-department",
        Reminder::UnclaimedOffice => "step-reminded-unclaimed-office",
    })
}

/// A reminder to who answers for a ticket.
pub fn reminder(voice: Voice<'_>, ticket: &Ticket, of: Reminder, until: Moment, reader: &RoundsReader) -> Message {
    let key = match of {
        Reminder::FirstSoon => "reminder-first-soon",
        Reminder::FirstDue => "reminder-first-due",
        Reminder::SolveSoon => "reminder-solve-soon",
        Reminder::SolveDue => "reminder-solve-due",
        Reminder::UnclaimedDepartment | Reminder::UnclaimedOffice => "reminder-unclaimed",
    };
    let words = voice.fill(key, &[("until", &dates::promise(voice, until))]);
    let message = Message::new().bold_line(&tickets::head(voice, "card-head", ticket)).line(&words);
    let case = voice.button("button-case", &Button::Case(ticket.id));
    match reader {
        RoundsReader::Holder => message.row(vec![
            voice.button("button-answer", &Button::Answer(ticket.id)),
            voice.button("button-ask-back", &Button::AskBack(ticket.id)),
            voice.button("button-prescribe", &Button::Prescribe(ticket.id)),
            case,
        ]),
        RoundsReader::Department => message.row(vec![voice.button("button-claim", &Button::Claim(ticket.id)), case]),
        RoundsReader::Office { holder } => {
            let message = match holder {
                Some(name) => message.line(&voice.fill("card-holder", &[("name", name)])),
                None => message,
            };
            message.row(vec![voice.button("button-assign", &Button::Assign(ticket.id)), case])
        }
    }
}
