//! Six digits by which a person shows in a second place (a browser, a messenger) that they are the same.

use std::fmt;

use sha2::{Digest, Sha256};

/// Digits of a code: short enough to be carried in the head from one screen to another.
pub const BINDING_DIGITS: usize = 6;
/// A code holds so long: time to pick up the other device.
pub const BINDING_MINUTES: i64 = 10;
/// Wrong codes in [`BINDING_MINUTES`], of everybody together, after which none is taken: with as many codes open as
/// a county has firms at once (some ten), guessing succeeds less than once in three thousand such spells.
pub const BINDING_MISSES_MAX: u32 = 30;

/// A code as it is shown and typed: `042917`.
#[derive(Clone, PartialEq, Eq)]
pub struct BindingCode(String);

impl BindingCode {
    /// The code of random bytes. Eight bytes modulo a million favour no code that anybody could notice.
    pub fn from_random(bytes: [u8; 8]) -> Self {
        let number = u64::from_be_bytes(bytes) % 10u64.pow(6);
        Self(format!("{number:06}"))
    }

    /// Reads a code as people type it: full-width digits and blanks are forgiven. `None` if it cannot be one.
    pub fn parse(text: &str) -> Option<Self> {
        let digits: String = text
            .chars()
            .filter(|c| !c.is_whitespace() && *c != '-')
            .map(|c| match c {
                '０'..='９' => char::from(b'0' + (u32::from(c) - u32::from('０')) as u8),
                other => other,
            })
            .collect();
        (digits.len() == BINDING_DIGITS && digits.bytes().all(|b| b.is_ascii_digit())).then_some(Self(digits))
    }

    /// What is stored. So short a code is no secret to who has the database; it is hashed to keep it out of backups.
    pub fn hash(&self) -> String {
        Sha256::digest(self.0.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

impl fmt::Display for BindingCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for BindingCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("BindingCode(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_as_people_type_it() {
        let code = BindingCode::from_random([0, 0, 0, 0, 0, 0, 167, 165]);
        assert_eq!(code.to_string(), "042917");
        for text in ["042917", " 042 917 ", "０４２９１７", "042-917"] {
            assert_eq!(BindingCode::parse(text), Some(code.clone()), "{text}");
        }
        for text in ["", "42917", "0429170", "04291x", "绑定"] {
            assert_eq!(BindingCode::parse(text), None, "{text}");
        }
        assert!(!format!("{code:?}").contains("042917"));
    }
}
