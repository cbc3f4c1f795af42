//! What is older than it is kept goes: each night, rule by rule, some rows at a time, so that nobody waits for it.

use chrono::{Days, NaiveTime};

use crate::domain::erasure::Cause;
use crate::domain::moment::Moment;
use crate::domain::retention::Rule;
use crate::speech::personal::expired;
use crate::store::Result;

use super::super::personal;
use super::super::turn::Turn;
use super::{Duty, Look, NIGHT};

/// Rows that go in one transaction: some milliseconds. The next round goes on.
const AT_ONCE: u32 = 500;
/// People in one transaction: each may have years of words.
const CLIENTS_AT_ONCE: u32 = 20;

/// The rules, by their place in [`Rule::ALL`] from 1.
pub const RETENTION: Duty = Duty { name: "retention", look, act };

/// When the newest night began in which this is done. Who was not there at night does it when they come.
fn night(now: Moment) -> Moment {
    let begins = NaiveTime::from_hms_opt(NIGHT.start, 0, 0).unwrap_or_default();
    let tonight = Moment::at(now.day(), begins);
    if tonight <= now {
        return tonight;
    }
    Moment::at(now.day().checked_sub_days(Days::new(1)).unwrap_or(now.day()), begins)
}

fn look(look: &Look<'_>, after: i64, _: u32) -> Result<Vec<i64>> {
    let mut due = vec![];
    for (row, rule) in (1..).zip(Rule::ALL) {
        let is_set = look.house.rules.retention.days(rule).is_some();
        if row > after && is_set && look.tx.retention_due(rule, night(look.now))? {
            due.push(row);
        }
    }
    Ok(due)
}

fn act(turn: &mut Turn<'_>, row: i64) -> Result<()> {
    let place = usize::try_from(row - 1).unwrap_or(usize::MAX);
    let Some(rule) = Rule::ALL.get(place).copied() else { return Ok(()) };
    let Some(until) = turn.house.rules.retention.until(rule, turn.now) else { return Ok(()) };
    let (tx, now) = (turn.tx, turn.now);
    if !tx.retention_due(rule, night(now))? {
        return Ok(());
    }
    let run = tx.retention_run(rule, now)?;
    let mark = expired();
    let (done, most) = match rule {
        Rule::Received => (tx.drop_received(until, AT_ONCE)?, AT_ONCE),
        Rule::Talk => (tx.drop_talk(until, &mark, AT_ONCE, now)?, AT_ONCE),
        Rule::Questions => (tx.drop_questions(until, &mark, AT_ONCE, now)?, AT_ONCE),
        Rule::Files => (tx.drop_files(until, &mark, AT_ONCE, now)?, AT_ONCE),
        Rule::MadeFiles => (tx.drop_made_files(until, AT_ONCE)?, AT_ONCE),
        Rule::Sessions => (tx.drop_sessions(until, AT_ONCE)?, AT_ONCE),
        Rule::Clients => {
            let gone = tx.clients_gone(until, CLIENTS_AT_ONCE)?;
            for person in &gone {
                personal::erase(turn, *person, Cause::KeptLongEnough)?;
            }
            (gone.len(), CLIENTS_AT_ONCE)
        }
    };
    tx.retention_ran(run, done, (done < most as usize).then_some(now))
}
