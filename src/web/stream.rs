//! A talk as a stream of events (Server-Sent Events, WHATWG HTML 9.2).
//!
//! It brings what was said since the page was made, or since the event that the browser names when it comes back.

use std::convert::Infallible;
use std::time::Duration;

use askama::Template;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use tokio::sync::mpsc;
use tokio_stream::wrappers::ReceiverStream;
use tracing::error;

use super::chat::{Part, bubbles, mark, talk};
use super::guest::Guest;
use super::hub::Seat;
use super::{App, oops};
use crate::desk::browsers::new_token;
use crate::domain::ids::PersonId;
use crate::store::talk::ReadTo;

/// Rows read at a time, of each side.
const AT_A_TIME: u32 = 40;
/// Events that wait for a browser; then the task waits with them.
const WAITING_MAX: usize = 16;
/// A word now and then keeps proxies from closing a quiet stream.
const ALIVE_EVERY: Duration = Duration::from_secs(20);
/// A browser that lost its stream comes back after so long.
const RETRY: Duration = Duration::from_secs(2);

/// From where.
#[derive(Debug, Deserialize)]
pub struct From {
    read: Option<String>,
}

/// The stream of whoever asks.
pub async fn stream(State(app): State<App>, guest: Guest, headers: HeaderMap, Query(from): Query<From>) -> Response {
    let Some(person) = guest.person.as_ref().map(|person| person.id) else {
        return StatusCode::NO_CONTENT.into_response();
    };
    let last = headers.get("last-event-id").and_then(|value| value.to_str().ok()).map(str::to_owned);
    let Some(read) = last.or(from.read).as_deref().and_then(parse_mark) else {
        return oops::bad_form(guest.words, guest.large);
    };
    let Some(seat) = app.hub.listen(person) else { return oops::too_much() };
    let (events, waiting) = mpsc::channel(WAITING_MAX);
    tokio::spawn(follow(app, guest, person, read, seat, events));
    let kept = KeepAlive::new().interval(ALIVE_EVERY);
    Sse::new(ReceiverStream::new(waiting)).keep_alive(kept).into_response()
}

type Events = mpsc::Sender<Result<Event, Infallible>>;

/// Sends what comes until the browser leaves or the service stops.
async fn follow(app: App, guest: Guest, person: PersonId, from: ReadTo, mut seat: Seat, events: Events) {
    let mut read = from;
    // At once: a browser that comes back hears that it is heard, and when to come again.
    let hello = Event::default().retry(RETRY).id(mark(read)).event("hello").data("");
    if events.send(Ok(hello)).await.is_err() {
        return;
    }
    loop {
        seat.news.mark_unchanged();
        match more(&app, &guest, person, read, &events).await {
            Ok(Some(now)) if now == read => {}
            // There may be more than was read at a time.
            Ok(Some(now)) => {
                read = now;
                continue;
            }
            Ok(None) => return,
            Err(why) => {
                error!(error = %why, "a stream cannot be read");
                return;
            }
        }
        tokio::select! {
            () = app.stop.cancelled() => return,
            () = events.closed() => return,
            changed = seat.news.changed() => if changed.is_err() { return },
        }
    }
}

/// Sends what is there; how far it went, or `None` if the browser has left.
async fn more(
    app: &App,
    guest: &Guest,
    person: PersonId,
    read: ReadTo,
    events: &Events,
) -> crate::store::Result<Option<ReadTo>> {
    let (spoken, newest) = app.desk.store().read(move |tx| talk(tx, person, Part::Since(read, AT_A_TIME))).await?;
    if spoken.is_empty() {
        return Ok(Some(newest));
    }
    let once = new_token()?.place();
    let id = mark(newest);
    let mut shown = String::new();
    for bubble in bubbles(spoken, guest.side, guest.words, &once) {
        match bubble.render() {
            Ok(html) => shown.push_str(&html),
            Err(why) => error!(error = %why, "a message cannot be filled"),
        }
    }
    let event = Event::default().id(id).event("talk").data(shown);
    Ok(events.send(Ok(event)).await.is_ok().then_some(newest))
}

/// Reads `12.7`.
fn parse_mark(text: &str) -> Option<ReadTo> {
    let (told, said) = text.split_once('.')?;
    Some(ReadTo { told: told.parse().ok()?, said: said.parse().ok()? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_read_as_they_are_written() {
        let read = ReadTo { told: 12, said: 7 };
        assert_eq!(parse_mark(&mark(read)), Some(read));
        for text in ["", "12", "12.", ".7", "a.b", "1.2.3"] {
            assert_eq!(parse_mark(text), None, "{text}");
        }
    }
}
