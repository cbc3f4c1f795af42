//! What became of messages to clients, and what clients changed in theirs.

use crate::conversation::button::Button;
use crate::domain::delivery::Delivery;
use crate::domain::ids::MessageId;
use crate::domain::ticket::Ticket;

use super::dates;
use super::message::{ButtonFace, Message};
use super::views::Version;
use super::words::Voice;

/// A delivery in words.
pub fn delivery(voice: Voice<'_>, delivery: Delivery) -> String {
    voice.say(match delivery {
        Delivery::Waiting => "delivery-waiting",
        Delivery::Delivered => "delivery-delivered",
        Delivery::Possibly => "delivery-possibly",
        Delivery::Unreachable => "delivery-unreachable",
        Delivery::Refused => "delivery-refused",
        Delivery::GivenUp => "delivery-given-up",
    })
}

/// 再发一次.
pub fn resend_button(voice: Voice<'_>, ticket: &Ticket, message: MessageId) -> ButtonFace {
    voice.button("button-resend", &Button::Resend(ticket.id, message))
}

/// The line of a card, if the newest message to the client is in doubt.
pub fn card_line(voice: Voice<'_>, newest: Option<(MessageId, Delivery)>) -> Option<String> {
    let (_, state) = newest.filter(|(_, state)| state.is_in_doubt())?;
    Some(voice.fill("card-undelivered", &[("state", &delivery(voice, state))]))
}

/// To who wrote it, and to who may call the client.
pub fn undelivered(
    voice: Voice<'_>,
    ticket: &Ticket,
    state: Delivery,
    firm: Option<&str>,
    phone: Option<&str>,
    resend: Option<ButtonFace>,
) -> Message {
    let number = ticket.number.to_string();
    let head = voice.fill("undelivered", &[("number", &number), ("state", &delivery(voice, state))]);
    let mut message = Message::new().line(&head);
    if let Some(firm) = firm {
        message = message.line(&voice.fill("undelivered-firm", &[("firm", firm)]));
    }
    message = match (state, phone) {
        (_, Some(phone)) => message.line(&voice.fill("undelivered-phone", &[("phone", phone)])),
        (Delivery::Unreachable, None) => message.line(&voice.say("undelivered-no-phone")),
        (
            Delivery::Waiting | Delivery::Delivered | Delivery::Possibly | Delivery::Refused | Delivery::GivenUp,
            None,
        ) => message,
    };
    message.row(resend.into_iter().collect())
}

/// To who has the ticket: the old words and the new.
pub fn edited(voice: Voice<'_>, ticket: &Ticket, before: &str, after: &str) -> Message {
    Message::new()
        .bold_line(&voice.fill("client-edited", &[("number", &ticket.number.to_string())]))
        .line(&voice.fill("edited-before", &[("text", before)]))
        .line(&voice.fill("edited-after", &[("text", after)]))
}

/// What a text said later, behind the text.
pub fn versions(voice: Voice<'_>, edits: &[Version]) -> String {
    edits
        .iter()
        .map(|edit| {
            let when = dates::moment(voice.language, edit.at);
            voice.fill("changed-to", &[("when", &when), ("body", &edit.body)])
        })
        .collect()
}
