//! Questions with the guidance they got.

use rusqlite::{OptionalExtension, Row, params};

use super::{Result, StoreError, Tx};
use crate::domain::department::Slug;
use crate::domain::guidance::{Guidance, Outcome, Urgency};
use crate::domain::ids::{PersonId, QuestionId, TicketId};
use crate::domain::moment::Moment;
use crate::domain::person::Person;

/// A question that was asked.
#[derive(Debug, Clone, PartialEq)]
pub struct AskedQuestion {
    /// Row.
    pub id: QuestionId,
    /// Who asked.
    pub person: PersonId,
    /// As asked.
    pub text: String,
    /// Where triage put it.
    pub department: Slug,
    /// The next likeliest.
    pub alternatives: Vec<Slug>,
    /// The words that decided.
    pub because: Vec<String>,
    /// 普通 or 急.
    pub urgency: Urgency,
    /// What became of it.
    pub outcome: Outcome,
    /// Articles that were shown.
    pub articles: Vec<String>,
    /// When.
    pub asked_at: Moment,
    /// Where the client put it instead.
    pub corrected_to: Option<Slug>,
}

/// Triage was corrected.
#[derive(Debug, Clone, Copy)]
pub struct Correction<'a> {
    /// Of this question.
    pub question: QuestionId,
    /// By whom.
    pub person: PersonId,
    /// By an expert's transfer, or by the client?
    pub by_expert: bool,
    /// From.
    pub was: &'a Slug,
    /// To.
    pub became: &'a Slug,
}

impl AskedQuestion {
    /// The client's word counts more than triage's.
    pub fn where_to(&self) -> &Slug {
        self.corrected_to.as_ref().unwrap_or(&self.department)
    }
}

fn json<T: serde::Serialize>(value: &T) -> Result<String> {
    serde_json::to_string(value).map_err(|e| StoreError::Unreadable { what: "list", value: e.to_string() })
}

impl Tx<'_> {
    /// Stores a question with what the library made of it.
    pub fn add_question(&self, person: &Person, text: &str, guidance: &Guidance, at: Moment) -> Result<QuestionId> {
        let mut articles: Vec<&str> = guidance.citations.iter().map(|c| c.article.as_str()).collect();
        articles.dedup();
        Ok(self
            .conn
            .prepare_cached(
                "INSERT INTO question (person_id, text, department, alternatives, because, urgency, outcome,
                                       confidence, articles, asked_ms, by_staff)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11) RETURNING id",
            )?
            .query_row(
                params![
                    person.id,
                    text,
                    guidance.triage.department,
                    json(&guidance.triage.alternatives)?,
                    json(&guidance.triage.because)?,
                    guidance.triage.urgency,
                    guidance.outcome,
                    guidance.triage.confidence,
                    json(&articles)?,
                    at,
                    person.is_expert() || person.is_office()
                ],
                |row| row.get(0),
            )?)
    }

    /// A question.
    pub fn question(&self, id: QuestionId) -> Result<Option<AskedQuestion>> {
        Ok(self
            .conn
            .prepare_cached(
                "SELECT id, person_id, text, department, alternatives, because, urgency, outcome, articles,
                        asked_ms, corrected_to
                 FROM question WHERE id = ?1",
            )?
            .query_row(params![id], question_of)
            .optional()?)
    }

    /// The client puts a question into another department.
    pub fn correct_question(&self, id: QuestionId, department: &Slug) -> Result<()> {
        self.conn
            .prepare_cached("UPDATE question SET corrected_to = ?2 WHERE id = ?1")?
            .execute(params![id, department])?;
        Ok(())
    }

    /// The client added a question to a ticket instead of opening one for it.
    pub fn add_question_to(&self, id: QuestionId, ticket: TicketId) -> Result<()> {
        self.conn.prepare_cached("UPDATE question SET added_to = ?2 WHERE id = ?1")?.execute(params![id, ticket])?;
        Ok(())
    }

    /// The ticket to which a question was added, if it was.
    pub fn question_added_to(&self, id: QuestionId) -> Result<Option<TicketId>> {
        Ok(self
            .conn
            .prepare_cached("SELECT added_to FROM question WHERE id = ?1")?
            .query_row(params![id], |row| row.get(0))
            .optional()?
            .flatten())
    }

    /// Keeps a correction of triage. Choosing what it was already corrects nothing.
    pub fn add_correction(&self, correction: &Correction<'_>, at: Moment) -> Result<()> {
        if correction.was == correction.became {
            return Ok(());
        }
        self.conn
            .prepare_cached(
                "INSERT INTO correction (question_id, person_id, by_expert, was, became, at_ms)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            )?
            .execute(params![
                correction.question,
                correction.person,
                correction.by_expert,
                correction.was,
                correction.became,
                at
            ])?;
        Ok(())
    }

    /// Corrected questions with the department they belong to in the end, newest first: new examples
    /// for triage.
    pub fn corrected_questions(&self, from: Moment, to: Moment, limit: u32) -> Result<Vec<(String, Slug)>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT q.text, c.became FROM correction AS c JOIN question AS q ON q.id = c.question_id
             WHERE c.at_ms >= ?1 AND c.at_ms < ?2 AND q.erased_ms IS NULL
               AND c.id = (SELECT MAX(l.id) FROM correction AS l WHERE l.question_id = c.question_id)
             ORDER BY c.id DESC LIMIT ?3",
        )?;
        let rows = statement.query_map(params![from, to, limit], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Questions that are ours and for which the library had nothing, newest first, with their department.
    pub fn questions_without_evidence(&self, from: Moment, to: Moment, limit: u32) -> Result<Vec<(String, Slug)>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT text, coalesce(corrected_to, department) FROM question
             WHERE outcome = 'no_evidence' AND by_staff = 0 AND erased_ms IS NULL AND asked_ms >= ?1 AND asked_ms < ?2 ORDER BY id DESC LIMIT ?3",
        )?;
        let rows = statement.query_map(params![from, to, limit], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The client says that the guidance was enough.
    pub fn solve_question(&self, id: QuestionId, at: Moment) -> Result<()> {
        self.conn
            .prepare_cached("UPDATE question SET solved_ms = coalesce(solved_ms, ?2) WHERE id = ?1")?
            .execute(params![id, at])?;
        Ok(())
    }
}

fn question_of(row: &Row<'_>) -> rusqlite::Result<AskedQuestion> {
    let list = |index| -> rusqlite::Result<String> { row.get(index) };
    Ok(AskedQuestion {
        id: row.get(0)?,
        person: row.get(1)?,
        text: row.get(2)?,
        department: row.get(3)?,
        // A list that cannot be read is an empty list: these are shown, never decided upon.
        alternatives: serde_json::from_str(&list(4)?).unwrap_or_default(),
        because: serde_json::from_str(&list(5)?).unwrap_or_default(),
        urgency: row.get(6)?,
        outcome: row.get(7)?,
        articles: serde_json::from_str(&list(8)?).unwrap_or_default(),
        asked_at: row.get(9)?,
        corrected_to: row.get(10)?,
    })
}
