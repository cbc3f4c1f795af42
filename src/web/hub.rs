//! Tells open pages that their talk goes on.
//!
//! A page reads its talk from the database when it is told, at its own pace: a browser that never reads costs one
//! waiting task, not a queue.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::watch;
use tokio_util::sync::CancellationToken;
use tracing::error;

use crate::domain::ids::PersonId;
use crate::store::Store;
use crate::store::talk::ReadTo;

/// Streams that may be open at the same time: a county's firms, several times over.
pub const STREAMS_MAX: usize = 2_000;
/// Streams of one person: a few tabs and devices.
pub const STREAMS_OF_ONE_MAX: usize = 8;
/// How often the database is looked at without a commit of this process: others write too.
const LOOK_EVERY: Duration = Duration::from_millis(400);

/// Who listens.
#[derive(Default)]
pub struct Hub {
    listeners: Mutex<HashMap<PersonId, (watch::Sender<()>, usize)>>,
}

/// A place among the listeners; given back when it is dropped.
pub struct Seat {
    hub: Arc<Hub>,
    person: PersonId,
    /// Changes when the talk has gone on.
    pub news: watch::Receiver<()>,
}

impl Hub {
    /// A place for one more stream of a person; `None`: there are too many.
    pub fn listen(self: &Arc<Self>, person: PersonId) -> Option<Seat> {
        let mut listeners = self.listeners.lock().unwrap_or_else(PoisonError::into_inner);
        let open: usize = listeners.values().map(|(_, count)| count).sum();
        if open >= STREAMS_MAX || listeners.get(&person).is_some_and(|(_, count)| *count >= STREAMS_OF_ONE_MAX) {
            return None;
        }
        let (news, count) = listeners.entry(person).or_insert_with(|| (watch::Sender::new(()), 0));
        *count += 1;
        Some(Seat { hub: Arc::clone(self), person, news: news.subscribe() })
    }

    fn tell(&self, people: &[PersonId]) {
        let listeners = self.listeners.lock().unwrap_or_else(PoisonError::into_inner);
        for person in people {
            if let Some((news, _)) = listeners.get(person) {
                news.send_replace(());
            }
        }
    }

    fn is_empty(&self) -> bool {
        self.listeners.lock().unwrap_or_else(PoisonError::into_inner).is_empty()
    }

    /// Streams that are open.
    #[cfg(test)]
    fn open(&self) -> usize {
        self.listeners.lock().unwrap_or_else(PoisonError::into_inner).values().map(|(_, count)| count).sum()
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        let mut listeners = self.hub.listeners.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, count)) = listeners.get_mut(&self.person) {
            *count = count.saturating_sub(1);
            if *count == 0 {
                listeners.remove(&self.person);
            }
        }
    }
}

/// Watches the database and tells the listeners until told to stop.
pub async fn watch(hub: Arc<Hub>, store: Store, stop: CancellationToken) {
    let mut commits = store.commits();
    let mut read = ReadTo::default();
    loop {
        // Nobody listens: nothing is read, and the marks are caught up with the first who does.
        if !hub.is_empty() {
            match store.read(move |tx| tx.talks_gone_on(read)).await {
                Ok((people, newest)) => {
                    hub.tell(&people);
                    read = newest;
                }
                Err(why) => error!(error = %why, "news for pages cannot be read"),
            }
        }
        tokio::select! {
            () = stop.cancelled() => return,
            changed = commits.changed() => if changed.is_err() { return },
            () = tokio::time::sleep(LOOK_EVERY) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_limited_and_given_back() {
        let hub = Arc::new(Hub::default());
        let one: Vec<Seat> = (0..STREAMS_OF_ONE_MAX).map(|_| hub.listen(PersonId(1)).unwrap()).collect();
        assert!(hub.listen(PersonId(1)).is_none(), "too many of one person");
        let other = hub.listen(PersonId(2)).unwrap();
        assert_eq!(hub.open(), STREAMS_OF_ONE_MAX + 1);
        drop(one);
        assert_eq!(hub.open(), 1);
        drop(other);
        assert!(hub.is_empty());
    }

    #[test]
    fn only_whose_talk_went_on_is_told() {
        let hub = Arc::new(Hub::default());
        let (one, other) = (hub.listen(PersonId(1)).unwrap(), hub.listen(PersonId(2)).unwrap());
        hub.tell(&[PersonId(1), PersonId(3)]);
        assert!(one.news.has_changed().unwrap());
        assert!(!other.news.has_changed().unwrap());
    }
}
