//! What is older than it is kept goes by itself, and no figure changes. The clock is invented.

use std::fs;
use std::time::{Duration, UNIX_EPOCH};

use quality_clinic::conversation::incoming::Content;
use quality_clinic::desk::rounds::Rounds;
use quality_clinic::domain::attachment::{Attachment, AttachmentKind, Location};
use quality_clinic::domain::moment::Moment;
use quality_clinic::domain::retention::Retention;
use quality_clinic::domain::rules::Rules;
use quality_clinic::domain::statistic::{Period, Statistic, Table};
use quality_clinic::recount::differences;

use super::bench::{Bench, at, expert, office};
use super::recount::counted_twice;

const DAY: i64 = 24 * 60;
const PERIODS: [&str; 2] = ["2026-11", "2026"];

/// A clinic that answered a question, closed a ticket with a photo, and has another open.
async fn clinic(rules: Rules) -> Bench {
    let mut bench = Bench::with_rules(rules);
    bench.person("李工", expert(&["metrology"])).await;
    bench.person("陈主任", office()).await;
    bench.says("甲", "电子秤过期了还能用吗").await;
    bench.opens_ticket("乙").await;
    fs::create_dir_all(bench.data().join("attachments")).expect("a folder");
    for name in ["00ff.jpg", "report-2026-10-office-2-zh-CN-xlsx"] {
        fs::write(bench.data().join("attachments").join(name), "bytes").expect("a file");
    }
    bench.says("乙", "补充 ZL-2026-00001").await;
    let attachment = Attachment {
        kind: AttachmentKind::Photo,
        location: Location::Stored { name: "00ff.jpg".to_owned() },
        name: None,
        size: Some(5),
    };
    let photo = bench.incoming("乙", Content::File { attachment, caption: None });
    bench.send(photo).await;
    bench.says("李工", "接诊 ZL-2026-00001").await;
    bench.says("李工", "答复 ZL-2026-00001：可以").await;
    bench.says("乙", "已解决 ZL-2026-00001").await;
    bench.opens_ticket("丙").await;
    bench.sql().execute_batch("UPDATE outbox SET state = 'sent', done_ms = created_ms").expect("delivered");
    bench
}

/// Makes the rounds of a night, until there is nothing left to do.
async fn night(bench: &Bench, now: Moment) {
    let mut rounds = Rounds::new(bench.desk.clone());
    for _ in 0..4 {
        rounds.make(now).await.expect("a round");
    }
}

/// The night after so many days.
fn after(days: i64) -> Moment {
    at("2026-11-24T02:30").plus_minutes(days * DAY)
}

async fn tables(bench: &Bench, now: Moment) -> Vec<Table> {
    let frame = bench.frame_of_library();
    let read = bench.desk.store().read(move |tx| {
        let all = PERIODS.iter().flat_map(|code| Statistic::ALL.map(|statistic| (*code, statistic)));
        all.map(|(code, statistic)| tx.table(statistic, Period::from_code(code).expect("a period"), now, &frame))
            .collect::<Result<Vec<_>, _>>()
    });
    read.await.expect("tables")
}

async fn check_figures(bench: &Bench, now: Moment, before: &[Table]) {
    for (before, after) in before.iter().zip(&tables(bench, now).await) {
        assert_eq!(differences(before, after).0, [], "{:?} {:?}", before.statistic, before.period);
    }
    let (found, faults, _) = counted_twice(bench, &PERIODS, now).await;
    assert_eq!((found, faults), (vec![], vec![]));
}

#[tokio::test]
async fn each_kind_goes_when_its_days_are_over_and_every_figure_stays() {
    let bench = clinic(Rules::default()).await;
    // Nothing that happens later is counted then: the reminders of the open ticket are steps, too.
    let end = at("2032-01-01T12:00");
    let before = tables(&bench, end).await;
    let count = |sql: &str| bench.number(sql);
    let received = "SELECT COUNT(*) FROM inbox";
    let said = "SELECT COUNT(*) FROM outbox AS o LEFT JOIN ticket AS t ON t.id = o.ticket_id
                WHERE o.wiped_ms IS NOT NULL AND coalesce(t.stage, '') <> 'queued'";
    let words = "SELECT COUNT(*) FROM question WHERE erased_ms IS NOT NULL";
    let files = "SELECT COUNT(*) FROM attachment";
    let people = "SELECT COUNT(*) FROM erasure WHERE cause = 'kept_long_enough'";
    let found = |bench: &Bench| [received, said, words, files, people].map(|sql| bench.number(sql));

    let old = found(&bench);
    assert!(old[0] > 10 && old[1..] == [0, 0, 1, 0], "{old:?}");
    night(&bench, after(1)).await;
    assert_eq!(found(&bench), old, "nothing is old");
    night(&bench, after(3)).await;
    assert_eq!(found(&bench)[0], 0, "what came in is not kept");
    night(&bench, after(180)).await;
    assert_eq!(found(&bench)[1], 0);
    night(&bench, after(181)).await;
    assert!(found(&bench)[1] > 0 && found(&bench)[2] == 0, "{:?}", found(&bench));
    let open = count(
        "SELECT COUNT(*) FROM outbox AS o JOIN ticket AS t ON t.id = o.ticket_id
                      WHERE t.stage = 'queued' AND o.wiped_ms IS NOT NULL",
    );
    assert_eq!(open, 0, "what is said on an open ticket is kept");
    night(&bench, after(731)).await;
    assert_eq!(found(&bench)[2], 1, "the question without a ticket");
    assert_eq!(bench.word("SELECT text FROM question ORDER BY id LIMIT 1"), "（已过保存期）");
    assert!(bench.data().join("attachments/00ff.jpg").exists());
    night(&bench, after(1_096)).await;
    assert_eq!(found(&bench)[3..], [0, 2], "the photo, and who is gone; not who has something open");
    assert!(!bench.data().join("attachments/00ff.jpg").exists());
    assert_eq!(count("SELECT COUNT(*) FROM person WHERE name IN ('甲', '乙')"), 0);
    assert_eq!(count("SELECT COUNT(*) FROM person WHERE name IN ('丙', '李工', '陈主任')"), 3);
    assert_eq!(count("SELECT COUNT(*) FROM message WHERE body = '可以'"), 0);
    check_figures(&bench, end, &before).await;
}

#[tokio::test]
async fn what_is_set_to_be_kept_for_good_is_kept() {
    let retention = Retention { talk: None, questions: None, files: None, made_files: None, clients: None };
    let bench = clinic(Rules { retention, ..Rules::default() }).await;
    night(&bench, after(3_000)).await;
    assert_eq!(bench.number("SELECT COUNT(*) FROM outbox WHERE wiped_ms IS NOT NULL"), 0);
    assert_eq!(bench.number("SELECT COUNT(*) FROM question WHERE erased_ms IS NOT NULL"), 0);
    assert_eq!(bench.number("SELECT COUNT(*) FROM attachment"), 1);
    assert_eq!(bench.number("SELECT COUNT(*) FROM erasure"), 0);
    assert_eq!(bench.number("SELECT COUNT(*) FROM inbox"), 0, "what came in is never kept");
    assert_eq!(bench.number("SELECT COUNT(DISTINCT rule) FROM retention_run"), 2);
}

#[tokio::test]
async fn a_rule_is_followed_once_a_night_some_rows_at_a_time_and_the_office_reads_when() {
    let mut bench = clinic(Rules::default()).await;
    bench
        .sql()
        .execute_batch(
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION SELECT i + 1 FROM n WHERE i < 1200)
             INSERT INTO inbox (channel, key, place, payload, at_ms, done_ms) SELECT 'terminal', 'n' || i, 'x', '{}', 1, 1
             FROM n",
        )
        .expect("many rows");
    bench.now = at("2026-11-24T12:00");
    let mut rounds = Rounds::new(bench.desk.clone());
    let left = |bench: &Bench| bench.number("SELECT COUNT(*) FROM inbox WHERE at_ms = 1");
    rounds.make(bench.now).await.expect("a round");
    assert_eq!(left(&bench), 700, "others get in between");
    assert_eq!(bench.number("SELECT COUNT(*) FROM retention_run WHERE done_ms IS NULL"), 1);
    let told = bench.says("陈主任", "/privacy").await;
    assert!(told[0].text.contains("已清理 500 条，还没做完"), "{}", told[0].text);
    for _ in 0..3 {
        rounds.make(bench.now).await.expect("a round");
    }
    assert_eq!(left(&bench), 0);
    assert_eq!(bench.number("SELECT subjects FROM retention_run WHERE rule = 'received'"), 1_200);
    assert_eq!(bench.number("SELECT COUNT(*) FROM retention_run"), 7, "once each");
    rounds.make(at("2026-11-25T01:59")).await.expect("a round");
    assert_eq!(bench.number("SELECT COUNT(*) FROM retention_run"), 7, "the night has not begun");
    rounds.make(at("2026-11-25T02:00")).await.expect("a round");
    assert_eq!(bench.number("SELECT COUNT(*) FROM retention_run"), 14);
    let told = bench.says("陈主任", "/privacy").await;
    for words in ["隐私与留存", "收到的原始消息：2 天；11月25日 02:00 清理 0 条", "本人要求 0 位"]
    {
        assert!(told[0].text.contains(words), "{words} in {}", told[0].text);
    }
    let told = bench.says("甲", "/privacy").await;
    assert!(told[0].text.contains("聊天记录（未结咨询单的除外） 180 天"), "{}", told[0].text);
    assert!(!told[0].text.contains("清理"), "runs are the office's: {}", told[0].text);
}

/// Reports are made again by who needs them; what people sent is none of them.
#[tokio::test]
async fn files_that_the_program_made_go_after_their_days() {
    let bench = clinic(Rules::default()).await;
    let folder = bench.data().join("attachments");
    let now = at("2026-11-25T02:30");
    let written = |name: &str, days: u64| {
        let file = fs::File::options().write(true).open(folder.join(name)).expect("a file");
        let at = u64::try_from(now.0).expect("after 1970") / 1000 - days * 24 * 3600;
        file.set_modified(UNIX_EPOCH + Duration::from_secs(at)).expect("an age");
    };
    let report = "report-2026-10-office-2-zh-CN-xlsx";
    written(report, 29);
    written("00ff.jpg", 900);
    night(&bench, now).await;
    assert!(folder.join(report).exists());
    written(report, 31);
    night(&bench, at("2026-11-26T02:30")).await;
    assert!(!folder.join(report).exists());
    assert!(folder.join("00ff.jpg").exists(), "somebody sent it");
}
