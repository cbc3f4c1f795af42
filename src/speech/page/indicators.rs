//! The page of the plan's indicators, in words.

use crate::domain::department::Departments;
use crate::domain::indicator::{Entered, Plan, Standing, ValueProblem};
use crate::domain::moment::Moment;
use crate::speech::indicators::{self, Named};
use crate::speech::words::Voice;

use super::PageWords;

/// What the page shows.
#[derive(Debug, Clone)]
pub struct PlanPage {
    /// Name of the plan; empty if there is none.
    pub plan: String,
    /// Parts of the plan with their indicators.
    pub categories: Vec<(String, Vec<OnPage>)>,
    /// Years for which values are entered, the latest first.
    pub years: Vec<i32>,
}

/// An indicator.
#[derive(Debug, Clone)]
pub struct OnPage {
    /// Its number.
    pub number: u16,
    /// Number and name.
    pub head: String,
    /// Its unit.
    pub unit: String,
    /// How far it is, in words.
    pub progress: String,
    /// The same as a bar.
    pub bar: Option<String>,
    /// The base year and the target.
    pub in_plan: Vec<String>,
    /// What was entered, the latest year first; of a year the value that holds first.
    pub history: Vec<Line>,
}

/// A value as it was entered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// In words.
    pub words: String,
    /// Another took its place.
    pub is_replaced: bool,
}

/// The page of a plan with what was entered, given the newest first.
pub fn plan_page(voice: Voice<'_>, plan: &Plan, entered: &[Named]) -> PlanPage {
    let values: Vec<Entered> = entered.iter().map(|one| one.entered.clone()).collect();
    let mut categories: Vec<(String, Vec<OnPage>)> = vec![];
    for standing in plan.standings(&values) {
        let category = indicators::of_pair(voice.language, &standing.indicator.category);
        let shown = on_page(voice, plan, &standing, entered);
        match categories.last_mut() {
            Some((name, list)) if *name == category => list.push(shown),
            Some(_) | None => categories.push((category, vec![shown])),
        }
    }
    let mut years: Vec<i32> = plan.years(voice.now.year()).collect();
    years.reverse();
    PlanPage { plan: indicators::of_pair(voice.language, &plan.name), categories, years }
}

fn on_page(voice: Voice<'_>, plan: &Plan, standing: &Standing, entered: &[Named]) -> OnPage {
    let indicator = &standing.indicator;
    let mut own: Vec<&Named> = entered.iter().filter(|one| one.entered.new.indicator == indicator.number).collect();
    // Stable: of one year the newest stays first.
    own.sort_by_key(|one| std::cmp::Reverse(one.entered.new.year));
    let mut year = None;
    let history = own.into_iter().map(|one| {
        let is_replaced = year == Some(one.entered.new.year);
        year = Some(one.entered.new.year);
        Line { words: indicators::entered(voice, indicator, one), is_replaced }
    });
    OnPage {
        number: indicator.number,
        history: history.collect(),
        head: indicators::head(voice, indicator),
        unit: indicators::of_pair(voice.language, &indicator.unit),
        progress: indicators::progress(voice, plan, standing),
        bar: indicators::bar(voice, plan, standing),
        in_plan: indicators::in_plan(voice, plan, indicator),
    }
}

impl PageWords {
    /// Why a value of an indicator was not taken.
    pub fn value_problem(&self, why: ValueProblem, plan: &Plan, now: Moment) -> String {
        let nothing = Departments::default();
        let voice = Voice { language: self.language, departments: &nothing, now, calendar: None };
        indicators::problem(voice, why, plan, now.year())
    }
}
