//! The roster in words.

use super::message::Message;
use super::reply_duty::{RosterLine, RosterProblem, RosterReply};
use super::say_duty::{days_problem, stretch};
use super::words::Voice;

/// What is said about the roster.
pub fn roster(voice: Voice<'_>, reply: &RosterReply) -> Message {
    match reply {
        RosterReply::Shown { lines, office } => {
            let mut message = Message::new().bold_line(&voice.say("roster-head"));
            if lines.is_empty() {
                message = message.line(&voice.say("roster-none"));
            }
            for line in lines {
                message = message.line(&roster_line(voice, line));
            }
            if *office { message.line(&voice.say("roster-usage")) } else { message }
        }
        RosterReply::Set { department, days, count, names } => {
            let (department, days) = (voice.department(department), stretch(voice, *days));
            let count = count.to_string();
            if names.is_empty() {
                let gaps = [("department", department.as_str()), ("days", &days), ("count", &count)];
                return Message::new().line(&voice.fill("roster-cleared", &gaps));
            }
            let names = voice.list(names.iter().cloned());
            let gaps = [("department", department.as_str()), ("days", &days), ("count", &count), ("names", &names)];
            Message::new().line(&voice.fill("roster-set", &gaps))
        }
        RosterReply::OnDuty { department, days, count } => {
            let (department, days) = (voice.department(department), stretch(voice, *days));
            let gaps = [("department", department.as_str()), ("days", &days), ("count", &count.to_string())];
            Message::new().line(&voice.fill("on-duty", &gaps))
        }
        RosterReply::Wrong { problem } => Message::new()
            .line(&match problem {
                RosterProblem::Days(problem) => days_problem(voice, *problem),
                RosterProblem::NobodyNamed => voice.say("roster-nobody-named"),
                RosterProblem::TooMany { max } => voice.fill("roster-too-many", &[("max", &max.to_string())]),
                RosterProblem::NoSuchExpert { name, experts } if experts.is_empty() => {
                    voice.fill("roster-no-experts", &[("name", name)])
                }
                RosterProblem::NoSuchExpert { name, experts } => {
                    let list = voice.list(experts.iter().map(|name| format!("@{name}")));
                    voice.fill("roster-no-such-expert", &[("name", name), ("list", &list)])
                }
            })
            .line(&voice.say("roster-usage")),
    }
}

fn roster_line(voice: Voice<'_>, line: &RosterLine) -> String {
    let (department, days) = (voice.department(&line.department), stretch(voice, line.days));
    let names = voice.list(line.names.iter().cloned());
    voice.fill("roster-line", &[("department", &department), ("days", &days), ("names", &names)])
}
