//! What is wrong with a clinic, in words: what it is, and what to do.

use std::path::PathBuf;

use chrono::NaiveDate;

use crate::domain::holding::Holding;
use crate::domain::moment::Moment;

/// One thing that was looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// A service runs.
    Serving {
        /// Its process.
        process: u32,
    },
    /// None runs; that may be meant so.
    NotServing,
    /// A restore was cut off.
    RestoreUnfinished,
    /// There is no database.
    NoDatabase {
        /// Where it was looked for.
        data: PathBuf,
    },
    /// It is damaged, of a newer version, or cannot be read.
    Damaged {
        /// What was said.
        why: String,
    },
    /// It is whole.
    Database {
        /// What it holds.
        holding: Holding,
    },
    /// Nothing waits for long to be sent.
    NothingWaits,
    /// Something does.
    Waiting {
        /// Since when.
        since: Moment,
    },
    /// Somebody of the office is there.
    Office,
    /// Nobody is.
    NoOffice,
    /// Backups of the schedule are switched off.
    BackupsOff,
    /// None was made yet.
    NoBackup {
        /// Where they should be.
        folder: PathBuf,
    },
    /// The newest is too old.
    OldBackup {
        /// Of which day it is.
        day: NaiveDate,
    },
    /// The newest is fresh.
    Backup {
        /// Of which day it is.
        day: NaiveDate,
    },
    /// The library cannot be used.
    NoLibrary {
        /// What was said.
        why: String,
    },
    /// Some of its files are wrong.
    LibraryProblems {
        /// How many faults.
        count: usize,
    },
    /// The holidays of this year are not known.
    NoNotice {
        /// The year.
        year: i32,
    },
    /// It is whole.
    Library {
        /// Articles.
        articles: usize,
    },
}

impl Finding {
    /// Is there nothing to do about it?
    pub fn is_well(&self) -> bool {
        match self {
            Self::Serving { .. }
            | Self::NotServing
            | Self::Database { .. }
            | Self::NothingWaits
            | Self::Office
            | Self::BackupsOff
            | Self::Backup { .. }
            | Self::Library { .. } => true,
            Self::RestoreUnfinished
            | Self::NoDatabase { .. }
            | Self::Damaged { .. }
            | Self::Waiting { .. }
            | Self::NoOffice
            | Self::NoBackup { .. }
            | Self::OldBackup { .. }
            | Self::NoLibrary { .. }
            | Self::LibraryProblems { .. }
            | Self::NoNotice { .. } => false,
        }
    }
}

/// A line for a finding.
pub fn line(finding: &Finding) -> String {
    let mark = if finding.is_well() { "正常" } else { "要处理" };
    format!("{mark}  {}", text(finding))
}

fn text(finding: &Finding) -> String {
    match finding {
        Finding::Serving { process } => format!("服务：正在运行（进程 {process}）"),
        Finding::NotServing => "服务：没有在这个数据目录上运行；要启动，运行 quality-clinic serve".to_owned(),
        Finding::RestoreUnfinished => format!("数据库：{}", super::backup::UNFINISHED),
        Finding::NoDatabase { data } => {
            format!("数据库：{} 里没有。第一次启动会自己建；已经用过的，请查 --data 是否写对", data.display())
        }
        Finding::Damaged { why } => {
            format!(
                "数据库：读不了（{why}）。先停服务，把整个数据目录另存一份，再用最近的备份恢复：quality-clinic restore 备份文件"
            )
        }
        Finding::Database { holding } => format!(
            "数据库：完好（结构版本 {}；人员 {}、提问 {}、咨询单 {}、经过 {}）",
            holding.schema, holding.people, holding.questions, holding.tickets, holding.events
        ),
        Finding::NothingWaits => "待发消息：没有积压".to_owned(),
        Finding::Waiting { since } => format!(
            "待发消息：最早一条从 {} 等到现在。请看服务是否在运行、网络和代理是否通、令牌是否还有效",
            since.local().format("%Y-%m-%d %H:%M")
        ),
        Finding::Office => "质量办：有在岗成员".to_owned(),
        Finding::NoOffice => {
            "质量办：还没有人。超时和差评没有人收得到；请运行 quality-clinic sign-in --role office".to_owned()
        }
        Finding::BackupsOff => "备份：设置里关掉了每夜备份，请确认另有办法".to_owned(),
        Finding::NoBackup { folder } => format!(
            "备份：{} 里还没有。服务运行时每天夜里做一份；现在就要，运行 quality-clinic backup 文件名",
            folder.display()
        ),
        Finding::OldBackup { day } => {
            format!("备份：最近一份是 {day} 的，太旧。请看服务夜里是否在运行、磁盘是否满，日志里有原因")
        }
        Finding::Backup { day } => format!("备份：最近一份是 {day} 的"),
        Finding::NoLibrary { why } => format!("知识库：用不了（{why}）"),
        Finding::LibraryProblems { count } => {
            format!("知识库：{count} 处有问题，其余照常用；逐条看，运行 quality-clinic knowledge check")
        }
        Finding::NoNotice { year } => {
            format!("放假安排：没有 {year} 年的，时限按周末推算；请导入：quality-clinic calendar import {year}.json")
        }
        Finding::Library { articles } => format!("知识库：{articles} 篇，没有问题"),
    }
}
