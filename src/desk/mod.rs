//! Load, decide, save, reply.

use crate::conversation::incoming::Incoming;
use crate::domain::ids::InboxId;
use crate::store::{Result, Store};

/// The desk. Cloning shares it.
#[derive(Clone)]
pub struct Desk {
    store: Store,
}

impl Desk {
    /// The database.
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// Stores and handles one incoming in one transaction; seen before: nothing happens.
    pub async fn receive(&self, incoming: Incoming) -> Result<()> {
        self.store.write(move |tx| tx.inbox_put(&incoming).map(|_| ())).await
    }

    /// Handles a stored row of the inbox in one transaction; handled before: nothing happens.
    pub async fn handle(&self, row: InboxId) -> Result<()> {
        self.store.write(move |tx| tx.inbox_is_open(row).map(|_| ())).await
    }

    /// Sets a row aside that could not be handled, and tells its sender.
    pub async fn give_up(&self, row: InboxId) -> Result<()> {
        self.store.write(move |tx| tx.inbox_set_aside(row, "could not be handled")).await
    }
}
