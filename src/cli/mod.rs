//! The command line: one file per subcommand. Data on standard output, talk on standard error.

use std::ffi::OsString;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use tracing_subscriber::EnvFilter;

use crate::clock;
use crate::config::{Flags, Settings};
use crate::speech::console;
use crate::speech::console::help;

/// A backup as one file.
mod archive;
/// `ask`.
mod ask;
/// `backup`.
mod backup;
/// `calendar`.
mod calendar;
/// `chat`.
mod chat;
/// The parts of a clinic, put together.
mod clinic;
/// `demo`.
mod demo;
/// `doctor`.
mod doctor;
/// `eval`.
pub mod eval;
/// Holiday notices of the library and of the data folder.
mod holidays;
/// `invite`.
mod invite;
/// `knowledge`.
mod knowledge;
/// A file that one process holds at a time.
mod lock;
/// Who sees which commands in a messenger's menu.
mod menus;
/// The backup of each night.
mod nightly;
/// `permissions`.
mod permissions;
/// `recount`.
mod recount;
/// `report`.
mod report;
/// `qr`.
mod qr;
/// The library read again when its folder changes.
mod reload;
/// `restore`.
mod restore;
/// The rounds of a running process.
mod rounds;
/// `serve`.
mod serve;
/// `sign-in`.
mod sign_in;
/// `standard`.
mod standard;

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// 0.
    Success,
    /// 1: it failed, or nothing was found.
    Failure,
    /// 2: wrong usage or settings.
    Usage,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        match exit {
            Exit::Success => Self::SUCCESS,
            Exit::Failure => Self::FAILURE,
            Exit::Usage => Self::from(2),
        }
    }
}

/// The whole command line.
#[derive(Debug, Parser)]
#[command(name = "quality-clinic", version, about = help::ABOUT, after_help = help::EXAMPLES)]
struct Arguments {
    #[arg(long, global = true, value_name = "FILE", help = help::CONFIG)]
    config: Option<PathBuf>,
    #[arg(long, global = true, value_name = "DIR", help = help::DATA)]
    data: Option<PathBuf>,
    #[arg(long, global = true, value_name = "DIR", help = help::KNOWLEDGE)]
    knowledge: Option<PathBuf>,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    #[command(about = help::SERVE)]
    Serve,
    #[command(about = help::CHAT, after_help = help::CHAT_EXAMPLES)]
    Chat(chat::ChatArgs),
    #[command(about = help::ASK, after_help = help::ASK_EXAMPLES)]
    Ask(ask::AskArgs),
    #[command(about = help::STANDARD, after_help = help::STANDARD_EXAMPLES)]
    Standard(standard::StandardArgs),
    #[command(subcommand, about = help::KNOWLEDGE_COMMAND)]
    Knowledge(knowledge::KnowledgeCommand),
    #[command(subcommand, about = help::CALENDAR)]
    Calendar(calendar::CalendarCommand),
    #[command(about = help::EVAL)]
    Eval(eval::EvalArgs),
    #[command(about = help::INVITE, after_help = help::INVITE_EXAMPLES)]
    Invite(invite::InviteArgs),
    #[command(about = help::SIGN_IN)]
    SignIn(sign_in::SignInArgs),
    #[command(about = help::DEMO, after_help = help::DEMO_EXAMPLES)]
    Demo(demo::DemoArgs),
    #[command(about = help::QR)]
    Qr(qr::QrArgs),
    #[command(about = help::PERMISSIONS)]
    Permissions,
    #[command(about = help::REPORT, after_help = help::REPORT_EXAMPLES)]
    Report(report::ReportArgs),
    #[command(about = help::RECOUNT, after_help = help::RECOUNT_EXAMPLES)]
    Recount(recount::RecountArgs),
    #[command(about = help::BACKUP, after_help = help::BACKUP_EXAMPLES)]
    Backup(backup::BackupArgs),
    #[command(about = help::RESTORE, after_help = help::RESTORE_EXAMPLES)]
    Restore(restore::RestoreArgs),
    #[command(about = help::DOCTOR)]
    Doctor,
}

/// Runs the program.
pub fn run(
    arguments: impl IntoIterator<Item = OsString>,
    environment: impl IntoIterator<Item = (OsString, OsString)>,
) -> ExitCode {
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(told) => {
            // Help and version go to standard output, misuse to standard error; a closed one is no news.
            let _ = told.print();
            return if told.use_stderr() { Exit::Usage.into() } else { Exit::Success.into() };
        }
    };
    let flags = Flags { config: arguments.config, data: arguments.data, knowledge: arguments.knowledge };
    let settings = match Settings::load(&flags, environment) {
        Ok(settings) => settings,
        Err(problems) => {
            eprintln!("{}", console::settings::HEADING);
            for problem in &problems {
                eprintln!("  {}", console::settings::problem(problem));
            }
            return Exit::Usage.into();
        }
    };
    let command = arguments.command.unwrap_or(Command::Serve);
    log_to_standard_error(&command);
    match dispatch(&settings, flags.data.as_deref(), command) {
        Ok(exit) => exit.into(),
        Err(error) if is_closed_output(&error) => Exit::Success.into(),
        Err(error) => {
            eprintln!("{}", console::failed(&format!("{error:#}")));
            Exit::Failure.into()
        }
    }
}

/// A line on standard output.
///
/// # Errors
/// It is closed.
fn put(line: std::fmt::Arguments<'_>) -> std::io::Result<()> {
    writeln!(std::io::stdout(), "{line}")
}

/// The reader of our output has gone (`| head`): no fault.
fn is_closed_output(error: &anyhow::Error) -> bool {
    error.downcast_ref::<std::io::Error>().is_some_and(|error| error.kind() == std::io::ErrorKind::BrokenPipe)
}

/// `folder` is the data folder that was named on the command line.
fn dispatch(settings: &Settings, folder: Option<&Path>, command: Command) -> anyhow::Result<Exit> {
    match command {
        Command::Serve => serve::run(settings),
        Command::Chat(arguments) => chat::run(settings, &arguments),
        Command::Ask(arguments) => ask::run(settings, &arguments),
        Command::Standard(arguments) => standard::run(settings, &arguments),
        Command::Knowledge(command) => knowledge::run(settings, &command),
        Command::Calendar(command) => calendar::run(settings, &command),
        Command::Eval(arguments) => evaluate(settings, &arguments),
        Command::Invite(arguments) => invite::run(settings, &arguments),
        Command::SignIn(arguments) => sign_in::run(settings, &arguments),
        Command::Demo(arguments) => demo::run(settings, folder, &arguments),
        Command::Qr(arguments) => qr::run(settings, &arguments),
        Command::Permissions => permissions::run(),
        Command::Report(arguments) => report::run(settings, &arguments),
        Command::Recount(arguments) => recount::run(settings, &arguments),
        Command::Backup(arguments) => backup::run(settings, &arguments),
        Command::Restore(arguments) => restore::run(settings, &arguments),
        Command::Doctor => doctor::run(settings),
    }
}

fn evaluate(settings: &Settings, arguments: &eval::EvalArgs) -> anyhow::Result<Exit> {
    let mut out = std::io::stdout().lock();
    eval::run(arguments, &clinic::source(settings), clock::now().day(), &mut out)?;
    Ok(Exit::Success)
}

/// The log goes to standard error: `RUST_LOG`, or what the command needs.
fn log_to_standard_error(command: &Command) {
    let default = match command {
        Command::Serve => "warn,usvg=error,quality_clinic=info",
        Command::Chat(_)
        | Command::Ask(_)
        | Command::Standard(_)
        | Command::Knowledge(_)
        | Command::Calendar(_)
        | Command::Eval(_)
        | Command::Invite(_)
        | Command::SignIn(_)
        | Command::Demo(_)
        | Command::Qr(_)
        | Command::Permissions
        | Command::Report(_)
        | Command::Recount(_)
        | Command::Backup(_)
        | Command::Restore(_)
        | Command::Doctor => "warn,usvg=error",
    };
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new(default));
    // Fails only if a log was set up before: then that one stays.
    let _ = tracing_subscriber::fmt().with_writer(std::io::stderr).with_env_filter(filter).try_init();
}
