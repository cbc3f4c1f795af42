//! The page of the plan's indicators: how far each is, and a form for the yearly values.

use askama::Template;
use axum::Form;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;

use super::App;
use super::guest::Guest;
use super::office::{Frame, Shown, begin, done, read};
use crate::domain::indicator::NOTE_MAX;
use crate::domain::person::Person;
use crate::speech::page::PageWords;
use crate::speech::page::indicators::PlanPage;

#[derive(Template)]
#[template(path = "office-indicators.html")]
struct Page<'a> {
    frame: Frame<'a>,
    words: PageWords,
    large: bool,
    version: &'a str,
    shown: PlanPage,
    /// What was typed and not taken.
    typed: Fields,
    problem: Option<String>,
    saved: Option<u16>,
    note_max: usize,
}

impl Page<'_> {
    fn is_saved(&self, number: &u16) -> bool {
        self.saved == Some(*number)
    }
}

/// What stands in the form.
#[derive(Debug, Default, Deserialize)]
pub struct Fields {
    indicator: Option<String>,
    year: Option<String>,
    value: Option<String>,
    note: Option<String>,
}

impl Fields {
    fn text(field: &Option<String>) -> &str {
        field.as_deref().unwrap_or_default()
    }

    fn is(field: &Option<String>, code: &impl ToString) -> bool {
        field.as_deref() == Some(code.to_string().as_str())
    }
}

/// What the address says.
#[derive(Debug, Deserialize)]
pub struct Before {
    /// The indicator of which a value was just entered.
    saved: Option<u16>,
}

/// The page.
pub async fn page(State(app): State<App>, guest: Guest, Query(before): Query<Before>) -> Response {
    let shown = async {
        let (reader, frame) = begin(&app, guest, "indicators")?;
        show(&app, &reader, frame, Fields::default(), (None, before.saved)).await
    };
    shown.await.unwrap_or_else(|instead: Box<Response>| *instead)
}

async fn show(
    app: &App,
    reader: &Person,
    frame: Frame<'static>,
    typed: Fields,
    (problem, saved): (Option<String>, Option<u16>),
) -> Shown<Response> {
    let shown = read(&frame, app.desk.indicators(reader, frame.now).await)?;
    let (words, large, version) = (frame.words, frame.large, frame.version);
    Ok(done(&Page { frame, words, large, version, shown, typed, problem, saved, note_max: NOTE_MAX }))
}

/// A value was sent. What is wrong with it is said, and it stands in the form again.
pub async fn enter(State(app): State<App>, guest: Guest, Form(typed): Form<Fields>) -> Response {
    let shown = async {
        let (reader, frame) = begin(&app, guest, "indicators")?;
        let fields = [&typed.indicator, &typed.year, &typed.value, &typed.note].map(|one| Fields::text(one).to_owned());
        match read(&frame, app.desk.enter_indicator(&reader, fields, frame.now).await)? {
            Ok(number) => {
                Ok(Redirect::to(&format!("/office/indicators?saved={number}#indicator-{number}")).into_response())
            }
            Err(why) => {
                let guide = app.desk.guide();
                let why = frame.words.value_problem(why, guide.plan(), frame.now);
                let page = show(&app, &reader, frame, typed, (Some(why), None)).await?;
                Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
            }
        }
    };
    shown.await.unwrap_or_else(|instead: Box<Response>| *instead)
}
