//! Random tokens of browsers and sign-in links: whoever has one is the person, so only hashes are stored.

use std::fmt;

use sha2::{Digest, Sha256};

/// Random bytes in a token: 256 bits, beyond any guessing.
pub const TOKEN_BYTES: usize = 32;
/// Characters of a place: 128 bits of the hash, enough that no two browsers share one.
const PLACE_CHARS: usize = 32;

/// A token, as its hexadecimal digits.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

impl Token {
    /// The token of random bytes.
    pub fn from_random(bytes: [u8; TOKEN_BYTES]) -> Self {
        Self(hex(&bytes))
    }

    /// Reads a token as a browser sends it back. `None` if it cannot be one.
    pub fn parse(text: &str) -> Option<Self> {
        let is_digit = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
        (text.len() == TOKEN_BYTES * 2 && text.bytes().all(is_digit)).then(|| Self(text.to_owned()))
    }

    /// The token itself: for the cookie or the link alone.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// What is stored: SHA-256 in hexadecimal. A token is random, so it needs no salt.
    pub fn hash(&self) -> String {
        hex(&Sha256::digest(self.0.as_bytes()))
    }

    /// The place of the browser that holds this token: the beginning of the hash.
    pub fn place(&self) -> String {
        self.hash().chars().take(PLACE_CHARS).collect()
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(…)")
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_read_as_it_was_given_and_nothing_else_is() {
        let token = Token::from_random([171; TOKEN_BYTES]);
        assert_eq!(Token::parse(token.reveal()), Some(token.clone()));
        assert_ne!(token.hash(), token.reveal());
        assert!(token.hash().starts_with(&token.place()));
        let upper = token.reveal().to_uppercase();
        let long = format!("{}0", token.reveal());
        for text in ["", "ab", upper.as_str(), long.as_str(), "质量"] {
            assert_eq!(Token::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_token_does_not_reach_a_log() {
        assert!(!format!("{:?}", Token::from_random([171; TOKEN_BYTES])).contains("ab"));
    }
}
