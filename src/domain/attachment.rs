//! A photo or document that travels through the bot.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// Below this folder of the data folder are the files that people sent, and those that the house made.
pub const ATTACHMENTS_FOLDER: &str = "attachments";
/// Largest file that the Bot API lets a bot download (20 MB); larger ones are refused in words.
pub const ATTACHMENT_MAX_BYTES: u64 = 20 * 1024 * 1024;
/// Photos or documents in one album (Bot API: 2 to 10).
pub const ALBUM_MAX: usize = 10;
/// Longest file name that is kept; longer ones are cut at the end of the stem.
pub const FILE_NAME_MAX: usize = 120;

/// Photo or anything else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AttachmentKind {
    /// Shown as a picture.
    Photo,
    /// Offered as a file.
    Document,
    /// Several that were sent together.
    Album,
}

/// Where the bytes are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "at")]
pub enum Location {
    /// On Telegram's servers under this file id, valid for the bot that received it.
    Telegram {
        /// The `file_id` of the Bot API.
        file_id: String,
    },
    /// In the data folder, below `attachments/`; the name is the program's own, never the person's.
    Stored {
        /// File name below `attachments/`.
        name: String,
    },
    /// In several places: the photos or documents of an album, in order. Never an album within an album.
    Album {
        /// Which.
        items: Vec<Attachment>,
    },
}

impl Location {
    /// The name that the bytes have where they are: no person's word. An album has none.
    pub fn handle(&self) -> Option<&str> {
        match self {
            Self::Telegram { file_id } => Some(file_id),
            Self::Stored { name } => Some(name),
            Self::Album { .. } => None,
        }
    }
}

/// The stem of the name under which a file that was fetched from Telegram is kept.
pub fn telegram_stem(file_id: &str) -> String {
    let hash: String = Sha256::digest(file_id.as_bytes()).iter().take(16).map(|byte| format!("{byte:02x}")).collect();
    format!("telegram-{hash}")
}

/// A photo or document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attachment {
    /// Photo or document.
    pub kind: AttachmentKind,
    /// Where the bytes are.
    pub location: Location,
    /// The name the person gave it, for display only.
    pub name: Option<String>,
    /// Bytes, if the channel says.
    pub size: Option<u64>,
}

impl Attachment {
    /// Several that were sent together as one; a single one stays what it is, none gives `None`.
    pub fn together(mut items: Vec<Self>) -> Option<Self> {
        match items.len() {
            0 | 1 => items.pop(),
            _ => Some(Self {
                kind: AttachmentKind::Album,
                size: items.iter().map(|item| item.size).sum(),
                location: Location::Album { items },
                name: None,
            }),
        }
    }

    /// The single photos and documents in it.
    pub fn items(&self) -> &[Self] {
        match &self.location {
            Location::Telegram { .. } | Location::Stored { .. } => std::slice::from_ref(self),
            Location::Album { items } => items,
        }
    }
}

/// Single photos and documents in all of these.
pub fn count(attachments: &[Attachment]) -> usize {
    attachments.iter().map(|attachment| attachment.items().len()).sum()
}
