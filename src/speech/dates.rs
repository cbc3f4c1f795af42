//! Dates, times and standings in words.

use chrono::{Datelike, NaiveDate};

use crate::domain::guidance::Source;
use crate::domain::moment::Moment;
use crate::domain::person::Language;
use crate::domain::standard::Standing;

use super::words::{Voice, filled, text};

/// A promise in working time: weekday, day and hour, "周四（26日）17:00前". What was counted through a year
/// without a holiday notice says so.
pub fn promise(voice: Voice<'_>, at: Moment) -> String {
    let words = until(voice, at);
    match voice.calendar.and_then(|calendar| calendar.guessed_between(voice.now, at)) {
        Some(year) => words + &voice.fill("guessed-year", &[("year", &year.to_string())]),
        None => words,
    }
}

/// A limit on the wall clock: weekday, day and hour; with the month and the year where they are others
/// than now.
pub fn until(voice: Voice<'_>, at: Moment) -> String {
    let (local, today) = (at.local(), voice.now.day());
    let key = match (local.year() == today.year(), local.month() == today.month()) {
        (true, true) => "promise",
        (true, false) => "promise-month",
        (false, _) => "promise-year",
    };
    let (year, month) = (local.year().to_string(), month(voice.language, at));
    let (day, weekday) = (local.day().to_string(), weekday(voice.language, local.date_naive()));
    let time = local.format("%H:%M").to_string();
    let gaps = [("year", year.as_str()), ("month", &month), ("day", &day), ("weekday", &weekday), ("time", &time)];
    voice.fill(key, &gaps)
}

/// A day with its weekday, the year where it is another one.
pub fn plain_day(voice: Voice<'_>, day: NaiveDate) -> String {
    let at = Moment::start_of(day);
    let key = if day.year() == voice.now.year() { "plain-day" } else { "plain-day-year" };
    let (month, weekday) = (month(voice.language, at), weekday(voice.language, day));
    let (year, of_month) = (day.year().to_string(), day.day().to_string());
    voice.fill(key, &[("year", &year), ("month", &month), ("day", &of_month), ("weekday", &weekday)])
}

/// Name of the day of the week.
pub fn weekday(language: Language, day: NaiveDate) -> String {
    text(language, &format!("weekday-{}", day.weekday().number_from_monday()))
}

fn month(language: Language, at: Moment) -> String {
    match language {
        Language::Chinese => at.local().month().to_string(),
        Language::English => at.local().format("%b").to_string(),
    }
}

/// A moment in the past: day and hour.
pub fn moment(language: Language, at: Moment) -> String {
    let local = at.local();
    let month = month(language, at);
    filled(
        language,
        "moment",
        &[("month", &month), ("day", &local.day().to_string()), ("time", &local.format("%H:%M").to_string())],
    )
}

/// A day with its year.
pub fn day(language: Language, at: Moment) -> String {
    let local = at.local();
    let month = match language {
        Language::Chinese => local.month().to_string(),
        Language::English => local.format("%b").to_string(),
    };
    filled(
        language,
        "day",
        &[("year", &local.year().to_string()), ("month", &month), ("day", &local.day().to_string())],
    )
}

/// Where a standard stands, in words.
pub fn standing(language: Language, standing: &Standing) -> String {
    match standing {
        Standing::InForce { since } => filled(language, "standing-in-force", &[("since", &since.to_string())]),
        Standing::NotYet { from, until_then } => {
            let mut words = filled(language, "standing-not-yet", &[("from", &from.to_string())]);
            if let Some(number) = until_then {
                words.push_str(&filled(language, "standing-until-then", &[("number", number)]));
            }
            words
        }
        Standing::Replaced { by, since: None } => filled(language, "standing-replaced", &[("by", by)]),
        Standing::Replaced { by, since: Some(since) } => {
            filled(language, "standing-replaced-since", &[("by", by), ("since", &since.to_string())])
        }
        Standing::Withdrawn { since } => filled(language, "standing-withdrawn", &[("since", &since.to_string())]),
        Standing::DateUnknown => text(language, "standing-date-unknown"),
        Standing::Unconfirmed => text(language, "standing-unconfirmed"),
    }
}

/// Where a source stands today: a standard by the register, a law by its dates. Empty if nothing
/// is known but its name.
pub fn source_standing(language: Language, source: &Source, today: NaiveDate) -> String {
    if let Some(known) = &source.standing {
        return standing(language, known);
    }
    match (source.effective, source.expires) {
        (_, Some(end)) if end <= today => filled(language, "law-expired", &[("date", &end.to_string())]),
        (Some(start), _) if start > today => filled(language, "law-not-yet", &[("date", &start.to_string())]),
        (Some(start), _) => filled(language, "law-in-force", &[("date", &start.to_string())]),
        (None, _) => String::new(),
    }
}
