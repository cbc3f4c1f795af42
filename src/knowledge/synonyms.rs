//! Colloquial → term (`knowledge/synonyms.toml`): short, added to a question, never replacing it.

use serde::Deserialize;

use crate::domain::problem::Problem;

use super::analyzer::Analyzer;
use super::article::{first_line, line_at};
use super::files::TextFile;

/// File name below the knowledge folder.
pub const SYNONYMS_FILE: &str = "synonyms.toml";
/// Most terms that are added to one question, so that a long one is not drowned.
pub const ADDED_MAX: usize = 6;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct SynonymsFile {
    #[serde(default)]
    pair: Vec<toml::Spanned<RawPair>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawPair {
    say: Vec<String>,
    mean: Vec<String>,
}

/// What people say, and what the articles call it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    /// Normalised colloquial forms.
    pub say: Vec<String>,
    /// Terms to add.
    pub mean: Vec<String>,
    /// Line in the file.
    pub line: usize,
}

/// All pairs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Synonyms {
    /// In the order of the file.
    pub pairs: Vec<Pair>,
}

impl Synonyms {
    /// Reads the file; one that cannot be parsed gives no synonyms.
    pub fn parse(file: &TextFile, analyzer: &Analyzer) -> (Self, Vec<Problem>) {
        let parsed: SynonymsFile = match toml::from_str(&file.text) {
            Ok(parsed) => parsed,
            Err(error) => {
                let line = error.span().map_or(1, |span| line_at(&file.text, span.start));
                return (Self::default(), vec![Problem::error(&file.path, line, first_line(error.message()))]);
            }
        };
        let mut pairs = Vec::with_capacity(parsed.pair.len());
        for pair in parsed.pair {
            let line = line_at(&file.text, pair.span().start);
            let RawPair { say, mean } = pair.into_inner();
            pairs.push(Pair { say: say.iter().map(|s| analyzer.fold(s)).collect(), mean, line });
        }
        (Self { pairs }, Vec::new())
    }

    /// Terms to add to a normalised question: one step only, so a cycle of synonyms is harmless.
    pub fn added(&self, folded: &str) -> Vec<&str> {
        let said = self.pairs.iter().filter(|p| p.say.iter().any(|s| !s.is_empty() && folded.contains(s.as_str())));
        said.flat_map(|p| &p.mean).map(String::as_str).filter(|m| !folded.contains(m)).take(ADDED_MAX).collect()
    }
}
