//! A message on its way to one chat: parts, calls, and what the answers mean.

use std::path::Path;
use std::time::Duration;

use serde_json::Value;
use teloxide::payloads::{
    EditMessageText, EditMessageTextSetters, SendDocument, SendDocumentSetters, SendMediaGroup, SendMessage,
    SendMessageSetters, SendPhoto, SendPhotoSetters,
};
use teloxide::types::{
    ChatId, FileId, InlineKeyboardButton, InlineKeyboardMarkup, InputFile, InputMedia, InputMediaDocument,
    InputMediaPhoto, LinkPreviewOptions, MessageId, ThreadId,
};

use super::Telegram;
use super::api::{CALL_WITHIN, CallError, UPLOAD_WITHIN, Upload};
use super::split::{CAPTION_MAX, Piece, TEXT_MAX, entities, fits, pieces};
use super::topic::{self, Place};
use crate::channel::{Delivered, Delivery, backoff};
use crate::conversation::incoming::{Address, ChannelName};
use crate::domain::attachment::{ALBUM_MAX, Attachment, AttachmentKind, Location};
use crate::speech::message::{ButtonFace, Message};

/// Tries for a later part of a message whose first part is already there: it cannot go back to the
/// outbox, or the first part would come twice.
const PART_TRIES_MAX: u32 = 5;
/// First wait before another try for a later part.
const PART_PAUSE: Duration = Duration::from_secs(1);
/// Longest wait before another try for a later part, also if Telegram asks for more.
const PART_PAUSE_MAX: Duration = Duration::from_secs(30);
/// Largest photo that may be uploaded as a photo (Bot API: 10 MB); a larger one goes as a file.
const PHOTO_MAX_BYTES: usize = 10 * 1024 * 1024;

/// What goes out in one call.
#[derive(Debug, PartialEq, Eq)]
enum Part<'a> {
    Text {
        piece: Piece,
        buttons: &'a [Vec<ButtonFace>],
    },
    File {
        attachment: &'a Attachment,
        caption: Piece,
        buttons: &'a [Vec<ButtonFace>],
    },
    /// Photos or documents on Telegram's servers that go out together; an album carries no buttons.
    Album {
        items: &'a [Attachment],
    },
}

/// The parts of a message: a file with its caption, or first the file and then the text; the
/// buttons are on the last.
fn parts(message: &Message) -> Vec<Part<'_>> {
    let mut parts = vec![];
    let mut text = pieces(&message.text, &message.bold, TEXT_MAX);
    if let Some(attachment) = &message.attachment {
        match attachment.items() {
            [only] => {
                let as_caption = text.len() <= 1 && fits(&message.text, CAPTION_MAX);
                let caption = if as_caption { text.pop().unwrap_or_default() } else { Piece::default() };
                parts.push(Part::File { attachment: only, caption, buttons: &[] });
            }
            items if goes_together(items) => parts.push(Part::Album { items }),
            items => parts.extend(items.iter().map(|attachment| Part::File {
                attachment,
                caption: Piece::default(),
                buttons: &[],
            })),
        }
    }
    parts.extend(text.into_iter().map(|piece| Part::Text { piece, buttons: &[] }));
    match parts.last_mut() {
        Some(Part::Text { buttons, .. } | Part::File { buttons, .. }) => *buttons = &message.buttons,
        // A message with an album has words: nothing that is said about files is without.
        Some(Part::Album { .. }) | None => {}
    }
    parts
}

/// May these go out as one album? Documents go with documents only (Bot API), and what is stored here
/// would have to be uploaded beside them.
fn goes_together(items: &[Attachment]) -> bool {
    let on_telegram = |item: &Attachment| match &item.location {
        Location::Telegram { .. } => true,
        Location::Stored { .. } | Location::Album { .. } => false,
    };
    let first = items.first().map(|item| item.kind);
    (2..=ALBUM_MAX).contains(&items.len()) && items.iter().all(|item| on_telegram(item) && Some(item.kind) == first)
}

/// A chat, or a topic of it.
#[derive(Clone, Copy)]
struct To {
    chat: i64,
    thread: Option<ThreadId>,
}

/// The chat of an address.
pub fn chat_of(address: &Address) -> Option<i64> {
    address.place.parse().ok()
}

/// Delivers a message; see [`crate::channel::Channel::deliver`].
pub async fn deliver(telegram: &Telegram, delivery: &Delivery) -> Delivered {
    let Some(chat) = chat_of(&delivery.to) else { return Delivered::Refused { why: "not a chat id".to_owned() } };
    let thread = match topic::of(delivery) {
        Ok(Place::Chat) => None,
        Ok(Place::Topic(thread)) => Some(thread),
        Ok(Place::Deed(deed)) => return topic::act(telegram, chat, &deed).await,
        Err(ended) => return ended,
    };
    let to = To { chat, thread };
    let parts = parts(&delivery.message);
    let Some((first, rest)) = parts.split_first() else { return Delivered::Refused { why: "empty".to_owned() } };
    let mut ended = send_first(telegram, to, first, delivery.edits.as_deref()).await;
    for (number, part) in rest.iter().enumerate() {
        let Delivered::Sent { message_ref, parts: mut before } = ended else { break };
        before.extend(message_ref);
        ended = match send_later_part(telegram, to, part).await {
            Ok(Delivered::Sent { message_ref, parts: of_part }) => {
                before.extend(of_part);
                Delivered::Sent { message_ref, parts: before }
            }
            Ok(other) => other,
            Err(why) => Delivered::Possibly { why: format!("part {} of {} failed: {why}", number + 2, parts.len()) },
        };
    }
    ended
}

async fn send_first(telegram: &Telegram, to: To, part: &Part<'_>, edits: Option<&str>) -> Delivered {
    // A file cannot take the place of a text, so only texts are edited.
    if let (Part::Text { piece, buttons }, Some(message)) = (part, edits.and_then(|id| id.parse().ok())) {
        match edit(telegram, to.chat, message, piece, buttons).await {
            Ok(delivered) => return delivered,
            Err(NotEditable) => telegram.pace.wait(to.chat).await,
        }
    }
    send(telegram, to, part).await
}

async fn send_later_part(telegram: &Telegram, to: To, part: &Part<'_>) -> Result<Delivered, String> {
    let mut failures = 0;
    loop {
        telegram.pace.wait(to.chat).await;
        let (wait, why) = match send(telegram, to, part).await {
            sent @ Delivered::Sent { .. } => return Ok(sent),
            Delivered::Later { wait } => (wait.min(PART_PAUSE_MAX), "asked to wait".to_owned()),
            Delivered::Failed { why } => (backoff::pause(PART_PAUSE, PART_PAUSE_MAX, failures), why),
            Delivered::Possibly { why }
            | Delivered::Unreachable { why }
            | Delivered::Refused { why }
            | Delivered::ThreadGone { why } => {
                return Err(why);
            }
            Delivered::Moved { .. } => return Err("the chat moved".to_owned()),
        };
        failures += 1;
        if failures >= PART_TRIES_MAX {
            return Err(why);
        }
        tokio::time::sleep(wait).await;
    }
}

async fn send(telegram: &Telegram, to: To, part: &Part<'_>) -> Delivered {
    let chat = to.chat;
    let answer = match part {
        // What is said in topics is words; a file would land beside them.
        Part::Album { .. } | Part::File { .. } if to.thread.is_some() => {
            return Delivered::Refused { why: "a file in a topic".to_owned() };
        }
        Part::Text { piece, buttons } => {
            let mut call = SendMessage::new(ChatId(chat), piece.text.clone()).link_preview_options(no_preview());
            call.entities = some(entities(piece));
            call.message_thread_id = to.thread;
            if let Some(keyboard) = keyboard(buttons) {
                call = call.reply_markup(keyboard);
            }
            telegram.api.call(&call, CALL_WITHIN).await
        }
        Part::Album { items } => {
            let call = SendMediaGroup::new(ChatId(chat), items.iter().filter_map(media));
            return match telegram.api.call(&call, UPLOAD_WITHIN).await {
                Ok(messages) => {
                    let mut refs: Vec<String> =
                        messages.as_array().into_iter().flatten().filter_map(message_ref).collect();
                    Delivered::Sent { message_ref: refs.pop(), parts: refs }
                }
                Err(error) => meaning(error),
            };
        }
        Part::File { attachment, caption, buttons } => match &attachment.location {
            Location::Telegram { file_id } => {
                let file = InputFile::file_id(FileId(file_id.clone()));
                match attachment.kind {
                    AttachmentKind::Photo => telegram.api.call(&photo(chat, file, caption, buttons), CALL_WITHIN).await,
                    AttachmentKind::Document | AttachmentKind::Album => {
                        telegram.api.call(&document(chat, file, caption, buttons), CALL_WITHIN).await
                    }
                }
            }
            Location::Album { .. } => return Delivered::Refused { why: "an album within an album".to_owned() },
            Location::Stored { name } => {
                let bytes = match read_stored(&telegram.attachments, name).await {
                    Ok(bytes) => bytes,
                    Err(why) => return Delivered::Refused { why },
                };
                upload(telegram, chat, attachment, bytes, caption, buttons).await
            }
        },
    };
    match answer {
        Ok(message) => Delivered::Sent { message_ref: message_ref(&message), parts: vec![] },
        Err(error) => meaning(error),
    }
}

async fn upload(
    telegram: &Telegram,
    chat: i64,
    attachment: &Attachment,
    bytes: Vec<u8>,
    caption: &Piece,
    buttons: &[Vec<ButtonFace>],
) -> Result<Value, CallError> {
    let placeholder = || InputFile::file_id(FileId(String::new()));
    let name = attachment.name.clone();
    match attachment.kind {
        AttachmentKind::Photo if bytes.len() <= PHOTO_MAX_BYTES => {
            let file = Upload { parameter: "photo", name: name.unwrap_or_else(|| "photo.jpg".to_owned()), bytes };
            telegram.api.upload(&photo(chat, placeholder(), caption, buttons), file).await
        }
        AttachmentKind::Photo | AttachmentKind::Document | AttachmentKind::Album => {
            let file = Upload { parameter: "document", name: name.unwrap_or_else(|| "file".to_owned()), bytes };
            telegram.api.upload(&document(chat, placeholder(), caption, buttons), file).await
        }
    }
}

/// An item of an album; `None` if it is not on Telegram's servers.
fn media(item: &Attachment) -> Option<InputMedia> {
    let Location::Telegram { file_id } = &item.location else { return None };
    let file = InputFile::file_id(FileId(file_id.clone()));
    match item.kind {
        AttachmentKind::Photo => Some(InputMedia::Photo(InputMediaPhoto::new(file))),
        AttachmentKind::Document => Some(InputMedia::Document(InputMediaDocument::new(file))),
        AttachmentKind::Album => None,
    }
}

/// The message to be edited is gone, too old, or has no text.
struct NotEditable;

async fn edit(
    telegram: &Telegram,
    chat: i64,
    message: i32,
    piece: &Piece,
    buttons: &[Vec<ButtonFace>],
) -> Result<Delivered, NotEditable> {
    let mut call =
        EditMessageText::new(ChatId(chat), MessageId(message), piece.text.clone()).link_preview_options(no_preview());
    call.entities = some(entities(piece));
    if let Some(keyboard) = keyboard(buttons) {
        call = call.reply_markup(keyboard);
    }
    let same = || Delivered::Sent { message_ref: Some(message.to_string()), parts: vec![] };
    match telegram.api.call(&call, CALL_WITHIN).await {
        Ok(_) => Ok(same()),
        // An edit done twice is an edit done once, so a lost answer is no reason to stop.
        Err(CallError::Unanswered(why)) => Ok(Delivered::Failed { why }),
        Err(CallError::Refused { code: 400, description, .. }) if says(&description, "is not modified") => Ok(same()),
        Err(CallError::Refused { code: 400, description, .. }) if is_not_editable(&description) => Err(NotEditable),
        Err(error) => Ok(meaning(error)),
    }
}

fn photo(chat: i64, file: InputFile, caption: &Piece, buttons: &[Vec<ButtonFace>]) -> SendPhoto {
    let mut call = SendPhoto::new(ChatId(chat), file);
    call.caption = Some(caption.text.clone()).filter(|text| !text.is_empty());
    call.caption_entities = some(entities(caption));
    match keyboard(buttons) {
        Some(keyboard) => call.reply_markup(keyboard),
        None => call,
    }
}

fn document(chat: i64, file: InputFile, caption: &Piece, buttons: &[Vec<ButtonFace>]) -> SendDocument {
    let mut call = SendDocument::new(ChatId(chat), file);
    call.caption = Some(caption.text.clone()).filter(|text| !text.is_empty());
    call.caption_entities = some(entities(caption));
    match keyboard(buttons) {
        Some(keyboard) => call.reply_markup(keyboard),
        None => call,
    }
}

fn some<T>(list: Vec<T>) -> Option<Vec<T>> {
    Some(list).filter(|list| !list.is_empty())
}

fn no_preview() -> LinkPreviewOptions {
    LinkPreviewOptions {
        is_disabled: true,
        url: None,
        prefer_small_media: false,
        prefer_large_media: false,
        show_above_text: false,
    }
}

fn keyboard(buttons: &[Vec<ButtonFace>]) -> Option<InlineKeyboardMarkup> {
    let rows = buttons.iter().map(|row| {
        row.iter().map(|face| InlineKeyboardButton::callback(face.label.clone(), face.data.clone())).collect::<Vec<_>>()
    });
    (!buttons.is_empty()).then(|| InlineKeyboardMarkup::new(rows))
}

async fn read_stored(folder: &Path, name: &str) -> Result<Vec<u8>, String> {
    let is_plain = !name.is_empty() && !name.contains(['/', '\\']) && name != "." && name != "..";
    if !is_plain {
        return Err("not the name of a stored file".to_owned());
    }
    tokio::fs::read(folder.join(name)).await.map_err(|error| format!("stored file: {error}"))
}

fn message_ref(message: &Value) -> Option<String> {
    message["message_id"].as_i64().map(|id| id.to_string())
}

pub fn says(description: &str, words: &str) -> bool {
    description.to_ascii_lowercase().contains(words)
}

fn is_not_editable(description: &str) -> bool {
    ["message to edit not found", "message can't be edited", "there is no text in the message", "message_id_invalid"]
        .iter()
        .any(|words| says(description, words))
}

fn is_gone(description: &str) -> bool {
    ["chat not found", "user is deactivated", "peer_id_invalid", "user not found"]
        .iter()
        .any(|words| says(description, words))
}

/// What an error means for the row.
///
/// A 5xx is an answer: the Bot API (or the server before it) says that it did not do it, so the
/// same row is tried again. 401 and 404 mean that the token or the address of the server is wrong:
/// a fault of the settings, not of the message. Only 400, 403 and 413 are a word on the message.
pub fn meaning(error: CallError) -> Delivered {
    match error {
        CallError::NotSent(why) => Delivered::Failed { why },
        CallError::Unanswered(why) => Delivered::Possibly { why },
        CallError::Refused { migrated_to: Some(chat), .. } => {
            Delivered::Moved { to: Address { channel: ChannelName::Telegram, place: chat.to_string() } }
        }
        CallError::Refused { code: 429, retry_after, .. } => {
            Delivered::Later { wait: retry_after.unwrap_or(Duration::from_secs(1)) }
        }
        CallError::Refused { code: 403, description, .. } => Delivered::Unreachable { why: description },
        CallError::Refused { code: 400, description, .. } if is_gone(&description) => {
            Delivered::Unreachable { why: description }
        }
        CallError::Refused { code: 400, description, .. } if topic::is_gone(&description) => {
            Delivered::ThreadGone { why: description }
        }
        CallError::Refused { code: 400 | 413, description, .. } => Delivered::Refused { why: description },
        CallError::Refused { code, description, .. } => Delivered::Failed { why: format!("{code}: {description}") },
    }
}
