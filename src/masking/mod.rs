//! Hides in a text what could tell whose case it is: names of firms and people, codes, numbers and
//! addresses. Too much hidden is put right by a person; too little is not, so in doubt it hides.

use std::ops::Range;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

use crate::domain::mask::{MaskKind, Masked, Piece};

/// The short and other forms of names.
mod names;
/// Shapes of numbers, addresses and names that nobody told us.
mod patterns;

pub use patterns::{Patterns, PatternsError};

/// The shapes, compiled at the first use.
static PATTERNS: LazyLock<Result<Patterns, PatternsError>> = LazyLock::new(Patterns::new);

/// The shapes that everybody uses.
///
/// # Errors
/// One of them is no pattern: the program itself is at fault.
pub fn patterns() -> Result<&'static Patterns, &'static PatternsError> {
    PATTERNS.as_ref()
}

/// Fewest characters of a name or word that is hidden wherever it occurs: a single character would
/// hide half of the text.
pub const SECRET_MIN_CHARS: usize = 2;

/// What is known of a case and must not be read in its draft.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Secrets {
    /// Full names of firms.
    pub firms: Vec<String>,
    /// Names of people, as they are shown.
    pub people: Vec<String>,
    /// What a person wants hidden besides.
    pub words: Vec<String>,
}

/// A stretch that is to be hidden, in bytes of the folded text.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Found {
    span: Range<usize>,
    kind: MaskKind,
}

/// A text folded for the search, with the original byte of each byte.
struct Folded {
    text: String,
    origins: Vec<usize>,
}

/// NFKC and lower case, character by character; invisible characters go.
fn fold(text: &str) -> Folded {
    let mut folded = Folded { text: String::with_capacity(text.len()), origins: Vec::with_capacity(text.len()) };
    for (at, c) in text.char_indices() {
        for c in std::iter::once(c).nfkc().flat_map(char::to_lowercase) {
            if matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{206f}' | '\u{feff}') {
                continue;
            }
            folded.origins.extend(std::iter::repeat_n(at, c.len_utf8()));
            folded.text.push(c);
        }
    }
    folded
}

/// Hides in `text` what is known (`secrets`) and what has a telling shape. Stretches in `public`, in
/// bytes of the text (numbers of standards), are no secrets, whatever their shape.
pub fn mask(patterns: &Patterns, secrets: &Secrets, public: &[Range<usize>], text: &str) -> Masked {
    let folded = fold(text);
    let mut found = names::find(&folded.text, secrets);
    let is_public = |span: &Range<usize>| {
        let original = origin(&folded, text, span);
        public.iter().any(|public| original.start < public.end && public.start < original.end)
    };
    found.extend(patterns.find(&folded.text).into_iter().filter(|shape| !is_public(&shape.span)));
    let spans = joined(found).into_iter().map(|found| (origin(&folded, text, &found.span), found.kind));
    cut(text, spans)
}

/// The stretch of the original text.
fn origin(folded: &Folded, text: &str, span: &Range<usize>) -> Range<usize> {
    let start = folded.origins.get(span.start).copied().unwrap_or(text.len());
    let last = span.end.checked_sub(1).and_then(|last| folded.origins.get(last)).copied().unwrap_or(start);
    let width = text[last..].chars().next().map_or(0, char::len_utf8);
    start..last + width
}

/// In order and apart: what overlaps becomes one, of the kind that begins first or is longer.
fn joined(mut found: Vec<Found>) -> Vec<Found> {
    found.sort_by(|a, b| a.span.start.cmp(&b.span.start).then(b.span.end.cmp(&a.span.end)).then(a.kind.cmp(&b.kind)));
    let mut apart: Vec<Found> = vec![];
    for next in found {
        match apart.last_mut() {
            Some(last) if next.span.start < last.span.end => last.span.end = last.span.end.max(next.span.end),
            Some(_) | None => apart.push(next),
        }
    }
    apart
}

fn cut(text: &str, spans: impl Iterator<Item = (Range<usize>, MaskKind)>) -> Masked {
    let mut pieces = vec![];
    let mut at = 0;
    for (span, kind) in spans {
        // Two folded stretches may stand in one original character.
        let span = span.start.max(at)..span.end.max(at);
        if span.is_empty() {
            continue;
        }
        if span.start > at {
            pieces.push(Piece::Plain(text[at..span.start].to_owned()));
        }
        pieces.push(Piece::Hidden { kind, original: text[span.clone()].to_owned() });
        at = span.end;
    }
    if at < text.len() {
        pieces.push(Piece::Plain(text[at..].to_owned()));
    }
    Masked { pieces }
}

#[cfg(test)]
mod tests;
