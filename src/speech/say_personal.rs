//! A person's own data, in words.

use super::message::Message;
use super::reply_personal::PersonalReply;
use super::words::Voice;

/// To anybody, about themself.
pub fn personal(voice: Voice<'_>, reply: &PersonalReply) -> Message {
    match reply {
        PersonalReply::Copy { attachment, questions, tickets, cut } => {
            let counts = [("questions", questions.to_string()), ("tickets", tickets.to_string())];
            let counts = counts.each_ref().map(|(name, count)| (*name, count.as_str()));
            let mut message = Message::new().line(&voice.fill("personal-copy", &counts));
            if *cut {
                message = message.line(&voice.say("personal-copy-cut"));
            }
            message.attachment = Some(attachment.clone());
            message
        }
    }
}
