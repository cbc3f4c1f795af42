//! Tickets and their history.

use chrono::Datelike;
use rusqlite::{OptionalExtension, Row, params};

use super::{Result, StoreError, Tx};
use crate::conversation::state::IntakeAnswer;
use crate::domain::department::Slug;
use crate::domain::guidance::Urgency;
use crate::domain::ids::{EnterpriseId, PersonId, QuestionId, TicketId, TicketNumber};
use crate::domain::moment::Moment;
use crate::domain::ticket::panel::Panel;
use crate::domain::ticket::{Happening, Secrecy, Stage, Ticket, TicketEvent};

/// Rows in one list: more is not read in a chat.
pub const LIST_MAX: u32 = 20;

/// What a new ticket is made of.
#[derive(Debug, Clone)]
pub struct NewTicket<'a> {
    /// The question it began with.
    pub question: QuestionId,
    /// Who asked.
    pub client: PersonId,
    /// Their firm.
    pub enterprise: Option<EnterpriseId>,
    /// Where it goes.
    pub department: &'a Slug,
    /// 普通 or 急.
    pub urgency: Urgency,
    /// When the client asked: the clock starts here.
    pub asked_at: Moment,
    /// Promised first answer.
    pub due_first: Moment,
    /// Target for the solution.
    pub due_solve: Moment,
    /// Answers to the intake questions.
    pub intake: &'a [IntakeAnswer],
}

const COLUMNS: &str = "id, year, serial, client_id, enterprise_id, department, urgency, stage, holder_id, rev,
    asked_ms, due_first_ms, due_solve_ms, first_answer_ms, closed_ms, rating, transfers, confidential, confidant_id,
    extended, referred_to,
    (SELECT json_group_array(json_array(person_id, part)) FROM consultant WHERE ticket_id = ticket.id),
    merged_into, merged_was, merged_by, merged_ms, (SELECT year FROM ticket AS o WHERE o.id = ticket.merged_into),
    (SELECT serial FROM ticket AS o WHERE o.id = ticket.merged_into), parted_from, parted_by, parted_ms";

impl Tx<'_> {
    /// Opens a ticket: number, row, first event and intake answers.
    pub fn open_ticket(&self, new: &NewTicket<'_>, at: Moment) -> Result<Ticket> {
        let year = at.day().year();
        let serial = self.next_in_sequence(&format!("ticket-{year}"))?;
        let serial = u32::try_from(serial).map_err(|_| StoreError::Conflict("ticket number"))?;
        let id: TicketId = self
            .conn
            .prepare_cached(
                "INSERT INTO ticket (year, serial, question_id, client_id, enterprise_id, department, urgency, stage,
                                     rev, asked_ms, due_first_ms, due_solve_ms)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 'queued', 1, ?8, ?9, ?10) RETURNING id",
            )?
            .query_row(
                params![
                    year,
                    serial,
                    new.question,
                    new.client,
                    new.enterprise,
                    new.department,
                    new.urgency,
                    new.asked_at,
                    new.due_first,
                    new.due_solve
                ],
                |row| row.get(0),
            )?;
        let what = Happening::Opened { department: new.department.clone(), urgency: new.urgency };
        self.add_event(id, &TicketEvent { rev: 1, actor: new.client, at, what })?;
        for (position, answer) in (1_i64..).zip(new.intake) {
            self.conn
                .prepare_cached("INSERT INTO intake (ticket_id, position, label, answer) VALUES (?1, ?2, ?3, ?4)")?
                .execute(params![id, position, answer.label, answer.answer])?;
        }
        Ok(Ticket {
            id,
            number: TicketNumber { year, serial },
            client: new.client,
            enterprise: new.enterprise,
            department: new.department.clone(),
            urgency: new.urgency,
            stage: Stage::Queued,
            holder: None,
            rev: 1,
            asked_at: new.asked_at,
            due_first: new.due_first,
            due_solve: new.due_solve,
            first_answer_at: None,
            closed_at: None,
            rating: None,
            transfers: 0,
            secrecy: Secrecy::Ordinary,
            extended: false,
            referred: None,
            panel: Panel::new(),
            merged: None,
            parted: None,
        })
    }

    fn next_in_sequence(&self, name: &str) -> Result<i64> {
        Ok(self
            .conn
            .prepare_cached(
                "INSERT INTO sequence (name, value) VALUES (?1, 1)
                 ON CONFLICT (name) DO UPDATE SET value = value + 1 RETURNING value",
            )?
            .query_row(params![name], |row| row.get(0))?)
    }

    fn add_event(&self, ticket: TicketId, event: &TicketEvent) -> Result<()> {
        let what = serde_json::to_string(&event.what)
            .map_err(|e| StoreError::Unreadable { what: "event", value: e.to_string() })?;
        self.conn
            .prepare_cached("INSERT INTO event (ticket_id, rev, actor_id, at_ms, what) VALUES (?1, ?2, ?3, ?4, ?5)")?
            .execute(params![ticket, event.rev, event.actor, event.at, what])?;
        Ok(())
    }

    /// Saves a step: the changed ticket with its event, if nobody else changed it meanwhile.
    /// `first_answer_minutes` is stored when the first answer was given by this very step.
    pub fn save_step(&self, ticket: &Ticket, event: &TicketEvent, first_answer_minutes: Option<i64>) -> Result<()> {
        let changed = self
            .conn
            .prepare_cached(
                "UPDATE ticket SET department = ?3, stage = ?4, holder_id = ?5, rev = ?2, first_answer_ms = ?6,
                        closed_ms = ?7, rating = ?8, transfers = ?9,
                        first_answer_work_min = coalesce(first_answer_work_min, ?10),
                        confidential = ?11, confidant_id = ?12, due_solve_ms = ?13, extended = ?14, referred_to = ?15,
                        merged_into = ?16, merged_was = ?17, merged_by = ?18, merged_ms = ?19,
                        parted_from = ?20, parted_by = ?21, parted_ms = ?22
                 WHERE id = ?1 AND rev = ?2 - 1",
            )?
            .execute(params![
                ticket.id,
                ticket.rev,
                ticket.department,
                ticket.stage,
                ticket.holder,
                ticket.first_answer_at,
                ticket.closed_at,
                ticket.rating,
                ticket.transfers,
                first_answer_minutes,
                ticket.secrecy.is_confidential(),
                confidant(ticket.secrecy),
                ticket.due_solve,
                ticket.extended,
                ticket.referred,
                ticket.merged.as_ref().map(|merged| merged.into),
                ticket.merged.as_ref().map(|merged| merged.was),
                ticket.merged.as_ref().map(|merged| merged.by),
                ticket.merged.as_ref().map(|merged| merged.at),
                ticket.parted.as_ref().map(|parted| parted.from),
                ticket.parted.as_ref().map(|parted| parted.by),
                ticket.parted.as_ref().map(|parted| parted.at)
            ])?;
        if changed != 1 {
            return Err(StoreError::Conflict("ticket"));
        }
        self.save_panel(ticket)?;
        self.add_event(ticket.id, event)
    }

    /// A ticket.
    pub fn ticket(&self, id: TicketId) -> Result<Option<Ticket>> {
        Ok(self
            .conn
            .prepare_cached(&format!("SELECT {COLUMNS} FROM ticket WHERE id = ?1"))?
            .query_row(params![id], ticket_of)
            .optional()?)
    }

    /// A ticket by the number people use.
    pub fn ticket_numbered(&self, number: TicketNumber) -> Result<Option<Ticket>> {
        Ok(self
            .conn
            .prepare_cached(&format!("SELECT {COLUMNS} FROM ticket WHERE year = ?1 AND serial = ?2"))?
            .query_row(params![number.year, number.serial], ticket_of)
            .optional()?)
    }

    /// The question a ticket began with.
    pub fn question_of_ticket(&self, ticket: TicketId) -> Result<Option<QuestionId>> {
        Ok(self
            .conn
            .prepare_cached("SELECT question_id FROM ticket WHERE id = ?1")?
            .query_row(params![ticket], |row| row.get(0))
            .optional()?)
    }

    /// The ticket that grew out of a question, if one did.
    pub fn ticket_of_question(&self, question: QuestionId) -> Result<Option<Ticket>> {
        Ok(self
            .conn
            .prepare_cached(&format!(
                "SELECT {COLUMNS} FROM ticket WHERE question_id = ?1 AND client_id =
                 (SELECT person_id FROM question WHERE id = ?1) ORDER BY id DESC LIMIT 1"
            ))?
            .query_row(params![question], ticket_of)
            .optional()?)
    }

    pub(super) fn tickets(&self, rest: &str, parameters: &[&dyn rusqlite::ToSql]) -> Result<Vec<Ticket>> {
        let mut statement = self.conn.prepare_cached(&format!("SELECT {COLUMNS} FROM ticket {rest}"))?;
        let rows = statement.query_map(parameters, ticket_of)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// A client's tickets, newest first.
    pub fn tickets_of_client(&self, client: PersonId) -> Result<Vec<Ticket>> {
        self.tickets("WHERE client_id = ?1 ORDER BY id DESC LIMIT ?2", &[&client, &LIST_MAX])
    }

    /// A client's open tickets, oldest first.
    pub fn open_tickets_of_client(&self, client: PersonId) -> Result<Vec<Ticket>> {
        self.tickets(
            "WHERE client_id = ?1 AND stage NOT IN ('closed', 'withdrawn') ORDER BY id LIMIT ?2",
            &[&client, &LIST_MAX],
        )
    }

    /// Waiting tickets of some departments for a chat, urgent first, then by promise.
    pub fn queue(&self, departments: &[Slug]) -> Result<Vec<Ticket>> {
        self.queue_up_to(departments, LIST_MAX)
    }

    /// The same, at most so many.
    pub fn queue_up_to(&self, departments: &[Slug], limit: u32) -> Result<Vec<Ticket>> {
        let list = serde_json::to_string(departments)
            .map_err(|e| StoreError::Unreadable { what: "departments", value: e.to_string() })?;
        self.tickets(
            "WHERE stage = 'queued' AND department IN (SELECT value FROM json_each(?1))
             ORDER BY urgency DESC, due_first_ms, id LIMIT ?2",
            &[&list, &limit],
        )
    }

    /// Open tickets after a row, in the order of their rows.
    pub fn open_tickets_after(&self, after: TicketId, limit: u32) -> Result<Vec<Ticket>> {
        self.tickets(
            "WHERE stage IN ('queued', 'in_hand', 'asking', 'answered') AND id > ?1 ORDER BY id LIMIT ?2",
            &[&after, &limit],
        )
    }

    /// How many tickets of an expert still need them: in hand, or waiting for the client's answer to a
    /// question. Those that are answered wait for the client's word.
    pub fn open_of(&self, expert: PersonId) -> Result<u32> {
        Ok(self
            .conn
            .prepare_cached("SELECT COUNT(*) FROM ticket WHERE holder_id = ?1 AND stage IN ('in_hand', 'asking')")?
            .query_row(params![expert], |row| row.get(0))?)
    }

    /// What an expert has in hand for a chat, by promise.
    pub fn held_by(&self, expert: PersonId) -> Result<Vec<Ticket>> {
        self.held_by_up_to(expert, LIST_MAX)
    }

    /// The same, at most so many.
    pub fn held_by_up_to(&self, expert: PersonId, limit: u32) -> Result<Vec<Ticket>> {
        self.tickets(
            "WHERE holder_id = ?1 AND stage IN ('in_hand', 'asking', 'answered')
             ORDER BY urgency DESC, due_first_ms, id LIMIT ?2",
            &[&expert, &limit],
        )
    }

    /// Tickets with a prescription that an expert holds or held to the end, newest first.
    pub fn prescribed_by_holder(&self, expert: PersonId) -> Result<Vec<Ticket>> {
        self.tickets(
            "WHERE holder_id = ?1 AND stage = 'closed' AND EXISTS (SELECT 1 FROM message AS m
                 JOIN prescription AS p ON p.message_id = m.id WHERE m.ticket_id = ticket.id)
             ORDER BY id DESC LIMIT ?2",
            &[&expert, &LIST_MAX],
        )
    }

    /// Trade secrets that a member of the office sees.
    pub fn in_confidence_of(&self, member: PersonId) -> Result<Vec<Ticket>> {
        self.tickets("WHERE confidant_id = ?1 ORDER BY id LIMIT ?2", &[&member, &LIST_MAX])
    }

    /// Tickets on which a client got a prescription, newest first.
    pub fn prescribed_for_client(&self, client: PersonId) -> Result<Vec<Ticket>> {
        self.tickets(
            "WHERE client_id = ?1 AND EXISTS (SELECT 1 FROM message AS m
                 JOIN prescription AS p ON p.message_id = m.id WHERE m.ticket_id = ticket.id)
             ORDER BY id DESC LIMIT ?2",
            &[&client, &LIST_MAX],
        )
    }

    /// Open tickets about which the office is asked to decide, oldest promise first.
    pub fn referred(&self) -> Result<Vec<Ticket>> {
        self.tickets("WHERE referred_to IS NOT NULL ORDER BY due_first_ms, id LIMIT ?1", &[&LIST_MAX])
    }

    /// Closed tickets of a department with a prescription, newest first, without trade secrets, what was erased, and `but`.
    pub fn prescribed_in(&self, department: &Slug, but: TicketId, limit: u32) -> Result<Vec<Ticket>> {
        self.tickets(
            "WHERE department = ?1 AND id <> ?2 AND stage = 'closed' AND confidential = 0
                 AND id NOT IN (SELECT ticket_id FROM erased_ticket)
                 AND EXISTS (SELECT 1 FROM message AS m
                 JOIN prescription AS p ON p.message_id = m.id WHERE m.ticket_id = ticket.id)
             ORDER BY closed_ms DESC, id DESC LIMIT ?3",
            &[department, &but, &limit],
        )
    }

    /// The history of a ticket.
    pub fn events(&self, ticket: TicketId) -> Result<Vec<TicketEvent>> {
        self.events_until(ticket, u32::MAX)
    }

    /// The history of a ticket up to a revision, oldest first.
    pub(super) fn events_until(&self, ticket: TicketId, rev: u32) -> Result<Vec<TicketEvent>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT rev, actor_id, at_ms, what FROM event WHERE ticket_id = ?1 AND rev <= ?2 ORDER BY rev",
        )?;
        let rows = statement.query_map(params![ticket, rev], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get::<_, String>(3)?))
        })?;
        let mut events = vec![];
        for row in rows {
            let (rev, actor, at, what) = row?;
            let what = serde_json::from_str(&what)
                .map_err(|_| StoreError::Unreadable { what: "event", value: what.clone() })?;
            events.push(TicketEvent { rev, actor, at, what });
        }
        Ok(events)
    }

    /// The intake answers of a ticket.
    pub fn intake(&self, ticket: TicketId) -> Result<Vec<IntakeAnswer>> {
        let mut statement =
            self.conn.prepare_cached("SELECT label, answer FROM intake WHERE ticket_id = ?1 ORDER BY position")?;
        let rows =
            statement.query_map(params![ticket], |row| Ok(IntakeAnswer { label: row.get(0)?, answer: row.get(1)? }))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

fn confidant(secrecy: Secrecy) -> Option<PersonId> {
    match secrecy {
        Secrecy::Ordinary => None,
        Secrecy::Confidential { office } => office,
    }
}

fn ticket_of(row: &Row<'_>) -> rusqlite::Result<Ticket> {
    Ok(Ticket {
        id: row.get(0)?,
        number: TicketNumber { year: row.get(1)?, serial: row.get(2)? },
        client: row.get(3)?,
        enterprise: row.get(4)?,
        department: row.get(5)?,
        urgency: row.get(6)?,
        stage: row.get(7)?,
        holder: row.get(8)?,
        rev: row.get(9)?,
        asked_at: row.get(10)?,
        due_first: row.get(11)?,
        due_solve: row.get(12)?,
        first_answer_at: row.get(13)?,
        closed_at: row.get(14)?,
        rating: row.get(15)?,
        transfers: row.get(16)?,
        secrecy: match row.get(17)? {
            false => Secrecy::Ordinary,
            true => Secrecy::Confidential { office: row.get(18)? },
        },
        extended: row.get(19)?,
        referred: row.get(20)?,
        panel: super::panels::panel_of(&row.get::<_, String>(21)?)?,
        merged: super::merges::merged_of(row)?,
        parted: super::merges::parted_of(row)?,
    })
}
