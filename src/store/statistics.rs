//! Figures: every statistic as a table, from the rows and the history as they were committed.

use super::{Result, Tx};
use crate::domain::department::Slug;
use crate::domain::ids::PersonId;
use crate::domain::moment::Moment;
use crate::domain::statistic::{Cell, Counted, Frame, Measure, Period, Statistic, Table};

/// What is counted of one group.
mod counts;
/// Questions and tickets by group.
mod groups;
/// Ratings, corrections, handling, consultations, delivery.
mod house;

use counts::Counts;
use groups::Grouping;

impl Tx<'_> {
    /// A statistic over a period, as of `now`.
    pub fn table(&self, statistic: Statistic, period: Period, now: Moment, frame: &Frame) -> Result<Table> {
        let rows = match statistic {
            Statistic::Overview => {
                let mut counts = self.whole(period, now, frame)?;
                named(statistic, |measure| vec![counts.cell(measure)])
            }
            Statistic::Comparison => self.comparison(period, now, frame)?,
            Statistic::ByDepartment => self.by_group(statistic, Grouping::Department, period, now, frame)?,
            Statistic::ByTown => self.by_group(statistic, Grouping::Town, period, now, frame)?,
            Statistic::ByIndustry => self.by_group(statistic, Grouping::Industry, period, now, frame)?,
            Statistic::ByChannel => self.by_group(statistic, Grouping::Channel, period, now, frame)?,
            Statistic::ByExpert => self.by_group(statistic, Grouping::Expert, period, now, frame)?,
            Statistic::Trend => self.trend(period, now, frame)?,
            Statistic::Ratings => self.ratings(period)?,
            Statistic::FollowUps => self.by_clients_word(period)?,
            Statistic::Corrections => self.corrections(period)?,
            Statistic::Handling => self.handling(period)?,
            Statistic::Consultations => self.consultations(period)?,
            Statistic::Delivery => self.delivery(period)?,
        };
        Ok(Table::new(statistic, period, now, rows))
    }

    fn whole(&self, period: Period, now: Moment, frame: &Frame) -> Result<Counts> {
        let groups = self.groups(Grouping::Whole, period, now, &frame.calendar)?;
        Ok(groups.into_values().next().unwrap_or_default())
    }

    /// A period that still runs is compared with as many days of the others.
    fn comparison(&self, period: Period, now: Moment, frame: &Frame) -> Result<Vec<Vec<Counted>>> {
        let others = [period, period.before(), period.year_before()];
        let counts = others.into_iter().map(|other| self.whole(other.as_far_as(period, now), now, frame));
        let mut counts = counts.collect::<Result<Vec<Counts>>>()?;
        Ok(named(Statistic::Comparison, |measure| counts.iter_mut().map(|counts| counts.cell(measure)).collect()))
    }

    fn by_group(
        &self,
        statistic: Statistic,
        by: Grouping,
        period: Period,
        now: Moment,
        frame: &Frame,
    ) -> Result<Vec<Vec<Counted>>> {
        let measures = statistic.columns().split_off(1);
        let mut groups = self.groups(by, period, now, &frame.calendar)?;
        if by == Grouping::Department {
            for department in &frame.departments {
                groups.entry(Some(department.to_string())).or_default();
            }
        }
        let mut rows = vec![];
        for (key, mut counts) in groups {
            let name = self.name_of_group(by, key)?;
            let place = frame.place_of(&name);
            let always = matches!(&name, Cell::Department(slug) if frame.departments.contains(slug));
            if always || counts.is_something(&measures) {
                let cells = measures.iter().map(|measure| counts.cell(*measure));
                rows.push((place, std::iter::once((name, None)).chain(cells).collect::<Vec<_>>()));
            }
        }
        rows.sort_by(|(one, _), (other, _)| one.cmp(other));
        Ok(rows.into_iter().map(|(_, row)| row).collect())
    }

    fn name_of_group(&self, by: Grouping, key: Option<String>) -> Result<Cell> {
        let Some(key) = key else {
            return Ok(if by == Grouping::Expert { Cell::Nobody } else { Cell::Unsaid });
        };
        Ok(match by {
            Grouping::Whole => Cell::Unsaid,
            Grouping::Department => Cell::Department(Slug::new(key)),
            Grouping::Town => Cell::Town(key),
            Grouping::Industry => Cell::Industry(key),
            Grouping::Channel => Cell::Channel(key),
            Grouping::Expert => {
                let id = PersonId(key.parse().unwrap_or_default());
                Cell::Person { id, name: self.person(id)?.map(|person| person.name).unwrap_or_default() }
            }
        })
    }

    fn trend(&self, period: Period, now: Moment, frame: &Frame) -> Result<Vec<Vec<Counted>>> {
        let measures = Statistic::Trend.columns().split_off(1);
        let months = period.twelve_months().into_iter().map(|month| {
            let mut counts = self.whole(month, now, frame)?;
            let cells = measures.iter().map(|measure| counts.cell(*measure));
            Ok(std::iter::once((Cell::Month(month.first()), None)).chain(cells).collect())
        });
        months.collect()
    }
}

/// A row for each measure of a statistic whose rows are always the same.
fn named(statistic: Statistic, mut cells: impl FnMut(Measure) -> Vec<Counted>) -> Vec<Vec<Counted>> {
    let rows = statistic.fixed_rows().iter();
    rows.map(|measure| std::iter::once((Cell::Measure(*measure), None)).chain(cells(*measure)).collect()).collect()
}
