//! What stands in the columns and rows of each statistic: one place, so that every way of counting and
//! every printer has the same.

use super::{Measure, Statistic};

/// Rows of the overview.
const OVERVIEW: [Measure; 18] = [
    Measure::Asked,
    Measure::AnsweredFromLibrary,
    Measure::NoEvidence,
    Measure::OutOfScope,
    Measure::Opened,
    Measure::Firms,
    Measure::Closed,
    Measure::Open,
    Measure::Overdue,
    Measure::ResponseRate,
    Measure::SolvedRate,
    Measure::SatisfactionRate,
    Measure::FirstResponseMedian,
    Measure::FirstResponseMean,
    Measure::FirstResponseP90,
    Measure::SolveMedian,
    Measure::SolveMean,
    Measure::SolveP90,
];

/// Rows of the comparison: the figures by which the office is led.
const LEADING: [Measure; 9] = [
    Measure::Asked,
    Measure::Opened,
    Measure::Firms,
    Measure::Closed,
    Measure::ResponseRate,
    Measure::SolvedRate,
    Measure::SatisfactionRate,
    Measure::FirstResponseMedian,
    Measure::SolveMedian,
];

/// What questions tell, where the group of a question is known.
const OF_QUESTIONS: [Measure; 2] = [Measure::Asked, Measure::AnsweredFromLibrary];

/// What tickets tell.
const OF_TICKETS: [Measure; 14] = [
    Measure::Opened,
    Measure::Firms,
    Measure::Closed,
    Measure::Open,
    Measure::Overdue,
    Measure::ResponseRate,
    Measure::SolvedRate,
    Measure::SatisfactionRate,
    Measure::FirstResponseMedian,
    Measure::FirstResponseMean,
    Measure::FirstResponseP90,
    Measure::SolveMedian,
    Measure::SolveMean,
    Measure::SolveP90,
];

/// What each month of the trend tells.
const OF_MONTHS: [Measure; 9] = [
    Measure::Asked,
    Measure::AnsweredFromLibrary,
    Measure::Opened,
    Measure::Closed,
    Measure::ResponseRate,
    Measure::SolvedRate,
    Measure::SatisfactionRate,
    Measure::FirstResponseMedian,
    Measure::SolveMedian,
];

impl Statistic {
    /// Heads of its columns.
    pub fn columns(self) -> Vec<Measure> {
        let headed = |head, rest: &[&[Measure]]| std::iter::once(head).chain(rest.concat()).collect();
        match self {
            Self::Overview | Self::FollowUps | Self::Handling | Self::Delivery => {
                vec![Measure::Name, Measure::Count]
            }
            Self::Comparison => {
                vec![Measure::Name, Measure::ThisPeriod, Measure::PeriodBefore, Measure::YearBefore]
            }
            Self::ByDepartment => headed(Measure::Department, &[&OF_QUESTIONS, &OF_TICKETS]),
            Self::ByChannel => headed(Measure::Channel, &[&OF_QUESTIONS, &OF_TICKETS]),
            Self::ByTown => headed(Measure::Town, &[&OF_TICKETS]),
            Self::ByIndustry => headed(Measure::Industry, &[&OF_TICKETS]),
            Self::ByExpert => headed(Measure::Expert, &[&OF_TICKETS]),
            Self::Trend => headed(Measure::Month, &[&OF_MONTHS]),
            Self::Ratings => vec![Measure::Grade, Measure::Count],
            Self::Corrections => vec![Measure::TriagedTo, Measure::CorrectedTo, Measure::Count],
            Self::Consultations => {
                vec![Measure::Department, Measure::Expert, Measure::AskedToConsult, Measure::TookPart]
            }
        }
    }

    /// Names of its rows, where they are always the same.
    pub fn fixed_rows(self) -> &'static [Measure] {
        match self {
            Self::Overview => &OVERVIEW,
            Self::Comparison => &LEADING,
            Self::FollowUps => {
                &[Measure::SolvedByClient, Measure::NotSolved, Measure::Unconfirmed, Measure::SolvedRate]
            }
            Self::Handling => &[
                Measure::Transferred,
                Measure::Referred,
                Measure::Extended,
                Measure::Merged,
                Measure::MergesUndone,
                Measure::SplitOff,
            ],
            Self::Delivery => {
                &[Measure::Possibly, Measure::Unreachable, Measure::Refused, Measure::GivenUp, Measure::SetAside]
            }
            Self::ByDepartment
            | Self::ByTown
            | Self::ByIndustry
            | Self::ByChannel
            | Self::ByExpert
            | Self::Trend
            | Self::Ratings
            | Self::Corrections
            | Self::Consultations => &[],
        }
    }

    /// Are its rows parts of one whole, so that a missing one could be told from the others?
    pub fn is_breakdown(self) -> bool {
        match self {
            Self::ByDepartment | Self::ByTown | Self::ByIndustry | Self::ByChannel | Self::ByExpert => true,
            Self::Overview
            | Self::Comparison
            | Self::Trend
            | Self::Ratings
            | Self::FollowUps
            | Self::Corrections
            | Self::Handling
            | Self::Consultations
            | Self::Delivery => false,
        }
    }
}
