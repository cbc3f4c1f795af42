//! Periods as they are typed, and what lies before them.

use super::*;

fn now() -> Moment {
    Moment::parse_rfc3339("2026-11-24T09:00:00+08:00").unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn periods_are_read_as_people_type_them() {
    let month = |text: &str| Ok(Period::Month(day(text)));
    let range = |from: &str, to: &str| Ok(Period::Range { from: day(from), to: day(to) });
    for (text, period) in [
        ("2026-10", month("2026-10-01")),
        ("2026年10月", month("2026-10-01")),
        ("2026年9月", month("2026-09-01")),
        ("202610", month("2026-10-01")),
        ("２０２６－１０", month("2026-10-01")),
        ("2026/3", month("2026-03-01")),
        ("上月", month("2026-10-01")),
        ("本月", month("2026-11-01")),
        ("今天", Ok(Period::Day(day("2026-11-24")))),
        ("2026-11-24", Ok(Period::Day(day("2026-11-24")))),
        ("2026年11月24日", Ok(Period::Day(day("2026-11-24")))),
        ("20261124", Ok(Period::Day(day("2026-11-24")))),
        ("w2026-11-24", Ok(Period::Week(day("2026-11-23")))),
        ("2026Q3", Ok(Period::Quarter(day("2026-07-01")))),
        ("2026年三季度", Ok(Period::Quarter(day("2026-07-01")))),
        ("2026年第4季度", Ok(Period::Quarter(day("2026-10-01")))),
        ("本季度", Ok(Period::Quarter(day("2026-10-01")))),
        ("2026年上半年", Ok(Period::Half(day("2026-01-01")))),
        ("2026h2", Ok(Period::Half(day("2026-07-01")))),
        ("2026", Ok(Period::Year(day("2026-01-01")))),
        ("2026年", Ok(Period::Year(day("2026-01-01")))),
        ("去年", Ok(Period::Year(day("2025-01-01")))),
        ("2026-10-01..2026-10-15", range("2026-10-01", "2026-10-15")),
        ("2026-10-01 至 10-15", range("2026-10-01", "2026-10-15")),
        ("2026年10月1日到2026年10月15日", range("2026-10-01", "2026-10-15")),
        ("2026-01..2026-03", range("2026-01-01", "2026-03-31")),
        ("2026-13", Err(PeriodProblem::NoSuchDay)),
        ("2026-02-30", Err(PeriodProblem::NoSuchDay)),
        ("1026-10", Err(PeriodProblem::NoSuchDay)),
        ("2026q5", Err(PeriodProblem::Unreadable)),
        ("十月", Err(PeriodProblem::Unreadable)),
        ("", Err(PeriodProblem::Unreadable)),
        ("2000-01-01..2026-01-01", Err(PeriodProblem::TooLong)),
        ("2026-10-15..2026-10-01", Err(PeriodProblem::Backwards { from: day("2026-10-15"), to: day("2026-10-01") })),
    ] {
        assert_eq!(Period::parse(text, now()), period, "{text}");
    }
    assert!(Period::parse(&"9".repeat(5_000), now()).is_err());
}

#[test]
fn what_a_button_carries_reads_back_as_the_same_period() {
    for text in ["今天", "本周", "本月", "本季度", "上半年", "今年", "2026-10-01..2026-10-15"] {
        let period = Period::parse(text, now()).unwrap();
        assert_eq!(Period::parse(&period.to_string(), now()), Ok(period), "{text}");
    }
}

#[test]
fn a_period_is_compared_with_the_one_before_and_the_one_a_year_ago() {
    for (text, before, year_before) in [
        ("2026-11-24", "2026-11-23", "2025-11-24"),
        ("2024-02-29", "2024-02-28", "2023-02-28"),
        ("w2026-11-23", "w2026-11-16", "w2025-11-24"),
        ("2026-01", "2025-12", "2025-01"),
        ("2026q1", "2025q4", "2025q1"),
        ("2026h1", "2025h2", "2025h1"),
        ("2026", "2025", "2025"),
        ("2026-10-01..2026-10-15", "2026-09-16..2026-09-30", "2025-10-01..2025-10-15"),
    ] {
        let read = |text| Period::parse(text, now()).unwrap();
        assert_eq!(read(text).before(), read(before), "{text}");
        assert_eq!(read(text).year_before(), read(year_before), "{text}");
        assert!(read(text).before().end() <= read(text).start(), "{text}");
    }
}

#[test]
fn a_period_that_runs_is_compared_with_as_many_days() {
    let month = Period::this_month(now());
    let cut = month.before().as_far_as(month, now());
    assert_eq!(cut, Period::Range { from: day("2026-10-01"), to: day("2026-10-24") });
    let october = month.before();
    assert_eq!(october.before().as_far_as(october, now()), october.before(), "what has ended is compared whole");
    let march = Moment::parse_rfc3339("2026-03-31T09:00:00+08:00").unwrap();
    let month = Period::this_month(march);
    assert_eq!(month.before().as_far_as(month, march), month.before(), "no day more than it has");
}

#[test]
fn twelve_months_end_with_the_month_of_the_last_day() {
    let months = Period::Quarter(day("2026-10-01")).twelve_months();
    assert_eq!(months.first(), Some(&Period::Month(day("2026-01-01"))));
    assert_eq!(months.last(), Some(&Period::Month(day("2026-12-01"))));
}
