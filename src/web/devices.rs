//! The browsers in which somebody of the house is signed in; each can be ended from here. Beside them the secret
//! address of one's calendar, which opens without signing in.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::header;
use axum::response::{AppendHeaders, IntoResponse, Redirect, Response};
use serde::Deserialize;
use tracing::error;

use super::guest::{self, Guest, Side};
use super::{App, assets, oops};
use crate::domain::ids::SessionId;
use crate::domain::moment::Moment;
use crate::speech::page::PageWords;

#[derive(Template)]
#[template(path = "devices.html")]
struct Page<'a> {
    words: PageWords,
    large: bool,
    version: &'a str,
    here: &'a str,
    office: bool,
    back: &'a str,
    devices: Vec<Device>,
    /// Since when the calendar has an address.
    agenda: Option<Moment>,
    news: News,
}

/// What has just been done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum News {
    /// Nothing.
    Nothing,
    /// A browser was signed out.
    Ended,
    /// The calendar has a new address, told this once.
    Agenda(String),
    /// The calendar was given up.
    AgendaEnded,
}

/// A browser.
struct Device {
    id: SessionId,
    agent: String,
    created: Moment,
    seen: Moment,
    is_this: bool,
}

/// What the address says.
#[derive(Debug, Deserialize)]
pub struct Before {
    /// What was just done.
    news: Option<String>,
}

/// What browsers and systems write into `User-Agent` (RFC 9110), and what people call them. Earlier rows win: most
/// browsers also name others, whose pages they want to be given.
const BROWSERS: [(&str, &str); 7] = [
    ("MicroMessenger", "WeChat"),
    ("HuaweiBrowser", "HuaweiBrowser"),
    ("Edg", "Edge"),
    ("Firefox", "Firefox"),
    ("Chrome", "Chrome"),
    ("CriOS", "Chrome"),
    ("Safari", "Safari"),
];
const SYSTEMS: [(&str, &str); 8] = [
    ("HarmonyOS", "HarmonyOS"),
    ("OpenHarmony", "HarmonyOS"),
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("Linux", "Linux"),
];

/// A browser as people call it, as far as it tells; one that is unknown by what it says of itself.
pub fn called(words: PageWords, agent: &str) -> String {
    let find =
        |names: &[(&str, &'static str)]| names.iter().find(|(mark, _)| agent.contains(mark)).map(|(_, name)| *name);
    match (find(&BROWSERS), find(&SYSTEMS)) {
        (Some(browser), Some(system)) => words.browser(browser, system),
        (Some(name), None) => name.to_owned(),
        (None, Some(_) | None) => agent.to_owned(),
    }
}

/// The list.
pub async fn page(State(app): State<App>, guest: Guest, Query(before): Query<Before>) -> Response {
    let news = match before.news.as_deref() {
        Some("ended") => News::Ended,
        Some("agenda") => News::AgendaEnded,
        Some(_) | None => News::Nothing,
    };
    show(&app, &guest, news).await
}

/// The list, with what has just been done.
pub async fn show(app: &App, guest: &Guest, news: News) -> Response {
    let (Some(person), Some(token)) = (&guest.person, &guest.token) else {
        return oops::sign_in_first(guest.words, guest.large);
    };
    let now = (app.clock)();
    let read = async {
        let this = app.desk.signed_in(token, now).await?.map(|signed_in| signed_in.session.id);
        let sessions = app.desk.sessions(person.id, now).await?;
        Ok::<_, crate::store::StoreError>((this, sessions, app.desk.agenda_since(person.id).await?))
    };
    let (this, sessions, agenda) = match read.await {
        Ok(read) => read,
        Err(why) => {
            error!(error = %why, "the sessions cannot be read");
            return oops::broken(guest.words, guest.large);
        }
    };
    let devices = sessions.into_iter().map(|session| Device {
        id: session.id,
        agent: match session.agent.as_str() {
            "" => guest.words.say("devices-unknown"),
            agent => called(guest.words, agent),
        },
        created: session.created,
        seen: session.seen,
        is_this: this == Some(session.id),
    });
    let page = Page {
        words: guest.words,
        large: guest.large,
        version: assets::version(),
        here: "devices",
        office: person.is_office(),
        back: "/desk/devices",
        devices: devices.collect(),
        agenda,
        news,
    };
    ([(header::CACHE_CONTROL, "no-store")], oops::show(&page)).into_response()
}

/// Ends one of them; this one: signs out.
pub async fn end(State(app): State<App>, guest: Guest, Path(id): Path<i64>) -> Response {
    let (Some(person), Some(token)) = (&guest.person, &guest.token) else {
        return oops::sign_in_first(guest.words, guest.large);
    };
    let (now, id) = ((app.clock)(), SessionId(id));
    let ended = async {
        let this = app.desk.signed_in(token, now).await?.map(|signed_in| signed_in.session.id);
        Ok::<_, crate::store::StoreError>((this, app.desk.end_session(id, person.id, now).await?))
    };
    match ended.await {
        Ok((this, true)) if this == Some(id) => {
            (AppendHeaders([(header::SET_COOKIE, guest::forget(&app, Side::House))]), Redirect::to("/")).into_response()
        }
        Ok((_, true)) => Redirect::to("/desk/devices?news=ended").into_response(),
        Ok((_, false)) => oops::missing(guest.words, guest.large),
        Err(why) => {
            error!(error = %why, "a session cannot be ended");
            oops::broken(guest.words, guest.large)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::person::Language;

    #[test]
    fn browsers_are_called_as_people_call_them() {
        let words = PageWords::new(Language::Chinese);
        let webkit = "AppleWebKit/537.36 (KHTML, like Gecko)";
        for (agent, name) in [
            (format!("Mozilla/5.0 (X11; Linux x86_64) {webkit} Chrome/131.0.0.0 Safari/537.36"), "Chrome（Linux）"),
            (
                format!("Mozilla/5.0 (Linux; Android 14) {webkit} Chrome/130.0 Mobile MicroMessenger/8.0"),
                "WeChat（Android）",
            ),
            (format!("Mozilla/5.0 (Windows NT 10.0) {webkit} Chrome/131.0 Safari/537.36 Edg/131.0"), "Edge（Windows）"),
            ("Chrome（Linux）".to_owned(), "Chrome（Linux）"),
            ("curl/8.5.0".to_owned(), "curl/8.5.0"),
        ] {
            assert_eq!(called(words, &agent), name);
        }
    }
}
