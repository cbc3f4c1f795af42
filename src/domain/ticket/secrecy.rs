//! The steps around a trade secret (商业秘密): marked, taken by one of the office, given up, lifted.

use super::{Happening, Refusal, Secrecy, Step, Ticket};
use crate::domain::ids::PersonId;
use crate::domain::moment::Moment;

impl Ticket {
    /// Marked as a trade secret, at any stage. `office` is the office member who did it, if it was
    /// one: they are then the one of the office who sees it.
    pub fn mark_confidential(self, actor: PersonId, office: Option<PersonId>, at: Moment) -> Step {
        match self.secrecy {
            Secrecy::Confidential { .. } => Err(Refusal::AlreadyConfidential),
            Secrecy::Ordinary => self.step(actor, at, Happening::MarkedConfidential { office }, |t| {
                t.secrecy = Secrecy::Confidential { office };
            }),
        }
    }

    /// An office member becomes the one of the office who sees it; the first one wins.
    pub fn take_confidence(self, member: PersonId, at: Moment) -> Step {
        match self.secrecy {
            Secrecy::Ordinary => Err(Refusal::NotConfidential),
            Secrecy::Confidential { office: Some(by) } if by == member => Err(Refusal::AlreadyYours),
            Secrecy::Confidential { office: Some(by) } => Err(Refusal::InConfidence { by }),
            Secrecy::Confidential { office: None } => self.step(member, at, Happening::ConfidenceTaken, |t| {
                t.secrecy = Secrecy::Confidential { office: Some(member) };
            }),
        }
    }

    /// The office member does not see it any more (their roles rest); another one may take it.
    pub fn give_up_confidence(self, actor: PersonId, at: Moment) -> Step {
        match self.secrecy {
            Secrecy::Ordinary | Secrecy::Confidential { office: None } => Err(Refusal::NotConfidential),
            Secrecy::Confidential { office: Some(_) } => self.step(actor, at, Happening::ConfidenceGivenUp, |t| {
                t.secrecy = Secrecy::Confidential { office: None };
            }),
        }
    }

    /// It is no trade secret any more.
    pub fn lift_confidence(self, actor: PersonId, at: Moment) -> Step {
        match self.secrecy {
            Secrecy::Ordinary => Err(Refusal::NotConfidential),
            Secrecy::Confidential { .. } => self.step(actor, at, Happening::ConfidenceLifted, |t| {
                t.secrecy = Secrecy::Ordinary;
            }),
        }
    }
}
