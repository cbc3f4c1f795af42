//! 差评: buttons, meanings and words.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::domain::ids::TicketId;
use crate::domain::rating::Rating;

use super::button::id;
use super::intent::Intent;

/// Words that are waited for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ComplaintStep {
    /// The client says why.
    Explaining,
    /// The office says what was said.
    Contacting,
    /// The office says how it was put right; the client gets it.
    PuttingRight,
}

/// What can be pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ComplaintButton {
    /// 已联系.
    Contacted(TicketId),
    /// 已整改.
    PutRight(TicketId),
    /// A grade after it was put right.
    Again(TicketId, Rating),
}

/// What can be done by a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ComplaintVerb {
    /// 已联系.
    Contacted,
    /// 已整改.
    PutRight,
}

/// What can be meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ComplaintIntent {
    /// The low grades that are not dealt with.
    List,
    /// By a button.
    Pressed(ComplaintButton),
    /// The words that were waited for; `None`: skipped.
    Said(ComplaintStep, TicketId, Option<String>),
}

impl ComplaintVerb {
    /// What it means on a ticket, with words behind it or none.
    pub fn on(self, ticket: TicketId, rest: &str) -> Intent {
        let (button, step) = match self {
            Self::Contacted => (ComplaintButton::Contacted(ticket), ComplaintStep::Contacting),
            Self::PutRight => (ComplaintButton::PutRight(ticket), ComplaintStep::PuttingRight),
        };
        Intent::Complaint(if rest.is_empty() {
            ComplaintIntent::Pressed(button)
        } else {
            ComplaintIntent::Said(step, ticket, Some(rest.to_owned()))
        })
    }
}

impl fmt::Display for ComplaintButton {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Contacted(t) => write!(f, "contacted:{t}"),
            Self::PutRight(t) => write!(f, "putright:{t}"),
            Self::Again(t, rating) => write!(f, "again:{t}:{}", rating.grade()),
        }
    }
}

impl ComplaintButton {
    /// Reads a button of ours.
    pub fn read(name: &str, ticket: TicketId, second: Option<&str>) -> Option<Self> {
        match (name, second) {
            ("contacted", None) => Some(Self::Contacted(ticket)),
            ("putright", None) => Some(Self::PutRight(ticket)),
            ("again", Some(grade)) => Some(Self::Again(ticket, Rating::new(u8::try_from(id(grade)?).ok()?)?)),
            _ => None,
        }
    }
}
