//! The group of the house in words.

use crate::conversation::button::Button;
use crate::domain::ticket::Stage;

use super::message::Message;
use super::reply_group::{GroupCard, GroupReply, GroupSays};
use super::words::Voice;
use super::{dates, tickets};

/// To the office, about the group.
pub fn group(voice: Voice<'_>, reply: &GroupReply) -> Message {
    let plain = |key| Message::new().line(&voice.say(key));
    match reply {
        GroupReply::None => plain("group-none").line(&voice.say("group-how")),
        GroupReply::Bound { halted: None } => plain("group-bound"),
        GroupReply::Bound { halted: Some(since) } => {
            let when = dates::moment(voice.language, *since);
            Message::new().line(&voice.fill("group-halted-since", &[("when", &when)])).line(&voice.say("group-mend"))
        }
        GroupReply::NowBound => plain("group-now-bound"),
        GroupReply::Another => plain("group-another"),
        GroupReply::NoThreads => plain("group-no-threads").line(&voice.say("group-how")),
        GroupReply::Resumed => plain("group-resumed"),
        GroupReply::GivenUp => plain("group-given-up"),
        GroupReply::NotKept { number } => {
            Message::new().line(&voice.fill("group-not-kept", &[("number", &number.to_string())]))
        }
        GroupReply::Halted => plain("group-halted").line(&voice.say("group-mend")),
    }
}

/// In the group.
pub fn in_group(voice: Voice<'_>, says: &GroupSays) -> Message {
    match says {
        GroupSays::Hello => Message::new().line(&voice.say("group-hello")),
        GroupSays::Title { ticket } => Message::new().line(&tickets::head(voice, "card-head", ticket)),
        GroupSays::Card(view) => card(voice, view),
        GroupSays::Secret { ticket } => {
            Message::new().line(&voice.fill("group-secret", &[("number", &ticket.number.to_string())]))
        }
    }
}

fn card(voice: Voice<'_>, view: &GroupCard) -> Message {
    let ticket = &view.ticket;
    let mut message = Message::new()
        .bold_line(&tickets::head(voice, "card-head", ticket))
        .line(&voice.fill("card-question", &[("text", &view.question)]));
    if let Some(holder) = &view.holder {
        message = message.line(&voice.fill("card-holder", &[("name", holder)]));
    }
    if ticket.stage.is_open() && ticket.first_answer_at.is_none() {
        let promise = dates::promise(voice, ticket.due_first);
        message = message.line(&voice.fill("card-promise", &[("promise", &promise)]));
    }
    if let Some(due) = view.solve_by {
        message = message.line(&voice.fill("card-solve", &[("until", &dates::promise(voice, due))]));
    }
    if view.notes > 0 {
        message = message.line(&voice.fill("group-notes", &[("count", &view.notes.to_string())]));
    }
    message = message.line(&voice.say("group-foot"));
    let mut row = vec![];
    match ticket.stage {
        Stage::Queued => row.push(voice.button("button-claim", &Button::Claim(ticket.id))),
        Stage::InHand | Stage::Asking | Stage::Answered | Stage::Closed | Stage::Withdrawn => {}
    }
    row.push(voice.button("button-case", &Button::Case(ticket.id)));
    message.row(row)
}
