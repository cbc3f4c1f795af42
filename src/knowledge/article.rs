//! An article: TOML front matter between `+++` lines, then `## ` sections. Faults are located.

use chrono::NaiveDate;

use crate::domain::department::Slug;
use crate::domain::problem::Problem;
use crate::domain::standard::Confidence;

use super::files::TextFile;
use super::front_matter::{FrontMatter, day};

/// Largest article in characters: a library article has about 1,200; ten times that is no longer
/// one question-cluster but a pasted document.
pub const ARTICLE_MAX_CHARS: usize = 12_000;
/// Most example questions of one article; more would drown its text in the index.
pub const QUESTIONS_MAX: usize = 30;
/// Longest title in characters: it must fit on two lines of a phone.
pub const TITLE_MAX_CHARS: usize = 60;

/// The line that opens and closes the front matter.
const FENCE: &str = "+++";

/// Heading of the short answer.
pub const HEADING_SHORT: &str = "一句话答复";
/// Heading of the steps.
pub const HEADING_STEPS: &str = "怎么做";
/// Heading of the table of figures.
pub const HEADING_FIGURES: &str = "指标";
/// Heading of terms and fees.
pub const HEADING_TERMS: &str = "期限与费用";
/// Heading of common errors.
pub const HEADING_MISTAKES: &str = "常见误区";
/// Heading of the expert path.
pub const HEADING_EXPERT: &str = "什么时候找专家";

/// All headings in their order; `true` marks those that every article has.
pub const HEADINGS: [(&str, bool); 6] = [
    (HEADING_SHORT, true),
    (HEADING_STEPS, true),
    (HEADING_FIGURES, false),
    (HEADING_TERMS, false),
    (HEADING_MISTAKES, false),
    (HEADING_EXPERT, true),
];

/// A section under its heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// One of [`HEADINGS`].
    pub heading: String,
    /// Line of the heading in the file.
    pub line: usize,
    /// Text below it, markdown as written.
    pub text: String,
}

/// A document that bears the article, as written in `[[sources]]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArticleSource {
    /// Title without 《》.
    pub document: String,
    /// Clause, if named.
    pub clause: Option<String>,
    /// Number in the register, if it is one.
    pub standard: Option<String>,
    /// In force from.
    pub effective: Option<NaiveDate>,
    /// No longer in force from.
    pub expires: Option<NaiveDate>,
    /// Link that a firm may be shown.
    pub link: Option<String>,
    /// Line of its table in the file.
    pub line: usize,
}

/// One article of the library.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Article {
    /// Its id, the file name without `.md`.
    pub id: String,
    /// Title.
    pub title: String,
    /// Department, also [`crate::domain::department::OUT_OF_SCOPE`].
    pub department: Slug,
    /// Industries it is for; empty: all.
    pub industries: Vec<String>,
    /// Register numbers it names.
    pub standards: Vec<String>,
    /// Questions that it answers.
    pub questions: Vec<String>,
    /// Lowest confidence of its facts.
    pub confidence: Confidence,
    /// Last checked by a person.
    pub reviewed: NaiveDate,
    /// To be checked again by.
    pub review_by: NaiveDate,
    /// Documents it rests on.
    pub sources: Vec<ArticleSource>,
    /// Sections in order.
    pub sections: Vec<Section>,
    /// File it was read from.
    pub file: String,
    /// The file's lines, for located checks.
    pub text: String,
}

impl Article {
    /// The section with this heading.
    pub fn section(&self, heading: &str) -> Option<&Section> {
        self.sections.iter().find(|s| s.heading == heading)
    }

    /// Line of the first occurrence of `words` in the file, 0 if there is none.
    pub fn line_of(&self, words: &str) -> usize {
        self.text.lines().position(|l| l.contains(words)).map_or(0, |i| i + 1)
    }
}

/// Reads an article. On `Err` it cannot be served; on `Ok` the list holds lesser faults.
pub fn parse(file: &TextFile) -> Result<(Article, Vec<Problem>), Vec<Problem>> {
    let path = file.path.as_str();
    let chars = file.text.chars().count();
    if chars > ARTICLE_MAX_CHARS {
        let what = format!("全文 {chars} 字，最多 {ARTICLE_MAX_CHARS} 字：请拆成几篇");
        return Err(vec![Problem::error(path, 0, what)]);
    }
    let (front, body, body_line) = split(file).map_err(|p| vec![p])?;
    let front: FrontMatter = toml::from_str(front).map_err(|error| {
        // The front matter starts on line 2, after the fence.
        let line = error.span().map_or(2, |span| line_at(front, span.start) + 1);
        vec![Problem::error(path, line, format!("文件头写错了：{}", first_line(error.message())))]
    })?;
    let (sections, mut problems) = sections(path, body, body_line);
    let mut fatal = front_problems(file, &front);
    for (heading, required) in HEADINGS {
        if required && !sections.iter().any(|s| s.heading == heading && !s.text.is_empty()) {
            fatal.push(Problem::error(path, body_line, format!("缺少“## {heading}”一节，或者是空的")));
        }
    }
    let sources = sources(file, &front, &mut fatal);
    let dates = (day(&front.reviewed), day(&front.review_by));
    let (Some(reviewed), Some(review_by)) = dates else {
        fatal.push(Problem::error(path, line_of(file, "review"), "reviewed 和 review_by 要写成 2026-11-24 这样的日期"));
        return Err(fatal);
    };
    if review_by < reviewed {
        problems.push(Problem::error(path, line_of(file, "review_by"), "review_by 早于 reviewed"));
    }
    if !fatal.is_empty() {
        fatal.append(&mut problems);
        return Err(fatal);
    }
    let article = Article {
        id: front.id,
        title: front.title,
        department: Slug::new(front.department),
        industries: front.industries,
        standards: front.standards,
        questions: front.questions,
        confidence: front.confidence,
        reviewed,
        review_by,
        sources,
        sections,
        file: path.to_owned(),
        text: file.text.clone(),
    };
    Ok((article, problems))
}

fn split(file: &TextFile) -> Result<(&str, &str, usize), Problem> {
    let path = file.path.as_str();
    let opened = file.text.strip_prefix(FENCE).and_then(|rest| rest.strip_prefix('\n'));
    let Some(rest) = opened else {
        return Err(Problem::error(path, 1, "第一行必须是 +++（文件头开始）"));
    };
    let mut at = 0;
    for line in rest.split_inclusive('\n') {
        if line.trim_end() == FENCE {
            let front = &rest[..at];
            // Lines before the body: the first fence, the front matter, the second fence.
            let body_line = front.matches('\n').count() + 3;
            return Ok((front, &rest[at + line.len()..], body_line));
        }
        at += line.len();
    }
    Err(Problem::error(path, 1, "文件头没有结束：缺第二行 +++"))
}

fn sections(path: &str, body: &str, body_line: usize) -> (Vec<Section>, Vec<Problem>) {
    let mut sections: Vec<Section> = Vec::new();
    let mut problems = Vec::new();
    for (offset, line) in body.lines().enumerate() {
        let number = body_line + offset;
        if let Some(heading) = line.strip_prefix("## ").map(str::trim) {
            let place = |h: &str| HEADINGS.iter().position(|(name, _)| *name == h);
            match place(heading) {
                None => problems.push(Problem::error(path, number, format!("标题“{heading}”不在规定的几个里面"))),
                Some(_) if sections.iter().any(|s| s.heading == heading) => {
                    problems.push(Problem::error(path, number, format!("标题“{heading}”出现两次")));
                }
                Some(here) if sections.last().and_then(|s| place(&s.heading)).is_some_and(|last| last > here) => {
                    problems.push(Problem::warning(path, number, format!("标题“{heading}”的顺序不对")));
                }
                Some(_) => {}
            }
            sections.push(Section { heading: heading.to_owned(), line: number, text: String::new() });
        } else if line.starts_with('#') {
            problems.push(Problem::error(path, number, "只能用“## ”开头的标题"));
        } else if let Some(section) = sections.last_mut() {
            section.text.push_str(line);
            section.text.push('\n');
        } else if !line.trim().is_empty() {
            problems.push(Problem::error(path, number, "第一个标题之前的文字不会显示"));
        }
    }
    for section in &mut sections {
        section.text = section.text.trim().to_owned();
    }
    (sections, problems)
}

fn front_problems(file: &TextFile, front: &FrontMatter) -> Vec<Problem> {
    let path = file.path.as_str();
    let mut problems = Vec::new();
    let mut fault = |key: &str, what: String| problems.push(Problem::error(path, line_of(file, key), what));
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let valid = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if front.id.is_empty() || !front.id.chars().all(valid) {
        fault("id", format!("id “{}”只能用小写字母 a–z、数字和 -", front.id));
    } else if name.strip_suffix(".md") != Some(front.id.as_str()) {
        fault("id", format!("id “{}”和文件名不一样", front.id));
    }
    if folder.rsplit('/').next() != Some(front.department.as_str()) {
        fault("department", format!("department “{}”和所在文件夹不一样", front.department));
    }
    let title = front.title.chars().count();
    if title == 0 || title > TITLE_MAX_CHARS {
        fault("title", format!("标题 {title} 字，应当是 1 到 {TITLE_MAX_CHARS} 字"));
    }
    if front.questions.is_empty() || front.questions.len() > QUESTIONS_MAX {
        fault("questions", format!("有 {} 条 questions，应当是 1 到 {QUESTIONS_MAX} 条", front.questions.len()));
    }
    if front.sources.is_empty() {
        fault("confidence", "至少要有一个 [[sources]]".to_owned());
    }
    problems
}

fn sources(file: &TextFile, front: &FrontMatter, problems: &mut Vec<Problem>) -> Vec<ArticleSource> {
    let tables = file.text.lines().enumerate().filter(|(_, line)| line.trim() == "[[sources]]").map(|(i, _)| i + 1);
    let lines: Vec<usize> = tables.collect();
    let mut sources = Vec::new();
    for (index, source) in front.sources.iter().enumerate() {
        let line = lines.get(index).copied().unwrap_or(0);
        let unread = |date: &Option<toml::value::Datetime>| date.is_some() && date.as_ref().and_then(day).is_none();
        if unread(&source.effective) || unread(&source.expires) {
            problems.push(Problem::error(&file.path, line, "effective 和 expires 要写成 2024-01-01 这样的日期"));
        }
        sources.push(ArticleSource {
            document: source.document.clone(),
            clause: source.clause.clone(),
            standard: source.standard.clone(),
            effective: source.effective.as_ref().and_then(day),
            expires: source.expires.as_ref().and_then(day),
            link: source.link.clone(),
            line,
        });
    }
    sources
}

fn line_of(file: &TextFile, key: &str) -> usize {
    file.text.lines().position(|l| l.starts_with(key)).map_or(1, |i| i + 1)
}

/// The line, from 1, in which a byte offset lies.
pub fn line_at(text: &str, offset: usize) -> usize {
    text.as_bytes().iter().take(offset).filter(|b| **b == b'\n').count() + 1
}

/// The first line of a parser's message; the rest repeats the source.
pub fn first_line(message: &str) -> &str {
    message.lines().next().unwrap_or(message)
}
