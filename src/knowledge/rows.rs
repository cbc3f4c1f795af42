//! The rows of the standards register (`knowledge/standards.toml`).

use std::collections::HashMap;

use serde::Deserialize;

use crate::domain::problem::Problem;
use crate::domain::standard::{Confidence, PartialDate};

use super::article::{first_line, line_at};
use super::files::TextFile;

/// File name below the knowledge folder.
pub const REGISTER_FILE: &str = "standards.toml";
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RegisterFile {
    #[serde(default)]
    standard: Vec<toml::Spanned<RawRow>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawRow {
    number: String,
    title: String,
    kind: RowKind,
    #[serde(default)]
    aliases: Vec<String>,
    published: Option<String>,
    implemented: Option<String>,
    withdrawn: Option<String>,
    #[serde(default)]
    replaces: Vec<String>,
    #[serde(default)]
    industries: Vec<String>,
    confidence: Confidence,
    #[serde(default)]
    note: String,
    #[serde(default)]
    check: String,
    #[serde(default)]
    links: Vec<String>,
    #[serde(default)]
    #[expect(dead_code, reason = "written for reviewers; accepted so that unknown keys can be refused")]
    facts: String,
}

/// What a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RowKind {
    /// A standard.
    Standard,
    /// A law, rule or notice.
    Regulation,
    /// A certification or registration practice.
    Scheme,
}

/// One edition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Canonical number, unique.
    pub number: String,
    /// Title.
    pub title: String,
    /// What it is.
    pub kind: RowKind,
    /// Other names.
    pub aliases: Vec<String>,
    /// Published.
    pub published: Option<PartialDate>,
    /// In force from.
    pub implemented: Option<PartialDate>,
    /// Withdrawn by itself.
    pub withdrawn: Option<PartialDate>,
    /// Numbers it takes the place of as a whole.
    pub replaces: Vec<String>,
    /// Industries; empty: all.
    pub industries: Vec<String>,
    /// How well number, title and dates are supported.
    pub confidence: Confidence,
    /// One or two sentences.
    pub note: String,
    /// Where to verify it.
    pub check: String,
    /// Links that may be shown.
    pub links: Vec<String>,
    /// Line of its table.
    pub line: usize,
}

/// Reads all rows. A broken or repeated row is a problem; a file that cannot be parsed has none.
pub fn read(file: &TextFile) -> (Vec<Row>, Vec<Problem>) {
    let mut problems = Vec::new();
    let parsed: RegisterFile = match toml::from_str(&file.text) {
        Ok(parsed) => parsed,
        Err(error) => {
            let line = error.span().map_or(1, |span| line_at(&file.text, span.start));
            problems.push(Problem::error(&file.path, line, first_line(error.message())));
            RegisterFile { standard: Vec::new() }
        }
    };
    let mut rows: Vec<Row> = Vec::with_capacity(parsed.standard.len());
    let mut seen = HashMap::new();
    for raw in parsed.standard {
        let line = line_at(&file.text, raw.span().start);
        let row = row(&file.path, line, raw.into_inner(), &mut problems);
        if let Some(first) = seen.insert(row.number.clone(), line) {
            let what = format!("{} 在第 {first} 行已经有了", row.number);
            problems.push(Problem::error(&file.path, line, what));
            continue;
        }
        rows.push(row);
    }
    (rows, problems)
}

fn row(path: &str, line: usize, raw: RawRow, problems: &mut Vec<Problem>) -> Row {
    let mut date = |name: &str, text: Option<String>| {
        let text = text?;
        let date = PartialDate::parse(&text);
        if date.is_none() {
            let what = format!("{}：{name} = “{text}”应当写成 2026、2026-11 或 2026-11-24", raw.number);
            problems.push(Problem::error(path, line, what));
        }
        date
    };
    Row {
        published: date("published", raw.published),
        implemented: date("implemented", raw.implemented),
        withdrawn: date("withdrawn", raw.withdrawn),
        number: raw.number,
        title: raw.title,
        kind: raw.kind,
        aliases: raw.aliases,
        replaces: raw.replaces,
        industries: raw.industries,
        confidence: raw.confidence,
        note: raw.note,
        check: raw.check,
        links: raw.links,
        line,
    }
}
