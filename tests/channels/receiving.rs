//! From the Bot API to the handler.

use std::sync::{Arc, Mutex};

use quality_clinic::channel::lanes::LANE_MAX;
use rusqlite::Connection;
use serde_json::json;

use super::bot_api::BotApi;
use super::clinic::{Clinic, EXPERT, HELD};

#[tokio::test]
async fn a_text_is_answered_and_the_call_keeps_the_rules_of_the_bot_api() {
    let api = BotApi::start().await;
    let mut clinic = Clinic::open(&api);
    api.say(5, "你好");
    assert_eq!(api.until_texts(5, 1).await, ["echo: 你好"]);
    clinic.stop().await;
    assert_eq!(api.violations(), [""; 0]);
    let poll = &api.calls("getUpdates")[0].params;
    assert_eq!(poll["allowed_updates"], json!(["message", "edited_message", "callback_query", "my_chat_member"]));
    assert_eq!(poll.get("offset"), None, "nothing is skipped at the first start");
}

#[tokio::test]
async fn an_update_is_in_the_inbox_before_the_poll_that_acknowledges_it() {
    let api = BotApi::start().await;
    let mut clinic = Clinic::at(&api);
    let seen = Arc::new(Mutex::new(vec![]));
    let (path, notes) = (clinic.store.path().to_owned(), Arc::clone(&seen));
    api.on_poll(Box::new(move |offset| {
        let db = Connection::open(&path).expect("the database");
        let stored: i64 = db.query_row("SELECT COUNT(*) FROM inbox", [], |row| row.get(0)).expect("a count");
        notes.lock().expect("the notes").push((offset, stored));
    }));
    for text in ["a", "b", "c"] {
        api.say(5, text);
    }
    clinic.run();
    api.until_texts(5, 3).await;
    clinic.stop().await;
    let seen = seen.lock().expect("the notes").clone();
    assert!(seen.contains(&(4, 3)), "three updates are acknowledged at once, after all are stored: {seen:?}");
    assert!(seen.iter().all(|(offset, stored)| *offset <= stored + 1), "{seen:?}");
}

#[tokio::test]
async fn updates_that_cannot_be_stored_are_not_acknowledged_and_come_again() {
    let api = BotApi::start().await;
    let mut clinic = Clinic::at(&api);
    let trigger = "CREATE TRIGGER full BEFORE INSERT ON cursor BEGIN SELECT RAISE(ABORT, 'disk full'); END";
    clinic.sql().execute_batch(trigger).expect("a trigger");
    api.say(5, "hello");
    clinic.run();
    api.until_calls("getUpdates", 1).await;
    api.until_next_poll().await;
    let stored: i64 = clinic.sql().query_row("SELECT COUNT(*) FROM inbox", [], |row| row.get(0)).expect("a count");
    assert_eq!(stored, 0, "nothing of the failed transaction stays");
    clinic.sql().execute_batch("DROP TRIGGER full").expect("no trigger");
    assert_eq!(api.until_texts(5, 1).await, ["echo: hello"]);
    clinic.stop().await;
    let offsets: Vec<_> = api.calls("getUpdates").iter().map(|call| call.params["offset"].as_i64()).collect();
    assert_eq!(offsets.iter().filter(|offset| offset.is_none()).count(), offsets.len() - 1, "{offsets:?}");
    assert_eq!(offsets.last(), Some(&Some(2)));
}

#[tokio::test]
async fn a_redelivered_update_is_handled_once_and_its_press_answered_once() {
    let api = BotApi::start().await;
    let mut clinic = Clinic::open(&api);
    let text = api.say(5, "first");
    let press = api.press(5, 1, "query-1", "button");
    api.until_texts(5, 2).await;
    api.repeat(text);
    api.repeat(press);
    api.say(5, "last");
    api.until_texts(5, 3).await;
    clinic.until_sql("SELECT COUNT(*) FROM outbox WHERE state <> 'sent'", 0).await;
    clinic.stop().await;
    assert_eq!(api.texts(5), ["echo: first", "echo: button", "echo: last"]);
    assert_eq!(api.calls("answerCallbackQuery").len(), 1);
}

#[tokio::test]
async fn a_press_is_answered_before_its_work_is_done() {
    let api = BotApi::start().await;
    let mut clinic = Clinic::open(&api);
    api.press(HELD, 1, "query-7", "slow");
    let answered = api.until_calls("answerCallbackQuery", 1).await;
    assert_eq!(answered[0].params["callback_query_id"], "query-7");
    assert_eq!(api.texts(HELD), [""; 0], "the work still waits");
    clinic.echo.gate.add_permits(1);
    assert_eq!(api.until_texts(HELD, 1).await, ["echo: slow"]);
    clinic.stop().await;
}

#[tokio::test]
async fn a_flooder_delays_only_himself_and_loses_nothing() {
    let api = BotApi::start().await;
    let mut clinic = Clinic::open(&api);
    let flood = LANE_MAX * 2 + 10;
    for number in 0..flood {
        api.say(HELD, &number.to_string());
    }
    api.say(5, "me too");
    assert_eq!(api.until_texts(5, 1).await, ["echo: me too"]);
    assert_eq!(api.texts(HELD), [""; 0]);
    clinic.echo.gate.add_permits(flood);
    clinic.until_sql("SELECT COUNT(*) FROM inbox WHERE done_ms IS NULL", 0).await;
    clinic.stop().await;
    let mut numbers = vec![];
    let db = clinic.sql();
    let mut query = db.prepare("SELECT payload ->> 'text' FROM outbox ORDER BY id").expect("a query");
    for text in query.query_map([], |row| row.get::<_, String>(0)).expect("rows") {
        numbers.extend(text.expect("a text").strip_prefix("echo: ").and_then(|n| n.parse::<usize>().ok()));
    }
    assert_eq!(numbers, (0..flood).collect::<Vec<_>>(), "in order, each once");
}

#[tokio::test]
async fn what_the_bot_does_not_know_is_passed_on_as_unsupported() {
    let api = BotApi::start().await;
    let mut clinic = Clinic::open(&api);
    let from = json!({"id": 5, "is_bot": false, "first_name": "Ann"});
    let chat = json!({"id": 5, "type": "private"});
    api.push("message", json!({"message_id": 1, "from": from, "chat": chat, "hologram": {"of": "a cat"}}));
    api.push("message", json!({"message_id": 2, "chat": chat, "text": "no sender"}));
    api.say(5, "and then");
    let expected = ["echo: Unsupported { what: Other }", "echo: and then"];
    assert_eq!(api.until_texts(5, 2).await, expected);
    clinic.stop().await;
}

#[tokio::test]
async fn menus_are_set_for_everybody_and_once_for_a_person_with_another_role() {
    let api = BotApi::start().await;
    let mut clinic = Clinic::open(&api);
    api.say(EXPERT, "one");
    let calls = api.until_calls("setMyCommands", 4).await;
    api.say(EXPERT, "two");
    api.say(5, "client");
    api.until_texts(EXPERT, 2).await;
    api.until_texts(5, 1).await;
    clinic.stop().await;
    let of = |n: usize| (&calls[n].params["scope"]["type"], calls[n].params["language_code"].as_str());
    assert_eq!(of(0), (&json!("all_private_chats"), None));
    assert_eq!(of(1), (&json!("all_private_chats"), Some("zh")));
    assert_eq!(of(2), (&json!("all_private_chats"), Some("en")));
    assert_eq!(calls[3].params["scope"], json!({"type": "chat", "chat_id": EXPERT}));
    assert_eq!(calls[3].params["commands"], json!([{"command": "queue", "description": "open tickets"}]));
    assert_eq!(api.calls("setMyCommands").len(), 4);
    assert_eq!(api.calls("deleteMyCommands").len(), 0);
}
