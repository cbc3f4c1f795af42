//! Everything that is stored about a person as a client, gathered for them.

use rusqlite::{OptionalExtension, Row, params};

use super::{Result, StoreError, Tx};
use crate::conversation::incoming::Content;
use crate::domain::attachment::Attachment;
use crate::domain::follow_up;
use crate::domain::ids::{EnterpriseId, PersonId, TicketId, TicketNumber};
use crate::domain::moment::Moment;
use crate::domain::personal::{
    Asked, By, MESSAGES_MAX, OwnTicket, PersonalData, Place, QUESTIONS_MAX, Said, TALK_MAX, TICKETS_MAX,
};
use crate::speech::message::Message;

/// A person with those who were found to be the same.
pub(super) const SELVES: &str = "WITH RECURSIVE self (id) AS
    (SELECT ?1 UNION SELECT p.id FROM person AS p JOIN self AS s ON p.same_as = s.id) SELECT id FROM self";

impl Tx<'_> {
    /// A person and everybody who was found to be the same (bound places leave a husk behind).
    pub(super) fn selves(&self, person: PersonId) -> Result<Vec<PersonId>> {
        let mut statement = self.conn.prepare_cached(SELVES)?;
        let rows = statement.query_map(params![person], |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Everything that is stored about a person as a client; never a note, never what is another's.
    pub fn personal_data(&self, id: PersonId) -> Result<PersonalData> {
        let person = self.person(id)?.ok_or(StoreError::Conflict("person"))?;
        let (phone, since): (Option<String>, Moment) = self
            .conn
            .prepare_cached("SELECT phone, created_ms FROM person WHERE id = ?1")?
            .query_row(params![id], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let of_the_house = person.roles.office || !person.roles.expert.is_empty();
        Ok(PersonalData {
            person: id,
            names: self.names_of(id)?,
            language: person.language,
            phone,
            since,
            firm: person.enterprise.map(|firm| self.enterprise(firm)).transpose()?.flatten(),
            places: self.places_of(id)?,
            questions: self.asked_by(id)?,
            tickets: self.own_tickets(id)?,
            talk: if of_the_house { vec![] } else { self.talk_for(id)? },
        })
    }

    fn names_of(&self, id: PersonId) -> Result<Vec<String>> {
        let mut names = vec![];
        for one in self.selves(id)? {
            let name: Option<String> = self
                .conn
                .prepare_cached("SELECT name FROM person WHERE id = ?1")?
                .query_row(params![one], |row| row.get(0))
                .optional()?;
            names.extend(name.filter(|name| !name.is_empty() && !names.contains(name)));
        }
        Ok(names)
    }

    fn places_of(&self, id: PersonId) -> Result<Vec<Place>> {
        let mut statement =
            self.conn.prepare_cached("SELECT channel, place, seen_ms FROM address WHERE person_id = ?1 ORDER BY id")?;
        let rows = statement.query_map(params![id], |row| {
            Ok(Place { channel: row.get(0)?, place: row.get(1)?, seen_at: row.get(2)? })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    fn asked_by(&self, id: PersonId) -> Result<Vec<Asked>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT asked_ms, text, department, corrected_to, outcome, articles, solved_ms FROM question
             WHERE person_id = ?1 ORDER BY id DESC LIMIT ?2",
        )?;
        let rows = statement.query_map(params![id, QUESTIONS_MAX], |row| {
            Ok(Asked {
                at: row.get(0)?,
                text: row.get(1)?,
                department: row.get(2)?,
                corrected_to: row.get(3)?,
                outcome: row.get(4)?,
                articles: serde_json::from_str(&row.get::<_, String>(5)?).unwrap_or_default(),
                solved_at: row.get(6)?,
            })
        })?;
        let mut asked = rows.collect::<rusqlite::Result<Vec<_>>>()?;
        asked.reverse();
        Ok(asked)
    }

    fn own_tickets(&self, id: PersonId) -> Result<Vec<OwnTicket>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT t.id, t.year, t.serial, t.asked_ms, q.text, t.department, t.stage, t.confidential, t.closed_ms,
                    t.enterprise_id, t.rating, c.reason, c.again, f.outcome
             FROM ticket AS t JOIN question AS q ON q.id = t.question_id
             LEFT JOIN complaint AS c ON c.ticket_id = t.id LEFT JOIN follow_up AS f ON f.ticket_id = t.id
             WHERE t.client_id = ?1 ORDER BY t.id DESC LIMIT ?2",
        )?;
        let rows = statement.query_map(params![id, TICKETS_MAX], |row| {
            let ticket: (TicketId, Option<EnterpriseId>) = (row.get(0)?, row.get(9)?);
            let outcome: Option<String> = row.get(13)?;
            let own = OwnTicket {
                number: TicketNumber { year: row.get(1)?, serial: row.get(2)? },
                asked_at: row.get(3)?,
                question: row.get(4)?,
                edits: vec![],
                department: row.get(5)?,
                stage: row.get(6)?,
                confidential: row.get(7)?,
                closed_at: row.get(8)?,
                firm: None,
                intake: vec![],
                messages: vec![],
                rating: row.get(10)?,
                reason: row.get(11)?,
                rated_again: row.get(12)?,
                follow_up: outcome.as_deref().and_then(follow_up::Outcome::from_code),
            };
            Ok((ticket, own))
        })?;
        let mut tickets = vec![];
        for row in rows {
            let ((ticket, firm), own) = row?;
            tickets.push(OwnTicket {
                edits: self.versions_for(ticket, None)?,
                firm: firm.map(|firm| self.enterprise(firm)).transpose()?.flatten().map(|firm| firm.name),
                intake: self.intake(ticket)?.into_iter().map(|one| (one.label, one.answer)).collect(),
                messages: self.written_on(ticket, id)?,
                ..own
            });
        }
        tickets.reverse();
        Ok(tickets)
    }

    /// What the question of a ticket (`None`) or a message said after each change.
    fn versions_for(&self, ticket: TicketId, message: Option<i64>) -> Result<Vec<(Moment, String)>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT at_ms, body FROM edit
             WHERE message_id IS ?2 AND (ticket_id = ?1 OR ?2 IS NOT NULL) ORDER BY id LIMIT ?3",
        )?;
        let rows = statement.query_map(params![ticket, message, MESSAGES_MAX], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// What the client and the house wrote, also on the ticket of which it became a part; what another client of the
    /// firm wrote there is not theirs.
    fn written_on(&self, ticket: TicketId, client: PersonId) -> Result<Vec<Said>> {
        let mut statement = self.conn.prepare_cached(&format!(
            "SELECT m.id, m.at_ms, m.from_client, p.name, m.body, a.body
             FROM message AS m JOIN person AS p ON p.id = m.author_id
             LEFT JOIN attachment AS a ON a.id = m.attachment_id
             WHERE (m.ticket_id = ?2 AND m.from_client = 0)
                OR (m.ticket_id IN (?2, (SELECT merged_into FROM ticket WHERE id = ?2))
                    AND m.from_client = 1 AND m.author_id IN ({SELVES}))
             ORDER BY m.id DESC LIMIT ?3"
        ))?;
        let rows =
            statement.query_map(params![client, ticket, MESSAGES_MAX], |row| Ok((row.get(0)?, written(row)?)))?;
        let mut all = vec![];
        for row in rows {
            let (message, said): (i64, Said) = row?;
            all.push(Said { edits: self.versions_for(ticket, Some(message))?, ..said });
        }
        all.reverse();
        Ok(all)
    }

    /// The talk in a client's places. What the house said to itself never goes to a client's address; a message on
    /// somebody else's ticket, or of the house's own talk, is left out all the same.
    fn talk_for(&self, id: PersonId) -> Result<Vec<Said>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT o.created_ms, o.payload FROM address AS a JOIN outbox AS o ON o.address_id = a.id
             LEFT JOIN ticket AS t ON t.id = o.ticket_id
             WHERE a.person_id = ?1 AND o.inside = 0 AND o.wiped_ms IS NULL AND (t.id IS NULL OR t.client_id = ?1)
             ORDER BY o.id DESC LIMIT ?2",
        )?;
        let rows = statement.query_map(params![id, TALK_MAX], |row| Ok((row.get(0)?, row.get::<_, String>(1)?)))?;
        let mut talk = vec![];
        for row in rows {
            let (at, payload) = row?;
            let Ok(message) = serde_json::from_str::<Message>(&payload) else { continue };
            talk.push(said(at, By::Clinic, message.text, message.attachment.as_ref()));
        }
        let mut statement = self.conn.prepare_cached(
            "SELECT s.at_ms, s.content FROM address AS a JOIN said AS s ON s.place = a.place
             WHERE a.person_id = ?1 AND a.channel = 'web' ORDER BY s.id DESC LIMIT ?2",
        )?;
        let rows = statement.query_map(params![id, TALK_MAX], |row| Ok((row.get(0)?, row.get::<_, String>(1)?)))?;
        for row in rows {
            let (at, content) = row?;
            let Ok(content) = serde_json::from_str::<Content>(&content) else { continue };
            talk.extend(typed(at, content));
        }
        // The newest came first; what somebody said stands before what it led to in the same moment.
        talk.reverse();
        talk.sort_by_key(|said| (said.at, said.by != By::Person));
        let over = talk.len().saturating_sub(TALK_MAX as usize);
        talk.drain(..over);
        Ok(talk)
    }
}

fn written(row: &Row<'_>) -> rusqlite::Result<Said> {
    let attachment = row.get::<_, Option<String>>(5)?.and_then(|json| serde_json::from_str(&json).ok());
    let by = if row.get(2)? { By::Person } else { By::Expert(row.get(3)?) };
    Ok(said(row.get(1)?, by, row.get(4)?, attachment.as_ref()))
}

/// What was typed or sent in a browser. A press is part of what was said before it.
fn typed(at: Moment, content: Content) -> Option<Said> {
    match content {
        Content::Text { text } | Content::Edited { text: Some(text) } => Some(said(at, By::Person, text, None)),
        Content::File { attachment, caption } => {
            Some(said(at, By::Person, caption.unwrap_or_default(), Some(&attachment)))
        }
        Content::Press { .. }
        | Content::Form { .. }
        | Content::Unsupported { .. }
        | Content::Edited { text: None }
        | Content::Blocked
        | Content::Unblocked => None,
    }
}

fn said(at: Moment, by: By, text: String, attachment: Option<&Attachment>) -> Said {
    let items = attachment.map(Attachment::items).unwrap_or_default();
    let files = items.iter().map(|item| item.name.clone().unwrap_or_default()).collect();
    Said { at, by, text, edits: vec![], files }
}
