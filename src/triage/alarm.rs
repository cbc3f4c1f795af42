//! Emergencies told in words that `urgent.toml` does not have: a simple model learns from told examples
//! (`knowledge/urgent-examples.toml`) and is asked only if no word was found.

use serde::Deserialize;

use crate::domain::problem::Problem;
use crate::knowledge::analyzer::{Analyzer, Gram};
use crate::knowledge::article::{first_line, line_at};
use crate::knowledge::files::TextFile;

use super::features::{Features, Vector};
use super::linear::Linear;

/// File name below the knowledge folder.
pub const EXAMPLES_FILE: &str = "urgent-examples.toml";
/// The model must be so sure. Chosen by five-fold cross-validation on odd ways of telling and calm
/// look-alikes: of those it had not seen it hears about three in four and raises about 2 false alarms in
/// 100 look-alikes; a plain question hardly ever reaches it.
const ALARM_MIN: f32 = 0.1;
/// There are some twenty calm texts for one alarming; each alarming one counts so often.
const ALARM_TIMES: usize = 10;
/// The one class of the first model; everything else is calm.
const URGENT: usize = 0;
/// See [`URGENT`].
const CALM: usize = 1;

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct ExamplesFile {
    #[serde(default)]
    calm: Vec<String>,
    #[serde(default)]
    kind: Vec<toml::Spanned<RawKind>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawKind {
    id: String,
    say: Vec<String>,
}

/// Told examples, read.
#[derive(Debug, Default)]
pub struct Examples {
    kinds: Vec<String>,
    /// Kind by place, and grams.
    told: Vec<(usize, Vec<Gram>)>,
    calm: Vec<Vec<Gram>>,
}

impl Examples {
    /// Reads the file; kinds that `known` does not have are errors.
    pub fn parse(file: &TextFile, analyzer: &Analyzer, known: impl Fn(&str) -> bool) -> (Self, Vec<Problem>) {
        let parsed: ExamplesFile = match toml::from_str(&file.text) {
            Ok(parsed) => parsed,
            Err(error) => {
                let line = error.span().map_or(1, |span| line_at(&file.text, span.start));
                return (Self::default(), vec![Problem::error(&file.path, line, first_line(error.message()))]);
            }
        };
        let mut examples =
            Self { calm: parsed.calm.iter().map(|text| analyzer.grams(text)).collect(), ..Self::default() };
        let mut problems = Vec::new();
        for kind in parsed.kind {
            let line = line_at(&file.text, kind.span().start);
            let kind = kind.into_inner();
            if !known(&kind.id) {
                problems.push(Problem::error(&file.path, line, format!("urgent.toml 里没有“{}”这一类", kind.id)));
                continue;
            }
            let place = examples.kinds.len();
            examples.kinds.push(kind.id);
            examples.told.extend(kind.say.iter().map(|text| (place, analyzer.grams(text))));
        }
        (examples, problems)
    }
}

/// The trained models: is it an emergency, and of which kind.
#[derive(Debug)]
pub struct Alarm {
    kinds: Vec<String>,
    features: Features,
    urgent: Linear,
    kind: Linear,
}

impl Alarm {
    /// Learns from the examples and from texts that are surely calm.
    pub fn train<'a>(examples: &'a Examples, calm: impl Iterator<Item = &'a [Gram]> + Clone) -> Self {
        let Examples { kinds, told, calm: alike } = examples;
        let quiet = alike.iter().map(Vec::as_slice).chain(calm);
        let features = Features::collect(told.iter().map(|(_, grams)| grams.as_slice()).chain(quiet.clone()));
        let of_kind: Vec<(usize, Vector)> = told.iter().map(|(kind, grams)| (*kind, features.vector(grams))).collect();
        let mut samples: Vec<(usize, Vector)> = quiet.map(|grams| (CALM, features.vector(grams))).collect();
        for _ in 0..ALARM_TIMES {
            samples.extend(of_kind.iter().map(|(_, vector)| (URGENT, vector.clone())));
        }
        let urgent = Linear::train(&samples, 1, features.len());
        let kind = Linear::train(&of_kind, kinds.len(), features.len());
        Self { kinds: kinds.clone(), features, urgent, kind }
    }

    /// The kind of emergency that these grams tell of, if the model is sure enough.
    pub fn hear(&self, grams: &[Gram]) -> Option<&str> {
        let vector = self.features.vector(grams);
        let sure = self.urgent.scores(&vector).get(URGENT).copied().unwrap_or(f32::MIN);
        if self.kinds.is_empty() || sure < ALARM_MIN {
            return None;
        }
        let scores = self.kind.scores(&vector);
        let best = scores.iter().enumerate().max_by(|a, b| a.1.total_cmp(b.1))?;
        self.kinds.get(best.0).map(String::as_str)
    }
}
