//! Merging across colleagues of one firm, and bringing a ticket back whose holder is gone.

use quality_clinic::domain::person::Roles;

use super::bench::{Bench, address, expert, office};

/// Two clients with entries of a firm under these names, each with a ticket.
async fn two_tickets(firms: [&'static str; 2]) -> Bench {
    let mut bench = Bench::new();
    for (client, firm) in ["甲", "乙"].into_iter().zip(firms) {
        bench.person(client, Roles::default()).await;
        let (at, now) = (address(client), bench.now);
        let write = bench.desk.store().write(move |tx| {
            let here = tx.here(&at, client, None, now)?;
            tx.register_firm(here.person.id, firm, None, None, None, now)
        });
        write.await.expect("a firm");
    }
    bench.person("丙", expert(&["metrology"])).await;
    bench.person("己", office()).await;
    for (ticket, client) in [(1, "甲"), (2, "乙")] {
        // Their firm is known: nothing is asked after the intake.
        for words in ["电子秤过期了还能用吗", "找专家", "直接挂号"] {
            bench.says(client, words).await;
        }
        bench.presses("丙", &format!("claim:{ticket}")).await;
        bench.now = bench.now.plus_minutes(1);
    }
    bench
}

#[tokio::test]
async fn a_colleague_gets_the_answers_under_their_own_number_and_never_the_others_words() {
    let mut bench = two_tickets(["三门海润橡胶厂", "三门 海润橡胶厂"]).await;
    bench.says("甲", "补充 ZL-2026-00001：只说给专家听").await;
    bench.presses("己", "merge!:1:2").await;
    assert_eq!(bench.number("SELECT merged_into FROM ticket WHERE id = 2"), 1, "the younger into the older");
    let before = bench.number("SELECT MAX(id) FROM outbox");
    bench.says("丙", "答复 ZL-2026-00001：每年一检").await;
    let told = bench.written("乙", before);
    assert!(told.iter().any(|m| m.text.contains("ZL-2026-00002") && m.text.contains("每年一检")), "{told:?}");
    assert_eq!(bench.written("甲", before).len(), 1);
    // What the colleague adds to their own number lands in the one that stayed.
    bench.says("乙", "补充 ZL-2026-00002：是六十吨的").await;
    assert_eq!(bench.number("SELECT ticket_id FROM message WHERE body = '是六十吨的'"), 1);
    for number in ["ZL-2026-00001", "ZL-2026-00002"] {
        let shown = bench.says("乙", number).await;
        assert!(shown.iter().all(|m| !m.text.contains("只说给专家听")), "{shown:?}");
    }
    assert!(bench.written("乙", 0).iter().all(|m| !m.text.contains("只说给专家听")));
}

#[tokio::test]
async fn tickets_of_two_firms_are_not_merged_by_anybody() {
    let mut bench = two_tickets(["三门海润橡胶厂", "三门海润橡胶二厂"]).await;
    for who in ["丙", "己"] {
        let told = bench.presses(who, "merge!:2:1").await;
        assert!(told[0].text.contains("不是同一企业"), "{}", told[0].text);
    }
    assert_eq!(bench.number("SELECT COUNT(*) FROM ticket WHERE merged_into IS NOT NULL"), 0);
}

#[tokio::test]
async fn what_is_brought_back_to_a_suspended_holder_waits_again_and_three_days_later_nothing_is_undone() {
    let mut bench = two_tickets(["甲厂", "甲厂"]).await;
    bench.presses("丙", "merge!:2:1").await;
    let person = bench.number("SELECT person_id FROM address WHERE place = '丙'");
    bench.presses("己", &format!("suspend:{person}")).await;
    bench.presses("己", "unmerge:2").await;
    assert_eq!(bench.word("SELECT stage FROM ticket WHERE id = 2"), "queued");
    bench.presses("己", "merge!:2:1").await;
    bench.now = bench.now.plus_minutes(3 * 24 * 60 + 1);
    let told = bench.presses("己", "unmerge:2").await;
    assert!(told[0].text.contains("超过 3 天"), "{}", told[0].text);
    assert_eq!(bench.number("SELECT merged_into FROM ticket WHERE id = 2"), 1);
}

/// The same client asks again: said before a ticket is opened; nothing is lost either way.
#[tokio::test]
async fn a_firm_that_asks_the_same_again_is_told_and_chooses() {
    let mut bench = two_tickets(["甲厂", "乙厂"]).await;
    for (choice, tickets) in [("补充", 2), ("另外挂号", 3)] {
        for words in ["电子秤过期了还能用吗？急着用", "新问题"] {
            bench.says("甲", words).await;
        }
        let told = bench.says("甲", "找专家").await;
        assert!(told[0].text.contains("已经问过") && told[0].text.contains("ZL-2026-00001"), "{told:?}");
        bench.says("甲", choice).await;
        bench.says("甲", "直接挂号").await;
        bench.says("甲", "取消").await;
        assert_eq!(bench.number("SELECT COUNT(*) FROM ticket"), tickets, "{choice}");
    }
    assert_eq!(bench.number("SELECT COUNT(*) FROM message WHERE ticket_id = 1 AND body LIKE '%急着用'"), 1);
    // Another firm with the same question hears nothing of it.
    let told = bench.written("乙", 0);
    assert!(told.iter().all(|message| !message.text.contains("已经问过")), "{told:?}");
}
