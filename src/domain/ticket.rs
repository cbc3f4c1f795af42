//! The ticket: stages, transitions, events, refusals.
//!
//! A transition takes the ticket and gives the changed ticket with its event, or a refusal; it
//! reads no clock and writes nothing. Whether the actor may act at all is asked of
//! `super::person::can` first.

use serde::{Deserialize, Serialize};

use super::department::Slug;
use super::guidance::Urgency;
use super::ids::{EnterpriseId, MessageId, NoteId, PersonId, TicketId, TicketNumber};
use super::moment::Moment;
use super::rating::Rating;

/// Longest reason for a transfer, a reopening or a release.
pub const REASON_MAX: usize = 300;

/// Where a ticket is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Stage {
    /// Waits for an expert of its department.
    Queued,
    /// An expert has it.
    InHand,
    /// The expert has asked the client something.
    Asking,
    /// The expert has answered; the client may confirm or write on.
    Answered,
    /// Ended with an answer, a prescription or the client's word.
    Closed,
    /// Taken back by the client.
    Withdrawn,
}

impl Stage {
    /// Every stage, for tables and tests.
    pub const ALL: [Self; 6] =
        [Self::Queued, Self::InHand, Self::Asking, Self::Answered, Self::Closed, Self::Withdrawn];

    /// As stored.
    pub fn code(self) -> &'static str {
        match self {
            Self::Queued => "queued",
            Self::InHand => "in_hand",
            Self::Asking => "asking",
            Self::Answered => "answered",
            Self::Closed => "closed",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// The stage of a stored code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|s| s.code() == code)
    }

    /// Is anything still to be done?
    pub fn is_open(self) -> bool {
        match self {
            Self::Queued | Self::InHand | Self::Asking | Self::Answered => true,
            Self::Closed | Self::Withdrawn => false,
        }
    }
}

/// A question that waits for, or has, an expert.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ticket {
    /// Row.
    pub id: TicketId,
    /// What people call it.
    pub number: TicketNumber,
    /// Who asked.
    pub client: PersonId,
    /// Their firm when they asked.
    pub enterprise: Option<EnterpriseId>,
    /// Where it is now.
    pub department: Slug,
    /// 普通 or 急.
    pub urgency: Urgency,
    /// Where it stands.
    pub stage: Stage,
    /// The expert who has it; none in the queue.
    pub holder: Option<PersonId>,
    /// Number of its newest event.
    pub rev: u32,
    /// When the client asked. The clock starts here and is never reset.
    pub asked_at: Moment,
    /// Promised first answer.
    pub due_first: Moment,
    /// Target for the solution.
    pub due_solve: Moment,
    /// First answer to the client, if there was one.
    pub first_answer_at: Option<Moment>,
    /// When it ended.
    pub closed_at: Option<Moment>,
    /// The client's grade.
    pub rating: Option<Rating>,
    /// How often it changed its department.
    pub transfers: u32,
}

impl Ticket {
    /// Past the promised time without a first answer?
    pub fn is_overdue(&self, now: Moment) -> bool {
        self.stage.is_open() && self.first_answer_at.is_none() && now > self.due_first
    }
}

/// What happened. Stored as JSON in the append-only history; variants are only ever added.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Happening {
    /// The client asked for an expert.
    Opened {
        /// Department at the start.
        department: Slug,
        /// 普通 or 急.
        urgency: Urgency,
    },
    /// An expert took it.
    Claimed,
    /// The holder gave it back.
    Released {
        /// Why.
        reason: String,
    },
    /// The expert asked the client.
    AskedBack {
        /// The question.
        message: MessageId,
    },
    /// The client wrote.
    ClientWrote {
        /// What.
        message: MessageId,
    },
    /// The expert answered.
    Answered {
        /// What.
        message: MessageId,
    },
    /// Somebody of the house wrote a note.
    Noted {
        /// Which.
        note: NoteId,
    },
    /// Handed to another department.
    Transferred {
        /// From.
        from: Slug,
        /// To.
        to: Slug,
        /// Why.
        reason: String,
    },
    /// The office gave it to an expert.
    Assigned {
        /// To whom.
        to: PersonId,
    },
    /// Closed with a prescription.
    Prescribed {
        /// The message that carried it.
        message: MessageId,
    },
    /// The client says it is solved.
    Confirmed,
    /// Taken up again.
    Reopened {
        /// Why, if said.
        reason: Option<String>,
    },
    /// The client took it back.
    Withdrawn,
    /// The client gave a grade.
    Rated {
        /// 1 to 5.
        rating: Rating,
    },
}

/// One line of the history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TicketEvent {
    /// Number within the ticket, from 1 without gaps.
    pub rev: u32,
    /// Who did it.
    pub actor: PersonId,
    /// When; order is by `rev`, never by time.
    pub at: Moment,
    /// What.
    pub what: Happening,
}

/// Why a step cannot be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// Somebody else was first.
    AlreadyClaimed {
        /// Who has it.
        by: PersonId,
    },
    /// The actor has it already.
    AlreadyYours,
    /// Not waiting, not in hand, not open …: the stage does not allow the step.
    WrongStage {
        /// The stage it is in.
        stage: Stage,
    },
    /// It is there already.
    SameDepartment,
    /// Graded before.
    AlreadyRated {
        /// The grade.
        rating: Rating,
    },
    /// A reason is needed and was blank or too long.
    NeedsReason,
    /// Nobody who could take it (not an expert of the department, suspended).
    NotAnExpertThere,
}

/// A changed ticket and the event that changed it.
pub type Step = Result<(Ticket, TicketEvent), Refusal>;

impl Ticket {
    fn step(mut self, actor: PersonId, at: Moment, what: Happening, change: impl FnOnce(&mut Self)) -> Step {
        change(&mut self);
        self.rev += 1;
        let event = TicketEvent { rev: self.rev, actor, at, what };
        Ok((self, event))
    }

    fn wrong_stage(&self) -> Refusal {
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

    /// The holder asks the client something.
    pub fn ask_back(self, actor: PersonId, message: MessageId, at: Moment) -> Step {
        match self.stage {
            Stage::InHand | Stage::Asking | Stage::Answered => {
                self.step(actor, at, Happening::AskedBack { message }, |t| {
                    t.stage = Stage::Asking;
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
            Stage::Closed | Stage::Withdrawn => self.step(actor, at, Happening::Reopened { reason }, |t| {
                t.stage = if t.holder.is_some() { Stage::InHand } else { Stage::Queued };
                t.closed_at = None;
            }),
            Stage::Queued | Stage::InHand | Stage::Asking | Stage::Answered => Err(self.wrong_stage()),
        }
    }

    /// A grade, once, after closing.
    pub fn rate(self, actor: PersonId, rating: Rating, at: Moment) -> Step {
        if let Some(rating) = self.rating {
            return Err(Refusal::AlreadyRated { rating });
        }
        match self.stage {
            Stage::Closed => self.step(actor, at, Happening::Rated { rating }, |t| t.rating = Some(rating)),
            Stage::Queued | Stage::InHand | Stage::Asking | Stage::Answered | Stage::Withdrawn => {
                Err(self.wrong_stage())
            }
        }
    }
}

fn reason_of(text: &str) -> Result<String, Refusal> {
    let reason = super::question::clean(text);
    let chars = reason.chars().count();
    if chars == 0 || chars > REASON_MAX { Err(Refusal::NeedsReason) } else { Ok(reason) }
}
