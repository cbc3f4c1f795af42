//! Tables as CSV for Chinese Excel: UTF-8 with a byte order mark, lines that end with CR LF, and no cell that
//! a spreadsheet would take for a formula. The only place that knows the format.

use thiserror::Error;

use crate::domain::report::{Grid, Report, Value};

/// By this Excel knows that it is UTF-8.
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();
/// A text that begins like this may be run as a formula (OWASP, CSV injection); an apostrophe before it stops
/// that and is not shown.
const FORMULA_BEGINS: [char; 8] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋'];

/// The file could not be written.
#[derive(Debug, Error)]
#[error("CSV file: {0}")]
pub struct SeparatedError(String);

/// A grid as it is.
///
/// # Errors
/// The file could not be put together.
pub fn csv_of_grid(grid: &Grid) -> Result<Vec<u8>, SeparatedError> {
    let rows = grid.rows.iter().map(|row| row.iter().map(Value::words).collect());
    written(std::iter::once(grid.columns.clone()).chain(rows))
}

/// Every table of a report in the long form, which programs and pivot tables read: a line for each value.
///
/// # Errors
/// The file could not be put together.
pub fn csv_of_tables(report: &Report) -> Result<Vec<u8>, SeparatedError> {
    let mut lines = vec![report.long_heads.to_vec()];
    for grid in &report.grids {
        for row in &grid.rows {
            let (names, values) = row.split_at(grid.names.min(row.len()));
            let name = names.iter().map(Value::words).collect::<Vec<_>>().join(" / ");
            for (head, value) in grid.columns.iter().skip(grid.names).zip(values) {
                let [number, unit, part, whole] = plain(value, &report.units);
                lines.push(vec![grid.title.clone(), name.clone(), head.clone(), number, unit, part, whole]);
            }
        }
    }
    written(lines.into_iter())
}

/// Number, unit, part and whole of a value.
fn plain(value: &Value, [counts, minutes, percent, points]: &[String; 4]) -> [String; 4] {
    let none = String::new;
    match value {
        Value::Text(words) => [words.clone(), none(), none(), none()],
        Value::Count(count) => [count.to_string(), counts.clone(), none(), none()],
        Value::Minutes(number, _) => [number.to_string(), minutes.clone(), none(), none()],
        Value::Share { part, whole, words } => {
            [words.trim_end_matches('%').to_owned(), percent.clone(), part.to_string(), whole.to_string()]
        }
        Value::Amount(amount) => [amount.to_string(), none(), none(), none()],
        Value::Decimal(number) => [format!("{number:.1}"), points.clone(), none(), none()],
    }
}

fn written(lines: impl Iterator<Item = Vec<String>>) -> Result<Vec<u8>, SeparatedError> {
    let fault = |error: csv::Error| SeparatedError(error.to_string());
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(BYTE_ORDER_MARK.to_vec());
    for line in lines {
        writer.write_record(line.iter().map(|cell| harmless(cell))).map_err(fault)?;
    }
    writer.into_inner().map_err(|error| SeparatedError(error.to_string()))
}

fn harmless(cell: &str) -> String {
    let begins =
        cell.trim_start_matches([' ', '\u{3000}']).starts_with(FORMULA_BEGINS) || cell.starts_with(FORMULA_BEGINS);
    let is_number = cell.parse::<f64>().is_ok();
    if begins && !is_number { format!("'{cell}") } else { cell.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_like_a_formula_is_stopped_and_everything_else_stays() {
        for (cell, written) in [
            ("=HYPERLINK(\"http://x\")", "'=HYPERLINK(\"http://x\")"),
            ("+1+1", "'+1+1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("-cmd|' /C calc'!A0", "'-cmd|' /C calc'!A0"),
            ("\t=1", "'\t=1"),
            (" =1", "' =1"),
            ("＝1", "'＝1"),
            ("-5", "-5"),
            ("三门某某橡胶厂", "三门某某橡胶厂"),
            ("", ""),
        ] {
            assert_eq!(harmless(cell), written, "{cell}");
        }
    }

    #[test]
    fn a_file_begins_with_a_mark_and_its_lines_end_with_both_signs() {
        let grid = Grid {
            columns: vec!["企业".to_owned(), "数量".to_owned()],
            rows: vec![vec![Value::Text("甲,\"乙\"".to_owned()), Value::Count(3)]],
            ..Grid::default()
        };
        let bytes = csv_of_grid(&grid).unwrap();
        assert_eq!(String::from_utf8(bytes).unwrap(), "\u{feff}企业,数量\r\n\"甲,\"\"乙\"\"\",3\r\n");
    }
}
