//! Files both ways: checked by content, kept under names of ours, given back to their own talk alone.

use reqwest::multipart::{Form, Part};
use reqwest::{Method, StatusCode};

use super::site::{Browser, Page, Site};

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n and what follows";

async fn upload(browser: &mut Browser, name: &str, bytes: Vec<u8>, key: &str, words: &str) -> Page {
    let file = Part::bytes(bytes).file_name(name.to_owned());
    let form = Form::new().text("key", key.to_owned()).text("text", words.to_owned()).part("file", file);
    let request = browser.request(Method::POST, "/upload").multipart(form);
    browser.send(request).await
}

#[tokio::test]
async fn a_photo_is_kept_and_given_back_to_its_own_talk_alone() {
    let site = Site::open().await;
    let (mut firm, mut other) = (site.browser(), site.browser());
    firm.says("您好").await;
    other.says("您好").await;
    let sent = upload(&mut firm, "../../etc/开裂 照片.png", PNG.to_vec(), "f1", "皮带开裂").await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text);
    let page = firm.get("/").await;
    assert!(page.text.contains("皮带开裂") && page.text.contains("alt=\"开裂 照片.png\""), "{}", page.text);
    let path = page.text.split("img src=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap().to_owned();
    let file = firm.get(&path).await;
    assert_eq!((file.status, file.headers["content-type"].to_str().unwrap()), (StatusCode::OK, "image/png"));
    assert!(file.headers["content-security-policy"].to_str().unwrap().contains("sandbox"));
    assert_eq!(other.get(&path).await.status, StatusCode::NOT_FOUND, "of another talk");
    assert_eq!(site.browser().get(&path).await.status, StatusCode::NOT_FOUND);
    for forged in ["/sent/1/1", "/sent/999/0", "/sent/-1/0", "/file/1/0"] {
        assert_eq!(firm.get(forged).await.status, StatusCode::NOT_FOUND, "{forged}");
    }
    let kept: Vec<_> = std::fs::read_dir(site.attachments()).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert_eq!(kept.len(), 1, "{kept:?}");
    assert!(!kept[0].to_string_lossy().contains("照片"), "under a name of ours");
}

#[tokio::test]
async fn the_copy_of_ones_data_is_given_to_oneself_alone() {
    let site = Site::open().await;
    let (mut firm, mut other) = (site.browser(), site.browser());
    other.says("您好").await;
    firm.says("质量手册怎么写").await;
    let page = firm.says("/export").await;
    assert!(page.text.contains("我的数据.json"), "{}", page.text);
    let path = page.text.split("href=\"/file/").nth(1).and_then(|rest| rest.split('"').next()).expect("a link");
    let path = format!("/file/{path}");
    let file = firm.get(&path).await;
    assert_eq!((file.status, file.headers["content-type"].to_str().unwrap()), (StatusCode::OK, "application/json"));
    let data: serde_json::Value = serde_json::from_str(&file.text).expect("JSON");
    assert_eq!(data["提问"][0]["内容"], "质量手册怎么写");
    assert_eq!(data["聊天记录"][0]["内容"], "质量手册怎么写", "what was typed on the page");
    assert_eq!(other.get(&path).await.status, StatusCode::NOT_FOUND, "of another talk");
    assert_eq!(site.browser().get(&path).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn who_is_erased_sees_the_last_word_alone_and_may_begin_anew() {
    let site = Site::open().await;
    let mut firm = site.browser();
    firm.says("质量手册怎么写").await;
    let page = firm.says("/forget").await;
    let page = firm.presses(&page, "确定删除").await;
    assert!(page.text.contains("您的数据已经删除") && !page.text.contains("质量手册"), "{}", page.text);
    assert_eq!(site.number("SELECT COUNT(*) FROM said"), 0);
    let page = firm.says("商标怎么注册").await;
    assert!(page.text.contains("商标怎么注册"), "{}", page.text);
    assert_eq!(site.number("SELECT COUNT(DISTINCT person_id) FROM question"), 2, "somebody new has asked");
}

#[tokio::test]
async fn an_empty_file_is_refused_as_such_and_shows_no_bubble() {
    let site = Site::open().await;
    let mut firm = site.browser();
    firm.says("您好").await;
    let bubbles = |page: &Page| page.text.matches("class=\"bubble mine\"").count();
    let before = bubbles(&firm.get("/").await);
    assert_eq!(upload(&mut firm, "空.jpg", vec![], "e1", "").await.status, StatusCode::SEE_OTHER);
    let page = firm.get("/").await;
    assert!(page.text.contains("文件是空的，没有收") && !page.text.contains("没有收到文字"), "{}", page.text);
    assert_eq!(bubbles(&page), before);
}

#[tokio::test]
async fn what_is_not_what_it_says_or_too_large_is_refused_in_words_and_leaves_nothing() {
    let site = Site::open().await;
    let mut firm = site.browser();
    firm.says("您好").await;
    for (number, (name, bytes)) in
        [("a.jpg", b"<html><script>x</script>".as_slice()), ("a.html", b"<html>"), ("a.exe", b"MZ"), ("noname", b"x")]
            .into_iter()
            .enumerate()
    {
        let sent = upload(&mut firm, name, bytes.to_vec(), &format!("g{number}"), "").await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{name}");
        assert!(firm.get("/").await.text.contains("这种文件收不了"), "{name}");
    }
    let sent =
        upload(&mut firm, "a.pdf", [b"%PDF-".as_slice(), &vec![b'x'; 21 * 1024 * 1024]].concat(), "h1", "").await;
    let refused = sent.status == StatusCode::PAYLOAD_TOO_LARGE || firm.get("/").await.text.contains("20 MB");
    assert!(refused, "{}", sent.text);
    let left = std::fs::read_dir(site.attachments()).map(|entries| entries.count()).unwrap_or_default();
    assert_eq!(left, 0, "nothing is left behind");
    let broken =
        firm.request(Method::POST, "/upload").header("content-type", "multipart/form-data; boundary=x").body("--y");
    assert_eq!(firm.send(broken).await.status, StatusCode::BAD_REQUEST);
}
