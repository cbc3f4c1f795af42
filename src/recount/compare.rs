//! Two tables, cell by cell.

use std::collections::BTreeMap;

use crate::domain::history::Difference;
use crate::domain::statistic::{Cell, Table};

/// What differs, and how many cells were compared. Rows are found by their names, so that their order does
/// not matter; people by number, so that a changed name does not.
pub fn differences(counted: &Table, recounted: &Table) -> (Vec<Difference>, usize) {
    let (one, other) = (by_name(counted), by_name(recounted));
    let mut found = vec![];
    let mut cells = 0;
    for (key, (names, values)) in one.iter().chain(other.iter().filter(|(key, _)| !one.contains_key(*key))) {
        for (index, column) in counted.columns.iter().skip(names.len()).enumerate() {
            let at = |rows: &Rows| rows.get(key).and_then(|(_, values)| values.get(index).cloned());
            let (counted_cell, recounted_cell) = (at(&one), at(&other));
            cells += 1;
            if counted_cell != recounted_cell {
                found.push(Difference {
                    statistic: counted.statistic,
                    period: counted.period,
                    row: names.clone(),
                    column: *column,
                    counted: counted_cell,
                    recounted: recounted_cell,
                });
            }
        }
        debug_assert!(!values.is_empty(), "a row without values");
    }
    (found, cells)
}

/// Names and values of each row.
type Rows = BTreeMap<String, (Vec<Cell>, Vec<Cell>)>;

fn by_name(table: &Table) -> Rows {
    let split = |row: &Vec<Cell>| {
        let names = row.iter().take_while(|cell| cell.is_label()).count();
        let (names, values) = row.split_at(names);
        let key = names.iter().map(key).collect::<Vec<_>>().join("/");
        (key, (names.to_vec(), values.to_vec()))
    };
    table.rows.iter().map(split).collect()
}

fn key(name: &Cell) -> String {
    match name {
        Cell::Person { id, name: _ } => format!("person {id}"),
        other => format!("{other:?}"),
    }
}
