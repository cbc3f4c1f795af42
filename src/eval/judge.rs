//! One question's guidance against its label.

use chrono::NaiveDate;

use crate::domain::department::Slug;
use crate::domain::guidance::{Guidance, Outcome, Urgency};
use crate::guide::Guide;

use super::Stopwatch;
use super::questions::Labelled;

/// What came of one question.
#[derive(Debug, Clone, PartialEq)]
pub struct Judgement {
    /// The label.
    pub labelled: Labelled,
    /// The whole guidance.
    pub guidance: Guidance,
    /// The first department is right.
    pub top1: bool,
    /// The first or the second is right.
    pub top2: bool,
    /// Answer keys or expected articles among what is shown; `None` if the label names none.
    pub answered: Option<bool>,
    /// Forbidden words that were shown.
    pub forbidden: Vec<String>,
    /// Microseconds it took.
    pub micros: u64,
}

/// Asks all questions.
pub fn judge_all(guide: &Guide, questions: &[Labelled], today: NaiveDate, stopwatch: Stopwatch<'_>) -> Vec<Judgement> {
    questions.iter().map(|labelled| judge(guide, labelled, today, stopwatch)).collect()
}

fn judge(guide: &Guide, labelled: &Labelled, today: NaiveDate, stopwatch: Stopwatch<'_>) -> Judgement {
    let start = stopwatch();
    let guidance = guide.consult(&labelled.question, today);
    let micros = stopwatch().saturating_sub(start);
    let right = |slug: &Slug| *slug == labelled.department || labelled.also_ok.contains(slug);
    let top1 = right(&guidance.triage.department);
    let top2 = top1 || guidance.triage.alternatives.first().is_some_and(right);
    let shown = fold(guide, &shown(&guidance));
    let stands = |word: &String| shown.contains(&fold(guide, word));
    let keys = labelled.answer_keys.iter().all(|group| group.iter().any(stands));
    let cited = guidance.citations.iter().any(|c| labelled.articles.contains(&c.article));
    let answered = match (labelled.answer_keys.is_empty(), labelled.articles.is_empty()) {
        (true, true) => None,
        (true, false) => Some(cited),
        (false, true) => Some(keys),
        (false, false) => Some(keys && cited),
    };
    let forbidden = labelled.forbidden.iter().filter(|word| stands(word)).cloned().collect();
    Judgement { labelled: labelled.clone(), guidance, top1, top2, answered, forbidden, micros }
}

/// Everything that a firm would read of the guidance.
fn shown(guidance: &Guidance) -> String {
    let mut text = String::new();
    let mut add = |part: &str| {
        text.push_str(part);
        text.push('\n');
    };
    for citation in &guidance.citations {
        add(&citation.title);
        add(&citation.excerpt);
        citation.standards.iter().for_each(|number| add(number));
        for source in &citation.sources {
            add(&source.document);
            source.clause.iter().chain(&source.standard).for_each(|part| add(part));
        }
    }
    for card in &guidance.standards {
        add(&card.number);
        add(&card.title);
        add(&card.note);
        add(&format!("{:?}", card.standing));
    }
    guidance.first_aid.iter().flat_map(|aid| &aid.steps).for_each(|step| add(step));
    text
}

/// Normalised letters and digits only, so that punctuation and blanks do not decide.
fn fold(guide: &Guide, text: &str) -> String {
    guide.library().analyzer().fold(text).chars().filter(|c| c.is_alphanumeric()).collect()
}

impl Judgement {
    /// The label is out of scope.
    pub fn is_outside(&self) -> bool {
        self.labelled.department.is_out_of_scope()
    }

    /// It was answered as out of scope, or as mere talk.
    pub fn said_outside(&self) -> bool {
        matches!(self.guidance.outcome, Outcome::OutOfScope | Outcome::Greeting)
    }

    /// It was taken for urgent.
    pub fn said_urgent(&self) -> bool {
        self.guidance.triage.urgency == Urgency::Urgent
    }
}
