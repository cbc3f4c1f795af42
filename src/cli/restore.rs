//! `quality-clinic restore`: a backup becomes the data of the clinic; what was there is moved aside, not deleted.
//!
//! Everything that can fail is tried before anything is moved: the archive is taken apart and checked in a folder of its
//! own. Then files only change their names. A mark says how far that is, so that a restore which was cut off is ended
//! by the next one, and nothing starts on half of it.

use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use anyhow::Context;
use clap::Args;

use super::archive::{ASIDE, DATABASE, MARK, RESTORING, sync_folder};
use super::lock::{self, Taken};
use super::{Exit, archive, put, serve};
use crate::clock;
use crate::config::{BACKUPS_FOLDER, Settings};
use crate::domain::moment::Moment;
use crate::speech::console::{self, backup as words, help};
use crate::store::copies;

#[derive(Debug, Args)]
pub struct RestoreArgs {
    #[arg(value_name = "FILE", help = help::RESTORE_FILE)]
    file: PathBuf,
}

/// Restores a backup; nothing else may run on the data folder.
///
/// # Errors
/// The archive cannot be used, or the disk refuses. Then the present data stand where they stood, or the next
/// `restore` goes on where this one stopped.
pub fn run(settings: &Settings, arguments: &RestoreArgs) -> anyhow::Result<Exit> {
    let data = &settings.data;
    let _lock = match lock::take(&data.join(serve::LOCK)).with_context(|| data.display().to_string())? {
        Taken::Ours(lock) => lock,
        Taken::Held { process } => {
            eprintln!("{}", console::already_serving(data, process));
            return Ok(Exit::Failure);
        }
    };
    if let Some(progress) = Progress::read(data)? {
        let aside = progress.go_on(data)?;
        put(format_args!("{}", words::ended(&aside)))?;
        return Ok(Exit::Success);
    }
    let database = data.join(DATABASE);
    if database.is_file() && !copies::settle(&database)? {
        eprintln!("{}", words::IN_USE);
        return Ok(Exit::Failure);
    }
    let unpacked = data.join(RESTORING);
    remove_all(&unpacked)?;
    let leaf = match archive::read(&arguments.file, &unpacked) {
        Ok(leaf) => leaf,
        Err(why) => {
            remove_all(&unpacked)?;
            return Err(why.context(words::UNTOUCHED));
        }
    };
    let progress = Progress::begin(data, clock::now())?;
    let aside = progress.go_on(data)?;
    put(format_args!("{}", words::restored(&arguments.file, &leaf.made, &leaf.holding(), &aside)))?;
    Ok(Exit::Success)
}

/// How far the moving is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Phase {
    /// The old files go aside.
    Out,
    /// The new ones take their places.
    In,
}

/// A restore that is moving files.
#[derive(Debug)]
struct Progress {
    phase: Phase,
    aside: OsString,
}

impl Progress {
    fn begin(data: &Path, now: Moment) -> io::Result<Self> {
        let aside = OsString::from(format!("{ASIDE}{}", now.local().format("%Y%m%d-%H%M%S")));
        let progress = Self { phase: Phase::Out, aside };
        progress.keep(data)?;
        Ok(progress)
    }

    /// The restore that was cut off, if there was one.
    fn read(data: &Path) -> io::Result<Option<Self>> {
        let text = match fs::read_to_string(data.join(MARK)) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error),
        };
        let mut words = text.split_whitespace();
        let phase = match words.next() {
            Some("in") => Phase::In,
            Some(_) | None => Phase::Out,
        };
        let aside = words.next().unwrap_or(ASIDE);
        Ok(Some(Self { phase, aside: aside.into() }))
    }

    fn keep(&self, data: &Path) -> io::Result<()> {
        let phase = match self.phase {
            Phase::Out => "out",
            Phase::In => "in",
        };
        let (mark, part) = (data.join(MARK), data.join(format!("{MARK}.part")));
        fs::write(&part, format!("{phase} {}\n", self.aside.to_string_lossy()))?;
        fs::File::open(&part)?.sync_all()?;
        fs::rename(&part, &mark)?;
        sync_folder(&mark)
    }

    /// Moves what is left to move; gives the folder where the earlier data lie.
    fn go_on(mut self, data: &Path) -> anyhow::Result<PathBuf> {
        let (aside, unpacked) = (data.join(&self.aside), data.join(RESTORING));
        if self.phase == Phase::Out {
            fs::create_dir_all(&aside)?;
            for name in names(data)?.iter().filter(|name| !stays(name)) {
                fs::rename(data.join(name), aside.join(name))?;
            }
            self.phase = Phase::In;
            self.keep(data)?;
        }
        if unpacked.is_dir() {
            for name in names(&unpacked)? {
                fs::rename(unpacked.join(&name), data.join(&name))?;
            }
            fs::remove_dir(&unpacked)?;
        }
        sync_folder(&data.join(MARK))?;
        fs::remove_file(data.join(MARK))?;
        sync_folder(&data.join(MARK))?;
        Ok(aside)
    }
}

/// Is this a name that a restore does not move?
fn stays(name: &OsString) -> bool {
    let name = name.to_string_lossy();
    name == serve::LOCK
        || name.starts_with(ASIDE)
        || name.starts_with(MARK)
        || [BACKUPS_FOLDER, RESTORING].contains(&&*name)
}

fn names(folder: &Path) -> io::Result<Vec<OsString>> {
    fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.file_name())).collect()
}

fn remove_all(folder: &Path) -> io::Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        Ok(()) | Err(_) => Ok(()),
    }
}

/// Was a restore cut off in this data folder? Nothing may start on half of it.
pub fn is_unfinished(data: &Path) -> bool {
    data.join(MARK).exists()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn put_files(folder: &Path, names: &[&str], text: &str) {
        fs::create_dir_all(folder).unwrap();
        for name in names {
            fs::write(folder.join(name), text).unwrap();
        }
    }

    fn read(path: &Path) -> String {
        fs::read_to_string(path).unwrap_or_default()
    }

    #[test]
    fn a_restore_that_was_cut_off_anywhere_is_ended_by_the_next() {
        let now = Moment::parse_rfc3339("2026-11-24T09:00:00+08:00").unwrap();
        // Cut off after so many of the four renames.
        for moved in 0..=4 {
            let folder = tempfile::tempdir().unwrap();
            let data = folder.path();
            put_files(data, &["clinic.db", "other"], "old");
            put_files(&data.join(RESTORING), &["clinic.db", "other"], "new");
            put_files(&data.join(BACKUPS_FOLDER), &["kept"], "kept");
            let mut progress = Progress::begin(data, now).unwrap();
            let aside = data.join(&progress.aside);
            fs::create_dir_all(&aside).unwrap();
            for (at, name) in ["clinic.db", "other"].iter().enumerate() {
                if at < moved {
                    fs::rename(data.join(name), aside.join(name)).unwrap();
                }
            }
            if moved > 2 {
                progress.phase = Phase::In;
                progress.keep(data).unwrap();
                for name in ["clinic.db", "other"].iter().take(moved - 2) {
                    fs::rename(data.join(RESTORING).join(name), data.join(name)).unwrap();
                }
            }
            assert!(is_unfinished(data));
            let told = Progress::read(data).unwrap().unwrap().go_on(data).unwrap();
            assert_eq!(told, aside);
            for name in ["clinic.db", "other"] {
                assert_eq!((read(&data.join(name)), read(&aside.join(name))), ("new".to_owned(), "old".to_owned()));
            }
            assert_eq!(read(&data.join(BACKUPS_FOLDER).join("kept")), "kept");
            assert!(!is_unfinished(data) && !data.join(RESTORING).exists());
        }
    }
}
