//! `quality-clinic ask`: what a firm would see, without writing anything.

use std::io::{self, BufRead, Write};

use chrono::NaiveDate;
use clap::Args;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{Exit, clinic, put};
use crate::channel::terminal::input::{self, InputLine, LINE_MAX_BYTES};
use crate::clock;
use crate::config::Settings;
use crate::domain::department::OUT_OF_SCOPE;
use crate::domain::guidance::{CITATIONS_MAX, Citation, Guidance, Outcome, Urgency};
use crate::domain::moment::Moment;
use crate::domain::person::Language;
use crate::domain::question::{QUESTION_MAX_CHARS, Question, QuestionProblem};
use crate::domain::standard::StandardCard;
use crate::guide::Guide;
use crate::speech::console;
use crate::speech::console::help;
use crate::speech::words::Voice;
use crate::speech::{answer, dates};

/// Under this name a row of the standards register stands among the citations.
const REGISTER: &str = "standards-register";

#[derive(Debug, Args)]
pub struct AskArgs {
    #[arg(value_name = "TEXT", help = help::ASK_TEXT)]
    text: Option<String>,
    #[arg(long, help = help::ASK_JSON)]
    json: bool,
}

/// Asks the library.
///
/// # Errors
/// The library cannot be built, or the output is closed.
pub fn run(settings: &Settings, arguments: &AskArgs) -> anyhow::Result<Exit> {
    match (&arguments.text, arguments.json) {
        (Some(text), false) => one(settings, text),
        (None, true) => lines(settings),
        (Some(_), true) | (None, false) => {
            eprintln!("{}", console::ASK_USAGE);
            Ok(Exit::Usage)
        }
    }
}

fn one(settings: &Settings, text: &str) -> anyhow::Result<Exit> {
    let question = match Question::parse(text) {
        Ok(question) => question,
        Err(problem) => {
            eprintln!("{}", problem_words(problem));
            return Ok(Exit::Failure);
        }
    };
    let (guide, problems) = clinic::guide(settings)?;
    clinic::tell_problems(&problems);
    let now = clock::now();
    let guidance = guide.consult(&question, now.day());
    put(format_args!("{}", answer(voice(&guide, now), &guidance).text))?;
    Ok(Exit::Success)
}

fn lines(settings: &Settings) -> anyhow::Result<Exit> {
    let (guide, problems) = clinic::guide(settings)?;
    clinic::tell_problems(&problems);
    let mut input = io::stdin().lock();
    let mut output = io::stdout().lock();
    match answer_lines(&guide, &mut input, &mut output, clock::now) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(Exit::Failure),
        ended => ended.map(|()| Exit::Success).map_err(anyhow::Error::from),
    }
}

/// One line of output for each line of input; a bad line does not stop the rest.
fn answer_lines(
    guide: &Guide,
    input: &mut impl BufRead,
    output: &mut impl Write,
    clock: fn() -> Moment,
) -> io::Result<()> {
    while let Some(line) = input::next_line(input)? {
        let written = match line {
            InputLine::Line(line) => answer_line(guide, &line, clock()),
            InputLine::TooLong => failed(None, console::input_line_too_long(LINE_MAX_BYTES)),
        };
        writeln!(output, "{written}")?;
        output.flush()?;
    }
    Ok(())
}

/// A line of input.
#[derive(Deserialize)]
struct Asked {
    id: Value,
    text: String,
}

/// A line of output. The keys are a promise to other programs.
#[derive(Serialize)]
struct Answered<'a> {
    id: Value,
    department: &'a str,
    alternatives: Vec<&'a str>,
    because: &'a [String],
    urgency: Urgency,
    outcome: Outcome,
    confidence: f64,
    citations: Vec<Cited>,
    answer: String,
}

#[derive(Serialize)]
struct Cited {
    article: String,
    section: String,
    standard: Vec<String>,
    status: String,
    url: Option<String>,
    excerpt: String,
}

fn answer_line(guide: &Guide, line: &str, now: Moment) -> String {
    let value: Value = match serde_json::from_str(line) {
        Ok(value) => value,
        Err(why) => return failed(None, console::bad_line(&why.to_string())),
    };
    let id = value.get("id").filter(|id| id.is_string() || id.is_number()).cloned();
    let asked: Asked = match (serde_json::from_value(value), &id) {
        (Ok(asked), Some(_)) => asked,
        (Ok(_), None) => return failed(None, console::bad_line("id")),
        (Err(why), _) => return failed(id, console::bad_line(&why.to_string())),
    };
    let question = match Question::parse(&asked.text) {
        Ok(question) => question,
        Err(problem) => return not_a_question(asked.id, problem_words(problem)),
    };
    let guidance = guide.consult(&question, now.day());
    answered(asked.id, &guidance, voice(guide, now))
}

/// What is no question gets a whole line too: its reader need not know a second form.
fn not_a_question(id: Value, words: String) -> String {
    let line = Answered {
        id,
        department: OUT_OF_SCOPE,
        alternatives: Vec::new(),
        because: &[],
        urgency: Urgency::Normal,
        outcome: Outcome::NoEvidence,
        confidence: 0.0,
        citations: Vec::new(),
        answer: words,
    };
    serde_json::to_string(&line).unwrap_or_else(|why| failed(Some(line.id), why.to_string()))
}

fn answered(id: Value, guidance: &Guidance, voice: Voice<'_>) -> String {
    let registered = guidance.standards.iter().map(|card| registered(card, voice));
    let passages = guidance.citations.iter().map(|citation| cited(citation, voice.now.day()));
    let line = Answered {
        id,
        department: guidance.triage.department.as_str(),
        alternatives: guidance.triage.alternatives.iter().map(|slug| slug.as_str()).collect(),
        because: &guidance.triage.because,
        urgency: guidance.triage.urgency,
        outcome: guidance.outcome,
        confidence: guidance.triage.confidence,
        citations: registered.chain(passages).take(CITATIONS_MAX).collect(),
        answer: answer(voice, guidance).text,
    };
    serde_json::to_string(&line).unwrap_or_else(|why| failed(Some(line.id), why.to_string()))
}

fn registered(card: &StandardCard, voice: Voice<'_>) -> Cited {
    Cited {
        article: REGISTER.to_owned(),
        section: card.number.clone(),
        standard: vec![card.number.clone()],
        status: dates::standing(voice.language, &card.standing),
        url: card.link.clone(),
        excerpt: [card.title.as_str(), card.note.as_str()].join("\n").trim().to_owned(),
    }
}

fn cited(citation: &Citation, today: NaiveDate) -> Cited {
    let statuses: Vec<String> = citation
        .sources
        .iter()
        .map(|source| {
            let standing = dates::source_standing(Language::Chinese, source, today);
            let name = source.standard.as_deref().unwrap_or(&source.document);
            [name, standing.as_str()].join(" ").trim().to_owned()
        })
        .collect();
    Cited {
        article: citation.article.clone(),
        section: citation.section.clone(),
        standard: citation.standards.clone(),
        status: statuses.join("; "),
        url: citation.sources.iter().find_map(|source| source.link.clone()),
        excerpt: citation.excerpt.clone(),
    }
}

#[derive(Serialize)]
struct Failed {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<Value>,
    error: String,
}

fn failed(id: Option<Value>, error: String) -> String {
    serde_json::to_string(&Failed { id, error }).unwrap_or_else(|_| r#"{"error":""}"#.to_owned())
}

fn problem_words(problem: QuestionProblem) -> String {
    match problem {
        QuestionProblem::Empty => console::QUESTION_EMPTY.to_owned(),
        QuestionProblem::TooLong { chars } => console::question_too_long(chars, QUESTION_MAX_CHARS),
    }
}

fn voice(guide: &Guide, now: Moment) -> Voice<'_> {
    Voice { language: Language::Chinese, departments: guide.departments(), now, calendar: None }
}
