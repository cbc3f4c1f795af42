//! Triage, citations and guidance as values.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::department::Slug;
use super::standard::{Confidence, StandardCard, Standing};

/// At most so many passages are shown: more is not read on a phone.
pub const CITATIONS_MAX: usize = 3;

/// 普通 or 急.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Urgency {
    /// 普通.
    Normal,
    /// 急: injury, fire, recall, goods held, failed official sampling with a deadline …
    Urgent,
}

/// Where a question belongs, and why.
#[derive(Debug, Clone, PartialEq)]
pub struct Triage {
    /// The likeliest department, or out of scope.
    pub department: Slug,
    /// The next likeliest, best first, without `department`.
    pub alternatives: Vec<Slug>,
    /// Words of the question that decided.
    pub because: Vec<String>,
    /// 普通 or 急.
    pub urgency: Urgency,
    /// 0 to 1: how likely `department` is right.
    pub confidence: f64,
}

/// A document that bears a passage (依据).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Title without 《》.
    pub document: String,
    /// 第二十七条 …
    pub clause: Option<String>,
    /// Number in the standards register, if it is one.
    pub standard: Option<String>,
    /// For a register entry: computed at the moment of asking.
    pub standing: Option<Standing>,
    /// In force from, for laws and rules.
    pub effective: Option<NaiveDate>,
    /// No longer in force from.
    pub expires: Option<NaiveDate>,
    /// A link that a firm may be shown.
    pub link: Option<String>,
}

/// A passage with all that is needed to check it.
#[derive(Debug, Clone, PartialEq)]
pub struct Citation {
    /// Id of the article.
    pub article: String,
    /// Its title.
    pub title: String,
    /// Heading of the section shown.
    pub section: String,
    /// The text shown, plain.
    pub excerpt: String,
    /// Department of the article.
    pub department: Slug,
    /// The documents it rests on.
    pub sources: Vec<Source>,
    /// Register numbers that the article names.
    pub standards: Vec<String>,
    /// Lowest confidence of its facts.
    pub confidence: Confidence,
    /// When a person last checked it.
    pub reviewed: NaiveDate,
    /// When it must be checked again; later than this it says so.
    pub review_by: NaiveDate,
    /// Ranking score, comparable within one answer only.
    pub score: f32,
}

/// What to do at once (急诊): comes before everything else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FirstAid {
    /// Id of the kind in `knowledge/urgent.toml`.
    pub kind: String,
    /// What it is about, a few words.
    pub title: String,
    /// Steps, in order.
    pub steps: Vec<String>,
    /// The words that made it urgent.
    pub because: Vec<String>,
}

/// What became of a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// The library has passages for it.
    Answered,
    /// Ours, but the library has nothing good enough.
    NoEvidence,
    /// Not ours; where to turn is shown.
    OutOfScope,
    /// A greeting or thanks.
    Greeting,
}

/// The whole answer of the library to one question.
#[derive(Debug, Clone, PartialEq)]
pub struct Guidance {
    /// Where it belongs.
    pub triage: Triage,
    /// What became of it.
    pub outcome: Outcome,
    /// Set if something must be done at once.
    pub first_aid: Option<FirstAid>,
    /// Standards that were asked by number.
    pub standards: Vec<StandardCard>,
    /// Numbers written out in full that the register does not have.
    pub unknown_standards: Vec<String>,
    /// At most [`CITATIONS_MAX`] passages, best first.
    pub citations: Vec<Citation>,
}
