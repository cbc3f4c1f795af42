//! What is kept and how long, in words.

use crate::conversation::button::Button;
use crate::conversation::personal::PersonalButton;
use crate::domain::retention::{Ran, Retention, Rule, RuleRun};

use super::dates;
use super::message::Message;
use super::words::Voice;

/// What clients are told of; the rest is the house's own.
const TOLD: [Rule; 5] = [Rule::Received, Rule::Talk, Rule::Questions, Rule::Files, Rule::Clients];

/// To anybody; the office also reads when each rule was followed.
pub fn privacy(voice: Voice<'_>, retention: &Retention, ran: Option<&Ran>) -> Message {
    let kept = TOLD.map(|rule| {
        let days = kept(voice, retention, rule);
        voice.fill("retention-rule-kept", &[("rule", &name(voice, rule)), ("days", &days)])
    });
    let kept = kept.join(&voice.say("retention-separator"));
    let copy = voice.button("button-export", &Button::Personal(PersonalButton::Export));
    let forget = voice.button("button-forget", &Button::Personal(PersonalButton::Forget));
    let mut message = Message::new().line(&voice.fill("privacy", &[("kept", &kept)])).row(vec![copy, forget]);
    if let Some(ran) = ran {
        message = message.gap().bold_line(&voice.say("retention-head")).line(&voice.say("retention-hint"));
        for [rule, days, last] in table(voice, retention, ran) {
            message = message.line(&voice.fill("retention-line", &[("rule", &rule), ("days", &days), ("last", &last)]));
        }
        message = message.line(&erased(voice, ran));
    }
    message
}

/// Each rule with its days and its newest run.
pub fn table(voice: Voice<'_>, retention: &Retention, ran: &Ran) -> Vec<[String; 3]> {
    let row = |rule| {
        let run = ran.runs.iter().find(|run| run.rule == rule);
        [name(voice, rule), kept(voice, retention, rule), last(voice, run)]
    };
    Rule::ALL.into_iter().map(row).collect()
}

/// How many people were erased.
pub fn erased(voice: Voice<'_>, ran: &Ran) -> String {
    let [asked, expired] = ran.erased.map(|count| count.to_string());
    voice.fill("retention-erased", &[("asked", &asked), ("expired", &expired)])
}

fn name(voice: Voice<'_>, rule: Rule) -> String {
    voice.say(match rule {
        Rule::Received => "retention-received",
        Rule::Talk => "retention-talk",
        Rule::Questions => "retention-questions",
        Rule::Files => "retention-files",
        Rule::MadeFiles => "retention-made-files",
        Rule::Sessions => "retention-sessions",
        Rule::Clients => "retention-clients",
    })
}

fn kept(voice: Voice<'_>, retention: &Retention, rule: Rule) -> String {
    match retention.days(rule) {
        Some(days) => voice.fill("retention-days", &[("days", &days.to_string())]),
        None => voice.say("retention-for-good"),
    }
}

fn last(voice: Voice<'_>, run: Option<&RuleRun>) -> String {
    let Some(run) = run else { return voice.say("retention-never") };
    let key = if run.done_at.is_some() { "retention-last" } else { "retention-going-on" };
    let when = dates::moment(voice.language, run.began_at);
    voice.fill(key, &[("when", &when), ("count", &run.subjects.to_string())])
}
