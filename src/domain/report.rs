//! A report as a value: words in place, ready to be printed as a workbook, as CSV or as a Word file. How it
//! looks is its printers' business.

use super::indicator::Amount;

/// A form in which a report is given out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// Word.
    Word,
    /// Excel.
    Excel,
    /// CSV.
    Csv,
}

impl Format {
    /// All.
    pub const ALL: [Self; 3] = [Self::Word, Self::Excel, Self::Csv];

    /// The end of a file's name.
    pub fn code(self) -> &'static str {
        match self {
            Self::Word => "docx",
            Self::Excel => "xlsx",
            Self::Csv => "csv",
        }
    }

    /// The form of an end of a name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.code() == code)
    }
}

/// A value with the words that stand for it on paper.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Words: a name, a date, nothing, something masked.
    Text(String),
    /// A count.
    Count(u64),
    /// Working minutes, and how they are said.
    Minutes(u64, String),
    /// A part of a whole that is not 0, and how the percentage is said.
    Share {
        /// How many.
        part: u64,
        /// Of how many.
        whole: u64,
        /// `92.3%`.
        words: String,
    },
    /// A number with one decimal.
    Decimal(f64),
    /// A number as it was typed.
    Amount(Amount),
}

impl Value {
    /// As it stands on paper.
    pub fn words(&self) -> String {
        match self {
            Self::Text(words) | Self::Minutes(_, words) | Self::Share { words, .. } => words.clone(),
            Self::Count(count) => count.to_string(),
            Self::Decimal(number) => format!("{number:.1}"),
            Self::Amount(amount) => amount.to_string(),
        }
    }
}

/// A table with its words.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Grid {
    /// Title.
    pub title: String,
    /// Heads.
    pub columns: Vec<String>,
    /// The same for a page, where a remark says that times are working time.
    pub short_columns: Vec<String>,
    /// Rows, each as long as `columns`.
    pub rows: Vec<Vec<Value>>,
    /// How many columns from the left are names.
    pub names: usize,
    /// Columns that a page has room for, by index; a screen has room for all.
    pub on_paper: Vec<usize>,
    /// What it counts.
    pub definition: String,
}

/// A chapter of the Word file: a heading, sentences, tables with headings of their own.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Chapter {
    /// Heading with its number (一、).
    pub heading: String,
    /// Sentences below it.
    pub sentences: Vec<String>,
    /// Headings with their numbers (（一）), and which of the report's grids stands below.
    pub grids: Vec<(String, usize)>,
}

/// What a native chart of the workbook shows of a grid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChartOf {
    /// Which grid.
    pub grid: usize,
    /// Which columns.
    pub columns: Vec<usize>,
    /// How.
    pub shape: Shape,
}

/// How a chart draws.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Shape {
    /// A bar for each row.
    Bars,
    /// A line over the rows.
    Line,
}

/// Names of the sheets of the workbook.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SheetNames {
    /// 汇总.
    pub summary: String,
    /// 台账.
    pub ledger: String,
    /// 规划指标.
    pub indicators: String,
    /// 统计口径.
    pub definitions: String,
}

/// A report over a period.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Report {
    /// 三门县质量医院服务月报.
    pub title: String,
    /// （2026年10月）.
    pub subtitle: String,
    /// Who issues it.
    pub issuer: String,
    /// The day on which it was made.
    pub dated: String,
    /// The data's time, in words.
    pub as_of: String,
    /// Name of its files, without an ending.
    pub file: String,
    /// Every table.
    pub grids: Vec<Grid>,
    /// Chapters of the Word file.
    pub chapters: Vec<Chapter>,
    /// Charts of the workbook.
    pub charts: Vec<ChartOf>,
    /// One row a ticket; none in what leaves the office.
    pub ledger: Option<Grid>,
    /// The plan's indicators; none in what leaves the office.
    pub indicators: Option<Grid>,
    /// What each table and measure counts: name, definition.
    pub definitions: Vec<(String, String)>,
    /// Heads of the definitions.
    pub definition_heads: [String; 2],
    /// Remarks: what is masked, what was left out.
    pub remarks: Vec<String>,
    /// Names of the sheets.
    pub sheets: SheetNames,
    /// Heads of the long form of the tables (CSV): table, row, measure, value, unit, part, whole.
    pub long_heads: [String; 7],
    /// Units of the long form: counts, minutes, percent, points.
    pub units: [String; 4],
}
