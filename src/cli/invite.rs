//! `quality-clinic invite`: a single-use code, alone on standard output.

use anyhow::Context;
use clap::{Args, ValueEnum};

use super::{Exit, clinic, put};
use crate::clock;
use crate::config::{INVITATION_HOURS_MAX, Settings};
use crate::domain::invitation::{CODE_BYTES, InvitationCode};
use crate::domain::person::Roles;
use crate::speech::console;
use crate::speech::console::help;

#[derive(Debug, Args)]
pub struct InviteArgs {
    #[arg(long, value_enum, help = help::INVITE_ROLE)]
    role: Role,
    #[arg(long, value_name = "SLUG", help = help::INVITE_DEPARTMENT)]
    department: Vec<String>,
    #[arg(long, value_name = "HOURS", help = help::INVITE_VALID,
        value_parser = clap::value_parser!(u32).range(1..=i64::from(INVITATION_HOURS_MAX)))]
    valid: Option<u32>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Role {
    Expert,
    Office,
}

/// Makes an invitation; the service may be running.
///
/// # Errors
/// The library, the database or the machine's randomness fails.
pub fn run(settings: &Settings, arguments: &InviteArgs) -> anyhow::Result<Exit> {
    match (arguments.role, arguments.department.is_empty()) {
        (Role::Office, false) => return Ok(misused(console::DEPARTMENT_FOR_EXPERTS)),
        (Role::Expert, true) => return Ok(misused(console::EXPERT_NEEDS_DEPARTMENT)),
        (Role::Office, true) | (Role::Expert, false) => {}
    }
    let (guide, _) = clinic::guide(settings)?;
    let expert = match clinic::known_departments(&arguments.department, guide.departments()) {
        Ok(departments) => departments.into_iter().collect(),
        Err(why) => return Ok(misused(&why)),
    };
    let roles = Roles { office: arguments.role == Role::Office, expert };
    let mut random = [0; CODE_BYTES];
    getrandom::fill(&mut random).context("random numbers")?;
    let code = InvitationCode::from_random(random);
    let hours = arguments.valid.unwrap_or(settings.rules.invitation_hours);
    let store = clinic::store(settings)?;
    let (hash, now) = (code.hash(), clock::now());
    let expires = now.plus_minutes(i64::from(hours) * 60);
    let runtime = tokio::runtime::Builder::new_current_thread().build()?;
    runtime.block_on(store.write(move |tx| tx.invite(&hash, &roles, None, now, expires)))?;
    put(format_args!("{code}"))?;
    eprintln!("{}", console::invitation_made(hours));
    Ok(Exit::Success)
}

fn misused(why: &str) -> Exit {
    eprintln!("{why}");
    Exit::Usage
}
