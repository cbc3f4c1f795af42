//! Collects the score of every matching passage.
//!
//! tantivy's own collector skips passages that cannot reach the top, which pays on large indexes
//! only: with a hundred alternatives it sorts more than it saves on some hundred articles.

use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::Column;
use tantivy::{DocId, Score, SegmentOrdinal, SegmentReader};

/// Collects (group, score) of every match; the field's name tells the group.
pub struct EveryScore {
    /// Name of the fast field with the group.
    pub field: &'static str,
}

/// The part of one segment.
pub struct SegmentScores {
    groups: Column<u64>,
    found: Vec<(u64, Score)>,
}

impl Collector for EveryScore {
    type Fruit = Vec<(u64, Score)>;
    type Child = SegmentScores;

    fn for_segment(&self, _: SegmentOrdinal, segment: &SegmentReader) -> tantivy::Result<SegmentScores> {
        Ok(SegmentScores { groups: segment.fast_fields().u64(self.field)?, found: Vec::new() })
    }

    fn requires_scoring(&self) -> bool {
        true
    }

    fn merge_fruits(&self, parts: Vec<Vec<(u64, Score)>>) -> tantivy::Result<Vec<(u64, Score)>> {
        Ok(parts.concat())
    }
}

impl SegmentCollector for SegmentScores {
    type Fruit = Vec<(u64, Score)>;

    fn collect(&mut self, doc: DocId, score: Score) {
        self.found.push((self.groups.first(doc).unwrap_or(u64::MAX), score));
    }

    fn harvest(self) -> Vec<(u64, Score)> {
        self.found
    }
}
