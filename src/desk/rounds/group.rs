//! The group of the house: threads that are not in step yet, and a group that cannot be written to.

use crate::domain::chore::{Chore, ChoreKind};
use crate::domain::ids::TicketId;
use crate::domain::thread::StaffGroup;
use crate::speech::reply_group::GroupReply;
use crate::store::{Result, Tx};

use super::super::threads;
use super::super::turn::Turn;
use super::{Duty, Look};

/// Threads of tickets that changed.
pub const THREADS: Duty = Duty { name: "threads", look: look_threads, act: act_threads };

fn look_threads(look: &Look<'_>, after: i64, limit: u32) -> Result<Vec<i64>> {
    match look.tx.staff_group()?.filter(|group| group.halted.is_none()) {
        Some(_) => Ok(look.tx.threads_due(TicketId(after), limit)?.into_iter().map(|ticket| ticket.0).collect()),
        None => Ok(vec![]),
    }
}

fn act_threads(turn: &mut Turn<'_>, row: i64) -> Result<()> {
    threads::keep_one(turn, TicketId(row))
}

/// A group that cannot be written to any more: the office is told, once each time.
pub const HALTED: Duty = Duty { name: "halted group", look: look_halted, act: act_halted };

fn halted(tx: &Tx<'_>) -> Result<Option<(StaffGroup, Chore)>> {
    let Some(group) = tx.staff_group()? else { return Ok(None) };
    let Some(since) = group.halted else { return Ok(None) };
    let chore = Chore::of_person(ChoreKind::GroupHalted, group.bound_by).at_turn(since.0.to_string());
    Ok(Some((group, chore)))
}

fn look_halted(look: &Look<'_>, after: i64, _: u32) -> Result<Vec<i64>> {
    match halted(look.tx)? {
        Some((group, chore)) if group.id.0 > after && !look.tx.is_done(&chore)? => Ok(vec![group.id.0]),
        Some(_) | None => Ok(vec![]),
    }
}

fn act_halted(turn: &mut Turn<'_>, _: i64) -> Result<()> {
    let Some((_, chore)) = halted(turn.tx)? else { return Ok(()) };
    if !turn.tx.do_once(&chore, turn.now)? {
        return Ok(());
    }
    for member in turn.tx.office_members()? {
        turn.tell_person(member.id, GroupReply::Halted)?;
    }
    Ok(())
}
