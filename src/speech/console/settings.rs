//! What is wrong with settings, each with its place. Values are never repeated: they may be secret.

use crate::config::{FILE_MAX_BYTES, Fault, HoursOrder, OFFICE_NAME_MAX, Origin, SettingProblem};
use crate::domain::working_time::SLOTS_MAX;

/// Heads the list.
pub const HEADING: &str = "设置有误，没有启动：";

/// One line for one problem.
pub fn problem(problem: &SettingProblem) -> String {
    format!("{}：{}", origin(&problem.origin), fault(&problem.fault))
}

fn origin(origin: &Origin) -> String {
    match origin {
        Origin::File { path, line: 0 } => path.display().to_string(),
        Origin::File { path, line } => format!("{} 第 {line} 行", path.display()),
        Origin::Variable(name) => format!("环境变量 {name}"),
        Origin::Flag(flag) => format!("参数 {flag}"),
    }
}

fn fault(fault: &Fault) -> String {
    match fault {
        Fault::NoFile(why) => format!("读不到设置文件 {why}"),
        Fault::FileTooLarge => format!("设置文件超过 {} KB", FILE_MAX_BYTES / 1024),
        Fault::Syntax(why) => format!("不是正确的 TOML（{why}）"),
        Fault::Unknown(name) => format!("没有“{name}”这个设置，请检查拼写"),
        Fault::WrongType(setting) => format!("{} 应写成文字（加引号）、整数或文字列表", name(setting.key())),
        Fault::NotText => "不是 UTF-8 文字".to_owned(),
        Fault::Empty(setting) => format!("{} 是空的；不用就删掉这一行", name(setting.key())),
        Fault::NameTooLong => format!("名称不能超过 {OFFICE_NAME_MAX} 个字"),
        Fault::Hours => "工作时间应写成 08:30-12:00,14:00-17:00 这样".to_owned(),
        Fault::HoursOrder(HoursOrder::Empty) => "没有写工作时间".to_owned(),
        Fault::HoursOrder(HoursOrder::TooMany) => format!("工作时间最多分 {SLOTS_MAX} 段"),
        Fault::HoursOrder(HoursOrder::Disorder) => "工作时间前后重叠，或结束早于开始".to_owned(),
        Fault::Number(setting, max) => format!("{} 应是 1 到 {max} 之间的整数", name(setting.key())),
        Fault::KeptDays(max) => format!("应是 1 到 {max} 之间的天数；一直保存就写 off"),
        Fault::Token => "不像机器人令牌（应是“数字:字母数字”）".to_owned(),
        Fault::Url(schemes) => format!("应以 {} 开头，中间没有空格", schemes.join("、")),
        Fault::Listen => "应是 IP 地址加端口，如 127.0.0.1:8080；不要网页就写 off".to_owned(),
        Fault::YesOrNo => "应是 yes 或 no".to_owned(),
        Fault::WithoutToken(setting) => {
            format!("写了 {}，但没有令牌 TELOXIDE_TOKEN，不起作用", name(setting.key()))
        }
    }
}

fn name(key: Option<&'static str>) -> &'static str {
    key.unwrap_or("config")
}
