//! To the house: who works when, on how much.

use crate::domain::ticket::Ticket;

/// To the house: who works when, on how much. Never holds a note.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::large_enum_variant, reason = "it lives for one turn")]
pub enum DutyReply {
    /// The person has as many tickets open as one may have.
    HandsFull {
        /// So many are open.
        open: u32,
        /// So many may be.
        limit: u32,
    },
    /// No ticket waits in the person's departments.
    NothingWaits,
    /// A claim without a sign of work has lapsed, for who had it.
    Lapsed {
        /// This.
        ticket: Ticket,
    },
}
