//! Consultations: who cannot take part, and what ends them.

use quality_clinic::domain::person::Roles;

use super::bench::{Bench, expert, office};

async fn held_ticket() -> (Bench, i64) {
    let mut bench = Bench::new();
    bench.person("甲", Roles::default()).await;
    bench.person("丙", expert(&["metrology"])).await;
    bench.person("丁", expert(&["trade"])).await;
    bench.person("戊", expert(&["trade"])).await;
    bench.person("己", office()).await;
    let ticket = bench.opens_ticket("甲").await;
    bench.presses("丙", &format!("claim:{ticket}")).await;
    (bench, ticket)
}

fn taking_part(bench: &Bench) -> i64 {
    bench.number("SELECT COUNT(*) FROM consultant")
}

#[tokio::test]
async fn whoever_is_not_invited_sees_nothing_and_whoever_joined_sees_the_inside_and_cannot_answer() {
    let (mut bench, ticket) = held_ticket().await;
    let told = bench.presses("丁", &format!("join:{ticket}")).await;
    assert!(told[0].text.contains("没有找到"), "{}", told[0].text);
    bench.presses("丙", &format!("consultall:{ticket}:trade")).await;
    let told = bench.presses("丁", &format!("case:{ticket}")).await;
    assert!(told[0].text.contains("没有找到"), "invited is not in: {}", told[0].text);
    let told = bench.presses("丁", &format!("join:{ticket}")).await;
    assert!(told.iter().any(|message| message.text.contains("经过")), "the record: {told:?}");
    assert!(told.iter().all(|message| !message.text.contains("企业：")), "no firm: {told:?}");
    let before = bench.number("SELECT MAX(id) FROM outbox");
    bench.says("丁", "答复 ZL-2026-00001：我来说").await;
    bench.says("丁", "// 先看用途").await;
    assert_eq!(bench.written("甲", before), [], "nothing reaches the client");
    let holder = bench.written("丙", before);
    assert!(holder.iter().any(|message| message.text.contains("先看用途")), "{holder:?}");
}

/// The holder answers a colleague's note in plain words: that is talk of the house.
#[tokio::test]
async fn a_reply_to_a_note_is_a_note_even_from_the_holder() {
    let (mut bench, ticket) = held_ticket().await;
    bench.presses("丙", &format!("consultall:{ticket}:trade")).await;
    bench.presses("丁", &format!("join:{ticket}")).await;
    bench.says("丁", "// 先看用途").await;
    bench.sql().execute("UPDATE outbox SET state = 'sent', message_ref = 'm' || id", []).expect("delivered");
    let row = bench.number("SELECT MAX(id) FROM outbox WHERE inside = 1 AND payload LIKE '%先看用途%'");
    let mut incoming =
        bench.incoming("丙", quality_clinic::conversation::incoming::Content::Text { text: "是收货用的".to_owned() });
    incoming.reply_to = Some(format!("m{row}"));
    let before = bench.number("SELECT MAX(id) FROM outbox");
    bench.send(incoming).await;
    assert_eq!(bench.written("甲", before), [], "the client does not read it");
    assert_eq!(bench.number("SELECT COUNT(*) FROM note WHERE body = '是收货用的'"), 1);
}

#[tokio::test]
async fn a_suspended_colleague_leaves_and_a_hand_over_or_a_secret_ends_it() {
    for act in ["suspend", "to", "secret", "release"] {
        let (mut bench, ticket) = held_ticket().await;
        bench.presses("丙", &format!("consultall:{ticket}:trade")).await;
        bench.presses("丁", &format!("join:{ticket}")).await;
        assert_eq!(taking_part(&bench), 2);
        match act {
            "suspend" => {
                let person = bench.number("SELECT person_id FROM address WHERE place = '丁'");
                bench.presses("己", &format!("suspend:{person}")).await;
                assert_eq!(taking_part(&bench), 1, "the other goes on");
                continue;
            }
            "to" => {
                bench.presses("丙", &format!("to:{ticket}:ip")).await;
                bench.says("丙", "是商标的事").await;
            }
            "secret" => drop(bench.presses("丙", &format!("secret:{ticket}")).await),
            _ => {
                bench.presses("丙", &format!("release:{ticket}")).await;
                bench.says("丙", "明天出差").await;
            }
        }
        assert_eq!(taking_part(&bench), 0, "{act} ends it");
        let told = bench.written("丁", 0);
        assert!(told.iter().any(|message| message.text.contains("会诊已结束")), "{act}: {told:?}");
    }
}
