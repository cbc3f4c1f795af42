//! Figures in words: names of statistics, measures, periods and cells, and what each counts (统计口径).

use chrono::{Datelike, NaiveDate};

use crate::domain::department::Slug;
use crate::domain::statistic::{Cell, Change, Course, Measure, Period, Statistic, Table};

use super::words::Voice;

/// The key of a measure: its name is `measure-…`, what it counts `define-…`.
fn measure_key(measure: Measure) -> &'static str {
    match measure {
        Measure::Name => "name",
        Measure::Department => "department",
        Measure::Asked => "asked",
        Measure::AnsweredFromLibrary => "answered-from-library",
        Measure::NoEvidence => "no-evidence",
        Measure::OutOfScope => "out-of-scope",
        Measure::Opened => "opened",
        Measure::Closed => "closed",
        Measure::Open => "open",
        Measure::Overdue => "overdue",
        Measure::Firms => "firms",
        Measure::ResponseRate => "response-rate",
        Measure::SolvedRate => "solved-rate",
        Measure::SatisfactionRate => "satisfaction-rate",
        Measure::FirstResponseMedian => "first-response-median",
        Measure::FirstResponseMean => "first-response-mean",
        Measure::FirstResponseP90 => "first-response-p90",
        Measure::SolveMedian => "solve-median",
        Measure::SolveMean => "solve-mean",
        Measure::SolveP90 => "solve-p90",
        Measure::ThisPeriod => "this-period",
        Measure::PeriodBefore => "period-before",
        Measure::YearBefore => "year-before",
        Measure::Month => "month",
        Measure::Town => "town",
        Measure::Industry => "industry",
        Measure::Channel => "channel",
        Measure::Possibly => "possibly",
        Measure::Unreachable => "unreachable",
        Measure::Refused => "refused",
        Measure::GivenUp => "given-up",
        Measure::SetAside => "set-aside",
        Measure::Transferred => "transferred",
        Measure::Referred => "referred",
        Measure::Extended => "extended",
        Measure::Merged => "merged",
        Measure::MergesUndone => "merges-undone",
        Measure::SplitOff => "split-off",
        Measure::Expert => "expert",
        Measure::AskedToConsult => "asked-to-consult",
        Measure::TookPart => "took-part",
        Measure::TriagedTo => "triaged-to",
        Measure::CorrectedTo => "corrected-to",
        Measure::SolvedByClient => "solved-by-client",
        Measure::NotSolved => "not-solved",
        Measure::Unconfirmed => "unconfirmed",
        Measure::Unrated => "unrated",
        Measure::LowRated => "low-rated",
        Measure::ContactedInTime => "contacted-in-time",
        Measure::PutRightInTime => "put-right-in-time",
        Measure::RatedAgain => "rated-again",
        Measure::Grade => "grade",
        Measure::Count => "count",
        Measure::MeanGrade => "mean-grade",
    }
}

/// The key of a statistic: its title is `statistic-…`, what it counts `definition-…`.
fn statistic_key(statistic: Statistic) -> &'static str {
    match statistic {
        Statistic::Overview => "overview",
        Statistic::Comparison => "comparison",
        Statistic::ByDepartment => "by-department",
        Statistic::ByTown => "by-town",
        Statistic::ByIndustry => "by-industry",
        Statistic::ByChannel => "by-channel",
        Statistic::ByExpert => "by-expert",
        Statistic::Trend => "trend",
        Statistic::Ratings => "ratings",
        Statistic::FollowUps => "follow-ups",
        Statistic::Corrections => "corrections",
        Statistic::Handling => "handling",
        Statistic::Consultations => "consultations",
        Statistic::Delivery => "delivery",
    }
}

/// Name of a measure.
pub fn measure(voice: Voice<'_>, measure: Measure) -> String {
    voice.say(&format!("measure-{}", measure_key(measure)))
}

/// The same where room is short and it is said elsewhere that times are working time.
pub fn short_measure(voice: Voice<'_>, measure: Measure) -> String {
    let name = self::measure(voice, measure);
    let in_brackets = voice.say("measure-in-working-time");
    name.strip_suffix(&in_brackets).map(str::to_owned).unwrap_or(name)
}

/// What a measure counts; `None` for heads of columns that count nothing.
pub fn measure_definition(voice: Voice<'_>, measure: Measure) -> Option<String> {
    match measure {
        Measure::Name
        | Measure::Department
        | Measure::ThisPeriod
        | Measure::PeriodBefore
        | Measure::YearBefore
        | Measure::Month
        | Measure::Town
        | Measure::Industry
        | Measure::Channel
        | Measure::Expert
        | Measure::TriagedTo
        | Measure::CorrectedTo
        | Measure::Grade
        | Measure::Count => None,
        Measure::Asked
        | Measure::AnsweredFromLibrary
        | Measure::NoEvidence
        | Measure::OutOfScope
        | Measure::Opened
        | Measure::Closed
        | Measure::Open
        | Measure::Overdue
        | Measure::Firms
        | Measure::ResponseRate
        | Measure::SolvedRate
        | Measure::SatisfactionRate
        | Measure::FirstResponseMedian
        | Measure::FirstResponseMean
        | Measure::FirstResponseP90
        | Measure::SolveMedian
        | Measure::SolveMean
        | Measure::SolveP90
        | Measure::Possibly
        | Measure::Unreachable
        | Measure::Refused
        | Measure::GivenUp
        | Measure::SetAside
        | Measure::Transferred
        | Measure::Referred
        | Measure::Extended
        | Measure::Merged
        | Measure::MergesUndone
        | Measure::SplitOff
        | Measure::AskedToConsult
        | Measure::TookPart
        | Measure::SolvedByClient
        | Measure::NotSolved
        | Measure::Unconfirmed
        | Measure::Unrated
        | Measure::LowRated
        | Measure::ContactedInTime
        | Measure::PutRightInTime
        | Measure::RatedAgain
        | Measure::MeanGrade => Some(voice.say(&format!("define-{}", measure_key(measure)))),
    }
}

/// Title of a statistic.
pub fn statistic(voice: Voice<'_>, statistic: Statistic) -> String {
    voice.say(&format!("statistic-{}", statistic_key(statistic)))
}

/// What a statistic counts, to be shown with its table.
pub fn definition(voice: Voice<'_>, statistic: Statistic) -> String {
    voice.say(&format!("definition-{}", statistic_key(statistic)))
}

/// Title and period of a table.
pub fn title(voice: Voice<'_>, table: &Table) -> String {
    format!("{} · {}", statistic(voice, table.statistic), table_period(voice, table))
}

/// The period of a table; the trend runs over twelve months.
fn table_period(voice: Voice<'_>, table: &Table) -> String {
    match table.statistic {
        Statistic::Trend => {
            let [first, .., last] = table.period.twelve_months().map(Period::first);
            voice.fill("period-range", &[("from", &month(voice, first)), ("to", &month(voice, last))])
        }
        Statistic::Overview
        | Statistic::Comparison
        | Statistic::ByDepartment
        | Statistic::ByTown
        | Statistic::ByIndustry
        | Statistic::ByChannel
        | Statistic::ByExpert
        | Statistic::Ratings
        | Statistic::FollowUps
        | Statistic::Corrections
        | Statistic::Handling
        | Statistic::Consultations
        | Statistic::Delivery => period(voice, table.period),
    }
}

/// A period in words.
pub fn period(voice: Voice<'_>, period: Period) -> String {
    let year = period.first().year().to_string();
    match period {
        Period::Day(day) => voice.fill("period-day", &[("date", &day.to_string())]),
        Period::Week(day) => voice.fill("period-week", &[("date", &day.to_string())]),
        Period::Month(day) => month(voice, day),
        Period::Quarter(day) => {
            let number = (day.month0() / 3 + 1).to_string();
            voice.fill("period-quarter", &[("year", &year), ("number", &number)])
        }
        Period::Half(day) if day.month0() < 6 => voice.fill("period-first-half", &[("year", &year)]),
        Period::Half(_) => voice.fill("period-second-half", &[("year", &year)]),
        Period::Year(_) => voice.fill("period-year", &[("year", &year)]),
        Period::Range { from, to } => {
            voice.fill("period-range", &[("from", &from.to_string()), ("to", &to.to_string())])
        }
    }
}

fn month(voice: Voice<'_>, day: NaiveDate) -> String {
    voice.fill("period-month", &[("year", &day.year().to_string()), ("month", &day.month().to_string())])
}

/// A cell in words.
pub fn cell(voice: Voice<'_>, cell: &Cell) -> String {
    match cell {
        Cell::Measure(of) => measure(voice, *of),
        Cell::Department(slug) => department(voice, slug),
        Cell::Town(town) => town.clone(),
        Cell::Industry(slug) => voice.industry(slug),
        Cell::Channel(channel) => voice.say(&format!("channel-{channel}")),
        Cell::Unsaid => voice.say("unsaid"),
        Cell::Nobody => voice.say("nobody-holds"),
        Cell::Month(day) => month(voice, *day),
        Cell::Person { id: _, name } => name.clone(),
        Cell::Grade(grade) => voice.say(&format!("grade-{grade}")),
        Cell::Count(count) => count.to_string(),
        Cell::WorkingMinutes(minutes) if *minutes < 60 => {
            voice.fill("working-minutes-short", &[("minutes", &minutes.to_string())])
        }
        Cell::WorkingMinutes(minutes) if minutes % 60 == 0 => {
            voice.fill("working-hours", &[("hours", &(minutes / 60).to_string())])
        }
        Cell::WorkingMinutes(minutes) => voice.fill(
            "working-minutes",
            &[("hours", &(minutes / 60).to_string()), ("minutes", &(minutes % 60).to_string())],
        ),
        Cell::Share { part, whole } => {
            let percent = percent(*part, *whole);
            let (part, whole) = (part.to_string(), whole.to_string());
            voice.fill("share", &[("percent", &percent), ("part", &part), ("whole", &whole)])
        }
        Cell::Decimal(number) => format!("{number:.1}"),
        Cell::Nothing => voice.say("nothing"),
        Cell::Masked => voice.say("masked"),
    }
}

/// A department, or what is none of ours.
fn department(voice: Voice<'_>, slug: &Slug) -> String {
    if slug.is_out_of_scope() { voice.say("measure-out-of-scope") } else { voice.department(slug) }
}

/// A change against another period, with arrow and word: ↑12.5%, ↓3.0个百分点, 持平.
pub fn change(voice: Voice<'_>, change: Change) -> String {
    let (unit, course, number) = match change {
        Change::Percent { course, tenths } => ("percent", course, tenths),
        Change::Points { course, tenths } => ("points", course, tenths),
        Change::FromNothing => return voice.say("change-from-nothing"),
    };
    let key = match course {
        Course::Up => format!("change-up-{unit}"),
        Course::Down => format!("change-down-{unit}"),
        Course::Level => "change-level".to_owned(),
    };
    voice.fill(&key, &[("number", &tenths(number))])
}

/// A part of a whole: 92.3%.
pub fn percent(part: u64, whole: u64) -> String {
    tenths(rounded_tenths(part, whole)) + "%"
}

/// A change as it stands in a sentence: 增长12.5%, 下降3个百分点.
pub fn change_plainly(voice: Voice<'_>, change: Change) -> String {
    let (unit, course, number) = match change {
        Change::Percent { course, tenths } => ("percent", course, tenths),
        Change::Points { course, tenths } => ("points", course, tenths),
        Change::FromNothing => return voice.say("change-from-nothing"),
    };
    let key = match course {
        Course::Up => format!("plainly-up-{unit}"),
        Course::Down => format!("plainly-down-{unit}"),
        Course::Level => "change-level".to_owned(),
    };
    voice.fill(&key, &[("number", &tenths(number))])
}

/// Tenths of a percent of a part, rounded half up.
fn rounded_tenths(part: u64, whole: u64) -> u64 {
    let rounded = (u128::from(part) * 2000 + u128::from(whole)) / (u128::from(whole) * 2).max(1);
    u64::try_from(rounded).unwrap_or(u64::MAX)
}

fn tenths(number: u64) -> String {
    format!("{}.{}", number / 10, number % 10)
}
