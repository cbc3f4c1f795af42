//! Settings: defaults < `clinic.toml` < environment < flags; everything wrong is named at once.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::net::{Ipv4Addr, SocketAddr, SocketAddrV4};
use std::path::{Path, PathBuf};

use chrono::NaiveTime;
use secrecy::SecretString;

use crate::domain::retention::{DAYS_MAX, Retention};
use crate::domain::rules::{self, Rules};
use crate::domain::working_time::{Calendar, HoursProblem};

/// The backups of each night.
mod backups;
/// One setting: its names and how its value is read.
mod setting;
/// `clinic.toml` as located values.
mod toml_file;

pub use backups::{BACKUP_KEEP_DEFAULT, BACKUP_KEEP_MAX, BACKUPS_FOLDER, Backups};
pub use setting::Setting;

/// The data folder if none is given, below the current folder.
pub const DATA_DEFAULT: &str = "data";
/// Settings file that is read if it is there and no other is named.
pub const FILE_DEFAULT: &str = "clinic.toml";
/// Where the pages listen if nothing is set: this machine alone can reach them.
pub const WEB_LISTEN_DEFAULT: SocketAddr = SocketAddr::V4(SocketAddrV4::new(Ipv4Addr::LOCALHOST, 8080));
/// Longest name of the office, in characters: it stands in one line of a phone.
pub const OFFICE_NAME_MAX: usize = 40;
/// The longest life of an invitation: thirty days. A code that lies about longer is a key.
pub const INVITATION_HOURS_MAX: u32 = 30 * 24;
/// Largest settings file that is read: far more than all settings with long comments.
pub const FILE_MAX_BYTES: u64 = 64 * 1024;

/// All settings, checked.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Where the database, attachments and locks are.
    pub data: PathBuf,
    /// The knowledge folder; `None`: what is built into the program.
    pub knowledge: Option<PathBuf>,
    /// How the office calls itself; `None`: the general name.
    pub office_name: Option<String>,
    /// Working slots of a workday; `None`: those of `departments.toml`.
    pub working_hours: Option<Vec<(NaiveTime, NaiveTime)>>,
    /// Limits and times of the work on tickets.
    pub rules: Rules,
    /// Telegram, if a token is set.
    pub telegram: Option<Telegram>,
    /// The pages, unless they are switched off.
    pub web: Option<Web>,
    /// The backups of each night, unless they are switched off.
    pub backups: Option<Backups>,
}

/// How the pages are served.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Web {
    /// Where they listen.
    pub listen: SocketAddr,
    /// How people reach them, without a slash at the end; `None`: at the address where they listen.
    pub address: Option<String>,
    /// A proxy stands before them and says from where a request comes.
    pub behind_proxy: bool,
}

/// How Telegram is reached.
#[derive(Debug, Clone)]
pub struct Telegram {
    /// The bot's token; never printed.
    pub token: SecretString,
    /// Another Bot API server.
    pub api_url: Option<String>,
    /// A proxy; may carry a password, so it is never printed.
    pub proxy: Option<SecretString>,
}

/// What the command line says.
#[derive(Debug, Clone, Default)]
pub struct Flags {
    /// `--config FILE`.
    pub config: Option<PathBuf>,
    /// `--data DIR`.
    pub data: Option<PathBuf>,
    /// `--knowledge DIR`.
    pub knowledge: Option<PathBuf>,
}

/// Where a value stands.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    /// In a file.
    File {
        /// Which.
        path: PathBuf,
        /// Line, from 1; 0 for the file as a whole.
        line: usize,
    },
    /// In the environment.
    Variable(String),
    /// On the command line.
    Flag(&'static str),
}

/// What is wrong with a setting. Values are not repeated: they may be secret.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// The file cannot be read.
    NoFile(String),
    /// The file is larger than [`FILE_MAX_BYTES`].
    FileTooLarge,
    /// Not TOML.
    Syntax(String),
    /// No such setting.
    Unknown(String),
    /// Not text, a number or a list of texts.
    WrongType(Setting),
    /// Not UTF-8.
    NotText,
    /// Nothing in it.
    Empty(Setting),
    /// Longer than [`OFFICE_NAME_MAX`].
    NameTooLong,
    /// Not slots like `08:30-12:00`.
    Hours,
    /// Slots that make no working day.
    HoursOrder(HoursOrder),
    /// Not a whole number from 1 to this.
    Number(Setting, u32),
    /// Not a number of days from 1 to this, nor `off`.
    KeptDays(u32),
    /// Not `digits:letters`.
    Token,
    /// Not an address with one of these schemes.
    Url(&'static [&'static str]),
    /// Not an IP address with a port, nor `off`.
    Listen,
    /// Not `yes` or `no`.
    YesOrNo,
    /// Set, but without a token it has no effect.
    WithoutToken(Setting),
}

/// What is wrong with the order of working slots.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum HoursOrder {
    /// None at all.
    Empty,
    /// Too many.
    TooMany,
    /// They overlap or run backwards.
    Disorder,
}

/// A setting that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct SettingProblem {
    /// Where.
    pub origin: Origin,
    /// What.
    pub fault: Fault,
}

const API_SCHEMES: &[&str] = &["https://", "http://"];
const PROXY_SCHEMES: &[&str] = &["https://", "http://", "socks5://"];
const OWN_PREFIX: &str = "CLINIC_";

/// A raw value and where it stands.
type Raw = BTreeMap<Setting, (String, Origin)>;

impl Settings {
    /// Reads the settings file (the named one, or [`FILE_DEFAULT`] if it is there), the environment
    /// and the flags.
    ///
    /// # Errors
    /// Every setting that is unknown or cannot be used, in the order of their places.
    pub fn load(
        flags: &Flags,
        environment: impl IntoIterator<Item = (OsString, OsString)>,
    ) -> Result<Self, Vec<SettingProblem>> {
        let mut problems = vec![];
        let mut variables = Raw::new();
        for (name, value) in environment {
            take_variable(&name, &value, &mut variables, &mut problems);
        }
        let (named, origin) = match (&flags.config, variables.get(&Setting::Config)) {
            (Some(path), _) => (Some(path.clone()), Origin::Flag("--config")),
            (None, Some((path, origin))) => (Some(PathBuf::from(path)), origin.clone()),
            (None, None) => (None, Origin::Flag("--config")),
        };
        let mut raw = read_file(named, origin, &mut problems);
        raw.append(&mut variables);
        for (setting, flag, value) in
            [(Setting::Data, "--data", &flags.data), (Setting::Knowledge, "--knowledge", &flags.knowledge)]
        {
            if let Some(path) = value {
                raw.insert(setting, (path.to_string_lossy().into_owned(), Origin::Flag(flag)));
            }
        }
        let settings = checked(raw, &mut problems);
        if problems.is_empty() {
            return Ok(settings);
        }
        problems.sort();
        Err(problems)
    }
}

fn take_variable(name: &OsString, value: &OsString, into: &mut Raw, problems: &mut Vec<SettingProblem>) {
    let Some(name) = name.to_str() else { return };
    let Some(setting) = Setting::ALL.into_iter().find(|setting| setting.variable() == name) else {
        if name.starts_with(OWN_PREFIX) {
            let origin = Origin::Variable(name.to_owned());
            problems.push(SettingProblem { origin, fault: Fault::Unknown(name.to_owned()) });
        }
        return;
    };
    let origin = Origin::Variable(name.to_owned());
    match value.to_str() {
        None => problems.push(SettingProblem { origin, fault: Fault::NotText }),
        // An empty variable is how shells and service files unset one.
        Some(text) if text.trim().is_empty() => {}
        Some(text) => {
            into.insert(setting, (text.trim().to_owned(), origin));
        }
    }
}

fn read_file(named: Option<PathBuf>, origin: Origin, problems: &mut Vec<SettingProblem>) -> Raw {
    let default = Path::new(FILE_DEFAULT);
    let path = match named {
        Some(path) => path,
        None if default.exists() => default.to_owned(),
        None => return Raw::new(),
    };
    let too_large = std::fs::metadata(&path).is_ok_and(|about| about.len() > FILE_MAX_BYTES);
    if too_large {
        let origin = Origin::File { path, line: 0 };
        problems.push(SettingProblem { origin, fault: Fault::FileTooLarge });
        return Raw::new();
    }
    match std::fs::read_to_string(&path) {
        Ok(text) => toml_file::read(&path, &text, problems),
        Err(error) => {
            problems.push(SettingProblem { origin, fault: Fault::NoFile(format!("{}: {error}", path.display())) });
            Raw::new()
        }
    }
}

fn checked(mut raw: Raw, problems: &mut Vec<SettingProblem>) -> Settings {
    let mut take = |setting: Setting| raw.remove(&setting);
    let data = take(Setting::Data).map_or_else(|| PathBuf::from(DATA_DEFAULT), |(value, _)| PathBuf::from(value));
    let knowledge = take(Setting::Knowledge).map(|(value, _)| PathBuf::from(value));
    let office_name = value(problems, take(Setting::OfficeName), office_name);
    let working_hours = value(problems, take(Setting::WorkingHours), working_hours);
    let default = Retention::default();
    let mut kept = |setting, default| value(problems, take(setting), kept_days).unwrap_or(default);
    let retention = Retention {
        talk: kept(Setting::KeepTalk, default.talk),
        questions: kept(Setting::KeepQuestions, default.questions),
        files: kept(Setting::KeepFiles, default.files),
        made_files: kept(Setting::KeepMadeFiles, default.made_files),
        clients: kept(Setting::KeepClients, default.clients),
    };
    let mut number =
        |setting, max, default| value(problems, take(setting), |text| number(setting, text, max)).unwrap_or(default);
    let rules = Rules {
        invitation_hours: number(Setting::InvitationHours, INVITATION_HOURS_MAX, rules::INVITATION_HOURS_DEFAULT),
        open_tickets: number(Setting::OpenTickets, rules::OPEN_TICKETS_MAX, rules::OPEN_TICKETS_DEFAULT),
        claim_lapses_hours: number(
            Setting::ClaimLapses,
            rules::CLAIM_LAPSES_HOURS_MAX,
            rules::CLAIM_LAPSES_HOURS_DEFAULT,
        ),
        warn_minutes: number(Setting::WarnBefore, rules::WARN_MINUTES_MAX, rules::WARN_MINUTES_DEFAULT),
        retention,
    };
    let keep = number(Setting::BackupKeep, BACKUP_KEEP_MAX, BACKUP_KEEP_DEFAULT) as usize;
    let token = take(Setting::TelegramToken);
    let has_token = token.is_some();
    let token = value(problems, token, telegram_token);
    let found = [Setting::TelegramApiUrl, Setting::TelegramProxy].map(|setting| (setting, take(setting)));
    if !has_token {
        for (setting, found) in &found {
            if let Some((_, origin)) = found {
                problems.push(SettingProblem { origin: origin.clone(), fault: Fault::WithoutToken(*setting) });
            }
        }
    }
    let [(_, api_url), (_, proxy)] = found;
    let api_url = value(problems, api_url, |text| url(text, API_SCHEMES));
    let proxy = value(problems, proxy, |text| url(text, PROXY_SCHEMES));
    let telegram = token.map(|token| Telegram { token, api_url, proxy: proxy.map(SecretString::from) });
    let listen = value(problems, take(Setting::WebListen), web_listen).unwrap_or(Some(WEB_LISTEN_DEFAULT));
    let address = value(problems, take(Setting::WebAddress), |text| url(text.trim_end_matches('/'), API_SCHEMES));
    let behind_proxy = value(problems, take(Setting::WebBehindProxy), yes_or_no).unwrap_or(false);
    let web = listen.map(|listen| Web { listen, address, behind_proxy });
    let backups = Backups::chosen(take(Setting::BackupFolder).map(|(folder, _)| folder), keep, &data);
    Settings { data, knowledge, office_name, working_hours, rules, telegram, web, backups }
}

/// `None`: for good.
fn kept_days(text: &str) -> Result<Option<u32>, Fault> {
    match text {
        "off" => Ok(None),
        text => {
            let days = text.parse().ok().filter(|days| (1..=DAYS_MAX).contains(days));
            days.map(Some).ok_or(Fault::KeptDays(DAYS_MAX))
        }
    }
}

/// `None`: switched off.
fn web_listen(text: &str) -> Result<Option<SocketAddr>, Fault> {
    match text {
        "off" => Ok(None),
        text => text.parse().map(Some).map_err(|_| Fault::Listen),
    }
}

fn yes_or_no(text: &str) -> Result<bool, Fault> {
    match text {
        "yes" | "true" => Ok(true),
        "no" | "false" => Ok(false),
        _ => Err(Fault::YesOrNo),
    }
}

/// Reads a value, if there is one, and notes what is wrong with it.
fn value<T>(
    problems: &mut Vec<SettingProblem>,
    found: Option<(String, Origin)>,
    check: impl FnOnce(&str) -> Result<T, Fault>,
) -> Option<T> {
    let (text, origin) = found?;
    check(&text).map_err(|fault| problems.push(SettingProblem { origin, fault })).ok()
}

fn office_name(text: &str) -> Result<String, Fault> {
    if text.chars().count() > OFFICE_NAME_MAX {
        return Err(Fault::NameTooLong);
    }
    Ok(text.to_owned())
}

fn working_hours(text: &str) -> Result<Vec<(NaiveTime, NaiveTime)>, Fault> {
    let time = |text: &str| NaiveTime::parse_from_str(text.trim(), "%H:%M").ok();
    let slot = |text: &str| {
        let (start, end) = text.split_once('-')?;
        Some((time(start)?, time(end)?))
    };
    let slots: Vec<_> = text.split(',').map(slot).collect::<Option<_>>().ok_or(Fault::Hours)?;
    match Calendar::new(slots.clone(), []) {
        Ok(_) => Ok(slots),
        Err(HoursProblem::Empty) => Err(Fault::HoursOrder(HoursOrder::Empty)),
        Err(HoursProblem::TooMany) => Err(Fault::HoursOrder(HoursOrder::TooMany)),
        Err(HoursProblem::Disorder(_)) => Err(Fault::HoursOrder(HoursOrder::Disorder)),
    }
}

fn number(setting: Setting, text: &str, max: u32) -> Result<u32, Fault> {
    text.parse().ok().filter(|number| (1..=max).contains(number)).ok_or(Fault::Number(setting, max))
}

/// The form of the Bot API: the bot's number, a colon, the secret part.
fn telegram_token(text: &str) -> Result<SecretString, Fault> {
    let secret_char = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    match text.split_once(':') {
        Some((bot, secret))
            if !bot.is_empty()
                && bot.bytes().all(|b| b.is_ascii_digit())
                && !secret.is_empty()
                && secret.chars().all(secret_char) =>
        {
            Ok(SecretString::from(text.to_owned()))
        }
        Some(_) | None => Err(Fault::Token),
    }
}

fn url(text: &str, schemes: &'static [&'static str]) -> Result<String, Fault> {
    let host = schemes.iter().find_map(|scheme| text.strip_prefix(scheme));
    match host {
        Some(host) if !host.is_empty() && !host.chars().any(char::is_whitespace) => Ok(text.to_owned()),
        Some(_) | None => Err(Fault::Url(schemes)),
    }
}

#[cfg(test)]
mod tests;
