//! How much a value went up or down against another period (环比, 同比).

use super::Cell;

/// Which way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Course {
    /// More than then.
    Up,
    /// Less than then.
    Down,
    /// The same, as far as it is shown.
    Level,
}

/// A change against another period.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Change {
    /// Counts and times: by so many tenths of a percent of what it was.
    Percent {
        /// Which way.
        course: Course,
        /// Tenths of a percent, never negative.
        tenths: u64,
    },
    /// Rates and grades: by so many tenths of a point (percentage points for rates).
    Points {
        /// Which way.
        course: Course,
        /// Tenths of a point, never negative.
        tenths: u64,
    },
    /// There was nothing then, and is something now: no percentage says that.
    FromNothing,
}

impl Change {
    /// From `then` to `now`; `None` if either has nothing to compare.
    pub fn between(now: &Cell, then: &Cell) -> Option<Self> {
        match (now, then) {
            (Cell::Share { .. }, Cell::Share { .. }) => Some(points(now.number()? * 1000.0, then.number()? * 1000.0)),
            (Cell::Decimal(now), Cell::Decimal(then)) => Some(points(now * 10.0, then * 10.0)),
            (Cell::Count(now), Cell::Count(then)) | (Cell::WorkingMinutes(now), Cell::WorkingMinutes(then)) => {
                percent(*now, *then)
            }
            _ => None,
        }
    }
}

fn percent(now: u64, then: u64) -> Option<Change> {
    match (now, then) {
        (0, 0) => Some(Change::Percent { course: Course::Level, tenths: 0 }),
        (_, 0) => Some(Change::FromNothing),
        (now, then) => {
            let difference = u128::from(now.abs_diff(then)) * 1000;
            let tenths = (difference + u128::from(then) / 2) / u128::from(then);
            let tenths = u64::try_from(tenths).ok()?;
            Some(Change::Percent { course: course(now.cmp(&then), tenths), tenths })
        }
    }
}

/// Both in tenths.
fn points(now: f64, then: f64) -> Change {
    // Rounded as each is shown, so that the difference is that of what is read.
    let (now, then) = (now.round(), then.round());
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "tenths of rates and grades, 0 to 1000"
    )]
    let tenths = (now - then).abs() as u64;
    Change::Points { course: course(now.total_cmp(&then), tenths), tenths }
}

fn course(order: std::cmp::Ordering, tenths: u64) -> Course {
    match order {
        _ if tenths == 0 => Course::Level,
        std::cmp::Ordering::Greater => Course::Up,
        std::cmp::Ordering::Less => Course::Down,
        std::cmp::Ordering::Equal => Course::Level,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_change_by_percent_rates_by_points_and_nothing_by_neither() {
        let percent = |course, tenths| Some(Change::Percent { course, tenths });
        let points = |course, tenths| Some(Change::Points { course, tenths });
        let share = |part, whole| Cell::Share { part, whole };
        for (now, then, change) in [
            (Cell::Count(15), Cell::Count(10), percent(Course::Up, 500)),
            (Cell::Count(0), Cell::Count(10), percent(Course::Down, 1000)),
            (Cell::Count(3), Cell::Count(0), Some(Change::FromNothing)),
            (Cell::Count(0), Cell::Count(0), percent(Course::Level, 0)),
            (Cell::WorkingMinutes(90), Cell::WorkingMinutes(120), percent(Course::Down, 250)),
            (share(9, 10), share(3, 4), points(Course::Up, 150)),
            (share(1, 3), share(33, 99), points(Course::Level, 0)),
            (Cell::Decimal(4.5), Cell::Decimal(4.7), points(Course::Down, 2)),
            (Cell::Count(1), Cell::Nothing, None),
            (Cell::Nothing, Cell::Nothing, None),
        ] {
            assert_eq!(Change::between(&now, &then), change, "{now:?} {then:?}");
        }
    }
}
