//! Words of pages, by key; templates hold none themselves.

use crate::conversation::form::Form;
use crate::domain::moment::Moment;
use crate::domain::person::Language;

use super::words;
use super::{dates, say_form};

/// Lines of lists.
pub mod list;
/// A ticket.
pub mod ticket;

/// The office's pages.
pub mod office;
/// Indicators of the plan.
pub mod indicators;
/// What is kept.
pub mod privacy;

/// What the database holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Contents {
    /// What people really asked.
    Real,
    /// A demonstration: every page says so.
    Invented,
}

/// Words for the reader of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PageWords {
    /// Of whoever reads.
    pub language: Language,
    /// What the page shows.
    pub contents: Contents,
}

impl PageWords {
    /// Words of a language, on real data.
    pub fn new(language: Language) -> Self {
        Self { language, contents: Contents::Real }
    }

    /// Must the page say that all of it is invented?
    pub fn is_invented(&self) -> bool {
        match self.contents {
            Contents::Real => false,
            Contents::Invented => true,
        }
    }

    /// The words of a key.
    pub fn say(&self, key: &str) -> String {
        words::text(self.language, key)
    }

    /// The words of a key with one gap, `{ $it }`.
    pub fn with(&self, key: &str, it: &str) -> String {
        words::filled(self.language, key, &[("it", it)])
    }

    /// A browser and the system that it runs on.
    pub fn browser(&self, browser: &str, system: &str) -> String {
        words::filled(self.language, "devices-browser", &[("browser", browser), ("system", system)])
    }

    /// What was sent by a form.
    pub fn form(&self, form: &Form) -> String {
        say_form::sent(self.language, form)
    }

    /// BCP 47 tag, for `lang`.
    pub fn tag(&self) -> &'static str {
        self.language.tag()
    }

    /// A moment as people of the county say it.
    pub fn moment(&self, at: &Moment) -> String {
        dates::moment(self.language, *at)
    }

    /// How many bytes, in the unit that people use.
    pub fn size(&self, bytes: &u64) -> String {
        const KILO: u64 = 1024;
        match bytes {
            0..KILO => format!("{bytes} B"),
            bytes if *bytes < KILO * KILO => format!("{} KB", bytes.div_ceil(KILO)),
            bytes => format!("{:.1} MB", *bytes as f64 / (KILO * KILO) as f64),
        }
    }
}
