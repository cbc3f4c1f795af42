//! The people at their places: what they send, and what they were last told. Hour by hour, seeded.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate, Timelike};

use super::script::{self, Case, Cast, Chance, Lines};
use crate::conversation::incoming::{Address, ChannelName, Content, Incoming};
use crate::desk::Desk;
use crate::desk::office::new_invitation;
use crate::desk::rounds::Rounds;
use crate::domain::ids::{PersonId, TicketId};
use crate::domain::moment::Moment;
use crate::domain::person::Roles;
use crate::domain::working_time::Calendar;
use crate::speech::message::ButtonFace;
use crate::store::outbox::Ending;
use crate::store::talk::Spoken;
use crate::store::{Result, StoreError};

/// Hours in which somebody writes or works.
const HOURS: std::ops::Range<u32> = 8..21;
/// Messages of a talk that are looked at for the newest buttons.
const LOOKED_AT: u32 = 3;
/// One firm in so many writes from a messenger; the others use the page.
const MESSENGER_ONE_IN: usize = 3;
/// So many of a thousand messages to messengers end otherwise than delivered.
const LOST_PERMILLE: usize = 2;
/// Rows delivered in one transaction.
const DELIVERED_AT_ONCE: u32 = 500;

/// Somebody at a place.
#[derive(Debug, Clone)]
pub struct Actor {
    /// Where.
    pub at: Address,
    /// What they are called.
    pub name: String,
    /// Who they are; before their first message nobody.
    pub id: PersonId,
}

/// A firm.
#[derive(Debug)]
pub struct Firm {
    /// Its contact.
    pub actor: Actor,
    /// Industry.
    pub industry: String,
}

/// An expert.
#[derive(Debug)]
pub struct Expert {
    /// Who.
    pub actor: Actor,
    /// Does something in so many of ten hours.
    pub pace: usize,
    /// Away until then.
    pub away_until: NaiveDate,
}

/// What became of it.
#[derive(Debug, Clone, Copy, Default)]
pub struct Sum {
    /// Firms that asked.
    pub firms: usize,
    /// Questions.
    pub questions: usize,
    /// Tickets.
    pub tickets: usize,
}

/// The year under way.
pub struct Stage {
    pub(super) desk: Desk,
    pub(super) calendar: Calendar,
    pub(super) chance: Chance,
    pub(super) lines: Lines,
    pub(super) now: Moment,
    pub(super) firms: Vec<Firm>,
    pub(super) experts: Vec<Expert>,
    pub(super) office: Vec<Actor>,
    /// What each ticket is about.
    pub(super) cases: BTreeMap<TicketId, Case>,
    /// Tickets that ended lately, and when: they are graded and asked after.
    pub(super) ended: Vec<(TicketId, Moment)>,
    pub(super) sum: Sum,
    cast: Cast,
    rounds: Rounds,
    sent: u64,
    seed: u64,
}

impl Stage {
    /// Nobody is there yet.
    ///
    /// # Errors
    /// The script cannot be read.
    pub fn new(desk: Desk, calendar: Calendar, seed: u64, now: Moment) -> anyhow::Result<Self> {
        Ok(Self {
            rounds: Rounds::new(desk.clone()),
            desk,
            calendar,
            chance: Chance::new(seed),
            lines: script::lines()?,
            cast: script::cast()?,
            now,
            firms: vec![],
            experts: vec![],
            office: vec![],
            cases: BTreeMap::new(),
            ended: vec![],
            sum: Sum::default(),
            sent: 0,
            seed,
        })
    }

    /// Everybody comes in, and the time runs until then.
    ///
    /// # Errors
    /// The database fails.
    pub async fn play(&mut self, until: Moment) -> Result<Sum> {
        self.enter().await?;
        while self.now < until {
            self.hour().await?;
            self.now = self.now.plus_minutes(60);
        }
        Ok(self.sum)
    }

    async fn enter(&mut self) -> Result<()> {
        let (seed, now) = (self.seed, self.now);
        self.desk.store().write(move |tx| tx.mark_as_demo(seed, now)).await?;
        let named = |name: &str, cast: &Cast| format!("{}{name}", cast.mark);
        for index in 0..self.cast.office.len() {
            let name = named(&self.cast.office[index], &self.cast);
            let actor = self.invited(name, Roles { office: true, ..Roles::default() }).await?;
            self.office.push(actor);
        }
        for index in 0..self.cast.expert.len() {
            let role = &self.cast.expert[index];
            let (name, pace) = (named(&role.name, &self.cast), role.pace);
            let roles = Roles { office: false, expert: role.departments.iter().cloned().collect() };
            let actor = self.invited(name, roles).await?;
            self.experts.push(Expert { actor, pace, away_until: now.day() });
        }
        for trade in 0..self.cast.trade.len() {
            for index in 0..self.cast.trade[trade].names.len() {
                let name = named(&self.cast.trade[trade].names[index], &self.cast);
                let channel = match self.chance.below(MESSENGER_ONE_IN) {
                    0 => ChannelName::Telegram,
                    _ => ChannelName::Web,
                };
                let at = Address { channel, place: format!("demo-{}", self.firms.len()) };
                let industry = self.cast.trade[trade].industry.clone();
                self.firms.push(Firm { actor: Actor { at, name, id: PersonId::CLINIC }, industry });
            }
        }
        Ok(())
    }

    /// Comes in with an invitation, as everybody of the house does.
    async fn invited(&mut self, name: String, roles: Roles) -> Result<Actor> {
        let now = self.now;
        let make = move |tx: &crate::store::Tx<'_>| new_invitation(tx, &roles, None, now, now.plus_minutes(60));
        let code = self.desk.store().write(make).await?;
        let place = format!("demo-house-{}", self.office.len() + self.experts.len());
        let mut actor = Actor { at: Address { channel: ChannelName::Web, place }, name, id: PersonId::CLINIC };
        self.says(&actor, &format!("/start {code}")).await?;
        actor.id = self.id_at(&actor).await?;
        Ok(actor)
    }

    /// Who is at a place.
    pub(super) async fn id_at(&self, actor: &Actor) -> Result<PersonId> {
        let at = actor.at.clone();
        let found = self.desk.store().read(move |tx| tx.address(&at)).await?;
        found.map(|(_, person)| person).ok_or(StoreError::Conflict("address"))
    }

    async fn hour(&mut self) -> Result<()> {
        let local = self.now.local();
        if HOURS.contains(&local.hour()) {
            let workday = self.calendar.is_workday(self.now.day());
            self.firms_ask(workday).await?;
            if self.calendar.is_open(self.now) {
                if local.hour() == 9 {
                    self.plan_the_day().await?;
                }
                self.house_works().await?;
                self.office_works().await?;
            }
            if workday {
                self.firms_go_on().await?;
            }
            self.rounds.make(self.now).await?;
            self.deliver().await?;
        }
        Ok(())
    }

    /// How busy a month is, in percent: quiet around the new year, busy in the month of quality (September).
    pub(super) fn season(&self) -> usize {
        match self.now.local().month() {
            1 | 2 => 60,
            3 => 120,
            9 => 140,
            10 | 11 => 115,
            _ => 100,
        }
    }

    /// Writes text.
    pub(super) async fn says(&mut self, actor: &Actor, text: &str) -> Result<()> {
        self.send(actor, Content::Text { text: text.to_owned() }, None).await
    }

    /// Presses a button.
    pub(super) async fn presses(&mut self, actor: &Actor, data: &str) -> Result<()> {
        let on = self
            .told(actor.id)
            .await?
            .and_then(|(row, faces)| faces.iter().any(|face| face.data == data).then(|| row.to_string()));
        self.send(actor, Content::Press { data: data.to_owned() }, on).await
    }

    async fn send(&mut self, actor: &Actor, content: Content, on: Option<String>) -> Result<()> {
        self.sent += 1;
        let incoming = Incoming {
            key: format!("demo-{}", self.sent),
            from: actor.at.clone(),
            name: actor.name.clone(),
            language: None,
            content,
            message_ref: on.or_else(|| Some(format!("demo-{}", self.sent))),
            reply_to: None,
            // What is sent in one hour is not sent in one moment.
            at: self.now.plus_millis(i64::try_from(self.sent % 3000).unwrap_or_default() * 1000),
            album: None,
            more_refs: vec![],
            within: None,
            hint: None,
        };
        self.desk.receive(incoming).await
    }

    /// The newest message to a person: its row and its buttons.
    pub(super) async fn told(&self, person: PersonId) -> Result<Option<(i64, Vec<ButtonFace>)>> {
        let talk = self.desk.store().read(move |tx| tx.talk_of(person, LOOKED_AT)).await?;
        let newest = talk.into_iter().filter_map(|spoken| match spoken {
            Spoken::Told { id, message, .. } => Some((id.0, message.buttons.into_iter().flatten().collect())),
            Spoken::Said { .. } => None,
        });
        Ok(newest.max_by_key(|(row, _): &(i64, Vec<ButtonFace>)| *row))
    }

    /// The data of the newest message's button that begins so.
    pub(super) async fn button(&self, person: PersonId, start: &str) -> Result<Option<String>> {
        let faces = self.told(person).await?.map(|(_, faces)| faces).unwrap_or_default();
        Ok(faces.into_iter().map(|face| face.data).find(|data| data.starts_with(start)))
    }

    /// What the courier does, on the invented clock: nothing leaves the machine.
    async fn deliver(&mut self) -> Result<()> {
        loop {
            let now = self.now.plus_minutes(60);
            let due = move |tx: &crate::store::Tx<'_>| tx.outbox_due(ChannelName::Telegram, now, DELIVERED_AT_ONCE);
            let rows = self.desk.store().read(due).await?;
            if rows.is_empty() {
                return Ok(());
            }
            let ends: Vec<_> = rows
                .into_iter()
                .map(|row| (row.id, if self.chance.permille(LOST_PERMILLE) { Ending::Possibly } else { Ending::Sent }))
                .collect();
            let end = move |tx: &crate::store::Tx<'_>| {
                for (row, ending) in ends {
                    tx.outbox_sending(row)?;
                    tx.outbox_end(row, ending, Some(&row.to_string()), None, now)?;
                }
                Ok(())
            };
            self.desk.store().write(end).await?;
        }
    }
}
