//! What the clinic recorded, row by row, as it stands, for counting it a second time; and what that finds.

use super::department::Slug;
use super::guidance::Outcome;
use super::ids::{PersonId, TicketNumber};
use super::moment::Moment;
use super::statistic::{Cell, Measure, Period, Statistic};
use super::ticket::{Ticket, TicketEvent};

/// A firm, or for a client without one the client, as a negative number.
pub type FirmKey = i64;

/// A question as it was recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuestionRecord {
    /// When.
    pub asked_at: Moment,
    /// By whom.
    pub firm: FirmKey,
    /// Where triage put it.
    pub department: Slug,
    /// Where the client put it instead.
    pub corrected_to: Option<Slug>,
    /// What became of it.
    pub outcome: Outcome,
    /// Asked by somebody of the house?
    pub by_staff: bool,
    /// Channel on which it was asked, where that was kept.
    pub channel: Option<String>,
}

/// A ticket as its row has it, with its whole history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TicketRecord {
    /// The row.
    pub ticket: Ticket,
    /// Working minutes to the first answer, as they were written down.
    pub first_minutes: Option<u64>,
    /// By whom.
    pub firm: FirmKey,
    /// Town of the firm.
    pub town: Option<String>,
    /// Industry of the firm.
    pub industry: Option<String>,
    /// Channel of the question.
    pub channel: Option<String>,
    /// Every event, by revision.
    pub events: Vec<TicketEvent>,
}

/// Something else that was recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OtherRecord {
    /// Triage was corrected.
    Correction {
        /// When.
        at: Moment,
        /// Of whose question.
        firm: FirmKey,
        /// From.
        was: Slug,
        /// To.
        became: Slug,
    },
    /// A message that did not surely arrive, or an incoming one that was set aside.
    Trouble {
        /// When.
        at: Moment,
        /// Which trouble.
        what: Measure,
    },
    /// A person of the house by name.
    Colleague {
        /// Who.
        id: PersonId,
        /// What they are called.
        name: String,
    },
}

/// What a ticket's row says otherwise than its history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Of which ticket.
    pub ticket: TicketNumber,
    /// What.
    pub of: FaultOf,
}

/// Where a row and its history differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FaultOf {
    /// Revisions are missing, or the row counts others.
    Revisions,
    /// Department.
    Department,
    /// Holder.
    Holder,
    /// Open or ended.
    Standing,
    /// When it was first answered.
    FirstAnswer,
    /// In how many working minutes: may also be so where a year's holidays became known later.
    FirstMinutes,
    /// When it was closed.
    ClosedAt,
    /// The grade.
    Rating,
}

/// A cell that the two ways of counting do not agree on.
#[derive(Debug, Clone, PartialEq)]
pub struct Difference {
    /// In which table.
    pub statistic: Statistic,
    /// Over what.
    pub period: Period,
    /// Names of the row.
    pub row: Vec<Cell>,
    /// Column.
    pub column: Measure,
    /// In the tables; `None`: it has no such row.
    pub counted: Option<Cell>,
    /// From the history; `None`: it has no such row.
    pub recounted: Option<Cell>,
}
