//! The rounds of a running process: at once, and then every half minute until told to stop.

use std::time::Duration;

use tokio_util::sync::CancellationToken;
use tracing::{error, info};

use super::holidays::Holidays;
use super::nightly::Nightly;
use crate::clock::Clock;
use crate::desk::Desk;
use crate::desk::rounds::{Made, Rounds};
use crate::store::{Result, StoreError};

/// Time between two rounds. Reminders are due to the minute, and a round that finds nothing costs a
/// few reads.
pub const ROUND_EVERY: Duration = Duration::from_secs(30);

/// Makes rounds until `stop`; the one under way is finished first. A round that fails is logged, and the next
/// one tries again.
pub async fn run(
    desk: Desk,
    mut holidays: Holidays,
    mut nightly: Option<Nightly>,
    clock: Clock,
    stop: CancellationToken,
) {
    let mut rounds = Rounds::new(desk.clone());
    loop {
        holidays.refresh(&desk);
        if let Err(StoreError::Closed) = told(rounds.make(clock()).await) {
            return;
        }
        if let Some(nightly) = &mut nightly {
            nightly.look(desk.store(), clock()).await;
        }
        tokio::select! {
            () = stop.cancelled() => return,
            () = tokio::time::sleep(ROUND_EVERY) => {}
        }
    }
}

fn told(made: Result<Made>) -> Result<()> {
    match made {
        Ok(Made { done: 0, failed: 0 }) => Ok(()),
        Ok(Made { done, failed }) => {
            info!(done, failed, "round made");
            Ok(())
        }
        Err(why) => {
            error!(error = %why, "round could not be made");
            Err(why)
        }
    }
}
