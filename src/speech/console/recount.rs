//! What counting a second time came to, in words.

use crate::domain::history::{Difference, Fault, FaultOf};
use crate::speech::figures;
use crate::speech::words::Voice;

/// How much was looked at.
#[derive(Debug, Clone, Copy)]
pub struct Extent {
    /// Questions.
    pub questions: usize,
    /// Tickets.
    pub tickets: usize,
    /// Events of tickets.
    pub events: usize,
    /// Months.
    pub months: usize,
    /// Cells of tables.
    pub cells: usize,
}

/// A month that does not read as one.
pub fn bad_month(text: &str) -> String {
    format!("看不懂这个月份：{text}。请写成 2026-10 或 2026年10月。")
}

/// What a ticket's row says otherwise than its history.
pub fn fault(fault: &Fault) -> String {
    let what = match fault.of {
        FaultOf::Revisions => "经过的序号有缺漏，或与单上的序号不符",
        FaultOf::Department => "所在科室与经过不符",
        FaultOf::Holder => "接诊人与经过不符",
        FaultOf::Standing => "结没结案与经过不符",
        FaultOf::FirstAnswer => "首次答复时间与经过不符",
        FaultOf::FirstMinutes => {
            "首次答复用时与经过不符（若期间补导入过那一年的放假安排，属正常：用时按答复当时的日历记录）"
        }
        FaultOf::ClosedAt => "结案时间与经过不符",
        FaultOf::Rating => "评价与经过不符",
    };
    format!("{}：{what}", fault.ticket)
}

/// A cell on which the two ways differ.
pub fn difference(voice: Voice<'_>, difference: &Difference) -> String {
    let names: Vec<String> = difference.row.iter().map(|name| figures::cell(voice, name)).collect();
    let value = |cell: &Option<_>| match cell {
        Some(cell) => figures::cell(voice, cell),
        None => "（没有这一行）".to_owned(),
    };
    format!(
        "{} · {} / {} / {}：统计 {}，复核 {}",
        figures::statistic(voice, difference.statistic),
        figures::period(voice, difference.period),
        names.join(" "),
        figures::measure(voice, difference.column),
        value(&difference.counted),
        value(&difference.recounted)
    )
}

/// The last line.
pub fn result(extent: &Extent, faults: usize, differences: usize) -> String {
    let Extent { questions, tickets, events, months, cells } = extent;
    let looked = format!(
        "复核了 {months} 个月：从头走过 {questions} 条提问、{tickets} 张咨询单的 {events} 条经过，比对 {cells} 格。"
    );
    if faults + differences == 0 {
        format!("{looked}全部一致。")
    } else {
        format!("{looked}有 {differences} 格不一致，{faults} 处单据与经过不符（见上）。")
    }
}
