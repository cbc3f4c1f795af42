//! Of what the clinic reminds.

use serde::{Deserialize, Serialize};

/// Of what the clinic reminded. Stored in events: variants are only ever added.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reminder {
    /// The promised time is nearly over and the client has no answer.
    FirstSoon,
    /// The promised time is over and the client has no answer.
    FirstDue,
    /// The target of the solution is near.
    SolveSoon,
    /// The target of the solution is missed.
    SolveDue,
    /// Nobody has taken it: its whole department is told.
    UnclaimedDepartment,
    /// Nobody has taken it: the office is told.
    UnclaimedOffice,
}

impl Reminder {
    /// Every reminder.
    pub const ALL: [Self; 6] = [
        Self::FirstSoon,
        Self::FirstDue,
        Self::SolveSoon,
        Self::SolveDue,
        Self::UnclaimedDepartment,
        Self::UnclaimedOffice,
    ];

    /// The reminder that this one comes after: it is not given any more.
    pub fn said_before(self) -> Option<Self> {
        match self {
            Self::FirstDue => Some(Self::FirstSoon),
            Self::SolveDue => Some(Self::SolveSoon),
            Self::UnclaimedOffice => Some(Self::UnclaimedDepartment),
            Self::FirstSoon | Self::SolveSoon | Self::UnclaimedDepartment => None,
        }
    }

    /// As stored, in events too.
    pub fn code(self) -> &'static str {
        match self {
            Self::FirstSoon => "first_soon",
            Self::FirstDue => "first_due",
            Self::SolveSoon => "solve_soon",
            Self::SolveDue => "solve_due",
            Self::UnclaimedDepartment => "unclaimed_department",
            Self::UnclaimedOffice => "unclaimed_office",
        }
    }
}
