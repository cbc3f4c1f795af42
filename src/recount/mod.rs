//! Counting a second time: the whole history is walked through event by event in plain code, folded into a
//! small model of its own, and the same tables are made of it. It shares with the first way what the tables
//! look like and the working time, and nothing of how anything is counted.
//!
//! Within a ticket the order is that of its revisions, which is the order in time even where a clock went
//! backwards; between tickets the order does not matter.

/// One ticket's life, folded from its events.
mod life;
/// Tables of the model.
mod tables;
/// Cell by cell.
mod compare;

use std::collections::BTreeMap;

use crate::domain::history::{Fault, OtherRecord, QuestionRecord, TicketRecord};
use crate::domain::ids::PersonId;
use crate::domain::moment::Moment;
use crate::domain::working_time::Calendar;

pub use compare::differences;

use life::Life;

/// Everything that was recorded, folded.
#[derive(Debug, Default)]
pub struct Model {
    questions: Vec<QuestionRecord>,
    lives: Vec<Life>,
    others: Vec<OtherRecord>,
    names: BTreeMap<PersonId, String>,
    /// What a ticket's row says otherwise than its history.
    pub faults: Vec<Fault>,
    /// How many events were walked through.
    pub events: usize,
}

impl Model {
    /// Takes a question in.
    pub fn question(&mut self, question: QuestionRecord) {
        self.questions.push(question);
    }

    /// Takes a ticket in: its history is folded, and its row compared with what comes out.
    pub fn ticket(&mut self, record: &TicketRecord, calendar: &Calendar) {
        self.events += record.events.len();
        let life = Life::of(record, calendar);
        self.faults.extend(life.faults(record));
        self.lives.push(life);
    }

    /// Takes anything else in.
    pub fn other(&mut self, record: OtherRecord) {
        match record {
            OtherRecord::Colleague { id, name } => {
                self.names.insert(id, name);
            }
            OtherRecord::Correction { .. } | OtherRecord::Trouble { .. } => self.others.push(record),
        }
    }

    /// How many tickets.
    pub fn tickets(&self) -> usize {
        self.lives.len()
    }

    /// How many questions.
    pub fn questions(&self) -> usize {
        self.questions.len()
    }

    /// When the first thing happened.
    pub fn first(&self) -> Option<Moment> {
        let asked = self.questions.iter().map(|question| question.asked_at);
        asked.chain(self.lives.iter().map(|life| life.asked_at)).min()
    }
}
