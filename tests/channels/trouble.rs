//! When the Bot API, the network or the process fails.

use quality_clinic::speech::message::Message;
use serde_json::{Value, json};

use super::bot_api::{BotApi, Fault};
use super::clinic::{Clinic, HELD};

fn error(code: u16, description: &'static str) -> Fault {
    Fault::Error { code, description, parameters: Value::Null }
}

fn hello() -> Message {
    Message::new().line("hello")
}

#[tokio::test]
async fn too_many_requests_holds_that_chat_only_for_as_long_as_asked() {
    let api = BotApi::start().await;
    let mut clinic = Clinic::at(&api);
    api.fail("sendMessage", Fault::Error { code: 429, description: "", parameters: json!({"retry_after": 60}) });
    let held = clinic.send(5, hello()).await;
    clinic.run();
    clinic.until_sql("SELECT COUNT(*) FROM outbox WHERE error = 'asked to wait'", 1).await;
    let other = clinic.send(6, hello()).await;
    clinic.until_state(other, "sent").await;
    assert_eq!(clinic.state_of(held).0, "waiting");
    clinic.later(60);
    clinic.until_state(held, "sent").await;
    clinic.until_sql("SELECT tries FROM outbox WHERE id = 1", 1).await;
    clinic.stop().await;
}

#[tokio::test]
async fn a_server_error_is_tried_again_and_order_is_kept() {
    let api = BotApi::start().await;
    let mut clinic = Clinic::at(&api);
    api.fail("sendMessage", error(500, "Internal Server Error"));
    api.fail("sendMessage", Fault::Page(502));
    let first = clinic.send(5, Message::new().line("one")).await;
    let second = clinic.send(5, Message::new().line("two")).await;
    clinic.run();
    for tries in 1..=2 {
        clinic.until_sql("SELECT tries FROM outbox WHERE id = 1 AND state = 'waiting' UNION ALL SELECT 0", tries).await;
        assert_eq!(clinic.state_of(second).0, "waiting");
        clinic.later(10);
    }
    clinic.until_state(second, "sent").await;
    clinic.until_state(first, "sent").await;
    clinic.stop().await;
    assert_eq!(api.texts(5), ["one", "one", "one", "two"]);
}

#[tokio::test]
async fn a_message_whose_answer_is_lost_is_marked_and_not_sent_again() {
    for fault in [Fault::ResetBefore, Fault::ResetAfter] {
        let api = BotApi::start().await;
        let mut clinic = Clinic::at(&api);
        api.fail("sendMessage", fault);
        let lost = clinic.send(5, hello()).await;
        let next = clinic.send(5, Message::new().line("next")).await;
        clinic.run();
        clinic.until_state(next, "sent").await;
        assert_eq!(clinic.state_of(lost).0, "possibly");
        clinic.later(24 * 3600);
        let last = clinic.send(5, Message::new().line("last")).await;
        clinic.until_state(last, "sent").await;
        clinic.stop().await;
        assert_eq!(api.texts(5), ["hello", "next", "last"]);
    }
}

#[tokio::test]
async fn a_server_that_cannot_be_reached_gets_the_message_when_it_is_back() {
    let api = BotApi::start().await;
    let mut clinic = Clinic::at(&api);
    api.fail("getMe", Fault::ResetBefore);
    api.fail("getUpdates", Fault::ResetAfter);
    api.say(5, "still there?");
    clinic.run();
    assert_eq!(api.until_texts(5, 1).await, ["echo: still there?"]);
    clinic.stop().await;
}

#[tokio::test]
async fn a_person_who_blocked_the_bot_is_marked_unreachable() {
    let api = BotApi::start().await;
    let mut clinic = Clinic::at(&api);
    api.fail("sendMessage", error(403, "Forbidden: bot was blocked by the user"));
    let row = clinic.send(5, hello()).await;
    clinic.run();
    clinic.until_state(row, "unreachable").await;
    clinic.until_sql("SELECT reachable FROM address", 0).await;
    clinic.stop().await;
    assert_eq!(api.calls("sendMessage").len(), 1);
}

#[tokio::test]
async fn a_refused_message_is_final_and_holds_up_nobody() {
    let api = BotApi::start().await;
    let mut clinic = Clinic::at(&api);
    api.fail("sendMessage", error(400, "Bad Request: BUTTON_DATA_INVALID"));
    let refused = clinic.send(5, hello()).await;
    let next = clinic.send(5, hello()).await;
    clinic.run();
    clinic.until_state(next, "sent").await;
    clinic.stop().await;
    assert_eq!(clinic.state_of(refused), ("refused".to_owned(), Some("Bad Request: BUTTON_DATA_INVALID".to_owned())));
}

#[tokio::test]
async fn a_chat_that_moved_is_followed() {
    let api = BotApi::start().await;
    let mut clinic = Clinic::at(&api);
    let parameters = json!({"migrate_to_chat_id": -1005});
    api.fail(
        "sendMessage",
        Fault::Error { code: 400, description: "Bad Request: group chat was upgraded", parameters },
    );
    let row = clinic.send(-5, hello()).await;
    clinic.run();
    clinic.until_state(row, "sent").await;
    clinic.stop().await;
    assert_eq!(api.texts(-1005), ["hello"]);
}

#[tokio::test]
async fn a_row_that_cannot_be_read_any_more_is_set_aside() {
    let api = BotApi::start().await;
    let mut clinic = Clinic::at(&api);
    let broken = clinic.send(5, hello()).await;
    let next = clinic.send(5, hello()).await;
    clinic.sql().execute("UPDATE outbox SET payload = '{}' WHERE id = 1", []).expect("a broken row");
    clinic.run();
    clinic.until_state(next, "sent").await;
    clinic.stop().await;
    assert_eq!(clinic.state_of(broken), ("refused".to_owned(), Some("unreadable".to_owned())));
}

#[tokio::test]
async fn a_handler_that_panics_is_tried_three_times_and_its_lane_goes_on() {
    let api = BotApi::start().await;
    let mut clinic = Clinic::open(&api);
    api.say(5, "panic in the store");
    api.say(5, "panic outside the store");
    api.say(5, "fine");
    assert_eq!(api.until_texts(5, 3).await, ["sorry", "sorry", "echo: fine"]);
    clinic.until_sql("SELECT SUM(tries) FROM inbox WHERE set_aside IS NOT NULL", 6).await;
    clinic.stop().await;
}

#[tokio::test]
async fn another_poller_is_reported_and_polling_goes_on() {
    let api = BotApi::start().await;
    let mut clinic = Clinic::at(&api);
    api.fail("getUpdates", error(409, "Conflict: terminated by other getUpdates request"));
    api.say(5, "hello");
    clinic.run();
    assert_eq!(api.until_texts(5, 1).await, ["echo: hello"]);
    clinic.stop().await;
}

#[tokio::test]
async fn a_process_that_dies_takes_up_its_open_rows_in_order() {
    let api = BotApi::start().await;
    let clinic = Clinic::open(&api);
    for text in ["one", "two", "three"] {
        api.say(HELD, text);
    }
    clinic.until_sql("SELECT COUNT(*) FROM inbox", 3).await;
    api.until_next_poll().await;
    let mut clinic = clinic.die_and_come_back().await;
    clinic.echo.gate.add_permits(3);
    let expected = ["echo: one", "echo: two", "echo: three"];
    assert_eq!(api.until_texts(HELD, 3).await, expected);
    clinic.until_sql("SELECT COUNT(*) FROM outbox WHERE state = 'sent'", 3).await;
    clinic.stop().await;
    assert_eq!(api.texts(HELD), expected);
}

#[tokio::test]
async fn a_message_under_way_when_the_process_died_is_marked_and_not_sent_again() {
    let api = BotApi::start().await;
    let mut clinic = Clinic::at(&api);
    let row = clinic.send(5, hello()).await;
    clinic.store.write(move |tx| tx.outbox_sending(row)).await.expect("marked");
    let next = clinic.send(5, Message::new().line("next")).await;
    clinic.run();
    clinic.until_state(next, "sent").await;
    clinic.stop().await;
    assert_eq!(clinic.state_of(row).0, "possibly");
    assert_eq!(api.texts(5), ["next"]);
}

#[tokio::test]
async fn told_to_stop_it_finishes_the_row_under_way_and_leaves_the_rest() {
    let api = BotApi::start().await;
    let mut clinic = Clinic::open(&api);
    api.say(HELD, "under way");
    api.say(HELD, "waits");
    clinic.until_sql("SELECT COUNT(*) FROM inbox", 2).await;
    clinic.echo.at_gate.acquire().await.expect("the first row at the gate").forget();
    let stopping = clinic.begin_to_stop();
    clinic.echo.gate.add_permits(1);
    stopping.await.expect("an end");
    clinic.until_sql("SELECT COUNT(*) FROM inbox WHERE done_ms IS NOT NULL", 1).await;
    clinic.run();
    clinic.echo.gate.add_permits(1);
    assert_eq!(api.until_texts(HELD, 2).await, ["echo: under way", "echo: waits"]);
    clinic.stop().await;
}
