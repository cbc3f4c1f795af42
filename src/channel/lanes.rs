//! One task a place, in order: from the inbox to the desk.
//!
//! A lane holds a few row ids in memory; when a flooder fills it, the rest stays in the table and
//! is read from there, so that memory is bounded and nobody else waits. Turns are given row by
//! row, so a long lane gets one turn among the others.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::Semaphore;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use tracing::{error, warn};

use super::backoff;
use crate::conversation::incoming::{Address, ChannelName};
use crate::desk::Desk;
use crate::desk::album::{Handled, Patience};
use crate::domain::ids::InboxId;
use crate::store::inbox::HANDLING_TRIES_MAX;
use crate::store::{Result, Store, StoreError};

/// Rows handled at the same time. They share commits, so more than a few are useful; the writer
/// takes one at a time, so very many are not.
pub const HANDLING_MAX: usize = 64;
/// Row ids that a lane keeps in memory; a person who writes more waits in the table.
pub const LANE_MAX: usize = 64;
/// First wait after a row could not be handled.
const RETRY_PAUSE: Duration = Duration::from_millis(100);
/// Longest wait, as long as the database takes no writes.
const RETRY_PAUSE_MAX: Duration = Duration::from_secs(10);

/// How long an album may be quiet before it counts as complete: its parts are sent together and arrive
/// within a fraction of this, and the person waits so long for an answer.
pub const ALBUM_QUIET: Duration = Duration::from_millis(1_200);

/// Who handles the rows: the desk.
pub trait Handle: Send + Sync + 'static {
    /// Handles a stored row in one transaction; handled before: nothing happens. A row that begins an album
    /// may ask for patience, until what is there is said to be all.
    ///
    /// # Errors
    /// Nothing of it has happened; it is tried again.
    fn handle(&self, row: InboxId, patience: Patience) -> impl Future<Output = Result<Handled>> + Send;

    /// Sets a row aside that could not be handled [`HANDLING_TRIES_MAX`] times, and tells its sender.
    ///
    /// # Errors
    /// The row is then set aside without a word to its sender.
    fn give_up(&self, row: InboxId) -> impl Future<Output = Result<()>> + Send;
}

impl Handle for Desk {
    async fn handle(&self, row: InboxId, patience: Patience) -> Result<Handled> {
        Desk::handle(self, row, patience).await
    }

    async fn give_up(&self, row: InboxId) -> Result<()> {
        Desk::give_up(self, row).await
    }
}

/// What is called after a row of a place was dealt with.
pub type AfterRow = Box<dyn Fn(&Address) + Send + Sync>;

/// The lanes of a channel.
pub struct Lanes<H> {
    yard: Arc<Yard<H>>,
    tasks: TaskTracker,
}

struct Yard<H> {
    channel: ChannelName,
    handler: Arc<H>,
    store: Store,
    turns: Semaphore,
    lanes: Mutex<HashMap<String, Lane>>,
    after_row: AfterRow,
    stop: CancellationToken,
}

/// What waits for one place.
#[derive(Default)]
struct Lane {
    queue: VecDeque<InboxId>,
    /// More rows wait in the table than in the queue.
    behind: bool,
    /// A row came in while the lane was behind, after the table was last read.
    missed: bool,
}

/// What a lane does next.
enum Next {
    Row(InboxId),
    ReadTable,
    Nothing,
}

/// What became of a row.
#[derive(PartialEq, Eq)]
enum Done {
    GoOn,
    Stop,
}

impl<H: Handle> Lanes<H> {
    /// Lanes without work. `after_row` is called after each row; it must not block.
    pub fn new(channel: ChannelName, handler: Arc<H>, store: Store, after_row: AfterRow) -> Self {
        let yard = Yard {
            channel,
            handler,
            store,
            turns: Semaphore::new(HANDLING_MAX),
            lanes: Mutex::default(),
            after_row,
            stop: CancellationToken::new(),
        };
        Self { yard: Arc::new(yard), tasks: TaskTracker::new() }
    }

    /// Hands over a stored row; rows of a place must come in the order of their ids.
    pub fn feed(&self, row: InboxId, place: &str) {
        let mut lanes = self.yard.lanes();
        if let Some(lane) = lanes.get_mut(place) {
            lane.push(row);
            return;
        }
        lanes.insert(place.to_owned(), Lane { queue: VecDeque::from([row]), ..Lane::default() });
        drop(lanes);
        let yard = Arc::clone(&self.yard);
        let place = Address { channel: yard.channel, place: place.to_owned() };
        self.tasks.spawn(async move { yard.run_lane(place).await });
    }

    /// Hands over what was stored before but not handled, oldest first. Returns how many rows.
    ///
    /// # Errors
    /// The table cannot be read.
    pub async fn requeue(&self) -> Result<usize> {
        let channel = self.yard.channel;
        let mut after = InboxId(0);
        let mut count = 0;
        loop {
            let rows = self.yard.store.read(move |tx| tx.inbox_waiting(channel, None, after, REQUEUE_PAGE)).await?;
            let Some((last, _)) = rows.last() else { return Ok(count) };
            after = *last;
            count += rows.len();
            for (row, place) in &rows {
                self.feed(*row, place);
            }
        }
    }

    /// Finishes the rows that are being handled; the rest waits in the table for the next start.
    pub async fn finish(&self) {
        self.yard.stop.cancel();
        self.tasks.close();
        self.tasks.wait().await;
    }
}

/// Rows read at once when a process starts.
const REQUEUE_PAGE: u32 = 1_000;

impl Lane {
    fn push(&mut self, row: InboxId) {
        if self.behind || self.queue.len() >= LANE_MAX {
            self.behind = true;
            self.missed = true;
            return;
        }
        self.queue.push_back(row);
    }
}

impl<H: Handle> Yard<H> {
    fn lanes(&self) -> MutexGuard<'_, HashMap<String, Lane>> {
        // Nothing panics while it is held; a poisoned map would still be whole.
        self.lanes.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn run_lane(&self, place: Address) {
        let mut last = InboxId(0);
        loop {
            match self.next(&place.place) {
                Next::Row(row) => {
                    if self.deal_with(row).await == Done::Stop {
                        return;
                    }
                    last = row;
                    (self.after_row)(&place);
                }
                Next::ReadTable => {
                    if self.read_table(&place.place, last).await == Done::Stop {
                        return;
                    }
                }
                Next::Nothing => return,
            }
        }
    }

    /// The next row of a lane; an empty lane is removed under the same lock under which it is fed.
    fn next(&self, place: &str) -> Next {
        if self.stop.is_cancelled() {
            return Next::Nothing;
        }
        let mut lanes = self.lanes();
        let Some(lane) = lanes.get_mut(place) else { return Next::Nothing };
        if let Some(row) = lane.queue.pop_front() {
            return Next::Row(row);
        }
        if lane.behind {
            lane.missed = false;
            return Next::ReadTable;
        }
        lanes.remove(place);
        Next::Nothing
    }

    async fn read_table(&self, place: &str, last: InboxId) -> Done {
        let (channel, of) = (self.channel, place.to_owned());
        let limit = u32::try_from(LANE_MAX).unwrap_or(u32::MAX);
        match self.store.read(move |tx| tx.inbox_waiting(channel, Some(&of), last, limit)).await {
            Ok(rows) => {
                if let Some(lane) = self.lanes().get_mut(place) {
                    lane.behind = lane.missed || rows.len() >= LANE_MAX;
                    lane.queue.extend(rows.into_iter().map(|(row, _)| row));
                }
                Done::GoOn
            }
            Err(StoreError::Closed) => Done::Stop,
            Err(why) => {
                error!(error = %why, "inbox cannot be read");
                self.pause(RETRY_PAUSE_MAX).await
            }
        }
    }

    /// Handles a row, again if need be, and gives it up after [`HANDLING_TRIES_MAX`] failures.
    async fn deal_with(&self, row: InboxId) -> Done {
        let mut failures = 0;
        let mut patience = Patience::MayGrow;
        let mut seen = 0;
        loop {
            let Ok(turn) = self.turns.acquire().await else { return Done::Stop };
            let handler = Arc::clone(&self.handler);
            let handled = unwound(tokio::spawn(async move { handler.handle(row, patience).await }).await);
            drop(turn);
            match handled {
                Ok(Handled::Done) => return Done::GoOn,
                // Only this person's lane waits for the rest; after a start, too, as if it had just come.
                Ok(Handled::AlbumGrows { parts }) => {
                    if parts == seen {
                        patience = Patience::Settled;
                    } else if self.pause(ALBUM_QUIET).await == Done::Stop {
                        return Done::Stop;
                    }
                    seen = parts;
                    continue;
                }
                Err(StoreError::Closed) => return Done::Stop,
                Err(why) => error!(%row, error = %why, "cannot be handled"),
            }
            // If even the count cannot be written, the fault is the database's, not the row's.
            match self.store.write(move |tx| tx.inbox_failed(row)).await {
                Ok(None) => return Done::GoOn,
                Ok(Some(tries)) if tries >= HANDLING_TRIES_MAX => return self.give_up(row).await,
                Ok(Some(_)) => {}
                Err(StoreError::Closed) => return Done::Stop,
                Err(why) => error!(%row, error = %why, "failure cannot be counted"),
            }
            if self.pause(backoff::pause(RETRY_PAUSE, RETRY_PAUSE_MAX, failures)).await == Done::Stop {
                return Done::Stop;
            }
            failures += 1;
        }
    }

    async fn give_up(&self, row: InboxId) -> Done {
        error!(%row, "set aside after {HANDLING_TRIES_MAX} failures");
        let handler = Arc::clone(&self.handler);
        match unwound(tokio::spawn(async move { handler.give_up(row).await }).await) {
            Ok(()) => return Done::GoOn,
            Err(StoreError::Closed) => return Done::Stop,
            Err(why) => error!(%row, error = %why, "its sender cannot be told"),
        }
        let mut failures = 0;
        loop {
            match self.store.write(move |tx| tx.inbox_set_aside(row, "failed, and its sender was not told")).await {
                Ok(()) => return Done::GoOn,
                Err(StoreError::Closed) => return Done::Stop,
                Err(why) => warn!(%row, error = %why, "cannot be set aside yet"),
            }
            if self.pause(backoff::pause(RETRY_PAUSE, RETRY_PAUSE_MAX, failures)).await == Done::Stop {
                return Done::Stop;
            }
            failures += 1;
        }
    }

    async fn pause(&self, wait: Duration) -> Done {
        tokio::select! {
            () = self.stop.cancelled() => Done::Stop,
            () = tokio::time::sleep(wait) => Done::GoOn,
        }
    }
}

/// A panic of the handler as an error.
fn unwound<T>(ended: std::result::Result<Result<T>, tokio::task::JoinError>) -> Result<T> {
    ended.unwrap_or_else(|failed| Err(StoreError::Panicked(failed.to_string())))
}
