//! `clinic.toml` as located values.

use std::ops::Range;
use std::path::Path;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Fault, Origin, Raw, Setting, SettingProblem};

/// Values of a settings file; unknown keys and what is not TOML go into `problems`, all of them.
/// Relative folders are meant from where the program is started, like those of flags.
pub fn read(path: &Path, text: &str, problems: &mut Vec<SettingProblem>) -> Raw {
    let text = text.trim_start_matches('\u{feff}');
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut file = File { path, text, raw: Raw::new(), problems };
    for error in errors {
        // Only the message: the error's full form quotes the line, which may hold a secret.
        file.problem(error.span().unwrap_or_default(), Fault::Syntax(error.message().to_owned()));
    }
    file.table("", table.get_ref());
    file.raw
}

struct File<'a> {
    path: &'a Path,
    text: &'a str,
    raw: Raw,
    problems: &'a mut Vec<SettingProblem>,
}

impl File<'_> {
    fn table(&mut self, prefix: &str, table: &DeTable<'_>) {
        for (name, value) in table {
            let key = format!("{prefix}{}", name.get_ref());
            match (Setting::ALL.into_iter().find(|setting| setting.key() == Some(key.as_str())), value.get_ref()) {
                (Some(setting), _) => self.setting(setting, value),
                (None, DeValue::Table(inner)) if is_section(&key) => self.table(&format!("{key}."), inner),
                (None, _) => self.problem(name.span(), Fault::Unknown(key)),
            }
        }
    }

    fn setting(&mut self, setting: Setting, value: &Spanned<DeValue<'_>>) {
        let text = match (setting, value.get_ref()) {
            (Setting::WebBehindProxy, DeValue::Boolean(yes)) => Some(if *yes { "yes" } else { "no" }.to_owned()),
            (_, value) => text_of(value),
        };
        let Some(text) = text else {
            return self.problem(value.span(), Fault::WrongType(setting));
        };
        if text.trim().is_empty() {
            return self.problem(value.span(), Fault::Empty(setting));
        }
        let origin = self.origin(value.span());
        self.raw.insert(setting, (text.trim().to_owned(), origin));
    }

    fn problem(&mut self, span: Range<usize>, fault: Fault) {
        let origin = self.origin(span);
        self.problems.push(SettingProblem { origin, fault });
    }

    fn origin(&self, span: Range<usize>) -> Origin {
        let before = self.text.get(..span.start).unwrap_or(self.text);
        Origin::File { path: self.path.to_owned(), line: 1 + before.matches('\n').count() }
    }
}

/// A table that holds settings.
fn is_section(key: &str) -> bool {
    Setting::ALL.into_iter().filter_map(Setting::key).any(|known| known.starts_with(&format!("{key}.")))
}

/// A text, a whole number, or a list of texts in the form that the environment has.
fn text_of(value: &DeValue<'_>) -> Option<String> {
    match value {
        DeValue::String(text) => Some(text.to_string()),
        DeValue::Integer(number) => Some(number.as_str().to_owned()),
        DeValue::Array(items) => {
            let texts: Option<Vec<&str>> = items.iter().map(|item| item.get_ref().as_str()).collect();
            Some(texts?.join(","))
        }
        DeValue::Float(_) | DeValue::Boolean(_) | DeValue::Datetime(_) | DeValue::Table(_) => None,
    }
}
