//! A message as channels deliver it: plain text with bold spans, buttons, an attachment. User
//! text never passes through markup.

use serde::{Deserialize, Serialize};

use crate::domain::attachment::Attachment;

/// A bold stretch, counted in characters (Unicode scalar values) of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    /// First character.
    pub start: usize,
    /// How many.
    pub len: usize,
}

/// A button: what stands on it and what it carries (at most 64 bytes, Bot API).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ButtonFace {
    /// Words.
    pub label: String,
    /// Encoded [`crate::conversation::button::Button`].
    pub data: String,
}

/// What is delivered to one address.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Message {
    /// Plain text, never empty unless there is an attachment.
    pub text: String,
    /// Bold stretches.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub bold: Vec<Span>,
    /// Rows of buttons.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub buttons: Vec<Vec<ButtonFace>>,
    /// A photo or document; the text is its caption.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attachment: Option<Attachment>,
}

impl Message {
    /// An empty message to build on.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a line.
    pub fn line(mut self, text: &str) -> Self {
        self.push_line(text);
        self
    }

    /// Adds a line in bold.
    pub fn bold_line(mut self, text: &str) -> Self {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        let start = self.text.chars().count();
        self.text.push_str(text);
        let len = text.chars().count();
        if len > 0 {
            self.bold.push(Span { start, len });
        }
        self
    }

    /// Adds an empty line before the next paragraph.
    pub fn gap(mut self) -> Self {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self
    }

    /// Adds a row of buttons.
    pub fn row(mut self, row: Vec<ButtonFace>) -> Self {
        if !row.is_empty() {
            self.buttons.push(row);
        }
        self
    }

    /// Adds rows of buttons.
    pub fn with_rows(mut self, rows: Vec<Vec<ButtonFace>>) -> Self {
        self.buttons.extend(rows.into_iter().filter(|row| !row.is_empty()));
        self
    }

    fn push_line(&mut self, text: &str) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.text.push_str(text);
    }
}
