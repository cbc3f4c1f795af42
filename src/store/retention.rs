//! What is older than it is kept goes, some rows at a time; and when that was done.

use rusqlite::{OptionalExtension, params};
use serde_json::Value;

use super::{Result, Tx};
use crate::domain::ids::PersonId;
use crate::domain::moment::Moment;
use crate::domain::retention::{Rule, RuleRun};

/// Beginnings of the names of files that the program makes.
const MADE: [&str; 3] = ["report-", "prescription-", "my-data-"];

/// A run, for the next step of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RunId(i64);

impl Tx<'_> {
    /// Is a rule to be followed now: a run goes on, or none was begun since `night`?
    pub fn retention_due(&self, rule: Rule, night: Moment) -> Result<bool> {
        Ok(self
            .conn
            .prepare_cached(
                "SELECT NOT EXISTS (SELECT 1 FROM retention_run WHERE rule = ?1 AND began_ms >= ?2)
                   OR EXISTS (SELECT 1 FROM retention_run WHERE rule = ?1 AND done_ms IS NULL)",
            )?
            .query_row(params![rule.code(), night], |row| row.get(0))?)
    }

    /// The run that goes on, or a new one.
    pub fn retention_run(&self, rule: Rule, now: Moment) -> Result<RunId> {
        let open: Option<i64> = self
            .conn
            .prepare_cached("SELECT id FROM retention_run WHERE rule = ?1 AND done_ms IS NULL ORDER BY id LIMIT 1")?
            .query_row(params![rule.code()], |row| row.get(0))
            .optional()?;
        if let Some(id) = open {
            return Ok(RunId(id));
        }
        let id = self
            .conn
            .prepare_cached("INSERT INTO retention_run (rule, began_ms) VALUES (?1, ?2) RETURNING id")?
            .query_row(params![rule.code(), now], |row| row.get(0))?;
        Ok(RunId(id))
    }

    /// Counts what a run has done; it is over if it found fewer than it may take at once.
    pub fn retention_ran(&self, run: RunId, subjects: usize, over: Option<Moment>) -> Result<()> {
        let subjects = i64::try_from(subjects).unwrap_or(i64::MAX);
        self.conn
            .prepare_cached("UPDATE retention_run SET subjects = subjects + ?2, done_ms = ?3 WHERE id = ?1")?
            .execute(params![run.0, subjects, over])?;
        Ok(())
    }

    /// The newest run of each rule that ever ran, and how many people were erased: on request, and by a rule.
    pub fn retention_runs(&self) -> Result<(Vec<RuleRun>, [u64; 2])> {
        let mut runs = vec![];
        for rule in Rule::ALL {
            let run = self
                .conn
                .prepare_cached(
                    "SELECT began_ms, subjects, done_ms FROM retention_run WHERE rule = ?1 ORDER BY id DESC LIMIT 1",
                )?
                .query_row(params![rule.code()], |row| {
                    Ok(RuleRun {
                        rule,
                        began_at: row.get(0)?,
                        subjects: row.get::<_, i64>(1)?.unsigned_abs(),
                        done_at: row.get(2)?,
                    })
                })
                .optional()?;
            runs.extend(run);
        }
        let erased = |cause: &str| -> Result<u64> {
            let sql = "SELECT COUNT(*) FROM erasure AS e JOIN person AS p ON p.id = e.person_id
                       WHERE e.cause = ?1 AND p.same_as IS NULL";
            let count: i64 = self.conn.prepare_cached(sql)?.query_row(params![cause], |row| row.get(0))?;
            Ok(count.unsigned_abs())
        };
        Ok((runs, [erased("asked")?, erased("kept_long_enough")?]))
    }

    /// Handled rows of the inbox from before.
    pub fn drop_received(&self, until: Moment, limit: u32) -> Result<usize> {
        let sql = "DELETE FROM inbox WHERE id IN (SELECT id FROM inbox WHERE done_ms < ?1 ORDER BY done_ms LIMIT ?2)";
        Ok(self.conn.prepare_cached(sql)?.execute(params![until, limit])?)
    }

    /// Words of messages that were sent before, but for those on open tickets; what was typed in browsers; and what
    /// could not be handled. Rows that are counted stay.
    pub fn drop_talk(&self, until: Moment, mark: &str, limit: u32, now: Moment) -> Result<usize> {
        let mut done = self
            .conn
            .prepare_cached(
                "UPDATE outbox SET payload = json_object('text', ?2), wiped_ms = ?4, error = NULL WHERE id IN (
                   SELECT o.id FROM outbox AS o LEFT JOIN ticket AS t ON t.id = o.ticket_id
                   WHERE o.done_ms IS NOT NULL AND o.wiped_ms IS NULL AND o.done_ms < ?1
                     AND (t.id IS NULL OR t.stage IN ('closed', 'withdrawn'))
                   ORDER BY o.done_ms LIMIT ?3)",
            )?
            .execute(params![until, mark, limit, now])?;
        let mut said =
            self.conn.prepare_cached("SELECT id, content FROM said WHERE at_ms < ?1 ORDER BY id LIMIT ?2")?;
        let rows = said.query_map(params![until, rest(limit, done)], |row| Ok((row.get(0)?, row.get(1)?)))?;
        for (id, content) in rows.collect::<rusqlite::Result<Vec<(i64, String)>>>()? {
            self.conn.prepare_cached("DELETE FROM said WHERE id = ?1")?.execute(params![id])?;
            self.drop_files_named_in(&content, now)?;
            done += 1;
        }
        done += self
            .conn
            .prepare_cached(
                "UPDATE inbox SET payload = '{}', place = '' WHERE id IN (
                   SELECT id FROM inbox WHERE set_aside IS NOT NULL AND place <> '' AND at_ms < ?1 LIMIT ?2)",
            )?
            .execute(params![until, rest(limit, done)])?;
        Ok(done)
    }

    /// Words of questions that were asked before and became no ticket.
    pub fn drop_questions(&self, until: Moment, mark: &str, limit: u32, now: Moment) -> Result<usize> {
        Ok(self
            .conn
            .prepare_cached(
                "UPDATE question SET text = ?2, because = '[]', message_ref = NULL, erased_ms = ?4 WHERE id IN (
                   SELECT q.id FROM question AS q WHERE q.asked_ms < ?1 AND q.erased_ms IS NULL
                     AND NOT EXISTS (SELECT 1 FROM ticket AS t WHERE t.question_id = q.id)
                   ORDER BY q.asked_ms LIMIT ?3)",
            )?
            .execute(params![until, mark, limit, now])?)
    }

    /// Photos and files on tickets that were closed before. A message that was nothing but a file says that it was.
    pub fn drop_files(&self, until: Moment, mark: &str, limit: u32, now: Moment) -> Result<usize> {
        let mut statement = self.conn.prepare_cached(
            "SELECT a.id, a.body FROM attachment AS a
             WHERE EXISTS (SELECT 1 FROM message AS m JOIN ticket AS t ON t.id = m.ticket_id
                           WHERE m.attachment_id = a.id AND t.closed_ms < ?1)
                OR EXISTS (SELECT 1 FROM note AS n JOIN ticket AS t ON t.id = n.ticket_id
                           WHERE n.attachment_id = a.id AND t.closed_ms < ?1)
             ORDER BY a.id LIMIT ?2",
        )?;
        let rows = statement.query_map(params![until, limit], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let found = rows.collect::<rusqlite::Result<Vec<(i64, String)>>>()?;
        for (id, body) in &found {
            for table in ["message", "note"] {
                let sql = format!(
                    "UPDATE {table} SET attachment_id = NULL, body = iif(body = '', ?2, body) WHERE attachment_id = ?1"
                );
                self.conn.prepare_cached(&sql)?.execute(params![id, mark])?;
            }
            self.conn.prepare_cached("DELETE FROM attachment WHERE id = ?1")?.execute(params![id])?;
            self.drop_files_named_in(body, now)?;
        }
        Ok(found.len())
    }

    /// Files that the program made and nobody has asked for since; removed at once.
    pub fn drop_made_files(&self, until: Moment, limit: u32) -> Result<usize> {
        self.remove_made_files(&MADE, until, limit)
    }

    /// Sign-ins that were not used since, and links and codes that were good until before.
    pub fn drop_sessions(&self, until: Moment, limit: u32) -> Result<usize> {
        let mut done = 0;
        for sql in [
            "DELETE FROM web_session WHERE id IN (SELECT id FROM web_session WHERE seen_ms < ?1 LIMIT ?2)",
            "DELETE FROM sign_in WHERE id IN (SELECT id FROM sign_in WHERE expires_ms < ?1 LIMIT ?2)",
            "DELETE FROM binding WHERE person_id IN (SELECT person_id FROM binding WHERE expires_ms < ?1 LIMIT ?2)",
        ] {
            done += self.conn.prepare_cached(sql)?.execute(params![until, rest(limit, done)])?;
        }
        Ok(done)
    }

    /// Clients who were not seen since, have nothing open, and whose last ticket was closed before.
    pub fn clients_gone(&self, until: Moment, limit: u32) -> Result<Vec<PersonId>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT p.id FROM person AS p
             WHERE p.id <> 0 AND p.same_as IS NULL AND p.office = 0 AND p.created_ms < ?1
               AND NOT EXISTS (SELECT 1 FROM expertise AS x WHERE x.person_id = p.id)
               AND NOT EXISTS (SELECT 1 FROM erasure AS e WHERE e.person_id = p.id)
               AND EXISTS (SELECT 1 FROM address AS a WHERE a.person_id = p.id AND a.place NOT LIKE 'erased-%')
               AND NOT EXISTS (SELECT 1 FROM address AS a WHERE a.person_id = p.id AND a.seen_ms >= ?1)
               AND NOT EXISTS (SELECT 1 FROM ticket AS t
                               WHERE t.client_id = p.id AND (t.closed_ms IS NULL OR t.closed_ms >= ?1))
             ORDER BY p.id LIMIT ?2",
        )?;
        let rows = statement.query_map(params![until, limit], |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Files that stood in a row that is gone, unless another still names them.
    fn drop_files_named_in(&self, json: &str, now: Moment) -> Result<()> {
        let Ok(value) = serde_json::from_str::<Value>(json) else { return Ok(()) };
        let mut names = vec![];
        super::erasure::files_named(&value, &mut names);
        for name in names {
            let elsewhere: bool = self
                .conn
                .prepare_cached(
                    "SELECT EXISTS (SELECT 1 FROM attachment WHERE instr(body, ?1) > 0)
                       OR EXISTS (SELECT 1 FROM said WHERE instr(content, ?1) > 0)
                       OR EXISTS (SELECT 1 FROM address WHERE state IS NOT NULL AND instr(state, ?1) > 0)",
                )?
                .query_row(params![name.handle], |row| row.get(0))?;
            if !elsewhere {
                self.remove_files_beginning(&name.beginning, now)?;
            }
        }
        Ok(())
    }
}

/// How many more may go.
fn rest(limit: u32, done: usize) -> u32 {
    limit.saturating_sub(u32::try_from(done).unwrap_or(u32::MAX))
}
