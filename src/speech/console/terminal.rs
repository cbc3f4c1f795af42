//! The frame of a talk in a terminal: what is not said by the desk.

use std::path::Path;

use crate::domain::attachment::AttachmentKind;

/// Names of the three parts that one person may play.
pub const CLIENT: &str = "咨询人";
/// An expert.
pub const EXPERT: &str = "专家";
/// The office.
pub const OFFICE: &str = "质量办";

/// How to use the terminal, on standard error.
pub const INTRODUCTION: &str = "直接输入问题，回车发送。只输入数字，就是按最近一条消息的按钮；#编号.数字 按那条消息的按钮。\n\
     “回复编号：内容”回复某条消息；/file 路径 发送文件；行首加 \\ 原样发送；/help 看命令；/quit 退出。";

/// Heads a message.
pub fn heading(message_ref: &str) -> String {
    format!("#{message_ref}")
}

/// Heads a message that takes the place of an earlier one.
pub fn heading_updated(message_ref: &str) -> String {
    format!("#{message_ref}（更新）")
}

/// A button that is pressed by its number.
pub fn button(number: usize, label: &str) -> String {
    format!("[{number}] {label}")
}

/// What was read from a pipe, so that the talk reads as a talk.
pub fn echo(line: &str) -> String {
    format!("> {line}")
}

/// A file that came with a message.
pub fn attachment(kind: AttachmentKind, name: Option<&str>, path: Option<&Path>) -> String {
    let kind = match kind {
        AttachmentKind::Photo => "图片",
        AttachmentKind::Document | AttachmentKind::Album => "文件",
    };
    let name = name.unwrap_or("未命名");
    match path {
        Some(path) => format!("［{kind}：{name}］{}", path.display()),
        None => format!("［{kind}：{name}］在 Telegram 上，终端里打不开"),
    }
}

/// `/reply` without a number or a text.
pub const REPLY_USAGE: &str = "用法：/reply 编号 内容，例如 /reply 12 还有一张照片";

/// `/file` without a path.
pub const FILE_USAGE: &str = "用法：/file 路径，例如 /file 报告.pdf";

/// A path at which there is no file.
pub fn no_file(path: &str, why: &str) -> String {
    format!("读不到文件 {path}：{why}。没有发送")
}

/// An empty file.
pub const FILE_EMPTY: &str = "这个文件是空的。没有发送";

/// A kind of file that is not taken.
pub fn file_kind(known: &str) -> String {
    format!("这种文件不收。可以发送：{known}。没有发送")
}

/// The content is not what the name says.
pub const FILE_DISGUISED: &str = "文件内容和扩展名对不上，可能已损坏或改过名。没有发送";

/// A line that is longer than the terminal takes.
pub fn line_too_long(bytes: usize) -> String {
    format!("这一行超过 {} KB，没有发送。请分几次写", bytes / 1024)
}

/// The desk failed: ours, not the person's.
pub const NOT_RECEIVED: &str = "系统出了故障，这一条没有收下。请再发一次；还不行请联系质量办";
