//! A client asks again what is still open: buttons and meanings.

use std::fmt;

use crate::domain::ids::TicketId;

use super::intent::Intent;
use super::state::{Draft, State};

/// What can be pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AlikeButton {
    /// Add it to the open ticket.
    Add(TicketId),
    /// Open another one all the same.
    Anyway(TicketId),
}

/// What can be meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AlikeIntent {
    /// Add what was asked to the open ticket.
    Add(Draft, TicketId),
    /// Open another one all the same.
    Anyway(Draft),
    /// Neither was said.
    Unclear(Draft, TicketId),
}

impl fmt::Display for AlikeButton {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Add(t) => write!(f, "alikeadd:{t}"),
            Self::Anyway(t) => write!(f, "alikenew:{t}"),
        }
    }
}

impl AlikeButton {
    /// Reads the parts of what a channel brought back; `None` if they are none of these.
    pub fn read(name: &str, ticket: TicketId, second: Option<&str>) -> Option<Self> {
        match (name, second) {
            ("alikeadd", None) => Some(Self::Add(ticket)),
            ("alikenew", None) => Some(Self::Anyway(ticket)),
            _ => None,
        }
    }

    /// What it means in a state; stale if nothing waits.
    pub fn pressed(self, state: &State) -> Intent {
        let State::Alike { draft, ticket } = state else { return Intent::StaleButton };
        match self {
            Self::Add(t) if t == *ticket => Intent::Alike(AlikeIntent::Add(draft.clone(), t)),
            Self::Anyway(t) if t == *ticket => Intent::Alike(AlikeIntent::Anyway(draft.clone())),
            Self::Add(_) | Self::Anyway(_) => Intent::StaleButton,
        }
    }
}

/// Words while it is asked.
pub fn answered(draft: &Draft, ticket: TicketId, text: &str) -> Intent {
    Intent::Alike(match text.to_lowercase().as_str() {
        "补充" | "补充进去" | "加进去" | "add" => AlikeIntent::Add(draft.clone(), ticket),
        "另外挂号" | "照样挂号" | "直接挂号" | "挂号" | "新问题" | "open anyway" | "new" => {
            AlikeIntent::Anyway(draft.clone())
        }
        _ => AlikeIntent::Unclear(draft.clone(), ticket),
    })
}
