//! The register by itself: names used twice, dates that contradict each other.

use std::collections::HashMap;

use crate::domain::problem::Problem;
use crate::guide::Guide;
use crate::knowledge::departments::DEPARTMENTS_FILE;
use crate::knowledge::register::REGISTER_FILE;
use crate::knowledge::rows::Row;

/// Checks all rows.
pub fn check(guide: &Guide) -> Vec<Problem> {
    let rows = guide.register().rows();
    let mut problems = Vec::new();
    let mut names: HashMap<&str, &Row> = HashMap::new();
    for row in rows {
        let mut fault = |what: String| problems.push(Problem::error(REGISTER_FILE, row.line, what));
        for alias in &row.aliases {
            if let Some(first) = names.insert(alias, row) {
                fault(format!("{}：别名“{alias}”在第 {} 行已经有了", row.number, first.line));
            }
        }
        if row.replaces.contains(&row.number) {
            fault(format!("{} 自己代替自己", row.number));
        }
        let order = |earlier: Option<_>, later: Option<_>| match (earlier, later) {
            (Some(earlier), Some(later)) => before(later, earlier),
            _ => false,
        };
        if order(row.published, row.implemented) {
            fault(format!("{}：实施日期早于发布日期", row.number));
        }
        if order(row.implemented, row.withdrawn) {
            fault(format!("{}：作废日期早于实施日期", row.number));
        }
        for old in row.replaces.iter().filter_map(|old| guide.register().row(old)) {
            if order(old.implemented, row.implemented) {
                fault(format!("{} 代替 {}，实施日期却更早", row.number, old.number));
            }
        }
        for industry in &row.industries {
            if !guide.departments().industries.iter().any(|i| i.slug == *industry) {
                fault(format!("{}：行业“{industry}”不在 {DEPARTMENTS_FILE} 里", row.number));
            }
        }
    }
    problems
}

fn before(a: crate::domain::standard::PartialDate, b: crate::domain::standard::PartialDate) -> bool {
    match (a.latest(), b.earliest()) {
        (Some(a), Some(b)) => a < b,
        _ => false,
    }
}
