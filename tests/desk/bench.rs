//! A desk with people at it: what they send, and what then stands in the database.

use quality_clinic::conversation::incoming::{Address, ChannelName, Content, Incoming};
use quality_clinic::desk::Desk;
use std::sync::Arc;

use quality_clinic::domain::department::{Departments, Slug};
use quality_clinic::domain::ids::PersonId;
use quality_clinic::domain::moment::Moment;
use quality_clinic::domain::person::Roles;
use quality_clinic::domain::rules::Rules;
use quality_clinic::domain::statistic::Frame;
use quality_clinic::domain::working_time::Calendar;
use quality_clinic::speech::message::Message;
use quality_clinic::store::Store;
use rusqlite::Connection;
use tempfile::TempDir;

use crate::house::{calendar, library};

/// Hours for which an invitation lives.
const INVITATION_HOURS: u32 = 72;

/// A desk on a database of its own.
pub struct Bench {
    pub desk: Desk,
    pub now: Moment,
    folder: TempDir,
    sent: usize,
    calendar: Arc<Calendar>,
}

/// Experts of these departments.
pub fn expert(departments: &[&str]) -> Roles {
    Roles { office: false, expert: departments.iter().map(|slug| Slug::new(*slug)).collect() }
}

/// The office.
pub fn office() -> Roles {
    Roles { office: true, ..Roles::default() }
}

/// A moment of the county's clock.
pub fn at(text: &str) -> Moment {
    Moment::parse_rfc3339(&format!("{text}:00+08:00")).expect("2026-11-24T09:00")
}

pub fn address(who: &str) -> Address {
    Address { channel: ChannelName::Terminal, place: who.to_owned() }
}

impl Bench {
    pub fn new() -> Self {
        Self::with_rules(Rules::default())
    }

    /// A desk with other rules of the house.
    pub fn with_rules(rules: Rules) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let guide = library(folder.path());
        let calendar = calendar(&guide);
        let store = Store::open(&folder.path().join("data")).expect("a database");
        let desk = Desk::with_rules(store, guide, calendar.clone(), rules);
        Self { desk, now: at("2026-11-24T09:00"), folder, sent: 0, calendar: Arc::new(calendar) }
    }

    /// Another desk on the same database, as in another process.
    pub fn second_desk(&self) -> Desk {
        let guide = library(self.folder.path());
        let calendar = calendar(&guide);
        let store = Store::open(&self.folder.path().join("data")).expect("the database");
        Desk::new(store, guide, calendar, INVITATION_HOURS)
    }

    /// A person with these roles.
    pub async fn person(&self, who: &str, roles: Roles) -> PersonId {
        let (at, name, now) = (address(who), who.to_owned(), self.now);
        let write = self.desk.store().write(move |tx| {
            let here = tx.here(&at, &name, None, now)?;
            tx.grant(here.person.id, &roles)?;
            Ok(here.person.id)
        });
        write.await.expect("a person")
    }

    /// What a person sends next.
    pub fn incoming(&mut self, who: &str, content: Content) -> Incoming {
        self.sent += 1;
        Incoming {
            key: format!("bench-{}", self.sent),
            from: address(who),
            name: who.to_owned(),
            language: None,
            content,
            message_ref: Some(format!("in-{}", self.sent)),
            reply_to: None,
            at: self.now,
            album: None,
            more_refs: vec![],
            within: None,
            hint: None,
        }
    }

    /// Writes text, and gives what is then written to that person.
    pub async fn says(&mut self, who: &str, text: &str) -> Vec<Message> {
        let incoming = self.incoming(who, Content::Text { text: text.to_owned() });
        self.send(incoming).await
    }

    /// Presses a button, real or forged.
    pub async fn presses(&mut self, who: &str, data: &str) -> Vec<Message> {
        let incoming = self.incoming(who, Content::Press { data: data.to_owned() });
        self.send(incoming).await
    }

    /// Lets the desk have it, and gives what is then written to its sender.
    pub async fn send(&mut self, incoming: Incoming) -> Vec<Message> {
        let who = incoming.from.place.clone();
        let before = self.number("SELECT coalesce(MAX(id), 0) FROM outbox");
        self.desk.receive(incoming).await.expect("received");
        self.written(&who, before)
    }

    /// What was written to a person after a row.
    pub fn written(&self, who: &str, after: i64) -> Vec<Message> {
        let sql = self.sql();
        let mut statement = sql
            .prepare(
                "SELECT o.payload FROM outbox AS o JOIN address AS a ON a.id = o.address_id
                 WHERE a.place = ?1 AND o.id > ?2 ORDER BY o.id",
            )
            .expect("a query");
        let rows = statement.query_map((who, after), |row| row.get::<_, String>(0)).expect("rows");
        rows.map(|row| serde_json::from_str(&row.expect("a row")).expect("a message")).collect()
    }

    /// A ticket of a client in metrology, opened without answering anything on the way.
    pub async fn opens_ticket(&mut self, client: &str) -> i64 {
        self.says(client, "电子秤过期了还能用吗").await;
        if self.number("SELECT COUNT(*) FROM address WHERE state ->> 'state' = 'sorting'") > 0 {
            self.says(client, "新问题").await;
        }
        self.says(client, "找专家").await;
        if self.number("SELECT COUNT(*) FROM address WHERE state ->> 'state' = 'alike'") > 0 {
            self.says(client, "另外挂号").await;
        }
        self.says(client, "直接挂号").await;
        self.says(client, "跳过").await;
        self.number("SELECT MAX(id) FROM ticket")
    }

    /// What figures are counted with: the taxonomy and the office's hours.
    pub fn frame(&self) -> Frame {
        let departments = Departments { towns: vec!["海游街道".to_owned()], ..Departments::default() };
        Frame::of(&departments, self.calendar.clone())
    }

    /// The same with the whole taxonomy, as the desk has it.
    pub fn frame_of_library(&self) -> Frame {
        Frame::of(self.desk.guide().departments(), self.calendar.clone())
    }

    /// The data folder.
    pub fn data(&self) -> std::path::PathBuf {
        self.folder.path().join("data")
    }

    /// A connection that looks at the database from outside.
    pub fn sql(&self) -> Connection {
        Connection::open(self.folder.path().join("data/clinic.db")).expect("the database")
    }

    /// A number out of the database.
    pub fn number(&self, query: &str) -> i64 {
        self.sql().query_row(query, [], |row| row.get(0)).expect("a number")
    }

    /// A word out of the database.
    pub fn word(&self, query: &str) -> String {
        self.sql().query_row(query, [], |row| row.get(0)).expect("a word")
    }
}
