//! Firms and the unified social credit code.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::ids::EnterpriseId;

/// Longest name that is kept; the longest registered Chinese company names stay well below.
pub const ENTERPRISE_NAME_MAX: usize = 100;

/// A firm as the clinic knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enterprise {
    /// Row.
    pub id: EnterpriseId,
    /// Name as the client gave it.
    pub name: String,
    /// Checked code, if given.
    pub credit_code: Option<CreditCode>,
    /// Slug of the industry list in `departments.toml`.
    pub industry: Option<String>,
    /// Town or street (乡镇街道), free text.
    pub town: Option<String>,
}

/// A unified social credit code (统一社会信用代码, GB 32100-2015): 18 characters, the last a check.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CreditCode(String);

/// The 31 characters of GB 32100 in the order of their values; I, O, S, V and Z are not used.
const ALPHABET: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";

impl Enterprise {
    /// Do two entries stand for one firm? The checked code decides where both have one, else the name,
    /// without blanks and the width of its letters.
    pub fn is_same_as(&self, other: &Self) -> bool {
        let plain = |name: &str| -> String {
            let wide = |c: char| match c {
                '！'..='～' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
                c => c,
            };
            name.chars().map(wide).filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect()
        };
        match (&self.credit_code, &other.credit_code) {
            _ if self.id == other.id => true,
            (Some(code), Some(others)) => code == others,
            (Some(_) | None, None) | (None, Some(_)) => plain(&self.name) == plain(&other.name),
        }
    }
}

impl CreditCode {
    /// Checks length, alphabet and the check character (weights 3^i mod 31, GB 32100-2015).
    /// Blanks and lower case are forgiven. `None` if it is not a valid code.
    pub fn parse(text: &str) -> Option<Self> {
        let code: String = text
            .chars()
            .filter(|c| !c.is_whitespace())
            .map(|c| match c {
                '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
                c => c,
            })
            .collect::<String>()
            .to_ascii_uppercase();
        let values: Vec<usize> = code.bytes().map(|b| ALPHABET.iter().position(|a| *a == b)).collect::<Option<_>>()?;
        let [head @ .., check] = values.as_slice() else { return None };
        if head.len() != 17 {
            return None;
        }
        let mut weight = 1;
        let mut sum = 0;
        for value in head {
            sum += value * weight;
            weight = weight * 3 % 31;
        }
        ((31 - sum % 31) % 31 == *check).then_some(Self(code))
    }

    /// The 18 characters.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for CreditCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_credit_code_is_accepted_only_with_its_check_character() {
        // A made-up body with the check character that GB 32100 gives it.
        let body = "91331022MA2A0B1C2";
        let valid: Vec<String> = ALPHABET
            .iter()
            .map(|c| format!("{body}{}", char::from(*c)))
            .filter(|code| CreditCode::parse(code).is_some())
            .collect();
        assert_eq!(valid.len(), 1, "exactly one check character fits");
        assert!(CreditCode::parse(&valid[0].to_lowercase()).is_some());
        assert!(CreditCode::parse("9133102").is_none());
        assert!(CreditCode::parse("").is_none());
        assert!(CreditCode::parse("９１３３１０２２ＩＯ").is_none());
    }
}
