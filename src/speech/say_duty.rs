//! To the house: who works when, on how much.

use crate::conversation::button::Button;
use crate::domain::days::{DaysProblem, STRETCH_DAYS_MAX, Stretch};

use super::dates;
use super::message::Message;
use super::reply_duty::{AwayProblem, AwayView, DutyReply};
use super::words::Voice;
use super::{say_digest, say_roster};

/// To the house: who works when, on how much.
pub fn duty(voice: Voice<'_>, reply: &DutyReply) -> Message {
    match reply {
        DutyReply::HandsFull { open, limit } => Message::new()
            .line(&voice.fill("hands-full", &[("open", &open.to_string()), ("limit", &limit.to_string())]))
            .row(vec![voice.button("button-mine", &Button::Mine)]),
        DutyReply::NothingWaits => Message::new().line(&voice.say("nothing-waits")),
        DutyReply::Lapsed { ticket } => {
            Message::new().line(&voice.fill("lapsed", &[("number", &ticket.number.to_string())])).row(vec![
                voice.button("button-claim", &Button::Claim(ticket.id)),
                voice.button("button-case", &Button::Case(ticket.id)),
            ])
        }
        DutyReply::AwayShown { absence, deputies } => {
            let how = match absence {
                Some(absence) => Message::new().line(&away(voice, absence)),
                None => Message::new().line(&voice.say("not-away")),
            };
            who(voice, how.line(&voice.say("away-usage")), deputies)
        }
        DutyReply::AwaySet { absence, held } => {
            let message = Message::new().line(&away(voice, absence));
            let message = match held {
                0 => message,
                held => message.line(&voice.fill("away-held", &[("count", &held.to_string())])),
            };
            message.line(&voice.say("away-foot"))
        }
        DutyReply::AwayEnded => Message::new().line(&voice.say("away-ended")),
        DutyReply::NotAway => Message::new().line(&voice.say("not-away")),
        DutyReply::AwayWrong { problem, deputies } => {
            let message = Message::new().line(&wrong(voice, problem));
            match problem {
                AwayProblem::Days(DaysProblem::Unreadable) => {
                    who(voice, message.line(&voice.say("away-usage")), deputies)
                }
                AwayProblem::Days(_) => message,
                AwayProblem::NoSuchDeputy { .. }
                | AwayProblem::TwoOfThatName { .. }
                | AwayProblem::Oneself
                | AwayProblem::DeputyAway { .. } => who(voice, message, deputies),
            }
        }
        DutyReply::DeputyFor { name, days } => {
            Message::new().line(&voice.fill("deputy-for", &[("name", name), ("days", &stretch(voice, *days))]))
        }
        DutyReply::TakeOverOffer { ticket, holder, days } => {
            let number = ticket.number.to_string();
            let gaps = [("number", number.as_str()), ("name", holder), ("days", &stretch(voice, *days))];
            Message::new().line(&voice.fill("take-over-offer", &gaps)).row(vec![
                voice.button("button-take-over", &Button::TakeOver(ticket.id)),
                voice.button("button-case", &Button::Case(ticket.id)),
            ])
        }
        DutyReply::TakenOver { ticket, by } => {
            Message::new().line(&voice.fill("taken-over", &[("number", &ticket.number.to_string()), ("by", by)]))
        }
        DutyReply::Roster(reply) => say_roster::roster(voice, reply),
        DutyReply::Digest { day, own, office } => say_digest::digest(voice, *day, own.as_ref(), office.as_ref()),
        DutyReply::HolderAway { ticket, holder, days } => {
            let number = ticket.number.to_string();
            let gaps = [("number", number.as_str()), ("name", holder), ("days", &stretch(voice, *days))];
            Message::new().line(&voice.fill("holder-away", &gaps)).row(vec![
                voice.button("button-assign", &Button::Assign(ticket.id)),
                voice.button("button-case", &Button::Case(ticket.id)),
            ])
        }
    }
}

/// A stretch of days.
pub fn stretch(voice: Voice<'_>, days: Stretch) -> String {
    let (from, to) = (dates::plain_day(voice, days.from), dates::plain_day(voice, days.to));
    if days.from == days.to { from } else { voice.fill("stretch", &[("from", &from), ("to", &to)]) }
}

/// Who is away and who stands in, in words.
pub fn away(voice: Voice<'_>, absence: &AwayView) -> String {
    let days = stretch(voice, absence.days);
    match (&absence.deputy, &absence.really) {
        (None, _) => voice.fill("away-alone", &[("days", &days)]),
        (Some(deputy), None) => voice.fill("away-deputy", &[("days", &days), ("deputy", deputy)]),
        (Some(deputy), Some(really)) => {
            voice.fill("away-chain", &[("days", &days), ("deputy", deputy), ("really", really)])
        }
    }
}

fn who(voice: Voice<'_>, message: Message, deputies: &[String]) -> Message {
    if deputies.is_empty() {
        return message.line(&voice.say("deputies-none"));
    }
    let list = voice.list(deputies.iter().map(|name| format!("@{name}")));
    message.line(&voice.fill("deputies", &[("list", &list)]))
}

fn wrong(voice: Voice<'_>, problem: &AwayProblem) -> String {
    match problem {
        AwayProblem::Days(problem) => days_problem(voice, *problem),
        AwayProblem::NoSuchDeputy { name } => voice.fill("away-no-such-deputy", &[("name", name)]),
        AwayProblem::TwoOfThatName { name } => voice.fill("away-two-of-that-name", &[("name", name)]),
        AwayProblem::Oneself => voice.say("away-oneself"),
        AwayProblem::DeputyAway { name } => voice.fill("away-deputy-away", &[("name", name)]),
    }
}

/// What is wrong with days.
pub fn days_problem(voice: Voice<'_>, problem: DaysProblem) -> String {
    match problem {
        DaysProblem::Unreadable => voice.say("days-unreadable"),
        DaysProblem::NoSuchDay => voice.say("days-no-such-day"),
        DaysProblem::Reversed => voice.say("days-reversed"),
        DaysProblem::Past => voice.say("days-past"),
        DaysProblem::TooLong => voice.fill("days-too-long", &[("max", &STRETCH_DAYS_MAX.to_string())]),
    }
}
