//! What is wrong with the period of a report.

use crate::domain::department::Departments;
use crate::domain::moment::Moment;
use crate::domain::period::PeriodProblem;
use crate::domain::person::Language;
use crate::speech::say_figures;
use crate::speech::words::Voice;

/// What was typed, what is wrong with it, and how it is written.
pub fn bad_period(text: &str, problem: PeriodProblem) -> String {
    let departments = Departments::default();
    let voice = Voice { language: Language::Chinese, departments: &departments, now: Moment(0), calendar: None };
    format!(
        "{text}：{}\n写法：2026-10、2026年三季度、2026年上半年、2026、2026-10-01..2026-10-15、上月。",
        say_figures::problem(voice, problem)
    )
}
