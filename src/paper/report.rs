//! A report as a Word file, in the habits of official documents (GB/T 9704-2012): A4 with a text area of
//! 156 mm by 225 mm, title in 小标宋 二号, text in 仿宋 三号 with 22 lines a page, headings in 黑体 and 楷体, page
//! numbers outside at the foot. Fonts by name: a machine without them takes its own.

use std::io::Cursor;

use docx_rs::{
    AlignmentType, BreakType, Docx, Footer, LineSpacing, LineSpacingType, PageMargin, PageNum, Paragraph,
    SpecialIndentType, Table, TableAlignmentType, TableCell, TableCellMargins, TableLayoutType, TableRow, VAlignType,
    WidthType,
};

use super::{MARGINS, PAGE, PaperError, fonts, run};
use crate::domain::report::{Grid, Report};

const TITLE_FONT: &str = "方正小标宋简体";
const TEXT_FONT: &str = "仿宋";
const HEADING_FONT: &str = "黑体";
const SECOND_FONT: &str = "楷体";
const NUMBER_FONT: &str = "宋体";
/// Sizes in half points: 二号, 三号, 四号, 小五.
const TITLE_SIZE: usize = 44;
const TEXT_SIZE: usize = 32;
const NUMBER_SIZE: usize = 28;
const TABLE_SIZE: usize = 18;
/// Twentieths of a point: 22 lines on 225 mm.
const LINE: i32 = 579;
/// Of table lines.
const TABLE_LINE: i32 = 240;
/// Width of the text in twentieths of a point: 156 mm.
const WIDTH: usize = 8_844;
/// Left and right in a cell, in twentieths of a point.
const CELL_MARGIN: usize = 40;
/// Half a Chinese character of a table, in twentieths of a point.
const HALF_CHARACTER: usize = TABLE_SIZE * 5;
/// Most rows of a table that is kept on one page: with its heading and its definition it takes less than half.
const SHORT_TABLE: usize = 14;
/// Limits of the weight of a column and what its borders take, in halves of a Chinese character.
const NARROWEST: usize = 4;
const WIDEST: usize = 24;
const PADDING: usize = 2;
/// Two characters of the text, the indent of a paragraph, in twentieths of a point.
const INDENT: i32 = 640;

/// The report as the bytes of a .docx file.
///
/// # Errors
/// The archive could not be put together.
pub fn report_docx(report: &Report) -> Result<Vec<u8>, PaperError> {
    let (width, height) = PAGE;
    let (top, right, bottom, left) = MARGINS;
    let margin = PageMargin { top, right, bottom, left, footer: bottom - 397 - 280, ..PageMargin::new() };
    let centred = |text: &str, font: &str, size: usize| {
        Paragraph::new().add_run(run(text, font, size)).align(AlignmentType::Center).line_spacing(exactly(LINE))
    };
    let mut docx = Docx::new()
        .page_size(width, height)
        .page_margin(margin)
        .default_fonts(fonts(TEXT_FONT))
        .default_size(TEXT_SIZE)
        .footer(foot(AlignmentType::Right))
        .even_footer(foot(AlignmentType::Left))
        .add_paragraph(centred(&report.title, TITLE_FONT, TITLE_SIZE).line_spacing(exactly(LINE + 160)))
        .add_paragraph(centred(&report.subtitle, SECOND_FONT, TEXT_SIZE))
        .add_paragraph(blank());
    for chapter in &report.chapters {
        docx = docx.add_paragraph(paragraph(&chapter.heading, HEADING_FONT).keep_next(true).outline_lvl(0));
        for sentence in &chapter.sentences {
            docx = docx.add_paragraph(paragraph(sentence, TEXT_FONT));
        }
        for (heading, index) in &chapter.grids {
            let Some(grid) = report.grids.get(*index) else { continue };
            if !heading.is_empty() {
                docx = docx.add_paragraph(paragraph(heading, SECOND_FONT).keep_next(true).outline_lvl(1));
            }
            docx = docx.add_table(table(grid)).add_paragraph(small(&grid.definition));
        }
    }
    // The signature never stands alone on a page.
    for remark in report.remarks.iter().chain([&report.as_of]) {
        docx = docx.add_paragraph(small(remark).keep_next(true));
    }
    docx = docx.add_paragraph(blank().keep_next(true));
    // Issuer and date stand right, four characters from the edge.
    for text in [&report.issuer, &report.dated] {
        let line = Paragraph::new().add_run(run(text, TEXT_FONT, TEXT_SIZE)).align(AlignmentType::Right);
        let line = line.indent(None, None, Some(4 * INDENT / 2), None).line_spacing(exactly(LINE)).keep_next(true);
        docx = docx.add_paragraph(line);
    }
    let mut bytes = Cursor::new(vec![]);
    docx.build().pack(&mut bytes).map_err(|error| PaperError(error.to_string()))?;
    Ok(bytes.into_inner())
}

fn exactly(line: i32) -> LineSpacing {
    LineSpacing::new().line_rule(LineSpacingType::Exact).line(line)
}

fn paragraph(text: &str, font: &str) -> Paragraph {
    Paragraph::new()
        .add_run(run(text, font, TEXT_SIZE))
        .indent(Some(0), Some(SpecialIndentType::FirstLine(INDENT)), None, None)
        .align(AlignmentType::Both)
        .line_spacing(exactly(LINE))
}

fn blank() -> Paragraph {
    Paragraph::new().line_spacing(exactly(LINE))
}

/// Below a table.
fn small(text: &str) -> Paragraph {
    let spacing = LineSpacing::new().line_rule(LineSpacingType::AtLeast).line(TABLE_LINE).before(60).after(120);
    Paragraph::new().add_run(run(text, TEXT_FONT, TABLE_SIZE + 3)).line_spacing(spacing)
}

fn table(grid: &Grid) -> Table {
    let columns: Vec<usize> = grid.on_paper.iter().copied().filter(|index| *index < grid.columns.len()).collect();
    let widths = widths(grid, &columns);
    let row = |texts: Vec<String>, font: &str, keeps: bool| {
        let cells = texts.iter().zip(&columns).zip(&widths).map(|((text, column), width)| {
            let align = if *column < grid.names { AlignmentType::Left } else { AlignmentType::Center };
            let spacing = LineSpacing::new().line_rule(LineSpacingType::AtLeast).line(TABLE_LINE);
            let words = wrapped(text, *width, font).align(align).line_spacing(spacing).keep_next(keeps);
            TableCell::new().add_paragraph(words).width(*width, WidthType::Dxa).vertical_align(VAlignType::Center)
        });
        TableRow::new(cells.collect()).cant_split()
    };
    let heads = columns.iter().map(|column| grid.short_columns.get(*column).cloned().unwrap_or_default()).collect();
    // The head never stands alone, and a short table stays on one page.
    let is_short = grid.rows.len() <= SHORT_TABLE;
    let mut rows = vec![row(heads, HEADING_FONT, true)];
    for (index, values) in grid.rows.iter().enumerate() {
        let keeps = is_short && index + 1 < grid.rows.len();
        let texts = columns.iter().map(|column| values.get(*column).map(|v| v.words()).unwrap_or_default());
        rows.push(row(texts.collect(), TEXT_FONT, keeps));
    }
    Table::new(rows)
        .set_grid(widths.clone())
        .width(WIDTH, WidthType::Dxa)
        .layout(TableLayoutType::Fixed)
        .margins(TableCellMargins::new().margin(0, CELL_MARGIN, 0, CELL_MARGIN))
        .align(TableAlignmentType::Center)
}

/// Words of a cell. Where they have to be broken, a number stays with its unit: 12小时 / 29分.
fn wrapped(text: &str, width: usize, font: &str) -> Paragraph {
    let room = width.saturating_sub(2 * CELL_MARGIN) / HALF_CHARACTER;
    let last = text.rfind(|c: char| !c.is_ascii_digit()).map(|unit| &text[..unit]);
    let number = last.map(|before| before.trim_end_matches(|c: char| c.is_ascii_digit()).len());
    let paragraph = Paragraph::new();
    match number {
        Some(at) if at > 0 && breadth(text) > room && text.starts_with(|c: char| c.is_ascii_digit()) => {
            let (first, second) = text.split_at(at);
            paragraph
                .add_run(run(first.trim_end(), font, TABLE_SIZE).add_break(BreakType::TextWrapping))
                .add_run(run(second, font, TABLE_SIZE))
        }
        Some(_) | None => paragraph.add_run(run(text, font, TABLE_SIZE)),
    }
}

/// Widths by what stands in the columns: the longest cell, within limits, and room for half the head.
fn widths(grid: &Grid, columns: &[usize]) -> Vec<usize> {
    let weight = |column: &usize| {
        let cells = grid.rows.iter().filter_map(|row| row.get(*column)).map(|value| breadth(&value.words()));
        let head = grid.short_columns.get(*column).map_or(0, |head| breadth(head).div_ceil(2));
        cells.chain([head]).max().unwrap_or(0).clamp(NARROWEST, WIDEST) + PADDING
    };
    let weights: Vec<usize> = columns.iter().map(weight).collect();
    let sum: usize = weights.iter().sum::<usize>().max(1);
    weights.iter().map(|weight| WIDTH * weight / sum).collect()
}

/// In halves of a Chinese character.
fn breadth(text: &str) -> usize {
    text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

/// — 1 —, right on odd pages and left on even ones.
fn foot(side: AlignmentType) -> Footer {
    let dash = |text: &str| run(text, NUMBER_FONT, NUMBER_SIZE);
    let number = Paragraph::new()
        .align(side)
        .indent(Some(INDENT / 2), None, Some(INDENT / 2), None)
        .size(NUMBER_SIZE)
        .fonts(fonts(NUMBER_FONT))
        .add_run(dash("— "))
        .add_page_num(PageNum::new())
        .add_run(dash(" —"));
    Footer::new().add_paragraph(number)
}
