//! Buttons of others, of what is over, and of nobody's making have no effect.

use quality_clinic::conversation::incoming::Content;
use quality_clinic::domain::person::Roles;

use super::bench::{Bench, expert, office};

/// Everything about tickets, questions and people that an act could change.
fn whole(bench: &Bench) -> Vec<String> {
    let sql = bench.sql();
    let queries = [
        "SELECT json_group_array(json_array(id, stage, holder_id, rev, department, rating, transfers)) FROM ticket",
        "SELECT json_group_array(json_array(ticket_id, rev, what)) FROM event",
        "SELECT json_group_array(json_array(id, body)) FROM message",
        "SELECT json_group_array(json_array(id, body)) FROM note",
        "SELECT json_group_array(json_array(id, corrected_to, solved_ms)) FROM question",
        "SELECT json_group_array(json_array(id, office, suspended, enterprise_id)) FROM person",
        "SELECT json_group_array(json_array(person_id, department)) FROM expertise",
    ];
    queries.into_iter().map(|query| sql.query_row(query, [], |row| row.get(0)).expect("rows")).collect()
}

/// Every button that carries a ticket.
const ON_TICKETS: &[&str] = &[
    "show:1",
    "add:1",
    "withdraw:1",
    "withdraw!:1",
    "confirm:1",
    "reopen:1",
    "rate:1:5",
    "belongs:1",
    "claim:1",
    "case:1",
    "answer:1",
    "askback:1",
    "note:1",
    "transfer:1",
    "to:1:trade",
    "release:1",
    "rx:1",
    "rxsend:1",
    "rxagain:1",
    "rxpart:1:cause",
    "rxclear:1",
    "rxfix:1",
    "word:1",
    "learn:1",
    "draftok:1",
    "rxold:1",
    "rxcopy:1:1",
    "phrases:1",
    "phrase:1:1",
    "phrasesend:1:1",
    "assign:1",
    "takeover:1",
    "assignto:1:2",
];

/// Every other button that could change or show what is not the presser's.
const OTHERS: &[&str] = &[
    "solved:1",
    "expert:1",
    "change:1",
    "pick:1:trade",
    "suspend:2",
    "reinstate:2",
    "stats:d",
    "queue",
    "mine",
    "skip",
    "skipall",
    "newq",
    "industry:rubber",
    "town:0",
];

/// 甲 has a ticket that 李工 holds; 乙 is a stranger, 王工 an expert elsewhere, 陈主任 the office.
async fn bench() -> Bench {
    let mut bench = Bench::new();
    bench.person("甲", Roles::default()).await;
    bench.person("李工", expert(&["metrology"])).await;
    bench.person("乙", Roles::default()).await;
    bench.person("王工", expert(&["trade"])).await;
    bench.person("陈主任", office()).await;
    assert_eq!(bench.opens_ticket("甲").await, 1);
    bench.presses("李工", "claim:1").await;
    assert_eq!(bench.word("SELECT stage FROM ticket"), "in_hand");
    bench
}

#[tokio::test]
async fn buttons_of_other_people_change_nothing_and_tell_nothing() {
    let mut bench = bench().await;
    let before = whole(&bench);
    for who in ["乙", "王工"] {
        for data in ON_TICKETS.iter().chain(OTHERS) {
            // Whatever they are then asked for, they write it.
            let mut told = bench.presses(who, data).await;
            told.extend(bench.says(who, "越权的话").await);
            bench.says(who, "/cancel").await;
            for message in told {
                assert!(!message.text.contains("电子秤"), "{who} pressed {data} and saw: {}", message.text);
                assert!(!message.text.contains("ZL-2026"), "{who} pressed {data} and saw: {}", message.text);
            }
        }
        let after = whole(&bench);
        assert_eq!(before[..4], after[..4], "{who} has changed a ticket");
        assert_eq!(before[5..], after[5..], "{who} has changed a person");
        assert!(after[4].starts_with("[[1,null,null]"), "{who} has changed the question: {}", after[4]);
    }
}

#[tokio::test]
async fn a_ticket_that_does_not_exist_looks_like_one_that_may_not_be_seen() {
    let mut bench = bench().await;
    for who in ["乙", "王工"] {
        for data in ON_TICKETS {
            let there = bench.presses(who, data).await;
            bench.says(who, "/cancel").await;
            let absent = bench.presses(who, &data.replacen(":1", ":999", 1)).await;
            bench.says(who, "/cancel").await;
            assert_eq!(there, absent, "{who}: {data}");
        }
        for verb in [
            "查看",
            "补充",
            "撤回",
            "已解决",
            "重新打开",
            "接诊",
            "答复",
            "追问",
            "备注",
            "转科",
            "退回",
            "处方",
            "指派",
            "更正",
            "处方笺",
            "写成指南",
        ] {
            let there = bench.says(who, &format!("{verb} ZL-2026-00001")).await;
            let absent = bench.says(who, &format!("{verb} ZL-2026-00999")).await;
            assert_eq!(there, absent, "{who}: {verb}");
        }
    }
}

#[tokio::test]
async fn buttons_of_a_closed_ticket_change_nothing_but_what_is_for_closed_tickets() {
    let mut bench = bench().await;
    bench.presses("甲", "confirm:1").await;
    let before = whole(&bench);
    for (who, buttons) in [
        ("甲", &["withdraw:1", "withdraw!:1", "confirm:1"][..]),
        (
            "李工",
            &["claim:1", "answer:1", "askback:1", "release:1", "transfer:1", "to:1:trade", "rx:1", "rxsend:1"][..],
        ),
        ("陈主任", &["claim:1", "transfer:1", "to:1:trade", "assignto:1:2", "answer:1"][..]),
    ] {
        for data in buttons {
            let told = bench.presses(who, data).await;
            assert_eq!(told.len(), 1, "{who} is told why {data} does nothing: {told:?}");
            if data.starts_with("to:") {
                bench.says(who, "出口的事").await;
                bench.says(who, "/cancel").await;
            }
        }
    }
    assert_eq!(before, whole(&bench));
}

/// A ticket may end while somebody is still writing on it: they are told, and are free again.
#[tokio::test]
async fn who_was_writing_when_the_ticket_ended_is_told_once_and_not_held() {
    for (start, written) in [
        ("answer:1", "可以用"),
        ("askback:1", "什么型号"),
        ("release:1", "出差"),
        ("rx:1", "诊断"),
        ("to:1:trade", "出口"),
    ] {
        let mut bench = bench().await;
        bench.presses("李工", start).await;
        bench.presses("甲", "withdraw!:1").await;
        let before = whole(&bench);
        let told = bench.says("李工", written).await;
        assert!(told[0].text.contains("已撤回"), "{start}: {told:?}");
        assert_eq!(before, whole(&bench), "{start}: nothing was written");
        let told = bench.says("李工", "候诊").await;
        assert!(told[0].text.contains("候诊"), "{start}: free again: {told:?}");
        let told = bench.says("李工", "电子秤过期了还能用吗").await;
        assert!(told[0].text.contains("计量"), "{start}: an ordinary question: {told:?}");
    }
}

#[tokio::test]
async fn a_suspended_expert_can_do_nothing_and_hears_nothing_more() {
    let mut bench = bench().await;
    bench.presses("李工", "answer:1").await;
    bench.presses("陈主任", "suspend:2").await;
    assert_eq!(bench.number("SELECT suspended FROM person WHERE id = 2"), 1);
    let before = whole(&bench);
    let told = bench.says("李工", "可以用").await;
    assert!(told[0].text.contains("停用"), "{told:?}");
    let told = bench.says("李工", "电子秤过期了还能用吗").await;
    assert!(told[0].text.contains("计量"), "they may still ask: {told:?}");
    bench.says("李工", "/cancel").await;
    for data in ON_TICKETS {
        bench.presses("李工", data).await;
        bench.says("李工", "停用后的话").await;
        bench.says("李工", "/cancel").await;
    }
    assert_eq!(before[..4], whole(&bench)[..4]);

    let row = bench.number("SELECT MAX(id) FROM outbox");
    bench.says("甲", "补充 ZL-2026-00001：机密内容").await;
    assert!(bench.number("SELECT COUNT(*) FROM message WHERE body = '机密内容'") == 1);
    for message in bench.written("李工", row) {
        assert!(!message.text.contains("机密内容") && !message.text.contains("电子秤"), "{message:?}");
    }
    let office = bench.written("陈主任", row);
    let queued = office.iter().any(|message| message.text.contains("候诊") && message.text.contains("已补充 1 条"));
    assert!(queued, "the ticket waits for another, and the office sees that more came: {office:?}");
}

/// An expert who asks for themselves is a client there and nothing else.
#[tokio::test]
async fn an_expert_does_not_treat_or_see_the_inside_of_their_own_ticket() {
    let mut bench = bench().await;
    bench.person("周工", expert(&["metrology"])).await;
    let row = bench.number("SELECT MAX(id) FROM outbox");
    let own = bench.opens_ticket("李工").await;
    assert!(
        bench.written("李工", row).iter().all(|m| !m.buttons.iter().flatten().any(|b| b.data.starts_with("claim")))
    );
    assert!(bench.written("周工", row).iter().any(|m| m.buttons.iter().flatten().any(|b| b.data.starts_with("claim"))));
    bench.says("周工", &format!("备注 ZL-2026-{own:05}：㊙自己人")).await;
    bench.presses("李工", &format!("claim:{own}")).await;
    assert_eq!(bench.word(&format!("SELECT stage FROM ticket WHERE id = {own}")), "queued");
    bench.presses("陈主任", &format!("assignto:{own}:2")).await;
    assert_eq!(bench.word(&format!("SELECT stage FROM ticket WHERE id = {own}")), "queued");
    bench.says("李工", &format!("查看 ZL-2026-{own:05}")).await;
    bench.presses("李工", &format!("case:{own}")).await;
    assert!(bench.written("李工", 0).iter().all(|message| !message.text.contains('㊙')));
}

/// What waits to be sorted, or is being written on another ticket, is not lost by a word elsewhere.
#[tokio::test]
async fn a_word_on_one_ticket_does_not_end_what_is_under_way_on_another() {
    let mut bench = bench().await;
    bench.opens_ticket("甲").await;
    bench.presses("李工", "claim:2").await;
    bench.presses("李工", "rx:1").await;
    bench.says("李工", "诊断：超差").await;
    bench.says("李工", "答复 ZL-2026-00002：可以用").await;
    bench.says("李工", "// 另一张的备注其实写在这张").await;
    let state = bench.word("SELECT state FROM address WHERE place = '李工'");
    assert!(state.contains("prescribing") && state.contains("超差"), "the draft is kept: {state}");
    assert_eq!(bench.number("SELECT COUNT(*) FROM note WHERE ticket_id = 1"), 1);

    bench.says("甲", "又响了").await;
    bench.says("甲", "补充 ZL-2026-00001：有照片").await;
    let state = bench.word("SELECT state FROM address WHERE place = '甲'");
    assert!(state.contains("又响了"), "what waits is kept: {state}");
}

/// Two slashes alone, then the note: the words after the prompt must not become an answer.
#[tokio::test]
async fn an_empty_note_asks_for_the_note_and_not_for_an_answer() {
    for mark in ["//", "／／", "备注", "备注："] {
        let mut bench = bench().await;
        bench.presses("李工", "answer:1").await;
        bench.says("李工", mark).await;
        bench.says("李工", "㊙只给自己人").await;
        assert_eq!(bench.number("SELECT COUNT(*) FROM note"), 1, "{mark}");
        assert!(bench.written("甲", 0).iter().all(|message| !message.text.contains('㊙')), "{mark}");
    }
}

#[tokio::test]
async fn forged_and_broken_data_is_stale_for_everybody() {
    let mut bench = bench().await;
    let before = whole(&bench);
    let long = "claim:".to_owned() + &"1".repeat(80);
    for who in ["甲", "李工", "陈主任", "乙"] {
        for data in [
            "",
            ":",
            "claim",
            "claim:",
            "claim:0",
            "claim:-1",
            "claim:+1",
            "claim:01",
            "claim:1:2",
            "rate:1:6",
            "胡说",
            &long,
        ] {
            let told = bench.presses(who, data).await;
            assert_eq!(told.len(), 1, "{who} {data}");
            assert!(told[0].text.contains("已经过时"), "{who} {data}: {told:?}");
        }
    }
    assert_eq!(before, whole(&bench));
}

#[tokio::test]
async fn an_edited_message_changes_nothing() {
    use quality_clinic::conversation::incoming::Unsupported;
    let mut bench = bench().await;
    let before = whole(&bench);
    let edited = bench.incoming("李工", Content::Unsupported { what: Unsupported::Edited });
    let told = bench.send(edited).await;
    assert_eq!(told.len(), 1);
    assert_eq!(before, whole(&bench));
}
