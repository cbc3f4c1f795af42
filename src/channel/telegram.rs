//! Telegram: long polling in, the Bot API's calls out. The only place that knows teloxide.

use std::path::PathBuf;
use std::sync::Arc;

use secrecy::SecretString;
use tokio::sync::mpsc;
use tokio_util::sync::CancellationToken;
use tracing::{info, warn};

use self::api::Api;
use self::pace::Pace;
use self::poll::{Answers, Poller};
use super::lanes::{Handle, Lanes};
use super::{Channel, Delivered, Delivery};
use crate::clock::Clock;
use crate::conversation::incoming::{Address, ChannelName};
use crate::courier;
use crate::store::Store;

pub use self::api::{CallError, SettingsError};
pub use self::fetch::{FetchError, Fetcher};
pub use self::menu::{Commands, Menus};

/// Calls of the Bot API.
mod api;
/// Files of Telegram's servers, for pages.
mod fetch;
/// The list of commands beside the text field.
mod menu;
/// The limits of the Bot API.
mod pace;
/// Long polling.
mod poll;
/// A message on its way to one chat.
mod send;
/// Topics of a supergroup.
mod topic;
/// Long texts in parts, bold stretches as entities.
mod split;
/// From the JSON of an update to an [`crate::conversation::incoming::Incoming`].
mod update;

/// What the channel needs to know.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The bot's token.
    pub token: SecretString,
    /// Another Bot API server than Telegram's.
    pub api_url: Option<String>,
    /// A proxy for all calls; may hold a password.
    pub proxy: Option<SecretString>,
    /// The folder of stored attachments.
    pub attachments: PathBuf,
}

/// The Bot API as a channel of the courier.
pub struct Telegram {
    api: Api,
    pace: Pace,
    attachments: PathBuf,
}

impl Telegram {
    /// # Errors
    /// The settings are of no use. Nothing is called yet.
    pub fn new(settings: &Settings) -> Result<Self, SettingsError> {
        Ok(Self { api: Api::new(settings)?, pace: Pace::default(), attachments: settings.attachments.clone() })
    }
}

impl Channel for Telegram {
    fn name(&self) -> ChannelName {
        ChannelName::Telegram
    }

    async fn pace(&self, to: &Address) {
        if let Some(chat) = send::chat_of(to) {
            self.pace.wait(chat).await;
        }
    }

    async fn deliver(&self, delivery: Delivery) -> Delivered {
        send::deliver(self, &delivery).await
    }
}

/// Runs the channel until `shutdown`: poller, lanes, menus and courier. Then stops polling,
/// finishes the rows and deliveries under way (within [`courier::STOP_WITHIN`]) and returns; what
/// waits is taken up by the next start. Only one process a bot and database may run it.
///
/// # Errors
/// The settings are of no use. Outages are no errors: it tries on for ever.
pub async fn run<H: Handle, M: Menus>(
    settings: &Settings,
    handler: Arc<H>,
    menus: Arc<M>,
    store: Store,
    clock: Clock,
    shutdown: CancellationToken,
) -> Result<(), SettingsError> {
    let telegram = Arc::new(Telegram::new(settings)?);
    let api = telegram.api.clone();
    let Some(me) = poll::who_am_i(&api, &shutdown).await else { return Ok(()) };
    info!(bot = %me.username, id = me.id, "telegram is on");

    let couriers_end = CancellationToken::new();
    let courier = tokio::spawn(courier::run(store.clone(), telegram, Arc::clone(&clock), couriers_end.clone()));
    let (changed, places) = mpsc::channel(menu::WAITING_MAX);
    let menus = tokio::spawn(menu::run(api.clone(), menus, places, shutdown.clone()));
    let after_row = Box::new(move |place: &Address| {
        // Full: this place is asked about again after its next message.
        let _ = changed.try_send(place.clone());
    });
    let lanes = Lanes::new(ChannelName::Telegram, handler, store.clone(), after_row);
    let poller = Poller { api, store, clock, me, lanes, answers: Answers::default() };
    poller.run(&shutdown).await;

    // Lanes first: what they still say goes out if there is time.
    let stop = async {
        poller.finish().await;
        couriers_end.cancel();
        let _ = courier.await;
        let _ = menus.await;
    };
    if tokio::time::timeout(courier::STOP_WITHIN, stop).await.is_err() {
        warn!("telegram stopped with work under way; it is taken up by the next start");
    }
    couriers_end.cancel();
    Ok(())
}
