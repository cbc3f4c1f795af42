//! What the office's pages show, in words: cards, tables, lines.

use chrono::NaiveDate;

use crate::domain::department::Departments;
use crate::domain::ids::TicketNumber;
use crate::domain::moment::Moment;
use crate::domain::period::{Period, PeriodProblem};
use crate::domain::person::Roles;
use crate::domain::statistic::{Cell, Change, Table};
use crate::domain::ticket::Ticket;
use crate::speech::words::Voice;
use crate::speech::{chart, dates, figures, say_duty, say_figures, say_house, tickets};

use super::PageWords;
use crate::speech::reply_duty::AwayView;
use crate::speech::views::HistoryLine;

/// Longest piece of a question in a list, in characters.
const QUESTION_SHOWN: usize = 60;

/// A leading figure.
#[derive(Debug, Clone)]
pub struct Card {
    /// Its name.
    pub name: String,
    /// Its value in the period.
    pub value: String,
    /// 环比, with arrow and words.
    pub before: Option<String>,
    /// 同比, with arrow and words.
    pub year_before: Option<String>,
    /// What it counts.
    pub definition: Option<String>,
}

/// A table.
#[derive(Debug, Clone)]
pub struct Printed {
    /// Machine name of its statistic.
    pub code: &'static str,
    /// Title and period.
    pub title: String,
    /// What it counts.
    pub definition: String,
    /// Heads.
    pub columns: Vec<String>,
    /// Rows.
    pub rows: Vec<Vec<PrintedCell>>,
    /// Its chart as SVG, if it has one; the table stands behind it.
    pub chart: Option<String>,
}

/// A cell.
#[derive(Debug, Clone)]
pub struct PrintedCell {
    /// In words.
    pub words: String,
    /// The name of its row, no value.
    pub is_label: bool,
}

/// A ticket in the ledger.
#[derive(Debug, Clone)]
pub struct LedgerLine {
    /// Number, which leads to it.
    pub number: TicketNumber,
    /// Urgent, secret, overdue.
    pub marks: String,
    /// When it was asked.
    pub asked: String,
    /// Department.
    pub department: String,
    /// Stage.
    pub stage: String,
    /// The firm and its town; hidden with a trade secret.
    pub firm: String,
    /// What was asked; hidden with a trade secret.
    pub question: String,
    /// Who holds it.
    pub holder: String,
    /// Promised first answer, while none was given.
    pub due: String,
    /// Past it.
    pub is_late: bool,
}

/// What of a ticket's inside this reader sees.
#[derive(Debug, Clone, Copy)]
pub enum InsideFor<'a> {
    /// The firm, its town, the question.
    Shown(Option<&'a str>, Option<&'a str>, &'a str),
    /// Nothing.
    Hidden,
}

/// Roles in words.
pub fn roles(voice: Voice<'_>, roles: &Roles) -> String {
    tickets::roles(voice, roles)
}

/// When somebody is away, and who stands in for them.
pub fn away(voice: Voice<'_>, away: &AwayView) -> String {
    say_duty::away(voice, away)
}

/// A period in words.
pub fn period(voice: Voice<'_>, period: Period) -> String {
    figures::period(voice, period)
}

/// The leading figures of a comparison.
pub fn cards(voice: Voice<'_>, table: &Table) -> Vec<Card> {
    let one = |row: &Vec<Cell>| {
        let [Cell::Measure(measure), now, before, year] = row.as_slice() else { return None };
        let against = |then: &Cell| Change::between(now, then).map(|change| figures::change(voice, change));
        Some(Card {
            name: figures::measure(voice, *measure),
            value: figures::cell(voice, now),
            before: against(before),
            year_before: against(year),
            definition: figures::measure_definition(voice, *measure),
        })
    };
    table.rows.iter().filter_map(one).collect()
}

/// A table in words.
pub fn printed(voice: Voice<'_>, table: &Table) -> Printed {
    let cell = |cell: &Cell| PrintedCell { words: figures::cell(voice, cell), is_label: cell.is_label() };
    Printed {
        code: table.statistic.code(),
        title: figures::title(voice, table),
        definition: figures::definition(voice, table.statistic),
        columns: table.columns.iter().map(|measure| figures::measure(voice, *measure)).collect(),
        rows: table.rows.iter().map(|row| row.iter().map(cell).collect()).collect(),
        chart: chart::of(voice, table, chart::Ground::Page),
    }
}

/// A ticket in the ledger.
pub fn ledger_line(voice: Voice<'_>, ticket: &Ticket, inside: InsideFor<'_>, holder: Option<&str>) -> LedgerLine {
    let (firm, question) = match inside {
        InsideFor::Shown(firm, town, question) => {
            let named = firm.map_or_else(|| voice.say("office-no-firm"), str::to_owned);
            let firm = town.map_or_else(|| named.clone(), |town| format!("{named} · {town}"));
            (firm, cut(question))
        }
        InsideFor::Hidden => (hidden(voice), hidden(voice)),
    };
    LedgerLine {
        number: ticket.number,
        marks: tickets::marks(voice, ticket),
        asked: dates::moment(voice.language, ticket.asked_at),
        department: voice.department(&ticket.department),
        stage: tickets::stage(voice, ticket.stage),
        firm,
        question,
        holder: holder.map_or_else(String::new, str::to_owned),
        due: match (ticket.stage.is_open(), ticket.first_answer_at) {
            (true, None) => dates::until(voice, ticket.due_first),
            (true, Some(_)) | (false, _) => String::new(),
        },
        is_late: ticket.is_overdue(voice.now),
    }
}

/// A step of a ticket, with its time and who took it.
pub fn step(voice: Voice<'_>, line: &HistoryLine) -> String {
    say_house::step(voice, line)
}

/// A calendar day as a head of a column.
pub fn column_day(voice: Voice<'_>, day: NaiveDate) -> String {
    format!("{} {}", day.format("%m-%d"), dates::weekday(voice.language, day))
}

/// In the place of what a trade secret hides.
pub fn hidden(voice: Voice<'_>) -> String {
    voice.say("office-hidden")
}

/// The beginning of a text, on one line.
pub fn cut(text: &str) -> String {
    let line: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= QUESTION_SHOWN {
        return line;
    }
    line.chars().take(QUESTION_SHOWN - 1).chain(['…']).collect()
}

/// The period of a page, and how one goes on to others.
#[derive(Debug, Clone)]
pub struct PeriodChosen {
    /// Which.
    pub period: Period,
    /// Why it is not the one that was asked for.
    pub problem: Option<String>,
    /// Its first and last day, for the fields.
    pub days: (String, String),
    /// Others, with their names and short forms.
    pub others: Vec<(String, String)>,
}

impl PageWords {
    /// The period that was asked for; this month if none was, or if it cannot be read, which is said.
    pub fn chosen(&self, asked: Option<Result<Period, PeriodProblem>>, now: Moment) -> PeriodChosen {
        let nothing = Departments::default();
        let voice = Voice { language: self.language, departments: &nothing, now, calendar: None };
        let (period, problem) = match asked {
            Some(Ok(period)) => (period, None),
            Some(Err(why)) => (Period::this_month(now), Some(say_figures::problem(voice, why))),
            None => (Period::this_month(now), None),
        };
        let quick = [
            Period::this_month(now),
            Period::this_month(now).before(),
            Period::this_quarter(now),
            Period::this_year(now),
            Period::this_year(now).before(),
        ];
        PeriodChosen {
            period,
            problem,
            days: (period.first().to_string(), period.last().to_string()),
            others: quick.into_iter().map(|one| (figures::period(voice, one), one.to_string())).collect(),
        }
    }
}
