//! About the group of the house, and in it.

use crate::domain::ids::TicketNumber;
use crate::domain::moment::Moment;
use crate::domain::ticket::Ticket;

/// To the office, about the group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GroupReply {
    /// There is none; how one is bound.
    None,
    /// There is one.
    Bound {
        /// Since when it cannot be written to.
        halted: Option<Moment>,
    },
    /// It is bound now.
    NowBound,
    /// Another one is bound.
    Another,
    /// This group has no threads.
    NoThreads,
    /// It is written to again.
    Resumed,
    /// It is given up.
    GivenUp,
    /// It cannot be written to.
    Halted,
    /// What an expert wrote in the thread of a ticket is not kept: the ticket is not theirs to look into.
    NotKept {
        /// Which.
        number: TicketNumber,
    },
}

/// In the group, before everybody in it: never a note, a name of a firm or what a client wrote besides the
/// question, and in that names and numbers are hidden.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GroupSays {
    /// The group is bound.
    Hello,
    /// The title of a thread.
    Title {
        /// Whose.
        ticket: Ticket,
    },
    /// The card of a ticket.
    Card(GroupCard),
    /// The ticket became a trade secret.
    Secret {
        /// Which.
        ticket: Ticket,
    },
}

/// The card of a ticket in its thread.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupCard {
    /// It.
    pub ticket: Ticket,
    /// What was asked, with names and numbers hidden.
    pub question: String,
    /// Who has it.
    pub holder: Option<String>,
    /// How many notes it has.
    pub notes: usize,
    /// When the solution is due, while it counts: it was answered, and is not solved.
    pub solve_by: Option<Moment>,
}
