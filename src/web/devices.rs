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
        agent: if session.agent.is_empty() { guest.words.say("devices-unknown") } else { session.agent },
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
