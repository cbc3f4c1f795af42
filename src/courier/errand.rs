//! One delivery and how it ended.

use std::sync::Arc;
use std::time::Duration;

use tokio_util::sync::CancellationToken;
use tracing::{debug, error, warn};

use super::{STORE_PAUSE, STORE_PAUSE_MAX};
use crate::channel::backoff;
use crate::channel::{Channel, Delivered, Delivery};
use crate::clock::Clock;
use crate::domain::ids::{AddressId, OutboxId};
use crate::domain::moment::Moment;
use crate::domain::thread::ThreadDeed;
use crate::store::outbox::{Ending, OutboxRow, SENDING_TRIES_MAX};
use crate::store::{Result, Store, StoreError, Tx};

/// First wait after a failed try.
const RETRY_PAUSE: Duration = Duration::from_secs(1);
/// Longest wait between tries: an hour, so that a long outage of the network costs few calls.
const RETRY_PAUSE_MAX: Duration = Duration::from_secs(3600);
/// Longest patience that a channel may ask for in one answer (Telegram's are minutes at most).
const LATER_MAX: Duration = Duration::from_secs(3600);

/// Sends one row: pace, mark, call, record. Told to stop while it waits for its turn, it leaves
/// the row waiting.
pub async fn run<C: Channel>(row: OutboxRow, store: Store, channel: Arc<C>, clock: Clock, shutdown: CancellationToken) {
    tokio::select! {
        biased;
        () = shutdown.cancelled() => return,
        () = channel.pace(&row.to) => {}
    }
    let id = row.id;
    let message = match store.write(move |tx| tx.outbox_sending(id)).await {
        Ok(Some(message)) => message,
        Ok(None) => return,
        Err(why) => {
            error!(row = %id, error = %why, "cannot be marked as under way, not sent");
            return;
        }
    };
    let OutboxRow { address, to, edits, tries, thread, .. } = row;
    let deed = thread.as_ref().map(|thread| thread.deed);
    let delivered = channel.deliver(Delivery { to, message, edits, thread }).await;
    report(id, &delivered);
    let now = clock();
    record(&store, id, move |tx| {
        write_ending(tx, id, address, tries, &delivered, now)?;
        write_group_ending(tx, id, address, deed, &delivered, now)
    })
    .await;
}

/// Records a delivery that panicked: nobody knows how far it got.
pub async fn record_panic(id: OutboxId, store: &Store, clock: &Clock) {
    let now = clock();
    record(store, id, move |tx| tx.outbox_end(id, Ending::Possibly, None, Some("delivery panicked"), now)).await;
}

/// An ending that is not recorded would hold up its address, so this goes on until the database
/// takes it or is closed.
async fn record(store: &Store, id: OutboxId, job: impl Fn(&Tx<'_>) -> Result<()> + Clone + Send + 'static) {
    let mut failures = 0;
    loop {
        match store.write(job.clone()).await {
            Ok(()) | Err(StoreError::Closed) => return,
            Err(why) => error!(row = %id, error = %why, "ending cannot be recorded yet"),
        }
        tokio::time::sleep(backoff::pause(STORE_PAUSE, STORE_PAUSE_MAX, failures)).await;
        failures += 1;
    }
}

fn write_ending(
    tx: &Tx<'_>,
    id: OutboxId,
    address: AddressId,
    tries: u32,
    delivered: &Delivered,
    now: Moment,
) -> Result<()> {
    match delivered {
        Delivered::Sent { message_ref, parts } => {
            tx.outbox_parts(id, parts)?;
            tx.outbox_end(id, Ending::Sent, message_ref.as_deref(), None, now)
        }
        Delivered::Later { wait } => tx.outbox_hold(id, after(now, (*wait).min(LATER_MAX)), "asked to wait"),
        Delivered::Failed { why } if tries + 1 >= SENDING_TRIES_MAX => {
            tx.outbox_end(id, Ending::Dead, None, Some(why), now)
        }
        Delivered::Failed { why } => {
            tx.outbox_wait(id, after(now, backoff::pause(RETRY_PAUSE, RETRY_PAUSE_MAX, tries)), why)
        }
        Delivered::Possibly { why } => tx.outbox_end(id, Ending::Possibly, None, Some(why), now),
        Delivered::Unreachable { why } => {
            tx.set_reachable(address, false)?;
            tx.outbox_end(id, Ending::Unreachable, None, Some(why), now)
        }
        Delivered::Refused { why } | Delivered::ThreadGone { why } => {
            tx.outbox_end(id, Ending::Refused, None, Some(why), now)
        }
        // Counts as a try: two places that name each other would otherwise go on for ever.
        Delivered::Moved { .. } if tries + 1 >= SENDING_TRIES_MAX => {
            tx.outbox_end(id, Ending::Dead, None, Some("moved too often"), now)
        }
        Delivered::Moved { to } => {
            tx.move_address(address, &to.place)?;
            tx.outbox_wait(id, now, "moved")
        }
    }
}

/// What an ending means for the group of the house, if it was written to.
fn write_group_ending(
    tx: &Tx<'_>,
    id: OutboxId,
    address: AddressId,
    deed: Option<ThreadDeed>,
    delivered: &Delivered,
    now: Moment,
) -> Result<()> {
    match delivered {
        Delivered::ThreadGone { .. } => tx.thread_was_gone(id, now),
        Delivered::Unreachable { .. } => tx.halt_group_at(address, now),
        // A refused title or state is a right that the bot lacks there: it would be refused every time.
        Delivered::Refused { .. } if deed.is_some_and(|deed| deed != ThreadDeed::Write) => {
            tx.halt_group_at(address, now)
        }
        Delivered::Sent { .. }
        | Delivered::Later { .. }
        | Delivered::Failed { .. }
        | Delivered::Possibly { .. }
        | Delivered::Refused { .. }
        | Delivered::Moved { .. } => Ok(()),
    }
}

fn after(now: Moment, wait: Duration) -> Moment {
    now.plus_millis(i64::try_from(wait.as_millis()).unwrap_or(i64::MAX))
}

fn report(id: OutboxId, delivered: &Delivered) {
    match delivered {
        Delivered::Sent { .. } => debug!(row = %id, "sent"),
        Delivered::Later { wait } => warn!(row = %id, seconds = wait.as_secs(), "asked to wait"),
        Delivered::Failed { why } => warn!(row = %id, why, "not sent, tried again later"),
        Delivered::Possibly { why } => error!(row = %id, why, "possibly sent, not sent again"),
        Delivered::Unreachable { why } => warn!(row = %id, why, "address unreachable"),
        Delivered::Refused { why } => error!(row = %id, why, "refused by the channel"),
        Delivered::ThreadGone { why } => warn!(row = %id, why, "the thread is gone; it is begun anew"),
        Delivered::Moved { .. } => warn!(row = %id, "the place has moved"),
    }
}
