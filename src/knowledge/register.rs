//! The standards register (`knowledge/standards.toml`): look-up by any spelling.

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::domain::problem::Problem;
use crate::domain::standard::{Confidence, StandardCard};

use super::files::TextFile;
use super::fold::{fold, fold_with_origins, has_digits};
use super::number::{Key, Mention, Numbers};
use super::rows::{self, Row, RowKind};
use super::standing::standing;

pub use super::rows::REGISTER_FILE;

/// Most cards that one look-up gives: what is longer is a list, not an answer.
pub const FOUND_MAX: usize = 10;
/// Shortest words that are looked up in titles; one character names nothing.
const TITLE_WORDS_MIN: usize = 2;

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
        let (rows, problems) = rows::read(file);
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

    /// Is this another name of a row?
    pub fn is_alias(&self, name: &str) -> bool {
        let folded = fold(name);
        self.aliases.iter().any(|(alias, _)| *alias == folded)
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

    /// Standards of the register that a text names by number: with prefix, as 国标32614, bare if
    /// unambiguous, or by an alias that holds digits (总局70号令). In order, each once.
    pub fn named(&self, text: &str, today: NaiveDate) -> Vec<Named> {
        let mut found: Vec<Named> = Vec::new();
        let mut taken: Vec<std::ops::Range<usize>> = Vec::new();
        let free = |taken: &[std::ops::Range<usize>], span: &std::ops::Range<usize>| {
            taken.iter().all(|t| span.end <= t.start || t.end <= span.start)
        };
        for (span, index) in self.alias_spans(text, has_digits) {
            if free(&taken, &span) {
                taken.push(span.clone());
                // The alias may name a family (GB/T 7984), so the edition is chosen by day.
                let number = self.rows[index].number.clone();
                found.push(Named { span, number });
            }
        }
        let written =
            self.numbers.prefixed(text).into_iter().chain(self.numbers.spoken(text)).chain(self.numbers.bare(text));
        for mention in written {
            if !free(&taken, &mention.span) {
                continue;
            }
            if let Some(number) = self.resolve(&mention, today) {
                taken.push(mention.span.clone());
                found.push(Named { span: mention.span, number });
            }
        }
        found.sort_by_key(|n| n.span.start);
        let mut seen = std::collections::HashSet::new();
        found.retain(|n| seen.insert(n.number.clone()));
        found
    }

    /// The number to show for a mention: the edition that was asked, else the one that holds.
    fn resolve(&self, mention: &Mention, today: NaiveDate) -> Option<String> {
        let key = if mention.key.family.is_empty() {
            match self.by_digits.get(&mention.key.digits)?.as_slice() {
                [only] => only.clone(),
                _ => return None,
            }
        } else {
            mention.key.clone()
        };
        let rows = self.by_key.get(&key)?;
        if let Some(year) = &mention.year {
            let ends = |number: &str| number.ends_with(&format!("-{year}")) || number.ends_with(&format!(":{year}"));
            for index in rows {
                let row = &self.rows[*index];
                let numbers = std::iter::once(&row.number).chain(&row.replaces);
                let hit = numbers.into_iter().find(|n| ends(n) && self.whole_key(n).as_ref() == Some(&key));
                if let Some(number) = hit {
                    return Some(number.clone());
                }
            }
        }
        let own: Vec<&Row> =
            rows.iter().map(|i| &self.rows[*i]).filter(|r| self.whole_key(&r.number).as_ref() == Some(&key)).collect();
        let candidates = if own.is_empty() { rows.iter().map(|i| &self.rows[*i]).collect() } else { own };
        candidates
            .iter()
            .max_by_key(|row| (self.rank(row, today), row.implemented, row.number.as_str()))
            .map(|r| r.number.clone())
    }

    /// What is in force comes first, then what will be, then the rest.
    fn rank(&self, row: &Row, today: NaiveDate) -> u8 {
        use crate::domain::standard::Standing;
        match standing(self, row, today) {
            Standing::InForce { .. } => 4,
            Standing::NotYet { .. } => 3,
            Standing::DateUnknown => 2,
            Standing::Unconfirmed => 1,
            Standing::Replaced { .. } | Standing::Withdrawn { .. } => 0,
        }
    }

    fn alias_spans(&self, text: &str, wanted: fn(&str) -> bool) -> Vec<(std::ops::Range<usize>, usize)> {
        let (folded, origins) = fold_with_origins(text);
        let mut spans = Vec::new();
        for (alias, index) in self.aliases.iter().filter(|(alias, _)| wanted(alias)) {
            for (at, _) in folded.match_indices(alias.as_str()) {
                let end = at + alias.len();
                let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
                let first_glued =
                    alias.starts_with(|c: char| c.is_ascii_alphanumeric()) && digit(folded[..at].chars().next_back());
                let last_glued = alias.ends_with(|c: char| c.is_ascii_alphanumeric())
                    && (digit(folded[end..].chars().next()) || folded[end..].starts_with(['.', '-', ':']));
                if first_glued || last_glued {
                    continue;
                }
                let last = origins.get(end.saturating_sub(1)).copied().unwrap_or(0);
                let width = text[last..].chars().next().map_or(0, char::len_utf8);
                spans.push((origins[at]..last + width, *index));
            }
        }
        spans
    }

    /// Look-up as on the command line: a number in any spelling, an alias, or words of a title.
    pub fn find(&self, text: &str, today: NaiveDate) -> Vec<StandardCard> {
        let named = self.named(text, today);
        let mut numbers: Vec<String> = named.into_iter().map(|n| n.number).collect();
        if numbers.is_empty() {
            numbers = self
                .alias_spans(text, |_| true)
                .into_iter()
                .map(|(_, i)| self.rows[i].number.clone())
                .take(1)
                .collect();
        }
        if numbers.is_empty() {
            let words = fold(text);
            if words.chars().count() >= TITLE_WORDS_MIN {
                numbers =
                    self.rows.iter().filter(|r| fold(&r.title).contains(&words)).map(|r| r.number.clone()).collect();
            }
        }
        numbers.iter().take(FOUND_MAX).filter_map(|n| self.card(n, today)).collect()
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
