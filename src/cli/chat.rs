//! `quality-clinic chat`: one person at one terminal, on the shared database.

use std::io::{self, BufReader, IsTerminal};

use anyhow::Context;
use clap::{Args, ValueEnum};
use sha2::{Digest, Sha256};
use tokio_util::sync::CancellationToken;

use super::holidays::Holidays;
use super::lock::Taken;
use super::{Exit, clinic, lock, rounds};
use crate::channel::terminal::{self, Echo, Seat, TerminalError, input};
use crate::clock;
use crate::config::Settings;
use crate::domain::attachment::ATTACHMENTS_FOLDER;
use crate::domain::department::Departments;
use crate::domain::person::{PERSON_NAME_MAX, Roles};
use crate::domain::question;
use crate::speech::console;
use crate::speech::console::help;
use crate::store::Store;

/// Bytes of a name's hash that tell lock files apart.
const LOCK_NAME_BYTES: usize = 8;

#[derive(Debug, Args)]
pub struct ChatArgs {
    #[arg(long = "as", value_enum, default_value = "client", value_name = "ROLE", help = help::CHAT_AS)]
    part: Part,
    #[arg(long, value_name = "SLUG", help = help::CHAT_DEPARTMENT)]
    department: Vec<String>,
    #[arg(long, value_name = "NAME", help = help::CHAT_NAME)]
    name: Option<String>,
}

/// Which part the person plays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Part {
    Client,
    Expert,
    Office,
}

impl Part {
    fn place(self) -> &'static str {
        match self {
            Self::Client => "client",
            Self::Expert => "expert",
            Self::Office => "office",
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Client => console::terminal::CLIENT,
            Self::Expert => console::terminal::EXPERT,
            Self::Office => console::terminal::OFFICE,
        }
    }
}

/// Talks until the input ends or the person leaves.
///
/// # Errors
/// The library or the database cannot be had.
pub fn run(settings: &Settings, arguments: &ChatArgs) -> anyhow::Result<Exit> {
    if arguments.part != Part::Expert && !arguments.department.is_empty() {
        return Ok(misused(console::DEPARTMENT_FOR_EXPERTS));
    }
    let Some(seat) = seat(settings, arguments) else { return Ok(misused(&console::bad_name(PERSON_NAME_MAX))) };
    let lock_name: String =
        Sha256::digest(seat.place.as_bytes()).iter().take(LOCK_NAME_BYTES).map(|byte| format!("{byte:02x}")).collect();
    let lock_path = settings.data.join(format!("terminal-{lock_name}.lock"));
    let _lock = match lock::take(&lock_path).with_context(|| settings.data.display().to_string())? {
        Taken::Ours(lock) => lock,
        Taken::Held { process } => {
            eprintln!("{}", console::seat_taken(&seat.name, process));
            return Ok(Exit::Failure);
        }
    };
    let (guide, problems) = clinic::guide(settings)?;
    clinic::tell_problems(&problems);
    let roles = match roles(arguments, guide.departments()) {
        Ok(roles) => roles,
        Err(why) => return Ok(misused(&why)),
    };
    let store = clinic::store(settings)?;
    let desk = clinic::desk(settings, store.clone(), guide)?;
    if let Some(web) = &settings.web {
        // Where a service on the same settings would be; one that is set stays.
        desk.serve_pages_at(&format!("http://{}", web.listen));
    }
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let lines = input::lines(BufReader::new(io::stdin()))?;
    eprintln!("{}", console::terminal::INTRODUCTION);
    let talk = async {
        grant(&store, &seat, roles).await?;
        // A database that only terminals use has its rounds too; they end with the process.
        tokio::spawn(rounds::run(
            desk.clone(),
            Holidays::new(settings),
            None,
            clock::system(),
            CancellationToken::new(),
        ));
        let receive = async |incoming| desk.receive(incoming).await;
        terminal::run(seat, store, lines, io::stdout().lock(), receive, clock::system()).await
    };
    let ended = runtime.block_on(talk);
    runtime.shutdown_background();
    match ended {
        Ok(()) => Ok(Exit::Success),
        // Whoever read our output has left: as good as /quit.
        Err(TerminalError::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => Ok(Exit::Success),
        Err(error) => Err(error.into()),
    }
}

/// `None`: the name cannot be used.
fn seat(settings: &Settings, arguments: &ChatArgs) -> Option<Seat> {
    let given = arguments.name.as_deref().map(question::clean);
    if given.as_ref().is_some_and(|name| name.is_empty() || name.chars().count() > PERSON_NAME_MAX) {
        return None;
    }
    let place = given.clone().unwrap_or_else(|| arguments.part.place().to_owned());
    let office = settings.office_name.clone().filter(|_| arguments.part == Part::Office);
    let name = given.or(office).unwrap_or_else(|| arguments.part.name().to_owned());
    let echo = if io::stdin().is_terminal() { Echo::Hidden } else { Echo::Shown };
    let session = format!("{}-{}", clock::now().0, std::process::id());
    Some(Seat { place, name, attachments: settings.data.join(ATTACHMENTS_FOLDER), echo, session })
}

/// The roles of the part: who can start the program on the data folder has the database anyway.
fn roles(arguments: &ChatArgs, departments: &Departments) -> Result<Roles, String> {
    Ok(match arguments.part {
        Part::Client => Roles::default(),
        Part::Office => Roles { office: true, ..Roles::default() },
        Part::Expert if arguments.department.is_empty() => {
            Roles { expert: departments.lines.iter().map(|line| line.slug.clone()).collect(), ..Roles::default() }
        }
        Part::Expert => Roles {
            expert: clinic::known_departments(&arguments.department, departments)?.into_iter().collect(),
            ..Roles::default()
        },
    })
}

async fn grant(store: &Store, seat: &Seat, roles: Roles) -> Result<(), TerminalError> {
    if roles == Roles::default() {
        return Ok(());
    }
    let (address, name) = (seat.address(), seat.name.clone());
    store
        .write(move |tx| {
            let here = tx.here(&address, &name, None, clock::now())?;
            tx.grant(here.person.id, &roles)
        })
        .await?;
    Ok(())
}

fn misused(why: &str) -> Exit {
    eprintln!("{why}");
    Exit::Usage
}
