//! Rounds: each thing is done once, whoever makes them, however often, and whatever the clock does.

use quality_clinic::desk::Desk;
use quality_clinic::desk::rounds::{DONE_MAX, Made, Rounds};
use quality_clinic::domain::moment::Moment;
use quality_clinic::domain::person::Roles;
use quality_clinic::store::Store;

use super::bench::{Bench, at, expert, office};

/// 甲 has asked, 李工 holds it, 陈主任 watches; the promise is over.
async fn overdue() -> Bench {
    let mut bench = Bench::new();
    bench.person("甲", Roles::default()).await;
    bench.person("李工", expert(&["metrology"])).await;
    bench.person("陈主任", office()).await;
    bench.opens_ticket("甲").await;
    bench.presses("李工", "claim:1").await;
    bench.now = Moment(bench.number("SELECT due_first_ms FROM ticket"));
    bench
}

async fn round(desk: &Desk, now: Moment) -> Made {
    Rounds::new(desk.clone()).make(now).await.expect("a round")
}

fn reminders(bench: &Bench) -> i64 {
    bench.number("SELECT COUNT(*) FROM event WHERE what ->> 'kind' = 'reminded' AND what ->> 'of' = 'first_due'")
}

#[tokio::test]
async fn a_promise_is_broken_after_its_moment_and_said_once_to_holder_and_office() {
    let bench = overdue().await;
    let before = bench.number("SELECT MAX(id) FROM outbox");
    round(&bench.desk, bench.now).await;
    assert_eq!(reminders(&bench), 0, "it may still be kept");
    round(&bench.desk, bench.now.plus_millis(1)).await;
    assert_eq!(reminders(&bench), 1);
    for who in ["李工", "陈主任"] {
        let told = bench.written(who, before);
        let said = told.iter().filter(|message| message.text.contains("已过")).count();
        assert_eq!(said, 1, "{who}: {told:?}");
    }
    assert_eq!(bench.written("甲", before).len(), 0, "the client is told nothing");
    assert_eq!(bench.number("SELECT actor_id FROM event ORDER BY rev DESC LIMIT 1"), 0, "the clinic did it");
}

#[tokio::test]
async fn rounds_made_again_after_a_restart_and_on_a_clock_that_goes_backwards_do_nothing_more() {
    let bench = overdue().await;
    let late = bench.now.plus_minutes(1);
    round(&bench.desk, late).await;
    let whole =
        |bench: &Bench| (bench.number("SELECT COUNT(*) FROM event"), bench.number("SELECT COUNT(*) FROM outbox"));
    let once = whole(&bench);
    let mut rounds = Rounds::new(bench.desk.clone());
    for now in [late, late.plus_minutes(-60), late, at("1999-01-01T00:00")] {
        rounds.make(now).await.expect("a round");
        round(&bench.desk, now).await;
    }
    assert_eq!(whole(&bench), once);
    let again = Store::open(bench.desk.store().path().parent().expect("a folder")).expect("reopened");
    assert_eq!(again.read(|tx| Ok(tx.staff()?.len())).await.expect("read"), 2, "the clinic itself is on no list");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_processes_that_make_rounds_on_one_database_remind_once() {
    let mut bench = overdue().await;
    for _ in 0..20 {
        bench.opens_ticket("甲").await;
    }
    let late = bench.now.plus_minutes(30 * 24 * 60);
    let other = bench.second_desk();
    let mut running = vec![];
    for number in 0..8 {
        let desk = if number % 2 == 0 { bench.desk.clone() } else { other.clone() };
        running.push(tokio::spawn(async move { round(&desk, late).await }));
    }
    for made in running {
        assert_eq!(made.await.expect("no panic").failed, 0);
    }
    assert_eq!(reminders(&bench), 21, "one for each ticket");
    assert_eq!(bench.number("SELECT COUNT(*) FROM chore WHERE kind = 'first_due'"), 21);
}

#[tokio::test]
async fn a_ticket_that_fails_stops_no_other_and_is_tried_again() {
    let mut bench = overdue().await;
    bench.opens_ticket("甲").await;
    let late = bench.now.plus_minutes(30 * 24 * 60);
    bench
        .sql()
        .execute_batch(
            "CREATE TRIGGER broken BEFORE INSERT ON event WHEN NEW.ticket_id = 1
        BEGIN SELECT RAISE (ABORT, 'broken'); END",
        )
        .expect("broken on purpose");
    let made = round(&bench.desk, late).await;
    assert_eq!(made.failed, 1, "{made:?}");
    assert_eq!(reminders(&bench), 1, "the other was dealt with");
    assert_eq!(bench.number("SELECT COUNT(*) FROM chore WHERE ticket_id = 1"), 0, "nothing of it was done");
    bench.sql().execute_batch("DROP TRIGGER broken").expect("mended");
    assert_eq!(round(&bench.desk, late).await.failed, 0);
    assert_eq!(reminders(&bench), 2);
}

#[tokio::test]
async fn a_round_is_bounded_and_the_next_one_goes_on_where_it_stopped() {
    let mut bench = overdue().await;
    bench.opens_ticket("甲").await;
    let many = DONE_MAX as i64 + 50;
    // Copies of a waiting ticket: the desk would need a minute to open as many.
    bench
        .sql()
        .execute_batch(&format!(
            "WITH RECURSIVE n (i) AS (SELECT 3 UNION ALL SELECT i + 1 FROM n WHERE i < {many})
         INSERT INTO ticket (id, year, serial, question_id, client_id, department, urgency, stage, rev, asked_ms,
                             due_first_ms, due_solve_ms)
         SELECT i, 2026, i, question_id, client_id, department, urgency, 'queued', 1, asked_ms, due_first_ms,
                due_solve_ms FROM ticket, n WHERE id = 2;
         INSERT INTO event SELECT t.id, 1, e.actor_id, e.at_ms, e.what FROM event AS e, ticket AS t
         WHERE e.ticket_id = 2 AND e.rev = 1 AND t.id > 2"
        ))
        .expect("many tickets");
    let late = bench.now.plus_minutes(30 * 24 * 60);
    let mut rounds = Rounds::new(bench.desk.clone());
    rounds.make(late).await.expect("a round");
    assert_eq!(reminders(&bench), DONE_MAX as i64);
    rounds.make(late).await.expect("a round");
    assert_eq!(reminders(&bench), many);
}
