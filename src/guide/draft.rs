//! A closed case as the draft of an article: masked, in the form of CONTRIBUTING.md, with the documents
//! of its basis that the register or an article knows. What is not known is left for a person, and
//! `knowledge check` names it.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::ops::Range;

use chrono::{Months, NaiveDate};

use super::Guide;
use crate::domain::department::Slug;
use crate::domain::mask::Masked;
use crate::knowledge::article::{ArticleSource, HEADING_EXPERT, HEADING_SHORT, HEADING_STEPS, TITLE_MAX_CHARS};
use crate::knowledge::fold::fold;

/// Longest title that is made of a question; a person finds a better one.
const TITLE_CHARS: usize = 30;
const _: () = assert!(TITLE_CHARS <= TITLE_MAX_CHARS);
/// Longest example question; what is longer is a story, not a question.
const QUESTION_CHARS: usize = 60;
/// Most example questions that are made of one case.
const QUESTIONS_MAX: usize = 3;
/// Shortest name of a document that is looked for in a basis: shorter ones are words like any other.
const DOCUMENT_CHARS_MIN: usize = 4;
/// Months until a draft must be checked again, as of any article.
const REVIEW_MONTHS: u32 = 12;
/// Sentences end here.
const SENTENCE_ENDS: [char; 6] = ['。', '？', '?', '！', '!', '\n'];

/// What a draft is made of: texts of the case, not masked yet.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CaseTexts {
    /// 主诉.
    pub question: String,
    /// 诊断 and 原因.
    pub short: String,
    /// 处方, or the answers if there was none.
    pub steps: String,
    /// 依据.
    pub basis: String,
}

/// The draft before it is written down.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    department: Slug,
    industry: Option<String>,
    /// 主诉, masked.
    pub question: Masked,
    /// The short answer, masked; may be empty.
    pub short: Masked,
    /// The steps, masked; may be empty.
    pub steps: Masked,
    /// The basis, masked: a comment for who finishes the draft.
    pub basis: Masked,
    /// Numbers of the register that the draft names.
    pub standards: Vec<String>,
    /// Numbers that it names and the register does not know.
    pub unknown: Vec<String>,
    /// Documents of its basis.
    pub sources: Vec<ArticleSource>,
}

/// Makes the draft. `hide` masks a text; stretches that name a standard are public.
pub fn make(
    guide: &Guide,
    (department, industry): (&Slug, Option<&str>),
    texts: &CaseTexts,
    today: NaiveDate,
    hide: impl Fn(&str, &[Range<usize>]) -> Masked,
) -> Draft {
    let masked = |text: &str| hide(text, &public(guide, text, today));
    let (question, short, steps, basis) =
        (masked(&texts.question), masked(&texts.short), masked(&texts.steps), masked(&texts.basis));
    let body = format!("{}\n{}\n{}", question.text(), short.text(), steps.text());
    let (mut standards, mut unknown) = (BTreeSet::new(), BTreeSet::new());
    for mention in guide.register().mentions(&body) {
        let list = if guide.register().knows_mention(&mention) { &mut standards } else { &mut unknown };
        list.insert(mention.canonical());
    }
    Draft {
        department: department.clone(),
        industry: industry
            .filter(|slug| guide.departments().industries.iter().any(|i| i.slug == *slug))
            .map(str::to_owned),
        sources: sources(guide, &basis.text(), today),
        standards: standards.into_iter().collect(),
        unknown: unknown.into_iter().collect(),
        question,
        short,
        steps,
        basis,
    }
}

/// Where a text names standards.
pub fn public(guide: &Guide, text: &str, today: NaiveDate) -> Vec<Range<usize>> {
    let written = guide.register().mentions(text).into_iter().map(|mention| mention.span);
    let named = guide.register().named(text, today).into_iter().map(|named| named.span);
    written.chain(named).collect()
}

/// Documents that a basis names: standards of the register, and documents on which an article rests.
fn sources(guide: &Guide, basis: &str, today: NaiveDate) -> Vec<ArticleSource> {
    let register = guide.register();
    let mut found: Vec<ArticleSource> = vec![];
    for named in register.named(basis, today) {
        let Some(card) = register.card(&named.number, today) else { continue };
        let document = if card.title.is_empty() { card.number.clone() } else { card.title };
        found.push(ArticleSource {
            document,
            clause: None,
            effective: card.implemented.and_then(crate::domain::standard::PartialDate::full),
            expires: None,
            standard: Some(card.number),
            link: None,
            line: 0,
        });
    }
    let folded = fold(basis);
    let articles = guide.library().articles().iter();
    for source in articles.flat_map(|article| &article.sources).filter(|source| source.standard.is_none()) {
        let named = source.document.chars().count() >= DOCUMENT_CHARS_MIN && folded.contains(&fold(&source.document));
        if named && found.iter().all(|known| known.document != source.document) {
            // Which clause was meant, a person must say.
            found.push(ArticleSource { clause: None, line: 0, ..source.clone() });
        }
    }
    found
}

impl Draft {
    /// The file, under its id, as of a day.
    pub fn file(&self, id: &str, today: NaiveDate) -> String {
        let question = self.question.text();
        let mut text = String::from("+++\n");
        text.push_str("# 草稿：由一张已结案的咨询单整理，企业和个人信息已由程序隐去并经人核对。\n");
        text.push_str("# 发布前请专家改写，补上多种问法，删掉这几行说明，再移到知识库的同名科室文件夹。\n");
        let review = today.checked_add_months(Months::new(REVIEW_MONTHS)).unwrap_or(today);
        let _ = writeln!(text, "id = {}", quoted(id));
        let _ = writeln!(text, "title = {}", quoted(&title(&question)));
        let _ = writeln!(text, "department = {}", quoted(self.department.as_str()));
        if let Some(industry) = &self.industry {
            let _ = writeln!(text, "industries = [{}]", quoted(industry));
        }
        let _ = writeln!(text, "standards = [{}]", list(&self.standards));
        for number in &self.unknown {
            let _ = writeln!(
                text,
                "# 请核对：登记册里没有 {}，先加到 standards.toml，再写进 standards。",
                one_line(number)
            );
        }
        let _ = writeln!(text, "questions = [{}]", list(&questions(&question)));
        let _ = writeln!(text, "confidence = \"low\"\nreviewed = {today}\nreview_by = {review}");
        self.write_sources(&mut text);
        text.push_str("+++\n");
        for (heading, body) in [(HEADING_SHORT, self.short.text()), (HEADING_STEPS, self.steps.text())] {
            let _ = writeln!(text, "\n## {heading}\n\n{}", body_of(&body));
        }
        let _ = writeln!(text, "\n## {HEADING_EXPERT}\n\n情况和上面说的不一样，或者自己拿不准的时候，挂号找专家。");
        text
    }

    fn write_sources(&self, text: &mut String) {
        for line in self.basis.text().lines().filter(|line| !line.trim().is_empty()) {
            let _ = writeln!(text, "# 专家写的依据：{}", one_line(line));
        }
        if self.sources.is_empty() {
            text.push_str("# 请补依据：上面的依据在登记册和已有指南里都没有找到，请核对后按 [[sources]] 写。\n");
        }
        for source in &self.sources {
            let _ = writeln!(text, "\n[[sources]]\ndocument = {}", quoted(&source.document));
            if let Some(standard) = &source.standard {
                let _ = writeln!(text, "standard = {}", quoted(standard));
            }
            for (key, day) in [("effective", source.effective), ("expires", source.expires)] {
                if let Some(day) = day {
                    let _ = writeln!(text, "{key} = {day}");
                }
            }
            if let Some(link) = &source.link {
                let _ = writeln!(text, "link = {}", quoted(link));
            }
        }
    }
}

/// The first sentence of a question, short enough for a title.
fn title(question: &str) -> String {
    questions(question).first().map(|first| first.chars().take(TITLE_CHARS).collect()).unwrap_or_default()
}

/// The sentences of a question, each as people ask it.
fn questions(question: &str) -> Vec<String> {
    let sentences = question.split(SENTENCE_ENDS).map(|sentence| one_line(sentence.trim()));
    let fitting = sentences.filter(|sentence| !sentence.is_empty());
    fitting.map(|sentence| sentence.chars().take(QUESTION_CHARS).collect()).take(QUESTIONS_MAX).collect()
}

fn list(items: &[String]) -> String {
    items.iter().map(|item| quoted(item)).collect::<Vec<_>>().join(", ")
}

/// A string of TOML on one line.
fn quoted(text: &str) -> String {
    toml::Value::String(one_line(text)).to_string()
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Text of a section: no line of it may begin a section of its own.
fn body_of(text: &str) -> String {
    text.lines().map(|line| line.trim_start_matches('#').trim_end()).collect::<Vec<_>>().join("\n").trim().to_owned()
}
