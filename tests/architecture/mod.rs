//! The house of ARCHITECTURE.md: who may import whom, who owns what, where words are.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

mod rules;
mod tokens;

/// Longest file, in lines: what can be held in mind while reading.
const FILE_LINES_MAX: usize = 400;

/// Something that the house does not allow.
#[derive(Debug, PartialEq, Eq)]
pub struct Breach {
    /// Path from the repository's root.
    file: String,
    /// Line, from 1.
    line: usize,
    /// What.
    rule: String,
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// All files of `src` with their paths from the root, in order.
fn sources() -> Vec<(String, String)> {
    let mut found = vec![];
    collect(&root().join("src"), &mut found);
    found.sort();
    assert!(found.len() > 20, "the sources are found: {}", found.len());
    found
}

fn collect(folder: &Path, found: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let name = path.strip_prefix(root()).unwrap().to_str().unwrap().replace('\\', "/");
            found.push((name, fs::read_to_string(&path).unwrap()));
        }
    }
}

fn assert_none(breaches: &[Breach]) {
    let lines: Vec<String> = breaches.iter().map(|b| format!("{}:{}: {}", b.file, b.line, b.rule)).collect();
    assert!(breaches.is_empty(), "\n{}\n", lines.join("\n"));
}

fn breaches(rule: fn(&str, &str) -> Vec<Breach>) -> Vec<Breach> {
    sources().iter().flat_map(|(file, text)| rule(file, text)).collect()
}

#[test]
fn every_module_uses_only_what_lies_below_it() {
    assert_none(&breaches(rules::layers));
}

#[test]
fn outside_crates_and_outside_things_have_one_owner() {
    assert_none(&breaches(rules::owners));
}

#[test]
fn chinese_wording_stands_only_in_speech() {
    assert_none(&breaches(rules::wording));
}

#[test]
fn every_file_begins_with_a_sentence_about_itself() {
    let missing = |file: &str, text: &str| match text.lines().next() {
        Some(first) if first.starts_with("//! ") && first.len() > 8 => vec![],
        _ => vec![Breach { file: file.to_owned(), line: 1, rule: "the first line is a `//!` sentence".to_owned() }],
    };
    assert_none(&breaches(missing));
}

#[test]
fn no_file_is_longer_than_can_be_held_in_mind() {
    let long = |file: &str, text: &str| match text.lines().count() {
        lines if lines <= FILE_LINES_MAX => vec![],
        lines => vec![Breach { file: file.to_owned(), line: lines, rule: format!("at most {FILE_LINES_MAX} lines") }],
    };
    assert_none(&breaches(long));
}

#[test]
fn the_map_lists_exactly_the_files_there_are() {
    let map = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let listed: BTreeSet<&str> =
        map.split('`').filter(|word| word.starts_with("src/") && word.ends_with(".rs")).collect();
    let sources = sources();
    let there: BTreeSet<&str> = sources.iter().map(|(file, _)| file.as_str()).collect();
    let missing: Vec<String> = there.difference(&listed).map(|file| row(file, &sources)).collect();
    let gone: Vec<_> = listed.difference(&there).collect();
    let missing_rows = missing.join("\n");
    assert!(missing.is_empty() && gone.is_empty(), "add to ARCHITECTURE.md:\n{missing_rows}\nno such file: {gone:#?}");
}

/// The row of the map for a file: its first line.
fn row(file: &str, sources: &[(String, String)]) -> String {
    let text = sources.iter().find(|(name, _)| name == file).map_or("", |(_, text)| text);
    let first = text.lines().next().unwrap_or_default().trim_start_matches("//! ");
    format!("| `{file}` | {} |", first.trim_end_matches('.'))
}

/// The rules themselves: each is shown to catch what it is for.
mod the_rules {
    use super::*;

    fn check(rule: fn(&str, &str) -> Vec<Breach>, file: &str, text: &str, lines: &[usize]) {
        let found: Vec<usize> = rule(file, text).into_iter().map(|breach| breach.line).collect();
        assert_eq!(found, lines, "{file}: {text}");
    }

    #[test]
    fn an_import_against_the_arrows_is_found_in_every_form() {
        let check = |file, text, lines: &[usize]| check(rules::layers, file, text, lines);
        check("src/domain/ticket.rs", "//! x\nuse crate::store::Store;", &[2]);
        check("src/domain/ticket.rs", "use crate::{domain::ids,\n store::Store};", &[2]);
        check("src/domain/ticket.rs", "fn f() { crate::clock::now(); }", &[1]);
        check("src/store/mod.rs", "use crate::conversation::{state::State, understand};", &[1]);
        check("src/store/mod.rs", "use crate::conversation::{state::State, incoming::Address};", &[]);
        check("src/clock.rs", "use super::store;", &[1]);
        check("src/store/tickets.rs", "use super::super::desk;", &[1]);
        check("src/store/tickets.rs", "use super::Tx;", &[]);
        check("src/clock.rs", "#[cfg(test)]\nmod tests {\n use super::*;\n use crate::store::Store;\n}", &[]);
        check("src/domain/ids.rs", "// use crate::store;\n/// crate::store\nconst S: &str = \"crate::store\";", &[]);
        check("src/cli/serve.rs", "use crate::{store, desk, channel};", &[]);
        check("src/unheard_of.rs", "", &[1]);
    }

    #[test]
    fn the_use_of_anothers_crate_is_found() {
        let check = |file, text, lines: &[usize]| check(rules::owners, file, text, lines);
        check("src/desk/mod.rs", "use rusqlite::Connection;", &[1]);
        check("src/desk/mod.rs", "fn f() {\n tantivy::doc!();\n}", &[2]);
        check("src/desk/mod.rs", "let now = chrono::Utc::now();", &[1]);
        check("src/desk/mod.rs", "println!(\"x\");", &[1]);
        check("src/store/open.rs", "use rusqlite::Connection;", &[]);
        check("src/clock.rs", "chrono::Utc::now()", &[]);
    }

    #[test]
    fn chinese_in_a_string_is_found_and_in_a_comment_it_is_not() {
        let check = |file, text, lines: &[usize]| check(rules::wording, file, text, lines);
        check("src/desk/mod.rs", "fn f() -> &'static str {\n \"您好\"\n}", &[2]);
        check("src/desk/mod.rs", "format!(\"{}：好\", 1)", &[1]);
        check("src/desk/mod.rs", "//! 您好\n/// 您好\n// 您好\nfn f<'a>() {}", &[]);
        check("src/desk/mod.rs", "#[cfg(test)]\nmod tests { const S: &str = \"您好\"; }", &[]);
        check("src/desk/tests.rs", "const S: &str = \"您好\";", &[]);
        check("src/speech/say.rs", "const S: &str = \"您好\";", &[]);
    }
}
