//! From the outbox to the Bot API.

use quality_clinic::domain::attachment::{Attachment, AttachmentKind, Location};
use quality_clinic::speech::message::{ButtonFace, Message};
use serde_json::json;

use super::bot_api::{BotApi, Fault};
use super::clinic::Clinic;

fn button(label: &str, data: &str) -> ButtonFace {
    ButtonFace { label: label.to_owned(), data: data.to_owned() }
}

fn with(message: Message, attachment: Attachment) -> Message {
    Message { attachment: Some(attachment), ..message }
}

fn photo(location: Location) -> Attachment {
    Attachment { kind: AttachmentKind::Photo, location, name: None, size: None }
}

#[tokio::test]
async fn a_message_goes_out_with_bold_entities_and_a_keyboard_and_without_markup() {
    let api = BotApi::start().await;
    let mut clinic = Clinic::open(&api);
    let message = Message::new()
        .line("🚨 <b>急</b> _x_")
        .bold_line("先停机")
        .row(vec![button("解决了", "solved:1"), button("找专家", "expert:1")]);
    let row = clinic.send(5, message).await;
    clinic.until_state(row, "sent").await;
    clinic.stop().await;
    let call = &api.calls("sendMessage")[0];
    assert_eq!(call.params["text"], "🚨 <b>急</b> _x_\n先停机");
    assert_eq!(call.params["entities"], json!([{"type": "bold", "offset": 16, "length": 3}]));
    let keyboard =
        json!([[{"text": "解决了", "callback_data": "solved:1"}, {"text": "找专家", "callback_data": "expert:1"}]]);
    assert_eq!(call.params["reply_markup"]["inline_keyboard"], keyboard);
    assert_eq!(api.violations(), [""; 0]);
    let stored: String = clinic
        .sql()
        .query_row("SELECT message_ref FROM outbox WHERE id = ?1", [row.0], |r| r.get(0))
        .expect("a message id");
    assert_eq!(Some(stored), call.message_id.map(|id| id.to_string()));
}

#[tokio::test]
async fn a_text_that_is_too_long_comes_in_parts_with_the_buttons_on_the_last() {
    let api = BotApi::start().await;
    let mut clinic = Clinic::open(&api);
    let paragraph = "质".repeat(2_500);
    let message = Message::new().line(&paragraph).gap().line(&paragraph).row(vec![button("好", "ok")]);
    let row = clinic.send(5, message).await;
    clinic.until_state(row, "sent").await;
    clinic.stop().await;
    let calls = api.calls("sendMessage");
    assert_eq!(api.texts(5), [paragraph.clone(), paragraph]);
    assert_eq!(calls[0].params.get("reply_markup"), None);
    assert_eq!(calls[1].params["reply_markup"]["inline_keyboard"][0][0]["callback_data"], "ok");
    assert_eq!(api.violations(), [""; 0]);
}

#[tokio::test]
async fn a_later_part_that_fails_is_tried_again_without_the_first() {
    let api = BotApi::start().await;
    let mut clinic = Clinic::open(&api);
    let message = Message::new().line(&"一".repeat(4_096)).gap().line("二");
    api.fail("sendMessage", Fault::Nothing);
    api.fail("sendMessage", Fault::Page(503));
    let row = clinic.send(5, message).await;
    clinic.until_state(row, "sent").await;
    clinic.stop().await;
    assert_eq!(api.texts(5), ["一".repeat(4_096).as_str(), "二", "二"], "only the second part comes again");
}

#[tokio::test]
async fn a_later_part_that_is_refused_leaves_a_trace() {
    let api = BotApi::start().await;
    let mut clinic = Clinic::open(&api);
    let message = Message::new().line(&"一".repeat(4_096)).gap().line("二");
    api.fail("sendMessage", Fault::Nothing);
    api.fail("sendMessage", Fault::Error { code: 400, description: "Bad Request: no", parameters: json!(null) });
    let row = clinic.send(5, message).await;
    clinic.until_state(row, "possibly").await;
    clinic.stop().await;
    assert_eq!(clinic.state_of(row).1.as_deref(), Some("part 2 of 2 failed: Bad Request: no"));
}

#[tokio::test]
async fn an_edit_takes_the_place_of_the_earlier_message() {
    let api = BotApi::start().await;
    let mut clinic = Clinic::open(&api);
    let card = clinic.send(5, Message::new().line("待接诊").row(vec![button("接诊", "claim:1")])).await;
    clinic.until_state(card, "sent").await;
    let edit = clinic.send_edit(5, Message::new().line("已接诊"), Some(card)).await;
    clinic.until_state(edit, "sent").await;
    let again = clinic.send_edit(5, Message::new().line("已接诊"), Some(card)).await;
    clinic.until_state(again, "sent").await;
    clinic.stop().await;
    let edits = api.calls("editMessageText");
    assert_eq!(edits.len(), 2, "the second says nothing new, and that is fine");
    assert_eq!(edits[0].params["message_id"].as_i64(), api.calls("sendMessage")[0].message_id);
    assert_eq!(edits[0].params.get("reply_markup"), None, "the buttons go");
    assert_eq!(api.calls("sendMessage").len(), 1);
}

#[tokio::test]
async fn an_edit_of_a_message_that_is_gone_is_sent_as_a_new_one() {
    let api = BotApi::start().await;
    let mut clinic = Clinic::open(&api);
    let card = clinic.send(5, Message::new().line("旧")).await;
    clinic.until_state(card, "sent").await;
    clinic.sql().execute("UPDATE outbox SET message_ref = '999'", []).expect("another id");
    let edit = clinic.send_edit(5, Message::new().line("新"), Some(card)).await;
    clinic.until_state(edit, "sent").await;
    clinic.stop().await;
    assert_eq!(api.texts(5), ["旧", "新"]);
}

#[tokio::test]
async fn a_lost_answer_to_an_edit_is_no_reason_to_stop() {
    let api = BotApi::start().await;
    let mut clinic = Clinic::open(&api);
    let card = clinic.send(5, Message::new().line("旧")).await;
    clinic.until_state(card, "sent").await;
    api.fail("editMessageText", Fault::ResetAfter);
    let edit = clinic.send_edit(5, Message::new().line("新"), Some(card)).await;
    api.until_calls("editMessageText", 1).await;
    clinic.until_sql("SELECT COUNT(*) FROM outbox WHERE state = 'waiting' AND error IS NOT NULL", 1).await;
    clinic.later(10);
    clinic.until_state(edit, "sent").await;
    clinic.stop().await;
    assert_eq!(api.calls("editMessageText").len(), 2);
    assert_eq!(api.texts(5), ["旧"]);
}

#[tokio::test]
async fn a_photo_is_forwarded_by_its_id_and_a_long_caption_follows_as_text() {
    let api = BotApi::start().await;
    let mut clinic = Clinic::open(&api);
    let telegram = || photo(Location::Telegram { file_id: "photo-1".to_owned() });
    let short = clinic.send(5, with(Message::new().bold_line("铭牌"), telegram())).await;
    clinic.until_state(short, "sent").await;
    let long = with(Message::new().line(&"长".repeat(1_025)).row(vec![button("好", "ok")]), telegram());
    let long = clinic.send(5, long).await;
    clinic.until_state(long, "sent").await;
    clinic.stop().await;
    let photos = api.calls("sendPhoto");
    assert_eq!(photos[0].params["photo"], "photo-1");
    assert_eq!(photos[0].params["caption"], "铭牌");
    assert_eq!(photos[0].params["caption_entities"], json!([{"type": "bold", "offset": 0, "length": 2}]));
    assert_eq!(photos[1].params.get("caption"), None);
    assert_eq!(photos[1].params.get("reply_markup"), None);
    let text = &api.calls("sendMessage")[0].params;
    assert_eq!(text["reply_markup"]["inline_keyboard"][0][0]["callback_data"], "ok");
    assert_eq!(api.violations(), [""; 0]);
}

#[tokio::test]
async fn a_stored_file_is_uploaded_and_no_name_leads_out_of_its_folder() {
    let api = BotApi::start().await;
    let mut clinic = Clinic::open(&api);
    std::fs::write(clinic.folder().join("a1.pdf"), "PDF bytes").expect("a file");
    let stored = |name: &str| Attachment {
        kind: AttachmentKind::Document,
        location: Location::Stored { name: name.to_owned() },
        name: Some("报告.pdf".to_owned()),
        size: None,
    };
    let good = clinic.send(5, with(Message::new().line("见附件"), stored("a1.pdf"))).await;
    clinic.until_state(good, "sent").await;
    let outside = clinic.send(5, with(Message::new().line("x"), stored("../clinic.db"))).await;
    clinic.until_state(outside, "refused").await;
    let missing = clinic.send(5, with(Message::new().line("x"), stored("b2.pdf"))).await;
    clinic.until_state(missing, "refused").await;
    clinic.stop().await;
    let calls = api.calls("sendDocument");
    assert_eq!(calls.len(), 1);
    let form = calls[0].params["form"].as_str().expect("a form");
    for part in ["name=\"document\"", "报告.pdf", "PDF bytes", "见附件", "name=\"chat_id\""] {
        assert!(form.contains(part), "{part} in {form}");
    }
}

#[tokio::test]
async fn a_reply_to_any_part_of_a_long_text_finds_the_row() {
    let api = BotApi::start().await;
    let mut clinic = Clinic::open(&api);
    let row = clinic.send(5, Message::new().line(&"长".repeat(9_000))).await;
    clinic.until_state(row, "sent").await;
    clinic.stop().await;
    let ids: Vec<String> =
        api.calls("sendMessage").iter().filter_map(|c| c.message_id).map(|id| id.to_string()).collect();
    assert_eq!(ids.len(), 3);
    let query = "SELECT message_ref FROM outbox_part UNION ALL SELECT message_ref FROM outbox ORDER BY 1";
    let sql = clinic.sql();
    let mut statement = sql.prepare(query).expect("a query");
    let known: Vec<String> = statement.query_map([], |r| r.get(0)).expect("rows").map(|r| r.expect("a row")).collect();
    assert_eq!(known, ids, "every part is known");
}

#[tokio::test]
async fn an_album_goes_out_as_one_and_its_words_and_buttons_after_it() {
    let api = BotApi::start().await;
    let mut clinic = Clinic::open(&api);
    let photo = |id: &str| Attachment {
        kind: AttachmentKind::Photo,
        location: Location::Telegram { file_id: id.into() },
        name: None,
        size: None,
    };
    let face = ButtonFace { label: "好".into(), data: "ok".into() };
    let mut message = Message::new().line("三张照片").row(vec![face]);
    message.attachment = Attachment::together(vec![photo("a"), photo("b"), photo("c")]);
    let row = clinic.send(5, message).await;
    clinic.until_state(row, "sent").await;
    clinic.stop().await;
    let album = &api.calls("sendMediaGroup")[0].params;
    let files: Vec<&str> =
        album["media"].as_array().expect("items").iter().filter_map(|m| m["media"].as_str()).collect();
    assert_eq!(files, ["a", "b", "c"]);
    assert_eq!(api.texts(5), ["三张照片"]);
    assert_eq!(api.calls("sendMessage")[0].params["reply_markup"]["inline_keyboard"][0][0]["text"], "好");
    assert_eq!(api.violations(), [""; 0]);
    let parts: i64 = clinic.sql().query_row("SELECT COUNT(*) FROM outbox_part", [], |r| r.get(0)).expect("a count");
    assert_eq!(parts, 3, "a reply to any photo finds the row");
}
