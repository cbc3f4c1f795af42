//! The house's own talk repeats what clients write: lists, news, drafts, what an expert typed on a page. Rows that
//! name a ticket are found by it; the rest by the words themselves.

use rusqlite::{ToSql, params};

use super::own;
use crate::domain::ids::PersonId;
use crate::domain::moment::Moment;
use crate::store::{Result, Tx};

/// Characters of a text by which a repetition of it is known: lists cut it, but not shorter.
const BEGINNING: usize = 10;
/// Shorter texts are nobody's: `好的，谢谢` stands in every talk.
const SHORTEST_TEXT: usize = 6;
/// Shortest name in Chinese, and in Latin letters, which stand in other words too.
const SHORTEST_NAME: (usize, usize) = (2, 5);

/// What is looked for, and since when.
pub struct Echoes {
    needles: Vec<String>,
    since: Moment,
}

/// Texts of a person: who they are whole, what was written by its beginning.
const WHOLE: &[&str] = &[
    "SELECT name FROM person WHERE id IN (SELF)",
    "SELECT phone FROM person WHERE phone IS NOT NULL AND id IN (SELF)",
    "SELECT name FROM enterprise WHERE id IN (SELECT enterprise_id FROM person WHERE id IN (SELF)
       UNION SELECT enterprise_id FROM ticket WHERE client_id IN (SELF))",
    "SELECT credit_code FROM enterprise WHERE credit_code IS NOT NULL AND id IN (
       SELECT enterprise_id FROM person WHERE id IN (SELF))",
    "SELECT format('ZL-%d-%05d', year, serial) FROM ticket WHERE client_id IN (SELF)",
];
/// The same for texts that are cut in lists.
const BEGUN: &[&str] = &[
    "SELECT text FROM question WHERE erased_ms IS NULL AND person_id IN (SELF)",
    "SELECT body FROM message WHERE ticket_id IN (TICKETS) OR from_client = 1 AND author_id IN (SELF)",
    "SELECT body FROM note WHERE ticket_id IN (TICKETS)",
    "SELECT body FROM edit WHERE ticket_id IN (TICKETS)",
    "SELECT answer FROM intake WHERE ticket_id IN (TICKETS)",
    "SELECT reason FROM complaint WHERE reason IS NOT NULL AND ticket_id IN (TICKETS)",
    "SELECT what ->> 'reason' FROM event WHERE ticket_id IN (TICKETS) AND json_type(what, '$.reason') = 'text'",
    "SELECT value FROM prescription AS p JOIN message AS m ON m.id = p.message_id,
       json_each(json_array(p.findings, p.cause, p.measures, p.basis))
     WHERE m.ticket_id IN (TICKETS) AND value IS NOT NULL",
];

impl Tx<'_> {
    /// By what repetitions of a person's words are known. To be asked before anything is overwritten.
    pub(super) fn echoes_of(&self, person: PersonId) -> Result<Echoes> {
        let mut needles = vec![];
        for (queries, longest, shortest) in
            [(WHOLE, usize::MAX, SHORTEST_NAME), (BEGUN, BEGINNING, (SHORTEST_TEXT, SHORTEST_TEXT))]
        {
            for sql in queries {
                let mut statement = self.conn.prepare_cached(&own(sql))?;
                let mut rows = statement.query(params![person])?;
                while let Some(row) = rows.next()? {
                    let text: String = row.get(0)?;
                    let line = text.lines().next().unwrap_or_default().trim();
                    let needle: String = line.chars().take(longest).collect();
                    let least = if needle.is_ascii() { shortest.1 } else { shortest.0 };
                    if needle.chars().count() >= least {
                        needles.push(inside_json(&needle));
                    }
                }
            }
        }
        needles.sort();
        needles.dedup();
        let since = self
            .conn
            .prepare_cached(&own("SELECT MIN(created_ms) FROM person WHERE id IN (SELF)"))?
            .query_row(params![person], |row| row.get(0))?;
        Ok(Echoes { needles, since })
    }

    /// Overwrites repetitions in what was written to the house and by it since the person was first seen.
    pub(super) fn overwrite_echoes(&self, person: PersonId, echoes: &Echoes, mark: &str) -> Result<()> {
        let repeated = |text: &str| echoes.needles.iter().any(|needle| text.contains(needle));
        let told = "SELECT o.id, o.payload FROM outbox AS o JOIN address AS a ON a.id = o.address_id
             WHERE o.created_ms >= ?2 AND a.person_id NOT IN (SELF) AND (a.person_id = 0 OR a.person_id IN (HOUSE))";
        let said = "SELECT s.id, s.content FROM said AS s JOIN address AS a ON a.channel = 'web' AND a.place = s.place
             WHERE s.at_ms >= ?2 AND a.person_id NOT IN (SELF) AND a.person_id IN (HOUSE)";
        let came =
            "SELECT i.id, i.payload FROM inbox AS i JOIN address AS a ON a.channel = i.channel AND a.place = i.place
             WHERE i.at_ms >= ?2 AND a.person_id NOT IN (SELF) AND (i.done_ms IS NOT NULL OR i.set_aside IS NOT NULL)";
        let states = "SELECT a.id, a.state FROM address AS a
             WHERE a.seen_ms >= ?2 AND a.state IS NOT NULL AND a.person_id NOT IN (SELF)";
        for (looked_at, overwrite) in [
            (told, "UPDATE outbox SET payload = json_object('text', ?2) WHERE id = ?1"),
            (said, "UPDATE said SET content = json_object('type', 'text', 'text', ?2) WHERE id = ?1"),
            (came, "UPDATE inbox SET payload = json_object('erased', ?2) WHERE id = ?1"),
            (states, "UPDATE address SET state = NULL WHERE id = ?1"),
        ] {
            let house = "SELECT id FROM person WHERE office = 1 UNION SELECT person_id FROM expertise";
            let sql = own(looked_at).replace("(HOUSE)", &format!("({house})"));
            let mut statement = self.conn.prepare_cached(&sql)?;
            let mut rows = statement.query(params![person, echoes.since])?;
            let mut found: Vec<i64> = vec![];
            while let Some(row) = rows.next()? {
                if row.get_ref(1)?.as_str().is_ok_and(repeated) {
                    found.push(row.get(0)?);
                }
            }
            let mut overwrite = self.conn.prepare_cached(overwrite)?;
            let wanted = overwrite.parameter_count();
            for id in found {
                let all: [&dyn ToSql; 2] = [&id, &mark];
                overwrite.execute(&all[..wanted])?;
            }
        }
        Ok(())
    }
}

/// A text as it stands within JSON, without the quotes around it.
fn inside_json(text: &str) -> String {
    let quoted = serde_json::Value::from(text).to_string();
    quoted.trim_start_matches('"').trim_end_matches('"').to_owned()
}
