//! Old records and canned phrases never carry one firm's data to another.

use super::bench::{Bench, expert, office};

/// 甲 of one firm has a prescription on ticket 1; 乙 of another waits with 李工 on ticket 2.
async fn two_firms() -> Bench {
    let mut bench = Bench::new();
    bench.person("李工", expert(&["metrology"])).await;
    bench.person("周工", expert(&["trade"])).await;
    bench.person("陈主任", office()).await;
    for (client, firm) in [("王建国", "三门永固橡胶厂"), ("赵老板", "三门蓝湾水产厂")] {
        bench.says(client, "电子秤过期了还能用吗").await;
        bench.says(client, "找专家").await;
        bench.says(client, "直接挂号").await;
        bench.says(client, firm).await;
        bench.says(client, "直接挂号").await;
    }
    bench.presses("李工", "claim:1").await;
    bench.presses("李工", "claim:2").await;
    bench.presses("李工", "rx:1").await;
    for part in ["永固的秤过期", "王建国没有送检", "找建国 13812345678", "GB/T 32614-2023"] {
        bench.says("李工", part).await;
    }
    bench.presses("李工", "rxsend:1").await;
    bench
}

#[tokio::test]
async fn a_copied_record_brings_no_data_of_the_old_case() {
    let mut bench = two_firms().await;
    bench.presses("李工", "rx:2").await;
    bench.says("李工", "秤没有放平").await;
    bench.presses("李工", "rxcopy:2:1").await;
    let state = bench.word("SELECT state FROM address WHERE place = '李工'");
    for secret in ["永固", "建国", "13812345678"] {
        assert!(!state.contains(secret), "{secret} came along: {state}");
    }
    assert!(state.contains("秤没有放平") && state.contains("【人员】没有送检"), "what was written stays: {state}");
    assert!(state.contains("GB/T 32614-2023"), "a standard is no secret: {state}");
    let row = bench.number("SELECT MAX(id) FROM outbox");
    bench.presses("李工", "rxsend:2").await;
    for message in bench.written("赵老板", row) {
        assert!(!message.text.contains("永固") && !message.text.contains("13812345678"), "{message:?}");
    }
}

#[tokio::test]
async fn only_closed_records_of_the_own_department_and_no_secrets_are_copied() {
    let mut bench = two_firms().await;
    bench.says("丙", "电子秤过期了还能用吗").await;
    bench.says("丙", "找专家").await;
    bench.says("丙", "直接挂号").await;
    bench.says("丙", "跳过").await;
    bench.presses("陈主任", "to:3:trade").await;
    bench.says("陈主任", "出口").await;
    bench.presses("周工", "claim:3").await;
    bench.presses("周工", "rx:3").await;
    let told = bench.presses("周工", "rxcopy:3:1").await;
    assert!(told[0].text.contains("没有可以套用"), "another department: {told:?}");
    bench.presses("李工", "rx:2").await;
    for old in ["rxcopy:2:2", "rxcopy:2:3", "rxcopy:2:99"] {
        let told = bench.presses("李工", old).await;
        assert!(told[0].text.contains("没有可以套用"), "{old}: {told:?}");
    }
    bench.says("王建国", "商业秘密 ZL-2026-00001").await;
    let told = bench.presses("李工", "rxcopy:2:1").await;
    assert!(told[0].text.contains("没有可以套用"), "a trade secret: {told:?}");
    let told = bench.presses("李工", "rxold:2").await;
    assert!(told[0].text.contains("还没有别的"), "it is not offered either: {told:?}");
}

#[tokio::test]
async fn a_phrase_is_filled_from_the_ticket_at_hand_alone() {
    let mut bench = two_firms().await;
    bench.says("李工", "/phrases add 开头：{firm}您好，{number}").await;
    let told = bench.says("李工", "/phrases add 例：三门永固橡胶厂的做法").await;
    assert!(told[0].text.contains("没有保存"), "{told:?}");
    let row = bench.number("SELECT MAX(id) FROM outbox");
    bench.says("李工", "答复 ZL-2026-00002：{开头} 请停用。").await;
    let told = bench.written("赵老板", row);
    assert!(told[0].text.contains("三门蓝湾水产厂您好，ZL-2026-00002 请停用。"), "{told:?}");
    assert!(!told[0].text.contains("永固"), "{told:?}");
}

#[tokio::test]
async fn an_unknown_gap_is_named_and_nothing_is_sent_or_kept() {
    let mut bench = two_firms().await;
    let messages = bench.number("SELECT COUNT(*) FROM message");
    for text in ["答复 ZL-2026-00002：{firn}您好", "追问 ZL-2026-00002：{电话}", "/phrases add 开头：{电话}"]
    {
        let told = bench.says("李工", text).await;
        assert!(told[0].text.contains("不认识") && told[0].text.contains("{企业}"), "{text}: {told:?}");
    }
    assert_eq!(bench.number("SELECT COUNT(*) FROM message"), messages);
    assert_eq!(bench.number("SELECT COUNT(*) FROM phrase"), 0);
    bench.says("李工", "答复 ZL-2026-00002：集合 {1, 2} 不变").await;
    assert_eq!(bench.number("SELECT COUNT(*) FROM message"), messages + 1, "braces of a formula are words");
}

#[tokio::test]
async fn phrases_are_bounded_and_each_department_keeps_its_own() {
    let mut bench = two_firms().await;
    for number in 1..=30 {
        bench.says("李工", &format!("/phrases add 第{number}条：您好")).await;
    }
    for (text, said) in [
        ("/phrases add 再一条：您好".to_owned(), "最多 30 条"),
        (format!("/phrases add {}：您好", "长".repeat(21)), "没有保存"),
        (format!("/phrases add 长：{}", "长".repeat(501)), "没有保存"),
        ("/phrases add firm：您好".to_owned(), "没有保存"),
        ("/phrases add 空：".to_owned(), "没有保存"),
        ("/phrases add trade 出口：您好".to_owned(), "没有这个科室"),
        ("/phrases add 没有冒号".to_owned(), "添加："),
        ("/phrases del x".to_owned(), "没有这条"),
    ] {
        let told = bench.says("李工", &text).await;
        assert!(told[0].text.contains(said), "{text}: {told:?}");
    }
    assert_eq!(bench.number("SELECT COUNT(*) FROM phrase"), 30);
    for text in ["/phrases del 1", "/phrases metrology"] {
        let told = bench.says("周工", text).await;
        assert!(!told[0].text.contains("您好"), "{text}: {told:?}");
    }
    bench.presses("周工", "phrasedrop:1").await;
    assert_eq!(bench.number("SELECT COUNT(*) FROM phrase WHERE dropped_ms IS NOT NULL"), 0);
    bench.presses("陈主任", "phrasedrop:1").await;
    assert_eq!(bench.number("SELECT COUNT(*) FROM phrase WHERE dropped_ms IS NOT NULL"), 1);
    let told = bench.says("王建国", "/phrases").await;
    assert!(told[0].text.contains("这是专家的功能"), "{told:?}");
}
