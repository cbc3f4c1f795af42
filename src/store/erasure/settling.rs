//! What is left to be done after the commit of an erasure: files, the write-ahead log, the pages of the file.

use rusqlite::params;

use crate::domain::attachment::ATTACHMENTS_FOLDER;
use crate::domain::moment::Moment;
use crate::store::files::remove_beginning;
use crate::store::{Result, Store, StoreError, Tx, open};

/// Beginnings of names that are looked for in one pass over the folder of files.
const FILES_AT_ONCE: u32 = 500;

/// Where something of an erased person can still lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Remains {
    /// In the write-ahead log: emptied at once.
    Log,
    /// Between the rows of the file's pages: it is written anew, which nobody should have to wait for in office hours.
    File,
}

impl Tx<'_> {
    /// Beginnings of names of files that are to be removed from the disk.
    pub fn files_to_remove(&self, limit: u32) -> Result<Vec<String>> {
        let mut statement =
            self.conn.prepare_cached("SELECT beginning FROM file_to_remove ORDER BY beginning LIMIT ?1")?;
        let rows = statement.query_map(params![limit], |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// These are not on the disk any more.
    pub fn files_removed(&self, beginnings: &[String]) -> Result<()> {
        let mut statement = self.conn.prepare_cached("DELETE FROM file_to_remove WHERE beginning = ?1")?;
        for beginning in beginnings {
            statement.execute(params![beginning])?;
        }
        Ok(())
    }

    /// Is anything of an erasure left there?
    pub fn erasures_remain(&self, remains: Remains) -> Result<bool> {
        let sql = match remains {
            Remains::Log => "SELECT EXISTS (SELECT 1 FROM erasure WHERE file_ms IS NULL AND log_ms IS NULL)",
            Remains::File => "SELECT EXISTS (SELECT 1 FROM erasure WHERE file_ms IS NULL)",
        };
        Ok(self.conn.prepare_cached(sql)?.query_row([], |row| row.get(0))?)
    }

    /// Nothing of the erasures until now is left there.
    pub fn erasures_settled(&self, remains: Remains, now: Moment) -> Result<()> {
        let sql = match remains {
            Remains::Log => "UPDATE erasure SET log_ms = ?1 WHERE file_ms IS NULL AND log_ms IS NULL AND at_ms <= ?1",
            Remains::File => {
                "UPDATE erasure SET log_ms = coalesce(log_ms, ?1), file_ms = ?1 WHERE file_ms IS NULL AND at_ms <= ?1"
            }
        };
        self.conn.prepare_cached(sql)?.execute(params![now])?;
        Ok(())
    }
}

impl Store {
    /// Removes the files that erasures left behind, and clears the log, or the whole file, of what they overwrote. To
    /// be called after the commit; what cannot be done now is done at the next call.
    ///
    /// # Errors
    /// The database or the disk says no.
    pub async fn settle_erasures(&self, remains: Remains, now: Moment) -> Result<()> {
        let (beginnings, remain) =
            self.read(move |tx| Ok((tx.files_to_remove(FILES_AT_ONCE)?, tx.erasures_remain(remains)?))).await?;
        if !beginnings.is_empty() {
            let folder = self.path.with_file_name(ATTACHMENTS_FOLDER);
            let remove = move || match remove_beginning(&folder, &beginnings) {
                Ok(()) => Ok(beginnings),
                Err(error) => Err(StoreError::Folder { path: folder, error }),
            };
            let removed = in_background(remove).await?;
            self.write(move |tx| tx.files_removed(&removed)).await?;
        }
        if !remain {
            return Ok(());
        }
        let path = self.path.clone();
        let cleared = match remains {
            Remains::Log => in_background(move || open::empty_log(&path)).await?,
            Remains::File => in_background(move || open::write_anew(&path)).await?,
        };
        if cleared { self.write(move |tx| tx.erasures_settled(remains, now)).await } else { Ok(()) }
    }
}

async fn in_background<T: Send + 'static>(work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
    tokio::task::spawn_blocking(work).await.map_err(|error| StoreError::Panicked(error.to_string()))?
}
