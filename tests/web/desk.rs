//! The desk on pages: lists, the record, every act, two browsers that do not overwrite each other.

use reqwest::StatusCode;

use super::site::{Browser, Page, Site, expert, office};

/// What its firm is called: nobody reads it who may not.
pub const FIRM: &str = "三门测试橡胶厂";
const TICKET: &str = "/desk/ticket/ZL-2026-00001";

/// A firm has opened ticket 1; gives the firm's browser and the ticket's department.
pub async fn opened(site: &Site) -> (Browser, String) {
    let mut firm = site.browser();
    let page = firm.says("质量手册怎么写").await;
    let page = firm.presses(&page, "找专家").await;
    firm.presses(&page, "直接挂号").await;
    let mut page = firm.says(FIRM).await;
    for _ in 0..6 {
        if page.text.contains("ZL-2026-00001") {
            break;
        }
        page = firm.says("跳过").await;
    }
    assert!(page.text.contains("ZL-2026-00001"), "{}", page.text);
    let department = site.sql().query_row("SELECT department FROM ticket", [], |row| row.get(0)).unwrap();
    (firm, department)
}

/// Sends a form of a ticket's page as it was shown.
async fn act(browser: &mut Browser, shown: &Page, act: &str, fields: &[(&str, &str)]) -> Page {
    let seen = shown.attribute("name=\"seen\" value");
    let key = shown.text.split("\"><input type=\"hidden\" name=\"seen\"").next().unwrap().rsplit('"').next().unwrap();
    let key = format!("{}-{act}", key.split('-').next().unwrap());
    let mut form = vec![("act", act), ("seen", seen.as_str()), ("key", key.as_str())];
    form.extend_from_slice(fields);
    browser.post(TICKET, &form).await
}

/// Sends it, and gives the page that follows.
pub async fn acts(browser: &mut Browser, name: &str, fields: &[(&str, &str)]) -> Page {
    let shown = browser.get(TICKET).await;
    let sent = act(browser, &shown, name, fields).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{name}: {}", sent.text);
    let to = sent.to.unwrap();
    let page = browser.get(to.split('#').next().unwrap()).await;
    assert!(page.text.contains("role=\"status\""), "{name} is told: {}", page.text);
    page
}

#[tokio::test]
async fn an_expert_finds_takes_and_answers_a_ticket_by_plain_forms() {
    let site = Site::open().await;
    let (mut firm, department) = opened(&site).await;
    let mut expert = site.house(expert(&[&department])).await;
    let lists = expert.get("/desk").await;
    assert!(lists.text.contains(TICKET) && lists.text.contains("首次答复：") && !lists.text.contains("超时"));
    let page = expert.get(TICKET).await;
    assert!(
        page.text.contains("质量手册怎么写") && !page.text.contains(FIRM),
        "the firm's name is hidden: {}",
        page.text
    );
    assert!(!page.text.contains("name=\"act\" value=\"answer\""), "nothing is offered that would be refused");
    acts(&mut expert, "claim", &[]).await;
    let page = expert.get(TICKET).await;
    assert!(page.text.contains(FIRM) && page.text.contains("接诊中"), "{}", page.text);
    acts(&mut expert, "note", &[("text", "先查台账，别告诉企业")]).await;
    acts(&mut expert, "ask_back", &[("text", "有几个人？")]).await;
    acts(&mut expert, "answer", &[("text", "先写目录")]).await;
    let page = expert.get(TICKET).await;
    assert!(page.text.contains("先查台账") && page.text.contains("内部") && page.text.contains("先写目录"));
    let page = firm.get("/").await;
    assert!(page.text.contains("先写目录") && page.text.contains("有几个人？"), "{}", page.text);
    assert!(!page.text.contains("台账"), "a note never reaches the firm: {}", page.text);
    let lists = expert.get("/desk").await;
    assert!(lists.text.contains("没有候诊的咨询单") && lists.text.contains(TICKET), "now it is in hand");
}

#[tokio::test]
async fn what_is_late_is_said_in_words_and_stands_first() {
    let site = Site::open().await;
    let (_firm, department) = opened(&site).await;
    site.later(40 * 24 * 60);
    let mut expert = site.house(expert(&[&department])).await;
    for path in ["/desk", TICKET] {
        let page = expert.get(path).await;
        assert!(page.text.contains("超时"), "{}", page.text);
    }
}

#[tokio::test]
async fn two_browsers_of_one_expert_do_not_overwrite_each_other_and_no_word_is_lost() {
    let site = Site::open().await;
    let (mut firm, department) = opened(&site).await;
    let mut one = site.house(expert(&[&department])).await;
    acts(&mut one, "claim", &[]).await;
    let shown = one.get(TICKET).await;
    // Meanwhile the firm writes more.
    firm.says("补充 ZL-2026-00001：还有一个分厂").await;
    let sent = act(&mut one, &shown, "answer", &[("text", "只写一个厂的")]).await;
    assert_eq!(sent.status, StatusCode::CONFLICT);
    assert!(sent.text.contains("有了变化") && sent.text.contains("还有一个分厂"), "{}", sent.text);
    assert!(sent.text.contains(">只写一个厂的</textarea>"), "the words stand in the form: {}", sent.text);
    assert!(!firm.get("/").await.text.contains("只写一个厂的"));
    let sent = act(&mut one, &sent, "answer", &[("text", "两个厂都写")]).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "after looking it is done: {}", sent.text);
    assert!(firm.get("/").await.text.contains("两个厂都写"));
}

#[tokio::test]
async fn who_comes_second_is_told_who_was_first_and_keeps_what_was_typed() {
    let site = Site::open().await;
    let (_firm, department) = opened(&site).await;
    let mut first = site.house(expert(&[&department])).await;
    let mut second = site.house(expert(&[&department])).await;
    let shown = second.get(TICKET).await;
    acts(&mut first, "claim", &[]).await;
    let sent = act(&mut second, &shown, "claim", &[]).await;
    assert_eq!(sent.status, StatusCode::CONFLICT);
    assert!(sent.text.contains("没有办成") && sent.text.contains("接诊"), "{}", sent.text);
    let sent = act(&mut second, &sent, "answer", &[("text", "我来答")]).await;
    assert_eq!(sent.status, StatusCode::CONFLICT, "a form of somebody else's making carries no authority");
    assert_eq!(site.number("SELECT COUNT(*) FROM message"), 0);
}

#[tokio::test]
async fn a_form_that_is_sent_twice_is_done_once() {
    let site = Site::open().await;
    let (mut firm, department) = opened(&site).await;
    let mut expert = site.house(expert(&[&department])).await;
    acts(&mut expert, "claim", &[]).await;
    let shown = expert.get(TICKET).await;
    for _ in 0..3 {
        let sent = act(&mut expert, &shown, "answer", &[("text", "只说一遍")]).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text);
    }
    assert_eq!(firm.get("/").await.text.matches("只说一遍").count(), 1);
}

#[tokio::test]
async fn a_prescription_is_looked_at_before_it_goes_out_and_again_if_it_was_changed() {
    let site = Site::open().await;
    let (mut firm, department) = opened(&site).await;
    let mut expert = site.house(expert(&[&department])).await;
    acts(&mut expert, "claim", &[]).await;
    let parts = [("findings", "没有目录"), ("cause", ""), ("measures", "先写目录"), ("basis", "GB/T 19001-2016")];
    let shown = expert.get(TICKET).await;
    assert!(!shown.text.contains("value=\"prescribe\""), "nothing is sent that was not looked at");
    let sent = act(&mut expert, &shown, "prescribe", &parts).await;
    assert_eq!(sent.status, StatusCode::CONFLICT, "sent without a look, it is shown first: {}", sent.text);
    let page = acts(&mut expert, "preview", &parts).await;
    assert!(page.text.contains("value=\"prescribe\"") && page.text.contains(">先写目录</textarea>"), "{}", page.text);
    let changed = [("findings", "没有目录"), ("cause", ""), ("measures", "改了"), ("basis", "")];
    let sent = act(&mut expert, &page, "prescribe", &changed).await;
    assert_eq!(sent.status, StatusCode::CONFLICT, "{}", sent.text);
    assert!(sent.text.contains(">改了</textarea>") && !firm.get("/").await.text.contains("改了"));
    let sent = act(&mut expert, &sent, "prescribe", &changed).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text);
    assert!(firm.get("/").await.text.contains("改了"));
    let page = expert.get(TICKET).await;
    assert!(page.text.contains("已结案") && page.text.contains("更正处方"), "{}", page.text);
    let page = acts(&mut expert, "paper", &[]).await;
    let file = page.text.split("href=\"/desk/file/").nth(1).expect("a file").split('"').next().unwrap().to_owned();
    let file = expert.get(&format!("/desk/file/{file}")).await;
    assert!(file.headers["content-type"].to_str().unwrap().contains("wordprocessingml"));
    acts(&mut expert, "follow_up", &[("days", "14")]).await;
    let empty = [("findings", ""), ("cause", ""), ("measures", ""), ("basis", "")];
    let shown = expert.get(TICKET).await;
    let sent = act(&mut expert, &shown, "preview", &empty).await;
    assert_eq!(sent.status, StatusCode::CONFLICT);
}

#[tokio::test]
async fn a_ticket_is_handed_on_put_off_given_back_and_assigned_from_its_page() {
    let site = Site::open().await;
    let (mut firm, department) = opened(&site).await;
    let mut expert = site.house(expert(&[&department])).await;
    let other = if department == "metrology" { "trade" } else { "metrology" };
    let mut colleague = site.house(super::site::expert(&[other])).await;
    let mut office = site.house(office()).await;
    assert_eq!(colleague.get(TICKET).await.status, StatusCode::NOT_FOUND, "of another department");
    acts(&mut expert, "claim", &[]).await;
    acts(&mut expert, "extend", &[("days", "3"), ("text", "等检测报告")]).await;
    assert!(firm.get("/").await.text.contains("等检测报告"), "the firm is told why");
    let shown = expert.get(TICKET).await;
    let sent = act(&mut expert, &shown, "release", &[("text", " ")]).await;
    assert_eq!(sent.status, StatusCode::CONFLICT, "a reason of one blank is none");
    acts(&mut expert, "consult", &[("text", other)]).await;
    let page = colleague.get(TICKET).await;
    assert!(page.text.contains("质量手册怎么写") && !page.text.contains(FIRM), "{}", page.text);
    acts(&mut colleague, "join", &[]).await;
    acts(&mut colleague, "note", &[("text", "同意")]).await;
    acts(&mut expert, "end_consult", &[]).await;
    acts(&mut office, "mark_confidential", &[]).await;
    assert_eq!(colleague.get(TICKET).await.status, StatusCode::NOT_FOUND, "a trade secret has a smaller inside");
    acts(&mut expert, "lift_confidence", &[]).await;
    acts(&mut expert, "release", &[("text", "去培训")]).await;
    let name: String = site
        .sql()
        .query_row("SELECT id FROM person WHERE id > 1 ORDER BY id LIMIT 1", [], |row| {
            row.get::<_, i64>(0).map(|id| id.to_string())
        })
        .unwrap();
    acts(&mut office, "assign", &[("person", &name)]).await;
    assert!(expert.get("/desk").await.text.contains(TICKET));
    let shown = expert.get(TICKET).await;
    let sent = act(&mut expert, &shown, "transfer", &[("to", other), ("text", "是他们的事")]).await;
    assert_eq!(
        (sent.status, sent.to.as_deref().map(|to| to.starts_with("/desk?said="))),
        (StatusCode::SEE_OTHER, Some(true))
    );
    assert!(colleague.get("/desk").await.text.contains(TICKET));
}

#[tokio::test]
async fn a_trade_secret_shows_its_outside_until_it_is_taken() {
    let site = Site::open().await;
    let (mut firm, department) = opened(&site).await;
    firm.says("商业秘密 ZL-2026-00001").await;
    let mut expert = site.house(expert(&[&department])).await;
    let mut office = site.house(office()).await;
    for browser in [&mut expert, &mut office] {
        let page = browser.get(TICKET).await;
        assert!(page.text.contains("商业秘密") && !page.text.contains("质量手册怎么写"), "{}", page.text);
        assert!(!browser.get("/desk").await.text.contains("质量手册怎么写"));
    }
    acts(&mut office, "take_confidence", &[]).await;
    assert!(office.get(TICKET).await.text.contains("质量手册怎么写"));
    acts(&mut expert, "claim", &[]).await;
    assert!(expert.get(TICKET).await.text.contains("质量手册怎么写"));
}

#[tokio::test]
async fn forged_and_broken_forms_and_numbers_lead_nowhere() {
    let site = Site::open().await;
    let (_firm, department) = opened(&site).await;
    let mut expert = site.house(expert(&[&department])).await;
    let missing = expert.get("/desk/ticket/ZL-2026-00999").await;
    assert_eq!(missing.status, StatusCode::NOT_FOUND);
    for path in
        ["/desk/ticket/x", "/desk/ticket/1", "/desk/ticket/ZL-2026-00001/file/nothing.png", "/desk/find?number=x"]
    {
        let page = expert.get(path).await;
        assert_eq!((page.status, page.text), (StatusCode::NOT_FOUND, missing.text.clone()), "{path}");
    }
    let found = expert.get("/desk/find?number=2026-1").await;
    assert_eq!(found.to.as_deref(), Some(TICKET));
    for form in [
        &[("act", "drop"), ("key", "a"), ("seen", "1")] as &[(&str, &str)],
        &[("act", "claim"), ("key", ""), ("seen", "1")],
        &[("act", "extend"), ("key", "a"), ("seen", "1"), ("days", "many")],
    ] {
        assert_eq!(expert.post(TICKET, form).await.status, StatusCode::BAD_REQUEST, "{form:?}");
    }
    let sent = expert.post("/desk/ticket/ZL-2026-00999", &[("act", "claim"), ("key", "a"), ("seen", "1")]).await;
    assert_eq!(sent.status, StatusCode::NOT_FOUND);
    assert_eq!(site.number("SELECT COUNT(*) FROM event"), 1);
}

#[tokio::test]
async fn browsers_are_listed_and_each_can_be_ended() {
    let site = Site::open().await;
    let mut one = site.house(office()).await;
    let page = one.get("/desk/devices").await;
    assert!(page.text.contains("Test browser") && page.text.contains("这台设备"), "{}", page.text);
    let mut stranger = site.house(expert(&["quality"])).await;
    let id = site.number("SELECT MIN(id) FROM web_session");
    let end = format!("/desk/devices/{id}/end");
    assert_eq!(stranger.post(&end, &[]).await.status, StatusCode::NOT_FOUND, "another's session");
    let ended = one.post(&end, &[]).await;
    assert_eq!((ended.status, ended.to.as_deref()), (StatusCode::SEE_OTHER, Some("/")));
    assert_eq!(one.get("/desk").await.status, StatusCode::UNAUTHORIZED);
    assert_eq!(stranger.get("/desk").await.status, StatusCode::OK);
}
