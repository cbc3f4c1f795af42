//! Where the backups of each night go, and how many are kept.

use std::path::{Path, PathBuf};

/// Folder of the backups of each night if nothing is set, in the data folder.
pub const BACKUPS_FOLDER: &str = "backups";
/// Backups kept if nothing is set: a fortnight, so that a mistake that nobody saw for a while can be undone.
pub const BACKUP_KEEP_DEFAULT: u32 = 14;
/// Most backups kept: a year. Who was erased is still in the older ones.
pub const BACKUP_KEEP_MAX: u32 = 366;

/// Where the backups of each night go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backups {
    /// The folder.
    pub folder: PathBuf,
    /// How many are kept, the newest.
    pub keep: usize,
}

impl Backups {
    /// As set: a folder, or `off`; nothing set means a folder of the data.
    pub(super) fn chosen(folder: Option<String>, keep: usize, data: &Path) -> Option<Self> {
        let folder = match folder.as_deref() {
            Some("off") => return None,
            Some(folder) => PathBuf::from(folder),
            None => data.join(BACKUPS_FOLDER),
        };
        Some(Self { folder, keep })
    }
}
