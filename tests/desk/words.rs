//! Words: both languages say the same things with the same gaps, nothing is missing, nothing is
//! left over, and every reply has something to say.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

fn speech() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src/speech")
}

/// Each key of a language with the names in its gaps.
fn keys(language: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut files: Vec<PathBuf> = fs::read_dir(speech().join("words").join(language))
        .expect("the words")
        .map(|entry| entry.expect("readable").path())
        .collect();
    files.sort();
    let text: String = files.iter().map(|file| fs::read_to_string(file).expect("words")).collect();
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut current = String::new();
    for line in text.lines() {
        let starts_key = line.starts_with(|c: char| c.is_ascii_lowercase());
        if let Some((key, _)) = line.split_once(" =").filter(|_| starts_key) {
            current = key.trim().to_owned();
            let known = found.insert(current.clone(), BTreeSet::new());
            assert!(known.is_none(), "{language}: {current} is there twice");
        } else if !line.is_empty() && !line.starts_with('#') && !line.starts_with(' ') {
            panic!("{language}: a line that is neither key, text nor comment: {line}");
        }
        if line.starts_with('#') {
            continue;
        }
        for gap in line.split("{ $").skip(1) {
            let name = gap.split(' ').next().expect("a name");
            found.get_mut(&current).expect("a key").insert(name.to_owned());
        }
    }
    found
}

/// The sources of `speech` and of the pages, with their templates, in one.
fn sources() -> String {
    let mut text = String::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for folder in [speech(), speech().join("page"), root.join("src/web"), root.join("src/web/pages")] {
        for entry in fs::read_dir(folder).expect("the sources") {
            let path = entry.expect("readable").path();
            if path.extension().is_some_and(|ending| ending == "rs" || ending == "html") {
                text.push_str(&fs::read_to_string(path).expect("a source"));
            }
        }
    }
    text
}

/// Strings of the sources, with what stands before each.
fn literals(text: &str) -> Vec<&str> {
    text.lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .flat_map(|line| line.split('"').skip(1).step_by(2))
        .collect()
}

/// Keys whose end is computed: `grade-{}` is each of `grade-1` to `grade-5`.
const COMPUTED: &[(&str, &str, &[&str])] = &[
    ("grade-{}", "grade-", &["1", "2", "3", "4", "5"]),
    ("grade-{grade}", "grade-", &["1", "2", "3", "4", "5"]),
    ("weekday-{}", "weekday-", &["1", "2", "3", "4", "5", "6", "7"]),
    (
        "{key}-head",
        "page-",
        &[
            "bad-form-head",
            "broken-head",
            "file-elsewhere-head",
            "link-gone-head",
            "missing-head",
            "office-only-head",
            "not-yours-head",
            "sign-in-first-head",
            "too-large-head",
            "too-much-head",
        ],
    ),
    ("language-name-{}", "language-name-", &["zh-CN", "en"]),
    ("change-up-{unit}", "change-up-", &["percent", "points"]),
    ("change-down-{unit}", "change-down-", &["percent", "points"]),
    ("plainly-up-{unit}", "plainly-up-", &["percent", "points"]),
    ("plainly-down-{unit}", "plainly-down-", &["percent", "points"]),
    ("channel-{channel}", "channel-", &["telegram", "terminal", "web"]),
    (
        "office-stage-{code}",
        "office-stage-",
        &["answered", "asking", "closed", "in_hand", "open", "overdue", "queued", "withdrawn"],
    ),
];

/// Keys whose end is a word of the sources itself: names and definitions of measures and statistics.
const FAMILIES: &[(&str, &str)] = &[
    ("measure-{}", "measure-"),
    ("define-{}", "define-"),
    ("statistic-{}", "statistic-"),
    ("definition-{}", "definition-"),
    ("office-field-{field}", "office-field-"),
];

#[test]
fn both_languages_have_the_same_keys_with_the_same_gaps() {
    let (chinese, english) = (keys("zh-CN"), keys("en"));
    assert!(chinese.len() > 250, "the words are found: {}", chinese.len());
    for (key, gaps) in &chinese {
        assert_eq!(english.get(key), Some(gaps), "{key} in English");
    }
    let left_over: Vec<_> = english.keys().filter(|key| !chinese.contains_key(*key)).collect();
    assert!(left_over.is_empty(), "only in English: {left_over:?}");
}

#[test]
fn every_key_that_is_said_exists_and_every_key_that_exists_is_said() {
    let there = keys("zh-CN");
    let text = sources();
    let literals = literals(&text);
    let mut said: BTreeSet<String> = BTreeSet::new();
    for literal in &literals {
        if there.contains_key(*literal) {
            said.insert((*literal).to_owned());
        }
    }
    // In templates a key stands within quotes of its own, in an attribute.
    for call in [".say(\"", ".with(\""] {
        said.extend(text.split(call).skip(1).filter_map(|rest| rest.split('"').next()).map(str::to_owned));
    }
    for (literal, stem, ends) in COMPUTED {
        assert!(literals.contains(literal), "{literal} is not computed any more");
        said.extend(ends.iter().map(|end| format!("{stem}{end}")));
    }
    for (literal, stem) in FAMILIES {
        assert!(literals.contains(literal), "{literal} is not computed any more");
        let ends = there.keys().filter_map(|key| key.strip_prefix(stem)).filter(|end| literals.contains(end));
        said.extend(ends.map(|end| format!("{stem}{end}")));
    }
    let unsaid: Vec<_> = there.keys().filter(|key| !said.contains(*key)).collect();
    assert!(unsaid.is_empty(), "nobody says {unsaid:?}");
    let missing: Vec<_> = said.iter().filter(|key| !there.contains_key(*key)).collect();
    assert!(missing.is_empty(), "there are no words for {missing:?}");
    // What looks like a key and is none: a hyphenated word handed to the words.
    for call in [
        "say(\"",
        "fill(\"",
        "button(\"",
        "text(language, \"",
        "filled(language, \"",
        "told(voice, \"",
        "ask(voice, \"",
    ] {
        for rest in text.split(call).skip(1) {
            let key = rest.split('"').next().expect("the end of a string");
            assert!(there.contains_key(key), "{call}{key}\" has no words");
        }
    }
}

/// Gaps without a value would show as `{$name}`.
#[test]
fn every_gap_is_filled_under_its_name_somewhere() {
    let text = sources();
    for (key, gaps) in keys("zh-CN") {
        for gap in gaps {
            // `it` is what `PageWords::with` fills.
            let filled =
                text.contains(&format!("(\"{gap}\", ")) || gap == "it" && text.contains(&format!("with(\"{key}\""));
            assert!(filled, "{key}: nobody fills {gap}");
        }
    }
}
