//! An expert's follow-ups as a calendar behind a secret address: made, shown once, given up, and read.

use crate::agenda::ics;
use crate::conversation::agenda::AgendaWish;
use crate::domain::agenda::APPOINTMENTS_MAX;
use crate::domain::ids::PersonId;
use crate::domain::moment::Moment;
use crate::domain::person::{Act, can};
use crate::domain::token::Token;
use crate::speech::agenda;
use crate::speech::reply_browser::BrowserReply;
use crate::store::{Result, Tx};

use super::Desk;
use super::browsers::new_token;
use super::turn::Turn;

/// Where calendars are, below the address of the pages.
const CALENDAR: &str = "/calendar/";
/// How the address of a calendar ends: some programs go by it.
pub const CALENDAR_ENDING: &str = ".ics";

/// /calendar.
pub fn calendar(turn: &mut Turn<'_>, wish: AgendaWish) -> Result<()> {
    if !turn.allowed(Act::KeepAgenda, None)? {
        return Ok(());
    }
    let Some(pages) = turn.house.pages.get().cloned() else { return turn.reply(BrowserReply::NoPage) };
    match (wish, turn.tx.agenda_since(turn.person.id)?) {
        (AgendaWish::Have, Some(since)) => turn.reply(BrowserReply::AgendaKept { since }),
        (AgendaWish::Have, None) | (AgendaWish::New, _) => {
            let url = begin(turn.tx, &pages, turn.person.id, turn.now)?;
            turn.reply(BrowserReply::AgendaMade { url })
        }
        (AgendaWish::End, _) => match turn.tx.agenda_end(turn.person.id, turn.now)? {
            true => turn.reply(BrowserReply::AgendaEnded),
            false => turn.reply(BrowserReply::NoAgenda),
        },
    }
}

fn begin(tx: &Tx<'_>, pages: &str, person: PersonId, now: Moment) -> Result<String> {
    let token = new_token()?;
    tx.agenda_begin(&token.hash(), person, now)?;
    Ok(format!("{pages}{CALENDAR}{}{CALENDAR_ENDING}", token.reveal()))
}

impl Desk {
    /// The calendar at a secret address, as iCalendar. `None`: there is none, it was given up, or whose it is has no
    /// part in the house any more.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn agenda(&self, address: &Token, now: Moment) -> Result<Option<String>> {
        let hash = address.hash();
        let Some(owner) = self.store.read(move |tx| tx.agenda_of(&hash)).await? else { return Ok(None) };
        self.look(owner, now, |turn| {
            if can(&turn.person, Act::KeepAgenda, None).is_err() {
                return Ok(None);
            }
            let today = Moment::start_of(turn.now.day());
            let mut to_come = turn.tx.appointments(turn.person.id, today, APPOINTMENTS_MAX)?;
            to_come.retain(|appointment| can(&turn.person, Act::FollowUp, Some(&appointment.ticket)).is_ok());
            let voice = turn.voice(turn.person.language);
            Ok(Some(ics(&agenda::name(voice), &agenda::entries(voice, &to_come), turn.now)))
        })
        .await
    }

    /// Since when somebody's calendar has an address, if it has one.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn agenda_since(&self, person: PersonId) -> Result<Option<Moment>> {
        self.store.read(move |tx| tx.agenda_since(person)).await
    }

    /// A new address for somebody's calendar, shown this once; the one before ends. `None`: they may not have one.
    ///
    /// # Errors
    /// The database could not commit, or the machine has no randomness.
    pub async fn begin_agenda(&self, person: PersonId, pages: &str, now: Moment) -> Result<Option<String>> {
        let pages = pages.trim_end_matches('/').to_owned();
        self.store
            .write(move |tx| match tx.person(person)? {
                Some(person) if can(&person, Act::KeepAgenda, None).is_ok() => {
                    begin(tx, &pages, person.id, now).map(Some)
                }
                Some(_) | None => Ok(None),
            })
            .await
    }

    /// Gives the address of somebody's calendar up; `false`: there was none.
    ///
    /// # Errors
    /// The database could not commit.
    pub async fn end_agenda(&self, person: PersonId, now: Moment) -> Result<bool> {
        self.store.write(move |tx| tx.agenda_end(person, now)).await
    }
}
