//! The house that stories and tests of the desk share: a small library and the office's hours.

use std::fs;
use std::path::Path;

use chrono::NaiveTime;
use quality_clinic::domain::working_time::{Calendar, HolidayYear};
use quality_clinic::guide::{Guide, Source};

fn copy_tree(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder to copy") {
        let entry = entry.expect("readable");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_tree(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("copied");
        }
    }
}

/// The real data files of `knowledge/` with a handful of articles of our own, so that a story does
/// not change whenever an article does.
pub fn library(folder: &Path) -> Guide {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let knowledge = folder.join("knowledge");
    fs::create_dir_all(&knowledge).expect("a folder");
    for entry in fs::read_dir(root.join("knowledge")).expect("knowledge") {
        let path = entry.expect("readable").path();
        if path.extension().is_some_and(|e| e == "toml") {
            fs::copy(&path, knowledge.join(path.file_name().expect("a name"))).expect("copied");
        }
    }
    copy_tree(&root.join("knowledge/calendar"), &knowledge.join("calendar"));
    copy_tree(&root.join("tests/stories/library"), &knowledge);
    let (guide, problems) = Guide::load(&Source::Folder(knowledge)).expect("a guide");
    let errors: Vec<_> =
        problems.iter().filter(|p| p.severity == quality_clinic::domain::problem::Severity::Error).collect();
    assert!(errors.is_empty(), "the library of the stories has errors: {errors:?}");
    guide
}

/// The office's default hours, with the holidays of the calendar files.
pub fn calendar(guide: &Guide) -> Calendar {
    let time = |hour, minute| NaiveTime::from_hms_opt(hour, minute, 0).expect("a time");
    let years = guide.calendar_sources().iter().map(|file| HolidayYear::parse(&file.text).expect("a notice"));
    Calendar::new(vec![(time(8, 30), time(12, 0)), (time(14, 0), time(17, 0))], years).expect("a calendar")
}
