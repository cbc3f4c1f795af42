//! 请假: who is away on which days, and who stands in for them.

use crate::domain::absence::{Absence, stand_in};
use crate::domain::days::{self, Stretch};
use crate::domain::department::Slug;
use crate::domain::ids::{PersonId, TicketId};
use crate::domain::person::{Act, Person};
use crate::domain::ticket::{Refusal, Ticket};
use crate::speech::reply::Trouble;
use crate::speech::reply_client::{ClientNews, ClientReply};
use crate::speech::reply_duty::{AwayProblem, AwayView, DutyReply};
use crate::store::Result;

use super::turn::Turn;
use super::{cards, next};

/// Words that call an absence off.
const OFF: &[&str] = &["off", "end", "back", "结束", "取消", "回来了", "我回来了", "销假"];

/// /away: without words shows how it stands, with days says so, with `off` calls it off.
pub fn away(turn: &mut Turn<'_>, text: &str) -> Result<()> {
    if !turn.allowed(Act::GoAway, None)? {
        return Ok(());
    }
    let (today, text) = (turn.now.day(), text.trim());
    if text.is_empty() {
        let absence = turn.tx.absence_of(turn.person.id, today)?;
        let absence = absence.map(|absence| view(turn, &absence)).transpose()?;
        let deputies = names(turn, &possible_deputies(turn)?);
        return turn.reply(DutyReply::AwayShown { absence, deputies });
    }
    if OFF.contains(&text.to_lowercase().as_str()) {
        let ended = turn.tx.end_absences(turn.person.id, today, turn.now)?;
        return turn.reply(if ended == 0 { DutyReply::NotAway } else { DutyReply::AwayEnded });
    }
    match days::read(text, today) {
        Err(problem) => wrong(turn, AwayProblem::Days(problem)),
        Ok((days, name)) => match deputy_of(turn, days, name)? {
            Ok(deputy) => go_away(turn, days, deputy),
            Err(problem) => wrong(turn, problem),
        },
    }
}

fn wrong(turn: &mut Turn<'_>, problem: AwayProblem) -> Result<()> {
    let deputies = names(turn, &possible_deputies(turn)?);
    turn.reply(DutyReply::AwayWrong { problem, deputies })
}

/// Colleagues who can do a part of the person's work: who shares a department, or the office with them.
fn possible_deputies(turn: &Turn<'_>) -> Result<Vec<Person>> {
    let me = &turn.person;
    let fits = |other: &Person| {
        other.id != me.id
            && !other.suspended
            && (me.roles.expert.iter().any(|slug| other.is_expert_of(slug)) || me.is_office() && other.is_office())
    };
    Ok(turn.tx.staff()?.into_iter().filter(fits).collect())
}

/// Names by which each can be named: two of the same name are told apart by a number.
fn names(turn: &Turn<'_>, people: &[Person]) -> Vec<String> {
    let _ = turn;
    let twice = |name: &str| people.iter().filter(|other| other.name == name).count() > 1;
    people
        .iter()
        .map(|person| match twice(&person.name) {
            true => format!("{}#{}", person.name, person.id),
            false => person.name.clone(),
        })
        .collect()
}

/// The deputy that was named, if they can be one; nobody named is nobody.
fn deputy_of(turn: &Turn<'_>, days: Stretch, name: &str) -> Result<std::result::Result<Option<PersonId>, AwayProblem>> {
    let name = name.trim_start_matches(['@', '＠', ' ', '，', ',']).trim();
    if name.is_empty() {
        return Ok(Ok(None));
    }
    let possible = possible_deputies(turn)?;
    let (bare, id) = match name.rsplit_once('#') {
        Some((bare, id)) => (bare, id.parse().ok().map(PersonId)),
        None => (name, None),
    };
    let is_meant = |person: &Person| person.name == bare.trim() && id.is_none_or(|id| id == person.id);
    let found: Vec<&Person> = possible.iter().filter(|person| is_meant(person)).collect();
    let deputy = match found.as_slice() {
        [deputy] => deputy.id,
        [] if turn.person.name == bare => return Ok(Err(AwayProblem::Oneself)),
        [] => return Ok(Err(AwayProblem::NoSuchDeputy { name: name.to_owned() })),
        [_, _, ..] => return Ok(Err(AwayProblem::TwoOfThatName { name: bare.to_owned() })),
    };
    for day in days.days() {
        let mut away = turn.tx.away_on(day)?;
        away.insert(turn.person.id, Some(deputy));
        if stand_in(deputy, &away).is_none() {
            return Ok(Err(AwayProblem::DeputyAway { name: bare.to_owned() }));
        }
    }
    Ok(Ok(Some(deputy)))
}

/// What was said before for these or later days is replaced.
fn go_away(turn: &mut Turn<'_>, days: Stretch, deputy: Option<PersonId>) -> Result<()> {
    turn.tx.end_absences(turn.person.id, turn.now.day(), turn.now)?;
    turn.tx.add_absence(turn.person.id, days, deputy, turn.now)?;
    let absence = Absence { id: 0, person: turn.person.id, days, deputy };
    let view = view(turn, &absence)?;
    if let Some(deputy) = deputy {
        turn.tell_person(deputy, DutyReply::DeputyFor { name: turn.signature(), days })?;
    }
    let held = turn.tx.open_of(turn.person.id)?;
    turn.reply(DutyReply::AwaySet { absence: view, held })
}

/// An absence as it is shown: the deputy, and who is really there if the deputy is away too.
pub fn view(turn: &Turn<'_>, absence: &Absence) -> Result<AwayView> {
    let name = |person: Option<PersonId>| person.map(|person| turn.name_of(person)).transpose();
    let first = absence.days.from.max(turn.now.day());
    let mut away = turn.tx.away_on(first)?;
    away.insert(absence.person, absence.deputy);
    let really = stand_in(absence.person, &away).filter(|really| Some(*really) != absence.deputy);
    Ok(AwayView { days: absence.days, deputy: name(absence.deputy)?, really: name(really)? })
}

/// The experts of a department who are there today, stand-ins in the place of those who are not. A stand-in
/// of another department cannot treat its tickets and is passed over.
pub fn present(turn: &Turn<'_>, department: &Slug) -> Result<Vec<Person>> {
    let away = turn.tx.away_on(turn.now.day())?;
    let mut found: Vec<Person> = vec![];
    for expert in turn.tx.experts_of(department)? {
        let Some(there) = stand_in(expert.id, &away) else { continue };
        let Some(there) = turn.tx.person(there)?.filter(|person| person.is_expert_of(department)) else { continue };
        if found.iter().all(|known| known.id != there.id) {
            found.push(there);
        }
    }
    Ok(found)
}

/// 接手: a colleague of the department takes a ticket whose holder is away.
pub fn take_over(turn: &mut Turn<'_>, id: TicketId) -> Result<()> {
    let Some(ticket) = turn.ticket_for(id, Act::TakeOver)? else { return Ok(()) };
    let Some(from) = ticket.holder.filter(|_| ticket.stage.is_open()) else {
        let stage = ticket.stage;
        return turn.reply_on(id, Trouble::Refused { ticket, refusal: Refusal::WrongStage { stage }, by: None });
    };
    if from == turn.person.id {
        return turn.reply_on(id, Trouble::Refused { ticket, refusal: Refusal::AlreadyYours, by: None });
    }
    if !turn.tx.away_on(turn.now.day())?.contains_key(&from) {
        let by = Some(turn.name_of(from)?);
        return turn.reply_on(id, Trouble::Refused { ticket, refusal: Refusal::AlreadyClaimed { by: from }, by });
    }
    if !next::has_room(turn)? {
        return Ok(());
    }
    let step = ticket.clone().take_over(turn.person.id, from, turn.now);
    let Some(after) = turn.take(&ticket, step)? else { return Ok(()) };
    tell_all(turn, &after, from)
}

fn tell_all(turn: &mut Turn<'_>, ticket: &Ticket, from: PersonId) -> Result<()> {
    let (id, by) = (ticket.id, turn.signature());
    turn.tell(from, id, DutyReply::TakenOver { ticket: ticket.clone(), by: by.clone() })?;
    let news = ClientNews::Reassigned { expert: by };
    turn.tell(ticket.client, id, ClientReply::ClientNews { ticket: ticket.clone(), news })?;
    cards::renew(turn, ticket)?;
    cards::ensure(turn, ticket, turn.person.id)?;
    cards::pass_files(turn, ticket, turn.person.id)
}
