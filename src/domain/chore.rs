//! What the clinic does by itself, once: a kind, what it is about, and which time.

use super::ids::{PersonId, TicketId};
use super::ticket::Reminder;

/// What kind of thing. Codes are stored and never change their meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ChoreKind {
    /// Those who answer for a ticket were reminded.
    Reminded(Reminder),
    /// An absence began: what falls due in it was offered to others.
    AbsenceBegins,
    /// The digest of a working morning.
    Digest,
    /// The office was told that the group of the house cannot be written to.
    GroupHalted,
}

impl ChoreKind {
    /// As stored.
    pub fn code(self) -> &'static str {
        match self {
            Self::Reminded(of) => of.code(),
            Self::AbsenceBegins => "absence_begins",
            Self::Digest => "digest",
            Self::GroupHalted => "group_halted",
        }
    }
}

/// A thing that is done once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chore {
    /// What kind.
    pub kind: ChoreKind,
    /// The ticket it is about.
    pub ticket: Option<TicketId>,
    /// The person it is about.
    pub person: Option<PersonId>,
    /// Tells apart what comes again: a day, a number. Empty for what comes once.
    pub turn: String,
}

impl Chore {
    /// Once for a ticket.
    pub fn of_ticket(kind: ChoreKind, ticket: TicketId) -> Self {
        Self { kind, ticket: Some(ticket), person: None, turn: String::new() }
    }

    /// Once for a person.
    pub fn of_person(kind: ChoreKind, person: PersonId) -> Self {
        Self { kind, ticket: None, person: Some(person), turn: String::new() }
    }

    /// Once each time.
    #[must_use]
    pub fn at_turn(self, turn: impl Into<String>) -> Self {
        Self { turn: turn.into(), ..self }
    }
}
