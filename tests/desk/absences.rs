//! While somebody is away, what comes goes to who is really there: the stand-in, a colleague, the office.

use quality_clinic::domain::person::Roles;

use super::bench::{Bench, expert, office};

/// 甲 asks; three experts of metrology, one of them of trade too; the office.
async fn bench() -> Bench {
    let bench = Bench::new();
    bench.person("甲", Roles::default()).await;
    for who in ["李工", "王工", "赵工"] {
        bench.person(who, expert(&["metrology"])).await;
    }
    bench.person("陈主任", office()).await;
    bench
}

/// Who has got a card of the newest ticket.
fn dealt(bench: &Bench) -> String {
    bench.word(
        "SELECT group_concat(place, ' ') FROM (SELECT a.place FROM card AS c JOIN address AS a ON a.id = c.address_id
         WHERE c.ticket_id = (SELECT MAX(id) FROM ticket) ORDER BY a.id)",
    )
}

#[tokio::test]
async fn cards_go_to_who_is_really_there() {
    let mut bench = bench().await;
    bench.opens_ticket("甲").await;
    assert_eq!(dealt(&bench), "李工 王工 赵工");
    bench.says("李工", "/away today @王工").await;
    bench.opens_ticket("甲").await;
    assert_eq!(dealt(&bench), "王工 赵工");
    bench.says("王工", "/away today @赵工").await;
    bench.opens_ticket("甲").await;
    assert_eq!(dealt(&bench), "赵工", "a chain is followed");
    bench.says("赵工", "/away today").await;
    bench.opens_ticket("甲").await;
    assert_eq!(dealt(&bench), "陈主任", "nobody is left: the office");
    bench.says("王工", "/away off").await;
    bench.opens_ticket("甲").await;
    assert_eq!(dealt(&bench), "王工", "and back");
}

#[tokio::test]
async fn a_circle_of_deputies_is_not_closed_and_one_that_is_there_all_the_same_ends_at_the_office() {
    let mut bench = bench().await;
    bench.says("李工", "/away 2026-12-01..12-05 @王工").await;
    let told = bench.says("王工", "/away 2026-12-03 @李工").await;
    assert!(told[0].text.contains("换一位"), "{told:?}");
    assert_eq!(bench.number("SELECT COUNT(*) FROM absence WHERE ended_ms IS NULL"), 1);
    // Written by hand, as an older program might have left it.
    bench
        .sql()
        .execute_batch(
            "DELETE FROM absence; INSERT INTO absence (person_id, from_day, to_day, deputy_id, said_ms)
             SELECT p.id, '2026-11-24', '2026-11-24', d.id, 0 FROM person AS p, person AS d
             WHERE (p.name, d.name) IN (('李工', '王工'), ('王工', '赵工'), ('赵工', '李工'))",
        )
        .expect("a circle");
    bench.opens_ticket("甲").await;
    assert_eq!(dealt(&bench), "陈主任");
}

#[tokio::test]
async fn two_of_one_name_are_told_apart_by_a_number() {
    let mut bench = bench().await;
    bench.person("另一位", expert(&["metrology"])).await;
    bench.sql().execute("UPDATE person SET name = '王工' WHERE name = '另一位'", []).expect("renamed");
    let told = bench.says("李工", "/away tomorrow @王工").await;
    assert!(told[0].text.contains("王工#"), "{told:?}");
    let id = bench.number("SELECT MAX(id) FROM person WHERE name = '王工'");
    bench.says("李工", &format!("/away tomorrow @王工#{id}")).await;
    assert_eq!(bench.number("SELECT deputy_id FROM absence"), id);
}

#[tokio::test]
async fn a_ticket_is_taken_over_only_while_its_holder_is_away_and_by_their_department() {
    let mut bench = bench().await;
    bench.person("周工", expert(&["trade"])).await;
    bench.opens_ticket("甲").await;
    bench.presses("李工", "claim:1").await;
    let told = bench.presses("王工", "takeover:1").await;
    assert!(told[0].text.contains("已由 李工 接诊"), "{told:?}");
    bench.says("李工", "/away today").await;
    let told = bench.presses("周工", "takeover:1").await;
    assert!(told[0].text.contains("没有找到"), "{told:?}");
    let before = bench.number("SELECT MAX(id) FROM outbox");
    bench.presses("王工", "takeover:1").await;
    assert_eq!(bench.word("SELECT p.name FROM ticket AS t JOIN person AS p ON p.id = t.holder_id"), "王工");
    assert_eq!(bench.written("甲", before).len(), 1, "the client is told once");
    assert_eq!(bench.written("李工", before).len(), 2, "the former holder is told, and their card renewed");
}

#[tokio::test]
async fn what_a_client_writes_reaches_the_stand_in_of_who_is_away() {
    let mut bench = bench().await;
    bench.opens_ticket("甲").await;
    bench.presses("李工", "claim:1").await;
    bench.says("李工", "/away today @王工").await;
    let before = bench.number("SELECT MAX(id) FROM outbox");
    bench.says("甲", "补充 ZL-2026-00001：急用").await;
    for who in ["李工", "王工"] {
        assert!(bench.written(who, before).iter().any(|message| message.text.contains("急用")), "{who}");
    }
}
