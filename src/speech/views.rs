//! What readers see of tickets, firms and people: values, no words.

use super::reply_duty::AwayView;
use crate::conversation::state::{IntakeAnswer, PrescriptionDraft};
use crate::domain::attachment::Attachment;
use crate::domain::complaint::Complaint;
use crate::domain::delivery::Delivery;
use crate::domain::department::Slug;
use crate::domain::follow_up;
use crate::domain::ids::{MessageId, TicketNumber};
use crate::domain::mask::{MaskKind, Masked};
use crate::domain::moment::Moment;
use crate::domain::person::Person;
use crate::domain::rating::Rating;
use crate::domain::standard::StandardCard;
use crate::domain::ticket::panel::Part;
use crate::domain::ticket::solving::SolveClock;
use crate::domain::ticket::{Happening, Ticket};

/// One line of what was written on a ticket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Who wrote; `None` means the reader.
    pub author: Option<String>,
    /// Words.
    pub body: String,
    /// A file came with it.
    pub attachment: Option<Attachment>,
    /// When.
    pub at: Moment,
    /// What it said later, oldest first.
    pub edits: Vec<Version>,
    /// What became of it, if it went to the client and the reader is of the house.
    pub delivery: Option<Delivery>,
}

/// What a text said after a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// Words.
    pub body: String,
    /// Since when.
    pub at: Moment,
}

/// A firm as an expert may see it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FirmView {
    /// Name: only for who holds the ticket, and for the office.
    pub name: Option<String>,
    /// Industry slug.
    pub industry: Option<String>,
    /// Town.
    pub town: Option<String>,
    /// Phone number: only in the record, for who holds the ticket and for the office.
    pub phone: Option<String>,
}

/// What a reader of the house may do with a ticket, so that only working buttons are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct HouseMay {
    /// 接诊.
    pub claim: bool,
    /// 答复, 追问, 处方, 退回.
    pub treat: bool,
    /// 转科.
    pub transfer: bool,
    /// 指派.
    pub assign: bool,
    /// 更正处方.
    pub correct: bool,
    /// 再发一次.
    pub resend: bool,
    /// 写成指南.
    pub learn: bool,
    /// 商业秘密.
    pub mark: bool,
    /// 解除保密.
    pub lift: bool,
    /// 由我负责, of a trade secret that nobody of the office sees yet.
    pub confide: bool,
    /// 转科, which only asks the office.
    pub refer: bool,
    /// What the office decides.
    pub decide: bool,
    /// 延期.
    pub extend: bool,
    /// 合并.
    pub merge: bool,
    /// 拆分.
    pub split: bool,
    /// 撤销, of a merge or a split.
    pub undo: bool,
    /// 会诊.
    pub consult: bool,
    /// How the reader takes part in a consultation.
    pub part: Option<Part>,
}

/// Who looks at a ticket together with its holder: names.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PanelView {
    /// Who took part, by the history.
    pub took_part: Vec<String>,
    /// Who is asked and has not said yes.
    pub invited: Vec<String>,
    /// Does it still go on?
    pub runs: bool,
}

/// A ticket as the house sees it.
#[derive(Debug, Clone, PartialEq)]
pub struct CaseView {
    /// The ticket.
    pub ticket: Ticket,
    /// What was asked.
    pub question: String,
    /// Words that decided triage.
    pub because: Vec<String>,
    /// Titles of the articles already shown to the client.
    pub shown: Vec<String>,
    /// The firm.
    pub firm: FirmView,
    /// Intake answers.
    pub intake: Vec<IntakeAnswer>,
    /// Messages that the client has added.
    pub added: u32,
    /// Who has it.
    pub holder: Option<String>,
    /// Where the clock of the solution stands.
    pub solving: SolveClock,
    /// Who looks at it together with its holder.
    pub panel: PanelView,
    /// Numbers and questions of tickets that became part of it.
    pub parts: Vec<(TicketNumber, String)>,
    /// What the reader may do.
    pub may: HouseMay,
    /// The newest message to the client, and what became of it.
    pub delivery: Option<(MessageId, Delivery)>,
    /// What the question said later.
    pub edits: Vec<Version>,
}

/// Who did something, as experts are told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Doer {
    /// The client, who is not named to experts.
    Client,
    /// Somebody of the house.
    Named(String),
    /// The clinic by itself.
    Clinic,
}

/// A line of a ticket's history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HistoryLine {
    /// Who did it.
    pub actor: Doer,
    /// Whom it is about, besides who did it.
    pub whom: Option<String>,
    /// What.
    pub what: Happening,
    /// When.
    pub at: Moment,
}

/// The whole record of a ticket for the house: the only reply that carries notes.
#[derive(Debug, Clone, PartialEq)]
pub struct CaseRecord {
    /// Head.
    pub view: CaseView,
    /// What happened, oldest first: who, what, when.
    pub history: Vec<HistoryLine>,
    /// Conversation with the client.
    pub lines: Vec<Line>,
    /// Internal notes.
    pub notes: Vec<Line>,
    /// Prescription as it stands, if there is one.
    pub prescription: Option<PrescriptionDraft>,
    /// Those that were corrected, oldest first.
    pub corrected: Vec<EarlierPrescription>,
    /// 复诊结果, if one is or was planned.
    pub follow_up: Option<follow_up::FollowUp>,
}

impl CaseRecord {
    /// The head alone, for who does not see what was written.
    pub fn of(view: CaseView) -> Self {
        Self {
            view,
            history: vec![],
            lines: vec![],
            notes: vec![],
            prescription: None,
            corrected: vec![],
            follow_up: None,
        }
    }
}

/// A prescription that another has taken the place of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EarlierPrescription {
    /// Who signed it.
    pub author: String,
    /// When it was sent.
    pub at: Moment,
    /// Its parts.
    pub parts: PrescriptionDraft,
}

/// Something that was hidden in a draft, for who approves it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HiddenLine {
    /// What it is.
    pub kind: MaskKind,
    /// What stood there.
    pub original: String,
    /// How often.
    pub times: usize,
}

/// A draft of an article before it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftView {
    /// What was asked.
    pub question: Masked,
    /// The short answer; may be empty.
    pub short: Masked,
    /// The steps; may be empty.
    pub steps: Masked,
    /// The basis.
    pub basis: Masked,
    /// Numbers of the register that it names.
    pub standards: Vec<String>,
    /// Numbers that the register does not know.
    pub unknown: Vec<String>,
    /// Documents that were found for it.
    pub sources: Vec<String>,
    /// What was hidden.
    pub hidden: Vec<HiddenLine>,
    /// Words that were to be hidden and do not occur.
    pub absent: Vec<String>,
}

/// What the client said after a prescription.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FollowUp {
    /// It is solved.
    Solved,
    /// It is not: taken up again.
    Reopened,
    /// Nothing yet. Silence is no consent.
    Unconfirmed,
}

/// A prescription as it stands on paper: everything the client may see of the case, and nothing of the
/// house's own; there is no place in it for a note.
#[derive(Debug, Clone, PartialEq)]
pub struct PrescriptionPaper {
    /// Of the ticket.
    pub number: TicketNumber,
    /// Of the ticket.
    pub department: Slug,
    /// The client's firm, if it was named.
    pub firm: Option<String>,
    /// Who signed.
    pub expert: String,
    /// When the client asked.
    pub asked_at: Moment,
    /// When it was sent.
    pub sent_at: Moment,
    /// Did it take the place of an earlier one?
    pub corrected: bool,
    /// Which one it is on this ticket, from 1.
    pub versions: usize,
    /// 主诉.
    pub question: String,
    /// 问诊.
    pub intake: Vec<IntakeAnswer>,
    /// 诊断, 原因, 处方, 依据.
    pub parts: PrescriptionDraft,
    /// Standards named in it, as they stand on the day of printing.
    pub standards: Vec<StandardCard>,
    /// 复诊结果.
    pub follow_up: FollowUp,
    /// The client's grade.
    pub rating: Option<Rating>,
}

/// One line of a list of tickets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TicketLine {
    /// The ticket.
    pub ticket: Ticket,
    /// Beginning of the question; `None`: a trade secret that is not for this reader.
    pub about: Option<String>,
}

/// A line of the list of low grades.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ComplaintLine {
    /// The ticket.
    pub ticket: Ticket,
    /// How far it is dealt with.
    pub complaint: Complaint,
}

/// A person in the list of people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StaffLine {
    /// Who.
    pub person: Person,
    /// Tickets in hand.
    pub in_hand: usize,
    /// When they are away, if it was said.
    pub away: Option<AwayView>,
}
