//! Tickets in words: stages, heads, lists, grades, roles.

use crate::conversation::button::Button;
use crate::domain::attachment::{Attachment, AttachmentKind};
use crate::domain::guidance::Urgency;
use crate::domain::person::Roles;
use crate::domain::rating::Rating;
use crate::domain::ticket::{Stage, Ticket};

use super::dates;
use super::message::ButtonFace;
use super::say_delivery;
use super::say_merging;
use super::views::{Line, TicketLine};
use super::words::Voice;

/// 普通 or 急.
pub fn urgency(voice: Voice<'_>, urgency: Urgency) -> String {
    voice.say(match urgency {
        Urgency::Normal => "urgency-normal",
        Urgency::Urgent => "urgency-urgent",
    })
}

/// Name of a stage.
pub fn stage(voice: Voice<'_>, stage: Stage) -> String {
    let key = match stage {
        Stage::Queued => "stage-queued",
        Stage::InHand => "stage-in-hand",
        Stage::Asking => "stage-asking",
        Stage::Answered => "stage-answered",
        Stage::Closed => "stage-closed",
        Stage::Withdrawn => "stage-withdrawn",
    };
    voice.say(key)
}

/// Name of a grade.
pub fn grade(voice: Voice<'_>, rating: Rating) -> String {
    voice.say(&format!("grade-{}", rating.grade()))
}

/// Names of roles.
pub fn roles(voice: Voice<'_>, roles: &Roles) -> String {
    let office = roles.office.then(|| voice.say("role-office"));
    let expert = (!roles.expert.is_empty()).then(|| {
        let departments = voice.list(roles.expert.iter().map(|slug| voice.department(slug)));
        voice.fill("role-expert", &[("departments", &departments)])
    });
    voice.list(office.into_iter().chain(expert))
}

/// 【急】 and 【超时】, where they apply.
pub fn marks(voice: Voice<'_>, ticket: &Ticket) -> String {
    let mut marks = String::new();
    match ticket.urgency {
        Urgency::Urgent => marks.push_str(&voice.say("urgent-mark")),
        Urgency::Normal => {}
    }
    if ticket.secrecy.is_confidential() {
        marks.push_str(&voice.say("confidential-mark"));
    }
    if ticket.is_overdue(voice.now) {
        marks.push_str(&voice.say("overdue-mark"));
    }
    marks
}

/// What only the house sees before the number: the office is asked to decide.
pub fn house_marks(voice: Voice<'_>, ticket: &Ticket) -> String {
    if ticket.referred.is_some() { voice.say("undecided-mark") } else { String::new() }
}

/// Number, department and stage.
pub fn head(voice: Voice<'_>, key: &str, ticket: &Ticket) -> String {
    let words = voice.fill(
        key,
        &[
            ("number", &ticket.number.to_string()),
            ("department", &voice.department(&ticket.department)),
            ("stage", &say_merging::stage(voice, ticket)),
        ],
    );
    format!("{}{words}", marks(voice, ticket))
}

/// A line in a list.
pub fn list_line(voice: Voice<'_>, line: &TicketLine) -> String {
    let about = line.about.clone().unwrap_or_else(|| voice.say("confidential-about"));
    let words = voice.fill(
        "ticket-line",
        &[
            ("number", &line.ticket.number.to_string()),
            ("department", &voice.department(&line.ticket.department)),
            ("stage", &say_merging::stage(voice, &line.ticket)),
            ("about", &about),
        ],
    );
    format!("{}{words}", marks(voice, &line.ticket))
}

/// Buttons that open each ticket of a list, one a row.
pub fn list_buttons(lines: &[TicketLine], open: fn(crate::domain::ids::TicketId) -> Button) -> Vec<Vec<ButtonFace>> {
    lines
        .iter()
        .map(|line| vec![ButtonFace { label: line.ticket.number.to_string(), data: open(line.ticket.id).to_string() }])
        .collect()
}

/// A file in words, where it is only mentioned.
pub fn file_mark(voice: Voice<'_>, attachment: &Attachment) -> String {
    match (attachment.kind, &attachment.name) {
        (AttachmentKind::Photo, None) => voice.say("photo-mark"),
        (AttachmentKind::Album, _) => voice.fill("album-mark", &[("count", &attachment.items().len().to_string())]),
        (AttachmentKind::Photo | AttachmentKind::Document, name) => {
            voice.fill("file-mark", &[("name", name.as_deref().unwrap_or_default())])
        }
    }
}

/// A line of what was written; `you` stands for an author that is the reader.
pub fn written(voice: Voice<'_>, line: &Line, you: &str) -> String {
    let mut body = line.body.clone();
    if let Some(attachment) = &line.attachment {
        body.push_str(&file_mark(voice, attachment));
    }
    body.push_str(&say_delivery::versions(voice, &line.edits));
    if let Some(state) = line.delivery {
        body.push_str(&voice.fill("delivery-mark", &[("state", &say_delivery::delivery(voice, state))]));
    }
    voice.fill(
        "line",
        &[
            ("when", &dates::moment(voice.language, line.at)),
            ("author", line.author.as_deref().unwrap_or(you)),
            ("body", &body),
        ],
    )
}

/// The grades as buttons, best first.
pub fn grade_buttons(voice: Voice<'_>, ticket: &Ticket) -> Vec<Vec<ButtonFace>> {
    Rating::ALL
        .chunks(3)
        .map(|row| {
            row.iter().map(|rating| voice.labelled(grade(voice, *rating), &Button::Rate(ticket.id, *rating))).collect()
        })
        .collect()
}
