//! The ensemble: naive Bayes, a linear model and the vote of the ranked articles, averaged and
//! calibrated.

use crate::domain::department::Slug;
use crate::knowledge::analyzer::{Gram, Normal, tokens};

use super::bayes::Bayes;
use super::because::{self, Lexicon};
use super::features::{Features, Vector};
use super::linear::Linear;

/// Weights of the three models in the sum that becomes probabilities. Chosen on held-out example
/// questions of the articles (`eval --own`), where the sum also has the least calibration error.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Voices {
    /// Naive Bayes.
    pub bayes: f32,
    /// The linear model.
    pub linear: f32,
    /// The vote of the ranked articles.
    pub vote: f32,
}

impl Default for Voices {
    fn default() -> Self {
        Self { bayes: 0.3, linear: 2.0, vote: 2.0 }
    }
}

/// People ask off the subject far more often than the library has examples for it, so out of scope
/// starts ahead …
const OUTSIDE_LEAD: f32 = 2.0;
/// … and falls back by so much for each unit of the best article's coverage of the question …
const OUTSIDE_PER_COVERAGE: f32 = 1.0;
/// … and of its ranking score. Together these find most off-topic questions at 1.5 % refused
/// wrongly, on example questions held out (`eval --own 5`).
const OUTSIDE_PER_SCORE: f32 = 0.04;

/// A training text.
#[derive(Debug, Clone)]
pub struct Sample {
    /// Where it belongs.
    pub department: Slug,
    /// Its grams.
    pub grams: Vec<Gram>,
}

/// Words that point to a department, normalised.
#[derive(Debug, Clone)]
pub struct Pointers {
    /// The department.
    pub department: Slug,
    /// Normalised words.
    pub words: Vec<Vec<char>>,
}

/// One article's voice in the vote.
#[derive(Debug, Clone)]
pub struct Vote {
    /// Department of the article.
    pub department: Slug,
    /// Its score.
    pub score: f32,
}

/// How well the library bears a question out: the best article that is ours.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Borne {
    /// Share of the question's rare terms, 0 to 1.
    pub coverage: f32,
    /// Ranking score.
    pub score: f32,
}

/// The trained ensemble.
#[derive(Debug)]
pub struct Ensemble {
    departments: Vec<Slug>,
    features: Features,
    bayes: Bayes,
    linear: Linear,
    pointers: Vec<Pointers>,
    lexicon: Lexicon,
    voices: Voices,
}

/// What the ensemble says.
#[derive(Debug, Clone, PartialEq)]
pub struct Verdict {
    /// All departments with probabilities, likeliest first.
    pub departments: Vec<(Slug, f64)>,
    /// Words of the question that decided for the first, 1 to 4 if any did.
    pub because: Vec<String>,
}

impl Ensemble {
    /// Trains on the samples; `departments` fixes the classes and their order.
    pub fn train(
        departments: Vec<Slug>,
        samples: &[Sample],
        pointers: Vec<Pointers>,
        lexicon: Lexicon,
        voices: Voices,
    ) -> Self {
        let features = Features::collect(samples.iter().map(|s| s.grams.as_slice()));
        let place = |slug: &Slug| departments.iter().position(|d| d == slug);
        let vectors: Vec<(usize, Vector)> =
            samples.iter().filter_map(|s| place(&s.department).map(|c| (c, features.vector(&s.grams)))).collect();
        let bayes = Bayes::train(&vectors, departments.len(), features.len());
        let linear = Linear::train(&vectors, departments.len(), features.len());
        Self { departments, features, bayes, linear, pointers, lexicon, voices }
    }

    /// Weighs a question; `original` is its text as written, for the words shown. `lean` is a department that the
    /// person came by: its odds rise by `LEAN`, and nothing else is known better for it. Out of scope stays.
    pub fn judge(&self, original: &str, normal: &Normal, votes: &[Vote], borne: Borne, lean: Option<&Slug>) -> Verdict {
        let cut = tokens(&normal.chars);
        let grams: Vec<Gram> = cut.iter().map(|t| Gram::of(&normal.chars[t.start..t.end])).collect();
        let vector = self.features.vector(&grams);
        let bayes = self.bayes.scores(&vector);
        let linear = self.linear.scores(&vector);
        let vote = self.votes(votes);
        let mut sums: Vec<f32> = (0..self.departments.len())
            .map(|c| self.voices.bayes * bayes[c] + self.voices.linear * linear[c] + self.voices.vote * vote[c])
            .collect();
        let outside = self.departments.iter().position(Slug::is_out_of_scope);
        if let Some(sum) = outside.and_then(|place| sums.get_mut(place)) {
            *sum += OUTSIDE_LEAD - OUTSIDE_PER_COVERAGE * borne.coverage - OUTSIDE_PER_SCORE * borne.score;
        }
        let top = sums.iter().copied().fold(f32::MIN, f32::max);
        let parts: Vec<f64> = sums.iter().map(|s| f64::from(s - top).exp()).collect();
        let total: f64 = parts.iter().sum();
        let mut departments: Vec<(Slug, f64)> =
            self.departments.iter().cloned().zip(parts.iter().map(|p| p / total)).collect();
        departments.sort_by(|a, b| b.1.total_cmp(&a.1));
        let outside = departments.first().is_some_and(|(slug, _)| slug.is_out_of_scope());
        if let Some(lean) = lean.filter(|_| !outside) {
            lean_to(&mut departments, lean);
        }
        let because = match departments.first() {
            Some((winner, _)) => self.because(original, normal, &cut, winner),
            None => Vec::new(),
        };
        Verdict { departments, because }
    }

    /// Share of each department in the scores of the ranked articles; the nearest weigh most.
    fn votes(&self, votes: &[Vote]) -> Vec<f32> {
        let mut shares = vec![0.0; self.departments.len()];
        let Some(best) = votes.first().map(|v| v.score).filter(|s| *s > 0.0) else { return shares };
        for vote in votes {
            if let Some(class) = self.departments.iter().position(|d| *d == vote.department) {
                shares[class] += (vote.score / best).powi(VOTE_SHARPNESS);
            }
        }
        let total: f32 = shares.iter().sum();
        shares.iter_mut().for_each(|s| *s /= total);
        shares
    }

    fn because(
        &self,
        original: &str,
        normal: &Normal,
        cut: &[crate::knowledge::analyzer::Token],
        winner: &Slug,
    ) -> Vec<String> {
        let Some(class) = self.departments.iter().position(|d| d == winner) else { return Vec::new() };
        let mut pulls = vec![0.0_f32; normal.chars.len()];
        for token in cut {
            let gram = Gram::of(&normal.chars[token.start..token.end]);
            let Some(feature) = self.features.number(gram) else { continue };
            let linear = self.linear.row(feature);
            let others = (linear.iter().sum::<f32>() - linear[class]) / (linear.len().max(2) - 1) as f32;
            let pull =
                self.voices.linear * (linear[class] - others) + self.voices.bayes * self.bayes.row(feature)[class];
            let share = pull / (token.end - token.start) as f32;
            pulls[token.start..token.end].iter_mut().for_each(|p| *p += share);
        }
        let words = self.pointers.iter().find(|p| p.department == *winner).map_or(&[][..], |p| &p.words);
        because::words(original, normal, &pulls, words, &self.lexicon)
    }
}

/// How much likelier a question belongs to the department whose link or code its author came by. What triage is surer
/// of than 4 to 1 stays where it is: a poster hangs in a town office, and people ask there whatever they have.
const LEAN: f64 = 4.0;

/// Raises the odds of a department.
fn lean_to(departments: &mut [(Slug, f64)], lean: &Slug) {
    let Some((_, chance)) = departments.iter_mut().find(|(slug, _)| slug == lean) else { return };
    let total = 1.0 + (LEAN - 1.0) * *chance;
    *chance *= LEAN;
    departments.iter_mut().for_each(|(_, chance)| *chance /= total);
    departments.sort_by(|a, b| b.1.total_cmp(&a.1));
}

/// How much more a nearer article's voice counts: the power of its share of the best score.
const VOTE_SHARPNESS: i32 = 4;
