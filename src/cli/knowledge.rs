//! `quality-clinic knowledge check`: every file of the library, errors with file and line.

use clap::Subcommand;

use super::{Exit, clinic};
use crate::config::Settings;
use crate::domain::problem::Severity;
use crate::speech::console;
use crate::speech::console::help;

#[derive(Debug, Clone, Copy, Subcommand)]
pub enum KnowledgeCommand {
    #[command(about = help::KNOWLEDGE_CHECK)]
    Check,
}

/// Checks the library.
///
/// # Errors
/// It cannot be built at all.
pub fn run(settings: &Settings, command: KnowledgeCommand) -> anyhow::Result<Exit> {
    match command {
        KnowledgeCommand::Check => {}
    }
    let (_, problems) = clinic::guide(settings)?;
    for problem in &problems {
        println!("{problem}");
    }
    let errors = problems.iter().filter(|problem| problem.severity == Severity::Error).count();
    eprintln!("{}", console::checked(errors, problems.len() - errors));
    Ok(if errors == 0 { Exit::Success } else { Exit::Failure })
}
