//! Links that work once, sessions that end, codes that bind.

use quality_clinic::conversation::incoming::{Address, ChannelName, Content, Incoming};
use quality_clinic::desk::browsers::{LINK_MINUTES, SESSION_IDLE_DAYS};
use quality_clinic::domain::invitation::{CODE_BYTES, InvitationCode};
use reqwest::StatusCode;

use super::site::{Site, expert, office};

async fn in_telegram(site: &Site, place: &str, key: &str, text: &str) {
    let incoming = Incoming {
        key: key.to_owned(),
        from: Address { channel: ChannelName::Telegram, place: place.to_owned() },
        name: "王工".to_owned(),
        language: None,
        content: Content::Text { text: text.to_owned() },
        message_ref: Some(key.to_owned()),
        reply_to: None,
        at: site.now(),
        album: None,
        more_refs: vec![],
        within: None,
        hint: None,
    };
    site.desk.receive(incoming).await.expect("received");
}

fn newest(site: &Site, channel: &str) -> String {
    let query = "SELECT o.payload ->> 'text' FROM outbox AS o JOIN address AS a ON a.id = o.address_id
                 WHERE a.channel = ?1 ORDER BY o.id DESC LIMIT 1";
    site.sql().query_row(query, [channel], |row| row.get(0)).expect("a message")
}

#[tokio::test]
async fn a_link_is_used_by_its_button_once_and_not_by_a_preview() {
    let site = Site::open().await;
    let link = site.desk.offer_link(&site.url, office(), site.now()).await.unwrap();
    let path = link.strip_prefix(&site.url).unwrap().to_owned();
    let mut browser = site.browser();
    for _ in 0..3 {
        let page = browser.get(&path).await;
        assert_eq!(page.status, StatusCode::OK, "looking uses nothing up");
        assert!(page.text.contains("登录"));
    }
    assert_eq!(browser.get("/desk/talk").await.status, StatusCode::UNAUTHORIZED);
    let page = browser.post(&path, &[]).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER);
    assert_eq!(browser.get("/desk/talk").await.status, StatusCode::OK);
    let mut thief = site.browser();
    let page = thief.post(&path, &[]).await;
    assert_eq!(page.status, StatusCode::GONE);
    assert!(page.text.contains("链接失效了") && thief.cookies.is_empty());
    assert_eq!(site.number("SELECT COUNT(*) FROM sign_in WHERE token_hash LIKE '%/%'"), 0);
    let token = path.rsplit('/').next().unwrap();
    let kept: i64 =
        site.sql().query_row("SELECT COUNT(*) FROM sign_in WHERE token_hash = ?1", [token], |r| r.get(0)).unwrap();
    assert_eq!(kept, 0, "only the hash is stored");
}

#[tokio::test]
async fn somebody_new_says_who_they_are_and_signs_so() {
    let site = Site::open().await;
    for (roles, told, called) in [
        (expert(&["certification"]), "  王工\n", "王工"),
        (expert(&["certification"]), "", "专家"),
        (office(), "", "三门县质量办"),
        (office(), "陈主任", "陈主任"),
    ] {
        let asks_name = roles.office;
        let link = site.desk.offer_link(&site.url, roles, site.now()).await.unwrap();
        let path = link.strip_prefix(&site.url).unwrap();
        let mut browser = site.browser();
        let page = browser.get(path).await;
        assert!(page.text.contains("name=\"name\"") && page.text.contains("质量办") == asks_name, "{}", page.text);
        browser.post(path, &[("name", told)]).await;
        let name: String =
            site.sql().query_row("SELECT name FROM person ORDER BY id DESC LIMIT 1", [], |row| row.get(0)).unwrap();
        assert_eq!(name, called);
    }
}

#[tokio::test]
async fn an_old_or_invented_link_leads_nowhere() {
    let site = Site::open().await;
    let link = site.desk.offer_link(&site.url, office(), site.now()).await.unwrap();
    site.later(LINK_MINUTES + 1);
    let mut browser = site.browser();
    let path = link.strip_prefix(&site.url).unwrap();
    for path in [path, "/sign-in/abc", &format!("/sign-in/{}", "0".repeat(64))] {
        assert_eq!(browser.get(path).await.status, StatusCode::GONE);
        assert_eq!(browser.post(path, &[]).await.status, StatusCode::GONE);
    }
    assert_eq!(site.number("SELECT COUNT(*) FROM web_session"), 0);
}

#[tokio::test]
async fn an_expert_gets_a_link_in_chat_and_is_told_when_it_was_used() {
    let site = Site::open().await;
    let now = site.now();
    let code = InvitationCode::from_random([7; CODE_BYTES]);
    let hash = code.hash();
    let expires = now.plus_minutes(60);
    let invite = site.desk.store().write(move |tx| tx.invite(&hash, &expert(&["certification"]), None, now, expires));
    invite.await.unwrap();
    in_telegram(&site, "42", "t1", &format!("/start {code}")).await;
    in_telegram(&site, "42", "t2", "/web").await;
    let told = newest(&site, "telegram");
    let link = told.lines().find(|line| line.starts_with(&site.url)).expect("a link").to_owned();
    let mut browser = site.browser();
    browser.post(link.strip_prefix(&site.url).unwrap(), &[]).await;
    assert!(newest(&site, "telegram").contains("刚刚在网页上登录了"));
    let page = browser.says_at("/desk", "/queue").await;
    assert!(!page.text.contains("只给专家"), "{}", page.text);
    // Notices still go to the messenger, which calls.
    assert_eq!(site.number("SELECT COUNT(*) FROM person WHERE id > 0"), 1, "one person, two places");
    browser.post("/sign-out", &[]).await;
    assert!(browser.cookies.is_empty());
}

#[tokio::test]
async fn a_session_ends_by_word_by_time_and_with_the_roles() {
    let site = Site::open().await;
    let mut one = site.house(office()).await;
    let stolen = one.cookies.clone();
    one.post("/sign-out", &[]).await;
    one.cookies = stolen;
    assert_eq!(one.get("/desk/talk").await.status, StatusCode::UNAUTHORIZED, "the cookie is worth nothing now");
    let mut other = site.house(office()).await;
    site.later((SESSION_IDLE_DAYS - 1) * 24 * 60);
    assert_eq!(other.get("/desk/talk").await.status, StatusCode::OK);
    site.later((SESSION_IDLE_DAYS - 1) * 24 * 60);
    assert_eq!(other.get("/desk/talk").await.status, StatusCode::OK, "used meanwhile");
    site.later((SESSION_IDLE_DAYS + 1) * 24 * 60);
    assert_eq!(other.get("/desk/talk").await.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn six_digits_make_telegram_and_the_page_one_person() {
    let site = Site::open().await;
    in_telegram(&site, "7", "t1", "商标怎么注册").await;
    in_telegram(&site, "7", "t2", "/bind").await;
    let told = newest(&site, "telegram");
    let code: String = told.chars().filter(char::is_ascii_digit).take(6).collect();
    let mut firm = site.browser();
    firm.says("您好").await;
    let page = firm.says("/bind 000000").await;
    assert!(page.text.contains("没有这个绑定码") || code == "000000", "{}", page.text);
    let page = firm.says(&format!("/bind {code}")).await;
    assert!(page.text.contains("绑定好了"), "{}", page.text);
    let page = firm.get("/").await;
    assert!(page.text.contains("绑定码："), "the talk in Telegram is there too: {}", page.text);
    let people = "SELECT COUNT(DISTINCT person_id) FROM address";
    assert_eq!(site.number(people), 1);
    let page = firm.says(&format!("/bind {code}")).await;
    assert!(page.text.contains("没有这个绑定码"), "a code works once");
}

#[tokio::test]
async fn nobody_finds_a_code_by_trying_and_the_house_is_not_bound() {
    let site = Site::open().await;
    in_telegram(&site, "7", "t1", "/bind").await;
    let mut firm = site.browser();
    let mut page = firm.says("您好").await;
    for number in 0..31 {
        page = firm.says(&format!("/bind 9{number:05}")).await;
    }
    assert!(page.text.contains("输错的绑定码太多"), "{}", page.text);
    let mut house = site.house(office()).await;
    let page = house.says_at("/desk", "/bind").await;
    assert!(page.text.contains("不用绑定"), "{}", page.text);
}
