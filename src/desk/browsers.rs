//! The pages: one-time links, signing in, sessions.

use crate::conversation::incoming::Incoming;
use crate::domain::ids::{PersonId, SessionId};
use crate::domain::moment::Moment;
use crate::domain::person::{PERSON_NAME_MAX, Person, Roles};
use crate::domain::question::clean;
use crate::domain::token::{TOKEN_BYTES, Token};
use crate::speech::reply_browser::BrowserReply;
pub use crate::store::sessions::LinkFor;
use crate::store::sessions::Session;
use crate::store::{Result, StoreError, Tx};

use super::Desk;
use super::turn::Turn;

/// A link holds so long: time to open it, too short to be found later in a chat.
pub const LINK_MINUTES: i64 = 5;
/// A session that was not used for so long has ended: a holiday week fits, a lost computer does not stay open.
pub const SESSION_IDLE_DAYS: i64 = 14;
/// Characters kept of what a browser calls itself: enough to tell one's own from another.
const AGENT_MAX: usize = 80;
/// Where a link leads, below the address of the pages.
const SIGN_IN: &str = "/sign-in/";

/// Who is signed in to a page.
#[derive(Debug, Clone)]
pub struct SignedIn {
    /// The session.
    pub session: Session,
    /// Who.
    pub person: Person,
}

/// A new token.
///
/// # Errors
/// The machine has no randomness.
pub fn new_token() -> Result<Token> {
    let mut bytes = [0; TOKEN_BYTES];
    getrandom::fill(&mut bytes).map_err(|error| StoreError::Random(error.to_string()))?;
    Ok(Token::from_random(bytes))
}

fn offer(tx: &Tx<'_>, who: &LinkFor, now: Moment) -> Result<Token> {
    let token = new_token()?;
    tx.sign_in_offer(&token.hash(), who, now, now.plus_minutes(LINK_MINUTES))?;
    Ok(token)
}

/// /web: the house gets a link, everybody else the address of the firms' page.
pub fn link(turn: &mut Turn<'_>) -> Result<()> {
    let Some(pages) = turn.house.pages.get().cloned() else { return turn.reply(BrowserReply::NoPage) };
    if !(turn.person.is_expert() || turn.person.is_office()) {
        return turn.reply(BrowserReply::Page { url: format!("{pages}/") });
    }
    let token = offer(turn.tx, &LinkFor::Person(turn.person.id), turn.now)?;
    turn.reply(BrowserReply::Link { url: format!("{pages}{SIGN_IN}{}", token.reveal()), minutes: LINK_MINUTES })
}

impl Desk {
    /// A one-time link for somebody who is not there yet, with these roles: for the command line and the first start.
    ///
    /// # Errors
    /// The database could not commit, or the machine has no randomness.
    pub async fn offer_link(&self, pages: &str, roles: Roles, now: Moment) -> Result<String> {
        let token = self.store.write(move |tx| offer(tx, &LinkFor::Newcomer(roles), now)).await?;
        Ok(format!("{}{SIGN_IN}{}", pages.trim_end_matches('/'), token.reveal()))
    }

    /// For whom is this link still good? Asking does not use it.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn link_waits(&self, link: &Token, now: Moment) -> Result<Option<LinkFor>> {
        let hash = link.hash();
        self.store.read(move |tx| tx.sign_in_waits(&hash, now)).await
    }

    /// Uses a link: the browser that holds `browser` is signed in, and the person is told. Who is new is called
    /// `newcomer`. `None`: the link is used, too old or none.
    ///
    /// # Errors
    /// The database could not commit: then the link is as good as before.
    pub async fn sign_in(
        &self,
        link: &Token,
        browser: &Token,
        agent: &str,
        newcomer: &str,
        now: Moment,
    ) -> Result<Option<PersonId>> {
        let house = std::sync::Arc::clone(&self.house);
        let (link, hash, place) = (link.hash(), browser.hash(), browser.place());
        let agent: String = clean(agent).chars().take(AGENT_MAX).collect();
        let newcomer: String = clean(newcomer).chars().take(PERSON_NAME_MAX).collect();
        self.store
            .write(move |tx| {
                let person = match tx.sign_in_take(&link, now)? {
                    None => return Ok(None),
                    Some(LinkFor::Person(person)) => person,
                    Some(LinkFor::Newcomer(roles)) => tx.new_person(&newcomer, &roles, now)?,
                };
                let known_elsewhere = tx.home(person)?.is_some();
                tx.session_begin(&hash, &place, person, &agent, now)?;
                if known_elsewhere {
                    let (guide, nobody) = (house.guide(), Incoming::of_nobody(now));
                    let mut turn = Turn::of_clinic(tx, &guide, &house, &nobody)?;
                    turn.tell_person(person, BrowserReply::SignedIn { agent, at: now })?;
                }
                Ok(Some(person))
            })
            .await
    }

    /// Who is signed in with this browser's token, if anybody.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn signed_in(&self, browser: &Token, now: Moment) -> Result<Option<SignedIn>> {
        let hash = browser.hash();
        self.store
            .read(move |tx| {
                let Some(session) = tx.session(&hash, idle_since(now))? else { return Ok(None) };
                Ok(tx.person(session.person)?.map(|person| SignedIn { session, person }))
            })
            .await
    }

    /// Notes that a session is used.
    ///
    /// # Errors
    /// The database could not commit.
    pub async fn session_used(&self, session: SessionId, now: Moment) -> Result<()> {
        self.store.write(move |tx| tx.session_seen(session, now)).await
    }

    /// The browsers in which a person is signed in, newest first.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn sessions(&self, person: PersonId, now: Moment) -> Result<Vec<Session>> {
        self.store.read(move |tx| tx.sessions_of(person, idle_since(now))).await
    }

    /// Ends a session of this person; `false`: it is not theirs, or has ended.
    ///
    /// # Errors
    /// The database could not commit.
    pub async fn end_session(&self, session: SessionId, person: PersonId, now: Moment) -> Result<bool> {
        self.store.write(move |tx| tx.session_end(session, person, now)).await
    }

    /// Is there anybody of the office?
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn has_office(&self) -> Result<bool> {
        self.store.read(|tx| tx.has_office()).await
    }
}

fn idle_since(now: Moment) -> Moment {
    now.plus_minutes(-SESSION_IDLE_DAYS * 24 * 60)
}
