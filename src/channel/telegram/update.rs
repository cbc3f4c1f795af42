//! From the JSON of an update to an `Incoming`. Reads only the fields it needs, one by one, so
//! that kinds and entities of a newer Bot API lose nothing but themselves.

use serde_json::Value;

use crate::conversation::incoming::{Address, ChannelName, Content, Incoming, Threads, Unsupported, Within};
use crate::domain::attachment::{ATTACHMENT_MAX_BYTES, Attachment, AttachmentKind, FILE_NAME_MAX, Location};
use crate::domain::moment::Moment;
use crate::domain::person::{Language, PERSON_NAME_MAX};

/// Messages that Telegram writes by itself in a private chat: nobody said anything.
const SERVICE_KINDS: [&str; 9] = [
    "pinned_message",
    "message_auto_delete_timer_changed",
    "chat_background_set",
    "write_access_allowed",
    "connected_website",
    "new_chat_title",
    "new_chat_photo",
    "delete_chat_photo",
    "boost_added",
];

/// Who this bot is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Me {
    /// Its id.
    pub id: i64,
    /// Its name without `@`.
    pub username: String,
}

/// What an update means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Understood {
    /// For the desk; or why there is nothing for it, for the log.
    pub incoming: Result<Incoming, &'static str>,
    /// A callback query that has to be answered.
    pub callback: Option<String>,
}

/// Reads an update. Pure; `at` is the moment of its arrival.
pub fn understand(update: &Value, me: &Me, at: Moment) -> Understood {
    let Some(id) = update["update_id"].as_i64() else { return ignored("no update_id") };
    let key = format!("{}:{id}", me.id);
    let incoming = if let Some(message) = object(&update["message"]) {
        of_message(message, me, key, at)
    } else if let Some(message) = object(&update["edited_message"]) {
        of_edit(message, key, at)
    } else if let Some(query) = object(&update["callback_query"]) {
        let callback = query["id"].as_str().map(str::to_owned);
        return Understood { incoming: of_press(query, key, at), callback };
    } else if let Some(change) = object(&update["my_chat_member"]) {
        of_membership(change, key, at)
    } else {
        Err("a kind that was not asked for")
    };
    Understood { incoming, callback: None }
}

fn ignored(why: &'static str) -> Understood {
    Understood { incoming: Err(why), callback: None }
}

fn object(value: &Value) -> Option<&Value> {
    value.is_object().then_some(value)
}

fn of_message(message: &Value, me: &Me, key: String, at: Moment) -> Result<Incoming, &'static str> {
    if message["chat"]["type"] == "private" {
        if SERVICE_KINDS.iter().any(|kind| !message[*kind].is_null()) {
            return Err("a service message");
        }
        return incoming(message, &message["from"], key, content(message, me), at);
    }
    // In groups the clinic hears what is written in a topic, and commands that are meant for it.
    let to_us = match message["text"].as_str().and_then(command_name) {
        None => message["is_topic_message"] == true && has_content(message),
        Some((_, None)) => true,
        Some((_, Some(name))) => name.eq_ignore_ascii_case(&me.username),
    };
    if !to_us {
        return Err("talk in a group");
    }
    in_group(message, &message["from"], key, content(message, me), at)
}

/// Words, a photo or a document: no service message.
fn has_content(message: &Value) -> bool {
    ["text", "photo", "document"].iter().any(|kind| !message[*kind].is_null())
}

/// What a person does in a group: the person is reached in their private chat, whose id is theirs.
fn in_group(
    message: &Value,
    from: &Value,
    key: String,
    content: Content,
    at: Moment,
) -> Result<Incoming, &'static str> {
    // Also who writes as the group itself: nobody knows who it is.
    if from["is_bot"] == true {
        return Err("a bot in a group");
    }
    let person = from["id"].as_i64().ok_or("no sender")?;
    let mut incoming = incoming(message, from, key, content, at)?;
    let place = std::mem::replace(&mut incoming.from.place, person.to_string());
    let threads = if message["chat"]["is_forum"] == true { Threads::Many } else { Threads::None };
    let thread = message["message_thread_id"].as_i64().filter(|_| message["is_topic_message"] == true);
    incoming.within = Some(Within { place, thread: thread.map(|id| id.to_string()), threads });
    // Ids of messages count in their chat alone.
    incoming.message_ref = None;
    incoming.reply_to = None;
    Ok(incoming)
}

fn of_edit(message: &Value, key: String, at: Moment) -> Result<Incoming, &'static str> {
    if message["chat"]["type"] != "private" {
        return Err("an edit in a group");
    }
    let text = ["text", "caption"].iter().find_map(|part| message[*part].as_str()).map(str::to_owned);
    let mut edit = incoming(message, &message["from"], key, Content::Edited { text }, at)?;
    // What it says now is looked at, not to what it once replied.
    edit.reply_to = None;
    edit.album = None;
    Ok(edit)
}

fn of_press(query: &Value, key: String, at: Moment) -> Result<Incoming, &'static str> {
    let message = &query["message"];
    let data = query["data"].as_str().ok_or("a press without data")?.to_owned();
    if message["chat"]["type"] != "private" {
        return in_group(message, &query["from"], key, Content::Press { data }, at);
    }
    let mut press = incoming(message, &query["from"], key, Content::Press { data }, at)?;
    // The message with the button may itself be a reply; the press is not.
    press.reply_to = None;
    press.album = None;
    Ok(press)
}

fn of_membership(change: &Value, key: String, at: Moment) -> Result<Incoming, &'static str> {
    if change["chat"]["type"] != "private" {
        return Err("membership in a group");
    }
    let content = match change["new_chat_member"]["status"].as_str() {
        Some("kicked") => Content::Blocked,
        Some("member") => Content::Unblocked,
        _ => return Err("a membership without meaning here"),
    };
    incoming(change, &change["from"], key, content, at)
}

fn incoming(
    message: &Value,
    from: &Value,
    key: String,
    content: Content,
    at: Moment,
) -> Result<Incoming, &'static str> {
    let chat = message["chat"]["id"].as_i64().ok_or("no chat")?;
    if from["id"].as_i64().is_none() {
        return Err("no sender");
    }
    Ok(Incoming {
        key,
        from: Address { channel: ChannelName::Telegram, place: chat.to_string() },
        name: name(from),
        language: from["language_code"].as_str().and_then(language),
        content,
        message_ref: message["message_id"].as_i64().map(|id| id.to_string()),
        reply_to: message["reply_to_message"]["message_id"].as_i64().map(|id| id.to_string()),
        at,
        album: message["media_group_id"].as_str().map(str::to_owned),
        more_refs: vec![],
        within: None,
        hint: None,
    })
}

fn content(message: &Value, me: &Me) -> Content {
    let has = |kind: &str| !message[kind].is_null();
    let unsupported = |what| Content::Unsupported { what };
    if let Some(text) = message["text"].as_str() {
        return Content::Text { text: without_own_name(text, me) };
    }
    // An animation also carries `document`, so it comes first.
    if has("sticker") || has("animation") {
        return unsupported(Unsupported::Sticker);
    }
    if let Some(attachment) = photo(&message["photo"]).or_else(|| document(&message["document"])) {
        if attachment.size.is_some_and(|size| size > ATTACHMENT_MAX_BYTES) {
            return unsupported(Unsupported::FileTooLarge);
        }
        return Content::File { attachment, caption: message["caption"].as_str().map(str::to_owned) };
    }
    unsupported(if has("voice") || has("video_note") || has("audio") {
        Unsupported::Voice
    } else if has("video") {
        Unsupported::Video
    } else if has("location") || has("venue") {
        Unsupported::Location
    } else if has("contact") {
        Unsupported::Contact
    } else {
        Unsupported::Other
    })
}

fn photo(sizes: &Value) -> Option<Attachment> {
    let pixels = |size: &Value| size["width"].as_u64().unwrap_or(0) * size["height"].as_u64().unwrap_or(0);
    let largest = sizes.as_array()?.iter().filter(|size| size["file_id"].is_string()).max_by_key(|s| pixels(s))?;
    file(largest, AttachmentKind::Photo)
}

fn document(document: &Value) -> Option<Attachment> {
    file(document, AttachmentKind::Document)
}

fn file(file: &Value, kind: AttachmentKind) -> Option<Attachment> {
    Some(Attachment {
        kind,
        location: Location::Telegram { file_id: file["file_id"].as_str()?.to_owned() },
        name: file["file_name"].as_str().map(file_name),
        size: file["file_size"].as_u64(),
    })
}

/// A file name, cut at the end of the stem.
fn file_name(name: &str) -> String {
    let length = name.chars().count();
    if length <= FILE_NAME_MAX {
        return name.to_owned();
    }
    let (stem, extension) = name.rsplit_once('.').map_or((name, String::new()), |(s, e)| (s, format!(".{e}")));
    let room = FILE_NAME_MAX.saturating_sub(extension.chars().count());
    let cut: String = stem.chars().take(room).collect();
    (cut + &extension).chars().take(FILE_NAME_MAX).collect()
}

fn name(from: &Value) -> String {
    let parts = ["first_name", "last_name"].map(|part| from[part].as_str().unwrap_or_default().trim());
    parts.join(" ").trim().chars().take(PERSON_NAME_MAX).collect::<String>().trim_end().to_owned()
}

fn language(code: &str) -> Option<Language> {
    match code.split('-').next()? {
        "zh" => Some(Language::Chinese),
        "en" => Some(Language::English),
        _ => None,
    }
}

/// Command and the name of the bot it is addressed to: `/help@clinic_bot now` → `help`, `clinic_bot`.
fn command_name(text: &str) -> Option<(&str, Option<&str>)> {
    let word = text.strip_prefix('/')?.split_whitespace().next()?;
    Some(word.split_once('@').map_or((word, None), |(command, name)| (command, Some(name))))
}

/// `/help@own_name` → `/help`; everything else as it is.
fn without_own_name(text: &str, me: &Me) -> String {
    match command_name(text) {
        Some((command, Some(name))) if name.eq_ignore_ascii_case(&me.username) => {
            let rest = &text[1 + command.len() + 1 + name.len()..];
            format!("/{command}{rest}")
        }
        Some(_) | None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests;
