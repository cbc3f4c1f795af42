//! Two tickets become one, or one becomes two: to the house, and to clients.

use crate::conversation::button::Button;
use crate::conversation::merging::MergeButton;
use crate::domain::ids::TicketId;
use crate::domain::ticket::Ticket;
use crate::domain::ticket::merging::{MergeProblem, MergeStep};

use super::dates;
use super::message::{ButtonFace, Message};
use super::reply_client::ClientNews;
use super::reply_merging::MergeReply;
use super::say_guidance::department_rows;
use super::tickets;
use super::views::{CaseView, HouseMay};
use super::words::Voice;

/// Characters of a message on a button.
const FACE_CHARS: usize = 16;
/// Characters of a question where two are shown side by side.
const QUESTION_CHARS: usize = 120;

/// To experts and the office.
pub fn merging(voice: Voice<'_>, reply: &MergeReply) -> Message {
    match reply {
        MergeReply::WithWhich { ticket, others } => {
            let key = if others.is_empty() { "merge-with-none" } else { "merge-with-which" };
            let message = Message::new().line(&voice.fill(key, &[("number", &ticket.number.to_string())]));
            others
                .iter()
                .fold(message, |message, line| {
                    let label = line.ticket.number.to_string();
                    message.line(&tickets::list_line(voice, line)).row(vec![face(
                        voice,
                        label,
                        MergeButton::With(ticket.id, line.ticket.id),
                    )])
                })
                .row(vec![voice.button("button-cancel", &Button::Cancel)])
        }
        MergeReply::Sure { younger, older, questions: [part, whole] } => Message::new()
            .line(&both(voice, "merge-sure", younger, older))
            .line(&voice.fill("merge-part", &[("number", &younger.number.to_string()), ("text", &cut(part))]))
            .line(&voice.fill("merge-whole", &[("number", &older.number.to_string()), ("text", &cut(whole))]))
            .row(vec![
                face(voice, voice.say("button-merge-sure"), MergeButton::Sure(younger.id, older.id)),
                voice.button("button-cancel", &Button::Cancel),
            ]),
        MergeReply::Done { part, whole } => {
            Message::new().line(&both(voice, "merge-done", part, whole)).row(vec![undo_button(voice, part.id)])
        }
        MergeReply::News { part, whole, question } => Message::new()
            .line(&both(voice, "merge-news", part, whole))
            .line(&voice.fill("card-question", &[("text", question)])),
        MergeReply::SplitUndone { part, whole } => Message::new().line(&both(voice, "split-undone", part, whole)),
        MergeReply::UndoDone { ticket, whole } => Message::new().line(&both(voice, "unmerge-done", ticket, whole)),
        MergeReply::SplitWhat { ticket, messages } => messages
            .iter()
            .fold(
                Message::new().line(&voice.fill("split-what", &[("number", &ticket.number.to_string())])),
                |message, (id, body)| {
                    let mut label: String = body.chars().take(FACE_CHARS).collect();
                    if body.chars().count() > FACE_CHARS {
                        label.push('…');
                    }
                    message.row(vec![face(voice, label, MergeButton::Part(ticket.id, *id))])
                },
            )
            .row(vec![voice.button("button-cancel", &Button::Cancel)]),
        MergeReply::SplitWhere { ticket, text } => {
            let words = [("number", &*ticket.number.to_string()), ("text", &*cut(text))];
            let mut message = Message::new().line(&voice.fill("split-where", &words));
            for (number, department) in (1..).zip(&voice.departments.lines) {
                message = message.line(&format!("{number}. {}", voice.department(&department.slug)));
            }
            let to =
                |slug: &crate::domain::department::Slug| Button::Merge(MergeButton::SplitTo(ticket.id, slug.clone()));
            // The ticket's own department too: another matter may belong to the same.
            message
                .with_rows(department_rows(voice, to, &crate::domain::department::Slug::out_of_scope()))
                .row(vec![voice.button("button-cancel", &Button::Cancel)])
        }
        MergeReply::SplitDone { part, whole } => {
            let department = voice.department(&part.department);
            let (part_number, whole_number) = (part.number.to_string(), whole.number.to_string());
            let words = [("part", &*part_number), ("whole", &*whole_number), ("department", &*department)];
            Message::new().line(&voice.fill("split-done", &words)).row(vec![undo_button(voice, part.id)])
        }
    }
}

/// Words that name both.
fn both(voice: Voice<'_>, key: &str, part: &Ticket, whole: &Ticket) -> String {
    voice.fill(key, &[("part", &part.number.to_string()), ("whole", &whole.number.to_string())])
}

/// What the client of a part hears.
pub fn news(voice: Voice<'_>, ticket: &Ticket, news: &ClientNews) -> Option<String> {
    let number = ticket.number.to_string();
    let number = ("number", &*number);
    Some(match news {
        ClientNews::Merged { into } => voice.fill("news-merged", &[number, ("other", &into.to_string())]),
        ClientNews::Unmerged { from } => voice.fill("news-unmerged", &[number, ("other", &from.to_string())]),
        ClientNews::Unsplit { into } => voice.fill("news-unsplit", &[number, ("other", &into.to_string())]),
        ClientNews::Split { from, text } => {
            let department = voice.department(&ticket.department);
            let other = from.to_string();
            let words = [number, ("other", &*other), ("text", &**text), ("department", &*department)];
            let told = voice.fill("news-split", &words);
            // A promise that is over is not made again.
            if ticket.due_first > voice.now {
                let promise = dates::promise(voice, ticket.due_first);
                told + &voice.fill("news-split-promise", &[("promise", &promise)])
            } else {
                told + &voice.say("news-split-soon")
            }
        }
        _ => return None,
    })
}

fn face(voice: Voice<'_>, label: String, button: MergeButton) -> ButtonFace {
    voice.labelled(label, &Button::Merge(button))
}

fn undo_button(voice: Voice<'_>, ticket: TicketId) -> ButtonFace {
    face(voice, voice.say("button-merge-undo"), MergeButton::Undo(ticket))
}

fn cut(text: &str) -> String {
    let mut short: String = text.chars().take(QUESTION_CHARS).collect();
    if text.chars().count() > QUESTION_CHARS {
        short.push('…');
    }
    short
}

/// Where a ticket stands, in words: a part of another names it.
pub fn stage(voice: Voice<'_>, ticket: &Ticket) -> String {
    match &ticket.merged {
        Some(merged) => voice.fill("stage-merged", &[("other", &merged.number.to_string())]),
        None => tickets::stage(voice, ticket.stage),
    }
}

/// Lines of a card: what became part of it.
pub fn part_lines(voice: Voice<'_>, view: &CaseView) -> Vec<String> {
    view.parts
        .iter()
        .map(|(number, text)| voice.fill("card-part", &[("number", &number.to_string()), ("text", &cut(text))]))
        .collect()
}

/// Buttons of a record.
pub fn record_buttons(voice: Voice<'_>, ticket: TicketId, may: HouseMay) -> Vec<ButtonFace> {
    let button = |key, button| voice.button(key, &Button::Merge(button));
    let mut row = vec![];
    if may.merge {
        row.push(button("button-merge", MergeButton::Start(ticket)));
    }
    if may.split {
        row.push(button("button-split", MergeButton::Split(ticket)));
    }
    if may.undo {
        row.push(undo_button(voice, ticket));
    }
    row
}

/// A step of the history.
pub fn step(voice: Voice<'_>, step: &MergeStep) -> String {
    let (key, other) = match step {
        MergeStep::Into { other } => ("step-merged-into", other),
        MergeStep::Took { other } => ("step-merge-took", other),
        MergeStep::Undone { other } => ("step-merge-undone", other),
        MergeStep::GaveBack { other } => ("step-merge-gave-back", other),
        MergeStep::PartedFrom { other } => ("step-parted-from", other),
        MergeStep::SplitOff { other } => ("step-split-off", other),
    };
    voice.fill(key, &[("other", &other.to_string())])
}

/// Why two tickets cannot be merged, or that not be undone.
pub fn problem(voice: Voice<'_>, number: &str, problem: MergeProblem) -> String {
    let with = [("number", number)];
    match problem {
        MergeProblem::Itself => voice.fill("refused-merge-itself", &with),
        MergeProblem::Ended => voice.fill("refused-merge-ended", &with),
        MergeProblem::OtherFirm => voice.fill("refused-merge-other-firm", &with),
        MergeProblem::Urgent => voice.fill("refused-merge-urgent", &with),
        MergeProblem::Secret => voice.fill("refused-merge-secret", &with),
        MergeProblem::Part { of } => {
            voice.fill("refused-merge-part", &[("number", number), ("other", &of.to_string())])
        }
        MergeProblem::NothingToUndo => voice.fill("refused-merge-nothing-to-undo", &with),
        MergeProblem::TooLate => voice.fill("refused-merge-too-late", &with),
        MergeProblem::InHand => voice.fill("refused-merge-in-hand", &with),
    }
}
