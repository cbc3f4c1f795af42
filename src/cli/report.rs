//! `quality-clinic report`: the report of a period as files.

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use anyhow::Context;
use clap::{Args, ValueEnum};

use super::{Exit, clinic, put};
use crate::clock;
use crate::config::Settings;
use crate::desk::report::{Asked, compose, files};
use crate::domain::ledger::LEDGER_ROWS_MAX;
use crate::domain::person::Language;
use crate::domain::report::Format;
use crate::domain::statistic::{Audience, Period};
use crate::speech::console::help;
use crate::speech::console::report as words;
use crate::speech::words::Voice;

#[derive(Debug, Args)]
pub struct ReportArgs {
    #[arg(value_name = "PERIOD", help = help::REPORT_PERIOD)]
    period: String,
    #[arg(long, value_enum, default_values_t = [Form::Docx, Form::Xlsx, Form::Csv], help = help::REPORT_FORMAT)]
    format: Vec<Form>,
    #[arg(short = 'o', long, value_name = "DIR", default_value = ".", help = help::REPORT_OUT)]
    out: PathBuf,
    #[arg(long = "for", value_enum, default_value_t = For::Office, help = help::REPORT_FOR)]
    audience: For,
}

/// Forms by their endings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Form {
    Docx,
    Xlsx,
    Csv,
}

/// Whom it is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum For {
    Office,
    Public,
}

/// Writes the files and prints where they are.
///
/// # Errors
/// The library cannot be built, the database cannot be read, or the folder cannot be written.
pub fn run(settings: &Settings, arguments: &ReportArgs) -> anyhow::Result<Exit> {
    let now = clock::now();
    let period = match Period::parse(&arguments.period, now) {
        Ok(period) => period,
        Err(problem) => {
            eprintln!("{}", words::bad_period(&arguments.period, problem));
            return Ok(Exit::Usage);
        }
    };
    let audience = match arguments.audience {
        For::Office => Audience::Office,
        For::Public => Audience::Public,
    };
    let (guide, problems) = clinic::guide(settings)?;
    clinic::tell_problems(&problems);
    let guide = Arc::new(guide);
    let calendar = Arc::new(clinic::calendar(settings, &guide)?);
    let store = clinic::store(settings)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let report = runtime.block_on(store.read(move |tx| {
        let departments = guide.departments();
        let voice = Voice { language: Language::Chinese, departments, now, calendar: Some(&calendar) };
        let asked = Asked { period, audience, reader: None, ledger_rows: LEDGER_ROWS_MAX, plan: guide.plan() };
        compose(tx, voice, &calendar, asked)
    }))?;
    fs::create_dir_all(&arguments.out).with_context(|| arguments.out.display().to_string())?;
    for form in &arguments.format {
        let format = match form {
            Form::Docx => Format::Word,
            Form::Xlsx => Format::Excel,
            Form::Csv => Format::Csv,
        };
        for file in files(&report, format, now).map_err(anyhow::Error::msg)? {
            let path = arguments.out.join(&file.name);
            fs::write(&path, &file.bytes).with_context(|| path.display().to_string())?;
            put(format_args!("{}", path.display()))?;
        }
    }
    Ok(Exit::Success)
}
