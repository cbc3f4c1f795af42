//! The draft of an article says what was learned and not from whom, and the check of the library
//! applies to it.

use std::fs;

use quality_clinic::guide::{Source, check};

use super::bench::{Bench, expert, office};

/// 王建国 of 三门永固橡胶厂 got a prescription of 李工, full of names.
async fn closed_case(basis: &str) -> Bench {
    let mut bench = Bench::new();
    bench.person("李工", expert(&["metrology"])).await;
    bench.person("陈主任", office()).await;
    bench.says("王建国", "我们三门永固橡胶厂的电子秤过期了还能用吗").await;
    bench.says("王建国", "找专家").await;
    bench.says("王建国", "直接挂号").await;
    bench.says("王建国", "三门永固橡胶厂").await;
    bench.says("王建国", "直接挂号").await;
    bench.presses("李工", "claim:1").await;
    bench.says("李工", "// ㊙先别声张").await;
    bench.presses("李工", "rx:1").await;
    for part in [
        "永固的秤检定有效期已过，王建国电话13812345678。\n## 怎么做",
        "跳过",
        "# 先停用\n按 GB/T 32614-2023 查，建国把秤送检（ZL-2026-00001，yonggu@163.com）。",
        basis,
    ] {
        bench.says("李工", part).await;
    }
    bench.presses("李工", "rxsend:1").await;
    assert_eq!(bench.word("SELECT stage FROM ticket"), "closed");
    bench
}

fn drafts(bench: &Bench) -> Vec<String> {
    let folder = bench.data().join("drafts/metrology");
    let Ok(entries) = fs::read_dir(folder) else { return vec![] };
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("a file").path()).collect();
    paths.sort();
    paths.into_iter().map(|path| fs::read_to_string(path).expect("a draft")).collect()
}

#[tokio::test]
async fn the_draft_names_nobody_and_stands_in_the_form_of_an_article() {
    let mut bench = closed_case("GB/T 32614-2023，检验检测机构资质认定管理办法").await;
    let told = bench.presses("李工", "learn:1").await;
    assert!(told[0].text.contains("【企业】") && told[0].text.contains("“13812345678”"), "{}", told[0].text);
    let marks = told[0].bold.iter().filter(|span| {
        let stretch: String = told[0].text.chars().skip(span.start).take(span.len).collect();
        stretch.starts_with('【') && stretch.ends_with('】')
    });
    assert!(marks.count() >= 6, "marks are bold");
    let row = bench.number("SELECT MAX(id) FROM outbox");
    bench.says("李工", "送检").await;
    bench.presses("李工", "draftok:1").await;
    let [draft] = drafts(&bench).try_into().expect("one draft");
    for secret in ["永固", "王建国", "建国", "13812345678", "yonggu", "ZL-2026", "㊙", "李工", "送检"] {
        assert!(!draft.contains(secret), "{secret} is in the draft:\n{draft}");
    }
    for said in ["【企业】", "【电话】", "【隐去】", "standard = \"GB/T 32614-2023\"", "检验检测机构资质认定管理办法"]
    {
        assert!(draft.contains(said), "{said} is missing:\n{draft}");
    }
    let office = bench.written("陈主任", row);
    assert!(office.iter().any(|message| message.text.contains("drafts/metrology/case-2026-1.md")), "{office:?}");
    assert_eq!(bench.word("SELECT what FROM event ORDER BY rev DESC LIMIT 1"), r#"{"kind":"learned","draft":1}"#);

    let library = Source::Folder(bench.data().parent().expect("a folder").join("knowledge"));
    let problems = check::check_drafts(&library, &bench.data().join("drafts"), bench.now.day()).expect("checked");
    let errors: Vec<String> = problems.iter().map(ToString::to_string).filter(|p| p.contains("error")).collect();
    assert!(errors.is_empty(), "{errors:?}\n{draft}");
}

#[tokio::test]
async fn what_is_missing_is_left_for_a_person_and_named_by_the_check() {
    let mut bench = closed_case("老师傅的经验，GB/T 99999-2020").await;
    bench.presses("李工", "learn:1").await;
    let told = bench.presses("李工", "draftok:1").await;
    assert!(told[0].text.contains("依据还没有着落"), "{}", told[0].text);
    let [draft] = drafts(&bench).try_into().expect("one draft");
    assert!(draft.contains("# 专家写的依据：老师傅的经验") && draft.contains("# 请补依据"), "{draft}");
    let library = Source::Folder(bench.data().parent().expect("a folder").join("knowledge"));
    let problems = check::check_drafts(&library, &bench.data().join("drafts"), bench.now.day()).expect("checked");
    let said = problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
    assert!(said.contains("drafts/metrology/case-2026-1.md") && said.contains("[[sources]]"), "{said}");
}

#[tokio::test]
async fn no_draft_is_written_over_and_there_are_not_many_of_one_ticket() {
    let mut bench = closed_case("GB/T 32614-2023").await;
    for _ in 0..5 {
        bench.presses("陈主任", "learn:1").await;
        bench.presses("陈主任", "draftok:1").await;
    }
    assert_eq!((drafts(&bench).len(), bench.number("SELECT COUNT(*) FROM draft")), (5, 5));
    let told = bench.presses("陈主任", "learn:1").await;
    assert!(told[0].text.contains("已经存过几份"), "{told:?}");
    assert!(bench.sql().execute("UPDATE draft SET author_id = 1", []).is_err());
}

#[tokio::test]
async fn what_is_typed_to_be_hidden_is_bounded() {
    let mut bench = closed_case("GB/T 32614-2023").await;
    bench.presses("李工", "learn:1").await;
    let many = (10..61).map(|n| format!("词{n}")).collect::<Vec<_>>().join("、");
    for wrong in ["检", "，、", &"长".repeat(101), many.as_str()] {
        let told = bench.says("李工", wrong).await;
        assert!(told[0].text.contains("请输入要隐去的词"), "{wrong}: {told:?}");
    }
    let state = bench.word("SELECT state FROM address WHERE place = '李工'");
    assert_eq!(state, r#"{"state":"learning","ticket":1,"words":[]}"#);
}

#[tokio::test]
async fn an_open_ticket_and_a_trade_secret_give_no_draft() {
    let mut bench = closed_case("GB/T 32614-2023").await;
    bench.presses("李工", "learn:1").await;
    bench.says("王建国", "商业秘密 ZL-2026-00001").await;
    let told = bench.presses("李工", "draftok:1").await;
    assert!(told[0].text.contains("商业秘密"), "{told:?}");
    let open = bench.opens_ticket("甲").await;
    bench.presses("李工", &format!("claim:{open}")).await;
    let told = bench.presses("李工", &format!("learn:{open}")).await;
    assert!(told[0].text.contains("接诊中"), "{told:?}");
    assert!(drafts(&bench).is_empty());
}
