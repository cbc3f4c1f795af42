//! What the command line and the terminal say to the person at the machine: Chinese, the
//! language of the office that runs it. Data goes to standard output, these words to standard error.

/// Holiday notices.
pub mod calendar;
/// Backups.
pub mod backup;
/// What is wrong with a clinic.
pub mod doctor;
/// Help of the command line.
pub mod help;
/// What counting a second time came to.
pub mod recount;
/// The period of a report.
pub mod report;
/// Who may do what.
pub mod leave;
/// What is wrong with settings.
pub mod settings;
/// The frame of a talk in a terminal.
pub mod terminal;

use std::path::Path;

/// An error that ended a command.
pub fn failed(why: &str) -> String {
    format!("出错了：{why}")
}

/// A second `serve` on one data folder.
pub fn already_serving(folder: &Path, process: Option<u32>) -> String {
    let holder = process.map_or_else(|| "另一个进程".to_owned(), |id| format!("进程 {id}"));
    format!(
        "{holder}已经在为数据目录 {} 提供服务。一个目录只能由一个服务使用；请先停掉它，或用 --data 换一个目录。",
        folder.display()
    )
}

/// A channel that runs.
pub fn channel_on(name: &str) -> String {
    format!("{name}：已开启")
}

/// Telegram is off, and how it is switched on.
pub const TELEGRAM_OFF: &str = "Telegram：未开启。要开启，请向 @BotFather 申请机器人，把令牌放进环境变量 TELOXIDE_TOKEN（或 clinic.toml 的 [telegram] token）后重新启动";

/// The terminal is a program of its own.
pub const TERMINAL_HINT: &str = "终端：不随服务启动。要用，请另开一个终端运行 quality-clinic chat";

/// The pages are switched off.
pub const WEB_OFF: &str = "网页：未开启（设置里写了 off）";

/// Where the pages are.
pub fn web_on(address: &str) -> String {
    format!("网页：企业咨询 {address}/ ，专家接诊 {address}/desk ，质量办 {address}/office")
}

/// Somebody of the office is there already.
pub const WEB_SIGN_IN: &str =
    "登录：专家和质量办在任何聊天里输入 /web 取登录链接；也可以另开终端运行 quality-clinic sign-in --role office";

/// A link for the first member of the office.
pub fn web_first_link(link: &str, minutes: i64) -> String {
    format!(
        "质量办第一次登录请打开这个链接（{minutes} 分钟内有效，只能用一次；过期了另开终端运行 quality-clinic sign-in --role office）：\n  {link}\n\
         专家登录：质量办登录后输入 /invite 邀请，或运行 quality-clinic sign-in --role expert --department SLUG；企业不用登录"
    )
}

/// The port of the pages cannot be had.
pub fn web_port(listen: std::net::SocketAddr, error: &std::io::Error) -> String {
    format!(
        "网页端口 {listen} 用不了：{error}。可能有别的程序占着；请停掉它，或用环境变量 CLINIC_WEB_LISTEN 换一个（如 127.0.0.1:8081），不要网页就写 off"
    )
}

/// A link on standard output, and what to do with it.
pub fn sign_in_made(minutes: i64) -> String {
    format!("链接只能用一次，{minutes} 分钟内有效。请在浏览器里打开并点“登录”")
}

/// A folder that has something in it is not filled with invented data.
pub fn demo_not_empty(folder: &Path) -> String {
    format!(
        "{} 里已经有数据，没有动它。演示数据要放在新的目录里：用 --data 换一个，或先把这个目录移走",
        folder.display()
    )
}

/// The invented year begins.
pub fn demo_begins(folder: &Path, from: &str, to: &str) -> String {
    format!("正在 {} 生成演示数据（{from} 到 {to}），大约要一分钟……", folder.display())
}

/// The invented year is there.
pub fn demo_made(folder: &Path, firms: usize, questions: usize, tickets: usize) -> String {
    let folder = folder.display();
    format!(
        "演示数据做好了：{firms} 家企业，{questions} 个问题，{tickets} 张咨询单，全是编的。接下来：\n\
         \x20 quality-clinic --data {folder} serve\n\
         \x20 quality-clinic --data {folder} sign-in --role office"
    )
}

/// The line under a QR code.
pub fn qr_head(office: Option<&str>, department: Option<&str>) -> String {
    let office = office.unwrap_or(terminal::OFFICE);
    department
        .map_or_else(|| format!("质量医院 · {office}"), |department| format!("质量医院 · {office} · {department}"))
}

/// The line below it.
pub const QR_HINT: &str = "微信扫一扫，问质量上的事，不用注册";

/// It is written.
pub fn qr_made(file: &Path, url: &str) -> String {
    format!("二维码写到了 {}，扫码打开 {url}", file.display())
}

/// Nobody else reaches this machine's own address.
pub const QR_THIS_MACHINE: &str =
    "注意：没有设置网页的对外地址，这个码只有本机打得开。请先设置 CLINIC_WEB_ADDRESS（如 https://…）再做一次";

/// Without pages there is nothing to scan.
pub const QR_WITHOUT_WEB: &str = "网页没有开启（设置里写了 off），二维码没有用处";

/// Pages that are switched off need no link.
pub const SIGN_IN_WITHOUT_WEB: &str = "网页没有开启（设置里写了 off），登录链接没有用处";

/// Nothing is configured.
pub const NO_CHANNEL: &str = "目前没有开启任何聊天渠道，服务空转等待停止信号";

/// The service has started.
pub fn serving(office: Option<&str>, data: &Path) -> String {
    let office = office.unwrap_or(terminal::OFFICE);
    format!("质量医院（{office}）已启动，数据目录 {}。按 Ctrl-C 停止", data.display())
}

/// The service was told to stop.
pub const STOPPING: &str = "收到停止信号：不再接收新消息，正在完成手头的工作（最多 10 秒）";

/// It has stopped.
pub const STOPPED: &str = "已停止";

/// It was stopped before all work was finished.
pub const STOPPED_LATE: &str = "10 秒内没有做完，已强行停止；没做完的消息已存下，下次启动会接着处理";

/// Something of the library could not be loaded; the rest is served.
pub fn library_problems(count: usize) -> String {
    format!("知识库有 {count} 处问题，有问题的内容没有启用，其余照常。运行 quality-clinic knowledge check 查看")
}

/// The folder that should hold the library is not there.
pub fn no_knowledge_folder(folder: &Path) -> String {
    format!("没有知识库目录 {}。不写 --knowledge 就用程序内置的", folder.display())
}

/// A department that does not exist.
pub fn unknown_department(slug: &str, known: &str) -> String {
    format!("没有科室“{slug}”。可用的有：{known}")
}

/// Departments make sense for experts only.
pub const DEPARTMENT_FOR_EXPERTS: &str = "--department 只用于专家（--as expert 或 --role expert）";

/// An invitation for an expert needs a department.
pub const EXPERT_NEEDS_DEPARTMENT: &str = "邀请专家请至少写一个科室：--department SLUG";

/// What to do with the code on standard output.
pub fn invitation_made(hours: u32) -> String {
    format!("邀请码只能用一次，{hours} 小时内有效。请被邀请的人向机器人发送：/start 邀请码")
}

/// A name that another terminal is using.
pub fn seat_taken(name: &str, process: Option<u32>) -> String {
    let holder = process.map_or_else(|| "另一个终端".to_owned(), |id| format!("另一个终端（进程 {id}）"));
    format!("{holder}正在以“{name}”的身份聊天。请用 --name 换一个名字")
}

/// A name that cannot be used.
pub fn bad_name(longest: usize) -> String {
    format!("--name 不能为空，也不能超过 {longest} 个字")
}

/// The database was written by a newer version of the program.
pub fn newer_database(path: &Path, found: usize, known: usize) -> String {
    format!(
        "数据库 {} 是更新版本的程序写的（结构版本 {found}，本程序只认识到 {known}）。为免损坏数据，没有打开。\
         请使用写它的那个版本，或恢复旧版本时的备份",
        path.display()
    )
}

/// A question with nothing in it.
pub const QUESTION_EMPTY: &str = "问题是空的";

/// A question above the limit.
pub fn question_too_long(chars: usize, longest: usize) -> String {
    format!("问题有 {chars} 个字，最多 {longest} 个字")
}

/// `ask` needs a question or `--json`, and not both.
pub const ASK_USAGE: &str = "请写一个问题，或用 --json 从标准输入读；两者只能选一个";

/// A line of `ask --json` that is not what it should be.
pub fn bad_line(why: &str) -> String {
    format!("这一行应是 {{\"id\":…,\"text\":\"…\"}}：{why}")
}

/// A line above the limit.
pub fn input_line_too_long(bytes: usize) -> String {
    format!("这一行超过 {} KB", bytes / 1024)
}

/// No such standard in the register.
pub fn standard_not_found(text: &str) -> String {
    format!("登记簿里没有“{text}”。没有收录不等于不存在，请到 openstd.samr.gov.cn 核对")
}

/// Result of `knowledge check`.
pub fn checked(errors: usize, warnings: usize) -> String {
    if errors == 0 && warnings == 0 {
        return "知识库检查通过，没有问题".to_owned();
    }
    format!("知识库检查完毕：{errors} 处错误，{warnings} 处提醒")
}

/// There is no folder of drafts yet.
pub fn no_drafts(folder: &Path) -> String {
    format!("还没有草稿：没有文件夹 {}。专家在已结案的咨询单上点“写成指南”，草稿就存在那里", folder.display())
}

/// A group of questions without evidence.
pub fn gap(department: &str, count: usize) -> String {
    format!("【{department}】{count} 次")
}

/// How many questions without evidence there are, in how many groups.
pub fn gaps(questions: usize, groups: usize) -> String {
    format!("没有依据的提问 {questions} 次，归为 {groups} 组")
}

/// How many corrected questions were printed.
pub fn corrections(count: usize) -> String {
    format!("改过科室的提问 {count} 个")
}

/// `--month` is no month.
pub const WRONG_MONTH: &str = "月份写成 2026-10 这样";

/// The library was read again and is in use.
pub const LIBRARY_RELOADED: &str = "知识库有改动，已重新读入";

/// The changed library has errors: the one before stays in use.
pub fn library_not_reloaded(errors: usize) -> String {
    format!("知识库有改动，但有 {errors} 处错误，仍用原来的：")
}

/// The library's folder cannot be watched.
pub fn cannot_watch(folder: &Path, error: &str) -> String {
    format!("不能监视知识库目录 {}（{error}）：改动后要重启服务", folder.display())
}
