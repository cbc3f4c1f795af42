//! The ledger (台账): one row a ticket.

use super::ids::PersonId;
use super::moment::Moment;
use super::person::{Act, Person, can};
use super::ticket::Ticket;

/// Longest piece of a question that stands in the ledger, in characters: what it is about.
pub const LEDGER_QUESTION_MAX: usize = 200;
/// Most rows: what a sheet of Excel holds (1,048,576), less its head and a remark.
pub const LEDGER_ROWS_MAX: u32 = 1_048_000;

/// What the client said last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LastWord {
    /// It is solved.
    Solved,
    /// It is not.
    NotSolved,
    /// Asked, and no answer.
    Unconfirmed,
}

/// A ticket in the ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LedgerRow {
    /// The ticket.
    pub ticket: Ticket,
    /// When it was opened.
    pub opened_at: Moment,
    /// The firm, if it was named, and what of it is known.
    pub inside: Inside,
    /// Channel on which was asked, where that was kept.
    pub channel: Option<String>,
    /// Who holds it, or held it to the end.
    pub expert: Option<(PersonId, String)>,
    /// Working minutes to the first answer.
    pub first_minutes: Option<u64>,
    /// Working minutes to the last closing, without those in which the client was asked something.
    pub solve_minutes: Option<u64>,
    /// The client's last word.
    pub word: Option<LastWord>,
}

/// What a trade secret hides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inside {
    /// Shown.
    Shown {
        /// Name of the firm.
        firm: Option<String>,
        /// Its town.
        town: Option<String>,
        /// Its industry, by machine name.
        industry: Option<String>,
        /// What was asked, cut.
        question: String,
    },
    /// A trade secret whose inside this reader does not see.
    Hidden,
}

impl LedgerRow {
    /// The row as this reader may see it; nobody sees the inside of a trade secret where nobody is there to
    /// be asked who they are (the command line). The client's own tickets are others' to watch over.
    pub fn for_reader(mut self, reader: Option<&Person>) -> Self {
        let sees = match reader {
            Some(person) => can(person, Act::SeeInternal, Some(&self.ticket)).is_ok(),
            None => !self.ticket.secrecy.is_confidential(),
        };
        if !sees {
            self.inside = Inside::Hidden;
        }
        self
    }
}

/// The rows of a ledger, and whether there were more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ledger {
    /// Rows, the first opened first.
    pub rows: Vec<LedgerRow>,
    /// After so many the rest was left out.
    pub cut_at: Option<u32>,
}

impl Ledger {
    /// The first rows, at most so many.
    pub fn cut(mut rows: Vec<LedgerRow>, most: u32) -> Self {
        let kept = usize::try_from(most).unwrap_or(usize::MAX);
        let cut_at = (rows.len() > kept).then_some(most);
        rows.truncate(kept);
        Self { rows, cut_at }
    }
}
