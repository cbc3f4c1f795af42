//! What a client wrote, bounded.

/// Longest text taken as one question, in characters. A Telegram message has at most 4,096; the
/// rest is room for pasted reports. What is longer is refused in words, nothing is cut silently.
pub const QUESTION_MAX_CHARS: usize = 5_000;

/// A question: not empty, bounded, without control characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question(String);

/// Why a text is not a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum QuestionProblem {
    /// Nothing but blanks, control or invisible characters.
    Empty,
    /// Longer than [`QUESTION_MAX_CHARS`].
    TooLong {
        /// Characters it has.
        chars: usize,
    },
}

impl Question {
    /// Cleans and checks a text: control characters and invisible format characters go, line
    /// breaks stay, blanks at both ends go.
    pub fn parse(text: &str) -> Result<Self, QuestionProblem> {
        let clean = clean(text);
        let chars = clean.chars().count();
        if chars == 0 {
            Err(QuestionProblem::Empty)
        } else if chars > QUESTION_MAX_CHARS {
            Err(QuestionProblem::TooLong { chars })
        } else {
            Ok(Self(clean))
        }
    }

    /// The cleaned text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Removes control and invisible characters (bidirectional marks, zero-width blanks), keeps line
/// breaks, turns tabs into blanks, and trims.
pub fn clean(text: &str) -> String {
    text.chars()
        .filter_map(|c| match c {
            '\n' => Some('\n'),
            '\t' | '\u{a0}' | '\u{3000}' => Some(' '),
            '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' => None,
            c if c.is_control() => None,
            c => Some(c),
        })
        .collect::<String>()
        .trim()
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_go_and_line_breaks_stay() {
        assert_eq!(Question::parse("\u{0}皮带\r\n脱层\u{7}\u{202e} ").map(|q| q.0), Ok("皮带\n脱层".to_owned()));
    }

    #[test]
    fn an_empty_or_overlong_text_is_named() {
        assert_eq!(Question::parse("\u{200b} \n"), Err(QuestionProblem::Empty));
        assert_eq!(Question::parse(&"长".repeat(100_000)), Err(QuestionProblem::TooLong { chars: 100_000 }));
        assert!(Question::parse(&"长".repeat(QUESTION_MAX_CHARS)).is_ok());
    }
}
