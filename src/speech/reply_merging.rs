//! To the house: two tickets become one, or one becomes two. Never to a client.

use crate::domain::ids::MessageId;
use crate::domain::ticket::Ticket;

use super::views::TicketLine;

/// To experts and the office.
#[derive(Debug, Clone, PartialEq)]
pub enum MergeReply {
    /// With which?
    WithWhich {
        /// This.
        ticket: Ticket,
        /// Open ones of the same client or firm.
        others: Vec<TicketLine>,
    },
    /// Really?
    Sure {
        /// It becomes a part.
        younger: Ticket,
        /// It stays.
        older: Ticket,
        /// The questions of both.
        questions: [String; 2],
    },
    /// One is part of the other.
    Done {
        /// The part.
        part: Ticket,
        /// It stays.
        whole: Ticket,
    },
    /// To the holders, if somebody else did it.
    News {
        /// The part.
        part: Ticket,
        /// It stays.
        whole: Ticket,
        /// The question of the part.
        question: String,
    },
    /// What was split off is a part again.
    SplitUndone {
        /// The part.
        part: Ticket,
        /// It stays.
        whole: Ticket,
    },
    /// It stands by itself again.
    UndoDone {
        /// This.
        ticket: Ticket,
        /// Of which it was a part.
        whole: Ticket,
    },
    /// What is another matter?
    SplitWhat {
        /// In this.
        ticket: Ticket,
        /// The client's newest messages.
        messages: Vec<(MessageId, String)>,
    },
    /// Where does it go?
    SplitWhere {
        /// Out of this.
        ticket: Ticket,
        /// What.
        text: String,
    },
    /// A ticket of its own.
    SplitDone {
        /// The new one.
        part: Ticket,
        /// Out of this.
        whole: Ticket,
    },
}
