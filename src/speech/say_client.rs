//! To the client of a ticket.

use crate::conversation::button::Button;
use crate::conversation::state::PrescriptionDraft;
use crate::domain::ticket::{Stage, Ticket};

use super::dates;
use super::message::{ButtonFace, Message};
use super::reply_client::{ClientNews, ClientReply, HouseWrote};
use super::say_complaint;
use super::say_delivery;
use super::say_follow_up;
use super::say_merging;
use super::say_prescription;
use super::tickets;
use super::views::{EarlierPrescription, Line, TicketLine};
use super::words::Voice;

/// To the client of a ticket.
pub fn client(voice: Voice<'_>, reply: &ClientReply) -> Message {
    match reply {
        ClientReply::MyTickets { tickets } => my_tickets(voice, tickets),
        ClientReply::TicketForClient { ticket, question, edits, holder, lines, prescription, corrected } => {
            let question = format!("{question}{}", say_delivery::versions(voice, edits));
            ticket_view(voice, ticket, (&question, holder.as_deref()), lines, (prescription.as_ref(), corrected))
        }
        ClientReply::MadeConfidential { ticket } => told(voice, "client-confidential", ticket),
        ClientReply::RatedLow { ticket, rating, due } => say_complaint::rated_low(voice, ticket, *rating, *due),
        ClientReply::RatingNoted { ticket } => told(voice, "rating-noted", ticket),
        ClientReply::PutRight { ticket, body } => say_complaint::put_right(voice, ticket, body),
        ClientReply::RatedAgain { ticket, rating } => Message::new().line(&voice.fill(
            "rated-again",
            &[("number", &ticket.number.to_string()), ("grade", &tickets::grade(voice, *rating))],
        )),
        ClientReply::FollowUpAsk { ticket, again } => {
            say_follow_up::ask(voice, ticket, if *again { "follow-up-ask-again" } else { "follow-up-ask" })
        }
        ClientReply::FollowUpWhy { ticket } => ask(voice, "follow-up-why", ticket),
        ClientReply::FollowUpThanks { ticket } => told(voice, "follow-up-thanks", ticket),
        ClientReply::FollowUpLater { ticket, due } => {
            let (number, when) = (ticket.number.to_string(), dates::day(voice.language, *due));
            Message::new().line(&voice.fill("follow-up-later", &[("number", &number), ("when", &when)]))
        }
        ClientReply::FollowUpEnough { ticket } => told(voice, "follow-up-enough", ticket),
        ClientReply::NothingAsked { ticket } => told(voice, "nothing-asked", ticket),
        ClientReply::EditKept { ticket } => told(voice, "edit-kept", ticket),
        ClientReply::EditsUsedUp { ticket } => told(voice, "edits-used-up", ticket),
        ClientReply::PhoneAsk { known } => {
            let message = Message::new().line(&voice.say("phone-ask"));
            let message = match known {
                Some(masked) => message.line(&voice.fill("phone-known", &[("masked", masked)])),
                None => message,
            };
            message.row(vec![voice.button("button-cancel", &Button::Cancel)])
        }
        ClientReply::PhoneWrong => Message::new().line(&voice.say("phone-wrong")),
        ClientReply::PhoneKept { masked } => Message::new().line(&voice.fill("phone-kept", &[("masked", masked)])),
        ClientReply::AddAsk { ticket } => ask(voice, "add-ask", ticket),
        ClientReply::Added { ticket } => told(voice, "added", ticket),
        ClientReply::AddedAfterEnd { ticket } => {
            told(voice, "added-after-end", ticket).row(vec![voice.button("button-reopen", &Button::Reopen(ticket.id))])
        }
        ClientReply::WithdrawSure { ticket } => told(voice, "withdraw-sure", ticket).row(vec![
            voice.button("button-withdraw-sure", &Button::WithdrawSure(ticket.id)),
            voice.button("button-cancel", &Button::Cancel),
        ]),
        ClientReply::Withdrawn { ticket } => {
            told(voice, "withdrawn", ticket).row(vec![voice.button("button-reopen", &Button::Reopen(ticket.id))])
        }
        ClientReply::RatingAsk { ticket } => told(voice, "rating-ask", ticket)
            .with_rows(tickets::grade_buttons(voice, ticket))
            .row(vec![voice.button("button-reopen", &Button::Reopen(ticket.id))]),
        ClientReply::ReopenAsk { ticket } => told(voice, "reopen-ask", ticket)
            .row(vec![voice.button("button-skip", &Button::Skip), voice.button("button-cancel", &Button::Cancel)]),
        ClientReply::Reopened { ticket } => told(voice, "reopened", ticket),
        ClientReply::Rated { ticket, rating } => Message::new().line(
            &voice.fill("rated", &[("number", &ticket.number.to_string()), ("grade", &tickets::grade(voice, *rating))]),
        ),
        ClientReply::NothingToRate => Message::new().line(&voice.say("nothing-to-rate")),
        ClientReply::WhichTicket { text, tickets } => which(voice, text, tickets),
        ClientReply::FileKept => Message::new().line(&voice.say("file-kept")),
        ClientReply::FromHouse { ticket, expert, kind, body, attachment } => {
            let (head, foot) = match kind {
                HouseWrote::Answer => ("from-house-answer", "from-house-foot-answer"),
                HouseWrote::Question => ("from-house-question", "from-house-foot-question"),
            };
            let number = ticket.number.to_string();
            let mut message = Message::new().bold_line(&voice.fill(head, &[("number", &number), ("expert", expert)]));
            if !body.is_empty() {
                message = message.line(body);
            }
            message = message.gap().line(&voice.say(foot));
            message.attachment = attachment.clone();
            let add = voice.button("button-add", &Button::Add(ticket.id));
            match kind {
                HouseWrote::Answer => {
                    message.row(vec![voice.button("button-confirm", &Button::Confirm(ticket.id)), add])
                }
                HouseWrote::Question => message.row(vec![add]),
            }
        }
        ClientReply::Prescription { ticket, expert, draft, doubtful } => {
            say_prescription::sent(voice, ticket, expert, draft, doubtful)
        }
        ClientReply::PrescriptionCorrected { ticket, expert, draft, before, doubtful } => {
            say_prescription::correction(voice, ticket, expert, (draft, before), doubtful)
        }
        ClientReply::Paper { ticket, attachment } => {
            let mut message = told(voice, "paper-here", ticket);
            message.attachment = Some(attachment.clone());
            message
        }
        ClientReply::NoPaperYet { ticket } => told(voice, "paper-not-yet", ticket),
        ClientReply::ClientNews { ticket, news } => {
            if let Some(words) = say_merging::news(voice, ticket, news) {
                return Message::new().line(&words);
            }
            let number = ticket.number.to_string();
            let number = ("number", number.as_str());
            Message::new().line(&match news {
                ClientNews::Extended { expert, reason, until } => {
                    let promise = dates::promise(voice, *until);
                    voice
                        .fill("news-extended", &[number, ("expert", expert), ("reason", reason), ("promise", &promise)])
                }
                ClientNews::Merged { .. }
                | ClientNews::Unmerged { .. }
                | ClientNews::Split { .. }
                | ClientNews::Unsplit { .. } => String::new(),
                ClientNews::Claimed { expert } => voice.fill("news-claimed", &[number, ("expert", expert)]),
                ClientNews::Transferred { to } => {
                    voice.fill("news-transferred", &[number, ("department", &voice.department(to))])
                }
                ClientNews::MadeConfidential => voice.fill("news-confidential", &[number]),
                ClientNews::ConfidenceLifted => voice.fill("news-confidence-lifted", &[number]),
                ClientNews::Reassigned { expert } => voice.fill("news-reassigned", &[number, ("expert", expert)]),
            })
        }
    }
}

fn told(voice: Voice<'_>, key: &str, ticket: &Ticket) -> Message {
    Message::new().line(&voice.fill(key, &[("number", &ticket.number.to_string())]))
}

fn ask(voice: Voice<'_>, key: &str, ticket: &Ticket) -> Message {
    told(voice, key, ticket).row(vec![voice.button("button-cancel", &Button::Cancel)])
}

fn my_tickets(voice: Voice<'_>, lines: &[TicketLine]) -> Message {
    if lines.is_empty() {
        return Message::new().line(&voice.say("my-tickets-none"));
    }
    lines
        .iter()
        .fold(Message::new().bold_line(&voice.say("my-tickets-head")), |message, line| {
            message.line(&tickets::list_line(voice, line))
        })
        .with_rows(tickets::list_buttons(lines, Button::Show))
}

fn which(voice: Voice<'_>, text: &str, lines: &[TicketLine]) -> Message {
    let head = if text.is_empty() {
        voice.say("which-ticket")
    } else {
        format!("{}\n{}", voice.fill("what-waits", &[("text", text)]), voice.say("which-ticket"))
    };
    lines
        .iter()
        .fold(Message::new().line(&head), |message, line| message.line(&tickets::list_line(voice, line)))
        .with_rows(tickets::list_buttons(lines, Button::Belongs))
        .row(vec![
            voice.button("button-new-question", &Button::NewQuestion),
            voice.button("button-cancel", &Button::Cancel),
        ])
}

fn ticket_view(
    voice: Voice<'_>,
    ticket: &Ticket,
    (question, holder): (&str, Option<&str>),
    lines: &[Line],
    (closing, corrected): (Option<&PrescriptionDraft>, &[EarlierPrescription]),
) -> Message {
    let mut message = Message::new()
        .bold_line(&tickets::head(voice, "client-ticket-head", ticket))
        .line(&voice.fill("client-ticket-question", &[("text", question)]));
    if let Some(name) = holder {
        message = message.line(&voice.fill("client-ticket-holder", &[("name", name)]));
    }
    if ticket.stage.is_open() && ticket.first_answer_at.is_none() {
        let promise = dates::promise(voice, ticket.due_first);
        message = message.line(&voice.fill("client-ticket-promise", &[("promise", &promise)]));
    }
    if ticket.stage.is_open() && ticket.extended {
        let promise = dates::promise(voice, ticket.due_solve);
        message = message.line(&voice.fill("client-ticket-extended", &[("promise", &promise)]));
    }
    if !lines.is_empty() {
        message = message.gap().bold_line(&voice.say("lines-head"));
        let you = voice.say("you");
        for line in lines {
            message = message.line(&tickets::written(voice, line, &you));
        }
    }
    message = say_prescription::corrected(voice, message, corrected);
    if let Some(draft) = closing {
        message = say_prescription::parts(voice, message.gap(), draft);
    }
    let secret = (!ticket.secrecy.is_confidential())
        .then(|| voice.button("button-secret", &Button::MarkConfidential(ticket.id)));
    let mut buttons = ticket_buttons(voice, ticket);
    if closing.is_some() {
        buttons.push(say_prescription::paper_button(voice, ticket));
    }
    message.row(buttons).row(secret.into_iter().collect())
}

fn ticket_buttons(voice: Voice<'_>, ticket: &Ticket) -> Vec<ButtonFace> {
    match ticket.stage {
        Stage::Queued | Stage::InHand | Stage::Asking | Stage::Answered => vec![
            voice.button("button-add", &Button::Add(ticket.id)),
            voice.button("button-confirm", &Button::Confirm(ticket.id)),
            voice.button("button-withdraw", &Button::Withdraw(ticket.id)),
        ],
        Stage::Closed if ticket.merged.is_some() => vec![],
        Stage::Closed | Stage::Withdrawn => vec![voice.button("button-reopen", &Button::Reopen(ticket.id))],
    }
}
