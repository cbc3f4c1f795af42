//! From a question to a ticket: intake questions, the firm (once), the promise.

use crate::conversation::intent::{Filled, FirmAnswer};
use crate::conversation::state::{Draft, FirmDraft, FirmField, IntakeAnswer, PENDING_FILES_MAX, State, Wish};
use crate::domain::attachment::{self, Attachment};
use crate::domain::enterprise::{CreditCode, ENTERPRISE_NAME_MAX};
use crate::domain::guidance::Urgency;
use crate::domain::ids::QuestionId;
use crate::domain::ticket::Ticket;
use crate::speech::reply::Trouble;
use crate::speech::reply_guidance::{FirmProblem, GuidanceReply};
use crate::store::tickets::NewTicket;
use crate::store::{Result, StoreError};

use super::turn::Turn;
use super::{alike, ask, cards, secrecy};

/// Longest town that is kept.
const TOWN_MAX_CHARS: usize = 30;

/// 找专家 under guidance.
pub fn want_expert(turn: &mut Turn<'_>, state: &State, id: QuestionId) -> Result<()> {
    let Some(question) = ask::own_question(turn, id)? else { return Ok(()) };
    if let Some(ticket) = turn.tx.ticket_of_question(id)? {
        return turn.reply_on(ticket.id, GuidanceReply::TicketExists { ticket });
    }
    if turn.guide.departments().get(question.where_to()).is_none() {
        return ask::change_department(turn, state, id);
    }
    match question.urgency {
        Urgency::Urgent => turn.reply(GuidanceReply::UrgentFirst)?,
        Urgency::Normal => {}
    }
    let files = ask::files_of(state, id);
    alike::begin(
        turn,
        Draft { question: id, department: question.where_to().clone(), answers: vec![], files, secrecy: Wish::None },
    )
}

/// Asks the next intake question, or goes on to the firm.
pub fn go_on(turn: &mut Turn<'_>, draft: Draft) -> Result<()> {
    let urgency = urgency_of(turn, &draft)?;
    let index = draft.answers.len();
    if index >= turn.guide.departments().intake(&draft.department, urgency).len() {
        return ask_firm_or_open(turn, draft);
    }
    let ask = GuidanceReply::IntakeAsk { department: draft.department.clone(), urgency, index };
    turn.go(State::Intake { draft });
    turn.reply(ask)
}

fn urgency_of(turn: &Turn<'_>, draft: &Draft) -> Result<Urgency> {
    Ok(turn.tx.question(draft.question)?.map_or(Urgency::Normal, |question| question.urgency))
}

/// An intake question is answered or skipped.
pub fn intake(turn: &mut Turn<'_>, mut draft: Draft, filled: Filled) -> Result<()> {
    let urgency = urgency_of(turn, &draft)?;
    let questions = turn.guide.departments().intake(&draft.department, urgency);
    let label = questions.get(draft.answers.len()).map(|question| question.label.clone()).unwrap_or_default();
    match filled {
        Filled::Text(answer) => draft.answers.push(IntakeAnswer { label, answer }),
        // A skipped question keeps its place, so that the next one is asked.
        Filled::Skip => draft.answers.push(IntakeAnswer { label, answer: String::new() }),
        Filled::SkipAll => return ask_firm_or_open(turn, draft),
    }
    go_on(turn, draft)
}

/// A file came during intake: it is kept for the expert; its words answer the question.
pub fn intake_file(turn: &mut Turn<'_>, mut draft: Draft, file: Attachment, caption: String) -> Result<()> {
    if attachment::count(&draft.files) + file.items().len() > PENDING_FILES_MAX {
        return turn.reply(Trouble::PendingFull);
    }
    draft.files.push(file);
    turn.reply(GuidanceReply::IntakeFileKept)?;
    if caption.is_empty() {
        turn.go(State::Intake { draft });
        return Ok(());
    }
    intake(turn, draft, Filled::Text(caption))
}

fn ask_firm_or_open(turn: &mut Turn<'_>, draft: Draft) -> Result<()> {
    if turn.person.enterprise.is_some() {
        return open(turn, &draft);
    }
    ask_firm(turn, draft, FirmDraft::default(), FirmField::Name)
}

/// Asks about the firm.
pub fn ask_firm(turn: &mut Turn<'_>, draft: Draft, firm: FirmDraft, field: FirmField) -> Result<()> {
    turn.go(State::Firm { draft, firm, field });
    turn.reply(GuidanceReply::FirmAsk { field })
}

/// A question about the firm is answered or skipped.
pub fn firm(
    turn: &mut Turn<'_>,
    draft: Draft,
    mut firm: FirmDraft,
    field: FirmField,
    answer: FirmAnswer,
) -> Result<()> {
    let wrong = |turn: &mut Turn<'_>, problem| turn.reply(GuidanceReply::FirmWrong { problem });
    match (field, answer) {
        (FirmField::Name, FirmAnswer::Text(name)) => {
            if name.chars().count() > ENTERPRISE_NAME_MAX {
                return wrong(turn, FirmProblem::NameTooLong);
            }
            firm.name = name;
            ask_firm(turn, draft, firm, FirmField::CreditCode)
        }
        // Without a name there is nothing to register: the ticket opens all the same.
        (FirmField::Name, _) => open(turn, &draft),
        (FirmField::CreditCode, FirmAnswer::Text(text)) => match CreditCode::parse(&text) {
            None => wrong(turn, FirmProblem::CreditCodeWrong),
            Some(code) => {
                firm.credit_code = Some(code.as_str().to_owned());
                ask_firm(turn, draft, firm, FirmField::Industry)
            }
        },
        (FirmField::CreditCode, FirmAnswer::Skip) => ask_firm(turn, draft, firm, FirmField::Industry),
        (FirmField::Industry, FirmAnswer::Text(text) | FirmAnswer::Industry(text)) => {
            let found = turn
                .guide
                .departments()
                .industries
                .iter()
                .find(|i| i.slug == text || i.name == text || i.english.eq_ignore_ascii_case(&text))
                .map(|i| i.slug.clone());
            match found {
                None => wrong(turn, FirmProblem::IndustryUnknown),
                Some(slug) => {
                    firm.industry = Some(slug);
                    ask_firm(turn, draft, firm, FirmField::Town)
                }
            }
        }
        (FirmField::Industry, FirmAnswer::Skip) => ask_firm(turn, draft, firm, FirmField::Town),
        (FirmField::Town, FirmAnswer::Text(town)) => {
            let town: String = town.chars().take(TOWN_MAX_CHARS).collect();
            register_and_open(turn, &draft, &firm, Some(&town))
        }
        (FirmField::Town, FirmAnswer::Town(index)) => {
            let town = turn.guide.departments().towns.get(index).cloned();
            register_and_open(turn, &draft, &firm, town.as_deref())
        }
        (FirmField::CreditCode | FirmField::Industry, FirmAnswer::Town(_))
        | (FirmField::CreditCode | FirmField::Town, FirmAnswer::Industry(_)) => turn.reply(Trouble::StaleButton),
        (FirmField::Town, FirmAnswer::Skip)
        | (FirmField::CreditCode | FirmField::Industry | FirmField::Town, FirmAnswer::SkipAll) => {
            register_and_open(turn, &draft, &firm, None)
        }
    }
}

fn register_and_open(turn: &mut Turn<'_>, draft: &Draft, firm: &FirmDraft, town: Option<&str>) -> Result<()> {
    let id = turn.tx.register_firm(
        turn.person.id,
        &firm.name,
        firm.credit_code.as_deref(),
        firm.industry.as_deref(),
        town,
        turn.now,
    )?;
    turn.person.enterprise = Some(id);
    open(turn, draft)
}

/// Opens the ticket: number, promise, cards for the experts.
fn open(turn: &mut Turn<'_>, draft: &Draft) -> Result<()> {
    turn.go(State::Idle);
    let question = turn.tx.question(draft.question)?.ok_or(StoreError::Conflict("question"))?;
    let Some(department) = turn.guide.departments().get(&draft.department) else {
        return turn.reply(Trouble::NoSuchDepartment);
    };
    let targets = department.targets;
    let (first, solve) = match question.urgency {
        Urgency::Normal => (targets.first_normal, targets.solve_normal),
        Urgency::Urgent => (targets.first_urgent, targets.solve_urgent),
    };
    let due_first = turn.calendar.deadline(question.asked_at, first);
    let due_solve = turn.calendar.deadline(question.asked_at, solve);
    let intake: Vec<IntakeAnswer> = draft.answers.iter().filter(|a| !a.answer.is_empty()).cloned().collect();
    let new = NewTicket {
        question: question.id,
        client: turn.person.id,
        enterprise: turn.person.enterprise,
        department: &draft.department,
        urgency: question.urgency,
        asked_at: question.asked_at,
        due_first: due_first.at,
        due_solve: due_solve.at,
        intake: &intake,
    };
    let ticket = turn.tx.open_ticket(&new, turn.now)?;
    let ticket = with_files(turn, ticket, &draft.files)?;
    let ticket = secrecy::as_wished(turn, ticket, draft.secrecy)?;
    let unattended = cards::deal(turn, &ticket)?;
    let ask_phone = turn.tx.phone(turn.person.id)?.is_none();
    turn.reply_on(ticket.id, GuidanceReply::TicketOpened { ticket: ticket.clone(), unattended, ask_phone })
}

fn with_files(turn: &mut Turn<'_>, mut ticket: Ticket, files: &[Attachment]) -> Result<Ticket> {
    for file in files {
        let message = turn.tx.add_client_message(ticket.id, turn.person.id, "", Some(file), turn.now)?;
        let step = ticket.clone().client_wrote(turn.person.id, message, turn.now);
        if let Some(after) = turn.take(&ticket, step)? {
            ticket = after;
        }
    }
    Ok(ticket)
}
