//! `knowledge check`: everything that a person should mend before the library is published.

/// What an article says: numbers, dates, questions.
mod articles;
/// Where links lead.
mod links;
/// Whether articles are found.
mod reach;
/// The register by itself.
mod register;

use std::path::Path;

use chrono::NaiveDate;

use crate::domain::problem::Problem;
use crate::knowledge::files::{self, Source, TextFile};

use super::{Guide, GuideError};

pub use links::LINKS_FILE;

/// All problems of a library as of a day, by file and line.
pub fn check(source: &Source, today: NaiveDate) -> Result<Vec<Problem>, GuideError> {
    let (files, mut problems) = files::read(source);
    problems.extend(check_files(&files, today)?);
    problems.sort();
    problems.dedup();
    Ok(problems)
}

/// Paths of drafts begin with this, so that no folder of the library is taken for theirs.
const DRAFTS: &str = "drafts/";

/// The problems of the drafts in a folder, checked as if they stood in the library.
pub fn check_drafts(source: &Source, folder: &Path, today: NaiveDate) -> Result<Vec<Problem>, GuideError> {
    let in_drafts = |path: &str| format!("{DRAFTS}{path}");
    let (mut files, _) = files::read(source);
    let (drafts, unread) = files::read(&Source::Folder(folder.to_owned()));
    files.extend(drafts.into_iter().map(|draft| TextFile { path: in_drafts(&draft.path), ..draft }));
    let mut problems = check_files(&files, today)?;
    problems.retain(|problem| problem.file.starts_with(DRAFTS));
    problems.extend(unread.into_iter().map(|problem| Problem { file: in_drafts(&problem.file), ..problem }));
    problems.sort();
    problems.dedup();
    Ok(problems)
}

/// The same for texts.
pub fn check_files(files: &[TextFile], today: NaiveDate) -> Result<Vec<Problem>, GuideError> {
    let (guide, mut problems) = Guide::from_files(files)?;
    problems.extend(articles::check(&guide, today));
    problems.extend(links::check(&guide, files));
    problems.extend(register::check(&guide));
    problems.extend(reach::check(&guide));
    Ok(problems)
}
