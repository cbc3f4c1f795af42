//! `quality-clinic serve`: runs every configured channel until told to stop.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context;
use tokio::signal::unix::{SignalKind, signal};
use tokio_util::sync::CancellationToken;

use super::holidays::Holidays;
use super::lock::Taken;
use super::menus::RoleMenus;
use super::{Exit, clinic, lock, reload, rounds};
use crate::channel::telegram;
use crate::clock;
use crate::config::Settings;
use crate::desk::Desk;
use crate::domain::attachment::ATTACHMENTS_FOLDER;
use crate::speech::console;

/// Held while a service runs on a data folder.
const LOCK: &str = "serve.lock";
/// Work may go on so long after the signal; then it is left for the next start.
const STOP_WITHIN: Duration = Duration::from_secs(10);

/// Serves until SIGTERM or SIGINT.
///
/// # Errors
/// Something that the service needs cannot be had.
pub fn run(settings: &Settings) -> anyhow::Result<Exit> {
    let _lock = match lock::take(&settings.data.join(LOCK)).with_context(|| folder(&settings.data))? {
        Taken::Ours(lock) => lock,
        Taken::Held { process } => {
            eprintln!("{}", console::already_serving(&settings.data, process));
            return Ok(Exit::Failure);
        }
    };
    let (guide, problems) = clinic::guide(settings)?;
    clinic::tell_problems(&problems);
    let store = clinic::store(settings)?;
    let desk = clinic::desk(settings, store, guide)?;
    let _watch = settings.knowledge.as_ref().and_then(|folder| reload::watch(folder, desk.clone()));
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let ended = runtime.block_on(serve(settings, desk));
    runtime.shutdown_timeout(Duration::from_millis(100));
    ended
}

async fn serve(settings: &Settings, desk: Desk) -> anyhow::Result<Exit> {
    let (mut terminate, mut interrupt) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
    let stop = CancellationToken::new();
    let rounds = tokio::spawn(rounds::run(desk.clone(), Holidays::new(settings), clock::system(), stop.clone()));
    let channels = channels(settings, desk, stop.clone());
    tokio::pin!(channels);
    eprintln!("{}", console::serving(settings.office_name.as_deref(), &settings.data));
    tokio::select! {
        ended = &mut channels => return ended.map(|()| Exit::Failure),
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
    }
    eprintln!("{}", console::STOPPING);
    stop.cancel();
    let all = async { tokio::join!(channels, rounds) };
    match tokio::time::timeout(STOP_WITHIN, all).await {
        Ok((ended, _)) => {
            ended?;
            eprintln!("{}", console::STOPPED);
        }
        Err(_) => eprintln!("{}", console::STOPPED_LATE),
    }
    Ok(Exit::Success)
}

/// Runs what is configured; says of each channel whether it is on. Ends after `stop`.
async fn channels(settings: &Settings, desk: Desk, stop: CancellationToken) -> anyhow::Result<()> {
    eprintln!("{}", console::TERMINAL_HINT);
    let Some(chosen) = &settings.telegram else {
        eprintln!("{}", console::TELEGRAM_OFF);
        eprintln!("{}", console::NO_CHANNEL);
        stop.cancelled().await;
        return Ok(());
    };
    eprintln!("{}", console::channel_on("Telegram"));
    let telegram = telegram::Settings {
        token: chosen.token.clone(),
        api_url: chosen.api_url.clone(),
        proxy: chosen.proxy.clone(),
        attachments: settings.data.join(ATTACHMENTS_FOLDER),
    };
    let store = desk.store().clone();
    let menus = Arc::new(RoleMenus { store: store.clone() });
    Ok(telegram::run(&telegram, Arc::new(desk), menus, store, clock::system(), stop).await?)
}

fn folder(data: &Path) -> String {
    data.display().to_string()
}
