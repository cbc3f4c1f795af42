//! Figures as text, for people who work on the library.

use std::fmt::Write;

use crate::domain::guidance::Urgency;

use super::figures::{Figures, Share};
use super::foreign::Report;
use super::judge::Judgement;

/// Longest excerpt printed beside a free answer, in characters.
const EXCERPT_CHARS: usize = 160;

/// The table of figures.
pub fn table(figures: &Figures) -> String {
    let mut text = String::new();
    let mut row = |name: &str, share: Share| {
        let _ = writeln!(text, "{name:<34} {:>6.1} %  ({}/{})", share.rate() * 100.0, share.hits, share.of);
    };
    row("department top-1", figures.top1);
    row("department top-2", figures.top2);
    row("out of scope found", figures.outside_found);
    row("refused wrongly", figures.refused_wrongly);
    row("urgent found", figures.urgent_found);
    row("urgent wrongly", figures.urgent_wrongly);
    row("answer key among citations", figures.answered);
    row("no evidence (ours)", figures.no_evidence);
    row("forbidden words shown", figures.forbidden);
    let _ = writeln!(text, "expected calibration error         {:>6.3}", figures.calibration_error);
    let _ = writeln!(text, "p50 / p99 per question             {} / {} µs", figures.p50_us, figures.p99_us);
    let _ = writeln!(text, "\nreliability: confidence → right");
    for bin in figures.reliability.iter().filter(|b| b.questions > 0) {
        let _ = writeln!(text, "  {:.2} → {:.2}  ({})", bin.confidence, bin.right, bin.questions);
    }
    let _ = writeln!(text, "\nconfusion: right → said");
    for (right, said) in &figures.confusion {
        let cells: Vec<String> = said.iter().map(|(name, count)| format!("{name} {count}")).collect();
        let _ = writeln!(text, "  {right:<16} {}", cells.join(", "));
    }
    text
}

/// The main figures in one line, for comparing.
pub fn line(figures: &Figures) -> String {
    let percent = |share: Share| share.rate() * 100.0;
    format!(
        "top-1 {:.1}  top-2 {:.1}  key {:.1}  outside {:.1}  refused {:.1}  urgent {:.1}  calibration {:.3}  p50 {} µs",
        percent(figures.top1),
        percent(figures.top2),
        percent(figures.answered),
        percent(figures.outside_found),
        percent(figures.refused_wrongly),
        percent(figures.urgent_found),
        figures.calibration_error,
        figures.p50_us
    )
}

/// The main figures of a foreign corpus in one line.
pub fn foreign_line(report: &Report) -> String {
    format!(
        "mrr@10 {:.4}  hit@1 {:.1}  hit@3 {:.1}  hit@10 {:.1}  p50 {} µs  p99 {} µs  {:.1} MB",
        report.mrr_10,
        report.hit_1 * 100.0,
        report.hit_3 * 100.0,
        report.hit_10 * 100.0,
        report.p50_us,
        report.p99_us,
        report.index_bytes as f64 / 1e6
    )
}

/// Every question that went wrong, a line each, with what was said.
pub fn failures(all: &[Judgement]) -> String {
    let mut text = String::new();
    for j in all {
        let wanted = j.labelled.urgency.unwrap_or(Urgency::Normal);
        let mut faults = Vec::new();
        if !j.top1 {
            faults.push(format!("department {} not {}", j.guidance.triage.department, j.labelled.department));
        }
        if j.is_outside() != j.said_outside() {
            faults.push(format!("outcome {:?}", j.guidance.outcome));
        }
        if j.guidance.triage.urgency != wanted {
            faults.push(format!("urgency {:?}", j.guidance.triage.urgency));
        }
        if j.answered == Some(false) {
            let cited: Vec<&str> = j.guidance.citations.iter().map(|c| c.article.as_str()).collect();
            faults.push(format!("cited {} for {}", cited.join(" "), j.labelled.articles.join(" ")));
        }
        if !j.forbidden.is_empty() {
            faults.push(format!("showed {}", j.forbidden.join(" ")));
        }
        if !faults.is_empty() {
            let question = j.labelled.question.as_str().replace('\n', " ");
            let because = j.guidance.triage.because.join("/");
            let _ = writeln!(
                text,
                "{}\t{question}\t{}\tbecause {because}\t{:.2}",
                j.labelled.id,
                faults.join("; "),
                j.guidance.triage.confidence
            );
        }
    }
    text
}

/// Free answers beside what was cited, for reading.
pub fn beside(all: &[Judgement]) -> String {
    let mut text = String::new();
    for j in all {
        let Some(answer) = &j.labelled.free_answer else { continue };
        let question: String = j.labelled.question.as_str().replace('\n', " ").chars().take(EXCERPT_CHARS).collect();
        let _ = writeln!(text, "{} {question}\n  wanted: {answer}", j.labelled.id);
        if j.guidance.citations.is_empty() {
            let _ = writeln!(text, "  cited: nothing ({:?})", j.guidance.outcome);
        }
        for citation in &j.guidance.citations {
            let excerpt: String = citation.excerpt.replace('\n', " ").chars().take(EXCERPT_CHARS).collect();
            let _ = writeln!(text, "  {} {:.1}: {excerpt}", citation.article, citation.score);
        }
    }
    text
}
