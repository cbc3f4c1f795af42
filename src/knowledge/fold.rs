//! Names folded for comparison: NFKC, lower case, without blanks and 第 (总局令第70号, 总局令 70 号).

use unicode_normalization::UnicodeNormalization;

/// Is there a digit?
pub fn has_digits(text: &str) -> bool {
    text.bytes().any(|b| b.is_ascii_digit())
}

/// The folded text.
pub fn fold(text: &str) -> String {
    fold_with_origins(text).0
}

/// With the original byte of each byte.
pub fn fold_with_origins(text: &str) -> (String, Vec<usize>) {
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
