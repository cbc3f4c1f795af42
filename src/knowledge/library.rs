//! Articles with their index: ranking, and how much of a question an article bears out.

use std::collections::{HashMap, HashSet};

use super::analyzer::{Analyzer, Gram, Normal, TokenKind, tokens};
use super::article::{Article, Section};
use super::index::{Entry, Index, IndexError, Ranking, Wanted};
use super::passage::plain;
use super::synonyms::Synonyms;

/// Articles ranked for one question: enough for a vote over departments.
pub const RANKED_MAX: usize = 20;

/// What is kept of an article besides its text, to weigh it against a question.
#[derive(Debug)]
struct Shelf {
    /// All grams of title, questions and sections, sorted.
    all: Vec<Gram>,
    /// Of each section: plain text and grams, sorted.
    sections: Vec<(String, Vec<Gram>)>,
    /// Of the title and each example question: pairs and words, sorted, with the sum of their rarity.
    asked: Vec<(Vec<Gram>, f32)>,
}

/// An article that was found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Found {
    /// Its place in [`Library::articles`].
    pub article: usize,
    /// Score of the index, comparable within one question only.
    pub score: f32,
    /// 0 to 1: share of the question's rare terms that stand in the article.
    pub coverage: f32,
    /// 0 to 1: likeness to the most similar of the article's own questions.
    pub likeness: f32,
}

/// A question made ready for ranking.
#[derive(Debug, Clone, Default)]
pub struct Prepared {
    /// Normalised characters.
    pub normal: Normal,
    /// Terms from the synonyms.
    pub added: Vec<String>,
    /// Numbers of standards that it names.
    pub numbers: Vec<String>,
    /// Its pairs and words with their rarity, each once.
    grams: Vec<(Gram, f32)>,
    /// Sum of their rarity.
    total: f32,
}

impl Prepared {
    /// How many different terms it has.
    pub fn len(&self) -> usize {
        self.grams.len()
    }

    /// It has no term at all: punctuation, emoji.
    pub fn is_empty(&self) -> bool {
        self.grams.is_empty()
    }
}

/// The immutable library.
#[derive(Debug)]
pub struct Library {
    articles: Vec<Article>,
    shelves: Vec<Shelf>,
    by_id: HashMap<String, usize>,
    rarity: HashMap<Gram, f32>,
    unseen: f32,
    analyzer: Analyzer,
    synonyms: Synonyms,
    index: Index,
}

impl Library {
    /// Builds the index over all articles.
    pub fn build(
        articles: Vec<Article>,
        analyzer: Analyzer,
        synonyms: Synonyms,
        ranking: Ranking,
    ) -> Result<Self, IndexError> {
        let mut shelves: Vec<Shelf> = articles.iter().map(|a| shelf(&analyzer, a)).collect();
        let mut counts: HashMap<Gram, u32> = HashMap::new();
        for gram in shelves.iter().flat_map(|s| &s.all) {
            *counts.entry(*gram).or_default() += 1;
        }
        let total = articles.len() as f32;
        let rarity = |count: f32| ((total - count + 0.5) / (count + 0.5) + 1.0).ln();
        let rarities: HashMap<Gram, f32> =
            counts.into_iter().map(|(gram, count)| (gram, rarity(count as f32))).collect();
        for (grams, sum) in shelves.iter_mut().flat_map(|s| &mut s.asked) {
            *sum = grams.iter().filter_map(|gram| rarities.get(gram)).sum();
        }
        let entries = articles.iter().zip(&shelves).enumerate().map(|(i, (a, s))| entry(i, a, s));
        let index = Index::build(&analyzer, entries, ranking)?;
        Ok(Self {
            by_id: articles.iter().enumerate().map(|(i, a)| (a.id.clone(), i)).collect(),
            rarity: rarities,
            unseen: rarity(0.0),
            shelves,
            articles,
            analyzer,
            synonyms,
            index,
        })
    }

    /// All articles.
    pub fn articles(&self) -> &[Article] {
        &self.articles
    }

    /// The article with this id.
    pub fn article(&self, id: &str) -> Option<&Article> {
        self.by_id.get(id).map(|i| &self.articles[*i])
    }

    /// The analyzer.
    pub fn analyzer(&self) -> &Analyzer {
        &self.analyzer
    }

    /// The synonyms.
    pub fn synonyms(&self) -> &Synonyms {
        &self.synonyms
    }

    /// The index.
    pub fn index(&self) -> &Index {
        &self.index
    }

    /// Makes a question ready.
    pub fn prepare(&self, text: &str, numbers: Vec<String>) -> Prepared {
        let normal = self.analyzer.normal(text);
        let folded: String = normal.chars.iter().collect();
        let added = self.synonyms.added(&folded).into_iter().map(str::to_owned).collect();
        let mut seen = HashSet::new();
        let mut grams: Vec<(Gram, f32)> =
            telling(&normal).into_iter().filter(|g| seen.insert(*g)).map(|g| (g, self.rarity_of(g))).collect();
        grams.sort_unstable_by_key(|(gram, _)| *gram);
        let total = grams.iter().map(|(_, rarity)| rarity).sum();
        Prepared { normal, added, numbers, grams, total }
    }

    fn rarity_of(&self, gram: Gram) -> f32 {
        self.rarity.get(&gram).copied().unwrap_or(self.unseen)
    }

    /// The best articles, best first.
    pub fn rank(&self, question: &Prepared) -> Vec<Found> {
        let wanted = Wanted {
            normal: question.normal.clone(),
            added: question.added.clone(),
            numbers: question.numbers.clone(),
        };
        // The index lies in memory and is asked with terms only, so a failure is a defect of the
        // program; without passages the question goes to an expert, which is never wrong.
        let hits = self.index.search(&self.analyzer, &wanted, RANKED_MAX).unwrap_or_default();
        let found = hits.into_iter().filter_map(|hit| {
            let article = hit.group as usize;
            let shelf = self.shelves.get(article)?;
            let likeness = shelf.asked.iter().map(|(grams, sum)| likeness(question, grams, *sum)).fold(0.0, f32::max);
            Some(Found { article, score: hit.score, coverage: coverage(question, &shelf.all), likeness })
        });
        found.collect()
    }

    /// The sections of an article with the share of the question that each bears out.
    pub fn sections(&self, article: usize, question: &Prepared) -> Vec<(&Section, &str, f32)> {
        let sections = self.articles[article].sections.iter().zip(&self.shelves[article].sections);
        sections.map(|(section, (text, grams))| (section, text.as_str(), coverage(question, grams))).collect()
    }
}

/// Share of the question's rarity that stands among the grams.
fn coverage(question: &Prepared, grams: &[Gram]) -> f32 {
    if question.total > 0.0 { shared(question, grams) / question.total } else { 0.0 }
}

/// Rarity-weighted overlap of two questions: what they share over all they have.
fn likeness(question: &Prepared, asked: &[Gram], sum: f32) -> f32 {
    let shared = shared(question, asked);
    let all = question.total + sum - shared;
    if all > 0.0 { shared / all } else { 0.0 }
}

/// Rarity of the terms that both have. Both are sorted: a short list is walked beside the
/// question, a long one is searched.
fn shared(question: &Prepared, grams: &[Gram]) -> f32 {
    if grams.len() > question.grams.len() * WALK_MAX {
        return question.grams.iter().filter(|(g, _)| grams.binary_search(g).is_ok()).map(|(_, w)| w).sum();
    }
    let mut others = grams.iter().peekable();
    let mut sum = 0.0;
    for (gram, rarity) in &question.grams {
        while others.next_if(|other| *other < gram).is_some() {}
        if others.peek() == Some(&gram) {
            sum += rarity;
        }
    }
    sum
}

/// Above this many terms for each one of the question, searching is faster than walking.
const WALK_MAX: usize = 4;

/// Pairs and words: what carries meaning. A question of one Han character has only that.
fn telling(normal: &Normal) -> Vec<Gram> {
    let found = tokens(&normal.chars);
    let gram = |t: &super::analyzer::Token| Gram::of(&normal.chars[t.start..t.end]);
    let telling: Vec<Gram> =
        found.iter().filter(|t| matches!(t.kind, TokenKind::Pair | TokenKind::Word)).map(gram).collect();
    if telling.is_empty() { found.iter().map(gram).collect() } else { telling }
}

fn sorted(mut grams: Vec<Gram>) -> Vec<Gram> {
    grams.sort_unstable();
    grams.dedup();
    grams
}

fn shelf(analyzer: &Analyzer, article: &Article) -> Shelf {
    let grams = |text: &str| telling(&analyzer.normal(text));
    let sections: Vec<(String, Vec<Gram>)> = article
        .sections
        .iter()
        .map(|section| {
            let text = plain(&section.text);
            let grams = sorted(grams(&text));
            (text, grams)
        })
        .collect();
    let asked: Vec<(Vec<Gram>, f32)> =
        article.questions.iter().chain(std::iter::once(&article.title)).map(|q| (sorted(grams(q)), 0.0)).collect();
    let all = sections.iter().map(|(_, g)| g).chain(asked.iter().map(|(g, _)| g)).flatten().copied().collect();
    Shelf { all: sorted(all), sections, asked }
}

/// The article as one entry. Measured on held-out questions: whole articles rank better than their
/// sections (right article first 58.6 against 56.5 %), because question and answer words meet.
/// Which section is shown is decided afterwards, by [`Library::sections`].
fn entry<'a>(group: usize, article: &'a Article, shelf: &'a Shelf) -> Entry<'a> {
    let texts = article.questions.iter().chain(shelf.sections.iter().map(|(text, _)| text));
    Entry {
        group: u32::try_from(group).unwrap_or(u32::MAX),
        title: &article.title,
        body: texts.map(String::as_str).collect::<Vec<_>>().join("\n"),
        numbers: &article.standards,
    }
}
