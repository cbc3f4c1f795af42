//! To the office: people, invitations, figures.

use chrono::Datelike;

use crate::conversation::button::{Button, FiguresOf};
use crate::domain::statistic::{Cell, Measure, Period, Statistic, Table};

use super::dates;
use super::message::Message;
use super::reply_office::{InvitationProblem, OfficeReply};
use super::say_duty;
use super::tickets;
use super::views::StaffLine;
use super::words::Voice;

/// To the office.
pub fn office(voice: Voice<'_>, reply: &OfficeReply) -> Message {
    match reply {
        OfficeReply::InviteUsage => {
            let slugs: Vec<String> =
                voice.departments.lines.iter().map(|d| format!("{} {}", d.slug, voice.department(&d.slug))).collect();
            Message::new().line(&voice.fill("invite-usage", &[("slugs", &voice.list(slugs))]))
        }
        OfficeReply::Invited { code, roles, expires } => Message::new().line(&voice.fill(
            "invited",
            &[("code", code), ("roles", &tickets::roles(voice, roles)), ("until", &dates::until(voice, *expires))],
        )),
        OfficeReply::Redeemed { roles } => {
            Message::new().line(&voice.fill("redeemed", &[("roles", &tickets::roles(voice, roles))]))
        }
        OfficeReply::InvitationWrong { problem } => Message::new().line(&voice.say(match problem {
            InvitationProblem::Unknown => "invitation-unknown",
            InvitationProblem::Used => "invitation-used",
            InvitationProblem::Expired => "invitation-expired",
        })),
        OfficeReply::People { staff } => people(voice, staff),
        OfficeReply::SuspensionSet { name, suspended } => {
            let key = if *suspended { "suspended" } else { "reinstated" };
            Message::new().line(&voice.fill(key, &[("name", name)]))
        }
        OfficeReply::NotYourself => Message::new().line(&voice.say("not-yourself")),
        OfficeReply::NoSuchPerson => Message::new().line(&voice.say("no-such-person")),
        OfficeReply::AssignAsk { ticket, experts } => {
            let number = ticket.number.to_string();
            if experts.is_empty() {
                return Message::new().line(&voice.fill("assign-none", &[("number", &number)]));
            }
            let rows = experts
                .iter()
                .map(|(person, name)| vec![voice.labelled(name.clone(), &Button::AssignTo(ticket.id, *person))])
                .collect();
            Message::new()
                .line(&voice.fill("assign-ask", &[("number", &number)]))
                .with_rows(rows)
                .row(vec![voice.button("button-cancel", &Button::Cancel)])
        }
        OfficeReply::Assigned { ticket, to } => {
            Message::new().line(&voice.fill("assigned", &[("number", &ticket.number.to_string()), ("to", to)]))
        }
        OfficeReply::Figures { tables, of } => figures(voice, tables, *of),
        OfficeReply::FiguresUsage => Message::new().line(&voice.say("figures-usage")),
    }
}

fn people(voice: Voice<'_>, staff: &[StaffLine]) -> Message {
    if staff.is_empty() {
        return Message::new().line(&voice.say("people-none"));
    }
    let mut message = Message::new().bold_line(&voice.say("people-head"));
    for line in staff {
        let mut words = voice.fill(
            "people-line",
            &[
                ("name", &line.person.name),
                ("roles", &tickets::roles(voice, &line.person.roles)),
                ("count", &line.in_hand.to_string()),
            ],
        );
        if let Some(absence) = &line.away {
            words.push_str(&voice.fill("people-away", &[("away", &say_duty::away(voice, absence))]));
        }
        let name = [("name", line.person.name.as_str())];
        let face = if line.person.suspended {
            words.push_str(&voice.say("people-suspended"));
            voice.labelled(voice.fill("button-reinstate", &name), &Button::Reinstate(line.person.id))
        } else {
            voice.labelled(voice.fill("button-suspend", &name), &Button::Suspend(line.person.id))
        };
        message = message.line(&words).row(vec![face]);
    }
    message
}

/// Name of a measure.
pub fn measure(voice: Voice<'_>, measure: Measure) -> String {
    voice.say(match measure {
        Measure::Name => "measure-name",
        Measure::Department => "measure-department",
        Measure::Asked => "measure-asked",
        Measure::AnsweredFromLibrary => "measure-answered-from-library",
        Measure::NoEvidence => "measure-no-evidence",
        Measure::OutOfScope => "measure-out-of-scope",
        Measure::Opened => "measure-opened",
        Measure::Closed => "measure-closed",
        Measure::Open => "measure-open",
        Measure::Overdue => "measure-overdue",
        Measure::FirstResponseMedian => "measure-first-response-median",
        Measure::FirstResponseP90 => "measure-first-response-p90",
        Measure::Possibly => "measure-possibly",
        Measure::Unreachable => "measure-unreachable",
        Measure::Refused => "measure-refused",
        Measure::GivenUp => "measure-given-up",
        Measure::SetAside => "measure-set-aside",
        Measure::Merged => "measure-merged",
        Measure::MergesUndone => "measure-merges-undone",
        Measure::SplitOff => "measure-split-off",
        Measure::Expert => "measure-expert",
        Measure::AskedToConsult => "measure-asked-to-consult",
        Measure::TookPart => "measure-took-part",
        Measure::Transferred => "measure-transferred",
        Measure::Referred => "measure-referred",
        Measure::Extended => "measure-extended",
        Measure::TriagedTo => "measure-triaged-to",
        Measure::CorrectedTo => "measure-corrected-to",
        Measure::Unrated => "measure-unrated",
        Measure::LowRated => "measure-low-rated",
        Measure::ContactedInTime => "measure-contacted-in-time",
        Measure::PutRightInTime => "measure-put-right-in-time",
        Measure::RatedAgain => "measure-rated-again",
        Measure::SolvedByClient => "measure-solved-by-client",
        Measure::NotSolved => "measure-not-solved",
        Measure::Unconfirmed => "measure-unconfirmed",
        Measure::Grade => "measure-grade",
        Measure::Count => "measure-count",
        Measure::MeanGrade => "measure-mean-grade",
    })
}

/// Title of a statistic.
pub fn statistic(voice: Voice<'_>, statistic: Statistic) -> String {
    voice.say(match statistic {
        Statistic::Overview => "statistic-overview",
        Statistic::ByDepartment => "statistic-by-department",
        Statistic::Ratings => "statistic-ratings",
        Statistic::FollowUps => "statistic-follow-ups",
        Statistic::Corrections => "statistic-corrections",
        Statistic::Consultations => "statistic-consultations",
        Statistic::Handling => "statistic-handling",
        Statistic::Delivery => "statistic-delivery",
    })
}

/// A period in words.
pub fn period(voice: Voice<'_>, period: Period) -> String {
    match period {
        Period::Day(day) => voice.fill("period-day", &[("date", &day.to_string())]),
        Period::Week(day) => voice.fill("period-week", &[("date", &day.to_string())]),
        Period::Month(day) => {
            voice.fill("period-month", &[("year", &day.year().to_string()), ("month", &day.month().to_string())])
        }
    }
}

/// A cell in words.
pub fn cell(voice: Voice<'_>, cell: &Cell) -> String {
    match cell {
        Cell::Measure(of) => measure(voice, *of),
        Cell::Department(slug) => voice.department(slug),
        Cell::Person(name) => name.clone(),
        Cell::Grade(grade) => voice.say(&format!("grade-{grade}")),
        Cell::Count(count) => count.to_string(),
        Cell::WorkingMinutes(minutes) if *minutes < 60 => {
            voice.fill("working-minutes-short", &[("minutes", &minutes.to_string())])
        }
        Cell::WorkingMinutes(minutes) => voice.fill(
            "working-minutes",
            &[("hours", &(minutes / 60).to_string()), ("minutes", &(minutes % 60).to_string())],
        ),
        Cell::Decimal(number) => format!("{number:.1}"),
        Cell::Nothing => voice.say("nothing"),
    }
}

fn figures(voice: Voice<'_>, tables: &[Table], of: Option<FiguresOf>) -> Message {
    let mut message = Message::new();
    for table in tables {
        let head = format!("{} · {}", statistic(voice, table.statistic), period(voice, table.period));
        message = message.bold_line(&head);
        match table.statistic {
            Statistic::Overview | Statistic::Ratings | Statistic::FollowUps => {
                for row in &table.rows {
                    let cells: Vec<String> = row.iter().map(|c| cell(voice, c)).collect();
                    message = message.line(&cells.join("  "));
                }
            }
            Statistic::ByDepartment => {
                let (busy, idle): (Vec<_>, Vec<_>) = table.rows.iter().partition(|row| row.iter().any(is_something));
                for row in &busy {
                    message = message.line(&department_row(voice, table, row));
                }
                if !idle.is_empty() {
                    let key = if busy.is_empty() { "nothing" } else { "other-departments-nothing" };
                    message = message.line(&voice.say(key));
                }
            }
            Statistic::Handling | Statistic::Delivery => {
                let wrong: Vec<_> = table.rows.iter().filter(|row| row.iter().any(is_something)).collect();
                if wrong.is_empty() {
                    let key = match table.statistic {
                        Statistic::Delivery => "delivery-all-well",
                        _ => "nothing",
                    };
                    message = message.line(&voice.say(key));
                }
                for row in wrong {
                    let cells: Vec<String> = row.iter().map(|c| cell(voice, c)).collect();
                    message = message.line(&cells.join("  "));
                }
            }
            Statistic::Consultations if table.rows.is_empty() => message = message.line(&voice.say("nothing")),
            Statistic::Consultations => {
                for row in &table.rows {
                    message = message.line(&consultation_row(voice, row));
                }
            }
            Statistic::Corrections if table.rows.is_empty() => message = message.line(&voice.say("nothing")),
            Statistic::Corrections => {
                for row in &table.rows {
                    message = message.line(&correction_row(voice, row));
                }
            }
        }
        message = message.gap();
    }
    if let Some(table) = tables.first() {
        let when = dates::moment(voice.language, table.as_of);
        message = message.line(&voice.fill("figures-as-of", &[("when", &when)]));
    }
    let buttons = FiguresOf::ALL
        .into_iter()
        .filter(|period| Some(*period) != of)
        .map(|period| {
            let key = match period {
                FiguresOf::Today => "button-today",
                FiguresOf::ThisWeek => "button-this-week",
                FiguresOf::ThisMonth => "button-this-month",
            };
            voice.button(key, &Button::Figures(period))
        })
        .collect();
    message.line(&voice.say("figures-definition")).row(buttons)
}

/// A value worth a line: a count above zero, or a time that could be computed.
fn is_something(cell: &Cell) -> bool {
    match cell {
        Cell::Count(count) => *count > 0,
        Cell::WorkingMinutes(_) | Cell::Decimal(_) => true,
        Cell::Measure(_) | Cell::Department(_) | Cell::Person(_) | Cell::Grade(_) | Cell::Nothing => false,
    }
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

/// A row of many columns reads better on a phone as "name: measure value, …".
fn department_row(voice: Voice<'_>, table: &Table, row: &[Cell]) -> String {
    let (name, rest) = match row.split_first() {
        Some((name, rest)) => (cell(voice, name), rest),
        None => return String::new(),
    };
    let parts = table
        .columns
        .iter()
        .skip(1)
        .zip(rest)
        .filter(|(_, value)| is_something(value))
        .map(|(column, value)| format!("{} {}", measure(voice, *column), cell(voice, value)));
    let parts = voice.list(parts);
    voice.fill("figures-row", &[("name", &name), ("parts", &parts)])
}
