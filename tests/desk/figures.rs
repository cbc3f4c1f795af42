//! Figures of a hand-made fortnight, against numbers that were computed by hand.
//!
//! | ticket | asked | first answer (working minutes) | ends |
//! |---|---|---|---|
//! | 1 甲 | 24th 08:50 | 24th 10:00 (70) | confirmed 24th 23:59, reopened 25th 00:00, prescribed 25th 16:00, graded 5 |
//! | 2 乙 | 24th 23:59 | 25th 09:30 (60) | confirmed 25th 10:00, graded 2 on the 26th at 00:00 |
//! | 3 丙 | 25th 00:00 | 25th 14:30 (240) | open |
//! | 4 丁 | 25th 09:00 | none, promised 26th 10:30 | open, transferred to trade 25th 11:00 |
//!
//! Besides: a greeting, a question without evidence and one out of scope, on the 24th.

use quality_clinic::domain::department::{Departments, Slug};
use quality_clinic::domain::moment::Moment;
use quality_clinic::domain::person::Language;
use quality_clinic::domain::statistic::{Cell, Frame, Measure, Period, Statistic, Table};
use quality_clinic::speech::figures;
use quality_clinic::speech::words::Voice;

use super::bench::{Bench, at, expert};

async fn ticket(bench: &mut Bench, when: &str, who: &str) {
    bench.now = at(when);
    bench.opens_ticket(who).await;
}

pub async fn scenario() -> Bench {
    let mut bench = Bench::new();
    bench.person("李工", expert(&["metrology"])).await;
    ticket(&mut bench, "2026-11-24T08:50", "甲").await;
    bench.presses("李工", "claim:1").await;
    bench.now = at("2026-11-24T10:00");
    bench.says("李工", "答复 ZL-2026-00001：先检定").await;
    bench.now = at("2026-11-24T12:00");
    bench.says("戊", "您好").await;
    bench.says("戊", "千分尺测圆弧面怎么修正").await;
    bench.says("戊", "老板拖欠工资怎么办").await;
    ticket(&mut bench, "2026-11-24T23:59", "乙").await;
    bench.presses("甲", "confirm:1").await;

    ticket(&mut bench, "2026-11-25T00:00", "丙").await;
    bench.presses("甲", "reopen:1").await;
    bench.says("甲", "跳过").await;
    ticket(&mut bench, "2026-11-25T09:00", "丁").await;
    bench.now = at("2026-11-25T09:30");
    bench.presses("李工", "claim:2").await;
    bench.says("李工", "答复 ZL-2026-00002：可以").await;
    bench.now = at("2026-11-25T10:00");
    bench.presses("乙", "confirm:2").await;
    bench.now = at("2026-11-25T11:00");
    bench.presses("李工", "to:4:trade").await;
    bench.says("李工", "出口的事").await;
    bench.now = at("2026-11-25T14:30");
    bench.presses("李工", "claim:3").await;
    bench.says("李工", "答复 ZL-2026-00003：可以").await;
    bench.now = at("2026-11-25T16:00");
    bench.presses("李工", "rx:1").await;
    bench.says("李工", "换秤").await;
    bench.says("李工", "直接挂号").await;
    bench.presses("李工", "rxsend:1").await;
    bench.presses("甲", "rate:1:5").await;
    bench.now = at("2026-11-26T00:00");
    bench.presses("乙", "rate:2:2").await;
    bench
}

async fn table(bench: &Bench, statistic: Statistic, period: Period, now: Moment) -> Table {
    let departments = vec![Slug::new("metrology"), Slug::new("trade")];
    let frame = Frame { departments, ..bench.frame() };
    bench.desk.store().read(move |tx| tx.table(statistic, period, now, &frame)).await.expect("a table")
}

fn number(cell: &Cell) -> Option<u64> {
    match cell {
        Cell::Count(count) => Some(*count),
        Cell::WorkingMinutes(minutes) => Some(*minutes),
        Cell::Share { part, whole } => Some(100 * part + whole),
        Cell::Nothing => None,
        other => panic!("{other:?} is no count"),
    }
}

/// Checks the overview of a period: asked, from the library, no evidence, out of scope, opened, firms, closed,
/// open, overdue; then the rates as part and whole; then median, mean and p90 of first answer and solution.
async fn check(
    bench: &Bench,
    period: Period,
    now: Moment,
    counts: [u64; 9],
    rates: [Option<(u64, u64)>; 3],
    minutes: [Option<u64>; 6],
) {
    let table = table(bench, Statistic::Overview, period, now).await;
    let found: Vec<Cell> = table.rows.iter().map(|row| row[1].clone()).collect();
    let share = |rate: Option<(u64, u64)>| rate.map_or(Cell::Nothing, |(part, whole)| Cell::Share { part, whole });
    let expected: Vec<Cell> = counts
        .into_iter()
        .map(Cell::Count)
        .chain(rates.map(share))
        .chain(minutes.map(|minutes| minutes.map_or(Cell::Nothing, Cell::WorkingMinutes)))
        .collect();
    assert_eq!(found, expected, "{period:?} as of {}", now.local());
}

/// Only what is open and overdue.
async fn check_open(bench: &Bench, period: Period, now: Moment, open: u64, overdue: u64) {
    let table = table(bench, Statistic::Overview, period, now).await;
    let found: Vec<Option<u64>> = table.rows[7..9].iter().map(|row| number(&row[1])).collect();
    assert_eq!(found, [Some(open), Some(overdue)], "{period:?} as of {}", now.local());
}

fn day(text: &str) -> Period {
    Period::Day(text.parse().expect("a day"))
}

/// Promises: 1 on the 25th at 10:20, 2 and 3 on the 26th at 10:00, all kept; 4 on the 26th at 10:30, broken.
/// Words: 1 solved on the 24th, taken up again on the 25th; 2 solved on the 25th. Solutions: 1 after 370
/// minutes and, a second time, after 700; 2 after 90.
#[tokio::test]
async fn the_overview_agrees_with_numbers_computed_by_hand() {
    let bench = scenario().await;
    let later = at("2026-11-26T12:00");
    let month = |text: &str| Period::parse_month(text).expect("a month");
    let none = [None; 6];
    check(&bench, day("2026-11-23"), later, [0; 9], [None; 3], none).await;
    let minutes = [Some(60), Some(65), Some(70), Some(370), Some(370), Some(370)];
    let rates = [None, Some((1, 1)), None];
    check(&bench, day("2026-11-24"), later, [4, 2, 1, 1, 2, 2, 1, 1, 0], rates, minutes).await;
    let minutes = [Some(240), Some(240), Some(240), Some(90), Some(395), Some(700)];
    let rates = [Some((1, 1)), Some((1, 2)), Some((1, 1))];
    check(&bench, day("2026-11-25"), later, [2, 2, 0, 0, 2, 2, 2, 2, 0], rates, minutes).await;
    let rates = [Some((2, 3)), None, Some((0, 1))];
    check(&bench, day("2026-11-26"), later, [0, 0, 0, 0, 0, 0, 0, 2, 1], rates, none).await;
    let minutes = [Some(70), Some(123), Some(240), Some(370), Some(387), Some(700)];
    let rates = [Some((3, 4)), Some((1, 2)), Some((1, 2))];
    check(&bench, month("2026-11"), later, [6, 4, 1, 1, 4, 4, 3, 2, 1], rates, minutes).await;
    check(&bench, Period::this_week(later), later, [6, 4, 1, 1, 4, 4, 3, 2, 1], rates, minutes).await;
    check(&bench, month("2026-10"), later, [0; 9], [None; 3], none).await;
    let december = [0, 0, 0, 0, 0, 0, 0, 2, 1];
    check(&bench, month("2026-12"), at("2026-12-02T12:00"), december, [None; 3], none).await;
}

/// While a period runs, open and overdue are those of now.
#[tokio::test]
async fn a_ticket_is_overdue_in_the_figures_when_it_is_on_its_card() {
    let bench = scenario().await;
    let due = at("2026-11-26T10:30");
    let ticket = bench.desk.store().read(|tx| tx.ticket(quality_clinic::domain::ids::TicketId(4))).await.expect("read");
    let ticket = ticket.expect("ticket 4");
    assert_eq!(ticket.due_first, due);
    for (now, overdue) in [(due.plus_millis(-1), 0), (due, 0), (due.plus_millis(1), 1)] {
        assert_eq!(u64::from(ticket.is_overdue(now)), overdue);
        check_open(&bench, day("2026-11-26"), now, 2, overdue).await;
    }
}

#[tokio::test]
async fn figures_by_department_follow_a_transferred_ticket() {
    let bench = scenario().await;
    let period = Period::parse_month("2026-11").expect("a month");
    let table = table(&bench, Statistic::ByDepartment, period, at("2026-11-26T12:00")).await;
    let rows: Vec<Vec<Option<u64>>> = table.rows.iter().map(|row| row[1..].iter().map(number).collect()).collect();
    // asked, library, opened, firms, closed, open, overdue; rates as 100 × part + whole; minutes
    let metrology = [5, 4, 3, 3, 3, 1, 0, 303, 102, 102, 70, 123, 240, 370, 387, 700].map(Some);
    let mut trade = [None; 16];
    for (place, value) in [(0, 0), (1, 0), (2, 1), (3, 1), (4, 0), (5, 1), (6, 1), (7, 1)] {
        trade[place] = Some(value);
    }
    let mut elsewhere = [None; 16];
    for (place, value) in [1, 0, 0, 0, 0, 0, 0].into_iter().enumerate() {
        elsewhere[place] = Some(value);
    }
    assert_eq!(rows, [metrology, trade, elsewhere], "what is not ours stands below");
    assert_eq!(table.rows[2][0], Cell::Department(Slug::out_of_scope()));
    assert_eq!(table.rows[1][0], Cell::Department(Slug::new("trade")));
}

#[tokio::test]
async fn ratings_count_on_the_day_they_were_given() {
    let bench = scenario().await;
    let now = at("2026-11-26T12:00");
    for (period, given, mean, low) in [
        (day("2026-11-24"), [0, 0, 0, 0, 0], Cell::Nothing, 0),
        (day("2026-11-25"), [1, 0, 0, 0, 0], Cell::Decimal(5.0), 0),
        (day("2026-11-26"), [0, 0, 0, 1, 0], Cell::Decimal(2.0), 1),
        (Period::this_month(now), [1, 0, 0, 1, 0], Cell::Decimal(3.5), 1),
    ] {
        let table = table(&bench, Statistic::Ratings, period, now).await;
        let mut expected: Vec<Vec<Cell>> =
            (1..=5u8).rev().zip(given).map(|(grade, count)| vec![Cell::Grade(grade), Cell::Count(count)]).collect();
        expected.push(vec![Cell::Measure(Measure::MeanGrade), mean]);
        assert_eq!(table.rows[..6], expected, "{period:?}");
        assert_eq!(table.rows[6][0], Cell::Measure(Measure::SatisfactionRate));
        assert_eq!(table.rows[7][0], Cell::Measure(Measure::Unrated), "silence stands beside the grades");
        assert_eq!(table.rows[8], [Cell::Measure(Measure::LowRated), Cell::Count(low)], "{period:?}");
    }
}

/// A name or definition that is missing would show its key.
#[test]
fn every_statistic_and_measure_has_its_name_and_says_what_it_counts_in_both_languages() {
    for language in Language::ALL {
        let now = at("2026-11-24T09:00");
        let voice = Voice { language, departments: &Departments::default(), now, calendar: None };
        for statistic in Statistic::ALL {
            let said = [figures::statistic(voice, statistic), figures::definition(voice, statistic)];
            assert!(
                said.iter().all(|words| !words.contains("statistic-") && !words.contains("definition-")),
                "{said:?}"
            );
            for measure in statistic.columns().iter().chain(statistic.fixed_rows()) {
                let name = figures::measure(voice, *measure);
                assert!(!name.starts_with("measure-"), "{name}");
                let definition = figures::measure_definition(voice, *measure).unwrap_or_default();
                assert!(!definition.starts_with("define-"), "{definition}");
            }
        }
    }
}
