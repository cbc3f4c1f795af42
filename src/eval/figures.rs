//! All judgements as figures.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::domain::guidance::{Outcome, Urgency};

use super::judge::Judgement;

/// Bins of the reliability table.
pub const BINS: usize = 10;

/// A share: how many of how many.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Share {
    /// Counted.
    pub hits: usize,
    /// Of.
    pub of: usize,
}

impl Share {
    /// Counts `hits` among `all`.
    pub fn count<T>(all: impl IntoIterator<Item = T>, hit: impl Fn(&T) -> bool) -> Self {
        let mut share = Self::default();
        for item in all {
            share.of += 1;
            share.hits += usize::from(hit(&item));
        }
        share
    }

    /// 0 to 1; 0 of 0 is 0.
    pub fn rate(self) -> f64 {
        if self.of == 0 { 0.0 } else { self.hits as f64 / self.of as f64 }
    }
}

/// One bin of the reliability table.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
pub struct Bin {
    /// Questions in it.
    pub questions: usize,
    /// Mean confidence.
    pub confidence: f64,
    /// Share that was right.
    pub right: f64,
}

/// Everything that is printed.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Figures {
    /// The first department is right.
    pub top1: Share,
    /// The first or second is right.
    pub top2: Share,
    /// Right department → said department → count.
    pub confusion: BTreeMap<String, BTreeMap<String, usize>>,
    /// Out of scope, said so.
    pub outside_found: Share,
    /// Ours, but refused as out of scope.
    pub refused_wrongly: Share,
    /// Urgent, found.
    pub urgent_found: Share,
    /// Not urgent, but taken for it.
    pub urgent_wrongly: Share,
    /// Answer key (or expected article) among what was shown.
    pub answered: Share,
    /// Ours, but nothing good enough was found.
    pub no_evidence: Share,
    /// Questions for which forbidden words were shown.
    pub forbidden: Share,
    /// Reliability of the confidence in ten bins.
    pub reliability: Vec<Bin>,
    /// Expected calibration error.
    pub calibration_error: f64,
    /// Median microseconds per question.
    pub p50_us: u64,
    /// 99th percentile of microseconds.
    pub p99_us: u64,
}

/// Sums up.
pub fn figures(all: &[Judgement]) -> Figures {
    let ours = || all.iter().filter(|j| !j.is_outside());
    let mut confusion: BTreeMap<String, BTreeMap<String, usize>> = BTreeMap::new();
    for j in all {
        let right = j.labelled.department.to_string();
        *confusion.entry(right).or_default().entry(j.guidance.triage.department.to_string()).or_default() += 1;
    }
    let reliability = reliability(all);
    let calibration_error = reliability
        .iter()
        .map(|bin| bin.questions as f64 / all.len().max(1) as f64 * (bin.confidence - bin.right).abs())
        .sum();
    let micros: Vec<u64> = all.iter().map(|j| j.micros).collect();
    Figures {
        top1: Share::count(all, |j| j.top1),
        top2: Share::count(all, |j| j.top2),
        confusion,
        outside_found: Share::count(all.iter().filter(|j| j.is_outside()), |j| j.said_outside()),
        refused_wrongly: Share::count(ours(), |j| j.said_outside()),
        urgent_found: Share::count(with_urgency(all, Urgency::Urgent), |j| j.said_urgent()),
        urgent_wrongly: Share::count(with_urgency(all, Urgency::Normal), |j| j.said_urgent()),
        answered: Share::count(all.iter().filter(|j| j.answered.is_some()), |j| j.answered == Some(true)),
        no_evidence: Share::count(ours(), |j| j.guidance.outcome == Outcome::NoEvidence),
        forbidden: Share::count(all, |j| !j.forbidden.is_empty()),
        reliability,
        calibration_error,
        p50_us: percentile(&micros, 50),
        p99_us: percentile(&micros, 99),
    }
}

/// Questions labelled so; without a label a question counts as calm.
fn with_urgency(all: &[Judgement], urgency: Urgency) -> impl Iterator<Item = &Judgement> {
    all.iter().filter(move |j| j.labelled.urgency.unwrap_or(Urgency::Normal) == urgency)
}

fn reliability(all: &[Judgement]) -> Vec<Bin> {
    let mut bins = vec![Bin::default(); BINS];
    for j in all {
        let place = ((j.guidance.triage.confidence * BINS as f64) as usize).min(BINS - 1);
        let bin = &mut bins[place];
        bin.questions += 1;
        bin.confidence += j.guidance.triage.confidence;
        bin.right += if j.top1 { 1.0 } else { 0.0 };
    }
    for bin in bins.iter_mut().filter(|b| b.questions > 0) {
        bin.confidence /= bin.questions as f64;
        bin.right /= bin.questions as f64;
    }
    bins
}

/// The value below which so many per cent lie; 0 for no values.
pub fn percentile(values: &[u64], percent: usize) -> u64 {
    let mut sorted = values.to_vec();
    sorted.sort_unstable();
    let place = (sorted.len() * percent / 100).min(sorted.len().saturating_sub(1));
    sorted.get(place).copied().unwrap_or(0)
}
