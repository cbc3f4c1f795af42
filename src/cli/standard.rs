//! `quality-clinic standard`: the standards register.

use std::fmt::Display;

use clap::Args;
use serde::Serialize;

use super::{Exit, clinic, put};
use crate::clock;
use crate::config::Settings;
use crate::domain::person::Language;
use crate::domain::standard::{Confidence, StandardCard, Standing};
use crate::speech::console;
use crate::speech::console::help;
use crate::speech::message::Message;
use crate::speech::words::Voice;
use crate::speech::{dates, standard_card};

#[derive(Debug, Args)]
pub struct StandardArgs {
    #[arg(value_name = "NUMBER", help = help::STANDARD_NUMBER)]
    number: String,
    #[arg(long, help = help::JSON)]
    json: bool,
}

/// One edition of the register. The keys are a promise to other programs.
#[derive(Serialize)]
struct Row<'a> {
    number: &'a str,
    title: &'a str,
    published: Option<String>,
    implemented: Option<String>,
    status: &'static str,
    status_text: String,
    successor: Option<&'a str>,
    replaces: &'a [String],
    confidence: Confidence,
    note: &'a str,
    check: &'a str,
    url: Option<&'a str>,
}

/// Looks a number up in any spelling.
///
/// # Errors
/// The library cannot be built.
pub fn run(settings: &Settings, arguments: &StandardArgs) -> anyhow::Result<Exit> {
    let (guide, problems) = clinic::guide(settings)?;
    clinic::tell_problems(&problems);
    let now = clock::now();
    let cards = guide.register().find(&arguments.number, now.day());
    if arguments.json {
        put(format_args!("{}", serde_json::to_string(&cards.iter().map(row).collect::<Vec<_>>())?))?;
    } else if !cards.is_empty() {
        let voice = Voice { language: Language::Chinese, departments: guide.departments(), now, calendar: None };
        let message = cards.iter().fold(Message::new(), |message, card| standard_card(voice, message, card));
        put(format_args!("{}", message.text))?;
    }
    if cards.is_empty() {
        eprintln!("{}", console::standard_not_found(&arguments.number));
        return Ok(Exit::Failure);
    }
    Ok(Exit::Success)
}

fn row(card: &StandardCard) -> Row<'_> {
    let (status, successor) = match &card.standing {
        Standing::InForce { .. } => ("in_force", None),
        Standing::NotYet { .. } => ("not_yet", None),
        Standing::Replaced { by, .. } => ("replaced", Some(by.as_str())),
        Standing::Withdrawn { .. } => ("withdrawn", None),
        Standing::DateUnknown => ("date_unknown", None),
        Standing::Unconfirmed => ("unconfirmed", None),
    };
    Row {
        number: &card.number,
        title: &card.title,
        published: card.published.map(text),
        implemented: card.implemented.map(text),
        status,
        status_text: dates::standing(Language::Chinese, &card.standing),
        successor,
        replaces: &card.replaces,
        confidence: card.confidence,
        note: &card.note,
        check: &card.check,
        url: card.link.as_deref(),
    }
}

fn text(date: impl Display) -> String {
    date.to_string()
}
