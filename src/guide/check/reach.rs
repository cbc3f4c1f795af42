//! Whether articles are found, whether two say the same, whether synonyms lead anywhere.

use std::collections::HashSet;

use crate::domain::problem::Problem;
use crate::guide::Guide;
use crate::knowledge::analyzer::Gram;
use crate::knowledge::article::{Article, HEADING_SHORT};
use crate::knowledge::synonyms::SYNONYMS_FILE;

/// An article must be among so many for its own questions: more are not shown.
const SHOWN: usize = 3;
/// Share of its own questions by which an article must be found.
const FOUND_SHARE: f64 = 0.5;
/// Two short answers that share so much of their terms say the same.
const OVERLAP: f64 = 0.6;

/// Checks all articles and synonyms.
pub fn check(guide: &Guide) -> Vec<Problem> {
    let mut problems = orphans(guide);
    problems.extend(overlaps(guide));
    problems.extend(dead_synonyms(guide));
    problems
}

fn orphans(guide: &Guide) -> Vec<Problem> {
    let library = guide.library();
    let mut problems = Vec::new();
    for (place, article) in library.articles().iter().enumerate() {
        let found = |question: &&String| {
            let ranked = library.rank(&library.prepare(question, Vec::new()));
            ranked.iter().take(SHOWN).any(|f| f.article == place)
        };
        let hits = article.questions.iter().filter(found).count();
        if (hits as f64) < article.questions.len() as f64 * FOUND_SHARE {
            let what =
                format!("自己的 {} 条问法只有 {hits} 条能找到它：是不是和别的文章重了？", article.questions.len());
            problems.push(Problem::warning(&article.file, article.line_of("questions"), what));
        }
    }
    problems
}

fn overlaps(guide: &Guide) -> Vec<Problem> {
    let articles = guide.library().articles();
    let grams: Vec<HashSet<Gram>> = articles.iter().map(|a| short_answer(guide, a)).collect();
    let mut problems = Vec::new();
    for (place, article) in articles.iter().enumerate() {
        for other in 0..place {
            let shared = grams[place].intersection(&grams[other]).count() as f64;
            let all = (grams[place].len() + grams[other].len()) as f64 - shared;
            if shared > all * OVERLAP {
                let line = article.section(HEADING_SHORT).map_or(0, |s| s.line);
                let what = format!("一句话答复和 {} 几乎一样：要不要合并？", articles[other].file);
                problems.push(Problem::warning(&article.file, line, what));
            }
        }
    }
    problems
}

fn short_answer(guide: &Guide, article: &Article) -> HashSet<Gram> {
    let text = article.section(HEADING_SHORT).map_or("", |s| s.text.as_str());
    guide.library().analyzer().grams(text).into_iter().collect()
}

/// Synonyms of which no term stands in any article lead nowhere.
fn dead_synonyms(guide: &Guide) -> Vec<Problem> {
    let library = guide.library();
    let analyzer = library.analyzer();
    let texts: Vec<String> = library.articles().iter().map(|a| analyzer.fold(&a.text)).collect();
    let mut problems = Vec::new();
    for pair in &library.synonyms().pairs {
        for term in &pair.mean {
            let folded = analyzer.fold(term);
            if !texts.iter().any(|text| text.contains(&folded)) {
                let what = format!("“{term}”哪篇文章里都没有：请改掉或删掉");
                problems.push(Problem::warning(SYNONYMS_FILE, pair.line, what));
            }
        }
    }
    problems
}
