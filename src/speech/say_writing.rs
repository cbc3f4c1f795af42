//! Help while one writes, in words.

use crate::conversation::button::Button;
use crate::conversation::writing::WritingButton;
use crate::domain::ids::PhraseId;
use crate::domain::person::Language;
use crate::domain::phrase::{PHRASE_BODY_MAX, PHRASE_NAME_MAX, PHRASES_MAX, Placeholder, Values};
use crate::domain::ticket::Ticket;

use super::dates;
use super::message::{ButtonFace, Message};
use super::reply_writing::{PhraseProblem, WritingReply};
use super::tickets;
use super::words::Voice;

/// Characters of a phrase in a list.
const LISTED_CHARS: usize = 60;
/// Buttons in a row.
const ROW: usize = 3;

/// Help while one writes.
pub fn writing(voice: Voice<'_>, reply: &WritingReply) -> Message {
    let plain = |key: &str| Message::new().line(&voice.say(key));
    match reply {
        WritingReply::OldRecords { ticket, records } if records.is_empty() => told(voice, "old-records-none", ticket),
        WritingReply::OldRecords { ticket, records } => {
            let lines = records.iter().map(|line| tickets::list_line(voice, line));
            let face = |line: &super::views::TicketLine| {
                let button = Button::Writing(WritingButton::Copy(ticket.id, line.ticket.id));
                vec![voice.labelled(line.ticket.number.to_string(), &button)]
            };
            lines
                .fold(told(voice, "old-records", ticket), |message, line| message.line(&line))
                .with_rows(records.iter().map(face).collect())
        }
        WritingReply::NoSuchRecord { ticket } => told(voice, "old-record-unknown", ticket),
        WritingReply::Copied { from, hidden } => {
            let (number, count) = (from.to_string(), hidden.to_string());
            Message::new().line(&voice.fill("old-record-copied", &[("number", &number), ("count", &count)]))
        }
        WritingReply::CopyWhere => plain("old-record-where"),
        WritingReply::PhraseDepartments { counts } => {
            let faces: Vec<ButtonFace> = counts
                .iter()
                .map(|(slug, count)| {
                    let (name, count) = (voice.department(slug), count.to_string());
                    let label = voice.fill("phrase-department", &[("department", &name), ("count", &count)]);
                    voice.labelled(label, &Button::Writing(WritingButton::List(slug.clone())))
                })
                .collect();
            let rows = faces.chunks(ROW).map(<[ButtonFace]>::to_vec).collect();
            plain("phrase-departments").with_rows(rows).line(&usage(voice))
        }
        WritingReply::Phrases { department, phrases } => {
            let head = voice.fill("phrases-head", &[("department", &voice.department(department))]);
            let faces: Vec<ButtonFace> = phrases
                .iter()
                .map(|(id, ..)| {
                    let label = voice.fill("button-drop-phrase", &[("number", &id.to_string())]);
                    voice.labelled(label, &Button::Writing(WritingButton::Drop(*id)))
                })
                .collect();
            let rows = faces.chunks(ROW).map(<[ButtonFace]>::to_vec).collect();
            listed(voice, Message::new().bold_line(&head), phrases).gap().line(&usage(voice)).with_rows(rows)
        }
        WritingReply::PhrasesFor { ticket, phrases } => {
            let faces: Vec<ButtonFace> = phrases
                .iter()
                .map(|(id, name, _)| {
                    voice.labelled(name.clone(), &Button::Writing(WritingButton::UsePhrase(ticket.id, *id)))
                })
                .collect();
            let rows = faces.chunks(ROW).map(<[ButtonFace]>::to_vec).collect();
            listed(voice, told(voice, "phrases-for", ticket), phrases).with_rows(rows)
        }
        WritingReply::PhraseText { ticket, phrase, name, text } => Message::new()
            .bold_line(&voice.fill("phrase-text-head", &[("name", name)]))
            .line(text)
            .gap()
            .line(&voice.say("phrase-text-foot"))
            .row(vec![
                voice.button("button-send-phrase", &Button::Writing(WritingButton::SendPhrase(ticket.id, *phrase))),
                voice.button("button-cancel", &Button::Cancel),
            ]),
        WritingReply::PhraseUsage => Message::new().line(&usage(voice)),
        WritingReply::PhraseWrong { problem } => match problem {
            PhraseProblem::Length => Message::new().line(&voice.fill(
                "phrase-length",
                &[("name", &PHRASE_NAME_MAX.to_string()), ("body", &PHRASE_BODY_MAX.to_string())],
            )),
            PhraseProblem::NameTaken => plain("phrase-name-taken"),
            PhraseProblem::TooMany => {
                Message::new().line(&voice.fill("phrase-too-many", &[("max", &PHRASES_MAX.to_string())]))
            }
            PhraseProblem::NamesAFirm => plain("phrase-names-a-firm"),
            PhraseProblem::NoSuchPhrase => plain("phrase-unknown"),
        },
        WritingReply::UnknownGaps { unknown } => {
            let unknown = voice.list(unknown.iter().map(|name| format!("{{{name}}}")));
            Message::new().line(&voice.fill("gaps-unknown", &[("list", &unknown), ("known", &known(voice))]))
        }
    }
}

fn told(voice: Voice<'_>, key: &str, ticket: &Ticket) -> Message {
    Message::new().line(&voice.fill(key, &[("number", &ticket.number.to_string())]))
}

/// The names of gaps, in the reader's language.
fn known(voice: Voice<'_>) -> String {
    voice.list(Placeholder::NAMES.into_iter().map(|(_, english, chinese)| match voice.language {
        Language::Chinese => format!("{{{chinese}}}"),
        Language::English => format!("{{{english}}}"),
    }))
}

fn usage(voice: Voice<'_>) -> String {
    voice.fill("phrase-usage", &[("known", &known(voice))])
}

fn listed(voice: Voice<'_>, message: Message, phrases: &[(PhraseId, String, String)]) -> Message {
    if phrases.is_empty() {
        return message.line(&voice.say("phrases-none"));
    }
    phrases.iter().fold(message, |message, (id, name, body)| {
        let body: String = body.replace('\n', " ").chars().take(LISTED_CHARS).collect();
        let number = id.to_string();
        message.line(&voice.fill("phrase-line", &[("number", &number), ("name", name), ("body", &body)]))
    })
}

/// What fills the gaps on a ticket.
pub fn values(voice: Voice<'_>, ticket: &Ticket, firm: Option<String>, expert: &str) -> Values {
    Values {
        firm: firm.unwrap_or_else(|| voice.say("gap-no-firm")),
        number: ticket.number.to_string(),
        expert: expert.to_owned(),
        date: dates::day(voice.language, voice.now),
        department: voice.department(&ticket.department),
    }
}

/// 套用旧方 and 常用语, under what asks for a part of the prescription.
pub fn part_buttons(voice: Voice<'_>, ticket: &Ticket) -> Vec<ButtonFace> {
    vec![
        voice.button("button-old-records", &Button::Writing(WritingButton::OldRecords(ticket.id))),
        phrases_button(voice, ticket),
    ]
}

/// Words for the client are asked.
pub fn ask_to_write(voice: Voice<'_>, key: &str, ticket: &Ticket) -> Message {
    told(voice, key, ticket).row(vec![phrases_button(voice, ticket), voice.button("button-cancel", &Button::Cancel)])
}

/// 常用语, under what asks for words to the client.
fn phrases_button(voice: Voice<'_>, ticket: &Ticket) -> ButtonFace {
    voice.button("button-phrases", &Button::Writing(WritingButton::Phrases(ticket.id)))
}
