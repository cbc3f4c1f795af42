//! The list of commands that Telegram shows beside the text field.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use serde_json::Value;
use teloxide::payloads::{DeleteMyCommands, DeleteMyCommandsSetters, SetMyCommands, SetMyCommandsSetters};
use teloxide::types::{BotCommand, BotCommandScope, ChatId, Recipient};
use tokio::sync::mpsc;
use tokio_util::sync::CancellationToken;
use tracing::{debug, warn};

use super::api::{Api, CALL_WITHIN, CallError};
use super::send::chat_of;
use crate::channel::backoff;
use crate::conversation::incoming::Address;
use crate::domain::person::Language;

/// Chats whose menu is remembered; beyond that the memory is emptied and menus are set once more.
const REMEMBERED_MAX: usize = 10_000;
/// Chats that wait for their menu; beyond that they get it after their next message.
pub const WAITING_MAX: usize = 256;
/// Tries to set the menus for everybody when the bot starts.
const DEFAULT_TRIES_MAX: u32 = 8;
/// First wait between them.
const DEFAULT_PAUSE: Duration = Duration::from_secs(1);
/// Longest wait between them.
const DEFAULT_PAUSE_MAX: Duration = Duration::from_secs(60);

/// Commands without the slash, each with its description.
pub type Commands = Vec<(String, String)>;

/// Who decides what is in the menus.
pub trait Menus: Send + Sync + 'static {
    /// What everybody sees whose app speaks this language.
    fn default_menu(&self, language: Language) -> Commands;

    /// What the person at this place sees instead; `None`: what everybody sees. Asked after each
    /// thing they did, because their role or language may have changed.
    fn menu_for(&self, at: &Address) -> impl Future<Output = Option<Commands>> + Send;
}

/// Sets the menu of one chat, or (`chat` is `None`) of everybody whose app speaks `language`
/// (`None`: any other language).
///
/// # Errors
/// The call failed.
pub async fn set_menu(
    api: &Api,
    chat: Option<i64>,
    language: Option<&'static str>,
    commands: &Commands,
) -> Result<(), CallError> {
    let list = commands.iter().map(|(command, description)| BotCommand::new(command, description));
    let mut call = SetMyCommands::new(list).scope(scope(chat));
    if let Some(language) = language {
        call = call.language_code(language);
    }
    api.call(&call, CALL_WITHIN).await.map(|_: Value| ())
}

fn scope(chat: Option<i64>) -> BotCommandScope {
    match chat {
        Some(chat) => BotCommandScope::Chat { chat_id: Recipient::Id(ChatId(chat)) },
        None => BotCommandScope::AllPrivateChats,
    }
}

/// Sets the menus for everybody, then those of single chats as they come, until told to stop.
pub async fn run<M: Menus>(api: Api, menus: Arc<M>, mut places: mpsc::Receiver<Address>, shutdown: CancellationToken) {
    let work = async {
        set_defaults(&api, menus.as_ref()).await;
        let mut shown: HashMap<i64, Option<Commands>> = HashMap::new();
        while let Some(place) = places.recv().await {
            let Some(chat) = chat_of(&place) else { continue };
            let wanted = menus.menu_for(&place).await;
            if shown.get(&chat).unwrap_or(&None) == &wanted {
                continue;
            }
            if shown.len() >= REMEMBERED_MAX {
                shown.clear();
            }
            match show(&api, chat, wanted.as_ref()).await {
                Ok(()) => {
                    shown.insert(chat, wanted);
                }
                // Not remembered, so it is tried again after the next message from there.
                Err(error) => debug!(%place, %error, "menu not set"),
            }
        }
    };
    tokio::select! {
        () = shutdown.cancelled() => {}
        () = work => {}
    }
}

async fn show(api: &Api, chat: i64, wanted: Option<&Commands>) -> Result<(), CallError> {
    match wanted {
        Some(commands) => set_menu(api, Some(chat), None, commands).await,
        None => {
            let call = DeleteMyCommands::new().scope(scope(Some(chat)));
            api.call(&call, CALL_WITHIN).await.map(|_: Value| ())
        }
    }
}

async fn set_defaults<M: Menus>(api: &Api, menus: &M) {
    for (language, code) in
        [(Language::Chinese, None), (Language::Chinese, Some("zh")), (Language::English, Some("en"))]
    {
        let commands = menus.default_menu(language);
        for failures in 0..DEFAULT_TRIES_MAX {
            match set_menu(api, None, code, &commands).await {
                Ok(()) => break,
                Err(error @ CallError::Refused { code: 400, .. }) => {
                    warn!(%error, "the command menu is refused");
                    break;
                }
                Err(error) => warn!(%error, "the command menu is not set yet"),
            }
            tokio::time::sleep(backoff::pause(DEFAULT_PAUSE, DEFAULT_PAUSE_MAX, failures)).await;
        }
    }
}
