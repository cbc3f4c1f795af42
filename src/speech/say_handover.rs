//! To the house: more time, and what the office decides after too many hand-overs.

use crate::conversation::button::Button;
use crate::conversation::handover::HandoverButton;
use crate::domain::ids::TicketNumber;
use crate::domain::ticket::{EXTENSION_DAYS_MAX, Ticket};

use super::dates;
use super::message::Message;
use super::reply_handover::HandoverReply;
use super::say_guidance::department_rows;
use super::tickets;
use super::views::{CaseView, TicketLine};
use super::words::Voice;

/// Working days that have a button: a short test, a week's test, and the usual report.
const DAYS_OFFERED: [u32; 3] = [1, 3, 5];
/// Characters of the question before the office; the rest is one tap away.
const QUESTION_CHARS: usize = 200;

/// To experts and the office.
pub fn handover(voice: Voice<'_>, reply: &HandoverReply) -> Message {
    match reply {
        HandoverReply::OfficeDecides { ticket, times } => Message::new().line(
            &voice.fill("office-decides", &[("number", &ticket.number.to_string()), ("times", &times.to_string())]),
        ),
        HandoverReply::ReferralReasonAsk { ticket, to } => Message::new()
            .line(&voice.fill(
                "referral-reason-ask",
                &[("number", &ticket.number.to_string()), ("department", &voice.department(to))],
            ))
            .row(vec![voice.button("button-cancel", &Button::Cancel)]),
        HandoverReply::Referred { ticket, asked } => {
            let key = if *asked == 0 { "referred-nobody" } else { "referred" };
            told(voice, key, ticket)
        }
        HandoverReply::DecisionAsk { view, by, to, reason } => decision(
            voice,
            view,
            &[
                ("by", by),
                ("department", &voice.department(&view.ticket.department)),
                ("to", &voice.department(to)),
                ("reason", reason),
                ("times", &view.ticket.transfers.to_string()),
                ("number", &view.ticket.number.to_string()),
            ],
            vec![
                Button::Handover(HandoverButton::Decide(view.ticket.id, view.ticket.department.clone())),
                Button::Handover(HandoverButton::Decide(view.ticket.id, to.clone())),
            ],
        ),
        HandoverReply::Kept { ticket, by } => Message::new().line(&voice.fill(
            "kept",
            &[
                ("number", &ticket.number.to_string()),
                ("by", by),
                ("department", &voice.department(&ticket.department)),
            ],
        )),
        HandoverReply::KeepDone { ticket } => Message::new().line(&voice.fill(
            "keep-done",
            &[("number", &ticket.number.to_string()), ("department", &voice.department(&ticket.department))],
        )),
        HandoverReply::Undecided { tickets } => undecided(voice, tickets),
        HandoverReply::ExtensionAsk { ticket, until, reason } => {
            extension_ask(voice, ticket, &dates::promise(voice, *until), reason.as_deref())
        }
        HandoverReply::ExtensionReasonAsk { ticket, days, until } => Message::new()
            .line(&voice.fill(
                "extension-reason-ask",
                &[
                    ("number", &ticket.number.to_string()),
                    ("days", &days.to_string()),
                    ("promise", &dates::promise(voice, *until)),
                ],
            ))
            .row(vec![voice.button("button-cancel", &Button::Cancel)]),
        HandoverReply::ExtensionDone { ticket, until } => Message::new().line(&voice.fill(
            "extension-done",
            &[("number", &ticket.number.to_string()), ("promise", &dates::promise(voice, *until))],
        )),
    }
}

fn told(voice: Voice<'_>, key: &str, ticket: &Ticket) -> Message {
    Message::new().line(&voice.fill(key, &[("number", &ticket.number.to_string())]))
}

fn decision(voice: Voice<'_>, view: &CaseView, with: &[(&'static str, &str)], ways: Vec<Button>) -> Message {
    let ticket = &view.ticket;
    let mut question: String = view.question.chars().take(QUESTION_CHARS).collect();
    if view.question.chars().count() > QUESTION_CHARS {
        question.push_str(&voice.say("card-cut"));
    }
    let mut message = Message::new()
        .bold_line(&voice.fill("decision-head", with))
        .line(&voice.fill("card-question", &[("text", &question)]))
        .line(&voice.fill("decision-reason", with));
    let labels = [voice.fill("button-decide-keep", with), voice.fill("button-decide", with)];
    for (label, button) in labels.into_iter().zip(ways) {
        message = message.row(vec![voice.labelled(label, &button)]);
    }
    message.row(vec![
        voice.button("button-assign", &Button::Assign(ticket.id)),
        voice.button("button-transfer", &Button::Transfer(ticket.id)),
        voice.button("button-case", &Button::Case(ticket.id)),
    ])
}

fn undecided(voice: Voice<'_>, lines: &[TicketLine]) -> Message {
    lines.iter().fold(Message::new().bold_line(&voice.say("undecided-head")), |message, line| {
        let id = line.ticket.id;
        let row = line.ticket.referred.iter().map(|to| {
            let label = voice.fill("button-decide", &[("to", &voice.department(to))]);
            voice.labelled(label, &Button::Handover(HandoverButton::Decide(id, to.clone())))
        });
        let here = voice.department(&line.ticket.department);
        let keep = voice.labelled(
            voice.fill("button-decide-keep", &[("department", &here)]),
            &Button::Handover(HandoverButton::Decide(id, line.ticket.department.clone())),
        );
        let open = voice.labelled(line.ticket.number.to_string(), &Button::Case(id));
        message.line(&tickets::list_line(voice, line)).row([open, keep].into_iter().chain(row).collect())
    })
}

fn extension_ask(voice: Voice<'_>, ticket: &Ticket, promise: &str, reason: Option<&str>) -> Message {
    let days = DAYS_OFFERED.map(|days| {
        let label = voice.fill("button-extend-days", &[("days", &days.to_string())]);
        voice.labelled(label, &Button::Handover(HandoverButton::ExtendDays(ticket.id, days)))
    });
    let message = Message::new().line(&voice.fill(
        "extension-ask",
        &[("number", &ticket.number.to_string()), ("promise", promise), ("max", &EXTENSION_DAYS_MAX.to_string())],
    ));
    let message = match reason {
        Some(reason) => message.line(&voice.fill("extension-reason-known", &[("reason", reason)])),
        None => message,
    };
    message.row(days.to_vec()).row(vec![voice.button("button-cancel", &Button::Cancel)])
}

/// 转科: where to?
pub fn transfer_ask(voice: Voice<'_>, ticket: &Ticket) -> Message {
    let number = ticket.number.to_string();
    let mut message = Message::new().line(&voice.fill("transfer-ask", &[("number", &number)]));
    // Numbered as the buttons are: its own department is not among them.
    let others = voice.departments.lines.iter().filter(|department| department.slug != ticket.department);
    for (number, department) in (1..).zip(others) {
        message = message.line(&format!("{number}. {}", voice.department(&department.slug)));
    }
    message
        .with_rows(department_rows(voice, |slug| Button::TransferTo(ticket.id, slug.clone()), &ticket.department))
        .row(vec![voice.button("button-cancel", &Button::Cancel)])
}

/// What was being written on another ticket is put down.
pub fn put_down(voice: Voice<'_>, number: TicketNumber) -> Message {
    Message::new().line(&voice.fill("put-down", &[("number", &number.to_string())]))
}
