//! Ways into the register: numbers and aliases in a free text, and the look-up of the command line.

use std::collections::HashSet;
use std::ops::Range;

use chrono::NaiveDate;

use super::{FOUND_MAX, Named, Register, Row};
use crate::domain::standard::{StandardCard, Standing};
use crate::knowledge::number::Mention;
use crate::knowledge::standing::standing;

/// Shortest words that are looked up in titles; one character names nothing.
const TITLE_WORDS_MIN: usize = 2;

impl Register {
    /// Standards of the register that a text names by number: with prefix, as 国标32614, bare if
    /// unambiguous, or by an alias that holds digits (总局70号令). In order, each once.
    pub fn named(&self, text: &str, today: NaiveDate) -> Vec<Named> {
        let mut found: Vec<Named> = Vec::new();
        let mut taken: Vec<Range<usize>> = Vec::new();
        let free = |taken: &[Range<usize>], span: &Range<usize>| {
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
        let mut seen = HashSet::new();
        found.retain(|n| seen.insert(n.number.clone()));
        found
    }

    /// The number to show for a mention: the edition that was asked, else the one that holds.
    pub(super) fn resolve(&self, mention: &Mention, today: NaiveDate) -> Option<String> {
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
        match standing(self, row, today) {
            Standing::InForce { .. } => 4,
            Standing::NotYet { .. } => 3,
            Standing::DateUnknown => 2,
            Standing::Unconfirmed => 1,
            Standing::Replaced { .. } | Standing::Withdrawn { .. } => 0,
        }
    }

    fn alias_spans(&self, text: &str, wanted: fn(&str) -> bool) -> Vec<(Range<usize>, usize)> {
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
}

fn has_digits(text: &str) -> bool {
    text.bytes().any(|b| b.is_ascii_digit())
}

/// NFKC, lower case, no blanks.
pub(super) fn fold(text: &str) -> String {
    fold_with_origins(text).0
}

/// NFKC, lower case, no blanks; with the original byte of each byte.
fn fold_with_origins(text: &str) -> (String, Vec<usize>) {
    use unicode_normalization::UnicodeNormalization;
    let mut folded = String::with_capacity(text.len());
    let mut origins = Vec::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        for c in std::iter::once(c).nfkc().flat_map(char::to_lowercase) {
            if !c.is_whitespace() && c != '第' {
                origins.extend(std::iter::repeat_n(at, c.len_utf8()));
                folded.push(c);
            }
        }
    }
    (folded, origins)
}
