//! One's own data: the copy holds what is one's own, all of it and nothing else.

use std::fs;

use serde_json::Value;

use super::bench::{Bench, expert, office};

/// The copy that a person gets.
async fn copy(bench: &mut Bench, who: &str) -> (Value, String) {
    let told = bench.says(who, "/export").await;
    let [message] = told.as_slice() else { panic!("one message: {told:?}") };
    let attachment = message.attachment.as_ref().unwrap_or_else(|| panic!("a file: {message:?}"));
    let name = attachment.location.handle().expect("a stored file");
    let text = fs::read_to_string(bench.data().join("attachments").join(name)).expect("a file");
    (serde_json::from_str(&text).expect("JSON"), text)
}

#[tokio::test]
async fn the_copy_holds_what_is_ones_own_and_nothing_of_the_house_or_of_others() {
    let mut bench = Bench::new();
    bench.person("李工", expert(&["metrology"])).await;
    bench.person("陈主任", office()).await;
    bench.says("乙", "/phone 13900009999").await;
    bench.opens_ticket("乙").await;
    bench.says("乙", "补充 ZL-2026-00001：乙家的秤").await;
    bench.says("甲", "/phone 13800001234").await;
    bench.says("甲", "电子秤过期了还能用吗").await;
    bench.says("甲", "找专家").await;
    bench.says("甲", "台秤三十公斤").await;
    bench.says("甲", "直接挂号").await;
    bench.says("甲", "三门某某水产厂").await;
    bench.says("甲", "直接挂号").await;
    bench.says("李工", "接诊 ZL-2026-00002").await;
    bench.says("李工", "备注 ZL-2026-00002：㊙欠费户").await;
    bench.says("李工", "答复 ZL-2026-00002：先停用").await;
    bench.says("甲", "补充 ZL-2026-00002：停了").await;
    bench.says("甲", "已解决 ZL-2026-00002").await;
    bench.says("甲", "满意").await;

    let (data, text) = copy(&mut bench, "甲").await;
    assert_eq!(data["基本信息"]["称呼"][0], "甲");
    assert_eq!(data["基本信息"]["联系电话"], "13800001234");
    assert_eq!(data["基本信息"]["企业"]["名称"], "三门某某水产厂");
    assert_eq!(data["渠道"][0]["渠道"], "终端");
    assert_eq!(data["提问"][0]["内容"], "电子秤过期了还能用吗");
    assert!(data["提问"][0]["给您看过的指南"].as_array().is_some_and(|articles| !articles.is_empty()));
    let tickets = data["咨询单"].as_array().expect("tickets");
    assert_eq!(tickets.len(), 1, "one's own alone");
    assert_eq!(tickets[0]["编号"], "ZL-2026-00002");
    assert_eq!(tickets[0]["问诊"][0]["答"], "台秤三十公斤");
    assert_eq!(tickets[0]["评价"], "满意");
    let written: Vec<_> = tickets[0]["往来"].as_array().expect("messages").iter().map(|one| &one["内容"]).collect();
    assert_eq!(written, ["先停用", "停了"]);
    assert_eq!(tickets[0]["往来"][0]["谁写的"], "专家 李工");
    for of_others in ["㊙", "13900009999", "乙家的秤", "ZL-2026-00001"] {
        assert!(!text.contains(of_others), "{of_others} is not theirs");
    }

    // For the house the copy is what they are as clients: their talk is about others.
    let (data, text) = copy(&mut bench, "李工").await;
    assert_eq!(data["基本信息"]["称呼"][0], "李工");
    for of_others in ["㊙", "水产厂", "电子秤", "13800001234"] {
        assert!(!text.contains(of_others), "{of_others} is a client's");
    }
    let (data, _) = copy(&mut bench, "路人").await;
    assert_eq!(data["提问"], Value::Null, "nothing was asked");
}

/// A message on another ticket of the firm is its writer's alone.
#[tokio::test]
async fn what_a_colleague_wrote_on_a_merged_ticket_is_not_in_ones_copy() {
    let mut bench = Bench::new();
    bench.person("李工", expert(&["metrology"])).await;
    bench.opens_ticket("甲").await;
    bench.opens_ticket("乙").await;
    bench.sql().execute_batch("INSERT INTO enterprise (id, name, created_ms) VALUES (9, '同一家', 1)").expect("a firm");
    // The trigger counts revisions of steps; the firm is set for both as if they had said it.
    bench
        .sql()
        .execute_batch("UPDATE person SET enterprise_id = 9; UPDATE ticket SET enterprise_id = 9, rev = rev + 1")
        .expect("the firm");
    bench
        .sql()
        .execute_batch(
            "UPDATE ticket SET merged_into = 1, merged_ms = 5, stage = 'closed', closed_ms = 5, \
         rev = rev + 1 WHERE id = 2",
        )
        .expect("merged");
    bench
        .sql()
        .execute_batch(
            "INSERT INTO message (ticket_id, author_id, from_client, body, at_ms)
             SELECT 1, client_id, 1, 'words of ' || id, 6 FROM ticket",
        )
        .expect("messages on the older");
    let (_, first) = copy(&mut bench, "甲").await;
    assert!(first.contains("words of 1") && !first.contains("words of 2"));
    let (_, second) = copy(&mut bench, "乙").await;
    assert!(second.contains("words of 2") && !second.contains("words of 1"));
}
