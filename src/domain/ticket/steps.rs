//! The transitions of a ticket: each takes the ticket and gives the changed ticket with its event,
//! or a refusal.

use super::merging::MergeProblem;
use super::{Happening, REASON_MAX, Refusal, Reminder, Stage, Ticket, TicketEvent};
use crate::domain::department::Slug;
use crate::domain::ids::{DraftId, MessageId, NoteId, PersonId};
use crate::domain::moment::Moment;
use crate::domain::question::clean;
use crate::domain::rating::Rating;

/// A changed ticket and the event that changed it.
pub type Step = Result<(Ticket, TicketEvent), Refusal>;

impl Ticket {
    /// Changes the ticket, counts the event and names it.
    pub(super) fn step(mut self, actor: PersonId, at: Moment, what: Happening, change: impl FnOnce(&mut Self)) -> Step {
        change(&mut self);
        if !self.stage.is_open() {
            self.referred = None;
        }
        self.settle_panel();
        self.rev += 1;
        let event = TicketEvent { rev: self.rev, actor, at, what };
        Ok((self, event))
    }

    pub(super) fn wrong_stage(&self) -> Refusal {
        if let Some(merged) = &self.merged {
            return Refusal::Merging(MergeProblem::Part { of: merged.number });
        }
        Refusal::WrongStage { stage: self.stage }
    }

    /// An expert takes a waiting ticket; exactly one wins.
    pub fn claim(self, expert: PersonId, at: Moment) -> Step {
        match (self.stage, self.holder) {
            (Stage::Queued, _) => self.step(expert, at, Happening::Claimed, |t| {
                t.stage = Stage::InHand;
                t.holder = Some(expert);
            }),
            (Stage::InHand | Stage::Asking | Stage::Answered, Some(holder)) if holder == expert => {
                Err(Refusal::AlreadyYours)
            }
            (Stage::InHand | Stage::Asking | Stage::Answered, Some(by)) => Err(Refusal::AlreadyClaimed { by }),
            (Stage::InHand | Stage::Asking | Stage::Answered | Stage::Closed | Stage::Withdrawn, _) => {
                Err(self.wrong_stage())
            }
        }
    }

    /// The holder gives it back to the queue; its place is kept because its clock is.
    pub fn release(self, actor: PersonId, reason: &str, at: Moment) -> Step {
        let reason = reason_of(reason)?;
        match self.stage {
            Stage::InHand | Stage::Asking | Stage::Answered => {
                self.step(actor, at, Happening::Released { reason }, |t| {
                    t.stage = Stage::Queued;
                    t.holder = None;
                })
            }
            Stage::Queued | Stage::Closed | Stage::Withdrawn => Err(self.wrong_stage()),
        }
    }

    /// The holder asks the client something. The first such question counts as the first response: the
    /// client has heard from a person who is at work on it.
    pub fn ask_back(self, actor: PersonId, message: MessageId, at: Moment) -> Step {
        match self.stage {
            Stage::InHand | Stage::Asking | Stage::Answered => {
                self.step(actor, at, Happening::AskedBack { message }, |t| {
                    t.stage = Stage::Asking;
                    t.first_answer_at.get_or_insert(at);
                })
            }
            Stage::Queued | Stage::Closed | Stage::Withdrawn => Err(self.wrong_stage()),
        }
    }

    /// The holder answers the client.
    pub fn answer(self, actor: PersonId, message: MessageId, at: Moment) -> Step {
        match self.stage {
            Stage::InHand | Stage::Asking | Stage::Answered => {
                self.step(actor, at, Happening::Answered { message }, |t| {
                    t.stage = Stage::Answered;
                    t.first_answer_at.get_or_insert(at);
                })
            }
            Stage::Queued | Stage::Closed | Stage::Withdrawn => Err(self.wrong_stage()),
        }
    }

    /// The client writes: a reply to a question, more on an open ticket, or a late word on one that
    /// has ended, which stays ended until it is reopened.
    pub fn client_wrote(self, actor: PersonId, message: MessageId, at: Moment) -> Step {
        match self.stage {
            Stage::Queued | Stage::Closed | Stage::Withdrawn => {
                self.step(actor, at, Happening::ClientWrote { message }, |_| {})
            }
            Stage::InHand | Stage::Asking | Stage::Answered => {
                self.step(actor, at, Happening::ClientWrote { message }, |t| t.stage = Stage::InHand)
            }
        }
    }

    /// Somebody of the house writes a note; the stage does not matter.
    pub fn note(self, actor: PersonId, note: NoteId, at: Moment) -> Step {
        self.step(actor, at, Happening::Noted { note }, |_| {})
    }

    /// Handed to another department: back in a queue, number, clock and promise kept.
    pub fn transfer(self, actor: PersonId, to: &Slug, reason: &str, at: Moment) -> Step {
        let reason = reason_of(reason)?;
        if *to == self.department {
            return Err(Refusal::SameDepartment);
        }
        match self.stage {
            Stage::Queued | Stage::InHand | Stage::Asking | Stage::Answered => {
                let what = Happening::Transferred { from: self.department.clone(), to: to.clone(), reason };
                self.step(actor, at, what, |t| {
                    t.department = to.clone();
                    t.stage = Stage::Queued;
                    t.holder = None;
                    t.transfers += 1;
                    t.referred = None;
                })
            }
            Stage::Closed | Stage::Withdrawn => Err(self.wrong_stage()),
        }
    }

    /// The office gives it to an expert, whoever had it before.
    pub fn assign(self, actor: PersonId, to: PersonId, at: Moment) -> Step {
        match self.stage {
            Stage::Queued | Stage::InHand | Stage::Asking | Stage::Answered => {
                self.step(actor, at, Happening::Assigned { to }, |t| {
                    if t.stage == Stage::Queued {
                        t.stage = Stage::InHand;
                    }
                    t.holder = Some(to);
                    t.referred = None;
                })
            }
            Stage::Closed | Stage::Withdrawn => Err(self.wrong_stage()),
        }
    }

    /// The holder closes with a prescription.
    pub fn prescribe(self, actor: PersonId, message: MessageId, at: Moment) -> Step {
        match self.stage {
            Stage::InHand | Stage::Asking | Stage::Answered => {
                self.step(actor, at, Happening::Prescribed { message }, |t| {
                    t.stage = Stage::Closed;
                    t.first_answer_at.get_or_insert(at);
                    t.closed_at = Some(at);
                })
            }
            Stage::Queued | Stage::Closed | Stage::Withdrawn => Err(self.wrong_stage()),
        }
    }

    /// A sent prescription is corrected: the stage stays, whether the ticket has ended or was taken up
    /// again.
    pub fn correct(self, actor: PersonId, message: MessageId, replaces: MessageId, at: Moment) -> Step {
        match self.stage {
            Stage::InHand | Stage::Asking | Stage::Answered | Stage::Closed => {
                self.step(actor, at, Happening::Corrected { message, replaces }, |_| {})
            }
            Stage::Queued | Stage::Withdrawn => Err(self.wrong_stage()),
        }
    }

    /// The draft of an article was made of it, once it has ended.
    pub fn learn(self, actor: PersonId, draft: DraftId, at: Moment) -> Step {
        match self.stage {
            Stage::Closed => self.step(actor, at, Happening::Learned { draft }, |_| {}),
            Stage::Queued | Stage::InHand | Stage::Asking | Stage::Answered | Stage::Withdrawn => {
                Err(self.wrong_stage())
            }
        }
    }

    /// The client says it is solved. From the queue too: some troubles end by themselves.
    pub fn confirm(self, actor: PersonId, at: Moment) -> Step {
        match self.stage {
            Stage::Queued | Stage::InHand | Stage::Asking | Stage::Answered => {
                self.step(actor, at, Happening::Confirmed, |t| {
                    t.stage = Stage::Closed;
                    t.closed_at = Some(at);
                })
            }
            Stage::Closed | Stage::Withdrawn => Err(self.wrong_stage()),
        }
    }

    /// The client takes it back.
    pub fn withdraw(self, actor: PersonId, at: Moment) -> Step {
        match self.stage {
            Stage::Queued | Stage::InHand | Stage::Asking | Stage::Answered => {
                self.step(actor, at, Happening::Withdrawn, |t| {
                    t.stage = Stage::Withdrawn;
                    t.closed_at = Some(at);
                })
            }
            Stage::Closed | Stage::Withdrawn => Err(self.wrong_stage()),
        }
    }

    /// Taken up again, by the same expert if there was one; the old clock stays visible.
    pub fn reopen(self, actor: PersonId, reason: Option<String>, at: Moment) -> Step {
        match self.stage {
            Stage::Closed if self.merged.is_some() => Err(self.wrong_stage()),
            Stage::Closed | Stage::Withdrawn => self.step(actor, at, Happening::Reopened { reason }, |t| {
                t.stage = if t.holder.is_some() { Stage::InHand } else { Stage::Queued };
                t.closed_at = None;
            }),
            Stage::Queued | Stage::InHand | Stage::Asking | Stage::Answered => Err(self.wrong_stage()),
        }
    }

    /// A colleague takes it over from a holder who is away; what the client is asked stays asked.
    pub fn take_over(self, actor: PersonId, from: PersonId, at: Moment) -> Step {
        match self.stage {
            Stage::InHand | Stage::Asking | Stage::Answered => {
                self.step(actor, at, Happening::TakenOver { from }, |t| t.holder = Some(actor))
            }
            Stage::Queued | Stage::Closed | Stage::Withdrawn => Err(self.wrong_stage()),
        }
    }

    /// A claim without a sign of work lapses: back in the queue, the place kept because the clock is.
    pub fn lapse(self, holder: PersonId, at: Moment) -> Step {
        match self.stage {
            Stage::InHand => self.step(PersonId::CLINIC, at, Happening::Lapsed { holder }, |t| {
                t.stage = Stage::Queued;
                t.holder = None;
            }),
            Stage::Queued | Stage::Asking | Stage::Answered | Stage::Closed | Stage::Withdrawn => {
                Err(self.wrong_stage())
            }
        }
    }

    /// The clinic reminds those who answer for it.
    pub fn remind(self, of: Reminder, at: Moment) -> Step {
        match self.stage {
            Stage::Queued | Stage::InHand | Stage::Asking | Stage::Answered => {
                self.step(PersonId::CLINIC, at, Happening::Reminded { of }, |_| {})
            }
            Stage::Closed | Stage::Withdrawn => Err(self.wrong_stage()),
        }
    }

    /// A grade, once, after closing.
    pub fn rate(self, actor: PersonId, rating: Rating, at: Moment) -> Step {
        if let Some(rating) = self.rating {
            return Err(Refusal::AlreadyRated { rating });
        }
        match self.stage {
            Stage::Closed if self.merged.is_some() => Err(self.wrong_stage()),
            Stage::Closed => self.step(actor, at, Happening::Rated { rating }, |t| t.rating = Some(rating)),
            Stage::Queued | Stage::InHand | Stage::Asking | Stage::Answered | Stage::Withdrawn => {
                Err(self.wrong_stage())
            }
        }
    }
}

pub(super) fn reason_of(text: &str) -> Result<String, Refusal> {
    let reason = clean(text);
    let chars = reason.chars().count();
    if chars == 0 || chars > REASON_MAX { Err(Refusal::NeedsReason) } else { Ok(reason) }
}
