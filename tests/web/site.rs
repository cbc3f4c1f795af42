//! A clinic with pages, and browsers that visit it.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicUsize, Ordering};
use std::time::Duration;

use quality_clinic::clock::Clock;
use quality_clinic::desk::Desk;
use quality_clinic::domain::department::Slug;
use quality_clinic::domain::moment::Moment;
use quality_clinic::domain::person::Roles;
use quality_clinic::store::Store;
use quality_clinic::web::{App, Settings};
use regex::Regex;
use reqwest::header::{COOKIE, HeaderMap, LOCATION, SET_COOKIE};
use reqwest::{Client, RequestBuilder, StatusCode, redirect};
use rusqlite::Connection;
use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

use crate::house::{calendar, library};

/// Nothing here takes so long.
const PATIENCE: Duration = Duration::from_secs(60);

/// A clinic whose pages are served.
pub struct Site {
    pub desk: Desk,
    pub url: String,
    now: Arc<AtomicI64>,
    folder: Arc<TempDir>,
    stop: CancellationToken,
    running: tokio::task::JoinHandle<std::io::Result<()>>,
}

impl Site {
    pub async fn open() -> Self {
        let now = Moment::parse_rfc3339("2026-11-24T09:00:00+08:00").expect("a time");
        Self::on(Arc::new(tempfile::tempdir().expect("a folder")), Arc::new(AtomicI64::new(now.0))).await
    }

    async fn on(folder: Arc<TempDir>, now: Arc<AtomicI64>) -> Self {
        let guide = library(folder.path());
        let calendar = calendar(&guide);
        let store = Store::open(&folder.path().join("data")).expect("a database");
        let desk = Desk::new(store, guide, calendar, 72);
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let url = format!("http://{}", listener.local_addr().expect("an address"));
        let settings = Settings {
            address: url.clone(),
            behind_proxy: false,
            office: Some("三门县质量办".to_owned()),
            attachments: folder.path().join("data/attachments"),
        };
        let (time, stop) = (Arc::clone(&now), CancellationToken::new());
        let clock: Clock = Arc::new(move || Moment(time.load(Ordering::SeqCst)));
        let app = App::new(desk.clone(), settings, clock, stop.clone());
        let running = tokio::spawn(quality_clinic::web::run(app, listener));
        Self { desk, url, now, folder, stop, running }
    }

    /// The service stops and another one opens the same folder.
    pub async fn restart(self) -> Self {
        self.stop.cancel();
        tokio::time::timeout(PATIENCE, self.running).await.expect("an end").expect("no panic").expect("served");
        Self::on(self.folder, self.now).await
    }

    pub fn now(&self) -> Moment {
        Moment(self.now.load(Ordering::SeqCst))
    }

    pub fn later(&self, minutes: i64) {
        self.now.fetch_add(minutes * 60_000, Ordering::SeqCst);
    }

    /// A browser that nobody knows.
    pub fn browser(&self) -> Browser {
        Browser { site: self.url.clone(), cookies: vec![], sent: AtomicUsize::new(0) }
    }

    /// A browser in which somebody new with these roles is signed in.
    pub async fn house(&self, roles: Roles) -> Browser {
        let first = if roles.office { "/office" } else { "/desk" };
        let link = self.desk.offer_link(&self.url, roles, self.now()).await.expect("a link");
        let mut browser = self.browser();
        let page = browser.post(link.strip_prefix(&self.url).expect("ours"), &[]).await;
        assert_eq!((page.status, page.to.as_deref()), (StatusCode::SEE_OTHER, Some(first)));
        browser
    }

    pub fn sql(&self) -> Connection {
        Connection::open(self.folder.path().join("data/clinic.db")).expect("the database")
    }

    pub fn number(&self, query: &str) -> i64 {
        self.sql().query_row(query, [], |row| row.get(0)).expect("a number")
    }

    pub fn attachments(&self) -> std::path::PathBuf {
        self.folder.path().join("data/attachments")
    }
}

/// Experts of these departments.
pub fn expert(departments: &[&str]) -> Roles {
    Roles { office: false, expert: departments.iter().map(|slug| Slug::new(*slug)).collect() }
}

/// The office.
pub fn office() -> Roles {
    Roles { office: true, ..Roles::default() }
}

/// What a request brought.
#[derive(Debug)]
pub struct Page {
    pub status: StatusCode,
    pub to: Option<String>,
    pub headers: HeaderMap,
    pub text: String,
}

impl Page {
    /// The first value of a hidden field, or of an attribute `name="value"`.
    pub fn attribute(&self, name: &str) -> String {
        let found = Regex::new(&format!("{name}=\"([^\"]*)\"")).expect("a pattern");
        found.captures(&self.text).unwrap_or_else(|| panic!("no {name} in {}", self.text))[1].to_owned()
    }

    /// The newest button with this label: what its form sends.
    pub fn button(&self, label: &str) -> Vec<(String, String)> {
        let form = Regex::new(&format!(
            "name=\"on\" value=\"([^\"]*)\"><input type=\"hidden\" name=\"key\" value=\"([^\"]*)\"><button name=\"data\" \
             value=\"([^\"]*)\">{label}<"
        ))
        .expect("a pattern");
        let found = form.captures_iter(&self.text).last().unwrap_or_else(|| panic!("no {label} in {}", self.text));
        [("on", 1), ("key", 2), ("data", 3)].map(|(name, at)| (name.to_owned(), found[at].to_owned())).to_vec()
    }
}

/// A browser: keeps cookies, follows no redirect by itself.
pub struct Browser {
    site: String,
    pub cookies: Vec<(String, String)>,
    sent: AtomicUsize,
}

impl Browser {
    fn client() -> Client {
        Client::builder().redirect(redirect::Policy::none()).timeout(PATIENCE).no_proxy().build().expect("a client")
    }

    /// A request with the cookies of this browser.
    pub fn request(&self, method: reqwest::Method, path: &str) -> RequestBuilder {
        let cookies: Vec<_> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        Self::client()
            .request(method, format!("{}{path}", self.site))
            .header(COOKIE, cookies.join("; "))
            .header("accept-language", "zh-CN")
            .header("user-agent", "Test browser")
    }

    pub async fn send(&mut self, request: RequestBuilder) -> Page {
        let answer = request.send().await.expect("an answer");
        for set in answer.headers().get_all(SET_COOKIE) {
            let (name, rest) = set.to_str().expect("text").split_once('=').expect("a cookie");
            let value = rest.split(';').next().expect("a value").to_owned();
            self.cookies.retain(|(known, _)| known != name);
            if !rest.contains("Max-Age=0") {
                self.cookies.push((name.to_owned(), value));
            }
        }
        let to = answer.headers().get(LOCATION).map(|to| to.to_str().expect("text").to_owned());
        let (status, headers) = (answer.status(), answer.headers().clone());
        Page { status, to, headers, text: answer.text().await.unwrap_or_default() }
    }

    pub async fn get(&mut self, path: &str) -> Page {
        let request = self.request(reqwest::Method::GET, path);
        self.send(request).await
    }

    pub async fn post(&mut self, path: &str, form: &[(&str, &str)]) -> Page {
        let request = self.request(reqwest::Method::POST, path).form(form);
        self.send(request).await
    }

    fn key(&self) -> String {
        format!("k{}", self.sent.fetch_add(1, Ordering::SeqCst))
    }

    /// Types into the talk at `base`, and gives the page that then stands there.
    pub async fn says_at(&mut self, base: &str, text: &str) -> Page {
        let key = self.key();
        let page = self.post(&format!("{base}/say"), &[("text", text), ("key", &key)]).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.text);
        let path = if base.is_empty() { "/" } else { "/desk/talk" };
        self.get(path).await
    }

    /// Types into the firms' chat.
    pub async fn says(&mut self, text: &str) -> Page {
        self.says_at("", text).await
    }

    /// Presses the newest button with this label on a page of the firms' chat.
    pub async fn presses(&mut self, page: &Page, label: &str) -> Page {
        let form = page.button(label);
        let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let sent = self.post("/press", &form).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text);
        self.get("/").await
    }
}
