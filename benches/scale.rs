//! Search on 10,000, 100,000 and, if asked, 1,000,000 passages: medians of one run.
//!
//! `cargo bench --bench scale [-- 1000000]`. The passages are made by a seeded walk over the pairs of
//! characters of the built-in library, so terms are as frequent as in real texts; questions are the
//! library's own. Times are CPU time of the asking thread as far as the machine lets it run undisturbed:
//! compare ratios of one run, not runs.

#![allow(clippy::expect_used, reason = "a benchmark that cannot go on fails")]

use std::collections::HashMap;
use std::time::Instant;

use quality_clinic::guide::{Guide, Source};
use quality_clinic::knowledge::analyzer::Analyzer;
use quality_clinic::knowledge::index::{Entry, Index, Ranking, Wanted};

/// Characters of a passage.
const PASSAGE_CHARS: usize = 300;
/// Characters of a rambling question.
const RAMBLING_CHARS: usize = 250;
/// Questions asked per size.
const QUESTIONS: usize = 400;

fn main() {
    let mut sizes = vec![10_000, 100_000];
    sizes.extend(std::env::args().filter_map(|a| a.parse::<usize>().ok()));
    let (guide, _) = Guide::load(&Source::Embedded).expect("the built-in library");
    let questions: Vec<&str> =
        guide.library().articles().iter().flat_map(|a| &a.questions).map(String::as_str).collect();
    let texts: Vec<String> = guide
        .library()
        .articles()
        .iter()
        .map(|a| a.sections.iter().map(|s| s.text.as_str()).collect::<Vec<_>>().join("\n"))
        .collect();
    let walk = Walk::learn(&texts);
    println!(
        "{:>9} {:>8} {:>9} {:>9} | typical p50 / p99 µs | rambling p50 / p99 µs",
        "passages", "index s", "MB", "RSS MB"
    );
    for size in sizes {
        measure(size, &walk, &questions);
    }
}

fn measure(size: usize, walk: &Walk, questions: &[&str]) {
    let analyzer = Analyzer::new();
    let mut random = Random(42);
    let begun = Instant::now();
    let entries = (0..size).map(|i| Entry {
        group: u32::try_from(i).unwrap_or(u32::MAX),
        title: "",
        body: walk.text(&mut random, PASSAGE_CHARS),
        numbers: &[],
    });
    let index = Index::build(&analyzer, entries, Ranking::default()).expect("an index in memory");
    let built = begun.elapsed().as_secs_f64();
    let step = (questions.len() / QUESTIONS).max(1);
    let typical: Vec<String> = questions.iter().step_by(step).map(|q| (*q).to_owned()).collect();
    let rambling: Vec<String> = (0..QUESTIONS / 4).map(|i| ramble(questions, i * 7, RAMBLING_CHARS)).collect();
    let (t50, t99) = ask(&index, &analyzer, &typical);
    let (r50, r99) = ask(&index, &analyzer, &rambling);
    println!(
        "{size:>9} {built:>8.1} {:>9.1} {:>9.0} | {t50:>11} / {t99:<8} | {r50:>12} / {r99}",
        index.bytes() as f64 / 1e6,
        resident_mb()
    );
}

/// Median and 99th percentile in microseconds.
fn ask(index: &Index, analyzer: &Analyzer, questions: &[String]) -> (u128, u128) {
    let mut micros: Vec<u128> = Vec::new();
    for question in questions {
        let begun = Instant::now();
        let wanted = Wanted { normal: analyzer.normal(question), ..Wanted::default() };
        let hits = index.search(analyzer, &wanted, 10).expect("an index in memory");
        micros.push(begun.elapsed().as_micros());
        assert!(hits.len() <= 10);
    }
    micros.sort_unstable();
    (micros[micros.len() / 2], micros[micros.len() * 99 / 100])
}

fn ramble(questions: &[&str], from: usize, chars: usize) -> String {
    let mut text = String::new();
    for question in questions.iter().cycle().skip(from) {
        text.push_str(question);
        if text.chars().count() >= chars {
            break;
        }
    }
    text.chars().take(chars).collect()
}

/// Which characters follow which.
struct Walk {
    next: HashMap<char, Vec<char>>,
    starts: Vec<char>,
}

impl Walk {
    fn learn(texts: &[String]) -> Self {
        let mut next: HashMap<char, Vec<char>> = HashMap::new();
        let mut starts = Vec::new();
        for text in texts {
            let chars: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
            starts.extend(chars.first());
            for pair in chars.windows(2) {
                next.entry(pair[0]).or_default().push(pair[1]);
            }
        }
        Self { next, starts }
    }

    fn text(&self, random: &mut Random, chars: usize) -> String {
        let mut text = String::new();
        let mut at = self.starts[random.below(self.starts.len())];
        for _ in 0..chars {
            text.push(at);
            at = match self.next.get(&at) {
                Some(following) => following[random.below(following.len())],
                None => self.starts[random.below(self.starts.len())],
            };
        }
        text
    }
}

/// A seeded generator (xorshift): the same passages in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % bound as u64) as usize
    }
}

/// Resident memory in MB as Linux tells it; 0 elsewhere.
fn resident_mb() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|l| l.starts_with("VmRSS:")).unwrap_or_default();
    line.split_whitespace().nth(1).and_then(|n| n.parse::<f64>().ok()).unwrap_or(0.0) / 1024.0
}
