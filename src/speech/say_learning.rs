//! Drafts of articles in words.

use crate::conversation::button::Button;
use crate::domain::mask::{MaskKind, Masked, Piece};
use crate::domain::ticket::Ticket;

use super::message::{Message, Span};
use super::reply_learning::LearningReply;
use super::views::DraftView;
use super::words::Voice;

/// About drafts.
pub fn learning(voice: Voice<'_>, reply: &LearningReply) -> Message {
    let told =
        |key: &str, ticket: &Ticket| Message::new().line(&voice.fill(key, &[("number", &ticket.number.to_string())]));
    match reply {
        LearningReply::Preview { ticket, draft } => preview(voice, ticket, draft),
        LearningReply::WordsWrong => Message::new().line(&voice.say("draft-words-wrong")),
        LearningReply::Secret { ticket } => told("draft-secret", ticket),
        LearningReply::Nothing { ticket } => told("draft-nothing", ticket),
        LearningReply::Enough { ticket } => told("draft-enough", ticket),
        LearningReply::Kept { ticket, path, by, sources } => {
            let number = ticket.number.to_string();
            let message =
                Message::new().line(&voice.fill("draft-kept", &[("number", &number), ("path", path), ("by", by)]));
            match sources {
                0 => message.line(&voice.say("draft-needs-sources")),
                _ => message,
            }
        }
    }
}

fn preview(voice: Voice<'_>, ticket: &Ticket, draft: &DraftView) -> Message {
    let number = ticket.number.to_string();
    let mut message = Message::new().bold_line(&voice.fill("draft-head", &[("number", &number)]));
    for (key, text) in [
        ("paper-question", &draft.question),
        ("draft-short", &draft.short),
        ("draft-steps", &draft.steps),
        ("prescription-basis", &draft.basis),
    ] {
        if !text.pieces.is_empty() {
            message = with_marks(message.gap().bold_line(&voice.say(key)), text);
        }
    }
    message = message.gap();
    for (key, items) in [
        ("draft-standards", &draft.standards),
        ("draft-unknown", &draft.unknown),
        ("draft-sources", &draft.sources),
        ("draft-absent", &draft.absent),
    ] {
        if !items.is_empty() {
            message = message.line(&voice.fill(key, &[("list", &voice.list(items.iter().cloned()))]));
        }
    }
    if draft.sources.is_empty() {
        message = message.line(&voice.say("draft-needs-sources"));
    }
    message = if draft.hidden.is_empty() {
        message.line(&voice.say("draft-nothing-hidden"))
    } else {
        draft.hidden.iter().fold(message.line(&voice.say("draft-hidden")), |message, line| {
            let kind = kind(voice, line.kind);
            let times = line.times.to_string();
            message.line(
                &voice.fill("draft-hidden-line", &[("kind", &kind), ("original", &line.original), ("count", &times)]),
            )
        })
    };
    message.gap().line(&voice.say("draft-foot")).row(vec![
        voice.button("button-approve-draft", &Button::ApproveDraft(ticket.id)),
        voice.button("button-cancel", &Button::Cancel),
    ])
}

/// A masked text with its marks in bold.
fn with_marks(mut message: Message, text: &Masked) -> Message {
    message.text.push('\n');
    let mut at = message.text.chars().count();
    for piece in &text.pieces {
        let shown = match piece {
            Piece::Plain(text) => text.as_str(),
            Piece::Hidden { kind, .. } => {
                message.bold.push(Span { start: at, len: kind.mark().chars().count() });
                kind.mark()
            }
        };
        message.text.push_str(shown);
        at += shown.chars().count();
    }
    message
}

fn kind(voice: Voice<'_>, kind: MaskKind) -> String {
    voice.say(match kind {
        MaskKind::Firm => "mask-firm",
        MaskKind::Person => "mask-person",
        MaskKind::CreditCode => "mask-credit-code",
        MaskKind::Identity => "mask-identity",
        MaskKind::Phone => "mask-phone",
        MaskKind::Email => "mask-email",
        MaskKind::Address => "mask-address",
        MaskKind::Account => "mask-account",
        MaskKind::Plate => "mask-plate",
        MaskKind::Link => "mask-link",
        MaskKind::Reference => "mask-reference",
        MaskKind::Ticket => "mask-ticket",
        MaskKind::Word => "mask-word",
    })
}
