//! The terminal as a messenger: `quality-clinic chat`.
//!
//! Each terminal is a process of its own on the shared database; it shows the outbox rows of its
//! own place. A row is marked after it was shown: a terminal that is killed in between shows it
//! again, it never loses one.

use std::io::Write;
use std::path::PathBuf;
use std::time::Duration;

use thiserror::Error;
use tokio::sync::mpsc;
use tracing::error;

use crate::channel::file::{self, FileProblem};
use crate::clock::Clock;
use crate::conversation::incoming::{Address, ChannelName, Content, Incoming, Unsupported};
use crate::speech::console::terminal as words;
use crate::store::outbox::Ending;
use crate::store::{Store, StoreError};

/// Lines of the terminal or a pipe.
pub mod input;
/// What a line means.
mod line;
/// What is shown.
mod screen;

use input::{InputLine, LINE_MAX_BYTES};
use line::{Act, Line};
use screen::{Pressed, Screen};

/// How often is looked for what other processes wrote: below what a person takes for a delay.
const POLL_EVERY: Duration = Duration::from_millis(150);

/// Are the lines that were read shown again?
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Echo {
    /// Yes: they come from a pipe, and the talk is to be read later.
    Shown,
    /// No: the person sees what they type.
    Hidden,
}

/// Who sits at this terminal.
#[derive(Debug, Clone)]
pub struct Seat {
    /// The place within the channel: the same place is the same person.
    pub place: String,
    /// Display name.
    pub name: String,
    /// Folder of stored files.
    pub attachments: PathBuf,
    /// Are lines shown again?
    pub echo: Echo,
    /// Unique per start of the process: heads the keys of its messages.
    pub session: String,
}

impl Seat {
    /// The address.
    pub fn address(&self) -> Address {
        Address { channel: ChannelName::Terminal, place: self.place.clone() }
    }
}

/// Why a talk ended before its end.
#[derive(Debug, Error)]
pub enum TerminalError {
    /// The output is closed.
    #[error("terminal: {0}")]
    Output(#[from] std::io::Error),
    /// The outbox cannot be read or marked.
    #[error(transparent)]
    Store(#[from] StoreError),
}

type Result<T> = std::result::Result<T, TerminalError>;

/// Talks until the input ends or the person leaves: hands each line to `receive` in order, and
/// shows what the outbox has for this place. After the last line all that waits is shown.
///
/// # Errors
/// The output is closed, or the database fails. What `receive` fails with is told and logged; the
/// talk goes on.
pub async fn run<W, R>(
    seat: Seat,
    store: Store,
    mut lines: mpsc::Receiver<InputLine>,
    out: W,
    receive: R,
    clock: Clock,
) -> Result<()>
where
    W: Write,
    R: AsyncFn(Incoming) -> std::result::Result<(), StoreError>,
{
    let mut talk = Talk { screen: Screen::new(out, &seat.attachments), seat, store, clock, heard: 0 };
    let mut commits = talk.store.commits();
    let mut poll = tokio::time::interval(POLL_EVERY);
    poll.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        commits.mark_unchanged();
        talk.show_waiting().await?;
        tokio::select! {
            line = lines.recv() => match line {
                None => break,
                Some(line) => {
                    if talk.handle(line, &receive).await? == Next::Leave {
                        break;
                    }
                }
            },
            changed = commits.changed() => {
                if changed.is_err() {
                    break;
                }
            }
            _ = poll.tick() => {}
        }
    }
    talk.show_waiting().await
}

/// Does the talk go on?
#[derive(PartialEq, Eq)]
enum Next {
    Go,
    Leave,
}

struct Talk<W> {
    seat: Seat,
    store: Store,
    screen: Screen<W>,
    clock: Clock,
    /// Lines handled so far.
    heard: u64,
}

impl<W: Write> Talk<W> {
    async fn handle<R>(&mut self, line: InputLine, receive: &R) -> Result<Next>
    where
        R: AsyncFn(Incoming) -> std::result::Result<(), StoreError>,
    {
        let text = match line {
            InputLine::Line(text) => text,
            InputLine::TooLong => {
                self.screen.line(&words::line_too_long(LINE_MAX_BYTES))?;
                return Ok(Next::Go);
            }
        };
        match self.seat.echo {
            Echo::Shown => self.screen.line(&words::echo(&text))?,
            Echo::Hidden => {}
        }
        let (reply_to, act) = match line::parse(&text) {
            Line::Quit => return Ok(Next::Leave),
            Line::ReplyMisused => {
                self.screen.line(words::REPLY_USAGE)?;
                return Ok(Next::Go);
            }
            Line::FileMisused => {
                self.screen.line(words::FILE_USAGE)?;
                return Ok(Next::Go);
            }
            Line::Act { reply_to, act } => (reply_to, act),
        };
        self.heard += 1;
        let key = format!("{}-{}", self.seat.session, self.heard);
        let (content, message_ref) = match act {
            Act::Text(text) => (Content::Text { text }, key.clone()),
            Act::Press(number) => pressed(self.screen.latest_button(number), text, &key),
            Act::PressOn { message, button } => pressed(self.screen.button(&message, button), text, &key),
            Act::File(path) => match self.file(&path, &key)? {
                Some(content) => (content, key.clone()),
                None => return Ok(Next::Go),
            },
        };
        let incoming = Incoming {
            key,
            from: self.seat.address(),
            name: self.seat.name.clone(),
            language: None,
            content,
            message_ref: Some(message_ref),
            reply_to,
            at: (self.clock)(),
            album: None,
            more_refs: vec![],
            within: None,
            hint: None,
        };
        if let Err(why) = receive(incoming).await {
            error!(error = %why, "an incoming was not received");
            self.screen.line(words::NOT_RECEIVED)?;
        }
        Ok(Next::Go)
    }

    /// Takes a file; says why not if it is not taken.
    fn file(&mut self, path: &str, key: &str) -> Result<Option<Content>> {
        match file::take(path.as_ref(), &self.seat.attachments, key) {
            Ok(attachment) => return Ok(Some(Content::File { attachment, caption: None })),
            Err(FileProblem::TooLarge) => {
                return Ok(Some(Content::Unsupported { what: Unsupported::FileTooLarge }));
            }
            Err(FileProblem::Unreadable(why)) => self.screen.line(&words::no_file(path, &why))?,
            Err(FileProblem::Empty) => self.screen.line(words::FILE_EMPTY)?,
            Err(FileProblem::Kind) => self.screen.line(&words::file_kind(&file::known_endings()))?,
            Err(FileProblem::Disguised) => self.screen.line(words::FILE_DISGUISED)?,
        }
        Ok(None)
    }

    /// Shows all that waits for this place.
    async fn show_waiting(&mut self) -> Result<()> {
        loop {
            let (here, now) = (self.seat.address(), (self.clock)());
            let Some(row) = self.store.read(move |tx| tx.outbox_first_at(&here, now)).await? else { return Ok(()) };
            let message_ref = match row.edits {
                Some(earlier) => {
                    self.screen.show_again(&earlier, &row.message)?;
                    earlier
                }
                None => {
                    let own = row.id.to_string();
                    self.screen.show(&own, &row.message)?;
                    own
                }
            };
            let id = row.id;
            self.store.write(move |tx| tx.outbox_end(id, Ending::Sent, Some(&message_ref), None, now)).await?;
        }
    }
}

/// A press, or the text itself if there is no such button.
fn pressed(button: Option<Pressed>, text: String, key: &str) -> (Content, String) {
    match button {
        Some(Pressed { message_ref, data }) => (Content::Press { data }, message_ref),
        None => (Content::Text { text }, key.to_owned()),
    }
}

#[cfg(test)]
mod tests;
