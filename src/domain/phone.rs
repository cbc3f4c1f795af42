//! A phone number, lightly checked: enough to catch a slip, never enough to refuse a real one.

use std::fmt;

/// Digits in the longest number that is kept: an area code, a number and an extension.
const DIGITS_MAX: usize = 20;
/// Digits in the shortest: a local number without its area code.
const DIGITS_MIN: usize = 7;
/// Digits of a mobile number of the mainland.
const MOBILE_DIGITS: usize = 11;
/// Digits shown at the end of a masked number.
const SHOWN_AT_END: usize = 4;
/// Digits shown at its beginning.
const SHOWN_AT_START: usize = 3;

/// A phone number: digits, with `+`, `-` and blanks where people put them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phone(String);

impl Phone {
    /// Reads a number: mobile, landline with or without area code and extension, 400 numbers, numbers of
    /// other countries with `+`. `None` if it cannot be one.
    pub fn parse(text: &str) -> Option<Self> {
        let folded: String = text
            .trim()
            .chars()
            .map(|c| match c {
                '０'..='９' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
                '－' | '—' | '–' | '转' => '-',
                '＋' => '+',
                '（' | '(' | '）' | ')' => ' ',
                c => c,
            })
            .collect();
        let number = folded.split_whitespace().collect::<Vec<_>>().join(" ");
        let sound =
            number.chars().enumerate().all(|(at, c)| c.is_ascii_digit() || c == ' ' || c == '-' || c == '+' && at == 0);
        let digits = number.chars().filter(char::is_ascii_digit).collect::<String>();
        let bounded = (DIGITS_MIN..=DIGITS_MAX).contains(&digits.len());
        // Eleven digits that begin with 1 are a mobile number, of which the second digit is 3 to 9.
        let mobile_slip =
            digits.len() == MOBILE_DIGITS && digits.starts_with('1') && digits[1..].starts_with(['0', '1', '2']);
        (sound && bounded && !mobile_slip).then_some(Self(number))
    }

    /// As it was stored.
    pub fn stored(text: String) -> Self {
        Self(text)
    }

    /// The whole number, for who has to call.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// With its middle hidden.
    pub fn masked(&self) -> String {
        let digits = self.0.chars().filter(char::is_ascii_digit).count();
        let mut seen = 0;
        self.0
            .chars()
            .map(|c| {
                if !c.is_ascii_digit() {
                    return c;
                }
                seen += 1;
                if seen <= SHOWN_AT_START || seen > digits - SHOWN_AT_END { c } else { '*' }
            })
            .collect()
    }
}

impl fmt::Display for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_read_as_people_type_it_and_masked_in_its_middle() {
        let check = |text: &str, stored: Option<&str>, masked: &str| {
            let phone = Phone::parse(text);
            assert_eq!(phone.as_ref().map(Phone::as_str), stored, "{text}");
            assert_eq!(phone.map(|phone| phone.masked()).unwrap_or_default(), masked, "{text}");
        };
        check("13800001234", Some("13800001234"), "138****1234");
        check("１３８ 0000 1234", Some("138 0000 1234"), "138 **** 1234");
        check("（0576）83300000转8001", Some("0576 83300000-8001"), "057* ********-8001");
        check("83300000", Some("83300000"), "833*0000");
        check("+86 138 0000 1234", Some("+86 138 0000 1234"), "+86 1** **** 1234");
        check("400-800-1234", Some("400-800-1234"), "400-***-1234");
        for wrong in ["", "不想留", "123456", "12800001234", "138-0000-1234-5678-9012-3456", "138x0001234"] {
            check(wrong, None, "");
        }
    }
}
