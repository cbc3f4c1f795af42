//! The code of an invitation: random, single-use, short-lived. Only its hash is stored.

use std::fmt;

use sha2::{Digest, Sha256};

/// Random bytes in a code: 80 bits cannot be guessed through a chat within the life of a code.
pub const CODE_BYTES: usize = 10;
/// Digits of a code.
const CODE_DIGITS: usize = CODE_BYTES * 8 / 5;
/// Crockford's base 32: no I, L, O, U, so that a code survives being read out.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Digits between two dashes.
const GROUP: usize = 4;

/// A code as it is handed over: `7K3M-9QWX-2B4C-D8EF`.
#[derive(Clone, PartialEq, Eq)]
pub struct InvitationCode(String);

impl InvitationCode {
    /// The code of random bytes.
    pub fn from_random(bytes: [u8; CODE_BYTES]) -> Self {
        let mut digits = String::with_capacity(CODE_DIGITS);
        let mut bits: u32 = 0;
        let mut held = 0;
        for byte in bytes {
            bits = bits << 8 | u32::from(byte);
            held += 8;
            while held >= 5 {
                held -= 5;
                digits.push(char::from(ALPHABET[(bits >> held & 31) as usize]));
            }
        }
        Self(digits)
    }

    /// Reads a code as people type it: any case, with or without dashes and blanks, O for 0 and
    /// I or L for 1. `None` if it cannot be one.
    pub fn parse(text: &str) -> Option<Self> {
        let mut digits = String::with_capacity(CODE_DIGITS);
        for c in text.chars().filter(|c| !c.is_whitespace() && *c != '-') {
            let digit = match c.to_ascii_uppercase() {
                'O' => '0',
                'I' | 'L' => '1',
                other => other,
            };
            if !ALPHABET.iter().any(|known| char::from(*known) == digit) || digits.len() == CODE_DIGITS {
                return None;
            }
            digits.push(digit);
        }
        (digits.len() == CODE_DIGITS).then_some(Self(digits))
    }

    /// What is stored: SHA-256 in hexadecimal. The code is random, so it needs no salt.
    pub fn hash(&self) -> String {
        Sha256::digest(self.0.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

impl fmt::Display for InvitationCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, digit) in self.0.chars().enumerate() {
            if index > 0 && index % GROUP == 0 {
                f.write_str("-")?;
            }
            write!(f, "{digit}")?;
        }
        Ok(())
    }
}

impl fmt::Debug for InvitationCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("InvitationCode(…)")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_code_is_read_as_it_was_printed(bytes in any::<[u8; CODE_BYTES]>()) {
            let code = InvitationCode::from_random(bytes);
            let read = InvitationCode::parse(&code.to_string().to_lowercase());
            prop_assert_eq!(read.as_ref(), Some(&code));
            prop_assert_eq!(read.map(|read| read.hash()), Some(code.hash()));
        }
    }

    #[test]
    fn codes_of_different_bytes_differ_in_print_and_hash() {
        let first = InvitationCode::from_random([0; CODE_BYTES]);
        let second = InvitationCode::from_random([255; CODE_BYTES]);
        assert_eq!(first.to_string(), "0000-0000-0000-0000");
        assert_eq!(second.to_string(), "ZZZZ-ZZZZ-ZZZZ-ZZZZ");
        assert_ne!(first.hash(), second.hash());
        assert_eq!(first.hash().len(), 64);
    }

    #[test]
    fn letters_that_look_like_digits_are_forgiven_and_nonsense_is_not() {
        assert_eq!(InvitationCode::parse("OOOO-iiii-llll-0000"), InvitationCode::parse("0000111111110000"));
        for text in ["", "0000", "0000-0000-0000-000U", "0000-0000-0000-00000", "质量"] {
            assert_eq!(InvitationCode::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_code_does_not_reach_a_log() {
        assert!(!format!("{:?}", InvitationCode::from_random([255; CODE_BYTES])).contains('Z'));
    }
}
