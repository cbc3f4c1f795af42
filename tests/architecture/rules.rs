//! The rules, each as data with its reason.

use super::Breach;
use super::tokens::{self, Located, Token};

/// What a top-level module may use, as prefixes of paths below `crate`. Itself it may always use.
const LAYERS: &[(&str, &[&str])] = &[
    // 0, nouns.
    ("domain", &[]),
    ("clock", &["domain"]),
    ("config", &["domain"]),
    // 1, core: synchronous, no I/O.
    ("knowledge", &["domain"]),
    ("triage", &["domain", "knowledge"]),
    ("guide", &["domain", "knowledge", "triage"]),
    ("eval", &["domain", "knowledge", "triage", "guide"]),
    ("conversation", &["domain"]),
    ("paper", &["domain"]),
    ("workbook", &["domain"]),
    ("picture", &["domain"]),
    ("separated", &["domain"]),
    ("masking", &["domain"]),
    ("agenda", &["domain"]),
    ("recount", &["domain"]),
    // What is wrong with settings is put into words there.
    ("speech", &["domain", "conversation", "config"]),
    // 2, memory.
    ("store", &["domain", "conversation::state", "conversation::incoming", "speech::message"]),
    // 3, shell.
    (
        "desk",
        &[
            "domain",
            "clock",
            "conversation",
            "speech",
            "store",
            "guide",
            "paper",
            "workbook",
            "separated",
            "masking",
            "agenda",
        ],
    ),
    // 4, edges.
    ("courier", EDGE),
    ("channel", EDGE),
    ("web", EDGE),
    // 5, entry: everything.
    ("cli", &[""]),
    ("main", &[""]),
    ("lib", &[""]),
];

const EDGE: &[&str] = &[
    "domain",
    "clock",
    "conversation::incoming",
    "speech::message",
    // Words of pages, which templates hold by key.
    "speech::page",
    // What a terminal says by itself.
    "speech::console",
    "store::Store",
    "store::StoreError",
    "store::Result",
    "store::Tx",
    "store::inbox",
    "store::outbox",
    "store::talk",
    "desk",
    "courier",
    "channel",
];

/// Names that stand for something outside, and the places that may say them.
const OWNERS: &[(&str, &[&str])] = &[
    ("rusqlite", &["src/store/"]),
    ("rusqlite_migration", &["src/store/"]),
    ("tantivy", &["src/knowledge/index.rs", "src/knowledge/index/"]),
    ("teloxide", &["src/channel/telegram"]),
    ("reqwest", &["src/channel/telegram"]),
    ("fluent_templates", &["src/speech/words.rs"]),
    ("docx_rs", &["src/paper/"]),
    ("rust_xlsxwriter", &["src/workbook.rs"]),
    ("csv", &["src/separated.rs"]),
    ("icalendar", &["src/agenda.rs"]),
    ("resvg", &["src/picture.rs"]),
    ("clap", &["src/cli/"]),
    ("rust_embed", &["src/knowledge/files.rs", "src/web/assets.rs"]),
    ("axum", &["src/web/"]),
    ("askama", &["src/web/"]),
    ("tower_http", &["src/web/"]),
    ("Utc::now", &["src/clock.rs"]),
    ("Local::now", &["src/clock.rs"]),
    ("SystemTime::now", &["src/clock.rs"]),
    ("println!", &["src/cli/"]),
    ("eprintln!", &["src/cli/"]),
    ("env::vars_os", &["src/main.rs"]),
    ("env::var", &[]),
    ("env::vars", &[]),
];

/// Where a string may hold Chinese, and why.
const CHINESE: &[(&str, &str)] = &[
    ("src/speech/", "all wording"),
    ("src/conversation/", "words that people type"),
    ("src/desk/office.rs", "words that people type after /invite and /stats"),
    ("src/desk/roster.rs", "words that people type after /duty"),
    ("src/desk/report.rs", "words that people type after /report"),
    ("src/paper/report.rs", "names of fonts"),
    ("src/separated.rs", "signs with which a formula begins"),
    ("src/desk/group.rs", "words that people type after /staffgroup"),
    ("src/desk/away.rs", "words that people type after /away"),
    ("src/channel/terminal/line.rs", "words that people type in a terminal"),
    ("src/channel/telegram/split.rs", "signs that end a sentence"),
    ("src/eval/questions.rs", "a label in files of questions"),
    ("src/masking/", "names and shapes that are looked for in texts"),
    ("src/desk/learning.rs", "signs between words that people type"),
    ("src/domain/", "forms that are read, not said"),
    ("src/triage/", "words that are looked for in questions"),
    ("src/knowledge/", "words that are looked for in texts; what is wrong with a data file"),
    ("src/guide/", "headings of articles; what is wrong with a data file"),
];

/// Imports against the arrows.
pub fn layers(file: &str, text: &str) -> Vec<Breach> {
    let module = modules(file);
    let own = module[0].as_str();
    let breach = |line, rule: String| Breach { file: file.to_owned(), line, rule };
    let Some((_, allowed)) = LAYERS.iter().find(|(name, _)| *name == own) else {
        return vec![breach(1, format!("`{own}` has no layer: give it one in tests/architecture/rules.rs"))];
    };
    if is_test(file) {
        return vec![];
    }
    let tokens = tokens::of(file, text);
    let mut found = vec![];
    for (path, line) in tokens::paths(&tokens, "crate") {
        let used = path.join("::");
        let below = |prefix: &str| prefix.is_empty() || used == prefix || used.starts_with(&format!("{prefix}::"));
        if path.first().is_some_and(|first| first != own) && !allowed.iter().any(|prefix| below(prefix)) {
            found.push(breach(line, format!("`{own}` may not use `{used}`")));
        }
    }
    found.extend(escapes(&tokens, module.len()).into_iter().map(|line| {
        breach(line, "`super` leads out of the module: write `crate::…`, so that the arrow is seen".to_owned())
    }));
    found
}

/// Chains of `super` that leave the top-level module.
fn escapes(tokens: &[Located], depth: usize) -> Vec<usize> {
    let is_super = |token: &Token| *token == Token::Word("super".to_owned());
    let mut lines = vec![];
    let mut chain = 0;
    for (index, (token, line)) in tokens.iter().enumerate() {
        if is_super(token) {
            let goes_on = index >= 3 && chain > 0 && is_super(&tokens[index - 3].0);
            chain = if goes_on { chain + 1 } else { 1 };
            // `pub(super)` at the top is the crate itself: nothing is used.
            let in_visibility = matches!(tokens.get(index + 1), Some((Token::Bracket(')'), _)));
            if chain >= depth && !in_visibility {
                lines.push(*line);
            }
        }
    }
    lines
}

/// Names of outside things at the wrong place.
pub fn owners(file: &str, text: &str) -> Vec<Breach> {
    if is_test(file) {
        return vec![];
    }
    let tokens = tokens::of(file, text);
    let mut found = vec![];
    for (index, (_, line)) in tokens.iter().enumerate() {
        for (name, owners) in OWNERS {
            if says(&tokens[index..], name) && !owners.iter().any(|owner| file.starts_with(owner)) {
                let rule = format!("`{name}` belongs to {}", owners.join(", "));
                found.push(Breach { file: file.to_owned(), line: *line, rule });
            }
        }
    }
    found
}

/// Do the tokens begin with this name (`a`, `a::b` or `a!`)?
fn says(tokens: &[Located], name: &str) -> bool {
    let wanted: proc_macro2::TokenStream = name.parse().unwrap();
    let wanted: Vec<String> = wanted.into_iter().map(|tree| tree.to_string()).collect();
    wanted.len() <= tokens.len()
        && wanted.iter().zip(tokens).all(|(wanted, (token, _))| match token {
            Token::Word(word) => word == wanted,
            Token::Sign(sign) => sign.to_string() == *wanted,
            Token::Bracket(_) | Token::Literal(_) => false,
        })
}

/// Chinese in strings outside `speech`.
pub fn wording(file: &str, text: &str) -> Vec<Breach> {
    if is_test(file) || CHINESE.iter().any(|(place, _)| file.starts_with(place)) {
        return vec![];
    }
    tokens::of(file, text)
        .into_iter()
        .filter_map(|(token, line)| match token {
            Token::Literal(literal) if literal.chars().any(is_chinese) => {
                Some(Breach { file: file.to_owned(), line, rule: format!("wording belongs to speech: {literal}") })
            }
            Token::Literal(_) | Token::Word(_) | Token::Sign(_) | Token::Bracket(_) => None,
        })
        .collect()
}

/// Han characters and Chinese punctuation.
fn is_chinese(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{3001}'..='\u{303f}' | '\u{ff01}'..='\u{ff5e}')
}

/// The modules of a file: `src/store/inbox.rs` is `store`, `inbox`.
fn modules(file: &str) -> Vec<String> {
    let path = file.trim_start_matches("src/").trim_end_matches(".rs").trim_end_matches("/mod");
    path.split('/').map(str::to_owned).collect()
}

/// A file that holds only tests.
fn is_test(file: &str) -> bool {
    file.ends_with("/tests.rs") || file.contains("/tests/")
}
