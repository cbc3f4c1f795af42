//! Canned phrases (常用语): kept by a department's experts and the office, used while one writes to a
//! client. Gaps are filled from the ticket at hand alone, so that no phrase carries one firm's name to
//! another.

use crate::conversation::intent::{Filled, Written};
use crate::conversation::state::State;
use crate::conversation::writing::{KeepPhrases, PhraseUse};
use crate::domain::department::Slug;
use crate::domain::ids::{PhraseId, TicketId};
use crate::domain::person::Act;
use crate::domain::phrase::{self, PHRASE_BODY_MAX, PHRASE_NAME_MAX, PHRASES_MAX, Placeholder, Values};
use crate::domain::question::{QUESTION_MAX_CHARS, clean};
use crate::domain::ticket::Ticket;
use crate::speech::reply::Trouble;
use crate::speech::reply_writing::{PhraseProblem, WritingReply};
use crate::store::Result;
use crate::store::phrases::Phrase;

use super::turn::Turn;
use super::{prescription, treat};

/// /phrases: lists, adds, removes.
pub fn keep(turn: &mut Turn<'_>, what: KeepPhrases) -> Result<()> {
    if !turn.allowed(Act::KeepPhrases, None)? {
        return Ok(());
    }
    match what {
        KeepPhrases::Add { head, body } => add(turn, &head, &body),
        KeepPhrases::Drop(Some(phrase)) => drop(turn, phrase),
        KeepPhrases::Drop(None) => turn.reply(WritingReply::PhraseWrong { problem: PhraseProblem::NoSuchPhrase }),
        KeepPhrases::Unclear => turn.reply(WritingReply::PhraseUsage),
        KeepPhrases::Show(name) if name.is_empty() => departments(turn),
        KeepPhrases::Show(name) => match turn.guide.departments().named(&name).map(|line| line.slug.clone()) {
            Some(slug) => list(turn, &slug),
            None => turn.reply(WritingReply::PhraseUsage),
        },
    }
}

/// The phrases of the only department, or the departments with how many each has.
fn departments(turn: &mut Turn<'_>) -> Result<()> {
    let own = own_departments(turn);
    if let [only] = own.as_slice() {
        return show(turn, only);
    }
    let mut counts = vec![];
    for slug in own {
        let count = turn.tx.phrases(&slug)?.len();
        counts.push((slug, count));
    }
    turn.reply(WritingReply::PhraseDepartments { counts })
}

/// Departments whose phrases the person here keeps: an expert's own, for the office all.
fn own_departments(turn: &Turn<'_>) -> Vec<Slug> {
    let lines = turn.guide.departments().lines.iter().map(|line| line.slug.clone());
    lines.filter(|slug| turn.person.is_office() || turn.person.is_expert_of(slug)).collect()
}

/// The phrases of one department.
pub fn list(turn: &mut Turn<'_>, slug: &Slug) -> Result<()> {
    if !turn.allowed(Act::KeepPhrases, None)? {
        return Ok(());
    }
    if own_departments(turn).contains(slug) { show(turn, slug) } else { turn.reply(Trouble::NoSuchDepartment) }
}

fn show(turn: &mut Turn<'_>, slug: &Slug) -> Result<()> {
    let phrases = turn.tx.phrases(slug)?;
    turn.reply(WritingReply::Phrases { department: slug.clone(), phrases: lines(phrases) })
}

fn lines(phrases: Vec<Phrase>) -> Vec<(PhraseId, String, String)> {
    phrases.into_iter().map(|phrase| (phrase.id, phrase.name, phrase.body)).collect()
}

/// `[科室] 名称：内容`.
fn add(turn: &mut Turn<'_>, head: &str, body: &str) -> Result<()> {
    let wrong = |problem| WritingReply::PhraseWrong { problem };
    let own = own_departments(turn);
    let (slug, name) = match head.split_once(char::is_whitespace) {
        Some((first, name)) => (turn.guide.departments().named(first).map(|line| line.slug.clone()), name.trim()),
        None if own.len() == 1 => (own.first().cloned(), head),
        None => return turn.reply(WritingReply::PhraseUsage),
    };
    let Some(slug) = slug.filter(|slug| own.contains(slug)) else { return turn.reply(Trouble::NoSuchDepartment) };
    let (name, body) = (clean(name), clean(body));
    let fits = |text: &str, max| (1..=max).contains(&text.chars().count());
    if !fits(&name, PHRASE_NAME_MAX) || !fits(&body, PHRASE_BODY_MAX) || Placeholder::named(&name).is_some() {
        return turn.reply(wrong(PhraseProblem::Length));
    }
    if let Err(unknown) = phrase::fill(&body, |name| Placeholder::named(name).map(|_| String::new())) {
        return turn.reply(WritingReply::UnknownGaps { unknown });
    }
    if turn.tx.firm_named_in(&format!("{name} {body}"))? {
        return turn.reply(wrong(PhraseProblem::NamesAFirm));
    }
    let there = turn.tx.phrases(&slug)?;
    if there.iter().any(|phrase| phrase.name == name) {
        return turn.reply(wrong(PhraseProblem::NameTaken));
    }
    if there.len() >= PHRASES_MAX {
        return turn.reply(wrong(PhraseProblem::TooMany));
    }
    turn.tx.add_phrase(&slug, &name, &body, turn.person.id, turn.now)?;
    show(turn, &slug)
}

/// 删除.
pub fn drop(turn: &mut Turn<'_>, id: PhraseId) -> Result<()> {
    if !turn.allowed(Act::KeepPhrases, None)? {
        return Ok(());
    }
    let own = own_departments(turn);
    match turn.tx.phrase(id)?.filter(|phrase| own.contains(&phrase.department)) {
        Some(phrase) => {
            turn.tx.drop_phrase(id, turn.person.id, turn.now)?;
            show(turn, &phrase.department)
        }
        None => turn.reply(WritingReply::PhraseWrong { problem: PhraseProblem::NoSuchPhrase }),
    }
}

/// 常用语, while something is written on a ticket.
pub fn offer(turn: &mut Turn<'_>, id: TicketId) -> Result<()> {
    let Some(ticket) = turn.ticket_for(id, Act::Answer)? else { return Ok(()) };
    let phrases = lines(turn.tx.phrases(&ticket.department)?);
    turn.reply_on(id, WritingReply::PhrasesFor { ticket, phrases })
}

/// One of them: a part of the prescription is filled with it; before it goes out as an answer, it is shown.
pub fn take(turn: &mut Turn<'_>, id: TicketId, wanted: PhraseId, how: PhraseUse) -> Result<()> {
    let Some(ticket) = turn.ticket_for(id, Act::Answer)? else { return Ok(()) };
    let Some(phrase) = turn.tx.phrase(wanted)?.filter(|phrase| phrase.department == ticket.department) else {
        return turn.reply_on(id, WritingReply::PhraseWrong { problem: PhraseProblem::NoSuchPhrase });
    };
    let values = values(turn, &ticket)?;
    let known = |name: &str| Placeholder::named(name).map(|placeholder| values.of(placeholder).to_owned());
    let text = match phrase::fill(&phrase.body, known) {
        Ok(text) => text,
        Err(unknown) => return turn.reply_on(id, WritingReply::UnknownGaps { unknown }),
    };
    match how {
        PhraseUse::Take(State::Prescribing { draft, part, sequence, .. }) => {
            prescription::part(turn, id, draft, (part, sequence), Filled::Text(text))
        }
        PhraseUse::Send(State::Answering { .. }) => treat::answer(turn, id, &Written { text, attachment: None }),
        PhraseUse::Send(State::AskingBack { .. }) => treat::ask_back(turn, id, &Written { text, attachment: None }),
        PhraseUse::Take(_) | PhraseUse::Send(_) => {
            turn.reply_on(id, WritingReply::PhraseText { ticket, phrase: wanted, name: phrase.name, text })
        }
    }
}

/// A text that goes to a client, with its gaps filled: placeholders, and phrases of the department by
/// name or number. `None`, with the known names said, if it names something else; nothing is sent then.
pub fn filled(turn: &mut Turn<'_>, ticket: &Ticket, text: &str) -> Result<Option<String>> {
    if !phrase::has_gaps(text) {
        return Ok(Some(text.to_owned()));
    }
    let values = values(turn, ticket)?;
    let phrases = turn.tx.phrases(&ticket.department)?;
    let placeholder = |name: &str| Placeholder::named(name).map(|placeholder| values.of(placeholder).to_owned());
    let known = |name: &str| {
        let number = name.trim_start_matches('#');
        let phrase = phrases.iter().find(|phrase| phrase.name == name || phrase.id.to_string() == number);
        placeholder(name).or_else(|| phrase::fill(&phrase?.body, placeholder).ok())
    };
    match phrase::fill(text, known) {
        Ok(text) if text.chars().count() > QUESTION_MAX_CHARS => {
            turn.reply_on(ticket.id, Trouble::TooLong { chars: text.chars().count() })?;
            Ok(None)
        }
        Ok(text) => Ok(Some(text)),
        Err(unknown) => {
            turn.reply_on(ticket.id, WritingReply::UnknownGaps { unknown })?;
            Ok(None)
        }
    }
}

/// What fills the gaps on a ticket, in the language of its client.
fn values(turn: &Turn<'_>, ticket: &Ticket) -> Result<Values> {
    let firm = match ticket.enterprise {
        None => None,
        Some(firm) => turn.tx.enterprise(firm)?.map(|firm| firm.name),
    };
    let language = turn.tx.person(ticket.client)?.map(|client| client.language).unwrap_or_default();
    Ok(turn.phrase_values(language, ticket, firm))
}
