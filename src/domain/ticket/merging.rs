//! Two tickets about one matter become one, and one about two matters becomes two; both can be undone.

use serde::{Deserialize, Serialize};

use super::{Happening, Refusal, Stage, Step, Ticket};
use crate::domain::guidance::Urgency;
use crate::domain::ids::{PersonId, TicketId, TicketNumber};
use crate::domain::moment::Moment;

/// Minutes in which a merge or a split can be undone: three days. Later both sides have moved on.
pub const UNDO_MINUTES: i64 = 3 * 24 * 60;

/// A ticket that became part of another. It has ended; its number, clock and holder stay as they were.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged {
    /// Of which.
    pub into: TicketId,
    /// Its number.
    pub number: TicketNumber,
    /// Where it stood before.
    pub was: Stage,
    /// Who did it.
    pub by: PersonId,
    /// When.
    pub at: Moment,
}

/// A ticket that was taken out of another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parted {
    /// Of which.
    pub from: TicketId,
    /// Who did it.
    pub by: PersonId,
    /// When.
    pub at: Moment,
}

/// What happened between two tickets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "step", rename_all = "snake_case")]
pub enum MergeStep {
    /// It became part of another.
    Into {
        /// Number of the other.
        other: TicketNumber,
    },
    /// Another became part of it.
    Took {
        /// Number of the other.
        other: TicketNumber,
    },
    /// It stands by itself again.
    Undone {
        /// Number of the other.
        other: TicketNumber,
    },
    /// Another stands by itself again.
    GaveBack {
        /// Number of the other.
        other: TicketNumber,
    },
    /// It was taken out of another.
    PartedFrom {
        /// Number of the other.
        other: TicketNumber,
    },
    /// Another was taken out of it.
    SplitOff {
        /// Number of the other.
        other: TicketNumber,
    },
}

/// Why two tickets cannot be merged, or that not be undone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MergeProblem {
    /// A ticket and itself.
    Itself,
    /// One of them has ended.
    Ended,
    /// They are of different firms.
    OtherFirm,
    /// An urgent one would hide in a normal one.
    Urgent,
    /// A trade secret stays by itself.
    Secret,
    /// It is part of another already; that one is shown.
    Part {
        /// Number of the other.
        of: TicketNumber,
    },
    /// It is part of no other and was not taken out of one.
    NothingToUndo,
    /// Too late.
    TooLate,
    /// Somebody works on it already.
    InHand,
}

/// Do two tickets come from one firm?
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Firms {
    /// The same client, or the same firm.
    Same,
    /// Different ones.
    Different,
}

impl Ticket {
    /// The younger becomes part of the older, so that no clock is lost: `(younger, older)`.
    pub fn by_age(self, other: Self) -> (Self, Self) {
        if (self.asked_at, self.id) > (other.asked_at, other.id) { (self, other) } else { (other, self) }
    }

    /// May it become part of another?
    ///
    /// # Errors
    /// What is in the way.
    pub fn mergeable(&self, into: &Self, firms: Firms) -> Result<(), Refusal> {
        let problem = if self.id == into.id {
            MergeProblem::Itself
        } else if let Some(merged) = self.merged.as_ref().or(into.merged.as_ref()) {
            MergeProblem::Part { of: merged.number }
        } else if firms == Firms::Different {
            MergeProblem::OtherFirm
        } else if !self.stage.is_open() || !into.stage.is_open() {
            MergeProblem::Ended
        } else if self.secrecy.is_confidential() || into.secrecy.is_confidential() {
            MergeProblem::Secret
        } else if self.urgency == Urgency::Urgent && into.urgency == Urgency::Normal {
            MergeProblem::Urgent
        } else {
            return Ok(());
        };
        Err(Refusal::Merging(problem))
    }

    /// It becomes part of another and ends; whether it may is asked of [`Self::mergeable`] first.
    pub fn merge_into(self, actor: PersonId, into: &Self, at: Moment) -> Step {
        if !self.stage.is_open() {
            return Err(self.wrong_stage());
        }
        let merged = Merged { into: into.id, number: into.number, was: self.stage, by: actor, at };
        self.step(actor, at, Happening::Merging(MergeStep::Into { other: into.number }), |t| {
            t.stage = Stage::Closed;
            t.closed_at = Some(at);
            t.merged = Some(merged);
        })
    }

    /// It stands again where it stood. Its clock never stopped.
    pub fn unmerge(self, actor: PersonId, at: Moment) -> Step {
        let Some(merged) = self.merged.clone() else { return Err(Refusal::Merging(MergeProblem::NothingToUndo)) };
        if at > merged.at.plus_minutes(UNDO_MINUTES) {
            return Err(Refusal::Merging(MergeProblem::TooLate));
        }
        self.step(actor, at, Happening::Merging(MergeStep::Undone { other: merged.number }), |t| {
            t.stage = merged.was;
            t.closed_at = None;
            t.merged = None;
        })
    }

    /// May it, taken out of another, become part of that again?
    ///
    /// # Errors
    /// What is in the way.
    pub fn unsplittable(&self, now: Moment) -> Result<Parted, Refusal> {
        let problem = match (&self.parted, self.stage) {
            (None, _) => MergeProblem::NothingToUndo,
            (Some(parted), _) if now > parted.at.plus_minutes(UNDO_MINUTES) => MergeProblem::TooLate,
            (Some(parted), Stage::Queued) => return Ok(parted.clone()),
            (Some(_), Stage::InHand | Stage::Asking | Stage::Answered) => MergeProblem::InHand,
            (Some(_), Stage::Closed | Stage::Withdrawn) => MergeProblem::Ended,
        };
        Err(Refusal::Merging(problem))
    }

    /// Something that happened to another ticket concerns this one; it stays as it is.
    pub fn concerned(self, actor: PersonId, what: MergeStep, at: Moment) -> Step {
        self.step(actor, at, Happening::Merging(what), |_| {})
    }

    /// It was taken out of another.
    pub fn part_from(self, actor: PersonId, from: &Self, at: Moment) -> Step {
        let parted = Parted { from: from.id, by: actor, at };
        self.step(actor, at, Happening::Merging(MergeStep::PartedFrom { other: from.number }), |t| {
            t.parted = Some(parted);
        })
    }
}
