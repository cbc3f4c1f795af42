//! `quality-clinic sign-in`: a one-time link to the pages for somebody new, alone on standard output.

use clap::{Args, ValueEnum};

use super::{Exit, clinic, put};
use crate::clock;
use crate::config::Settings;
use crate::desk::browsers::LINK_MINUTES;
use crate::domain::person::Roles;
use crate::speech::console;
use crate::speech::console::help;

#[derive(Debug, Args)]
pub struct SignInArgs {
    #[arg(long, value_enum, help = help::INVITE_ROLE)]
    role: Role,
    #[arg(long, value_name = "SLUG", help = help::INVITE_DEPARTMENT)]
    department: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Role {
    Expert,
    Office,
}

/// Makes a link; the service may be running. Who can start the program on the data folder has the database anyway.
///
/// # Errors
/// The library, the database or the machine's randomness fails.
pub fn run(settings: &Settings, arguments: &SignInArgs) -> anyhow::Result<Exit> {
    match (arguments.role, arguments.department.is_empty()) {
        (Role::Office, false) => return Ok(misused(console::DEPARTMENT_FOR_EXPERTS)),
        (Role::Expert, true) => return Ok(misused(console::EXPERT_NEEDS_DEPARTMENT)),
        (Role::Office, true) | (Role::Expert, false) => {}
    }
    let Some(web) = &settings.web else { return Ok(misused(console::SIGN_IN_WITHOUT_WEB)) };
    let address = web.address.clone().unwrap_or_else(|| format!("http://{}", web.listen));
    let (guide, _) = clinic::guide(settings)?;
    let expert = match clinic::known_departments(&arguments.department, guide.departments()) {
        Ok(departments) => departments.into_iter().collect(),
        Err(why) => return Ok(misused(&why)),
    };
    let roles = Roles { office: arguments.role == Role::Office, expert };
    let desk = clinic::desk(settings, clinic::store(settings)?, guide)?;
    let runtime = tokio::runtime::Builder::new_current_thread().build()?;
    let link = runtime.block_on(desk.offer_link(&address, roles, clock::now()))?;
    put(format_args!("{link}"))?;
    eprintln!("{}", console::sign_in_made(LINK_MINUTES));
    Ok(Exit::Success)
}

fn misused(why: &str) -> Exit {
    eprintln!("{why}");
    Exit::Usage
}
