//! What is kept, how long, and when what was older went: for everybody in words, for the office with the runs.

use crate::domain::moment::Moment;
use crate::domain::person::{Act, Person, can};
use crate::domain::retention::Ran;
use crate::speech::page::privacy::{self, Privacy};
use crate::speech::reply::DoorReply;
use crate::store::{Result, Tx};

use super::Desk;
use super::turn::Turn;

/// /privacy.
pub fn privacy(turn: &mut Turn<'_>) -> Result<()> {
    let ran = match can(&turn.person, Act::SeeFigures, None) {
        Ok(()) => Some(ran(turn.tx)?),
        Err(_) => None,
    };
    turn.reply(DoorReply::Privacy { retention: turn.house.rules.retention, ran })
}

fn ran(tx: &Tx<'_>) -> Result<Ran> {
    let (runs, erased) = tx.retention_runs()?;
    Ok(Ran { runs, erased })
}

impl Desk {
    /// The office's page; `None`: not for this reader.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn privacy(&self, reader: &Person, now: Moment) -> Result<Option<Privacy>> {
        self.for_office(reader, Act::SeeFigures, now, move |turn, voice, _| {
            Ok(privacy::privacy(voice, &turn.house.rules.retention, &ran(turn.tx)?))
        })
        .await
    }
}
