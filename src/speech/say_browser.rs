//! Pages, and one person in several places, in words.

use super::dates;
use super::message::Message;
use super::reply_browser::BrowserReply;
use super::words::Voice;

/// To anybody.
pub fn browser(voice: Voice<'_>, reply: &BrowserReply) -> Message {
    let words = match reply {
        BrowserReply::Link { url, minutes } => {
            voice.fill("web-link", &[("url", url), ("minutes", &minutes.to_string())])
        }
        BrowserReply::Page { url } => voice.fill("web-page", &[("url", url)]),
        BrowserReply::NoPage => voice.say("web-no-page"),
        BrowserReply::SignedIn { agent, at } => {
            voice.fill("web-signed-in", &[("agent", agent), ("when", &dates::moment(voice.language, *at))])
        }
        BrowserReply::Code { code, minutes } => {
            voice.fill("bind-code", &[("code", code), ("minutes", &minutes.to_string())])
        }
        BrowserReply::Bound => voice.say("bind-done"),
        BrowserReply::BoundBefore => voice.say("bind-before"),
        BrowserReply::NoSuchCode => voice.say("bind-wrong"),
        BrowserReply::TooManyCodes { minutes } => voice.fill("bind-too-many", &[("minutes", &minutes.to_string())]),
        BrowserReply::NotForTheHouse => voice.say("bind-not-for-the-house"),
    };
    Message::new().line(&words)
}
