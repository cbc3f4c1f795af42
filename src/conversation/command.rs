//! What people may type instead of pressing: one row per command. The rows give the parser, who
//! may use it, and the lists in /help and in the menu of the channel.

use crate::domain::days;

/// Who is shown a command. Showing is not leave: the desk asks [`crate::domain::person::can`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Audience {
    /// Everybody.
    Everyone,
    /// Experts (and the office).
    Expert,
    /// The office.
    Office,
}

/// Every command.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Command {
    /// Greeting; with a code it redeems an invitation.
    Start,
    /// What can be typed.
    Help,
    /// The client's tickets.
    My,
    /// Looks a standard up.
    Standard,
    /// Ends what is under way.
    Cancel,
    /// Chooses the language.
    Language,
    /// What is kept, how long, who sees it.
    Privacy,
    /// A copy of what is stored about oneself.
    Export,
    /// Everything about oneself is erased.
    Forget,
    /// A phone number under which the client is reached.
    Phone,
    /// The pages: a link that signs one of the house in, or the address of the firms' page.
    Web,
    /// The same person in another place.
    Bind,
    /// Waiting tickets.
    Queue,
    /// What the expert has in hand.
    Mine,
    /// Takes what is due first.
    Next,
    /// Says when one is away.
    Away,
    /// Shows and sets who is on duty.
    Duty,
    /// One ticket by its number.
    Ticket,
    /// Canned phrases.
    Phrases,
    /// One's own calendar of follow-ups.
    Calendar,
    /// Invites an expert or office member.
    Invite,
    /// Binds the group of the house.
    StaffGroup,
    /// Lists people.
    People,
    /// Figures.
    Stats,
    /// The report of a period as files.
    Report,
    /// Low grades that are not dealt with.
    Ratings,
    /// Indicators of the plan.
    Indicators,
    /// One of them, or a value of it.
    Indicator,
}

/// A row of the table.
#[derive(Debug, Clone, Copy)]
pub struct CommandRow {
    /// Which.
    pub command: Command,
    /// After the slash, `[a-z0-9_]{1,32}` (Bot API).
    pub name: &'static str,
    /// Who is shown it.
    pub audience: Audience,
    /// Words that do the same when they are all that is typed.
    pub words: &'static [&'static str],
}

/// All commands, in the order in which they are listed.
pub const COMMANDS: &[CommandRow] = &[
    CommandRow { command: Command::Start, name: "start", audience: Audience::Everyone, words: &["开始"] },
    CommandRow {
        command: Command::My,
        name: "my",
        audience: Audience::Everyone,
        words: &["我的咨询", "我的咨询单", "咨询单", "查进度", "my tickets"],
    },
    CommandRow { command: Command::Standard, name: "standard", audience: Audience::Everyone, words: &[] },
    CommandRow {
        command: Command::Help,
        name: "help",
        audience: Audience::Everyone,
        words: &["帮助", "怎么用", "菜单", "help", "menu"],
    },
    CommandRow {
        command: Command::Privacy,
        name: "privacy",
        audience: Audience::Everyone,
        words: &["隐私", "隐私说明", "privacy"],
    },
    CommandRow {
        command: Command::Export,
        name: "export",
        audience: Audience::Everyone,
        words: &["我的数据", "导出我的数据", "导出数据", "my data"],
    },
    CommandRow {
        command: Command::Forget,
        name: "forget",
        audience: Audience::Everyone,
        words: &["删除我的数据", "注销", "delete my data"],
    },
    CommandRow {
        command: Command::Phone,
        name: "phone",
        audience: Audience::Everyone,
        words: &["留电话", "联系电话", "phone"],
    },
    CommandRow {
        command: Command::Web, name: "web", audience: Audience::Everyone, words: &["网页", "网页版", "web"]
    },
    CommandRow { command: Command::Bind, name: "bind", audience: Audience::Everyone, words: &["绑定", "bind"] },
    CommandRow {
        command: Command::Language,
        name: "language",
        audience: Audience::Everyone,
        words: &["语言", "language", "English", "中文"],
    },
    CommandRow {
        command: Command::Cancel,
        name: "cancel",
        audience: Audience::Everyone,
        words: &["取消", "算了", "不用了", "cancel"],
    },
    CommandRow { command: Command::Queue, name: "queue", audience: Audience::Expert, words: &["候诊", "queue"] },
    CommandRow {
        command: Command::Mine,
        name: "mine",
        audience: Audience::Expert,
        words: &["我的接诊", "在诊", "my cases"],
    },
    CommandRow {
        command: Command::Next,
        name: "next",
        audience: Audience::Expert,
        words: &["下一个", "下一张", "next"],
    },
    CommandRow {
        command: Command::Away, name: "away", audience: Audience::Expert, words: &["请假", "外出", "销假"]
    },
    CommandRow {
        command: Command::Duty,
        name: "duty",
        audience: Audience::Expert,
        words: &["值班", "值班表", "roster"],
    },
    CommandRow {
        command: Command::Phrases,
        name: "phrases",
        audience: Audience::Expert,
        words: &["常用语", "phrases"],
    },
    CommandRow {
        command: Command::Calendar,
        name: "calendar",
        audience: Audience::Expert,
        words: &["复诊日历", "日历订阅", "follow-up calendar"],
    },
    CommandRow { command: Command::Ticket, name: "ticket", audience: Audience::Expert, words: &[] },
    CommandRow {
        command: Command::StaffGroup,
        name: "staffgroup",
        audience: Audience::Office,
        words: &["内部群", "staff group"],
    },
    CommandRow {
        command: Command::Stats,
        name: "stats",
        audience: Audience::Office,
        words: &["统计", "数据", "figures"],
    },
    CommandRow {
        command: Command::Report,
        name: "report",
        audience: Audience::Office,
        words: &["月报", "报表", "report"],
    },
    CommandRow {
        command: Command::Ratings,
        name: "ratings",
        audience: Audience::Office,
        words: &["差评", "整改", "low ratings"],
    },
    CommandRow {
        command: Command::Indicators,
        name: "indicators",
        audience: Audience::Office,
        words: &["规划指标", "主要指标", "indicators"],
    },
    CommandRow { command: Command::Indicator, name: "indicator", audience: Audience::Office, words: &[] },
    CommandRow { command: Command::Invite, name: "invite", audience: Audience::Office, words: &["邀请"] },
    CommandRow { command: Command::People, name: "people", audience: Audience::Office, words: &["人员", "people"] },
];

/// What a text is, seen as a command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Typed {
    /// A command with what stands behind it.
    Known(Command, String),
    /// It begins with a slash and is none of ours.
    Unknown(String),
    /// Not a command.
    Text,
}

/// Ends an absence; alone it says all.
const AWAY_OFF: &str = "销假";

/// 请假 12月1日到5日 @李工: only with a date behind it, so that a question about leave stays a question.
fn away_with_days(text: &str) -> Option<&str> {
    let rest = ["请假", "外出"].into_iter().find_map(|word| text.strip_prefix(word))?;
    let rest = rest.trim_start_matches([' ', '：', ':', '\u{3000}']);
    days::begins_with_date(rest).then_some(rest)
}

/// 值班 检测认证 12月1日到5日 @李工: only with a date as the second word.
fn duty_with_days(text: &str) -> Option<&str> {
    let rest = text.strip_prefix("值班")?.strip_prefix([' ', '\u{3000}', '：', ':'])?.trim_start();
    let (_, days) = rest.split_once(char::is_whitespace)?;
    days::begins_with_date(days).then_some(rest)
}

/// Reads a text as a command: `/name rest`, or one of the words alone.
pub fn read_command(text: &str) -> Typed {
    let text = text.trim();
    if let Some(rest) = text.strip_prefix('/').or_else(|| text.strip_prefix('／')) {
        let (name, argument) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
        let known = COMMANDS.iter().find(|row| row.name.eq_ignore_ascii_case(name));
        return match known {
            Some(row) => Typed::Known(row.command, argument.trim().to_owned()),
            None => Typed::Unknown(name.chars().take(32).collect()),
        };
    }
    if let Some(roster) = duty_with_days(text) {
        return Typed::Known(Command::Duty, roster.to_owned());
    }
    if let Some(days) = away_with_days(text) {
        return Typed::Known(Command::Away, days.to_owned());
    }
    let known = COMMANDS.iter().find(|row| row.words.iter().any(|word| word.eq_ignore_ascii_case(text)));
    match known {
        Some(row) if text == AWAY_OFF => Typed::Known(row.command, text.to_owned()),
        Some(row) if row.command == Command::Language => Typed::Known(row.command, text.to_owned()),
        Some(row) => Typed::Known(row.command, String::new()),
        None => Typed::Text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Typed) {
        assert_eq!(read_command(text), expected, "{text}");
    }

    #[test]
    fn a_command_is_read_with_its_argument_or_from_a_word_alone() {
        check("/start ABCD-1", Typed::Known(Command::Start, "ABCD-1".to_owned()));
        check(" /STATS  2026-10 ", Typed::Known(Command::Stats, "2026-10".to_owned()));
        check("我的咨询", Typed::Known(Command::My, String::new()));
        check("／help", Typed::Known(Command::Help, String::new()));
        check("/frobnicate now", Typed::Unknown("frobnicate".to_owned()));
        check("我的咨询单怎么还没有人管", Typed::Text);
        check("皮带脱层怎么办", Typed::Text);
        check("请假 12月1日到5日 @李工", Typed::Known(Command::Away, "12月1日到5日 @李工".to_owned()));
        check("请假", Typed::Known(Command::Away, String::new()));
        check("销假", Typed::Known(Command::Away, "销假".to_owned()));
        check("请假扣多少工资", Typed::Text);
    }

    #[test]
    fn names_fit_the_bot_api_and_are_unique() {
        for row in COMMANDS {
            assert!((1..=32).contains(&row.name.len()));
            assert!(row.name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_'));
            assert_eq!(COMMANDS.iter().filter(|other| other.name == row.name).count(), 1);
            for word in row.words {
                assert_eq!(COMMANDS.iter().filter(|other| other.words.contains(word)).count(), 1, "{word}");
            }
        }
    }
}
