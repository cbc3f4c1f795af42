//! The search index, in memory, made anew at every start. The only file that knows tantivy.
//!
//! A person's text never goes through a query parser: terms are made by the analyzer and asked as
//! flat alternatives, so no query syntax exists.

/// Every score, for small indexes.
mod scores;

use std::collections::HashMap;

use tantivy::collector::TopDocs;
use tantivy::query::{BooleanQuery, BoostQuery, Occur, Query, TermQuery};
use tantivy::schema::{FAST, Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::{TextAnalyzer, WhitespaceTokenizer};
use tantivy::{Searcher, TantivyDocument, Term};

use super::analyzer::{Analyzer, Normal, TokenKind, tokens};
use scores::EveryScore;

/// Memory of the index writer in bytes; the least tantivy accepts is 15 MB per thread.
const WRITER_BYTES: usize = 50_000_000;
/// Most terms asked per field: the rarest. Measured: costs no quality and bounds long questions.
pub const TERMS_MAX: usize = 48;
/// A single character is asked only if it stands in at most this share of passages …
const SINGLE_SHARE_MAX: f64 = 0.08;
/// … or in so few that asking it costs nothing: in a library of some hundred articles even common
/// characters help (measured: half of all articles is best there).
const SINGLE_FEW: u64 = 200;
/// Weight of the title field; the body has 1.
const TITLE_WEIGHT: f32 = 0.5;
/// Weight of pairs of syllables: enough to recover homophones, too little to outvote characters.
const SYLLABLE_WEIGHT: f32 = 0.2;
/// Weight of a standard's number: a question that names one is about it.
const NUMBER_WEIGHT: f32 = 4.0;
/// Name of the field with the article's place.
const GROUP: &str = "group";
/// Up to so many passages every match is scored, beyond only those that can reach the top.
const EVERY_SCORE_MAX: u64 = 5_000;
/// Passages fetched per article wanted, so that folding leaves enough articles.
const PASSAGES_PER_GROUP: usize = 4;

/// A failure of the index itself; never caused by what a person asks.
#[derive(Debug, thiserror::Error)]
#[error("search index: {0}")]
pub struct IndexError(#[from] tantivy::TantivyError);

/// One passage to index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry<'a> {
    /// Article (or foreign document) it belongs to; shown once.
    pub group: u32,
    /// Title of the article.
    pub title: &'a str,
    /// Text, with the example questions.
    pub body: String,
    /// Standard numbers as exact terms.
    pub numbers: &'a [String],
}

/// An article that was found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hit {
    /// Its group.
    pub group: u32,
    /// Score, comparable within one question only.
    pub score: f32,
}

/// What is asked.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// The question.
    pub normal: Normal,
    /// Terms added by synonyms.
    pub added: Vec<String>,
    /// Standard numbers named in it.
    pub numbers: Vec<String>,
}

/// One alternative of a query.
type Clause = (Occur, Box<dyn Query>);

struct Fields {
    group: Field,
    title: Field,
    body: Field,
    syllables: Field,
    numbers: Field,
}

/// The index with its one searcher.
pub struct Index {
    searcher: Searcher,
    fields: Fields,
    passages: u64,
}

impl std::fmt::Debug for Index {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Index").field("passages", &self.passages).finish_non_exhaustive()
    }
}

impl Index {
    /// Indexes all passages.
    pub fn build<'a>(analyzer: &Analyzer, entries: impl IntoIterator<Item = Entry<'a>>) -> Result<Self, IndexError> {
        let mut schema = Schema::builder();
        let indexing = |norms| {
            TextFieldIndexing::default()
                .set_tokenizer("terms")
                .set_fieldnorms(norms)
                .set_index_option(IndexRecordOption::WithFreqs)
        };
        let text = |norms| TextOptions::default().set_indexing_options(indexing(norms));
        let fields = Fields {
            group: schema.add_u64_field(GROUP, FAST),
            title: schema.add_text_field("title", text(true)),
            body: schema.add_text_field("body", text(true)),
            syllables: schema.add_text_field("syllables", text(true)),
            numbers: schema.add_text_field("numbers", text(false)),
        };
        let index = tantivy::Index::create_in_ram(schema.build());
        // Terms come separated by blanks from the analyzer.
        index.tokenizers().register("terms", TextAnalyzer::from(WhitespaceTokenizer::default()));
        let mut writer = index.writer_with_num_threads(1, WRITER_BYTES)?;
        for entry in entries {
            let body = analyzer.normal(&entry.body);
            let mut document = TantivyDocument::new();
            document.add_u64(fields.group, u64::from(entry.group));
            document.add_text(fields.title, terms(&analyzer.normal(entry.title)).join(" "));
            document.add_text(fields.body, terms(&body).join(" "));
            document.add_text(fields.syllables, analyzer.syllables(&body).join(" "));
            document.add_text(fields.numbers, entry.numbers.iter().map(|n| exact(n)).collect::<Vec<_>>().join(" "));
            writer.add_document(document)?;
        }
        writer.commit()?;
        writer.wait_merging_threads()?;
        let searcher = index.reader()?.searcher();
        let passages = searcher.num_docs();
        Ok(Self { searcher, fields, passages })
    }

    /// How many passages there are.
    pub fn passages(&self) -> u64 {
        self.passages
    }

    /// Bytes of the index.
    pub fn bytes(&self) -> u64 {
        self.searcher.space_usage().map_or(0, |usage| usage.total().get_bytes())
    }

    /// The best `limit` articles, best first.
    pub fn search(&self, analyzer: &Analyzer, wanted: &Wanted, limit: usize) -> Result<Vec<Hit>, IndexError> {
        let clauses = self.clauses(analyzer, wanted)?;
        if clauses.is_empty() || limit == 0 {
            return Ok(Vec::new());
        }
        let query = BooleanQuery::new(clauses);
        let mut found = if self.passages <= EVERY_SCORE_MAX {
            self.searcher.search(&query, &EveryScore { field: GROUP })?
        } else {
            self.top(&query, limit * PASSAGES_PER_GROUP)?
        };
        // Equal scores go by group, so that the same question is always answered alike.
        found.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        let mut hits: Vec<Hit> = Vec::with_capacity(limit);
        for (group, score) in found {
            let group = u32::try_from(group).unwrap_or(u32::MAX);
            if hits.iter().all(|h| h.group != group) {
                hits.push(Hit { group, score });
            }
            if hits.len() == limit {
                break;
            }
        }
        Ok(hits)
    }

    /// The best passages of a large index, with their groups.
    fn top(&self, query: &BooleanQuery, limit: usize) -> Result<Vec<(u64, f32)>, IndexError> {
        let found = self.searcher.search(query, &TopDocs::with_limit(limit).order_by_score())?;
        let mut groups = Vec::with_capacity(found.len());
        for (score, address) in found {
            let segment = self.searcher.segment_reader(address.segment_ord);
            groups.push((segment.fast_fields().u64(GROUP)?.first(address.doc_id).unwrap_or(u64::MAX), score));
        }
        Ok(groups)
    }

    fn clauses(&self, analyzer: &Analyzer, wanted: &Wanted) -> Result<Vec<Clause>, IndexError> {
        let mut texts: HashMap<String, bool> = HashMap::new();
        for token in tokens(&wanted.normal.chars) {
            texts.insert(wanted.normal.text(token), token.kind == TokenKind::Single);
        }
        for added in &wanted.added {
            let normal = analyzer.normal(added);
            for token in tokens(&normal.chars).into_iter().filter(|t| t.kind != TokenKind::Single) {
                texts.entry(normal.text(token)).or_insert(false);
            }
        }
        let syllables: HashMap<String, bool> =
            analyzer.syllables(&wanted.normal).into_iter().map(|pair| (pair, false)).collect();
        let mut clauses = Vec::new();
        self.rarest(self.fields.body, &texts, 1.0, &mut clauses)?;
        self.rarest(self.fields.title, &texts, TITLE_WEIGHT, &mut clauses)?;
        self.rarest(self.fields.syllables, &syllables, SYLLABLE_WEIGHT, &mut clauses)?;
        for number in &wanted.numbers {
            let term = Term::from_field_text(self.fields.numbers, &exact(number));
            clauses.push(clause(term, NUMBER_WEIGHT));
        }
        Ok(clauses)
    }

    /// Adds the rarest terms that occur at all; frequent single characters say nothing.
    fn rarest(
        &self,
        field: Field,
        texts: &HashMap<String, bool>,
        weight: f32,
        clauses: &mut Vec<Clause>,
    ) -> Result<(), IndexError> {
        let single_max = ((self.passages as f64 * SINGLE_SHARE_MAX) as u64).max(SINGLE_FEW);
        let mut terms = Vec::with_capacity(texts.len());
        for (text, single) in texts {
            let term = Term::from_field_text(field, text);
            let frequency = self.searcher.doc_freq(&term)?;
            if frequency > 0 && (!single || frequency <= single_max) {
                terms.push((frequency, term));
            }
        }
        // By frequency, then by text, so that the same question is always asked alike.
        terms.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| a.1.cmp(&b.1)));
        clauses.extend(terms.into_iter().take(TERMS_MAX).map(|(_, term)| clause(term, weight)));
        Ok(())
    }
}

fn clause(term: Term, weight: f32) -> Clause {
    let query: Box<dyn Query> = Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs));
    (Occur::Should, if weight == 1.0 { query } else { Box::new(BoostQuery::new(query, weight)) })
}

fn terms(normal: &Normal) -> Vec<String> {
    tokens(&normal.chars).into_iter().map(|t| normal.text(t)).collect()
}

/// A number as one exact term.
fn exact(number: &str) -> String {
    number.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_lowercase()
}
