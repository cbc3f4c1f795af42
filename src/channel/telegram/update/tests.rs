//! Tables of updates and what they mean.

use serde_json::json;

use super::*;

const AT: Moment = Moment(1_790_000_000_000);

fn me() -> Me {
    Me { id: 42, username: "clinic_bot".to_owned() }
}

fn message(mut fields: Value) -> Value {
    fields["message_id"] = json!(7);
    fields["chat"] = json!({"id": 5, "type": "private"});
    fields["from"] = json!({"id": 5, "first_name": "王", "last_name": "敏", "language_code": "zh-hans"});
    json!({"update_id": 9, "message": fields})
}

fn content_of(fields: Value) -> Content {
    understand(&message(fields), &me(), AT).incoming.expect("something for the desk").content
}

fn unsupported(what: Unsupported) -> Content {
    Content::Unsupported { what }
}

#[test]
fn a_text_carries_who_where_and_what() {
    let update = message(json!({"text": "输送带", "reply_to_message": {"message_id": 3}}));
    let understood = understand(&update, &me(), AT);
    let expected = Incoming {
        key: "42:9".to_owned(),
        from: Address { channel: ChannelName::Telegram, place: "5".to_owned() },
        name: "王 敏".to_owned(),
        language: Some(Language::Chinese),
        content: Content::Text { text: "输送带".to_owned() },
        message_ref: Some("7".to_owned()),
        reply_to: Some("3".to_owned()),
        at: AT,
        album: None,
        more_refs: vec![],
        within: None,
        hint: None,
    };
    assert_eq!(understood, Understood { incoming: Ok(expected), callback: None });
}

#[test]
fn a_text_with_entities_of_an_unknown_kind_keeps_its_words() {
    let fields = json!({"text": "急", "entities": [{"type": "hologram", "offset": "zero"}], "new_field": {"x": 1}});
    assert_eq!(content_of(fields), Content::Text { text: "急".to_owned() });
}

#[test]
fn a_command_loses_the_name_of_this_bot_only() {
    for (text, expected) in [
        ("/start CODE", "/start CODE"),
        ("/help@Clinic_Bot", "/help"),
        ("/start@clinic_bot CODE", "/start CODE"),
        ("/help@other_bot", "/help@other_bot"),
        ("write to a@clinic_bot", "write to a@clinic_bot"),
        ("/", "/"),
    ] {
        assert_eq!(content_of(json!({"text": text})), Content::Text { text: expected.to_owned() }, "{text}");
    }
}

#[test]
fn the_largest_photo_is_taken_with_its_caption() {
    let sizes = json!([{"file_id": "s", "width": 90, "height": 90}, {"file_id": "l", "width": 900, "height": 900,
        "file_size": 1000}, {"file_id": "m", "width": 300, "height": 300}]);
    let attachment = Attachment {
        kind: AttachmentKind::Photo,
        location: Location::Telegram { file_id: "l".to_owned() },
        name: None,
        size: Some(1000),
    };
    let expected = Content::File { attachment, caption: Some("铭牌".to_owned()) };
    assert_eq!(content_of(json!({"photo": sizes, "caption": "铭牌"})), expected);
}

#[test]
fn a_document_keeps_its_name_and_one_above_the_limit_is_named_so() {
    let attachment = Attachment {
        kind: AttachmentKind::Document,
        location: Location::Telegram { file_id: "d".to_owned() },
        name: Some("报告.pdf".to_owned()),
        size: Some(ATTACHMENT_MAX_BYTES),
    };
    let document = |size: u64| json!({"document": {"file_id": "d", "file_name": "报告.pdf", "file_size": size}});
    assert_eq!(content_of(document(ATTACHMENT_MAX_BYTES)), Content::File { attachment, caption: None });
    assert_eq!(content_of(document(ATTACHMENT_MAX_BYTES + 1)), unsupported(Unsupported::FileTooLarge));
}

#[test]
fn a_long_file_name_is_cut_before_its_extension() {
    let name = file_name(&format!("{}.pdf", "长".repeat(FILE_NAME_MAX)));
    assert_eq!(name.chars().count(), FILE_NAME_MAX);
    assert!(name.ends_with("长.pdf"), "{name}");
}

#[test]
fn what_the_clinic_cannot_take_is_named() {
    let thing = json!({"file_id": "x"});
    for (kind, what) in [
        ("sticker", Unsupported::Sticker),
        ("animation", Unsupported::Sticker),
        ("voice", Unsupported::Voice),
        ("video_note", Unsupported::Voice),
        ("audio", Unsupported::Voice),
        ("video", Unsupported::Video),
        ("location", Unsupported::Location),
        ("venue", Unsupported::Location),
        ("contact", Unsupported::Contact),
        ("poll", Unsupported::Other),
        ("a_kind_of_next_year", Unsupported::Other),
    ] {
        assert_eq!(content_of(json!({kind: thing, "caption": "x"})), unsupported(what), "{kind}");
    }
    let animation = json!({"animation": thing, "document": thing});
    assert_eq!(content_of(animation), unsupported(Unsupported::Sticker));
}

#[test]
fn an_edit_and_a_block_reach_the_desk() {
    let mut update = message(json!({"text": "新"}));
    update["edited_message"] = update["message"].take();
    let edit = understand(&update, &me(), AT).incoming.expect("an edit");
    assert_eq!((edit.content, edit.message_ref.as_deref()), (Content::Edited { text: Some("新".into()) }, Some("7")));
    let mut update = message(json!({"photo": [{"file_id": "p"}], "caption": "裂口", "media_group_id": "77"}));
    let part = understand(&update, &me(), AT).incoming.expect("a part of an album");
    assert_eq!(part.album.as_deref(), Some("77"));
    update["edited_message"] = update["message"].take();
    let edit = understand(&update, &me(), AT).incoming.expect("changed words of a photo");
    assert_eq!((edit.content, edit.album), (Content::Edited { text: Some("裂口".into()) }, None));
    for (status, expected) in [("kicked", Content::Blocked), ("member", Content::Unblocked)] {
        let update = json!({"update_id": 9, "my_chat_member": {"chat": {"id": 5, "type": "private"},
            "from": {"id": 5, "first_name": "A"}, "new_chat_member": {"status": status}}});
        assert_eq!(understand(&update, &me(), AT).incoming.expect("a change").content, expected);
    }
}

#[test]
fn a_press_names_the_message_with_the_button_and_is_to_be_answered() {
    let update = json!({"update_id": 9, "callback_query": {"id": "q1", "from": {"id": 5, "first_name": "A"},
        "data": "claim:3", "message": {"message_id": 8, "date": 0, "chat": {"id": 5, "type": "private"},
        "reply_to_message": {"message_id": 2}}}});
    let understood = understand(&update, &me(), AT);
    assert_eq!(understood.callback.as_deref(), Some("q1"));
    let press = understood.incoming.expect("a press");
    assert_eq!(press.content, Content::Press { data: "claim:3".to_owned() });
    assert_eq!((press.message_ref.as_deref(), press.reply_to), (Some("8"), None));
}

/// A message in a forum, with these fields besides.
fn in_forum(fields: &[(&str, Value)]) -> Value {
    let mut message = json!({"message_id": 1, "chat": {"id": -100, "type": "supergroup", "is_forum": true},
        "from": {"id": 5, "first_name": "A"}});
    for (name, value) in fields {
        message[*name] = value.clone();
    }
    message
}

#[test]
fn in_groups_only_commands_to_this_bot_and_topics_are_heard() {
    let said = |fields: &[(&str, Value)]| {
        let update = json!({"update_id": 9, "message": in_forum(fields)});
        understand(&update, &me(), AT).incoming
    };
    let text = |text: &str| said(&[("text", json!(text))]);
    let heard = text("/staffgroup@clinic_bot off").expect("for the desk");
    assert_eq!(heard.content, Content::Text { text: "/staffgroup off".to_owned() });
    assert_eq!(heard.from.place, "5", "the person is reached in their own chat");
    let group = Within { place: "-100".to_owned(), thread: None, threads: Threads::Many };
    assert_eq!((heard.within, heard.message_ref), (Some(group.clone()), None));
    assert!(text("/help").is_ok());
    assert!(text("/help@other_bot").is_err());
    assert!(text("大家好").is_err());
    let topic = [("message_thread_id", json!(44)), ("is_topic_message", json!(true))];
    let with = |more: &[(&str, Value)]| said(&[&topic, more].concat());
    let heard = with(&[("text", json!("等检测所回话")), ("reply_to_message", json!({"message_id": 44}))]);
    let heard = heard.expect("for the desk");
    assert_eq!(heard.content, Content::Text { text: "等检测所回话".to_owned() });
    assert_eq!(heard.within, Some(Within { thread: Some("44".to_owned()), ..group }));
    assert_eq!(heard.reply_to, None);
    assert!(with(&[("photo", json!([{"file_id": "p"}]))]).is_ok());
    assert!(with(&[("forum_topic_closed", json!({}))]).is_err(), "nobody said anything");
    let nobody = json!({"id": 1_087_968_824, "is_bot": true, "first_name": "Group"});
    assert!(with(&[("text", json!("x")), ("from", nobody)]).is_err(), "who writes as the group is not known");
}

#[test]
fn a_press_in_a_group_is_of_the_person_who_pressed() {
    let message = in_forum(&[("message_thread_id", json!(44)), ("is_topic_message", json!(true))]);
    let query = json!({"id": "q", "data": "claim:3", "from": {"id": 7, "first_name": "B"}, "message": message});
    let understood = understand(&json!({"update_id": 9, "callback_query": query}), &me(), AT);
    assert_eq!(understood.callback.as_deref(), Some("q"));
    let press = understood.incoming.expect("a press");
    assert_eq!((press.from.place.as_str(), press.content), ("7", Content::Press { data: "claim:3".to_owned() }));
    assert_eq!(press.within.and_then(|within| within.thread).as_deref(), Some("44"));
}

#[test]
fn a_group_without_topics_says_so() {
    let chat = json!({"id": -7, "type": "group"});
    let update = json!({"update_id": 9, "message": in_forum(&[("text", json!("/staffgroup")), ("chat", chat)])});
    let within = understand(&update, &me(), AT).incoming.expect("for the desk").within.expect("a group");
    assert_eq!(within, Within { place: "-7".to_owned(), thread: None, threads: Threads::None });
}

#[test]
fn what_has_no_sender_or_chat_or_is_malformed_is_left_out_with_a_reason() {
    for update in [
        json!({"update_id": 9, "message": {"message_id": 1, "text": "x", "chat": {"id": 5, "type": "private"}}}),
        json!({"update_id": 9, "message": {"message_id": 1, "text": "x", "from": {"id": 5}}}),
        json!({"update_id": 9, "message": "text"}),
        json!({"update_id": 9, "inline_query": {"id": "1"}}),
        json!({"message": {}}),
        json!(null),
        message(json!({"pinned_message": {"message_id": 1}})),
    ] {
        assert!(understand(&update, &me(), AT).incoming.is_err(), "{update}");
    }
}

#[test]
fn the_language_of_the_app_is_taken_only_if_the_clinic_speaks_it() {
    for (code, expected) in [
        ("zh", Some(Language::Chinese)),
        ("zh-hant", Some(Language::Chinese)),
        ("en", Some(Language::English)),
        ("en-GB", Some(Language::English)),
        ("ru", None),
        ("", None),
    ] {
        assert_eq!(language(code), expected, "{code}");
    }
}
