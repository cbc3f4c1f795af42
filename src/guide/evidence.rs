//! What a question's evidence amounts to: is there something good enough to show?

use crate::knowledge::library::Found;

/// Below this, nothing is shown and an expert is offered. Chosen on held-out example questions of
/// the articles against out-of-scope ones; the rates are in the report of `eval --own`.
pub const EVIDENCE_MIN: f32 = 0.24;
/// A further article is shown only if its score is at least this share of the best one's.
pub const NEAR_SCORE: f32 = 0.80;

/// 0 to 1: how well the article bears out the question. Coverage alone favours long articles,
/// likeness alone short questions; the mean of both separates best.
pub fn evidence(found: &Found) -> f32 {
    0.5 * found.coverage + 0.5 * found.likeness
}
