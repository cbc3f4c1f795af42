//! The follow-up (复诊): planned with the prescription, asked in office hours, answered by the client.

use chrono::Days;

use crate::conversation::intent::Written;
use crate::conversation::state::State;
use crate::domain::follow_up::{
    ASKED_MAX, Answer, DAYS_DEFAULT, FollowUp, Outcome, TRYING_MAX, WAIT_DAYS, days_of, means_none,
};
use crate::domain::ids::TicketId;
use crate::domain::moment::Moment;
use crate::domain::person::Act;
use crate::domain::ticket::{Refusal, Stage, Ticket};
use crate::speech::reply::Trouble;
use crate::speech::reply_client::ClientReply;
use crate::speech::reply_house::{HolderNews, HouseReply};
use crate::store::Result;

use super::turn::Turn;
use super::{cards, client};

/// Working minutes after the office opens at which clients are asked: the first hour is for what came
/// over night.
const AFTER_OPENING_MINUTES: u32 = 60;

/// So many days from now: on that day in office hours, or on the next working day.
fn in_days(turn: &Turn<'_>, days: u16) -> Moment {
    let today = turn.now.day();
    let day = today.checked_add_days(Days::new(u64::from(days))).unwrap_or(today);
    turn.calendar.deadline(Moment::start_of(day), AFTER_OPENING_MINUTES).at
}

/// After a prescription: the department's day, which the expert may change.
pub fn plan(turn: &mut Turn<'_>, ticket: &Ticket) -> Result<()> {
    let department = turn.guide.departments().get(&ticket.department);
    let days = department.map_or(DAYS_DEFAULT, |department| department.follow_up_days);
    set(turn, ticket, Some(days)).map(|_| ())
}

/// Sets the day, or that there is none, and shows the plan.
fn set(turn: &mut Turn<'_>, ticket: &Ticket, days: Option<u16>) -> Result<Option<Ticket>> {
    let due = days.map(|days| in_days(turn, days));
    let step = ticket.clone().set_follow_up(turn.person.id, due, turn.now);
    let Some(after) = turn.take(ticket, step)? else { return Ok(None) };
    let outcome = if due.is_some() { Outcome::Open } else { Outcome::Dropped };
    let follow_up = FollowUp { due: due.unwrap_or(turn.now), asked: 0, trying: 0, outcome };
    turn.tx.save_follow_up(ticket.id, &follow_up)?;
    turn.reply_on(ticket.id, HouseReply::FollowUpPlan { ticket: after.clone(), due })?;
    Ok(Some(after))
}

/// 复诊, typed: with days, or to see the plan.
pub fn typed(turn: &mut Turn<'_>, id: TicketId, text: &str) -> Result<()> {
    match (text.trim(), days_of(text)) {
        (_, Some(days)) => in_so_many_days(turn, id, days),
        (text, None) if means_none(text) => in_so_many_days(turn, id, 0),
        ("", None) => {
            let Some(ticket) = settable(turn, id)? else { return Ok(()) };
            let planned = turn.tx.follow_up(id)?.filter(|follow_up| follow_up.outcome == Outcome::Open);
            turn.reply_on(id, HouseReply::FollowUpPlan { ticket, due: planned.map(|follow_up| follow_up.due) })
        }
        (_, None) => turn.reply_on(id, HouseReply::FollowUpUsage),
    }
}

/// 复诊 in so many days; 0: not at all.
pub fn in_so_many_days(turn: &mut Turn<'_>, id: TicketId, days: u16) -> Result<()> {
    let Some(ticket) = settable(turn, id)? else { return Ok(()) };
    set(turn, &ticket, (days > 0).then_some(days)).map(|_| ())
}

/// The ticket, if its day can still be set: closed, and the client has not said how it is.
fn settable(turn: &mut Turn<'_>, id: TicketId) -> Result<Option<Ticket>> {
    let Some(ticket) = turn.ticket_for(id, Act::FollowUp)? else { return Ok(None) };
    if ticket.stage != Stage::Closed {
        let refusal = Refusal::WrongStage { stage: ticket.stage };
        turn.reply_on(id, Trouble::Refused { ticket, refusal, by: None })?;
        return Ok(None);
    }
    match turn.tx.follow_up(id)?.map(|follow_up| follow_up.outcome) {
        None | Some(Outcome::Open | Outcome::Dropped | Outcome::Unconfirmed | Outcome::NotSolved) => Ok(Some(ticket)),
        Some(Outcome::Solved) => {
            turn.reply_on(id, HouseReply::FollowUpOver { ticket })?;
            Ok(None)
        }
    }
}

/// Is the client's word on a closed ticket still to come?
pub fn waits(turn: &Turn<'_>, id: TicketId) -> Result<bool> {
    let outcome = turn.tx.follow_up(id)?.map(|follow_up| follow_up.outcome);
    Ok(matches!(outcome, Some(Outcome::Open | Outcome::Unconfirmed | Outcome::Dropped)))
}

/// Something is due: the question, its repetition, or giving it up. Outside office hours it waits.
pub fn due(turn: &mut Turn<'_>, id: TicketId) -> Result<()> {
    let (Some(ticket), Some(follow_up)) = (turn.tx.ticket(id)?, turn.tx.follow_up(id)?) else { return Ok(()) };
    if follow_up.outcome != Outcome::Open || follow_up.due > turn.now || !turn.calendar.is_open(turn.now) {
        return Ok(());
    }
    if ticket.stage != Stage::Closed {
        // Taken up again meanwhile: there is nothing to ask.
        return turn.tx.save_follow_up(id, &FollowUp { outcome: Outcome::Dropped, ..follow_up });
    }
    if follow_up.asked >= ASKED_MAX {
        return give_up(turn, &ticket, follow_up);
    }
    let Some(after) = turn.take(&ticket, ticket.clone().ask_follow_up(turn.now))? else { return Ok(()) };
    let again = FollowUp { due: in_days(turn, WAIT_DAYS), asked: follow_up.asked + 1, ..follow_up };
    turn.tx.save_follow_up(id, &again)?;
    turn.tell(after.client, id, ClientReply::FollowUpAsk { ticket: after.clone(), again: follow_up.asked > 0 })
}

fn give_up(turn: &mut Turn<'_>, ticket: &Ticket, follow_up: FollowUp) -> Result<()> {
    if turn.take(ticket, ticket.clone().leave_unconfirmed(turn.now))?.is_some() {
        turn.tx.save_follow_up(ticket.id, &FollowUp { outcome: Outcome::Unconfirmed, ..follow_up })?;
    }
    Ok(())
}

/// The client says how it is. An answer that comes late counts as well.
pub fn says(turn: &mut Turn<'_>, id: TicketId, answer: Answer, reason: Option<String>) -> Result<()> {
    let Some(ticket) = turn.ticket_for(id, Act::Confirm)? else { return Ok(()) };
    let asked = turn.tx.follow_up(id)?;
    let (Some(follow_up), Stage::Closed) = (asked, ticket.stage) else {
        // Without a prescription behind it, the words mean what they always mean.
        return match answer {
            Answer::Solved => client::confirm(turn, id),
            Answer::NotSolved if ticket.stage.is_open() => match reason {
                Some(text) => client::add(turn, id, &Written { text, attachment: None }),
                None => client::start_adding(turn, id),
            },
            Answer::NotSolved => client::reopen(turn, id, reason),
            Answer::StillTrying => turn.reply_on(id, ClientReply::NothingAsked { ticket }),
        };
    };
    let step = ticket.clone().answer_follow_up(turn.person.id, answer, turn.now);
    let Some(after) = turn.take(&ticket, step)? else { return Ok(()) };
    match answer {
        Answer::Solved => {
            turn.tx.save_follow_up(id, &FollowUp { outcome: Outcome::Solved, ..follow_up })?;
            tell(turn, &after, answer)?;
            cards::renew(turn, &after)?;
            if after.rating.is_some() {
                turn.reply_on(id, ClientReply::FollowUpThanks { ticket: after })
            } else {
                turn.reply_on(id, ClientReply::RatingAsk { ticket: after })
            }
        }
        Answer::NotSolved => {
            turn.tx.save_follow_up(id, &FollowUp { outcome: Outcome::NotSolved, ..follow_up })?;
            let silent = reason.is_none();
            client::reopen(turn, id, reason)?;
            if silent {
                let ticket = turn.known(id)?;
                turn.go(State::Adding { ticket: id });
                turn.reply_on(id, ClientReply::FollowUpWhy { ticket })?;
            }
            Ok(())
        }
        Answer::StillTrying if follow_up.trying >= TRYING_MAX => {
            turn.tx.save_follow_up(id, &FollowUp { outcome: Outcome::Unconfirmed, ..follow_up })?;
            turn.reply_on(id, ClientReply::FollowUpEnough { ticket: after })
        }
        Answer::StillTrying => {
            let department = turn.guide.departments().get(&after.department);
            let due = in_days(turn, department.map_or(DAYS_DEFAULT, |department| department.follow_up_days));
            let later = FollowUp { due, asked: 0, trying: follow_up.trying + 1, outcome: Outcome::Open };
            turn.tx.save_follow_up(id, &later)?;
            tell(turn, &after, answer)?;
            turn.reply_on(id, ClientReply::FollowUpLater { ticket: after, due })
        }
    }
}

fn tell(turn: &mut Turn<'_>, ticket: &Ticket, answer: Answer) -> Result<()> {
    let news = HouseReply::HolderNews { ticket: ticket.clone(), news: HolderNews::FollowUp { answer } };
    turn.tell_holder(ticket, news)
}
