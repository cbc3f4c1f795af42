//! The front matter of an article as it is written.

use chrono::NaiveDate;
use serde::Deserialize;
use toml::value::Datetime;

use crate::domain::standard::Confidence;

/// All keys that may stand there; an unknown one is a typing error and refused.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FrontMatter {
    /// File name without `.md`.
    pub id: String,
    /// Title.
    pub title: String,
    /// Slug, the folder.
    pub department: String,
    /// Slugs; empty: everyone.
    #[serde(default)]
    pub industries: Vec<String>,
    /// Every number that the article names.
    #[serde(default)]
    pub standards: Vec<String>,
    /// Questions that it answers.
    pub questions: Vec<String>,
    /// Records it rests on; kept for the reader of the file.
    #[serde(default)]
    #[expect(dead_code, reason = "written for people; accepted so that unknown keys can be refused")]
    facts: Vec<String>,
    /// Lowest of the facts.
    pub confidence: Confidence,
    /// Day.
    pub reviewed: Datetime,
    /// Day.
    pub review_by: Datetime,
    /// Documents.
    #[serde(default)]
    pub sources: Vec<FrontSource>,
}

/// One `[[sources]]` table.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FrontSource {
    /// Title without 《》.
    pub document: String,
    /// 第二十七条 …
    pub clause: Option<String>,
    /// Register number.
    pub standard: Option<String>,
    /// Day.
    pub effective: Option<Datetime>,
    /// Day.
    pub expires: Option<Datetime>,
    /// Link for firms.
    pub link: Option<String>,
    /// Pages on which an added fact rests; for reviewers only.
    #[serde(default)]
    #[expect(dead_code, reason = "written for reviewers; accepted so that unknown keys can be refused")]
    evidence: Vec<String>,
    /// Confidence of an added fact; for reviewers only.
    #[expect(dead_code, reason = "written for reviewers; accepted so that unknown keys can be refused")]
    confidence: Option<Confidence>,
}

/// The day of a TOML date, if it is a bare local date.
pub fn day(date: &Datetime) -> Option<NaiveDate> {
    if date.time.is_some() {
        return None;
    }
    let date = date.date?;
    NaiveDate::from_ymd_opt(i32::from(date.year), u32::from(date.month), u32::from(date.day))
}
