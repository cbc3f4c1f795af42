//! Days as people write them: `2026-12-01..12-05`, `12月1日到5日`, `今天`, `下周一至周五`.

use chrono::{Datelike, Days, NaiveDate};

/// Most days of one stretch: a quarter of a year. A longer one is a typing error, or no absence.
pub const STRETCH_DAYS_MAX: i64 = 92;
/// A date without a year that lies further back than this is meant in the next year.
const BACK_DAYS_MAX: i64 = 180;

/// From day to day, both within.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stretch {
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
}

impl Stretch {
    /// Does it hold this day?
    pub fn holds(self, day: NaiveDate) -> bool {
        (self.from..=self.to).contains(&day)
    }

    /// Its days in order.
    pub fn days(self) -> impl Iterator<Item = NaiveDate> {
        self.from.iter_days().take_while(move |day| *day <= self.to)
    }
}

/// What is wrong with the days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DaysProblem {
    /// No date stands at the beginning.
    Unreadable,
    /// There is no such day (30 February).
    NoSuchDay,
    /// The last day is before the first.
    Reversed,
    /// All of it is past.
    Past,
    /// Longer than [`STRETCH_DAYS_MAX`], or further ahead than a year.
    TooLong,
}

/// Reads the days at the beginning of a text, as of `today`; gives what stands behind them.
///
/// # Errors
/// [`DaysProblem`].
pub fn read(text: &str, today: NaiveDate) -> Result<(Stretch, &str), DaysProblem> {
    let (first, rest) = date(text.trim_start()).ok_or(DaysProblem::Unreadable)?;
    let from = first.resolve(today, None)?;
    let after = rest.trim_start();
    let (to, rest) = match separator(after) {
        None => (from, rest),
        Some(behind) => match date(behind.trim_start()) {
            Some((second, rest)) => (second.resolve(today, Some(from))?, rest),
            None => return Err(DaysProblem::Unreadable),
        },
    };
    if to < from {
        return Err(DaysProblem::Reversed);
    }
    if to < today {
        return Err(DaysProblem::Past);
    }
    if (to - from).num_days() >= STRETCH_DAYS_MAX || (from - today).num_days() > 366 {
        return Err(DaysProblem::TooLong);
    }
    Ok((Stretch { from, to }, rest.trim()))
}

/// Does a text begin with something like a date? The year does not matter.
pub fn begins_with_date(text: &str) -> bool {
    date(text.trim_start()).is_some_and(|(date, _)| !matches!(date, Date::OfMonth(_)))
}

/// A date as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Date {
    /// Year if written, month, day.
    Full(Option<i32>, u32, u32),
    /// A day of the month of the first date.
    OfMonth(u32),
    /// So many days from today.
    FromToday(u64),
    /// A day of this week or the next (0 or 1), from Monday = 0.
    OfWeek(u64, u64),
}

impl Date {
    /// The day that is meant; a second date is read after the first.
    fn resolve(self, today: NaiveDate, first: Option<NaiveDate>) -> Result<NaiveDate, DaysProblem> {
        let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).ok_or(DaysProblem::NoSuchDay);
        match (self, first) {
            (Self::Full(Some(year), month, of), _) => day(year, month, of),
            (Self::Full(None, month, of), None) => {
                let this_year = day(today.year(), month, of)?;
                if (today - this_year).num_days() > BACK_DAYS_MAX {
                    day(today.year() + 1, month, of)
                } else {
                    Ok(this_year)
                }
            }
            // From December into January.
            (Self::Full(None, month, of), Some(first)) => {
                let year = first.year() + i32::from(month + 6 < first.month());
                day(year, month, of)
            }
            (Self::OfMonth(of), Some(first)) => day(first.year(), first.month(), of),
            (Self::OfMonth(_), None) => Err(DaysProblem::Unreadable),
            (Self::FromToday(days), _) => today.checked_add_days(Days::new(days)).ok_or(DaysProblem::NoSuchDay),
            (Self::OfWeek(week, weekday), first) => {
                let back = u64::from(today.weekday().num_days_from_monday());
                let monday = today.checked_sub_days(Days::new(back)).ok_or(DaysProblem::NoSuchDay)?;
                let meant = monday.checked_add_days(Days::new(week * 7 + weekday)).ok_or(DaysProblem::NoSuchDay)?;
                // 下周一到周五: the second day is in the week of the first.
                match first {
                    Some(first) if week == 0 && meant < first => {
                        meant.checked_add_days(Days::new(7)).ok_or(DaysProblem::NoSuchDay)
                    }
                    Some(_) | None => Ok(meant),
                }
            }
        }
    }
}

const WORDS: &[(&str, Date)] = &[
    ("今天", Date::FromToday(0)),
    ("今日", Date::FromToday(0)),
    ("明天", Date::FromToday(1)),
    ("后天", Date::FromToday(2)),
    ("today", Date::FromToday(0)),
    ("tomorrow", Date::FromToday(1)),
];

const WEEKS: &[(&str, u64)] = &[("下星期", 1), ("下周", 1), ("本周", 0), ("这周", 0), ("星期", 0), ("周", 0)];

const WEEKDAYS: &[(&str, u64)] =
    &[("一", 0), ("二", 1), ("三", 2), ("四", 3), ("五", 4), ("六", 5), ("日", 6), ("天", 6)];

const SEPARATORS: &[&str] = &["..", "…", "~", "～", "至", "到", "—", "–", "-", "－", "to "];

fn separator(text: &str) -> Option<&str> {
    let mark = SEPARATORS.iter().find(|mark| text.starts_with(**mark))?;
    Some(text[mark.len()..].trim_start_matches(['.', '…', '—', '–', '-', '~']))
}

fn date(text: &str) -> Option<(Date, &str)> {
    for (word, date) in WORDS {
        if let Some(rest) = text.strip_prefix(word) {
            return Some((*date, rest));
        }
    }
    for (word, week) in WEEKS {
        if let Some(rest) = text.strip_prefix(word) {
            let (name, weekday) = WEEKDAYS.iter().find(|(name, _)| rest.starts_with(name))?;
            return Some((Date::OfWeek(*week, *weekday), &rest[name.len()..]));
        }
    }
    let (first, rest) = number(text)?;
    let (first, mark, rest) = match mark(rest) {
        None if text.len() - rest.len() <= 2 => return Some((Date::OfMonth(u32::try_from(first).ok()?), rest)),
        None => return None,
        Some((mark, rest)) => (first, mark, rest),
    };
    if mark == '日' {
        return Some((Date::OfMonth(u32::try_from(first).ok()?), rest));
    }
    let (second, rest) = number(rest)?;
    if first < 1000 {
        return Some((Date::Full(None, u32::try_from(first).ok()?, u32::try_from(second).ok()?), end(rest)));
    }
    let (_, rest) = self::mark(rest)?;
    let (third, rest) = number(rest)?;
    let date = Date::Full(Some(first), u32::try_from(second).ok()?, u32::try_from(third).ok()?);
    Some((date, end(rest)))
}

/// The mark between the parts of a date. Two dots are the mark between two dates.
fn mark(text: &str) -> Option<(char, &str)> {
    let found =
        text.chars().next().filter(|c| matches!(c, '-' | '/' | '.' | '年' | '月' | '日' | '号' | '－' | '／'))?;
    let rest = &text[found.len_utf8()..];
    let between = found == '.' && rest.starts_with('.') || found == '-' && rest.starts_with('-');
    let found = if found == '号' { '日' } else { found };
    (!between).then_some((found, rest))
}

/// What stands behind the 日 or 号 of a date, if one stands there.
fn end(text: &str) -> &str {
    text.strip_prefix('日').or_else(|| text.strip_prefix('号')).unwrap_or(text)
}

fn number(text: &str) -> Option<(i32, &str)> {
    let digits: String = text
        .chars()
        .map_while(|c| match c {
            '０'..='９' => char::from_digit(u32::from(c) - u32::from('０'), 10),
            c => c.is_ascii_digit().then_some(c),
        })
        .take(4)
        .collect();
    let bytes = text.chars().take(digits.len()).map(char::len_utf8).sum::<usize>();
    Some((digits.parse().ok()?, &text[bytes..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn days_are_read_in_the_spellings_people_use() {
        let today = day("2026-11-24");
        for (text, from, to, rest) in [
            ("2026-12-01..12-05 @李工", "2026-12-01", "2026-12-05", "@李工"),
            ("2026-12-01..2026-12-05", "2026-12-01", "2026-12-05", ""),
            ("12-01..12-05 @李工", "2026-12-01", "2026-12-05", "@李工"),
            ("12/1-12/5 李工", "2026-12-01", "2026-12-05", "李工"),
            ("12.1-12.5", "2026-12-01", "2026-12-05", ""),
            ("12.1..12.5", "2026-12-01", "2026-12-05", ""),
            ("12月1日到5日 @李工", "2026-12-01", "2026-12-05", "@李工"),
            ("12月1日至12月5日@李工", "2026-12-01", "2026-12-05", "@李工"),
            ("12月1号～12月5号", "2026-12-01", "2026-12-05", ""),
            ("１２月１日到５日", "2026-12-01", "2026-12-05", ""),
            ("2026年12月1日", "2026-12-01", "2026-12-01", ""),
            ("12-28..01-03", "2026-12-28", "2027-01-03", ""),
            ("1月4日", "2027-01-04", "2027-01-04", ""),
            ("今天 @李工", "2026-11-24", "2026-11-24", "@李工"),
            ("明天到后天", "2026-11-25", "2026-11-26", ""),
            ("周三到周五", "2026-11-25", "2026-11-27", ""),
            ("下周一到周五 @李工", "2026-11-30", "2026-12-04", "@李工"),
            ("11-20..11-25", "2026-11-20", "2026-11-25", ""),
            ("today to tomorrow @Li", "2026-11-24", "2026-11-25", "@Li"),
        ] {
            let expected = (Stretch { from: day(from), to: day(to) }, rest);
            assert_eq!(read(text, today), Ok(expected), "{text}");
            assert!(begins_with_date(text), "{text}");
        }
    }

    #[test]
    fn what_are_no_days_is_told_apart() {
        let today = day("2026-11-24");
        for (text, problem) in [
            ("", DaysProblem::Unreadable),
            ("李工", DaysProblem::Unreadable),
            ("5日", DaysProblem::Unreadable),
            ("12-01..", DaysProblem::Unreadable),
            ("2-30", DaysProblem::NoSuchDay),
            ("13月1日", DaysProblem::NoSuchDay),
            ("12-05..12-01", DaysProblem::Reversed),
            ("11-20..11-23", DaysProblem::Past),
            ("周一", DaysProblem::Past),
            ("12-01..2027-06-01", DaysProblem::TooLong),
            ("2029-01-01", DaysProblem::TooLong),
        ] {
            assert_eq!(read(text, today), Err(problem), "{text}");
        }
        for text in ["3 个人怎么算", "工资怎么算", "多久"] {
            assert!(!begins_with_date(text), "{text}");
        }
    }
}
