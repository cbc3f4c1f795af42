//! What a count needs to know besides the data: the taxonomy's order and the working time.

use std::sync::Arc;

use super::Cell;
use crate::domain::department::{Departments, Slug};
use crate::domain::working_time::Calendar;

/// The order of rows, and the calendar that working minutes are counted with.
#[derive(Debug, Clone)]
pub struct Frame {
    /// Departments in their order: each has its row even if nothing happened in it.
    pub departments: Vec<Slug>,
    /// Towns in their order.
    pub towns: Vec<String>,
    /// Industries in their order, by machine name.
    pub industries: Vec<String>,
    /// The working time.
    pub calendar: Arc<Calendar>,
}

impl Frame {
    /// That of a taxonomy.
    pub fn of(departments: &Departments, calendar: Arc<Calendar>) -> Self {
        Self {
            departments: departments.lines.iter().map(|line| line.slug.clone()).collect(),
            towns: departments.towns.clone(),
            industries: departments.industries.iter().map(|industry| industry.slug.clone()).collect(),
            calendar,
        }
    }

    /// Where the row of a name stands: the taxonomy's order, then by name, what nobody said last.
    pub fn place_of(&self, name: &Cell) -> (usize, String) {
        let within = |list: &[String], text: &str| list.iter().position(|item| item == text).unwrap_or(list.len());
        match name {
            Cell::Department(slug) => {
                let place = self.departments.iter().position(|item| item == slug);
                (place.unwrap_or(self.departments.len()), slug.to_string())
            }
            Cell::Town(town) => (within(&self.towns, town), town.clone()),
            Cell::Industry(industry) => (within(&self.industries, industry), industry.clone()),
            Cell::Channel(channel) => (0, channel.clone()),
            // By number: who came first, whatever they are called.
            Cell::Person { id, name: _ } => (usize::try_from(id.0).unwrap_or(usize::MAX - 1), String::new()),
            Cell::Unsaid
            | Cell::Nobody
            | Cell::Measure(_)
            | Cell::Month(_)
            | Cell::Grade(_)
            | Cell::Count(_)
            | Cell::WorkingMinutes(_)
            | Cell::Share { .. }
            | Cell::Decimal(_)
            | Cell::Nothing
            | Cell::Masked => (usize::MAX, String::new()),
        }
    }
}
