//! The stage on which stories are played: a desk, a clock, and people with one address each.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use chrono::NaiveDateTime;
use quality_clinic::conversation::incoming::{Address, ChannelName, Content, Incoming, Threads, Unsupported, Within};
use quality_clinic::desk::Desk;
use quality_clinic::desk::album::{Handled, Patience};
use quality_clinic::desk::rounds::Rounds;
use quality_clinic::domain::attachment::{Attachment, AttachmentKind, Location};
use quality_clinic::domain::department::Slug;
use quality_clinic::domain::moment::Moment;
use quality_clinic::domain::person::Roles;
use quality_clinic::domain::thread::ThreadDeed;
use quality_clinic::speech::message::Message;
use quality_clinic::store::Store;
use quality_clinic::store::outbox::{Ending, OutboxRow};
use tempfile::TempDir;

use crate::house::{calendar, library};

/// Hours for which an invitation of the stories lives.
const INVITATION_HOURS: u32 = 72;

/// The group of the house.
const GROUP: &str = "群";

/// A message as it stands at a person's address.
struct Shown {
    number: usize,
    message: Message,
}

pub struct Stage {
    _folder: TempDir,
    desk: Desk,
    now: Moment,
    sent: usize,
    shown: BTreeMap<String, Vec<Shown>>,
    code: Option<String>,
    /// The channel's id of the last words that each person typed.
    typed: BTreeMap<String, String>,
    /// Who has blocked the bot.
    blocked: BTreeSet<String>,
    /// The threads of the group, by the ticket number in their title.
    threads: BTreeMap<String, String>,
}

impl Stage {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let guide = library(folder.path());
        let calendar = calendar(&guide);
        let store = Store::open(&folder.path().join("data")).expect("a database");
        Self {
            desk: Desk::new(store, guide, calendar, INVITATION_HOURS),
            _folder: folder,
            now: Moment::parse_rfc3339("2026-11-24T09:00:00+08:00").expect("a moment"),
            sent: 0,
            shown: BTreeMap::new(),
            code: None,
            typed: BTreeMap::new(),
            blocked: BTreeSet::new(),
            threads: BTreeMap::new(),
        }
    }

    /// Plays one line and gives what people then see.
    pub async fn play(&mut self, line: &str) -> String {
        if let Some(time) = line.strip_prefix("@ ") {
            let naive = NaiveDateTime::parse_from_str(time, "%Y-%m-%d %H:%M").expect("@ 2026-11-24 09:00");
            self.now = Moment::at(naive.date(), naive.time());
            return String::new();
        }
        if let Some(rest) = line.strip_prefix("! ") {
            return self.direct(rest).await;
        }
        let Some((who, what)) = line.split_once("> ") else { return String::new() };
        if let Some((files, text)) = what.strip_prefix("(相册 ").and_then(|rest| rest.split_once(')')) {
            return self.album(who, files, text.trim()).await;
        }
        if let Some((who, place)) = who.split_once('@') {
            let (content, _) = self.content(GROUP, what);
            self.sent += 1;
            let incoming = Incoming { within: Some(self.within(place)), ..self.incoming(who, content, None) };
            self.desk.receive(incoming.clone()).await.expect("received");
            self.desk.receive(incoming).await.expect("received again");
            return self.collect().await;
        }
        let (content, reply_to) = self.content(who, what);
        self.send(who, content, reply_to).await;
        self.collect().await
    }

    /// `群`: the group as a whole; `群/ZL-2026-00001`: a thread; `别的群`: one without threads.
    fn within(&self, place: &str) -> Within {
        match place.split_once('/') {
            Some((group, number)) => Within {
                place: group.to_owned(),
                thread: Some(self.threads.get(number).cloned().unwrap_or_else(|| panic!("no thread of {number}"))),
                threads: Threads::Many,
            },
            None if place == GROUP => Within { place: place.to_owned(), thread: None, threads: Threads::Many },
            None => Within { place: place.to_owned(), thread: None, threads: Threads::None },
        }
    }

    /// What a row does with a thread, as the messenger would; `None` if it is an ordinary message.
    async fn in_thread(&mut self, row: &OutboxRow, told: &mut String) -> Option<()> {
        let thread = row.thread.as_ref()?;
        let (id, now) = (row.id, self.now);
        let gone = thread.deed != ThreadDeed::Open
            && thread.name.as_ref().is_none_or(|name| !self.threads.values().any(|there| there == name));
        if gone {
            let lost = self.desk.store().write(move |tx| {
                tx.outbox_sending(id)?;
                tx.outbox_end(id, Ending::Refused, None, Some("gone"), now)?;
                tx.thread_was_gone(id, now)
            });
            lost.await.expect("marked");
            return Some(());
        }
        let (title, mut name) = (row.message.text.as_str(), None);
        match thread.deed {
            ThreadDeed::Write => return None,
            ThreadDeed::Open => {
                let number =
                    title.split(' ').find_map(|word| word.rsplit('】').next().filter(|w| w.starts_with("ZL-")));
                let new = format!("t{}", self.sent + id.0 as usize);
                self.threads.insert(number.expect("a number in the title").to_owned(), new.clone());
                name = Some(new);
                let _ = writeln!(told, "    → {GROUP} 新话题：{title}");
            }
            ThreadDeed::Rename => drop(writeln!(told, "    → {GROUP} 话题改名：{title}")),
            ThreadDeed::Close => drop(writeln!(told, "    → {GROUP} 关闭话题：{title}")),
            ThreadDeed::Reopen => drop(writeln!(told, "    → {GROUP} 重开话题：{title}")),
            ThreadDeed::Remove => {
                self.threads.retain(|_, there| Some(&*there) != thread.name.as_ref());
                let _ = writeln!(told, "    → {GROUP} 删除话题");
            }
        }
        let done = self.desk.store().write(move |tx| {
            tx.outbox_sending(id)?;
            tx.outbox_end(id, Ending::Sent, name.as_deref(), None, now)
        });
        done.await.expect("marked");
        Some(())
    }

    /// Photos that are sent together: they arrive one by one, the words with the first.
    async fn album(&mut self, who: &str, files: &str, text: &str) -> String {
        let mut first = None;
        for (at, name) in files.split(' ').enumerate() {
            self.sent += 1;
            let attachment = Attachment {
                kind: AttachmentKind::Photo,
                location: Location::Stored { name: name.to_owned() },
                name: Some(name.to_owned()),
                size: Some(1),
            };
            let caption = (at == 0 && !text.is_empty()).then(|| text.to_owned());
            let album = Some(format!("album-{who}"));
            let content = Content::File { attachment, caption };
            let incoming = Incoming { album, ..self.incoming(who, content, None) };
            let row = self.desk.store().write(move |tx| tx.inbox_put(&incoming)).await.expect("stored").expect("new");
            first.get_or_insert(row);
        }
        let row = first.expect("a file");
        let waits = self.desk.handle(row, Patience::MayGrow).await.expect("handled");
        assert!(matches!(waits, Handled::AlbumGrows { .. }), "more may come");
        self.desk.handle(row, Patience::Settled).await.expect("handled");
        self.collect().await
    }

    async fn direct(&mut self, rest: &str) -> String {
        if rest == "巡查" {
            // Made twice, as two processes do: the second must change nothing.
            for _ in 0..2 {
                let made = Rounds::new(self.desk.clone()).make(self.now).await.expect("a round");
                assert_eq!(made.failed, 0, "nothing fails in a story");
            }
            return self.collect().await;
        }
        let (who, what) = rest.split_once(' ').expect("! 名字 …");
        if what == "用邀请码" {
            let text = format!("/start {}", self.code.clone().expect("a code was shown"));
            self.send(who, Content::Text { text }, None).await;
            return self.collect().await;
        }
        match what {
            "停用机器人" => {
                self.blocked.insert(who.to_owned());
                return String::new();
            }
            "删掉话题" => {
                let number = who.split_once('/').map_or(who, |(_, number)| number);
                self.threads.remove(number).expect("a thread");
                return String::new();
            }
            "恢复机器人" => {
                self.blocked.remove(who);
                return String::new();
            }
            _ => {}
        }
        let words: Vec<&str> = what.strip_prefix("是 ").expect("! 名字 是 …").split(' ').collect();
        let roles = match words.as_slice() {
            ["office"] => Roles { office: true, ..Roles::default() },
            ["expert", departments @ ..] => {
                Roles { office: false, expert: departments.iter().map(|d| Slug::new(*d)).collect() }
            }
            other => panic!("unknown direction {other:?}"),
        };
        let (at, name, now) = (address(who), who.to_owned(), self.now);
        self.desk
            .store()
            .write(move |tx| {
                let here = tx.here(&at, &name, None, now)?;
                tx.grant(here.person.id, &roles)
            })
            .await
            .expect("granted");
        String::new()
    }

    fn content(&self, who: &str, what: &str) -> (Content, Option<String>) {
        if let Some(label) = what.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            return (Content::Press { data: self.button(who, label) }, None);
        }
        let Some((aside, text)) = what.strip_prefix('(').and_then(|rest| rest.split_once(')')) else {
            return (Content::Text { text: what.to_owned() }, None);
        };
        let text = text.trim();
        let (kind, argument) = aside.split_once(' ').unwrap_or((aside, ""));
        let file = |kind| Content::File {
            attachment: Attachment {
                kind,
                location: Location::Stored { name: argument.to_owned() },
                name: Some(argument.to_owned()),
                size: Some(1),
            },
            caption: (!text.is_empty()).then(|| text.to_owned()),
        };
        match kind {
            "回复" => {
                let number = argument.trim_start_matches('#').to_owned();
                let (content, _) = if text.starts_with('(') {
                    self.content(who, text)
                } else {
                    (Content::Text { text: text.to_owned() }, None)
                };
                (content, Some(number))
            }
            "照片" => (file(AttachmentKind::Photo), None),
            "文件" => (file(AttachmentKind::Document), None),
            "贴纸" => (Content::Unsupported { what: Unsupported::Sticker }, None),
            "语音" => (Content::Unsupported { what: Unsupported::Voice }, None),
            "修改" => (Content::Unsupported { what: Unsupported::Edited }, None),
            "位置" => (Content::Unsupported { what: Unsupported::Location }, None),
            "改上一条" => (Content::Edited { text: (!text.is_empty()).then(|| text.to_owned()) }, None),
            "伪造" => (Content::Press { data: argument.to_owned() }, None),
            "长文" => (Content::Text { text: "长".repeat(argument.parse().expect("a length")) }, None),
            other => panic!("unknown aside {other}"),
        }
    }

    fn button(&self, who: &str, label: &str) -> String {
        let shown = self.shown.get(who).map(Vec::as_slice).unwrap_or_default();
        shown
            .iter()
            .rev()
            .flat_map(|shown| shown.message.buttons.iter().flatten())
            .find(|face| face.label == label)
            .map(|face| face.data.clone())
            .unwrap_or_else(|| panic!("{who} sees no button {label}"))
    }

    async fn send(&mut self, who: &str, content: Content, reply_to: Option<String>) {
        self.sent += 1;
        let mut incoming = self.incoming(who, content, reply_to);
        match &incoming.content {
            // An edit names the message that it changes: the last one that was typed.
            Content::Edited { .. } => incoming.message_ref = self.typed.get(who).cloned(),
            Content::Text { .. } => {
                self.typed.insert(who.to_owned(), format!("in-{}", self.sent));
            }
            _ => {}
        }
        // Delivered twice, as channels do: the second must change nothing.
        self.desk.receive(incoming.clone()).await.expect("received");
        self.desk.receive(incoming).await.expect("received again");
    }

    fn incoming(&self, who: &str, content: Content, reply_to: Option<String>) -> Incoming {
        Incoming {
            key: format!("story-{}", self.sent),
            from: address(who),
            name: who.to_owned(),
            language: None,
            content,
            message_ref: Some(format!("in-{}", self.sent)),
            reply_to,
            at: self.now,
            album: None,
            more_refs: vec![],
            within: None,
            hint: None,
        }
    }

    /// Delivers what waits, and tells what each person sees.
    async fn collect(&mut self) -> String {
        let mut told = String::new();
        loop {
            let now = self.now;
            let rows = self
                .desk
                .store()
                .read(move |tx| tx.outbox_due(ChannelName::Terminal, now, 100))
                .await
                .expect("the outbox");
            if rows.is_empty() {
                return told;
            }
            for row in rows {
                let who = row.to.place.clone();
                if self.blocked.contains(&who) {
                    let _ = writeln!(told, "    × {who} 收不到");
                    let (id, address) = (row.id, row.address);
                    let lost = self.desk.store().write(move |tx| {
                        tx.outbox_sending(id)?;
                        tx.outbox_end(id, Ending::Unreachable, None, Some("blocked"), now)?;
                        tx.halt_group_at(address, now)
                    });
                    lost.await.expect("marked");
                    continue;
                }
                if self.in_thread(&row, &mut told).await.is_some() {
                    continue;
                }
                let shown = self.shown.entry(who.clone()).or_default();
                let edited = row.edits.as_deref().and_then(|number| number.parse::<usize>().ok());
                let number = match edited {
                    Some(number) => {
                        let old = shown.iter_mut().find(|s| s.number == number).expect("what is edited was shown");
                        old.message = row.message.clone();
                        let _ = writeln!(told, "    → {who} #{number} 更新");
                        number
                    }
                    None => {
                        let number = shown.len() + 1;
                        shown.push(Shown { number, message: row.message.clone() });
                        let _ = writeln!(told, "    → {who} #{number}");
                        number
                    }
                };
                print(&mut told, &row.message, &mut self.code);
                let id = row.id;
                self.desk
                    .store()
                    .write(move |tx| {
                        tx.outbox_sending(id)?;
                        tx.outbox_end(id, Ending::Sent, Some(&number.to_string()), None, now)
                    })
                    .await
                    .expect("marked");
            }
        }
    }
}

fn print(told: &mut String, message: &Message, code: &mut Option<String>) {
    for line in message.text.lines() {
        let mut line = line.to_owned();
        if let Some(found) = invitation_in(&line) {
            line = line.replace(&found, "XXXX-XXXX-XXXX-XXXX");
            *code = Some(found);
        }
        if let Some((before, after)) = line.split_once("已删除用户 ") {
            // Pseudonyms are of chance too.
            let rest: String = after.chars().skip(6).collect();
            line = format!("{before}已删除用户 XXXXXX{rest}");
        }
        let _ = writeln!(told, "      {}", line.trim_end());
    }
    for attachment in message.attachment.iter().flat_map(Attachment::items) {
        let _ = writeln!(told, "      〔{}〕", attachment.name.as_deref().unwrap_or("照片"));
    }
    for row in &message.buttons {
        let faces: Vec<String> = row.iter().map(|face| format!("[{}]", face.label)).collect();
        let _ = writeln!(told, "      {}", faces.join(" "));
    }
}

/// Invitation codes are random: the transcript shows a stand-in.
fn invitation_in(line: &str) -> Option<String> {
    line.split(' ').find(|word| word.len() == 19 && word.bytes().filter(|b| *b == b'-').count() == 3).map(str::to_owned)
}

fn address(who: &str) -> Address {
    Address { channel: ChannelName::Terminal, place: who.to_owned() }
}
