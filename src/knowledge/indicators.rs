//! The plan's indicators (`knowledge/indicators.toml`).

use std::collections::BTreeSet;

use serde::Deserialize;

use crate::domain::indicator::{Amount, Indicator, Plan};
use crate::domain::problem::Problem;

use super::article::{first_line, line_at};
use super::files::TextFile;

/// File name below the knowledge folder.
pub const INDICATORS_FILE: &str = "indicators.toml";

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct IndicatorsFile {
    name: String,
    english: String,
    base_year: i32,
    target_year: i32,
    #[serde(default)]
    indicator: Vec<toml::Spanned<RawIndicator>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawIndicator {
    number: u16,
    category: String,
    category_english: String,
    name: String,
    english: String,
    unit: String,
    unit_english: String,
    base: Option<String>,
    target: Option<String>,
}

/// Reads the file; one that cannot be parsed gives no plan, and an indicator that is wrong is left out.
pub fn parse(file: &TextFile) -> (Plan, Vec<Problem>) {
    let parsed: IndicatorsFile = match toml::from_str(&file.text) {
        Ok(parsed) => parsed,
        Err(error) => {
            let line = error.span().map_or(1, |span| line_at(&file.text, span.start));
            return (Plan::default(), vec![Problem::error(&file.path, line, first_line(error.message()))]);
        }
    };
    let mut problems = vec![];
    if parsed.base_year >= parsed.target_year {
        problems.push(Problem::error(&file.path, 1, "基准年要早于目标年"));
    }
    let mut plan = Plan {
        name: [parsed.name, parsed.english],
        base_year: parsed.base_year,
        target_year: parsed.target_year,
        indicators: vec![],
    };
    let mut seen = BTreeSet::new();
    for raw in parsed.indicator {
        let line = line_at(&file.text, raw.span().start);
        let raw = raw.into_inner();
        match indicator(raw) {
            Ok(indicator) if !seen.insert(indicator.number) => {
                let what = format!("编号 {} 用了两次，后一个不算", indicator.number);
                problems.push(Problem::error(&file.path, line, what));
            }
            Ok(indicator) => plan.indicators.push(indicator),
            Err(what) => problems.push(Problem::error(&file.path, line, what)),
        }
    }
    (plan, problems)
}

fn indicator(raw: RawIndicator) -> Result<Indicator, String> {
    let amount = |text: Option<String>| match text {
        None => Ok(None),
        Some(text) => Amount::parse(&text).map(Some).ok_or_else(|| format!("“{text}”不是数（最多三位小数）")),
    };
    if raw.number == 0 || raw.name.trim().is_empty() {
        return Err("编号从 1 起，名称不能空".to_owned());
    }
    Ok(Indicator {
        number: raw.number,
        category: [raw.category, raw.category_english],
        name: [raw.name, raw.english],
        unit: [raw.unit, raw.unit_english],
        base: amount(raw.base)?,
        target: amount(raw.target)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(text: &str) -> (Plan, Vec<Problem>) {
        parse(&TextFile { path: INDICATORS_FILE.to_owned(), text: text.to_owned() })
    }

    fn row(number: u16, target: &str) -> String {
        format!(
            "[[indicator]]\nnumber = {number}\ncategory = \"甲\"\ncategory_english = \"A\"\nname = \"乙\"\n\
             english = \"B\"\nunit = \"%\"\nunit_english = \"%\"\ntarget = \"{target}\"\n"
        )
    }

    const HEAD: &str = "name = \"规划\"\nenglish = \"Plan\"\nbase_year = 2020\ntarget_year = 2025\n";

    #[test]
    fn what_is_wrong_is_named_with_its_line_and_the_rest_is_used() {
        let (plan, problems) = parsed(&format!("{HEAD}{}{}{}", row(1, "5"), row(1, "6"), row(2, "很多")));
        assert_eq!(plan.indicators.len(), 1);
        let lines: Vec<_> = problems.iter().map(|problem| problem.line).collect();
        assert_eq!(lines, [14, 23], "{problems:?}");
        let (plan, problems) = parsed("name = 3");
        assert!(plan.indicators.is_empty() && problems.len() == 1);
    }
}
