//! The group of the house in a forum, from the Bot API to the real desk and back.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use quality_clinic::channel::telegram::{self, Commands, Menus, Settings};
use quality_clinic::conversation::incoming::{Address, ChannelName};
use quality_clinic::desk::Desk;
use quality_clinic::desk::rounds::Rounds;
use quality_clinic::domain::department::Slug;
use quality_clinic::domain::moment::Moment;
use quality_clinic::domain::person::{Language, Roles};
use quality_clinic::store::Store;
use rusqlite::Connection;
use serde_json::json;
use tempfile::TempDir;
use tokio_util::sync::CancellationToken;

use super::bot_api::{BotApi, Fault, TOKEN};
use crate::house::{calendar, library};

const GROUP: i64 = -1_001;
const OFFICE: i64 = 5;
const EXPERT: i64 = 6;
const CLIENT: i64 = 7;
/// In the group and without a role.
const GUEST: i64 = 8;
const QUEUED: &str = "ZL-2026-00001 · 检测认证 · 候诊";
const IN_HAND: &str = "ZL-2026-00001 · 检测认证 · 接诊中";
const CLOSED: &str = "ZL-2026-00001 · 检测认证 · 已结案";

struct NoMenus;

impl Menus for NoMenus {
    fn default_menu(&self, _: Language) -> Commands {
        vec![("help".to_owned(), "help".to_owned())]
    }

    async fn menu_for(&self, _: &Address) -> Option<Commands> {
        None
    }
}

/// A real clinic that runs, with an expert and a member of the office.
struct House {
    api: BotApi,
    desk: Desk,
    now: Arc<AtomicI64>,
    folder: TempDir,
    shutdown: CancellationToken,
}

impl House {
    async fn open() -> Self {
        let (api, folder) = (BotApi::start().await, tempfile::tempdir().expect("a folder"));
        let guide = library(folder.path());
        let calendar = calendar(&guide);
        let store = Store::open(&folder.path().join("data")).expect("a database");
        let start = Moment::parse_rfc3339("2026-11-24T15:00:00+08:00").expect("a moment");
        let desk = Desk::new(store.clone(), guide, calendar, 72);
        let expert = Roles { office: false, expert: [Slug::new("certification")].into() };
        for (chat, roles) in [(OFFICE, Roles { office: true, ..Roles::default() }), (EXPERT, expert)] {
            let at = Address { channel: ChannelName::Telegram, place: chat.to_string() };
            let granted = store.write(move |tx| {
                let here = tx.here(&at, "Ann", Some(Language::Chinese), start)?;
                tx.grant(here.person.id, &roles)
            });
            granted.await.expect("granted");
        }
        let settings = Settings {
            token: TOKEN.into(),
            api_url: Some(api.url()),
            proxy: None,
            attachments: folder.path().to_owned(),
        };
        let (shutdown, now) = (CancellationToken::new(), Arc::new(AtomicI64::new(start.0)));
        let (until, clock, handler) = (shutdown.clone(), Arc::clone(&now), Arc::new(desk.clone()));
        tokio::spawn(async move {
            let clock = Arc::new(move || Moment(clock.load(Ordering::SeqCst)));
            telegram::run(&settings, handler, Arc::new(NoMenus), store, clock, until).await.expect("good settings");
        });
        Self { api, desk, now, folder, shutdown }
    }

    /// One after the other: what the first says is answered before the second is said.
    async fn says(&self, chat: i64, texts: &[&str]) {
        for text in texts {
            let before = self.api.texts(chat).len();
            self.api.say(chat, text);
            self.api.until_texts(chat, before + 1).await;
        }
    }

    async fn has_a_ticket(&self) {
        self.says(CLIENT, &["/language", "中文", "检测报告怎么看真假", "找专家", "直接挂号", "跳过"]).await;
    }

    /// Its card is edited, so the client is who gets a text.
    async fn claims(&self) {
        let before = self.api.texts(CLIENT).len();
        self.api.say(EXPERT, "接诊 ZL-2026-00001");
        self.api.until_texts(CLIENT, before + 1).await;
    }

    async fn is_bound(&self) {
        let before = self.api.texts(OFFICE).len();
        self.api.say_in((GROUP, None), OFFICE, "/staffgroup");
        self.api.until_texts(OFFICE, before + 1).await;
    }

    async fn round(&self) {
        let now = Moment(self.now.load(Ordering::SeqCst));
        Rounds::new(self.desk.clone()).make(now).await.expect("a round");
    }

    fn number(&self, query: &str) -> i64 {
        let sql = Connection::open(self.folder.path().join("data/clinic.db")).expect("the database");
        sql.query_row(query, [], |row| row.get(0)).expect("a number")
    }
}

impl Drop for House {
    fn drop(&mut self) {
        self.shutdown.cancel();
    }
}

#[tokio::test]
async fn a_topic_goes_with_its_ticket_and_what_is_written_in_it_is_a_note() {
    let house = House::open().await;
    let api = &house.api;
    house.has_a_ticket().await;
    house.is_bound().await;
    let topic = api.until_topics(GROUP, &[(QUEUED, false)]).await[0];
    // A guest presses and talks: nothing happens, and the clinic does not come to know them.
    api.press_in((GROUP, Some(topic)), GUEST, "q1", "claim:1");
    api.say_in((GROUP, Some(topic)), GUEST, "我也来说一句");
    api.press_in((GROUP, Some(topic)), EXPERT, "q2", "claim:1");
    api.until_topics(GROUP, &[(IN_HAND, false)]).await;
    assert_eq!(api.calls("answerCallbackQuery").len(), 2, "each press is answered");
    assert_eq!(house.number("SELECT COUNT(*) FROM address WHERE place = '8'"), 0);
    let told = api.texts(CLIENT).len();
    api.say_in((GROUP, Some(topic)), EXPERT, "等检测所回话");
    house.says(EXPERT, &["答复 ZL-2026-00001：可以查。"]).await;
    assert_eq!(house.number("SELECT COUNT(*) FROM note WHERE body = '等检测所回话'"), 1);
    assert!(api.texts(CLIENT)[told..].iter().all(|text| !text.contains("等检测所回话")));
    house.says(CLIENT, &["已解决"]).await;
    api.until_topics(GROUP, &[(CLOSED, true)]).await;
    house.says(CLIENT, &["重新打开 ZL-2026-00001 查不到"]).await;
    api.until_topics(GROUP, &[(IN_HAND, false)]).await;
    assert_eq!(api.violations(), [""; 0]);
}

#[tokio::test]
async fn a_deleted_topic_is_made_again_with_its_card_and_a_secret_has_none() {
    let house = House::open().await;
    let api = &house.api;
    house.has_a_ticket().await;
    house.is_bound().await;
    let first = api.until_topics(GROUP, &[(QUEUED, false)]).await[0];
    api.until_texts(GROUP, 2).await;
    api.delete_topic(GROUP, first);
    house.claims().await;
    // Found missing by the call; the round makes it again.
    loop {
        house.round().await;
        if house.number("SELECT COUNT(*) FROM thread WHERE gone_ms IS NOT NULL") == 1 {
            break;
        }
        tokio::task::yield_now().await;
    }
    house.round().await;
    let second = api.until_topics(GROUP, &[(IN_HAND, false)]).await[0];
    assert_ne!(first, second);
    let cards = api.until_texts(GROUP, 3).await;
    assert!(cards[2].contains("接诊中") && cards[2].contains("检测报告怎么看真假"), "{cards:?}");
    house.says(EXPERT, &["商业秘密 ZL-2026-00001"]).await;
    api.until_topics(GROUP, &[]).await;
    let edits = api.calls("editMessageText");
    let last = edits.iter().rfind(|call| call.params["chat_id"] == GROUP).expect("the card was overwritten");
    assert!(!last.params["text"].as_str().expect("a text").contains("检测报告"));
    assert_eq!(api.violations(), [""; 0]);
}

#[tokio::test]
async fn without_the_right_to_make_topics_it_stops_and_the_office_hears_of_it_once() {
    let house = House::open().await;
    let api = &house.api;
    house.has_a_ticket().await;
    let no_right = Fault::Error {
        code: 400,
        description: "Bad Request: not enough rights to create a topic",
        parameters: json!(null),
    };
    api.fail("createForumTopic", no_right);
    house.is_bound().await;
    api.until_calls("createForumTopic", 1).await;
    loop {
        if house.number("SELECT COUNT(*) FROM staff_group WHERE halted_ms IS NOT NULL") == 1 {
            break;
        }
        tokio::task::yield_now().await;
    }
    let before = api.texts(OFFICE).len();
    for _ in 0..2 {
        house.round().await;
    }
    let told = api.until_texts(OFFICE, before + 1).await;
    assert!(told[before].contains("管理话题"), "{told:?}");
    house.claims().await;
    house.round().await;
    assert_eq!(api.calls("createForumTopic").len(), 1, "it is not tried again and again");
    assert_eq!(api.texts(OFFICE).len(), before + 1, "told once");
    house.is_bound().await;
    house.round().await;
    api.until_topics(GROUP, &[(IN_HAND, false)]).await;
    assert_eq!(api.violations(), [""; 0]);
}
