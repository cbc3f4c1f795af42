//! The program as people start it: its words, its exit codes, several of it on one database.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command as Process, Stdio};

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;

mod backup;

/// The articles of the stories: few, so that a start takes a moment.
const ARTICLES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/stories/library");
/// The data files beside the articles.
const KNOWLEDGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/knowledge");
/// What must not stray in from the machine that runs the tests.
const OUR_VARIABLES: &[&str] = &[
    "CLINIC_CONFIG",
    "CLINIC_DATA",
    "CLINIC_KNOWLEDGE",
    "CLINIC_OFFICE_NAME",
    "CLINIC_WORKING_HOURS",
    "CLINIC_INVITATION_HOURS",
    "CLINIC_OPEN_TICKETS",
    "CLINIC_CLAIM_LAPSES_HOURS",
    "CLINIC_WARN_MINUTES",
    "CLINIC_BACKUP_FOLDER",
    "CLINIC_BACKUP_KEEP",
    "TELOXIDE_TOKEN",
    "TELOXIDE_API_URL",
    "TELOXIDE_PROXY",
    "RUST_LOG",
];

/// What a run left behind.
struct Ran {
    code: Option<i32>,
    out: String,
    err: String,
}

fn program(data: &Path) -> Process {
    let mut process = Process::new(assert_cmd::cargo::cargo_bin!("quality-clinic"));
    for variable in OUR_VARIABLES {
        process.env_remove(variable);
    }
    process.current_dir(data).args(["--data", "clinic", "--knowledge", "knowledge"]);
    process
}

fn run(data: &TempDir, arguments: &[&str], input: &str) -> Ran {
    let mut command = Command::from_std(program(data.path()));
    let output = command.args(arguments).write_stdin(input.to_owned()).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Ran { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
}

/// A folder to start in, with a small library.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let knowledge = folder.path().join("knowledge");
    copy(Path::new(ARTICLES), &knowledge);
    copy(&Path::new(KNOWLEDGE).join("calendar"), &knowledge.join("calendar"));
    for entry in fs::read_dir(KNOWLEDGE).unwrap().map(Result::unwrap).filter(|entry| entry.path().is_file()) {
        fs::copy(entry.path(), knowledge.join(entry.file_name())).unwrap();
    }
    folder
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

#[test]
fn help_is_data_and_misuse_is_told_apart_from_failure() {
    let data = folder();
    let help = run(&data, &["--help"], "");
    assert_eq!((help.code, help.err.as_str()), (Some(0), ""));
    assert!(help.out.contains("quality-clinic chat --as expert"), "{}", help.out);
    for misuse in [
        &["no-such-command"] as &[&str],
        &["ask"],
        &["ask", "问题", "--json"],
        &["chat", "--department", "quality"],
        &["chat", "--as", "expert", "--department", "no-such"],
        &["chat", "--name", " "],
        &["invite", "--role", "expert"],
        &["invite", "--role", "office", "--department", "quality"],
        &["invite", "--role", "office", "--valid", "0"],
    ] {
        let ran = run(&data, misuse, "");
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{misuse:?}");
        assert!(!ran.err.is_empty(), "{misuse:?} says why");
    }
}

#[test]
fn all_wrong_settings_are_named_at_once_without_their_values() {
    let data = folder();
    fs::write(data.path().join("clinic.toml"), "colour = 1\n[telegram]\ntoken = \"hidden-part\"\n").unwrap();
    let mut process = program(data.path());
    process.env("CLINIC_INVITATION_HOURS", "soon");
    let output = process.arg("serve").output().unwrap();
    let err = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2));
    for named in ["clinic.toml 第 1 行", "clinic.toml 第 3 行", "CLINIC_INVITATION_HOURS"] {
        assert!(err.contains(named), "{named} in {err}");
    }
    assert!(!err.contains("hidden-part"), "{err}");
}

#[test]
fn ask_answers_each_line_with_the_promised_keys_and_writes_nothing() {
    let data = folder();
    let input = "{\"id\":\"a\",\"text\":\"企业标准要备案吗\"}\n{\"id\":7,\"text\":\"\"}\nnot json\n{\"text\":\"x\"}\n\
                 {\"id\":\"b\",\"text\":\"\\\"((( AND title:*\"}";
    let ran = run(&data, &["ask", "--json"], input);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let lines: Vec<Value> = ran.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let keys = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>().join(" ");
    let answered = "alternatives answer because citations confidence department id outcome urgency";
    let found: Vec<String> = lines.iter().map(keys).collect();
    assert_eq!(found, [answered, answered, "error", "error", answered]);
    assert_eq!((&lines[1]["outcome"], &lines[1]["citations"]), (&"no_evidence".into(), &Value::Array(vec![])));
    assert_eq!(lines[0]["department"], "standards");
    assert_eq!(lines[0]["outcome"], "answered");
    assert_eq!(keys(&lines[0]["citations"][0]), "article excerpt section standard status url");
    assert_eq!(lines[1]["id"], 7);
    assert!(!data.path().join("clinic").exists(), "nothing is written");
}

#[test]
fn a_standard_is_found_in_any_spelling_and_an_unknown_one_is_a_failure() {
    let data = folder();
    let missing = run(&data, &["standard", "GB/T 99999-2099", "--json"], "");
    assert_eq!((missing.code, missing.out.trim()), (Some(1), "[]"));
    let register = fs::read_to_string(Path::new(KNOWLEDGE).join("standards.toml")).unwrap();
    let number = register.lines().find_map(|line| line.strip_prefix("number = \"")?.strip_suffix('"')).unwrap();
    let spelled = number.to_lowercase().replace(['/', ' '], "");
    let found = run(&data, &["standard", &spelled, "--json"], "");
    let rows: Value = serde_json::from_str(&found.out).unwrap();
    assert_eq!((found.code, rows[0]["number"].as_str()), (Some(0), Some(number)), "{spelled}");
}

#[test]
fn an_invitation_is_printed_alone_and_works_once() {
    let data = folder();
    let invited = run(&data, &["invite", "--role", "expert", "--department", "certification"], "");
    assert_eq!(invited.code, Some(0), "{}", invited.err);
    let code = invited.out.trim_end();
    assert_eq!((code.len(), invited.out.lines().count()), (19, 1), "{code}");
    let start = format!("/start {code}\n/queue\n");
    let first = run(&data, &["chat", "--name", "王工"], &start);
    let second = run(&data, &["chat", "--name", "李工"], &start);
    assert_eq!((first.code, second.code), (Some(0), Some(0)));
    let queue = |ran: &Ran| ran.out.split("> /queue").nth(1).unwrap().to_owned();
    assert_ne!(queue(&first), queue(&second), "only the first has become an expert");
}

#[test]
fn drafts_are_checked_like_the_library_and_by_themselves() {
    let data = folder();
    let none = run(&data, &["knowledge", "check", "--drafts"], "");
    assert_eq!((none.code, none.out.as_str()), (Some(0), ""));
    assert!(none.err.contains("还没有草稿"), "{}", none.err);
    let drafts = data.path().join("clinic/drafts/metrology");
    fs::create_dir_all(&drafts).unwrap();
    fs::write(drafts.join("case-2026-1.md"), "+++\nid = \"case-2026-1\"\n+++\n").unwrap();
    let broken = run(&data, &["knowledge", "check", "--drafts"], "");
    assert_eq!(broken.code, Some(1), "{}", broken.err);
    assert!(broken.out.lines().all(|line| line.starts_with("drafts/metrology/case-2026-1.md")), "{}", broken.out);
    let library = run(&data, &["knowledge", "check"], "");
    assert!(!library.out.contains("case-2026-1"), "drafts are no part of the library: {}", library.out);
}

#[test]
fn people_at_several_terminals_share_one_clinic() {
    let data = folder();
    let input = "企业标准要备案吗\n找专家\n直接挂号\n三门某某橡胶厂\n直接挂号\n";
    let client = run(&data, &["chat"], input);
    assert!(client.out.contains("ZL-20"), "a ticket is opened: {}", client.out);
    let expert = run(&data, &["chat", "--as", "expert", "--name", "王工"], "/queue\n1\n1\n");
    assert!(expert.out.contains("企业标准要备案吗"), "the expert sees the question: {}", expert.out);
    let later = run(&data, &["chat"], "");
    assert!(later.out.contains("王工"), "the client is told who has it: {}", later.out);
}

/// The real renderer at the other end of the chat; a machine without a Chinese font gets the tables alone.
#[test]
fn figures_come_with_a_real_picture_where_the_machine_has_a_chinese_font() {
    let data = folder();
    run(&data, &["chat"], "企业标准要备案吗\n找专家\n直接挂号\n三门某某橡胶厂\n直接挂号\n");
    let office = run(&data, &["chat", "--as", "office"], "/stats\n");
    assert!(office.out.contains("总览 · "), "{}", office.out);
    let pictures = fs::read_dir(data.path().join("clinic/attachments")).map(|files| files.count()).unwrap_or_default();
    let has_font = quality_clinic::picture::has_chinese_font();
    assert_eq!((pictures, office.out.contains("按科室.png")), (usize::from(has_font), has_font), "{}", office.out);
}

#[test]
fn figures_are_recounted_from_the_history_and_a_change_behind_the_back_is_told() {
    let data = folder();
    run(&data, &["chat"], "企业标准要备案吗\n找专家\n直接挂号\n三门某某橡胶厂\n直接挂号\n");
    let sound = run(&data, &["recount"], "");
    assert_eq!(sound.code, Some(0), "{}{}", sound.out, sound.err);
    assert!(sound.out.contains("1 张咨询单的 1 条经过") && sound.out.contains("全部一致"), "{}", sound.out);
    let file = data.path().join("clinic/clinic.db");
    let sql = rusqlite::Connection::open(file).unwrap();
    sql.execute_batch("UPDATE ticket SET department = 'trade', rev = rev + 1").unwrap();
    let changed = run(&data, &["recount"], "");
    assert_eq!(changed.code, Some(1));
    for said in ["所在科室与经过不符", "按科室 · ", "标准研制 / 挂号：统计 0，复核 1", "不一致"]
    {
        assert!(changed.out.contains(said), "{said}: {}", changed.out);
    }
    let other = run(&data, &["recount", "--month", "2020年1月"], "");
    assert!(other.out.contains("复核了 1 个月"), "{}", other.out);
    let wrong = run(&data, &["recount", "--month", "十月"], "");
    assert_eq!(wrong.code, Some(2));
    assert!(wrong.err.contains("请写成 2026-10"), "{}", wrong.err);
}

#[test]
fn a_service_says_what_is_on_refuses_a_second_and_stops_when_told() {
    let data = folder();
    let mut first = program(data.path()).arg("serve").stderr(Stdio::piped()).spawn().unwrap();
    let mut lines = BufReader::new(first.stderr.take().unwrap()).lines().map(Result::unwrap);
    let mut said = vec![];
    while !said.iter().any(|line: &String| line.starts_with("Telegram：未开启")) {
        said.push(lines.next().unwrap_or_else(|| panic!("it ended: {said:?}")));
    }
    assert!(said.iter().any(|line| line.contains("已启动")), "{said:?}");
    let second = run(&data, &["serve"], "");
    assert_eq!(second.code, Some(1));
    assert!(second.err.contains(&format!("进程 {}", first.id())), "{}", second.err);
    let killed = Process::new("kill").args(["-TERM", &first.id().to_string()]).status().unwrap();
    assert!(killed.success());
    assert_eq!(first.wait().unwrap().code(), Some(0));
    assert!(lines.last().unwrap().contains("已停止"));
}

#[test]
fn what_cannot_be_used_is_named_in_words() {
    let data = folder();
    fs::create_dir(data.path().join("clinic")).unwrap();
    fs::write(data.path().join("clinic/clinic.db"), "no database at all ".repeat(99)).unwrap();
    let broken = run(&data, &["chat"], "");
    assert_eq!(broken.code, Some(1));
    assert!(broken.err.contains("出错了"), "{}", broken.err);
    fs::remove_dir_all(data.path().join("knowledge")).unwrap();
    let missing = run(&data, &["ask", "问题"], "");
    assert_eq!(missing.code, Some(1));
    assert!(missing.err.contains("没有知识库目录 knowledge"), "{}", missing.err);
}

#[test]
fn a_holiday_notice_is_imported_and_a_broken_one_changes_nothing() {
    let data = folder();
    let notice = |days: &str| format!("{{\"year\": 2027, \"papers\": [],\n\"days\": [\n{days}]}}");
    let day = |date: &str, off| format!("{{\"name\": \"元旦\", \"date\": \"{date}\", \"isOffDay\": {off}}}");
    let file = data.path().join("next.json");
    for (text, why) in [
        (
            notice(&format!("{},\n{}", day("2027-01-01", true), day("2027-01-01", true))),
            "第 4 行：date 2027-01-01 写了两次",
        ),
        (notice(&day("2025-05-01", true)), "第 3 行：date 2025-05-01 不属于这一年"),
        (notice(""), "days 里一天也没有"),
        (notice("{\"name\": \"元旦\"}"), "第 3 行：读不懂"),
    ] {
        fs::write(&file, text).unwrap();
        let ran = run(&data, &["calendar", "import", "next.json"], "");
        assert_eq!((ran.code, ran.out.as_str()), (Some(1), ""), "{}", ran.err);
        assert!(ran.err.contains(why), "{}", ran.err);
    }
    assert_eq!(run(&data, &["calendar", "import", "nowhere.json"], "").code, Some(1));
    assert!(!run(&data, &["calendar", "show"], "").out.contains("2027"), "nothing was written");
    fs::write(&file, notice(&format!("{},\n{}", day("2027-01-01", true), day("2027-01-02", false)))).unwrap();
    let ran = run(&data, &["calendar", "import", "next.json"], "");
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert_eq!(ran.out, "2027 年：放假 1 天，调休上班 1 天\n  元旦：放假 01-01；上班 01-02\n");
    assert!(ran.err.contains("2027 年的放假安排已导入"), "{}", ran.err);
    let again = run(&data, &["calendar", "import", "next.json"], "");
    assert!(again.err.contains("与原来的相同"), "{}", again.err);
    let shown = run(&data, &["calendar", "show"], "").out;
    assert!(shown.contains("2026 年：") && shown.contains("2027 年："), "{shown}");
}

#[test]
fn a_demonstration_is_made_once_the_same_from_the_same_seed_and_never_over_real_data() {
    let folder = folder();
    let days = ["--until", "2026-11-05", "--months", "1"];
    let demo = |data: &str, more: &[&str]| {
        let arguments: Vec<&str> = [&["--data", data, "demo"], &days[..], more].concat();
        let mut process = Process::new(assert_cmd::cargo::cargo_bin!("quality-clinic"));
        process.current_dir(folder.path()).args(["--knowledge", "knowledge"]).args(arguments);
        let output = process.output().unwrap();
        (output.status.code(), String::from_utf8(output.stderr).unwrap())
    };
    let (code, told) = demo("one", &[]);
    assert_eq!(code, Some(0), "{told}");
    assert!(told.contains("演示数据做好了") && told.contains("--data one serve"), "{told}");
    let counts = |data: &str| -> Vec<String> {
        let sql = rusqlite::Connection::open(folder.path().join(data).join("clinic.db")).unwrap();
        let query = "SELECT t.id || t.stage || t.department || (SELECT group_concat(e.what ->> 'kind' || e.at_ms)
                     FROM event AS e WHERE e.ticket_id = t.id) FROM ticket AS t ORDER BY t.id";
        let mut statement = sql.prepare(query).unwrap();
        statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
    };
    assert!(counts("one").len() > 3, "{:?}", counts("one"));
    assert_eq!(demo("two", &[]).0, Some(0));
    assert_eq!(counts("one"), counts("two"));
    let mut report = Process::new(assert_cmd::cargo::cargo_bin!("quality-clinic"));
    report.current_dir(folder.path()).args(["--knowledge", "knowledge", "--data", "one", "report", "2026-10"]);
    let made = String::from_utf8(report.args(["-o", "out"]).output().unwrap().stdout).unwrap();
    assert_eq!(made.matches("（演示数据）.csv").count(), 2, "{made}");
    let (code, told) = demo("one", &["--seed", "7"]);
    assert_eq!(code, Some(1));
    assert!(told.contains("已经有数据，没有动它"), "{told}");
    let real = run(&folder, &["invite", "--role", "office"], "");
    assert_eq!(real.code, Some(0), "{}", real.err);
    assert_eq!(demo("clinic", &[]).0, Some(1), "one invitation is enough to be real");
}
