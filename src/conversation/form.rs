//! A form of a page: everything about one act on one ticket, said in one go, whatever the dialogue is at.

use serde::{Deserialize, Serialize};

use crate::domain::department::Slug;
use crate::domain::ids::{MessageId, PersonId, TicketId, TicketNumber};
use crate::domain::question::{Question, QuestionProblem};

use super::consultation::{ConsultButton, ConsultIntent};
use super::handover::HandoverIntent;
use super::intent::{Intent, Written};
use super::state::{PrescriptionDraft, PrescriptionPart};

/// The parts of a prescription as they stand in their fields; an empty one is left out.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Parts {
    /// 诊断.
    pub findings: String,
    /// 原因.
    pub cause: String,
    /// 处方.
    pub measures: String,
    /// 依据.
    pub basis: String,
    /// The message of the sent prescription that this one is to take the place of.
    pub corrects: Option<MessageId>,
}

/// What is to be done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "act")]
pub enum FormAct {
    /// 接诊.
    Claim,
    /// 接手.
    TakeOver,
    /// 答复.
    Answer {
        /// As written.
        text: String,
    },
    /// 追问.
    AskBack {
        /// As written.
        text: String,
    },
    /// 备注.
    Note {
        /// As written.
        text: String,
    },
    /// 退回.
    Release {
        /// Why.
        text: String,
    },
    /// 转科.
    Transfer {
        /// Where to.
        to: Slug,
        /// Why.
        text: String,
    },
    /// 会诊.
    Consult {
        /// Names of colleagues and departments.
        text: String,
    },
    /// 结束会诊.
    EndConsult,
    /// 参加.
    Join,
    /// 谢绝, 退出会诊.
    Leave,
    /// 延期.
    Extend {
        /// By so many working days.
        days: u32,
        /// Why.
        text: String,
    },
    /// The prescription is looked at before it is sent.
    Preview {
        /// Its parts.
        parts: Parts,
    },
    /// It is sent.
    Prescribe {
        /// Its parts.
        parts: Parts,
    },
    /// 复诊 in so many days; 0: not at all.
    FollowUp {
        /// Calendar days.
        days: u16,
    },
    /// 指派.
    Assign {
        /// To whom.
        to: PersonId,
    },
    /// The office decides: this department; its own means that it stays.
    Decide {
        /// Which.
        to: Slug,
    },
    /// Word 版.
    Paper,
    /// 再发一次.
    Resend,
    /// 商业秘密.
    MarkConfidential,
    /// 解除保密.
    LiftConfidence,
    /// 由我负责.
    TakeConfidence,
}

/// One act on one ticket, from a page that showed it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Form {
    /// Which; no authority.
    pub ticket: TicketNumber,
    /// Number of the newest step of its history that the page showed.
    pub seen: u32,
    /// What.
    pub act: FormAct,
}

impl FormAct {
    /// May it be done although the ticket has moved on since the page was made? What takes nothing from anybody, or
    /// is decided by the ticket itself in the same breath (who claims first), may.
    pub fn is_free_of_what_was_seen(&self) -> bool {
        match self {
            Self::Claim | Self::Note { .. } | Self::Join | Self::Leave | Self::Paper | Self::Preview { .. } => true,
            Self::TakeOver
            | Self::Answer { .. }
            | Self::AskBack { .. }
            | Self::Release { .. }
            | Self::Transfer { .. }
            | Self::Consult { .. }
            | Self::EndConsult
            | Self::Extend { .. }
            | Self::Prescribe { .. }
            | Self::FollowUp { .. }
            | Self::Assign { .. }
            | Self::Decide { .. }
            | Self::Resend
            | Self::MarkConfidential
            | Self::LiftConfidence
            | Self::TakeConfidence => false,
        }
    }

    /// The words in it, as written; empty if it has none.
    pub fn text(&self) -> String {
        match self {
            Self::Answer { text }
            | Self::AskBack { text }
            | Self::Note { text }
            | Self::Release { text }
            | Self::Transfer { text, .. }
            | Self::Consult { text }
            | Self::Extend { text, .. } => text.clone(),
            Self::Preview { parts } | Self::Prescribe { parts } => {
                let all = [&parts.findings, &parts.cause, &parts.measures, &parts.basis];
                all.into_iter().filter(|part| !part.trim().is_empty()).cloned().collect::<Vec<_>>().join("\n")
            }
            Self::Claim
            | Self::TakeOver
            | Self::EndConsult
            | Self::Join
            | Self::Leave
            | Self::FollowUp { .. }
            | Self::Assign { .. }
            | Self::Decide { .. }
            | Self::Paper
            | Self::Resend
            | Self::MarkConfidential
            | Self::LiftConfidence
            | Self::TakeConfidence => String::new(),
        }
    }

    /// What it means on its ticket: the same as the buttons and words of a chat.
    pub fn on(&self, ticket: TicketId) -> Intent {
        let consult = |button| Intent::Consult(ConsultIntent::Pressed(button));
        match self {
            Self::Claim => Intent::Claim(ticket),
            Self::TakeOver => Intent::TakeOver(ticket),
            Self::Answer { text } => with_words(text, |text| Intent::Answer(ticket, written(text))),
            Self::AskBack { text } => with_words(text, |text| Intent::AskBack(ticket, written(text))),
            Self::Note { text } => with_words(text, |text| Intent::Note(ticket, written(text))),
            Self::Release { text } => with_words(text, |text| Intent::Release(ticket, text)),
            Self::Transfer { to, text } => with_words(text, |text| Intent::Transfer(ticket, to.clone(), text)),
            Self::Consult { text } => with_words(text, |text| Intent::Consult(ConsultIntent::Named(ticket, text))),
            Self::EndConsult => consult(ConsultButton::End(ticket)),
            Self::Join => consult(ConsultButton::Join(ticket)),
            Self::Leave => consult(ConsultButton::Leave(ticket)),
            Self::Extend { days, text } => {
                with_words(text, |text| Intent::Handover(HandoverIntent::Extend(ticket, *days, Some(text))))
            }
            Self::Preview { parts } => parts.draft(|draft| Intent::LookAtPrescription(ticket, draft)),
            Self::Prescribe { parts } => parts.draft(|draft| Intent::SendIfLookedAt(ticket, draft)),
            Self::FollowUp { days } => Intent::FollowUpIn(ticket, *days),
            Self::Assign { to } => Intent::AssignTo(ticket, *to),
            Self::Decide { to } => Intent::Handover(HandoverIntent::Decide(ticket, to.clone())),
            Self::Paper => Intent::Paper(ticket),
            Self::Resend => Intent::Resend(ticket, None),
            Self::MarkConfidential => Intent::MarkConfidential(ticket),
            Self::LiftConfidence => Intent::LiftConfidence(ticket),
            Self::TakeConfidence => Intent::TakeConfidence(ticket),
        }
    }
}

impl Parts {
    /// The parts, cleaned, as a draft; or what is wrong with one.
    fn draft(&self, meaning: impl FnOnce(PrescriptionDraft) -> Intent) -> Intent {
        let mut draft = PrescriptionDraft { corrects: self.corrects, ..PrescriptionDraft::default() };
        for part in PrescriptionPart::ALL {
            let text = match part {
                PrescriptionPart::Findings => &self.findings,
                PrescriptionPart::Cause => &self.cause,
                PrescriptionPart::Measures => &self.measures,
                PrescriptionPart::Basis => &self.basis,
            };
            match Question::parse(text) {
                Ok(words) => draft.set(part, Some(words.as_str().to_owned())),
                Err(QuestionProblem::Empty) => {}
                Err(QuestionProblem::TooLong { chars }) => return Intent::TooLong { chars },
            }
        }
        meaning(draft)
    }
}

fn with_words(text: &str, meaning: impl FnOnce(String) -> Intent) -> Intent {
    match Question::parse(text) {
        Ok(words) => meaning(words.as_str().to_owned()),
        Err(QuestionProblem::Empty) => Intent::Empty,
        Err(QuestionProblem::TooLong { chars }) => Intent::TooLong { chars },
    }
}

fn written(text: String) -> Written {
    Written { text, attachment: None }
}
