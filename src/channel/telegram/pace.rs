//! The limits of the Bot API, kept by us: waiting here costs nobody a refusal.
//!
//! Source: the Bot API's FAQ, "My bot is hitting limits": about one message a second in one chat
//! with short bursts, 20 a minute in one group, about 30 a second overall. Edits count.

use std::num::NonZeroU32;
use std::time::Duration;

use governor::clock::DefaultClock;
use governor::state::keyed::DefaultKeyedStateStore;
use governor::{DefaultDirectRateLimiter, Quota, RateLimiter};

/// One message in this time in one private chat: a second, and a tenth because two calls may come
/// closer together than they were made.
const CHAT_EVERY: Duration = Duration::from_millis(1_100);
/// Messages that one private chat may get at once after a silence.
const CHAT_BURST: NonZeroU32 = NonZeroU32::MIN.saturating_add(2);
/// Messages a minute in one group: with the burst, never over 20 in any minute.
const GROUP_PER_MINUTE: NonZeroU32 = NonZeroU32::MIN.saturating_add(14);
/// Messages that one group may get at once after a silence.
const GROUP_BURST: NonZeroU32 = NonZeroU32::MIN.saturating_add(4);
/// Messages a second overall: with the burst, never over 30 in any second.
const OVERALL_PER_SECOND: NonZeroU32 = NonZeroU32::MIN.saturating_add(24);
/// Messages at once overall after a silence.
const OVERALL_BURST: NonZeroU32 = NonZeroU32::MIN.saturating_add(4);
/// Chats that are remembered; beyond that, those that have been silent long enough are forgotten.
const CHATS_MAX: usize = 10_000;

type ByChat = RateLimiter<i64, DefaultKeyedStateStore<i64>, DefaultClock>;

/// The pace of one bot.
pub struct Pace {
    chats: ByChat,
    groups: ByChat,
    overall: DefaultDirectRateLimiter,
}

impl Default for Pace {
    fn default() -> Self {
        // A period is refused only if it is zero.
        let chat = Quota::with_period(CHAT_EVERY).unwrap_or(Quota::per_second(NonZeroU32::MIN));
        Self {
            chats: RateLimiter::keyed(chat.allow_burst(CHAT_BURST)),
            groups: RateLimiter::keyed(Quota::per_minute(GROUP_PER_MINUTE).allow_burst(GROUP_BURST)),
            overall: RateLimiter::direct(Quota::per_second(OVERALL_PER_SECOND).allow_burst(OVERALL_BURST)),
        }
    }
}

impl Pace {
    /// Waits until one more message may go to this chat. When all is quiet it does not wait.
    pub async fn wait(&self, chat: i64) {
        // Groups and channels have negative ids.
        let limits = if chat < 0 { &self.groups } else { &self.chats };
        if limits.len() > CHATS_MAX {
            limits.retain_recent();
        }
        limits.until_key_ready(&chat).await;
        self.overall.until_ready().await;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How many of these messages, a chat id each, go out without a wait.
    async fn at_once(chats: impl Iterator<Item = i64>) -> usize {
        let pace = Pace::default();
        let mut sent = 0;
        for chat in chats {
            if tokio::time::timeout(Duration::ZERO, pace.wait(chat)).await.is_ok() {
                sent += 1;
            }
        }
        sent
    }

    #[tokio::test]
    async fn a_quiet_chat_gets_a_short_burst_at_once_and_then_waits() {
        assert_eq!(at_once(std::iter::repeat_n(5, 4)).await, 3);
        assert_eq!(at_once(std::iter::repeat_n(-100, 7)).await, 5);
    }

    #[tokio::test]
    async fn many_chats_together_keep_the_limit_of_the_bot() {
        let sent = at_once(1..=100).await;
        // The burst of 5, and what a slow machine earns meanwhile.
        assert!((5..100).contains(&sent), "{sent}");
    }
}
