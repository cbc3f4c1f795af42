//! The steps of a follow-up. None changes the stage: taking the ticket up again is a step of its own.

use super::{Happening, Stage, Step, Ticket};
use crate::domain::follow_up::Answer;
use crate::domain::ids::PersonId;
use crate::domain::moment::Moment;

impl Ticket {
    fn followed_up(self, actor: PersonId, what: Happening, at: Moment) -> Step {
        match self.stage {
            Stage::Closed => self.step(actor, at, what, |_| {}),
            Stage::Queued | Stage::InHand | Stage::Asking | Stage::Answered | Stage::Withdrawn => {
                Err(self.wrong_stage())
            }
        }
    }

    /// The day of the question is set, or that there is none.
    pub fn set_follow_up(self, actor: PersonId, due: Option<Moment>, at: Moment) -> Step {
        self.followed_up(actor, Happening::FollowUpSet { due }, at)
    }

    /// The clinic asks the client.
    pub fn ask_follow_up(self, at: Moment) -> Step {
        self.followed_up(PersonId::CLINIC, Happening::FollowUpAsked, at)
    }

    /// The client says how it is.
    pub fn answer_follow_up(self, actor: PersonId, answer: Answer, at: Moment) -> Step {
        self.followed_up(actor, Happening::FollowUpAnswered { answer }, at)
    }

    /// The clinic waits no longer.
    pub fn leave_unconfirmed(self, at: Moment) -> Step {
        self.followed_up(PersonId::CLINIC, Happening::FollowUpUnconfirmed, at)
    }
}
