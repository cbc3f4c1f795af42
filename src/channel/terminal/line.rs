//! What a line in the terminal means: pure and total.

/// What the person wants with a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// Leave.
    Quit,
    /// Say something, press something, send something.
    Act {
        /// The number of the message that it replies to.
        reply_to: Option<String>,
        /// What.
        act: Act,
    },
    /// `/reply` that names no message or says nothing.
    ReplyMisused,
    /// `/file` without a path.
    FileMisused,
}

/// What is done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Act {
    /// Text for the desk.
    Text(String),
    /// A number alone: a button of the latest message with buttons, if it has so many; else text.
    Press(usize),
    /// `#12.3`: a button of a certain message.
    PressOn {
        /// The message's number.
        message: String,
        /// The button, from 1.
        button: usize,
    },
    /// A file.
    File(String),
}

/// Digits in a number that can be meant as a button or a message; longer ones are text.
const NUMBER_DIGITS_MAX: usize = 12;

/// Reads a line.
pub fn parse(line: &str) -> Line {
    let line = line.trim();
    if let Some(text) = line.strip_prefix('\\') {
        return act(None, Act::Text(text.to_owned()));
    }
    if line == "/quit" || line == "/exit" {
        return Line::Quit;
    }
    if let Some(rest) = command(line, "/reply") {
        let Some((number, text)) = rest.split_once(char::is_whitespace) else { return Line::ReplyMisused };
        return match digits(number.trim_start_matches('#')) {
            Some(number) => reply(number, text),
            None => Line::ReplyMisused,
        };
    }
    if let Some((number, text)) = chinese_reply(line) {
        return reply(number, text);
    }
    said(None, line)
}

fn reply(number: String, text: &str) -> Line {
    if text.trim().is_empty() {
        return Line::ReplyMisused;
    }
    said(Some(number), text.trim())
}

fn said(reply_to: Option<String>, line: &str) -> Line {
    if let Some(path) = command(line, "/file") {
        return if path.is_empty() { Line::FileMisused } else { act(reply_to, Act::File(unquoted(path).to_owned())) };
    }
    if reply_to.is_none()
        && let Some(pressed) = pressed(line)
    {
        return act(None, pressed);
    }
    act(reply_to, Act::Text(line.to_owned()))
}

fn act(reply_to: Option<String>, act: Act) -> Line {
    Line::Act { reply_to, act }
}

/// What follows a command, if it is that command.
fn command<'a>(line: &'a str, name: &str) -> Option<&'a str> {
    let rest = line.strip_prefix(name)?;
    (rest.is_empty() || rest.starts_with(char::is_whitespace)).then(|| rest.trim())
}

/// `回复12：text`, with either colon, with or without blanks and `#`; or just `12：text` with the Chinese
/// colon (`10:30` is a time).
fn chinese_reply(line: &str) -> Option<(String, &str)> {
    let (number, text) = match line.strip_prefix("回复") {
        Some(rest) => rest.split_once(['：', ':'])?,
        None => line.split_once('：')?,
    };
    Some((digits(number.trim().trim_start_matches('#'))?, text))
}

fn pressed(line: &str) -> Option<Act> {
    if let Some((message, button)) = line.strip_prefix('#').and_then(|rest| rest.split_once('.')) {
        return Some(Act::PressOn { message: digits(message)?, button: digits(button)?.parse().ok()? });
    }
    Some(Act::Press(digits(line)?.parse().ok()?))
}

/// A number in half-width digits, as it may be typed with a Chinese keyboard.
fn digits(text: &str) -> Option<String> {
    if text.is_empty() || text.chars().count() > NUMBER_DIGITS_MAX {
        return None;
    }
    text.chars()
        .map(|c| match c {
            '0'..='9' => Some(c),
            '０'..='９' => char::from_digit(u32::from(c) - u32::from('０'), 10),
            _ => None,
        })
        .collect()
}

fn unquoted(path: &str) -> &str {
    ['"', '\''].into_iter().find_map(|quote| path.strip_prefix(quote)?.strip_suffix(quote)).unwrap_or(path)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn text(text: &str) -> Line {
        act(None, Act::Text(text.to_owned()))
    }

    #[test]
    fn a_line_is_text_unless_it_is_something_else() {
        for line in
            ["皮带脱层怎么办", "", "/help", "/filex", "/replying", "回复慢", "3.5", "1234567890123", "#12", "-1"]
        {
            assert_eq!(parse(line), text(line), "{line}");
        }
        assert_eq!(parse(" \\3 "), text("3"), "a backslash sends a number as text");
        assert_eq!(parse("\\/quit"), text("/quit"));
        assert_eq!(parse("/quit"), Line::Quit);
    }

    #[test]
    fn a_number_alone_presses_a_button() {
        assert_eq!(parse("2"), act(None, Act::Press(2)));
        assert_eq!(parse("１２"), act(None, Act::Press(12)));
        assert_eq!(parse("#17.2"), act(None, Act::PressOn { message: "17".to_owned(), button: 2 }));
    }

    #[test]
    fn a_reply_names_its_message() {
        let replied = |said: &str| act(Some("12".to_owned()), Act::Text(said.to_owned()));
        for line in ["/reply 12 还没好", "/reply #12  还没好", "回复12：还没好", "回复 #１２ : 还没好"]
        {
            assert_eq!(parse(line), replied("还没好"), "{line}");
        }
        assert_eq!(parse("回复12：3"), replied("3"), "a number in a reply is text");
        assert_eq!(parse("12：还没好"), replied("还没好"));
        let file = act(Some("12".to_owned()), Act::File("a b.jpg".to_owned()));
        assert_eq!(parse("/reply 12 /file \"a b.jpg\""), file);
        for line in ["/reply", "/reply 12", "/reply 还没好 12", "回复12："] {
            assert_eq!(parse(line), Line::ReplyMisused, "{line}");
        }
    }

    #[test]
    fn a_file_needs_a_path() {
        assert_eq!(parse("/file 报告.pdf"), act(None, Act::File("报告.pdf".to_owned())));
        assert_eq!(parse("/file '"), act(None, Act::File("'".to_owned())));
        assert_eq!(parse("/file  "), Line::FileMisused);
    }

    proptest! {
        #[test]
        fn every_line_means_something(line in any::<String>()) {
            let _ = parse(&line);
        }

        #[test]
        fn a_backslash_sends_any_line_as_it_is(line in "\\S.*\\S") {
            prop_assert_eq!(parse(&format!("\\{line}")), text(line.trim()));
        }
    }
}
