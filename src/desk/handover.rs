//! Release, transfer, assign: a ticket changes hands and keeps its number, clock and promise.

use crate::conversation::state::State;
use crate::domain::department::Slug;
use crate::domain::ids::{PersonId, TicketId};
use crate::domain::person::{Act, Denied, can};
use crate::domain::ticket::{REASON_MAX, Refusal, Ticket};
use crate::speech::reply::Trouble;
use crate::speech::reply_client::{ClientNews, ClientReply};
use crate::speech::reply_handover::HandoverReply;
use crate::speech::reply_house::{HolderNews, HouseReply};
use crate::speech::reply_office::OfficeReply;
use crate::store::Result;
use crate::store::questions::Correction;

use super::turn::Turn;
use super::{cards, decision, treat};

/// 退回: asks why.
pub fn start_release(turn: &mut Turn<'_>, id: TicketId) -> Result<()> {
    let Some(ticket) = treat::treatable(turn, id, Act::Release)? else { return Ok(()) };
    turn.go(State::Releasing { ticket: id });
    turn.reply_on(id, HouseReply::ReleaseAsk { ticket })
}

/// Back in the queue, its place kept.
pub fn release(turn: &mut Turn<'_>, id: TicketId, reason: &str) -> Result<()> {
    let Some(ticket) = treat::treatable(turn, id, Act::Release)? else { return Ok(()) };
    let step = ticket.clone().release(turn.person.id, reason, turn.now);
    let Some(after) = turn.take(&ticket, step)? else { return Ok(()) };
    turn.leave(id);
    keep_reason(turn, &after, reason)?;
    cards::deal(turn, &after)?;
    turn.reply_on(id, HouseReply::Released { ticket: after })
}

/// The reason is written for the next expert, as a note.
pub fn keep_reason(turn: &mut Turn<'_>, ticket: &Ticket, reason: &str) -> Result<()> {
    let note = turn.tx.add_note(ticket.id, turn.person.id, reason, None, turn.now)?;
    let step = ticket.clone().note(turn.person.id, note, turn.now);
    turn.take(ticket, step).map(|_| ())
}

/// How a ticket moves on: an expert hands it over, or asks the office to decide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    HandOver,
    AskOffice,
}

/// The ticket with the way it may go from here; otherwise the refusal is said.
fn movable(turn: &mut Turn<'_>, id: TicketId) -> Result<Option<(Ticket, Way)>> {
    let ticket = turn.tx.ticket(id)?;
    let (act, way) = match can(&turn.person, Act::Transfer, ticket.as_ref()) {
        Err(Denied::OfficeDecides) => (Act::Refer, Way::AskOffice),
        Ok(()) | Err(_) => (Act::Transfer, Way::HandOver),
    };
    Ok(turn.ticket_for(id, act)?.map(|ticket| (ticket, way)))
}

/// 转科: asks where.
pub fn start_transfer(turn: &mut Turn<'_>, id: TicketId) -> Result<()> {
    let Some((ticket, way)) = movable(turn, id)? else { return Ok(()) };
    if !ticket.stage.is_open() {
        let refusal = Refusal::WrongStage { stage: ticket.stage };
        return turn.reply_on(id, Trouble::Refused { ticket, refusal, by: None });
    }
    if way == Way::AskOffice && ticket.referred.is_some() {
        return turn.reply_on(id, Trouble::Refused { ticket, refusal: Refusal::AlreadyReferred, by: None });
    }
    turn.go(State::Transferring { ticket: id, to: None });
    if way == Way::AskOffice {
        let times = ticket.transfers;
        turn.reply_on(id, HandoverReply::OfficeDecides { ticket: ticket.clone(), times })?;
    }
    turn.reply_on(id, HouseReply::TransferAsk { ticket })
}

/// Where to: asks why.
pub fn transfer_to(turn: &mut Turn<'_>, id: TicketId, to: &Slug) -> Result<()> {
    let Some((ticket, way)) = movable(turn, id)? else { return Ok(()) };
    if turn.guide.departments().get(to).is_none() {
        return turn.reply(Trouble::NoSuchDepartment);
    }
    if ticket.department == *to {
        let refusal = Refusal::SameDepartment;
        return turn.reply_on(id, Trouble::Refused { ticket, refusal, by: None });
    }
    if way == Way::AskOffice && ticket.referred.is_some() {
        turn.leave(id);
        return turn.reply_on(id, Trouble::Refused { ticket, refusal: Refusal::AlreadyReferred, by: None });
    }
    if way == Way::AskOffice && decision::is_settled(turn, &ticket, to)? {
        return Ok(());
    }
    turn.go(State::Transferring { ticket: id, to: Some(to.clone()) });
    match way {
        Way::HandOver => turn.reply_on(id, HouseReply::TransferReasonAsk { ticket, to: to.clone() }),
        Way::AskOffice => turn.reply_on(id, HandoverReply::ReferralReasonAsk { ticket, to: to.clone() }),
    }
}

/// A department was typed.
pub fn transfer_typed(turn: &mut Turn<'_>, id: TicketId, text: &str) -> Result<()> {
    match department_typed(turn, id, text)? {
        Some(slug) => transfer_to(turn, id, &slug),
        None => turn.reply(Trouble::NoSuchDepartment),
    }
}

/// A name, or the number under which a department was offered: all but the ticket's own.
fn department_typed(turn: &Turn<'_>, id: TicketId, text: &str) -> Result<Option<Slug>> {
    let departments = turn.guide.departments();
    let Ok(number) = text.trim().parse::<usize>() else {
        return Ok(departments.named(text).map(|department| department.slug.clone()));
    };
    let own = turn.tx.ticket(id)?.map(|ticket| ticket.department);
    let mut others =
        departments.lines.iter().map(|department| &department.slug).filter(|slug| own.as_ref() != Some(*slug));
    Ok(number.checked_sub(1).and_then(|before| others.nth(before)).cloned())
}

/// Handed over with a reason, which is kept for who takes over.
pub fn transfer(turn: &mut Turn<'_>, id: TicketId, to: &Slug, reason: &str) -> Result<()> {
    let Some((ticket, way)) = movable(turn, id)? else { return Ok(()) };
    if turn.guide.departments().get(to).is_none() {
        return turn.reply(Trouble::NoSuchDepartment);
    }
    match way {
        Way::AskOffice => decision::refer(turn, id, to, reason),
        Way::HandOver => hand_over(turn, &ticket, to, reason, Reason::New),
    }
}

/// Where the reason of a hand-over stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// It was just given and becomes a note.
    New,
    /// It is a note already.
    Noted,
}

/// Hands a ticket over; the client is told once, in plain words.
pub fn hand_over(turn: &mut Turn<'_>, ticket: &Ticket, to: &Slug, reason: &str, is: Reason) -> Result<()> {
    let id = ticket.id;
    if turn.guide.departments().get(to).is_none() {
        return turn.reply(Trouble::NoSuchDepartment);
    }
    let step = ticket.clone().transfer(turn.person.id, to, reason, turn.now);
    let Some(after) = turn.take(ticket, step)? else { return Ok(()) };
    turn.leave(id);
    if let Some(question) = turn.tx.question_of_ticket(id)? {
        let correction =
            Correction { question, person: turn.person.id, by_expert: true, was: &ticket.department, became: to };
        turn.tx.add_correction(&correction, turn.now)?;
    }
    match is {
        Reason::New => keep_reason(turn, &after, &reason.chars().take(REASON_MAX).collect::<String>())?,
        Reason::Noted => {}
    }
    let after = turn.known(id)?;
    if let Some(holder) = ticket.holder.filter(|holder| *holder != turn.person.id) {
        let by = turn.guide.departments().get(to).map(|d| d.name.clone()).unwrap_or_default();
        turn.tell(holder, id, HouseReply::HolderNews { ticket: after.clone(), news: HolderNews::TakenFromYou { by } })?;
    }
    turn.tell(
        after.client,
        id,
        ClientReply::ClientNews { ticket: after.clone(), news: ClientNews::Transferred { to: to.clone() } },
    )?;
    cards::deal(turn, &after)?;
    turn.reply_on(id, HouseReply::TransferDone { ticket: after })
}

/// 指派: offers the experts of the department.
pub fn start_assign(turn: &mut Turn<'_>, id: TicketId) -> Result<()> {
    let Some(ticket) = turn.ticket_for(id, Act::Assign)? else { return Ok(()) };
    let experts = turn.tx.experts_of(&ticket.department)?;
    let experts = experts
        .into_iter()
        .filter(|person| person.id != ticket.client)
        .map(|person| (person.id, person.name))
        .collect();
    turn.reply_on(id, OfficeReply::AssignAsk { ticket, experts })
}

/// The office gives it to an expert, whoever had it before.
pub fn assign_to(turn: &mut Turn<'_>, id: TicketId, to: PersonId) -> Result<()> {
    let Some(ticket) = turn.ticket_for(id, Act::Assign)? else { return Ok(()) };
    let expert = turn.tx.person(to)?.filter(|person| person.is_expert_of(&ticket.department) && to != ticket.client);
    let Some(expert) = expert else {
        let refusal = Refusal::NotAnExpertThere;
        return turn.reply_on(id, Trouble::Refused { ticket, refusal, by: None });
    };
    if ticket.holder == Some(to) {
        let refusal = Refusal::AlreadyClaimed { by: to };
        return turn.reply_on(id, Trouble::Refused { ticket, refusal, by: Some(expert.name) });
    }
    let step = ticket.clone().assign(turn.person.id, to, turn.now);
    let Some(after) = turn.take(&ticket, step)? else { return Ok(()) };
    if let Some(former) = ticket.holder {
        let news = HolderNews::TakenFromYou { by: expert.name.clone() };
        turn.tell(former, id, HouseReply::HolderNews { ticket: after.clone(), news })?;
    }
    let news = ClientNews::Reassigned { expert: expert.name.clone() };
    turn.tell(after.client, id, ClientReply::ClientNews { ticket: after.clone(), news })?;
    cards::renew(turn, &after)?;
    if to != turn.person.id {
        let news = HolderNews::AssignedToYou;
        turn.tell(to, id, HouseReply::HolderNews { ticket: after.clone(), news })?;
    }
    cards::ensure(turn, &after, to)?;
    cards::pass_files(turn, &after, to)?;
    turn.reply_on(id, OfficeReply::Assigned { ticket: after, to: expert.name })
}
