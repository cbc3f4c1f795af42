//! Floors under the figures of the built-in library: what was reached once is not lost unseen.

use quality_clinic::eval::figures::{Figures, figures};
use quality_clinic::eval::judge::judge_all;
use quality_clinic::eval::{print, questions};
use quality_clinic::guide::{Guide, Source};

use crate::knowledge::shelf::today;

fn measured(path: &str, text: &str) -> (Figures, String) {
    measured_of(path, text, 300)
}

fn measured_of(path: &str, text: &str, at_least: usize) -> (Figures, String) {
    let (guide, _) = Guide::load(&Source::Embedded).unwrap();
    let (questions, problems) = questions::parse(path, text, guide.departments());
    assert_eq!(problems, []);
    assert!(questions.len() >= at_least, "{path}: a floor on a handful of questions says nothing");
    let figures = figures(&judge_all(&guide, &questions, today(), &|| 0));
    let table = print::table(&figures);
    (figures, table)
}

/// Floors lie a few questions below what was measured when they were set, so that an article more
/// or less does not break them, and a broken model or index does.
#[test]
fn questions_never_tuned_on_stay_above_the_floor() {
    let (figures, table) = measured("holdout.jsonl", include_str!("../questions/holdout.jsonl"));
    assert!(figures.top1.rate() >= 0.93, "{table}");
    assert!(figures.top2.rate() >= 0.97, "{table}");
    assert!(figures.outside_found.rate() >= 0.90, "{table}");
    assert!(figures.refused_wrongly.rate() <= 0.03, "{table}");
    assert!(figures.urgent_found.rate() >= 0.88, "{table}");
    assert!(figures.urgent_wrongly.rate() <= 0.02, "{table}");
    assert!(figures.answered.rate() >= 0.87, "{table}");
    assert_eq!(figures.forbidden.hits, 0, "{table}");
    assert!(figures.calibration_error <= 0.10, "{table}");
}

/// As twelve strangers would ask; never read again after they were written.
#[test]
fn questions_of_strangers_stay_above_the_floor() {
    let text = include_str!("../questions/strangers-blind.jsonl");
    let (figures, table) = measured_of("strangers-blind.jsonl", text, 150);
    assert!(figures.top1.rate() >= 0.85, "{table}");
    assert!(figures.refused_wrongly.rate() <= 0.05, "{table}");
    assert!(figures.answered.rate() >= 0.83, "{table}");
    assert_eq!(figures.forbidden.hits, 0, "{table}");
}

/// Odd ways of telling an emergency, and what only sounds like one.
#[test]
fn emergencies_are_heard_and_look_alikes_are_not() {
    let (figures, table) = measured("urgent.jsonl", include_str!("../questions/urgent.jsonl"));
    assert!(figures.urgent_found.rate() >= 0.95, "{table}");
    assert!(figures.urgent_wrongly.rate() <= 0.02, "{table}");
}

#[test]
fn questions_tuned_on_stay_above_the_floor() {
    let (figures, table) = measured("tune.jsonl", include_str!("../questions/tune.jsonl"));
    assert!(figures.top1.rate() >= 0.95, "{table}");
    assert!(figures.urgent_found.rate() >= 0.99, "{table}");
    assert!(figures.urgent_wrongly.rate() <= 0.01, "{table}");
    assert!(figures.outside_found.rate() >= 0.95, "{table}");
}
