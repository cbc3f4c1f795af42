//! Words by key and language, from the files in `words/<language>/`. The only file that knows fluent.

use std::borrow::Cow;
use std::collections::HashMap;

use fluent_templates::fluent_bundle::FluentValue;
use fluent_templates::{LanguageIdentifier, Loader, langid, static_loader};

use crate::conversation::button::Button;
use crate::domain::department::{Departments, Slug};
use crate::domain::moment::Moment;
use crate::domain::person::Language;
use crate::domain::working_time::Calendar;

use super::message::ButtonFace;

static_loader! {
    static WORDS = {
        locales: "./src/speech/words",
        fallback_language: "zh-CN",
        // Text goes out as it stands; direction marks would only disturb copying.
        customise: |bundle| bundle.set_use_isolating(false),
    };
}

const CHINESE: LanguageIdentifier = langid!("zh-CN");
const ENGLISH: LanguageIdentifier = langid!("en");

/// In whose ear the words fall: language, the taxonomy's names, and now.
#[derive(Debug, Clone, Copy)]
pub struct Voice<'a> {
    /// Language of the reader.
    pub language: Language,
    /// Names of departments, industries, towns.
    pub departments: &'a Departments,
    /// For what is past or still to come.
    pub now: Moment,
    /// Which years have their holiday notice; none where nothing is promised.
    pub calendar: Option<&'a Calendar>,
}

impl Voice<'_> {
    /// The words of a key.
    pub fn say(&self, key: &str) -> String {
        text(self.language, key)
    }

    /// The words of a key with what is filled in.
    pub fn fill(&self, key: &str, with: &[(&'static str, &str)]) -> String {
        filled(self.language, key, with)
    }

    /// A button.
    pub fn button(&self, key: &str, button: &Button) -> ButtonFace {
        self.labelled(self.say(key), button)
    }

    /// A button with a label of its own.
    pub fn labelled(&self, label: String, button: &Button) -> ButtonFace {
        ButtonFace { label, data: button.to_string() }
    }

    /// Name of a department.
    pub fn department(&self, slug: &Slug) -> String {
        match (self.departments.get(slug), self.language) {
            (Some(department), Language::Chinese) => department.name.clone(),
            (Some(department), Language::English) => department.english.clone(),
            (None, _) => slug.to_string(),
        }
    }

    /// Name of an industry.
    pub fn industry(&self, slug: &str) -> String {
        let found = self.departments.industries.iter().find(|industry| industry.slug == slug);
        match (found, self.language) {
            (Some(industry), Language::Chinese) => industry.name.clone(),
            (Some(industry), Language::English) => industry.english.clone(),
            (None, _) => slug.to_owned(),
        }
    }

    /// Items joined as the language does.
    pub fn list<I: IntoIterator<Item = String>>(&self, items: I) -> String {
        items.into_iter().collect::<Vec<_>>().join(&self.say("list-separator"))
    }
}

/// The words of a key in a language.
pub fn text(language: Language, key: &str) -> String {
    filled(language, key, &[])
}

/// The words of a key in a language, filled in.
pub fn filled(language: Language, key: &str, with: &[(&'static str, &str)]) -> String {
    let id = match language {
        Language::Chinese => &CHINESE,
        Language::English => &ENGLISH,
    };
    let arguments: HashMap<Cow<'static, str>, FluentValue<'_>> =
        with.iter().map(|(name, value)| (Cow::Borrowed(*name), FluentValue::from(*value))).collect();
    // A missing key shows its name: never silence, and the test of keys finds it first.
    WORDS.try_lookup_with_args(id, key, &arguments).unwrap_or_else(|| key.to_owned())
}
