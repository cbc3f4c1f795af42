//! Who there is and what they say, from data files; and chance.

use anyhow::Context;
use serde::Deserialize;

use crate::domain::department::Slug;

/// The people.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cast {
    /// Stands before every name.
    pub mark: String,
    /// Members of the office.
    pub office: Vec<String>,
    /// Experts.
    pub expert: Vec<ExpertRole>,
    /// Firms by industry.
    pub trade: Vec<Trade>,
}

/// An expert.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExpertRole {
    /// Name, without the mark.
    pub name: String,
    /// What they answer for.
    pub departments: Vec<Slug>,
    /// How quick they are: does something in so many of ten hours.
    pub pace: usize,
}

/// Firms of one industry.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Trade {
    /// Machine name.
    pub industry: String,
    /// Names, without the mark.
    pub names: Vec<String>,
}

/// What is said.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lines {
    /// Questions back.
    pub back: Vec<String>,
    /// Answers on the way.
    pub reply: Vec<String>,
    /// With a question.
    pub detail: Vec<String>,
    /// Afterwards.
    pub more: Vec<String>,
    /// Notes.
    pub note: Vec<String>,
    /// Reasons to hand over.
    pub transfer: Vec<String>,
    /// Reason to put off.
    pub extend: String,
    /// Reasons of low grades.
    pub complaint: Vec<String>,
    /// What came of speaking with the client.
    pub contacted: Vec<String>,
    /// How it was put right.
    pub put_right: Vec<String>,
    /// Why a ticket is taken up again.
    pub reopen: String,
    /// Questions that are not ours, or that no library answers.
    pub stray: Vec<String>,
    /// Cases.
    pub case: Vec<Case>,
}

/// A case.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// Where it belongs.
    pub department: Slug,
    /// Wordings of the question.
    pub ask: Vec<String>,
    /// 诊断.
    pub findings: String,
    /// 原因; empty: skipped.
    pub cause: String,
    /// 处方.
    pub measures: String,
}

/// The people, from the file.
///
/// # Errors
/// The file is not what it should be.
pub fn cast() -> anyhow::Result<Cast> {
    toml::from_str(include_str!("cast.toml")).context("cast.toml")
}

/// The lines, from the file.
///
/// # Errors
/// The file is not what it should be.
pub fn lines() -> anyhow::Result<Lines> {
    toml::from_str(include_str!("cases.toml")).context("cases.toml")
}

/// Numbers that depend on their seed alone (the constants of Knuth's MMIX generator).
#[derive(Debug)]
pub struct Chance(u64);

impl Chance {
    /// From a seed.
    pub fn new(seed: u64) -> Self {
        let mut chance = Self(seed);
        // The first numbers of neighbouring seeds are alike.
        chance.below(2);
        chance.below(2);
        chance
    }

    /// 0 or more, below a limit of at least 1.
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or_default() % limit.max(1)
    }

    /// So many times in a thousand.
    pub fn permille(&mut self, times: usize) -> bool {
        self.below(1000) < times
    }

    /// Any of these; empty if there is none.
    pub fn line(&mut self, lines: &[String]) -> String {
        lines.get(self.below(lines.len())).cloned().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_files_can_be_read_and_every_department_has_an_expert_and_a_case() {
        let (cast, lines) = (cast().unwrap(), lines().unwrap());
        for case in &lines.case {
            assert!(cast.expert.iter().any(|expert| expert.departments.contains(&case.department)), "{case:?}");
            assert!(!case.ask.is_empty() && !case.measures.is_empty(), "{case:?}");
        }
        assert!(cast.trade.iter().map(|trade| trade.names.len()).sum::<usize>() >= 40);
    }
}
