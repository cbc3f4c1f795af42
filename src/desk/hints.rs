//! The department of the link or code by which somebody came: where triage is unsure, it leans there.

use crate::conversation::state::State;
use crate::domain::department::Slug;
use crate::domain::guidance::{Guidance, Outcome};
use crate::domain::question::Question;
use crate::speech::reply::DoorReply;
use crate::store::Result;

use super::door;
use super::turn::Turn;

/// A code that was scanned holds so long: who asks tomorrow asks about something else.
const HINT_HOURS: i64 = 24;

/// Keeps what the channel says about how somebody came; a department that does not exist is nothing.
pub fn keep(turn: &Turn<'_>) -> Result<()> {
    let Some(hint) = &turn.incoming.hint else { return Ok(()) };
    match turn.guide.departments().get(&hint.department) {
        Some(line) => turn.tx.set_hint(turn.address, &line.slug, &hint.mark, turn.now),
        None => Ok(()),
    }
}

/// /start d_certification: the link of a poster, in a messenger.
pub fn start(turn: &mut Turn<'_>, department: &str) -> Result<()> {
    let Some(slug) = turn.guide.departments().named(department).map(|line| line.slug.clone()) else {
        return door::start(turn);
    };
    turn.tx.set_hint(turn.address, &slug, &turn.incoming.key, turn.now)?;
    turn.go(State::Idle);
    turn.reply(DoorReply::WelcomeTo { department: slug })
}

/// The guidance for a question of the person here; the first one leans to the department by which they came.
pub fn consult(turn: &Turn<'_>, question: &Question) -> Result<Guidance> {
    let lean: Option<Slug> = turn.tx.hint(turn.address, turn.now.plus_minutes(-HINT_HOURS * 60))?;
    let guidance = turn.guide.consult_leaning(question, lean.as_ref(), turn.now.day());
    if lean.is_some() && guidance.outcome != Outcome::Greeting {
        turn.tx.hint_used(turn.address, turn.now)?;
    }
    Ok(guidance)
}
