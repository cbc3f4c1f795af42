//! Chinese text to terms: NFKC, lower case, Traditional → Simplified; runs of Han become single
//! characters and bigrams, Latin and digit runs stay whole and are split too. No dictionary.

use std::collections::HashMap;

use ferrous_opencc::OpenCC;
use ferrous_opencc::config::BuiltinConfig;
use pinyin::ToPinyin;
use unicode_normalization::UnicodeNormalization;

/// Longest Latin or digit run kept as one term; a longer one is an address or noise.
const WORD_MAX_CHARS: usize = 40;

/// Normalised characters with the way back to the original.
#[derive(Debug, Clone, Default)]
pub struct Normal {
    /// Normalised characters.
    pub chars: Vec<char>,
    /// For each: index of the original character it came from.
    pub origins: Vec<usize>,
}

impl Normal {
    /// A stretch as text.
    pub fn text(&self, token: Token) -> String {
        self.chars[token.start..token.end].iter().collect()
    }
}

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// One Han character.
    Single,
    /// Two Han characters.
    Pair,
    /// A run of Latin letters and digits, with inner points (`iso9001`, `2828.1`).
    Word,
    /// A part of such a run: its letters, or its digits.
    Part,
}

/// A stretch of normalised characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// First character.
    pub start: usize,
    /// Behind the last.
    pub end: usize,
    /// What it is.
    pub kind: TokenKind,
}

/// A term as a number: FNV-1a over its characters. With some 10⁵ terms a collision of 64 bits is
/// not to be expected, and would cost one wrong weight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Gram(pub u64);

impl Gram {
    /// The gram of some characters.
    pub fn of(chars: &[char]) -> Self {
        let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
        for c in chars {
            for byte in u32::from(*c).to_le_bytes() {
                hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
            }
        }
        Self(hash)
    }
}

/// The analyzer: a table of Traditional characters and what follows from it.
#[derive(Debug)]
pub struct Analyzer {
    simplified: HashMap<char, char>,
}

impl Analyzer {
    /// Makes the table of single characters from OpenCC's dictionary.
    pub fn new() -> Self {
        // If the dictionary built into the crate could not be read, Traditional text would be
        // searched as it is written: worse, but not wrong.
        let simplified = OpenCC::from_config(BuiltinConfig::T2s).map(|opencc| table(&opencc)).unwrap_or_default();
        Self { simplified }
    }

    /// Normalises a text character by character.
    pub fn normal(&self, text: &str) -> Normal {
        let mut normal = Normal::default();
        for (origin, original) in text.chars().enumerate() {
            // Most characters have no other form, and finding that out costs more than the rest.
            if original.is_ascii() || ('\u{4e00}'..='\u{9fff}').contains(&original) {
                let c = original.to_ascii_lowercase();
                normal.chars.push(self.simplified.get(&c).copied().unwrap_or(c));
                normal.origins.push(origin);
                continue;
            }
            for c in std::iter::once(original).nfkc().flat_map(char::to_lowercase) {
                normal.chars.push(self.simplified.get(&c).copied().unwrap_or(c));
                normal.origins.push(origin);
            }
        }
        normal
    }

    /// The normalised text.
    pub fn fold(&self, text: &str) -> String {
        self.normal(text).chars.into_iter().collect()
    }

    /// Terms of a text for the index: singles, pairs, words and their parts.
    pub fn terms(&self, text: &str) -> Vec<String> {
        let normal = self.normal(text);
        tokens(&normal.chars).into_iter().map(|t| normal.text(t)).collect()
    }

    /// Grams of a text, with repetition.
    pub fn grams(&self, text: &str) -> Vec<Gram> {
        let normal = self.normal(text);
        tokens(&normal.chars).into_iter().map(|t| Gram::of(&normal.chars[t.start..t.end])).collect()
    }

    /// The toneless syllables of two characters, if both are Han and have a sound.
    pub fn sound(&self, first: char, second: char) -> Option<String> {
        let sound = |c: char| if is_han(c) { c.to_pinyin().map(|p| p.plain()) } else { None };
        Some(format!("{}|{}", sound(first)?, sound(second)?))
    }

    /// Pairs of toneless syllables, which homophones share (`冲锋` and `充峰`: `chong|feng`).
    pub fn syllables(&self, normal: &Normal) -> Vec<String> {
        let mut pairs = Vec::new();
        let mut before: Option<&str> = None;
        for c in &normal.chars {
            let here = if is_han(*c) { c.to_pinyin().map(|p| p.plain()) } else { None };
            if let (Some(before), Some(here)) = (before, here) {
                pairs.push(format!("{before}|{here}"));
            }
            before = here;
        }
        pairs
    }
}

impl Default for Analyzer {
    fn default() -> Self {
        Self::new()
    }
}

fn table(opencc: &OpenCC) -> HashMap<char, char> {
    // One conversion of all characters of the two blocks; line breaks keep phrases from forming.
    let all: String = ('\u{3400}'..='\u{9fff}').flat_map(|c| [c, '\n']).collect();
    let converted = opencc.convert(&all);
    all.chars().zip(converted.chars()).filter(|(from, to)| from != to && is_han(*from) && is_han(*to)).collect()
}

/// Is it a Han character?
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3134f}')
}

fn is_word(c: char) -> bool {
    !is_han(c) && c.is_alphanumeric()
}

/// Cuts normalised characters into tokens.
pub fn tokens(chars: &[char]) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(chars.len() * 2);
    let mut at = 0;
    while at < chars.len() {
        if is_han(chars[at]) {
            tokens.push(Token { start: at, end: at + 1, kind: TokenKind::Single });
            if chars.get(at + 1).copied().is_some_and(is_han) {
                tokens.push(Token { start: at, end: at + 2, kind: TokenKind::Pair });
            }
            at += 1;
        } else if is_word(chars[at]) {
            let end = word_end(chars, at);
            if end - at <= WORD_MAX_CHARS {
                tokens.push(Token { start: at, end, kind: TokenKind::Word });
                parts(chars, at, end, &mut tokens);
            }
            at = end;
        } else {
            at += 1;
        }
    }
    tokens
}

/// A word runs over letters and digits, and over a point between two digits (`2828.1`).
fn word_end(chars: &[char], start: usize) -> usize {
    let mut end = start;
    while let Some(c) = chars.get(end) {
        let digit = |i: usize| chars.get(i).is_some_and(|c| c.is_ascii_digit());
        let point = *c == '.' && end > start && digit(end - 1) && digit(end + 1);
        if !is_word(*c) && !point {
            break;
        }
        end += 1;
    }
    end
}

fn parts(chars: &[char], start: usize, end: usize, tokens: &mut Vec<Token>) {
    let class = |c: char| {
        if c.is_ascii_digit() {
            0
        } else if c == '.' {
            1
        } else {
            2
        }
    };
    let mut from = start;
    for at in start + 1..=end {
        if at == end || class(chars[at]) != class(chars[from]) {
            let whole = from == start && at == end;
            if !whole && chars[from] != '.' {
                tokens.push(Token { start: from, end: at, kind: TokenKind::Part });
            }
            from = at;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn han_becomes_characters_and_pairs_and_latin_stays_whole_and_is_split() {
        let analyzer = Analyzer::new();
        assert_eq!(analyzer.terms("皮帶脱層"), ["皮", "皮带", "带", "带脱", "脱", "脱层", "层"]);
        assert_eq!(analyzer.terms("ＩＳＯ９００１"), ["iso9001", "iso", "9001"]);
        assert_eq!(analyzer.terms("2828.1 5.0mm"), ["2828.1", "2828", "1", "5.0mm", "5", "0", "mm"]);
    }

    #[test]
    fn homophones_share_their_syllables() {
        let analyzer = Analyzer::new();
        assert_eq!(analyzer.syllables(&analyzer.normal("冲峰衣")), analyzer.syllables(&analyzer.normal("冲锋衣")));
    }

    #[test]
    fn punctuation_emoji_and_query_syntax_give_no_terms_but_words() {
        let analyzer = Analyzer::new();
        assert!(analyzer.terms("！？😀…*:(\"").is_empty());
        assert_eq!(analyzer.terms("\"((( AND title:*"), ["and", "title"]);
    }

    proptest::proptest! {
        #[test]
        fn tokens_lie_within_any_text(text in "\\PC{0,60}") {
            let analyzer = Analyzer::new();
            let normal = analyzer.normal(&text);
            proptest::prop_assert_eq!(normal.chars.len(), normal.origins.len());
            for token in tokens(&normal.chars) {
                proptest::prop_assert!(token.start < token.end && token.end <= normal.chars.len());
            }
        }
    }
}
