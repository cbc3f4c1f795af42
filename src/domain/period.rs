//! Periods of the county's calendar: a day, a week, a month, a quarter, half a year, a year, from day to day.

use chrono::{Datelike, Days, Months, NaiveDate};

use super::moment::Moment;

/// Reading what people type.
mod typed;

pub use typed::PeriodProblem;

/// Most days from one day to another: five years. A longer one is a typing error.
pub const RANGE_DAYS_MAX: i64 = 5 * 366;
/// Days by which a week is compared with the week a year earlier: the same weekdays.
const WEEK_YEAR_DAYS: u64 = 364;

/// A span of local days, first inclusive, last inclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Period {
    /// One local day.
    Day(NaiveDate),
    /// Monday to Sunday; named by its Monday.
    Week(NaiveDate),
    /// A calendar month; named by its first day.
    Month(NaiveDate),
    /// A quarter of a calendar year; named by its first day.
    Quarter(NaiveDate),
    /// Half a calendar year; named by its first day.
    Half(NaiveDate),
    /// A calendar year; named by its first day.
    Year(NaiveDate),
    /// From day to day, both within; never backwards if it was made by [`Period::range`].
    Range {
        /// First day.
        from: NaiveDate,
        /// Last day.
        to: NaiveDate,
    },
}

impl Period {
    /// The day of `now`.
    pub fn today(now: Moment) -> Self {
        Self::Day(now.day())
    }

    /// The week of `now`.
    pub fn this_week(now: Moment) -> Self {
        Self::week_of(now.day())
    }

    /// The month of `now`.
    pub fn this_month(now: Moment) -> Self {
        Self::month_of(now.day())
    }

    /// The year of `now`.
    pub fn this_year(now: Moment) -> Self {
        Self::Year(first_of_months(now.day(), 12))
    }

    /// The quarter of `now`.
    pub fn this_quarter(now: Moment) -> Self {
        Self::Quarter(first_of_months(now.day(), 3))
    }

    /// The week that holds a day.
    pub fn week_of(day: NaiveDate) -> Self {
        Self::Week(back(day, u64::from(day.weekday().num_days_from_monday())))
    }

    /// The month that holds a day.
    pub fn month_of(day: NaiveDate) -> Self {
        Self::Month(first_of_months(day, 1))
    }

    /// From day to day.
    ///
    /// # Errors
    /// It ends before it begins, or is longer than [`RANGE_DAYS_MAX`].
    pub fn range(from: NaiveDate, to: NaiveDate) -> Result<Self, PeriodProblem> {
        if to < from {
            Err(PeriodProblem::Backwards { from, to })
        } else if (to - from).num_days() >= RANGE_DAYS_MAX {
            Err(PeriodProblem::TooLong)
        } else {
            Ok(Self::Range { from, to })
        }
    }

    /// First local day.
    pub fn first(self) -> NaiveDate {
        match self {
            Self::Day(day)
            | Self::Week(day)
            | Self::Month(day)
            | Self::Quarter(day)
            | Self::Half(day)
            | Self::Year(day)
            | Self::Range { from: day, to: _ } => day,
        }
    }

    /// Last local day.
    pub fn last(self) -> NaiveDate {
        match self {
            Self::Range { from: _, to } => to,
            Self::Day(_) | Self::Week(_) | Self::Month(_) | Self::Quarter(_) | Self::Half(_) | Self::Year(_) => {
                back(self.next_day(), 1)
            }
        }
    }

    /// First instant of the period.
    pub fn start(self) -> Moment {
        Moment::start_of(self.first())
    }

    /// First instant after the period.
    pub fn end(self) -> Moment {
        Moment::start_of(self.next_day())
    }

    /// The last instant that counts in a table as of `now`: that of the period, or now while it runs.
    pub fn last_instant(self, now: Moment) -> Moment {
        self.end().plus_millis(-1).min(now)
    }

    /// Does it still run, or has not begun?
    pub fn is_running(self, now: Moment) -> bool {
        now < self.end()
    }

    /// The period before it, as long as it (环比).
    pub fn before(self) -> Self {
        match self {
            Self::Day(day) => Self::Day(back(day, 1)),
            Self::Week(day) => Self::Week(back(day, 7)),
            Self::Month(day) => Self::Month(months_back(day, 1)),
            Self::Quarter(day) => Self::Quarter(months_back(day, 3)),
            Self::Half(day) => Self::Half(months_back(day, 6)),
            Self::Year(day) => Self::Year(months_back(day, 12)),
            Self::Range { from, to } => {
                let days = (to - from).num_days().unsigned_abs() + 1;
                Self::Range { from: back(from, days), to: back(from, 1) }
            }
        }
    }

    /// The same a year earlier (同比): by date, a week by its weekdays.
    pub fn year_before(self) -> Self {
        match self {
            Self::Day(day) => Self::Day(months_back(day, 12)),
            Self::Week(day) => Self::Week(back(day, WEEK_YEAR_DAYS)),
            Self::Month(day) => Self::Month(months_back(day, 12)),
            Self::Quarter(day) => Self::Quarter(months_back(day, 12)),
            Self::Half(day) => Self::Half(months_back(day, 12)),
            Self::Year(day) => Self::Year(months_back(day, 12)),
            Self::Range { from, to } => Self::Range { from: months_back(from, 12), to: months_back(to, 12) },
        }
    }

    /// Of this period as many days as have begun of `running`, so that a month that still runs is not
    /// compared with a whole one. All of it if `running` has ended.
    pub fn as_far_as(self, running: Self, now: Moment) -> Self {
        if !running.is_running(now) {
            return self;
        }
        let begun = (now.day() - running.first()).num_days().max(0).unsigned_abs();
        let to = self.first().checked_add_days(Days::new(begun)).unwrap_or(self.last()).min(self.last());
        if to == self.last() { self } else { Self::Range { from: self.first(), to } }
    }

    /// The twelve months that end with the month of the last day of the period, oldest first.
    pub fn twelve_months(self) -> [Self; 12] {
        let last = first_of_months(self.last(), 1);
        let mut ago = 12;
        [(); 12].map(|()| {
            ago -= 1;
            Self::Month(months_back(last, ago))
        })
    }

    fn next_day(self) -> NaiveDate {
        let after = |day: NaiveDate, months| day.checked_add_months(Months::new(months)).unwrap_or(NaiveDate::MAX);
        match self {
            Self::Day(day) | Self::Range { from: _, to: day } => day.succ_opt().unwrap_or(NaiveDate::MAX),
            Self::Week(day) => day.checked_add_days(Days::new(7)).unwrap_or(NaiveDate::MAX),
            Self::Month(day) => after(day, 1),
            Self::Quarter(day) => after(day, 3),
            Self::Half(day) => after(day, 6),
            Self::Year(day) => after(day, 12),
        }
    }
}

/// The first day of the stretch of so many months (1, 3, 6, 12) of the year that holds a day.
fn first_of_months(day: NaiveDate, months: u32) -> NaiveDate {
    let month = day.month0() / months * months + 1;
    NaiveDate::from_ymd_opt(day.year(), month, 1).unwrap_or(day)
}

fn back(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_sub_days(Days::new(days)).unwrap_or(NaiveDate::MIN)
}

fn months_back(day: NaiveDate, months: u32) -> NaiveDate {
    day.checked_sub_months(Months::new(months)).unwrap_or(NaiveDate::MIN)
}

#[cfg(test)]
mod tests;
