//! Drafts of articles that were made of cases: a row each, and the file below the data folder.

use std::path::Path;

use chrono::{Datelike, NaiveDate};
use rusqlite::params;

use super::files::{MADE_FILE_MAX_BYTES, write_whole};
use super::{Result, StoreError, Tx};
use crate::domain::department::Slug;
use crate::domain::ids::{DraftId, EnterpriseId, PersonId, TicketId};
use crate::domain::moment::Moment;

/// Below this folder of the data folder are the drafts, a folder for each department.
pub const DRAFTS_FOLDER: &str = "drafts";
/// Names that are tried for one draft: a file of the same name is left over from an older database.
const NAMES_TRIED: u32 = 100;
/// Names of one firm that are read; no firm here has more people who ask.
const NAMES_MAX: u32 = 200;

impl Tx<'_> {
    /// Writes down that a draft was made of a ticket.
    pub fn add_draft(&self, ticket: TicketId, author: PersonId, department: &Slug, at: Moment) -> Result<DraftId> {
        Ok(self
            .conn
            .prepare_cached(
                "INSERT INTO draft (ticket_id, author_id, department, at_ms) VALUES (?1, ?2, ?3, ?4) RETURNING id",
            )?
            .query_row(params![ticket, author, department, at], |row| row.get(0))?)
    }

    /// How many drafts were made of a ticket.
    pub fn drafts_of(&self, ticket: TicketId) -> Result<u32> {
        Ok(self
            .conn
            .prepare_cached("SELECT COUNT(*) FROM draft WHERE ticket_id = ?1")?
            .query_row(params![ticket], |row| row.get(0))?)
    }

    /// A name for the file of a draft that no file has yet. It says nothing of the ticket.
    pub fn free_draft_name(&self, department: &Slug, draft: DraftId, today: NaiveDate) -> Result<String> {
        let folder = self.data_folder()?.join(DRAFTS_FOLDER).join(department.as_str());
        let base = format!("case-{}-{draft}", today.year());
        let others = (2..=NAMES_TRIED).map(|other| format!("{base}-{other}"));
        let mut names = std::iter::once(base.clone()).chain(others);
        names.find(|name| !folder.join(format!("{name}.md")).exists()).ok_or(StoreError::Conflict("name of a draft"))
    }

    /// Keeps the file of a draft and gives its path below the data folder.
    pub fn keep_draft(&self, department: &Slug, name: &str, text: &str) -> Result<String> {
        let folder = self.data_folder()?.join(DRAFTS_FOLDER).join(department.as_str());
        let file = format!("{name}.md");
        let fault = |error| StoreError::Folder { path: folder.join(&file), error };
        let plain = |name: &str| Path::new(name).components().count() == 1 && !name.starts_with('.');
        if !plain(department.as_str()) || !plain(&file) {
            return Err(fault(std::io::ErrorKind::InvalidInput.into()));
        }
        if text.len() > MADE_FILE_MAX_BYTES {
            return Err(fault(std::io::ErrorKind::FileTooLarge.into()));
        }
        write_whole(&folder, &file, text.as_bytes()).map_err(fault)?;
        Ok(format!("{DRAFTS_FOLDER}/{department}/{file}"))
    }

    /// Names of the people of a firm.
    pub fn names_at_firm(&self, firm: EnterpriseId) -> Result<Vec<String>> {
        let mut statement =
            self.conn.prepare_cached("SELECT name FROM person WHERE enterprise_id = ?1 ORDER BY id LIMIT ?2")?;
        let rows = statement.query_map(params![firm, NAMES_MAX], |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}
