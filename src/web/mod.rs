//! Pages: the firms' chat, and what the house sees.
//!
//! Thin: a request becomes an `Incoming`, the desk decides, and the page shows the outbox. Everything works as plain
//! forms; the scripts only spare reloading.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::{HeaderName, HeaderValue, header};
use axum::middleware;
use axum::routing::{get, post};
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{NotForContentType, Predicate, SizeAbove};
use tower_http::csrf::CsrfLayer;
use tower_http::set_header::SetResponseHeaderLayer;

use crate::channel::telegram::Fetcher;
use crate::clock::Clock;
use crate::desk::Desk;
use crate::domain::attachment::ATTACHMENT_MAX_BYTES;

/// Follow-ups for calendars of other makers.
mod agenda;
/// Fields of a ticket's page as an act.
mod act;
/// Style and scripts.
mod assets;
/// The firms' chat.
mod chat;
/// The lists of the desk.
mod desk;
/// Browsers in which one is signed in.
mod devices;
/// Files of a talk.
mod files;
/// Who asks: cookies, language, look.
mod guest;
/// Tells open pages that their talk goes on.
mod hub;
/// Indicators of the plan.
mod indicators;
/// How much one may ask for.
mod limits;
/// The office's pages.
mod office;
/// What is kept.
mod privacy;
/// What stands in for a page that cannot be shown.
mod oops;
/// A message as HTML.
mod render;
/// Every address, and who may use it.
pub mod routes;
/// Signing in and out, sessions.
mod sign_in;
/// A talk as a stream of events.
mod stream;
/// A ticket on the desk.
mod ticket;
/// Replies to a form on the page that follows.
mod told;
/// Files that come from a browser.
mod upload;

use hub::Hub;
use limits::Limits;

/// Bytes of a form without a file: the longest question in the widest encoding, with its fields.
const FORM_MAX_BYTES: usize = 256 * 1024;
/// Bytes of a form with a file: the largest file and the words beside it.
const UPLOAD_MAX_BYTES: usize = ATTACHMENT_MAX_BYTES as usize + FORM_MAX_BYTES;
/// Answers below this are not worth packing.
const PACK_ABOVE_BYTES: u64 = 1024;
/// Requests under way may take so long after the word to stop.
const STOP_WITHIN: Duration = Duration::from_secs(5);

/// How the pages are served.
#[derive(Debug, Clone)]
pub struct Settings {
    /// How people reach them, without a slash at the end.
    pub address: String,
    /// A proxy stands before them: its word counts for where a request comes from.
    pub behind_proxy: bool,
    /// How the office calls itself.
    pub office: Option<String>,
    /// Where files of people are kept.
    pub attachments: PathBuf,
}

impl Settings {
    /// Do people reach the pages through TLS?
    fn is_secure(&self) -> bool {
        self.address.starts_with("https://")
    }
}

/// What every page needs. Cloning shares it.
#[derive(Clone)]
pub struct App {
    desk: Desk,
    clock: Clock,
    settings: Arc<Settings>,
    hub: Arc<Hub>,
    limits: Arc<Limits>,
    /// Fetches what people sent in Telegram, if it is switched on.
    fetcher: Option<Arc<Fetcher>>,
    stop: CancellationToken,
}

impl App {
    /// The pages of a desk. `stop` ends open streams.
    pub fn new(desk: Desk, settings: Settings, clock: Clock, stop: CancellationToken) -> Self {
        desk.serve_pages_at(&settings.address);
        let hub = Arc::new(Hub::default());
        Self { desk, clock, settings: Arc::new(settings), hub, limits: Arc::new(Limits::new()), fetcher: None, stop }
    }
}

impl App {
    /// Shows files of Telegram's servers too.
    #[must_use]
    pub fn with_fetcher(self, fetcher: Fetcher) -> Self {
        Self { fetcher: Some(Arc::new(fetcher)), ..self }
    }
}

/// Serves the pages on a listener until told to stop.
///
/// # Errors
/// The listener fails.
pub async fn run(app: App, listener: TcpListener) -> std::io::Result<()> {
    let stop = app.stop.clone();
    let watch = tokio::spawn(hub::watch(Arc::clone(&app.hub), app.desk.store().clone(), stop.clone()));
    let service = router(app).into_make_service_with_connect_info::<SocketAddr>();
    let until = stop.clone();
    let served = axum::serve(listener, service).with_graceful_shutdown(async move { until.cancelled().await });
    let late = async {
        stop.cancelled().await;
        tokio::time::sleep(STOP_WITHIN).await;
    };
    let ended = tokio::select! {
        ended = served => ended,
        // A browser that keeps its connection open must not keep the process.
        () = late => Ok(()),
    };
    watch.abort();
    ended
}

/// All routes, with what holds for each of them.
pub fn router(app: App) -> Router {
    // A stream is never packed: a packer waits for more.
    let packed = CompressionLayer::new()
        .compress_when(SizeAbove::new(PACK_ABOVE_BYTES).and(NotForContentType::new("text/event-stream")));
    Router::new()
        .route("/", get(chat::page))
        .route("/look", post(chat::look))
        .route("/sign-in/{link}", get(sign_in::ask).post(sign_in::take))
        .route("/sign-out", post(sign_in::leave))
        .route("/assets/{name}", get(assets::asset))
        .route("/calendar/{file}", get(agenda::feed))
        .merge(talk())
        .nest("/desk", talk().route("/talk", get(chat::page)))
        .route("/office", get(office::overview))
        .route("/office/ledger", get(office::ledger))
        .route("/office/people", get(office::people))
        .route("/office/knowledge", get(office::knowledge))
        .route("/office/indicators", get(indicators::page).post(indicators::enter))
        .route("/office/audit", get(office::audit))
        .route("/office/privacy", get(privacy::privacy))
        .route("/office/report/{ending}", get(office::report))
        .route("/desk", get(desk::page))
        .route("/desk/find", get(desk::find))
        .route("/desk/ticket/{number}", get(ticket::page).post(ticket::act))
        .route("/desk/ticket/{number}/file/{name}", get(ticket::file))
        .route("/desk/devices", get(devices::page))
        .route("/desk/devices/calendar", post(agenda::change))
        .route("/desk/devices/{session}/end", post(devices::end))
        .fallback(oops::nowhere)
        .layer(middleware::from_fn_with_state(app.clone(), limits::guard))
        .layer(CsrfLayer::new())
        .layer(CatchPanicLayer::custom(oops::panicked))
        .layer(packed)
        .layer(fixed(header::CONTENT_SECURITY_POLICY, CONTENT_POLICY))
        .layer(fixed(header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .layer(fixed(header::REFERRER_POLICY, "same-origin"))
        .layer(fixed(header::X_FRAME_OPTIONS, "DENY"))
        .layer(fixed(HeaderName::from_static("permissions-policy"), "camera=(), microphone=(), geolocation=()"))
        .with_state(app)
}

/// What a talk needs, on either side of the counter.
fn talk() -> Router<App> {
    Router::new()
        .route("/say", post(chat::say))
        .route("/press", post(chat::press))
        .route("/stream", get(stream::stream))
        .route("/file/{row}/{item}", get(files::told))
        .route("/sent/{row}/{item}", get(files::said))
        .layer(DefaultBodyLimit::max(FORM_MAX_BYTES))
        .route("/upload", post(upload::upload).layer(DefaultBodyLimit::max(UPLOAD_MAX_BYTES)))
}

/// Nothing but our own style, scripts and pictures; no frame, no foreign form.
const CONTENT_POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; \
    connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

fn fixed(name: HeaderName, value: &'static str) -> SetResponseHeaderLayer<HeaderValue> {
    SetResponseHeaderLayer::if_not_present(name, HeaderValue::from_static(value))
}
