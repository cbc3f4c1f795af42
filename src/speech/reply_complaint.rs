//! To the office, about low grades.

use crate::conversation::complaint::ComplaintStep;
use crate::domain::complaint::Complaint;
use crate::domain::moment::Moment;
use crate::domain::ticket::Ticket;

use super::views::ComplaintLine;

/// Why the office is shown a low grade.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ComplaintNews {
    /// It was just given.
    Given,
    /// The client said why.
    Explained,
    /// Something is overdue.
    Overdue,
    /// The client graded once more.
    GradedAgain,
}

/// To the office, about low grades.
#[derive(Debug, Clone, PartialEq)]
pub enum ComplaintReply {
    /// A low grade, for the office.
    News {
        /// On this.
        ticket: Ticket,
        /// How far it is dealt with.
        complaint: Box<Complaint>,
        /// Why it is shown now.
        news: ComplaintNews,
        /// The firm.
        firm: Option<String>,
        /// Its number.
        phone: Option<String>,
    },
    /// Those that are not put right.
    List {
        /// Oldest first.
        lines: Vec<ComplaintLine>,
    },
    /// What was said? Or: how was it put right?
    Ask {
        /// On this.
        ticket: Ticket,
        /// Which words are wanted.
        step: ComplaintStep,
    },
    /// The client was contacted.
    Contacted {
        /// On this.
        ticket: Ticket,
        /// Put right before.
        due: Moment,
    },
    /// It is put right, and the client told.
    PutRight {
        /// On this.
        ticket: Ticket,
    },
    /// It was put right before.
    Over {
        /// On this.
        ticket: Ticket,
    },
    /// The client is contacted before it is put right.
    ContactFirst {
        /// On this.
        ticket: Ticket,
    },
    /// There is no low grade.
    NoLowGrade {
        /// On this.
        ticket: Ticket,
    },
}
