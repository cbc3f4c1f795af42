//! Every statistic is a `Table`; chat, page, Excel, Word and CSV are printers of it.

use chrono::{Datelike, Days, Months, NaiveDate};
use serde::Serialize;

use super::department::Slug;
use super::moment::Moment;

/// A span of local days, first inclusive, last inclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Period {
    /// One local day.
    Day(NaiveDate),
    /// Monday to Sunday; named by its Monday.
    Week(NaiveDate),
    /// A calendar month; named by its first day.
    Month(NaiveDate),
}

impl Period {
    /// The day of `now`.
    pub fn today(now: Moment) -> Self {
        Self::Day(now.day())
    }

    /// The week of `now`.
    pub fn this_week(now: Moment) -> Self {
        let day = now.day();
        let back = u64::from(day.weekday().num_days_from_monday());
        Self::Week(day.checked_sub_days(Days::new(back)).unwrap_or(day))
    }

    /// The month of `now`.
    pub fn this_month(now: Moment) -> Self {
        let day = now.day();
        Self::Month(day.with_day(1).unwrap_or(day))
    }

    /// Reads `2026-10` (also `2026年10月`, `202610`).
    pub fn parse_month(text: &str) -> Option<Self> {
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        let other: String = text.chars().filter(|c| !c.is_ascii_digit() && !c.is_whitespace()).collect();
        if !matches!(other.as_str(), "" | "-" | "/" | "." | "年月" | "年") || !(5..=6).contains(&digits.len()) {
            return None;
        }
        let (year, month) = digits.split_at(4);
        NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, 1).map(Self::Month)
    }

    /// First local day.
    pub fn first(self) -> NaiveDate {
        match self {
            Self::Day(day) | Self::Week(day) | Self::Month(day) => day,
        }
    }

    /// First instant after the period.
    pub fn end(self) -> Moment {
        let next = match self {
            Self::Day(day) => day.checked_add_days(Days::new(1)),
            Self::Week(day) => day.checked_add_days(Days::new(7)),
            Self::Month(day) => day.checked_add_months(Months::new(1)),
        };
        Moment::start_of(next.unwrap_or(NaiveDate::MAX))
    }

    /// First instant of the period.
    pub fn start(self) -> Moment {
        Moment::start_of(self.first())
    }
}

/// What can be counted. Each variant has one query, one title and one definition in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Statistic {
    /// Asked, answered from the library, tickets opened, closed, open, overdue, response times.
    Overview,
    /// The same by department.
    ByDepartment,
    /// Ratings by grade.
    Ratings,
    /// Closed tickets by the client's word: solved, not solved, unconfirmed.
    FollowUps,
    /// Where triage was corrected by clients and experts: the confusion matrix, as its pairs.
    Corrections,
    /// What was done to tickets on their way: handed over, put before the office, put off.
    Handling,
    /// Who was asked to consultations and took part, by department and expert.
    Consultations,
    /// Messages that did not surely arrive, and incoming ones that could not be handled.
    Delivery,
}

impl Statistic {
    /// All, in the order in which they are shown.
    pub const ALL: [Self; 8] = [
        Self::Overview,
        Self::ByDepartment,
        Self::Ratings,
        Self::FollowUps,
        Self::Corrections,
        Self::Handling,
        Self::Consultations,
        Self::Delivery,
    ];
}

/// Names of columns and of rows; speech has the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// The measure itself, as the head of a column of names.
    Name,
    /// Department.
    Department,
    /// Questions asked.
    Asked,
    /// Questions that got passages of the library.
    AnsweredFromLibrary,
    /// Questions without evidence.
    NoEvidence,
    /// Questions out of scope.
    OutOfScope,
    /// Tickets opened.
    Opened,
    /// Tickets closed.
    Closed,
    /// Tickets open at the end of the period (or now).
    Open,
    /// Of these, past the promised time without a first answer.
    Overdue,
    /// Median working time to the first answer.
    FirstResponseMedian,
    /// 90 % of first answers came within this working time.
    FirstResponseP90,
    /// Sent without an answer: perhaps delivered.
    Possibly,
    /// The address is gone or has blocked the bot.
    Unreachable,
    /// The channel refuses the message.
    Refused,
    /// Tries used up.
    GivenUp,
    /// Incoming messages that could not be handled and were kept aside.
    SetAside,
    /// Tickets handed to another department.
    Transferred,
    /// Put before the office after too many hand-overs.
    Referred,
    /// Solutions put off.
    Extended,
    /// Made part of another ticket.
    Merged,
    /// Of these, brought back.
    MergesUndone,
    /// Taken out of another ticket.
    SplitOff,
    /// Expert.
    Expert,
    /// Asked to a consultation.
    AskedToConsult,
    /// Took part in it.
    TookPart,
    /// Department that triage chose.
    TriagedTo,
    /// Department to which it was corrected.
    CorrectedTo,
    /// The client said that it is solved.
    SolvedByClient,
    /// The client said that it is not solved.
    NotSolved,
    /// Asked, and nobody knows.
    Unconfirmed,
    /// Closed tickets without a grade: silence is no praise.
    Unrated,
    /// Low grades.
    LowRated,
    /// Of these, contacted in time.
    ContactedInTime,
    /// Of these, put right in time.
    PutRightInTime,
    /// Of these, graded once more.
    RatedAgain,
    /// Grade of the rating.
    Grade,
    /// How many.
    Count,
    /// Mean grade.
    MeanGrade,
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Cell {
    /// Name of a measure.
    Measure(Measure),
    /// Name of a department.
    Department(Slug),
    /// Name of a person of the house.
    Person(String),
    /// A grade of the rating, 1 to 5.
    Grade(u8),
    /// A count.
    Count(u64),
    /// Working minutes.
    WorkingMinutes(u64),
    /// A plain number with one decimal.
    Decimal(f64),
    /// Nothing to compute it from.
    Nothing,
}

/// A statistic over a period.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// Which.
    pub statistic: Statistic,
    /// Over what.
    pub period: Period,
    /// The data's time.
    pub as_of: Moment,
    /// Heads.
    pub columns: Vec<Measure>,
    /// Rows, each as long as `columns`.
    pub rows: Vec<Vec<Cell>>,
}
