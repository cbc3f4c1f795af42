//! A question to its guidance: pure, synchronous, the same for the same day.

use chrono::NaiveDate;

use crate::domain::department::Slug;
use crate::domain::guidance::{CITATIONS_MAX, Citation, Guidance, Outcome, Triage, Urgency};
use crate::domain::question::Question;
use crate::domain::standard::StandardCard;
use crate::knowledge::analyzer::{Gram, Normal, tokens};
use crate::knowledge::library::{Found, Prepared};
use crate::triage::ensemble::{Borne, Verdict, Vote};
use crate::triage::urgency::Emergency;

use super::Guide;
use super::cite::{Extent, citation};
use super::evidence::{EVIDENCE_MIN, NEAR_SCORE, evidence};
use super::topics::topics;

/// Most cards of standards asked by number.
const CARDS_MAX: usize = 3;
/// Longest part of a question that is ranked and weighed, in characters: a whole pasted contract
/// is judged by its beginning, where people put what they ask.
const READ_MAX_CHARS: usize = 1_000;
impl Guide {
    /// The whole answer to a question, as of a day.
    pub fn consult(&self, question: &Question, today: NaiveDate) -> Guidance {
        self.consult_leaning(question, None, today)
    }

    /// The same for somebody who came by the link or code of a department: where triage is unsure, it leans there. An
    /// emergency and what is not ours stay what they are.
    pub fn consult_leaning(&self, question: &Question, lean: Option<&Slug>, today: NaiveDate) -> Guidance {
        let text: String = question.as_str().chars().take(READ_MAX_CHARS).collect();
        let unknown_standards = self.unknown(&text);
        let named = self.register.named(&text, today);
        let standards: Vec<StandardCard> =
            named.iter().filter_map(|n| self.register.card(&n.number, today)).take(CARDS_MAX).collect();
        let numbers = named.into_iter().map(|n| n.number).collect();
        let prepared = self.library.prepare(&text, numbers);
        let folded: String = prepared.normal.chars.iter().collect();
        // Courtesy alone is too little for a model to hear an emergency in it.
        let is_greeting = self.greetings.is_greeting(&folded);
        let unlisted = || if is_greeting { None } else { self.unlisted(&prepared.normal, &folded) };
        let emergency = self.urgent.recognise(&folded).or_else(unlisted);
        let takes_emergency = emergency.as_ref().and_then(|e| e.ours.clone());
        let first_aid = emergency.map(|e| e.first_aid);
        let ranked = self.library.rank(&prepared);
        let lean = lean.filter(|_| first_aid.is_none());
        let verdict = self.ensemble.judge(&text, &prepared.normal, &self.votes(&ranked), self.borne(&ranked), lean);
        let ranked = self.by_department(ranked, &verdict);
        let mut triage = triage(verdict, if first_aid.is_some() { Urgency::Urgent } else { Urgency::Normal });
        // A piece of a standard's number says nothing about the department.
        let mentions = self.register.mentions(&text);
        triage
            .because
            .retain(|word| !mentions.iter().any(|m| word.is_ascii() && m.canonical().contains(word.as_str())));
        if first_aid.is_none() && is_greeting {
            triage.because = Vec::new();
            return Guidance {
                triage,
                outcome: Outcome::Greeting,
                first_aid,
                standards,
                unknown_standards,
                citations: Vec::new(),
            };
        }
        let outside = triage.department.is_out_of_scope();
        if outside && standards.is_empty() && takes_emergency.is_none() {
            let own = |f: &&Found| !self.is_ours(f);
            // Where to turn is said only if the article really is about this; otherwise all lines are named.
            let about = |f: &&Found| evidence(f, &prepared) >= OUTSIDE_EVIDENCE_MIN;
            let best: Vec<Found> = ranked.iter().filter(own).take(1).filter(about).copied().collect();
            let citations = best.iter().map(|f| self.cite(f, &prepared, Extent::Short, today)).collect();
            return Guidance {
                triage,
                outcome: Outcome::OutOfScope,
                first_aid,
                standards,
                unknown_standards,
                citations,
            };
        }
        if outside {
            // Urgent or about a standard, hence ours.
            let next = takes_emergency.or_else(|| triage.alternatives.first().cloned());
            yield_to(&mut triage, next);
        }
        let citations = match &first_aid {
            Some(aid) => self.emergency_citations(&aid.kind, &prepared, &ranked, today),
            // Asked by a number that nobody here knows: what merely sounds alike would mislead.
            None if standards.is_empty() && !unknown_standards.is_empty() => Vec::new(),
            None => self.citations(&text, &prepared, &ranked, today),
        };
        let outcome =
            if citations.is_empty() && standards.is_empty() { Outcome::NoEvidence } else { Outcome::Answered };
        Guidance { triage, outcome, first_aid, standards, unknown_standards, citations }
    }

    /// An emergency in words that nobody listed.
    fn unlisted(&self, normal: &Normal, folded: &str) -> Option<Emergency> {
        let grams: Vec<Gram> = tokens(&normal.chars).iter().map(|t| Gram::of(&normal.chars[t.start..t.end])).collect();
        let kind = self.alarm.hear(&grams)?;
        self.urgent.unlisted(kind, folded)
    }

    /// Passages of one department for a question that a person put there, best first.
    pub fn consult_in(&self, question: &Question, department: &Slug, today: NaiveDate) -> Vec<Citation> {
        let text: String = question.as_str().chars().take(READ_MAX_CHARS).collect();
        let numbers = self.register.named(&text, today).into_iter().map(|n| n.number).collect();
        let prepared = self.library.prepare(&text, numbers);
        let there = |f: &&Found| self.library.articles()[f.article].department == *department;
        let ranked: Vec<Found> = self.library.rank(&prepared).iter().filter(there).copied().collect();
        self.citations(&text, &prepared, &ranked, today).into_iter().filter(|c| c.department == *department).collect()
    }

    /// Numbers of standards, written with their prefix, that the register does not have in that edition.
    fn unknown(&self, text: &str) -> Vec<String> {
        let mut unknown: Vec<String> = Vec::new();
        for mention in self.register.mentions(text) {
            let number = mention.canonical();
            let known = match mention.year {
                Some(_) => self.register.has_edition(&number),
                None => self.register.knows_mention(&mention),
            };
            if !known && !self.register.is_alias(&number) && !unknown.contains(&number) {
                unknown.push(number);
            }
        }
        unknown.truncate(CARDS_MAX);
        unknown
    }

    /// In an emergency only articles for its kind are shown, in the order of `urgent.toml`: what else
    /// happens to rank would only distract.
    fn emergency_citations(
        &self,
        kind: &str,
        question: &Prepared,
        ranked: &[Found],
        today: NaiveDate,
    ) -> Vec<Citation> {
        let articles = self.library.articles();
        let wanted = self.urgent.articles(kind).iter().filter_map(|id| articles.iter().position(|a| a.id == *id));
        let found = |article: usize| {
            let ranked = ranked.iter().find(|f| f.article == article).copied();
            ranked.unwrap_or(Found { article, score: 0.0, coverage: 0.0, likeness: 0.0 })
        };
        wanted.take(CITATIONS_MAX).map(|article| self.cite(&found(article), question, Extent::Full, today)).collect()
    }

    fn votes(&self, ranked: &[Found]) -> Vec<Vote> {
        let department = |f: &Found| self.library.articles()[f.article].department.clone();
        ranked.iter().map(|f| Vote { department: department(f), score: f.score }).collect()
    }

    /// How well the best articles that are ours bear the question out.
    fn borne(&self, ranked: &[Found]) -> Borne {
        let ours = ranked.iter().filter(|f| self.is_ours(f)).take(CITATIONS_MAX);
        ours.fold(Borne::default(), |borne, f| Borne {
            coverage: borne.coverage.max(f.coverage),
            score: borne.score.max(f.score),
        })
    }

    fn is_ours(&self, found: &Found) -> bool {
        !self.library.articles()[found.article].department.is_out_of_scope()
    }

    /// Articles of likely departments move up: of two that match alike, the one of the department
    /// that the whole question points to is meant.
    fn by_department(&self, mut ranked: Vec<Found>, verdict: &Verdict) -> Vec<Found> {
        let Some(best) = ranked.first().map(|f| f.score).filter(|s| *s > 0.0) else { return ranked };
        for found in &mut ranked {
            let department = &self.library.articles()[found.article].department;
            let share = verdict.departments.iter().find(|(slug, _)| slug == department).map_or(0.0, |(_, p)| *p as f32);
            found.score += self.department_pull * best * share;
        }
        ranked.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| a.article.cmp(&b.article)));
        ranked
    }

    fn cite(&self, found: &Found, question: &Prepared, extent: Extent, today: NaiveDate) -> Citation {
        citation(&self.library, &self.register, found, question, extent, today)
    }

    /// Passages good enough to show, best first; a second topic gets its own.
    fn citations(&self, text: &str, question: &Prepared, ranked: &[Found], today: NaiveDate) -> Vec<Citation> {
        let ours = |f: &&Found| self.is_ours(f);
        let good = |f: &&Found| evidence(f, question) >= EVIDENCE_MIN;
        let Some(best) = ranked.iter().filter(ours).take(CITATIONS_MAX).find(good) else { return Vec::new() };
        let near =
            ranked.iter().filter(ours).filter(|f| f.score >= best.score * NEAR_SCORE || f.article == best.article);
        let mut chosen: Vec<Found> = vec![*best];
        chosen.extend(near.filter(good).filter(|f| f.article != best.article));
        for topic in topics(text) {
            let prepared = self.library.prepare(&topic, Vec::new());
            let ranked = self.library.rank(&prepared);
            let Some(found) = ranked.first().filter(|f| ours(f) && evidence(f, &prepared) >= TOPIC_EVIDENCE_MIN) else {
                continue;
            };
            if chosen.iter().take(CITATIONS_MAX).all(|c| c.article != found.article) {
                // The score of the part is not comparable with that of the whole.
                let score = chosen.first().map_or(found.score, |c| c.score * NEAR_SCORE);
                chosen.insert(1.min(chosen.len()), Found { score, ..*found });
            }
        }
        chosen.truncate(CITATIONS_MAX);
        let extent = |place: usize| if place == 0 { Extent::Full } else { Extent::Short };
        chosen.iter().enumerate().map(|(place, f)| self.cite(f, question, extent(place), today)).collect()
    }
}

/// An article on what is not ours is shown only if it bears the question out so well; a wrong address is
/// worse than all of them.
const OUTSIDE_EVIDENCE_MIN: f32 = 0.9;

/// A part of a question is a topic of its own only if an article bears it out well.
const TOPIC_EVIDENCE_MIN: f32 = 0.8;

fn triage(verdict: Verdict, urgency: Urgency) -> Triage {
    let mut departments = verdict.departments.into_iter();
    let (department, confidence) = departments.next().unwrap_or((Slug::out_of_scope(), 0.0));
    let alternatives = departments.take(ALTERNATIVES_MAX).map(|(slug, _)| slug).collect();
    Triage { department, alternatives, because: verdict.because, urgency, confidence }
}

/// Most further departments that are kept, likeliest first.
const ALTERNATIVES_MAX: usize = 3;

/// Confidence of a department that was set because of an emergency or a standard's number, not by
/// the ensemble: the share that was right on the tune questions.
const YIELDED_CONFIDENCE: f64 = 0.9;

/// Out of scope gives way to a department.
fn yield_to(triage: &mut Triage, next: Option<Slug>) {
    let Some(next) = next else { return };
    triage.alternatives.retain(|slug| *slug != next);
    let outside = std::mem::replace(&mut triage.department, next);
    triage.alternatives.push(outside);
    triage.alternatives.truncate(ALTERNATIVES_MAX);
    triage.confidence = YIELDED_CONFIDENCE;
}
