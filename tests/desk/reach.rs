//! No reply that may be written to a client can hold a note: found in the types, so that a new reply
//! needs no line here.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Replies that anybody may get.
const FOR_ANYBODY: [&str; 5] = ["DoorReply", "GuidanceReply", "ClientReply", "OfficeReply", "Trouble"];
/// What everybody in the group of the house may read, role or none.
const IN_THE_GROUP: &str = "GroupSays";
/// What is for the house alone.
const INSIDE: [&str; 10] = [
    "HouseReply",
    "HandoverReply",
    "ConsultReply",
    "MergeReply",
    "CaseRecord",
    "CaseView",
    "HistoryLine",
    "InternalNote",
    "NoteId",
    "Happening",
];

/// Every `pub struct` and `pub enum` of these folders, with the names that its body says.
fn types() -> BTreeMap<String, BTreeSet<String>> {
    let mut found = BTreeMap::new();
    for folder in ["src/speech", "src/domain", "src/domain/ticket", "src/conversation", "src/store"] {
        for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)).expect("a folder") {
            let path: PathBuf = entry.expect("readable").path();
            if path.extension().is_some_and(|ending| ending == "rs") {
                collect(&fs::read_to_string(path).expect("a source"), &mut found);
            }
        }
    }
    found
}

fn collect(text: &str, found: &mut BTreeMap<String, BTreeSet<String>>) {
    let code: String =
        text.lines().filter(|line| !line.trim_start().starts_with("//")).map(|l| format!("{l}\n")).collect();
    for start in ["pub struct ", "pub enum "] {
        for rest in code.split(start).skip(1) {
            let name: String = rest.chars().take_while(|c| c.is_ascii_alphanumeric()).collect();
            let body = rest.split("\n}").next().expect("a body");
            let body = if body.lines().next().is_some_and(|first| first.ends_with(';')) {
                body.lines().next().unwrap_or_default()
            } else {
                body
            };
            let words = body.split(|c: char| !c.is_ascii_alphanumeric()).skip(1);
            let named = words.filter(|word| word.starts_with(|c: char| c.is_ascii_uppercase())).map(str::to_owned);
            found.entry(name).or_default().extend(named);
        }
    }
}

/// Everything that a value of a type can hold.
fn reach(types: &BTreeMap<String, BTreeSet<String>>, from: &str) -> BTreeSet<String> {
    let mut seen = BTreeSet::new();
    let mut open = vec![from.to_owned()];
    while let Some(name) = open.pop() {
        for next in types.get(&name).into_iter().flatten() {
            if seen.insert(next.clone()) {
                open.push(next.clone());
            }
        }
    }
    seen
}

#[test]
fn no_reply_that_a_client_may_get_can_hold_a_note() {
    let types = types();
    for reply in FOR_ANYBODY.into_iter().chain([IN_THE_GROUP]) {
        let held = reach(&types, reply);
        assert!(held.contains("Ticket") || reply == "DoorReply", "{reply} is read: {held:?}");
        for inside in INSIDE {
            assert!(!held.contains(inside), "{reply} can hold {inside}");
        }
    }
}

/// The reading finds what is there: otherwise the test above would prove nothing.
#[test]
fn a_note_is_found_where_it_may_stand() {
    let types = types();
    let house = reach(&types, "HouseReply");
    for inside in ["CaseRecord", "CaseView", "HistoryLine", "Happening", "NoteId", "Line"] {
        assert!(house.contains(inside), "a record holds {inside}: {house:?}");
    }
    let everything = reach(&types, "Reply");
    assert!(FOR_ANYBODY.iter().all(|reply| everything.contains(*reply)), "every kind of reply is read: {everything:?}");
    let known: BTreeSet<&str> = FOR_ANYBODY
        .into_iter()
        .chain([
            "HouseReply",
            "HandoverReply",
            "ConsultReply",
            "MergeReply",
            "DutyReply",
            "LearningReply",
            "WritingReply",
            "GroupReply",
        ])
        .collect();
    let kinds: BTreeSet<&str> = types["Reply"]
        .iter()
        .map(String::as_str)
        .filter(|name| name.ends_with("Reply") || *name == "Trouble")
        .collect();
    assert_eq!(kinds, known, "a new kind of reply is for anybody, or inside");
}
