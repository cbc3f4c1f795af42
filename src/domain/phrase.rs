//! Canned phrases (常用语) of a department, with gaps that the program fills from the ticket at hand.

/// Longest name of a phrase, in characters: it must fit on a button.
pub const PHRASE_NAME_MAX: usize = 20;
/// Longest phrase, in characters: more is a prescription, not a phrase.
pub const PHRASE_BODY_MAX: usize = 500;
/// Phrases of one department: more are not found again while one writes.
pub const PHRASES_MAX: usize = 30;
/// Longest word between braces that is taken for a gap; longer ones are words of the writer.
const GAP_MAX_CHARS: usize = 20;

/// What can be filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Placeholder {
    /// Name of the client's firm.
    Firm,
    /// Number of the ticket.
    Number,
    /// Who answers.
    Expert,
    /// Today.
    Date,
    /// Name of the ticket's department.
    Department,
}

impl Placeholder {
    /// Every one with the names that people may write between braces.
    pub const NAMES: [(Self, &'static str, &'static str); 5] = [
        (Self::Firm, "firm", "企业"),
        (Self::Number, "number", "编号"),
        (Self::Expert, "expert", "专家"),
        (Self::Date, "date", "日期"),
        (Self::Department, "department", "科室"),
    ];

    /// The placeholder of a name, in either language.
    pub fn named(name: &str) -> Option<Self> {
        let found = Self::NAMES
            .into_iter()
            .find(|(_, english, chinese)| name.eq_ignore_ascii_case(english) || name == *chinese);
        found.map(|(placeholder, ..)| placeholder)
    }
}

/// What is filled in, from one ticket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Values {
    /// Name of the client's firm, or what stands for it.
    pub firm: String,
    /// Number of the ticket.
    pub number: String,
    /// Who answers.
    pub expert: String,
    /// Today.
    pub date: String,
    /// Name of the ticket's department.
    pub department: String,
}

impl Values {
    /// The value of a placeholder.
    pub fn of(&self, placeholder: Placeholder) -> &str {
        match placeholder {
            Placeholder::Firm => &self.firm,
            Placeholder::Number => &self.number,
            Placeholder::Expert => &self.expert,
            Placeholder::Date => &self.date,
            Placeholder::Department => &self.department,
        }
    }
}

/// May there be gaps in a text?
pub fn has_gaps(text: &str) -> bool {
    text.contains(['{', '｛'])
}

/// Fills the gaps of a text. `known` gives what stands for a name; the names that it does not know come
/// back, in order.
///
/// # Errors
/// The unknown names.
pub fn fill(text: &str, known: impl Fn(&str) -> Option<String>) -> Result<String, Vec<String>> {
    let mut filled = String::with_capacity(text.len());
    let mut unknown = vec![];
    let mut rest = text;
    while let Some((before, gap)) = rest.split_once(['{', '｛']) {
        filled.push_str(before);
        let brace = &rest[before.len()..rest.len() - gap.len()];
        let inside = gap.split_once(['}', '｝']).filter(|(name, _)| is_name(name.trim()));
        let Some((name, after)) = inside else {
            filled.push_str(brace);
            rest = gap;
            continue;
        };
        match known(name.trim()) {
            Some(value) => filled.push_str(&value),
            None => unknown.push(name.trim().to_owned()),
        }
        rest = after;
    }
    filled.push_str(rest);
    if unknown.is_empty() { Ok(filled) } else { Err(unknown) }
}

/// One short word: what stands in braces in a formula or a piece of code is left alone.
fn is_name(text: &str) -> bool {
    let chars = text.chars().count();
    (1..=GAP_MAX_CHARS).contains(&chars) && text.chars().all(|c| c.is_alphanumeric() || c == '#')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(name: &str) -> Option<String> {
        Placeholder::named(name).map(|placeholder| format!("<{placeholder:?}>"))
    }

    #[test]
    fn gaps_are_filled_in_both_languages_and_other_braces_stay() {
        for (text, expected) in [
            ("{firm}您好，{ 编号 }", "<Firm>您好，<Number>"),
            ("｛日期｝", "<Date>"),
            ("集合 {1, 2} 和 { }", "集合 {1, 2} 和 { }"),
            ("没有关上的 {firm", "没有关上的 {firm"),
            ("{{firm}}", "{<Firm>}"),
            ("", ""),
        ] {
            assert_eq!(fill(text, known).as_deref(), Ok(expected), "{text}");
        }
    }

    #[test]
    fn unknown_names_come_back_in_order() {
        assert_eq!(fill("{firn}、{firm}、{电话}", known), Err(vec!["firn".to_owned(), "电话".to_owned()]));
    }
}
