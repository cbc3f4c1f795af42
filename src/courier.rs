//! Outbox to channels, with patience and a limit.
//!
//! The courier looks for rows that are due, at most one an address, waits until the channel's own
//! limits permit, marks the row *sending*, calls the channel once, and records the ending. So the
//! window in which a crash leaves a row "possibly delivered" is the call itself.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use std::time::Duration;

use tokio::task::{Id, JoinSet};
use tokio_util::sync::CancellationToken;
use tracing::{error, warn};

use crate::channel::Channel;
use crate::channel::backoff;
use crate::clock::Clock;
use crate::domain::ids::{AddressId, OutboxId};
use crate::store::outbox::OutboxRow;
use crate::store::{Result, Store, StoreError};

/// One delivery and how it ended.
mod errand;

/// Addresses served at the same time: at 25 messages a second (the pace that Telegram permits) and
/// a round trip of up to 2 seconds this many are under way.
pub const SENDING_MAX: usize = 64;
/// How often the outbox is looked at without a commit of this process: others may have written.
pub const LOOK_EVERY: Duration = Duration::from_millis(300);
/// How long deliveries under way may take after the word to stop.
pub const STOP_WITHIN: Duration = Duration::from_secs(10);
/// First wait after the database failed.
const STORE_PAUSE: Duration = Duration::from_millis(200);
/// Longest wait after the database failed.
const STORE_PAUSE_MAX: Duration = Duration::from_secs(5);

/// What is being delivered: one row an address.
#[derive(Default)]
struct UnderWay {
    tasks: JoinSet<()>,
    rows: HashMap<Id, (OutboxId, AddressId)>,
    addresses: HashSet<AddressId>,
}

/// Delivers what waits for `channel` until told to stop; then finishes what is under way (at most
/// [`STOP_WITHIN`]) and leaves the rest waiting. Only one courier a channel may run on a database.
pub async fn run<C: Channel>(store: Store, channel: Arc<C>, clock: Clock, shutdown: CancellationToken) {
    let mut commits = store.commits();
    if !recover(&store, channel.as_ref(), &clock, &shutdown).await {
        return;
    }
    let mut under_way = UnderWay::default();
    loop {
        match due(&store, channel.as_ref(), &clock).await {
            Ok(rows) => {
                for row in rows {
                    under_way.start(row, &store, &channel, &clock, &shutdown);
                }
            }
            Err(StoreError::Closed) => break,
            Err(why) => error!(channel = channel.name().code(), error = %why, "outbox cannot be read"),
        }
        tokio::select! {
            biased;
            () = shutdown.cancelled() => break,
            Some(ended) = under_way.tasks.join_next_with_id() => under_way.ended(ended, &store, &clock).await,
            changed = commits.changed() => if changed.is_err() { break },
            () = tokio::time::sleep(LOOK_EVERY) => {}
        }
    }
    let finish = async {
        while let Some(ended) = under_way.tasks.join_next_with_id().await {
            under_way.ended(ended, &store, &clock).await;
        }
    };
    if tokio::time::timeout(STOP_WITHIN, finish).await.is_err() {
        warn!(channel = channel.name().code(), "stopped with deliveries under way; they count as possibly delivered");
    }
}

/// Rows that were under way when the process ended are marked as possibly delivered.
async fn recover<C: Channel>(store: &Store, channel: &C, clock: &Clock, shutdown: &CancellationToken) -> bool {
    let (name, now) = (channel.name(), clock());
    let mut failures = 0;
    loop {
        match store.write(move |tx| tx.outbox_recover(name, now)).await {
            Ok(0) => return true,
            Ok(rows) => {
                warn!(channel = name.code(), rows, "stopped while sending last time; not sent again");
                return true;
            }
            Err(StoreError::Closed) => return false,
            Err(why) => error!(channel = name.code(), error = %why, "outbox cannot be recovered"),
        }
        tokio::select! {
            () = shutdown.cancelled() => return false,
            () = tokio::time::sleep(backoff::pause(STORE_PAUSE, STORE_PAUSE_MAX, failures)) => failures += 1,
        }
    }
}

/// The first waiting row of every address, if due. A row that cannot be read is set aside, so that
/// it holds up nobody.
async fn due<C: Channel>(store: &Store, channel: &C, clock: &Clock) -> Result<Vec<OutboxRow>> {
    let (name, now) = (channel.name(), clock());
    let limit = u32::try_from(SENDING_MAX).unwrap_or(u32::MAX);
    match store.read(move |tx| tx.outbox_due(name, now, limit)).await {
        Err(StoreError::Unreadable { what, .. }) => {
            let refused = store.write(move |tx| tx.outbox_refuse_unreadable(name, now)).await?;
            error!(channel = name.code(), what, refused, "rows of the outbox cannot be read and are set aside");
            store.read(move |tx| tx.outbox_due(name, now, limit)).await
        }
        rows => rows,
    }
}

impl UnderWay {
    fn start<C: Channel>(
        &mut self,
        row: OutboxRow,
        store: &Store,
        channel: &Arc<C>,
        clock: &Clock,
        shutdown: &CancellationToken,
    ) {
        if self.addresses.len() >= SENDING_MAX || !self.addresses.insert(row.address) {
            return;
        }
        let named = (row.id, row.address);
        let errand =
            errand::run(row, store.clone(), Arc::clone(channel), Arc::clone(clock), CancellationToken::clone(shutdown));
        self.rows.insert(self.tasks.spawn(errand).id(), named);
    }

    async fn ended(
        &mut self,
        ended: std::result::Result<(Id, ()), tokio::task::JoinError>,
        store: &Store,
        clock: &Clock,
    ) {
        let (id, panicked) = match ended {
            Ok((id, ())) => (id, false),
            Err(failed) => (failed.id(), failed.is_panic()),
        };
        let Some((row, address)) = self.rows.remove(&id) else { return };
        self.addresses.remove(&address);
        if panicked {
            error!(%row, "delivery failed unexpectedly");
            errand::record_panic(row, store, clock).await;
        }
    }
}
