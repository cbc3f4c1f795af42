//! From files to a guide: parse each, keep what is sound, train and index.

use std::collections::HashMap;

use crate::domain::department::{Departments, Slug};
use crate::domain::indicator::Plan;
use crate::domain::problem::Problem;
use crate::knowledge::analyzer::Analyzer;
use crate::knowledge::article::{self, Article};
use crate::knowledge::departments::{self, DEPARTMENTS_FILE};
use crate::knowledge::files::TextFile;
use crate::knowledge::indicators::{self, INDICATORS_FILE};
use crate::knowledge::library::Library;
use crate::knowledge::number::Numbers;
use crate::knowledge::passage::plain;
use crate::knowledge::register::{REGISTER_FILE, Register};
use crate::knowledge::synonyms::{SYNONYMS_FILE, Synonyms};
use crate::triage::alarm::{Alarm, EXAMPLES_FILE, Examples};
use crate::triage::because::Lexicon;
use crate::triage::ensemble::{Ensemble, Pointers, Sample, Voices};
use crate::triage::greeting::{GREETINGS_FILE, Greetings};
use crate::triage::urgency::{URGENT_FILE, Urgent};

use super::{Guide, GuideError, Parts};

/// Folder of the holiday files.
const CALENDAR_FOLDER: &str = "calendar/";
/// Files at the top that are not articles but may lie there.
const OTHER_FILES: [&str; 2] = [super::check::LINKS_FILE, INDICATORS_FILE];

impl Guide {
    /// Builds a guide from texts.
    ///
    /// # Errors
    /// The program itself is at fault, not a data file.
    pub fn from_files(files: &[TextFile]) -> Result<(Self, Vec<Problem>), GuideError> {
        Self::of_parts(files, Parts::default())
    }

    /// Builds a guide from texts, of the given parts.
    ///
    /// # Errors
    /// See [`Guide::from_files`].
    pub fn of_parts(files: &[TextFile], parts: Parts) -> Result<(Self, Vec<Problem>), GuideError> {
        let mut problems = Vec::new();
        let analyzer = Analyzer::new();
        let empty = |path: &str| TextFile { path: path.to_owned(), text: String::new() };
        let mut named = |path: &str| match files.iter().find(|f| f.path == path) {
            Some(file) => file.clone(),
            None => {
                problems.push(Problem::error(path, 0, "缺少这个文件"));
                empty(path)
            }
        };
        let departments_file = named(DEPARTMENTS_FILE);
        let register_file = named(REGISTER_FILE);
        let synonyms_file = named(SYNONYMS_FILE);
        let urgent_file = named(URGENT_FILE);
        let greetings_file = named(GREETINGS_FILE);
        let examples_file = named(EXAMPLES_FILE);
        let mut keep = |more: Vec<Problem>| problems.extend(more);
        let (departments, more) = departments::parse(&departments_file);
        keep(more);
        let (register, more) = Register::parse(&register_file, Numbers::new()?);
        keep(more);
        let (mut synonyms, more) = Synonyms::parse(&synonyms_file, &analyzer);
        synonyms.pairs.truncate(parts.synonyms_max);
        keep(more);
        let (urgent, more) = Urgent::parse(&urgent_file, &analyzer);
        keep(more);
        let (examples, more) = Examples::parse(&examples_file, &analyzer, |kind| urgent.knows(kind));
        keep(more);
        let (greetings, more) = Greetings::parse(&greetings_file, &analyzer);
        keep(more);
        let (articles, more) = articles(files, &departments);
        keep(more);
        // A library without a plan is whole too.
        let plan = match files.iter().find(|file| file.path == INDICATORS_FILE) {
            Some(file) => {
                let (plan, more) = indicators::parse(file);
                keep(more);
                plan
            }
            None => Plan::default(),
        };
        let calendars = files.iter().filter(|f| f.path.starts_with(CALENDAR_FOLDER)).cloned().collect();
        let known = [DEPARTMENTS_FILE, REGISTER_FILE, SYNONYMS_FILE, URGENT_FILE, EXAMPLES_FILE, GREETINGS_FILE];
        for file in files.iter().filter(|f| !f.path.ends_with(".md") && !f.path.starts_with(CALENDAR_FOLDER)) {
            if !known.contains(&file.path.as_str()) && !OTHER_FILES.contains(&file.path.as_str()) {
                problems.push(Problem::warning(&file.path, 0, "程序不认识这个文件，没有用它"));
            }
        }
        let samples = samples(&departments, &articles, &analyzer);
        let alarm = Alarm::train(&examples, samples.iter().map(|sample| sample.grams.as_slice()));
        let ensemble = train(&departments, &articles, &samples, &analyzer, parts.voices);
        let library = Library::build(articles, analyzer, synonyms, parts.ranking)?;
        let guide = Self {
            departments,
            library,
            register,
            ensemble,
            urgent,
            alarm,
            greetings,
            calendars,
            plan,
            department_pull: parts.department_pull,
        };
        Ok((guide, problems))
    }
}

/// Parses all articles; of two with one id the first by path stays.
pub(super) fn articles(files: &[TextFile], departments: &Departments) -> (Vec<Article>, Vec<Problem>) {
    let mut articles: Vec<Article> = Vec::new();
    let mut problems = Vec::new();
    let mut places: HashMap<String, String> = HashMap::new();
    for file in files.iter().filter(|f| f.path.ends_with(".md")) {
        match article::parse(file) {
            Err(more) => problems.extend(more),
            Ok((article, more)) => {
                problems.extend(more);
                if !article.department.is_out_of_scope() && departments.get(&article.department).is_none() {
                    let what = format!("科室“{}”不在 {DEPARTMENTS_FILE} 里", article.department);
                    problems.push(Problem::error(&file.path, article.line_of("department"), what));
                    continue;
                }
                if let Some(first) = places.insert(article.id.clone(), file.path.clone()) {
                    let what = format!("id “{}”已经被 {first} 用了，这一篇不算", article.id);
                    problems.push(Problem::error(&file.path, article.line_of("id = "), what));
                    places.insert(article.id, first);
                    continue;
                }
                articles.push(article);
            }
        }
    }
    (articles, problems)
}

/// The articles' texts and the departments' own words and examples, each with its department.
fn samples(departments: &Departments, articles: &[Article], analyzer: &Analyzer) -> Vec<Sample> {
    let mut samples: Vec<Sample> = Vec::new();
    let mut add = |department: &Slug, text: &str| {
        samples.push(Sample { department: department.clone(), grams: analyzer.grams(text) });
    };
    for line in &departments.lines {
        add(&line.slug, &format!("{} {}", line.name, line.scope));
        line.words.iter().chain(&line.examples).for_each(|text| add(&line.slug, text));
    }
    let outside = Slug::out_of_scope();
    departments
        .out_of_scope_words
        .iter()
        .chain(&departments.out_of_scope_examples)
        .for_each(|text| add(&outside, text));
    for article in articles {
        add(&article.department, &article.title);
        article.questions.iter().for_each(|text| add(&article.department, text));
        article.sections.iter().for_each(|section| add(&article.department, &plain(&section.text)));
    }
    samples
}

/// Trains triage.
fn train(
    departments: &Departments,
    articles: &[Article],
    samples: &[Sample],
    analyzer: &Analyzer,
    voices: Voices,
) -> Ensemble {
    let mut classes: Vec<Slug> = departments.lines.iter().map(|d| d.slug.clone()).collect();
    let outside = Slug::out_of_scope();
    classes.push(outside.clone());
    let mut pointers = Vec::new();
    let folded = |words: &[String]| words.iter().map(|w| analyzer.normal(w).chars).collect();
    for line in &departments.lines {
        pointers.push(Pointers { department: line.slug.clone(), words: folded(&line.words) });
    }
    pointers.push(Pointers { department: outside, words: folded(&departments.out_of_scope_words) });
    let said: Vec<Vec<char>> = articles
        .iter()
        .flat_map(|article| std::iter::once(&article.title).chain(&article.questions))
        .chain(departments.lines.iter().flat_map(|line| &line.examples))
        .map(|text| analyzer.normal(text).chars)
        .collect();
    let lexicon = Lexicon::learn(said.iter().map(Vec::as_slice));
    Ensemble::train(classes, samples, pointers, lexicon, voices)
}
