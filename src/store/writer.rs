//! The writer thread: group commit with a savepoint per job.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::thread;

use rusqlite::Connection;
use tokio::sync::{mpsc, oneshot, watch};
use tracing::error;

use super::{BATCH_MAX, Result, StoreError, Tx};

/// A unit of work with somebody who waits for it.
pub trait Job: Send {
    /// Does the work; `false` if it failed and must be undone.
    fn run(&mut self, tx: &Tx<'_>) -> bool;
    /// Answers the one who waits, after the commit (or its failure).
    fn finish(self: Box<Self>, committed: std::result::Result<(), String>);
}

struct Work<T, F> {
    job: Option<F>,
    result: Option<Result<T>>,
    answer: oneshot::Sender<Result<T>>,
}

impl<T, F> Job for Work<T, F>
where
    T: Send,
    F: FnOnce(&Tx<'_>) -> Result<T> + Send,
{
    fn run(&mut self, tx: &Tx<'_>) -> bool {
        let Some(job) = self.job.take() else { return false };
        let result = catch_unwind(AssertUnwindSafe(|| job(tx)))
            .unwrap_or_else(|panic| Err(StoreError::Panicked(reason(panic.as_ref()))));
        let ok = result.is_ok();
        self.result = Some(result);
        ok
    }

    fn finish(self: Box<Self>, committed: std::result::Result<(), String>) {
        let result = match (committed, self.result) {
            (Ok(()), Some(result)) => result,
            (Err(_), Some(Err(own))) => Err(own),
            (Err(why), _) => Err(StoreError::NotCommitted(why)),
            (Ok(()), None) => Err(StoreError::Closed),
        };
        // Nobody waits any more: the work is done all the same.
        let _ = self.answer.send(result);
    }
}

/// Boxes a closure and the one who waits for it.
pub fn boxed<T, F>(job: F, answer: oneshot::Sender<Result<T>>) -> Box<dyn Job>
where
    T: Send + 'static,
    F: FnOnce(&Tx<'_>) -> Result<T> + Send + 'static,
{
    Box::new(Work { job: Some(job), result: None, answer })
}

fn reason(panic: &(dyn Any + Send)) -> String {
    panic
        .downcast_ref::<&str>()
        .map(|s| (*s).to_owned())
        .or_else(|| panic.downcast_ref::<String>().cloned())
        .unwrap_or_else(|| "panic".to_owned())
}

/// Starts the thread; it ends when the last sender is gone and the queue is empty.
pub fn start(
    conn: Connection,
    mut queue: mpsc::Receiver<Box<dyn Job>>,
    committed: watch::Sender<u64>,
) -> std::io::Result<()> {
    thread::Builder::new().name("store-writer".to_owned()).spawn(move || {
        while let Some(first) = queue.blocking_recv() {
            batch(&conn, first, &mut queue);
            committed.send_modify(|count| *count += 1);
        }
        // A clean end leaves no write-ahead log behind.
        let _ = conn.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)");
    })?;
    Ok(())
}

fn batch(conn: &Connection, first: Box<dyn Job>, queue: &mut mpsc::Receiver<Box<dyn Job>>) {
    let mut jobs = vec![first];
    let committed = conn.execute_batch("BEGIN IMMEDIATE").and_then(|()| {
        let mut ran = 0;
        while let Some(job) = jobs.get_mut(ran) {
            in_savepoint(conn, job.as_mut())?;
            ran += 1;
            if ran < BATCH_MAX
                && let Ok(next) = queue.try_recv()
            {
                jobs.push(next);
            }
        }
        conn.execute_batch("COMMIT")
    });
    if let Err(why) = &committed {
        error!(error = %why, "commit failed, nothing of the batch was written");
        // After a full disk SQLite may have rolled back by itself; then this fails, harmlessly.
        let _ = conn.execute_batch("ROLLBACK");
    }
    for job in jobs {
        job.finish(committed.as_ref().copied().map_err(ToString::to_string));
    }
}

fn in_savepoint(conn: &Connection, job: &mut dyn Job) -> rusqlite::Result<()> {
    conn.execute_batch("SAVEPOINT job")?;
    if job.run(&Tx { conn }) {
        conn.execute_batch("RELEASE job")
    } else {
        conn.execute_batch("ROLLBACK TO job; RELEASE job")
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    /// A lock held by another process is no reason to believe that the database was closed.
    #[test]
    fn who_waits_for_a_transaction_that_cannot_begin_is_told_so() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("clinic.db");
        let other = Connection::open(&path).unwrap();
        other.execute_batch("PRAGMA journal_mode = WAL; CREATE TABLE t (x); BEGIN IMMEDIATE").unwrap();
        let conn = Connection::open(&path).unwrap();
        conn.busy_timeout(Duration::ZERO).unwrap();
        let (_jobs, mut queue) = mpsc::channel(1);
        let insert = |tx: &Tx<'_>| Ok(tx.conn.execute("INSERT INTO t VALUES (1)", [])?);

        let (answer, mut wait) = oneshot::channel();
        batch(&conn, boxed(insert, answer), &mut queue);
        assert!(matches!(wait.try_recv(), Ok(Err(StoreError::NotCommitted(_)))));

        other.execute_batch("ROLLBACK").unwrap();
        let (answer, mut wait) = oneshot::channel();
        batch(&conn, boxed(insert, answer), &mut queue);
        assert!(matches!(wait.try_recv(), Ok(Ok(1))), "the next one is written");
    }
}
