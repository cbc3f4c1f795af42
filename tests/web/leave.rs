//! Every address of the pages asks for leave: walked as everybody there is.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use quality_clinic::web::routes::{ROUTES, Route, Who};
use reqwest::{Method, StatusCode};

use super::desk::{FIRM, opened};
use super::site::{Browser, Page, Site, expert, office};

/// What stands in the note: nobody reads it who may not.
const NOTE: &str = "只给里面看的话";
const NUMBER: &str = "ZL-2026-00001";

/// Somebody who walks.
struct Walker {
    name: &'static str,
    browser: Browser,
    /// Of the house, in good standing.
    is_house: bool,
    /// Of the office, in good standing.
    is_office: bool,
    /// May see the inside of the ticket.
    sees_inside: bool,
    /// May read the firm's name.
    sees_firm: bool,
}

/// An address with its gaps filled; nothing in it opens what is not one's own.
fn filled(path: &str) -> String {
    path.replace("{row}", "1")
        .replace("{item}", "0")
        .replace("{number}", NUMBER)
        .replace("{name}", "1.png")
        .replace("{session}", "999")
        .replace("{ending}", "csv")
        .replace("{file}", &format!("{}.ics", "0".repeat(64)))
        .replace("{link}", &"0".repeat(64))
}

async fn visit(browser: &mut Browser, route: &Route) -> Page {
    let path = filled(route.path);
    let method = Method::from_bytes(route.method.as_bytes()).unwrap();
    let request = browser.request(method, &path);
    // A form that does nothing: its key is broken.
    let request =
        if route.method == "POST" { request.form(&[("key", ""), ("text", ""), ("act", "note")]) } else { request };
    // A stream has no end.
    if route.path.ends_with("/stream") {
        let answer = request.query(&[("read", "x")]).send().await.unwrap();
        let (status, headers) = (answer.status(), answer.headers().clone());
        return Page { status, to: None, headers, text: answer.text().await.unwrap() };
    }
    browser.send(request).await
}

async fn walkers(site: &Site) -> Vec<Walker> {
    let (firm, department) = opened(site).await;
    let mut holder = site.house(expert(&[&department])).await;
    holder.says_at("/desk", &format!("接诊 {NUMBER}")).await;
    holder.says_at("/desk", &format!("备注 {NUMBER} {NOTE}")).await;
    let mut other_firm = site.browser();
    other_firm.says("您好").await;
    let elsewhere = if department == "metrology" { "trade" } else { "metrology" };
    let suspended = site.house(expert(&[&department])).await;
    site.sql().execute("UPDATE person SET suspended = 1 WHERE id = (SELECT MAX(id) FROM person)", []).unwrap();
    let walker = |name, browser, (is_house, sees_inside, sees_firm)| Walker {
        name,
        browser,
        is_house,
        is_office: name == "the office",
        sees_inside,
        sees_firm,
    };
    vec![
        walker("a stranger", site.browser(), (false, false, false)),
        walker("its client", firm, (false, false, true)),
        walker("another firm", other_firm, (false, false, false)),
        walker("an expert of another department", site.house(expert(&[elsewhere])).await, (true, false, false)),
        walker("an expert of its department", site.house(expert(&[&department])).await, (true, true, false)),
        walker("its holder", holder, (true, true, true)),
        walker("the office", site.house(office()).await, (true, true, true)),
        walker("an expert whose roles rest", suspended, (false, false, false)),
    ]
}

#[tokio::test]
async fn every_address_lets_in_whom_it_is_for_and_shows_nobody_else_a_word() {
    let site = Site::open().await;
    for walker in &mut walkers(&site).await {
        for route in ROUTES {
            if route.path == "/sign-out" {
                continue;
            }
            let page = visit(&mut walker.browser, route).await;
            let shut = matches!(page.status, StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN);
            let expected = match route.who {
                Who::Anybody => false,
                Who::House => !walker.is_house,
                Who::Office => !walker.is_office,
            };
            let what = format!("{} at {} {}: {}", walker.name, route.method, route.path, page.status);
            assert_eq!(shut, expected, "{what}");
            assert!(!page.status.is_server_error(), "{what}");
            assert!(walker.sees_inside || !page.text.contains(NOTE), "{what}: a note in {}", page.text);
            assert!(walker.sees_firm || !page.text.contains(FIRM), "{what}: the firm in {}", page.text);
        }
        let page = walker.browser.get(&format!("/desk/ticket/{NUMBER}")).await;
        assert_eq!(page.text.contains(NOTE), walker.sees_inside, "{}: {}", walker.name, page.text);
    }
    assert_eq!(site.number("SELECT COUNT(*) FROM event"), 3, "nobody did anything by walking");
}

#[tokio::test]
async fn a_ticket_of_others_looks_like_one_that_is_not_there() {
    let site = Site::open().await;
    let (_firm, department) = opened(&site).await;
    let elsewhere = if department == "metrology" { "trade" } else { "metrology" };
    let mut expert = site.house(expert(&[elsewhere])).await;
    let form = [("act", "note"), ("text", "x"), ("key", "a1"), ("seen", "1")];
    for path in ["/desk/ticket/{}", "/desk/ticket/{}/file/1.png"] {
        let theirs = expert.get(&path.replace("{}", NUMBER)).await;
        let none = expert.get(&path.replace("{}", "ZL-2026-00777")).await;
        assert_eq!((theirs.status, theirs.text), (none.status, none.text), "{path}");
    }
    let theirs = expert.post(&format!("/desk/ticket/{NUMBER}"), &form).await;
    let none = expert.post("/desk/ticket/ZL-2026-00777", &form).await;
    assert_eq!((theirs.status, theirs.text), (none.status, none.text));
    assert_eq!(theirs.status, StatusCode::NOT_FOUND);
}

/// The list would prove nothing if an address were missing in it.
#[test]
fn the_list_names_every_address_that_is_served() {
    let source = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/web/mod.rs")).unwrap();
    let (outer, talk) = source.split_once("fn talk()").unwrap();
    let served = |text: &str| -> BTreeSet<(String, String)> {
        let code: String = text.split_whitespace().collect();
        let routes = code.split(".route(\"").skip(1).map(str::to_owned).collect::<Vec<_>>();
        let methods = |rest: &str| {
            let mut found = vec![];
            for (word, method) in [("get(", "GET"), ("post(", "POST")] {
                if rest.contains(word) {
                    found.push(method.to_owned());
                }
            }
            found
        };
        routes
            .iter()
            .flat_map(|route| {
                let (path, rest) = route.split_once('"').unwrap();
                methods(rest.split(".layer(").next().unwrap()).into_iter().map(|method| (method, path.to_owned()))
            })
            .collect()
    };
    let mut all = served(outer);
    for (method, path) in served(talk.split_once("\n}").unwrap().0) {
        all.insert((method.clone(), path.clone()));
        all.insert((method, format!("/desk{path}")));
    }
    // Nested below the desk.
    if all.remove(&("GET".to_owned(), "/talk".to_owned())) {
        all.insert(("GET".to_owned(), "/desk/talk".to_owned()));
    }
    let listed: BTreeSet<_> = ROUTES.iter().map(|route| (route.method.to_owned(), route.path.to_owned())).collect();
    assert_eq!(all, listed);
}
