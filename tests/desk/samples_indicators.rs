//! One sample of everything that is said about the indicators of the plan.

use quality_clinic::domain::ids::PersonId;
use quality_clinic::domain::indicator::{Amount, Entered, Indicator, NewValue, Plan, ValueProblem};
use quality_clinic::speech::indicators::Named;
use quality_clinic::speech::reply::Reply;
use quality_clinic::speech::reply_indicators::IndicatorReply;

use super::bench::at;

/// About the indicators of the plan.
pub fn indicators() -> Vec<Reply> {
    let words = |text: &str| [text.to_owned(), text.to_owned()];
    let amount = |text| Amount::parse(text);
    let value = |year, text| NewValue { indicator: 3, year, value: amount(text).expect("a number"), note: "n".into() };
    let entered = |year, text| Entered { new: value(year, text), by: PersonId(1), at: at("2026-11-24T09:00") };
    let indicator = |unit, target| Indicator {
        number: 3,
        category: words("Quality"),
        name: words("Safe products"),
        unit: words(unit),
        base: amount("98.1"),
        target,
    };
    let plan = |unit, target| {
        let indicators = vec![indicator(unit, target)];
        Plan { name: words("Plan"), base_year: 2020, target_year: 2025, indicators }
    };
    let named = || Named { entered: entered(2025, "98"), by: "Chen".into() };
    let mut all = vec![IndicatorReply::NoPlan];
    for (unit, target) in [("%", amount("98.2")), ("items", amount("120")), ("items", amount("50")), ("items", None)] {
        for values in [vec![], vec![entered(2025, "98")]] {
            let plan = Box::new(plan(unit, target));
            let standings = plan.standings(&values);
            let standing = standings[0].clone();
            all.push(IndicatorReply::One { plan: plan.clone(), standing: standing.clone(), history: vec![named()] });
            let (before, new) = (Some(named()), value(2026, "99"));
            all.push(IndicatorReply::Entered { plan: plan.clone(), standing, new, before });
            all.push(IndicatorReply::List { plan, standings });
        }
    }
    for problem in [
        ValueProblem::Usage,
        ValueProblem::NoSuchIndicator,
        ValueProblem::NotAYear,
        ValueProblem::BeforePlan,
        ValueProblem::NotYet,
        ValueProblem::NotANumber,
        ValueProblem::OverHundred,
        ValueProblem::LongNote,
    ] {
        all.push(IndicatorReply::Wrong { problem, plan: Box::new(plan("%", None)), this_year: 2026 });
    }
    all.into_iter().map(Reply::from).collect()
}
