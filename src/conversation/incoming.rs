//! What a channel hands to the desk: one thing that one person did in one place.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::domain::attachment::Attachment;
use crate::domain::department::Slug;
use crate::domain::moment::Moment;
use crate::domain::person::Language;

pub use super::form::{Form, FormAct, Parts};

/// The channels there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChannelName {
    /// Telegram.
    Telegram,
    /// `quality-clinic chat`.
    Terminal,
    /// A page in a browser.
    Web,
}

impl ChannelName {
    /// All channels.
    pub const ALL: [Self; 3] = [Self::Telegram, Self::Terminal, Self::Web];

    /// As stored.
    pub fn code(self) -> &'static str {
        match self {
            Self::Telegram => "telegram",
            Self::Terminal => "terminal",
            Self::Web => "web",
        }
    }

    /// The channel of a stored code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|c| c.code() == code)
    }
}

/// A place where one person is reached: a private chat, a terminal.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Address {
    /// Which channel.
    pub channel: ChannelName,
    /// The channel's own name for the place (Telegram: the chat id in decimal).
    pub place: String,
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.channel.code(), self.place)
    }
}

/// Something a channel cannot carry into the clinic.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unsupported {
    /// A sticker, an animated emoji, a GIF.
    Sticker,
    /// A voice message or a round video.
    Voice,
    /// A video.
    Video,
    /// A place on a map.
    Location,
    /// A contact card.
    Contact,
    /// A file above the limit of the channel.
    FileTooLarge,
    /// A file of a kind that is not taken, or whose content is not what its name says.
    FileKind,
    /// A file with nothing in it.
    FileEmpty,
    /// A message was edited that is part of no ticket.
    Edited,
    /// Written in a group; only in rows that an earlier version stored.
    Group,
    /// Anything else.
    Other,
}

/// What the person did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "type")]
pub enum Content {
    /// Wrote text.
    Text {
        /// As written.
        text: String,
    },
    /// Pressed a button under a message.
    Press {
        /// What the button carries; no authority.
        data: String,
    },
    /// Sent a photo or a document.
    File {
        /// Which.
        attachment: Attachment,
        /// Words that came with it.
        caption: Option<String>,
    },
    /// Sent something the clinic cannot take.
    Unsupported {
        /// What.
        what: Unsupported,
    },
    /// Changed a message that was sent before; `message_ref` names it.
    Edited {
        /// What it says now: its text, or the words beside a file.
        text: Option<String>,
    },
    /// Sent a form of a page: one act on one ticket.
    Form {
        /// Which.
        form: Form,
    },
    /// Blocked the bot: nothing can be delivered there.
    Blocked,
    /// Unblocked it.
    Unblocked,
}

/// One thing that one person did in one place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Incoming {
    /// Unique within the channel; a redelivered update has the same (Telegram: `<bot id>:<update id>`).
    pub key: String,
    /// Where.
    pub from: Address,
    /// Display name, if the channel gives one.
    pub name: String,
    /// Language of the person's app, if the channel says; only used at first contact.
    pub language: Option<Language>,
    /// What.
    pub content: Content,
    /// The channel's id of this message (for a press: of the message with the button).
    pub message_ref: Option<String>,
    /// The channel's id of the message that it replies to.
    pub reply_to: Option<String>,
    /// When, by our clock.
    pub at: Moment,
    /// The channel's name of the album that this is a part of (Telegram: `media_group_id`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub album: Option<String>,
    /// The channel's ids of the other messages, if several were put together.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub more_refs: Vec<String>,
    /// Done in a group and not where the person is reached, which is `from`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub within: Option<Within>,
    /// By which department's link or code the person came.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hint: Option<Hint>,
}

/// By which department's link or code somebody came.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hint {
    /// Which; nothing else than a wish.
    pub department: Slug,
    /// Tells this coming from another: a page says the same with all that is sent from it.
    pub mark: String,
}

/// A group, and a thread of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Within {
    /// The channel's name for the group.
    pub place: String,
    /// The channel's name for the thread, if it was in one.
    pub thread: Option<String>,
    /// Has the group threads?
    pub threads: Threads,
}

/// Whether a group has threads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Threads {
    /// One for each matter.
    Many,
    /// All in one.
    None,
}

impl Incoming {
    /// The channel's ids of all messages that are in it.
    pub fn message_refs(&self) -> Vec<String> {
        self.message_ref.iter().chain(&self.more_refs).cloned().collect()
    }
}

impl Incoming {
    /// What stands in the place of an incoming when nobody has written: a round of the clinic.
    pub fn of_nobody(at: Moment) -> Self {
        Self {
            key: String::new(),
            from: Address { channel: ChannelName::Terminal, place: String::new() },
            name: String::new(),
            language: None,
            content: Content::Unsupported { what: Unsupported::Other },
            message_ref: None,
            reply_to: None,
            at,
            album: None,
            more_refs: vec![],
            within: None,
            hint: None,
        }
    }
}
