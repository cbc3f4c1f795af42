//! The office's pages: figures with their comparison, the ledger, people, the library, who did what.
//!
//! Each asks the desk, which asks `can`; the page only puts it into its place.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use tracing::error;

use super::guest::Guest;
use super::{App, assets, oops};
use crate::desk::office_views::{Audit, Choice, Health, LedgerPage, Overview, People};
use crate::domain::department::Slug;
use crate::domain::ids::{PersonId, TicketNumber};
use crate::domain::moment::Moment;
use crate::domain::office::{AuditPick, LedgerPick, PAGES_MAX, Standing};
use crate::domain::period::Period;
use crate::domain::person::Person;
use crate::domain::report::Format;
use crate::domain::ticket::Stage;
use crate::speech::page::PageWords;
use crate::speech::page::office::PeriodChosen;
use crate::store::Result;

/// Longest value of a field that is looked at.
const FIELD_MAX: usize = 100;

/// What is picked in the fields of these pages; what is empty is not asked for.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    period: Option<String>,
    from: Option<String>,
    to: Option<String>,
    department: Option<String>,
    town: Option<String>,
    industry: Option<String>,
    expert: Option<String>,
    channel: Option<String>,
    stage: Option<String>,
    ticket: Option<String>,
    page: Option<u32>,
}

impl Asked {
    /// A field, if something reasonable stands in it.
    fn field(field: Option<&String>) -> Option<&str> {
        field.map(|text| text.trim()).filter(|text| !text.is_empty() && text.chars().count() <= FIELD_MAX)
    }

    /// The period: from day to day if both are there, else as typed, else this month. What cannot be read is said.
    fn period(&self, words: PageWords, now: Moment) -> PeriodChosen {
        let typed = match (Self::field(self.from.as_ref()), Self::field(self.to.as_ref())) {
            (Some(from), Some(to)) => Some(format!("{from}..{to}")),
            _ => Self::field(self.period.as_ref()).map(str::to_owned),
        };
        words.chosen(typed.as_deref().map(|text| Period::parse(text, now)), now)
    }

    fn page(&self) -> u32 {
        self.page.unwrap_or(1).clamp(1, PAGES_MAX)
    }

    fn ledger(&self, period: Period) -> LedgerPick {
        let text = |field| Self::field(field).map(str::to_owned);
        LedgerPick {
            period,
            department: text(self.department.as_ref()).map(Slug::new),
            town: text(self.town.as_ref()),
            industry: text(self.industry.as_ref()),
            expert: Self::field(self.expert.as_ref()).and_then(|id| id.parse().ok()).map(PersonId),
            channel: text(self.channel.as_ref()),
            standing: Self::field(self.stage.as_ref()).and_then(Standing::from_code),
            page: self.page(),
        }
    }

    /// The address of another page of the same pick.
    fn address(&self, path: &str, page: u32) -> String {
        let fields = [
            ("period", &self.period),
            ("from", &self.from),
            ("to", &self.to),
            ("department", &self.department),
            ("town", &self.town),
            ("industry", &self.industry),
            ("expert", &self.expert),
            ("channel", &self.channel),
            ("stage", &self.stage),
            ("ticket", &self.ticket),
        ];
        let picked = fields.into_iter().filter_map(|(name, field)| Some((name, Self::field(field.as_ref())?)));
        let picked = picked.map(|(name, value)| format!("{name}={}", escaped(value)));
        let all: Vec<String> = picked.chain([format!("page={page}")]).collect();
        format!("{path}?{}", all.join("&"))
    }

    fn is(&self, field: &str, code: &str) -> bool {
        let field = match field {
            "department" => &self.department,
            "town" => &self.town,
            "industry" => &self.industry,
            "expert" => &self.expert,
            "channel" => &self.channel,
            _ => &self.stage,
        };
        Self::field(field.as_ref()) == Some(code)
    }

    fn ticket_text(&self) -> &str {
        Self::field(self.ticket.as_ref()).unwrap_or_default()
    }
}

/// A value as a part of an address (RFC 3986).
fn escaped(value: &str) -> String {
    let one = |byte: u8| match byte {
        b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    };
    value.bytes().map(one).collect()
}

/// What stands on all of these pages.
pub(super) struct Frame<'a> {
    pub(super) words: PageWords,
    pub(super) large: bool,
    pub(super) version: &'a str,
    pub(super) here: &'a str,
    pub(super) now: Moment,
}

#[derive(Template)]
#[template(path = "office.html")]
struct OverviewPage<'a> {
    frame: Frame<'a>,
    words: PageWords,
    large: bool,
    version: &'a str,
    chosen: PeriodChosen,
    shown: Overview,
}

#[derive(Template)]
#[template(path = "office-ledger.html")]
struct LedgerTemplate<'a> {
    frame: Frame<'a>,
    words: PageWords,
    large: bool,
    version: &'a str,
    chosen: PeriodChosen,
    asked: &'a Asked,
    choices: [(&'a str, String, Vec<Choice>); 6],
    before: Option<String>,
    after: Option<String>,
    shown: LedgerPage,
}

#[derive(Template)]
#[template(path = "office-people.html")]
struct PeopleTemplate<'a> {
    frame: Frame<'a>,
    words: PageWords,
    large: bool,
    version: &'a str,
    shown: People,
}

#[derive(Template)]
#[template(path = "office-knowledge.html")]
struct HealthTemplate<'a> {
    frame: Frame<'a>,
    words: PageWords,
    large: bool,
    version: &'a str,
    chosen: PeriodChosen,
    asked: &'a Asked,
    choices: [(&'a str, String, Vec<Choice>); 1],
    shown: Health,
}

#[derive(Template)]
#[template(path = "office-audit.html")]
struct AuditTemplate<'a> {
    frame: Frame<'a>,
    words: PageWords,
    large: bool,
    version: &'a str,
    chosen: PeriodChosen,
    asked: &'a Asked,
    choices: [(&'a str, String, Vec<Choice>); 1],
    before: Option<String>,
    after: Option<String>,
    shown: Audit,
}

/// What is shown, or the page that stands in for it.
pub(super) type Shown<T> = std::result::Result<T, Box<Response>>;

/// Who reads, and the page's frame.
pub(super) fn begin(app: &App, guest: Guest, here: &'static str) -> Shown<(Person, Frame<'static>)> {
    let Some(person) = guest.person else { return Err(oops::sign_in_first(guest.words, guest.large).into()) };
    let (version, now) = (assets::version(), (app.clock)());
    Ok((person, Frame { words: guest.words, large: guest.large, version, here, now }))
}

/// What was read, or what stands in for it.
pub(super) fn read<T>(frame: &Frame<'_>, found: Result<Option<T>>) -> Shown<T> {
    match found {
        Ok(Some(shown)) => Ok(shown),
        Ok(None) => Err(oops::office_only(frame.words, frame.large).into()),
        Err(why) => {
            error!(error = %why, page = frame.here, "a page of the office cannot be read");
            Err(oops::broken(frame.words, frame.large).into())
        }
    }
}

pub(super) fn done(page: &impl Template) -> Response {
    ([(header::CACHE_CONTROL, "no-store")], oops::show(page)).into_response()
}

/// Figures of a period, and what is overdue.
pub async fn overview(State(app): State<App>, guest: Guest, Query(asked): Query<Asked>) -> Response {
    let shown = async {
        let (reader, frame) = begin(&app, guest, "overview")?;
        let chosen = asked.period(frame.words, frame.now);
        let shown = read(&frame, app.desk.overview(&reader, chosen.period, frame.now).await)?;
        let (words, large, version) = (frame.words, frame.large, frame.version);
        Ok(done(&OverviewPage { frame, words, large, version, chosen, shown }))
    };
    shown.await.unwrap_or_else(|instead: Box<Response>| *instead)
}

/// The ledger.
pub async fn ledger(State(app): State<App>, guest: Guest, Query(asked): Query<Asked>) -> Response {
    let shown = async {
        let (reader, frame) = begin(&app, guest, "ledger")?;
        let chosen = asked.period(frame.words, frame.now);
        let pick = asked.ledger(chosen.period);
        let page = pick.page;
        let shown = read(&frame, app.desk.ledger(&reader, pick, frame.now).await)?;
        let (words, large, version) = (frame.words, frame.large, frame.version);
        let [departments, towns, industries, channels] = app.desk.choices(words.language, frame.now);
        let stage = |code: &str| Choice { code: code.to_owned(), words: words.say(&format!("office-stage-{code}")) };
        let stages = ["overdue", "open"].into_iter().chain(Stage::ALL.map(Stage::code)).map(stage).collect();
        let named = |field: &'static str, choices| (field, words.say(&format!("office-field-{field}")), choices);
        let choices = [
            named("department", departments),
            named("town", towns),
            named("industry", industries),
            named("expert", shown.experts.clone()),
            named("channel", channels),
            named("stage", stages),
        ];
        let (before, after) = neighbours(&asked, "/office/ledger", page, shown.pages);
        let page =
            LedgerTemplate { frame, words, large, version, chosen, asked: &asked, choices, before, after, shown };
        Ok(done(&page))
    };
    shown.await.unwrap_or_else(|instead: Box<Response>| *instead)
}

/// Addresses of the page before and the page after.
fn neighbours(asked: &Asked, path: &str, page: u32, pages: u64) -> (Option<String>, Option<String>) {
    let before = (page > 1).then(|| asked.address(path, page - 1));
    let after = (u64::from(page) < pages && page < PAGES_MAX).then(|| asked.address(path, page + 1));
    (before, after)
}

/// The house and its roster.
pub async fn people(State(app): State<App>, guest: Guest) -> Response {
    let shown = async {
        let (reader, frame) = begin(&app, guest, "people")?;
        let shown = read(&frame, app.desk.house_list(&reader, frame.now).await)?;
        let (words, large, version) = (frame.words, frame.large, frame.version);
        Ok(done(&PeopleTemplate { frame, words, large, version, shown }))
    };
    shown.await.unwrap_or_else(|instead: Box<Response>| *instead)
}

/// How the library stands.
pub async fn knowledge(State(app): State<App>, guest: Guest, Query(asked): Query<Asked>) -> Response {
    let shown = async {
        let (reader, frame) = begin(&app, guest, "knowledge")?;
        let chosen = asked.period(frame.words, frame.now);
        let department = asked.ledger(chosen.period).department;
        let shown = app.desk.library_health(&reader, chosen.period, department, frame.now).await;
        let shown = read(&frame, shown)?;
        let (words, large, version) = (frame.words, frame.large, frame.version);
        let [departments, ..] = app.desk.choices(words.language, frame.now);
        let choices = [("department", words.say("office-field-department"), departments)];
        Ok(done(&HealthTemplate { frame, words, large, version, chosen, asked: &asked, choices, shown }))
    };
    shown.await.unwrap_or_else(|instead: Box<Response>| *instead)
}

/// Who did what.
pub async fn audit(State(app): State<App>, guest: Guest, Query(asked): Query<Asked>) -> Response {
    let shown = async {
        let (reader, frame) = begin(&app, guest, "audit")?;
        let chosen = asked.period(frame.words, frame.now);
        let picked = asked.ledger(chosen.period);
        let ticket = TicketNumber::parse(asked.ticket_text());
        let pick = AuditPick { period: chosen.period, actor: picked.expert, ticket, page: picked.page };
        let page = pick.page;
        let shown = read(&frame, app.desk.audit(&reader, pick, frame.now).await)?;
        let (words, large, version) = (frame.words, frame.large, frame.version);
        let choices = [("expert", words.say("office-field-actor"), shown.people.clone())];
        let (before, after) = neighbours(&asked, "/office/audit", page, shown.pages);
        let page = AuditTemplate { frame, words, large, version, chosen, asked: &asked, choices, before, after, shown };
        Ok(done(&page))
    };
    shown.await.unwrap_or_else(|instead: Box<Response>| *instead)
}

/// A report as a file, by its ending: `docx`, `xlsx`, `tables.csv`, `ledger.csv`.
pub async fn report(
    State(app): State<App>,
    guest: Guest,
    Path(ending): Path<String>,
    Query(asked): Query<Asked>,
) -> Response {
    let shown = async {
        let (reader, frame) = begin(&app, guest, "report")?;
        let chosen = asked.period(frame.words, frame.now);
        let last = ending.rsplit('.').next().unwrap_or_default();
        let format = Format::ALL.into_iter().find(|format| format.code() == last);
        let (Some(format), None) = (format, chosen.problem) else {
            return Err(oops::missing(frame.words, frame.large).into());
        };
        let files = read(&frame, app.desk.report_files(&reader, chosen.period, format, frame.now).await)?;
        let files = files.map_err(|why| {
            error!(error = %why, "a report was not made");
            Box::new(oops::broken(frame.words, frame.large))
        })?;
        let file = files.into_iter().find(|file| file.ending == ending);
        let file = file.ok_or_else(|| Box::new(oops::missing(frame.words, frame.large)))?;
        let kind = match format {
            Format::Word => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Format::Excel => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Format::Csv => "text/csv; charset=utf-8",
        };
        let name = format!("attachment; filename=\"report.{last}\"; filename*=UTF-8''{}", escaped(&file.name));
        let heads = [
            (header::CONTENT_TYPE, kind.to_owned()),
            (header::CONTENT_DISPOSITION, name),
            (header::CACHE_CONTROL, "no-store".to_owned()),
        ];
        Ok((heads, file.bytes).into_response())
    };
    shown.await.unwrap_or_else(|instead: Box<Response>| *instead)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_carries_what_was_picked_and_nothing_else() {
        let asked = Asked {
            town: Some("珠岙 &x".to_owned()),
            stage: Some(" ".to_owned()),
            period: Some("2026-10".to_owned()),
            ..Asked::default()
        };
        assert_eq!(
            asked.address("/office/ledger", 2),
            "/office/ledger?period=2026-10&town=%E7%8F%A0%E5%B2%99%20%26x&page=2"
        );
    }
}
