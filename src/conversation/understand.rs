//! State and content to intent: pure and total.

use crate::domain::attachment::Attachment;
use crate::domain::ids::{TicketId, TicketNumber};
use crate::domain::question::{Question, QuestionProblem};

use super::alike::answered;
use super::button::Button;
use super::command::{Command, Typed, read_command};
use super::consultation::ConsultVerb;
use super::handover::extending;
use super::incoming::Content;
use super::intent::{Filled, FirmAnswer, Intent, Verb, Written};
use super::merging::{MergeVerb, merging};
use super::personal::{PersonalIntent, is_sure};
use super::pressed::pressed;
use super::replied::{on_card, replied};
use super::state::{Pending, Sequence, State};
use super::words::{
    added_words, after_slashes, by_number, commanded, complained, filled, first_number, hidden_or_kept, is_secrecy,
    note_of, note_or, part_to_edit, rating_of, says_something, verb_of, words,
};

/// What the desk knows about the moment, besides the state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Surroundings {
    /// The message replies to one of this ticket.
    pub reply_to: Option<ReplyTo>,
    /// Open tickets of which the person is the client.
    pub open_tickets: usize,
}

/// The ticket of the message that was replied to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReplyTo {
    /// One's own ticket.
    Own(TicketId),
    /// Somebody else's: a card.
    Card(TicketId),
    /// A note on somebody else's.
    Inside(TicketId),
}

impl ReplyTo {
    pub(super) fn ticket(self) -> TicketId {
        match self {
            Self::Own(ticket) | Self::Card(ticket) | Self::Inside(ticket) => ticket,
        }
    }
}

/// What did this person mean, here and now?
pub fn understand(state: &State, around: Surroundings, content: &Content) -> Intent {
    match content {
        Content::Blocked => Intent::Reachable(false),
        Content::Unblocked => Intent::Reachable(true),
        Content::Unsupported { what } => Intent::Unsupported(*what),
        Content::Edited { text } => match Question::parse(text.as_deref().unwrap_or_default()) {
            Err(QuestionProblem::Empty) => Intent::Edited(String::new()),
            Err(QuestionProblem::TooLong { chars }) => Intent::TooLong { chars },
            Ok(question) => Intent::Edited(added_words(question.as_str()).to_owned()),
        },
        Content::Form { form } => Intent::Form(form.clone()),
        Content::Press { data } => match Button::parse(data) {
            Some(button) => pressed(state, button),
            None => Intent::StaleButton,
        },
        Content::Text { text } => match Question::parse(text) {
            Err(QuestionProblem::Empty) => Intent::Empty,
            Err(QuestionProblem::TooLong { chars }) => Intent::TooLong { chars },
            Ok(question) => typed(state, around, question.as_str()),
        },
        Content::File { attachment, caption } => {
            let caption = match Question::parse(caption.as_deref().unwrap_or_default()) {
                Ok(question) => question.as_str().to_owned(),
                Err(QuestionProblem::Empty) => String::new(),
                Err(QuestionProblem::TooLong { chars }) => return Intent::TooLong { chars },
            };
            sent(state, around, attachment, caption)
        }
    }
}

/// Does the state wait for free words, so that a word such as 数据 is an answer, not a command?
fn waits_for_words(state: &State) -> bool {
    match state {
        State::Idle
        | State::Guided { .. }
        | State::Picking { .. }
        | State::Forgetting
        | State::Sorting { .. }
        | State::Alike { .. }
        | State::Previewing { .. } => false,
        State::Intake { .. }
        | State::Firm { .. }
        | State::Phoning
        | State::Adding { .. }
        | State::Reopening { .. }
        | State::Answering { .. }
        | State::AskingBack { .. }
        | State::Noting { .. }
        | State::Releasing { .. }
        | State::Transferring { .. }
        | State::Extending { .. }
        | State::Complaint { .. }
        | State::Consulting { .. }
        | State::Learning { .. }
        | State::Merging { .. }
        | State::Splitting { .. }
        | State::Prescribing { .. } => true,
    }
}

fn typed(state: &State, around: Surroundings, text: &str) -> Intent {
    let slashes = after_slashes(text).is_some();
    let slash = text.starts_with(['/', '／']) && !slashes;
    match read_command(if slashes { "" } else { text }) {
        Typed::Known(command, argument) if slash || command == Command::Cancel || !waits_for_words(state) => {
            return commanded(command, argument);
        }
        Typed::Unknown(name) => return Intent::UnknownCommand(name),
        Typed::Known(..) | Typed::Text => {}
    }
    if let Some(intent) = super::writing::typed(state, text) {
        return intent;
    }
    // A verb with a number says which ticket is meant, whatever else is being asked or written.
    if let Some(intent) = by_number(text) {
        return intent;
    }
    if let Some(reply) = around.reply_to
        && state.ticket() != Some(reply.ticket())
    {
        return replied(state, reply, text);
    }
    match state {
        State::Forgetting if is_sure(text) => Intent::Personal(PersonalIntent::ForgetSure),
        State::Idle | State::Forgetting => open_words(None, around, text),
        State::Guided { question, .. } => match text.to_lowercase().as_str() {
            "解决了" | "已解决" | "solved" => Intent::Solved(*question),
            "找专家" | "转人工" | "人工" | "挂号" | "直接挂号" | "expert" => {
                Intent::WantExpert(*question)
            }
            "换科室" | "换个科室" | "department" => Intent::ChangeDepartment(*question),
            _ => open_words(None, around, text),
        },
        State::Picking { .. } if slashes => open_words(None, around, text),
        State::Picking { question, .. } => Intent::PickTyped(*question, text.to_owned()),
        State::Intake { .. } | State::Firm { .. } if is_secrecy(text) => Intent::Secrecy(state.clone()),
        State::Intake { draft } => Intent::Intake(draft.clone(), filled(text)),
        State::Firm { draft, firm, field } => {
            let answer = match filled(text) {
                Filled::Text(text) => FirmAnswer::Text(text),
                Filled::Skip => FirmAnswer::Skip,
                Filled::SkipAll => FirmAnswer::SkipAll,
            };
            Intent::Firm(draft.clone(), firm.clone(), *field, answer)
        }
        State::Phoning => Intent::Phone(text.to_owned()),
        State::Sorting { pending } => sorting(pending, around, text),
        State::Adding { ticket } => Intent::Add(*ticket, words(text)),
        State::Reopening { ticket } => Intent::Reopen(
            *ticket,
            match filled(text) {
                Filled::Text(text) => Some(text),
                Filled::Skip | Filled::SkipAll => None,
            },
        ),
        State::Answering { ticket } => note_or(*ticket, words(text), Intent::Answer),
        State::AskingBack { ticket } => note_or(*ticket, words(text), Intent::AskBack),
        State::Noting { ticket } => Intent::Note(*ticket, words(note_of(text).unwrap_or(text))),
        State::Releasing { ticket } => Intent::Release(*ticket, text.to_owned()),
        State::Transferring { ticket, to: None } => Intent::TransferTyped(*ticket, text.to_owned()),
        State::Transferring { ticket, to: Some(to) } => Intent::Transfer(*ticket, to.clone(), text.to_owned()),
        State::Prescribing { ticket, .. }
        | State::Previewing { ticket, .. }
        | State::Extending { ticket, .. }
        | State::Consulting { ticket }
        | State::Learning { ticket, .. }
        | State::Merging { ticket }
        | State::Splitting { ticket, .. }
            if note_of(text).is_some() =>
        {
            note_or(*ticket, words(text), Intent::Answer)
        }
        State::Prescribing { ticket, draft, part, sequence } => match (sequence, text.to_lowercase().as_str()) {
            (Sequence::Alone, "清空" | "clear") => Intent::ClearPart(*ticket, draft.clone(), *part),
            (Sequence::Alone | Sequence::InTurn, _) => {
                Intent::Prescription(*ticket, draft.clone(), *part, *sequence, filled(text))
            }
        },
        State::Complaint { ticket, step } => complained(*ticket, *step, text),
        State::Consulting { ticket } => ConsultVerb::Start.on(*ticket, text),
        State::Alike { draft, ticket } => answered(draft, *ticket, text),
        State::Merging { ticket } => merging(*ticket, text),
        State::Splitting { ticket, .. } => MergeVerb::Split.on(*ticket, text),
        State::Extending { ticket, days, reason } => extending(*ticket, *days, reason.as_deref(), text),
        State::Learning { ticket, words } => hidden_or_kept(*ticket, words, text),
        State::Previewing { ticket, draft } => match text.to_lowercase().as_str() {
            "发送" | "确认发送" | "send" => Intent::SendPrescription(*ticket, draft.clone()),
            "重写" | "rewrite" => Intent::RewritePrescription(*ticket, draft.clone()),
            other => match part_to_edit(other) {
                Some(part) => Intent::EditPart(*ticket, draft.clone(), part),
                None => Intent::PreviewWaits(*ticket, draft.clone()),
            },
        },
    }
}

/// Words that come out of nowhere: a ticket number, a grade, a verb with a number, or a question.
fn open_words(waiting: Option<&Pending>, around: Surroundings, text: &str) -> Intent {
    // Without the letters it may be the number of a standard.
    let lettered = text.trim_start_matches('#').starts_with(['Z', 'z', 'Ｚ', 'ｚ']);
    if let Some(number) = TicketNumber::parse(text).filter(|_| lettered) {
        return Intent::FindTicket(number);
    }
    if let Some(rating) = rating_of(text) {
        return Intent::RateInWords(rating);
    }
    if let Some((verb, rest)) = verb_of(text).filter(|(verb, rest)| !begins_a_question(*verb, rest)) {
        if let Some((number, more)) = first_number(rest) {
            return Intent::ByNumber(number, verb, more.to_owned());
        }
        return Intent::BareVerb(verb, rest.to_owned());
    }
    match text {
        "找专家" | "转人工" | "人工" | "挂号" | "直接挂号" | "expert" => {
            return Intent::ExpertWithoutQuestion;
        }
        _ => {}
    }
    if !says_something(text) {
        return Intent::NothingSaid;
    }
    let waiting = waiting.cloned().unwrap_or_default();
    if around.open_tickets > 0 {
        return Intent::Unsorted(waiting, words(text));
    }
    // What waited comes first: nothing that was written is lost.
    let text = if waiting.text.is_empty() { text.to_owned() } else { format!("{}\n{text}", waiting.text) };
    Intent::Ask(text, waiting.files)
}

/// 商业秘密：配方怎么送检 asks something; only alone or before a number it is an order.
fn begins_a_question(verb: Verb, rest: &str) -> bool {
    matches!(verb, Verb::Confidential) && !rest.is_empty() && first_number(rest).is_none()
}

/// Something waits to be put in its place.
fn sorting(pending: &Pending, around: Surroundings, text: &str) -> Intent {
    if around.open_tickets == 0 {
        return open_words(Some(pending), around, text);
    }
    match text {
        _ if after_slashes(text).is_some() => return open_words(Some(pending), around, text),
        "新问题" | "新的问题" | "new" => return Intent::SortNew(pending.clone()),
        _ => {}
    }
    match first_number(text) {
        Some((number, "")) => Intent::SortNumbered(pending.clone(), number),
        Some((number, more)) => Intent::ByNumber(number, Verb::Add, more.to_owned()),
        None if verb_of(text).is_some() => open_words(Some(pending), around, text),
        None => Intent::Unsorted(pending.clone(), words(text)),
    }
}

fn sent(state: &State, around: Surroundings, attachment: &Attachment, caption: String) -> Intent {
    let written = Written { text: caption, attachment: Some(attachment.clone()) };
    let replies_elsewhere = around.reply_to.filter(|reply| state.ticket() != Some(reply.ticket()));
    if let Some(reply) = replies_elsewhere {
        return match reply {
            ReplyTo::Own(ticket) => Intent::Add(ticket, written),
            ReplyTo::Inside(ticket) => note_or(ticket, written, Intent::Note),
            ReplyTo::Card(ticket) => note_or(ticket, written, on_card(state)),
        };
    }
    match state {
        State::Adding { ticket } => Intent::Add(*ticket, written),
        State::Answering { ticket } => note_or(*ticket, written, Intent::Answer),
        State::AskingBack { ticket } => note_or(*ticket, written, Intent::AskBack),
        State::Noting { ticket } => note_or(*ticket, written, Intent::Note),
        State::Intake { draft } => Intent::IntakeFile(draft.clone(), attachment.clone(), written.text),
        State::Sorting { .. } | State::Idle | State::Forgetting | State::Guided { .. } | State::Picking { .. }
            if after_slashes(&written.text).is_some() =>
        {
            Intent::NoteWhere
        }
        State::Sorting { pending } => unsorted_file(pending.clone(), around, written),
        State::Idle | State::Forgetting | State::Guided { .. } | State::Picking { .. } => {
            unsorted_file(Pending::default(), around, written)
        }
        State::Firm { .. }
        | State::Phoning
        | State::Reopening { .. }
        | State::Releasing { .. }
        | State::Transferring { .. }
        | State::Extending { .. }
        | State::Complaint { .. }
        | State::Consulting { .. }
        | State::Merging { .. }
        | State::Alike { .. }
        | State::Splitting { .. }
        | State::Prescribing { .. }
        | State::Learning { .. }
        | State::Previewing { .. } => Intent::TextWanted,
    }
}

fn unsorted_file(pending: Pending, around: Surroundings, written: Written) -> Intent {
    if around.open_tickets > 0 {
        Intent::Unsorted(pending, written)
    } else if written.text.is_empty() {
        Intent::FileFirst(pending, written)
    } else {
        let mut files = pending.files;
        files.extend(written.attachment);
        Intent::Ask(written.text, files)
    }
}
