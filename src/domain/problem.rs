//! What is wrong in a data file, located so that a clerk finds it.

use std::fmt;

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Should be looked at; everything is still served.
    Warning,
    /// Must be mended: what is wrong is not served, or must not be published.
    Error,
}

/// A fault of a file in `knowledge/`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// Path below the knowledge folder, `standards/ent-std-disclosure.md`.
    pub file: String,
    /// Line, from 1; 0 if it is about the file as a whole.
    pub line: usize,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong, and what to do.
    pub what: String,
}

impl Problem {
    /// An error at a line.
    pub fn error(file: &str, line: usize, what: impl Into<String>) -> Self {
        Self { file: file.to_owned(), line, severity: Severity::Error, what: what.into() }
    }

    /// A warning at a line.
    pub fn warning(file: &str, line: usize, what: impl Into<String>) -> Self {
        Self { file: file.to_owned(), line, severity: Severity::Warning, what: what.into() }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let severity = match self.severity {
            Severity::Warning => "warning",
            Severity::Error => "error",
        };
        if self.line == 0 {
            write!(f, "{}: {severity}: {}", self.file, self.what)
        } else {
            write!(f, "{}:{}: {severity}: {}", self.file, self.line, self.what)
        }
    }
}
