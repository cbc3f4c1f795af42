//! The firms' chat: plain forms, streams, doubles, foreign sites, other people's talks.

use reqwest::{Method, StatusCode};

use super::site::{Site, expert};

const QUESTION: &str = "商标怎么注册";

#[tokio::test]
async fn a_firm_asks_presses_and_gets_a_ticket_with_plain_forms_and_an_expert_answers() {
    let site = Site::open().await;
    let mut firm = site.browser();
    let page = firm.get("/").await;
    assert!(page.text.contains("质量医院") && firm.cookies.is_empty(), "nobody is marked for looking");
    let page = firm.says("质量手册怎么写").await;
    assert_eq!(firm.cookies.len(), 1);
    assert!(page.text.contains("质量手册怎么写"), "one's own words are there");
    let page = firm.presses(&page, "找专家").await;
    assert!(
        page.text.contains("<div class=\"text\">找专家</div>"),
        "what was pressed is there in words: {}",
        page.text
    );
    let mut page = firm.presses(&page, "直接挂号").await;
    for _ in 0..6 {
        if page.text.contains("ZL-2026-00001") {
            break;
        }
        page = firm.says("跳过").await;
    }
    assert!(page.text.contains("ZL-2026-00001"), "{}", page.text);
    let department = site.sql().query_row("SELECT department FROM ticket", [], |row| row.get::<_, String>(0)).unwrap();
    let mut expert = site.house(expert(&[&department])).await;
    expert.says_at("/desk", "接诊 ZL-2026-00001").await;
    expert.says_at("/desk", "备注 ZL-2026-00001 这是内部的话").await;
    expert.says_at("/desk", "答复 ZL-2026-00001：先写目录").await;
    let page = firm.get("/").await;
    assert!(page.text.contains("先写目录") && !page.text.contains("这是内部的话"), "{}", page.text);
}

#[tokio::test]
async fn what_is_sent_twice_is_done_once_and_nothing_is_lost_by_a_restart() {
    let site = Site::open().await;
    let mut firm = site.browser();
    firm.says("您好").await;
    for _ in 0..3 {
        firm.post("/say", &[("text", QUESTION), ("key", "t-once")]).await;
    }
    let page = firm.get("/").await;
    assert_eq!(page.text.matches(QUESTION).count(), 1, "{}", page.text);
    let told = site.number("SELECT COUNT(*) FROM outbox");
    let cookies = firm.cookies.clone();
    let site = site.restart().await;
    let mut firm = site.browser();
    firm.cookies = cookies;
    firm.post("/say", &[("text", QUESTION), ("key", "t-once")]).await;
    let page = firm.get("/").await;
    assert_eq!(page.text.matches(QUESTION).count(), 1);
    assert_eq!(site.number("SELECT COUNT(*) FROM outbox"), told);
    assert_eq!(site.number("SELECT COUNT(*) FROM outbox WHERE state <> 'sent'"), 0, "a page is a mailbox");
}

#[tokio::test]
async fn a_stream_brings_what_comes_and_goes_on_where_it_broke_off() {
    let site = Site::open().await;
    let mut firm = site.browser();
    let page = firm.says("您好").await;
    let read = page.attribute("data-read");
    let mut stream = firm.request(Method::GET, &format!("/stream?read={read}")).send().await.unwrap();
    assert_eq!(stream.headers()["content-type"], "text/event-stream");
    let mut heard = String::new();
    firm.post("/say", &[("text", QUESTION), ("key", "a1")]).await;
    while !heard.contains("class=\"bubble ours\"") {
        heard.push_str(&String::from_utf8_lossy(&stream.chunk().await.unwrap().expect("more")));
    }
    assert!(heard.contains(QUESTION) && heard.contains("event: hello"), "{heard}");
    let last = heard.lines().rev().find_map(|line| line.strip_prefix("id: ")).expect("an id").to_owned();
    drop(stream);
    firm.post("/say", &[("text", "输送带脱层"), ("key", "a2")]).await;
    let mut stream = firm.request(Method::GET, "/stream?read=0.0").header("last-event-id", last).send().await.unwrap();
    let mut again = String::new();
    while !again.contains("class=\"bubble ours\"") {
        again.push_str(&String::from_utf8_lossy(&stream.chunk().await.unwrap().expect("more")));
    }
    assert!(again.contains("输送带脱层") && !again.contains(QUESTION), "only what is new: {again}");
}

#[tokio::test]
async fn forms_of_other_sites_and_broken_forms_are_refused_and_leave_nothing() {
    let site = Site::open().await;
    let mut firm = site.browser();
    let foreign = firm
        .request(Method::POST, "/say")
        .header("sec-fetch-site", "cross-site")
        .header("origin", "https://elsewhere.example")
        .form(&[("text", QUESTION), ("key", "x1")]);
    assert_eq!(firm.send(foreign).await.status, StatusCode::FORBIDDEN);
    let long = "x".repeat(200);
    for key in ["", "a b", "../x", "钥匙", long.as_str()] {
        let page = firm.post("/say", &[("text", QUESTION), ("key", key)]).await;
        assert_eq!(page.status, StatusCode::BAD_REQUEST, "{key}");
        assert!(page.text.contains("没有看懂"));
    }
    let huge = "长".repeat(400_000);
    let page = firm.post("/say", &[("text", &huge), ("key", "x2")]).await;
    assert_eq!(page.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert_eq!(site.number("SELECT COUNT(*) FROM inbox"), 0);
    let page = firm.get("/nowhere").await;
    assert_eq!(page.status, StatusCode::NOT_FOUND);
    assert!(page.text.contains("没有这一页"));
    let page = firm.get("/stream?read=abc").await;
    assert_eq!(page.status, StatusCode::NO_CONTENT, "who never wrote has no talk");
}

#[tokio::test]
async fn what_people_write_is_never_markup_and_nobody_reads_anothers_talk() {
    let site = Site::open().await;
    let (mut one, mut other) = (site.browser(), site.browser());
    let page = one.says("<script>alert(1)</script><img src=x onerror=y>").await;
    assert!(!page.text.contains("<script>alert") && !page.text.contains("<img src=x"), "{}", page.text);
    assert!(page.text.contains("&lt;script&gt;"));
    let page = other.says("您好").await;
    assert!(!page.text.contains("alert(1)"));
    let csp = page.headers["content-security-policy"].to_str().unwrap();
    assert!(csp.contains("script-src 'self'") && !csp.contains("unsafe-inline"));
    assert_eq!(page.headers["x-content-type-options"], "nosniff");
}

#[tokio::test]
async fn who_sends_too_much_is_asked_to_wait_and_others_are_not() {
    let site = Site::open().await;
    let (mut noisy, mut quiet) = (site.browser(), site.browser());
    noisy.says("您好").await;
    let mut refused = 0;
    for number in 0..150 {
        let page = noisy.post("/say", &[("text", "/help"), ("key", &format!("n{number}"))]).await;
        refused += usize::from(page.status == StatusCode::TOO_MANY_REQUESTS);
    }
    assert!((60..=100).contains(&refused), "{refused}");
    assert!(quiet.says("您好").await.text.contains("您好"));
}

#[tokio::test]
async fn the_look_is_kept_and_leads_back_only_to_pages_of_ours() {
    let site = Site::open().await;
    let mut firm = site.browser();
    for (back, expected) in [("/desk/talk", "/desk/talk"), ("//evil.example", "/"), ("https://evil.example", "/")] {
        let page = firm.post("/look", &[("large", "1"), ("back", back)]).await;
        assert_eq!(page.to.as_deref(), Some(expected));
    }
    assert!(firm.get("/").await.text.contains("class=\"large\""));
    firm.post("/look", &[]).await;
    assert!(!firm.get("/").await.text.contains("class=\"large\""));
}

#[tokio::test]
async fn a_link_of_a_town_office_names_its_department() {
    let site = Site::open().await;
    let mut firm = site.browser();
    assert!(firm.get("/?d=certification").await.text.contains("检测认证"));
    let page = firm.get("/?d=%3Cb%3E").await;
    assert!(page.status == StatusCode::OK && !page.text.contains("您扫的是"));
}

#[tokio::test]
async fn the_code_of_a_department_tips_the_first_question_that_is_unclear_and_no_other() {
    let site = Site::open().await;
    let mut firm = site.browser();
    let page = firm.get("/?d=metrology").await;
    assert!(page.text.contains("计量测试") && page.attribute("name=\"d\" value") == "metrology", "{}", page.text);
    let mark = page.attribute("name=\"page\" value");
    let mut asked = vec![];
    for (number, text) in ["您好", "设备要不要送检", "设备要不要送检"].into_iter().enumerate() {
        let key = format!("w{number}");
        let form = [("text", text), ("key", key.as_str()), ("d", "metrology"), ("page", mark.as_str())];
        assert_eq!(firm.post("/say", &form).await.status, StatusCode::SEE_OTHER);
        asked.push(site.number("SELECT COUNT(*) FROM question WHERE department = 'metrology'"));
    }
    assert_eq!(asked, [0, 1, 1], "the page says it with all that it sends, and it counts once");
    // What is no department, or no page of ours, is nothing.
    let mut other = site.browser();
    let form = [("text", "设备要不要送检"), ("key", "x"), ("d", "<b>"), ("page", "p")];
    assert_eq!(other.post("/say", &form).await.status, StatusCode::SEE_OTHER);
    let form = [("text", "设备要不要送检"), ("key", "y"), ("d", "nothing"), ("page", "p")];
    assert_eq!(other.post("/say", &form).await.status, StatusCode::SEE_OTHER);
    assert_eq!(site.number("SELECT COUNT(*) FROM question WHERE department = 'metrology'"), 1);
    assert!(!other.get("/?d=nothing").await.text.contains("name=\"d\""), "nothing is promised");
}
