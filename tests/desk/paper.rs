//! The Word file of a prescription holds what its client may see, all of it and nothing else.

use std::fs;

use super::bench::{Bench, expert, office};

/// The one file that was made.
fn made(bench: &Bench) -> String {
    let folder = bench.data().join("attachments");
    let files: Vec<_> = fs::read_dir(folder).expect("a folder").map(|file| file.expect("a file").path()).collect();
    let [only] = files.as_slice() else { panic!("one file: {files:?}") };
    // The parts of the archive are stored as they are, so the text can be looked for.
    String::from_utf8_lossy(&fs::read(only).expect("a file")).into_owned()
}

/// 甲 of a firm has a prescription of 李工 after notes, a release and a transfer there and back.
async fn prescribed() -> Bench {
    let mut bench = Bench::new();
    bench.person("李工", expert(&["metrology"])).await;
    bench.person("王工", expert(&["metrology"])).await;
    bench.person("周工", expert(&["trade"])).await;
    bench.person("陈主任", office()).await;
    bench.says("甲", "电子秤过期了还能用吗").await;
    bench.says("甲", "找专家").await;
    bench.says("甲", "台秤三十公斤").await;
    bench.says("甲", "直接挂号").await;
    bench.says("甲", "三门某某水产厂").await;
    bench.says("甲", "直接挂号").await;
    bench.presses("李工", "claim:1").await;
    bench.says("李工", "// ㊙先别声张").await;
    bench.says("李工", "备注 ZL-2026-00001：㊙欠费户").await;
    bench.says("李工", "退回 ZL-2026-00001：㊙不想接").await;
    bench.presses("李工", "transfer:1").await;
    bench.presses("李工", "to:1:trade").await;
    bench.says("李工", "㊙推给别人").await;
    bench.says("周工", "备注 ZL-2026-00001：㊙不归我").await;
    bench.presses("陈主任", "to:1:metrology").await;
    bench.says("陈主任", "㊙还是你们").await;
    bench.presses("李工", "claim:1").await;
    bench.presses("李工", "rx:1").await;
    for part in ["有效期已过", "没有送检", "停用后送检 <48 小时> & 贴封条", "GB/T 32614-2016"] {
        bench.says("李工", part).await;
    }
    bench.presses("李工", "rxsend:1").await;
    assert_eq!(bench.number("SELECT COUNT(*) FROM note WHERE body LIKE '%㊙%'"), 6, "reasons are notes too");
    bench
}

#[tokio::test]
async fn the_paper_holds_the_case_and_nothing_of_the_house() {
    let mut bench = prescribed().await;
    let told = bench.presses("甲", "word:1").await;
    let attachment = told[0].attachment.as_ref().expect("a file");
    assert_eq!(attachment.name.as_deref(), Some("ZL-2026-00001处方笺.docx"));
    let paper = made(&bench);
    assert!(!paper.contains('㊙'), "a note or a reason of the house is on the paper");
    for said in [
        "三门县质量医院",
        "处方笺",
        "ZL-2026-00001",
        "三门某某水产厂",
        "计量测试",
        "电子秤过期了还能用吗",
        "台秤三十公斤",
        "有效期已过",
        "没有送检",
        "停用后送检 &lt;48 小时&gt; &amp; 贴封条",
        "GB/T 32614-2016",
        "已被 GB/T 32614-2023 代替",
        "2026年11月24日核对",
        "尚未确认",
        "专家：李工",
        "签字",
    ] {
        assert!(paper.contains(said), "{said} is missing");
    }
    for other in ["王工", "周工", "陈主任"] {
        assert!(!paper.contains(other), "{other} has no business on the paper");
    }
}

#[tokio::test]
async fn asked_for_again_it_is_the_same_file_and_after_a_correction_another() {
    let mut bench = prescribed().await;
    bench.presses("甲", "word:1").await;
    let first = made(&bench);
    bench.says("甲", "Word版").await;
    assert!(first == made(&bench), "the same bytes");
    bench.presses("李工", "rxfix:1").await;
    bench.presses("李工", "rxpart:1:cause").await;
    bench.says("李工", "秤坏了").await;
    bench.presses("李工", "rxsend:1").await;
    bench.presses("甲", "word:1").await;
    let files = fs::read_dir(bench.data().join("attachments")).expect("a folder").count();
    assert_eq!(files, 2, "one for each version");
    bench.presses("甲", "rate:1:5").await;
    bench.presses("甲", "word:1").await;
    let newest = fs::read(bench.data().join("attachments/prescription-2-zh-CN.docx")).expect("the newest");
    let newest = String::from_utf8_lossy(&newest);
    for said in ["秤坏了", "第 2 份，为更正件", "企业评价：非常满意"] {
        assert!(newest.contains(said), "{said} is missing");
    }
}

#[tokio::test]
async fn who_may_not_know_the_firm_gets_no_paper() {
    let mut bench = prescribed().await;
    for who in ["乙", "王工", "周工"] {
        let told = bench.presses(who, "word:1").await;
        assert!(told.iter().all(|message| message.attachment.is_none()), "{who}: {told:?}");
        let told = bench.says(who, "处方笺 ZL-2026-00001").await;
        assert!(told.iter().all(|message| message.attachment.is_none()), "{who}: {told:?}");
    }
    assert!(!bench.data().join("attachments").exists());
    assert!(bench.presses("陈主任", "word:1").await[0].attachment.is_some());
}
