//! `quality-clinic serve`: runs every configured channel until told to stop.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tokio_util::sync::CancellationToken;

use super::holidays::Holidays;
use super::lock::Taken;
use super::menus::RoleMenus;
use super::nightly::Nightly;
use super::{Exit, clinic, lock, reload, rounds};
use crate::channel::telegram;
use crate::clock;
use crate::config::Settings;
use crate::desk::Desk;
use crate::desk::browsers::LINK_MINUTES;
use crate::domain::attachment::ATTACHMENTS_FOLDER;
use crate::domain::person::Roles;
use crate::speech::console;
use crate::web;

/// Held while a service runs on a data folder.
pub const LOCK: &str = "serve.lock";
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
    let Some(pages) = pages(settings, &desk, stop.clone()).await? else { return Ok(Exit::Failure) };
    let nightly = settings.backups.clone().map(|backups| Nightly::new(backups, &settings.data));
    let rounds = rounds::run(desk.clone(), Holidays::new(settings), nightly, clock::system(), stop.clone());
    let rounds = tokio::spawn(rounds);
    let channels = channels(settings, desk, stop.clone());
    let work = async { tokio::try_join!(channels, pages.serve()).map(|_| ()) };
    tokio::pin!(work);
    eprintln!("{}", console::serving(settings.office_name.as_deref(), &settings.data));
    tokio::select! {
        ended = &mut work => return ended.map(|()| Exit::Failure),
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
    }
    eprintln!("{}", console::STOPPING);
    stop.cancel();
    let all = async { tokio::join!(work, rounds) };
    match tokio::time::timeout(STOP_WITHIN, all).await {
        Ok((ended, _)) => {
            ended?;
            eprintln!("{}", console::STOPPED);
        }
        Err(_) => eprintln!("{}", console::STOPPED_LATE),
    }
    Ok(Exit::Success)
}

/// The pages, ready to be served, or switched off.
enum Pages {
    On(Box<web::App>, TcpListener),
    Off(CancellationToken),
}

impl Pages {
    /// Serves until told to stop.
    async fn serve(self) -> anyhow::Result<()> {
        match self {
            Self::On(app, listener) => Ok(web::run(*app, listener).await?),
            Self::Off(stop) => {
                stop.cancelled().await;
                Ok(())
            }
        }
    }
}

/// Opens the port of the pages and says how to reach them; `None`: somebody else has it.
async fn pages(settings: &Settings, desk: &Desk, stop: CancellationToken) -> anyhow::Result<Option<Pages>> {
    let Some(chosen) = &settings.web else {
        eprintln!("{}", console::WEB_OFF);
        return Ok(Some(Pages::Off(stop)));
    };
    let listener = match TcpListener::bind(chosen.listen).await {
        Ok(listener) => listener,
        Err(error) => {
            eprintln!("{}", console::web_port(chosen.listen, &error));
            return Ok(None);
        }
    };
    let listens = listener.local_addr()?;
    let address = chosen.address.clone().unwrap_or_else(|| format!("http://{listens}"));
    eprintln!("{}", console::web_on(&address));
    let set = web::Settings {
        address: address.clone(),
        behind_proxy: chosen.behind_proxy,
        office: settings.office_name.clone(),
        attachments: settings.data.join(ATTACHMENTS_FOLDER),
    };
    let mut app = web::App::new(desk.clone(), set, clock::system(), stop);
    if let Some(telegram) = telegram_settings(settings) {
        app = app.with_fetcher(telegram::Fetcher::new(&telegram)?);
    }
    if desk.has_office().await? {
        eprintln!("{}", console::WEB_SIGN_IN);
    } else {
        let office = Roles { office: true, ..Roles::default() };
        let link = desk.offer_link(&address, office, clock::now()).await?;
        eprintln!("{}", console::web_first_link(&link, LINK_MINUTES));
    }
    Ok(Some(Pages::On(Box::new(app), listener)))
}

/// Runs what is configured; says of each channel whether it is on. Ends after `stop`.
async fn channels(settings: &Settings, desk: Desk, stop: CancellationToken) -> anyhow::Result<()> {
    eprintln!("{}", console::TERMINAL_HINT);
    let Some(telegram) = telegram_settings(settings) else {
        eprintln!("{}", console::TELEGRAM_OFF);
        if settings.web.is_none() {
            eprintln!("{}", console::NO_CHANNEL);
        }
        stop.cancelled().await;
        return Ok(());
    };
    eprintln!("{}", console::channel_on("Telegram"));
    let store = desk.store().clone();
    let menus = Arc::new(RoleMenus { store: store.clone() });
    Ok(telegram::run(&telegram, Arc::new(desk), menus, store, clock::system(), stop).await?)
}

fn telegram_settings(settings: &Settings) -> Option<telegram::Settings> {
    let chosen = settings.telegram.as_ref()?;
    Some(telegram::Settings {
        token: chosen.token.clone(),
        api_url: chosen.api_url.clone(),
        proxy: chosen.proxy.clone(),
        attachments: settings.data.join(ATTACHMENTS_FOLDER),
    })
}

fn folder(data: &Path) -> String {
    data.display().to_string()
}
