//! State and content to intent: pure and total.

use crate::domain::attachment::Attachment;
use crate::domain::ids::{TicketId, TicketNumber};
use crate::domain::question::{Question, QuestionProblem};

use super::button::Button;
use super::command::{Command, Typed, read_command};
use super::incoming::Content;
use super::intent::{FiguresAsked, Filled, FirmAnswer, Intent, Verb, Written};
use super::state::FirmField;
use super::state::{Pending, State};
use super::words::{after_slashes, by_number, commanded, first_number, note_of, on_ticket, rating_of, verb_of, words};

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
}

impl ReplyTo {
    fn ticket(self) -> TicketId {
        match self {
            Self::Own(ticket) | Self::Card(ticket) => ticket,
        }
    }
}

/// What did this person mean, here and now?
pub fn understand(state: &State, around: Surroundings, content: &Content) -> Intent {
    match content {
        Content::Blocked => Intent::Reachable(false),
        Content::Unblocked => Intent::Reachable(true),
        Content::Unsupported { what } => Intent::Unsupported(*what),
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

fn pressed(state: &State, button: Button) -> Intent {
    match button {
        Button::Solved(q) => Intent::Solved(q),
        Button::AskExpert(q) => Intent::WantExpert(q),
        Button::ChangeDepartment(q) => Intent::ChangeDepartment(q),
        Button::PickDepartment(q, slug) => Intent::PickDepartment(q, slug),
        Button::Skip => fill(state, Filled::Skip),
        Button::SkipAll => fill(state, Filled::SkipAll),
        Button::Cancel => Intent::Cancel,
        Button::Industry(slug) => match state {
            State::Firm { draft, firm, field: FirmField::Industry } => {
                Intent::Firm(draft.clone(), firm.clone(), FirmField::Industry, FirmAnswer::Industry(slug))
            }
            _ => Intent::StaleButton,
        },
        Button::Town(index) => match state {
            State::Firm { draft, firm, field: FirmField::Town } => {
                Intent::Firm(draft.clone(), firm.clone(), FirmField::Town, FirmAnswer::Town(index))
            }
            _ => Intent::StaleButton,
        },
        Button::MyTickets => Intent::MyTickets,
        Button::Show(t) => Intent::ShowMine(t),
        Button::Add(t) => Intent::StartAdding(t),
        Button::Withdraw(t) => Intent::Withdraw(t),
        Button::WithdrawSure(t) => Intent::WithdrawSure(t),
        Button::Confirm(t) => Intent::Confirm(t),
        Button::Reopen(t) => Intent::StartReopening(t),
        Button::Rate(t, rating) => Intent::Rate(t, rating),
        Button::Belongs(t) => match state {
            State::Sorting { pending } => Intent::SortTo(pending.clone(), t),
            _ => Intent::StaleButton,
        },
        Button::NewQuestion => match state {
            State::Sorting { pending } => Intent::SortNew(pending.clone()),
            _ => Intent::StaleButton,
        },
        Button::Language(language) => Intent::SetLanguage(language),
        Button::Claim(t) => Intent::Claim(t),
        Button::Case(t) => Intent::Case(t),
        Button::Answer(t) => Intent::StartAnswer(t),
        Button::AskBack(t) => Intent::StartAskBack(t),
        Button::Note(t) => Intent::StartNote(t),
        Button::Transfer(t) => Intent::StartTransfer(t),
        Button::TransferTo(t, slug) => Intent::TransferTo(t, slug),
        Button::Release(t) => Intent::StartRelease(t),
        Button::Prescribe(t) => Intent::StartPrescription(t),
        Button::SendPrescription(t) => match state {
            State::Previewing { ticket, draft } if *ticket == t => Intent::SendPrescription(t, draft.clone()),
            _ => Intent::StaleButton,
        },
        Button::RewritePrescription(t) => match state {
            State::Previewing { ticket, .. } if *ticket == t => Intent::RewritePrescription(t),
            _ => Intent::StaleButton,
        },
        Button::Assign(t) => Intent::StartAssign(t),
        Button::AssignTo(t, person) => Intent::AssignTo(t, person),
        Button::Suspend(person) => Intent::Suspend(person),
        Button::Reinstate(person) => Intent::Reinstate(person),
        Button::Queue => Intent::Queue,
        Button::Mine => Intent::Mine,
        Button::Figures(of) => Intent::Figures(FiguresAsked::Of(of)),
    }
}

/// 跳过 and 直接挂号, wherever something is being asked that may be skipped.
fn fill(state: &State, filled: Filled) -> Intent {
    match state {
        State::Intake { draft } => Intent::Intake(draft.clone(), filled),
        State::Firm { draft, firm, field } => {
            let answer = match filled {
                Filled::SkipAll => FirmAnswer::SkipAll,
                Filled::Skip | Filled::Text(_) => FirmAnswer::Skip,
            };
            Intent::Firm(draft.clone(), firm.clone(), *field, answer)
        }
        State::Reopening { ticket } => Intent::Reopen(*ticket, None),
        State::Prescribing { ticket, draft, part } => Intent::Prescription(*ticket, draft.clone(), *part, Filled::Skip),
        State::Idle
        | State::Guided { .. }
        | State::Picking { .. }
        | State::Adding { .. }
        | State::Sorting { .. }
        | State::Answering { .. }
        | State::AskingBack { .. }
        | State::Noting { .. }
        | State::Releasing { .. }
        | State::Transferring { .. }
        | State::Previewing { .. } => Intent::StaleButton,
    }
}

/// Does the state wait for free words, so that a word such as 数据 is an answer, not a command?
fn waits_for_words(state: &State) -> bool {
    match state {
        State::Idle
        | State::Guided { .. }
        | State::Picking { .. }
        | State::Sorting { .. }
        | State::Previewing { .. } => false,
        State::Intake { .. }
        | State::Firm { .. }
        | State::Adding { .. }
        | State::Reopening { .. }
        | State::Answering { .. }
        | State::AskingBack { .. }
        | State::Noting { .. }
        | State::Releasing { .. }
        | State::Transferring { .. }
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
    let of_ticket = state.ticket().is_some() || around.reply_to.is_some();
    if of_ticket && let Some(intent) = by_number(text) {
        return intent;
    }
    if let Some(reply) = around.reply_to
        && state.ticket() != Some(reply.ticket())
    {
        return replied(reply, text);
    }
    match state {
        State::Idle => open_words(None, around, text),
        State::Guided { question, .. } => match text.to_lowercase().as_str() {
            "解决了" | "已解决" | "solved" => Intent::Solved(*question),
            "找专家" | "转人工" | "人工" | "expert" => Intent::WantExpert(*question),
            "换科室" | "换个科室" | "department" => Intent::ChangeDepartment(*question),
            _ => open_words(None, around, text),
        },
        State::Picking { .. } if slashes => open_words(None, around, text),
        State::Picking { question, .. } => Intent::PickTyped(*question, text.to_owned()),
        State::Intake { draft } => Intent::Intake(draft.clone(), filled(text)),
        State::Firm { draft, firm, field } => {
            let answer = match filled(text) {
                Filled::Text(text) => FirmAnswer::Text(text),
                Filled::Skip => FirmAnswer::Skip,
                Filled::SkipAll => FirmAnswer::SkipAll,
            };
            Intent::Firm(draft.clone(), firm.clone(), *field, answer)
        }
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
        State::Prescribing { ticket, .. } | State::Previewing { ticket, .. } if note_of(text).is_some() => {
            note_or(*ticket, words(text), Intent::Answer)
        }
        State::Prescribing { ticket, draft, part } => Intent::Prescription(*ticket, draft.clone(), *part, filled(text)),
        State::Previewing { ticket, draft } => match text.to_lowercase().as_str() {
            "发送" | "确认发送" | "send" => Intent::SendPrescription(*ticket, draft.clone()),
            "重写" | "修改" | "rewrite" => Intent::RewritePrescription(*ticket),
            _ => Intent::PreviewWaits(*ticket, draft.clone()),
        },
    }
}

/// What is marked as a note is one, whatever else was being written: it must never reach a client.
fn note_or(ticket: TicketId, written: Written, otherwise: fn(TicketId, Written) -> Intent) -> Intent {
    match note_of(&written.text) {
        Some(note) => Intent::Note(ticket, Written { text: note.to_owned(), attachment: written.attachment }),
        None => otherwise(ticket, written),
    }
}

fn filled(text: &str) -> Filled {
    match text.to_lowercase().as_str() {
        "跳过" | "没有" | "不知道" | "不清楚" | "无" | "skip" => Filled::Skip,
        "直接挂号" | "不填了" | "submit" | "submit now" => Filled::SkipAll,
        _ => Filled::Text(text.to_owned()),
    }
}

/// Words written in reply to a message of a ticket.
fn replied(reply: ReplyTo, text: &str) -> Intent {
    let ticket = reply.ticket();
    match (reply, verb_of(text)) {
        (ReplyTo::Own(_), Some((verb @ (Verb::Confirm | Verb::Withdraw | Verb::Reopen | Verb::Show), ""))) => {
            on_ticket(ticket, verb, "")
        }
        (ReplyTo::Own(_), _) => Intent::Add(ticket, words(text)),
        (ReplyTo::Card(_), Some((verb @ (Verb::Note | Verb::Answer | Verb::AskBack), rest))) => {
            on_ticket(ticket, verb, rest)
        }
        (
            ReplyTo::Card(_),
            Some((
                verb @ (Verb::Claim | Verb::Transfer | Verb::Release | Verb::Prescribe | Verb::Assign | Verb::Show),
                "",
            )),
        ) => on_ticket(ticket, verb, ""),
        (ReplyTo::Card(_), _) => Intent::ReplyToCard(ticket, words(text)),
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
    if let Some((verb, rest)) = verb_of(text) {
        if let Some((number, more)) = first_number(rest) {
            return Intent::ByNumber(number, verb, more.to_owned());
        }
        if rest.is_empty() {
            return Intent::BareVerb(verb);
        }
        if verb == Verb::Note && after_slashes(text).is_some() {
            return Intent::NoteWhere;
        }
    }
    match text {
        "找专家" | "转人工" | "人工" | "expert" => return Intent::ExpertWithoutQuestion,
        _ => {}
    }
    let waiting = waiting.cloned().unwrap_or_default();
    if around.open_tickets > 0 {
        return Intent::Unsorted(waiting, words(text));
    }
    // What waited comes first: nothing that was written is lost.
    let text = if waiting.text.is_empty() { text.to_owned() } else { format!("{}\n{text}", waiting.text) };
    Intent::Ask(text, waiting.files)
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
    match TicketNumber::parse(text) {
        Some(number) => Intent::SortNumbered(pending.clone(), number),
        None => Intent::Unsorted(pending.clone(), words(text)),
    }
}

fn sent(state: &State, around: Surroundings, attachment: &Attachment, caption: String) -> Intent {
    let written = Written { text: caption, attachment: Some(attachment.clone()) };
    let replies_elsewhere = around.reply_to.filter(|reply| state.ticket() != Some(reply.ticket()));
    if let Some(reply) = replies_elsewhere {
        return match reply {
            ReplyTo::Own(ticket) => Intent::Add(ticket, written),
            ReplyTo::Card(ticket) => note_or(ticket, written, Intent::ReplyToCard),
        };
    }
    match state {
        State::Adding { ticket } => Intent::Add(*ticket, written),
        State::Answering { ticket } => note_or(*ticket, written, Intent::Answer),
        State::AskingBack { ticket } => note_or(*ticket, written, Intent::AskBack),
        State::Noting { ticket } => note_or(*ticket, written, Intent::Note),
        State::Intake { draft } => Intent::IntakeFile(draft.clone(), attachment.clone(), written.text),
        State::Sorting { .. } | State::Idle | State::Guided { .. } | State::Picking { .. }
            if after_slashes(&written.text).is_some() =>
        {
            Intent::NoteWhere
        }
        State::Sorting { pending } => unsorted_file(pending.clone(), around, written),
        State::Idle | State::Guided { .. } | State::Picking { .. } => {
            unsorted_file(Pending::default(), around, written)
        }
        State::Firm { .. }
        | State::Reopening { .. }
        | State::Releasing { .. }
        | State::Transferring { .. }
        | State::Prescribing { .. }
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
