//! What was recorded, row by row and without any sum: the second way of counting walks through it.

use rusqlite::params;

use super::{Result, Tx};
use crate::domain::history::{OtherRecord, QuestionRecord, TicketRecord};
use crate::domain::ids::TicketId;
use crate::domain::statistic::Measure;

/// Tickets read at a time: their histories are read one by one.
const PAGE: u32 = 500;

impl Tx<'_> {
    /// Every question, in the order in which they were asked.
    pub fn each_question(&self, mut take: impl FnMut(QuestionRecord)) -> Result<()> {
        let mut statement = self.conn.prepare_cached(
            "SELECT q.asked_ms, coalesce(p.enterprise_id, -p.id), q.department, q.corrected_to, q.outcome, q.by_staff,
                    (SELECT a.channel FROM address AS a WHERE a.id = q.address_id)
             FROM question AS q JOIN person AS p ON p.id = q.person_id ORDER BY q.id",
        )?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            take(QuestionRecord {
                asked_at: row.get(0)?,
                firm: row.get(1)?,
                department: row.get(2)?,
                corrected_to: row.get(3)?,
                outcome: row.get(4)?,
                by_staff: row.get(5)?,
                channel: row.get(6)?,
            });
        }
        Ok(())
    }

    /// Every ticket with its whole history.
    pub fn each_ticket(&self, mut take: impl FnMut(TicketRecord)) -> Result<()> {
        let mut after = TicketId(0);
        loop {
            let page = self.tickets("WHERE id > ?1 ORDER BY id LIMIT ?2", &[&after, &PAGE])?;
            let Some(last) = page.last() else { return Ok(()) };
            after = last.id;
            for ticket in page {
                let mut statement = self.conn.prepare_cached(
                    "SELECT t.first_answer_work_min, coalesce(t.enterprise_id, -t.client_id), nullif(f.town, ''),
                            nullif(f.industry, ''), a.channel
                     FROM ticket AS t LEFT JOIN enterprise AS f ON f.id = t.enterprise_id
                     JOIN question AS q ON q.id = t.question_id LEFT JOIN address AS a ON a.id = q.address_id
                     WHERE t.id = ?1",
                )?;
                let record = statement.query_row(params![ticket.id], |row| {
                    Ok(TicketRecord {
                        first_minutes: row.get::<_, Option<i64>>(0)?.map(i64::unsigned_abs),
                        firm: row.get(1)?,
                        town: row.get(2)?,
                        industry: row.get(3)?,
                        channel: row.get(4)?,
                        events: vec![],
                        ticket: ticket.clone(),
                    })
                })?;
                take(TicketRecord { events: self.events(ticket.id)?, ..record });
            }
        }
    }

    /// Corrections of triage, troubles of sending and receiving, and names of the house.
    pub fn each_other(&self, mut take: impl FnMut(OtherRecord)) -> Result<()> {
        let mut corrections = self.conn.prepare_cached(
            "SELECT c.at_ms, coalesce(p.enterprise_id, -p.id), c.was, c.became
             FROM correction AS c JOIN question AS q ON q.id = c.question_id JOIN person AS p ON p.id = q.person_id",
        )?;
        let mut rows = corrections.query([])?;
        while let Some(row) = rows.next()? {
            let (at, firm, was, became) = (row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?);
            take(OtherRecord::Correction { at, firm, was, became });
        }
        let mut sent = self.conn.prepare_cached("SELECT done_ms, state FROM outbox WHERE done_ms IS NOT NULL")?;
        let mut rows = sent.query([])?;
        while let Some(row) = rows.next()? {
            let what = match row.get::<_, String>(1)?.as_str() {
                "possibly" => Measure::Possibly,
                "unreachable" => Measure::Unreachable,
                "refused" => Measure::Refused,
                "dead" => Measure::GivenUp,
                _ => continue,
            };
            take(OtherRecord::Trouble { at: row.get(0)?, what });
        }
        let mut aside = self.conn.prepare_cached("SELECT at_ms FROM inbox WHERE set_aside IS NOT NULL")?;
        let mut rows = aside.query([])?;
        while let Some(row) = rows.next()? {
            take(OtherRecord::Trouble { at: row.get(0)?, what: Measure::SetAside });
        }
        let mut people = self.conn.prepare_cached("SELECT id, name FROM person")?;
        let mut rows = people.query([])?;
        while let Some(row) = rows.next()? {
            take(OtherRecord::Colleague { id: row.get(0)?, name: row.get(1)? });
        }
        Ok(())
    }
}
