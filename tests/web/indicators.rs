//! Indicators of the plan on their page: entered, corrected, refused, and in the workbook.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use reqwest::StatusCode;

use super::site::{Site, office};

const PAGE: &str = "/office/indicators";

#[tokio::test]
async fn a_value_is_entered_corrected_and_kept_with_who_did_it() {
    let site = Site::open().await;
    let mut office = site.house(office()).await;
    let page = office.get(PAGE).await;
    assert!(page.text.contains("农产品质量安全监测合格率") && page.text.contains("还没有填报"), "{}", page.text);
    let enter = |value: &'static str| [("indicator", "3"), ("year", "2025"), ("value", value), ("note", "省厅<b>")];
    let sent = office.post(PAGE, &enter("97.9")).await;
    assert_eq!(
        (sent.status, sent.to.as_deref()),
        (StatusCode::SEE_OTHER, Some("/office/indicators?saved=3#indicator-3"))
    );
    let page = office.get("/office/indicators?saved=3").await;
    for words in ["已保存", "还差 0.3 个百分点", "<svg", "三门县质量办", "省厅&#60;b&#62;"] {
        assert!(page.text.contains(words), "{words} in {}", page.text);
    }
    office.post(PAGE, &enter("98.3")).await;
    office.post(PAGE, &enter("98.3")).await;
    let page = office.get(PAGE).await;
    assert!(page.text.contains("已达到2025年目标") && page.text.contains("（已更正） 2025年：97.9%"), "{}", page.text);
    assert_eq!(site.number("SELECT COUNT(*) FROM indicator_value"), 2, "the same twice is one");
}

#[tokio::test]
async fn what_cannot_be_taken_is_said_and_stands_in_the_form_again() {
    let site = Site::open().await;
    let mut office = site.house(office()).await;
    for (indicator, year, value, words) in [
        ("3", "2025", "很高", "数请写成数字"),
        ("3", "2025", "101", "不能超过 100"),
        ("3", "2020", "98", "规划从 2021 年开始"),
        ("3", "2031", "98", "这一年还没有到"),
        ("99", "2025", "98", "没有这个编号"),
        ("", "", "", "没有这个编号"),
    ] {
        let form = [("indicator", indicator), ("year", year), ("value", value), ("note", "来源")];
        let page = office.post(PAGE, &form).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.text.contains(words) && page.text.contains("value=\"来源\""), "{words} in {}", page.text);
    }
    assert_eq!(site.number("SELECT COUNT(*) FROM indicator_value"), 0);
}

#[tokio::test]
async fn the_workbook_has_a_sheet_of_them() {
    let site = Site::open().await;
    let mut office = site.house(office()).await;
    office.post(PAGE, &[("indicator", "25"), ("year", "2025"), ("value", "8,250"), ("note", "")]).await;
    let answer = office.request(reqwest::Method::GET, "/office/report/xlsx?period=2026-11").send().await.unwrap();
    let mut book = Xlsx::new(Cursor::new(answer.bytes().await.unwrap())).unwrap();
    let sheet = book.worksheet_range("规划指标").unwrap();
    assert_eq!(sheet.height(), 28, "heads and 27 indicators");
    let row: Vec<Data> = sheet.rows().nth(25).unwrap().to_vec();
    assert_eq!(row[2], Data::String("国内有效商标注册数（累计）".to_owned()));
    assert_eq!((&row[4], &row[5], &row[10]), (&Data::Float(6390.0), &Data::Float(10000.0), &Data::Float(8250.0)));
    assert!(matches!(row.last(), Some(Data::String(how)) if how.contains("82%")), "{row:?}");
}
