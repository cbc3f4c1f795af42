//! Albums: photos that were sent together arrive one by one and are put together again, in one
//! transaction, under the words that came with them.

use crate::conversation::incoming::{Content, Incoming, Unsupported};
use crate::domain::attachment::{ALBUM_MAX, Attachment};
use crate::domain::ids::InboxId;
use crate::store::{Result, Tx};

/// May the desk still wait for the rest of an album?
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Patience {
    /// More of it may be on its way.
    MayGrow,
    /// What is there is all there is.
    Settled,
}

/// What became of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Handled {
    /// It is dealt with.
    Done,
    /// Nothing has happened yet: it begins an album of which more may come.
    AlbumGrows {
        /// Parts so far.
        parts: usize,
    },
}

/// What is handled at once: one incoming, the rows it came in, and what of it cannot be taken.
pub struct Gathered {
    /// As one.
    pub incoming: Incoming,
    /// All rows that are handled with it.
    pub rows: Vec<InboxId>,
    /// A part that the clinic cannot take.
    pub unsupported: Option<Unsupported>,
}

/// What belongs to a row.
pub enum Found {
    /// All of it.
    All(Box<Gathered>),
    /// More may come.
    Growing {
        /// Parts so far.
        parts: usize,
    },
}

/// Puts together what belongs to a row.
pub fn gather(tx: &Tx<'_>, row: InboxId, incoming: Incoming, patience: Patience) -> Result<Found> {
    let parts = tx.inbox_album(&incoming)?;
    if incoming.album.is_none() || parts.is_empty() {
        return Ok(Found::All(Box::new(Gathered { incoming, rows: vec![row], unsupported: None })));
    }
    let complete = match patience {
        Patience::Settled => true,
        Patience::MayGrow => parts.len() >= ALBUM_MAX || tx.inbox_goes_on(row, &incoming)?,
    };
    if !complete {
        return Ok(Found::Growing { parts: parts.len() });
    }
    let begun = tx.inbox_album_begun(&incoming)?;
    Ok(Found::All(Box::new(together(incoming, parts, begun))))
}

fn together(first: Incoming, parts: Vec<(InboxId, Incoming)>, begun: Option<String>) -> Gathered {
    let mut items: Vec<Attachment> = vec![];
    let mut words: Vec<String> = vec![];
    let mut unsupported = None;
    let mut rows = vec![];
    let mut refs = vec![];
    for (row, part) in parts {
        rows.push(row);
        refs.extend(part.message_refs());
        match part.content {
            Content::File { attachment, caption } => {
                items.push(attachment);
                words.extend(caption);
            }
            Content::Unsupported { what } => unsupported = Some(what),
            Content::Text { .. }
            | Content::Press { .. }
            | Content::Form { .. }
            | Content::Edited { .. }
            | Content::Blocked
            | Content::Unblocked => {}
        }
    }
    let caption = (!words.is_empty()).then(|| words.join("\n"));
    let (content, unsupported) = match (Attachment::together(items), unsupported) {
        (Some(attachment), unsupported) => (Content::File { attachment, caption }, unsupported),
        (None, Some(what)) => (Content::Unsupported { what }, None),
        (None, None) => (first.content.clone(), None),
    };
    let mut refs = refs.into_iter();
    let incoming = Incoming {
        content,
        message_ref: refs.next(),
        more_refs: refs.collect(),
        // A part that comes late belongs where the others went.
        reply_to: first.reply_to.clone().or(begun),
        ..first
    };
    Gathered { incoming, rows, unsupported }
}
