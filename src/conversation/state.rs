//! Where the dialogue at one address stands. Stored as JSON; what cannot be read after an upgrade
//! becomes `State::Idle`.

use serde::{Deserialize, Serialize};

use crate::domain::attachment::Attachment;
use crate::domain::department::Slug;
use crate::domain::ids::{MessageId, QuestionId, TicketId};

use super::complaint::ComplaintStep;

pub use super::wish::Wish;

/// Files that may wait beside one text; a Telegram album has at most ten.
pub const PENDING_FILES_MAX: usize = 10;

/// An answer to an intake question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IntakeAnswer {
    /// Label of the question.
    pub label: String,
    /// What the client wrote.
    pub answer: String,
}

/// A ticket in the making.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// The question that led here.
    pub question: QuestionId,
    /// Where it will go.
    pub department: Slug,
    /// What has been asked so far.
    pub answers: Vec<IntakeAnswer>,
    /// Files that came before the ticket was open.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<Attachment>,
    /// The client wants it kept as a trade secret.
    #[serde(default, skip_serializing_if = "Wish::is_none")]
    pub secrecy: Wish,
}

/// What is being asked about the firm.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FirmField {
    /// Its name.
    Name,
    /// Its credit code.
    CreditCode,
    /// Its industry.
    Industry,
    /// Its town.
    Town,
}

/// What has been said about the firm so far.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct FirmDraft {
    /// Name.
    pub name: String,
    /// Checked code.
    pub credit_code: Option<String>,
    /// Industry slug.
    pub industry: Option<String>,
}

/// Text or a file that waits until it is clear where it belongs.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Pending {
    /// Words, may be empty with a file; further messages are added on new lines.
    pub text: String,
    /// Files.
    pub files: Vec<Attachment>,
    /// The channel's ids of the messages, so that replies to them find the ticket.
    pub message_refs: Vec<String>,
}

/// The part of a prescription that is being asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PrescriptionPart {
    /// 诊断: findings.
    Findings,
    /// 原因: cause.
    Cause,
    /// 处方: measures.
    Measures,
    /// 依据: basis.
    Basis,
}

impl PrescriptionPart {
    /// In the order asked.
    pub const ALL: [Self; 4] = [Self::Findings, Self::Cause, Self::Measures, Self::Basis];

    /// As it stands in a button.
    pub fn code(self) -> &'static str {
        match self {
            Self::Findings => "findings",
            Self::Cause => "cause",
            Self::Measures => "measures",
            Self::Basis => "basis",
        }
    }

    /// The part of a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.code() == code)
    }

    /// The part after this one.
    pub fn next(self) -> Option<Self> {
        match self {
            Self::Findings => Some(Self::Cause),
            Self::Cause => Some(Self::Measures),
            Self::Measures => Some(Self::Basis),
            Self::Basis => None,
        }
    }
}

/// Are the parts asked one after the other, or is one written anew after a look at the whole?
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sequence {
    /// The next part follows.
    #[default]
    InTurn,
    /// Only this one; then the whole is shown again.
    Alone,
}

impl Sequence {
    fn is_in_turn(&self) -> bool {
        *self == Self::InTurn
    }
}

/// A prescription in the making; each part may be skipped.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct PrescriptionDraft {
    /// 诊断.
    pub findings: Option<String>,
    /// 原因.
    pub cause: Option<String>,
    /// 处方.
    pub measures: Option<String>,
    /// 依据.
    pub basis: Option<String>,
    /// The message of the sent prescription that this one is to take the place of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub corrects: Option<MessageId>,
}

impl PrescriptionDraft {
    /// A part.
    pub fn part(&self, part: PrescriptionPart) -> Option<&str> {
        match part {
            PrescriptionPart::Findings => self.findings.as_deref(),
            PrescriptionPart::Cause => self.cause.as_deref(),
            PrescriptionPart::Measures => self.measures.as_deref(),
            PrescriptionPart::Basis => self.basis.as_deref(),
        }
    }

    /// Sets a part.
    pub fn set(&mut self, part: PrescriptionPart, text: Option<String>) {
        match part {
            PrescriptionPart::Findings => self.findings = text,
            PrescriptionPart::Cause => self.cause = text,
            PrescriptionPart::Measures => self.measures = text,
            PrescriptionPart::Basis => self.basis = text,
        }
    }

    /// The parts whose words differ from those of another prescription, in order.
    pub fn changed_from(&self, other: &Self) -> Vec<PrescriptionPart> {
        PrescriptionPart::ALL.into_iter().filter(|part| self.part(*part) != other.part(*part)).collect()
    }

    /// Was every part skipped?
    pub fn is_empty(&self) -> bool {
        PrescriptionPart::ALL.into_iter().all(|part| self.part(part).is_none())
    }
}

/// Where the dialogue stands.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum State {
    /// Nothing under way: what is written is a question.
    #[default]
    Idle,
    /// Guidance was shown: 解决了 / 找专家 / 换科室 belong to this question.
    Guided {
        /// Which.
        question: QuestionId,
        /// Files that came with it; they go to the expert if one is wanted.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        files: Vec<Attachment>,
    },
    /// The client picks another department for a question.
    Picking {
        /// Which.
        question: QuestionId,
        /// Files that came with it.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        files: Vec<Attachment>,
    },
    /// The intake questions of the department are being asked.
    Intake {
        /// The ticket in the making.
        draft: Draft,
    },
    /// The firm is being asked about, once.
    Firm {
        /// The ticket in the making.
        draft: Draft,
        /// The firm so far.
        firm: FirmDraft,
        /// What is asked now.
        field: FirmField,
    },
    /// The client adds to a ticket.
    Adding {
        /// Which.
        ticket: TicketId,
    },
    /// The client writes down a phone number.
    Phoning,
    /// Somebody was told what is erased with them, and says whether they are sure.
    Forgetting,
    /// Several tickets are open and it is not clear to which a text belongs.
    Sorting {
        /// The text or file.
        pending: Pending,
    },
    /// The client says why a ticket is to be taken up again.
    Reopening {
        /// Which.
        ticket: TicketId,
    },
    /// The expert writes an answer.
    Answering {
        /// On which ticket.
        ticket: TicketId,
    },
    /// The expert writes a question for the client.
    AskingBack {
        /// On which ticket.
        ticket: TicketId,
    },
    /// Somebody of the house writes a note.
    Noting {
        /// On which ticket.
        ticket: TicketId,
    },
    /// Somebody says why a ticket is given back.
    Releasing {
        /// Which.
        ticket: TicketId,
    },
    /// Somebody hands a ticket over.
    Transferring {
        /// Which.
        ticket: TicketId,
        /// Where to, once chosen; then the reason is asked.
        to: Option<Slug>,
    },
    /// A client asks again what is still open: added to that, or a ticket of its own?
    Alike {
        /// The ticket in the making.
        draft: Draft,
        /// The open one.
        ticket: TicketId,
    },
    /// Somebody says with which ticket one is merged.
    Merging {
        /// Which.
        ticket: TicketId,
    },
    /// The holder says what is another matter, then where it goes.
    Splitting {
        /// Of which.
        ticket: TicketId,
        /// What, once said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        text: Option<String>,
        /// The client's message that it was.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        message: Option<MessageId>,
    },
    /// Words about a low grade.
    Complaint {
        /// On this ticket.
        ticket: TicketId,
        /// Which.
        step: ComplaintStep,
    },
    /// The holder says who is asked to a consultation.
    Consulting {
        /// On which.
        ticket: TicketId,
    },
    /// The holder puts the solution off.
    Extending {
        /// Of which.
        ticket: TicketId,
        /// By so many working days, once said; then the reason is asked.
        days: Option<u32>,
        /// Why, if it was said before the days.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<String>,
    },
    /// The expert writes a prescription.
    Prescribing {
        /// On which ticket.
        ticket: TicketId,
        /// So far.
        draft: PrescriptionDraft,
        /// What is asked now.
        part: PrescriptionPart,
        /// What follows it.
        #[serde(default, skip_serializing_if = "Sequence::is_in_turn")]
        sequence: Sequence,
    },
    /// A draft of an article is looked at before it is kept; words that are written are hidden in it.
    Learning {
        /// Of which ticket.
        ticket: TicketId,
        /// What is hidden besides what the program has found.
        words: Vec<String>,
    },
    /// The expert looks at the finished prescription before it is sent.
    Previewing {
        /// On which ticket.
        ticket: TicketId,
        /// The whole.
        draft: PrescriptionDraft,
    },
}

impl State {
    /// Reads a stored state. `None` if it cannot be read: the caller goes on from `Idle` and says so.
    pub fn read(json: Option<&str>) -> Option<Self> {
        match json {
            None => Some(Self::Idle),
            Some(json) => serde_json::from_str(json).ok(),
        }
    }

    /// The ticket about which words are waited for.
    pub fn ticket(&self) -> Option<TicketId> {
        match self {
            Self::Adding { ticket }
            | Self::Reopening { ticket }
            | Self::Answering { ticket }
            | Self::AskingBack { ticket }
            | Self::Noting { ticket }
            | Self::Releasing { ticket }
            | Self::Transferring { ticket, .. }
            | Self::Extending { ticket, .. }
            | Self::Complaint { ticket, .. }
            | Self::Consulting { ticket }
            | Self::Merging { ticket }
            | Self::Splitting { ticket, .. }
            | Self::Prescribing { ticket, .. }
            | Self::Learning { ticket, .. }
            | Self::Previewing { ticket, .. } => Some(*ticket),
            Self::Idle
            | Self::Phoning
            | Self::Forgetting
            | Self::Guided { .. }
            | Self::Picking { .. }
            | Self::Intake { .. }
            | Self::Firm { .. }
            | Self::Alike { .. }
            | Self::Sorting { .. } => None,
        }
    }

    /// The stored form. Plain strings and numbers always serialise; `Idle` is the safe stand-in.
    pub fn write(&self) -> String {
        serde_json::to_string(self).unwrap_or_else(|_| r#"{"state":"idle"}"#.to_owned())
    }
}
