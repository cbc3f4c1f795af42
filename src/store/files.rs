//! Files that the house makes, below the data folder. A file is whole on the disk before the row that
//! names it is committed; if the transaction fails after all, an unnamed file is left, which the next
//! try writes over.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use super::{Result, StoreError, Tx};
use crate::domain::attachment::ATTACHMENTS_FOLDER;
use crate::domain::moment::Moment;

/// Largest file that is made: a report with the longest ledger that a chat gets stays below a tenth.
pub const MADE_FILE_MAX_BYTES: usize = 20 * 1024 * 1024;

impl Tx<'_> {
    /// Keeps a file among the attachments under a name of the program's own; one that is there under
    /// that name is taken the place of.
    pub fn keep_attachment(&self, name: &str, bytes: &[u8]) -> Result<()> {
        let folder = self.data_folder()?.join(ATTACHMENTS_FOLDER);
        let path = folder.join(name);
        if bytes.len() > MADE_FILE_MAX_BYTES {
            return Err(StoreError::Folder { path, error: io::ErrorKind::FileTooLarge.into() });
        }
        write_whole(&folder, name, bytes).map_err(|error| StoreError::Folder { path, error })
    }

    /// Removes files below the attachments whose names begin so and that were written before, at most so many. Gives
    /// how many.
    pub(super) fn remove_made_files(&self, beginnings: &[&str], until: Moment, limit: u32) -> Result<usize> {
        let folder = self.data_folder()?.join(ATTACHMENTS_FOLDER);
        let fault = |error| StoreError::Folder { path: folder.clone(), error };
        let entries = match fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(0),
            Err(error) => return Err(fault(error)),
        };
        let mut removed = 0;
        for entry in entries {
            let entry = entry.map_err(fault)?;
            let name = entry.file_name();
            if !beginnings.iter().any(|beginning| name.to_string_lossy().starts_with(beginning)) {
                continue;
            }
            let written = entry.metadata().and_then(|about| about.modified()).map_err(fault)?;
            let age = written.duration_since(UNIX_EPOCH).map(|age| age.as_millis()).unwrap_or_default();
            if i64::try_from(age).is_ok_and(|written| written < until.0) {
                fs::remove_file(entry.path()).map_err(fault)?;
                removed += 1;
                if removed >= limit as usize {
                    break;
                }
            }
        }
        Ok(removed)
    }

    /// The folder that holds the database.
    pub(super) fn data_folder(&self) -> Result<PathBuf> {
        let file = self.conn.path().map(Path::new);
        file.and_then(Path::parent).map(Path::to_owned).ok_or(StoreError::Conflict("data folder"))
    }
}

/// Removes the files of a folder whose names begin so; a folder that is not there holds none.
pub(super) fn remove_beginning(folder: &Path, beginnings: &[String]) -> io::Result<()> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error),
    };
    for entry in entries {
        let name = entry?.file_name();
        if beginnings.iter().any(|beginning| name.to_string_lossy().starts_with(beginning)) {
            match fs::remove_file(folder.join(&name)) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
                Ok(()) | Err(_) => {}
            }
        }
    }
    Ok(())
}

/// Writes under a provisional name and renames, so that the name always stands for a whole file.
pub(super) fn write_whole(folder: &Path, name: &str, bytes: &[u8]) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let provisional = folder.join(format!("{name}.part"));
    let mut file = File::create(&provisional)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(&provisional, folder.join(name))
}
