//! Thin adapters between a messenger and the desk. A channel does not know what a ticket is.

use std::time::Duration;

use crate::conversation::incoming::{Address, ChannelName};
use crate::speech::message::Message;
use crate::store::outbox::InThread;

/// How long to wait before another try.
pub mod backoff;
/// Files that people send: checked by content, kept under names of our own.
pub mod file;
/// One task a place, in order: from the inbox to the desk.
pub mod lanes;
/// Telegram.
pub mod telegram;
/// `quality-clinic chat`.
pub mod terminal;

/// One message on its way to one address.
#[derive(Debug, Clone)]
pub struct Delivery {
    /// Where to.
    pub to: Address,
    /// What.
    pub message: Message,
    /// The channel's id of an earlier message that this one takes the place of.
    pub edits: Option<String>,
    /// What it does with a thread of the place, if it is about one.
    pub thread: Option<InThread>,
}

/// What became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Delivered {
    /// Done; the channel's id of the message, if it has ids. Of a text that was sent in parts it is
    /// the last part: the one with the buttons.
    Sent {
        /// Id to which people reply and by which it can be edited.
        message_ref: Option<String>,
        /// Ids of the earlier parts: people reply to them too.
        parts: Vec<String>,
    },
    /// The channel asks for patience: this address waits so long.
    Later {
        /// How long.
        wait: Duration,
    },
    /// Certainly not delivered, worth another try (network down, 5xx before an answer).
    Failed {
        /// For the log; no personal data.
        why: String,
    },
    /// The request went out and no answer came: it may have been delivered. Not blindly resent.
    Possibly {
        /// For the log.
        why: String,
    },
    /// The address is gone or has blocked us: final.
    Unreachable {
        /// For the log.
        why: String,
    },
    /// The channel refuses this message: final.
    Refused {
        /// For the log.
        why: String,
    },
    /// The thread is not there any more (or was never begun): final for this message.
    ThreadGone {
        /// For the log.
        why: String,
    },
    /// The place has moved to another address; deliver there.
    Moved {
        /// The new place.
        to: Address,
    },
}

/// A messenger, as the courier sees it.
pub trait Channel: Send + Sync + 'static {
    /// Which.
    fn name(&self) -> ChannelName;

    /// Waits until the channel's own limits permit one message to this place. Called before the row
    /// is marked as under way, and given up without harm.
    fn pace(&self, _to: &Address) -> impl Future<Output = ()> + Send {
        std::future::ready(())
    }

    /// Tries once.
    fn deliver(&self, delivery: Delivery) -> impl Future<Output = Delivered> + Send;
}
