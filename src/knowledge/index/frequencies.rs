//! In how many passages each term stands, as one table.
//!
//! Asking the index's own dictionary for every term of a question, three times over (to choose the
//! rarest, to weigh them, to find them), takes longer than ranking some hundred articles.

use std::collections::HashMap;

use tantivy::query::Bm25StatisticsProvider;
use tantivy::schema::Field;
use tantivy::{Searcher, Term};

/// Frequencies of all terms of some fields.
pub struct Frequencies {
    passages: u64,
    tokens: HashMap<Field, u64>,
    terms: HashMap<u64, u32>,
}

impl Frequencies {
    /// Reads the dictionaries of these fields.
    ///
    /// # Errors
    /// The index cannot be read.
    pub fn of(searcher: &Searcher, fields: &[Field]) -> tantivy::Result<Self> {
        let mut tokens = HashMap::new();
        let mut terms: HashMap<u64, u32> = HashMap::new();
        for field in fields {
            tokens.insert(*field, searcher.total_num_tokens(*field)?);
            for segment in searcher.segment_readers() {
                let inverted = segment.inverted_index(*field)?;
                let mut stream = inverted.terms().stream()?;
                while let Some((key, info)) = stream.next() {
                    *terms.entry(hash(*field, key)).or_default() += info.doc_freq;
                }
            }
        }
        Ok(Self { passages: searcher.num_docs(), tokens, terms })
    }

    /// In how many passages the term stands.
    pub fn count(&self, term: &Term) -> u64 {
        self.terms.get(&hash(term.field(), term.serialized_value_bytes())).copied().map_or(0, u64::from)
    }
}

impl Bm25StatisticsProvider for Frequencies {
    fn total_num_tokens(&self, field: Field) -> tantivy::Result<u64> {
        Ok(self.tokens.get(&field).copied().unwrap_or_default())
    }

    fn total_num_docs(&self) -> tantivy::Result<u64> {
        Ok(self.passages)
    }

    fn doc_freq(&self, term: &Term) -> tantivy::Result<u64> {
        Ok(self.count(term))
    }
}

/// FNV-1a over field and bytes. With some 10⁶ terms a collision of 64 bits is not to be expected, and
/// would cost one wrong weight.
fn hash(field: Field, bytes: &[u8]) -> u64 {
    let begin = 0xcbf2_9ce4_8422_2325_u64 ^ u64::from(field.field_id());
    bytes.iter().fold(begin, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}
