//! The standards register (`knowledge/standards.toml`): look-up by any spelling.

use std::collections::HashMap;

use chrono::NaiveDate;
use serde::Deserialize;

use crate::domain::problem::Problem;
use crate::domain::standard::{Confidence, PartialDate, StandardCard};

use super::article::{first_line, line_at};
use super::files::TextFile;
use super::number::{Key, Mention, Numbers};
use super::standing::standing;

/// Numbers and aliases in a text.
mod lookup;

use lookup::fold;

/// File name below the knowledge folder.
pub const REGISTER_FILE: &str = "standards.toml";
/// Most cards that one look-up gives: what is longer is a list, not an answer.
pub const FOUND_MAX: usize = 10;

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

/// The register, with its ways of look-up.
#[derive(Debug)]
pub struct Register {
    rows: Vec<Row>,
    numbers: Numbers,
    by_number: HashMap<String, usize>,
    by_key: HashMap<Key, Vec<usize>>,
    by_digits: HashMap<String, Vec<Key>>,
    /// Folded alias → row, longest first.
    aliases: Vec<(String, usize)>,
    /// Number of an old edition → rows that replace it.
    successors: HashMap<String, Vec<usize>>,
}

/// A standard named in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// Bytes of the text.
    pub span: std::ops::Range<usize>,
    /// The number to ask [`Register::card`] for.
    pub number: String,
}

impl Register {
    /// Reads the register. A broken row is a problem and left out; a file that cannot be parsed
    /// gives an empty register.
    pub fn parse(file: &TextFile, numbers: Numbers) -> (Self, Vec<Problem>) {
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
        (Self::index(rows, numbers), problems)
    }

    fn index(rows: Vec<Row>, numbers: Numbers) -> Self {
        let mut register = Self {
            numbers,
            by_number: HashMap::new(),
            by_key: HashMap::new(),
            by_digits: HashMap::new(),
            aliases: Vec::new(),
            successors: HashMap::new(),
            rows: Vec::new(),
        };
        for (index, row) in rows.iter().enumerate() {
            register.by_number.insert(row.number.clone(), index);
            // Old editions without a row of their own are reached through their successor.
            for number in std::iter::once(&row.number).chain(&row.replaces) {
                let Some(key) = register.whole_key(number) else { continue };
                let of_key = register.by_key.entry(key.clone()).or_default();
                if !of_key.contains(&index) {
                    of_key.push(index);
                }
                let keys = register.by_digits.entry(key.digits.clone()).or_default();
                if !keys.contains(&key) {
                    keys.push(key);
                }
            }
            for old in &row.replaces {
                register.successors.entry(old.clone()).or_default().push(index);
            }
            for alias in row.aliases.iter().chain((row.kind != RowKind::Standard).then_some(&row.title)) {
                register.aliases.push((fold(alias), index));
            }
            register.aliases.push((fold(&row.number), index));
        }
        for (index, row) in rows.iter().enumerate() {
            for name in order_names(&row.number) {
                let name = fold(&name);
                if register.aliases.iter().all(|(alias, _)| *alias != name) {
                    register.aliases.push((name, index));
                }
            }
        }
        register.aliases.sort_by(|a, b| b.0.chars().count().cmp(&a.0.chars().count()).then_with(|| a.cmp(b)));
        register.rows = rows;
        register
    }

    /// The key of a text that is a number as a whole.
    fn whole_key(&self, number: &str) -> Option<Key> {
        let found = self.numbers.prefixed(number).into_iter().next()?;
        (found.span.start == 0).then_some(found.key)
    }

    /// All rows, in the order of the file.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The row with this canonical number, or with an alias written exactly so.
    pub fn row(&self, number: &str) -> Option<&Row> {
        let exact = self.by_number.get(number).copied();
        let place = exact.or_else(|| {
            let name = fold(number);
            self.aliases.iter().find(|(alias, _)| *alias == name).map(|(_, index)| *index)
        });
        place.map(|index| &self.rows[index])
    }

    /// Rows that replace this number.
    pub fn successors(&self, number: &str) -> impl Iterator<Item = &Row> {
        self.successors.get(number).into_iter().flatten().map(|index| &self.rows[*index])
    }

    /// Is the number a row (also by an alias), or an old edition that a row names?
    pub fn knows(&self, number: &str) -> bool {
        self.successors.contains_key(number) || self.row(number).is_some() || self.family(number).is_some()
    }

    /// The rows of a number written without year.
    fn family(&self, number: &str) -> Option<Mention> {
        let mention = self.numbers.prefixed(number).into_iter().next()?;
        (mention.year.is_none() && self.by_key.contains_key(&mention.key)).then_some(mention)
    }

    /// Numbers with a prefix anywhere in the text, whether in the register or not.
    pub fn mentions(&self, text: &str) -> Vec<Mention> {
        self.numbers.prefixed(text)
    }

    /// Does the register know what the mention names, in this or another edition?
    pub fn knows_mention(&self, mention: &Mention) -> bool {
        self.by_key.contains_key(&mention.key) || self.knows(&mention.canonical())
    }

    /// The confidence of the edition that is mentioned; of a mention without year the best of all
    /// its editions. Low if the register does not know it.
    pub fn confidence_of(&self, mention: &Mention) -> Confidence {
        if let Some(row) = self.row(&mention.canonical()) {
            return row.confidence;
        }
        let of_key = self.by_key.get(&mention.key).into_iter().flatten();
        of_key.map(|index| self.rows[*index].confidence).max().unwrap_or(Confidence::Low)
    }

    /// What the register says of an edition on a day. An old edition without a row of its own is
    /// shown with its successor.
    pub fn card(&self, number: &str, today: NaiveDate) -> Option<StandardCard> {
        if let Some(row) = self.row(number) {
            return Some(StandardCard {
                number: row.number.clone(),
                title: row.title.clone(),
                published: row.published,
                implemented: row.implemented,
                replaces: row.replaces.clone(),
                standing: standing(self, row, today),
                confidence: row.confidence,
                note: row.note.clone(),
                check: row.check.clone(),
                link: row.links.first().cloned(),
            });
        }
        let Some(successor) = self.successors(number).next() else {
            // A number without year: the edition that holds on the day.
            let edition = self.resolve(&self.family(number)?, today)?;
            return if edition == number { None } else { self.card(&edition, today) };
        };
        Some(StandardCard {
            number: number.to_owned(),
            title: successor.title.clone(),
            published: None,
            implemented: None,
            replaces: Vec::new(),
            standing: super::standing::of_old_edition(successor, today),
            confidence: successor.confidence,
            note: String::new(),
            check: successor.check.clone(),
            link: None,
        })
    }
}

/// Spoken names of a ministerial order: of 市场监管总局令第70号 also 总局令70号, 总局70号令, 70号令.
fn order_names(number: &str) -> Vec<String> {
    let Some((issuer, rest)) = number.split_once("令第") else { return Vec::new() };
    let Some(order) = rest.strip_suffix('号') else { return Vec::new() };
    let mut names = vec![format!("{issuer}{order}号令"), format!("{issuer}令{order}号")];
    if let Some(short) = ORDER_ISSUERS.iter().find(|(full, _)| *full == issuer).map(|(_, short)| short) {
        names.extend([format!("{short}{order}号令"), format!("{short}令{order}号"), format!("{order}号令")]);
    }
    names
}

/// Issuers whose orders people name in short.
const ORDER_ISSUERS: [(&str, &str); 2] = [("市场监管总局", "总局"), ("海关总署", "海关")];

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
