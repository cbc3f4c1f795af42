//! Pages, one's calendar, and one person in several places, in words.

use crate::conversation::agenda::AgendaWish;
use crate::conversation::button::Button;

use super::dates;
use super::message::{ButtonFace, Message};
use super::reply_browser::BrowserReply;
use super::words::Voice;

/// To anybody.
pub fn browser(voice: Voice<'_>, reply: &BrowserReply) -> Message {
    let said = |words: &str| Message::new().line(words);
    match reply {
        BrowserReply::Link { url, minutes } => {
            said(&voice.fill("web-link", &[("url", url), ("minutes", &minutes.to_string())]))
        }
        BrowserReply::Page { url } => said(&voice.fill("web-page", &[("url", url)])),
        BrowserReply::NoPage => said(&voice.say("web-no-page")),
        BrowserReply::SignedIn { agent, at } => {
            said(&voice.fill("web-signed-in", &[("agent", agent), ("when", &dates::moment(voice.language, *at))]))
        }
        BrowserReply::Code { code, minutes } => {
            said(&voice.fill("bind-code", &[("code", code), ("minutes", &minutes.to_string())]))
        }
        BrowserReply::Bound => said(&voice.say("bind-done")),
        BrowserReply::BoundBefore => said(&voice.say("bind-before")),
        BrowserReply::NoSuchCode => said(&voice.say("bind-wrong")),
        BrowserReply::TooManyCodes { minutes } => {
            said(&voice.fill("bind-too-many", &[("minutes", &minutes.to_string())]))
        }
        BrowserReply::NotForTheHouse => said(&voice.say("bind-not-for-the-house")),
        BrowserReply::AgendaMade { url } => {
            said(&voice.fill("agenda-made", &[("url", url)])).row(wishes(voice, &[AgendaWish::End]))
        }
        BrowserReply::AgendaKept { since } => {
            let since = dates::moment(voice.language, *since);
            said(&voice.fill("agenda-kept", &[("since", &since)]))
                .row(wishes(voice, &[AgendaWish::New, AgendaWish::End]))
        }
        BrowserReply::AgendaEnded => said(&voice.say("agenda-ended")).row(wishes(voice, &[AgendaWish::Have])),
        BrowserReply::NoAgenda => said(&voice.say("agenda-none")).row(wishes(voice, &[AgendaWish::Have])),
    }
}

fn wishes(voice: Voice<'_>, wishes: &[AgendaWish]) -> Vec<ButtonFace> {
    let button = |wish: &AgendaWish| {
        let key = match wish {
            AgendaWish::Have => "button-agenda-have",
            AgendaWish::New => "button-agenda-new",
            AgendaWish::End => "button-agenda-end",
        };
        voice.button(key, &Button::Agenda(*wish))
    };
    wishes.iter().map(button).collect()
}
