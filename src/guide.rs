//! The guide: library, register, triage and taxonomy as one immutable value that answers questions.

/// From files to a guide.
mod assemble;
/// Whether two questions ask the same.
pub mod alike;
/// Questions without evidence, grouped.
pub mod gaps;
/// `knowledge check`.
pub mod check;
/// A closed case as the draft of an article.
pub mod draft;
/// Articles to citations.
mod cite;
/// A question to its guidance.
mod consult;
/// What a question's evidence amounts to.
mod evidence;
/// A question with two topics.
mod topics;
/// What the guide is made of.
pub mod parts;

use crate::domain::department::Departments;
use crate::domain::indicator::Plan;
use crate::domain::problem::Problem;
use crate::knowledge::article::Article;
use crate::knowledge::files::{self, TextFile};
use crate::knowledge::library::Library;
use crate::knowledge::register::Register;
use crate::triage::alarm::Alarm;
use crate::triage::ensemble::Ensemble;
use crate::triage::greeting::Greetings;
use crate::triage::urgency::Urgent;

pub use crate::knowledge::files::Source;
pub use parts::Parts;

/// Everything the clinic knows; never changes after it was built.
#[derive(Debug)]
pub struct Guide {
    departments: Departments,
    library: Library,
    register: Register,
    ensemble: Ensemble,
    urgent: Urgent,
    alarm: Alarm,
    greetings: Greetings,
    calendars: Vec<TextFile>,
    plan: Plan,
    department_pull: f32,
}

/// A guide cannot be built at all: the program itself is at fault, not a data file.
#[derive(Debug, thiserror::Error)]
pub enum GuideError {
    /// The search index.
    #[error(transparent)]
    Index(#[from] crate::knowledge::index::IndexError),
    /// A pattern of the number parser.
    #[error("pattern of standard numbers: {0}")]
    Pattern(#[from] regex::Error),
}

impl Guide {
    /// Reads and builds everything. What is wrong in single files comes back as problems; the rest
    /// is served.
    pub fn load(source: &Source) -> Result<(Self, Vec<Problem>), GuideError> {
        let (files, mut problems) = files::read(source);
        let (guide, more) = Self::from_files(&files)?;
        problems.extend(more);
        problems.sort();
        Ok((guide, problems))
    }

    /// Departments, industries, towns, office hours.
    pub fn departments(&self) -> &Departments {
        &self.departments
    }

    /// The standards register.
    pub fn register(&self) -> &Register {
        &self.register
    }

    /// The county's plan with its indicators; without any if the library has no such file.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// The article with this id.
    pub fn article(&self, id: &str) -> Option<&Article> {
        self.library.article(id)
    }

    /// All articles with their index.
    pub fn library(&self) -> &Library {
        &self.library
    }

    /// The texts of `knowledge/calendar/*.json`, one a year, with their paths.
    pub fn calendar_sources(&self) -> &[TextFile] {
        &self.calendars
    }
}
