//! The group of the house, if the office wants one, has a thread for each ticket.

use super::ids::{AddressId, GroupId, OutboxId, PersonId, ThreadId};
use super::moment::Moment;

/// What a row of the outbox does with a thread. Codes are stored and never change their meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ThreadDeed {
    /// Begins it, under a title.
    Open,
    /// Writes in it.
    Write,
    /// Gives it another title.
    Rename,
    /// Closes it.
    Close,
    /// Opens it again.
    Reopen,
    /// Takes it away with all that was written in it.
    Remove,
}

impl ThreadDeed {
    /// All of them.
    pub const ALL: [Self; 6] = [Self::Open, Self::Write, Self::Rename, Self::Close, Self::Reopen, Self::Remove];

    /// As stored.
    pub fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Write => "write",
            Self::Rename => "rename",
            Self::Close => "close",
            Self::Reopen => "reopen",
            Self::Remove => "remove",
        }
    }

    /// The deed of a stored code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|deed| deed.code() == code)
    }
}

/// The group of the house.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StaffGroup {
    /// Row.
    pub id: GroupId,
    /// Where it is written to.
    pub address: AddressId,
    /// Who bound it; it speaks their language.
    pub bound_by: PersonId,
    /// Since when nothing is written to it, because it could not be.
    pub halted: Option<Moment>,
}

/// The thread of a ticket, as it stands or will stand when all is sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thread {
    /// Row.
    pub id: ThreadId,
    /// The row of the outbox that begins it.
    pub opening: OutboxId,
    /// The row of its card.
    pub card: Option<OutboxId>,
    /// Its title; empty if not known.
    pub title: String,
    /// Closed? Not known after the group could not be written to.
    pub closed: Option<bool>,
}
