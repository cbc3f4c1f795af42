//! Why a step cannot be taken.

use super::Stage;
use super::merging::MergeProblem;
use super::panel::PanelProblem;
use crate::domain::ids::PersonId;
use crate::domain::moment::Moment;
use crate::domain::rating::Rating;

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
    /// It is a trade secret already.
    AlreadyConfidential,
    /// It is no trade secret.
    NotConfidential,
    /// Another office member has taken it.
    InConfidence {
        /// Who.
        by: PersonId,
    },
    /// The office was asked before and has not decided yet.
    AlreadyReferred,
    /// The office has decided already that it does not go there.
    KeptBefore,
    /// Nobody asks the office to decide, or somebody has decided meanwhile.
    NotReferred,
    /// The solution was put off before.
    AlreadyExtended,
    /// The time for the solution is over.
    PastDeadline {
        /// When it was over.
        due: Moment,
    },
    /// No working days, or too many.
    ExtensionDays,
    /// About a consultation.
    Consultation(PanelProblem),
    /// About two tickets that become one, or one that becomes two.
    Merging(MergeProblem),
}

impl Refusal {
    /// Whose act is in the way, to be named.
    pub fn by(&self) -> Option<PersonId> {
        match self {
            Self::AlreadyClaimed { by } | Self::InConfidence { by } => Some(*by),
            Self::AlreadyYours
            | Self::WrongStage { .. }
            | Self::SameDepartment
            | Self::AlreadyRated { .. }
            | Self::NeedsReason
            | Self::AlreadyConfidential
            | Self::NotConfidential
            | Self::NotAnExpertThere
            | Self::AlreadyReferred
            | Self::KeptBefore
            | Self::NotReferred
            | Self::AlreadyExtended
            | Self::PastDeadline { .. }
            | Self::Consultation(_)
            | Self::Merging(_)
            | Self::ExtensionDays => None,
        }
    }

    /// Can the same step be taken with better words, so that it is asked for once more?
    pub fn is_asked_again(&self) -> bool {
        matches!(self, Self::NeedsReason | Self::ExtensionDays)
    }
}
