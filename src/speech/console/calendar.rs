//! Holiday notices in words.

use std::path::Path;

use crate::domain::working_time::HolidayYear;
use crate::domain::working_time::notice::{NOTICE_DAYS_MAX, NoticeFault, NoticeProblem};

/// A folder, or something else that is no file.
pub const NO_FILE: &str = "不是文件";
/// Another encoding.
pub const NOT_UTF8: &str = "不是 UTF-8 编码：请另存为 UTF-8";

/// A file that was not taken.
pub fn refused(file: &Path, why: &str) -> String {
    format!("{} 没有导入：{why}。原来的安排没有变", file.display())
}

/// A file above the limit.
pub fn too_large(limit: u64) -> String {
    format!("超过 {} KB，不像一年的放假安排", limit / 1024)
}

/// What is wrong with a notice.
pub fn problem(problem: &NoticeProblem) -> String {
    let what = match &problem.fault {
        NoticeFault::Unreadable(why) => {
            format!(
                "读不懂（{why}）。应是 {{\"year\":2027,\"papers\":[网址],\"days\":[{{\"name\":\"元旦\",\"date\":\"2027-01-01\",\"isOffDay\":true}}]}}"
            )
        }
        NoticeFault::NoDays => "days 里一天也没有".to_owned(),
        NoticeFault::TooManyDays => format!("days 超过 {NOTICE_DAYS_MAX} 天"),
        NoticeFault::OutsideYear(day) => format!("date {day} 不属于这一年"),
        NoticeFault::Twice(day) => format!("date {day} 写了两次"),
    };
    format!("第 {} 行：{what}", problem.line)
}

/// What a notice holds: a line for the year, then one for each festival.
pub fn notice(year: &HolidayYear) -> Vec<String> {
    let off = year.days.iter().filter(|day| day.off).count();
    let mut lines = vec![format!("{} 年：放假 {off} 天，调休上班 {} 天", year.year, year.days.len() - off)];
    let mut names: Vec<&str> = vec![];
    for day in &year.days {
        if !names.contains(&day.name.as_str()) {
            names.push(&day.name);
        }
    }
    for name in names {
        let list = |off: bool| -> Vec<String> {
            let days = year.days.iter().filter(|day| day.name == name && day.off == off);
            days.map(|day| day.date.format("%m-%d").to_string()).collect()
        };
        let (off, worked) = (list(true), list(false));
        let mut line = format!("  {name}：放假 {}", off.join(" "));
        if !worked.is_empty() {
            line.push_str(&format!("；上班 {}", worked.join(" ")));
        }
        lines.push(line);
    }
    lines
}

/// A notice was imported; `before` tells whether one of that year was known, and the same.
pub fn imported(target: &Path, year: i32, before: Option<bool>) -> String {
    let told = match before {
        None => format!("{year} 年的放假安排已导入"),
        Some(true) => format!("{year} 年的放假安排与原来的相同，已存一份"),
        Some(false) => format!("{year} 年的放假安排已替换原来的"),
    };
    format!("{told}：{}。正在运行的服务半分钟内生效；已经作出的承诺时间不变", target.display())
}
