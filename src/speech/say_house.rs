//! To experts: cards, records, notes.

use crate::conversation::button::Button;
use crate::conversation::handover::HandoverButton;
use crate::domain::ids::TicketId;
use crate::domain::ticket::{Happening, Ticket};

use super::dates;
use super::message::{ButtonFace, Message};
use super::reply_house::{HolderNews, HouseReply};
use super::say_complaint;
use super::say_consultation;
use super::say_delivery;
use super::say_follow_up;
use super::say_form;
use super::say_handover;
use super::say_merging;
use super::say_prescription;
use super::say_rounds;
use super::say_secrecy;
use super::say_writing;
use super::tickets;
use super::views::{CaseRecord, CaseView, Doer, FirmView, HistoryLine, TicketLine};
use super::words::Voice;

/// Characters of the question on a card; the rest is one tap away.
const CARD_QUESTION_CHARS: usize = 600;

/// To experts.
pub fn house(voice: Voice<'_>, reply: &HouseReply) -> Message {
    match reply {
        HouseReply::Card(view) => card(voice, view, Some(CARD_QUESTION_CHARS)).with_rows(card_buttons(voice, view)),
        HouseReply::CardConfidential { ticket, may } => say_secrecy::card(voice, ticket, *may),
        HouseReply::CardKept { ticket, by } => {
            Message::new().line(&voice.fill("card-kept", &[("number", &ticket.number.to_string()), ("by", by)]))
        }
        HouseReply::MadeConfidential { ticket } => told(voice, "made-confidential", ticket),
        HouseReply::ConfidenceTaken { ticket } => {
            told(voice, "confidence-taken", ticket).row(vec![voice.button("button-case", &Button::Case(ticket.id))])
        }
        HouseReply::ConfidenceLifted { ticket } => told(voice, "confidence-lifted", ticket),
        HouseReply::ClientEdited { ticket, before, after } => say_delivery::edited(voice, ticket, before, after),
        HouseReply::Undelivered { ticket, message, delivery, firm, phone, resend } => {
            let resend = resend.then(|| say_delivery::resend_button(voice, ticket, *message));
            say_delivery::undelivered(voice, ticket, *delivery, firm.as_deref(), phone.as_deref(), resend)
        }
        HouseReply::Resent { ticket } => told(voice, "resent", ticket),
        HouseReply::ResendNeedless { ticket, delivery } => Message::new().line(&voice.fill(
            "resend-needless",
            &[("number", &ticket.number.to_string()), ("state", &say_delivery::delivery(voice, *delivery))],
        )),
        HouseReply::NothingToResend { ticket } => told(voice, "nothing-to-resend", ticket),
        HouseReply::FollowUpPlan { ticket, due } => say_follow_up::plan(voice, ticket, *due),
        HouseReply::FollowUpUsage => say_follow_up::usage(voice),
        HouseReply::FollowUpOver { ticket } => told(voice, "follow-up-over", ticket),
        HouseReply::Complaint(reply) => say_complaint::complaint(voice, reply),
        HouseReply::CardTaken { ticket, by } => {
            Message::new().line(&voice.fill("card-taken", &[("number", &ticket.number.to_string()), ("by", by)]))
        }
        HouseReply::CardOver { ticket } => told(voice, "card-over", ticket),
        HouseReply::Case(record) => case(voice, record),
        HouseReply::ClientWrote { ticket, body, attachment } => {
            let mut message = told_bold(voice, "client-wrote", ticket);
            if !body.is_empty() {
                message = message.line(body);
            }
            message.attachment = attachment.clone();
            message.row(vec![
                voice.button("button-answer", &Button::Answer(ticket.id)),
                voice.button("button-ask-back", &Button::AskBack(ticket.id)),
                voice.button("button-prescribe", &Button::Prescribe(ticket.id)),
            ])
        }
        HouseReply::HolderNews { ticket, news } => holder_news(voice, ticket, news),
        HouseReply::NoteNews { ticket, author, body, attachment } => {
            let number = ticket.number.to_string();
            let head = voice.fill("note-news", &[("number", &number), ("author", author)]);
            let mut message = Message::new().bold_line(&head).line(body);
            message.attachment = attachment.clone();
            message
        }
        HouseReply::AnswerAsk { ticket } => say_writing::ask_to_write(voice, "answer-ask", ticket),
        HouseReply::AnswerSent { ticket } => told(voice, "answer-sent", ticket),
        HouseReply::AskBackAsk { ticket } => say_writing::ask_to_write(voice, "ask-back-ask", ticket),
        HouseReply::AskBackSent { ticket } => told(voice, "ask-back-sent", ticket),
        HouseReply::NoteAsk { ticket } => ask(voice, "note-ask", ticket),
        HouseReply::NoteKept { ticket } => told(voice, "note-kept", ticket),
        HouseReply::NoteWhere => Message::new().line(&voice.say("note-where")),
        HouseReply::ReleaseAsk { ticket } => ask(voice, "release-ask", ticket),
        HouseReply::Released { ticket } => told(voice, "released", ticket),
        HouseReply::TransferAsk { ticket } => say_handover::transfer_ask(voice, ticket),
        HouseReply::PutDown { number } => say_handover::put_down(voice, *number),
        HouseReply::TransferReasonAsk { ticket, to } => Message::new()
            .line(&voice.fill(
                "transfer-reason-ask",
                &[("number", &ticket.number.to_string()), ("department", &voice.department(to))],
            ))
            .row(vec![voice.button("button-cancel", &Button::Cancel)]),
        HouseReply::TransferDone { ticket } => Message::new().line(&voice.fill(
            "transfer-done",
            &[("number", &ticket.number.to_string()), ("department", &voice.department(&ticket.department))],
        )),
        HouseReply::PrescriptionAsk { ticket, part } => say_prescription::part_asked(voice, ticket, *part),
        HouseReply::PrescriptionEdit { ticket, part, now } => {
            say_prescription::part_edited(voice, ticket, *part, now.as_deref())
        }
        HouseReply::PrescriptionEmpty { ticket } => Message::new()
            .line(&voice.say("prescription-empty"))
            .row(vec![voice.button("button-prescribe", &Button::Prescribe(ticket.id))]),
        HouseReply::PrescriptionPreview { ticket, draft, standards } => {
            say_prescription::preview(voice, ticket, draft, standards)
        }
        HouseReply::PrescriptionLook { ticket, draft, standards } => {
            say_prescription::look(voice, ticket, draft, standards)
        }
        HouseReply::NothingToCorrect { ticket } => told(voice, "correction-nothing", ticket),
        HouseReply::CorrectionUnchanged { ticket } => told(voice, "correction-unchanged", ticket),
        HouseReply::CorrectionOvertaken { ticket } => {
            told(voice, "correction-overtaken", ticket).row(vec![correct_button(voice, ticket)])
        }
        HouseReply::CorrectionsUsedUp { ticket } => told(voice, "corrections-used-up", ticket),
        HouseReply::CorrectionSent { ticket } => told(voice, "correction-sent", ticket),
        HouseReply::WhichToCorrect { tickets } => {
            list(voice, "correction-which", "correction-none", tickets, Button::Correct)
        }
        HouseReply::PrescriptionSent { ticket } => {
            told(voice, "prescription-sent", ticket).row(vec![correct_button(voice, ticket)])
        }
        HouseReply::ClaimFirst { ticket } => {
            told(voice, "claim-first", ticket).row(vec![voice.button("button-claim", &Button::Claim(ticket.id))])
        }
        HouseReply::MovedOn { ticket, steps } => say_form::moved_on(voice, ticket, steps),
        HouseReply::Queue { tickets } => list(voice, "queue-head", "queue-none", tickets, Button::Case),
        HouseReply::Mine { tickets } => list(voice, "mine-head", "mine-none", tickets, Button::Case),
        HouseReply::Reminder { ticket, of, until, reader } => say_rounds::reminder(voice, ticket, *of, *until, reader),
    }
}

fn told(voice: Voice<'_>, key: &str, ticket: &Ticket) -> Message {
    Message::new().line(&voice.fill(key, &[("number", &ticket.number.to_string())]))
}

fn told_bold(voice: Voice<'_>, key: &str, ticket: &Ticket) -> Message {
    Message::new().bold_line(&voice.fill(key, &[("number", &ticket.number.to_string())]))
}

fn ask(voice: Voice<'_>, key: &str, ticket: &Ticket) -> Message {
    told(voice, key, ticket).row(vec![voice.button("button-cancel", &Button::Cancel)])
}

fn firm(voice: Voice<'_>, firm: &FirmView) -> Option<String> {
    let parts: Vec<String> =
        [firm.name.clone(), firm.industry.as_deref().map(|slug| voice.industry(slug)), firm.town.clone()]
            .into_iter()
            .flatten()
            .collect();
    (!parts.is_empty()).then(|| parts.join(" · "))
}

fn card(voice: Voice<'_>, view: &CaseView, cut: Option<usize>) -> Message {
    let ticket = &view.ticket;
    let mut question = view.question.clone();
    if let Some(cut) = cut
        && question.chars().count() > cut
    {
        question = question.chars().take(cut).collect::<String>() + &voice.say("card-cut");
    }
    let message = Message::new()
        .bold_line(&format!("{}{}", tickets::house_marks(voice, ticket), tickets::head(voice, "card-head", ticket)))
        .line(&voice.fill("card-question", &[("text", &(question + &say_delivery::versions(voice, &view.edits)))]));
    facts(voice, view).iter().fold(message, |message, line| message.line(line))
}

/// What is known of a ticket besides its question, line by line.
pub fn facts(voice: Voice<'_>, view: &CaseView) -> Vec<String> {
    let (ticket, mut lines) = (&view.ticket, vec![]);
    if !view.because.is_empty() {
        let because = voice.list(view.because.iter().cloned());
        lines.push(voice.fill("card-because", &[("because", &because)]));
    }
    if let Some(firm) = firm(voice, &view.firm) {
        lines.push(voice.fill("card-firm", &[("firm", &firm)]));
    }
    if view.firm.name.is_none() && ticket.enterprise.is_some() && view.may.claim {
        lines.push(voice.say("card-firm-hidden"));
    }
    for answer in &view.intake {
        lines.push(voice.fill("card-intake", &[("label", &answer.label), ("answer", &answer.answer)]));
    }
    if !view.shown.is_empty() {
        let titles = view.shown.join(&voice.say("sentence-separator"));
        lines.push(voice.fill("card-shown", &[("titles", &titles)]));
    }
    if view.added > 0 {
        lines.push(voice.fill("card-added", &[("count", &view.added.to_string())]));
    }
    if let Some(name) = &view.holder {
        lines.push(voice.fill("card-holder", &[("name", name)]));
    }
    for words in say_merging::part_lines(voice, view) {
        lines.push(words);
    }
    for words in say_consultation::panel_lines(voice, &view.panel) {
        lines.push(words);
    }
    if ticket.stage.is_open() && ticket.first_answer_at.is_none() {
        let promise = dates::promise(voice, ticket.due_first);
        lines.push(voice.fill("card-promise", &[("promise", &promise)]));
    }
    if ticket.stage.is_open() && (ticket.first_answer_at.is_some() || ticket.extended) {
        let key = match (view.solving.stopped, ticket.extended) {
            (true, _) => "card-solve-stopped",
            (false, true) => "card-extended",
            (false, false) => "card-solve",
        };
        let until = dates::promise(voice, view.solving.due);
        lines.push(voice.fill(key, &[("until", &until)]));
    }
    if let Some(phone) = &view.firm.phone {
        lines.push(voice.fill("card-phone", &[("phone", phone)]));
    }
    if let Some(line) = say_delivery::card_line(voice, view.delivery) {
        lines.push(line);
    }
    lines
}

fn card_buttons(voice: Voice<'_>, view: &CaseView) -> Vec<Vec<ButtonFace>> {
    let id = view.ticket.id;
    let mut first = vec![];
    let mut second = vec![];
    if view.may.claim {
        first.push(voice.button("button-claim", &Button::Claim(id)));
    }
    if view.may.treat {
        first.push(voice.button("button-answer", &Button::Answer(id)));
        first.push(voice.button("button-ask-back", &Button::AskBack(id)));
        first.push(voice.button("button-prescribe", &Button::Prescribe(id)));
        second.push(voice.button("button-release", &Button::Release(id)));
    }
    if let Some((message, _)) = view.delivery.filter(|(_, state)| view.may.resend && state.is_in_doubt()) {
        first.push(say_delivery::resend_button(voice, &view.ticket, message));
    }
    if view.may.extend {
        second.push(voice.button("button-extend", &Button::Handover(HandoverButton::Extend(id))));
    }
    if view.may.transfer || view.may.refer {
        second.push(voice.button("button-transfer", &Button::Transfer(id)));
    }
    if view.may.assign {
        second.push(voice.button("button-assign", &Button::Assign(id)));
    }
    if view.may.correct {
        first.push(correct_button(voice, &view.ticket));
        first.push(say_prescription::paper_button(voice, &view.ticket));
    }
    if view.may.learn {
        first.push(voice.button("button-learn", &Button::Learn(id)));
    }
    second.push(voice.button("button-note", &Button::Note(id)));
    second.push(voice.button("button-case", &Button::Case(id)));
    let third = say_consultation::card_buttons(voice, id, view.may.consult, view.may.part, view.panel.runs);
    [first, second, third].into_iter().filter(|row| !row.is_empty()).collect()
}

fn case(voice: Voice<'_>, record: &CaseRecord) -> Message {
    let mut message = card(voice, &record.view, None);
    let client = voice.say("client-author");
    if !record.history.is_empty() {
        let steps = record.history.iter().map(|line| step(voice, line)).collect::<Vec<_>>();
        let steps = steps.join(&voice.say("sentence-separator"));
        message = message.gap().line(&voice.fill("case-history", &[("steps", &steps)]));
    }
    for (head, lines) in [("case-lines", &record.lines), ("case-notes", &record.notes)] {
        if lines.is_empty() {
            continue;
        }
        message = message.gap().bold_line(&voice.say(head));
        for line in lines {
            message = message.line(&tickets::written(voice, line, &client));
        }
    }
    message = say_prescription::corrected(voice, message, &record.corrected);
    if let Some(draft) = &record.prescription {
        message = say_prescription::parts(voice, message.gap().bold_line(&voice.say("case-prescription")), draft);
    }
    if let Some(result) = record.follow_up.and_then(|follow_up| say_follow_up::result(voice, follow_up)) {
        message = message.gap().line(&result);
    }
    message
        .with_rows(card_buttons(voice, &record.view))
        .row(say_merging::record_buttons(voice, record.view.ticket.id, record.view.may))
        .row(say_secrecy::buttons(voice, &record.view))
}

/// A step of the history: what is written in messages and notes is shown there, not here.
pub fn step(voice: Voice<'_>, line: &HistoryLine) -> String {
    let what = match &line.what {
        Happening::Opened { .. } => voice.say("step-opened"),
        Happening::Claimed => voice.say("step-claimed"),
        Happening::Released { .. } => voice.say("step-released"),
        Happening::AskedBack { .. } => voice.say("step-asked-back"),
        Happening::ClientWrote { .. } => voice.say("step-client-wrote"),
        Happening::Answered { .. } => voice.say("step-answered"),
        Happening::Noted { .. } => voice.say("step-noted"),
        Happening::Transferred { to, .. } => voice.fill("step-transferred", &[("department", &voice.department(to))]),
        Happening::Referred { to, .. } => voice.fill("step-referred", &[("department", &voice.department(to))]),
        Happening::Kept { department } => voice.fill("step-kept", &[("department", &voice.department(department))]),
        Happening::Extended { days, reason, .. } => {
            voice.fill("step-extended", &[("days", &days.to_string()), ("reason", reason)])
        }
        Happening::Merging(step) => say_merging::step(voice, step),
        Happening::Consultation(step) => say_consultation::step(voice, step, line.whom.as_deref()),
        Happening::Assigned { .. } => match &line.whom {
            Some(name) => voice.fill("step-assigned-to", &[("name", name)]),
            None => voice.say("step-assigned"),
        },
        Happening::Prescribed { .. } => voice.say("step-prescribed"),
        Happening::Learned { .. } => voice.say("step-learned"),
        Happening::Corrected { .. } => voice.say("step-corrected"),
        Happening::Confirmed => voice.say("step-confirmed"),
        Happening::Reopened { .. } => voice.say("step-reopened"),
        Happening::Withdrawn => voice.say("step-withdrawn"),
        Happening::MarkedConfidential { .. } => voice.say("step-marked-confidential"),
        Happening::ConfidenceTaken => voice.say("step-confidence-taken"),
        Happening::ConfidenceGivenUp => voice.say("step-confidence-given-up"),
        Happening::ClientEdited { .. } => voice.say("step-client-edited"),
        Happening::FollowUpSet { .. } => voice.say("step-follow-up-set"),
        Happening::RatingExplained => voice.say("step-rating-explained"),
        Happening::RatingContacted => voice.say("step-rating-contacted"),
        Happening::PutRight { .. } => voice.say("step-put-right"),
        Happening::RatedAgain { rating } => {
            voice.fill("step-rated-again", &[("grade", &tickets::grade(voice, *rating))])
        }
        Happening::RatingReminded => voice.say("step-rating-reminded"),
        Happening::FollowUpAsked => voice.say("step-follow-up-asked"),
        Happening::FollowUpAnswered { answer } => {
            voice.fill("step-follow-up-answered", &[("answer", &say_follow_up::answer(voice, *answer))])
        }
        Happening::FollowUpUnconfirmed => voice.say("step-follow-up-unconfirmed"),
        Happening::Resent { .. } => voice.say("step-resent"),
        Happening::ConfidenceLifted => voice.say("step-confidence-lifted"),
        Happening::Rated { rating } => voice.fill("step-rated", &[("grade", &tickets::grade(voice, *rating))]),
        Happening::TakenOver { .. } => voice.say("step-taken-over"),
        Happening::Lapsed { .. } => voice.say("step-lapsed"),
        Happening::Reminded { of } => say_rounds::reminded(voice, *of),
    };
    let when = dates::moment(voice.language, line.at);
    let actor = match &line.actor {
        Doer::Client => voice.say("client-author"),
        Doer::Named(name) => name.clone(),
        Doer::Clinic => voice.say("clinic-author"),
    };
    voice.fill("step-line", &[("when", &when), ("actor", &actor), ("what", &what)])
}

fn holder_news(voice: Voice<'_>, ticket: &Ticket, news: &HolderNews) -> Message {
    let number = ticket.number.to_string();
    let number = ("number", number.as_str());
    Message::new().line(&match news {
        HolderNews::Confirmed => voice.fill("holder-confirmed", &[number]),
        HolderNews::Withdrawn => voice.fill("holder-withdrawn", &[number]),
        HolderNews::Reopened { reason: None } => voice.fill("holder-reopened", &[number]),
        HolderNews::Reopened { reason: Some(reason) } => {
            voice.fill("holder-reopened-reason", &[number, ("reason", reason)])
        }
        HolderNews::Rated { rating } => {
            voice.fill("holder-rated", &[number, ("grade", &tickets::grade(voice, *rating))])
        }
        HolderNews::MadeConfidential => voice.fill("holder-confidential", &[number]),
        HolderNews::FollowUp { answer } => {
            voice.fill("holder-follow-up", &[number, ("answer", &say_follow_up::answer(voice, *answer))])
        }
        HolderNews::RatedAgain { rating } => {
            voice.fill("holder-rated-again", &[number, ("grade", &tickets::grade(voice, *rating))])
        }
        HolderNews::AssignedToYou => voice.fill("holder-assigned", &[number]),
        HolderNews::TakenFromYou { by } => voice.fill("holder-taken", &[number, ("by", by)]),
    })
}

fn correct_button(voice: Voice<'_>, ticket: &Ticket) -> ButtonFace {
    voice.button("button-correct", &Button::Correct(ticket.id))
}

fn list(voice: Voice<'_>, head: &str, none: &str, lines: &[TicketLine], open: fn(TicketId) -> Button) -> Message {
    if lines.is_empty() {
        return Message::new().line(&voice.say(none));
    }
    lines
        .iter()
        .fold(Message::new().bold_line(&voice.say(head)), |message, line| {
            let marks = tickets::house_marks(voice, &line.ticket);
            message.line(&format!("{marks}{}", tickets::list_line(voice, line)))
        })
        .with_rows(tickets::list_buttons(lines, open))
}
