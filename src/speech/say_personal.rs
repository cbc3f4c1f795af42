//! A person's own data, in words.

use crate::conversation::button::Button;
use crate::conversation::personal::PersonalButton;

use super::message::Message;
use super::reply_personal::PersonalReply;
use super::words::Voice;

/// To anybody, about themself.
pub fn personal(voice: Voice<'_>, reply: &PersonalReply) -> Message {
    let button = |key: &str, button| voice.button(key, &Button::Personal(button));
    match reply {
        PersonalReply::Copy { attachment, questions, tickets, cut } => {
            let counts = [("questions", questions.to_string()), ("tickets", tickets.to_string())];
            let counts = counts.each_ref().map(|(name, count)| (*name, count.as_str()));
            let mut message = Message::new().line(&voice.fill("personal-copy", &counts));
            if *cut {
                message = message.line(&voice.say("personal-copy-cut"));
            }
            message.attachment = Some(attachment.clone());
            message.row(vec![button("button-forget", PersonalButton::Forget)])
        }
        PersonalReply::ForgetSure => Message::new()
            .bold_line(&voice.say("forget-head"))
            .line(&voice.say("forget-sure"))
            .row(vec![button("button-forget-sure", PersonalButton::ForgetSure)])
            .row(vec![button("button-export", PersonalButton::Export), voice.button("button-cancel", &Button::Cancel)]),
        PersonalReply::ForgetOpen { tickets } => {
            let numbers = voice.list(tickets.iter().map(ToString::to_string));
            let first = tickets.first().map(ToString::to_string).unwrap_or_default();
            Message::new()
                .line(&voice.fill("forget-open", &[("numbers", &numbers), ("first", &first)]))
                .row(vec![voice.button("button-my-tickets", &Button::MyTickets)])
        }
        PersonalReply::ForgetHouse => Message::new().line(&voice.say("forget-house")),
        PersonalReply::Forgotten { pseudonym } => Message::new().line(&voice.fill("forgotten", &[("name", pseudonym)])),
    }
}
