//! Holiday notices of the State Council as data files, one a year (`knowledge/calendar/2026.json`).
//!
//! The form is that of the public data set `NateScarlet/holiday-cn`, so that next year's file can
//! be put into the folder as it is; fields that are not used are passed over.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};
use serde::Deserialize;
use thiserror::Error;

/// Most days that one notice may name; the longest so far has 39.
pub const NOTICE_DAYS_MAX: usize = 120;

/// The holidays and make-up workdays that the notice of one year names.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct HolidayYear {
    /// The year that the notice is about.
    pub year: i32,
    /// Where the notice is published.
    pub papers: Vec<String>,
    /// Days that differ from the plain week, or confirm it. A notice may reach into the December
    /// before (2022-12-31 is in the notice of 2023).
    pub days: Vec<HolidayDay>,
}

/// One day of a notice.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct HolidayDay {
    /// The festival.
    pub name: String,
    /// The day.
    pub date: NaiveDate,
    /// Off, or a make-up workday.
    #[serde(rename = "isOffDay")]
    pub off: bool,
}

/// What is wrong with a file, and in which line.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("line {line}: {fault}")]
pub struct NoticeProblem {
    /// Line of the file, from 1.
    pub line: usize,
    /// What.
    pub fault: NoticeFault,
}

/// What can be wrong with a file.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum NoticeFault {
    /// Not JSON, a field is missing, or a date does not exist.
    #[error("cannot be read: {0}")]
    Unreadable(String),
    /// No day at all: a year in which every week is plain is not known to history.
    #[error("the notice names no day")]
    NoDays,
    /// More than [`NOTICE_DAYS_MAX`] days.
    #[error("the notice names more than {NOTICE_DAYS_MAX} days")]
    TooManyDays,
    /// A day that is neither in the year nor in a month beside it.
    #[error("{0} does not belong to the year of the notice")]
    OutsideYear(NaiveDate),
    /// The same day twice.
    #[error("{0} is named twice")]
    Twice(NaiveDate),
}

impl HolidayYear {
    /// Reads one file.
    ///
    /// # Errors
    /// [`NoticeProblem`], the first in the file.
    pub fn parse(text: &str) -> Result<Self, NoticeProblem> {
        let text = text.trim_start_matches('\u{feff}');
        let read: Self = serde_json::from_str(text).map_err(|error| NoticeProblem {
            line: error.line().max(1),
            fault: NoticeFault::Unreadable(error.to_string()),
        })?;
        if read.days.is_empty() {
            return Err(NoticeProblem { line: 1, fault: NoticeFault::NoDays });
        }
        if read.days.len() > NOTICE_DAYS_MAX {
            return Err(NoticeProblem { line: 1, fault: NoticeFault::TooManyDays });
        }
        let mut seen = BTreeSet::new();
        for day in &read.days {
            if !belongs(day.date, read.year) {
                return Err(located(text, day.date, 0, NoticeFault::OutsideYear(day.date)));
            }
            if !seen.insert(day.date) {
                return Err(located(text, day.date, 1, NoticeFault::Twice(day.date)));
            }
        }
        Ok(read)
    }
}

/// In the year, in the December before or in the January after.
fn belongs(date: NaiveDate, year: i32) -> bool {
    date.year() == year
        || (date.year() == year - 1 && date.month() == 12)
        || (date.year() == year + 1 && date.month() == 1)
}

/// The line in which a date stands for the `earlier + 1`-th time.
fn located(text: &str, date: NaiveDate, earlier: usize, fault: NoticeFault) -> NoticeProblem {
    let written = format!("\"{date}\"");
    let offset = text.match_indices(&written).nth(earlier).map_or(0, |(offset, _)| offset);
    NoticeProblem { line: 1 + text[..offset].matches('\n').count(), fault }
}
