//! Labelled questions: JSON lines in either of two forms.

use serde::Deserialize;

use crate::domain::department::{Departments, Slug};
use crate::domain::guidance::Urgency;
use crate::domain::problem::Problem;
use crate::domain::question::Question;

/// How files of collected questions name what is not ours.
const OUTSIDE_NAME: &str = "越界";

#[derive(Debug, Deserialize)]
struct RawQuestion {
    id: String,
    text: String,
    department: Option<String>,
    service_line: Option<String>,
    #[serde(default)]
    also_ok: Vec<String>,
    #[serde(default)]
    answer_keys: Vec<Vec<String>>,
    urgency: Option<Urgency>,
    #[serde(default)]
    forbidden: Vec<String>,
    #[serde(default)]
    articles: Vec<String>,
    answer_key: Option<String>,
}

/// A question with what is right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Labelled {
    /// Its id.
    pub id: String,
    /// The question.
    pub question: Question,
    /// The right department.
    pub department: Slug,
    /// Departments that are right too.
    pub also_ok: Vec<Slug>,
    /// Groups of alternatives; of each group one must stand among the citations.
    pub answer_keys: Vec<Vec<String>>,
    /// If it matters.
    pub urgency: Option<Urgency>,
    /// Words that must not be shown.
    pub forbidden: Vec<String>,
    /// Articles of which one must be cited.
    pub articles: Vec<String>,
    /// A free answer, for a person to read beside the citations.
    pub free_answer: Option<String>,
}

/// Reads all lines; faults are located, the rest is used.
pub fn parse(path: &str, text: &str, departments: &Departments) -> (Vec<Labelled>, Vec<Problem>) {
    let mut questions = Vec::new();
    let mut problems = Vec::new();
    for (index, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        match labelled(line, departments) {
            Ok(question) => questions.push(question),
            Err(what) => problems.push(Problem::error(path, index + 1, what)),
        }
    }
    (questions, problems)
}

fn labelled(line: &str, departments: &Departments) -> Result<Labelled, String> {
    let raw: RawQuestion = serde_json::from_str(line).map_err(|error| error.to_string())?;
    let question = Question::parse(&raw.text).map_err(|problem| format!("{}: {problem:?}", raw.id))?;
    let slug = |name: &str| {
        let outside = Slug::out_of_scope();
        if name == OUTSIDE_NAME || name == outside.as_str() {
            return Ok(outside);
        }
        departments.named(name).map(|d| d.slug.clone()).ok_or_else(|| format!("{}: no department “{name}”", raw.id))
    };
    let named = raw.department.as_deref().or(raw.service_line.as_deref());
    let department = slug(named.ok_or_else(|| format!("{}: no department", raw.id))?)?;
    let also_ok = raw.also_ok.iter().map(|name| slug(name)).collect::<Result<_, _>>()?;
    Ok(Labelled {
        question,
        department,
        also_ok,
        answer_keys: raw.answer_keys,
        urgency: raw.urgency,
        forbidden: raw.forbidden,
        articles: raw.articles,
        free_answer: raw.answer_key.filter(|a| !a.is_empty()),
        id: raw.id,
    })
}
