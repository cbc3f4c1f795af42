//! What a guide is made of: every part with its measured weight, and each can be taken away to see
//! what it adds (`eval --without`).

use crate::knowledge::index::Ranking;
use crate::triage::ensemble::Voices;

/// All parts with their weights.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Parts {
    /// Ranking of passages.
    pub ranking: Ranking,
    /// The models of triage.
    pub voices: Voices,
    /// Most pairs of synonyms that are used.
    pub synonyms_max: usize,
    /// How far the department's probability pulls an article up, as a share of the best score.
    /// Measured on held-out questions: the right article comes first 61.3 instead of 59.4 times in 100.
    pub department_pull: f32,
}

impl Default for Parts {
    fn default() -> Self {
        Self { ranking: Ranking::default(), voices: Voices::default(), synonyms_max: usize::MAX, department_pull: 0.4 }
    }
}

/// A part that can be taken away.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// Single characters.
    Singles,
    /// Pairs of characters.
    Pairs,
    /// Titles.
    Titles,
    /// Titles standing twice rather than once.
    TitleWeight,
    /// Pairs of syllables: homophones and most typos.
    Syllables,
    /// Numbers of standards as exact terms.
    Numbers,
    /// Colloquial words.
    Synonyms,
    /// The bound on the terms of long questions.
    TermLimit,
    /// The department's pull on the ranking.
    DepartmentPull,
    /// Naive Bayes.
    Bayes,
    /// The linear model.
    Linear,
    /// The vote of the ranked articles.
    Vote,
}

impl Part {
    /// Every part with its name on the command line.
    pub const ALL: [(&'static str, Self); 12] = [
        ("singles", Self::Singles),
        ("pairs", Self::Pairs),
        ("titles", Self::Titles),
        ("title-weight", Self::TitleWeight),
        ("syllables", Self::Syllables),
        ("numbers", Self::Numbers),
        ("synonyms", Self::Synonyms),
        ("term-limit", Self::TermLimit),
        ("department-pull", Self::DepartmentPull),
        ("bayes", Self::Bayes),
        ("linear", Self::Linear),
        ("vote", Self::Vote),
    ];

    /// The part of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|(known, _)| *known == name).map(|(_, part)| part)
    }
}

impl Parts {
    /// All parts but this one.
    #[must_use]
    pub fn without(mut self, part: Part) -> Self {
        match part {
            Part::Singles => self.ranking.singles = 0.0,
            Part::Pairs => self.ranking.pairs = 0.0,
            Part::Titles => self.ranking.title_times = 0,
            Part::TitleWeight => self.ranking.title_times = 1,
            Part::Syllables => self.ranking.syllables = 0.0,
            Part::Numbers => self.ranking.numbers = 0.0,
            Part::Synonyms => self.synonyms_max = 0,
            Part::TermLimit => self.ranking.terms_max = usize::MAX,
            Part::DepartmentPull => self.department_pull = 0.0,
            Part::Bayes => self.voices.bayes = 0.0,
            Part::Linear => self.voices.linear = 0.0,
            Part::Vote => self.voices.vote = 0.0,
        }
        self
    }
}
