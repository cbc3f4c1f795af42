//! To the house: more time, and what the office decides after too many hand-overs.

use crate::domain::department::Slug;
use crate::domain::moment::Moment;
use crate::domain::ticket::Ticket;

use super::views::{CaseView, TicketLine};

/// To experts and the office.
#[derive(Debug, Clone, PartialEq)]
pub enum HandoverReply {
    /// Handed over too often: what comes now is put before the office.
    OfficeDecides {
        /// This.
        ticket: Ticket,
        /// How often it was handed over.
        times: u32,
    },
    /// Why should it go there? For the office.
    ReferralReasonAsk {
        /// This.
        ticket: Ticket,
        /// Where to.
        to: Slug,
    },
    /// It is before the office.
    Referred {
        /// This.
        ticket: Ticket,
        /// How many members of the office were told.
        asked: usize,
    },
    /// To the office: decide.
    DecisionAsk {
        /// This.
        view: Box<CaseView>,
        /// Who asks.
        by: String,
        /// Where they want it to go.
        to: Slug,
        /// Why.
        reason: String,
    },
    /// The office has decided that it stays.
    Kept {
        /// This.
        ticket: Ticket,
        /// Who decided.
        by: String,
    },
    /// Decided: it stays.
    KeepDone {
        /// This.
        ticket: Ticket,
    },
    /// What waits for a decision of the office.
    Undecided {
        /// In order.
        tickets: Vec<TicketLine>,
    },
    /// By how many working days?
    ExtensionAsk {
        /// This.
        ticket: Ticket,
        /// It is due then.
        until: Moment,
        /// Why, if that was said before the days.
        reason: Option<String>,
    },
    /// Why? The client is told.
    ExtensionReasonAsk {
        /// This.
        ticket: Ticket,
        /// By so many working days.
        days: u32,
        /// Until then.
        until: Moment,
    },
    /// Put off.
    ExtensionDone {
        /// This.
        ticket: Ticket,
        /// Until then.
        until: Moment,
    },
}
