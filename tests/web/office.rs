//! The office's pages: who sees them, what they show, and what they hide.

use quality_clinic::domain::person::Roles;
use reqwest::StatusCode;

use super::site::{Browser, Site, expert, office};

/// All of them.
const PAGES: [&str; 7] = [
    "/office",
    "/office/ledger",
    "/office/people",
    "/office/knowledge",
    "/office/audit",
    "/office/indicators",
    "/office/privacy",
];

/// A firm asks, names itself and gets a ticket.
async fn asks(site: &Site, firm: &str, secret: bool) -> Browser {
    let mut browser = site.browser();
    browser.says("电子秤过期了还能用吗").await;
    browser.says("找专家").await;
    if secret {
        browser.says("商业秘密").await;
    }
    browser.says("直接挂号").await;
    browser.says(firm).await;
    browser.says("直接挂号").await;
    browser
}

#[tokio::test]
async fn the_pages_of_the_office_are_for_the_office_alone() {
    let site = Site::open().await;
    for (who, status) in [
        (None, StatusCode::UNAUTHORIZED),
        (Some(expert(&["metrology"])), StatusCode::FORBIDDEN),
        (Some(Roles::default()), StatusCode::FORBIDDEN),
        (Some(office()), StatusCode::OK),
    ] {
        let mut browser = match who {
            None => site.browser(),
            Some(roles) => site.house(roles).await,
        };
        for page in PAGES {
            let shown = browser.get(page).await;
            assert_eq!(shown.status, status, "{page}");
            assert!(shown.text.contains("<main"), "{page} says something");
        }
    }
}

#[tokio::test]
async fn a_question_is_counted_listed_and_recorded_and_what_is_overdue_stands_first() {
    let site = Site::open().await;
    let mut office = site.house(office()).await;
    asks(&site, "三门<b>永固</b>橡胶厂", false).await;
    let page = office.get("/office?period=2026-11").await.text;
    for words in ["统计 · 2026年11月", "环比", "同比", "统计口径", "没有超时的咨询单", "数据截至"]
    {
        assert!(page.contains(words), "{words} in {page}");
    }
    let ledger = office.get("/office/ledger").await.text;
    assert!(ledger.contains("ZL-2026-00001") && ledger.contains("/desk/ticket/ZL-2026-00001"), "{ledger}");
    assert!(ledger.contains("永固") && !ledger.contains("<b>"), "what people write is no markup");
    assert!(office.get("/office/audit?ticket=ZL-2026-00001").await.text.contains("挂号"));
    assert!(!office.get("/office/audit?ticket=ZL-2026-00009").await.text.contains("挂号"));
    site.later(3 * 24 * 60);
    let page = office.get("/office").await.text;
    let overdue = page.find("现在超时的咨询单").expect("a head");
    let number = page.find("ZL-2026-00001").expect("the ticket");
    assert!(overdue < number && number < page.find("主要指标").expect("figures"), "overdue first");
    assert!(office.get("/office/ledger?stage=overdue").await.text.contains("ZL-2026-00001"));
}

#[tokio::test]
async fn the_ledger_is_picked_by_each_field_and_a_forged_one_shows_nothing() {
    let site = Site::open().await;
    let mut office = site.house(office()).await;
    asks(&site, "甲厂", false).await;
    for (field, shown) in [
        ("department=metrology", true),
        ("department=trade", false),
        ("stage=queued", true),
        ("stage=open", true),
        ("stage=closed", false),
        ("stage=overdue", false),
        ("channel=web", true),
        ("channel=telegram", false),
        ("town=%E7%8F%A0%E5%B2%99", false),
        ("industry=rubber", false),
        ("expert=99", false),
        ("department=%27%20OR%201%3D1%20--", false),
        ("period=2026-10", false),
        ("from=2026-11-24&to=2026-11-24", true),
        ("page=2", false),
    ] {
        let page = office.get(&format!("/office/ledger?{field}")).await;
        assert_eq!(page.status, StatusCode::OK, "{field}");
        assert_eq!(page.text.contains("ZL-2026-00001"), shown, "{field}");
    }
}

#[tokio::test]
async fn a_trade_secret_hides_in_the_ledger_what_it_hides_in_a_chat() {
    let site = Site::open().await;
    let mut office = site.house(office()).await;
    asks(&site, "神秘厂", true).await;
    assert_eq!(site.number("SELECT confidential FROM ticket"), 1, "it is one");
    for page in ["/office/ledger", "/office/ledger?stage=open", "/office/audit"] {
        let text = office.get(page).await.text;
        assert!(text.contains("ZL-2026-00001") && text.contains("商业秘密"), "{text}");
        assert!(!text.contains("神秘厂") && !text.contains("电子秤"), "{page}");
    }
}

#[tokio::test]
async fn a_period_that_ends_before_it_begins_gets_a_sentence() {
    let site = Site::open().await;
    let mut office = site.house(office()).await;
    for page in ["/office", "/office/ledger", "/office/knowledge", "/office/audit"] {
        let shown = office.get(&format!("{page}?from=2026-11-20&to=2026-11-01")).await;
        assert_eq!(shown.status, StatusCode::OK);
        assert!(
            shown.text.contains("role=\"alert\"") && shown.text.contains("下面显示的是2026年11月"),
            "{}",
            shown.text
        );
    }
}

#[tokio::test]
async fn a_report_is_downloaded_in_each_form_under_its_own_name() {
    let site = Site::open().await;
    let mut office = site.house(office()).await;
    asks(&site, "甲厂", false).await;
    for (ending, begins) in [("xlsx", "PK"), ("docx", "PK"), ("tables.csv", "\u{feff}"), ("ledger.csv", "\u{feff}")] {
        let file = office.get(&format!("/office/report/{ending}?period=2026-11")).await;
        assert_eq!(file.status, StatusCode::OK, "{ending}");
        assert!(file.text.trim_start_matches('\u{feff}').len() > 20, "{ending} has something in it");
        assert!(begins == "\u{feff}" || file.text.starts_with(begins), "{ending}");
        let name = file.headers["content-disposition"].to_str().unwrap();
        assert!(name.starts_with("attachment") && name.contains("filename*=UTF-8''%"), "{name}");
    }
    for address in ["exe", "xlsx?from=2026-11-20&to=2026-11-01"] {
        assert_eq!(office.get(&format!("/office/report/{address}")).await.status, StatusCode::NOT_FOUND);
    }
    let mut other = site.house(expert(&["metrology"])).await;
    assert_eq!(other.get("/office/report/xlsx").await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn every_page_of_invented_data_says_so_and_no_other_does() {
    let site = Site::open().await;
    let mut office = site.house(office()).await;
    for page in PAGES {
        assert!(!office.get(page).await.text.contains("演示数据"));
    }
    site.sql().execute("INSERT INTO demo VALUES (1, 7, 0)", []).expect("marked");
    for page in ["/", "/desk/talk"].into_iter().chain(PAGES) {
        assert!(office.get(page).await.text.contains("演示数据"), "{page}");
    }
}
