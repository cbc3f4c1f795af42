//! `quality-clinic eval`: measures triage, guidance and search.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context, bail};
use chrono::NaiveDate;
use serde::de::DeserializeOwned;

use crate::eval::judge::{Judgement, judge_all};
use crate::eval::{figures, foreign, own, print, questions};
use crate::guide::parts::{Part, Parts};
use crate::guide::{Guide, Source};
use crate::knowledge::files;

/// Arguments of `eval`.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  quality-clinic eval --questions tests/questions/holdout.jsonl --failures\n  \
                        quality-clinic eval --corpus docs.jsonl --queries queries.jsonl --json\n  \
                        quality-clinic eval --own 5\n  \
                        quality-clinic eval --questions tests/questions/tune.jsonl --ablation")]
pub struct EvalArgs {
    /// Labelled questions, one JSON object a line.
    #[arg(long, value_name = "FILE", group = "what")]
    pub questions: Option<PathBuf>,
    /// Hold out every Nth of the articles' own questions, and ask them.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u8).range(2..=20), group = "what")]
    pub own: Option<u8>,
    /// Documents {"id","title","text"}, one JSON object a line.
    #[arg(long, value_name = "FILE", group = "what", requires = "queries")]
    pub corpus: Option<PathBuf>,
    /// Queries {"id","text","rel"}, one JSON object a line.
    #[arg(long, value_name = "FILE", requires = "corpus")]
    pub queries: Option<PathBuf>,
    /// The last line is one JSON object.
    #[arg(long)]
    pub json: bool,
    /// Also list the questions that went wrong.
    #[arg(long)]
    pub failures: bool,
    /// Leave parts out: singles, pairs, titles, title-weight, syllables, numbers, synonyms, term-limit,
    /// department-pull, bayes, linear, vote.
    #[arg(long, value_name = "PART", value_delimiter = ',', value_parser = part)]
    pub without: Vec<Part>,
    /// One line of figures for the whole, and one without each part.
    #[arg(long, conflicts_with_all = ["own", "json", "failures", "without"])]
    pub ablation: bool,
}

fn part(name: &str) -> Result<Part, String> {
    let known = || Part::ALL.map(|(name, _)| name).join(", ");
    Part::named(name).ok_or_else(|| format!("no such part; there are: {}", known()))
}

/// Runs it; data goes to `out`, talk to standard error.
pub fn run(args: &EvalArgs, source: &Source, today: NaiveDate, out: &mut dyn Write) -> anyhow::Result<()> {
    let begun = Instant::now();
    let stopwatch = || u64::try_from(begun.elapsed().as_micros()).unwrap_or(u64::MAX);
    let parts = args.without.iter().fold(Parts::default(), |parts, part| parts.without(*part));
    if let (Some(corpus), Some(queries)) = (&args.corpus, &args.queries) {
        let documents: Vec<foreign::Document> = lines(corpus)?;
        let queries: Vec<foreign::Query> = lines(queries)?;
        if args.ablation {
            for (name, parts) in variants() {
                let report = foreign::measure(&documents, &queries, parts.ranking, &stopwatch)?;
                writeln!(out, "{name:<18} {}", print::foreign_line(&report))?;
            }
            return Ok(());
        }
        let mut report = foreign::measure(&documents, &queries, parts.ranking, &stopwatch)?;
        report.rss_mb = resident_mb();
        let json = serde_json::to_string(&report)?;
        if args.json {
            writeln!(out, "{json}")?;
        } else {
            writeln!(out, "{}", json.trim_matches(['{', '}']).replace(',', "\n").replace('"', ""))?;
        }
        return Ok(());
    }
    if let (Some(path), true) = (&args.questions, args.ablation) {
        for (name, parts) in variants() {
            let judged = asked(path, source, parts, today, &stopwatch)?;
            writeln!(out, "{name:<18} {}", print::line(&figures::figures(&judged)))?;
        }
        return Ok(());
    }
    let judged = match (&args.questions, args.own) {
        (Some(path), _) => asked(path, source, parts, today, &stopwatch)?,
        (None, Some(folds)) => held_out(usize::from(folds), source, parts, today, &stopwatch)?,
        (None, None) => bail!("one of --questions, --own or --corpus with --queries is needed"),
    };
    if args.failures {
        write!(out, "{}", print::failures(&judged))?;
        write!(out, "{}", print::beside(&judged))?;
    }
    let figures = figures::figures(&judged);
    if args.json {
        writeln!(out, "{}", serde_json::to_string(&figures)?)?;
    } else {
        write!(out, "{}", print::table(&figures))?;
    }
    Ok(())
}

/// The whole, then without each part in turn.
fn variants() -> impl Iterator<Item = (String, Parts)> {
    let without = Part::ALL.into_iter().map(|(name, part)| (format!("no {name}"), Parts::default().without(part)));
    std::iter::once(("all".to_owned(), Parts::default())).chain(without)
}

fn asked(
    path: &Path,
    source: &Source,
    parts: Parts,
    today: NaiveDate,
    stopwatch: &dyn Fn() -> u64,
) -> anyhow::Result<Vec<Judgement>> {
    let begun = stopwatch();
    let (files, _) = files::read(source);
    let (guide, problems) = Guide::of_parts(&files, parts)?;
    eprintln!("loaded in {} ms, {} problems", stopwatch().saturating_sub(begun) / 1000, problems.len());
    let text = std::fs::read_to_string(path).with_context(|| path.display().to_string())?;
    let (questions, problems) = questions::parse(&path.display().to_string(), &text, guide.departments());
    if let Some(first) = problems.first() {
        bail!("{} faulty lines; the first: {first}", problems.len());
    }
    Ok(judge_all(&guide, &questions, today, stopwatch))
}

fn held_out(
    folds: usize,
    source: &Source,
    parts: Parts,
    today: NaiveDate,
    stopwatch: &dyn Fn() -> u64,
) -> anyhow::Result<Vec<Judgement>> {
    let (files, _) = files::read(source);
    let mut judged = Vec::new();
    for place in 0..folds {
        let (fold, _) = own::fold(&files, place, folds, parts)?;
        judged.extend(judge_all(&fold.guide, &fold.questions, today, stopwatch));
    }
    Ok(judged)
}

fn lines<T: DeserializeOwned>(path: &Path) -> anyhow::Result<Vec<T>> {
    let name = path.display();
    let text = std::fs::read_to_string(path).with_context(|| name.to_string())?;
    let numbered = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    numbered.map(|(i, line)| serde_json::from_str(line).with_context(|| format!("{name}:{}", i + 1))).collect()
}

/// Resident memory in MB as Linux tells it; 0 elsewhere.
fn resident_mb() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|l| l.starts_with("VmRSS:")).unwrap_or_default();
    let kilobytes: f64 = line.split_whitespace().nth(1).and_then(|n| n.parse().ok()).unwrap_or(0.0);
    kilobytes / 1024.0
}
