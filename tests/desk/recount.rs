//! Every figure counted twice: the tables, and the history by itself. A row that was changed behind the
//! back is seen.

use quality_clinic::domain::history::{Difference, Fault, FaultOf};
use quality_clinic::domain::moment::Moment;
use quality_clinic::domain::statistic::{Cell, Measure, Period, Statistic};
use quality_clinic::recount::{Model, differences};

use super::bench::{Bench, at};
use super::figures::scenario;

/// Periods of every kind that hold the scenario, or border on it.
const PERIODS: [&str; 9] = [
    "2026-11-23",
    "2026-11-24",
    "2026-11-25",
    "2026-11-26",
    "w2026-11-23",
    "2026-11",
    "2026q4",
    "2026",
    "2026-11-25..2026-12-31",
];

/// What the two ways do not agree on, over these periods.
pub async fn counted_twice(
    bench: &Bench,
    periods: &'static [&'static str],
    now: Moment,
) -> (Vec<Difference>, Vec<Fault>, usize) {
    let frame = bench.frame();
    let read = bench.desk.store().read(move |tx| {
        let mut model = Model::default();
        tx.each_question(|question| model.question(question))?;
        tx.each_ticket(|record| model.ticket(&record, &frame.calendar))?;
        tx.each_other(|record| model.other(record))?;
        let (mut found, mut cells) = (vec![], 0);
        for code in periods {
            let period = Period::from_code(code).expect("a period");
            for statistic in Statistic::ALL {
                let table = tx.table(statistic, period, now, &frame)?;
                let (differing, compared) = differences(&table, &model.table(statistic, period, now, &frame));
                found.extend(differing);
                cells += compared;
            }
        }
        Ok((found, model.faults, cells))
    });
    read.await.expect("read")
}

async fn check(bench: &Bench, now: Moment) {
    let (found, faults, cells) = counted_twice(bench, &PERIODS, now).await;
    assert!(cells > 1_000, "{cells} cells");
    assert_eq!((found, faults), (vec![], vec![]), "as of {}", now.local());
}

#[tokio::test]
async fn both_ways_of_counting_agree_on_every_cell() {
    let bench = scenario().await;
    for now in ["2026-11-24T12:00", "2026-11-25T12:00", "2026-11-26T10:30", "2026-11-26T12:00", "2027-02-01T12:00"] {
        check(&bench, at(now)).await;
    }
}

/// Erasing a person takes the name and leaves the row: no figure moves.
#[tokio::test]
async fn without_the_names_of_people_every_figure_is_the_same() {
    let bench = scenario().await;
    let now = at("2026-11-26T12:00");
    let frame = bench.frame();
    let tables = |frame| async {
        let all = bench.desk.store().read(move |tx| {
            let tables = Statistic::ALL.map(|statistic| tx.table(statistic, Period::this_month(now), now, &frame));
            tables.into_iter().collect::<Result<Vec<_>, _>>()
        });
        all.await.expect("tables")
    };
    let before = tables(frame.clone()).await;
    bench
        .sql()
        .execute_batch("UPDATE person SET name = 'x', phone = NULL; UPDATE enterprise SET name = 'x'")
        .expect("erased");
    let after = tables(frame).await;
    for (before, after) in before.iter().zip(&after) {
        assert_eq!(differences(before, after).0, [], "{:?}", before.statistic);
    }
    check(&bench, now).await;
}

#[tokio::test]
async fn a_row_that_was_changed_behind_the_back_is_seen() {
    let now = at("2026-11-26T12:00");
    for (change, fault, measure) in [
        ("department = 'trade'", FaultOf::Department, Measure::Closed),
        ("first_answer_work_min = 1", FaultOf::FirstMinutes, Measure::FirstResponseMedian),
        ("first_answer_ms = due_first_ms + 1", FaultOf::FirstAnswer, Measure::ResponseRate),
    ] {
        let bench = scenario().await;
        bench
            .sql()
            .execute_batch(&format!("DROP TRIGGER ticket_rev; UPDATE ticket SET {change} WHERE id = 2"))
            .expect("changed");
        let (found, faults, _) = counted_twice(&bench, &PERIODS, now).await;
        assert!(faults.iter().any(|found| found.of == fault && found.ticket.serial == 2), "{change}: {faults:?}");
        assert!(
            found.iter().any(|difference| difference.column == measure || difference.row == [Cell::Measure(measure)]),
            "{change}: {found:?}"
        );
    }
}

#[tokio::test]
async fn an_event_that_was_taken_away_or_put_in_is_seen() {
    let now = at("2026-11-26T12:00");
    for (change, fault) in [
        ("DROP TRIGGER event_kept; DELETE FROM event WHERE ticket_id = 2 AND rev = 2", FaultOf::Revisions),
        ("DROP TRIGGER event_kept; DELETE FROM event WHERE ticket_id = 3 AND rev = 2", FaultOf::Holder),
        (
            "INSERT INTO event SELECT 4, MAX(rev) + 1, actor_id, at_ms, '{\"kind\":\"withdrawn\"}' FROM event
             WHERE ticket_id = 4",
            FaultOf::Standing,
        ),
    ] {
        let bench = scenario().await;
        bench.sql().execute_batch(change).expect("changed");
        let (_, faults, _) = counted_twice(&bench, &PERIODS, now).await;
        assert!(faults.iter().any(|found| found.of == fault), "{change}: {faults:?}");
    }
}
