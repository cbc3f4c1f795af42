//! To the house: colleagues look at a ticket together.

use crate::conversation::button::Button;
use crate::conversation::consultation::ConsultButton;
use crate::domain::ids::{PersonId, TicketId};
use crate::domain::ticket::Ticket;
use crate::domain::ticket::panel::{CONSULTANTS_MAX, PanelProblem, PanelStep, Part};

use super::message::{ButtonFace, Message};
use super::reply_consultation::{ConsultNews, ConsultReply};
use super::tickets;
use super::views::{PanelView, TicketLine};
use super::words::Voice;

/// To experts and the office.
pub fn consultation(voice: Voice<'_>, reply: &ConsultReply) -> Message {
    match reply {
        ConsultReply::Whom { ticket, departments } => {
            let faces: Vec<ButtonFace> = departments
                .iter()
                .map(|slug| face(voice, voice.department(slug), ConsultButton::Department(ticket.id, slug.clone())))
                .collect();
            let words = [("number", &*ticket.number.to_string()), ("max", &CONSULTANTS_MAX.to_string())];
            faces
                .chunks(2)
                .fold(Message::new().line(&voice.fill("consult-whom", &words)), |message, row| {
                    message.row(row.to_vec())
                })
                .row(vec![voice.button("button-cancel", &Button::Cancel)])
        }
        ConsultReply::WhomOf { ticket, department, experts } => whom_of(voice, ticket, department, experts),
        ConsultReply::NoSuchColleague { ticket, name } => Message::new()
            .line(&voice.fill("consult-no-such-colleague", &[("number", &ticket.number.to_string()), ("name", name)]))
            .row(vec![voice.button("button-cancel", &Button::Cancel)]),
        ConsultReply::Invited { ticket, names } => {
            let names = voice.list(names.iter().cloned());
            Message::new()
                .line(&voice.fill("consult-invited", &[("number", &ticket.number.to_string()), ("names", &names)]))
        }
        ConsultReply::Invitation { view, by } => {
            let ticket = &view.ticket;
            let number = ticket.number.to_string();
            let department = voice.department(&ticket.department);
            let head = [("number", &*number), ("by", by), ("department", &department)];
            Message::new()
                .bold_line(&voice.fill("consult-invitation", &head))
                .line(&voice.fill("card-question", &[("text", &view.question)]))
                .line(&voice.say("consult-invitation-foot"))
                .row(vec![
                    voice.button("button-join", &Button::Consult(ConsultButton::Join(ticket.id))),
                    voice.button("button-decline", &Button::Consult(ConsultButton::Leave(ticket.id))),
                ])
        }
        ConsultReply::News { ticket, news } => {
            let number = ticket.number.to_string();
            let number = ("number", &*number);
            Message::new().line(&match news {
                ConsultNews::Joined { name } => voice.fill("consult-joined", &[number, ("name", name)]),
                ConsultNews::Declined { name } => voice.fill("consult-declined", &[number, ("name", name)]),
                ConsultNews::Left { name } => voice.fill("consult-left", &[number, ("name", name)]),
                ConsultNews::Ended => voice.fill("consult-ended", &[number]),
            })
        }
        ConsultReply::LeaveDone { ticket } => told(voice, "consult-leave-done", ticket),
        ConsultReply::EndDone { ticket } => told(voice, "consult-end-done", ticket),
        ConsultReply::Mine { tickets, parts } => mine(voice, tickets, parts),
    }
}

fn face(voice: Voice<'_>, label: String, button: ConsultButton) -> ButtonFace {
    voice.labelled(label, &Button::Consult(button))
}

fn told(voice: Voice<'_>, key: &str, ticket: &Ticket) -> Message {
    Message::new().line(&voice.fill(key, &[("number", &ticket.number.to_string())]))
}

fn whom_of(
    voice: Voice<'_>,
    ticket: &Ticket,
    department: &crate::domain::department::Slug,
    experts: &[(PersonId, String)],
) -> Message {
    let name = voice.department(department);
    let words = [("number", &*ticket.number.to_string()), ("department", &name)];
    if experts.is_empty() {
        return Message::new().line(&voice.fill("consult-nobody", &words));
    }
    let message =
        experts.iter().fold(Message::new().line(&voice.fill("consult-whom-of", &words)), |message, expert| {
            message.row(vec![face(voice, expert.1.clone(), ConsultButton::Invite(ticket.id, expert.0))])
        });
    let all = voice.fill("button-consult-all", &[("department", &name)]);
    message.row(vec![
        face(voice, all, ConsultButton::All(ticket.id, department.clone())),
        voice.button("button-cancel", &Button::Cancel),
    ])
}

fn mine(voice: Voice<'_>, lines: &[TicketLine], parts: &[Option<Part>]) -> Message {
    let head = Message::new().bold_line(&voice.say("consult-mine-head"));
    lines.iter().zip(parts).fold(head, |message, (line, part)| {
        let id = line.ticket.id;
        let mut row = vec![face_of_case(id, &line.ticket)];
        if *part == Some(Part::Invited) {
            row.push(voice.button("button-join", &Button::Consult(ConsultButton::Join(id))));
            row.push(voice.button("button-decline", &Button::Consult(ConsultButton::Leave(id))));
        }
        message.line(&tickets::list_line(voice, line)).row(row)
    })
}

fn face_of_case(id: TicketId, ticket: &Ticket) -> ButtonFace {
    ButtonFace { label: ticket.number.to_string(), data: Button::Case(id).to_string() }
}

/// The line of a card that names who looks at it too.
pub fn panel_lines(voice: Voice<'_>, panel: &PanelView) -> Vec<String> {
    let mut lines = vec![];
    if !panel.took_part.is_empty() {
        let names = voice.list(panel.took_part.iter().cloned());
        lines.push(voice.fill("card-took-part", &[("names", &names)]));
    }
    if !panel.invited.is_empty() {
        let names = voice.list(panel.invited.iter().cloned());
        lines.push(voice.fill("card-invited", &[("names", &names)]));
    }
    lines
}

/// Buttons of a card about a consultation.
pub fn card_buttons(
    voice: Voice<'_>,
    ticket: TicketId,
    consult: bool,
    part: Option<Part>,
    runs: bool,
) -> Vec<ButtonFace> {
    let button = |key, button| voice.button(key, &Button::Consult(button));
    let mut row = vec![];
    if consult {
        row.push(button("button-consult", ConsultButton::Start(ticket)));
    }
    if consult && runs {
        row.push(button("button-consult-end", ConsultButton::End(ticket)));
    }
    match part {
        Some(Part::Invited) => {
            row.push(button("button-join", ConsultButton::Join(ticket)));
            row.push(button("button-decline", ConsultButton::Leave(ticket)));
        }
        Some(Part::Joined) => row.push(button("button-leave", ConsultButton::Leave(ticket))),
        None => {}
    }
    row
}

/// A step of the history.
pub fn step(voice: Voice<'_>, step: &PanelStep, whom: Option<&str>) -> String {
    match step {
        PanelStep::Invited { department, .. } => voice.fill(
            "step-consult-invited",
            &[("name", whom.unwrap_or_default()), ("department", &voice.department(department))],
        ),
        PanelStep::Joined => voice.say("step-consult-joined"),
        PanelStep::Declined => voice.say("step-consult-declined"),
        PanelStep::Left { .. } => match whom {
            Some(name) => voice.fill("step-consult-taken-out", &[("name", name)]),
            None => voice.say("step-consult-left"),
        },
        PanelStep::Ended => voice.say("step-consult-ended"),
    }
}

/// Why a step of a consultation cannot be taken.
pub fn problem(voice: Voice<'_>, number: &str, problem: PanelProblem) -> String {
    let with = [("number", number), ("max", &*CONSULTANTS_MAX.to_string())];
    match problem {
        PanelProblem::Full => voice.fill("refused-consult-full", &with),
        PanelProblem::AlreadyIn => voice.fill("refused-consult-already-in", &with[..1]),
        PanelProblem::NotThem => voice.say("refused-consult-not-them"),
        PanelProblem::NotInvited => voice.fill("refused-consult-not-invited", &with[..1]),
        PanelProblem::NoPanel => voice.fill("refused-consult-no-panel", &with[..1]),
        PanelProblem::Secret => voice.fill("refused-consult-secret", &with[..1]),
    }
}
