//! Greetings and thanks (`knowledge/greetings.toml`): texts that hold nothing else.

use serde::Deserialize;

use crate::domain::problem::Problem;
use crate::knowledge::analyzer::{Analyzer, is_han};
use crate::knowledge::article::{first_line, line_at};
use crate::knowledge::files::TextFile;

/// File name below the knowledge folder.
pub const GREETINGS_FILE: &str = "greetings.toml";
/// Longest text that can be a mere greeting, in characters; longer ones hold a matter.
const GREETING_MAX_CHARS: usize = 30;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct GreetingsFile {
    phrases: Vec<String>,
    fillers: Vec<String>,
}

/// The phrases, normalised, longest first.
#[derive(Debug, Default)]
pub struct Greetings {
    phrases: Vec<String>,
    fillers: Vec<String>,
}

impl Greetings {
    /// Reads the file; one that cannot be parsed recognises nothing.
    pub fn parse(file: &TextFile, analyzer: &Analyzer) -> (Self, Vec<Problem>) {
        let parsed: GreetingsFile = match toml::from_str(&file.text) {
            Ok(parsed) => parsed,
            Err(error) => {
                let line = error.span().map_or(1, |span| line_at(&file.text, span.start));
                return (Self::default(), vec![Problem::error(&file.path, line, first_line(error.message()))]);
            }
        };
        let folded = |words: Vec<String>| -> Vec<String> {
            let mut words: Vec<String> = words.iter().map(|w| analyzer.fold(w)).filter(|w| !w.is_empty()).collect();
            words.sort_by_key(|w| std::cmp::Reverse(w.chars().count()));
            words
        };
        (Self { phrases: folded(parsed.phrases), fillers: folded(parsed.fillers) }, Vec::new())
    }

    /// Does a normalised text hold a greeting and nothing else?
    pub fn is_greeting(&self, folded: &str) -> bool {
        if folded.chars().count() > GREETING_MAX_CHARS {
            return false;
        }
        let mut rest: String = folded.chars().filter(|c| is_han(*c) || c.is_alphanumeric()).collect();
        let mut greeted = false;
        for phrase in &self.phrases {
            let phrase: String = phrase.chars().filter(|c| is_han(*c) || c.is_alphanumeric()).collect();
            if !phrase.is_empty() && rest.contains(&phrase) {
                greeted = true;
                rest = rest.replace(&phrase, " ");
            }
        }
        for filler in &self.fillers {
            rest = rest.replace(filler.as_str(), " ");
        }
        greeted && rest.trim().is_empty()
    }
}
