//! A ticket on the desk: its whole record, and forms for everything that the reader may do.
//!
//! A form names the step that its page showed last. If the ticket has moved on meanwhile, or the desk refuses, nothing
//! is done, the page says why, and what was typed stands in its form again.

use askama::Template;
use axum::Form;
use axum::extract::{Path, Query, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use tracing::error;

use super::act::Fields;
use super::guest::Guest;
use super::render::{Shown as File, file_of, html};
use super::told::{self, Reply, Told};
use super::{App, assets, chat, files, oops};
use crate::conversation::incoming::{self, Content, Parts};
use crate::desk::browsers::new_token;
use crate::desk::pages::{Shown, TicketPage};
use crate::domain::ids::{OutboxId, PersonId, TicketNumber};
use crate::domain::question::QUESTION_MAX_CHARS;
use crate::domain::ticket::EXTENSION_DAYS_MAX;
use crate::domain::token::Token;
use crate::speech::message::ButtonFace;
use crate::speech::page::PageWords;
use crate::speech::page::ticket::LineWords;
use crate::store::StoreError;

#[derive(Template)]
#[template(path = "ticket.html")]
struct Page<'a> {
    words: PageWords,
    large: bool,
    version: &'a str,
    here: &'a str,
    office: bool,
    back: &'a str,
    path: &'a str,
    notice: Option<&'a str>,
    replies: Vec<Reply>,
    page: TicketPage,
    outside: String,
    more: Vec<ButtonFace>,
    parts: Parts,
    typed: Fields,
    once: String,
    longest: usize,
    days_max: &'a str,
}

impl Page<'_> {
    fn files_of(&self, line: &LineWords) -> Vec<File> {
        let base = format!("{}/file", self.path);
        line.files.iter().map(|file| file_of(file, &base, self.words)).collect()
    }

    fn has_others(&self) -> bool {
        let may = &self.page.may;
        may.paper || may.resend || may.leave || may.card.mark || may.card.lift
    }

    fn has_acts(&self) -> bool {
        let (may, card) = (&self.page.may, &self.page.may.card);
        let first = card.claim || card.treat || card.confide || may.take_over || may.join || may.note;
        let moves = card.transfer || card.refer || card.assign || card.decide || card.consult;
        first || moves || may.follow_up || self.has_others() || !self.more.is_empty()
    }

    fn writes_prescription(&self) -> bool {
        self.page.previewed.is_some() || self.typed.prescribes()
    }
}

/// What came before the page.
struct Before {
    notice: Option<&'static str>,
    said: Vec<OutboxId>,
    typed: Fields,
    status: StatusCode,
}

/// Who asks, and about what; or the page that says why not.
fn asked(guest: &Guest, number: &str) -> Result<(PersonId, Token, TicketNumber), Box<Response>> {
    let (Some(person), Some(token)) = (&guest.person, &guest.token) else {
        return Err(Box::new(oops::sign_in_first(guest.words, guest.large)));
    };
    match TicketNumber::parse(number) {
        Some(number) => Ok((person.id, token.clone(), number)),
        None => Err(Box::new(oops::missing(guest.words, guest.large))),
    }
}

/// The page.
pub async fn page(
    State(app): State<App>,
    guest: Guest,
    Path(number): Path<String>,
    Query(told): Query<Told>,
) -> Response {
    let (person, token, number) = match asked(&guest, &number) {
        Ok(asked) => asked,
        Err(page) => return *page,
    };
    let before = Before { notice: told.notice(), said: told.rows(), typed: Fields::default(), status: StatusCode::OK };
    match show(&app, &guest, person, &token, number, before).await {
        Ok(Some(page)) => page,
        Ok(None) => oops::missing(guest.words, guest.large),
        Err(why) => broken(&guest, &why),
    }
}

fn broken(guest: &Guest, why: &StoreError) -> Response {
    error!(error = %why, "a ticket's page cannot be made");
    oops::broken(guest.words, guest.large)
}

/// The page of a ticket. `None`: there is none, or it is not for this person.
async fn show(
    app: &App,
    guest: &Guest,
    person: PersonId,
    token: &Token,
    number: TicketNumber,
    before: Before,
) -> Result<Option<Response>, StoreError> {
    let Some(page) = app.desk.ticket_page(person, Guest::address(token), number, (app.clock)()).await? else {
        return Ok(None);
    };
    let replies = told::these(app, person, guest.words, before.said).await?;
    let (outside, more) = match &page.shown {
        Shown::Outside(card) => (html(&card.text, &card.bold), vec![]),
        Shown::Inside(case) => (String::new(), case.more.clone()),
    };
    let parts = if before.typed.prescribes() && page.previewed.is_none() {
        before.typed.parts()
    } else {
        page.previewed.clone().or_else(|| page.sent.clone()).unwrap_or_default()
    };
    let path = format!("/desk/ticket/{number}");
    let shown = Page {
        words: guest.words,
        large: guest.large,
        version: assets::version(),
        here: "",
        office: guest.person.as_ref().is_some_and(|person| person.is_office()),
        back: &path,
        path: &path,
        notice: before.notice,
        replies,
        page,
        outside,
        more,
        parts,
        typed: before.typed,
        once: new_token()?.place(),
        longest: QUESTION_MAX_CHARS,
        days_max: &EXTENSION_DAYS_MAX.to_string(),
    };
    Ok(Some((before.status, [(header::CACHE_CONTROL, "no-store")], oops::show(&shown)).into_response()))
}

/// A form of the page.
pub async fn act(
    State(app): State<App>,
    guest: Guest,
    Path(number): Path<String>,
    Form(fields): Form<Fields>,
) -> Response {
    let (person, token, number) = match asked(&guest, &number) {
        Ok(asked) => asked,
        Err(page) => return *page,
    };
    let (Some(act), true) = (fields.parse(), chat::is_well_formed(&fields.key)) else {
        return oops::bad_form(guest.words, guest.large);
    };
    if !app.limits.place(&token.place()) {
        return oops::too_much();
    }
    let form = incoming::Form { ticket: number, seen: fields.seen, act };
    let content = Content::Form { form };
    let sent = chat::incoming(&app, &guest.words, &token, &fields.key, None, content);
    match done(&app, &guest, person, &token, number, fields, sent).await {
        Ok(page) => page,
        Err(why) => broken(&guest, &why),
    }
}

async fn done(
    app: &App,
    guest: &Guest,
    person: PersonId,
    token: &Token,
    number: TicketNumber,
    fields: Fields,
    sent: incoming::Incoming,
) -> Result<Response, StoreError> {
    let at = Guest::address(token);
    // Whether there is such a ticket is not told to who may not see it.
    let Some(was) = app.desk.ticket_page(person, at.clone(), number, (app.clock)()).await? else {
        return Ok(oops::missing(guest.words, guest.large));
    };
    let outcome = app.desk.receive_form(sent).await?;
    let page = app.desk.ticket_page(person, at, number, (app.clock)()).await?;
    let previewed = fields.is("preview") && page.as_ref().is_some_and(|page| page.previewed.is_some());
    let (query, is_done) = match &outcome {
        None => ("?again=1".to_owned(), was.seen > fields.seen),
        Some(outcome) => (told::query(&outcome.said), outcome.stepped || previewed || fields.is("paper")),
    };
    if is_done {
        // Who has handed it on may not see it any more.
        let to = match page {
            Some(_) if previewed => format!("/desk/ticket/{number}{query}&look=1#reply"),
            Some(_) => format!("/desk/ticket/{number}{query}"),
            None => format!("/desk{query}"),
        };
        return Ok(Redirect::to(&to).into_response());
    }
    let said = outcome.map(|outcome| outcome.said).unwrap_or_default();
    let before = Before { notice: Some("desk-not-done"), said, typed: fields, status: StatusCode::CONFLICT };
    let shown = show(app, guest, person, token, number, before).await?;
    Ok(shown.unwrap_or_else(|| oops::missing(guest.words, guest.large)))
}

/// A file of a ticket, for who sees its inside.
pub async fn file(State(app): State<App>, guest: Guest, Path((number, name)): Path<(String, String)>) -> Response {
    let (person, _, number) = match asked(&guest, &number) {
        Ok(asked) => asked,
        Err(page) => return *page,
    };
    match app.desk.file_of_ticket(person, number, name, (app.clock)()).await {
        Ok(Some(attachment)) => files::stored(&app, &guest, &attachment).await,
        Ok(None) => oops::missing(guest.words, guest.large),
        Err(why) => broken(&guest, &why),
    }
}
