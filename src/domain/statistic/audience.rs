//! Who reads a table. What leaves the office shows no cell that only one or two firms are behind.

use super::{Cell, Statistic, Table};

/// Firms that must be behind a cell for it to leave the office: of two, each knows the other.
pub const FIRMS_MIN: u64 = 3;

/// Who reads it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Audience {
    /// The office itself.
    Office,
    /// Anybody else.
    Public,
}

impl Audience {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Office, Self::Public];

    /// May this reader have the statistic at all? How single colleagues work stays in the office.
    pub fn may_read(self, statistic: Statistic) -> bool {
        match (self, statistic) {
            (Self::Office, _) => true,
            (Self::Public, Statistic::ByExpert | Statistic::Consultations | Statistic::Delivery) => false,
            (
                Self::Public,
                Statistic::Overview
                | Statistic::Comparison
                | Statistic::ByDepartment
                | Statistic::ByTown
                | Statistic::ByIndustry
                | Statistic::ByChannel
                | Statistic::Trend
                | Statistic::Ratings
                | Statistic::FollowUps
                | Statistic::Corrections
                | Statistic::Handling,
            ) => true,
        }
    }
}

impl Table {
    /// The table as this reader may see it: outside the office a cell with fewer than [`FIRMS_MIN`] firms
    /// behind it is masked. If only one of a breakdown's column were masked, it could be told from the sum
    /// and the others: then the least of the others is masked with it. Zero is nobody's and stays.
    pub fn for_audience(mut self, audience: Audience) -> Self {
        match audience {
            Audience::Office => return self,
            Audience::Public => {}
        }
        for (row, firms) in self.rows.iter_mut().zip(&self.firms) {
            for (cell, firms) in row.iter_mut().zip(firms) {
                if cell.is_something() && firms.is_some_and(|firms| firms < FIRMS_MIN) {
                    *cell = Cell::Masked;
                }
            }
        }
        if self.statistic.is_breakdown() {
            for column in 0..self.columns.len() {
                self.mask_second(column);
            }
        }
        self
    }

    fn mask_second(&mut self, column: usize) {
        let cells = |row: &Vec<Cell>| row.get(column).cloned().unwrap_or(Cell::Nothing);
        let masked = self.rows.iter().filter(|row| cells(row) == Cell::Masked).count();
        if masked != 1 {
            return;
        }
        let least = (0..self.rows.len())
            .filter_map(|index| match cells(&self.rows[index]) {
                Cell::Count(count) if count > 0 => Some((count, index)),
                _ => None,
            })
            .min();
        if let Some((_, index)) = least
            && let Some(cell) = self.rows[index].get_mut(column)
        {
            *cell = Cell::Masked;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::department::Slug;
    use crate::domain::moment::Moment;
    use crate::domain::statistic::{Measure, Period};

    fn table(rows: &[(&str, u64, u64)]) -> Table {
        let now = Moment(0);
        let row = |(slug, count, firms): &(&str, u64, u64)| {
            vec![(Cell::Department(Slug::new(*slug)), None), (Cell::Count(*count), Some(*firms))]
        };
        let rows = rows.iter().map(row).collect();
        Table {
            columns: vec![Measure::Department, Measure::Opened],
            ..Table::new(Statistic::ByDepartment, Period::today(now), now, rows)
        }
    }

    fn column(table: &Table) -> Vec<Cell> {
        table.rows.iter().map(|row| row[1].clone()).collect()
    }

    #[test]
    fn a_cell_of_fewer_than_three_firms_does_not_leave_the_office() {
        let rows = [("a", 9, 3), ("b", 9, 2), ("c", 1, 1), ("d", 0, 0)];
        assert_eq!(table(&rows).for_audience(Audience::Office), table(&rows));
        let masked = table(&rows).for_audience(Audience::Public);
        assert_eq!(column(&masked), [Cell::Count(9), Cell::Masked, Cell::Masked, Cell::Count(0)]);
    }

    #[test]
    fn a_single_masked_cell_cannot_be_told_from_the_sum() {
        let masked = table(&[("a", 9, 9), ("b", 4, 4), ("c", 1, 1)]).for_audience(Audience::Public);
        assert_eq!(column(&masked), [Cell::Count(9), Cell::Masked, Cell::Masked]);
    }
}
