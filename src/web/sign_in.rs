//! Signing in by a one-time link, and out.
//!
//! Opening the link uses nothing up: the previews of messengers open links too. Only the button on its page does.

use askama::Template;
use axum::Form;
use axum::extract::rejection::FormRejection;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, header};
use axum::response::{AppendHeaders, IntoResponse, Redirect, Response};
use axum_extra::extract::cookie::CookieJar;
use serde::Deserialize;
use tracing::error;

use super::devices::called;
use super::guest::{self, Guest, Side};
use super::{App, assets, oops};
use crate::desk::browsers::{LinkFor, new_token};
use crate::domain::person::{PERSON_NAME_MAX, Roles};
use crate::domain::token::Token;
use crate::speech::page::PageWords;

#[derive(Template)]
#[template(path = "sign-in.html")]
struct Ask<'a> {
    words: PageWords,
    large: bool,
    version: &'a str,
    link: &'a str,
    /// How somebody new may be called; `None`: the person is known.
    newcomer: Option<String>,
    name_max: usize,
}

/// What the page of a link sends.
#[derive(Debug, Default, Deserialize)]
pub struct Named {
    #[serde(default)]
    name: String,
}

/// The name of a newcomer who tells none. An expert signs prescriptions, so theirs has to be told: the page leaves
/// it open.
fn suggested(app: &App, words: PageWords, roles: &Roles) -> String {
    match &app.settings.office {
        _ if !roles.office => String::new(),
        Some(office) => office.clone(),
        None => words.say("page-newcomer"),
    }
}

/// The page behind a link.
pub async fn ask(State(app): State<App>, guest: Guest, Path(link): Path<String>) -> Response {
    let Some(token) = Token::parse(&link) else { return oops::link_gone(guest.words, guest.large) };
    match app.desk.link_waits(&token, (app.clock)()).await {
        Ok(Some(who)) => {
            let (words, large) = (guest.words, guest.large);
            let newcomer = match &who {
                LinkFor::Person(_) => None,
                LinkFor::Newcomer(roles) => Some(suggested(&app, words, roles)),
            };
            let (version, link) = (assets::version(), token.reveal());
            let page = Ask { words, large, version, link, newcomer, name_max: PERSON_NAME_MAX };
            ([(header::CACHE_CONTROL, "no-store")], oops::show(&page)).into_response()
        }
        Ok(None) => oops::link_gone(guest.words, guest.large),
        Err(why) => {
            error!(error = %why, "a link cannot be looked up");
            oops::broken(guest.words, guest.large)
        }
    }
}

/// The button on that page: the link is used, the browser is signed in.
pub async fn take(
    State(app): State<App>,
    guest: Guest,
    headers: HeaderMap,
    Path(link): Path<String>,
    form: Result<Form<Named>, FormRejection>,
) -> Response {
    let Some(link) = Token::parse(&link) else { return oops::link_gone(guest.words, guest.large) };
    let agent = headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    // A form without a name, or none at all: the name that was suggested will do.
    let told = form.map(|Form(named)| named.name).unwrap_or_default();
    let signed_in = async {
        let browser = new_token()?;
        let now = (app.clock)();
        let newcomer = match app.desk.link_waits(&link, now).await? {
            Some(LinkFor::Newcomer(roles)) => named(&told, &suggested(&app, guest.words, &roles), guest.words),
            Some(LinkFor::Person(_)) | None => String::new(),
        };
        let agent = called(guest.words, agent);
        if app.desk.sign_in(&link, &browser, &agent, &newcomer, now).await?.is_none() {
            return Ok(None);
        }
        // The office begins with its own pages: its members hold no tickets.
        let is_office = app.desk.signed_in(&browser, now).await?.is_some_and(|found| found.person.is_office());
        Ok::<_, crate::store::StoreError>(Some((browser, if is_office { "/office" } else { "/desk" })))
    };
    match signed_in.await {
        Ok(Some((browser, first))) => {
            let cookie = AppendHeaders([(header::SET_COOKIE, guest::remember(&app, Side::House, &browser))]);
            (cookie, Redirect::to(first)).into_response()
        }
        Ok(None) => oops::link_gone(guest.words, guest.large),
        Err(why) => {
            error!(error = %why, "nobody can sign in");
            oops::broken(guest.words, guest.large)
        }
    }
}

/// What somebody new is called: as told, as suggested, or by what they are.
fn named(told: &str, suggested: &str, words: PageWords) -> String {
    match (told.trim(), suggested) {
        ("", "") => words.say("page-newcomer-expert"),
        ("", suggested) => suggested.to_owned(),
        (told, _) => told.to_owned(),
    }
}

/// Ends the session of this browser.
pub async fn leave(State(app): State<App>, headers: HeaderMap) -> Response {
    let jar = CookieJar::from_headers(&headers);
    if let Some(token) = guest::house_token(&app, &jar) {
        let now = (app.clock)();
        let ended = async {
            if let Some(signed_in) = app.desk.signed_in(&token, now).await? {
                app.desk.end_session(signed_in.session.id, signed_in.person.id, now).await?;
            }
            Ok::<_, crate::store::StoreError>(())
        };
        if let Err(why) = ended.await {
            error!(error = %why, "a session cannot be ended");
        }
    }
    (AppendHeaders([(header::SET_COOKIE, guest::forget(&app, Side::House))]), Redirect::to("/")).into_response()
}
