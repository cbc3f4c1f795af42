//! What is counted of one group of questions and tickets, each with the firms behind it.

use std::collections::BTreeSet;

use crate::domain::statistic::{Cell, Counted, Measure};

/// A firm, or for a client without one the client, as a negative number.
pub type Firm = i64;

/// A count.
#[derive(Debug, Clone, Default)]
pub struct Tally {
    count: u64,
    firms: BTreeSet<Firm>,
}

impl Tally {
    /// So many more of a firm.
    pub fn add(&mut self, firm: Firm, count: u64) {
        if count > 0 {
            self.count += count;
            self.firms.insert(firm);
        }
    }

    /// The count with its firms.
    pub fn cell(&self) -> Counted {
        (Cell::Count(self.count), Some(self.firms.len() as u64))
    }
}

/// A part of a whole.
#[derive(Debug, Clone, Default)]
pub struct Share {
    part: u64,
    whole: Tally,
}

impl Share {
    /// So many more of a firm, of which so many are the part.
    pub fn add(&mut self, firm: Firm, part: u64, whole: u64) {
        self.part += part;
        self.whole.add(firm, whole);
    }

    /// The rate, with the firms behind the whole.
    pub fn cell(&self) -> Counted {
        let firms = Some(self.whole.firms.len() as u64);
        match self.whole.count {
            0 => (Cell::Nothing, firms),
            whole => (Cell::Share { part: self.part, whole }, firms),
        }
    }
}

/// Working minutes.
#[derive(Debug, Clone, Default)]
pub struct Times {
    minutes: Vec<u64>,
    firms: BTreeSet<Firm>,
}

impl Times {
    /// One more.
    pub fn add(&mut self, firm: Firm, minutes: u64) {
        self.minutes.push(minutes);
        self.firms.insert(firm);
    }

    /// Nearest rank: the smallest value that so many percent do not exceed.
    fn percentile(&mut self, percent: usize) -> Counted {
        self.minutes.sort_unstable();
        let rank = (self.minutes.len() * percent).div_ceil(100);
        let value = rank.checked_sub(1).and_then(|index| self.minutes.get(index));
        self.cell(value.copied())
    }

    /// To the nearest minute.
    fn mean(&self) -> Counted {
        let count = self.minutes.len() as u64;
        let sum: u64 = self.minutes.iter().sum();
        self.cell((2 * sum + count).checked_div(2 * count))
    }

    fn cell(&self, minutes: Option<u64>) -> Counted {
        (minutes.map_or(Cell::Nothing, Cell::WorkingMinutes), Some(self.firms.len() as u64))
    }
}

/// Of one group, or of all.
#[derive(Debug, Clone, Default)]
pub struct Counts {
    pub asked: Tally,
    pub from_library: Tally,
    pub no_evidence: Tally,
    pub out_of_scope: Tally,
    pub opened: Tally,
    pub closed: Tally,
    pub open: Tally,
    pub overdue: Tally,
    pub first: Times,
    pub solve: Times,
    pub responded: Share,
    pub solved: Share,
    pub satisfied: Share,
}

impl Counts {
    /// A measure of it; what is not counted here is nothing.
    pub fn cell(&mut self, measure: Measure) -> Counted {
        match measure {
            Measure::Asked => self.asked.cell(),
            Measure::AnsweredFromLibrary => self.from_library.cell(),
            Measure::NoEvidence => self.no_evidence.cell(),
            Measure::OutOfScope => self.out_of_scope.cell(),
            Measure::Opened => self.opened.cell(),
            Measure::Firms => {
                let firms = self.opened.firms.len() as u64;
                (Cell::Count(firms), Some(firms))
            }
            Measure::Closed => self.closed.cell(),
            Measure::Open => self.open.cell(),
            Measure::Overdue => self.overdue.cell(),
            Measure::ResponseRate => self.responded.cell(),
            Measure::SolvedRate => self.solved.cell(),
            Measure::SatisfactionRate => self.satisfied.cell(),
            Measure::FirstResponseMedian => self.first.percentile(50),
            Measure::FirstResponseMean => self.first.mean(),
            Measure::FirstResponseP90 => self.first.percentile(90),
            Measure::SolveMedian => self.solve.percentile(50),
            Measure::SolveMean => self.solve.mean(),
            Measure::SolveP90 => self.solve.percentile(90),
            Measure::Name
            | Measure::Department
            | Measure::ThisPeriod
            | Measure::PeriodBefore
            | Measure::YearBefore
            | Measure::Month
            | Measure::Town
            | Measure::Industry
            | Measure::Channel
            | Measure::Possibly
            | Measure::Transferred
            | Measure::Merged
            | Measure::MergesUndone
            | Measure::SplitOff
            | Measure::Expert
            | Measure::AskedToConsult
            | Measure::TookPart
            | Measure::Referred
            | Measure::Extended
            | Measure::Unreachable
            | Measure::Refused
            | Measure::GivenUp
            | Measure::SetAside
            | Measure::TriagedTo
            | Measure::CorrectedTo
            | Measure::Unrated
            | Measure::LowRated
            | Measure::ContactedInTime
            | Measure::PutRightInTime
            | Measure::RatedAgain
            | Measure::SolvedByClient
            | Measure::NotSolved
            | Measure::Unconfirmed
            | Measure::Grade
            | Measure::Count
            | Measure::MeanGrade => (Cell::Nothing, None),
        }
    }

    /// Did anything happen in it?
    pub fn is_something(&mut self, measures: &[Measure]) -> bool {
        measures.iter().any(|measure| self.cell(*measure).0.is_something())
    }
}
