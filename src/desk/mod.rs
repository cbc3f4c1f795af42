//! Load, decide, save, reply: one file per thing people do.
//!
//! `Desk::receive` is the whole of it: one write transaction per incoming message holds the
//! inbox row, the dialogue state, the ticket, its event and every outgoing message.

use std::sync::{Arc, OnceLock, PoisonError, RwLock};

use crate::conversation::incoming::{Address, Content, Incoming, Unsupported};
use crate::conversation::state::State;
use crate::conversation::{ReplyTo, Surroundings, understand};
use crate::domain::ids::InboxId;
use crate::domain::person::Language;
use crate::domain::rules::Rules;
use crate::domain::working_time::Calendar;
use crate::guide::Guide;
use crate::speech::{self, reply::Trouble};
use crate::store::{Result, Store, Tx};

/// One function per intent.
mod decide;
/// Who is here, and what is said to whom.
mod turn;
/// At the door: welcome, help, language, invitations.
mod door;
/// The pages: links, signing in, sessions.
pub mod browsers;
/// One person in several places.
mod binding;
/// A person's own data.
mod personal;
/// What is kept, and how long.
mod privacy;
/// Questions and guidance.
mod ask;
/// From a question to a ticket.
mod admission;
/// The client's own tickets.
mod client;
/// Text and files whose place is not clear.
mod sorting;
/// Views of a ticket, and its cards.
mod cards;
/// What was written on a ticket, line by line.
mod lines;
/// A verb alone: the one ticket it can mean.
mod bare;
/// What experts do.
mod treat;
/// Who is away, and who stands in.
mod away;
/// Who is on duty.
mod roster;
/// The group of the house.
mod group;
/// Its threads, kept in step with the tickets.
mod threads;
/// What is due first, and how much one may have open.
mod next;
/// Transfer, release, assign.
mod handover;
/// Trade secrets.
mod secrecy;
/// Photos that were sent together.
pub mod album;
/// What clients changed after sending it.
mod edits;
/// What became of messages to clients.
mod delivery;
/// What the office decides after too many hand-overs.
mod decision;
/// Forms of pages.
pub mod forms;
/// More time for a solution.
mod extension;
/// What pages show.
pub mod pages;
/// 会诊.
mod consultation;
/// The same asked again.
mod alike;
/// Two tickets become one.
mod merging;
/// One ticket becomes two.
mod splitting;
/// Low grades and what follows.
mod complaint;
/// Did it help?
mod follow_up;
/// By which department's code somebody came.
mod hints;
/// Follow-ups in a calendar of one's own.
pub mod agenda;
/// The structured answer that closes a ticket.
mod prescription;
/// A sent prescription is corrected.
mod correction;
/// The prescription as a Word file.
mod paper;
/// An old record as a draft.
mod old_records;
/// Canned phrases.
mod phrases;
/// A case becomes the draft of an article.
mod learning;
/// What the office's pages show, read.
pub mod office_pages;
/// The same as values.
pub mod office_views;
/// People, invitations, figures.
pub mod office;
/// Indicators of the plan.
mod indicators;
/// Reports as files.
pub mod report;
/// What the clinic does by itself when its time has come.
pub mod rounds;

use album::{Found, Gathered, Handled, Patience};
use forms::Outcome;
use turn::Turn;

/// Why a row stands aside, for who looks into the table; the error itself is in the log.
const SET_ASIDE: &str = "could not be handled";

/// What the desk knows besides the database.
pub struct House {
    /// The library, swapped whole on reload.
    guide: RwLock<Arc<Guide>>,
    /// Swapped whole when a holiday notice comes in.
    calendar: RwLock<Arc<Calendar>>,
    rules: Rules,
    /// Where the pages are, if they are served.
    pages: OnceLock<String>,
    /// Makes pictures of drawings; without it a chat gets the tables alone.
    painter: OnceLock<Painter>,
}

/// Makes a picture (PNG) of a drawing (SVG); what went wrong in words for the log.
pub type Painter = fn(&str) -> std::result::Result<Vec<u8>, String>;

/// The desk. Cloning shares it.
#[derive(Clone)]
pub struct Desk {
    store: Store,
    house: Arc<House>,
}

impl Desk {
    /// A desk with the default rules, but for the life of invitations.
    pub fn new(store: Store, guide: Guide, calendar: Calendar, invitation_hours: u32) -> Self {
        Self::with_rules(store, guide, calendar, Rules { invitation_hours, ..Rules::default() })
    }

    /// A desk on a database with a library, a calendar and the rules of the house.
    pub fn with_rules(store: Store, guide: Guide, calendar: Calendar, rules: Rules) -> Self {
        let house = House {
            guide: RwLock::new(Arc::new(guide)),
            calendar: RwLock::new(Arc::new(calendar)),
            rules,
            pages: OnceLock::new(),
            painter: OnceLock::new(),
        };
        Self { store, house: Arc::new(house) }
    }

    /// Says who makes pictures, once.
    pub fn paint_with(&self, painter: Painter) {
        // A second one would be a mistake of the caller; the first stays.
        let _ = self.house.painter.set(painter);
    }

    /// Says where the pages are (`https://…`, without a slash at the end), once.
    pub fn serve_pages_at(&self, address: &str) {
        // A second address would be a mistake of the caller; the first stays.
        let _ = self.house.pages.set(address.trim_end_matches('/').to_owned());
    }

    /// The database.
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// The library in use.
    pub fn guide(&self) -> Arc<Guide> {
        self.house.guide()
    }

    /// Puts another library in the place of the one in use; questions under way keep theirs.
    pub fn replace_guide(&self, guide: Guide) {
        *self.house.guide.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(guide);
    }

    /// Puts another calendar in the place of the one in use. Promises that were made stay as they are.
    pub fn replace_calendar(&self, calendar: Calendar) {
        *self.house.calendar.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(calendar);
    }

    /// Stores and handles one incoming in one transaction; seen before: nothing happens.
    ///
    /// # Errors
    /// The database could not commit: then nothing has happened.
    pub async fn receive(&self, incoming: Incoming) -> Result<()> {
        let house = Arc::clone(&self.house);
        self.store
            .write(move |tx| match tx.inbox_put(&incoming)? {
                None => Ok(()),
                Some(row) => {
                    let gathered = Gathered { incoming, rows: vec![row], unsupported: None };
                    handle_gathered(tx, &house, &gathered).map(|_| ())
                }
            })
            .await
    }

    /// Handles a stored row of the inbox in one transaction, with the rest of its album if it begins one;
    /// handled before: nothing happens.
    ///
    /// # Errors
    /// The database could not commit, or handling failed: then nothing has happened.
    pub async fn handle(&self, row: InboxId, patience: Patience) -> Result<Handled> {
        let house = Arc::clone(&self.house);
        self.store
            .write(move |tx| match tx.inbox_row(row)? {
                None => Ok(Handled::Done),
                Some(incoming) => match album::gather(tx, row, incoming, patience)? {
                    Found::Growing { parts } => Ok(Handled::AlbumGrows { parts }),
                    Found::All(gathered) => handle_gathered(tx, &house, &gathered).map(|_| Handled::Done),
                },
            })
            .await
    }

    /// Sets a row aside that could not be handled, and tells its sender so.
    ///
    /// # Errors
    /// The database could not commit.
    pub async fn give_up(&self, row: InboxId) -> Result<()> {
        let house = Arc::clone(&self.house);
        self.store
            .write(move |tx| {
                let Some(incoming) = tx.inbox_row(row)? else { return Ok(()) };
                tx.inbox_set_aside(row, SET_ASIDE)?;
                if incoming.within.is_some() {
                    // Whoever talks in a group may never have talked to the clinic.
                    return Ok(());
                }
                let guide = house.guide();
                let mut turn = Turn::begin(tx, &guide, &house, &incoming)?;
                turn.reply(Trouble::OurFault)?;
                turn.end().map(|_| ())
            })
            .await
    }

    /// The command menu for whoever is at an address: language, then name and description.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn menu_for(&self, at: &Address) -> Result<Option<(Language, Vec<(String, String)>)>> {
        let at = at.clone();
        self.store
            .read(move |tx| {
                let Some((_, person)) = tx.address(&at)? else { return Ok(None) };
                let Some(person) = tx.person(person)? else { return Ok(None) };
                let menu = speech::menu(person.language, person.is_expert(), person.is_office());
                Ok(Some((person.language, menu)))
            })
            .await
    }
}

impl House {
    fn calendar(&self) -> Arc<Calendar> {
        Arc::clone(&self.calendar.read().unwrap_or_else(PoisonError::into_inner))
    }

    fn guide(&self) -> Arc<Guide> {
        Arc::clone(&self.guide.read().unwrap_or_else(PoisonError::into_inner))
    }
}

fn handle_gathered(tx: &Tx<'_>, house: &House, gathered: &Gathered) -> Result<Outcome> {
    let guide = house.guide();
    let incoming = &gathered.incoming;
    let done = || gathered.rows.iter().try_for_each(|row| tx.inbox_done(*row, incoming.at));
    if matches!(incoming.content, Content::Unsupported { what: Unsupported::Group }) {
        return done().map(|()| Outcome::default());
    }
    if let Some(within) = &incoming.within {
        group::in_group(tx, &guide, house, gathered, within)?;
        return done().map(|()| Outcome::default());
    }
    let mut turn = Turn::begin(tx, &guide, house, incoming)?;
    hints::keep(&turn)?;
    answer(&mut turn, gathered.unsupported)?;
    threads::keep(&mut turn)?;
    let outcome = turn.end()?;
    done()?;
    Ok(outcome)
}

/// Understands what came and does it.
fn answer(turn: &mut Turn<'_>, unsupported: Option<Unsupported>) -> Result<()> {
    let Some(state) = turn.readable_state() else {
        turn.go(State::Idle);
        return turn.reply(Trouble::StateLost);
    };
    let intent = understand(&state, surroundings(turn)?, &turn.incoming.content);
    decide::decide(turn, state, intent)?;
    match unsupported {
        Some(what) => turn.reply(Trouble::Unsupported { what }),
        None => Ok(()),
    }
}

fn surroundings(turn: &Turn<'_>) -> Result<Surroundings> {
    let reply_to = match &turn.incoming.reply_to {
        None => None,
        Some(message) => match turn.tx.ticket_of_ref(turn.address, message)? {
            None => None,
            Some(ticket) => turn.tx.ticket(ticket)?.map(|ticket| {
                if ticket.client == turn.person.id { ReplyTo::Own(ticket.id) } else { ReplyTo::Card(ticket.id) }
            }),
        },
    };
    let reply_to = match (reply_to, &turn.incoming.reply_to) {
        (Some(ReplyTo::Card(ticket)), Some(message)) if turn.tx.is_inside(turn.address, message)? => {
            Some(ReplyTo::Inside(ticket))
        }
        (reply_to, _) => reply_to,
    };
    let open_tickets = turn.tx.open_tickets_of_client(turn.person.id)?.len();
    Ok(Surroundings { reply_to, open_tickets })
}
