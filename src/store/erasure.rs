//! Erasing a person: their words and who they are give way to a mark, everywhere; rows, times and numbers stay.
//!
//! 《中华人民共和国个人信息保护法》 (personal information protection law) article 47. Every table where a client's words
//! can stand is named here; `tests/desk/erasure.rs` looks into every column of every table, so that a new one cannot
//! be forgotten.

use rusqlite::types::FromSql;
use rusqlite::{OptionalExtension, params};

use super::personal::SELVES;
use super::{Result, Tx};
use crate::conversation::incoming::{Address, Incoming};
use crate::domain::attachment::telegram_stem;
use crate::domain::erasure::{Cause, Marks};
use crate::domain::ids::{AddressId, PersonId, TicketId};
use crate::domain::moment::Moment;

/// What the house's own talk repeats of a client.
mod echoes;
/// Files that go with the words.
mod files;
/// What is done after the commit.
mod settling;

pub(super) use files::files_named;
pub use settling::Remains;

/// What is written where an address was: it names nobody, and no channel has it.
const NOWHERE: &str = "erased-";
/// Files that the program makes of many people's words; who needs one makes it again.
const REPORTS: &str = "report-";
/// A low grade of somebody who cannot be reached any more is not reminded of: the year 9999.
const NEVER: Moment = Moment(253_370_764_800_000);

/// Files on their tickets and in what they wrote.
const ATTACHMENTS: &str = "SELECT attachment_id FROM message
     WHERE attachment_id IS NOT NULL AND (ticket_id IN (TICKETS) OR from_client = 1 AND author_id IN (SELF))
     UNION SELECT attachment_id FROM note WHERE attachment_id IS NOT NULL AND ticket_id IN (TICKETS)";

/// Statements with the person as ?1, the mark as ?2 and now as ?3; of tickets first, while it is known whose they are.
const TEXTS: &[&str] = &[
    "INSERT OR IGNORE INTO erased_ticket (ticket_id, mark, at_ms)
     SELECT id, ?2, ?3 FROM ticket WHERE client_id IN (SELF)",
    "UPDATE event SET what = json_set(what, '$.reason', ?2)
     WHERE ticket_id IN (TICKETS) AND json_type(what, '$.reason') = 'text'",
    "UPDATE edit SET body = ?2 WHERE ticket_id IN (TICKETS)
       OR message_id IN (SELECT id FROM message WHERE from_client = 1 AND author_id IN (SELF))",
    "UPDATE prescription SET findings = iif(findings IS NULL, NULL, ?2), cause = iif(cause IS NULL, NULL, ?2),
       measures = iif(measures IS NULL, NULL, ?2), basis = iif(basis IS NULL, NULL, ?2)
     WHERE message_id IN (SELECT id FROM message WHERE ticket_id IN (TICKETS))",
    "UPDATE message SET body = ?2, attachment_id = NULL
     WHERE ticket_id IN (TICKETS) OR from_client = 1 AND author_id IN (SELF)",
    // A note is the house's, and it is about them: the number to call stands there first of all.
    "UPDATE note SET body = ?2, attachment_id = NULL WHERE ticket_id IN (TICKETS)",
    "UPDATE intake SET answer = ?2 WHERE ticket_id IN (TICKETS)",
    "UPDATE complaint SET reason = iif(reason IS NULL, NULL, ?2), remind_ms = NEVER WHERE ticket_id IN (TICKETS)",
    "UPDATE follow_up SET outcome = 'dropped' WHERE outcome = 'open' AND ticket_id IN (TICKETS)",
    "UPDATE question SET text = ?2, because = '[]', message_ref = NULL, erased_ms = coalesce(erased_ms, ?3)
     WHERE person_id IN (SELF)",
    "UPDATE thread SET title = '' WHERE ticket_id IN (TICKETS)",
    "INSERT OR IGNORE INTO thread_due (ticket_id) SELECT ticket_id FROM thread
     WHERE gone_ms IS NULL AND ticket_id IN (TICKETS)",
    // What was not sent yet is not sent any more; it was counted nowhere.
    "DELETE FROM outbox WHERE state = 'waiting' AND address_id IN (PLACES) AND id NOT IN (SELECT outbox_id FROM card)",
    "UPDATE outbox SET payload = json_object('text', ?2), error = NULL
     WHERE ticket_id IN (TICKETS) OR address_id IN (PLACES)",
    "DELETE FROM outbox_part WHERE outbox_id IN (SELECT id FROM outbox WHERE address_id IN (PLACES))",
    "DELETE FROM heard WHERE address_id IN (PLACES)",
    "DELETE FROM hint WHERE address_id IN (PLACES)",
    "DELETE FROM said WHERE place IN (SELECT place FROM address WHERE channel = 'web' AND person_id IN (SELF))",
    "UPDATE address SET state = NULL
     WHERE person_id NOT IN (SELF) AND iif(json_valid(state), state ->> 'ticket', NULL) IN (TICKETS)",
    "DELETE FROM binding WHERE person_id IN (SELF)",
    "DELETE FROM sign_in WHERE person_id IN (SELF)",
    "DELETE FROM web_session WHERE person_id IN (SELF)",
    "DELETE FROM agenda WHERE person_id IN (SELF)",
];

impl Tx<'_> {
    /// Overwrites everything that a person wrote, that was written to them, and who they are. Nothing is counted
    /// otherwise afterwards. The bytes of files go with [`super::Store::settle_erasures`] after the commit.
    ///
    /// `now_handled` is what is being handled just now: its row in the inbox is emptied too.
    pub fn erase(
        &self,
        person: PersonId,
        marks: &Marks,
        cause: Cause,
        now_handled: Option<&Incoming>,
        now: Moment,
    ) -> Result<Vec<TicketId>> {
        let tickets: Vec<TicketId> =
            self.column_of(person, "SELECT id FROM ticket WHERE client_id IN (SELF) ORDER BY id")?;
        let attachments: Vec<i64> = self.column_of(person, ATTACHMENTS)?;
        let echoes = self.echoes_of(person)?;
        self.mark_files_of(person, now)?;
        self.conn
            .prepare_cached(&own(
                "INSERT INTO erasure (person_id, cause, mark, at_ms) SELECT id, ?2, ?3, ?4 FROM person WHERE id IN (SELF)",
            ))?
            .execute(params![person, cause.code(), marks.text, now])?;
        for sql in TEXTS {
            self.run_on(sql, person, &marks.text, now)?;
        }
        let mut delete = self.conn.prepare_cached("DELETE FROM attachment WHERE id = ?1")?;
        for attachment in attachments {
            delete.execute(params![attachment])?;
        }
        self.empty_inbox(person, now_handled)?;
        self.overwrite_echoes(person, &echoes, &marks.text)?;
        self.overwrite_names(person, marks)?;
        Ok(tickets)
    }

    fn run_on(&self, sql: &str, person: PersonId, mark: &str, now: Moment) -> Result<()> {
        let mut statement = self.conn.prepare_cached(&own(sql))?;
        let all: [&dyn rusqlite::ToSql; 3] = [&person, &mark, &now];
        let wanted = statement.parameter_count().min(all.len());
        statement.execute(&all[..wanted])?;
        Ok(())
    }

    fn column_of<T: FromSql>(&self, person: PersonId, sql: &str) -> Result<Vec<T>> {
        let mut statement = self.conn.prepare_cached(&own(sql))?;
        let rows = statement.query_map(params![person], |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// What they sent, as it came in. Rows that wait behind the one that is being handled are none of this: they were
    /// sent afterwards.
    fn empty_inbox(&self, person: PersonId, now_handled: Option<&Incoming>) -> Result<()> {
        let handled = now_handled.map(|incoming| (incoming.from.channel, incoming.key.as_str()));
        self.conn
            .prepare_cached(&own("UPDATE inbox SET payload = '{}', place = ''
                 WHERE (done_ms IS NOT NULL OR set_aside IS NOT NULL OR channel = ?2 AND key = ?3)
                   AND (channel, place) IN (SELECT channel, place FROM address WHERE person_id IN (SELF))"))?
            .execute(params![person, handled.map(|(channel, _)| channel), handled.map(|(_, key)| key)])?;
        Ok(())
    }

    /// The pseudonym, and firms that nobody else is of. Town and industry stay: figures are counted by them.
    fn overwrite_names(&self, person: PersonId, marks: &Marks) -> Result<()> {
        self.conn
            .prepare_cached(&own("UPDATE enterprise SET name = ?2, credit_code = NULL
                 WHERE id IN (SELECT enterprise_id FROM person WHERE id IN (SELF)
                              UNION SELECT enterprise_id FROM ticket WHERE client_id IN (SELF))
                   AND id NOT IN (SELECT enterprise_id FROM person WHERE enterprise_id IS NOT NULL AND id NOT IN (SELF)
                                  UNION SELECT enterprise_id FROM ticket
                                  WHERE enterprise_id IS NOT NULL AND client_id NOT IN (SELF))"))?
            .execute(params![person, marks.firm])?;
        self.conn
            .prepare_cached(&own("UPDATE person SET name = ?2, phone = NULL WHERE id IN (SELF)"))?
            .execute(params![person, marks.person])?;
        self.conn
            .prepare_cached(&own(
                "UPDATE address SET place = ?2 || id, state = NULL, reachable = 0 WHERE person_id IN (SELF)",
            ))?
            .execute(params![person, NOWHERE])?;
        Ok(())
    }

    /// A new address at a place that was an erased person's, for the last message to them. It holds the place and
    /// nothing else, and is emptied with [`Tx::end_farewell`].
    pub fn farewell_at(&self, erased: PersonId, at: &Address, now: Moment) -> Result<(PersonId, AddressId)> {
        let language = self.person(erased)?.map(|person| person.language);
        let here = self.here(at, "", language, now)?;
        self.conn
            .prepare_cached("UPDATE erasure SET farewell_id = ?2 WHERE person_id = ?1")?
            .execute(params![erased, here.address])?;
        Ok((here.person.id, here.address))
    }

    /// Erased people after a row whose last message was written before `until` and waits for nothing, in order.
    pub fn farewells_due(&self, after: PersonId, until: Moment, limit: u32) -> Result<Vec<PersonId>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT e.person_id FROM erasure AS e
             WHERE e.farewell_id IS NOT NULL AND e.person_id > ?1 AND e.at_ms < ?2
               AND NOT EXISTS (SELECT 1 FROM outbox AS o
                               WHERE o.address_id = e.farewell_id AND o.state IN ('waiting', 'sending'))
             ORDER BY e.person_id LIMIT ?3",
        )?;
        let rows = statement.query_map(params![after, until, limit], |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Empties the address that was made for the last message to an erased person, unless somebody has begun anew
    /// there. The log holds what was overwritten once more.
    pub fn end_farewell(&self, erased: PersonId) -> Result<()> {
        let found: Option<(AddressId, bool, String)> = self
            .conn
            .prepare_cached(
                "SELECT a.id, a.seen_ms > e.at_ms, e.mark FROM erasure AS e JOIN address AS a ON a.id = e.farewell_id
                 WHERE e.person_id = ?1",
            )?
            .query_row(params![erased], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
            .optional()?;
        let Some((address, began_anew, mark)) = found else { return Ok(()) };
        if !began_anew {
            self.conn
                .prepare_cached(
                    "UPDATE outbox SET payload = json_object('text', ?2), error = NULL WHERE address_id = ?1",
                )?
                .execute(params![address, mark])?;
            self.conn
                .prepare_cached("UPDATE address SET place = ?2 || id, state = NULL, reachable = 0 WHERE id = ?1")?
                .execute(params![address, NOWHERE])?;
        }
        self.conn
            .prepare_cached(
                "UPDATE erasure SET farewell_id = NULL, log_ms = NULL, file_ms = NULL WHERE person_id = ?1",
            )?
            .execute(params![erased])?;
        Ok(())
    }

    pub(super) fn remove_files_beginning(&self, beginning: &str, now: Moment) -> Result<()> {
        self.conn
            .prepare_cached("INSERT OR IGNORE INTO file_to_remove (beginning, asked_ms) VALUES (?1, ?2)")?
            .execute(params![beginning, now])?;
        Ok(())
    }
}

/// Puts the sets of rows in: `SELF`, `TICKETS` and `PLACES` of the person ?1.
fn own(sql: &str) -> String {
    let tickets = format!("SELECT id FROM ticket WHERE client_id IN ({SELVES})");
    let places = format!("SELECT id FROM address WHERE person_id IN ({SELVES})");
    let sql = sql.replace("(TICKETS)", &format!("({tickets})")).replace("(PLACES)", &format!("({places})"));
    sql.replace("(SELF)", &format!("({SELVES})")).replace("NEVER", &NEVER.0.to_string())
}
