//! Forms of pages in words: what was sent, and why it was not done.

use crate::conversation::form::{Form, FormAct};
use crate::domain::ticket::Ticket;

use super::message::Message;
use super::say_house;
use super::views::HistoryLine;
use super::words::{Voice, filled, text};

/// Not done: what has happened since the page was made.
pub fn moved_on(voice: Voice<'_>, ticket: &Ticket, steps: &[HistoryLine]) -> Message {
    let head = voice.fill("form-moved-on", &[("number", &ticket.number.to_string())]);
    steps.iter().fold(Message::new().bold_line(&head), |message, step| message.line(&say_house::step(voice, step)))
}

/// What somebody sent by a form, in their talk.
pub fn sent(language: crate::domain::person::Language, form: &Form) -> String {
    let act = text(language, act_key(&form.act));
    let head = filled(language, "form-sent", &[("act", &act), ("number", &form.ticket.to_string())]);
    let words = form.act.text();
    if words.is_empty() { head } else { format!("{head}\n{words}") }
}

/// Key of the words of an act: those of its button.
pub fn act_key(act: &FormAct) -> &'static str {
    match act {
        FormAct::Claim => "button-claim",
        FormAct::TakeOver => "button-take-over",
        FormAct::Answer { .. } => "button-answer",
        FormAct::AskBack { .. } => "button-ask-back",
        FormAct::Note { .. } => "button-note",
        FormAct::Release { .. } => "button-release",
        FormAct::Transfer { .. } => "button-transfer",
        FormAct::Consult { .. } => "button-consult",
        FormAct::EndConsult => "button-consult-end",
        FormAct::Join => "button-join",
        FormAct::Leave => "button-leave",
        FormAct::Extend { .. } => "button-extend",
        FormAct::Preview { .. } => "form-preview",
        FormAct::Prescribe { .. } => "button-prescribe",
        FormAct::FollowUp { .. } => "form-follow-up",
        FormAct::Assign { .. } => "button-assign",
        FormAct::Decide { .. } => "form-decide",
        FormAct::Paper => "button-paper",
        FormAct::Resend => "button-resend",
        FormAct::MarkConfidential => "button-secret",
        FormAct::LiftConfidence => "button-unsecret",
        FormAct::TakeConfidence => "button-confide",
    }
}
