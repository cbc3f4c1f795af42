//! 会诊: buttons, meanings and words.

use std::fmt;

use crate::domain::department::Slug;
use crate::domain::ids::{PersonId, TicketId};

use super::button::{id, slug};
use super::intent::Intent;

/// What can be pressed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ConsultButton {
    /// 会诊: asks whom.
    Start(TicketId),
    /// The experts of a department, one by one.
    Department(TicketId, Slug),
    /// All of a department.
    All(TicketId, Slug),
    /// This one.
    Invite(TicketId, PersonId),
    /// 参加.
    Join(TicketId),
    /// 谢绝, or 退出会诊.
    Leave(TicketId),
    /// 结束会诊.
    End(TicketId),
}

/// What can be done by a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ConsultVerb {
    /// 会诊.
    Start,
    /// 参加.
    Join,
    /// 谢绝, 退出会诊.
    Leave,
    /// 结束会诊.
    End,
}

/// What can be meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ConsultIntent {
    /// By a button.
    Pressed(ConsultButton),
    /// Names of people or departments, as typed.
    Named(TicketId, String),
}

impl ConsultVerb {
    /// What it means on a ticket, with words behind it or none.
    pub fn on(self, ticket: TicketId, rest: &str) -> Intent {
        Intent::Consult(match self {
            Self::Start if !rest.is_empty() => ConsultIntent::Named(ticket, rest.to_owned()),
            Self::Start => ConsultIntent::Pressed(ConsultButton::Start(ticket)),
            Self::Join => ConsultIntent::Pressed(ConsultButton::Join(ticket)),
            Self::Leave => ConsultIntent::Pressed(ConsultButton::Leave(ticket)),
            Self::End => ConsultIntent::Pressed(ConsultButton::End(ticket)),
        })
    }
}

impl fmt::Display for ConsultButton {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Start(t) => write!(f, "consult:{t}"),
            Self::Department(t, slug) => write!(f, "consult:{t}:{slug}"),
            Self::All(t, slug) => write!(f, "consultall:{t}:{slug}"),
            Self::Invite(t, person) => write!(f, "consultant:{t}:{person}"),
            Self::Join(t) => write!(f, "join:{t}"),
            Self::Leave(t) => write!(f, "leave:{t}"),
            Self::End(t) => write!(f, "consultend:{t}"),
        }
    }
}

impl ConsultButton {
    /// Reads the parts of what a channel brought back; `None` if they are none of these.
    pub fn read(name: &str, ticket: TicketId, second: Option<&str>) -> Option<Self> {
        Some(match (name, second) {
            ("consult", None) => Self::Start(ticket),
            ("consult", Some(to)) => Self::Department(ticket, slug(to)?),
            ("consultall", Some(to)) => Self::All(ticket, slug(to)?),
            ("consultant", Some(person)) => Self::Invite(ticket, PersonId(id(person)?)),
            ("join", None) => Self::Join(ticket),
            ("leave", None) => Self::Leave(ticket),
            ("consultend", None) => Self::End(ticket),
            _ => return None,
        })
    }
}

/// Names in a list as it is typed: `@周工、林工 标准研制`.
pub fn names(words: &str) -> impl Iterator<Item = &str> {
    let separates = |c: char| c.is_whitespace() || matches!(c, '、' | '，' | ',' | '；' | ';' | '和');
    words.split(separates).map(|word| word.trim_start_matches('@')).filter(|word| !word.is_empty())
}
