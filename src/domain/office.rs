//! What the office picks from the ledger and from the record of who did what.

use super::department::Slug;
use super::ids::{PersonId, TicketNumber};
use super::period::Period;
use super::ticket::Stage;

/// Rows of a page: a screen or two, and quick on an old computer.
pub const PAGE_ROWS: u32 = 50;
/// Highest page: what lies behind it is found by picking, not by leafing.
pub const PAGES_MAX: u32 = 2_000;

/// How a ticket stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// In this stage.
    Is(Stage),
    /// Not ended, whenever it was asked.
    Open,
    /// Past the promise without a first answer, whenever it was asked.
    Overdue,
}

impl Standing {
    /// As an address carries it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Is(stage) => stage.code(),
            Self::Open => "open",
            Self::Overdue => "overdue",
        }
    }

    /// The standing of a code.
    pub fn from_code(code: &str) -> Option<Self> {
        match code {
            "open" => Some(Self::Open),
            "overdue" => Some(Self::Overdue),
            stage => Stage::from_code(stage).map(Self::Is),
        }
    }
}

/// What is picked from the ledger. What is left out is not asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LedgerPick {
    /// Asked in this period.
    pub period: Period,
    /// Of this department.
    pub department: Option<Slug>,
    /// Of firms in this town.
    pub town: Option<String>,
    /// Of firms of this industry.
    pub industry: Option<String>,
    /// Held by this expert.
    pub expert: Option<PersonId>,
    /// Asked on this channel.
    pub channel: Option<String>,
    /// Standing so.
    pub standing: Option<Standing>,
    /// From 1.
    pub page: u32,
}

/// What is picked from the record of who did what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditPick {
    /// Done in this period.
    pub period: Period,
    /// Done by this person.
    pub actor: Option<PersonId>,
    /// On this ticket.
    pub ticket: Option<TicketNumber>,
    /// From 1.
    pub page: u32,
}
