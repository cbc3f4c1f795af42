//! A foreign corpus through the same analyzer, passages, index and ranking.

use std::collections::HashMap;

use serde::{Deserialize, Deserializer, Serialize};

use crate::knowledge::analyzer::Analyzer;
use crate::knowledge::index::{Entry, Index, IndexError, Ranking, Wanted};
use crate::knowledge::passage::cut;

use super::Stopwatch;
use super::figures::percentile;

/// Documents ranked per query.
const RANKED: usize = 10;

/// A document.
#[derive(Debug, Clone, Deserialize)]
pub struct Document {
    /// Its id.
    #[serde(deserialize_with = "name")]
    pub id: String,
    /// Its title.
    #[serde(default)]
    pub title: String,
    /// Its text.
    pub text: String,
}

/// A query with the documents that are right.
#[derive(Debug, Clone, Deserialize)]
pub struct Query {
    /// Its id.
    #[serde(deserialize_with = "name")]
    pub id: String,
    /// What is asked.
    pub text: String,
    /// Ids of the right documents.
    #[serde(deserialize_with = "names")]
    pub rel: Vec<String>,
}

/// An id as corpora write it.
#[derive(Deserialize)]
#[serde(untagged)]
enum Id {
    Number(u64),
    Text(String),
}

impl From<Id> for String {
    fn from(id: Id) -> Self {
        match id {
            Id::Number(number) => number.to_string(),
            Id::Text(text) => text,
        }
    }
}

fn name<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    Id::deserialize(from).map(String::from)
}

fn names<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<String>, D::Error> {
    Vec::<Id>::deserialize(from).map(|ids| ids.into_iter().map(String::from).collect())
}

/// The figures, under the names that are printed.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
pub struct Report {
    /// Share of queries with a right document first.
    #[serde(rename = "hit@1")]
    pub hit_1: f64,
    /// Among the first three.
    #[serde(rename = "hit@3")]
    pub hit_3: f64,
    /// Among the first ten.
    #[serde(rename = "hit@10")]
    pub hit_10: f64,
    /// Mean share of right documents among the first ten.
    #[serde(rename = "recall@10")]
    pub recall_10: f64,
    /// Mean reciprocal rank of the first right one among ten.
    #[serde(rename = "mrr@10")]
    pub mrr_10: f64,
    /// Median microseconds per query.
    pub p50_us: u64,
    /// 99th percentile.
    pub p99_us: u64,
    /// Seconds to build the index.
    pub index_s: f64,
    /// Bytes of the index.
    pub index_bytes: u64,
    /// Resident memory in MB, filled in by the caller.
    pub rss_mb: f64,
}

/// Indexes and asks everything.
pub fn measure(
    documents: &[Document],
    queries: &[Query],
    ranking: Ranking,
    stopwatch: Stopwatch<'_>,
) -> Result<Report, IndexError> {
    let analyzer = Analyzer::new();
    let start = stopwatch();
    let entries = documents.iter().zip(0_u32..).flat_map(|(document, group)| {
        cut(&document.text).into_iter().map(move |body| Entry { group, title: &document.title, body, numbers: &[] })
    });
    let index = Index::build(&analyzer, entries, ranking)?;
    let index_s = stopwatch().saturating_sub(start) as f64 / 1e6;
    let places: HashMap<&str, u32> = documents.iter().map(|d| d.id.as_str()).zip(0..).collect();
    let mut report = Report { index_s, index_bytes: index.bytes(), ..Report::default() };
    let mut micros = Vec::with_capacity(queries.len());
    for query in queries {
        let start = stopwatch();
        let wanted = Wanted { normal: analyzer.normal(&query.text), ..Wanted::default() };
        let hits = index.search(&analyzer, &wanted, RANKED)?;
        micros.push(stopwatch().saturating_sub(start));
        let right: Vec<u32> = query.rel.iter().filter_map(|id| places.get(id.as_str()).copied()).collect();
        let found: Vec<usize> =
            hits.iter().enumerate().filter(|(_, h)| right.contains(&h.group)).map(|(i, _)| i).collect();
        if let Some(first) = found.first() {
            report.hit_1 += f64::from(u8::from(*first == 0));
            report.hit_3 += f64::from(u8::from(*first < 3));
            report.hit_10 += 1.0;
            report.mrr_10 += 1.0 / (*first as f64 + 1.0);
        }
        report.recall_10 += found.len() as f64 / query.rel.len().max(1) as f64;
    }
    let total = queries.len().max(1) as f64;
    for figure in [&mut report.hit_1, &mut report.hit_3, &mut report.hit_10, &mut report.recall_10, &mut report.mrr_10]
    {
        *figure /= total;
    }
    report.p50_us = percentile(&micros, 50);
    report.p99_us = percentile(&micros, 99);
    Ok(report)
}
