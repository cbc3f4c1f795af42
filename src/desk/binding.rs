//! One person in several places: six digits, shown here, typed there.

use crate::domain::binding::{BINDING_MINUTES, BINDING_MISSES_MAX, BindingCode};
use crate::domain::person::Roles;
use crate::speech::reply_browser::BrowserReply;
use crate::store::{Result, StoreError};

use super::turn::Turn;

/// /bind, alone or with a code.
pub fn bind(turn: &mut Turn<'_>, code: &str) -> Result<()> {
    if turn.person.roles != Roles::default() {
        return turn.reply(BrowserReply::NotForTheHouse);
    }
    if code.is_empty() {
        let mut bytes = [0; 8];
        getrandom::fill(&mut bytes).map_err(|error| StoreError::Random(error.to_string()))?;
        let code = BindingCode::from_random(bytes);
        turn.tx.binding_offer(turn.person.id, &code.hash(), turn.now, turn.now.plus_minutes(BINDING_MINUTES))?;
        return turn.reply(BrowserReply::Code { code: code.to_string(), minutes: BINDING_MINUTES });
    }
    // Few enough wrong ones in a spell, of everybody together, that nobody finds a code by trying.
    if turn.tx.binding_misses(turn.now.plus_minutes(-BINDING_MINUTES))? >= BINDING_MISSES_MAX {
        return turn.reply(BrowserReply::TooManyCodes { minutes: BINDING_MINUTES });
    }
    let offered = match BindingCode::parse(code) {
        Some(code) => turn.tx.binding_take(&code.hash(), turn.now)?,
        None => None,
    };
    let Some(first) = offered else {
        turn.tx.binding_missed(turn.now)?;
        return turn.reply(BrowserReply::NoSuchCode);
    };
    if first == turn.person.id {
        return turn.reply(BrowserReply::BoundBefore);
    }
    let one_of_the_house = turn.tx.person(first)?.is_none_or(|person| person.roles != Roles::default());
    if one_of_the_house {
        return turn.reply(BrowserReply::NotForTheHouse);
    }
    turn.tx.adopt(turn.person.id, first)?;
    if let Some(person) = turn.tx.person(first)? {
        turn.person = person;
    }
    turn.reply(BrowserReply::Bound)
}
