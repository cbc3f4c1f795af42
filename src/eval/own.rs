//! The articles' own example questions, held out fold by fold: a guide is built without them and
//! asked them. The largest labelled set there is, and it grows with the library.

use crate::domain::problem::Problem;
use crate::domain::question::Question;
use crate::guide::{Guide, GuideError, Parts};
use crate::knowledge::files::TextFile;

use super::questions::Labelled;

/// The library without the questions of one fold, and these questions as labelled ones.
#[derive(Debug)]
pub struct Fold {
    /// Built without the questions.
    pub guide: Guide,
    /// The questions, each expecting its article.
    pub questions: Vec<Labelled>,
}

/// Holds out every question whose place among its article's questions is `fold` modulo `folds`.
pub fn fold(files: &[TextFile], fold: usize, folds: usize, parts: Parts) -> Result<(Fold, Vec<Problem>), GuideError> {
    let mut questions = Vec::new();
    let mut kept: Vec<TextFile> = Vec::with_capacity(files.len());
    for file in files {
        let Ok((article, _)) = crate::knowledge::article::parse(file) else {
            kept.push(file.clone());
            continue;
        };
        let mut text = file.text.clone();
        for (place, question) in article.questions.iter().enumerate().filter(|(p, _)| p % folds == fold) {
            let line = format!("  {},\n", toml::Value::String(question.clone()));
            let (Ok(parsed), true) = (Question::parse(question), text.contains(&line)) else { continue };
            text = text.replacen(&line, "", 1);
            questions.push(Labelled {
                id: format!("{}#{place}", article.id),
                question: parsed,
                department: article.department.clone(),
                also_ok: Vec::new(),
                answer_keys: Vec::new(),
                urgency: None,
                forbidden: Vec::new(),
                articles: vec![article.id.clone()],
                free_answer: None,
            });
        }
        kept.push(TextFile { path: file.path.clone(), text });
    }
    let (guide, problems) = Guide::of_parts(&kept, parts)?;
    Ok((Fold { guide, questions }, problems))
}
