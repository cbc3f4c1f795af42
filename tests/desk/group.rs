//! The group of the house costs few messages, and a trade secret none.

use quality_clinic::conversation::incoming::{Content, Incoming, Threads, Within};

use super::bench::{Bench, at, expert, office};

/// A bench with an expert, the office, a ticket that waits, and a group to which nothing was sent yet.
async fn bench() -> Bench {
    let mut bench = Bench::new();
    bench.now = at("2026-11-24T15:00");
    bench.person("李工", expert(&["metrology"])).await;
    bench.person("陈主任", office()).await;
    bench.opens_ticket("甲").await;
    in_group(&mut bench, "陈主任", "/staffgroup", None).await;
    bench
}

async fn in_group(bench: &mut Bench, who: &str, text: &str, thread: Option<&str>) {
    let content = Content::Text { text: text.to_owned() };
    let thread = thread.map(str::to_owned);
    let within = Some(Within { place: "群".to_owned(), thread, threads: Threads::Many });
    let incoming = Incoming { within, ..bench.incoming(who, content) };
    bench.desk.receive(incoming).await.expect("received");
}

fn waiting(bench: &Bench, deed: &str) -> i64 {
    bench.number(&format!("SELECT COUNT(*) FROM outbox WHERE state = 'waiting' AND deed = '{deed}'"))
}

#[tokio::test]
async fn a_busy_hour_costs_a_few_messages_a_ticket() {
    let mut bench = bench().await;
    for round in 0..10 {
        bench.says("李工", "接诊 ZL-2026-00001").await;
        bench.says("李工", &format!("备注 ZL-2026-00001：第 {round} 次")).await;
        bench.says("李工", "退回 ZL-2026-00001：先放一放").await;
    }
    bench.says("李工", "接诊 ZL-2026-00001").await;
    bench.says("李工", "答复 ZL-2026-00001：可以用").await;
    bench.says("甲", "已解决 ZL-2026-00001").await;
    assert_eq!(["open", "write", "close", "rename"].map(|deed| waiting(&bench, deed)), [1, 1, 1, 0]);
    let newest = "SELECT payload ->> 'text' FROM outbox WHERE deed = ";
    assert!(bench.word(&format!("{newest}'open'")).ends_with("已结案"));
    let card = bench.word(&format!("{newest}'write'"));
    assert!(card.contains("已结案") && card.contains("内部备注：20 条") && !card.contains("第 9 次"), "{card}");
    // A reason for giving back is a note too.
    bench.says("甲", "重新打开 ZL-2026-00001 还是不行").await;
    assert_eq!(["close", "reopen"].map(|deed| waiting(&bench, deed)), [0, 0], "one takes back the other");
}

#[tokio::test]
async fn of_a_trade_secret_nothing_is_said_in_the_group() {
    let mut bench = bench().await;
    bench.says("李工", "接诊 ZL-2026-00001").await;
    bench.says("李工", "商业秘密 ZL-2026-00001").await;
    assert_eq!(bench.number("SELECT COUNT(*) FROM outbox WHERE state = 'waiting' AND deed IS NOT NULL"), 0);
    bench.says("李工", "备注 ZL-2026-00001：密").await;
    assert_eq!(bench.number("SELECT COUNT(*) FROM outbox WHERE state = 'waiting' AND deed IS NOT NULL"), 0);
    in_group(&mut bench, "李工", "/help", None).await;
    in_group(&mut bench, "李工", "在不是话题的地方", Some("t9")).await;
    assert_eq!(bench.number("SELECT COUNT(*) FROM note"), 1, "only what is written in a thread of ours");
}

#[tokio::test]
async fn without_a_group_nothing_is_written_down_and_another_one_does_not_take_over() {
    let mut bench = bench().await;
    let content = Content::Text { text: "/staffgroup".to_owned() };
    let within = Some(Within { place: "别的群".to_owned(), thread: None, threads: Threads::Many });
    let incoming = Incoming { within, ..bench.incoming("陈主任", content) };
    bench.desk.receive(incoming).await.expect("received");
    assert_eq!(bench.number("SELECT COUNT(*) FROM staff_group"), 1);
    bench.says("陈主任", "/staffgroup off").await;
    bench.says("李工", "接诊 ZL-2026-00001").await;
    assert_eq!(bench.number("SELECT COUNT(*) FROM thread_due"), 0);
    assert_eq!(bench.number("SELECT COUNT(*) FROM outbox WHERE state = 'waiting' AND thread_id IS NOT NULL"), 0);
}
