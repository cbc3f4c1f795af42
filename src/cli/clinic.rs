//! The parts of a clinic, put together.

use anyhow::Context;

use super::{holidays, restore};
use crate::config::Settings;
use crate::desk::Desk;
use crate::domain::department::{Departments, Slug};
use crate::domain::problem::Problem;
use crate::domain::working_time::Calendar;
use crate::guide::{Guide, Source};
use crate::picture;
use crate::speech::console;
use crate::store::{Store, StoreError};

/// Builds the guide from the folder of the settings, or from what is built in. What is wrong in
/// single files comes back; the rest is served.
///
/// # Errors
/// It cannot be built at all.
pub fn guide(settings: &Settings) -> anyhow::Result<(Guide, Vec<Problem>)> {
    refuse_missing_folder(settings)?;
    Guide::load(&source(settings)).context("knowledge")
}

/// A folder that was named and is not there is a mistake, not an empty library.
///
/// # Errors
/// In words.
pub fn refuse_missing_folder(settings: &Settings) -> anyhow::Result<()> {
    match settings.knowledge.as_ref().filter(|folder| !folder.is_dir()) {
        Some(folder) => anyhow::bail!(console::no_knowledge_folder(folder)),
        None => Ok(()),
    }
}

/// Where the knowledge is.
pub fn source(settings: &Settings) -> Source {
    settings.knowledge.clone().map_or(Source::Embedded, Source::Folder)
}

/// Says on standard error that something of the library is wrong, if so.
pub fn tell_problems(problems: &[Problem]) {
    if !problems.is_empty() {
        eprintln!("{}", console::library_problems(problems.len()));
    }
}

/// Opens the database of the settings.
///
/// # Errors
/// In words, as [`Store::open`].
pub fn store(settings: &Settings) -> anyhow::Result<Store> {
    if restore::is_unfinished(&settings.data) {
        anyhow::bail!(console::backup::UNFINISHED);
    }
    Store::open(&settings.data).map_err(|error| match error {
        StoreError::Newer { path, found, known } => anyhow::anyhow!(console::newer_database(&path, found, known)),
        other => anyhow::Error::from(other),
    })
}

/// The desk on a database.
///
/// # Errors
/// The working hours make no sense.
pub fn desk(settings: &Settings, store: Store, guide: Guide) -> anyhow::Result<Desk> {
    let calendar = calendar(settings, &guide)?;
    let desk = Desk::with_rules(store, guide, calendar, settings.rules);
    desk.paint_with(|svg| picture::png(svg).map_err(|error| error.to_string()));
    if let Some(address) = settings.web.as_ref().and_then(|web| web.address.as_ref()) {
        desk.serve_pages_at(address);
    }
    Ok(desk)
}

/// The calendar of the settings' working hours, or of those of the taxonomy, and of every notice that is
/// known.
///
/// # Errors
/// The working hours make no sense.
pub fn calendar(settings: &Settings, guide: &Guide) -> anyhow::Result<Calendar> {
    let slots = settings.working_hours.clone().unwrap_or_else(|| guide.departments().hours.clone());
    Ok(Calendar::new(slots, holidays::years(settings, guide))?)
}

/// The departments with these slugs.
///
/// # Errors
/// In words: the first that does not exist, and those that do.
pub fn known_departments(slugs: &[String], departments: &Departments) -> Result<Vec<Slug>, String> {
    slugs
        .iter()
        .map(|text| match departments.named(text) {
            Some(department) => Ok(department.slug.clone()),
            None => {
                let known: Vec<&str> = departments.lines.iter().map(|line| line.slug.as_str()).collect();
                Err(console::unknown_department(text, &known.join(" ")))
            }
        })
        .collect()
}
