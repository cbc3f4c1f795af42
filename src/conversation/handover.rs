//! More time for a solution, and what the office decides after too many hand-overs: buttons, meanings,
//! and how days are typed.

use std::fmt;

use crate::domain::department::Slug;
use crate::domain::ids::TicketId;

use super::intent::Intent;
use super::state::State;

/// What can be pressed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HandoverButton {
    /// 延期.
    Extend(TicketId),
    /// So many working days.
    ExtendDays(TicketId, u32),
    /// The office decides: this department; its own means that it stays.
    Decide(TicketId, Slug),
}

/// What can be meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HandoverIntent {
    /// 延期: asks by how many days. A reason may have been typed already.
    AskDays(TicketId, Option<String>),
    /// By so many working days; without a reason it is asked.
    Extend(TicketId, u32, Option<String>),
    /// The office decides: this department.
    Decide(TicketId, Slug),
    /// The office decides that it stays where it is.
    Keep(TicketId),
}

impl fmt::Display for HandoverButton {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Extend(t) => write!(f, "extend:{t}"),
            Self::ExtendDays(t, days) => write!(f, "extend:{t}:{days}"),
            Self::Decide(t, slug) => write!(f, "decide:{t}:{slug}"),
        }
    }
}

impl HandoverButton {
    /// Reads the parts of what a channel brought back; `None` if they are none of these.
    pub fn read(name: &str, ticket: TicketId, second: Option<&str>) -> Option<Self> {
        Some(match (name, second) {
            ("extend", None) => Self::Extend(ticket),
            ("extend", Some(days)) => {
                let number: u32 = days.parse().ok()?;
                (number.to_string() == days).then_some(Self::ExtendDays(ticket, number))?
            }
            ("decide", Some(slug)) => Self::Decide(ticket, super::button::slug(slug)?),
            _ => return None,
        })
    }

    /// What it means in a state.
    pub fn pressed(self, state: &State) -> Intent {
        Intent::Handover(match self {
            Self::Extend(t) => HandoverIntent::AskDays(t, None),
            Self::ExtendDays(t, days) => match state {
                State::Extending { ticket, reason, .. } if *ticket == t => {
                    HandoverIntent::Extend(t, days, reason.clone())
                }
                _ => HandoverIntent::Extend(t, days, None),
            },
            Self::Decide(t, slug) => HandoverIntent::Decide(t, slug),
        })
    }
}

/// Words while days, or the reason, are asked for.
pub fn extending(ticket: TicketId, days: Option<u32>, reason: Option<&str>, text: &str) -> Intent {
    let known = reason.map(str::to_owned);
    Intent::Handover(match (days, days_of(text)) {
        (Some(days), _) => HandoverIntent::Extend(ticket, days, Some(text.to_owned())),
        (None, Some((days, ""))) => HandoverIntent::Extend(ticket, days, known),
        (None, Some((days, rest))) => HandoverIntent::Extend(ticket, days, Some(rest.to_owned())),
        (None, None) => HandoverIntent::AskDays(ticket, Some(text.to_owned())),
    })
}

/// What stands behind 延期: days and a reason, either, or nothing.
pub fn extend_words(ticket: TicketId, rest: &str) -> HandoverIntent {
    match days_of(rest) {
        Some((days, reason)) => {
            HandoverIntent::Extend(ticket, days, Some(reason).filter(|reason| !reason.is_empty()).map(str::to_owned))
        }
        None => HandoverIntent::AskDays(ticket, Some(rest).filter(|rest| !rest.is_empty()).map(str::to_owned)),
    }
}

/// Units behind a number of days, longest first.
const UNITS: [&str; 9] = ["个工作日", "工作日", "working days", "working day", "days", "day", "天", "日", "d"];
/// Numbers as they are said.
const NUMERALS: &str = "一二三四五六七八九十";

/// Days at the beginning of a text (`3天`, `３ 个工作日`, `三天`, `5 days`, a bare `3`), and what stands behind
/// them. A number that grows into other words is none: `3天可以吗` is a question.
pub fn days_of(text: &str) -> Option<(u32, &str)> {
    let text = text.trim_start();
    let (days, rest) = number_of(text)?;
    let trimmed = rest.trim_start();
    let unit = UNITS.iter().find(|unit| trimmed.get(..unit.len()).is_some_and(|head| head.eq_ignore_ascii_case(unit)));
    let rest = unit.map_or(rest, |unit| &trimmed[unit.len()..]);
    let apart = rest.is_empty() || rest.starts_with(|c: char| c.is_whitespace() || SEPARATORS.contains(&c));
    apart.then(|| (days, rest.trim_start_matches(|c: char| c.is_whitespace() || SEPARATORS.contains(&c)).trim_end()))
}

const SEPARATORS: [char; 6] = ['，', ',', '：', ':', '。', '、'];

fn number_of(text: &str) -> Option<(u32, &str)> {
    let digit = |c: char| match c {
        '0'..='9' => c.to_digit(10),
        '０'..='９' => Some(u32::from(c) - u32::from('０')),
        _ => None,
    };
    let end = text.find(|c| digit(c).is_none()).unwrap_or(text.len());
    if end > 0 {
        let number =
            text[..end].chars().filter_map(digit).fold(0_u32, |sum, d| sum.saturating_mul(10).saturating_add(d));
        return Some((number, &text[end..]));
    }
    let first = text.chars().next()?;
    let number = if first == '两' { 2 } else { 1 + u32::try_from(NUMERALS.chars().position(|c| c == first)?).ok()? };
    let rest = &text[first.len_utf8()..];
    // Eleven and more are typed in digits.
    (!rest.starts_with(|c| NUMERALS.contains(c))).then_some((number, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_people_type_them() {
        for (text, expected) in [
            ("3天 等检测报告", Some((3, "等检测报告"))),
            ("3天，等检测报告", Some((3, "等检测报告"))),
            ("３个工作日：等报告", Some((3, "等报告"))),
            ("三天 等报告", Some((3, "等报告"))),
            ("两日", Some((2, ""))),
            ("十天", Some((10, ""))),
            ("3", Some((3, ""))),
            ("5 days waiting", Some((5, "waiting"))),
            ("0天 等", Some((0, "等"))),
            ("99999999999天 等", Some((u32::MAX, "等"))),
            ("3天可以吗", None),
            ("十一天", None),
            ("等报告", None),
            ("", None),
        ] {
            assert_eq!(days_of(text), expected, "{text}");
        }
    }
}
