//! To the office, about the indicators of the plan.

use crate::domain::indicator::{NewValue, Plan, Standing, ValueProblem};

use super::indicators::Named;

/// To the office.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum IndicatorReply {
    /// The library has no plan.
    NoPlan,
    /// All of them, and how far each is.
    List {
        /// The plan.
        plan: Box<Plan>,
        /// In its order.
        standings: Vec<Standing>,
    },
    /// One with everything that was entered.
    One {
        /// The plan.
        plan: Box<Plan>,
        /// Which.
        standing: Standing,
        /// The newest first.
        history: Vec<Named>,
    },
    /// A value was entered.
    Entered {
        /// The plan.
        plan: Box<Plan>,
        /// How it is now.
        standing: Standing,
        /// What was entered.
        new: NewValue,
        /// What held before for that year.
        before: Option<Named>,
    },
    /// It was not.
    Wrong {
        /// Why.
        problem: ValueProblem,
        /// The plan.
        plan: Box<Plan>,
        /// No later year is taken.
        this_year: i32,
    },
}
