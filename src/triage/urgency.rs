//! What must not wait (`knowledge/urgent.toml`): triggers, calm look-alikes that cancel them, and
//! what to do at once.

use std::collections::HashMap;

use aho_corasick::AhoCorasick;
use serde::Deserialize;

use crate::domain::department::Slug;
use crate::domain::guidance::FirstAid;
use crate::domain::problem::Problem;
use crate::knowledge::analyzer::Analyzer;
use crate::knowledge::article::{first_line, line_at};
use crate::knowledge::files::TextFile;

/// File name below the knowledge folder.
pub const URGENT_FILE: &str = "urgent.toml";
/// Most steps of one kind: who is in trouble reads no more.
pub const STEPS_MAX: usize = 6;
/// Most trigger words shown.
const BECAUSE_MAX: usize = 4;

/// Signs that end a sentence; a calm word cancels only within its own sentence.
const SENTENCE_ENDS: [char; 8] = ['。', '！', '？', '；', '!', '?', ';', '\n'];

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct UrgentFile {
    calm: Vec<String>,
    now: Vec<String>,
    business: Vec<String>,
    kind: Vec<toml::Spanned<RawKind>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawKind {
    id: String,
    title: String,
    ours: bool,
    department: String,
    #[serde(default)]
    any: Vec<String>,
    #[serde(default)]
    together: Vec<Vec<Vec<String>>>,
    #[serde(default)]
    calm: Vec<String>,
    #[serde(default)]
    articles: Vec<String>,
    steps: Vec<String>,
}

#[derive(Debug)]
struct Kind {
    id: String,
    title: String,
    ours: bool,
    department: Slug,
    any: Vec<Word>,
    /// Rules; each is a list of groups, of each of which one word must stand in the sentence.
    together: Vec<Vec<Vec<Word>>>,
    calm: Vec<Word>,
    articles: Vec<String>,
    steps: Vec<String>,
}

/// A word of the file, by its place among all of them.
type Word = usize;

/// All words of the file, normalised, each once, and the automaton that finds them all in one pass: there
/// are thousands, and looking for each by itself took a third of the time of a whole question.
#[derive(Debug, Default)]
struct Words {
    all: Vec<String>,
    places: HashMap<String, Word>,
    finder: Option<AhoCorasick>,
}

impl Words {
    fn add(&mut self, analyzer: &Analyzer, words: Vec<String>) -> Vec<Word> {
        let folded = words.iter().map(|word| analyzer.fold(word)).filter(|word| !word.is_empty());
        folded
            .map(|word| {
                *self.places.entry(word).or_insert_with_key(|word| {
                    self.all.push(word.clone());
                    self.all.len() - 1
                })
            })
            .collect()
    }

    /// Which words stand in the text.
    fn heard(&self, text: &str) -> Vec<bool> {
        let mut heard = vec![false; self.all.len()];
        for found in self.finder.iter().flat_map(|finder| finder.find_overlapping_iter(text)) {
            heard[found.pattern().as_usize()] = true;
        }
        heard
    }
}

/// What was recognised.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Emergency {
    /// What to do at once.
    pub first_aid: FirstAid,
    /// The department that takes it if triage says it is not ours; `None` if it may indeed be
    /// another's matter (a road accident).
    pub ours: Option<Slug>,
}

/// All kinds, gravest first as in the file.
#[derive(Debug, Default)]
pub struct Urgent {
    words: Words,
    calm: Vec<Word>,
    now: Vec<Word>,
    business: Vec<Word>,
    kinds: Vec<Kind>,
}

impl Urgent {
    /// Reads the file. One that cannot be parsed recognises nothing, which is an error to mend.
    pub fn parse(file: &TextFile, analyzer: &Analyzer) -> (Self, Vec<Problem>) {
        let parsed: UrgentFile = match toml::from_str(&file.text) {
            Ok(parsed) => parsed,
            Err(error) => {
                let line = error.span().map_or(1, |span| line_at(&file.text, span.start));
                return (Self::default(), vec![Problem::error(&file.path, line, first_line(error.message()))]);
            }
        };
        let mut words = Words::default();
        let mut folded = |list: Vec<String>| words.add(analyzer, list);
        let mut problems = Vec::new();
        let mut kinds = Vec::with_capacity(parsed.kind.len());
        for spanned in parsed.kind {
            let line = line_at(&file.text, spanned.span().start);
            let raw = spanned.into_inner();
            if raw.steps.is_empty() || raw.steps.len() > STEPS_MAX {
                let what = format!("“{}”有 {} 步，应当是 1 到 {STEPS_MAX} 步", raw.id, raw.steps.len());
                problems.push(Problem::error(&file.path, line, what));
            }
            if raw.any.is_empty() && raw.together.is_empty() {
                problems.push(Problem::error(&file.path, line, format!("“{}”没有 any，也没有 together", raw.id)));
            }
            kinds.push(Kind {
                id: raw.id,
                title: raw.title,
                ours: raw.ours,
                department: Slug::new(raw.department),
                any: folded(raw.any),
                together: raw.together.into_iter().map(|rule| rule.into_iter().map(&mut folded).collect()).collect(),
                calm: folded(raw.calm),
                articles: raw.articles,
                steps: raw.steps.into_iter().take(STEPS_MAX).collect(),
            });
        }
        let (calm, now, business) = (folded(parsed.calm), folded(parsed.now), folded(parsed.business));
        words.finder = AhoCorasick::new(&words.all).ok();
        if words.finder.is_none() {
            problems.push(Problem::error(&file.path, 1, "词太多，认不出紧急情况"));
        }
        (Self { words, calm, now, business, kinds }, problems)
    }

    /// Ids of the articles that are shown for a kind.
    pub fn articles(&self, kind: &str) -> &[String] {
        self.kinds.iter().find(|k| k.id == kind).map_or(&[], |k| &k.articles)
    }

    /// Ids of all articles that any kind shows, for the check.
    pub fn all_articles(&self) -> impl Iterator<Item = &str> {
        self.kinds.iter().flat_map(|kind| &kind.articles).map(String::as_str)
    }

    /// The gravest kind that a normalised text tells of, if any.
    pub fn recognise(&self, folded: &str) -> Option<Emergency> {
        let whole = self.words.heard(folded);
        if !whole.contains(&true) {
            return None;
        }
        let sentences: Vec<Vec<bool>> = folded
            .split(SENTENCE_ENDS)
            .filter(|s| !s.trim().is_empty())
            .map(|sentence| self.words.heard(sentence))
            .collect();
        self.kinds.iter().find_map(|kind| {
            // What belongs together may be told in several sentences, so the whole is asked too.
            let because = sentences.iter().chain([&whole]).find_map(|stretch| self.told(kind, stretch))?;
            Some(self.emergency(kind, because, &whole))
        })
    }

    /// What a kind asks for, told in words that the file does not have.
    pub fn unlisted(&self, kind: &str, folded: &str) -> Option<Emergency> {
        let kind = self.kinds.iter().find(|known| known.id == kind)?;
        let heard = self.words.heard(folded);
        let cancelled = stands(&kind.calm, &heard) || stands(&self.calm, &heard) && !stands(&self.now, &heard);
        (!cancelled).then(|| self.emergency(kind, Vec::new(), &heard))
    }

    /// Is there a kind of this id?
    pub fn knows(&self, kind: &str) -> bool {
        self.kinds.iter().any(|known| known.id == kind)
    }

    fn emergency(&self, kind: &Kind, because: Vec<String>, heard: &[bool]) -> Emergency {
        let first_aid = FirstAid {
            kind: kind.id.clone(),
            title: kind.title.clone(),
            steps: kind.steps.clone(),
            because: because.into_iter().take(BECAUSE_MAX).collect(),
        };
        let ours = kind.ours || stands(&self.business, heard);
        Emergency { first_aid, ours: ours.then(|| kind.department.clone()) }
    }

    fn told(&self, kind: &Kind, heard: &[bool]) -> Option<Vec<String>> {
        let first = |words: &[Word]| words.iter().copied().find(|word| heard[*word]);
        let alone = first(&kind.any).map(|word| vec![word]);
        let found = alone.or_else(|| {
            let rule = |rule: &Vec<Vec<Word>>| rule.iter().map(|group| first(group)).collect::<Option<Vec<Word>>>();
            kind.together.iter().filter(|r| !r.is_empty()).find_map(rule)
        })?;
        let cancelled = stands(&kind.calm, heard) || stands(&self.calm, heard) && !stands(&self.now, heard);
        (!cancelled).then(|| found.into_iter().map(|word| self.words.all[word].clone()).collect())
    }
}

/// Does one of the words stand there?
fn stands(words: &[Word], heard: &[bool]) -> bool {
    words.iter().any(|word| heard[*word])
}
