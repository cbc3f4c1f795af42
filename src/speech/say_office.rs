//! To the office: people, invitations.

use crate::conversation::button::Button;

use super::dates;
use super::indicators;
use super::message::Message;
use super::reply_office::{InvitationProblem, OfficeReply};
use super::say_duty;
use super::say_figures;
use super::tickets;
use super::views::StaffLine;
use super::words::Voice;

/// To the office.
pub fn office(voice: Voice<'_>, reply: &OfficeReply) -> Message {
    match reply {
        OfficeReply::InviteUsage => {
            let slugs: Vec<String> =
                voice.departments.lines.iter().map(|d| format!("{} {}", d.slug, voice.department(&d.slug))).collect();
            Message::new().line(&voice.fill("invite-usage", &[("slugs", &voice.list(slugs))]))
        }
        OfficeReply::Invited { code, roles, expires } => Message::new().line(&voice.fill(
            "invited",
            &[("code", code), ("roles", &tickets::roles(voice, roles)), ("until", &dates::until(voice, *expires))],
        )),
        OfficeReply::Redeemed { roles } => {
            Message::new().line(&voice.fill("redeemed", &[("roles", &tickets::roles(voice, roles))]))
        }
        OfficeReply::InvitationWrong { problem } => Message::new().line(&voice.say(match problem {
            InvitationProblem::Unknown => "invitation-unknown",
            InvitationProblem::Used => "invitation-used",
            InvitationProblem::Expired => "invitation-expired",
        })),
        OfficeReply::Indicators(reply) => indicators::reply(voice, reply),
        OfficeReply::People { staff } => people(voice, staff),
        OfficeReply::SuspensionSet { name, suspended } => {
            let key = if *suspended { "suspended" } else { "reinstated" };
            Message::new().line(&voice.fill(key, &[("name", name)]))
        }
        OfficeReply::NotYourself => Message::new().line(&voice.say("not-yourself")),
        OfficeReply::NoSuchPerson => Message::new().line(&voice.say("no-such-person")),
        OfficeReply::AssignAsk { ticket, experts } => {
            let number = ticket.number.to_string();
            if experts.is_empty() {
                return Message::new().line(&voice.fill("assign-none", &[("number", &number)]));
            }
            let rows = experts
                .iter()
                .map(|(person, name)| vec![voice.labelled(name.clone(), &Button::AssignTo(ticket.id, *person))])
                .collect();
            Message::new()
                .line(&voice.fill("assign-ask", &[("number", &number)]))
                .with_rows(rows)
                .row(vec![voice.button("button-cancel", &Button::Cancel)])
        }
        OfficeReply::Assigned { ticket, to } => {
            Message::new().line(&voice.fill("assigned", &[("number", &ticket.number.to_string()), ("to", to)]))
        }
        OfficeReply::Figures { tables, of } => say_figures::figures(voice, tables, *of),
        OfficeReply::FiguresChart { table, attachment } => say_figures::chart(voice, table, attachment),
        OfficeReply::FiguresTable { table } => say_figures::one(voice, table),
        OfficeReply::Report { period, format, audience, attachment } => {
            say_figures::report(voice, *period, *format, *audience, attachment)
        }
        OfficeReply::ReportUsage { problem } => say_figures::report_usage(voice, *problem),
        OfficeReply::FiguresUsage { problem } => say_figures::usage(voice, *problem),
    }
}

fn people(voice: Voice<'_>, staff: &[StaffLine]) -> Message {
    if staff.is_empty() {
        return Message::new().line(&voice.say("people-none"));
    }
    let mut message = Message::new().bold_line(&voice.say("people-head"));
    for line in staff {
        let mut words = voice.fill(
            "people-line",
            &[
                ("name", &line.person.name),
                ("roles", &tickets::roles(voice, &line.person.roles)),
                ("count", &line.in_hand.to_string()),
            ],
        );
        if let Some(absence) = &line.away {
            words.push_str(&voice.fill("people-away", &[("away", &say_duty::away(voice, absence))]));
        }
        let name = [("name", line.person.name.as_str())];
        let face = if line.person.suspended {
            words.push_str(&voice.say("people-suspended"));
            voice.labelled(voice.fill("button-reinstate", &name), &Button::Reinstate(line.person.id))
        } else {
            voice.labelled(voice.fill("button-suspend", &name), &Button::Suspend(line.person.id))
        };
        message = message.line(&words).row(vec![face]);
    }
    message
}
