//! `quality-clinic recount`: every figure is counted a second time, from the history alone, and compared.

use std::sync::Arc;

use clap::Args;

use super::{Exit, clinic, put};
use crate::clock;
use crate::config::Settings;
use crate::domain::history::{Difference, Fault};
use crate::domain::moment::Moment;
use crate::domain::person::Language;
use crate::domain::statistic::{Frame, Period, Statistic};
use crate::recount::{Model, differences};
use crate::speech::console::{help, recount as words};
use crate::speech::words::Voice;
use crate::store::{Result, Tx};

#[derive(Debug, Args)]
pub struct RecountArgs {
    #[arg(long, value_name = "YYYY-MM", help = help::RECOUNT_MONTH)]
    month: Option<String>,
}

/// What came of it.
struct Recounted {
    differences: Vec<Difference>,
    faults: Vec<Fault>,
    said: words::Extent,
}

/// Counts again and compares: one month, or every month since the first question.
///
/// # Errors
/// The library cannot be built, or the database cannot be read.
pub fn run(settings: &Settings, arguments: &RecountArgs) -> anyhow::Result<Exit> {
    let month = match &arguments.month {
        None => None,
        Some(text) => match Period::parse_month(text) {
            Some(month) => Some(month),
            None => {
                eprintln!("{}", words::bad_month(text));
                return Ok(Exit::Usage);
            }
        },
    };
    let (guide, problems) = clinic::guide(settings)?;
    clinic::tell_problems(&problems);
    let calendar = Arc::new(clinic::calendar(settings, &guide)?);
    let frame = Frame::of(guide.departments(), calendar);
    let store = clinic::store(settings)?;
    let now = clock::now();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let done = runtime.block_on(store.read(move |tx| recount(tx, month, now, &frame)))?;
    let voice = Voice { language: Language::Chinese, departments: guide.departments(), now, calendar: None };
    for fault in &done.faults {
        put(format_args!("{}", words::fault(fault)))?;
    }
    for difference in &done.differences {
        put(format_args!("{}", words::difference(voice, difference)))?;
    }
    put(format_args!("{}", words::result(&done.said, done.faults.len(), done.differences.len())))?;
    Ok(if done.faults.is_empty() && done.differences.is_empty() { Exit::Success } else { Exit::Failure })
}

/// On one snapshot, so that nothing moves between the two ways.
fn recount(tx: &Tx<'_>, month: Option<Period>, now: Moment, frame: &Frame) -> Result<Recounted> {
    let mut model = Model::default();
    tx.each_question(|question| model.question(question))?;
    tx.each_ticket(|record| model.ticket(&record, &frame.calendar))?;
    tx.each_other(|record| model.other(record))?;
    let months = match month {
        Some(month) => vec![month],
        None => months_until(model.first().unwrap_or(now), now),
    };
    let (mut found, mut cells) = (vec![], 0);
    for (left, period) in (0..months.len()).rev().zip(&months) {
        for statistic in Statistic::ALL {
            // The trend holds the months before it: one in twelve is enough.
            if statistic == Statistic::Trend && left % 12 != 0 {
                continue;
            }
            let table = tx.table(statistic, *period, now, frame)?;
            let (differing, compared) = differences(&table, &model.table(statistic, *period, now, frame));
            found.extend(differing);
            cells += compared;
        }
    }
    let said = words::Extent {
        questions: model.questions(),
        tickets: model.tickets(),
        events: model.events,
        months: months.len(),
        cells,
    };
    Ok(Recounted { differences: found, faults: model.faults, said })
}

/// Every month from the first question to now, oldest first.
fn months_until(first: Moment, now: Moment) -> Vec<Period> {
    let mut months = vec![Period::this_month(now)];
    while let Some(earlier) = months.last().map(|month| month.before()).filter(|month| month.end() > first) {
        months.push(earlier);
    }
    months.reverse();
    months
}
