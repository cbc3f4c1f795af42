//! A person's own data: a copy of what is stored about them as a client, and the end of it.

use tracing::error;

use crate::conversation::personal::PersonalIntent;
use crate::conversation::state::State;
use crate::domain::attachment::{Attachment, AttachmentKind, Location};
use crate::domain::erasure::{CODE_DIGITS, Cause};
use crate::domain::ids::PersonId;
use crate::domain::person::Roles;
use crate::speech::personal;
use crate::speech::reply::Trouble;
use crate::speech::reply_personal::PersonalReply;
use crate::store::{Result, StoreError};

use super::browsers::new_token;
use super::cards;
use super::turn::Turn;

/// What was meant about one's own data.
pub fn act(turn: &mut Turn<'_>, intent: &PersonalIntent) -> Result<()> {
    match intent {
        PersonalIntent::Export => export(turn),
        PersonalIntent::Forget => forget(turn),
        PersonalIntent::ForgetSure => forget_sure(turn),
    }
}

/// /export: a file with everything that is stored about the person here. It needs no leave: nobody can ask for
/// anybody else's.
fn export(turn: &mut Turn<'_>) -> Result<()> {
    let data = turn.tx.personal_data(turn.person.id)?;
    let (text, shown_name) = match personal::document(turn.voice(turn.person.language), &data) {
        Ok(made) => made,
        Err(why) => {
            error!(person = %turn.person.id, error = %why, "the copy of a person's data was not made");
            return turn.reply(Trouble::OurFault);
        }
    };
    // One file a person and language: asked for again, it is written over.
    let name = format!("my-data-{}-{}.json", turn.person.id, turn.person.language.tag());
    turn.tx.keep_attachment(&name, text.as_bytes())?;
    let attachment = Attachment {
        kind: AttachmentKind::Document,
        location: Location::Stored { name },
        name: Some(shown_name),
        size: u64::try_from(text.len()).ok(),
    };
    let (questions, tickets) = (data.questions.len(), data.tickets.len());
    turn.reply(PersonalReply::Copy { attachment, questions, tickets, cut: data.is_cut() })
}

/// /forget: what goes and what stays, and whether they are sure.
fn forget(turn: &mut Turn<'_>) -> Result<()> {
    if !may_be_forgotten(turn)? {
        return Ok(());
    }
    turn.go(State::Forgetting);
    turn.reply(PersonalReply::ForgetSure)
}

/// Not while they have a role, and not while an expert owes them an answer: the reason is said.
fn may_be_forgotten(turn: &mut Turn<'_>) -> Result<bool> {
    if turn.person.roles != Roles::default() {
        turn.reply(PersonalReply::ForgetHouse)?;
        return Ok(false);
    }
    let open = turn.tx.open_tickets_of_client(turn.person.id)?;
    if !open.is_empty() {
        let tickets = open.into_iter().map(|ticket| ticket.number).collect();
        turn.reply(PersonalReply::ForgetOpen { tickets })?;
        return Ok(false);
    }
    Ok(true)
}

/// 确定删除. What was known is gone; the last message goes to the same place under a new, empty name.
fn forget_sure(turn: &mut Turn<'_>) -> Result<()> {
    if !may_be_forgotten(turn)? {
        turn.go(State::Idle);
        return Ok(());
    }
    let (erased, incoming) = (turn.person.id, turn.incoming);
    let pseudonym = erase(turn, erased, Cause::Asked)?;
    let (person, address) = turn.tx.farewell_at(erased, &incoming.from, turn.now)?;
    turn.person = turn.tx.person(person)?.ok_or(StoreError::Conflict("person"))?;
    turn.address = address;
    turn.go(State::Idle);
    turn.reply(PersonalReply::Forgotten { pseudonym })
}

/// Erases a person and brings the house's cards of their tickets up to date; gives the pseudonym.
pub fn erase(turn: &mut Turn<'_>, person: PersonId, cause: Cause) -> Result<String> {
    let code: String = new_token()?.place().chars().take(CODE_DIGITS).collect();
    let marks = personal::marks(&code.to_uppercase());
    let handled = match cause {
        Cause::Asked => Some(turn.incoming),
        Cause::KeptLongEnough => None,
    };
    for ticket in turn.tx.erase(person, &marks, cause, handled, turn.now)? {
        let ticket = turn.known(ticket)?;
        cards::renew(turn, &ticket)?;
    }
    Ok(marks.person)
}
