//! 延期: the holder puts the solution off, before it is due, with a reason, once; the client is told.

use crate::conversation::state::State;
use crate::domain::ids::TicketId;
use crate::domain::person::Act;
use crate::domain::ticket::{EXTENSION_DAYS_MAX, Refusal, Ticket};
use crate::speech::reply::Trouble;
use crate::speech::reply_client::{ClientNews, ClientReply};
use crate::speech::reply_handover::HandoverReply;
use crate::store::Result;

use super::turn::Turn;
use super::{cards, treat};

/// The ticket, if the person here may put it off now; otherwise the refusal is said.
fn extendable(turn: &mut Turn<'_>, id: TicketId) -> Result<Option<Ticket>> {
    let Some(ticket) = treat::treatable(turn, id, Act::Extend)? else { return Ok(None) };
    let clock = turn.solving(&ticket)?;
    match ticket.extendable(clock, turn.now) {
        Ok(()) => Ok(Some(ticket)),
        Err(refusal) => {
            turn.leave(id);
            turn.reply_on(id, Trouble::Refused { ticket, refusal, by: None })?;
            Ok(None)
        }
    }
}

/// Asks by how many days. A reason that was typed already is kept.
pub fn ask_days(turn: &mut Turn<'_>, id: TicketId, reason: Option<String>) -> Result<()> {
    let Some(ticket) = extendable(turn, id)? else { return Ok(()) };
    turn.go(State::Extending { ticket: id, days: None, reason: reason.clone() });
    let until = turn.solving(&ticket)?.due;
    turn.reply_on(id, HandoverReply::ExtensionAsk { ticket, until, reason })
}

/// By so many working days; without a reason it is asked.
pub fn extend(turn: &mut Turn<'_>, id: TicketId, days: u32, reason: Option<String>) -> Result<()> {
    let Some(ticket) = extendable(turn, id)? else { return Ok(()) };
    if days == 0 || days > EXTENSION_DAYS_MAX {
        turn.go(State::Extending { ticket: id, days: None, reason });
        return turn.reply_on(id, Trouble::Refused { ticket, refusal: Refusal::ExtensionDays, by: None });
    }
    let Some(reason) = reason else {
        turn.go(State::Extending { ticket: id, days: Some(days), reason: None });
        let put_off = Ticket { due_solve: turn.calendar.workdays_after(ticket.due_solve, days), ..ticket.clone() };
        let until = turn.solving(&put_off)?.due;
        return turn.reply_on(id, HandoverReply::ExtensionReasonAsk { ticket, days, until });
    };
    let step = ticket.clone().extend(turn.person.id, days, &reason, turn.solving(&ticket)?, &turn.calendar, turn.now);
    let refused_reason = matches!(step, Err(Refusal::NeedsReason));
    let Some(after) = turn.take(&ticket, step)? else {
        if refused_reason {
            turn.go(State::Extending { ticket: id, days: Some(days), reason: None });
        }
        return Ok(());
    };
    turn.leave(id);
    let (expert, until) = (turn.signature(), turn.solving(&after)?.due);
    let news = ClientNews::Extended { expert, reason, until };
    turn.tell(after.client, id, ClientReply::ClientNews { ticket: after.clone(), news })?;
    cards::renew(turn, &after)?;
    turn.reply_on(id, HandoverReply::ExtensionDone { ticket: after, until })
}
