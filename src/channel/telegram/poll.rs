//! Long polling: an update is stored, and only the next poll acknowledges it.

use std::sync::Arc;
use std::time::Duration;

use serde::Serialize;
use serde_json::Value;
use teloxide::payloads::{AnswerCallbackQuery, GetMe};
use teloxide::requests::Payload;
use teloxide::types::CallbackQueryId;
use tokio::sync::Semaphore;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use tracing::{debug, error, info, warn};

use super::api::{Api, CALL_WITHIN, CallError};
use super::update::{Me, Understood, understand};
use crate::channel::backoff;
use crate::channel::lanes::{Handle, Lanes};
use crate::clock::Clock;
use crate::conversation::incoming::{ChannelName, Incoming};
use crate::domain::ids::InboxId;
use crate::domain::moment::Moment;
use crate::store::{Result, Store, StoreError};

/// Seconds that the server holds a poll without updates (Bot API: any; proxies cut long silences).
const POLL_SECONDS: u32 = 25;
/// Longest wait for the answer to a poll: above the time that the server holds it.
const POLL_WITHIN: Duration = Duration::from_secs(35);
/// Updates in one answer (Bot API: at most 100).
const POLL_LIMIT: u8 = 100;
/// The kinds of updates that the clinic understands.
const KINDS: [&str; 4] = ["message", "edited_message", "callback_query", "my_chat_member"];
/// First wait after a failed poll.
const RETRY_PAUSE: Duration = Duration::from_secs(1);
/// Longest wait after a failed poll: how late the bot may notice that the network is back.
const RETRY_PAUSE_MAX: Duration = Duration::from_secs(30);
/// Wait after another poller took the updates: two that hurry would take them from each other.
const CONFLICT_PAUSE: Duration = Duration::from_secs(3);
/// Answers to callback queries under way; beyond that the person's app stops its spinner by itself.
const ANSWERS_MAX: usize = 64;
/// How often handled rows of the inbox are forgotten.
const PRUNE_EVERY_MILLIS: i64 = 3_600_000;

/// `getUpdates` with the updates as they came.
#[derive(Serialize)]
struct Poll {
    #[serde(skip_serializing_if = "Option::is_none")]
    offset: Option<i64>,
    limit: u8,
    timeout: u32,
    allowed_updates: [&'static str; 4],
}

impl Payload for Poll {
    type Output = Vec<Value>;
    const NAME: &'static str = "GetUpdates";
}

/// What polling needs.
pub struct Poller<H> {
    /// The Bot API.
    pub api: Api,
    /// The database.
    pub store: Store,
    /// When updates arrive.
    pub clock: Clock,
    /// Who this bot is.
    pub me: Me,
    /// Where stored rows go.
    pub lanes: Lanes<H>,
    /// Presses that are being answered.
    pub answers: Answers,
}

/// Asks who this bot is, again and again until it is known or `shutdown`.
pub async fn who_am_i(api: &Api, shutdown: &CancellationToken) -> Option<Me> {
    let mut failures = 0;
    loop {
        let wait = match api.call(&GetMe::new(), CALL_WITHIN).await {
            Ok(me) => match (me["id"].as_i64(), me["username"].as_str()) {
                (Some(id), Some(username)) => return Some(Me { id, username: username.to_owned() }),
                (Some(_) | None, Some(_) | None) => {
                    error!("getMe names no bot");
                    RETRY_PAUSE_MAX
                }
            },
            Err(error @ CallError::Refused { code: 401 | 404, .. }) => {
                error!(%error, "the Bot API does not know this token");
                RETRY_PAUSE_MAX
            }
            Err(error) => {
                warn!(%error, "the Bot API cannot be reached yet");
                backoff::pause(RETRY_PAUSE, RETRY_PAUSE_MAX, failures)
            }
        };
        failures += 1;
        if is_over(wait, shutdown).await {
            return None;
        }
    }
}

impl<H: Handle> Poller<H> {
    /// Hands over what was stored before, then polls until `shutdown`. Lanes are left running.
    pub async fn run(&self, shutdown: &CancellationToken) {
        let Some(mut next) = self.begin(shutdown).await else { return };
        let mut failures = 0;
        let mut pruned = Moment(0);
        loop {
            let poll = Poll { offset: next, limit: POLL_LIMIT, timeout: POLL_SECONDS, allowed_updates: KINDS };
            let answer = tokio::select! {
                biased;
                () = shutdown.cancelled() => break,
                answer = self.api.call(&poll, POLL_WITHIN) => answer,
            };
            let wait = match answer {
                Ok(updates) => match self.take(&updates, next).await {
                    Ok(then) => {
                        next = then;
                        failures = 0;
                        pruned = self.prune(pruned).await;
                        continue;
                    }
                    Err(StoreError::Closed) => break,
                    Err(why) => {
                        // Not stored, so not acknowledged: Telegram keeps them for 24 hours.
                        error!(error = %why, "updates cannot be stored");
                        backoff::pause(RETRY_PAUSE, RETRY_PAUSE_MAX, failures)
                    }
                },
                Err(error) => after_failure(&error, failures),
            };
            failures += 1;
            if is_over(wait, shutdown).await {
                break;
            }
        }
    }

    /// Finishes the answers to presses and the rows that are being handled.
    pub async fn finish(&self) {
        self.answers.tasks.close();
        self.answers.tasks.wait().await;
        self.lanes.finish().await;
    }

    /// Where polling goes on, after open rows are in their lanes.
    async fn begin(&self, shutdown: &CancellationToken) -> Option<Option<i64>> {
        let mut failures = 0;
        loop {
            let bot = self.me.id.to_string();
            let begun = async {
                let rows = self.lanes.requeue().await?;
                let next = self.store.read(move |tx| tx.cursor(ChannelName::Telegram, &bot)).await?;
                Ok::<_, StoreError>((rows, next))
            };
            match begun.await {
                Ok((rows, next)) => {
                    info!(bot = %self.me.username, rows, "polling; rows of the last run handed over");
                    return Some(next);
                }
                Err(StoreError::Closed) => return None,
                Err(why) => error!(error = %why, "inbox cannot be read"),
            }
            if is_over(backoff::pause(RETRY_PAUSE, RETRY_PAUSE_MAX, failures), shutdown).await {
                return None;
            }
            failures += 1;
        }
    }

    /// Stores a batch with the new offset in one transaction, then answers presses and hands the
    /// rows to their lanes. Returns the new offset.
    async fn take(&self, updates: &Value, next: Option<i64>) -> Result<Option<i64>> {
        let updates = updates.as_array().map(Vec::as_slice).unwrap_or_default();
        let Some(last) = updates.iter().filter_map(|update| update["update_id"].as_i64()).max() else {
            return Ok(next);
        };
        let now = (self.clock)();
        let mut batch: Vec<(Incoming, Option<String>)> = vec![];
        let mut only_answered = vec![];
        for update in updates {
            let Understood { incoming, callback } = understand(update, &self.me, now);
            match incoming {
                Ok(incoming) => batch.push((incoming, callback)),
                Err(why) => {
                    debug!(update = update["update_id"].as_i64(), why, "not for the desk");
                    only_answered.extend(callback);
                }
            }
        }
        let bot = self.me.id.to_string();
        let stored = self
            .store
            .write(move |tx| {
                let mut rows: Vec<(InboxId, String, Option<String>)> = vec![];
                for (incoming, callback) in batch {
                    // Seen before: stored, answered and handed over when it came first.
                    if let Some(row) = tx.inbox_put(&incoming)? {
                        rows.push((row, incoming.from.place, callback));
                    }
                }
                tx.set_cursor(ChannelName::Telegram, &bot, last + 1)?;
                Ok(rows)
            })
            .await?;
        for query in only_answered {
            self.answers.give(&self.api, query);
        }
        for (row, place, callback) in stored {
            if let Some(query) = callback {
                self.answers.give(&self.api, query);
            }
            self.lanes.feed(row, &place);
        }
        Ok(Some(last + 1))
    }

    async fn prune(&self, last: Moment) -> Moment {
        let now = (self.clock)();
        if now.millis_since(last) < PRUNE_EVERY_MILLIS {
            return last;
        }
        if let Err(why) = self.store.write(move |tx| tx.inbox_prune(now)).await {
            warn!(error = %why, "inbox cannot be pruned");
        }
        now
    }
}

/// Answers to presses: each query once, at once, beside everything else.
pub struct Answers {
    limit: Arc<Semaphore>,
    tasks: TaskTracker,
}

impl Default for Answers {
    fn default() -> Self {
        Self { limit: Arc::new(Semaphore::new(ANSWERS_MAX)), tasks: TaskTracker::new() }
    }
}

impl Answers {
    fn give(&self, api: &Api, query: String) {
        let Ok(turn) = Arc::clone(&self.limit).try_acquire_owned() else {
            warn!("too many presses at once; one is not answered");
            return;
        };
        let api = api.clone();
        self.tasks.spawn(async move {
            let call = AnswerCallbackQuery::new(CallbackQueryId(query));
            if let Err(error) = api.call(&call, CALL_WITHIN).await {
                debug!(%error, "press not answered");
            }
            drop(turn);
        });
    }
}

fn after_failure(error: &CallError, failures: u32) -> Duration {
    match error {
        CallError::Refused { code: 409, .. } => {
            error!(%error, "another process polls with this token, or a webhook is set: stop it; trying on");
            CONFLICT_PAUSE
        }
        CallError::Refused { retry_after: Some(wait), .. } => {
            warn!(%error, "polling is asked to wait");
            *wait
        }
        CallError::Refused { .. } | CallError::NotSent(_) | CallError::Unanswered(_) => {
            warn!(%error, "poll failed");
            backoff::pause(RETRY_PAUSE, RETRY_PAUSE_MAX, failures)
        }
    }
}

/// Waits; `true` if the time to stop came first.
async fn is_over(wait: Duration, shutdown: &CancellationToken) -> bool {
    tokio::select! {
        () = shutdown.cancelled() => true,
        () = tokio::time::sleep(wait) => false,
    }
}
