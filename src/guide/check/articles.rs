//! What an article says: its numbers, dates and questions against the register and the others.

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::domain::problem::Problem;
use crate::domain::standard::Confidence;
use crate::guide::Guide;
use crate::knowledge::article::Article;
use crate::knowledge::departments::DEPARTMENTS_FILE;
use crate::knowledge::number::Mention;
use crate::knowledge::register::Register;

/// The word that must stand on a line with a number that nobody confirmed.
const UNCONFIRMED_MARK: &str = "待核实";

/// Families of international and European numbers.
const INTERNATIONAL: [&str; 4] = ["ISO", "IEC", "EN", "IATF"];

/// Checks all articles.
pub fn check(guide: &Guide, today: NaiveDate) -> Vec<Problem> {
    let mut problems = Vec::new();
    for article in guide.library().articles() {
        problems.extend(numbers(guide.register(), article));
        problems.extend(dates(guide.register(), article));
        if article.review_by < today {
            let what = format!("应当在 {} 以前复核：请核对后改日期", article.review_by);
            problems.push(Problem::warning(&article.file, article.line_of("review_by"), what));
        }
        for industry in &article.industries {
            if !guide.departments().industries.iter().any(|i| i.slug == *industry) {
                let what = format!("行业“{industry}”不在 {DEPARTMENTS_FILE} 里");
                problems.push(Problem::error(&article.file, article.line_of("industries"), what));
            }
        }
    }
    problems.extend(repeated_questions(guide));
    for line in &guide.departments().lines {
        if !guide.library().articles().iter().any(|a| a.department == line.slug) {
            let what = format!("科室“{}”一篇文章也没有", line.slug);
            problems.push(Problem::error(DEPARTMENTS_FILE, 0, what));
        }
        if line.intake.is_empty() {
            let what = format!("科室“{}”没有 intake，专家只能看到一句话", line.slug);
            problems.push(Problem::warning(DEPARTMENTS_FILE, 0, what));
        }
    }
    problems
}

/// Numbers named in title and body: listed, known, and marked if unconfirmed.
fn numbers(register: &Register, article: &Article) -> Vec<Problem> {
    let mut problems = Vec::new();
    let fault = |line: usize, what: String| Problem::error(&article.file, line, what);
    let unknown = |number: &str| format!("登记册里没有 {number}：请加一行，或者改正");
    for number in article.standards.iter().filter(|n| !register.knows(n)) {
        problems.push(fault(article.line_of("standards"), unknown(number)));
    }
    for source in &article.sources {
        if let Some(number) = source.standard.as_ref().filter(|n| !register.knows(n)) {
            problems.push(fault(source.line, unknown(number)));
        }
    }
    let rows: Vec<&str> = article.standards.iter().filter_map(|n| register.row(n)).map(|r| r.number.as_str()).collect();
    let listed: Vec<Mention> = article.standards.iter().flat_map(|n| register.mentions(n)).collect();
    let title = (article.line_of("title"), article.title.as_str());
    let body = article.sections.iter().flat_map(|s| s.text.lines().enumerate().map(move |(i, l)| (s.line + 1 + i, l)));
    for (line, text) in std::iter::once(title).chain(body) {
        for mention in register.mentions(text) {
            let number = mention.canonical();
            let same = |l: &Mention| l.key == mention.key && (mention.year.is_none() || l.year == mention.year);
            let by_row = register.row(&number).is_some_and(|row| rows.contains(&row.number.as_str()));
            if !article.standards.contains(&number) && !by_row && !listed.iter().any(same) {
                let what = format!("{number} 没有写进文件头的 standards");
                // Everybody says “ISO 9001” for the system as such; only a national number is a claim.
                let problem = if INTERNATIONAL.iter().any(|f| mention.key.family.starts_with(f)) {
                    Problem::warning
                } else {
                    Problem::error
                };
                problems.push(problem(&article.file, line, what));
            }
            if !register.knows_mention(&mention) {
                problems.push(fault(line, unknown(&number)));
            } else if register.confidence_of(&mention) == Confidence::Low && !text.contains(UNCONFIRMED_MARK) {
                let what = format!("{number} 没有核实：这一行必须写“{UNCONFIRMED_MARK}”");
                problems.push(fault(line, what));
            }
        }
    }
    problems
}

/// Dates of sources against those of the register.
fn dates(register: &Register, article: &Article) -> Vec<Problem> {
    let mut problems = Vec::new();
    for source in &article.sources {
        if source.expires.zip(source.effective).is_some_and(|(expires, effective)| expires < effective) {
            problems.push(Problem::error(&article.file, source.line, "expires 早于 effective"));
        }
        let Some(row) = source.standard.as_ref().and_then(|n| register.row(n)) else { continue };
        let (Some(written), Some(known)) = (source.effective, row.implemented) else { continue };
        let outside = known.earliest().is_some_and(|d| written < d) || known.latest().is_some_and(|d| written > d);
        if outside {
            let what = format!("effective 写的是 {written}，登记册里 {} 是 {known}", row.number);
            problems.push(Problem::error(&article.file, source.line, what));
        }
    }
    problems
}

/// The same question in two articles, or twice in one.
fn repeated_questions(guide: &Guide) -> Vec<Problem> {
    let mut seen: HashMap<String, &Article> = HashMap::new();
    let mut problems = Vec::new();
    for article in guide.library().articles() {
        for question in &article.questions {
            let folded: String =
                guide.library().analyzer().fold(question).chars().filter(|c| c.is_alphanumeric()).collect();
            if folded.is_empty() {
                continue;
            }
            if let Some(first) = seen.insert(folded, article) {
                let what = format!("问法“{question}”在 {} 里已经有了", first.file);
                problems.push(Problem::error(&article.file, article.line_of(question), what));
            }
        }
    }
    problems
}
