//! 会诊: the holder asks colleagues; they see the inside and write notes; one signed answer leaves, the
//! holder's.
//!
//! The client is not told who took part: there is one person to turn to, who signs, and colleagues
//! speak freely inside. The record and the figures name them all.

use crate::conversation::consultation::{ConsultButton, ConsultIntent, names};
use crate::conversation::state::State;
use crate::domain::department::Slug;
use crate::domain::ids::{PersonId, TicketId};
use crate::domain::person::{Act, Person};
use crate::domain::ticket::panel::{PanelProblem, PanelStep, Part};
use crate::domain::ticket::{Happening, Refusal, Ticket, TicketEvent};
use crate::speech::reply::Trouble;
use crate::speech::reply_consultation::{ConsultNews, ConsultReply};
use crate::speech::reply_house::HouseReply;
use crate::speech::views::PanelView;
use crate::store::Result;

use super::turn::Turn;
use super::{cards, treat};

/// Does what was meant.
pub fn act(turn: &mut Turn<'_>, intent: ConsultIntent) -> Result<()> {
    match intent {
        ConsultIntent::Named(id, words) => named(turn, id, &words),
        ConsultIntent::Pressed(button) => match button {
            ConsultButton::Start(id) => start(turn, id),
            ConsultButton::Department(id, slug) => department(turn, id, &slug),
            ConsultButton::All(id, slug) => {
                let Some(ticket) = open_to_it(turn, id)? else { return Ok(()) };
                let all = free_experts(turn, &ticket, &slug)?;
                let all = all.into_iter().map(|person| (person, slug.clone())).collect();
                invite(turn, &ticket, all)
            }
            ConsultButton::Invite(id, person) => one(turn, id, person),
            ConsultButton::Join(id) => join(turn, id),
            ConsultButton::Leave(id) => leave(turn, id),
            ConsultButton::End(id) => end(turn, id),
        },
    }
}

fn refuse(turn: &mut Turn<'_>, ticket: Ticket, problem: PanelProblem) -> Result<()> {
    let refusal = Refusal::Consultation(problem);
    turn.reply_on(ticket.id, Trouble::Refused { ticket, refusal, by: None })
}

/// The ticket, if the person here may ask colleagues about it now.
fn open_to_it(turn: &mut Turn<'_>, id: TicketId) -> Result<Option<Ticket>> {
    let Some(ticket) = treat::treatable(turn, id, Act::Consult)? else { return Ok(None) };
    if ticket.secrecy.is_confidential() {
        turn.leave(id);
        refuse(turn, ticket, PanelProblem::Secret)?;
        return Ok(None);
    }
    Ok(Some(ticket))
}

fn may_be_asked(person: &Person, ticket: &Ticket) -> bool {
    person.is_expert()
        && person.id != ticket.client
        && ticket.holder != Some(person.id)
        && !ticket.panel.contains_key(&person.id)
}

fn free_experts(turn: &Turn<'_>, ticket: &Ticket, department: &Slug) -> Result<Vec<Person>> {
    let mut experts = turn.tx.experts_of(department)?;
    experts.retain(|person| may_be_asked(person, ticket));
    Ok(experts)
}

/// Asks whom: departments that have somebody to ask.
fn start(turn: &mut Turn<'_>, id: TicketId) -> Result<()> {
    let Some(ticket) = open_to_it(turn, id)? else { return Ok(()) };
    let mut departments = vec![];
    for line in &turn.guide.departments().lines {
        if !free_experts(turn, &ticket, &line.slug)?.is_empty() {
            departments.push(line.slug.clone());
        }
    }
    turn.go(State::Consulting { ticket: id });
    turn.reply_on(id, ConsultReply::Whom { ticket, departments })
}

/// The experts of a department, one by one.
fn department(turn: &mut Turn<'_>, id: TicketId, slug: &Slug) -> Result<()> {
    let Some(ticket) = open_to_it(turn, id)? else { return Ok(()) };
    if turn.guide.departments().get(slug).is_none() {
        return turn.reply(Trouble::NoSuchDepartment);
    }
    let experts = free_experts(turn, &ticket, slug)?.into_iter().map(|person| (person.id, person.name)).collect();
    turn.reply_on(id, ConsultReply::WhomOf { ticket, department: slug.clone(), experts })
}

/// The department for which a person is asked: another than the ticket's, if they have one.
fn as_expert_of(person: &Person, ticket: &Ticket) -> Slug {
    let own = &person.roles.expert;
    own.iter()
        .find(|slug| **slug != ticket.department)
        .or_else(|| own.iter().next())
        .unwrap_or(&ticket.department)
        .clone()
}

fn one(turn: &mut Turn<'_>, id: TicketId, person: PersonId) -> Result<()> {
    let Some(ticket) = open_to_it(turn, id)? else { return Ok(()) };
    match turn.tx.person(person)?.filter(Person::is_expert) {
        Some(person) => {
            let department = as_expert_of(&person, &ticket);
            invite(turn, &ticket, vec![(person, department)])
        }
        None => refuse(turn, ticket, PanelProblem::NotThem),
    }
}

/// Names of people or departments, as typed. All are found, or nobody is asked.
fn named(turn: &mut Turn<'_>, id: TicketId, words: &str) -> Result<()> {
    let Some(ticket) = open_to_it(turn, id)? else { return Ok(()) };
    let staff: Vec<Person> = turn.tx.staff()?.into_iter().filter(Person::is_expert).collect();
    let mut asked: Vec<(Person, Slug)> = vec![];
    for word in names(words) {
        let of_name: Vec<&Person> = staff.iter().filter(|person| person.name == word).collect();
        let department = turn.guide.departments().named(word).map(|line| line.slug.clone());
        match (of_name.as_slice(), department) {
            ([person], _) => asked.push(((*person).clone(), as_expert_of(person, &ticket))),
            ([], Some(slug)) => {
                asked.extend(free_experts(turn, &ticket, &slug)?.into_iter().map(|person| (person, slug.clone())));
            }
            ([], None) => {
                turn.go(State::Consulting { ticket: id });
                return turn.reply_on(id, ConsultReply::NoSuchColleague { ticket, name: word.to_owned() });
            }
            ([_, _, ..], _) => {
                let experts = of_name.iter().map(|person| (person.id, person.name.clone())).collect();
                let department = ticket.department.clone();
                return turn.reply_on(id, ConsultReply::WhomOf { ticket, department, experts });
            }
        }
    }
    invite(turn, &ticket, asked)
}

/// Asks each to take part; whoever cannot be asked is named with the reason.
fn invite(turn: &mut Turn<'_>, ticket: &Ticket, asked: Vec<(Person, Slug)>) -> Result<()> {
    if asked.is_empty() {
        return refuse(turn, ticket.clone(), PanelProblem::NotThem);
    }
    let mut ticket = ticket.clone();
    let mut asked_of: Vec<String> = vec![];
    for (person, department) in asked {
        let step = ticket.clone().invite(turn.person.id, person.id, &department, turn.now);
        let Some(after) = turn.take(&ticket, step)? else { break };
        ticket = after;
        let view = cards::for_house(turn, &ticket, &person)?;
        let by = turn.signature();
        turn.tell(person.id, ticket.id, ConsultReply::Invitation { view: Box::new(view), by })?;
        asked_of.push(person.name);
    }
    turn.leave(ticket.id);
    if asked_of.is_empty() {
        // The refusal was said; the next words may name somebody else.
        if matches!(turn.readable_state(), Some(State::Consulting { .. })) {
            turn.go(State::Consulting { ticket: ticket.id });
        }
        return Ok(());
    }
    cards::renew(turn, &ticket)?;
    turn.reply_on(ticket.id, ConsultReply::Invited { ticket, names: asked_of })
}

/// 参加: they see the inside from now on.
fn join(turn: &mut Turn<'_>, id: TicketId) -> Result<()> {
    let Some(ticket) = turn.ticket_for(id, Act::TakePart)? else { return Ok(()) };
    let step = ticket.clone().join(turn.person.id, turn.now);
    let Some(after) = turn.take(&ticket, step)? else { return Ok(()) };
    news(turn, &after, &ConsultNews::Joined { name: turn.signature() })?;
    cards::renew(turn, &after)?;
    treat::case(turn, id)
}

/// 谢绝 or 退出.
fn leave(turn: &mut Turn<'_>, id: TicketId) -> Result<()> {
    let Some(ticket) = turn.ticket_for(id, Act::TakePart)? else { return Ok(()) };
    let joined = ticket.has_consultant(turn.person.id);
    let step = ticket.clone().leave_panel(turn.person.id, turn.person.id, turn.now);
    let Some(after) = turn.take(&ticket, step)? else { return Ok(()) };
    turn.leave(id);
    let name = turn.signature();
    let told = if joined { ConsultNews::Left { name } } else { ConsultNews::Declined { name } };
    news(turn, &after, &told)?;
    cards::renew(turn, &after)?;
    turn.reply_on(id, ConsultReply::LeaveDone { ticket: after })
}

/// 结束会诊.
fn end(turn: &mut Turn<'_>, id: TicketId) -> Result<()> {
    let Some(ticket) = treat::treatable(turn, id, Act::Consult)? else { return Ok(()) };
    let step = ticket.clone().end_panel(turn.person.id, turn.now);
    let Some(after) = turn.take(&ticket, step)? else { return Ok(()) };
    cards::renew(turn, &after)?;
    turn.reply_on(id, ConsultReply::EndDone { ticket: after })
}

/// Whoever was suspended takes part in nothing any more.
pub fn take_out(turn: &mut Turn<'_>, person: PersonId) -> Result<()> {
    for ticket in turn.tx.consulted_by(person)? {
        let step = ticket.clone().leave_panel(turn.person.id, person, turn.now);
        let Some(after) = turn.take(&ticket, step)? else { continue };
        let name = turn.name_of(person)?;
        news(turn, &after, &ConsultNews::Left { name })?;
        cards::renew(turn, &after)?;
    }
    Ok(())
}

/// Tells the holder and all who take part, but not who did it.
fn news(turn: &mut Turn<'_>, ticket: &Ticket, news: &ConsultNews) -> Result<()> {
    let readers: Vec<PersonId> = ticket.holder.into_iter().chain(joined(ticket)).collect();
    for reader in readers {
        if reader != turn.person.id && reader != ticket.client {
            turn.tell(reader, ticket.id, ConsultReply::News { ticket: ticket.clone(), news: news.clone() })?;
        }
    }
    Ok(())
}

fn joined(ticket: &Ticket) -> Vec<PersonId> {
    ticket.panel.iter().filter(|(_, part)| **part == Part::Joined).map(|(person, _)| *person).collect()
}

/// A note goes to all who take part, but not to its author.
pub fn tell(turn: &mut Turn<'_>, ticket: &Ticket, note: &HouseReply) -> Result<()> {
    for reader in joined(ticket) {
        if reader != turn.person.id {
            turn.tell(reader, ticket.id, note.clone())?;
        }
    }
    Ok(())
}

/// Told once when a consultation ends, by whatever step: everybody who was asked.
pub fn tell_of_end(turn: &mut Turn<'_>, before: &Ticket, after: &Ticket) -> Result<()> {
    if before.panel.is_empty() || !after.panel.is_empty() || after.holder.is_some_and(|h| before.panel.contains_key(&h))
    {
        return Ok(());
    }
    for reader in before.panel.keys() {
        if *reader != turn.person.id {
            let reply = ConsultReply::News { ticket: after.clone(), news: ConsultNews::Ended };
            turn.tell(*reader, after.id, reply)?;
        }
    }
    Ok(())
}

/// What the person here is asked to, or takes part in; said after their own cases.
pub fn list(turn: &mut Turn<'_>) -> Result<()> {
    let tickets = turn.tx.consulted_by(turn.person.id)?;
    if tickets.is_empty() {
        return Ok(());
    }
    let parts = tickets.iter().map(|ticket| ticket.panel.get(&turn.person.id).copied()).collect();
    let tickets = cards::list_lines(turn, tickets)?;
    turn.reply(ConsultReply::Mine { tickets, parts })
}

/// Who took part, by the history, and who is asked.
pub fn view(turn: &Turn<'_>, ticket: &Ticket) -> Result<PanelView> {
    let mut took_part: Vec<PersonId> = vec![];
    for event in turn.tx.events(ticket.id)? {
        if matches!(event.what, Happening::Consultation(PanelStep::Joined)) && !took_part.contains(&event.actor) {
            took_part.push(event.actor);
        }
    }
    let invited = ticket.panel.iter().filter(|(_, part)| **part == Part::Invited).map(|(person, _)| *person);
    Ok(PanelView {
        took_part: took_part.into_iter().map(|person| turn.name_of(person)).collect::<Result<_>>()?,
        invited: invited.map(|person| turn.name_of(person)).collect::<Result<_>>()?,
        runs: !ticket.panel.is_empty(),
    })
}

/// The person whom a step of the history is about, if it is not its actor.
pub fn whom(turn: &Turn<'_>, event: &TicketEvent) -> Result<Option<String>> {
    let person = match &event.what {
        Happening::Consultation(PanelStep::Invited { person, .. } | PanelStep::Left { person }) => person,
        Happening::Assigned { to } => to,
        _ => return Ok(None),
    };
    if *person == event.actor { Ok(None) } else { turn.name_of(*person).map(Some) }
}
