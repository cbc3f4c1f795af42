//! The nine service lines as data, and the lines that are not ours.

use std::fmt;

use chrono::NaiveTime;
use serde::{Deserialize, Serialize};

use super::guidance::Urgency;

/// Slug under which everything that is not the clinic's business is filed.
pub const OUT_OF_SCOPE: &str = "out-of-scope";

/// Machine name of a department (`certification`), the same in code, schema and output.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Slug(String);

impl Slug {
    /// Takes any text; whether such a department exists is asked of [`Departments`].
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The slug of what is not ours.
    pub fn out_of_scope() -> Self {
        Self(OUT_OF_SCOPE.to_owned())
    }

    /// Is this [`OUT_OF_SCOPE`]?
    pub fn is_out_of_scope(&self) -> bool {
        self.0 == OUT_OF_SCOPE
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A question that is put to the client before the ticket goes to the experts. It may be skipped.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IntakeQuestion {
    /// Short label under which the answer stands on the expert's card (产品, 批次 …).
    pub label: String,
    /// The question in Chinese.
    pub ask: String,
    /// The same in English.
    pub english: String,
}

/// Answer targets in working minutes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Targets {
    /// First answer, 普通.
    pub first_normal: u32,
    /// First answer, 急.
    pub first_urgent: u32,
    /// Solution, 普通.
    pub solve_normal: u32,
    /// Solution, 急.
    pub solve_urgent: u32,
}

/// One service line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Department {
    /// Machine name.
    pub slug: Slug,
    /// 计量测试 …
    pub name: String,
    /// English name.
    pub english: String,
    /// What it does, one line in Chinese.
    pub scope: String,
    /// Words that point to it; shown as *because* and fed to triage.
    pub words: Vec<String>,
    /// Example questions, fed to triage.
    pub examples: Vec<String>,
    /// Questions before the ticket.
    pub intake: Vec<IntakeQuestion>,
    /// Answer targets.
    pub targets: Targets,
    /// Days after a prescription on which the client is asked whether it helped.
    pub follow_up_days: u16,
}

/// An industry that a firm may name.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Industry {
    /// Machine name.
    pub slug: String,
    /// Chinese name.
    pub name: String,
    /// English name.
    pub english: String,
}

/// The taxonomy of `knowledge/departments.toml`, in its order.
#[derive(Debug, Clone, Default)]
pub struct Departments {
    /// The service lines; not the out-of-scope line.
    pub lines: Vec<Department>,
    /// Words that point out of scope.
    pub out_of_scope_words: Vec<String>,
    /// Example questions that are out of scope.
    pub out_of_scope_examples: Vec<String>,
    /// Questions before an urgent ticket, instead of the department's own: two at most, because
    /// somebody may be hurt.
    pub urgent_intake: Vec<IntakeQuestion>,
    /// Industries.
    pub industries: Vec<Industry>,
    /// Towns and streets of the county, offered as buttons.
    pub towns: Vec<String>,
    /// Office hours of a workday, in order: from, to (local time).
    pub hours: Vec<(NaiveTime, NaiveTime)>,
}

impl Departments {
    /// The department with this slug.
    pub fn get(&self, slug: &Slug) -> Option<&Department> {
        self.lines.iter().find(|d| d.slug == *slug)
    }

    /// The questions before a ticket of a department and urgency.
    pub fn intake(&self, slug: &Slug, urgency: Urgency) -> &[IntakeQuestion] {
        match (urgency, self.get(slug)) {
            (Urgency::Urgent, Some(_)) => &self.urgent_intake,
            (Urgency::Normal, Some(department)) => &department.intake,
            (Urgency::Normal | Urgency::Urgent, None) => &[],
        }
    }

    /// The department that a person names: its slug, its Chinese or English name, or its number
    /// in the list from 1.
    pub fn named(&self, text: &str) -> Option<&Department> {
        let text = text.trim();
        if let Some(number) = text.parse::<usize>().ok().and_then(|n| n.checked_sub(1)) {
            return self.lines.get(number);
        }
        let lower = text.to_lowercase();
        self.lines.iter().find(|d| d.slug.as_str() == lower || d.name == text || d.english.to_lowercase() == lower)
    }
}
