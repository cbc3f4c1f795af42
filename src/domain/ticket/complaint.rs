//! The steps after a low grade. None changes the stage: the ticket may be taken up again meanwhile.

use super::{Happening, Refusal, Step, Ticket};
use crate::domain::complaint::Complaint;
use crate::domain::ids::{MessageId, PersonId};
use crate::domain::moment::Moment;
use crate::domain::rating::Rating;

impl Ticket {
    /// The client says why the grade is low.
    pub fn explain_rating(self, actor: PersonId, at: Moment) -> Step {
        self.step(actor, at, Happening::RatingExplained, |_| {})
    }

    /// The office has spoken with the client.
    pub fn contact_about_rating(self, actor: PersonId, at: Moment) -> Step {
        self.step(actor, at, Happening::RatingContacted, |_| {})
    }

    /// It is put right, and the client is told how.
    pub fn put_right(self, actor: PersonId, message: MessageId, at: Moment) -> Step {
        self.step(actor, at, Happening::PutRight { message }, |_| {})
    }

    /// The client grades once more, after it was put right.
    pub fn rate_again(self, complaint: &Complaint, actor: PersonId, rating: Rating, at: Moment) -> Step {
        match complaint.again {
            Some(rating) => Err(Refusal::AlreadyRated { rating }),
            None => self.step(actor, at, Happening::RatedAgain { rating }, |_| {}),
        }
    }

    /// The clinic reminds the office.
    pub fn remind_of_rating(self, at: Moment) -> Step {
        self.step(PersonId::CLINIC, at, Happening::RatingReminded, |_| {})
    }
}
