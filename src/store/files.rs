//! Files that the house makes, below the data folder. A file is whole on the disk before the row that
//! names it is committed; if the transaction fails after all, an unnamed file is left, which the next
//! try writes over.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::{Result, StoreError, Tx};
use crate::domain::attachment::ATTACHMENTS_FOLDER;

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
