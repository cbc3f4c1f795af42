//! 合并 and 拆分: buttons, meanings and words.

use std::fmt;

use crate::domain::department::Slug;
use crate::domain::ids::{MessageId, TicketId, TicketNumber};

use super::button::{id, slug};
use super::intent::Intent;
use super::words::first_number;

/// What can be pressed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MergeButton {
    /// 合并: asks with which.
    Start(TicketId),
    /// With this one: shows what will be.
    With(TicketId, TicketId),
    /// 确定合并.
    Sure(TicketId, TicketId),
    /// 撤销, of a merge or a split.
    Undo(TicketId),
    /// 拆分: asks what.
    Split(TicketId),
    /// This message of the client.
    Part(TicketId, MessageId),
    /// Into this department.
    SplitTo(TicketId, Slug),
}

/// What can be done by a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MergeVerb {
    /// 合并.
    Merge,
    /// 拆分.
    Split,
    /// 撤销合并, 撤销拆分.
    Undo,
}

/// What can be meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MergeIntent {
    /// By a button.
    Pressed(MergeButton),
    /// With the ticket of this number.
    WithNumber(TicketId, TicketNumber),
    /// What is another matter, as typed; a department may stand before it.
    SplitWords(TicketId, String),
}

/// Words while the other ticket is asked for.
pub fn merging(ticket: TicketId, text: &str) -> Intent {
    Intent::Merge(match first_number(text) {
        Some((number, _)) => MergeIntent::WithNumber(ticket, number),
        None => MergeIntent::Pressed(MergeButton::Start(ticket)),
    })
}

impl MergeVerb {
    /// What it means on a ticket, with words behind it or none.
    pub fn on(self, ticket: TicketId, rest: &str) -> Intent {
        match self {
            Self::Merge => merging(ticket, rest.trim_start_matches(['到', '入', '和', ' '])),
            Self::Split if !rest.is_empty() => Intent::Merge(MergeIntent::SplitWords(ticket, rest.to_owned())),
            Self::Split => Intent::Merge(MergeIntent::Pressed(MergeButton::Split(ticket))),
            Self::Undo => Intent::Merge(MergeIntent::Pressed(MergeButton::Undo(ticket))),
        }
    }
}

impl fmt::Display for MergeButton {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Start(t) => write!(f, "merge:{t}"),
            Self::With(t, other) => write!(f, "merge:{t}:{other}"),
            Self::Sure(t, other) => write!(f, "merge!:{t}:{other}"),
            Self::Undo(t) => write!(f, "unmerge:{t}"),
            Self::Split(t) => write!(f, "split:{t}"),
            Self::Part(t, message) => write!(f, "splitpart:{t}:{message}"),
            Self::SplitTo(t, slug) => write!(f, "splitto:{t}:{slug}"),
        }
    }
}

impl MergeButton {
    /// Reads the parts of what a channel brought back; `None` if they are none of these.
    pub fn read(name: &str, ticket: TicketId, second: Option<&str>) -> Option<Self> {
        Some(match (name, second) {
            ("merge", None) => Self::Start(ticket),
            ("merge", Some(other)) => Self::With(ticket, TicketId(id(other)?)),
            ("merge!", Some(other)) => Self::Sure(ticket, TicketId(id(other)?)),
            ("unmerge", None) => Self::Undo(ticket),
            ("split", None) => Self::Split(ticket),
            ("splitpart", Some(message)) => Self::Part(ticket, MessageId(id(message)?)),
            ("splitto", Some(to)) => Self::SplitTo(ticket, slug(to)?),
            _ => return None,
        })
    }
}
