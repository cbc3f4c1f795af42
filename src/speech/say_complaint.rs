//! Low grades (差评) in words.

use crate::conversation::button::Button;
use crate::conversation::complaint::{ComplaintButton, ComplaintStep};
use crate::domain::complaint::Complaint;
use crate::domain::moment::Moment;
use crate::domain::rating::Rating;
use crate::domain::ticket::Ticket;

use super::dates;
use super::message::{ButtonFace, Message};
use super::reply_complaint::{ComplaintNews, ComplaintReply};
use super::tickets;
use super::views::ComplaintLine;
use super::words::Voice;

/// To the office.
pub fn complaint(voice: Voice<'_>, reply: &ComplaintReply) -> Message {
    let told = |key, ticket: &Ticket| Message::new().line(&voice.fill(key, &[("number", &ticket.number.to_string())]));
    match reply {
        ComplaintReply::News { ticket, complaint, news: of, firm, phone } => {
            news(voice, ticket, complaint, *of, (firm.as_deref(), phone.as_deref()))
        }
        ComplaintReply::List { lines } => list(voice, lines),
        ComplaintReply::Ask { ticket, step } => ask(voice, ticket, *step),
        ComplaintReply::Contacted { ticket, due } => contacted(voice, ticket, *due),
        ComplaintReply::PutRight { ticket } => told("complaint-put-right", ticket),
        ComplaintReply::Over { ticket } => told("complaint-over", ticket),
        ComplaintReply::ContactFirst { ticket } => told("complaint-contact-first", ticket),
        ComplaintReply::NoLowGrade { ticket } => told("complaint-none", ticket),
    }
}

fn buttons(voice: Voice<'_>, ticket: &Ticket, complaint: &Complaint) -> Vec<ButtonFace> {
    let face = |key, button| voice.button(key, &Button::Complaint(button));
    let contacted = face("button-contacted", ComplaintButton::Contacted(ticket.id));
    let put_right = face("button-put-right", ComplaintButton::PutRight(ticket.id));
    let case = voice.button("button-case", &Button::Case(ticket.id));
    match (complaint.contacted_at, complaint.put_right_at) {
        (_, Some(_)) => vec![case],
        (None, None) => vec![contacted, case],
        (Some(_), None) => vec![put_right, case],
    }
}

/// What is due, in words.
fn due(voice: Voice<'_>, complaint: &Complaint) -> String {
    let key = match (complaint.contacted_at, complaint.put_right_at) {
        (None, None) => "complaint-contact-due",
        (Some(_), None) => "complaint-put-right-due",
        (_, Some(_)) => return voice.say("complaint-done"),
    };
    let when = dates::moment(voice.language, complaint.next_due().unwrap_or(complaint.put_right_due));
    let words = voice.fill(key, &[("when", &when)]);
    if complaint.is_overdue(voice.now) { format!("{}{words}", voice.say("complaint-overdue-mark")) } else { words }
}

/// To the office.
fn news(
    voice: Voice<'_>,
    ticket: &Ticket,
    complaint: &Complaint,
    news: ComplaintNews,
    (firm, phone): (Option<&str>, Option<&str>),
) -> Message {
    let grade = tickets::grade(voice, complaint.again.unwrap_or(complaint.rating));
    let number = ticket.number.to_string();
    let key = match news {
        ComplaintNews::Given => "complaint-given",
        ComplaintNews::Explained => "complaint-explained",
        ComplaintNews::Overdue => "complaint-overdue",
        ComplaintNews::GradedAgain => "complaint-again",
    };
    let mut message = Message::new().bold_line(&voice.fill(key, &[("number", &number), ("grade", &grade)]));
    if let Some(reason) = &complaint.reason {
        message = message.line(&voice.fill("complaint-reason", &[("reason", reason)]));
    }
    if let Some(firm) = firm {
        message = message.line(&voice.fill("undelivered-firm", &[("firm", firm)]));
    }
    if let Some(phone) = phone {
        message = message.line(&voice.fill("card-phone", &[("phone", phone)]));
    }
    message.line(&due(voice, complaint)).row(buttons(voice, ticket, complaint))
}

/// The list.
fn list(voice: Voice<'_>, lines: &[ComplaintLine]) -> Message {
    if lines.is_empty() {
        return Message::new().line(&voice.say("complaints-none"));
    }
    lines.iter().fold(Message::new().bold_line(&voice.say("complaints-head")), |message, line| {
        let grade = tickets::grade(voice, line.complaint.rating);
        let number = line.ticket.number.to_string();
        let due = due(voice, &line.complaint);
        let words = voice.fill("complaint-line", &[("number", &number), ("grade", &grade), ("due", &due)]);
        let face = ButtonFace { label: number, data: Button::Case(line.ticket.id).to_string() };
        message.line(&words).row(vec![face])
    })
}

/// Asks the office for words.
fn ask(voice: Voice<'_>, ticket: &Ticket, step: ComplaintStep) -> Message {
    let key = match step {
        ComplaintStep::Explaining => "rated-low-why",
        ComplaintStep::Contacting => "complaint-contact-ask",
        ComplaintStep::PuttingRight => "complaint-put-right-ask",
    };
    Message::new()
        .line(&voice.fill(key, &[("number", &ticket.number.to_string())]))
        .row(vec![voice.button("button-cancel", &Button::Cancel)])
}

/// The client was contacted; it is put right until then.
fn contacted(voice: Voice<'_>, ticket: &Ticket, due: Moment) -> Message {
    let (number, when) = (ticket.number.to_string(), dates::moment(voice.language, due));
    Message::new()
        .line(&voice.fill("complaint-contacted", &[("number", &number), ("when", &when)]))
        .row(vec![voice.button("button-put-right", &Button::Complaint(ComplaintButton::PutRight(ticket.id)))])
}

/// To the client: a low grade was given.
pub fn rated_low(voice: Voice<'_>, ticket: &Ticket, rating: Rating, due: Moment) -> Message {
    let (number, when) = (ticket.number.to_string(), dates::moment(voice.language, due));
    let grade = tickets::grade(voice, rating);
    Message::new()
        .line(&voice.fill("rated-low", &[("number", &number), ("grade", &grade), ("when", &when)]))
        .line(&voice.fill("rated-low-why", &[("number", &number)]))
        .row(vec![voice.button("button-skip", &Button::Skip), voice.button("button-cancel", &Button::Cancel)])
}

/// To the client: it was put right; how is it now?
pub fn put_right(voice: Voice<'_>, ticket: &Ticket, body: &str) -> Message {
    let rows = Rating::ALL.chunks(3).map(|row| {
        let face = |rating: &Rating| {
            let button = Button::Complaint(ComplaintButton::Again(ticket.id, *rating));
            voice.labelled(tickets::grade(voice, *rating), &button)
        };
        row.iter().map(face).collect()
    });
    Message::new()
        .bold_line(&voice.fill("put-right", &[("number", &ticket.number.to_string())]))
        .line(body)
        .gap()
        .line(&voice.say("put-right-foot"))
        .with_rows(rows.collect())
}
