//! Albums: parts that arrive one by one become one message, in their place, also after a restart.

use std::sync::Arc;

use quality_clinic::channel::lanes::Lanes;
use quality_clinic::conversation::incoming::{ChannelName, Content, Incoming, Unsupported};
use quality_clinic::domain::attachment::{Attachment, AttachmentKind, Location};
use quality_clinic::domain::ids::InboxId;

use super::bench::{Bench, expert};

/// A part of an album.
fn part(bench: &mut Bench, album: &str, caption: Option<&str>) -> Incoming {
    let attachment = Attachment {
        kind: AttachmentKind::Photo,
        location: Location::Telegram { file_id: "p".into() },
        name: None,
        size: Some(1),
    };
    let content = Content::File { attachment, caption: caption.map(str::to_owned) };
    Incoming { album: Some(album.to_owned()), ..bench.incoming("王厂长", content) }
}

async fn store(bench: &Bench, incoming: Incoming) -> InboxId {
    let put = bench.desk.store().write(move |tx| tx.inbox_put(&incoming));
    put.await.expect("stored").expect("new")
}

fn lanes(bench: &Bench) -> Lanes<quality_clinic::desk::Desk> {
    let desk = Arc::new(bench.desk.clone());
    Lanes::new(ChannelName::Terminal, desk, bench.desk.store().clone(), Box::new(|_| {}))
}

/// Waits until everything that was stored is handled.
async fn until_handled(bench: &Bench) {
    let mut commits = bench.desk.store().commits();
    while bench.number("SELECT COUNT(*) FROM inbox WHERE done_ms IS NULL") > 0 {
        commits.changed().await.expect("an open database");
    }
}

const PHOTOS: &str = "SELECT json_array_length(a.body -> 'location' -> 'items') FROM message AS m
    JOIN attachment AS a ON a.id = m.attachment_id";

#[tokio::test]
async fn an_album_is_one_message_and_a_reply_to_any_part_finds_its_ticket() {
    let mut bench = Bench::new();
    bench.person("李工", expert(&["metrology"])).await;
    let ticket = bench.opens_ticket("王厂长").await;
    bench.presses("李工", &format!("claim:{ticket}")).await;
    bench.says("王厂长", &format!("补充 ZL-2026-{ticket:05}")).await;
    let lanes = lanes(&bench);
    for caption in [None, Some("三张照片"), None] {
        let part = part(&mut bench, "a", caption);
        let row = store(&bench, part).await;
        lanes.feed(row, "王厂长");
    }
    let after = bench.incoming("王厂长", Content::Text { text: "补充：还有一句".into() });
    let row = store(&bench, after).await;
    lanes.feed(row, "王厂长");
    until_handled(&bench).await;
    assert_eq!(bench.number(PHOTOS), 3, "one message with three photos");
    assert_eq!(bench.word("SELECT body FROM message WHERE attachment_id IS NOT NULL"), "三张照片");
    assert_eq!(bench.number("SELECT COUNT(*) FROM heard WHERE message_id IS NOT NULL AND message_ref LIKE 'in-%'"), 4);
    assert_eq!(
        bench.number("SELECT COUNT(*) FROM message WHERE from_client = 1"),
        2,
        "what came after it comes after it"
    );
    let told = "SELECT COUNT(*) FROM outbox AS o JOIN address AS a ON a.id = o.address_id
                WHERE a.place = '李工' AND o.payload LIKE '%三张照片%'";
    assert_eq!(bench.number(told), 1, "the expert gets it once");
    lanes.finish().await;
}

#[tokio::test]
async fn an_album_whose_parts_were_stored_before_a_restart_is_put_together_after_it() {
    let mut bench = Bench::new();
    bench.opens_ticket("王厂长").await;
    bench.says("王厂长", "补充 ZL-2026-00001").await;
    for _ in 0..2 {
        let part = part(&mut bench, "b", None);
        store(&bench, part).await;
    }
    let lanes = lanes(&bench);
    assert_eq!(lanes.requeue().await.expect("read"), 2);
    until_handled(&bench).await;
    assert_eq!(bench.number(PHOTOS), 2);
    // A part that comes after all others were handled goes where they went.
    let late = part(&mut bench, "b", None);
    let row = store(&bench, late).await;
    lanes.feed(row, "王厂长");
    until_handled(&bench).await;
    assert_eq!(bench.number("SELECT COUNT(DISTINCT ticket_id) FROM message WHERE attachment_id IS NOT NULL"), 1);
    assert_eq!(bench.number("SELECT COUNT(*) FROM message WHERE attachment_id IS NOT NULL"), 2);
    lanes.finish().await;
}

#[tokio::test]
async fn what_cannot_be_taken_in_an_album_is_said_and_the_rest_is_kept() {
    let mut bench = Bench::new();
    bench.opens_ticket("王厂长").await;
    bench.says("王厂长", "补充 ZL-2026-00001").await;
    let before = bench.number("SELECT MAX(id) FROM outbox");
    let photo = part(&mut bench, "c", Some("照片和视频"));
    let video = bench.incoming("王厂长", Content::Unsupported { what: Unsupported::Video });
    let first = store(&bench, photo).await;
    store(&bench, Incoming { album: Some("c".into()), ..video }).await;
    let lanes = lanes(&bench);
    lanes.feed(first, "王厂长");
    until_handled(&bench).await;
    let told = bench.written("王厂长", before);
    assert!(told.iter().any(|message| message.text.contains("视频我收不了")), "{told:?}");
    assert_eq!(bench.number("SELECT COUNT(*) FROM message WHERE body = '照片和视频'"), 1);
    lanes.finish().await;
}
