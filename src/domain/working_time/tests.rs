//! The calendar against a counter that goes minute by minute.

use std::collections::BTreeMap;

use chrono::Weekday;
use proptest::prelude::*;

use super::notice::{NoticeFault, NoticeProblem};
use super::*;

const NOTICES: [&str; 4] = [
    include_str!("../../../knowledge/calendar/2023.json"),
    include_str!("../../../knowledge/calendar/2024.json"),
    include_str!("../../../knowledge/calendar/2025.json"),
    include_str!("../../../knowledge/calendar/2026.json"),
];

fn time(text: &str) -> NaiveTime {
    NaiveTime::parse_from_str(text, "%H:%M").unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn moment(text: &str) -> Moment {
    Moment::parse_rfc3339(&format!("{text}:00+08:00")).unwrap()
}

fn office_hours() -> Vec<(NaiveTime, NaiveTime)> {
    vec![(time("08:30"), time("12:00")), (time("14:00"), time("17:00"))]
}

fn years() -> Vec<HolidayYear> {
    NOTICES.iter().map(|text| HolidayYear::parse(text).unwrap()).collect()
}

fn calendar() -> Calendar {
    Calendar::new(office_hours(), years()).unwrap()
}

/// The same law, written as plainly as can be.
struct Slow {
    exceptions: BTreeMap<NaiveDate, bool>,
}

impl Slow {
    fn new() -> Self {
        let days = years().into_iter().flat_map(|year| year.days);
        Self { exceptions: days.map(|day| (day.date, !day.off)).collect() }
    }

    fn is_workday(&self, day: NaiveDate) -> bool {
        let plain = !matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
        self.exceptions.get(&day).copied().unwrap_or(plain)
    }

    /// Is the minute that begins here a working one?
    fn works(&self, minute: Moment) -> bool {
        let local = minute.local();
        let now = local.time();
        self.is_workday(local.date_naive()) && office_hours().iter().any(|(start, end)| *start <= now && now < *end)
    }

    fn minutes_between(&self, from: Moment, to: Moment) -> i64 {
        let mut at = from;
        let mut count = 0;
        while at < to {
            count += i64::from(self.works(at));
            at = at.plus_minutes(1);
        }
        count
    }

    fn deadline(&self, start: Moment, minutes: u32) -> Moment {
        let mut at = start;
        let mut left = minutes;
        while left > 0 {
            left -= u32::from(self.works(at));
            at = at.plus_minutes(1);
        }
        at
    }
}

/// Whole minutes from a fortnight before the first notice to a month after the last.
fn any_minute() -> impl Strategy<Value = Moment> {
    let first = moment("2022-12-18T00:00").0 / 60_000;
    let last = moment("2027-01-31T00:00").0 / 60_000;
    (first..last).prop_map(|minute| Moment(minute * 60_000))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn elapsed_working_time_is_what_a_minute_counter_finds(from in any_minute(), length in 0i64..20 * 24 * 60) {
        let to = from.plus_minutes(length);
        prop_assert_eq!(calendar().working_millis_between(from, to), Slow::new().minutes_between(from, to) * 60_000);
    }

    #[test]
    fn a_deadline_is_where_a_minute_counter_stops(start in any_minute(), minutes in 0u32..5 * 390) {
        prop_assert_eq!(calendar().deadline(start, minutes).at, Slow::new().deadline(start, minutes));
    }

    #[test]
    fn a_deadline_is_the_first_moment_at_which_the_time_is_used_up(
        start in any_minute(), millis in 0i64..60_000, minutes in 1u32..200_000,
    ) {
        let calendar = calendar();
        let start = start.plus_millis(millis);
        let at = calendar.deadline(start, minutes).at;
        let wanted = i64::from(minutes) * 60_000;
        prop_assert_eq!(calendar.working_millis_between(start, at), wanted);
        prop_assert!(calendar.working_millis_between(start, at.plus_millis(-1)) < wanted);
    }

    #[test]
    fn parts_add_up_and_a_clock_that_goes_backwards_counts_nothing(
        first in any_minute(), second in any_minute(), third in any_minute(),
    ) {
        let calendar = calendar();
        let mut order = [first, second, third];
        order.sort();
        let [first, second, third] = order;
        let parts = calendar.working_millis_between(first, second) + calendar.working_millis_between(second, third);
        prop_assert_eq!(parts, calendar.working_millis_between(first, third));
        prop_assert_eq!(calendar.working_millis_between(third, first), 0);
    }
}

#[test]
fn every_day_of_the_notices_is_a_workday_exactly_when_it_is_not_off() {
    let (calendar, slow) = (calendar(), Slow::new());
    let mut at = day("2022-12-01");
    while at < day("2027-02-01") {
        assert_eq!(calendar.is_workday(at), slow.is_workday(at), "{at}");
        at = at.succ_opt().unwrap();
    }
}

#[test]
fn a_make_up_saturday_is_worked_and_a_national_day_is_not() {
    let calendar = calendar();
    assert!(calendar.is_workday(day("2026-02-14")));
    assert!(!calendar.is_workday(day("2026-02-17")));
    assert!(!calendar.is_workday(day("2022-12-31")), "named in the notice of 2023");
    assert!(calendar.is_open(moment("2026-02-14T09:00")));
    assert!(!calendar.is_open(moment("2026-02-14T12:00")));
    assert!(!calendar.is_open(moment("2026-02-17T09:00")));
}

#[test]
fn what_is_asked_after_hours_is_due_in_the_hours_of_the_next_workday() {
    let calendar = calendar();
    let check = |start, minutes, at| assert_eq!(calendar.deadline(moment(start), minutes).at, moment(at), "{start}");
    check("2026-11-23T16:30", 60, "2026-11-24T09:00");
    check("2026-11-24T11:30", 60, "2026-11-24T14:30");
    check("2026-11-24T08:30", 390, "2026-11-24T17:00");
    check("2026-11-27T18:00", 30, "2026-11-30T09:00");
    // Spring Festival 2026: off from 15 to 23 February, the Saturday before is worked.
    check("2026-02-14T16:30", 60, "2026-02-24T09:00");
    check("2026-11-28T03:00", 0, "2026-11-28T03:00");
}

#[test]
fn whole_working_days_keep_the_hour_and_skip_holidays() {
    let calendar = calendar();
    // National Day 2026 runs from the 1st to the 7th; Saturday the 10th is worked for it.
    for (start, days, end) in [
        ("2026-11-24T10:00", 0, "2026-11-24T10:00"),
        ("2026-11-24T10:00", 3, "2026-11-27T10:00"),
        ("2026-11-27T17:00", 1, "2026-11-30T17:00"),
        ("2026-09-30T15:30", 1, "2026-10-08T15:30"),
        ("2026-10-09T09:00", 1, "2026-10-10T09:00"),
    ] {
        assert_eq!(calendar.workdays_after(moment(start), days), moment(end), "{days} after {start}");
    }
}

#[test]
fn a_year_without_a_notice_is_counted_monday_to_friday_and_named() {
    let calendar = calendar();
    assert!(calendar.has_notice(2026));
    assert!(!calendar.has_notice(2027));
    let over = calendar.deadline(moment("2026-12-31T16:30"), 60);
    assert_eq!(over, Deadline { at: moment("2027-01-01T09:00"), guessed_year: Some(2027) });
    assert_eq!(calendar.deadline(moment("2026-12-30T16:30"), 60).guessed_year, None);
    let plain = Calendar::new(office_hours(), []).unwrap();
    let due = plain.deadline(moment("2026-02-13T16:30"), 60);
    assert_eq!(due, Deadline { at: moment("2026-02-16T09:00"), guessed_year: Some(2026) });
}

#[test]
fn moments_at_the_ends_of_time_do_not_overflow() {
    let calendar = calendar();
    assert_eq!(calendar.working_millis_between(Moment(i64::MAX), Moment(i64::MIN)), 0);
    assert!(calendar.working_millis_between(Moment(i64::MIN), Moment(i64::MAX)) > 0);
    assert!(calendar.deadline(moment("2026-11-24T09:00"), u32::MAX).at > moment("2026-11-24T09:00"));
}

#[test]
fn working_hours_that_make_no_sense_are_refused() {
    let check = |slots: &[(&str, &str)], problem| {
        let slots = slots.iter().map(|(start, end)| (time(start), time(end))).collect();
        assert_eq!(Calendar::new(slots, []), Err(problem));
    };
    check(&[], HoursProblem::Empty);
    check(&[("12:00", "08:30")], HoursProblem::Disorder(time("12:00")));
    check(&[("08:30", "12:00"), ("11:00", "17:00")], HoursProblem::Disorder(time("11:00")));
    check(&[("01:00", "02:00"); 5], HoursProblem::TooMany);
}

#[test]
fn a_broken_notice_is_refused_with_its_line() {
    let with_days = |days: &str| format!("{{\n\"year\": 2026, \"papers\": [],\n\"days\": [\n{days}\n]}}");
    let on = |date: &str| format!("{{\"name\": \"元旦\", \"date\": \"{date}\", \"isOffDay\": true}}");
    let check = |text: &str, line, fault| assert_eq!(HolidayYear::parse(text), Err(NoticeProblem { line, fault }));
    check(&with_days(""), 1, NoticeFault::NoDays);
    check(&with_days(&[on("2026-01-01"), on("2026-01-01")].join(",\n")), 5, NoticeFault::Twice(day("2026-01-01")));
    check(
        &with_days(&[on("2026-01-01"), on("2024-01-01")].join(",\n")),
        5,
        NoticeFault::OutsideYear(day("2024-01-01")),
    );
    let many: Vec<String> = day("2026-01-01").iter_days().take(121).map(|date| on(&date.to_string())).collect();
    check(&with_days(&many.join(",\n")), 1, NoticeFault::TooManyDays);
    for (text, line) in [("", 1), ("{\n\n]", 3), (with_days(&on("2026-02-30")).as_str(), 4)] {
        let problem = HolidayYear::parse(text).unwrap_err();
        assert_eq!(problem.line, line, "{problem}");
        assert!(matches!(problem.fault, NoticeFault::Unreadable(_)));
    }
    assert!(HolidayYear::parse(&format!("\u{feff}{}", NOTICES[3])).is_ok());
}
