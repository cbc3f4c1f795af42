//! The whole of `can` as a table: every kind of person, every act, every kind of ticket.

use std::collections::BTreeSet;

use super::department::Slug;
use super::guidance::Urgency;
use super::ids::{PersonId, TicketId, TicketNumber};
use super::moment::Moment;
use super::person::{Act, Denied, Language, Person, Roles, can};
use super::ticket::merging::{Merged, Parted};
use super::ticket::panel::{Panel, Part};
use super::ticket::{Secrecy, Stage, TRANSFERS_FREE, Ticket};

/// The one whose leave is asked for.
const ACTOR: PersonId = PersonId(1);
/// Somebody else.
const OTHER: PersonId = PersonId(2);
/// A third person.
const THIRD: PersonId = PersonId(3);
/// The department of every ticket in the table.
const DEPARTMENT: &str = "metrology";
/// A department that has none of them.
const ELSEWHERE: &str = "trade";

/// The kinds of people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Actor {
    /// Somebody without a role.
    Client,
    /// Somebody without a role, suspended.
    SuspendedClient,
    /// An expert of the ticket's department.
    Expert,
    /// The same, suspended.
    SuspendedExpert,
    /// An expert of another department.
    ExpertElsewhere,
    /// A member of the office.
    Office,
    /// The same, suspended.
    SuspendedOffice,
    /// Both at once.
    OfficeAndExpert,
}

impl Actor {
    /// Every kind.
    pub const ALL: [Self; 8] = [
        Self::Client,
        Self::SuspendedClient,
        Self::Expert,
        Self::SuspendedExpert,
        Self::ExpertElsewhere,
        Self::Office,
        Self::SuspendedOffice,
        Self::OfficeAndExpert,
    ];

    /// A person of this kind.
    pub fn person(self) -> Person {
        let expert_of = |slug: &str| BTreeSet::from([Slug::new(slug)]);
        let (office, expert, suspended) = match self {
            Self::Client => (false, BTreeSet::new(), false),
            Self::SuspendedClient => (false, BTreeSet::new(), true),
            Self::Expert => (false, expert_of(DEPARTMENT), false),
            Self::SuspendedExpert => (false, expert_of(DEPARTMENT), true),
            Self::ExpertElsewhere => (false, expert_of(ELSEWHERE), false),
            Self::Office => (true, BTreeSet::new(), false),
            Self::SuspendedOffice => (true, BTreeSet::new(), true),
            Self::OfficeAndExpert => (true, expert_of(DEPARTMENT), false),
        };
        Person {
            id: ACTOR,
            name: String::new(),
            language: Language::Chinese,
            roles: Roles { office, expert },
            enterprise: None,
            suspended,
        }
    }
}

/// How a ticket stands to the actor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// There is no ticket.
    None,
    /// The actor asked; it waits.
    OwnWaiting,
    /// The actor asked; another has it.
    OwnHeldByAnother,
    /// The actor asked and has it (an office that was careless).
    OwnHeld,
    /// Another asked; it waits.
    Waiting,
    /// Another asked and another has it.
    HeldByAnother,
    /// Another asked; the actor has it.
    Held,
    /// It waits, after so many hand-overs that the office decides the next.
    MovedWaiting,
    /// The actor has it, after so many hand-overs that the office decides the next.
    MovedHeld,
    /// Another has it and asks the actor to a consultation.
    Invited,
    /// Another has it; the actor takes part in the consultation.
    Consultant,
    /// The actor made it part of another.
    MergedByThem,
    /// The actor took it out of another; it waits in another department.
    PartedByThem,
    /// The actor's own trade secret; another has it.
    OwnSecret,
    /// A trade secret waits; nobody of the office looks after it.
    SecretWaiting,
    /// A trade secret in another's hand, looked after by another.
    SecretHeldByAnother,
    /// A trade secret in the actor's hand.
    SecretHeld,
    /// A trade secret in another's hand; the actor is the one of the office who looks after it.
    SecretInConfidence,
}

impl Relation {
    /// Every kind.
    pub const ALL: [Self; 18] = [
        Self::None,
        Self::OwnWaiting,
        Self::OwnHeldByAnother,
        Self::OwnHeld,
        Self::Waiting,
        Self::HeldByAnother,
        Self::Held,
        Self::MovedWaiting,
        Self::MovedHeld,
        Self::Invited,
        Self::Consultant,
        Self::MergedByThem,
        Self::PartedByThem,
        Self::OwnSecret,
        Self::SecretWaiting,
        Self::SecretHeldByAnother,
        Self::SecretHeld,
        Self::SecretInConfidence,
    ];

    /// A ticket that stands so.
    pub fn ticket(self) -> Option<Ticket> {
        let secret = |office| Secrecy::Confidential { office };
        let ordinary = Secrecy::Ordinary;
        let (client, holder, secrecy) = match self {
            Self::None => return None,
            Self::OwnWaiting => (ACTOR, None, ordinary),
            Self::OwnHeldByAnother => (ACTOR, Some(OTHER), ordinary),
            Self::OwnHeld => (ACTOR, Some(ACTOR), ordinary),
            Self::Waiting | Self::MovedWaiting | Self::MergedByThem | Self::PartedByThem => (OTHER, None, ordinary),
            Self::HeldByAnother | Self::Invited | Self::Consultant => (OTHER, Some(THIRD), ordinary),
            Self::Held | Self::MovedHeld => (OTHER, Some(ACTOR), ordinary),
            Self::OwnSecret => (ACTOR, Some(OTHER), secret(None)),
            Self::SecretWaiting => (OTHER, None, secret(None)),
            Self::SecretHeldByAnother => (OTHER, Some(THIRD), secret(Some(PersonId(4)))),
            Self::SecretHeld => (OTHER, Some(ACTOR), secret(Some(PersonId(4)))),
            Self::SecretInConfidence => (OTHER, Some(THIRD), secret(Some(ACTOR))),
        };
        Some(Ticket {
            id: TicketId(7),
            number: TicketNumber { year: 2026, serial: 7 },
            client,
            enterprise: None,
            department: Slug::new(DEPARTMENT),
            urgency: Urgency::Normal,
            stage: if holder.is_some() { Stage::InHand } else { Stage::Queued },
            holder,
            rev: 1,
            asked_at: Moment(0),
            due_first: Moment(1),
            due_solve: Moment(2),
            first_answer_at: None,
            closed_at: None,
            rating: None,
            transfers: match self {
                Self::MovedWaiting | Self::MovedHeld => TRANSFERS_FREE,
                _ => 0,
            },
            secrecy,
            extended: false,
            referred: None,
            panel: match self {
                Self::Invited => [(ACTOR, Part::Invited)].into(),
                Self::Consultant => [(ACTOR, Part::Joined)].into(),
                _ => Panel::new(),
            },
            merged: (self == Self::MergedByThem).then_some(Merged {
                into: TicketId(6),
                number: TicketNumber { year: 2026, serial: 6 },
                was: Stage::Queued,
                by: ACTOR,
                at: Moment(1),
            }),
            parted: (self == Self::PartedByThem).then_some(Parted { from: TicketId(6), by: ACTOR, at: Moment(1) }),
        })
    }
}

/// A cell of the table.
pub fn leave(actor: Actor, act: Act, relation: Relation) -> Result<(), Denied> {
    can(&actor.person(), act, relation.ticket().as_ref())
}
