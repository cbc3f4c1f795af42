//! The desk's first page: what waits, what is in hand, what is to be decided.

use askama::Template;
use axum::extract::{Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;
use tracing::error;

use super::guest::Guest;
use super::told::{self, Reply, Told};
use super::{App, assets, oops};
use crate::desk::pages::Lists;
use crate::domain::ids::TicketNumber;
use crate::speech::page::PageWords;

#[derive(Template)]
#[template(path = "desk.html")]
struct Page<'a> {
    words: PageWords,
    large: bool,
    version: &'a str,
    here: &'a str,
    office: bool,
    back: &'a str,
    name: &'a str,
    notice: Option<&'a str>,
    replies: Vec<Reply>,
    lists: Lists,
}

/// The lists.
pub async fn page(State(app): State<App>, guest: Guest, Query(told): Query<Told>) -> Response {
    let Some(person) = guest.person else { return oops::sign_in_first(guest.words, guest.large) };
    let shown = async {
        let Some(lists) = app.desk.lists(person.id, (app.clock)()).await? else { return Ok(None) };
        let replies = told::replies(&app, person.id, guest.words, &told).await?;
        Ok::<_, crate::store::StoreError>(Some((lists, replies)))
    };
    match shown.await {
        Ok(Some((lists, replies))) => {
            let page = Page {
                words: guest.words,
                large: guest.large,
                version: assets::version(),
                here: "tickets",
                office: person.is_office(),
                back: "/desk",
                name: &person.name,
                notice: told.notice(),
                replies,
                lists,
            };
            ([(header::CACHE_CONTROL, "no-store")], oops::show(&page)).into_response()
        }
        Ok(None) => oops::not_yours(guest.words, guest.large),
        Err(why) => {
            error!(error = %why, "the lists cannot be read");
            oops::broken(guest.words, guest.large)
        }
    }
}

/// A number as it is typed.
#[derive(Debug, Deserialize)]
pub struct Wanted {
    number: String,
}

/// Leads to a ticket by its number, in any spelling.
pub async fn find(guest: Guest, Query(wanted): Query<Wanted>) -> Response {
    match TicketNumber::parse(&wanted.number) {
        Some(number) => Redirect::to(&format!("/desk/ticket/{number}")).into_response(),
        None => oops::missing(guest.words, guest.large),
    }
}
