//! A report as an Excel workbook: the only place that knows the format. Everything that people wrote goes in
//! as text, so no cell can become a formula.

use rust_xlsxwriter::{
    Chart, ChartType, Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet,
    XlsxError,
};
use thiserror::Error;

use crate::domain::moment::Moment;
use crate::domain::report::{ChartOf, Grid, Report, Shape, Value};

/// Most characters that Excel takes in a cell.
const CELL_CHARS_MAX: usize = 32_767;
/// Working minutes in a day of Excel, whose times are parts of a day.
const MINUTES_A_DAY: f64 = 1_440.0;
/// Charts: width and height in pixels, and the column at which they begin.
const CHART_SIZE: (u32, u32) = (620, 300);
const CHART_COLUMN: u16 = 6;
/// Rows and columns that a chart covers, and how many stand one below the other beside the narrow tables.
const CHART_CELLS: (u32, u16) = (16, 7);
const CHARTS_DOWN: u16 = 2;
/// Height of a row of heads, in points: three lines.
const HEAD_HEIGHT: f64 = 45.0;
/// A4 in the numbering of Excel.
const A4: u8 = 9;
/// Height of a line in points, what a row takes besides, and the highest that Excel makes a row.
const LINE_HEIGHT: f64 = 15.0;
const ROW_PADDING: f64 = 3.0;
const ROW_HEIGHT_MAX: f64 = 409.0;
/// Limits of a column of a long table, in characters: what is longer is wrapped.
const COLUMN_WIDTHS: (f64, f64) = (9.0, 48.0);
/// Width of the first column, of the others, and of words, in characters.
const WIDTHS: (f64, f64, f64) = (26.0, 13.0, 90.0);

/// The file could not be written.
#[derive(Debug, Error)]
#[error("Excel file: {0}")]
pub struct WorkbookError(#[from] XlsxError);

/// How cells look.
struct Looks {
    title: Format,
    head: Format,
    text: Format,
    count: Format,
    minutes: Format,
    share: Format,
    decimal: Format,
    amount: Format,
    small: Format,
}

impl Looks {
    fn new() -> Self {
        let cell = || Format::new().set_border(FormatBorder::Thin).set_align(FormatAlign::VerticalCenter);
        let head = cell().set_bold().set_text_wrap().set_align(FormatAlign::Center);
        Self {
            title: Format::new().set_bold().set_font_size(14),
            head: head.set_background_color(Color::RGB(0x00E8_EEF4)),
            text: cell().set_text_wrap(),
            count: cell().set_num_format("#,##0"),
            // Hours may be more than a day's.
            minutes: cell().set_num_format("[h]:mm"),
            share: cell().set_num_format("0.0%"),
            decimal: cell().set_num_format("0.0"),
            // As many decimals as were typed.
            amount: cell().set_num_format("General"),
            small: Format::new().set_text_wrap().set_align(FormatAlign::Top).set_font_color(Color::RGB(0x0059_5959)),
        }
    }
}

/// The report as the bytes of an .xlsx file: the summary with charts, the ledger, the indicators of the plan, the definitions.
///
/// # Errors
/// The archive could not be put together.
pub fn xlsx(report: &Report, made: Moment) -> Result<Vec<u8>, WorkbookError> {
    let looks = Looks::new();
    let mut book = Workbook::new();
    let created = ExcelDateTime::parse_from_str(&made.local().format("%Y-%m-%dT%H:%M:%S").to_string())?;
    book.set_properties(
        &DocProperties::new().set_title(&report.title).set_author(&report.issuer).set_creation_datetime(&created),
    );
    summary(book.add_worksheet(), report, &looks)?;
    if let Some(grid) = &report.ledger {
        listing(book.add_worksheet(), &report.sheets.ledger, grid, &looks)?;
    }
    if let Some(grid) = &report.indicators {
        listing(book.add_worksheet(), &report.sheets.indicators, grid, &looks)?;
    }
    definitions(book.add_worksheet(), report, &looks)?;
    Ok(book.save_to_buffer()?)
}

fn summary(sheet: &mut Worksheet, report: &Report, looks: &Looks) -> Result<(), XlsxError> {
    sheet.set_name(&report.sheets.summary)?;
    on_paper(sheet);
    sheet.set_column_width(0, WIDTHS.0)?;
    for column in 1..40 {
        sheet.set_column_width(column, WIDTHS.1)?;
    }
    let heading = format!("{}{}", report.title, report.subtitle);
    sheet.write_string_with_format(0, 0, heading, &looks.title)?;
    sheet.write_string(1, 0, &report.as_of)?;
    let mut row = 3;
    // The first tables are narrow: the charts stand beside them.
    let mut begins = vec![];
    for grid in &report.grids {
        begins.push(row);
        row = put_grid(sheet, row, grid, looks)? + 1;
        sheet.merge_range(row - 1, 0, row - 1, CHART_COLUMN - 1, &cut(&grid.definition), &looks.small)?;
        let across = WIDTHS.0 + WIDTHS.1 * f64::from(CHART_COLUMN - 1);
        sheet.set_row_height(row - 1, height(lines(&grid.definition, across)))?;
        row += 1;
    }
    for remark in &report.remarks {
        sheet.write_string(row, 0, cut(remark))?;
        row += 1;
    }
    for (place, chart) in (0_u16..).zip(&report.charts) {
        if let Some(drawn) = chart_of(report, chart, begins.get(chart.grid).copied().unwrap_or(0)) {
            let (down, right) = (u32::from(place % CHARTS_DOWN), place / CHARTS_DOWN);
            sheet.insert_chart(3 + down * CHART_CELLS.0, CHART_COLUMN + right * CHART_CELLS.1, &drawn)?;
        }
    }
    Ok(())
}

/// Title, heads and rows; gives the row below.
fn put_grid(sheet: &mut Worksheet, at: u32, grid: &Grid, looks: &Looks) -> Result<u32, XlsxError> {
    sheet.write_string_with_format(at, 0, cut(&grid.title), &looks.title)?;
    put_rows(sheet, at + 1, grid, looks)
}

/// Heads and rows; gives the row below.
fn put_rows(sheet: &mut Worksheet, at: u32, grid: &Grid, looks: &Looks) -> Result<u32, XlsxError> {
    for (column, head) in (0..).zip(&grid.columns) {
        sheet.write_string_with_format(at, column, cut(head), &looks.head)?;
    }
    // Long heads are wrapped.
    sheet.set_row_height(at, HEAD_HEIGHT)?;
    let mut row = at + 1;
    for values in &grid.rows {
        for (column, value) in (0..).zip(values) {
            put(sheet, row, column, value, looks)?;
        }
        row += 1;
    }
    Ok(row)
}

fn put(sheet: &mut Worksheet, row: u32, column: u16, value: &Value, looks: &Looks) -> Result<(), XlsxError> {
    #[expect(clippy::cast_precision_loss, reason = "counts and minutes are far below 2^52")]
    let number = |number: &u64| *number as f64;
    match value {
        Value::Text(words) => sheet.write_string_with_format(row, column, cut(words), &looks.text)?,
        Value::Count(count) => sheet.write_number_with_format(row, column, number(count), &looks.count)?,
        Value::Minutes(minutes, _) => {
            sheet.write_number_with_format(row, column, number(minutes) / MINUTES_A_DAY, &looks.minutes)?
        }
        Value::Share { part, whole, words: _ } => {
            sheet.write_number_with_format(row, column, number(part) / number(whole), &looks.share)?
        }
        Value::Amount(amount) => {
            let thousandths = number(&amount.thousandths.unsigned_abs());
            sheet.write_number_with_format(row, column, thousandths / 1_000.0, &looks.amount)?
        }
        Value::Decimal(value) => sheet.write_number_with_format(row, column, *value, &looks.decimal)?,
    };
    Ok(())
}

/// A native chart of some columns of a grid whose title stands in row `begins`; `None` if it has no rows.
fn chart_of(report: &Report, of: &ChartOf, begins: u32) -> Option<Chart> {
    let grid = report.grids.get(of.grid)?;
    let (first, rows) = (begins + 2, u32::try_from(grid.rows.len()).ok()?);
    let last = (first + rows).checked_sub(1).filter(|last| *last >= first)?;
    let mut chart = match of.shape {
        Shape::Bars => Chart::new(ChartType::Bar),
        Shape::Line => Chart::new(ChartType::Line),
    };
    let sheet = report.sheets.summary.as_str();
    for column in &of.columns {
        let (head, column) = (grid.columns.get(*column)?, u16::try_from(*column).ok()?);
        chart
            .add_series()
            .set_name(head)
            .set_categories((sheet, first, 0, last, 0))
            .set_values((sheet, first, column, last, column));
    }
    chart.title().set_name(&grid.title);
    match of.shape {
        // The first row on top, as in the table.
        Shape::Bars => chart.y_axis().set_reverse(),
        Shape::Line => chart.y_axis(),
    };
    chart.set_width(CHART_SIZE.0).set_height(CHART_SIZE.1).set_alt_text(&grid.title);
    Some(chart)
}

/// A sheet of one long table.
fn listing(sheet: &mut Worksheet, name: &str, grid: &Grid, looks: &Looks) -> Result<(), XlsxError> {
    sheet.set_name(name)?;
    on_paper(sheet);
    let below = put_rows(sheet, 0, grid, looks)?;
    let last = u16::try_from(grid.columns.len()).unwrap_or(1).max(1) - 1;
    let widths = column_widths(grid);
    for (column, width) in (0..).zip(&widths) {
        sheet.set_column_width(column, *width)?;
    }
    for (row, values) in (1..).zip(&grid.rows) {
        let needed = values.iter().zip(&widths).map(|(value, width)| match value {
            Value::Text(words) => lines(words, *width),
            Value::Count(_) | Value::Minutes(..) | Value::Share { .. } | Value::Amount(_) | Value::Decimal(_) => 1.0,
        });
        sheet.set_row_height(row, height(needed.fold(1.0, f64::max)))?;
    }
    sheet.set_freeze_panes(1, 1)?.set_repeat_rows(0, 0)?;
    sheet.autofilter(0, 0, below.max(2) - 1, last)?;
    Ok(())
}

fn definitions(sheet: &mut Worksheet, report: &Report, looks: &Looks) -> Result<(), XlsxError> {
    sheet.set_name(&report.sheets.definitions)?;
    on_paper(sheet);
    sheet.set_freeze_panes(1, 0)?.set_repeat_rows(0, 0)?;
    sheet.set_column_width(0, WIDTHS.0 + 8.0)?.set_column_width(1, WIDTHS.2)?;
    for (column, head) in (0..).zip(&report.definition_heads) {
        sheet.write_string_with_format(0, column, head, &looks.head)?;
    }
    for (row, (name, definition)) in (1..).zip(&report.definitions) {
        sheet.write_string_with_format(row, 0, cut(name), &looks.text)?;
        sheet.write_string_with_format(row, 1, cut(definition), &looks.text)?;
        let needed = lines(name, WIDTHS.0 + 8.0).max(lines(definition, WIDTHS.2));
        sheet.set_row_height(row, height(needed))?;
    }
    let below = u32::try_from(report.definitions.len()).unwrap_or(u32::MAX / 2) + 2;
    sheet.write_string(below, 0, &report.as_of)?;
    Ok(())
}

/// A4 landscape, as wide as the page.
fn on_paper(sheet: &mut Worksheet) {
    sheet.set_paper_size(A4).set_landscape().set_print_fit_to_pages(1, 0);
}

/// Widths of columns by the longest cell and half the longest head, within limits.
fn column_widths(grid: &Grid) -> Vec<f64> {
    let (least, most) = COLUMN_WIDTHS;
    let width = |(column, head): (usize, &String)| {
        let cells = grid.rows.iter().filter_map(|row| row.get(column)).map(|value| breadth(&value.words()));
        (cells.fold(breadth(head) / 2.0, f64::max) + 2.0).clamp(least, most)
    };
    grid.columns.iter().enumerate().map(width).collect()
}

/// In characters of the standard font: a Chinese one takes two.
fn breadth(text: &str) -> f64 {
    text.chars().map(|c| if c.is_ascii() { 1.0 } else { 2.0 }).sum()
}

/// Lines that words take in a column; one character is left for the edges and for what breaks early.
fn lines(text: &str, width: f64) -> f64 {
    text.split('\n').map(|line| (breadth(line) / (width - 2.0)).ceil().max(1.0)).sum()
}

/// Of a row with so many lines, in points. Said in the file: not every program works it out when it opens one.
fn height(lines: f64) -> f64 {
    (lines * LINE_HEIGHT + ROW_PADDING).min(ROW_HEIGHT_MAX)
}

/// Control characters say nothing to a reader; a cell has an end.
fn cut(text: &str) -> String {
    text.chars().filter(|c| !c.is_control() || *c == '\n').take(CELL_CHARS_MAX).collect()
}
