//! Figures in a chat: tables as lines that fit a phone, each with what it counts.

use crate::conversation::button::{Button, FiguresOf};
use crate::domain::attachment::Attachment;
use crate::domain::period::PeriodProblem;
use crate::domain::report::Format;
use crate::domain::statistic::{Audience, Cell, Change, Measure, Period, Statistic, Table};

use super::dates;
use super::figures::{cell, change, definition, measure, statistic, title};
use super::message::{ButtonFace, Message};
use super::words::Voice;

/// Tables that have a button of their own.
const BEHIND_BUTTONS: [Statistic; 6] = [
    Statistic::Comparison,
    Statistic::Trend,
    Statistic::ByTown,
    Statistic::ByIndustry,
    Statistic::ByChannel,
    Statistic::ByExpert,
];
/// Buttons in a row: their words fit a phone.
const BUTTONS_A_ROW: usize = 3;

/// What is wrong with the period, and how it is written.
pub fn usage(voice: Voice<'_>, problem: PeriodProblem) -> Message {
    Message::new().line(&self::problem(voice, problem)).line(&voice.say("figures-usage"))
}

/// The same for a report.
pub fn report_usage(voice: Voice<'_>, problem: PeriodProblem) -> Message {
    Message::new().line(&self::problem(voice, problem)).line(&voice.say("report-usage"))
}

/// What is wrong with a period.
pub fn problem(voice: Voice<'_>, problem: PeriodProblem) -> String {
    match problem {
        PeriodProblem::Unreadable => voice.say("period-unreadable"),
        PeriodProblem::Backwards { from, to } => {
            voice.fill("period-backwards", &[("from", &from.to_string()), ("to", &to.to_string())])
        }
        PeriodProblem::TooLong => voice.say("period-too-long"),
        PeriodProblem::NoSuchDay => voice.say("period-no-such-day"),
    }
}

/// A table as a picture, under its title.
pub fn chart(voice: Voice<'_>, table: &Table, picture: &Attachment) -> Message {
    Message { attachment: Some(picture.clone()), ..Message::new().line(&title(voice, table)) }
}

/// A file of a report.
pub fn report(voice: Voice<'_>, period: Period, format: Format, audience: Audience, file: &Attachment) -> Message {
    let form = voice.say(match format {
        Format::Word => "report-form-word",
        Format::Excel => "report-form-excel",
        Format::Csv => "report-form-csv",
    });
    let key = match audience {
        Audience::Office => "report-sent",
        Audience::Public => "report-sent-public",
    };
    let words = voice.fill(key, &[("period", &super::figures::period(voice, period)), ("form", &form)]);
    Message { attachment: Some(file.clone()), ..Message::new().line(&words) }
}

/// The main tables over a period.
pub fn figures(voice: Voice<'_>, tables: &[Table], of: Option<FiguresOf>) -> Message {
    let mut message = Message::new();
    for table in tables {
        message = add(voice, message, table).gap();
    }
    if let Some(table) = tables.first() {
        message = as_of(voice, message, table);
    }
    let periods = FiguresOf::ALL.into_iter().filter(|period| Some(*period) != of).map(|period| {
        let key = match period {
            FiguresOf::Today => "button-today",
            FiguresOf::ThisWeek => "button-this-week",
            FiguresOf::ThisMonth => "button-this-month",
        };
        voice.button(key, &Button::Figures(period))
    });
    message = message.row(periods.collect());
    match tables.first() {
        Some(table) => message.with_rows(others(voice, table)),
        None => message,
    }
}

/// One table.
pub fn one(voice: Voice<'_>, table: &Table) -> Message {
    let message = add(voice, Message::new(), table).gap();
    as_of(voice, message, table).with_rows(others(voice, table))
}

fn as_of(voice: Voice<'_>, message: Message, table: &Table) -> Message {
    let when = dates::moment(voice.language, table.as_of);
    message.line(&voice.fill("figures-as-of", &[("when", &when)]))
}

/// Buttons of the other tables over the same period.
fn others(voice: Voice<'_>, table: &Table) -> Vec<Vec<ButtonFace>> {
    let others: Vec<ButtonFace> = BEHIND_BUTTONS
        .into_iter()
        .filter(|other| *other != table.statistic)
        .map(|other| voice.labelled(statistic(voice, other), &Button::FiguresTable(other, table.period)))
        .collect();
    others.chunks(BUTTONS_A_ROW).map(<[ButtonFace]>::to_vec).collect()
}

fn add(voice: Voice<'_>, message: Message, table: &Table) -> Message {
    let mut message = message.bold_line(&title(voice, table));
    for line in lines(voice, table) {
        message = message.line(&line);
    }
    message.line(&voice.fill("figures-definition", &[("definition", &definition(voice, table.statistic))]))
}

fn lines(voice: Voice<'_>, table: &Table) -> Vec<String> {
    let plain = |row: &Vec<Cell>| row.iter().map(|c| cell(voice, c)).collect::<Vec<_>>().join("  ");
    let busy = table.rows.iter().filter(|row| row.iter().any(Cell::is_something));
    let mut lines: Vec<String> = match table.statistic {
        Statistic::Overview | Statistic::Ratings | Statistic::FollowUps => {
            return table.rows.iter().map(plain).collect();
        }
        Statistic::Comparison => return table.rows.iter().map(|row| comparison_row(voice, row)).collect(),
        Statistic::ByDepartment
        | Statistic::ByTown
        | Statistic::ByIndustry
        | Statistic::ByChannel
        | Statistic::ByExpert
        | Statistic::Trend => busy.map(|row| group_row(voice, table, row)).collect(),
        Statistic::Handling | Statistic::Delivery => busy.map(plain).collect(),
        Statistic::Consultations => busy.map(|row| consultation_row(voice, row)).collect(),
        Statistic::Corrections => busy.map(|row| correction_row(voice, row)).collect(),
    };
    let none = match (table.statistic, lines.is_empty()) {
        (Statistic::Delivery, true) => Some("delivery-all-well"),
        (_, true) => Some("nothing"),
        (Statistic::ByDepartment, false) if lines.len() < table.rows.len() => Some("other-departments-nothing"),
        (_, false) => None,
    };
    lines.extend(none.map(|key| voice.say(key)));
    lines
}

/// The measure, now, and against the periods before.
fn comparison_row(voice: Voice<'_>, row: &[Cell]) -> String {
    let [name, now, before, year] = row else { return String::new() };
    let against = |then: &Cell| match Change::between(now, then) {
        Some(found) => voice.fill("compared", &[("then", &cell(voice, then)), ("change", &change(voice, found))]),
        None => cell(voice, then),
    };
    voice.fill(
        "comparison-row",
        &[
            ("name", &cell(voice, name)),
            ("now", &cell(voice, now)),
            ("before", &against(before)),
            ("year", &against(year)),
        ],
    )
}

/// Department, expert, how often asked, how often there.
fn consultation_row(voice: Voice<'_>, row: &[Cell]) -> String {
    let cells: Vec<String> = row.iter().map(|c| cell(voice, c)).collect();
    match cells.as_slice() {
        [department, name, asked, took_part] => voice.fill(
            "consultation-row",
            &[("department", department), ("name", name), ("asked", asked), ("count", took_part)],
        ),
        other => other.join("  "),
    }
}

/// From, to, how often.
fn correction_row(voice: Voice<'_>, row: &[Cell]) -> String {
    match row {
        [was, became, count] => voice.fill(
            "correction-row",
            &[("was", &cell(voice, was)), ("became", &cell(voice, became)), ("count", &cell(voice, count))],
        ),
        other => other.iter().map(|c| cell(voice, c)).collect::<Vec<_>>().join("  "),
    }
}

/// In a row of many, one time of each kind is enough; the exports have the others.
fn fits_a_phone(column: Measure) -> bool {
    !matches!(column, Measure::FirstResponseMean | Measure::FirstResponseP90 | Measure::SolveMean | Measure::SolveP90)
}

/// A row of many columns reads better on a phone as "name: measure value, …".
fn group_row(voice: Voice<'_>, table: &Table, row: &[Cell]) -> String {
    let (name, rest) = match row.split_first() {
        Some((name, rest)) => (cell(voice, name), rest),
        None => return String::new(),
    };
    let parts = table
        .columns
        .iter()
        .skip(1)
        .zip(rest)
        .filter(|(column, value)| value.is_something() && fits_a_phone(**column))
        .map(|(column, value)| format!("{} {}", measure(voice, *column), cell(voice, value)));
    let parts = voice.list(parts);
    voice.fill("figures-row", &[("name", &name), ("parts", &parts)])
}
