//! The follow-up (复诊): some days after a prescription the client is asked whether it helped.

use serde::{Deserialize, Serialize};

use super::moment::Moment;

/// Days after the prescription, unless the department or the expert says otherwise.
pub const DAYS_DEFAULT: u16 = 7;
/// Most days that can be set: later nobody remembers the case.
pub const DAYS_MAX: u16 = 60;
/// Days that are offered on buttons.
pub const DAYS_OFFERED: [u16; 4] = [3, 7, 14, 30];
/// Days after which a question without an answer is asked once more, and after which it stays unconfirmed.
pub const WAIT_DAYS: u16 = 3;
/// How often one question is asked: more would be a nuisance.
pub const ASKED_MAX: u32 = 2;
/// How often 还在试 puts the question off; then it stays unconfirmed.
pub const TRYING_MAX: u32 = 3;

/// What the client says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// 解决了.
    Solved,
    /// 没解决.
    NotSolved,
    /// 还在试.
    StillTrying,
}

impl Answer {
    /// Every answer, as they are offered.
    pub const ALL: [Self; 3] = [Self::Solved, Self::NotSolved, Self::StillTrying];

    /// As stored, and as a button carries it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Solved => "solved",
            Self::NotSolved => "not_solved",
            Self::StillTrying => "still_trying",
        }
    }

    /// The answer of a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|answer| answer.code() == code)
    }
}

/// How a follow-up stands. Solved is the client's word and nobody else's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// Not asked yet, or the answer is waited for.
    Open,
    /// The client said so.
    Solved,
    /// The client said so; the ticket was taken up again.
    NotSolved,
    /// Asked, and no answer came: nobody knows.
    Unconfirmed,
    /// There is none: the expert wants none, or the ticket was taken up again before it was asked.
    Dropped,
}

impl Outcome {
    /// Every outcome.
    pub const ALL: [Self; 5] = [Self::Open, Self::Solved, Self::NotSolved, Self::Unconfirmed, Self::Dropped];

    /// As stored.
    pub fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Solved => "solved",
            Self::NotSolved => "not_solved",
            Self::Unconfirmed => "unconfirmed",
            Self::Dropped => "dropped",
        }
    }

    /// The outcome of a stored code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.code() == code)
    }
}

/// The follow-up of a ticket.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FollowUp {
    /// When something is due next: the question, its repetition, or giving it up.
    pub due: Moment,
    /// How often the question was asked since the last answer.
    pub asked: u32,
    /// How often the client said 还在试.
    pub trying: u32,
    /// How it stands.
    pub outcome: Outcome,
}

/// Is no follow-up at all meant?
pub fn means_none(text: &str) -> bool {
    matches!(text.trim().to_lowercase().as_str(), "不用" | "不用了" | "取消" | "不复诊" | "no" | "none")
}

/// Days as people type them: `3天`, `3`, `一周`, `两周后`, `半个月`, `一个月`, `5 days`. `None` if it is no number of
/// days, or more than [`DAYS_MAX`].
pub fn days_of(text: &str) -> Option<u16> {
    let text = text.trim().trim_end_matches(['后', '内']).replace(' ', "").to_lowercase();
    let (number, unit) = match text.strip_suffix("个月").or_else(|| text.strip_suffix("月")) {
        Some(number) => (number, 30),
        None => match ["星期", "周", "礼拜", "weeks", "week"].iter().find_map(|unit| text.strip_suffix(unit)) {
            Some(number) => (number.trim_end_matches('个'), 7),
            None => (["天", "日", "days", "day"].iter().find_map(|unit| text.strip_suffix(unit)).unwrap_or(&text), 1),
        },
    };
    let days = match number {
        "半" if unit == 30 => 15,
        "一" => unit,
        "二" | "两" => 2 * unit,
        "三" => 3 * unit,
        "四" => 4 * unit,
        "五" => 5 * unit,
        "六" => 6 * unit,
        "七" => 7 * unit,
        "八" => 8 * unit,
        "九" => 9 * unit,
        "十" => 10 * unit,
        digits => digits.parse::<u16>().ok()?.checked_mul(unit)?,
    };
    (1..=DAYS_MAX).contains(&days).then_some(days)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_people_type_them() {
        for (text, days) in [
            ("3", Some(3)),
            ("3天", Some(3)),
            ("三天后", Some(3)),
            (" 5 天 ", Some(5)),
            ("一周", Some(7)),
            ("两个星期", Some(14)),
            ("半个月", Some(15)),
            ("一个月", Some(30)),
            ("2 weeks", Some(14)),
            ("10 days", Some(10)),
            ("0", None),
            ("61", None),
            ("三个月", None),
            ("明年", None),
            ("-3", None),
            ("99999999999天", None),
            ("", None),
        ] {
            assert_eq!(days_of(text), days, "{text}");
        }
    }
}
