//! The backup of each night, and how many of them are kept.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use chrono::{NaiveDate, Timelike};
use tracing::{error, info};

use super::archive;
use crate::config::Backups;
use crate::domain::moment::Moment;
use crate::store::Store;

/// From this hour on the backup of a day is made; a service that was off then makes it when it starts.
const FROM_HOUR: u32 = 2;
/// A backup that failed is tried again after so long: the disk may have been full.
const AGAIN_MINUTES: i64 = 60;
/// A backup of the schedule is named `clinic-2026-11-24.tar`.
const NAME: &str = "clinic-%Y-%m-%d.tar";

/// The schedule of one running service.
#[derive(Debug)]
pub struct Nightly {
    backups: Backups,
    data: PathBuf,
    not_before: Option<Moment>,
}

impl Nightly {
    /// Nothing was tried yet.
    pub fn new(backups: Backups, data: &Path) -> Self {
        Self { backups, data: data.to_owned(), not_before: None }
    }

    /// Makes the backup of this day if it is time and there is none. A failure is logged and tried again in an hour:
    /// the service goes on.
    pub async fn look(&mut self, store: &Store, now: Moment) {
        let target = self.backups.folder.join(now.day().format(NAME).to_string());
        let waits = self.not_before.is_some_and(|moment| now < moment);
        if waits || now.local().hour() < FROM_HOUR || target.exists() {
            return;
        }
        let (store, data, keep, folder) =
            (store.clone(), self.data.clone(), self.backups.keep, self.backups.folder.clone());
        let work = tokio::task::spawn_blocking(move || {
            let leaf = archive::write(&store, &data, &target, now)?;
            let gone = rotate(&folder, keep)?;
            Ok::<_, anyhow::Error>((target, leaf, gone))
        });
        match work.await {
            Ok(Ok((target, leaf, gone))) => {
                info!(file = %target.display(), tickets = leaf.holding().tickets, gone, "backup made");
                self.not_before = None;
            }
            Ok(Err(why)) => self.put_off(now, &format!("{why:#}")),
            Err(why) => self.put_off(now, &why.to_string()),
        }
    }

    fn put_off(&mut self, now: Moment, why: &str) {
        error!(error = why, "the backup of this night was not made; it is tried again in an hour");
        self.not_before = Some(now.plus_minutes(AGAIN_MINUTES));
    }
}

/// Keeps the newest backups of the schedule; other files of the folder are nobody's business.
fn rotate(folder: &Path, keep: usize) -> io::Result<usize> {
    let mut days: Vec<(NaiveDate, PathBuf)> = fs::read_dir(folder)?
        .filter_map(|entry| {
            let path = entry.ok()?.path();
            let day = NaiveDate::parse_from_str(path.file_name()?.to_str()?, NAME).ok()?;
            Some((day, path))
        })
        .collect();
    days.sort();
    let too_many = days.len().saturating_sub(keep);
    for (_, path) in days.iter().take(too_many) {
        fs::remove_file(path)?;
    }
    Ok(too_many)
}

/// The day of the newest backup of the schedule.
pub fn newest(folder: &Path) -> Option<NaiveDate> {
    let days = fs::read_dir(folder)
        .ok()?
        .filter_map(|entry| NaiveDate::parse_from_str(entry.ok()?.file_name().to_str()?, NAME).ok());
    days.max()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Moment {
        Moment::parse_rfc3339(&format!("{text}+08:00")).unwrap()
    }

    #[tokio::test]
    async fn each_night_has_one_backup_and_the_oldest_goes() {
        let folder = tempfile::tempdir().unwrap();
        let (data, backups) = (folder.path().join("data"), folder.path().join("backups"));
        let store = Store::open(&data).unwrap();
        let mut nightly = Nightly::new(Backups { folder: backups.clone(), keep: 2 }, &data);
        let names = || {
            let mut names: Vec<_> = fs::read_dir(&backups)
                .map(|entries| entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect())
                .unwrap_or_default();
            names.sort();
            names
        };
        nightly.look(&store, at("2026-11-24T01:59:00")).await;
        assert!(names().is_empty(), "too early");
        nightly.look(&store, at("2026-11-24T02:00:00")).await;
        nightly.look(&store, at("2026-11-24T02:00:30")).await;
        assert_eq!(names(), ["clinic-2026-11-24.tar"]);
        fs::write(backups.join("mine.tar"), "kept").unwrap();
        nightly.look(&store, at("2026-11-25T09:00:00")).await;
        nightly.look(&store, at("2026-11-26T02:00:00")).await;
        assert_eq!(names(), ["clinic-2026-11-25.tar", "clinic-2026-11-26.tar", "mine.tar"]);
        assert_eq!(newest(&backups), NaiveDate::from_ymd_opt(2026, 11, 26));
    }

    #[tokio::test]
    async fn a_backup_that_fails_is_tried_again_an_hour_later_and_leaves_nothing_half() {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("data");
        let store = Store::open(&data).unwrap();
        // A file where the folder should be.
        let backups = folder.path().join("backups");
        fs::write(&backups, "in the way").unwrap();
        let mut nightly = Nightly::new(Backups { folder: backups.clone(), keep: 2 }, &data);
        nightly.look(&store, at("2026-11-24T02:00:00")).await;
        fs::remove_file(&backups).unwrap();
        nightly.look(&store, at("2026-11-24T02:59:00")).await;
        assert!(!backups.exists(), "not before an hour has gone");
        nightly.look(&store, at("2026-11-24T03:00:00")).await;
        let names: Vec<_> = fs::read_dir(&backups).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert_eq!(names, ["clinic-2026-11-24.tar"], "and nothing half beside it");
    }
}
