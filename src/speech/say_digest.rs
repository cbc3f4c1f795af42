//! The digest of a working morning in words: counts, and what is due first. Never what was asked.

use chrono::NaiveDate;

use crate::conversation::button::Button;

use super::message::Message;
use super::reply_duty::{DigestLine, OfficeDigest, OwnDigest};
use super::words::Voice;
use super::{dates, tickets};

/// The digest.
pub fn digest(voice: Voice<'_>, day: NaiveDate, own: Option<&OwnDigest>, office: Option<&OfficeDigest>) -> Message {
    let mut message = Message::new().bold_line(&voice.fill("digest-head", &[("day", &dates::plain_day(voice, day))]));
    if let Some(own) = own {
        let (held, late, waiting) = (own.held.to_string(), own.late.to_string(), own.waiting.to_string());
        let gaps = [("held", held.as_str()), ("late", &late), ("waiting", &waiting)];
        message = listed(voice, message.line(&voice.fill("digest-own", &gaps)), &own.lines, own.more);
    }
    if let Some(office) = office {
        let (open, waiting, late) = (office.open.to_string(), office.waiting.to_string(), office.late.to_string());
        let gaps = [("open", open.as_str()), ("waiting", &waiting), ("late", &late)];
        message = listed(voice, message.line(&voice.fill("digest-office", &gaps)), &office.lines, office.more);
        if !office.away.is_empty() {
            let names = voice.list(office.away.iter().cloned());
            message = message.line(&voice.fill("digest-away", &[("names", &names)]));
        }
        if let Some(year) = office.missing_notice {
            message = message.line(&voice.fill("digest-missing-notice", &[("year", &year.to_string())]));
        }
    }
    message.row(vec![voice.button("button-mine", &Button::Mine), voice.button("button-queue", &Button::Queue)])
}

fn listed(voice: Voice<'_>, message: Message, lines: &[DigestLine], more: usize) -> Message {
    let message = lines.iter().fold(message, |message, line| message.line(&one(voice, line)));
    if more == 0 { message } else { message.line(&voice.fill("digest-more", &[("count", &more.to_string())])) }
}

fn one(voice: Voice<'_>, line: &DigestLine) -> String {
    let due = match line.due {
        Some(due) => dates::promise(voice, due),
        None => voice.say("digest-stopped"),
    };
    let late = line.due.is_some_and(|due| voice.now > due);
    let key = if late { "digest-line-late" } else { "digest-line" };
    let holder = line.holder.clone().unwrap_or_else(|| voice.say("digest-nobody"));
    let (number, stage) = (line.ticket.number.to_string(), tickets::stage(voice, line.ticket.stage));
    voice.fill(key, &[("number", &number), ("stage", &stage), ("due", &due), ("holder", &holder)])
}
