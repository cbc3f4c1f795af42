//! A talk with a desk that echoes.

use std::cell::RefCell;
use std::io::Cursor;
use std::sync::Arc;

use super::*;
use crate::domain::moment::Moment;
use crate::speech::message::{ButtonFace, Message};
use crate::store::Tx;
use crate::store::outbox::Outgoing;

const NOW: Moment = Moment(1_795_000_000_000);

fn seat(folder: &tempfile::TempDir, place: &str) -> Seat {
    Seat {
        place: place.to_owned(),
        name: "张三".to_owned(),
        attachments: folder.path().join("attachments"),
        echo: Echo::Shown,
        session: "session".to_owned(),
    }
}

fn face(label: &str) -> ButtonFace {
    ButtonFace { label: label.to_owned(), data: format!("data of {label}") }
}

fn what(content: &Content) -> String {
    match content {
        Content::Text { text } => format!("写了“{text}”"),
        Content::Press { data } => format!("按了“{data}”"),
        Content::File { attachment, .. } => format!("发了“{}”", attachment.name.as_deref().unwrap_or_default()),
        other => format!("{other:?}"),
    }
}

/// Answers with what it got, and two buttons; a press changes the message it was under.
fn answer(tx: &Tx<'_>, incoming: &Incoming) -> crate::store::Result<()> {
    let here = tx.here(&incoming.from, &incoming.name, None, incoming.at)?;
    let mut text = what(&incoming.content);
    if let Some(number) = &incoming.reply_to {
        text.push_str(&format!("，回复 {number}"));
    }
    let message = Message::new().line(&text);
    let (message, edits) = match (&incoming.content, &incoming.message_ref) {
        (Content::Press { .. }, Some(under)) => (message, tx.outbox_of_ref(here.address, under)?),
        _ => (message.row(vec![face("好"), face("不好")]), None),
    };
    tx.enqueue(&Outgoing { to: here.address, message: &message, ticket: None, edits }, incoming.at)?;
    Ok(())
}

async fn talk(store: &Store, seat: Seat, input: &str) -> String {
    let lines = input::lines(Cursor::new(input.to_owned().into_bytes())).unwrap();
    let mut out = vec![];
    let receive = async |incoming: Incoming| store.write(move |tx| answer(tx, &incoming)).await;
    run(seat, store.clone(), lines, &mut out, receive, Arc::new(|| NOW)).await.unwrap();
    String::from_utf8(out).unwrap()
}

#[tokio::test]
async fn piped_lines_are_answered_in_order_and_the_talk_ends_with_the_input() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).unwrap();
    let shown = talk(&store, seat(&folder, "a"), "皮带脱层\n2\n1\n回复1：还没好\n#2.1\n/quit\n不再读\n").await;
    insta::assert_snapshot!(shown, @r"
    > 皮带脱层
    #1
    写了“皮带脱层”
    [1] 好  [2] 不好

    > 2
    #1（更新）
    按了“data of 不好”

    > 1
    #3
    写了“1”
    [1] 好  [2] 不好

    > 回复1：还没好
    #4
    写了“还没好”，回复 1
    [1] 好  [2] 不好

    > #2.1
    #5
    写了“#2.1”
    [1] 好  [2] 不好

    > /quit
    ");
}

#[tokio::test]
async fn each_terminal_shows_only_its_own_messages_and_those_that_waited() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).unwrap();
    let (first, second) = (seat(&folder, "first"), seat(&folder, "second"));
    let waiting = second.address();
    store
        .write(move |tx| {
            let here = tx.here(&waiting, "李四", None, NOW)?;
            let message = Message::new().line("等您的");
            tx.enqueue(&Outgoing { to: here.address, message: &message, ticket: None, edits: None }, NOW)
        })
        .await
        .unwrap();
    let other = talk(&store, first, "你好\n").await;
    assert!(other.contains("写了“你好”") && !other.contains("等您的"), "{other}");
    assert_eq!(talk(&store, second.clone(), "").await, "#1\n等您的\n\n");
    assert_eq!(talk(&store, second, "").await, "", "shown once");
}

#[tokio::test]
async fn a_terminal_shows_what_another_process_wrote_meanwhile() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).unwrap();
    let other = Store::open(folder.path()).unwrap();
    let place = seat(&folder, "a").address();
    let (input, lines) = mpsc::channel(1);
    let (shown, mut seen) = mpsc::unbounded_channel();
    let talk = run(seat(&folder, "a"), store, lines, Told(shown), async |_: Incoming| Ok(()), Arc::new(|| NOW));
    let write = async {
        other
            .write(move |tx| {
                let here = tx.here(&place, "张三", None, NOW)?;
                let message = Message::new().line("从别处来");
                tx.enqueue(&Outgoing { to: here.address, message: &message, ticket: None, edits: None }, NOW)
            })
            .await
            .unwrap();
        while !seen.recv().await.unwrap().contains("从别处来") {}
        drop(input);
    };
    let (ended, ()) = tokio::join!(talk, write);
    ended.unwrap();
}

/// Tells each piece that is written.
struct Told(mpsc::UnboundedSender<String>);

impl Write for Told {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.send(String::from_utf8_lossy(bytes).into_owned()).map_err(std::io::Error::other)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[tokio::test]
async fn files_and_misuse_are_answered_in_words() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).unwrap();
    let photo = folder.path().join("现场.png");
    std::fs::write(&photo, b"\x89PNG\r\n\x1a\nrest").unwrap();
    let input = format!("/file {}\n/file no-such.pdf\n/file\n/reply 3\n", photo.display());
    let shown = talk(&store, seat(&folder, "a"), &input).await;
    assert!(shown.contains("发了“现场.png”"), "{shown}");
    assert!(folder.path().join("attachments/session-1.png").exists());
    assert!(shown.contains("读不到文件 no-such.pdf"), "{shown}");
    assert!(shown.contains(words::FILE_USAGE) && shown.contains(words::REPLY_USAGE), "{shown}");
}

#[tokio::test]
async fn a_failing_desk_is_told_and_the_talk_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).unwrap();
    let lines = input::lines(Cursor::new(b"one\ntwo\n".to_vec())).unwrap();
    let mut out = vec![];
    let heard = RefCell::new(vec![]);
    let receive = async |incoming: Incoming| {
        heard.borrow_mut().push(incoming.key);
        Err(StoreError::Closed)
    };
    run(seat(&folder, "a"), store, lines, &mut out, receive, Arc::new(|| NOW)).await.unwrap();
    assert_eq!(heard.into_inner(), ["session-1", "session-2"]);
    assert_eq!(String::from_utf8(out).unwrap().matches(words::NOT_RECEIVED).count(), 2);
}
