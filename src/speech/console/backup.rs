//! Backups, in words.

use std::path::Path;

use crate::domain::holding::Holding;

/// The file is no backup.
pub const NO_BACKUP: &str = "这个文件不是质量医院的备份，或者已经损坏";
/// It does not hold what its leaf says.
pub const DAMAGED: &str = "备份里的数据库和它自己的清单对不上，没有使用；请换一份备份";
/// Nothing was changed.
pub const UNTOUCHED: &str = "没有恢复，现有数据原样未动";
/// Somebody has the database open.
pub const IN_USE: &str = "有程序正开着这个数据库（比如终端里的 chat）。请先关掉，再恢复；现有数据原样未动";
/// A restore was cut off.
pub const UNFINISHED: &str = "上次恢复没有做完。请先运行 quality-clinic restore（写上原来的备份文件），它会接着做完";

/// The target exists.
pub fn exists(file: &Path) -> String {
    format!("{} 已经有了，没有覆盖。请换个文件名", file.display())
}

/// There is no database.
pub fn nothing(data: &Path) -> String {
    format!("{} 里没有数据库，没有可备份的。数据目录用 --data 指定", data.display())
}

/// It is made.
pub fn made(file: &Path, holding: &Holding) -> String {
    format!("备份好了：{}（{}，已试着打开核对过）", file.display(), rows(holding))
}

/// It is restored.
pub fn restored(file: &Path, made: &str, holding: &Holding, aside: &Path) -> String {
    format!(
        "恢复好了：{}（{made} 的备份，{}）。\n原来的数据没有删，在 {}；确认无误后再自己删。",
        file.display(),
        rows(holding),
        aside.display()
    )
}

/// A restore that was cut off has been ended.
pub fn ended(aside: &Path) -> String {
    format!("上次没做完的恢复，现在做完了。原来的数据在 {}。", aside.display())
}

fn rows(holding: &Holding) -> String {
    let Holding { people, questions, tickets, events, .. } = holding;
    format!("人员 {people}、提问 {questions}、咨询单 {tickets}、经过 {events}")
}
