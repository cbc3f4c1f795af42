//! Questions and guidance.

use crate::conversation::state::State;
use crate::domain::attachment::Attachment;
use crate::domain::department::Slug;
use crate::domain::guidance::Outcome;
use crate::domain::ids::QuestionId;
use crate::domain::question::Question;
use crate::speech::reply::Trouble;
use crate::speech::reply_guidance::GuidanceReply;
use crate::store::Result;
use crate::store::questions::{AskedQuestion, Correction};

use super::hints;
use super::turn::Turn;

/// A typed name this long is more likely a new question than a misspelt department.
const DEPARTMENT_NAME_CHARS: usize = 8;

/// A question: triage, guidance, and a row for the figures.
pub fn ask(turn: &mut Turn<'_>, text: &str, files: Vec<Attachment>) -> Result<()> {
    let Ok(question) = Question::parse(text) else { return turn.reply(Trouble::Empty) };
    let guidance = hints::consult(turn, &question)?;
    if guidance.outcome == Outcome::Greeting && files.is_empty() {
        turn.go(State::Idle);
        return turn.reply(GuidanceReply::Greeting);
    }
    let id = turn.tx.add_question(&turn.person, question.as_str(), &guidance, turn.now)?;
    if let Some(sent) = turn.incoming.message_ref.clone() {
        turn.tx.remember_question(turn.address, &sent, id)?;
    }
    turn.go(State::Guided { question: id, files });
    turn.reply(GuidanceReply::Guidance { question: id, guidance: Box::new(guidance) })
}

/// /standard.
pub fn standard(turn: &mut Turn<'_>, text: &str) -> Result<()> {
    if text.is_empty() {
        return turn.reply(GuidanceReply::StandardUsage);
    }
    let cards = turn.guide.register().find(text, turn.now.day());
    turn.reply(GuidanceReply::Standards { asked: text.chars().take(60).collect(), cards })
}

/// 找专家 before anything was asked.
pub fn question_first(turn: &mut Turn<'_>) -> Result<()> {
    turn.reply(GuidanceReply::QuestionFirst)
}

/// The person's own question; anything else is a stale button.
pub fn own_question(turn: &mut Turn<'_>, id: QuestionId) -> Result<Option<AskedQuestion>> {
    let question = turn.tx.question(id)?.filter(|question| question.person == turn.person.id);
    if question.is_none() {
        turn.reply(Trouble::StaleButton)?;
    }
    Ok(question)
}

/// 解决了.
pub fn solved(turn: &mut Turn<'_>, id: QuestionId) -> Result<()> {
    let Some(question) = own_question(turn, id)? else { return Ok(()) };
    turn.tx.solve_question(question.id, turn.now)?;
    turn.go(State::Idle);
    turn.reply(GuidanceReply::SolvedThanks)
}

/// Files that wait beside a question.
pub fn files_of(state: &State, id: QuestionId) -> Vec<Attachment> {
    match state {
        State::Guided { question, files } | State::Picking { question, files } if *question == id => files.clone(),
        _ => vec![],
    }
}

/// 换科室: offers the list.
pub fn change_department(turn: &mut Turn<'_>, state: &State, id: QuestionId) -> Result<()> {
    let Some(question) = own_question(turn, id)? else { return Ok(()) };
    turn.go(State::Picking { question: id, files: files_of(state, id) });
    turn.reply(GuidanceReply::PickDepartment { question: id, current: question.where_to().clone() })
}

/// A department was chosen: a correction of triage, kept. The library is asked again there.
pub fn pick(turn: &mut Turn<'_>, state: &State, id: QuestionId, slug: &Slug) -> Result<()> {
    let Some(question) = own_question(turn, id)? else { return Ok(()) };
    if turn.guide.departments().get(slug).is_none() {
        return turn.reply(Trouble::NoSuchDepartment);
    }
    if let Some(ticket) = turn.tx.ticket_of_question(id)? {
        return turn.reply_on(ticket.id, GuidanceReply::TicketExists { ticket });
    }
    let correction =
        Correction { question: id, person: turn.person.id, by_expert: false, was: question.where_to(), became: slug };
    turn.tx.add_correction(&correction, turn.now)?;
    turn.tx.correct_question(id, slug)?;
    turn.go(State::Guided { question: id, files: files_of(state, id) });
    let citations = match Question::parse(&question.text) {
        Ok(asked) => turn.guide.consult_in(&asked, slug, turn.now.day()),
        Err(_) => vec![],
    };
    turn.reply(GuidanceReply::Rerouted { question: id, department: slug.clone(), citations })
}

/// A department was typed while the list is open; what is no department is a new question.
pub fn pick_typed(turn: &mut Turn<'_>, state: &State, id: QuestionId, text: &str) -> Result<()> {
    match turn.guide.departments().named(text).map(|department| department.slug.clone()) {
        Some(slug) => pick(turn, state, id, &slug),
        None if text.chars().count() > DEPARTMENT_NAME_CHARS => ask(turn, text, vec![]),
        None => turn.reply(Trouble::NoSuchDepartment),
    }
}
