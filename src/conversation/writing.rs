//! Help while one writes to a client: an old record as a draft (套用), canned phrases (常用语). Buttons,
//! meanings, and how they are typed.

use std::fmt;

use crate::domain::department::Slug;
use crate::domain::ids::{PhraseId, TicketId, TicketNumber};

use super::intent::Intent;
use super::state::{PrescriptionDraft, State};
use super::words::first_number;

/// What can be pressed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WritingButton {
    /// 套用旧方: the last records of the department.
    OldRecords(TicketId),
    /// This one, as the draft for a ticket.
    Copy(TicketId, TicketId),
    /// 常用语 of the ticket's department.
    Phrases(TicketId),
    /// This one.
    UsePhrase(TicketId, PhraseId),
    /// 就这样发送.
    SendPhrase(TicketId, PhraseId),
    /// The phrases of a department, to be kept in order.
    List(Slug),
    /// 删除.
    Drop(PhraseId),
}

/// An old record that is named by button or number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OldRecord {
    /// By its row.
    Row(TicketId),
    /// By the number that people type.
    Number(TicketNumber),
}

/// What is to be done with a phrase while one writes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PhraseUse {
    /// Look at it filled in, or fill a part of the prescription with it.
    Take(State),
    /// Send it as it is.
    Send(State),
}

/// What is to be done with the phrases of a department.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeepPhrases {
    /// Show them; a department may be named.
    Show(String),
    /// `[department] name: words`.
    Add {
        /// What stands before the colon.
        head: String,
        /// What stands behind it.
        body: String,
    },
    /// Remove this number.
    Drop(Option<PhraseId>),
    /// Not to be read.
    Unclear,
}

/// What stands behind /phrases.
pub fn keep_phrases(text: &str) -> KeepPhrases {
    let after = |words: &[&str]| words.iter().find_map(|word| text.strip_prefix(word)).map(str::trim);
    if let Some(rest) = after(&["add ", "添加 ", "添加"]) {
        return match rest.split_once(['：', ':']) {
            Some((head, body)) => KeepPhrases::Add { head: head.trim().to_owned(), body: body.trim().to_owned() },
            None => KeepPhrases::Unclear,
        };
    }
    match after(&["delete ", "del ", "删除 ", "删除"]) {
        Some(rest) => KeepPhrases::Drop(super::button::id(rest.trim_start_matches(['#', ' '])).map(PhraseId)),
        None => KeepPhrases::Show(text.to_owned()),
    }
}

/// What can be meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WritingIntent {
    /// The last records of the department, for this draft.
    OldRecords(TicketId, PrescriptionDraft),
    /// A draft takes over what an old record says.
    Copy(TicketId, PrescriptionDraft, OldRecord),
    /// 套用 with a number, and no prescription is being written.
    CopyWhere,
    /// The phrases of a ticket's department.
    Phrases(TicketId),
    /// One of them, for what is being written on a ticket.
    Phrase(TicketId, PhraseId, PhraseUse),
    /// /phrases with what stands behind it.
    Keep(KeepPhrases),
    /// The phrases of a department.
    List(Slug),
    /// Remove one.
    Drop(PhraseId),
}

impl fmt::Display for WritingButton {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OldRecords(t) => write!(f, "rxold:{t}"),
            Self::Copy(t, old) => write!(f, "rxcopy:{t}:{old}"),
            Self::Phrases(t) => write!(f, "phrases:{t}"),
            Self::UsePhrase(t, phrase) => write!(f, "phrase:{t}:{phrase}"),
            Self::SendPhrase(t, phrase) => write!(f, "phrasesend:{t}:{phrase}"),
            Self::List(slug) => write!(f, "phraselist:{slug}"),
            Self::Drop(phrase) => write!(f, "phrasedrop:{phrase}"),
        }
    }
}

impl WritingButton {
    /// Reads the parts of what a channel brought back; `None` if they are none of these.
    pub fn read(name: &str, one: &str, second: Option<&str>) -> Option<Self> {
        if let ("phraselist", None) = (name, second) {
            return Some(Self::List(super::button::slug(one)?));
        }
        let first = super::button::id(one)?;
        Some(match (name, second) {
            ("rxold", None) => Self::OldRecords(TicketId(first)),
            ("rxcopy", Some(old)) => Self::Copy(TicketId(first), TicketId(super::button::id(old)?)),
            ("phrases", None) => Self::Phrases(TicketId(first)),
            ("phrase", Some(phrase)) => Self::UsePhrase(TicketId(first), PhraseId(super::button::id(phrase)?)),
            ("phrasesend", Some(phrase)) => Self::SendPhrase(TicketId(first), PhraseId(super::button::id(phrase)?)),
            ("phrasedrop", None) => Self::Drop(PhraseId(first)),
            _ => return None,
        })
    }

    /// What it means in a state; what belongs to something that is over is stale.
    pub fn pressed(self, state: &State) -> Intent {
        let intent = match self {
            Self::OldRecords(t) => drafted(state, t).map(|draft| WritingIntent::OldRecords(t, draft)),
            Self::Copy(t, old) => drafted(state, t).map(|draft| WritingIntent::Copy(t, draft, OldRecord::Row(old))),
            Self::Phrases(t) => writes_on(state, t).then_some(WritingIntent::Phrases(t)),
            Self::UsePhrase(t, phrase) => {
                writes_on(state, t).then(|| WritingIntent::Phrase(t, phrase, PhraseUse::Take(state.clone())))
            }
            Self::SendPhrase(t, phrase) => {
                writes_on(state, t).then(|| WritingIntent::Phrase(t, phrase, PhraseUse::Send(state.clone())))
            }
            Self::List(slug) => Some(WritingIntent::List(slug)),
            Self::Drop(phrase) => Some(WritingIntent::Drop(phrase)),
        };
        intent.map_or(Intent::StaleButton, Intent::Writing)
    }
}

/// The prescription that is being written on a ticket.
fn drafted(state: &State, wanted: TicketId) -> Option<PrescriptionDraft> {
    match state {
        State::Prescribing { ticket, draft, .. } | State::Previewing { ticket, draft } if *ticket == wanted => {
            Some(draft.clone())
        }
        _ => None,
    }
}

/// Is something being written on this ticket that its client will read?
fn writes_on(state: &State, wanted: TicketId) -> bool {
    match state {
        State::Answering { ticket } | State::AskingBack { ticket } | State::Prescribing { ticket, .. } => {
            *ticket == wanted
        }
        _ => false,
    }
}

/// Words for an old record.
const COPY_WORDS: [&str; 3] = ["套用旧方", "套用", "copy"];
/// Words for the phrases, while one writes.
const PHRASE_WORDS: [&str; 2] = ["常用语", "phrases"];

/// What is typed instead of pressing; `None` if it is nothing of this.
pub fn typed(state: &State, text: &str) -> Option<Intent> {
    let lower = text.to_lowercase();
    let ticket = state.ticket();
    if let Some(ticket) = ticket.filter(|ticket| writes_on(state, *ticket) && PHRASE_WORDS.contains(&lower.as_str())) {
        return Some(Intent::Writing(WritingIntent::Phrases(ticket)));
    }
    let rest = COPY_WORDS.iter().find_map(|word| lower.strip_prefix(word))?;
    let number = first_number(rest.trim_start_matches([' ', '：', ':'])).filter(|(_, more)| more.is_empty());
    let draft = ticket.and_then(|ticket| Some((ticket, drafted(state, ticket)?)));
    let intent = match (draft, number) {
        (Some((ticket, draft)), Some((number, _))) => WritingIntent::Copy(ticket, draft, OldRecord::Number(number)),
        (Some((ticket, draft)), None) if rest.is_empty() => WritingIntent::OldRecords(ticket, draft),
        // Elsewhere only what surely was meant so: other words are a question or an answer.
        (None, Some(_)) if matches!(state, State::Idle | State::Guided { .. }) => WritingIntent::CopyWhere,
        _ => return None,
    };
    Some(Intent::Writing(intent))
}
