//! Articles to citations: what is shown of each, and the documents it rests on, as of a day.

use chrono::NaiveDate;

use crate::domain::guidance::{Citation, Source};
use crate::knowledge::article::{ArticleSource, HEADING_EXPERT, HEADING_SHORT};
use crate::knowledge::library::{Found, Library, Prepared};
use crate::knowledge::register::Register;

/// A second section beside the short answer is shown only if it bears out at least this much of the
/// question.
const SECTION_MIN: f32 = 0.15;
/// Sections shown beside the short answer: what to do, and what goes with it.
const SECTIONS_BESIDE: usize = 2;
/// Longest excerpt to which a second section is still added: about a screen of a phone.
const EXCERPT_MAX_CHARS: usize = 520;
/// Joins the headings of the sections shown.
const HEADING_JOINT: &str = "、";

/// How much of an article is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// The short answer and the best matching other sections, within [`EXCERPT_MAX_CHARS`].
    Full,
    /// The short answer only.
    Short,
}

/// The citation of an article for a question.
pub fn citation(
    library: &Library,
    register: &Register,
    found: &Found,
    question: &Prepared,
    extent: Extent,
    today: NaiveDate,
) -> Citation {
    let article = &library.articles()[found.article];
    let sections = library.sections(found.article, question);
    let mut chosen: Vec<_> = sections.iter().filter(|(s, _, _)| s.heading == HEADING_SHORT).take(1).collect();
    // Of sections that bear the question out alike the first is the nearest to it.
    let others = sections.iter().filter(|(s, _, _)| s.heading != HEADING_SHORT && s.heading != HEADING_EXPERT);
    let mut matching: Vec<_> = others.collect();
    matching.sort_by(|a, b| b.2.total_cmp(&a.2));
    let shown = match extent {
        Extent::Full => SECTIONS_BESIDE,
        Extent::Short => 0,
    };
    for (place, section) in matching.into_iter().take(shown).enumerate() {
        let length: usize = chosen.iter().chain([&section]).map(|(_, text, _)| text.chars().count()).sum();
        if place > 0 && (section.2 < SECTION_MIN || length > EXCERPT_MAX_CHARS) {
            break;
        }
        chosen.push(section);
    }
    // Shown in the order of the article: what to do before what to mind.
    chosen.sort_by_key(|(section, _, _)| article.sections.iter().position(|s| s.heading == section.heading));
    let headings: Vec<&str> = chosen.iter().map(|(section, _, _)| section.heading.as_str()).collect();
    let texts: Vec<&str> = chosen.iter().map(|(_, text, _)| *text).collect();
    Citation {
        article: article.id.clone(),
        title: article.title.clone(),
        section: headings.join(HEADING_JOINT),
        excerpt: texts.join("\n"),
        department: article.department.clone(),
        sources: article.sources.iter().map(|s| source(register, s, today)).collect(),
        standards: article.standards.clone(),
        confidence: article.confidence,
        reviewed: article.reviewed,
        review_by: article.review_by,
        score: found.score,
    }
}

fn source(register: &Register, source: &ArticleSource, today: NaiveDate) -> Source {
    let card = source.standard.as_ref().and_then(|number| register.card(number, today));
    Source {
        document: source.document.clone(),
        clause: source.clause.clone(),
        standard: source.standard.clone(),
        standing: card.map(|c| c.standing),
        effective: source.effective,
        expires: source.expires,
        link: source.link.clone(),
    }
}
