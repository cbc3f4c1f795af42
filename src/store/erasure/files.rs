//! Which files on the disk are a person's: what they sent, what was made for them.

use rusqlite::params;
use serde_json::Value;

use super::{REPORTS, own, telegram_stem};
use crate::domain::ids::PersonId;
use crate::domain::moment::Moment;
use crate::store::{Result, Tx};

/// Columns whose JSON names files of a person, or of their tickets.
const NAMED_IN: &[&str] = &[
    "SELECT body FROM attachment WHERE id IN (
       SELECT attachment_id FROM message WHERE ticket_id IN (TICKETS) OR from_client = 1 AND author_id IN (SELF)
       UNION SELECT attachment_id FROM note WHERE ticket_id IN (TICKETS))",
    "SELECT content FROM said WHERE place IN (SELECT place FROM address WHERE channel = 'web' AND person_id IN (SELF))",
    "SELECT state FROM address WHERE state IS NOT NULL AND person_id IN (SELF)",
    "SELECT payload FROM inbox WHERE (channel, place) IN (SELECT channel, place FROM address WHERE person_id IN (SELF))",
    "SELECT payload FROM outbox WHERE payload ->> 'attachment' IS NOT NULL
       AND (ticket_id IN (TICKETS) OR address_id IN (PLACES))",
];

impl Tx<'_> {
    /// Writes down which files are to be removed after the commit.
    pub(super) fn mark_files_of(&self, person: PersonId, now: Moment) -> Result<()> {
        let mut beginnings = vec![REPORTS.to_owned()];
        for sql in NAMED_IN {
            let mut statement = self.conn.prepare_cached(&own(sql))?;
            let mut rows = statement.query(params![person])?;
            while let Some(row) = rows.next()? {
                // What cannot be read names no file that anybody could be given.
                if let Ok(value) = serde_json::from_str(&row.get::<_, String>(0)?) {
                    let mut names = vec![];
                    files_named(&value, &mut names);
                    beginnings.extend(names.into_iter().map(|name| name.beginning));
                }
            }
        }
        for one in self.selves(person)? {
            beginnings.push(format!("my-data-{one}-"));
        }
        let mut statement = self.conn.prepare_cached(&own(
            "SELECT p.message_id FROM prescription AS p JOIN message AS m ON m.id = p.message_id
             WHERE m.ticket_id IN (TICKETS)",
        ))?;
        let papers = statement.query_map(params![person], |row| row.get::<_, i64>(0))?;
        for message in papers {
            beginnings.push(format!("prescription-{}-", message?));
        }
        for beginning in &beginnings {
            self.remove_files_beginning(beginning, now)?;
        }
        Ok(())
    }
}

/// A file that a row names.
pub struct NamedFile {
    /// As the row has it.
    pub handle: String,
    /// How its name on the disk begins.
    pub beginning: String,
}

/// Every file that is named anywhere in a value.
pub fn files_named(value: &Value, into: &mut Vec<NamedFile>) {
    match value {
        Value::Object(fields) => {
            match (fields.get("at").and_then(Value::as_str), fields.get("name"), fields.get("file_id")) {
                (Some("stored"), Some(Value::String(name)), _) => {
                    into.push(NamedFile { handle: name.clone(), beginning: name.clone() });
                }
                (Some("telegram"), _, Some(Value::String(id))) => {
                    into.push(NamedFile { handle: id.clone(), beginning: format!("{}.", telegram_stem(id)) });
                }
                _ => {}
            }
            fields.values().for_each(|value| files_named(value, into));
        }
        Value::Array(items) => items.iter().for_each(|item| files_named(item, into)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}
