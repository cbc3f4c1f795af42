//! Reports are read back, each form by a reader of its own, and compared with the tables.

use std::collections::BTreeMap;
use std::fs;
use std::io::Cursor;
use std::path::PathBuf;

use calamine::{Data, Reader, Xlsx};
use quality_clinic::domain::department::Departments;
use quality_clinic::domain::person::Language;
use quality_clinic::domain::statistic::{Audience, Cell, Period, Statistic, Table};
use quality_clinic::speech::message::Message;
use quality_clinic::speech::words::Voice;
use quality_clinic::speech::{figures, report};

use super::bench::{Bench, at, expert, office};
use super::figures::scenario;

/// What is typed as a firm's name by somebody who means no good.
const FORMULA: &str = "=HYPERLINK(\"http://x\",\"点我\")";

/// The scenario of the figures with a firm of a bad name, a trade secret, and the office at the desk.
async fn told() -> Bench {
    let mut bench = scenario().await;
    bench.person("陈主任", office()).await;
    bench.person("量工", expert(&["metrology"])).await;
    bench.now = at("2026-11-26T09:00");
    for (client, firm) in [("己", FORMULA), ("庚", "三门秘方厂")] {
        bench.says(client, "电子秤过期了还能用吗").await;
        bench.says(client, "找专家").await;
        bench.says(client, "直接挂号").await;
        bench.says(client, firm).await;
        bench.says(client, "直接挂号").await;
    }
    bench.presses("庚", "secret:6").await;
    bench.now = at("2026-11-26T12:00");
    bench
}

/// The stored files that messages carry, by their ending.
fn attached(bench: &Bench, told: &[Message]) -> BTreeMap<String, Vec<u8>> {
    let folder: PathBuf = bench.data().join("attachments");
    let files = told.iter().filter_map(|message| message.attachment.as_ref()).map(|attachment| {
        let quality_clinic::domain::attachment::Location::Stored { name } = &attachment.location else {
            panic!("{attachment:?}")
        };
        let shown = attachment.name.clone().expect("a name for people");
        (shown, fs::read(folder.join(name)).expect("the file"))
    });
    files.collect()
}

async fn tables(bench: &Bench, period: Period) -> Vec<Table> {
    let (frame, now) = (bench.frame_of_library(), bench.now);
    let read = bench
        .desk
        .store()
        .read(move |tx| Statistic::ALL.into_iter().map(|statistic| tx.table(statistic, period, now, &frame)).collect());
    read.await.expect("tables")
}

/// A cell of Excel as the number or words it shows.
fn shown(data: Option<&Data>) -> String {
    match data {
        None | Some(Data::Empty) => String::new(),
        Some(Data::String(text)) => text.clone(),
        Some(Data::Float(number)) => format!("{number:.6}"),
        Some(Data::Int(number)) => format!("{number}.000000"),
        Some(Data::DateTime(time)) => format!("{:.6}", time.as_f64()),
        Some(other) => panic!("{other:?}"),
    }
}

/// The same of a cell of a table.
fn expected(voice: Voice<'_>, cell: &Cell) -> String {
    match cell {
        Cell::WorkingMinutes(_) => format!("{:.6}", cell.number().expect("minutes") / 1440.0),
        Cell::Count(_) | Cell::Share { .. } | Cell::Decimal(_) => format!("{:.6}", cell.number().expect("a number")),
        other => figures::cell(voice, other),
    }
}

#[tokio::test]
async fn the_files_of_a_chat_hold_what_the_tables_hold() {
    let mut bench = told().await;
    let told = bench.says("陈主任", "/report 2026-11").await;
    let files = attached(&bench, &told);
    let names: Vec<&str> = files.keys().map(String::as_str).collect();
    assert_eq!(
        names,
        [
            "质量医院服务月报-2026-11-台账.csv",
            "质量医院服务月报-2026-11-汇总.csv",
            "质量医院服务月报-2026-11.docx",
            "质量医院服务月报-2026-11.xlsx"
        ]
    );
    let tables = tables(&bench, Period::this_month(bench.now)).await;
    let guide = bench.desk.guide();
    let voice = Voice { language: Language::Chinese, departments: guide.departments(), now: bench.now, calendar: None };

    let bytes = files["质量医院服务月报-2026-11.xlsx"].clone();
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
    assert_eq!(book.sheet_names(), ["汇总", "台账", "规划指标", "统计口径"]);
    let sheet = book.worksheet_range("汇总").expect("the summary");
    let rows: Vec<Vec<String>> = (0..sheet.end().expect("rows").0 + 1)
        .map(|r| (0..20).map(|c| shown(sheet.get_value((r, c)))).collect())
        .collect();
    let mut compared = 0;
    for table in &tables {
        let title = figures::title(voice, table);
        let begins = rows.iter().position(|row| row[0] == title).unwrap_or_else(|| panic!("{title}"));
        for (row, found) in table.rows.iter().zip(&rows[begins + 2..]) {
            for (cell, found) in row.iter().zip(found) {
                assert_eq!(*found, expected(voice, cell), "{title}: {row:?}");
                compared += 1;
            }
        }
        let below = &rows[begins + 2 + table.rows.len()][0];
        assert!(below.starts_with("口径："), "{title} says what it counts: {below}");
    }
    assert!(compared > 300, "{compared} cells");
    let definitions = book.worksheet_range("统计口径").expect("the definitions");
    assert!(definitions.rows().any(|row| row[0] == Data::String("响应率".to_owned())));

    let csv = String::from_utf8(files["质量医院服务月报-2026-11-汇总.csv"].clone()).expect("UTF-8");
    let csv = csv.strip_prefix('\u{feff}').expect("a byte order mark");
    assert_eq!(csv.matches('\n').count(), csv.matches("\r\n").count(), "CR LF everywhere");
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let lines: Vec<csv::StringRecord> = reader.records().collect::<Result<_, _>>().expect("records");
    let values: usize = tables
        .iter()
        .map(|table| table.rows.iter().map(|row| row.iter().filter(|cell| !cell.is_label()).count()).sum::<usize>())
        .sum();
    assert_eq!(lines.len(), values, "a line for each value");
    let line = lines.iter().find(|line| line[0].starts_with("总览") && &line[2] == "数量" && &line[1] == "响应率");
    let line = line.expect("the rate");
    assert_eq!((&line[3], &line[4], &line[5], &line[6]), ("75.0", "%", "3", "4"));

    let document = docx_rs::read_docx(&files["质量医院服务月报-2026-11.docx"]).expect("a Word file");
    let text = document.json();
    for said in [
        "质量医院服务月报",
        "（2026年11月）",
        "一、总体情况",
        "（一）按科室",
        "75.0%",
        "三门县质量医院",
        "2026年11月26日",
    ] {
        assert!(text.contains(said), "{said} is missing");
    }
}

#[tokio::test]
async fn the_ledger_has_a_row_for_each_ticket_hides_secrets_and_runs_nothing() {
    let mut bench = told().await;
    let told = bench.says("陈主任", "/report 2026-11").await;
    let files = attached(&bench, &told);
    let csv = String::from_utf8(files["质量医院服务月报-2026-11-台账.csv"].clone()).expect("UTF-8");
    let mut reader = csv::Reader::from_reader(csv.trim_start_matches('\u{feff}').as_bytes());
    let lines: Vec<csv::StringRecord> = reader.records().collect::<Result<_, _>>().expect("records");
    assert_eq!(lines.len(), 6);
    assert_eq!(&lines[4][3], format!("'{FORMULA}"), "no formula");
    assert_eq!((&lines[5][3], &lines[5][7]), ("（商业秘密）", "（商业秘密）"));
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(files["质量医院服务月报-2026-11.xlsx"].clone())).expect("a workbook");
    let ledger = book.worksheet_range("台账").expect("the ledger");
    assert_eq!(ledger.rows().count(), 7);
    assert_eq!(ledger.get_value((5, 3)), Some(&Data::String(FORMULA.to_owned())), "text, as it was typed");
    assert_eq!(book.worksheet_formula("台账").expect("formulas").rows().flatten().filter(|f| !f.is_empty()).count(), 0);
    for (name, bytes) in &files {
        let whole = String::from_utf8_lossy(bytes);
        assert!(!whole.contains("三门秘方厂"), "{name} tells the secret");
    }
    // Who keeps the secret sees it in their own file, and nobody else's changes.
    bench.presses("陈主任", "confide:6").await;
    let told = bench.says("陈主任", "/report 2026-11").await;
    let files = attached(&bench, &told);
    assert!(String::from_utf8_lossy(&files["质量医院服务月报-2026-11-台账.csv"]).contains("三门秘方厂"));
}

#[tokio::test]
async fn what_leaves_the_office_is_masked_and_has_no_ledger() {
    let mut bench = told().await;
    let told = bench.says("陈主任", "/report 2026-11 对外").await;
    let files = attached(&bench, &told);
    assert_eq!(files.len(), 3, "{:?}", files.keys());
    let (name, bytes) = files.iter().find(|(name, _)| name.ends_with(".xlsx")).expect("a workbook");
    assert!(name.contains("对外公开版"), "{name}");
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes.clone())).expect("a workbook");
    assert_eq!(book.sheet_names(), ["汇总", "统计口径"]);
    let sheet = book.worksheet_range("汇总").expect("the summary");
    let words: Vec<String> = sheet.rows().flatten().map(|data| shown(Some(data))).collect();
    assert!(words.iter().any(|word| word == "＜3") && words.iter().any(|word| word.starts_with("＜3：")));
    assert!(!words.iter().any(|word| word.contains("李工") || word.starts_with("按专家")));
}

#[tokio::test]
async fn a_bad_period_gets_a_sentence_and_who_is_not_of_the_office_gets_nothing() {
    let mut bench = told().await;
    for (typed, said) in [
        ("/report 十月", "/report 2026-10"),
        ("/report 2026-10-15..2026-10-01", "起止写反了"),
        ("/report 2026-13", "没有这一天或这个月"),
    ] {
        let told = bench.says("陈主任", typed).await;
        assert!(told.len() == 1 && told[0].attachment.is_none() && told[0].text.contains(said), "{typed}: {told:?}");
    }
    for who in ["甲", "李工"] {
        let told = bench.says(who, "/report 2026-11").await;
        assert!(told.iter().all(|message| message.attachment.is_none()), "{who}");
    }
}

/// Both languages print every table, and no row is shorter than its head.
#[tokio::test]
async fn every_table_becomes_a_grid_in_both_languages() {
    let bench = told().await;
    for language in Language::ALL {
        let voice = Voice { language, departments: &Departments::default(), now: bench.now, calendar: None };
        for table in tables(&bench, Period::this_month(bench.now)).await {
            for audience in Audience::ALL {
                let grid = report::grid(voice, &table.clone().for_audience(audience));
                assert!(grid.rows.iter().all(|row| row.len() == grid.columns.len()), "{}", grid.title);
                assert!(grid.on_paper.len() <= 12, "{} fits a page", grid.title);
            }
        }
    }
}

/// A stand-in for the renderer: what it is given comes back as the picture.
fn paint(svg: &str) -> Result<Vec<u8>, String> {
    Ok(svg.as_bytes().to_vec())
}

fn paint_nothing(_: &str) -> Result<Vec<u8>, String> {
    Err("no font".to_owned())
}

#[tokio::test]
async fn the_figures_of_a_chat_come_with_a_picture_where_one_can_be_made() {
    let mut bench = told().await;
    let told = bench.says("陈主任", "/stats 2026-11").await;
    assert_eq!(told.len(), 1, "nobody paints: the tables alone");
    bench.desk.paint_with(paint);
    let told = bench.says("陈主任", "/stats 2026-11").await;
    let pictures = attached(&bench, &told);
    let svg = String::from_utf8(pictures["按科室.png"].clone()).expect("a drawing");
    assert!(svg.contains("<title>按科室 · 2026年11月</title>") && svg.contains("计量测试：挂号 5"), "{svg}");
    let told = bench.presses("陈主任", "table:trend:2026-11").await;
    assert!(attached(&bench, &told).contains_key("近12个月.png"));
    let told = bench.presses("陈主任", "table:comparison:2026-11").await;
    assert_eq!(told.len(), 1, "a table that is no picture");
    let told = bench.says("陈主任", "/stats 2020-01").await;
    assert_eq!(told.len(), 1, "nothing to draw");
}

#[tokio::test]
async fn without_a_font_the_chat_gets_the_tables_alone() {
    let mut bench = told().await;
    bench.desk.paint_with(paint_nothing);
    let told = bench.says("陈主任", "/stats 2026-11").await;
    assert!(told.len() == 1 && told[0].text.contains("总览 · 2026年11月"), "{told:?}");
}
