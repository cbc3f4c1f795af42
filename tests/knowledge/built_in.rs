//! The library that is built into the program, whatever it holds at the moment.

use std::sync::LazyLock;

use quality_clinic::domain::problem::{Problem, Severity};
use quality_clinic::guide::{Guide, Source};

use super::shelf::{question, today};

static LOADED: LazyLock<(Guide, Vec<Problem>)> = LazyLock::new(|| Guide::load(&Source::Embedded).unwrap());

#[test]
fn every_file_is_read_without_fault() {
    let errors: Vec<String> =
        LOADED.1.iter().filter(|p| p.severity == Severity::Error).map(Problem::to_string).collect();
    assert!(errors.is_empty(), "\n{}", errors.join("\n"));
}

#[test]
fn there_are_nine_departments_with_words_examples_intake_and_targets() {
    let departments = LOADED.0.departments();
    let slugs: Vec<&str> = departments.lines.iter().map(|d| d.slug.as_str()).collect();
    let expected = [
        "metrology",
        "standards",
        "certification",
        "quality",
        "branding",
        "ip",
        "digitalization",
        "upgrading",
        "trade",
    ];
    assert_eq!(slugs, expected);
    for line in &departments.lines {
        assert!(line.words.len() >= 10 && line.examples.len() >= 15 && line.intake.len() >= 3, "{}", line.slug);
        assert!(line.targets.first_urgent <= line.targets.first_normal, "{}", line.slug);
        assert!(line.targets.solve_urgent <= line.targets.solve_normal, "{}", line.slug);
    }
    assert!(!departments.hours.is_empty() && !departments.industries.is_empty() && !departments.towns.is_empty());
}

#[test]
fn no_word_points_to_two_departments() {
    let departments = LOADED.0.departments();
    let mut seen = std::collections::HashMap::new();
    for line in &departments.lines {
        for word in &line.words {
            let other = seen.insert(word.as_str(), line.slug.as_str());
            assert_eq!(other, None, "{word} stands in {} too", line.slug);
        }
    }
}

#[test]
fn an_example_of_each_department_goes_there() {
    let guide = &LOADED.0;
    for line in &guide.departments().lines {
        let strays = |e: &&String| guide.consult(&question(e), today()).triage.department != line.slug;
        let strays: Vec<&String> = line.examples.iter().filter(strays).collect();
        assert!(strays.len() * 10 <= line.examples.len(), "{}: {strays:?}", line.slug);
    }
}
