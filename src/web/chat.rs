//! The firms' chat, and the same for the house: the whole talk, a field, buttons. Works as plain forms.

use askama::Template;
use axum::Form;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{AppendHeaders, IntoResponse, Redirect, Response};
use serde::Deserialize;
use tracing::error;

use super::guest::{self, Guest, Side};
use super::render::Bubble;
use super::{App, assets, oops};
use crate::conversation::incoming::{Content, Hint, Incoming};
use crate::desk::browsers::new_token;
use crate::domain::department::Slug;
use crate::domain::ids::{OutboxId, PersonId};
use crate::domain::person::{Language, Person};
use crate::domain::question::QUESTION_MAX_CHARS;
use crate::domain::token::Token;
use crate::speech::page::PageWords;
use crate::store::talk::{ReadTo, Spoken};
use crate::store::{Result, Tx};

/// How much of a talk a page shows, of each side: some days of a lively one.
pub const SHOWN_MAX: u32 = 60;
/// Longest key that a page may give to what it sends: those of our own pages are half as long.
const KEY_MAX: usize = 80;
/// Said by our script: it wants no new page.
const BY_SCRIPT: &str = "x-by-script";

#[derive(Template)]
#[template(path = "chat.html")]
struct Chat<'a> {
    words: PageWords,
    large: bool,
    version: &'a str,
    base: &'a str,
    office: String,
    is_house: bool,
    /// Leads to the pages of the office too.
    is_office: bool,
    bubbles: Vec<Bubble>,
    /// Names the forms of this page, so that what is sent twice is done once.
    once: String,
    /// Up to where the talk is shown: the stream goes on from there.
    read: String,
    streams: bool,
    department: Option<Named>,
    welcome: String,
    longest: usize,
}

/// The department whose link or code was opened.
struct Named {
    slug: Slug,
    name: String,
}

/// What the address says.
#[derive(Debug, Deserialize)]
pub struct Asked {
    /// A department: the link on a poster.
    d: Option<String>,
}

/// The page.
pub async fn page(State(app): State<App>, guest: Guest, Query(asked): Query<Asked>) -> Response {
    let talk = match &guest.person {
        None => Ok((vec![], ReadTo::default())),
        Some(person) => {
            let person = person.id;
            app.desk.store().read(move |tx| talk(tx, person, Part::Newest)).await
        }
    };
    let (talk, read) = match talk {
        Ok(talk) => talk,
        Err(why) => {
            error!(error = %why, "a talk cannot be read");
            return oops::broken(guest.words, guest.large);
        }
    };
    let once = match new_token() {
        Ok(token) => token.place(),
        Err(why) => {
            error!(error = %why, "no page without random numbers");
            return oops::broken(guest.words, guest.large);
        }
    };
    let bubbles = bubbles(talk, guest.side, guest.words, &once);
    let department = asked.d.and_then(|slug| {
        let guide = app.desk.guide();
        let found = guide.departments().named(&slug)?;
        let name = match guest.words.language {
            Language::Chinese => found.name.clone(),
            Language::English => found.english.clone(),
        };
        Some(Named { slug: found.slug.clone(), name })
    });
    let page = Chat {
        words: guest.words,
        large: guest.large,
        version: assets::version(),
        base: guest.side.base(),
        office: app.settings.office.clone().unwrap_or_else(|| guest.words.say("page-office")),
        is_house: guest.side == Side::House,
        is_office: guest.side == Side::House && guest.person.as_ref().is_some_and(Person::is_office),
        streams: guest.person.is_some(),
        bubbles,
        once,
        read: mark(read),
        department,
        welcome: guest.words.say("welcome"),
        longest: QUESTION_MAX_CHARS,
    };
    ([(header::CACHE_CONTROL, "no-store")], oops::show(&page)).into_response()
}

/// One thing in a talk, with the label of the button if it is a press.
pub type Labelled = (Spoken, Option<String>);

/// Which part of a talk.
pub enum Part {
    /// The newest.
    Newest,
    /// What came after these marks, at most so much of each side.
    Since(ReadTo, u32),
}

/// Part of a talk with the labels of pressed buttons, and how far it goes.
pub fn talk(tx: &Tx<'_>, person: PersonId, part: Part) -> Result<(Vec<Labelled>, ReadTo)> {
    let (spoken, mut read) = match part {
        Part::Newest => (tx.talk_of(person, SHOWN_MAX)?, ReadTo::default()),
        Part::Since(read, limit) => (tx.talk_since(person, read, limit)?, read),
    };
    if read == ReadTo::default() {
        // Messages that only changed earlier ones are read with them.
        read = tx.talk_marks(person)?;
    }
    let mut labelled = vec![];
    for one in spoken {
        one.note(&mut read);
        let label = match &one {
            Spoken::Said { content: Content::Press { data }, message_ref: Some(on), .. } => {
                label(tx, person, on, data)?
            }
            Spoken::Said { .. } | Spoken::Told { .. } => None,
        };
        labelled.push((one, label));
    }
    Ok((labelled, read))
}

/// What stood on a button that was pressed.
fn label(tx: &Tx<'_>, person: PersonId, on: &str, data: &str) -> Result<Option<String>> {
    let Ok(row) = on.parse() else { return Ok(None) };
    let versions = tx.versions_of(person, OutboxId(row))?;
    let mut faces = versions.iter().flat_map(|message| message.buttons.iter().flatten());
    Ok(faces.find(|face| face.data == data).map(|face| face.label.clone()))
}

/// A talk as it is shown.
pub fn bubbles(talk: Vec<Labelled>, side: Side, words: PageWords, once: &str) -> Vec<Bubble> {
    talk.into_iter().filter_map(|(spoken, label)| Bubble::of(&spoken, label, side, words, once)).collect()
}

/// Marks as a word: `12.7`.
pub fn mark(read: ReadTo) -> String {
    format!("{}.{}", read.told, read.said)
}

/// A text form.
#[derive(Debug, Deserialize)]
pub struct Said {
    text: String,
    key: String,
    /// The department by which the browser came, and the page that says so.
    d: Option<String>,
    page: Option<String>,
}

/// A text was sent.
pub async fn say(State(app): State<App>, guest: Guest, headers: HeaderMap, form: Form<Said>) -> Response {
    let Form(Said { text, key, d, page }) = form;
    let sent = Sent { key, on: None, content: Content::Text { text }, hint: hint(d, page) };
    send(&app, guest, &headers, sent).await
}

/// A button form.
#[derive(Debug, Deserialize)]
pub struct Pressed {
    data: String,
    on: i64,
    key: String,
}

/// A button was pressed.
pub async fn press(State(app): State<App>, guest: Guest, headers: HeaderMap, form: Form<Pressed>) -> Response {
    let Form(Pressed { data, on, key }) = form;
    let sent = Sent { key, on: Some(on.to_string()), content: Content::Press { data }, hint: None };
    send(&app, guest, &headers, sent).await
}

/// What a browser sent.
pub struct Sent {
    /// The page's name for it.
    pub key: String,
    /// The message whose button was pressed.
    pub on: Option<String>,
    /// What.
    pub content: Content,
    /// By which department it came.
    pub hint: Option<Hint>,
}

/// By which department a browser came, if its form says so and can be one of ours.
pub fn hint(department: Option<String>, page: Option<String>) -> Option<Hint> {
    let (department, mark) = department.zip(page)?;
    (is_well_formed(&department) && is_well_formed(&mark)).then(|| Hint { department: Slug::new(department), mark })
}

/// Hands what was sent to the desk, and leads back to the page. Sent twice, it is done once: the key is the page's.
pub async fn send(app: &App, guest: Guest, headers: &HeaderMap, sent: Sent) -> Response {
    let Sent { key, on, content, hint } = sent;
    if !is_well_formed(&key) {
        return oops::bad_form(guest.words, guest.large);
    }
    let (token, is_new) = match guest.token {
        Some(token) => (token, false),
        None => match new_token() {
            Ok(token) => (token, true),
            Err(why) => {
                error!(error = %why, "no browser without random numbers");
                return oops::broken(guest.words, guest.large);
            }
        },
    };
    if !app.limits.place(&token.place()) {
        return oops::too_much();
    }
    let incoming = Incoming { hint, ..incoming(app, &guest.words, &token, &key, on, content) };
    if let Err(why) = app.desk.receive(incoming).await {
        error!(error = %why, "what a browser sent was not taken");
        return oops::broken(guest.words, guest.large);
    }
    let cookie = is_new.then(|| (header::SET_COOKIE, guest::remember(app, guest.side, &token)));
    let cookies = AppendHeaders(cookie);
    if headers.contains_key(BY_SCRIPT) {
        (StatusCode::NO_CONTENT, cookies).into_response()
    } else {
        let to = match guest.side {
            Side::Front => "/#end",
            Side::House => "/desk/talk#end",
        };
        (cookies, Redirect::to(to)).into_response()
    }
}

/// Can this be the key of a form of ours?
pub fn is_well_formed(key: &str) -> bool {
    let of_ours = |b: u8| b.is_ascii_alphanumeric() || b == b'-' || b == b'_';
    (1..=KEY_MAX).contains(&key.len()) && key.bytes().all(of_ours)
}

/// What a browser sent, for the desk.
pub fn incoming(
    app: &App,
    words: &PageWords,
    token: &Token,
    key: &str,
    on: Option<String>,
    content: Content,
) -> Incoming {
    let from = Guest::address(token);
    let short: String = from.place.chars().take(4).collect();
    Incoming {
        // The browser's own part of the key cannot reach another's.
        key: format!("{}:{key}", from.place),
        name: words.with("page-guest", &short.to_uppercase()),
        from,
        language: Some(words.language),
        content,
        message_ref: on.or_else(|| Some(key.to_owned())),
        reply_to: None,
        at: (app.clock)(),
        album: None,
        more_refs: vec![],
        within: None,
        hint: None,
    }
}

/// A form of the look.
#[derive(Debug, Deserialize)]
pub struct Look {
    large: Option<String>,
    back: Option<String>,
}

/// Larger or plain text.
pub async fn look(State(app): State<App>, Form(form): Form<Look>) -> Response {
    let cookie = AppendHeaders([(header::SET_COOKIE, guest::look(&app, form.large.is_some()))]);
    // Only to a page of ours: `//elsewhere` and `https://elsewhere` are not.
    let own = |path: &String| path.starts_with('/') && !path.starts_with("//") && !path.contains('\\');
    let back = form.back.filter(own).unwrap_or_else(|| "/".to_owned());
    (cookie, Redirect::to(&back)).into_response()
}
