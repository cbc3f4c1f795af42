//! A small clinic that echoes, with a clock that stands still until it is moved.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use quality_clinic::channel::lanes::Handle;
use quality_clinic::channel::telegram::{self, Commands, Menus, Settings};
use quality_clinic::clock::Clock;
use quality_clinic::conversation::incoming::{Address, ChannelName, Content};
use quality_clinic::desk::album::{Handled, Patience};
use quality_clinic::domain::ids::{AddressId, InboxId, OutboxId};
use quality_clinic::domain::moment::Moment;
use quality_clinic::domain::person::Language;
use quality_clinic::speech::message::Message;
use quality_clinic::store::outbox::Outgoing;
use quality_clinic::store::{Result, Store, Tx};
use rusqlite::Connection;
use tokio::sync::Semaphore;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use super::bot_api::{BotApi, PATIENCE, TOKEN};

const START: i64 = 1_790_000_000_000;

/// Echoes texts and presses; some words make it fail.
pub struct Echo {
    store: Store,
    now: Arc<AtomicI64>,
    /// Rows from the chat `held` wait here.
    pub gate: Semaphore,
    /// One permit for each row that has come to the gate.
    pub at_gate: Semaphore,
}

impl Handle for Echo {
    async fn handle(&self, row: InboxId, _: Patience) -> Result<Handled> {
        let Some((text, at)) = self.store.read(move |tx| said(tx, row)).await? else { return Ok(Handled::Done) };
        if at.place == HELD.to_string() {
            self.at_gate.add_permits(1);
            self.gate.acquire().await.expect("an open gate").forget();
        }
        assert_ne!(text, "panic outside the store");
        let now = Moment(self.now.load(Ordering::SeqCst));
        self.store
            .write(move |tx| {
                assert_ne!(text, "panic in the store");
                let here = tx.here(&at, "Ann", None, now)?;
                let message = Message::new().line(&format!("echo: {text}"));
                tx.enqueue(&Outgoing { to: here.address, message: &message, ticket: None, edits: None }, now)?;
                tx.inbox_done(row, now)?;
                Ok(Handled::Done)
            })
            .await
    }

    async fn give_up(&self, row: InboxId) -> Result<()> {
        let now = Moment(self.now.load(Ordering::SeqCst));
        self.store
            .write(move |tx| {
                let Some((_, at)) = said(tx, row)? else { return Ok(()) };
                let here = tx.here(&at, "Ann", None, now)?;
                let message = Message::new().line("sorry");
                tx.enqueue(&Outgoing { to: here.address, message: &message, ticket: None, edits: None }, now)?;
                tx.inbox_set_aside(row, "it panics")
            })
            .await
    }
}

/// The chat whose rows wait at the gate.
pub const HELD: i64 = 666;
/// The chat of an expert, who has a menu of their own.
pub const EXPERT: i64 = 777;

/// What a row says and where, if it is still open.
fn said(tx: &Tx<'_>, row: InboxId) -> Result<Option<(String, Address)>> {
    let said = tx.inbox_row(row)?.map(|incoming| match incoming.content {
        Content::Text { text } => (text, incoming.from),
        Content::Press { data } => (data, incoming.from),
        other => (format!("{other:?}"), incoming.from),
    });
    Ok(said)
}

/// Two menus.
struct TestMenus;

impl Menus for TestMenus {
    fn default_menu(&self, language: Language) -> Commands {
        vec![("help".to_owned(), language.tag().to_owned())]
    }

    async fn menu_for(&self, at: &Address) -> Option<Commands> {
        (at.place == EXPERT.to_string()).then(|| vec![("queue".to_owned(), "open tickets".to_owned())])
    }
}

/// A clinic on a folder.
pub struct Clinic {
    pub api: BotApi,
    pub store: Store,
    pub echo: Arc<Echo>,
    folder: Arc<tempfile::TempDir>,
    now: Arc<AtomicI64>,
    running: Option<(JoinHandle<()>, CancellationToken)>,
}

impl Clinic {
    /// A clinic with an empty database that does not run yet.
    pub fn at(api: &BotApi) -> Self {
        Self::on(api, Arc::new(tempfile::tempdir().expect("a folder")))
    }

    fn on(api: &BotApi, folder: Arc<tempfile::TempDir>) -> Self {
        let store = Store::open(folder.path()).expect("a database");
        let now = Arc::new(AtomicI64::new(START));
        let echo = Arc::new(Echo {
            store: store.clone(),
            now: Arc::clone(&now),
            gate: Semaphore::new(0),
            at_gate: Semaphore::new(0),
        });
        Self { api: api.clone(), store, echo, folder, now, running: None }
    }

    /// A clinic that runs.
    pub fn open(api: &BotApi) -> Self {
        let mut clinic = Self::at(api);
        clinic.run();
        clinic
    }

    /// Starts the channel.
    pub fn run(&mut self) {
        let settings = Settings {
            token: TOKEN.into(),
            api_url: Some(self.api.url()),
            proxy: None,
            attachments: self.folder.path().to_owned(),
        };
        let (echo, store, clock) = (Arc::clone(&self.echo), self.store.clone(), self.clock());
        let shutdown = CancellationToken::new();
        let until = shutdown.clone();
        let task = tokio::spawn(async move {
            telegram::run(&settings, echo, Arc::new(TestMenus), store, clock, until).await.expect("good settings");
        });
        self.running = Some((task, shutdown));
    }

    /// Stops the channel as SIGTERM does.
    pub async fn stop(&mut self) {
        let stopping = self.begin_to_stop();
        tokio::time::timeout(PATIENCE, stopping).await.expect("an end").expect("no panic");
    }

    /// Tells it to stop without waiting for the end.
    pub fn begin_to_stop(&mut self) -> JoinHandle<()> {
        let (task, shutdown) = self.running.take().expect("a running clinic");
        shutdown.cancel();
        task
    }

    /// The process dies at once, as by kill -9, and another one opens the same folder.
    pub async fn die_and_come_back(mut self) -> Self {
        let (task, _) = self.running.take().expect("a running clinic");
        task.abort();
        let _ = task.await;
        let mut next = Self::on(&self.api, Arc::clone(&self.folder));
        next.run();
        next
    }

    fn clock(&self) -> Clock {
        let now = Arc::clone(&self.now);
        Arc::new(move || Moment(now.load(Ordering::SeqCst)))
    }

    /// Time goes by.
    pub fn later(&self, seconds: i64) {
        self.now.fetch_add(seconds * 1000, Ordering::SeqCst);
    }

    /// The folder of attachments.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Another connection to the database.
    pub fn sql(&self) -> Connection {
        Connection::open(self.store.path()).expect("the database")
    }

    /// Makes a person at a chat and writes a message to them.
    pub async fn send(&self, chat: i64, message: Message) -> OutboxId {
        self.send_edit(chat, message, None).await
    }

    /// The same, in place of an earlier message.
    pub async fn send_edit(&self, chat: i64, message: Message, edits: Option<OutboxId>) -> OutboxId {
        let now = Moment(self.now.load(Ordering::SeqCst));
        let at = Address { channel: ChannelName::Telegram, place: chat.to_string() };
        let write = self.store.write(move |tx| {
            let to: AddressId = tx.here(&at, "Ann", None, now)?.address;
            tx.enqueue(&Outgoing { to, message: &message, ticket: None, edits }, now)
        });
        write.await.expect("a row")
    }

    /// State and error of a row of the outbox.
    pub fn state_of(&self, row: OutboxId) -> (String, Option<String>) {
        let query = "SELECT state, error FROM outbox WHERE id = ?1";
        self.sql().query_row(query, [row.0], |r| Ok((r.get(0)?, r.get(1)?))).expect("the row")
    }

    /// Waits until a row of the outbox is in a state.
    pub async fn until_state(&self, row: OutboxId, state: &str) {
        let mut commits = self.store.commits();
        let wait = async {
            while self.state_of(row).0 != state {
                commits.changed().await.expect("an open database");
            }
        };
        let in_time = tokio::time::timeout(PATIENCE, wait).await;
        in_time.unwrap_or_else(|_| panic!("{row} is {:?}, not {state}", self.state_of(row)));
    }

    /// Waits until the database says so.
    pub async fn until_sql(&self, query: &str, wanted: i64) {
        let mut commits = self.store.commits();
        let found = || self.sql().query_row(query, [], |row| row.get::<_, i64>(0)).expect("a number");
        let wait = async {
            while found() != wanted {
                commits.changed().await.expect("an open database");
            }
        };
        let in_time = tokio::time::timeout(PATIENCE, wait).await;
        in_time.unwrap_or_else(|_| panic!("{query} gives {}, not {wanted}", found()));
    }
}
