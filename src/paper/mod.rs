//! Sheets and reports as Word files (.docx): the only place that knows the format. The same sheet gives the same
//! bytes, so that a file that is made again is the same file.

use std::io::Cursor;

use docx_rs::{
    AlignmentType, Docx, Footer, LineSpacing, LineSpacingType, NumPages, PageMargin, PageNum, Paragraph, Run, RunFonts,
    Table, TableCell, TableRow, WidthType,
};
use thiserror::Error;

use crate::domain::sheet::{Sheet, SheetSection};

/// A report in the habits of official documents.
mod report;

pub use report::report_docx;

/// Fonts by the names that Word and WPS know them by; a machine without them takes its own.
const TEXT_FONT: &str = "FangSong";
/// Of headings.
const HEADING_FONT: &str = "SimHei";
/// Sizes in half points: 小四, 四号, 二号, 小五.
const TEXT_SIZE: usize = 24;
const HEADING_SIZE: usize = 28;
const TITLE_SIZE: usize = 44;
const FOOT_SIZE: usize = 18;
/// A4 in twentieths of a point.
const PAGE: (u32, u32) = (11_906, 16_838);
/// Margins in twentieths of a point, as GB/T 9704 has them: 37, 26, 35 and 28 mm.
const MARGINS: (i32, i32, i32, i32) = (2_098, 1_474, 1_984, 1_588);
/// Widths of the two columns of the head: together the text of the page.
const COLUMNS: [usize; 2] = [2_000, 6_844];
/// Line spacing of the text in 240ths of a line.
const LINE_SPACING: i32 = 360;

/// The file could not be written.
#[derive(Debug, Error)]
#[error("Word file: {0}")]
pub struct PaperError(String);

/// The sheet as the bytes of a .docx file.
///
/// # Errors
/// The archive could not be put together.
pub fn docx(sheet: &Sheet) -> Result<Vec<u8>, PaperError> {
    let (width, height) = PAGE;
    let (top, right, bottom, left) = MARGINS;
    let margin = PageMargin { top, right, bottom, left, ..PageMargin::new() };
    let mut docx = Docx::new()
        .page_size(width, height)
        .page_margin(margin)
        .default_fonts(fonts(TEXT_FONT))
        .default_size(TEXT_SIZE)
        .footer(foot(sheet))
        .add_paragraph(line(&sheet.issuer, HEADING_FONT, HEADING_SIZE).align(AlignmentType::Center))
        .add_paragraph(line(&sheet.title, HEADING_FONT, TITLE_SIZE).align(AlignmentType::Center));
    if !sheet.rows.is_empty() {
        let rows = sheet.rows.iter().map(|(label, value)| row(label, value)).collect();
        docx = docx.add_table(Table::new(rows).set_grid(COLUMNS.to_vec()));
    }
    for section in &sheet.sections {
        docx = add_section(docx, section);
    }
    docx = docx.add_paragraph(Paragraph::new());
    for text in &sheet.closing {
        docx = docx.add_paragraph(body(text).align(AlignmentType::Right).keep_lines(true));
    }
    if !sheet.remark.is_empty() {
        docx = docx.add_paragraph(line(&sheet.remark, TEXT_FONT, FOOT_SIZE));
    }
    let mut bytes = Cursor::new(vec![]);
    docx.build().pack(&mut bytes).map_err(|error| PaperError(error.to_string()))?;
    Ok(bytes.into_inner())
}

fn add_section(docx: Docx, section: &SheetSection) -> Docx {
    let heading = line(&section.heading, HEADING_FONT, HEADING_SIZE).keep_next(true);
    let lines = section.lines.iter().flat_map(|text| text.lines());
    lines.fold(docx.add_paragraph(heading), |docx, text| docx.add_paragraph(body(text)))
}

fn body(text: &str) -> Paragraph {
    let spacing = LineSpacing::new().line_rule(LineSpacingType::Auto).line(LINE_SPACING);
    line(text, TEXT_FONT, TEXT_SIZE).line_spacing(spacing)
}

fn line(text: &str, font: &str, size: usize) -> Paragraph {
    Paragraph::new().add_run(run(text, font, size))
}

fn run(text: &str, font: &str, size: usize) -> Run {
    Run::new().add_text(printable(text)).fonts(fonts(font)).size(size)
}

fn fonts(name: &str) -> RunFonts {
    RunFonts::new().ascii(name).hi_ansi(name).east_asia(name)
}

fn row(label: &str, value: &str) -> TableRow {
    let cell = |text: &str, font: &str, width: usize| {
        let lines = text.lines().map(|text| line(text, font, TEXT_SIZE));
        lines.fold(TableCell::new().width(width, WidthType::Dxa), TableCell::add_paragraph)
    };
    let [first, second] = COLUMNS;
    TableRow::new(vec![cell(label, HEADING_FONT, first), cell(value, TEXT_FONT, second)])
}

fn foot(sheet: &Sheet) -> Footer {
    let words = |text: &str| run(text, TEXT_FONT, FOOT_SIZE);
    let page = &sheet.page;
    Footer::new().add_paragraph(
        Paragraph::new()
            .align(AlignmentType::Center)
            .add_run(words(&page.before))
            .add_page_num(PageNum::new())
            .add_run(words(&page.between))
            .add_num_pages(NumPages::new())
            .add_run(words(&page.after)),
    )
}

/// XML 1.0 has no place for some characters; they say nothing to a reader either.
fn printable(text: &str) -> String {
    text.chars().filter(|c| !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}')).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::sheet::PageWords;

    fn sheet() -> Sheet {
        Sheet {
            issuer: "质量医院".to_owned(),
            title: "处方笺".to_owned(),
            rows: vec![("编号".to_owned(), "ZL-2026-00001".to_owned())],
            sections: vec![SheetSection {
                heading: "诊断".to_owned(), lines: vec!["<硫化>\n不足 & 脱层".to_owned()]
            }],
            closing: vec!["专家：李工".to_owned()],
            remark: "\u{0}本处方\u{ffff}".to_owned(),
            page: PageWords { before: "第".to_owned(), between: "页 共".to_owned(), after: "页".to_owned() },
        }
    }

    #[test]
    fn a_sheet_becomes_a_word_file_with_all_that_stands_on_it() {
        let bytes = docx(&sheet()).unwrap();
        assert!(bytes.starts_with(b"PK"));
        // The parts are stored, not squeezed: the text can be looked for as it stands.
        let text = String::from_utf8_lossy(&bytes);
        for said in [
            "质量医院",
            "处方笺",
            "ZL-2026-00001",
            "诊断",
            "&lt;硫化&gt;",
            "不足 &amp; 脱层",
            "专家：李工",
            "本处方",
            "FangSong",
            "SimHei",
            "NUMPAGES",
        ] {
            assert!(text.contains(said), "{said}");
        }
        assert!(!text.contains('\u{ffff}'));
        docx_rs::read_docx(&bytes).unwrap();
    }

    #[test]
    fn the_same_sheet_gives_the_same_bytes() {
        let first = docx(&sheet()).unwrap();
        let other = std::thread::spawn(|| docx(&sheet()).unwrap()).join().unwrap();
        assert!(first == other && first == docx(&sheet()).unwrap());
    }
}
