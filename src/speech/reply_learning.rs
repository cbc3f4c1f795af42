//! About drafts of articles that are made of cases: to who makes them, and to the office.

use crate::domain::ticket::Ticket;

use super::views::DraftView;

/// About drafts.
#[derive(Debug, Clone, PartialEq)]
pub enum LearningReply {
    /// The draft, with what was hidden in it, before it is kept.
    Preview {
        /// Of this.
        ticket: Ticket,
        /// It.
        draft: Box<DraftView>,
    },
    /// Words to hide were none, too short, too long or too many.
    WordsWrong,
    /// A trade secret is no example for others.
    Secret {
        /// This.
        ticket: Ticket,
    },
    /// Neither a prescription nor an answer: nothing to learn.
    Nothing {
        /// This.
        ticket: Ticket,
    },
    /// Enough drafts of this ticket.
    Enough {
        /// This.
        ticket: Ticket,
    },
    /// Kept; where it is.
    Kept {
        /// Of this.
        ticket: Ticket,
        /// Below the data folder.
        path: String,
        /// Who approved it.
        by: String,
        /// Documents that were found for it.
        sources: usize,
    },
}
