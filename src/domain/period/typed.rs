//! Periods as people type them: `2026-10`, `2026年三季度`, `2026H1`, `2026`, `2026-10-01..2026-10-15`, `上月`; and
//! the short form in which buttons and addresses carry them.

use std::fmt;

use chrono::{Datelike, NaiveDate};

use super::Period;
use crate::domain::moment::Moment;

/// Years in which there can be anything to count.
const YEARS: std::ops::RangeInclusive<i32> = 2000..=2100;
/// Longest text that is looked at: two dates with words around them.
const TYPED_MAX: usize = 60;

/// Why a text is no period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PeriodProblem {
    /// It does not read as one.
    Unreadable,
    /// It ends before it begins.
    Backwards {
        /// First day as typed.
        from: NaiveDate,
        /// Last day as typed.
        to: NaiveDate,
    },
    /// Longer than [`super::RANGE_DAYS_MAX`].
    TooLong,
    /// There is no such day or month, or the year is none of this century.
    NoSuchDay,
}

/// As buttons and addresses carry it: `2026-11-24`, `w2026-11-23`, `2026-11`, `2026q4`, `2026h2`, `2026`,
/// `2026-11-01..2026-11-24`. [`Period::parse`] reads all of them.
impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(day) => write!(f, "{day}"),
            Self::Week(day) => write!(f, "w{day}"),
            Self::Month(day) => write!(f, "{:04}-{:02}", day.year(), day.month()),
            Self::Quarter(day) => write!(f, "{:04}q{}", day.year(), day.month0() / 3 + 1),
            Self::Half(day) => write!(f, "{:04}h{}", day.year(), day.month0() / 6 + 1),
            Self::Year(day) => write!(f, "{:04}", day.year()),
            Self::Range { from, to } => write!(f, "{from}..{to}"),
        }
    }
}

impl Period {
    /// Reads a period as it is typed, as of `now`.
    ///
    /// # Errors
    /// [`PeriodProblem`].
    pub fn parse(text: &str, now: Moment) -> Result<Self, PeriodProblem> {
        if text.chars().count() > TYPED_MAX {
            return Err(PeriodProblem::Unreadable);
        }
        let text: String = text.chars().filter(|c| !c.is_whitespace()).map(plain).collect::<String>().to_lowercase();
        if let Some(period) = by_word(&text, now) {
            return Ok(period);
        }
        for mark in ["..", "至", "到", "~", "—", "–"] {
            if let Some((from, to)) = text.split_once(mark) {
                return stretch(from, to.trim_start_matches(['.', '—', '–']));
            }
        }
        single(&text)
    }

    /// Reads what a button or an address carries; `None` if it is not exactly of our making.
    pub fn from_code(code: &str) -> Option<Self> {
        // No word like 今天 is of our making, so the moment does not matter.
        Self::parse(code, Moment(0)).ok().filter(|period| period.to_string() == code)
    }

    /// Reads `2026-10` (also `2026年10月`, `202610`).
    pub fn parse_month(text: &str) -> Option<Self> {
        let text: String = text.chars().map(plain).collect();
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        let other: String = text.chars().filter(|c| !c.is_ascii_digit() && !c.is_whitespace()).collect();
        if !matches!(other.as_str(), "" | "-" | "/" | "." | "年月" | "年") || !(5..=6).contains(&digits.len()) {
            return None;
        }
        let (year, month) = digits.split_at(4);
        date(year.parse().ok()?, month.parse().ok()?, 1).ok().map(Self::Month)
    }
}

/// Letters and digits of Chinese input methods as plain ones.
fn plain(c: char) -> char {
    match c {
        '！'..='～' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        c => c,
    }
}

fn by_word(text: &str, now: Moment) -> Option<Period> {
    Some(match text {
        "今天" | "今日" | "today" => Period::today(now),
        "昨天" | "昨日" | "yesterday" => Period::today(now).before(),
        "本周" | "这周" | "week" | "thisweek" => Period::this_week(now),
        "上周" | "lastweek" => Period::this_week(now).before(),
        "本月" | "这个月" | "month" | "thismonth" => Period::this_month(now),
        "上月" | "上个月" | "lastmonth" => Period::this_month(now).before(),
        "本季度" | "这个季度" | "本季" | "quarter" | "thisquarter" => Period::this_quarter(now),
        "上季度" | "上个季度" | "上季" | "lastquarter" => Period::this_quarter(now).before(),
        "上半年" => Period::Half(date(now.year(), 1, 1).ok()?),
        "下半年" => Period::Half(date(now.year(), 7, 1).ok()?),
        "今年" | "本年" | "year" | "thisyear" => Period::this_year(now),
        "去年" | "lastyear" => Period::this_year(now).before(),
        _ => return None,
    })
}

/// One word for one period.
fn single(text: &str) -> Result<Period, PeriodProblem> {
    if let Some(day) = text.strip_prefix('w') {
        return Ok(Period::week_of(full_date(day)?));
    }
    let (year, rest) = text.split_at_checked(4).ok_or(PeriodProblem::Unreadable)?;
    let year: i32 = year.parse().map_err(|_| PeriodProblem::Unreadable)?;
    let behind = rest.trim_start_matches(['年', '-', '第']);
    match behind {
        "" => return Ok(Period::Year(date(year, 1, 1)?)),
        "h1" | "上半年" => return Ok(Period::Half(date(year, 1, 1)?)),
        "h2" | "下半年" => return Ok(Period::Half(date(year, 7, 1)?)),
        _ => {}
    }
    if let Some(quarter) = quarter(behind) {
        return Ok(Period::Quarter(date(year, quarter * 3 - 2, 1)?));
    }
    match numbers(text)?.as_slice() {
        [year, month] => Ok(Period::Month(date(*year, part(*month)?, 1)?)),
        [_] if text.len() < 8 => Period::parse_month(text).ok_or(PeriodProblem::NoSuchDay),
        _ => full_date(text).map(Period::Day),
    }
}

/// `q3`, `3季度`, `三季度`: 1 to 4.
fn quarter(text: &str) -> Option<u32> {
    let number = text.strip_prefix('q').or_else(|| text.strip_suffix("季度")).or_else(|| text.strip_suffix('季'))?;
    match number {
        "1" | "一" => Some(1),
        "2" | "二" => Some(2),
        "3" | "三" => Some(3),
        "4" | "四" => Some(4),
        _ => None,
    }
}

/// From day or month to day or month; the second may leave out the year.
fn stretch(from: &str, to: &str) -> Result<Period, PeriodProblem> {
    let (first, year) = match numbers(from)?.as_slice() {
        [year, month] => (date(*year, part(*month)?, 1)?, *year),
        [year, ..] => (full_date(from)?, *year),
        [] => return Err(PeriodProblem::Unreadable),
    };
    let last = match numbers(to)?.as_slice() {
        // 2026-01 to 2026-03, 2026-10-01 to 10-15.
        [year, month] if *year > 31 => Period::Month(date(*year, part(*month)?, 1)?).last(),
        [month, day] => date(year, part(*month)?, part(*day)?)?,
        _ => full_date(to)?,
    };
    Period::range(first, last)
}

fn part(number: i32) -> Result<u32, PeriodProblem> {
    u32::try_from(number).map_err(|_| PeriodProblem::Unreadable)
}

/// `2026-10-15`, `2026年10月15日`, `2026/10/15`, `20261015`.
fn full_date(text: &str) -> Result<NaiveDate, PeriodProblem> {
    match numbers(text)?.as_slice() {
        [year, month, day] => date(*year, part(*month)?, part(*day)?),
        [whole] if text.len() == 8 => date(whole / 10_000, part(whole / 100 % 100)?, part(whole % 100)?),
        _ => Err(PeriodProblem::Unreadable),
    }
}

/// The numbers of a date, if nothing but what stands between them is there.
fn numbers(text: &str) -> Result<Vec<i32>, PeriodProblem> {
    let is_mark = |c: char| matches!(c, '-' | '/' | '.' | '年' | '月' | '日' | '号');
    let words = text.split(is_mark).filter(|word| !word.is_empty());
    words.map(|word| word.parse().map_err(|_| PeriodProblem::Unreadable)).collect()
}

fn date(year: i32, month: u32, day: u32) -> Result<NaiveDate, PeriodProblem> {
    let date = YEARS.contains(&year).then(|| NaiveDate::from_ymd_opt(year, month, day));
    date.flatten().ok_or(PeriodProblem::NoSuchDay)
}
