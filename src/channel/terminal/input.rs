//! Lines of the terminal or a pipe, read on a thread of their own.

use std::io::{self, BufRead, Read};
use std::thread;

use tokio::sync::mpsc;

/// Longest line that is taken, in bytes: far above what the desk takes, so that the desk says
/// what is too long; only what would fill the memory is stopped here.
pub const LINE_MAX_BYTES: usize = 1024 * 1024;
/// Lines that are read ahead of their handling.
const LINES_AHEAD: usize = 16;

/// A line that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum InputLine {
    /// A line without its end; what is not UTF-8 is replaced.
    Line(String),
    /// A line above [`LINE_MAX_BYTES`]; it is passed over.
    TooLong,
}

/// Starts to read; the channel closes at the end of the input. The thread may outlive the talk:
/// a read from a terminal cannot be taken back.
///
/// # Errors
/// No thread can be started.
pub fn lines(mut input: impl BufRead + Send + 'static) -> io::Result<mpsc::Receiver<InputLine>> {
    let (sender, receiver) = mpsc::channel(LINES_AHEAD);
    thread::Builder::new().name("terminal-input".to_owned()).spawn(move || {
        while let Ok(Some(line)) = next_line(&mut input) {
            if sender.blocking_send(line).is_err() {
                break;
            }
        }
    })?;
    Ok(receiver)
}

/// The next line; `None` at the end.
///
/// # Errors
/// The input cannot be read.
pub fn next_line(input: &mut impl BufRead) -> io::Result<Option<InputLine>> {
    let mut line = vec![];
    let limit = LINE_MAX_BYTES as u64 + 1;
    if input.by_ref().take(limit).read_until(b'\n', &mut line)? == 0 {
        return Ok(None);
    }
    if line.last() != Some(&b'\n') && line.len() > LINE_MAX_BYTES {
        input.skip_until(b'\n')?;
        return Ok(Some(InputLine::TooLong));
    }
    let text = String::from_utf8_lossy(&line);
    Ok(Some(InputLine::Line(text.trim_end_matches(['\n', '\r']).to_owned())))
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;

    #[test]
    fn lines_come_in_order_and_the_last_needs_no_end() {
        let mut receiver = lines(Cursor::new(b"\xe4\xb8\x80\r\n\nx\xff".to_vec())).unwrap();
        let mut read = vec![];
        while let Some(line) = receiver.blocking_recv() {
            read.push(line);
        }
        let line = |text: &str| InputLine::Line(text.to_owned());
        assert_eq!(read, [line("一"), line(""), line("x\u{fffd}")]);
    }

    #[test]
    fn an_endless_line_is_passed_over_and_the_next_is_read() {
        let mut input = vec![b'x'; LINE_MAX_BYTES * 2];
        input.extend(b"\nnext\n");
        let mut receiver = lines(Cursor::new(input)).unwrap();
        assert_eq!(receiver.blocking_recv(), Some(InputLine::TooLong));
        assert_eq!(receiver.blocking_recv(), Some(InputLine::Line("next".to_owned())));
        assert_eq!(receiver.blocking_recv(), None);
    }
}
