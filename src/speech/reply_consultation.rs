//! To the house: colleagues look at a ticket together. Never to a client.

use crate::domain::department::Slug;
use crate::domain::ids::PersonId;
use crate::domain::ticket::Ticket;
use crate::domain::ticket::panel::Part;

use super::views::{CaseView, TicketLine};

/// What happened to a consultation, told to who takes part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ConsultNews {
    /// Somebody takes part.
    Joined {
        /// Who.
        name: String,
    },
    /// Somebody does not.
    Declined {
        /// Who.
        name: String,
    },
    /// Somebody does not any more.
    Left {
        /// Who.
        name: String,
    },
    /// It is over.
    Ended,
}

/// To experts and the office.
#[derive(Debug, Clone, PartialEq)]
pub enum ConsultReply {
    /// Who should be asked?
    Whom {
        /// On this.
        ticket: Ticket,
        /// Departments that have somebody to ask.
        departments: Vec<Slug>,
    },
    /// Which expert of a department, or of one name?
    WhomOf {
        /// On this.
        ticket: Ticket,
        /// Of this.
        department: Slug,
        /// Who can be asked.
        experts: Vec<(PersonId, String)>,
    },
    /// No expert and no department is called so; nobody was asked.
    NoSuchColleague {
        /// On this.
        ticket: Ticket,
        /// As typed.
        name: String,
    },
    /// Asked.
    Invited {
        /// On this.
        ticket: Ticket,
        /// Who.
        names: Vec<String>,
    },
    /// To who is asked: will you take part?
    Invitation {
        /// On this, without the firm's name.
        view: Box<CaseView>,
        /// Who asks.
        by: String,
    },
    /// Something happened to it.
    News {
        /// On this.
        ticket: Ticket,
        /// What.
        news: ConsultNews,
    },
    /// You do not take part (any more).
    LeaveDone {
        /// On this.
        ticket: Ticket,
    },
    /// Ended.
    EndDone {
        /// On this.
        ticket: Ticket,
    },
    /// What the reader is asked to, or takes part in.
    Mine {
        /// In order.
        tickets: Vec<TicketLine>,
        /// How, for each.
        parts: Vec<Option<Part>>,
    },
}
