//! The taxonomy (`knowledge/departments.toml`): departments, industries, towns, office hours.

use chrono::NaiveTime;
use serde::Deserialize;

use crate::domain::department::{Department, Departments, Industry, IntakeQuestion, Slug, Targets};
use crate::domain::follow_up::{DAYS_DEFAULT, DAYS_MAX};
use crate::domain::problem::Problem;

use super::article::{first_line, line_at};
use super::files::TextFile;

/// File name below the knowledge folder.
pub const DEPARTMENTS_FILE: &str = "departments.toml";
/// Most intake questions of a department: more, and firms give up before the ticket is written.
pub const INTAKE_MAX: usize = 6;
/// Longest target in working hours, about a quarter of a year; beyond it is a typing error.
const TARGET_HOURS_MAX: u32 = 500;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct DepartmentsFile {
    office: Office,
    #[serde(default)]
    towns: Vec<String>,
    out_of_scope: OutOfScope,
    department: Vec<toml::Spanned<RawDepartment>>,
    #[serde(default)]
    industry: Vec<Industry>,
    #[serde(default)]
    urgent_intake: Vec<IntakeQuestion>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Office {
    hours: Vec<[String; 2]>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct OutOfScope {
    words: Vec<String>,
    examples: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawDepartment {
    slug: String,
    name: String,
    english: String,
    scope: String,
    words: Vec<String>,
    examples: Vec<String>,
    targets: RawTargets,
    follow_up_days: Option<u16>,
    #[serde(default)]
    intake: Vec<IntakeQuestion>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawTargets {
    first_normal_hours: u32,
    first_urgent_hours: u32,
    solve_normal_hours: u32,
    solve_urgent_hours: u32,
}

/// Reads the taxonomy. A file that cannot be parsed gives no departments at all, which whoever
/// starts the service must treat as fatal.
pub fn parse(file: &TextFile) -> (Departments, Vec<Problem>) {
    let parsed: DepartmentsFile = match toml::from_str(&file.text) {
        Ok(parsed) => parsed,
        Err(error) => {
            let line = error.span().map_or(1, |span| line_at(&file.text, span.start));
            return (Departments::default(), vec![Problem::error(&file.path, line, first_line(error.message()))]);
        }
    };
    let mut problems = Vec::new();
    let mut lines: Vec<Department> = Vec::new();
    for spanned in parsed.department {
        let line = line_at(&file.text, spanned.span().start);
        let raw = spanned.into_inner();
        let mut fault = |what: String| problems.push(Problem::error(&file.path, line, what));
        if lines.iter().any(|d| d.slug.as_str() == raw.slug) {
            fault(format!("科室“{}”写了两次，第二个不算", raw.slug));
            continue;
        }
        if raw.intake.len() > INTAKE_MAX {
            fault(format!("intake 有 {} 条，最多问 {INTAKE_MAX} 条", raw.intake.len()));
        }
        let follow_up_days = raw.follow_up_days.unwrap_or(DAYS_DEFAULT);
        if !(1..=DAYS_MAX).contains(&follow_up_days) {
            fault(format!("follow_up_days 应当是 1 到 {DAYS_MAX} 天"));
        }
        let hours = [
            raw.targets.first_normal_hours,
            raw.targets.first_urgent_hours,
            raw.targets.solve_normal_hours,
            raw.targets.solve_urgent_hours,
        ];
        if hours.iter().any(|h| *h == 0 || *h > TARGET_HOURS_MAX) {
            fault(format!("targets 应当是 1 到 {TARGET_HOURS_MAX} 个上班小时"));
        }
        let [first_normal, first_urgent, solve_normal, solve_urgent] = hours.map(|h| h.clamp(1, TARGET_HOURS_MAX) * 60);
        lines.push(Department {
            slug: Slug::new(raw.slug),
            name: raw.name,
            english: raw.english,
            scope: raw.scope,
            words: raw.words,
            examples: raw.examples,
            intake: raw.intake.into_iter().take(INTAKE_MAX).collect(),
            targets: Targets { first_normal, first_urgent, solve_normal, solve_urgent },
            follow_up_days: follow_up_days.clamp(1, DAYS_MAX),
        });
    }
    let hours = hours(file, &parsed.office.hours, &mut problems);
    let departments = Departments {
        lines,
        out_of_scope_words: parsed.out_of_scope.words,
        out_of_scope_examples: parsed.out_of_scope.examples,
        urgent_intake: parsed.urgent_intake.into_iter().take(INTAKE_MAX).collect(),
        industries: parsed.industry,
        towns: parsed.towns,
        hours,
    };
    (departments, problems)
}

fn hours(file: &TextFile, written: &[[String; 2]], problems: &mut Vec<Problem>) -> Vec<(NaiveTime, NaiveTime)> {
    let line = file.text.lines().position(|l| l.starts_with("hours")).map_or(0, |i| i + 1);
    let mut hours: Vec<(NaiveTime, NaiveTime)> = Vec::new();
    for [from, to] in written {
        let read = |text: &str| NaiveTime::parse_from_str(text, "%H:%M").ok();
        let slot = read(from).zip(read(to)).filter(|(from, to)| from < to);
        match slot.filter(|(from, _)| hours.last().is_none_or(|(_, last)| last <= from)) {
            Some(slot) => hours.push(slot),
            None => {
                problems.push(Problem::error(&file.path, line, format!("上班时间 {from}–{to} 写得不对或者顺序不对")))
            }
        }
    }
    hours
}
