//! The calendar of follow-ups: fetched by its secret address alone, and no more after that was given up.

use reqwest::StatusCode;

use super::desk::{FIRM, acts, opened};
use super::site::{Browser, Page, Site, expert, office};

/// The path of the address that a page shows.
fn path_of(site: &Site, page: &Page) -> String {
    let start = format!("{}/calendar/", site.url);
    let (_, rest) = page.text.split_once(&start).unwrap_or_else(|| panic!("no address in {}", page.text));
    format!("/calendar/{}", rest.split(['"', '<', '\n', ' ']).next().unwrap())
}

/// An expert has closed the ticket; gives the expert's browser.
async fn closed(site: &Site) -> Browser {
    let (_firm, department) = opened(site).await;
    let mut expert = site.house(expert(&[&department])).await;
    acts(&mut expert, "claim", &[]).await;
    let parts = [("measures", "先写目录，再写程序")];
    acts(&mut expert, "preview", &parts).await;
    acts(&mut expert, "prescribe", &parts).await;
    acts(&mut expert, "follow_up", &[("days", "5")]).await;
    expert
}

#[tokio::test]
async fn a_calendar_shows_ones_own_follow_ups_without_a_firm_or_a_word_of_the_case() {
    let site = Site::open().await;
    let mut expert = closed(&site).await;
    let page = expert.post("/desk/devices/calendar", &[("what", "new")]).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text);
    let path = path_of(&site, &page);
    // Whoever fetches it is not signed in.
    let feed = site.browser().get(&path).await;
    assert_eq!(feed.status, StatusCode::OK, "{}", feed.text);
    assert_eq!(feed.headers["content-type"], "text/calendar; charset=utf-8");
    assert_eq!(feed.headers["cache-control"], "no-store");
    for words in ["BEGIN:VCALENDAR", "SUMMARY:复诊 ZL-2026-00001（", "DTSTART;VALUE=DATE:20261130"] {
        assert!(feed.text.contains(words), "{words} in {}", feed.text);
    }
    let all = feed.text.replace("\r\n ", "");
    assert!(!all.contains(FIRM) && !all.contains("质量手册") && !all.contains("目录"), "{all}");
    let token = path.trim_start_matches("/calendar/").trim_end_matches(".ics").to_owned();
    let kept: i64 =
        site.sql().query_row("SELECT COUNT(*) FROM agenda WHERE token_hash = ?1", [token], |row| row.get(0)).unwrap();
    assert_eq!(kept, 0, "only the hash is stored");
    let page = expert.get("/desk/devices").await;
    assert!(page.text.contains("起在用") && !page.text.contains("/calendar/"), "shown once: {}", page.text);
    // A trade secret shows its number alone.
    expert.says_at("/desk", "保密 ZL-2026-00001").await;
    let feed = site.browser().get(&path).await;
    assert!(feed.text.contains("SUMMARY:复诊 ZL-2026-00001\r\n"), "{}", feed.text);
    // What is past is to come no more.
    site.later(8 * 24 * 60);
    let feed = site.browser().get(&path).await;
    assert!(feed.status == StatusCode::OK && !feed.text.contains("ZL-2026"), "{}", feed.text);
}

#[tokio::test]
async fn an_address_ends_with_another_one_by_word_and_with_the_roles() {
    let site = Site::open().await;
    let mut expert = closed(&site).await;
    let page = expert.says_at("/desk", "/calendar").await;
    let first = path_of(&site, &page);
    let page = expert.says_at("/desk", "复诊日历").await;
    assert!(page.text.contains("地址只在生成时显示一次"), "{}", page.text);
    let page = expert.says_at("/desk", "/calendar 换").await;
    let second = format!("/calendar/{}", page.text.rsplit("/calendar/").find(|rest| rest.len() > 64).unwrap());
    let second = second[.."/calendar/".len() + 64 + ".ics".len()].to_owned();
    assert_ne!(first, second);
    assert_eq!(site.browser().get(&first).await.status, StatusCode::NOT_FOUND);
    assert_eq!(site.browser().get(&second).await.status, StatusCode::OK);
    site.sql().execute("UPDATE person SET suspended = 1 WHERE id = (SELECT person_id FROM agenda)", []).unwrap();
    assert_eq!(site.browser().get(&second).await.status, StatusCode::NOT_FOUND, "whose roles rest has none");
    site.sql().execute("UPDATE person SET suspended = 0", []).unwrap();
    let page = expert.post("/desk/devices/calendar", &[("what", "end")]).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.text);
    for path in [second.as_str(), "/calendar/x.ics", "/calendar/", &second.replace(".ics", "")] {
        assert_eq!(site.browser().get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    let page = expert.says_at("/desk", "/calendar 停").await;
    assert!(page.text.contains("不用停"), "{}", page.text);
}

#[tokio::test]
async fn a_calendar_holds_nobody_elses_follow_ups_and_a_firm_has_none() {
    let site = Site::open().await;
    let _expert = closed(&site).await;
    let mut office = site.house(office()).await;
    let page = office.post("/desk/devices/calendar", &[("what", "new")]).await;
    let feed = site.browser().get(&path_of(&site, &page)).await;
    assert!(feed.status == StatusCode::OK && !feed.text.contains("ZL-2026"), "{}", feed.text);
    let mut firm = site.browser();
    let page = firm.says("/calendar").await;
    assert!(page.text.contains("只给专家") || page.text.contains("专家"), "{}", page.text);
    assert_eq!(site.number("SELECT COUNT(*) FROM agenda"), 1);
    let page = office.post("/desk/devices/calendar", &[]).await;
    assert_eq!(page.status, StatusCode::BAD_REQUEST);
}
