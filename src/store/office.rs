//! What the office's pages show: the ledger by pages, who did what, questions that end with a human.

use rusqlite::{Row, params};

use super::{Result, StoreError, Tx};
use crate::domain::department::Slug;
use crate::domain::ids::{PersonId, TicketId};
use crate::domain::moment::Moment;
use crate::domain::office::{AuditPick, LedgerPick, PAGE_ROWS};
use crate::domain::ticket::{Happening, TicketEvent};

/// Articles with fewer questions in the period say nothing yet.
const SHOWN_MIN: u32 = 3;

/// A row of the ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Which.
    pub ticket: TicketId,
    /// What was asked.
    pub question: String,
    /// The firm's name.
    pub firm: Option<String>,
    /// Its town.
    pub town: Option<String>,
    /// Who holds it, or held it to the end.
    pub holder: Option<String>,
}

/// An article whose questions go on to a human.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EndsWithHuman {
    /// The article that was shown first.
    pub article: String,
    /// Where the questions belong.
    pub department: Slug,
    /// How often it was shown.
    pub shown: u64,
    /// How many of those became tickets all the same.
    pub tickets: u64,
}

/// From where, and which rows: the same for counting and for listing. Towns and industries of trade secrets are
/// picked only for who may see them: else the row would tell them.
const LEDGER: &str = "FROM ticket AS t JOIN question AS q ON q.id = t.question_id
    LEFT JOIN enterprise AS f ON f.id = t.enterprise_id LEFT JOIN address AS a ON a.id = q.address_id
    LEFT JOIN person AS p ON p.id = t.holder_id
    WHERE (?1 IN ('open', 'overdue') OR t.asked_ms >= ?2 AND t.asked_ms < ?3)
      AND (?4 IS NULL OR t.department = ?4)
      AND (?5 IS NULL OR f.town = ?5) AND (?6 IS NULL OR f.industry = ?6)
      AND (coalesce(?5, ?6) IS NULL OR t.confidential = 0 OR ?10 IN (t.confidant_id, t.holder_id))
      AND (?7 IS NULL OR t.holder_id = ?7) AND (?8 IS NULL OR a.channel = ?8)
      AND (?1 = '' OR t.stage = ?1 OR ?1 IN ('open', 'overdue') AND t.stage NOT IN ('closed', 'withdrawn'))
      AND (?1 <> 'overdue' OR t.first_answer_ms IS NULL AND t.due_first_ms < ?9)";

/// The same for the record of who did what.
const AUDIT: &str = "FROM event AS e JOIN ticket AS t ON t.id = e.ticket_id
    WHERE e.at_ms >= ?1 AND e.at_ms < ?2 AND (?3 IS NULL OR e.actor_id = ?3)
      AND (?4 IS NULL OR t.year = ?4 AND t.serial = ?5)";

impl Tx<'_> {
    /// A page of the ledger, overdue first, then the newest; and how many rows there are on all pages.
    pub fn ledger_page(&self, pick: &LedgerPick, reader: PersonId, now: Moment) -> Result<(Vec<Listed>, u64)> {
        let standing = pick.standing.map_or("", |standing| standing.code());
        let by = params![
            standing,
            pick.period.start(),
            pick.period.end(),
            pick.department,
            pick.town,
            pick.industry,
            pick.expert,
            pick.channel,
            now,
            reader
        ];
        let count = |row: &Row<'_>| row.get::<_, i64>(0);
        let count = self.conn.prepare_cached(&format!("SELECT COUNT(*) {LEDGER}"))?.query_row(by, count)?;
        let (limit, skip) = (PAGE_ROWS, pick.page.saturating_sub(1).saturating_mul(PAGE_ROWS));
        let mut statement = self.conn.prepare_cached(&format!(
            "SELECT t.id, q.text, f.name, nullif(f.town, ''), p.name {LEDGER}
             ORDER BY (t.stage NOT IN ('closed', 'withdrawn') AND t.first_answer_ms IS NULL AND t.due_first_ms < ?9) DESC,
                      t.asked_ms DESC, t.id DESC LIMIT {limit} OFFSET {skip}"
        ))?;
        let rows = statement.query_map(by, |row| {
            Ok(Listed {
                ticket: row.get(0)?,
                question: row.get(1)?,
                firm: row.get(2)?,
                town: row.get(3)?,
                holder: row.get(4)?,
            })
        })?;
        Ok((rows.collect::<rusqlite::Result<_>>()?, count.unsigned_abs()))
    }

    /// A page of who did what, the newest first; and how many steps there are on all pages.
    pub fn audit_page(&self, pick: &AuditPick) -> Result<(Vec<(TicketId, TicketEvent)>, u64)> {
        let number = pick.ticket.map(|number| (number.year, number.serial));
        let by = params![
            pick.period.start(),
            pick.period.end(),
            pick.actor,
            number.map(|(year, _)| year),
            number.map(|(_, serial)| serial)
        ];
        let count = |row: &Row<'_>| row.get::<_, i64>(0);
        let count = self.conn.prepare_cached(&format!("SELECT COUNT(*) {AUDIT}"))?.query_row(by, count)?;
        let (limit, skip) = (PAGE_ROWS, pick.page.saturating_sub(1).saturating_mul(PAGE_ROWS));
        let mut statement = self.conn.prepare_cached(&format!(
            "SELECT e.ticket_id, e.rev, e.actor_id, e.at_ms, e.what {AUDIT}
             ORDER BY e.at_ms DESC, e.ticket_id DESC, e.rev DESC LIMIT {limit} OFFSET {skip}"
        ))?;
        let rows = statement
            .query_map(by, |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get::<_, String>(4)?)))?;
        let mut steps = vec![];
        for row in rows {
            let (ticket, rev, actor, at, what) = row?;
            let what: Happening = serde_json::from_str(&what)
                .map_err(|error| StoreError::Unreadable { what: "event", value: error.to_string() })?;
            steps.push((ticket, TicketEvent { rev, actor, at, what }));
        }
        Ok((steps, count.unsigned_abs()))
    }

    /// Questions that are ours and for which the library had nothing, newest first, with their department; none that
    /// became a trade secret.
    pub fn gaps_for_office(
        &self,
        from: Moment,
        to: Moment,
        of: Option<&Slug>,
        limit: u32,
    ) -> Result<Vec<(String, Slug)>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT q.text, coalesce(q.corrected_to, q.department) FROM question AS q
             WHERE q.outcome = 'no_evidence' AND q.by_staff = 0 AND q.erased_ms IS NULL AND q.asked_ms >= ?1 AND q.asked_ms < ?2
               AND (?3 IS NULL OR coalesce(q.corrected_to, q.department) = ?3)
               AND NOT EXISTS (SELECT 1 FROM ticket AS t WHERE t.question_id = q.id AND t.confidential = 1)
             ORDER BY q.id DESC LIMIT ?4",
        )?;
        let rows = statement.query_map(params![from, to, of, limit], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Articles that were shown first for several questions, most of which went on to a human, the worst first.
    pub fn ends_with_human(
        &self,
        from: Moment,
        to: Moment,
        of: Option<&Slug>,
        limit: u32,
    ) -> Result<Vec<EndsWithHuman>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT q.articles ->> 0 AS article, coalesce(q.corrected_to, q.department) AS place, COUNT(*) AS shown,
                    SUM(EXISTS (SELECT 1 FROM ticket AS t WHERE t.question_id = q.id)) AS went_on
             FROM question AS q
             WHERE q.outcome = 'answered' AND q.by_staff = 0 AND q.asked_ms >= ?1 AND q.asked_ms < ?2
               AND (?3 IS NULL OR coalesce(q.corrected_to, q.department) = ?3)
             GROUP BY article, place HAVING article IS NOT NULL AND shown >= ?5 AND went_on * 2 >= shown
             ORDER BY went_on DESC, shown, article LIMIT ?4",
        )?;
        let rows = statement.query_map(params![from, to, of, limit, SHOWN_MIN], |row| {
            Ok(EndsWithHuman {
                article: row.get(0)?,
                department: row.get(1)?,
                shown: row.get::<_, i64>(2)?.unsigned_abs(),
                tickets: row.get::<_, i64>(3)?.unsigned_abs(),
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}
