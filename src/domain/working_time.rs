//! Working hours with Chinese holidays and make-up workdays (调休).
//!
//! Everything is reduced to one rising function, *working milliseconds since long ago*: a table of
//! workdays before each day (exact where a notice is known, Monday to Friday elsewhere) and the
//! slots within a day. A difference of two values is an elapsed time, an inverse is a deadline.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};
use thiserror::Error;

use super::moment::Moment;

/// Holiday notices as data files.
pub mod notice;

pub use notice::HolidayYear;

/// Most working slots of a day: morning, afternoon, evening, with room for one more.
pub const SLOTS_MAX: usize = 4;

const DAY_MILLIS: i64 = 24 * 3600 * 1000;
const MINUTE_MILLIS: i64 = 60 * 1000;
/// Moments count from Thursday 1970-01-01; this many days later is a Monday, where our weeks begin.
const EPOCH_WEEKDAY_FROM_MONDAY: i64 = 3;

/// Why no calendar can be made of the working hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum HoursProblem {
    /// There is no working time at all.
    #[error("no working hours")]
    Empty,
    /// More than [`SLOTS_MAX`] slots.
    #[error("more than {SLOTS_MAX} slots of working hours")]
    TooMany,
    /// A slot that ends before it begins, or begins before the one before it has ended.
    #[error("working hours overlap or run backwards at {0}")]
    Disorder(NaiveTime),
}

/// When something is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Deadline {
    /// The first moment at which the working time is used up.
    pub at: Moment,
    /// The first year without a holiday notice that was counted through, Monday to Friday. Said
    /// aloud where the deadline is shown.
    pub guessed_year: Option<i32>,
}

/// A stretch of working time within a day, in milliseconds since midnight.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Slot {
    start: i64,
    end: i64,
}

/// The county's working time. An immutable value; answers take some nanoseconds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    slots: Vec<Slot>,
    millis_per_workday: i64,
    noticed: BTreeSet<i32>,
    /// Day number (days since 1970-01-01) of the first entry of `workdays_before`.
    first_day: i64,
    /// Workdays before each day; one entry more than there are days.
    workdays_before: Vec<i64>,
}

impl Calendar {
    /// A calendar of the slots of every workday, in order of time, and the known holiday notices.
    /// Where two notices name the same day, the later year's wins: it was published later.
    ///
    /// # Errors
    /// [`HoursProblem`] if the slots are none, too many, or not in order.
    pub fn new(
        slots: Vec<(NaiveTime, NaiveTime)>,
        years: impl IntoIterator<Item = HolidayYear>,
    ) -> Result<Self, HoursProblem> {
        let slots = ordered(&slots)?;
        let mut years: Vec<HolidayYear> = years.into_iter().collect();
        years.sort_by_key(|year| year.year);
        let noticed = years.iter().map(|year| year.year).collect();
        let mut exceptions = BTreeMap::new();
        for day in years.iter().flat_map(|year| &year.days) {
            exceptions.insert(day_number(day.date), !day.off);
        }
        let first_day = exceptions.keys().next().copied().unwrap_or(0);
        let end_day = exceptions.keys().next_back().map_or(first_day, |last| last + 1);
        let mut count = weekdays_before(first_day);
        let mut workdays_before = vec![count];
        for day in first_day..end_day {
            count += i64::from(exceptions.get(&day).copied().unwrap_or_else(|| is_weekday(day)));
            workdays_before.push(count);
        }
        let millis_per_workday = slots.iter().map(|slot| slot.end - slot.start).sum();
        Ok(Self { slots, millis_per_workday, noticed, first_day, workdays_before })
    }

    /// Is the holiday notice of this year known?
    pub fn has_notice(&self, year: i32) -> bool {
        self.noticed.contains(&year)
    }

    /// Is work done on this day? Holidays and make-up days from data, else Monday to Friday.
    pub fn is_workday(&self, day: NaiveDate) -> bool {
        self.is_workday_number(day_number(day))
    }

    /// Is this moment within working hours?
    pub fn is_open(&self, moment: Moment) -> bool {
        let (day, within) = split(moment);
        self.is_workday_number(day) && self.slots.iter().any(|slot| (slot.start..slot.end).contains(&within))
    }

    /// The first working slot of a day, if it is a workday: from, to.
    pub fn first_slot(&self, day: NaiveDate) -> Option<(Moment, Moment)> {
        let slot = self.slots.first().filter(|_| self.is_workday(day))?;
        let midnight = Moment::start_of(day);
        Some((midnight.plus_millis(slot.start), midnight.plus_millis(slot.end)))
    }

    /// Working milliseconds from `from` to `to`; 0 if `to` is earlier (a clock went backwards).
    pub fn working_millis_between(&self, from: Moment, to: Moment) -> i64 {
        (self.worked(to) - self.worked(from)).max(0)
    }

    /// The first moment at which `working_minutes` have passed since `start`. What would end at
    /// closing time ends there, not at the next opening; no minutes end at once.
    pub fn deadline(&self, start: Moment, working_minutes: u32) -> Deadline {
        let at = self.later(start, i64::from(working_minutes) * MINUTE_MILLIS);
        Deadline { at, guessed_year: self.guessed_between(start, at) }
    }

    /// The first moment at which so many working milliseconds have passed since `start`; `start` itself
    /// for none.
    pub fn later(&self, start: Moment, working_millis: i64) -> Moment {
        if working_millis <= 0 { start } else { self.moment_of(self.worked(start).saturating_add(working_millis)) }
    }

    /// The first year without a holiday notice that a count between two moments goes through.
    pub fn guessed_between(&self, one: Moment, other: Moment) -> Option<i32> {
        let (first, last) = (one.min(other).year(), one.max(other).year());
        (first..=last).find(|year| !self.has_notice(*year))
    }

    /// The moment that lies some whole working days after `start`, at the same working hour.
    pub fn workdays_after(&self, start: Moment, days: u32) -> Moment {
        self.later(start, i64::from(days) * self.millis_per_workday)
    }

    /// Working milliseconds from long ago to this moment.
    fn worked(&self, moment: Moment) -> i64 {
        let (day, within) = split(moment);
        let whole_days = self.before(day) * self.millis_per_workday;
        if !self.is_workday_number(day) {
            return whole_days;
        }
        let today: i64 = self.slots.iter().map(|slot| (within.min(slot.end) - slot.start).max(0)).sum();
        whole_days + today
    }

    /// The first moment at which so many working milliseconds have passed.
    fn moment_of(&self, worked: i64) -> Moment {
        // The millisecond that completes the sum belongs to the workday in which it lies.
        let workday = (worked - 1).div_euclid(self.millis_per_workday);
        let mut left = worked - workday * self.millis_per_workday;
        let midnight = self.day_of(workday) * DAY_MILLIS;
        let mut within = 0;
        for slot in &self.slots {
            let length = slot.end - slot.start;
            within = slot.start + left.min(length);
            if left <= length {
                break;
            }
            left -= length;
        }
        from_local(midnight + within)
    }

    /// Workdays before a day, counted from long ago.
    fn before(&self, day: i64) -> i64 {
        match self.place(day) {
            Place::Inside(index) => self.workdays_before[index],
            Place::Before => weekdays_before(day),
            Place::After => weekdays_before(day) + self.drift(),
        }
    }

    fn is_workday_number(&self, day: i64) -> bool {
        match self.place(day) {
            Place::Inside(index) => self.workdays_before.get(index + 1).map_or_else(
                // The last entry closes the table: its own day is not in the data any more.
                || is_weekday(day),
                |next| *next > self.workdays_before[index],
            ),
            Place::Before | Place::After => is_weekday(day),
        }
    }

    /// The day number of a workday: the inverse of [`Self::before`].
    fn day_of(&self, workday: i64) -> i64 {
        let index = self.workdays_before.partition_point(|before| *before <= workday);
        if index == 0 {
            nth_weekday(workday)
        } else if index == self.workdays_before.len() {
            nth_weekday(workday - self.drift())
        } else {
            self.first_day + index as i64 - 1
        }
    }

    /// By how many workdays the data differ from plain weeks, in all.
    fn drift(&self) -> i64 {
        let last = self.workdays_before.len() - 1;
        self.workdays_before[last] - weekdays_before(self.first_day + last as i64)
    }

    fn place(&self, day: i64) -> Place {
        match usize::try_from(day - self.first_day) {
            Err(_) => Place::Before,
            Ok(index) if index < self.workdays_before.len() => Place::Inside(index),
            Ok(_) => Place::After,
        }
    }
}

/// Where a day lies in the table of workdays.
enum Place {
    Before,
    Inside(usize),
    After,
}

fn ordered(slots: &[(NaiveTime, NaiveTime)]) -> Result<Vec<Slot>, HoursProblem> {
    if slots.is_empty() {
        return Err(HoursProblem::Empty);
    }
    if slots.len() > SLOTS_MAX {
        return Err(HoursProblem::TooMany);
    }
    let mut free_from = 0;
    let mut ordered = Vec::with_capacity(slots.len());
    for (start, end) in slots {
        let slot = Slot { start: millis_of(*start), end: millis_of(*end) };
        if slot.start < free_from || slot.end <= slot.start {
            return Err(HoursProblem::Disorder(*start));
        }
        free_from = slot.end;
        ordered.push(slot);
    }
    Ok(ordered)
}

fn millis_of(time: NaiveTime) -> i64 {
    i64::from(time.num_seconds_from_midnight()) * 1000
}

fn day_number(day: NaiveDate) -> i64 {
    const EPOCH_FROM_COMMON_ERA: i64 = 719_163;
    i64::from(day.num_days_from_ce()) - EPOCH_FROM_COMMON_ERA
}

/// The local day number and the milliseconds since its midnight.
fn split(moment: Moment) -> (i64, i64) {
    let local = moment.0.saturating_add(china_millis());
    (local.div_euclid(DAY_MILLIS), local.rem_euclid(DAY_MILLIS))
}

fn from_local(millis: i64) -> Moment {
    Moment(millis - china_millis())
}

fn china_millis() -> i64 {
    i64::from(super::moment::china().local_minus_utc()) * 1000
}

fn is_weekday(day: i64) -> bool {
    (day + EPOCH_WEEKDAY_FROM_MONDAY).rem_euclid(7) < 5
}

/// Mondays to Fridays before a day, from an arbitrary Monday on.
fn weekdays_before(day: i64) -> i64 {
    let from_monday = day + EPOCH_WEEKDAY_FROM_MONDAY;
    from_monday.div_euclid(7) * 5 + from_monday.rem_euclid(7).min(5)
}

/// The day before which there are exactly `count` Mondays to Fridays and which is one itself.
fn nth_weekday(count: i64) -> i64 {
    count.div_euclid(5) * 7 + count.rem_euclid(5) - EPOCH_WEEKDAY_FROM_MONDAY
}

#[cfg(test)]
mod tests;
