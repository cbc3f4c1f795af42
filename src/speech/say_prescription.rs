//! The prescription in words: asked part by part, looked at, sent, corrected.

use crate::conversation::button::Button;
use crate::conversation::state::{PrescriptionDraft, PrescriptionPart};
use crate::domain::standard::StandardCard;
use crate::domain::ticket::{Stage, Ticket};

use super::dates;
use super::message::{ButtonFace, Message};
use super::say_guidance::standard_card;
use super::say_writing;
use super::tickets;
use super::views::EarlierPrescription;
use super::words::Voice;

/// Name of a part of the prescription.
pub fn part_name(voice: Voice<'_>, part: PrescriptionPart) -> String {
    voice.say(match part {
        PrescriptionPart::Findings => "prescription-findings",
        PrescriptionPart::Cause => "prescription-cause",
        PrescriptionPart::Measures => "prescription-measures",
        PrescriptionPart::Basis => "prescription-basis",
    })
}

/// The parts of a prescription that were filled in.
pub fn parts(voice: Voice<'_>, message: Message, draft: &PrescriptionDraft) -> Message {
    PrescriptionPart::ALL.into_iter().fold(message, |message, part| match draft.part(part) {
        Some(text) => message.bold_line(&part_name(voice, part)).line(text),
        None => message,
    })
}

/// Those that others took the place of, each with its time.
pub fn corrected(voice: Voice<'_>, message: Message, earlier: &[EarlierPrescription]) -> Message {
    earlier.iter().fold(message, |message, earlier| {
        let when = dates::moment(voice.language, earlier.at);
        let head = voice.fill("prescription-superseded", &[("when", &when), ("author", &earlier.author)]);
        parts(voice, message.gap().bold_line(&head), &earlier.parts)
    })
}

/// To the client: a first prescription, which closes the ticket.
pub fn sent(
    voice: Voice<'_>,
    ticket: &Ticket,
    expert: &str,
    draft: &PrescriptionDraft,
    doubtful: &[StandardCard],
) -> Message {
    let number = ticket.number.to_string();
    let head = voice.fill("prescription-head", &[("number", &number), ("expert", expert)]);
    let message = parts(voice, Message::new().bold_line(&head), draft);
    warnings(voice, message, doubtful)
        .gap()
        .line(&voice.say("prescription-foot"))
        .with_rows(tickets::grade_buttons(voice, ticket))
        .row(vec![voice.button("button-reopen", &Button::Reopen(ticket.id)), paper_button(voice, ticket)])
}

/// Word 版.
pub fn paper_button(voice: Voice<'_>, ticket: &Ticket) -> ButtonFace {
    voice.button("button-paper", &Button::Paper(ticket.id))
}

/// To the client: a corrected prescription with the words that it replaces.
pub fn correction(
    voice: Voice<'_>,
    ticket: &Ticket,
    expert: &str,
    (draft, before): (&PrescriptionDraft, &EarlierPrescription),
    doubtful: &[StandardCard],
) -> Message {
    let number = ticket.number.to_string();
    let when = dates::moment(voice.language, before.at);
    let mut message = Message::new()
        .bold_line(&voice.fill("correction-head", &[("number", &number), ("expert", expert)]))
        .line(&voice.fill("correction-replaces", &[("when", &when)]));
    message = warnings(voice, parts(voice, message, draft), doubtful).gap().bold_line(&voice.say("correction-before"));
    for part in draft.changed_from(&before.parts) {
        let name = part_name(voice, part);
        let nothing = voice.say("nothing");
        let text = before.parts.part(part).unwrap_or(&nothing);
        message = message.line(&voice.fill("correction-was", &[("part", &name), ("text", text)]));
    }
    message = message.gap().line(&voice.say("correction-foot"));
    let paper = paper_button(voice, ticket);
    match ticket.stage {
        Stage::Closed => message.row(vec![voice.button("button-reopen", &Button::Reopen(ticket.id)), paper]),
        Stage::Queued | Stage::InHand | Stage::Asking | Stage::Answered | Stage::Withdrawn => message.row(vec![paper]),
    }
}

fn warnings(voice: Voice<'_>, message: Message, doubtful: &[StandardCard]) -> Message {
    doubtful.iter().fold(message, |message, card| {
        let standing = dates::standing(voice.language, &card.standing);
        message.line(&voice.fill("standard-doubtful", &[("number", &card.number), ("standing", &standing)]))
    })
}

/// A part is asked in its turn.
pub fn part_asked(voice: Voice<'_>, ticket: &Ticket, part: PrescriptionPart) -> Message {
    let step = PrescriptionPart::ALL.iter().position(|p| *p == part).map_or(1, |index| index + 1);
    Message::new()
        .line(&voice.fill(
            "prescription-ask",
            &[("step", &step.to_string()), ("number", &ticket.number.to_string()), ("part", &part_name(voice, part))],
        ))
        .row(vec![voice.button("button-skip", &Button::Skip), voice.button("button-cancel", &Button::Cancel)])
        .row(say_writing::part_buttons(voice, ticket))
}

/// One part is written anew: as it stands now, to be copied and changed.
pub fn part_edited(voice: Voice<'_>, ticket: &Ticket, part: PrescriptionPart, now: Option<&str>) -> Message {
    let name = part_name(voice, part);
    let number = ticket.number.to_string();
    let message = Message::new().line(&voice.fill("prescription-edit", &[("number", &number), ("part", &name)]));
    let message = match now {
        Some(text) => message.line(&voice.fill("prescription-edit-now", &[("text", text)])),
        None => message,
    };
    message.row(vec![
        voice.button("button-keep", &Button::Skip),
        voice.button("button-clear", &Button::ClearPart(ticket.id)),
        voice.button("button-cancel", &Button::Cancel),
    ])
}

/// The whole before it is sent.
pub fn look(voice: Voice<'_>, ticket: &Ticket, draft: &PrescriptionDraft, standards: &[StandardCard]) -> Message {
    let head = if draft.corrects.is_some() { "correction-preview" } else { "prescription-preview" };
    let mut message = Message::new().line(&voice.fill(head, &[("number", &ticket.number.to_string())]));
    message = parts(voice, message, draft);
    if !standards.is_empty() {
        message = message.gap().line(&voice.say("prescription-standards"));
        for card in standards {
            message = standard_card(voice, message, card);
        }
    }
    message
}

/// The whole, with buttons to send it or to write a part anew.
pub fn preview(voice: Voice<'_>, ticket: &Ticket, draft: &PrescriptionDraft, standards: &[StandardCard]) -> Message {
    let edit = |part| {
        let label = voice.fill("button-edit-part", &[("part", &part_name(voice, part))]);
        voice.labelled(label, &Button::EditPart(ticket.id, part))
    };
    let edits: Vec<ButtonFace> = PrescriptionPart::ALL.into_iter().map(edit).collect();
    look(voice, ticket, draft, standards).gap().line(&voice.say("prescription-preview-foot")).with_rows(vec![
        vec![
            voice.button("button-send", &Button::SendPrescription(ticket.id)),
            voice.button("button-rewrite", &Button::RewritePrescription(ticket.id)),
            voice.button("button-cancel", &Button::Cancel),
        ],
        edits,
    ])
}
