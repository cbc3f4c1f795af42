//! `quality-clinic knowledge`: checks the library, and shows what it should learn next.

use chrono::NaiveDate;
use clap::{Args, Subcommand};
use serde::Serialize;

use super::{Exit, clinic, put};
use crate::clock;
use crate::config::Settings;
use crate::domain::department::Slug;
use crate::domain::moment::Moment;
use crate::domain::problem::{Problem, Severity};
use crate::domain::statistic::Period;
use crate::guide::{GuideError, Source, check, gaps};
use crate::speech::console;
use crate::speech::console::help;
use crate::store::Result as Stored;
use crate::store::Tx;
use crate::store::drafts::DRAFTS_FOLDER;

/// Most questions that are read for one report: a year of a busy county.
const QUESTIONS_MAX: u32 = 20_000;

#[derive(Debug, Clone, Subcommand)]
pub enum KnowledgeCommand {
    #[command(about = help::KNOWLEDGE_CHECK)]
    Check(CheckArgs),
    #[command(about = help::KNOWLEDGE_GAPS)]
    Gaps(SpanArgs),
    #[command(about = help::KNOWLEDGE_CORRECTIONS)]
    Corrections(SpanArgs),
}

#[derive(Debug, Clone, Args)]
pub struct CheckArgs {
    #[arg(long, help = help::KNOWLEDGE_DRAFTS)]
    drafts: bool,
}

#[derive(Debug, Clone, Args)]
pub struct SpanArgs {
    #[arg(long, value_name = "YYYY-MM", help = help::MONTH)]
    month: Option<String>,
}

#[derive(Serialize)]
struct Example<'a> {
    text: &'a str,
    department: &'a Slug,
}

/// Runs a subcommand.
///
/// # Errors
/// The library cannot be built, or the database cannot be read.
pub fn run(settings: &Settings, command: &KnowledgeCommand) -> anyhow::Result<Exit> {
    match command {
        KnowledgeCommand::Check(CheckArgs { drafts: false }) => check_library(settings, check::check),
        KnowledgeCommand::Check(CheckArgs { drafts: true }) => {
            let folder = settings.data.join(DRAFTS_FOLDER);
            if !folder.is_dir() {
                eprintln!("{}", console::no_drafts(&folder));
                return Ok(Exit::Success);
            }
            check_library(settings, |source, today| check::check_drafts(source, &folder, today))
        }
        KnowledgeCommand::Gaps(span) => {
            let Some((from, to)) = span_of(span) else { return Ok(wrong_month()) };
            let questions = read(settings, move |tx| tx.questions_without_evidence(from, to, QUESTIONS_MAX))?;
            let (guide, _) = clinic::guide(settings)?;
            let found = gaps::group(&questions);
            for gap in &found {
                let name = guide.departments().get(&gap.department).map_or(gap.department.as_str(), |d| &d.name);
                put(format_args!("{}", console::gap(name, gap.questions.len())))?;
                for question in &gap.questions {
                    put(format_args!("  {}", question.replace('\n', " ")))?;
                }
            }
            eprintln!("{}", console::gaps(questions.len(), found.len()));
            Ok(Exit::Success)
        }
        KnowledgeCommand::Corrections(span) => {
            let Some((from, to)) = span_of(span) else { return Ok(wrong_month()) };
            let corrected = read(settings, move |tx| tx.corrected_questions(from, to, QUESTIONS_MAX))?;
            for (text, department) in &corrected {
                put(format_args!("{}", serde_json::to_string(&Example { text, department })?))?;
            }
            eprintln!("{}", console::corrections(corrected.len()));
            Ok(Exit::Success)
        }
    }
}

fn check_library(
    settings: &Settings,
    check: impl FnOnce(&Source, NaiveDate) -> Result<Vec<Problem>, GuideError>,
) -> anyhow::Result<Exit> {
    clinic::refuse_missing_folder(settings)?;
    let problems = check(&clinic::source(settings), clock::now().day())?;
    for problem in &problems {
        put(format_args!("{problem}"))?;
    }
    let errors = problems.iter().filter(|problem| problem.severity == Severity::Error).count();
    eprintln!("{}", console::checked(errors, problems.len() - errors));
    Ok(if errors == 0 { Exit::Success } else { Exit::Failure })
}

/// The month of the arguments, or all time; `None` if it is no month.
fn span_of(span: &SpanArgs) -> Option<(Moment, Moment)> {
    match &span.month {
        None => Some((Moment(0), clock::now().plus_millis(1))),
        Some(text) => Period::parse_month(text).map(|month| (month.start(), month.end())),
    }
}

fn wrong_month() -> Exit {
    eprintln!("{}", console::WRONG_MONTH);
    Exit::Usage
}

fn read<T: Send + 'static>(
    settings: &Settings,
    job: impl FnOnce(&Tx<'_>) -> Stored<T> + Send + 'static,
) -> anyhow::Result<T> {
    let store = clinic::store(settings)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    Ok(runtime.block_on(store.read(job))?)
}
