//! `quality-clinic calendar`: the holidays of a year are imported, and those that are known are shown.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Context;
use clap::{Args, Subcommand};

use super::{Exit, clinic, holidays, put};
use crate::config::Settings;
use crate::domain::working_time::HolidayYear;
use crate::speech::console::{calendar as words, help};

/// Largest notice that is read; the longest so far has 7 KB.
const NOTICE_MAX_BYTES: u64 = 256 * 1024;

#[derive(Debug, Clone, Subcommand)]
pub enum CalendarCommand {
    #[command(about = help::CALENDAR_IMPORT, after_help = help::CALENDAR_EXAMPLES)]
    Import(ImportArgs),
    #[command(about = help::CALENDAR_SHOW)]
    Show,
}

#[derive(Debug, Clone, Args)]
pub struct ImportArgs {
    #[arg(value_name = "FILE", help = help::CALENDAR_FILE)]
    file: PathBuf,
}

/// Runs a subcommand.
///
/// # Errors
/// The library cannot be built, or the data folder cannot be written.
pub fn run(settings: &Settings, command: &CalendarCommand) -> anyhow::Result<Exit> {
    match command {
        CalendarCommand::Import(arguments) => import(settings, &arguments.file),
        CalendarCommand::Show => show(settings),
    }
}

/// Checks the file, says what it holds, and puts it where the service reads it. A broken one changes nothing.
fn import(settings: &Settings, file: &Path) -> anyhow::Result<Exit> {
    let refused = |why: String| {
        eprintln!("{}", words::refused(file, &why));
        Ok(Exit::Failure)
    };
    let size = match fs::metadata(file) {
        Ok(about) if about.is_file() => about.len(),
        Ok(_) => return refused(words::NO_FILE.to_owned()),
        Err(error) => return refused(error.to_string()),
    };
    if size > NOTICE_MAX_BYTES {
        return refused(words::too_large(NOTICE_MAX_BYTES));
    }
    let Ok(text) = String::from_utf8(fs::read(file).with_context(|| file.display().to_string())?) else {
        return refused(words::NOT_UTF8.to_owned());
    };
    let year = match HolidayYear::parse(&text) {
        Ok(year) => year,
        Err(problem) => return refused(words::problem(&problem)),
    };
    for line in words::notice(&year) {
        put(format_args!("{line}"))?;
    }
    let (guide, _) = clinic::guide(settings)?;
    let before = holidays::years(settings, &guide).into_iter().find(|known| known.year == year.year);
    let target = holidays::folder(settings).join(format!("{}.json", year.year));
    holidays::write(&target, &text).with_context(|| target.display().to_string())?;
    eprintln!("{}", words::imported(&target, year.year, before.map(|before| before.days == year.days)));
    Ok(Exit::Success)
}

/// Every year whose notice is known.
fn show(settings: &Settings) -> anyhow::Result<Exit> {
    let (guide, _) = clinic::guide(settings)?;
    for year in holidays::years(settings, &guide) {
        for line in words::notice(&year) {
            put(format_args!("{line}"))?;
        }
    }
    Ok(Exit::Success)
}
