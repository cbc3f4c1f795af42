//! Topics of a forum supergroup: one a thread of the house.

use serde::Serialize;
use teloxide::payloads::{
    CloseForumTopic, CreateForumTopic, DeleteForumTopic, EditForumTopic, EditForumTopicSetters, ReopenForumTopic,
};
use teloxide::requests::Payload;
use teloxide::types::{ChatId, MessageId, ThreadId};

use super::Telegram;
use super::api::{CALL_WITHIN, CallError};
use super::send::{meaning, says};
use crate::channel::{Delivered, Delivery};
use crate::domain::thread::ThreadDeed;

/// Characters of a topic's name (Bot API: 1 to 128).
const TITLE_MAX: usize = 128;

/// Where a delivery goes, or what it does there.
pub enum Place {
    /// The chat as a whole.
    Chat,
    /// A topic, to be written in.
    Topic(ThreadId),
    /// A topic, to be changed.
    Deed(Deed),
}

/// What is done with a topic.
pub enum Deed {
    /// Made, under a title.
    Make(String),
    /// Given another title.
    Rename(ThreadId, String),
    /// Closed.
    Close(ThreadId),
    /// Opened again.
    Reopen(ThreadId),
    /// Deleted with its messages.
    Delete(ThreadId),
}

/// What a delivery means.
///
/// # Errors
/// Its topic was never made.
pub fn of(delivery: &Delivery) -> Result<Place, Delivered> {
    let Some(thread) = &delivery.thread else { return Ok(Place::Chat) };
    let title = || delivery.message.text.chars().take(TITLE_MAX).collect::<String>();
    if thread.deed == ThreadDeed::Open {
        return Ok(Place::Deed(Deed::Make(title())));
    }
    let id = thread.name.as_deref().and_then(|name| name.parse().ok());
    let Some(id) = id.map(|id| ThreadId(MessageId(id))) else {
        return Err(Delivered::ThreadGone { why: "its topic was never made".to_owned() });
    };
    Ok(match thread.deed {
        ThreadDeed::Write | ThreadDeed::Open => Place::Topic(id),
        ThreadDeed::Rename => Place::Deed(Deed::Rename(id, title())),
        ThreadDeed::Close => Place::Deed(Deed::Close(id)),
        ThreadDeed::Reopen => Place::Deed(Deed::Reopen(id)),
        ThreadDeed::Remove => Place::Deed(Deed::Delete(id)),
    })
}

/// Does it. All but the first are the same done twice as done once, so a lost answer is no reason to stop.
pub async fn act(telegram: &Telegram, chat: i64, deed: &Deed) -> Delivered {
    let chat_id = ChatId(chat);
    match deed {
        Deed::Make(title) => {
            match telegram.api.call(&CreateForumTopic::new(chat_id, title.clone()), CALL_WITHIN).await {
                Ok(topic) => {
                    let id = topic["message_thread_id"].as_i64().map(|id| id.to_string());
                    Delivered::Sent { message_ref: id, parts: vec![] }
                }
                Err(error) => meaning(error),
            }
        }
        Deed::Rename(id, title) => change(telegram, &EditForumTopic::new(chat_id, *id).name(title.clone())).await,
        Deed::Close(id) => change(telegram, &CloseForumTopic::new(chat_id, *id)).await,
        Deed::Reopen(id) => change(telegram, &ReopenForumTopic::new(chat_id, *id)).await,
        Deed::Delete(id) => change(telegram, &DeleteForumTopic::new(chat_id, *id)).await,
    }
}

async fn change<P: Payload + Serialize>(telegram: &Telegram, call: &P) -> Delivered {
    let done = Delivered::Sent { message_ref: None, parts: vec![] };
    match telegram.api.call(call, CALL_WITHIN).await {
        Ok(_) => done,
        Err(CallError::Unanswered(why)) => Delivered::Failed { why },
        Err(CallError::Refused { code: 400, description, .. }) if says(&description, "not_modified") => done,
        Err(error) => meaning(error),
    }
}

/// Does the Bot API say that a topic is not there (any more)?
pub fn is_gone(description: &str) -> bool {
    ["message thread not found", "topic_id_invalid", "topic_deleted"].iter().any(|words| says(description, words))
}
