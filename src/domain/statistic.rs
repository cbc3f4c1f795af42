//! Every statistic is a `Table`; chat, page, Excel, Word and CSV are printers of it.

use chrono::NaiveDate;
use serde::Serialize;

use super::department::Slug;
use super::ids::PersonId;
use super::moment::Moment;

pub use super::period::Period;

/// Who reads a table, and what they may not learn from it.
mod audience;
/// How much a value went up or down.
mod change;
/// What a count needs to know besides the data.
mod frame;
/// What stands in the columns and rows of each.
mod layout;
/// What is measured.
mod measure;

pub use audience::{Audience, FIRMS_MIN};
pub use change::{Change, Course};
pub use frame::Frame;
pub use measure::Measure;

/// What can be counted. Each variant has one layout, one title and one definition in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Statistic {
    /// Asked, answered from the library, tickets opened, closed, open, overdue, rates, times.
    Overview,
    /// The leading figures beside those of the period before and of a year before.
    Comparison,
    /// The same by department.
    ByDepartment,
    /// By the firm's town.
    ByTown,
    /// By the firm's industry.
    ByIndustry,
    /// By the channel on which was asked.
    ByChannel,
    /// By who holds the ticket, or held it to the end.
    ByExpert,
    /// The last twelve months.
    Trend,
    /// Ratings by grade.
    Ratings,
    /// Tickets by the client's last word in the period: solved, not solved, unconfirmed.
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
    pub const ALL: [Self; 14] = [
        Self::Overview,
        Self::Comparison,
        Self::ByDepartment,
        Self::ByTown,
        Self::ByIndustry,
        Self::ByChannel,
        Self::ByExpert,
        Self::Trend,
        Self::Ratings,
        Self::FollowUps,
        Self::Corrections,
        Self::Handling,
        Self::Consultations,
        Self::Delivery,
    ];

    /// Machine name, as buttons and addresses carry it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Overview => "overview",
            Self::Comparison => "comparison",
            Self::ByDepartment => "department",
            Self::ByTown => "town",
            Self::ByIndustry => "industry",
            Self::ByChannel => "channel",
            Self::ByExpert => "expert",
            Self::Trend => "trend",
            Self::Ratings => "ratings",
            Self::FollowUps => "follow-ups",
            Self::Corrections => "corrections",
            Self::Handling => "handling",
            Self::Consultations => "consultations",
            Self::Delivery => "delivery",
        }
    }

    /// The statistic of a machine name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|statistic| statistic.code() == code)
    }
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Cell {
    /// Name of a measure.
    Measure(Measure),
    /// Name of a department.
    Department(Slug),
    /// Name of a town, as the firm gave it.
    Town(String),
    /// Machine name of an industry.
    Industry(String),
    /// Machine name of a channel.
    Channel(String),
    /// The firm did not say.
    Unsaid,
    /// Nobody holds it.
    Nobody,
    /// A calendar month, by its first day.
    Month(NaiveDate),
    /// A person of the house. The number is the key: a name may change or be erased.
    Person {
        /// Who.
        id: PersonId,
        /// What they are called now.
        name: String,
    },
    /// A grade of the rating, 1 to 5.
    Grade(u8),
    /// A count.
    Count(u64),
    /// Working minutes.
    WorkingMinutes(u64),
    /// A part of a whole that is not 0: a rate.
    Share {
        /// How many of them.
        part: u64,
        /// Of how many.
        whole: u64,
    },
    /// A plain number with one decimal.
    Decimal(f64),
    /// Nothing to compute it from.
    Nothing,
    /// Too few firms are behind it to be shown outside the office.
    Masked,
}

impl Cell {
    /// The name of a row, no value.
    pub fn is_label(&self) -> bool {
        match self {
            Self::Measure(_)
            | Self::Department(_)
            | Self::Town(_)
            | Self::Industry(_)
            | Self::Channel(_)
            | Self::Unsaid
            | Self::Nobody
            | Self::Month(_)
            | Self::Person { .. }
            | Self::Grade(_) => true,
            Self::Count(_)
            | Self::WorkingMinutes(_)
            | Self::Share { .. }
            | Self::Decimal(_)
            | Self::Nothing
            | Self::Masked => false,
        }
    }

    /// A value worth a line: a count above zero, or what could be computed.
    pub fn is_something(&self) -> bool {
        match self {
            Self::Count(count) => *count > 0,
            Self::WorkingMinutes(_) | Self::Share { .. } | Self::Decimal(_) | Self::Masked => true,
            Self::Measure(_)
            | Self::Department(_)
            | Self::Town(_)
            | Self::Industry(_)
            | Self::Channel(_)
            | Self::Unsaid
            | Self::Nobody
            | Self::Month(_)
            | Self::Person { .. }
            | Self::Grade(_)
            | Self::Nothing => false,
        }
    }

    /// The value as a number: a rate as a part of 1, times in minutes. `None` for names and for nothing.
    pub fn number(&self) -> Option<f64> {
        #[expect(clippy::cast_precision_loss, reason = "counts and minutes are far below 2^52")]
        match self {
            Self::Count(number) | Self::WorkingMinutes(number) => Some(*number as f64),
            Self::Share { part, whole } => Some(*part as f64 / *whole as f64),
            Self::Decimal(number) => Some(*number),
            Self::Measure(_)
            | Self::Department(_)
            | Self::Town(_)
            | Self::Industry(_)
            | Self::Channel(_)
            | Self::Unsaid
            | Self::Nobody
            | Self::Month(_)
            | Self::Person { .. }
            | Self::Grade(_)
            | Self::Nothing
            | Self::Masked => None,
        }
    }
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
    /// How many firms are behind each cell, laid out as `rows`; `None` where no firm can be told from it.
    pub firms: Vec<Vec<Option<u64>>>,
}

/// A cell with how many firms are behind it.
pub type Counted = (Cell, Option<u64>);

impl Table {
    /// A table of cells that are counted with their firms.
    pub fn new(statistic: Statistic, period: Period, as_of: Moment, rows: Vec<Vec<Counted>>) -> Self {
        let (rows, firms) = rows.into_iter().map(|row| row.into_iter().unzip()).unzip();
        Self { statistic, period, as_of, columns: statistic.columns(), rows, firms }
    }
}
