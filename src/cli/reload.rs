//! The library read again when its folder changes: a new one is built beside the old and swapped whole;
//! if it has errors, they are told and the old one stays.

use std::path::Path;
use std::time::Duration;

use notify_debouncer_full::notify::{RecommendedWatcher, RecursiveMode};
use notify_debouncer_full::{DebounceEventResult, Debouncer, RecommendedCache, new_debouncer};

use crate::desk::Desk;
use crate::domain::problem::{Problem, Severity};
use crate::guide::{Guide, Source};
use crate::speech::console;

/// Changes are collected so long before the library is read: an editor writes several times, and a
/// copy of many files takes a moment.
const CALM: Duration = Duration::from_millis(800);

/// Watches until it is dropped.
pub type Watch = Debouncer<RecommendedWatcher, RecommendedCache>;

/// Watches the folder and swaps the desk's library. `None`, with a word on standard error, if the
/// machine cannot watch it.
pub fn watch(folder: &Path, desk: Desk) -> Option<Watch> {
    let source = Source::Folder(folder.to_owned());
    let changed = move |events: DebounceEventResult| {
        let written = events.is_ok_and(|events| events.iter().any(|event| !event.kind.is_access()));
        if written {
            read_again(&source, &desk);
        }
    };
    let started = new_debouncer(CALM, None, changed).and_then(|mut watch| {
        watch.watch(folder, RecursiveMode::Recursive)?;
        Ok(watch)
    });
    match started {
        Ok(watch) => Some(watch),
        Err(error) => {
            eprintln!("{}", console::cannot_watch(folder, &error.to_string()));
            None
        }
    }
}

fn read_again(source: &Source, desk: &Desk) {
    let (guide, problems) = match Guide::load(source) {
        Ok(loaded) => loaded,
        Err(error) => {
            eprintln!("{}", console::failed(&error.to_string()));
            return;
        }
    };
    let errors: Vec<&Problem> = problems.iter().filter(|problem| problem.severity == Severity::Error).collect();
    if errors.is_empty() {
        desk.replace_guide(guide);
        eprintln!("{}", console::LIBRARY_RELOADED);
        return;
    }
    eprintln!("{}", console::library_not_reloaded(errors.len()));
    for problem in errors {
        eprintln!("  {problem}");
    }
}
