//! The search index, in memory, made anew at every start. The only file that knows tantivy.
//!
//! A person's text never goes through a query parser: terms are made by the analyzer and asked as
//! flat alternatives, so no query syntax exists.

/// In how many passages each term stands.
mod frequencies;
/// Every score, for small indexes.
mod scores;

use std::collections::HashMap;

use tantivy::collector::TopDocs;
use tantivy::query::{BooleanQuery, BoostQuery, Occur, Query, TermQuery};
use tantivy::schema::{FAST, Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::{TextAnalyzer, WhitespaceTokenizer};
use tantivy::{Searcher, TantivyDocument, Term};

use super::analyzer::{Analyzer, Normal, TokenKind, tokens};
use frequencies::Frequencies;
use scores::EveryScore;

/// Memory of the index writer in bytes; the least tantivy accepts is 15 MB per thread.
const WRITER_BYTES: usize = 50_000_000;
/// A single character is asked if it stands in so few passages, whatever its share: in a library of
/// some hundred articles even common characters help (measured: half of all articles is best there).
const SINGLE_FEW: u64 = 200;
/// Name of the field with the article's place.
const GROUP: &str = "group";
/// A single character that stands in more passages than this is not asked however large the index is:
/// reading its list would take longer than all the rest of the question.
const SINGLE_MANY: u64 = 9_000;
/// Up to so many passages every match is scored, beyond only those that can reach the top.
const EVERY_SCORE_MAX: u64 = 5_000;
/// Passages fetched per article wanted, so that folding leaves enough articles.
const PASSAGES_PER_GROUP: usize = 4;

/// How passages are ranked: measured values, and parts that can be taken away to see what each adds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ranking {
    /// Weight of single characters.
    pub singles: f32,
    /// Weight of pairs of characters.
    pub pairs: f32,
    /// A single character is asked only if it stands in at most this share of passages.
    pub single_share_max: f64,
    /// How often the title stands in the body. Measured on a foreign corpus: a field of its own ranks
    /// worse, and costs a third more terms.
    pub title_times: usize,
    /// Weight of pairs of syllables: enough to recover homophones, too little to outvote characters.
    pub syllables: f32,
    /// Weight of a standard's number: a question that names one is about it.
    pub numbers: f32,
    /// Most terms asked per field: the rarest. Costs no quality and bounds long questions.
    pub terms_max: usize,
}

impl Default for Ranking {
    fn default() -> Self {
        Self {
            singles: 1.0,
            pairs: 1.0,
            single_share_max: 0.15,
            title_times: 2,
            syllables: 0.2,
            numbers: 4.0,
            terms_max: 48,
        }
    }
}

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
    body: Field,
    syllables: Field,
    numbers: Field,
}

/// The index with its one searcher.
pub struct Index {
    searcher: Searcher,
    frequencies: Frequencies,
    fields: Fields,
    passages: u64,
    ranking: Ranking,
}

impl std::fmt::Debug for Index {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Index").field("passages", &self.passages).finish_non_exhaustive()
    }
}

impl Index {
    /// Indexes all passages.
    ///
    /// # Errors
    /// The index itself fails.
    pub fn build<'a>(
        analyzer: &Analyzer,
        entries: impl IntoIterator<Item = Entry<'a>>,
        ranking: Ranking,
    ) -> Result<Self, IndexError> {
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
            let title = terms(&analyzer.normal(entry.title));
            let mut words = terms(&body);
            (0..ranking.title_times).for_each(|_| words.extend(title.iter().cloned()));
            let mut document = TantivyDocument::new();
            document.add_u64(fields.group, u64::from(entry.group));
            document.add_text(fields.body, words.join(" "));
            document.add_text(fields.syllables, analyzer.syllables(&body).join(" "));
            document.add_text(fields.numbers, entry.numbers.iter().map(|n| exact(n)).collect::<Vec<_>>().join(" "));
            writer.add_document(document)?;
        }
        writer.commit()?;
        writer.wait_merging_threads()?;
        let searcher = index.reader()?.searcher();
        let passages = searcher.num_docs();
        let frequencies = Frequencies::of(&searcher, &[fields.body, fields.syllables, fields.numbers])?;
        Ok(Self { searcher, frequencies, fields, passages, ranking })
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
        let clauses = self.clauses(analyzer, wanted);
        if clauses.is_empty() || limit == 0 {
            return Ok(Vec::new());
        }
        let query = BooleanQuery::new(clauses);
        let mut found = if self.passages <= EVERY_SCORE_MAX {
            self.searcher.search_with_statistics_provider(&query, &EveryScore { field: GROUP }, &self.frequencies)?
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
        let best = TopDocs::with_limit(limit).order_by_score();
        let found = self.searcher.search_with_statistics_provider(query, &best, &self.frequencies)?;
        let mut groups = Vec::with_capacity(found.len());
        for (score, address) in found {
            let segment = self.searcher.segment_reader(address.segment_ord);
            groups.push((segment.fast_fields().u64(GROUP)?.first(address.doc_id).unwrap_or(u64::MAX), score));
        }
        Ok(groups)
    }

    fn clauses(&self, analyzer: &Analyzer, wanted: &Wanted) -> Vec<Clause> {
        let weigh = |kind| match kind {
            TokenKind::Single => self.ranking.singles,
            TokenKind::Pair => self.ranking.pairs,
            TokenKind::Word | TokenKind::Part => 1.0,
        };
        let mut texts: HashMap<String, Asked> = HashMap::new();
        for token in tokens(&wanted.normal.chars) {
            let asked = Asked { weight: weigh(token.kind), single: token.kind == TokenKind::Single };
            texts.insert(wanted.normal.text(token), asked);
        }
        for added in &wanted.added {
            let normal = analyzer.normal(added);
            for token in tokens(&normal.chars).into_iter().filter(|t| t.kind != TokenKind::Single) {
                texts.entry(normal.text(token)).or_insert(Asked { weight: weigh(token.kind), single: false });
            }
        }
        let heard = Asked { weight: self.ranking.syllables, single: false };
        let syllables = self.doubtful(wanted).filter_map(|(a, b)| analyzer.sound(a, b)).map(|s| (s, heard)).collect();
        let mut clauses = Vec::new();
        self.rarest(self.fields.body, &texts, &mut clauses);
        self.rarest(self.fields.syllables, &syllables, &mut clauses);
        for number in &wanted.numbers {
            let term = Term::from_field_text(self.fields.numbers, &exact(number));
            clauses.push(clause(term, self.ranking.numbers));
        }
        clauses
    }

    /// Pairs of characters that are asked by their sound too: in a small library all, in a large one those
    /// that no passage has, which a typo may have made. There the others find no more (measured on a
    /// foreign corpus) and cost as much again as the whole question.
    fn doubtful<'a>(&'a self, wanted: &'a Wanted) -> impl Iterator<Item = (char, char)> + 'a {
        let small = self.passages <= EVERY_SCORE_MAX;
        let pairs = wanted.normal.chars.windows(2).filter_map(|pair| Some((*pair.first()?, *pair.get(1)?)));
        pairs.filter(move |(a, b)| {
            small || self.frequencies.count(&Term::from_field_text(self.fields.body, &format!("{a}{b}"))) == 0
        })
    }

    /// Adds the rarest terms that occur at all; frequent single characters say nothing.
    fn rarest(&self, field: Field, texts: &HashMap<String, Asked>, clauses: &mut Vec<Clause>) {
        let single_max = ((self.passages as f64 * self.ranking.single_share_max) as u64).clamp(SINGLE_FEW, SINGLE_MANY);
        let mut terms = Vec::with_capacity(texts.len());
        for (text, asked) in texts.iter().filter(|(_, asked)| asked.weight > 0.0) {
            let term = Term::from_field_text(field, text);
            let frequency = self.frequencies.count(&term);
            if frequency > 0 && (!asked.single || frequency <= single_max) {
                terms.push((frequency, term, asked.weight));
            }
        }
        // By frequency, then by text, so that the same question is always asked alike.
        terms.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| a.1.cmp(&b.1)));
        let rarest = terms.into_iter().take(self.ranking.terms_max);
        clauses.extend(rarest.map(|(_, term, weight)| clause(term, weight)));
    }
}

/// How a term of the question is asked.
#[derive(Debug, Clone, Copy)]
struct Asked {
    weight: f32,
    single: bool,
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
