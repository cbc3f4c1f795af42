//! Rounds: each thing is done once, whoever makes them, however often, and whatever the clock does.

use quality_clinic::desk::Desk;
use quality_clinic::desk::rounds::{DONE_MAX, Made, Rounds};
use quality_clinic::domain::moment::Moment;
use quality_clinic::domain::person::Roles;
use quality_clinic::domain::rules::Rules;
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
    bench.says("李工", "备注 ZL-2026-00001：在查资料").await;
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

async fn at_hour(bench: &mut Bench, hour: &str) -> Made {
    bench.now = at(hour);
    round(&bench.desk, bench.now).await
}

fn stage(bench: &Bench) -> String {
    bench.word("SELECT stage FROM ticket WHERE id = 1")
}

#[tokio::test]
async fn a_claim_lapses_without_a_sign_of_work_and_keeps_its_place() {
    let mut bench = Bench::new();
    bench.person("甲", Roles::default()).await;
    bench.person("李工", expert(&["metrology"])).await;
    bench.opens_ticket("甲").await;
    bench.opens_ticket("甲").await;
    bench.presses("李工", "claim:1").await;
    let due = bench.number("SELECT due_first_ms FROM ticket WHERE id = 1");
    // Six working hours after 9:00 on a day from 8:30 to 12:00 and from 14:00 to 17:00.
    at_hour(&mut bench, "2026-11-24T16:59").await;
    assert_eq!(stage(&bench), "in_hand");
    let before = bench.number("SELECT MAX(id) FROM outbox");
    at_hour(&mut bench, "2026-11-24T17:00").await;
    assert_eq!(stage(&bench), "queued");
    assert_eq!(bench.number("SELECT due_first_ms FROM ticket WHERE id = 1"), due, "its clock is kept");
    let told = bench.written("李工", before);
    assert!(told.iter().any(|message| message.text.contains("已退回候诊")), "the holder is told: {told:?}");
    let next = bench.says("李工", "下一个").await;
    assert!(next.iter().any(|message| message.text.contains("ZL-2026-00001")), "it is the first again: {next:?}");
}

#[tokio::test]
async fn a_note_is_a_sign_of_work_and_what_the_client_writes_is_none() {
    let mut bench = Bench::new();
    bench.person("甲", Roles::default()).await;
    bench.person("李工", expert(&["metrology"])).await;
    bench.opens_ticket("甲").await;
    bench.presses("李工", "claim:1").await;
    bench.says("李工", "备注 ZL-2026-00001：在查资料").await;
    at_hour(&mut bench, "2026-11-27T09:00").await;
    assert_eq!(stage(&bench), "in_hand");
    bench.says("李工", "退回 ZL-2026-00001：让给别人").await;
    bench.presses("李工", "claim:1").await;
    bench.says("甲", "补充 ZL-2026-00001：快一点").await;
    at_hour(&mut bench, "2026-11-30T14:00").await;
    assert_eq!(stage(&bench), "queued", "since this claim nothing was done");
}

#[tokio::test]
async fn who_has_both_hands_full_takes_no_more_and_the_office_may_give_more() {
    let mut bench = Bench::with_rules(Rules { open_tickets: 1, ..Rules::default() });
    bench.person("甲", Roles::default()).await;
    let expert = bench.person("李工", expert(&["metrology"])).await;
    bench.person("陈主任", office()).await;
    for _ in 0..3 {
        bench.opens_ticket("甲").await;
    }
    bench.presses("李工", "claim:1").await;
    for act in ["claim:2", "下一个"] {
        let told = if act.contains(':') { bench.presses("李工", act).await } else { bench.says("李工", act).await };
        assert!(told.iter().any(|message| message.text.contains("最多同时办 1 张")), "{act}: {told:?}");
    }
    assert_eq!(bench.number("SELECT COUNT(*) FROM ticket WHERE stage = 'in_hand'"), 1);
    bench.presses("陈主任", &format!("assignto:2:{}", expert.0)).await;
    assert_eq!(bench.number("SELECT COUNT(*) FROM ticket WHERE stage = 'in_hand'"), 2, "the office decides");
    for ticket in [1, 2] {
        bench.says("李工", &format!("答复 ZL-2026-0000{ticket}：可以")).await;
    }
    bench.says("李工", "下一个").await;
    assert_eq!(bench.word("SELECT stage FROM ticket WHERE id = 3"), "in_hand", "what is answered makes room");
}

#[tokio::test]
async fn each_reminder_comes_once_at_its_time() {
    let mut bench = Bench::new();
    bench.person("甲", Roles::default()).await;
    bench.person("李工", expert(&["metrology"])).await;
    bench.person("陈主任", office()).await;
    bench.opens_ticket("甲").await;
    let done = |bench: &Bench| {
        bench.word("SELECT group_concat(what ->> 'of', ' ') FROM event WHERE what ->> 'kind' = 'reminded'")
    };
    // Asked at 9:00, promised for 10:30 of the next day: 480 working minutes.
    for (hour, expected) in [
        ("2026-11-24T14:29", ""),
        ("2026-11-24T15:00", "unclaimed_department"),
        ("2026-11-25T08:30", "unclaimed_department unclaimed_office"),
    ] {
        at_hour(&mut bench, hour).await;
        let found: Option<String> = bench
            .sql()
            .query_row(
                "SELECT group_concat(what ->> 'of', ' ') FROM event WHERE what ->> 'kind' = 'reminded'",
                [],
                |r| r.get(0),
            )
            .expect("a word");
        assert_eq!(found.unwrap_or_default(), expected, "{hour}");
    }
    bench.presses("李工", "claim:1").await;
    at_hour(&mut bench, "2026-11-25T09:30").await;
    assert_eq!(done(&bench), "unclaimed_department unclaimed_office first_soon");
    bench.says("李工", "追问 ZL-2026-00001：量程多少？").await;
    at_hour(&mut bench, "2026-12-10T11:00").await;
    assert_eq!(
        done(&bench),
        "unclaimed_department unclaimed_office first_soon",
        "the client is asked: nothing is missed"
    );
    bench.says("甲", "补充 ZL-2026-00001：60 吨").await;
    for day in 14..31 {
        at_hour(&mut bench, &format!("2026-12-{day}T16:30")).await;
    }
    let all = "unclaimed_department unclaimed_office first_soon solve_soon solve_due";
    assert!(done(&bench) == all || done(&bench) == all.replace("solve_soon ", ""), "{}", done(&bench));
}
