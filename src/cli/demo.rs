//! `quality-clinic demo`: a new database with an invented year, clearly marked, so that every page has something to
//! show. Everything in it went through the desk and the rounds, on an invented clock.

use std::path::{Path, PathBuf};

use chrono::{Months, NaiveDate};
use clap::Args;

use super::{Exit, clinic};
use crate::clock;
use crate::config::Settings;
use crate::domain::moment::Moment;
use crate::speech::console;
use crate::speech::console::help;

/// What experts and the office do.
mod house;
/// What firms do.
mod firms;
/// Who there is and what they say.
mod script;
/// The people at their places: what they send, and what they were last told.
mod stage;

use stage::Stage;

/// The folder if none is given: beside the real one, never in it.
const FOLDER: &str = "data-demo";
/// The seed if none is given.
const SEED: u64 = 2026;
/// Months if nothing is said: this month, the twelve before, and so the same month of last year, to compare with.
const MONTHS: u32 = 13;
/// Most months: more takes minutes and shows nothing new.
const MONTHS_MAX: i64 = 36;

#[derive(Debug, Args)]
pub struct DemoArgs {
    #[arg(long, value_name = "N", default_value_t = SEED, help = help::DEMO_SEED)]
    seed: u64,
    #[arg(long, value_name = "DAY", help = help::DEMO_UNTIL)]
    until: Option<NaiveDate>,
    #[arg(long, value_name = "N", default_value_t = MONTHS, help = help::DEMO_MONTHS,
        value_parser = clap::value_parser!(u32).range(1..=MONTHS_MAX))]
    months: u32,
}

/// Fills a new database.
///
/// # Errors
/// The library or the database fails.
pub fn run(settings: &Settings, folder: Option<&Path>, arguments: &DemoArgs) -> anyhow::Result<Exit> {
    // The folder of the real clinic, from the settings, is not taken: only one that was named here.
    let data = folder.map_or_else(|| PathBuf::from(FOLDER), Path::to_owned);
    let settings = Settings { data, ..settings.clone() };
    let (guide, _) = clinic::guide(&settings)?;
    let calendar = clinic::calendar(&settings, &guide)?;
    let store = clinic::store(&settings)?;
    let runtime = tokio::runtime::Builder::new_current_thread().build()?;
    if !runtime.block_on(store.read(|tx| tx.is_new()))? {
        eprintln!("{}", console::demo_not_empty(&settings.data));
        return Ok(Exit::Failure);
    }
    let now = clock::now();
    let until = arguments.until.map_or(now, |day| Moment::start_of(day).plus_minutes(24 * 60).min(now));
    let first = until.day().checked_sub_months(Months::new(arguments.months - 1)).unwrap_or(until.day());
    let first = Moment::start_of(first.format("%Y-%m-01").to_string().parse()?);
    let desk = clinic::desk(&settings, store, guide)?;
    eprintln!(
        "{}",
        console::demo_begins(&settings.data, &first.day().to_string(), &until.plus_millis(-1).day().to_string())
    );
    let mut stage = Stage::new(desk, calendar, arguments.seed, first)?;
    let sum = runtime.block_on(stage.play(until))?;
    eprintln!("{}", console::demo_made(&settings.data, sum.firms, sum.questions, sum.tickets));
    Ok(Exit::Success)
}
