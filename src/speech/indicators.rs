//! Indicators of the plan in words, as a bar, and as a table.

use crate::domain::indicator::{Amount, Entered, Indicator, NOTE_MAX, Plan, Progress, Standing, ValueProblem};
use crate::domain::person::Language;
use crate::domain::report::{Grid, Value};

use super::dates;
use super::message::Message;
use super::reply_indicators::IndicatorReply;
use super::words::Voice;

/// A value as it was entered, with who did it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// The value.
    pub entered: Entered,
    /// Name of the person.
    pub by: String,
}

/// The words of this language of a pair in the data.
pub fn of_pair(language: Language, [chinese, english]: &[String; 2]) -> String {
    match language {
        Language::Chinese => chinese.clone(),
        Language::English => english.clone(),
    }
}

/// An amount with its unit.
pub fn amount(voice: Voice<'_>, indicator: &Indicator, amount: Amount) -> String {
    if indicator.is_percent() {
        return format!("{amount}%");
    }
    let unit = of_pair(voice.language, &indicator.unit);
    voice.fill("indicator-amount", &[("amount", &amount.to_string()), ("unit", &unit)])
}

/// How far it is.
pub fn progress(voice: Voice<'_>, plan: &Plan, standing: &Standing) -> String {
    let indicator = &standing.indicator;
    let Some(latest) = standing.latest() else {
        return match indicator.target {
            Some(target) => {
                let words = [amount(voice, indicator, target), plan.target_year.to_string()];
                voice.fill("indicator-unknown-target", &[("target", &words[0]), ("target_year", &words[1])])
            }
            None => voice.say("indicator-unknown"),
        };
    };
    let year = latest.new.year.to_string();
    let value = amount(voice, indicator, latest.new.value);
    let target = indicator.target.map(|target| amount(voice, indicator, target)).unwrap_or_default();
    let target_year = plan.target_year.to_string();
    let known = [("year", year.as_str()), ("value", &value), ("target", &target), ("target_year", &target_year)];
    match standing.progress() {
        Progress::Unknown => voice.say("indicator-unknown"),
        Progress::NoTarget => voice.fill("indicator-no-target", &known),
        Progress::Reached => voice.fill("indicator-reached", &known),
        Progress::Short { percent, missing } => {
            let missing = if indicator.is_percent() {
                voice.fill("indicator-points", &[("amount", &missing.to_string())])
            } else {
                amount(voice, indicator, missing)
            };
            let percent = percent.to_string();
            let more = [("percent", percent.as_str()), ("missing", &missing)];
            voice.fill("indicator-short", &[known.as_slice(), &more].concat())
        }
    }
}

/// Number and name.
pub fn head(voice: Voice<'_>, indicator: &Indicator) -> String {
    format!("{}. {}", indicator.number, of_pair(voice.language, &indicator.name))
}

/// A value with its year, who entered it, and the note.
pub fn entered(voice: Voice<'_>, indicator: &Indicator, named: &Named) -> String {
    let new = &named.entered.new;
    let (year, value) = (new.year.to_string(), amount(voice, indicator, new.value));
    let when = dates::moment(voice.language, named.entered.at);
    let words = [("year", year.as_str()), ("value", &value), ("by", &named.by), ("when", &when), ("note", &new.note)];
    voice.fill(if new.note.is_empty() { "indicator-entered-line" } else { "indicator-entered-note" }, &words)
}

/// Why a value is not taken.
pub fn problem(voice: Voice<'_>, problem: ValueProblem, plan: &Plan, this_year: i32) -> String {
    let count = plan.indicators.iter().map(|one| one.number).max().unwrap_or_default();
    let known = [
        ("count", count.to_string()),
        ("base", plan.base_year.to_string()),
        ("first", (plan.base_year + 1).to_string()),
        ("last", this_year.to_string()),
        ("max", NOTE_MAX.to_string()),
    ];
    let known: Vec<(&'static str, &str)> = known.iter().map(|(name, words)| (*name, words.as_str())).collect();
    let key = match problem {
        ValueProblem::Usage => "indicator-usage",
        ValueProblem::NoSuchIndicator => "indicator-none-such",
        ValueProblem::NotAYear => "indicator-not-a-year",
        ValueProblem::BeforePlan => "indicator-before-plan",
        ValueProblem::NotYet => "indicator-not-yet",
        ValueProblem::NotANumber => "indicator-not-a-number",
        ValueProblem::OverHundred => "indicator-over-hundred",
        ValueProblem::LongNote => "indicator-long-note",
    };
    voice.fill(key, &known)
}

/// To the office.
pub fn reply(voice: Voice<'_>, reply: &IndicatorReply) -> Message {
    match reply {
        IndicatorReply::NoPlan => Message::new().line(&voice.say("indicator-no-plan")),
        IndicatorReply::List { plan, standings } => {
            let name = of_pair(voice.language, &plan.name);
            let mut message = Message::new().bold_line(&voice.fill("indicators-head", &[("plan", &name)]));
            let mut category = String::new();
            for standing in standings {
                let here = of_pair(voice.language, &standing.indicator.category);
                if here != category {
                    message = message.gap().bold_line(&here);
                    category = here;
                }
                let (name, how) = (head(voice, &standing.indicator), progress(voice, plan, standing));
                message = message.line(&voice.fill("indicators-line", &[("name", &name), ("how", &how)]));
            }
            message.gap().line(&voice.say("indicators-hint"))
        }
        IndicatorReply::One { plan, standing, history } => {
            let indicator = &standing.indicator;
            let message = Message::new().bold_line(&head(voice, indicator)).line(&progress(voice, plan, standing));
            let message = in_plan(voice, plan, indicator).iter().fold(message, |message, line| message.line(line));
            history.iter().fold(message, |message, one| message.line(&entered(voice, indicator, one)))
        }
        IndicatorReply::Entered { plan, standing, new, before } => {
            let indicator = &standing.indicator;
            let (name, year) = (head(voice, indicator), new.year.to_string());
            let value = amount(voice, indicator, new.value);
            let words = [("name", name.as_str()), ("year", &year), ("value", &value)];
            let message = Message::new().line(&voice.fill("indicator-entered", &words));
            let message = match before {
                Some(before) => {
                    let was = entered(voice, indicator, before);
                    message.line(&voice.fill("indicator-entered-before", &[("was", &was)]))
                }
                None => message,
            };
            message.line(&progress(voice, plan, standing))
        }
        IndicatorReply::Wrong { problem: why, plan, this_year } => {
            Message::new().line(&problem(voice, *why, plan, *this_year))
        }
    }
}

/// What the plan itself says: the base year and the target.
pub fn in_plan(voice: Voice<'_>, plan: &Plan, indicator: &Indicator) -> Vec<String> {
    let nothing = || voice.say("indicator-dash");
    let words = |figure: Option<Amount>| figure.map_or_else(nothing, |figure| amount(voice, indicator, figure));
    let (base, target) = (words(indicator.base), words(indicator.target));
    vec![
        voice.fill("indicator-base", &[("year", &plan.base_year.to_string()), ("value", &base)]),
        voice.fill("indicator-target", &[("year", &plan.target_year.to_string()), ("value", &target)]),
    ]
}

/// Width and height of a bar, in the units of its drawing.
const BAR: (i64, i64) = (200, 12);

/// A bar of how far it is; none where there is no target or no value. Its title says the same in words.
pub fn bar(voice: Voice<'_>, plan: &Plan, standing: &Standing) -> Option<String> {
    let percent = match standing.progress() {
        Progress::Unknown | Progress::NoTarget => return None,
        Progress::Reached => 100,
        Progress::Short { percent, .. } => percent.clamp(0, 100),
    };
    let (width, height) = BAR;
    let title = super::chart::escaped(&progress(voice, plan, standing));
    let long = width * percent / 100;
    Some(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"0 0 {width} {height}\" \
         preserveAspectRatio=\"none\"><title>{title}</title>\
         <rect width=\"{width}\" height=\"{height}\" rx=\"3\" fill=\"var(--line, #d0d7de)\"/>\
         <rect width=\"{long}\" height=\"{height}\" rx=\"3\" fill=\"var(--accent, #1b6753)\"/></svg>"
    ))
}

/// The indicators as a table: what the plan says, the years, and how far each is.
pub fn grid(voice: Voice<'_>, plan: &Plan, standings: &[Standing]) -> Grid {
    let years: Vec<i32> = plan.years(voice.now.year()).collect();
    let year = |key: &str, year: i32| voice.fill(key, &[("year", &year.to_string())]);
    let names = ["indicator-col-number", "indicator-col-category", "indicator-col-name", "indicator-col-unit"];
    let mut columns: Vec<String> = names.iter().map(|key| voice.say(key)).collect();
    columns.push(year("indicator-col-base", plan.base_year));
    columns.push(year("indicator-col-target", plan.target_year));
    columns.extend(years.iter().map(|one| year("indicator-col-year", *one)));
    columns.push(voice.say("indicator-col-progress"));
    let figure = |figure: Option<Amount>| figure.map_or_else(|| Value::Text(String::new()), Value::Amount);
    let row = |standing: &Standing| {
        let indicator = &standing.indicator;
        let pair = |pair| Value::Text(of_pair(voice.language, pair));
        let mut row = vec![Value::Count(u64::from(indicator.number)), pair(&indicator.category), pair(&indicator.name)];
        row.extend([pair(&indicator.unit), figure(indicator.base), figure(indicator.target)]);
        row.extend(years.iter().map(|year| figure(standing.values.get(year).map(|one| one.new.value))));
        row.push(Value::Text(progress(voice, plan, standing)));
        row
    };
    Grid {
        title: of_pair(voice.language, &plan.name),
        short_columns: columns.clone(),
        on_paper: (0..columns.len()).collect(),
        columns,
        rows: standings.iter().map(row).collect(),
        names: names.len(),
        definition: voice.say("indicators-definition"),
    }
}
