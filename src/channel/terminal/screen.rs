//! What is shown in the terminal: plain lines, readable in a pipe, no colours.

use std::collections::VecDeque;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::domain::attachment::{Attachment, Location};
use crate::speech::console::terminal as words;
use crate::speech::message::{ButtonFace, Message};

/// Messages whose buttons can still be pressed by their number: more than anybody scrolls back.
pub const BUTTONS_KEPT_MAX: usize = 200;

/// A button that was shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pressed {
    /// The message under which it stands.
    pub message_ref: String,
    /// What it carries.
    pub data: String,
}

/// The terminal's output and the buttons on it.
pub struct Screen<W> {
    out: W,
    attachments: PathBuf,
    /// Messages with buttons, the latest last.
    buttons: VecDeque<(String, Vec<ButtonFace>)>,
}

impl<W: Write> Screen<W> {
    /// Shows on `out`; stored files are found in `attachments`.
    pub fn new(out: W, attachments: &Path) -> Self {
        Self { out, attachments: attachments.to_owned(), buttons: VecDeque::new() }
    }

    /// Shows a message for the first time.
    ///
    /// # Errors
    /// The output is closed.
    pub fn show(&mut self, message_ref: &str, message: &Message) -> io::Result<()> {
        self.print(&words::heading(message_ref), message_ref, message)
    }

    /// Shows what takes the place of an earlier message; its buttons take the place of the old ones.
    ///
    /// # Errors
    /// The output is closed.
    pub fn show_again(&mut self, message_ref: &str, message: &Message) -> io::Result<()> {
        self.print(&words::heading_updated(message_ref), message_ref, message)
    }

    /// Shows a line that is not from the desk.
    ///
    /// # Errors
    /// The output is closed.
    pub fn line(&mut self, line: &str) -> io::Result<()> {
        writeln!(self.out, "{}", printable(line))?;
        self.out.flush()
    }

    /// A button of the latest message that has buttons.
    pub fn latest_button(&self, number: usize) -> Option<Pressed> {
        button_of(self.buttons.back()?, number)
    }

    /// A button of a certain message.
    pub fn button(&self, message_ref: &str, number: usize) -> Option<Pressed> {
        button_of(self.buttons.iter().find(|(shown, _)| shown == message_ref)?, number)
    }

    fn print(&mut self, heading: &str, message_ref: &str, message: &Message) -> io::Result<()> {
        writeln!(self.out, "{heading}")?;
        if !message.text.is_empty() {
            writeln!(self.out, "{}", printable(&message.text))?;
        }
        for attachment in message.attachment.iter().flat_map(Attachment::items) {
            writeln!(self.out, "{}", printable(&self.file(attachment)))?;
        }
        let mut number = 0;
        for row in &message.buttons {
            let mut faces = vec![];
            for face in row {
                number += 1;
                faces.push(words::button(number, &printable(&face.label)));
            }
            writeln!(self.out, "{}", faces.join("  "))?;
        }
        writeln!(self.out)?;
        self.remember(message_ref, message.buttons.concat());
        self.out.flush()
    }

    fn remember(&mut self, message_ref: &str, faces: Vec<ButtonFace>) {
        self.buttons.retain(|(shown, _)| shown != message_ref);
        if faces.is_empty() {
            return;
        }
        self.buttons.push_back((message_ref.to_owned(), faces));
        if self.buttons.len() > BUTTONS_KEPT_MAX {
            self.buttons.pop_front();
        }
    }

    fn file(&self, attachment: &Attachment) -> String {
        let path = match &attachment.location {
            Location::Stored { name } => Some(self.attachments.join(name)),
            Location::Telegram { .. } | Location::Album { .. } => None,
        };
        words::attachment(attachment.kind, attachment.name.as_deref(), path.as_deref())
    }
}

fn button_of((message_ref, faces): &(String, Vec<ButtonFace>), number: usize) -> Option<Pressed> {
    let face = faces.get(number.checked_sub(1)?)?;
    Some(Pressed { message_ref: message_ref.clone(), data: face.data.clone() })
}

/// Without control characters: what one person wrote must not steer another's terminal.
fn printable(text: &str) -> String {
    text.chars().filter(|c| *c == '\n' || !c.is_control()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::attachment::AttachmentKind;

    fn face(label: &str) -> ButtonFace {
        ButtonFace { label: label.to_owned(), data: format!("data of {label}") }
    }

    fn message(text: &str, labels: &[&str]) -> Message {
        Message::new().line(text).row(labels.iter().map(|label| face(label)).collect())
    }

    fn data(pressed: Option<Pressed>) -> Option<String> {
        pressed.map(|pressed| pressed.data)
    }

    #[test]
    fn messages_are_numbered_and_buttons_are_counted_over_all_rows() {
        let mut screen = Screen::new(vec![], Path::new("attachments"));
        let menu = message("请选择", &["解决了", "找专家"]).row(vec![face("换科室")]);
        screen.show("7", &menu).unwrap();
        screen.show_again("7", &message("已挂号", &[])).unwrap();
        insta::assert_snapshot!(String::from_utf8(screen.out).unwrap(), @r"
        #7
        请选择
        [1] 解决了  [2] 找专家
        [3] 换科室

        #7（更新）
        已挂号

        ");
    }

    #[test]
    fn a_number_presses_the_latest_message_that_still_has_buttons() {
        let mut screen = Screen::new(vec![], Path::new(""));
        assert_eq!(screen.latest_button(1), None);
        screen.show("1", &message("一", &["甲"])).unwrap();
        screen.show("2", &message("二", &["乙", "丙"])).unwrap();
        screen.show("3", &message("三", &[])).unwrap();
        assert_eq!(data(screen.latest_button(2)), Some("data of 丙".to_owned()));
        assert_eq!(data(screen.button("1", 1)), Some("data of 甲".to_owned()));
        assert_eq!([screen.latest_button(0), screen.latest_button(3), screen.button("3", 1)], [None, None, None]);
        screen.show_again("2", &message("二", &[])).unwrap();
        assert_eq!(data(screen.latest_button(1)), Some("data of 甲".to_owned()));
    }

    #[test]
    fn control_characters_of_others_do_not_reach_the_terminal() {
        let mut screen = Screen::new(vec![], Path::new(""));
        screen.show("1", &message("红\u{1b}[31m色\n下一行", &["按\u{7}钮"])).unwrap();
        let shown = String::from_utf8(screen.out).unwrap();
        assert_eq!(shown, "#1\n红[31m色\n下一行\n[1] 按钮\n\n");
    }

    #[test]
    fn a_file_is_shown_with_its_path_or_the_place_where_it_is() {
        let mut screen = Screen::new(vec![], Path::new("attachments"));
        let at = |location| Attachment { kind: AttachmentKind::Photo, location, name: None, size: None };
        let with = |attachment| Message { attachment: Some(attachment), ..Message::new() };
        screen.show("1", &with(at(Location::Stored { name: "a.jpg".to_owned() }))).unwrap();
        screen.show("2", &with(at(Location::Telegram { file_id: "x".to_owned() }))).unwrap();
        let shown = String::from_utf8(screen.out).unwrap();
        assert!(shown.contains("［图片：未命名］attachments/a.jpg"), "{shown}");
        assert!(shown.contains("［图片：未命名］在 Telegram 上"), "{shown}");
    }
}
