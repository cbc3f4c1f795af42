//! Everything a person can mean, as one closed enum. The desk has one function per variant.

use crate::domain::attachment::Attachment;
use crate::domain::department::Slug;
use crate::domain::follow_up::Answer;
use crate::domain::ids::{MessageId, PersonId, QuestionId, TicketId, TicketNumber};
use crate::domain::person::Language;
use crate::domain::rating::Rating;
use crate::domain::statistic::{Period, Statistic};

use super::agenda::AgendaWish;
use super::alike::AlikeIntent;
use super::button::FiguresOf;
use super::complaint::ComplaintIntent;
use super::consultation::ConsultIntent;
use super::form::Form;
use super::handover::HandoverIntent;
use super::incoming::Unsupported;
use super::merging::MergeIntent;
use super::personal::PersonalIntent;
use super::state::{Draft, FirmDraft, FirmField, Pending, PrescriptionDraft, PrescriptionPart, Sequence, State};
use super::writing::WritingIntent;

pub use super::verb::Verb;

/// What stands in an answer to one of our questions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Filled {
    /// Words.
    Text(String),
    /// 跳过.
    Skip,
    /// 直接挂号: skip this and all that follows.
    SkipAll,
}

/// What was written or sent, words and file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// Cleaned words, may be empty with a file.
    pub text: String,
    /// File.
    pub attachment: Option<Attachment>,
}

/// Which figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FiguresAsked {
    /// By button or without argument.
    Of(FiguresOf),
    /// As typed.
    Typed(String),
    /// One table, by button.
    Table(Statistic, Period),
}

/// Everything a person can mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Intent {
    /// Greeting at the door.
    Start,
    /// Greeting, by the link of a department as it names it.
    StartFor(String),
    /// An invitation.
    Redeem(String),
    /// What can be done.
    Help,
    /// What is kept.
    Privacy,
    /// One's own data.
    Personal(PersonalIntent),
    /// The pages.
    Web,
    /// The same person in another place; empty: a code is wanted.
    Bind(String),
    /// Offer the languages.
    OfferLanguages,
    /// Choose one.
    SetLanguage(Language),
    /// End what is under way.
    Cancel,
    /// Look a standard up.
    Standard(String),
    /// A question, perhaps with files that waited for it.
    Ask(String, Vec<Attachment>),

    /// The guidance was enough.
    Solved(QuestionId),
    /// An expert is wanted.
    WantExpert(QuestionId),
    /// Another department is wanted.
    ChangeDepartment(QuestionId),
    /// This department.
    PickDepartment(QuestionId, Slug),
    /// A department was typed; the desk knows the names.
    PickTyped(QuestionId, String),
    /// An expert is wanted before anything was asked.
    ExpertWithoutQuestion,
    /// Something about a ticket that was named by its number.
    ByNumber(TicketNumber, Verb, String),
    /// A verb alone; the desk finds the ticket if there is only one it can mean.
    BareVerb(Verb, String),
    /// A grade in words; the desk finds the ticket.
    RateInWords(Rating),
    /// An intake question is answered.
    Intake(Draft, Filled),
    /// A file came during intake.
    IntakeFile(Draft, Attachment, String),
    /// The ticket in the making is a trade secret, or is none after all.
    Secrecy(State),
    /// A question about the firm is answered.
    Firm(Draft, FirmDraft, FirmField, FirmAnswer),

    /// The client's tickets.
    MyTickets,
    /// One of them.
    ShowMine(TicketId),
    /// A message that was sent before says something else now.
    Edited(String),
    /// 复诊: days as typed, or nothing: shows the plan.
    FollowUp(TicketId, String),
    /// 复诊 in so many days; 0: not at all.
    FollowUpIn(TicketId, u16),
    /// Did it help?
    FollowUpSays(TicketId, Answer, Option<String>),
    /// 再发一次, of what did not surely arrive: a message, or the newest.
    Resend(TicketId, Option<MessageId>),
    /// 留电话: asks for it.
    StartPhone,
    /// The phone number, as typed.
    Phone(String),
    /// Write more on it: asks for the text.
    StartAdding(TicketId),
    /// More on a ticket.
    Add(TicketId, Written),
    /// Take it back: asks once more.
    Withdraw(TicketId),
    /// Really.
    WithdrawSure(TicketId),
    /// It is solved.
    Confirm(TicketId),
    /// Take it up again: asks why.
    StartReopening(TicketId),
    /// Why.
    Reopen(TicketId, Option<String>),
    /// A grade.
    Rate(TicketId, Rating),
    /// Something that may belong to an open ticket or be new; what waited before comes first.
    Unsorted(Pending, Written),
    /// A file and no open ticket: the words are still to come.
    FileFirst(Pending, Written),
    /// What waited belongs to this ticket.
    SortTo(Pending, TicketId),
    /// What waited is a new question.
    SortNew(Pending),
    /// The answer to "which ticket?" was a number.
    SortNumbered(Pending, TicketNumber),

    /// Waiting tickets.
    Queue,
    /// In hand.
    Mine,
    /// Take what is due first.
    Next,
    /// A ticket by number; client, expert and office see each their own view.
    FindTicket(TicketNumber),
    /// Which ticket was asked for could not be read.
    FindWhat,
    /// A ticket as the house sees it.
    Case(TicketId),
    /// 接诊.
    Claim(TicketId),
    /// 答复: asks for the text.
    StartAnswer(TicketId),
    /// The answer.
    Answer(TicketId, Written),
    /// 追问: asks for the text.
    StartAskBack(TicketId),
    /// The question to the client.
    AskBack(TicketId, Written),
    /// 备注: asks for the text.
    StartNote(TicketId),
    /// The note.
    Note(TicketId, Written),
    /// A note with a file, and no ticket to put it on.
    NoteWhere,
    /// 退回: asks why.
    StartRelease(TicketId),
    /// Why.
    Release(TicketId, String),
    /// 转科: asks where.
    StartTransfer(TicketId),
    /// Where to: asks why.
    TransferTo(TicketId, Slug),
    /// A department was typed.
    TransferTyped(TicketId, String),
    /// Why.
    Transfer(TicketId, Slug, String),
    /// 处方: asks for the first part.
    StartPrescription(TicketId),
    /// All parts at once, from a page: shows the whole.
    LookAtPrescription(TicketId, PrescriptionDraft),
    /// The whole, from a page: sent if it is what was looked at last.
    SendIfLookedAt(TicketId, PrescriptionDraft),
    /// A part.
    Prescription(TicketId, PrescriptionDraft, PrescriptionPart, Sequence, Filled),
    /// 清空: the part that is being written anew stays empty.
    ClearPart(TicketId, PrescriptionDraft, PrescriptionPart),
    /// 改诊断 …: one part of the whole is written anew.
    EditPart(TicketId, PrescriptionDraft, PrescriptionPart),
    /// 发送.
    SendPrescription(TicketId, PrescriptionDraft),
    /// 重写.
    RewritePrescription(TicketId, PrescriptionDraft),
    /// 更正: a sent prescription is taken up for correction.
    Correct(TicketId),
    /// Help while one writes.
    Writing(WritingIntent),
    /// 写成指南: the draft of an article.
    Learn(TicketId),
    /// Words to hide in it, besides those that were named before.
    HideWords(TicketId, Vec<String>, String),
    /// 存草稿.
    ApproveDraft(TicketId, Vec<String>),
    /// Word 版: the prescription as a file.
    Paper(TicketId),
    /// The preview is being looked at and something else was typed.
    PreviewWaits(TicketId, PrescriptionDraft),
    /// Writing on a card, which may mean an answer.
    ReplyToCard(TicketId, Written),

    /// 商业秘密.
    MarkConfidential(TicketId),
    /// 解除保密.
    LiftConfidence(TicketId),
    /// 由我负责.
    TakeConfidence(TicketId),
    /// 会诊.
    Consult(ConsultIntent),
    /// 合并, 拆分.
    Merge(MergeIntent),
    /// 差评.
    Complaint(ComplaintIntent),
    /// The same asked again.
    Alike(AlikeIntent),
    /// More time, or a decision of the office.
    Handover(HandoverIntent),
    /// 接手.
    TakeOver(TicketId),
    /// 请假: days and deputy as typed.
    Away(String),
    /// 内部群: what stands behind /staffgroup.
    StaffGroup(String),
    /// 复诊日历.
    Agenda(AgendaWish),
    /// 值班: department, days and names as typed.
    Duty(String),
    /// 指派: asks to whom.
    StartAssign(TicketId),
    /// To whom.
    AssignTo(TicketId, PersonId),
    /// Invite: role and departments as typed.
    Invite(String),
    /// List people.
    People,
    /// Suspend.
    Suspend(PersonId),
    /// Reinstate.
    Reinstate(PersonId),
    /// Figures.
    Figures(FiguresAsked),
    /// The plan's indicators.
    Indicators,
    /// One of them, or a value of it, as typed.
    Indicator(String),
    /// The report of a period, as typed.
    Report(String),

    /// A form of a page: an act on a ticket that is named by its number.
    Form(Form),

    /// The button is old, forged, or belongs to something that is over.
    StaleButton,
    /// Digits, signs or pictures alone: no question.
    NothingSaid,
    /// Not a command of ours.
    UnknownCommand(String),
    /// Text was wanted and something else came.
    TextWanted,
    /// Nothing readable was written.
    Empty,
    /// Too long for one message.
    TooLong {
        /// Characters it has.
        chars: usize,
    },
    /// The clinic cannot take this kind.
    Unsupported(Unsupported),
    /// The address cannot be reached any more, or can be again.
    Reachable(bool),
}

/// An answer about the firm.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FirmAnswer {
    /// Words.
    Text(String),
    /// 跳过.
    Skip,
    /// 直接挂号.
    SkipAll,
    /// An industry by button.
    Industry(String),
    /// A town by button.
    Town(usize),
}
