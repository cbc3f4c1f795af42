//! An expert's follow-ups for calendars of other makers, and its secret address.

use axum::Form;
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;
use tracing::error;

use super::devices::{self, News};
use super::guest::Guest;
use super::{App, oops};
use crate::desk::agenda::CALENDAR_ENDING;
use crate::domain::person::Language;
use crate::domain::token::Token;
use crate::speech::page::PageWords;

/// The feed. Whoever has the address may read it; a wrong one and one that was given up look the same.
pub async fn feed(State(app): State<App>, Path(file): Path<String>) -> Response {
    // A calendar program reads no sentence of ours: the language matters little.
    let words = PageWords::new(Language::Chinese);
    let Some(address) = file.strip_suffix(CALENDAR_ENDING).and_then(Token::parse) else {
        return oops::missing(words, false);
    };
    match app.desk.agenda(&address, (app.clock)()).await {
        Ok(Some(text)) => {
            let headers = [(header::CONTENT_TYPE, "text/calendar; charset=utf-8"), (header::CACHE_CONTROL, "no-store")];
            (headers, text).into_response()
        }
        Ok(None) => oops::missing(words, false),
        Err(why) => {
            error!(error = %why, "a calendar cannot be read");
            oops::broken(words, false)
        }
    }
}

/// A button on the page of devices.
#[derive(Debug, Deserialize)]
pub struct Change {
    /// `new` or `end`.
    what: Option<String>,
}

/// Makes a new address, which the page shows this once, or gives the address up.
pub async fn change(State(app): State<App>, guest: Guest, Form(form): Form<Change>) -> Response {
    let Some(person) = &guest.person else { return oops::sign_in_first(guest.words, guest.large) };
    let now = (app.clock)();
    let changed = match form.what.as_deref() {
        Some("new") => match app.desk.begin_agenda(person.id, &app.settings.address, now).await {
            Ok(Some(url)) => return devices::show(&app, &guest, News::Agenda(url)).await,
            Ok(None) => return oops::not_yours(guest.words, guest.large),
            Err(why) => Err(why),
        },
        Some("end") => app.desk.end_agenda(person.id, now).await,
        Some(_) | None => return oops::bad_form(guest.words, guest.large),
    };
    match changed {
        Ok(_) => Redirect::to("/desk/devices?news=agenda").into_response(),
        Err(why) => {
            error!(error = %why, "the address of a calendar cannot be changed");
            oops::broken(guest.words, guest.large)
        }
    }
}
