//! Holiday notices: those of the library, and over them those that were imported into the data folder.
//! A running process takes up what was imported at its next round.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use tracing::{error, info};

use super::clinic;
use crate::config::Settings;
use crate::desk::Desk;
use crate::domain::working_time::HolidayYear;
use crate::guide::Guide;

/// Below this folder of the data folder are the imported notices, one a year.
const FOLDER: &str = "calendar";
/// Files that are looked at in that folder: a century is enough.
const FILES_MAX: usize = 100;

/// Where imported notices are.
pub fn folder(settings: &Settings) -> PathBuf {
    settings.data.join(FOLDER)
}

/// Every notice that is known, by year: an imported one stands over the library's. One that cannot be read
/// counts as missing, and its year is said to be guessed.
pub fn years(settings: &Settings, guide: &Guide) -> Vec<HolidayYear> {
    let imported = files(&folder(settings)).into_iter().filter_map(|(path, _)| {
        let text = fs::read_to_string(&path).ok()?;
        Some((path.display().to_string(), text))
    });
    let texts = guide.calendar_sources().iter().map(|file| (file.path.clone(), file.text.clone())).chain(imported);
    let mut known = BTreeMap::new();
    for (path, text) in texts {
        match HolidayYear::parse(&text) {
            Ok(year) => {
                known.insert(year.year, year);
            }
            Err(problem) => tracing::warn!(file = %path, %problem, "holiday notice passed over"),
        }
    }
    known.into_values().collect()
}

/// Writes a notice whole or not at all: a process that reads meanwhile finds the old or the new one.
///
/// # Errors
/// The folder or the file cannot be written.
pub fn write(target: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = target.parent() {
        fs::create_dir_all(folder)?;
    }
    let draft = target.with_extension("json.new");
    let mut file = fs::File::create(&draft)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    fs::rename(&draft, target)
}

/// The notices in a folder with the time of their last change, in order; none if there is no folder.
fn files(folder: &Path) -> Vec<(PathBuf, Option<SystemTime>)> {
    let Ok(entries) = fs::read_dir(folder) else { return vec![] };
    let mut found: Vec<_> = entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "json"))
        .take(FILES_MAX)
        .map(|path| {
            let changed = fs::metadata(&path).and_then(|about| about.modified()).ok();
            (path, changed)
        })
        .collect();
    found.sort();
    found
}

/// What the calendar in use was made of.
type Made = (Vec<(PathBuf, Option<SystemTime>)>, Arc<Guide>);

/// Sees to it that a desk has the calendar of today's notices.
pub struct Holidays {
    settings: Settings,
    made_of: Option<Made>,
}

impl Holidays {
    /// For a desk whose calendar was just made.
    pub fn new(settings: &Settings) -> Self {
        Self { settings: settings.clone(), made_of: None }
    }

    /// Makes the calendar anew if a notice was imported or the library was read again.
    pub fn refresh(&mut self, desk: &Desk) {
        let (found, guide) = (files(&folder(&self.settings)), desk.guide());
        let same = |(files, of): &Made| *files == found && Arc::ptr_eq(of, &guide);
        if self.made_of.as_ref().is_some_and(same) {
            return;
        }
        let first = self.made_of.is_none();
        match clinic::calendar(&self.settings, &guide) {
            Ok(calendar) => {
                desk.replace_calendar(calendar);
                if !first {
                    info!("calendar made anew");
                }
            }
            Err(why) => error!(error = %why, "the calendar cannot be made, the one before stays"),
        }
        self.made_of = Some((found, guide));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_notice_is_written_whole_and_nothing_else_is_taken_for_one() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("calendar").join("2027.json");
        write(&target, "{}").unwrap();
        write(&target, "{ }").unwrap();
        fs::write(target.with_extension("json.new"), "half").unwrap();
        let found = files(target.parent().unwrap());
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(fs::read_to_string(&found[0].0).unwrap(), "{ }");
        assert!(files(&folder.path().join("nowhere")).is_empty());
    }
}
