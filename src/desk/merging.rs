//! 合并: two tickets about one matter become one, the older; it can be undone for three days.
//!
//! The younger one has ended as a part of the older: late words on it land there, and where another client of
//! the firm asked, they get the answers under their own number and never see the other's conversation.

use crate::conversation::merging::{MergeButton, MergeIntent};
use crate::conversation::state::State;
use crate::domain::ids::{PersonId, TicketId, TicketNumber};
use crate::domain::person::{Act, Person, can};
use crate::domain::ticket::merging::{Firms, MergeProblem, MergeStep};
use crate::domain::ticket::{Refusal, Secrecy, Stage, Ticket};
use crate::speech::reply::Trouble;
use crate::speech::reply_client::{ClientNews, ClientReply};
use crate::speech::reply_merging::MergeReply;
use crate::store::{Result, StoreError};

use super::turn::Turn;
use super::{cards, splitting};

/// Parts of parts that are followed: each merge needs two open tickets, so chains are short and have no circles.
const CHAIN_MAX: usize = 20;
/// Reason in the history of a ticket that was brought back while its holder's roles rest.
const HOLDER_GONE: &str = "holder suspended";

/// Does what was meant.
pub fn act(turn: &mut Turn<'_>, state: &State, intent: MergeIntent) -> Result<()> {
    match intent {
        MergeIntent::WithNumber(id, number) => with_number(turn, id, number),
        MergeIntent::SplitWords(id, words) => splitting::words(turn, state, id, &words),
        MergeIntent::Pressed(button) => match button {
            MergeButton::Start(id) => start(turn, id),
            MergeButton::With(id, other) => with(turn, id, other),
            MergeButton::Sure(id, other) => sure(turn, id, other),
            MergeButton::Undo(id) => undo(turn, id),
            MergeButton::Split(id) => splitting::start(turn, id),
            MergeButton::Part(id, message) => splitting::part(turn, id, message),
            MergeButton::SplitTo(id, slug) => splitting::to(turn, state, id, &slug),
        },
    }
}

pub(super) fn refuse(turn: &mut Turn<'_>, ticket: Ticket, refusal: Refusal) -> Result<()> {
    turn.leave(ticket.id);
    turn.reply_on(ticket.id, Trouble::Refused { ticket, refusal, by: None })
}

/// The ticket in which one has ended as a part, or itself.
pub fn final_of(turn: &Turn<'_>, ticket: &Ticket) -> Result<Ticket> {
    let mut last = ticket.clone();
    for _ in 0..CHAIN_MAX {
        let Some(merged) = &last.merged else { break };
        last = turn.known(merged.into)?;
    }
    Ok(last)
}

fn firms(turn: &Turn<'_>, one: &Ticket, other: &Ticket) -> Result<Firms> {
    if one.client == other.client {
        return Ok(Firms::Same);
    }
    let firm = |ticket: &Ticket| ticket.enterprise.map(|id| turn.tx.enterprise(id)).transpose().map(Option::flatten);
    Ok(match (firm(one)?, firm(other)?) {
        (Some(one), Some(other)) if one.is_same_as(&other) => Firms::Same,
        _ => Firms::Different,
    })
}

/// Asks with which: open ones of the same client or firm that the person here may merge.
fn start(turn: &mut Turn<'_>, id: TicketId) -> Result<()> {
    let Some(ticket) = turn.ticket_for(id, Act::Merge)? else { return Ok(()) };
    if !ticket.stage.is_open() {
        let refusal = Refusal::WrongStage { stage: ticket.stage };
        return refuse(turn, ticket, refusal);
    }
    let mut others = vec![];
    for other in turn.tx.open_beside(&ticket)? {
        let same = firms(turn, &ticket, &other)? == Firms::Same;
        if same && can(&turn.person, Act::Merge, Some(&other)).is_ok() {
            others.push(other);
        }
    }
    let others = cards::list_lines(turn, others)?;
    turn.go(State::Merging { ticket: id });
    turn.reply_on(id, MergeReply::WithWhich { ticket, others })
}

fn with_number(turn: &mut Turn<'_>, id: TicketId, number: TicketNumber) -> Result<()> {
    match turn.tx.ticket_numbered(number)? {
        Some(other) => with(turn, id, other.id),
        None => turn.reply(Trouble::NoSuchTicket),
    }
}

/// Both, the younger first, if the person here may merge them now; otherwise the refusal is said.
fn pair(turn: &mut Turn<'_>, id: TicketId, other: TicketId) -> Result<Option<(Ticket, Ticket)>> {
    let Some(one) = turn.ticket_for(id, Act::Merge)? else { return Ok(None) };
    let Some(two) = turn.ticket_for(other, Act::Merge)? else { return Ok(None) };
    let firms = firms(turn, &one, &two)?;
    let (younger, older) = one.by_age(two);
    match younger.mergeable(&older, firms) {
        Ok(()) => Ok(Some((younger, older))),
        Err(refusal) => {
            turn.leave(id);
            refuse(turn, younger, refusal)?;
            Ok(None)
        }
    }
}

/// Shows what will be.
fn with(turn: &mut Turn<'_>, id: TicketId, other: TicketId) -> Result<()> {
    let Some((younger, older)) = pair(turn, id, other)? else { return Ok(()) };
    turn.leave(id);
    let questions = [cards::question_of(turn, younger.id)?, cards::question_of(turn, older.id)?];
    turn.reply_on(older.id, MergeReply::Sure { younger, older, questions })
}

/// 确定合并.
fn sure(turn: &mut Turn<'_>, id: TicketId, other: TicketId) -> Result<()> {
    let Some((younger, older)) = pair(turn, id, other)? else { return Ok(()) };
    let Some((part, whole)) = join(turn, &younger, &older)? else { return Ok(()) };
    let news = ClientNews::Merged { into: whole.number };
    turn.tell(part.client, part.id, ClientReply::ClientNews { ticket: part.clone(), news })?;
    turn.reply_on(whole.id, MergeReply::Done { part, whole })
}

/// The younger becomes a part of the older; the house is told.
pub(super) fn join(turn: &mut Turn<'_>, younger: &Ticket, older: &Ticket) -> Result<Option<(Ticket, Ticket)>> {
    let step = younger.clone().merge_into(turn.person.id, older, turn.now);
    let Some(part) = turn.take(younger, step)? else { return Ok(None) };
    let step = older.clone().concerned(turn.person.id, MergeStep::Took { other: part.number }, turn.now);
    let Some(whole) = turn.take(older, step)? else { return Ok(None) };
    let question = cards::question_of(turn, part.id)?;
    for reader in [whole.holder, part.holder].into_iter().flatten() {
        if reader != turn.person.id {
            let reply = MergeReply::News { part: part.clone(), whole: whole.clone(), question: question.clone() };
            turn.tell(reader, whole.id, reply)?;
        }
    }
    if let Some(holder) = whole.holder.filter(|holder| part.holder != Some(*holder)) {
        cards::pass_files(turn, &part, holder)?;
    }
    cards::renew(turn, &part)?;
    cards::renew(turn, &whole)?;
    Ok(Some((part, whole)))
}

/// 撤销: what was merged stands by itself again; what was split off goes back.
fn undo(turn: &mut Turn<'_>, id: TicketId) -> Result<()> {
    let Some(ticket) = turn.ticket_for(id, Act::UndoMerge)? else { return Ok(()) };
    let Some(merged) = ticket.merged.clone() else { return splitting::undo(turn, ticket) };
    // It was split off and is back: that was the undoing.
    if ticket.parted.as_ref().is_some_and(|parted| parted.from == merged.into) {
        return refuse(turn, ticket, problem(MergeProblem::NothingToUndo));
    }
    let step = ticket.clone().unmerge(turn.person.id, turn.now);
    let Some(mut alone) = turn.take(&ticket, step)? else { return Ok(()) };
    let whole = turn.known(merged.into)?;
    let step = whole.clone().concerned(turn.person.id, MergeStep::GaveBack { other: alone.number }, turn.now);
    let Some(whole) = turn.take(&whole, step)? else { return Ok(()) };
    if let Some(holder) = alone.holder {
        alone = with_standing_holder(turn, alone, holder)?;
    }
    let news = ClientNews::Unmerged { from: whole.number };
    turn.tell(alone.client, alone.id, ClientReply::ClientNews { ticket: alone.clone(), news })?;
    match alone.stage {
        Stage::Queued => cards::deal(turn, &alone).map(|_| ())?,
        Stage::InHand | Stage::Asking | Stage::Answered | Stage::Closed | Stage::Withdrawn => {
            cards::renew(turn, &alone)?;
        }
    }
    cards::renew(turn, &whole)?;
    turn.reply_on(id, MergeReply::UndoDone { ticket: alone, whole })
}

/// Whoever had it may not act any more: it waits again.
fn with_standing_holder(turn: &mut Turn<'_>, ticket: Ticket, holder: PersonId) -> Result<Ticket> {
    let stands = turn.tx.person(holder)?.is_some_and(|person| person.is_expert() || person.is_office());
    if stands {
        return Ok(ticket);
    }
    let step = ticket.clone().release(turn.person.id, HOLDER_GONE, turn.now);
    turn.take(&ticket, step)?.ok_or(StoreError::Conflict("ticket"))
}

/// Other clients of the firm whose tickets are parts of this one: they get the answers under their own number.
pub fn also_asked(turn: &Turn<'_>, ticket: &Ticket) -> Result<Vec<Ticket>> {
    let mut parts = turn.tx.parts_of(ticket.id)?;
    parts.retain(|part| part.client != ticket.client);
    Ok(parts)
}

/// Numbers and questions of the parts, for a reader of the house: a part that became a trade secret is for
/// those who may see it.
pub fn parts(turn: &Turn<'_>, ticket: &Ticket, reader: &Person) -> Result<Vec<(TicketNumber, String)>> {
    let mut parts = turn.tx.parts_of(ticket.id)?;
    parts.retain(|part| part.secrecy == Secrecy::Ordinary || can(reader, Act::SeeInternal, Some(part)).is_ok());
    parts.into_iter().map(|part| Ok((part.number, cards::question_of(turn, part.id)?))).collect()
}

/// What cannot be merged or undone, as a refusal.
pub(super) fn problem(problem: MergeProblem) -> Refusal {
    Refusal::Merging(problem)
}
