//! Rounds (巡查): what the clinic does by itself when its time has come, each thing once.
//!
//! A round asks every duty in turn what is due. Looking is a read; each thing that is found is done in
//! a write transaction of its own, so that one that fails stops no other. What is done is written down
//! in that transaction ([`crate::domain::chore::Chore`]): rounds may be made twice, by several
//! processes, or after a long night, and a clock that goes backwards finds all of it done.

use std::ops::Range;
use std::sync::Arc;

use chrono::Timelike;
use tracing::error;

use crate::conversation::incoming::Incoming;
use crate::domain::moment::Moment;
use crate::domain::working_time::Calendar;
use crate::store::erasure::Remains;
use crate::store::{Result, StoreError, Tx};

use super::turn::Turn;
use super::{Desk, House};

/// Absences that begin.
mod absences;
/// The digest of each working morning.
mod digest;
/// The group of the house.
mod group;
/// Warnings, broken promises, tickets that nobody takes.
mod deadlines;
/// Low grades.
mod complaints;
/// Did it help?
mod follow_ups;
/// Messages that did not surely arrive.
mod undelivered;
/// Claims without a sign of work.
mod lapses;
/// Last messages to who was erased.
mod farewells;
/// What is older than it is kept.
mod retention;

/// Things done of one duty in one round: a round with much to do lets people's messages in between and
/// goes on in the next one where it stopped.
pub const DONE_MAX: usize = 200;
/// Hours of the county's clock in which nobody minds waiting for some seconds: the database is written anew if
/// somebody was erased.
const NIGHT: Range<u32> = 2..5;
/// Rows looked at in one read.
const PAGE: u32 = 50;

/// What a duty sees when it looks for what is due.
pub struct Look<'a> {
    /// A snapshot.
    pub tx: &'a Tx<'a>,
    /// Settings.
    pub house: &'a House,
    /// The working time in use.
    pub calendar: &'a Calendar,
    /// When.
    pub now: Moment,
}

impl<'a> Look<'a> {
    /// The same inside a turn, to look again before something is done.
    pub fn of(turn: &'a Turn<'_>) -> Self {
        Self { tx: turn.tx, house: turn.house, calendar: &turn.calendar, now: turn.now }
    }
}

/// One kind of thing that falls due by itself.
pub struct Duty {
    /// For the log.
    pub name: &'static str,
    /// Rows (of tickets, of people) after the given one for which something is due, in order, at most so
    /// many. It may find too much: `act` looks again.
    pub look: fn(&Look<'_>, after: i64, limit: u32) -> Result<Vec<i64>>,
    /// Does what is due for one row, if it still is.
    pub act: fn(&mut Turn<'_>, row: i64) -> Result<()>,
}

/// All of them, in the order in which they are asked.
const DUTIES: &[Duty] = &[
    undelivered::UNDELIVERED,
    follow_ups::FOLLOW_UPS,
    complaints::COMPLAINTS,
    lapses::LAPSES,
    absences::ABSENCES,
    digest::DIGEST,
    farewells::FAREWELLS,
    deadlines::DEADLINES,
    group::HALTED,
    retention::RETENTION,
    // Last: what the others did is seen in the group in the same round.
    group::THREADS,
];

/// What a round came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Made {
    /// Rows that were dealt with.
    pub done: usize,
    /// Rows that failed; they are tried again in the next round.
    pub failed: usize,
}

/// The rounds of one process.
pub struct Rounds {
    desk: Desk,
    /// For each duty the row after which the next round goes on; 0: from the beginning.
    after: Vec<i64>,
}

impl Rounds {
    /// Rounds that begin at the beginning.
    pub fn new(desk: Desk) -> Self {
        Self { desk, after: vec![0; DUTIES.len()] }
    }

    /// Makes a round.
    ///
    /// # Errors
    /// The database cannot be read, or is closed. What was done before that stays done.
    pub async fn make(&mut self, now: Moment) -> Result<Made> {
        let mut made = Made::default();
        for (duty, after) in DUTIES.iter().zip(&mut self.after) {
            let one = make_one(&self.desk, duty, after, now).await?;
            made.done += one.done;
            made.failed += one.failed;
        }
        settle(&self.desk, now).await?;
        Ok(made)
    }
}

/// What an erasure leaves to be done after its commit; what cannot be done now is tried in the next round.
async fn settle(desk: &Desk, now: Moment) -> Result<()> {
    let remains = if NIGHT.contains(&now.local().hour()) { Remains::File } else { Remains::Log };
    match desk.store.settle_erasures(remains, now).await {
        Ok(()) => Ok(()),
        Err(StoreError::Closed) => Err(StoreError::Closed),
        Err(why) => {
            error!(error = %why, "what was erased is not settled yet; it is tried again");
            Ok(())
        }
    }
}

async fn make_one(desk: &Desk, duty: &'static Duty, after: &mut i64, now: Moment) -> Result<Made> {
    let mut made = Made::default();
    while made.done + made.failed < DONE_MAX {
        let (house, from) = (Arc::clone(&desk.house), *after);
        let rows = desk
            .store
            .read(move |tx| (duty.look)(&Look { tx, house: &house, calendar: &house.calendar(), now }, from, PAGE))
            .await?;
        if rows.is_empty() {
            *after = 0;
            break;
        }
        for row in rows {
            *after = row;
            let house = Arc::clone(&desk.house);
            let act = desk.store.write(move |tx| {
                let (guide, nobody) = (house.guide(), Incoming::of_nobody(now));
                (duty.act)(&mut Turn::of_clinic(tx, &guide, &house, &nobody)?, row)
            });
            match act.await {
                Ok(()) => made.done += 1,
                Err(StoreError::Closed) => return Err(StoreError::Closed),
                Err(why) => {
                    error!(duty = duty.name, row, error = %why, "could not be done; it is tried again");
                    made.failed += 1;
                }
            }
        }
    }
    Ok(made)
}
