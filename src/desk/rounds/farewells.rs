//! Addresses that were kept for the last message to somebody who was erased: emptied once it is out.

use crate::domain::ids::PersonId;
use crate::domain::moment::Moment;
use crate::store::Result;

use super::super::turn::Turn;
use super::{Duty, Look};

/// The last message stays so long: time to read it on a page.
const KEPT_MINUTES: i64 = 24 * 60;

/// Last messages that are older.
pub const FAREWELLS: Duty = Duty { name: "farewell", look, act };

fn until(now: Moment) -> Moment {
    now.plus_minutes(-KEPT_MINUTES)
}

fn look(look: &Look<'_>, after: i64, limit: u32) -> Result<Vec<i64>> {
    let due = look.tx.farewells_due(PersonId(after), until(look.now), limit)?;
    Ok(due.into_iter().map(|person| person.0).collect())
}

fn act(turn: &mut Turn<'_>, row: i64) -> Result<()> {
    turn.tx.end_farewell(PersonId(row))
}
