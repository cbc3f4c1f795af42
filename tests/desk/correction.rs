//! A sent prescription is corrected once at a time, by who may, and nothing of it is lost.

use super::bench::{Bench, expert, office};

/// 甲 got a prescription from 李工 on ticket 1.
async fn prescribed() -> Bench {
    let mut bench = Bench::new();
    bench.person("李工", expert(&["metrology"])).await;
    bench.person("王工", expert(&["metrology"])).await;
    bench.person("陈主任", office()).await;
    assert_eq!(bench.opens_ticket("甲").await, 1);
    bench.presses("李工", "claim:1").await;
    bench.presses("李工", "rx:1").await;
    bench.says("李工", "超差").await;
    bench.says("李工", "直接挂号").await;
    bench.presses("李工", "rxsend:1").await;
    assert_eq!(bench.word("SELECT stage FROM ticket"), "closed");
    bench
}

async fn corrects(bench: &mut Bench, who: &str, findings: &str) {
    bench.presses(who, "rxfix:1").await;
    bench.presses(who, "rxpart:1:findings").await;
    bench.says(who, findings).await;
}

#[tokio::test]
async fn both_versions_stay_with_their_times_and_the_correction_is_an_event() {
    let mut bench = prescribed().await;
    let (stage, closed) = (bench.word("SELECT stage FROM ticket"), bench.number("SELECT closed_ms FROM ticket"));
    bench.now = bench.now.plus_minutes(60);
    corrects(&mut bench, "李工", "没有超差").await;
    let row = bench.number("SELECT MAX(id) FROM outbox");
    bench.presses("李工", "rxsend:1").await;
    let told = bench.written("甲", row);
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].text.contains("没有超差") && told[0].text.contains("原诊断：超差"), "{}", told[0].text);
    assert_eq!(bench.number("SELECT COUNT(*) FROM prescription"), 2);
    assert_eq!(bench.number("SELECT COUNT(DISTINCT at_ms) FROM message JOIN prescription ON message_id = id"), 2);
    let event = bench.word("SELECT what FROM event ORDER BY rev DESC LIMIT 1");
    assert_eq!(event, r#"{"kind":"corrected","message":2,"replaces":1}"#);
    assert_eq!((stage, closed), (bench.word("SELECT stage FROM ticket"), bench.number("SELECT closed_ms FROM ticket")));
    let refused = bench.sql().execute("UPDATE prescription SET findings = 'x'", []);
    assert!(refused.is_err(), "what a client got stays as it was");
}

#[tokio::test]
async fn a_correction_of_what_was_corrected_meanwhile_is_not_sent() {
    let mut bench = prescribed().await;
    corrects(&mut bench, "李工", "甲版").await;
    corrects(&mut bench, "陈主任", "乙版").await;
    bench.presses("陈主任", "rxsend:1").await;
    let told = bench.presses("李工", "rxsend:1").await;
    assert!(told[0].text.contains("已有新的一份"), "{told:?}");
    assert_eq!(bench.number("SELECT COUNT(*) FROM prescription"), 2);
    assert!(bench.written("甲", 0).iter().all(|message| !message.text.contains("甲版")));
}

#[tokio::test]
async fn who_does_not_hold_the_ticket_corrects_nothing() {
    let mut bench = prescribed().await;
    for who in ["甲", "乙", "王工"] {
        for press in ["rxfix:1", "rxpart:1:findings", "rxclear:1", "rxsend:1"] {
            bench.presses(who, press).await;
        }
        bench.says(who, "更正 ZL-2026-00001").await;
        bench.says(who, "取消").await;
    }
    assert_eq!(bench.number("SELECT COUNT(*) FROM prescription"), 1);
}

#[tokio::test]
async fn after_many_corrections_it_is_time_to_talk() {
    let mut bench = prescribed().await;
    for version in 2..=20 {
        corrects(&mut bench, "李工", &format!("第{version}版")).await;
        bench.presses("李工", "rxsend:1").await;
    }
    assert_eq!(bench.number("SELECT COUNT(*) FROM prescription"), 20);
    let told = bench.presses("李工", "rxfix:1").await;
    assert!(told[0].text.contains("不能再更正"), "{told:?}");
}

#[tokio::test]
async fn an_emptied_prescription_is_not_sent() {
    let mut bench = prescribed().await;
    bench.presses("李工", "rxfix:1").await;
    bench.presses("李工", "rxpart:1:findings").await;
    let told = bench.presses("李工", "rxclear:1").await;
    assert!(told[0].text.contains("空的"), "{told:?}");
    bench.presses("李工", "rxsend:1").await;
    assert_eq!(bench.number("SELECT COUNT(*) FROM prescription"), 1);
}
