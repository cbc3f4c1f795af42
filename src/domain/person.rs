//! People, their roles, and the one gate `can`.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::department::Slug;
use super::ids::{EnterpriseId, PersonId};
use super::ticket::{Secrecy, Ticket};

pub use super::act::Act;

/// Longest display name that is kept.
pub const PERSON_NAME_MAX: usize = 60;

impl PersonId {
    /// The clinic itself, as the actor of what it does when its time has come. It has no role and no
    /// address; no button and no list names it (the schema writes the row).
    pub const CLINIC: Self = Self(0);
}

/// The language a person reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Language {
    /// Simplified Chinese, the default.
    #[default]
    #[serde(rename = "zh-CN")]
    Chinese,
    /// English.
    #[serde(rename = "en")]
    English,
}

impl Language {
    /// All languages, as offered by /language.
    pub const ALL: [Self; 2] = [Self::Chinese, Self::English];

    /// BCP 47 tag, as stored.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Chinese => "zh-CN",
            Self::English => "en",
        }
    }

    /// The language of a stored tag.
    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|l| l.tag() == tag)
    }
}

/// What a person may be besides a client, which everybody is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Roles {
    /// Member of the office (质量办).
    pub office: bool,
    /// Departments for which the person answers.
    pub expert: BTreeSet<Slug>,
}

/// A person, however many channel addresses they have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Row.
    pub id: PersonId,
    /// Display name.
    pub name: String,
    /// Language of what they are told.
    pub language: Language,
    /// Roles, empty for a plain client.
    pub roles: Roles,
    /// Their firm, once they named it.
    pub enterprise: Option<EnterpriseId>,
    /// Suspended by the office: roles rest, client acts stay.
    pub suspended: bool,
}

impl Person {
    /// Office member in good standing.
    pub fn is_office(&self) -> bool {
        self.roles.office && !self.suspended
    }

    /// Expert in good standing, of whatever department.
    pub fn is_expert(&self) -> bool {
        !self.roles.expert.is_empty() && !self.suspended
    }

    /// Expert of this department in good standing.
    pub fn is_expert_of(&self, department: &Slug) -> bool {
        !self.suspended && self.roles.expert.contains(department)
    }
}

/// Why an act is denied. Says no more than the person may know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Denied {
    /// No such ticket as far as this person is concerned: never tells whether it exists.
    NoSuchTicket,
    /// For experts only.
    ExpertsOnly,
    /// For the office only.
    OfficeOnly,
    /// Only who holds the ticket.
    HolderOnly,
    /// The person's roles are suspended.
    Suspended,
    /// The person is the client of this ticket: its inside is for others.
    OwnTicket,
    /// Handed over so often that the office decides now.
    OfficeDecides,
}

/// The one gate: may `actor` do `act`, on `ticket` if it is about one? Asked before every act,
/// from every edge; stages are checked afterwards by the ticket itself. Whoever may not see a ticket
/// is told the same as if there were none, and nobody treats their own: its notes are not for them.
pub fn can(actor: &Person, act: Act, ticket: Option<&Ticket>) -> Result<(), Denied> {
    match act {
        Act::SeeAsClient | Act::AddMessage | Act::Withdraw | Act::Confirm | Act::Reopen | Act::Rate => match ticket {
            Some(ticket) if ticket.client == actor.id => Ok(()),
            Some(_) | None => Err(Denied::NoSuchTicket),
        },
        Act::SeeInternal | Act::Note => match ticket {
            Some(ticket) if sees_internal(actor, ticket) => Ok(()),
            Some(_) | None => Err(hidden(actor, ticket)),
        },
        Act::Claim => match ticket {
            Some(ticket) if treats(actor, ticket) => Ok(()),
            Some(ticket) if consults(actor, ticket) => Err(Denied::HolderOnly),
            Some(ticket) if sees_internal(actor, ticket) => Err(Denied::ExpertsOnly),
            Some(_) | None => Err(hidden(actor, ticket)),
        },
        Act::Release | Act::AskBack | Act::Answer | Act::Prescribe | Act::Extend => match ticket {
            Some(ticket) if holds(actor, ticket) => Ok(()),
            Some(ticket) if sees_internal(actor, ticket) => Err(Denied::HolderOnly),
            Some(_) | None => Err(hidden(actor, ticket)),
        },
        // The firm's name stands on it: for its client, who holds the ticket, and the office.
        Act::Paper => match ticket {
            Some(ticket) if ticket.client == actor.id || holds(actor, ticket) => Ok(()),
            Some(ticket) if oversees(actor, ticket) => Ok(()),
            Some(ticket) if sees_internal(actor, ticket) => Err(Denied::HolderOnly),
            Some(_) | None => Err(hidden(actor, ticket)),
        },
        // The office too: an error is put right, and a case is learned from, even if its expert has left.
        Act::Correct | Act::Learn => match ticket {
            Some(ticket) if holds(actor, ticket) || oversees(actor, ticket) => Ok(()),
            Some(ticket) if sees_internal(actor, ticket) => Err(Denied::HolderOnly),
            Some(_) | None => Err(hidden(actor, ticket)),
        },
        Act::Transfer => match ticket {
            Some(ticket) if oversees(actor, ticket) => Ok(()),
            Some(ticket) if moves(actor, ticket) && ticket.is_for_the_office() => Err(Denied::OfficeDecides),
            Some(ticket) if moves(actor, ticket) => Ok(()),
            Some(ticket) if sees_internal(actor, ticket) => Err(Denied::HolderOnly),
            Some(_) | None => Err(hidden(actor, ticket)),
        },
        Act::Merge => match ticket {
            Some(ticket) if moves(actor, ticket) || oversees(actor, ticket) => Ok(()),
            Some(ticket) if sees_internal(actor, ticket) => Err(Denied::HolderOnly),
            Some(_) | None => Err(hidden(actor, ticket)),
        },
        // Who did it, or the office.
        Act::UndoMerge => match ticket {
            Some(ticket) if oversees(actor, ticket) || did(actor, ticket) => Ok(()),
            Some(ticket) if sees_internal(actor, ticket) => Err(Denied::OfficeOnly),
            Some(_) | None => Err(hidden(actor, ticket)),
        },
        Act::Consult | Act::Split => match ticket {
            Some(ticket) if holds(actor, ticket) || oversees(actor, ticket) => Ok(()),
            Some(ticket) if sees_internal(actor, ticket) => Err(Denied::HolderOnly),
            Some(_) | None => Err(hidden(actor, ticket)),
        },
        Act::TakePart => match ticket {
            Some(ticket) if is_asked(actor, ticket) => Ok(()),
            Some(_) | None => Err(hidden(actor, ticket)),
        },
        Act::Refer => match ticket {
            Some(ticket) if moves(actor, ticket) => Ok(()),
            Some(ticket) if sees_internal(actor, ticket) => Err(Denied::HolderOnly),
            Some(_) | None => Err(hidden(actor, ticket)),
        },
        Act::Assign | Act::Decide | Act::HandleRating => match ticket {
            Some(ticket) if oversees(actor, ticket) => Ok(()),
            Some(ticket) if sees_internal(actor, ticket) => Err(Denied::OfficeOnly),
            Some(_) | None => Err(hidden(actor, ticket)),
        },
        // The secret is the client's, who may not lift it alone: it would open what the house wrote.
        Act::MarkConfidential => match ticket {
            Some(ticket) if ticket.client == actor.id => Ok(()),
            Some(ticket) if holds(actor, ticket) || oversees(actor, ticket) => Ok(()),
            Some(ticket) if sees_internal(actor, ticket) => Err(Denied::HolderOnly),
            Some(_) | None => Err(hidden(actor, ticket)),
        },
        Act::LiftConfidence | Act::Resend | Act::FollowUp => match ticket {
            Some(ticket) if holds(actor, ticket) || oversees(actor, ticket) => Ok(()),
            Some(ticket) if sees_internal(actor, ticket) => Err(Denied::HolderOnly),
            Some(_) | None => Err(hidden(actor, ticket)),
        },
        // Any of the office may ask; who came second hears who was first.
        Act::TakeConfidence => match ticket {
            Some(ticket) if actor.is_office() && ticket.client != actor.id => Ok(()),
            Some(ticket) if sees_internal(actor, ticket) => Err(Denied::OfficeOnly),
            Some(_) | None => Err(hidden(actor, ticket)),
        },
        // A trade secret goes to another expert by the office alone.
        Act::TakeOver => match ticket {
            Some(ticket) if treats(actor, ticket) && !ticket.secrecy.is_confidential() => Ok(()),
            Some(ticket) if sees_internal(actor, ticket) => Err(Denied::ExpertsOnly),
            Some(_) | None => Err(hidden(actor, ticket)),
        },
        Act::SeeQueue | Act::GoAway | Act::KeepPhrases | Act::KeepAgenda => {
            if actor.is_expert() || actor.is_office() {
                Ok(())
            } else {
                Err(if actor.suspended { Denied::Suspended } else { Denied::ExpertsOnly })
            }
        }
        Act::SetRoster
        | Act::BindGroup
        | Act::Invite
        | Act::ListPeople
        | Act::Suspend
        | Act::SeeFigures
        | Act::EnterIndicators => {
            if actor.is_office() {
                Ok(())
            } else {
                Err(office_only(actor))
            }
        }
    }
}

fn treats(actor: &Person, ticket: &Ticket) -> bool {
    ticket.client != actor.id && actor.is_expert_of(&ticket.department)
}

fn holds(actor: &Person, ticket: &Ticket) -> bool {
    ticket.client != actor.id && ticket.holder == Some(actor.id) && (actor.is_expert() || actor.is_office())
}

/// The office watches over every ticket but its own; over a trade secret only the one who took it.
fn oversees(actor: &Person, ticket: &Ticket) -> bool {
    let one_of_them = match ticket.secrecy {
        Secrecy::Ordinary => true,
        Secrecy::Confidential { office } => office == Some(actor.id),
    };
    one_of_them && actor.is_office() && ticket.client != actor.id
}

/// May hand it on, as an expert: the holder, and any expert of its department while it waits.
fn moves(actor: &Person, ticket: &Ticket) -> bool {
    holds(actor, ticket) || ticket.holder.is_none() && treats(actor, ticket) && sees_internal(actor, ticket)
}

fn sees_internal(actor: &Person, ticket: &Ticket) -> bool {
    let of_the_department = match ticket.secrecy {
        Secrecy::Ordinary => treats(actor, ticket),
        Secrecy::Confidential { .. } => false,
    };
    of_the_department || holds(actor, ticket) || oversees(actor, ticket) || consults(actor, ticket)
}

/// Made it part of another, or took it out of one, as an expert in good standing.
fn did(actor: &Person, ticket: &Ticket) -> bool {
    let by = ticket.merged.as_ref().map(|merged| merged.by).or(ticket.parted.as_ref().map(|parted| parted.by));
    ticket.client != actor.id && actor.is_expert() && by == Some(actor.id)
}

/// Takes part in a consultation, as an expert in good standing.
fn consults(actor: &Person, ticket: &Ticket) -> bool {
    is_asked(actor, ticket) && ticket.has_consultant(actor.id)
}

/// Is asked to a consultation or takes part in it.
fn is_asked(actor: &Person, ticket: &Ticket) -> bool {
    ticket.client != actor.id && actor.is_expert() && ticket.panel.contains_key(&actor.id)
}

fn hidden(actor: &Person, ticket: Option<&Ticket>) -> Denied {
    if actor.suspended && (actor.roles.office || !actor.roles.expert.is_empty()) {
        Denied::Suspended
    } else if ticket.is_some_and(|ticket| ticket.client == actor.id) {
        Denied::OwnTicket
    } else {
        Denied::NoSuchTicket
    }
}

fn office_only(actor: &Person) -> Denied {
    if actor.suspended && actor.roles.office { Denied::Suspended } else { Denied::OfficeOnly }
}
