//! SQLite's FTS5 on a foreign corpus, beside our index in the same run.
//!
//! `cargo bench --bench fts5 -- DOCS.jsonl QUERIES.jsonl`. The first 200 queries are asked of both. FTS5 gets the same terms (characters and pairs,
//! separated by blanks, so its own tokenizer does not matter) and ranks by its `bm25`.

#![allow(clippy::expect_used, reason = "a benchmark that cannot go on fails")]

use std::collections::HashMap;
use std::time::Instant;

use quality_clinic::eval::foreign::{Document, Query, measure};
use quality_clinic::knowledge::analyzer::Analyzer;
use quality_clinic::knowledge::index::Ranking;
use rusqlite::Connection;

/// Queries asked: FTS5 takes a tenth of a second for each.
const QUERIES_MAX: usize = 200;

fn main() {
    let paths: Vec<String> = std::env::args().skip(1).filter(|a| a.ends_with(".jsonl")).collect();
    let [documents, queries] = paths.as_slice() else {
        println!("usage: cargo bench --bench fts5 -- DOCS.jsonl QUERIES.jsonl");
        return;
    };
    let documents: Vec<Document> = lines(documents);
    let mut queries: Vec<Query> = lines(queries);
    queries.truncate(QUERIES_MAX);
    let begun = Instant::now();
    let watch = || u64::try_from(begun.elapsed().as_micros()).unwrap_or(u64::MAX);
    let ours = measure(&documents, &queries, Ranking::default(), &watch).expect("an index in memory");
    let theirs = fts5(&documents, &queries);
    println!(
        "ours  mrr@10 {:.4}  hit@10 {:.3}  p50 {} µs  p99 {} µs",
        ours.mrr_10, ours.hit_10, ours.p50_us, ours.p99_us
    );
    println!(
        "fts5  mrr@10 {:.4}  hit@10 {:.3}  p50 {} µs  p99 {} µs  ({:.1} times our p50)",
        theirs.mrr,
        theirs.hit,
        theirs.p50,
        theirs.p99,
        theirs.p50 as f64 / ours.p50_us.max(1) as f64
    );
}

struct Measured {
    mrr: f64,
    hit: f64,
    p50: u128,
    p99: u128,
}

fn fts5(documents: &[Document], queries: &[Query]) -> Measured {
    let analyzer = Analyzer::new();
    let database = Connection::open_in_memory().expect("a database in memory");
    database.execute_batch("CREATE VIRTUAL TABLE docs USING fts5 (body, detail = 'none'); BEGIN").expect("fts5");
    let mut places = HashMap::new();
    for (row, document) in documents.iter().enumerate() {
        places.insert(document.id.as_str(), row as i64 + 1);
        let terms = analyzer.terms(&format!("{}\n{}", document.title, document.text)).join(" ");
        database
            .execute("INSERT INTO docs (rowid, body) VALUES (?1, ?2)", rusqlite::params![row as i64 + 1, terms])
            .expect("a row");
    }
    database.execute_batch("COMMIT").expect("commit");
    let mut ask = database
        .prepare("SELECT rowid FROM docs WHERE docs MATCH ?1 ORDER BY bm25(docs) LIMIT 10")
        .expect("a statement");
    let (mut mrr, mut hit, mut micros) = (0.0, 0.0, Vec::new());
    for query in queries {
        let begun = Instant::now();
        let mut terms = analyzer.terms(&query.text);
        terms.sort();
        terms.dedup();
        let quoted: Vec<String> = terms.iter().map(|t| format!("\"{}\"", t.replace('"', ""))).collect();
        let found: Vec<i64> = ask
            .query_map([quoted.join(" OR ")], |row| row.get(0))
            .expect("a query")
            .map(|row| row.expect("a row"))
            .collect();
        micros.push(begun.elapsed().as_micros());
        let right: Vec<i64> = query.rel.iter().filter_map(|id| places.get(id.as_str()).copied()).collect();
        if let Some(first) = found.iter().position(|row| right.contains(row)) {
            mrr += 1.0 / (first as f64 + 1.0);
            hit += 1.0;
        }
    }
    micros.sort_unstable();
    let total = queries.len().max(1) as f64;
    Measured { mrr: mrr / total, hit: hit / total, p50: micros[micros.len() / 2], p99: micros[micros.len() * 99 / 100] }
}

fn lines<T: serde::de::DeserializeOwned>(path: &str) -> Vec<T> {
    let text = std::fs::read_to_string(path).expect("a file of JSON lines");
    text.lines().filter(|l| !l.trim().is_empty()).map(|l| serde_json::from_str(l).expect("JSON")).collect()
}
