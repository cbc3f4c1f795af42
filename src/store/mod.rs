//! All SQL: open, migrate, transactions, one file per table family.
//!
//! One writer thread owns the only connection that writes. It begins *immediate*, runs up to
//! `BATCH_MAX` jobs, each in a savepoint of its own, commits once (one flush for all) and only
//! then answers them. A job that fails or panics undoes its own work and nobody else's.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use rusqlite::{Connection, OpenFlags};
use thiserror::Error;
use tokio::sync::{mpsc, oneshot, watch};

mod codec;
/// Opening and migrating.
mod open;
/// The writer thread.
mod writer;

/// Is this the database of a demonstration?
pub mod demo;
/// Who is away.
pub mod absences;
/// What the clinic has done by itself.
pub mod chores;
/// Files that the house makes.
pub mod files;
/// Drafts of articles.
pub mod drafts;
/// What the channels delivered.
pub mod inbox;
/// By which department's code somebody came.
pub mod hints;
/// Single-use invitations.
pub mod invitations;
/// One-time links and signed-in browsers.
pub mod sessions;
/// What was said in a person's places, for pages.
pub mod talk;
/// When clients are asked whether it helped.
pub mod follow_ups;
/// Values of the plan's indicators.
pub mod indicators;
/// Secret addresses of calendars.
pub mod agenda;
/// Low grades and what followed.
pub mod complaints;
/// What became of messages to clients.
pub mod deliveries;
/// What clients changed after sending it.
pub mod edits;
/// What client and expert wrote, notes, files, prescriptions.
pub mod messages;
/// What the office's pages show.
pub mod office;
/// Canned phrases.
pub mod phrases;
/// What is to be sent.
pub mod outbox;
/// The same for a channel that shows its own messages.
pub mod outbox_of_place;
/// People, addresses, dialogue states, firms.
pub mod people;
/// Erasing a person.
pub mod erasure;
/// Everything that is stored about a person as a client.
pub mod personal;
/// Questions with the guidance they got.
pub mod questions;
/// What is older than it is kept goes.
pub mod retention;
/// Who is on duty.
pub mod roster;
/// Figures.
pub mod statistics;
/// What was recorded, row by row.
mod history;
/// One row a ticket.
mod ledger;
/// Consultations.
mod panels;
/// Copies for backups.
pub mod copies;
/// Merged and split tickets.
mod merges;
/// The group of the house.
pub mod threads;
/// Tickets and their history.
pub mod tickets;

#[doc(hidden)]
pub use open::{migrate_to, migrations_known};

/// Jobs that may share one commit: enough to keep the disk busy, few enough to answer promptly.
pub const BATCH_MAX: usize = 256;
/// Jobs that may wait for the writer; more are told to come back.
pub const JOBS_MAX: usize = 4_096;
/// Idle reading connections that are kept.
const READERS_MAX: usize = 4;

/// What can go wrong below the desk. All of it is ours, none is the user's fault.
#[derive(Debug, Error)]
pub enum StoreError {
    /// SQLite said no.
    #[error("database: {0}")]
    Sqlite(#[from] rusqlite::Error),
    /// A migration could not be applied.
    #[error("database migration: {0}")]
    Migration(#[from] rusqlite_migration::Error),
    /// The file was written by a newer version of the program.
    #[error(
        "the database {path} has schema version {found}, this program knows versions up to {known}: \
         start the newer quality-clinic that wrote it, or restore a backup of the older version"
    )]
    Newer {
        /// The file.
        path: PathBuf,
        /// Its version.
        found: usize,
        /// Ours.
        known: usize,
    },
    /// The data folder cannot be used.
    #[error("data folder {path}: {error}")]
    Folder {
        /// Which.
        path: PathBuf,
        /// Why.
        error: std::io::Error,
    },
    /// A stored value does not mean anything to this program.
    #[error("stored {what} cannot be read: {value}")]
    Unreadable {
        /// What it should be.
        what: &'static str,
        /// What it is.
        value: String,
    },
    /// Somebody else changed the row first.
    #[error("{0} was changed by somebody else meanwhile")]
    Conflict(&'static str),
    /// The transaction could not be begun or committed (the disk is full, another process holds the
    /// lock for too long): nothing of it has happened, and it may be tried again.
    #[error("nothing was written: {0}")]
    NotCommitted(String),
    /// The job panicked; its work was undone.
    #[error("a job failed unexpectedly: {0}")]
    Panicked(String),
    /// What is for the house alone was to be written to somebody who is not of the house, or to the
    /// client of the ticket. Nothing of it has happened.
    #[error("a reply for the house was on its way to a client")]
    Misaddressed,
    /// The machine has no randomness to give.
    #[error("no random bytes: {0}")]
    Random(String),
    /// The writer has stopped.
    #[error("the database is closed")]
    Closed,
}

/// Result of store operations.
pub type Result<T> = std::result::Result<T, StoreError>;

/// A transaction. Methods are spread over the files of this module, one family each.
pub struct Tx<'a> {
    conn: &'a Connection,
}

/// The database. Cloning shares it.
#[derive(Clone)]
pub struct Store {
    jobs: mpsc::Sender<Box<dyn writer::Job>>,
    readers: Arc<Mutex<Vec<Connection>>>,
    path: PathBuf,
    commits: watch::Receiver<u64>,
}

impl Store {
    /// Opens (creating if absent) `clinic.db` in the data folder, applies migrations, starts the
    /// writer thread. Several processes may have it open; SQLite's lock orders their writes.
    ///
    /// # Errors
    /// The folder cannot be made, the file is not a database, or it is of a newer version.
    pub fn open(folder: &Path) -> Result<Self> {
        let (path, conn) = open::open_for_writing(folder)?;
        let (jobs, queue) = mpsc::channel(JOBS_MAX);
        let (committed, commits) = watch::channel(0);
        writer::start(conn, queue, committed).map_err(|error| StoreError::Folder { path: path.clone(), error })?;
        Ok(Self { jobs, readers: Arc::new(Mutex::new(Vec::new())), path, commits })
    }

    /// The database file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Changes whenever this process has committed something.
    pub fn commits(&self) -> watch::Receiver<u64> {
        self.commits.clone()
    }

    /// Runs `job` in a write transaction and returns after it is committed.
    ///
    /// # Errors
    /// What the job returned; or the commit failed: then nothing of it has happened.
    pub async fn write<T, F>(&self, job: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnOnce(&Tx<'_>) -> Result<T> + Send + 'static,
    {
        let (answer, wait) = oneshot::channel();
        let job = writer::boxed(job, answer);
        self.jobs.send(job).await.map_err(|_| StoreError::Closed)?;
        wait.await.map_err(|_| StoreError::Closed)?
    }

    /// Runs `job` on a read-only snapshot.
    ///
    /// # Errors
    /// What the job returned, or the file cannot be opened.
    pub async fn read<T, F>(&self, job: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnOnce(&Tx<'_>) -> Result<T> + Send + 'static,
    {
        let readers = Arc::clone(&self.readers);
        let path = self.path.clone();
        let work = move || {
            let pooled = readers.lock().map(|mut pool| pool.pop()).unwrap_or_default();
            let conn = match pooled {
                Some(conn) => conn,
                None => open::open_for_reading(&path)?,
            };
            conn.execute_batch("BEGIN")?;
            let result = job(&Tx { conn: &conn });
            conn.execute_batch("ROLLBACK")?;
            if let Ok(mut pool) = readers.lock()
                && pool.len() < READERS_MAX
            {
                pool.push(conn);
            }
            result
        };
        tokio::task::spawn_blocking(work).await.map_err(|error| StoreError::Panicked(error.to_string()))?
    }
}

/// Flags of a connection that must not write.
const READ_ONLY: OpenFlags =
    OpenFlags::SQLITE_OPEN_READ_ONLY.union(OpenFlags::SQLITE_OPEN_NO_MUTEX).union(OpenFlags::SQLITE_OPEN_URI);
