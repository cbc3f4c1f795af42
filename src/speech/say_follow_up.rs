//! The follow-up (复诊) in words: planned, asked, answered.

use crate::conversation::button::Button;
use crate::domain::follow_up::{Answer, DAYS_MAX, DAYS_OFFERED, FollowUp, Outcome};
use crate::domain::moment::Moment;
use crate::domain::ticket::Ticket;

use super::dates;
use super::message::Message;
use super::words::Voice;

/// To the expert: when, and the other days.
pub fn plan(voice: Voice<'_>, ticket: &Ticket, due: Option<Moment>) -> Message {
    let number = ticket.number.to_string();
    let words = match due {
        Some(due) => {
            let when = dates::day(voice.language, due);
            voice.fill("follow-up-plan", &[("number", &number), ("when", &when)])
        }
        None => voice.fill("follow-up-none", &[("number", &number)]),
    };
    let days = DAYS_OFFERED.iter().map(|days| {
        let label = voice.fill("button-days", &[("days", &days.to_string())]);
        voice.labelled(label, &Button::FollowUp(ticket.id, *days))
    });
    let none = due.map(|_| voice.button("button-no-follow-up", &Button::FollowUp(ticket.id, 0)));
    Message::new().line(&words).row(days.collect()).row(none.into_iter().collect())
}

/// How to say days.
pub fn usage(voice: Voice<'_>) -> Message {
    Message::new().line(&voice.fill("follow-up-usage", &[("max", &DAYS_MAX.to_string())]))
}

/// To the client.
pub fn ask(voice: Voice<'_>, ticket: &Ticket, key: &str) -> Message {
    let faces = Answer::ALL.into_iter().map(|answer| {
        let key = match answer {
            Answer::Solved => "button-solved",
            Answer::NotSolved => "button-not-solved",
            Answer::StillTrying => "button-still-trying",
        };
        voice.button(key, &Button::FollowUpSays(ticket.id, answer))
    });
    Message::new().line(&voice.fill(key, &[("number", &ticket.number.to_string())])).row(faces.collect())
}

/// What the client said, in words.
pub fn answer(voice: Voice<'_>, answer: Answer) -> String {
    voice.say(match answer {
        Answer::Solved => "answer-solved",
        Answer::NotSolved => "answer-not-solved",
        Answer::StillTrying => "answer-still-trying",
    })
}

fn said(voice: Voice<'_>, of: Answer) -> String {
    voice.fill("result-said", &[("answer", &answer(voice, of))])
}

/// 复诊结果, in the record; `None` if there is nothing to say.
pub fn result(voice: Voice<'_>, follow_up: FollowUp) -> Option<String> {
    let result = match follow_up.outcome {
        Outcome::Open if follow_up.asked > 0 => voice.say("result-asked"),
        Outcome::Open => voice.fill("result-planned", &[("when", &dates::day(voice.language, follow_up.due))]),
        Outcome::Solved => said(voice, Answer::Solved),
        Outcome::NotSolved => said(voice, Answer::NotSolved),
        Outcome::Unconfirmed => voice.say("result-unconfirmed"),
        Outcome::Dropped => return None,
    };
    Some(voice.fill("case-follow-up", &[("result", &result)]))
}
