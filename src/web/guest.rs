//! Who asks: cookies, language, look.
//!
//! The firms' pages know a browser by a cookie of its own and nobody by name; the pages of the house need a session
//! that began with a one-time link. Both cookies are random tokens of which only hashes are stored.

use axum::extract::{FromRequestParts, OriginalUri};
use axum::http::header;
use axum::http::request::Parts;
use axum::response::Response;
use axum_extra::extract::cookie::CookieJar;
use tracing::error;

use super::{App, oops};
use crate::conversation::incoming::{Address, ChannelName};
use crate::desk::browsers::SESSION_IDLE_DAYS;
use crate::domain::person::{Language, Person};
use crate::domain::token::Token;
use crate::speech::page::{Contents, PageWords};

/// Days for which a firm's browser is known again: the longest that browsers keep a cookie.
const GUEST_DAYS: i64 = 400;
/// A session is noted as used at most so often: the date of a list, not of a second.
const NOTED_EVERY_MILLIS: i64 = 10 * 60 * 1000;
/// Cookie of the larger text.
pub const LARGE: &str = "qc-large";

/// On which side of the counter a page is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Firms ask.
    Front,
    /// The house works.
    House,
}

impl Side {
    /// The side of a path.
    fn of(path: &str) -> Self {
        let below = |start: &str| path == start || path.strip_prefix(start).is_some_and(|rest| rest.starts_with('/'));
        if below("/desk") || below("/office") { Self::House } else { Self::Front }
    }

    /// Where its talk is.
    pub fn base(self) -> &'static str {
        match self {
            Self::Front => "",
            Self::House => "/desk",
        }
    }

    fn cookie(self, secure: bool) -> &'static str {
        // The prefix makes browsers refuse the cookie from anywhere but this host, through TLS.
        match (self, secure) {
            (Self::Front, false) => "qc",
            (Self::Front, true) => "__Host-qc",
            (Self::House, false) => "qc-house",
            (Self::House, true) => "__Host-qc-house",
        }
    }

    fn days(self) -> i64 {
        match self {
            Self::Front => GUEST_DAYS,
            Self::House => SESSION_IDLE_DAYS,
        }
    }
}

/// Whoever asks for a page.
#[derive(Debug, Clone)]
pub struct Guest {
    /// Where.
    pub side: Side,
    /// The browser's token, if it has one.
    pub token: Option<Token>,
    /// Who it is, if they ever wrote, or are signed in.
    pub person: Option<Person>,
    /// In which language the page speaks.
    pub words: PageWords,
    /// Larger text?
    pub large: bool,
}

impl Guest {
    /// The place of a browser's token.
    pub fn address(token: &Token) -> Address {
        Address { channel: ChannelName::Web, place: token.place() }
    }
}

impl FromRequestParts<App> for Guest {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        let path = parts.extensions.get::<OriginalUri>().map_or(parts.uri.path(), |uri| uri.0.path());
        let side = Side::of(path);
        let jar = CookieJar::from_headers(&parts.headers);
        let token = jar.get(side.cookie(app.settings.is_secure())).and_then(|cookie| Token::parse(cookie.value()));
        let asked =
            parts.headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let mut words = PageWords::new(language_of(asked));
        let large = jar.get(LARGE).is_some();
        let person = match known(app, side, token.as_ref()).await {
            Ok((person, contents)) => {
                words.contents = contents;
                person
            }
            Err(why) => {
                error!(error = %why, "who asks for a page cannot be read");
                return Err(oops::broken(words, large));
            }
        };
        if let Some(person) = &person {
            words.language = person.language;
        }
        match (side, &person) {
            (Side::House, None) => Err(oops::sign_in_first(words, large)),
            (Side::House, Some(person)) if !person.is_expert() && !person.is_office() => {
                Err(oops::not_yours(words, large))
            }
            (Side::House | Side::Front, _) => Ok(Self { side, token, person, words, large }),
        }
    }
}

/// Who it is, and what the pages show.
async fn known(app: &App, side: Side, token: Option<&Token>) -> crate::store::Result<(Option<Person>, Contents)> {
    let is_demo = app.desk.store().read(|tx| tx.is_demo()).await?;
    let contents = if is_demo { Contents::Invented } else { Contents::Real };
    Ok((person_of(app, side, token).await?, contents))
}

async fn person_of(app: &App, side: Side, token: Option<&Token>) -> crate::store::Result<Option<Person>> {
    let Some(token) = token else { return Ok(None) };
    match side {
        Side::Front => {
            let at = Guest::address(token);
            let read = move |tx: &crate::store::Tx<'_>| match tx.address(&at)? {
                Some((_, person)) => tx.person(person),
                None => Ok(None),
            };
            app.desk.store().read(read).await
        }
        Side::House => {
            let now = (app.clock)();
            let Some(signed_in) = app.desk.signed_in(token, now).await? else { return Ok(None) };
            if now.millis_since(signed_in.session.seen) > NOTED_EVERY_MILLIS {
                app.desk.session_used(signed_in.session.id, now).await?;
            }
            Ok(Some(signed_in.person))
        }
    }
}

/// The first language that we have; Chinese if nothing is said.
pub fn language_of(accept: &str) -> Language {
    let first = accept.split([',', ';']).next().unwrap_or_default().trim().to_ascii_lowercase();
    if first.is_empty() || first == "*" || first.starts_with("zh") { Language::Chinese } else { Language::English }
}

/// The token of a signed-in browser, on whatever page.
pub fn house_token(app: &App, jar: &CookieJar) -> Option<Token> {
    jar.get(Side::House.cookie(app.settings.is_secure())).and_then(|cookie| Token::parse(cookie.value()))
}

/// The cookie that makes a browser known again.
pub fn remember(app: &App, side: Side, token: &Token) -> String {
    cookie(app, side.cookie(app.settings.is_secure()), token.reveal(), side.days())
}

/// Takes that cookie back.
pub fn forget(app: &App, side: Side) -> String {
    cookie(app, side.cookie(app.settings.is_secure()), "", 0)
}

/// The cookie of the larger text.
pub fn look(app: &App, large: bool) -> String {
    cookie(app, LARGE, "1", if large { GUEST_DAYS } else { 0 })
}

/// As `Set-Cookie` has it (RFC 6265). Names and values are ours: nothing in them needs escaping. `Lax`: a link in a
/// messenger opens the page as the same browser, a form of another site does not.
fn cookie(app: &App, name: &str, value: &str, days: i64) -> String {
    let secure = if app.settings.is_secure() { "; Secure" } else { "" };
    let seconds = days * 24 * 3600;
    format!("{name}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_of_the_house_is_told_by_its_path() {
        for path in ["/desk", "/desk/say", "/office", "/office/ledger"] {
            assert_eq!(Side::of(path), Side::House, "{path}");
        }
        for path in ["/", "/say", "/desktop", "/office-hours", "/sign-in/x"] {
            assert_eq!(Side::of(path), Side::Front, "{path}");
        }
    }

    #[test]
    fn a_browser_is_greeted_in_its_language() {
        assert_eq!(language_of("zh-CN,zh;q=0.9,en;q=0.8"), Language::Chinese);
        assert_eq!(language_of("en-GB,en;q=0.9"), Language::English);
        assert_eq!(language_of("de"), Language::English);
        assert_eq!(language_of(""), Language::Chinese);
    }
}
