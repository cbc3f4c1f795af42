//! Erasing a person: nothing of them is left in any column of any table, nor in any file; every figure is the same.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use quality_clinic::conversation::incoming::{Address, ChannelName, Content, Incoming, Threads, Within};
use quality_clinic::desk::rounds::Rounds;
use quality_clinic::domain::attachment::{Attachment, AttachmentKind, Location};
use quality_clinic::domain::moment::Moment;
use quality_clinic::domain::statistic::{Period, Statistic, Table};
use quality_clinic::recount::differences;

use super::bench::{Bench, at, expert, office};
use super::recount::counted_twice;

/// Who is erased; what they and the house write holds the same four signs, which nothing else does.
const WHO: &str = "紫铜鸵鸟老板";
const PLANTED: [&str; 3] = ["紫铜鸵鸟", "13812345678", "91331022MA2A0B1C2D"];
const PERIODS: [&str; 4] = ["2026-11-24", "2026-11", "2026q4", "2026"];

/// Columns of text where no words of people can stand: codes, days, hashes, numbers and names that the house gave.
const HOLDS_NO_WORDS: &[&str] = &[
    "absence.from_day",
    "absence.to_day",
    "address.channel",
    "agenda.token_hash",
    "binding.code_hash",
    "chore.kind",
    "chore.turn",
    "consultant.part",
    "correction.became",
    "correction.was",
    "cursor.bot",
    "cursor.channel",
    "draft.department",
    "enterprise.industry",
    // Stays: figures are counted by it.
    "enterprise.town",
    "erased_ticket.mark",
    "erasure.cause",
    "erasure.mark",
    "expertise.department",
    "file_to_remove.beginning",
    "follow_up.outcome",
    "heard.message_ref",
    "hint.department",
    "hint.mark",
    // The house's own.
    "indicator_value.note",
    "inbox.channel",
    // Given by channels.
    "inbox.key",
    "inbox.set_aside",
    "intake.label",
    "invitation.code_hash",
    "invitation.departments",
    "outbox.deed",
    "outbox.error",
    "outbox.message_ref",
    "outbox.state",
    "outbox_part.message_ref",
    "person.language",
    // The house's own.
    "phrase.body",
    "phrase.department",
    "phrase.name",
    "question.alternatives",
    "question.articles",
    // Words of the library that were found in the question; they go with it.
    "question.because",
    "question.corrected_to",
    "question.department",
    "question.message_ref",
    "question.outcome",
    "question.urgency",
    "retention_run.rule",
    "roster.day",
    "roster.department",
    "said.message_ref",
    "said.place",
    "sequence.name",
    "sign_in.departments",
    "sign_in.token_hash",
    // Number and stage.
    "thread.title",
    "ticket.department",
    "ticket.merged_was",
    "ticket.referred_to",
    "ticket.stage",
    "ticket.urgency",
    // What a browser of the house calls itself.
    "web_session.agent",
    "web_session.token_hash",
];

async fn rounds(bench: &Bench) {
    Rounds::new(bench.desk.clone()).make(bench.now).await.expect("a round");
}

fn web(place: &str) -> Address {
    Address { channel: ChannelName::Web, place: place.to_owned() }
}

async fn types_on_page(bench: &mut Bench, place: &str, text: &str) {
    let content = Content::Text { text: text.to_owned() };
    let incoming = Incoming { from: web(place), ..bench.incoming(place, content) };
    bench.desk.receive(incoming).await.expect("received");
}

async fn says_in_group(bench: &mut Bench, who: &str, text: &str) {
    let within = Some(Within { place: "群".to_owned(), thread: None, threads: Threads::Many });
    let content = Content::Text { text: text.to_owned() };
    let incoming = Incoming { within, ..bench.incoming(who, content) };
    bench.desk.receive(incoming).await.expect("received");
}

/// What an expert has in a browser: typed words are kept for its page.
async fn desk_in_browser(bench: &Bench, who: &str, place: &'static str) {
    let (at, now) = (super::bench::address(who), bench.now);
    let write = bench.desk.store().write(move |tx| {
        let (_, person) = tx.address(&at)?.expect("known");
        tx.session_begin(place, place, person, "Firefox", now).map(drop)
    });
    write.await.expect("a session");
}

/// A case with everything that can happen in one, closed at the end.
async fn case() -> Bench {
    let mut bench = Bench::new();
    for (who, roles) in [
        ("李工", expert(&["metrology"])),
        ("王工", expert(&["metrology"])),
        ("周工", expert(&["trade"])),
        ("陈主任", office()),
    ] {
        bench.person(who, roles).await;
    }
    desk_in_browser(&bench, "李工", "desk-of-li").await;
    says_in_group(&mut bench, "陈主任", "/staffgroup").await;
    // Somebody else, of whom everything stays.
    bench.opens_ticket("乙").await;
    bench.says(WHO, "/phone 13812345678").await;
    bench.says(WHO, "/bind").await;
    let code = bench.written(WHO, 0).pop().expect("a code").text;
    let code: String = code.chars().filter(char::is_ascii_digit).take(6).collect();
    types_on_page(&mut bench, "page-of-the-firm", "您好，我是紫铜鸵鸟水产厂").await;
    types_on_page(&mut bench, "page-of-the-firm", &format!("/bind {code}")).await;
    for text in ["商标怎么注册，紫铜鸵鸟牌", "找专家", "紫铜鸵鸟三个字"] {
        types_on_page(&mut bench, "page-of-the-firm", text).await;
    }

    let asked = bench.incoming(WHO, Content::Text { text: "电子秤过期了还能用吗，紫铜鸵鸟牌".to_owned() });
    let question_ref = asked.message_ref.clone();
    bench.send(asked).await;
    for text in ["找专家", "紫铜鸵鸟台秤三十公斤", "直接挂号", "紫铜鸵鸟水产厂", "91331022MA2A0B1C2D", "直接挂号"]
    {
        bench.says(WHO, text).await;
    }
    let number = "ZL-2026-00002";
    assert_eq!(bench.word("SELECT name FROM enterprise"), "紫铜鸵鸟水产厂");
    let edited =
        Content::Edited { text: Some("电子秤过期了还能用吗，紫铜鸵鸟牌，三十公斤".to_owned()) };
    let edited = Incoming { message_ref: question_ref, ..bench.incoming(WHO, edited) };
    bench.send(edited).await;
    bench.says("王工", "/queue").await;
    bench.says("李工", &format!("接诊 {number}")).await;
    bench.says("李工", &format!("备注 {number}：紫铜鸵鸟欠费")).await;
    bench.says("李工", "/mine").await;
    types_on_page(&mut bench, "desk-of-li", &format!("答复 {number}：")).await;
    types_on_page(&mut bench, "desk-of-li", "请把紫铜鸵鸟牌台秤停用").await;
    fs::create_dir_all(bench.data().join("attachments")).expect("a folder");
    fs::write(bench.data().join("attachments/00ff.jpg"), "a photo of 紫铜鸵鸟").expect("a file");
    bench.says(WHO, &format!("补充 {number}")).await;
    let attachment = Attachment {
        kind: AttachmentKind::Photo,
        location: Location::Stored { name: "00ff.jpg".to_owned() },
        name: Some("紫铜鸵鸟.jpg".to_owned()),
        size: Some(9),
    };
    let sent = bench.incoming(WHO, Content::File { attachment, caption: Some("紫铜鸵鸟的照片".to_owned()) });
    bench.send(sent).await;
    bench.says("李工", &format!("退回 {number}：紫铜鸵鸟不归我")).await;
    bench.says("李工", &format!("接诊 {number}")).await;
    bench.says("李工", &format!("延期 {number} 3天 等紫铜鸵鸟的报告")).await;
    bench.presses("王工", "note:2").await;
    bench.presses("李工", "rx:2").await;
    for part in ["紫铜鸵鸟台秤过期", "没有送检", "停用紫铜鸵鸟", "紫铜鸵鸟的证书"] {
        bench.says("李工", part).await;
    }
    bench.presses("李工", "rxsend:2").await;
    bench.presses("李工", "rxfix:2").await;
    bench.presses("李工", "rxpart:2:cause").await;
    bench.says("李工", "紫铜鸵鸟没有送检").await;
    bench.presses("李工", "rxsend:2").await;
    bench.presses(WHO, "word:2").await;
    bench.presses(WHO, "rate:2:1").await;
    bench.says(WHO, "紫铜鸵鸟等得太久").await;
    bench.says("陈主任", "/ratings").await;
    bench.says("陈主任", &format!("已联系 {number} 紫铜鸵鸟说等太久")).await;
    bench.says("陈主任", &format!("已整改 {number}：给紫铜鸵鸟道歉")).await;
    bench.presses(WHO, "reopen:2").await;
    bench.says(WHO, "紫铜鸵鸟又不准了").await;
    bench.presses(WHO, "confirm:2").await;
    bench.says("陈主任", "/report 2026-11").await;
    bench.says("陈主任", "/people").await;
    bench.says(WHO, "/export").await;
    bench.says("王工", "// 问问紫铜鸵鸟水产厂").await;
    rounds(&bench).await;
    assert_eq!(bench.word("SELECT stage FROM ticket WHERE id = 2"), "closed");
    bench
}

/// Columns where anything that was planted stands: `table.column`.
fn columns_with(bench: &Bench, needles: &[&str]) -> BTreeSet<String> {
    let sql = bench.sql();
    columns(bench, "%")
        .into_iter()
        .filter(|(table, column)| {
            needles.iter().any(|needle| {
                let query = format!("SELECT COUNT(*) FROM \"{table}\" WHERE instr(CAST(\"{column}\" AS TEXT), ?1) > 0");
                sql.query_row(&query, [needle], |row| row.get::<_, i64>(0)).expect("a count") > 0
            })
        })
        .map(|(table, column)| format!("{table}.{column}"))
        .collect()
}

/// Every column whose type is like this.
fn columns(bench: &Bench, kind: &str) -> Vec<(String, String)> {
    let sql = bench.sql();
    let mut statement = sql
        .prepare(
            "SELECT m.name, c.name FROM sqlite_schema AS m, pragma_table_info(m.name) AS c
             WHERE m.type = 'table' AND c.type LIKE ?1",
        )
        .expect("a query");
    let rows = statement.query_map([kind], |row| Ok((row.get(0)?, row.get(1)?))).expect("rows");
    rows.collect::<Result<_, _>>().expect("columns")
}

/// Files below a folder that hold it, or are named by it.
fn files_with(folder: &Path, needle: &str) -> Vec<String> {
    let mut found = vec![];
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("readable").path();
        if path.is_dir() {
            found.extend(files_with(&path, needle));
            continue;
        }
        let bytes = fs::read(&path).expect("a file");
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        if name.contains(needle) {
            found.push(name.clone());
        }
        for (at, window) in bytes.windows(needle.len()).enumerate() {
            if window == needle.as_bytes() {
                let around = &bytes[at.saturating_sub(60)..(at + 60).min(bytes.len())];
                found.push(format!("{name} at {at}: {}", String::from_utf8_lossy(around)));
            }
        }
    }
    found
}

async fn tables(bench: &Bench, now: Moment) -> Vec<Table> {
    let frame = bench.frame_of_library();
    let read = bench.desk.store().read(move |tx| {
        let mut all = vec![];
        for code in PERIODS {
            let period = Period::from_code(code).expect("a period");
            for statistic in Statistic::ALL {
                all.push(tx.table(statistic, period, now, &frame)?);
            }
        }
        Ok(all)
    });
    read.await.expect("tables")
}

/// A new column of text is looked into here, or its reason not to stands in the list: otherwise an erasure could pass
/// it by.
#[tokio::test]
async fn what_was_planted_stands_in_every_column_where_words_can_stand() {
    let bench = case().await;
    let planted = columns_with(&bench, &PLANTED);
    let text: BTreeSet<String> =
        columns(&bench, "TEXT").into_iter().map(|(table, column)| format!("{table}.{column}")).collect();
    let neither: Vec<_> =
        text.iter().filter(|name| !planted.contains(*name) && !HOLDS_NO_WORDS.contains(&name.as_str())).collect();
    assert!(neither.is_empty(), "neither planted nor known to hold no words: {neither:#?}");
    let both: Vec<_> = HOLDS_NO_WORDS.iter().filter(|name| planted.contains(**name)).collect();
    assert!(both.is_empty(), "they hold words after all: {both:?}");
    let gone: Vec<_> = HOLDS_NO_WORDS.iter().filter(|name| !text.contains(**name)).collect();
    assert!(gone.is_empty(), "there are no such columns: {gone:?}");
}

#[tokio::test]
async fn after_an_erasure_nothing_is_left_in_any_column_or_file_and_no_figure_has_changed() {
    let mut bench = case().await;
    let now = bench.now;
    let before = tables(&bench, now).await;
    let others = bench.number(
        "SELECT COUNT(*) FROM question WHERE erased_ms IS NULL AND person_id IN
                               (SELECT id FROM person WHERE name = '乙')",
    );
    let told = bench.says(WHO, "/forget").await;
    assert!(told[0].text.contains("会删除") && told[0].text.contains("会留下"), "{}", told[0].text);
    let told = bench.says(WHO, "确认删除").await;
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].text.contains("已删除用户 "), "{}", told[0].text);
    rounds(&bench).await;

    assert_eq!(columns_with(&bench, &PLANTED[..]), columns_with(&bench, &[WHO]), "only the place for the last word");
    assert_eq!(columns_with(&bench, &[WHO]), BTreeSet::from(["address.place".to_owned()]));
    assert_eq!(bench.number("SELECT COUNT(*) FROM erasure WHERE log_ms IS NULL"), 0, "the log is emptied");
    assert_eq!(bench.number("SELECT COUNT(*) FROM file_to_remove"), 0, "the files are gone");
    for (before, after) in before.iter().zip(&tables(&bench, now).await) {
        assert_eq!(differences(before, after).0, [], "{:?} {:?}", before.statistic, before.period);
        assert_eq!(before.rows.len(), after.rows.len());
    }
    let (found, faults, cells) = counted_twice(&bench, &PERIODS, now).await;
    assert!(cells > 500, "{cells}");
    assert_eq!((found, faults), (vec![], vec![]));
    // What is somebody else's stays.
    let left = bench.number("SELECT COUNT(*) FROM question WHERE erased_ms IS NULL AND text LIKE '电子秤%'");
    assert_eq!((left, others), (1, 1));

    // The last word goes out; the bench has nobody who delivers.
    bench
        .sql()
        .execute_batch("UPDATE outbox SET state = 'sent', done_ms = created_ms WHERE state = 'waiting'")
        .expect("sent");
    // A day later the place of the last word is emptied too, and then nothing is left on the disk either.
    bench.now = at("2026-11-25T10:00");
    rounds(&bench).await;
    assert_eq!(columns_with(&bench, &PLANTED), BTreeSet::new());
    bench.now = at("2026-11-26T02:10");
    rounds(&bench).await;
    assert_eq!(bench.number("SELECT COUNT(*) FROM erasure WHERE file_ms IS NULL"), 0, "the file is written anew");
    let mut bytes = vec![];
    for needle in PLANTED {
        bytes.extend(files_with(&bench.data(), needle));
    }
    assert_eq!(bytes, Vec::<String>::new(), "no file holds it");
}

#[tokio::test]
async fn who_comes_again_is_somebody_new() {
    let mut bench = case().await;
    bench.says(WHO, "/forget").await;
    bench.presses(WHO, "forget!").await;
    assert!(bench.says(WHO, "我的咨询").await[0].text.contains("还没有"), "no ticket is theirs");
    bench.says(WHO, "电子秤过期了还能用吗").await;
    bench.now = at("2026-11-26T10:00");
    rounds(&bench).await;
    assert_eq!(bench.number("SELECT COUNT(*) FROM address WHERE place = '紫铜鸵鸟老板'"), 1, "they have begun anew");
    // Nobody writes to who was erased: not the follow-up, not a correction.
    let erased = "SELECT COUNT(*) FROM outbox AS o JOIN address AS a ON a.id = o.address_id
                  JOIN erasure AS e ON e.person_id = a.person_id WHERE o.created_ms > e.at_ms";
    bench.presses("李工", "rxfix:2").await;
    bench.presses("李工", "rxpart:2:cause").await;
    bench.says("李工", "秤坏了").await;
    bench.presses("李工", "rxsend:2").await;
    bench.now = at("2026-12-20T10:00");
    rounds(&bench).await;
    assert_eq!(bench.number(erased), 0);
}

#[tokio::test]
async fn nobody_is_erased_with_a_role_or_an_open_ticket_or_without_being_asked() {
    let mut bench = Bench::new();
    bench.person("李工", expert(&["metrology"])).await;
    assert!(bench.says("李工", "/forget").await[0].text.contains("专家"));
    assert!(bench.presses("李工", "forget!").await[0].text.contains("按钮"));
    bench.opens_ticket("甲").await;
    let told = bench.says("甲", "/forget").await;
    assert!(told[0].text.contains("ZL-2026-00001") && told[0].text.contains("撤回"), "{}", told[0].text);
    bench.says("甲", "撤回 ZL-2026-00001").await;
    bench.presses("甲", "withdraw!:1").await;
    bench.presses("甲", "forget!").await;
    assert_eq!(bench.number("SELECT COUNT(*) FROM erasure"), 0, "a button of old does nothing");
    bench.says("甲", "/forget").await;
    bench.says("甲", "取消").await;
    bench.presses("甲", "forget!").await;
    assert_eq!(bench.number("SELECT COUNT(*) FROM erasure"), 0, "it was taken back");
    bench.says("甲", "/forget").await;
    bench.says("甲", "删除").await;
    assert_eq!(bench.number("SELECT COUNT(*) FROM erasure"), 0, "one word is not enough");
    bench.says("甲", "/forget").await;
    bench.says("甲", "确认删除").await;
    assert_eq!(bench.number("SELECT COUNT(*) FROM erasure"), 1);
    assert_eq!(bench.number("SELECT COUNT(*) FROM erased_ticket"), 1);
}

/// The door in the append-only tables is as narrow as it says.
#[tokio::test]
async fn the_history_is_append_only_but_for_the_mark_of_an_erased_ticket() {
    let mut bench = case().await;
    let refused = |bench: &Bench, change: &str| {
        let done = bench.sql().execute_batch(change);
        let why = done.expect_err(change).to_string();
        assert!(why.contains("append-only") || why.contains("never taken back"), "{change}: {why}");
    };
    let reason = "UPDATE event SET what = json_set(what, '$.reason', '（已删除）')
                  WHERE ticket_id = 2 AND json_type(what, '$.reason') = 'text'";
    for change in [
        reason,
        "UPDATE edit SET body = '（已删除）'",
        "UPDATE prescription SET findings = '（已删除）'",
        "DELETE FROM event",
        "DELETE FROM edit",
        "DELETE FROM prescription",
    ] {
        refused(&bench, change);
    }
    bench.says(WHO, "/forget").await;
    bench.says(WHO, "确认删除").await;
    bench.sql().execute_batch(reason).expect("the mark again");
    for change in [
        "UPDATE event SET what = json_set(what, '$.reason', 'x') WHERE json_type(what, '$.reason') = 'text'",
        "UPDATE event SET what = json_set(what, '$.kind', 'withdrawn') WHERE ticket_id = 2 AND rev = 2",
        "UPDATE event SET what = '{\"kind\":\"withdrawn\"}' WHERE ticket_id = 2 AND rev = 2",
        "UPDATE event SET at_ms = at_ms + 1 WHERE ticket_id = 2",
        "UPDATE event SET actor_id = 1 WHERE ticket_id = 1",
        "UPDATE event SET what = json_set(what, '$.reason', '（已删除）') WHERE ticket_id = 1",
        "UPDATE edit SET body = 'x'",
        "UPDATE edit SET at_ms = 1",
        "UPDATE prescription SET findings = 'x'",
        "UPDATE prescription SET findings = NULL",
        "DELETE FROM event",
        "DELETE FROM erasure",
        "UPDATE erasure SET at_ms = 0",
        "DELETE FROM erased_ticket",
        "UPDATE erased_ticket SET mark = 'x'",
    ] {
        refused(&bench, change);
    }
}
