//! What a button carries: at most 64 bytes (Bot API `callback_data`), no authority. Every press is
//! checked like a typed command.

use std::fmt;

use crate::domain::department::Slug;
use crate::domain::follow_up::{Answer, DAYS_MAX};
use crate::domain::ids::{MessageId, PersonId, QuestionId, TicketId};
use crate::domain::person::Language;
use crate::domain::rating::Rating;
use crate::domain::statistic::{Period, Statistic};

use super::agenda::AgendaWish;
use super::alike::AlikeButton;
use super::complaint::ComplaintButton;
use super::consultation::ConsultButton;
use super::handover::HandoverButton;
use super::merging::MergeButton;
use super::personal::PersonalButton;
use super::state::PrescriptionPart;
use super::writing::WritingButton;

/// Limit of the Bot API for callback data, in bytes.
pub const BUTTON_MAX_BYTES: usize = 64;
/// Longest slug that fits beside two numbers.
pub const SLUG_MAX_BYTES: usize = 20;

/// Everything that can be pressed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Button {
    /// 解决了, under guidance.
    Solved(QuestionId),
    /// 找专家, under guidance.
    AskExpert(QuestionId),
    /// 换科室, under guidance.
    ChangeDepartment(QuestionId),
    /// A department in the list of 换科室.
    PickDepartment(QuestionId, Slug),
    /// 跳过, of the question under way.
    Skip,
    /// 直接挂号: skip all that remains.
    SkipAll,
    /// 取消 what is under way.
    Cancel,
    /// 商业秘密, while a ticket is in the making.
    Secrecy,
    /// An industry, while the firm is asked about.
    Industry(String),
    /// A town, by its place in the list.
    Town(usize),
    /// One's own data.
    Personal(PersonalButton),
    /// 我的咨询.
    MyTickets,
    /// A ticket, as its client sees it.
    Show(TicketId),
    /// 补充.
    Add(TicketId),
    /// 撤回: asks once more.
    Withdraw(TicketId),
    /// 确定撤回.
    WithdrawSure(TicketId),
    /// 已解决.
    Confirm(TicketId),
    /// 重新打开.
    Reopen(TicketId),
    /// A grade.
    Rate(TicketId, Rating),
    /// The waiting text belongs to this ticket.
    Belongs(TicketId),
    /// The waiting text is a new question.
    NewQuestion,
    /// A language.
    Language(Language),
    /// 接诊.
    Claim(TicketId),
    /// The whole ticket, as the house sees it.
    Case(TicketId),
    /// 答复.
    Answer(TicketId),
    /// 追问.
    AskBack(TicketId),
    /// 内部备注.
    Note(TicketId),
    /// 转科.
    Transfer(TicketId),
    /// A department in the list of 转科.
    TransferTo(TicketId, Slug),
    /// 退回候诊.
    Release(TicketId),
    /// 处方结案.
    Prescribe(TicketId),
    /// 发送, under the preview.
    SendPrescription(TicketId),
    /// 重写, under the preview.
    RewritePrescription(TicketId),
    /// 改诊断 …, under the preview.
    EditPart(TicketId, PrescriptionPart),
    /// 清空, while a part is written anew.
    ClearPart(TicketId),
    /// 更正处方.
    Correct(TicketId),
    /// Word 版 of the prescription.
    Paper(TicketId),
    /// 会诊.
    Consult(ConsultButton),
    /// 合并, 拆分.
    Merge(MergeButton),
    /// 差评.
    Complaint(ComplaintButton),
    /// The same asked again.
    Alike(AlikeButton),
    /// More time, or a decision of the office.
    Handover(HandoverButton),
    /// Help while one writes.
    Writing(WritingButton),
    /// 写成指南.
    Learn(TicketId),
    /// 存草稿.
    ApproveDraft(TicketId),
    /// 指派.
    Assign(TicketId),
    /// 商业秘密, on a ticket.
    MarkConfidential(TicketId),
    /// 解除保密.
    LiftConfidence(TicketId),
    /// 由我负责, under a trade secret.
    TakeConfidence(TicketId),
    /// 复诊 in so many days; 0: not at all.
    FollowUp(TicketId, u16),
    /// Did it help?
    FollowUpSays(TicketId, Answer),
    /// 再发一次, of a message.
    Resend(TicketId, MessageId),
    /// 留电话.
    Phone,
    /// 接手, from a holder who is away.
    TakeOver(TicketId),
    /// An expert in the list of 指派.
    AssignTo(TicketId, PersonId),
    /// 停用.
    Suspend(PersonId),
    /// 恢复.
    Reinstate(PersonId),
    /// 候诊.
    Queue,
    /// 我的接诊.
    Mine,
    /// 复诊日历.
    Agenda(AgendaWish),
    /// Figures of a period, as typed after /stats.
    Figures(FiguresOf),
    /// One table over a period.
    FiguresTable(Statistic, Period),
}

/// The periods that have a button of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FiguresOf {
    /// 今天.
    Today,
    /// 本周.
    ThisWeek,
    /// 本月.
    ThisMonth,
}

impl FiguresOf {
    /// All.
    pub const ALL: [Self; 3] = [Self::Today, Self::ThisWeek, Self::ThisMonth];

    fn code(self) -> &'static str {
        match self {
            Self::Today => "d",
            Self::ThisWeek => "w",
            Self::ThisMonth => "m",
        }
    }
}

impl fmt::Display for Button {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Solved(q) => write!(f, "solved:{q}"),
            Self::AskExpert(q) => write!(f, "expert:{q}"),
            Self::ChangeDepartment(q) => write!(f, "change:{q}"),
            Self::PickDepartment(q, slug) => write!(f, "pick:{q}:{slug}"),
            Self::Skip => f.write_str("skip"),
            Self::SkipAll => f.write_str("skipall"),
            Self::Cancel => f.write_str("cancel"),
            Self::Secrecy => f.write_str("secret"),
            Self::Industry(slug) => write!(f, "industry:{slug}"),
            Self::Town(index) => write!(f, "town:{index}"),
            Self::Personal(button) => button.fmt(f),
            Self::MyTickets => f.write_str("my"),
            Self::Show(t) => write!(f, "show:{t}"),
            Self::Add(t) => write!(f, "add:{t}"),
            Self::Withdraw(t) => write!(f, "withdraw:{t}"),
            Self::WithdrawSure(t) => write!(f, "withdraw!:{t}"),
            Self::Confirm(t) => write!(f, "confirm:{t}"),
            Self::Reopen(t) => write!(f, "reopen:{t}"),
            Self::Rate(t, rating) => write!(f, "rate:{t}:{}", rating.grade()),
            Self::Belongs(t) => write!(f, "belongs:{t}"),
            Self::NewQuestion => f.write_str("newq"),
            Self::Language(language) => write!(f, "lang:{}", language.tag()),
            Self::Claim(t) => write!(f, "claim:{t}"),
            Self::Case(t) => write!(f, "case:{t}"),
            Self::Answer(t) => write!(f, "answer:{t}"),
            Self::AskBack(t) => write!(f, "askback:{t}"),
            Self::Note(t) => write!(f, "note:{t}"),
            Self::Transfer(t) => write!(f, "transfer:{t}"),
            Self::TransferTo(t, slug) => write!(f, "to:{t}:{slug}"),
            Self::Release(t) => write!(f, "release:{t}"),
            Self::Prescribe(t) => write!(f, "rx:{t}"),
            Self::SendPrescription(t) => write!(f, "rxsend:{t}"),
            Self::RewritePrescription(t) => write!(f, "rxagain:{t}"),
            Self::EditPart(t, part) => write!(f, "rxpart:{t}:{}", part.code()),
            Self::ClearPart(t) => write!(f, "rxclear:{t}"),
            Self::Writing(button) => button.fmt(f),
            Self::Learn(t) => write!(f, "learn:{t}"),
            Self::ApproveDraft(t) => write!(f, "draftok:{t}"),
            Self::Paper(t) => write!(f, "word:{t}"),
            Self::Correct(t) => write!(f, "rxfix:{t}"),
            Self::Consult(button) => button.fmt(f),
            Self::Merge(button) => button.fmt(f),
            Self::Complaint(button) => button.fmt(f),
            Self::Alike(button) => button.fmt(f),
            Self::Handover(button) => button.fmt(f),
            Self::Assign(t) => write!(f, "assign:{t}"),
            Self::TakeOver(t) => write!(f, "takeover:{t}"),
            Self::MarkConfidential(t) => write!(f, "secret:{t}"),
            Self::LiftConfidence(t) => write!(f, "unsecret:{t}"),
            Self::TakeConfidence(t) => write!(f, "confide:{t}"),
            Self::FollowUp(t, days) => write!(f, "followup:{t}:{days}"),
            Self::FollowUpSays(t, answer) => write!(f, "helped:{t}:{}", answer.code()),
            Self::Resend(t, message) => write!(f, "resend:{t}:{message}"),
            Self::Phone => f.write_str("phone"),
            Self::AssignTo(t, person) => write!(f, "assignto:{t}:{person}"),
            Self::Suspend(person) => write!(f, "suspend:{person}"),
            Self::Reinstate(person) => write!(f, "reinstate:{person}"),
            Self::Queue => f.write_str("queue"),
            Self::Mine => f.write_str("mine"),
            Self::Agenda(wish) => write!(f, "agenda:{}", wish.code()),
            Self::Figures(of) => write!(f, "stats:{}", of.code()),
            Self::FiguresTable(statistic, period) => write!(f, "table:{}:{period}", statistic.code()),
        }
    }
}

impl Button {
    /// Reads what a channel brought back. Anybody can forge it: `None` if it is not of our making,
    /// and what it names is checked against the person who pressed.
    pub fn parse(data: &str) -> Option<Self> {
        if data.len() > BUTTON_MAX_BYTES {
            return None;
        }
        let mut parts = data.split(':');
        let name = parts.next()?;
        let first = parts.next();
        let second = parts.next();
        if parts.next().is_some() {
            return None;
        }
        if let Some(button) = first.and_then(|one| WritingButton::read(name, one, second)) {
            return Some(Self::Writing(button));
        }
        match (first, second) {
            (None, None) => Self::bare(name),
            (Some(one), None) => Self::with_one(name, one),
            (Some(one), Some(two)) if name == "table" => {
                Some(Self::FiguresTable(Statistic::from_code(one)?, Period::from_code(two)?))
            }
            (Some(one), Some(two)) => Self::with_two(name, one, two),
            (None, Some(_)) => None,
        }
    }

    fn bare(name: &str) -> Option<Self> {
        Some(match name {
            "skip" => Self::Skip,
            "skipall" => Self::SkipAll,
            "cancel" => Self::Cancel,
            "secret" => Self::Secrecy,
            "phone" => Self::Phone,
            "my" => Self::MyTickets,
            "newq" => Self::NewQuestion,
            "queue" => Self::Queue,
            "mine" => Self::Mine,
            _ => return PersonalButton::read(name).map(Self::Personal),
        })
    }

    fn with_one(name: &str, one: &str) -> Option<Self> {
        let ticket = || id(one).map(TicketId);
        let question = || id(one).map(QuestionId);
        let person = || id(one).map(PersonId);
        Some(match name {
            "solved" => Self::Solved(question()?),
            "expert" => Self::AskExpert(question()?),
            "change" => Self::ChangeDepartment(question()?),
            "industry" => Self::Industry(slug(one)?.as_str().to_owned()),
            "town" => Self::Town(one.parse().ok()?),
            "show" => Self::Show(ticket()?),
            "add" => Self::Add(ticket()?),
            "withdraw" => Self::Withdraw(ticket()?),
            "withdraw!" => Self::WithdrawSure(ticket()?),
            "confirm" => Self::Confirm(ticket()?),
            "reopen" => Self::Reopen(ticket()?),
            "belongs" => Self::Belongs(ticket()?),
            "lang" => Self::Language(Language::from_tag(one)?),
            "claim" => Self::Claim(ticket()?),
            "case" => Self::Case(ticket()?),
            "answer" => Self::Answer(ticket()?),
            "askback" => Self::AskBack(ticket()?),
            "note" => Self::Note(ticket()?),
            "transfer" => Self::Transfer(ticket()?),
            "release" => Self::Release(ticket()?),
            "rx" => Self::Prescribe(ticket()?),
            "rxsend" => Self::SendPrescription(ticket()?),
            "rxagain" => Self::RewritePrescription(ticket()?),
            "rxclear" => Self::ClearPart(ticket()?),
            "learn" => Self::Learn(ticket()?),
            "draftok" => Self::ApproveDraft(ticket()?),
            "word" => Self::Paper(ticket()?),
            "rxfix" => Self::Correct(ticket()?),
            "assign" => Self::Assign(ticket()?),
            "takeover" => Self::TakeOver(ticket()?),
            "secret" => Self::MarkConfidential(ticket()?),
            "unsecret" => Self::LiftConfidence(ticket()?),
            "confide" => Self::TakeConfidence(ticket()?),
            "suspend" => Self::Suspend(person()?),
            "reinstate" => Self::Reinstate(person()?),
            "agenda" => Self::Agenda(AgendaWish::from_code(one)?),
            "stats" => Self::Figures(FiguresOf::ALL.into_iter().find(|of| of.code() == one)?),
            _ => Self::on_ticket(name, ticket()?, None)?,
        })
    }

    fn with_two(name: &str, one: &str, two: &str) -> Option<Self> {
        let number = id(one)?;
        Some(match name {
            "pick" => Self::PickDepartment(QuestionId(number), slug(two)?),
            "to" => Self::TransferTo(TicketId(number), slug(two)?),
            "rxpart" => Self::EditPart(TicketId(number), PrescriptionPart::from_code(two)?),
            "rate" => Self::Rate(TicketId(number), Rating::new(two.parse().ok()?)?),
            "followup" => Self::FollowUp(TicketId(number), days(two)?),
            "helped" => Self::FollowUpSays(TicketId(number), Answer::from_code(two)?),
            "resend" => Self::Resend(TicketId(number), MessageId(id(two)?)),
            "assignto" => Self::AssignTo(TicketId(number), PersonId(id(two)?)),
            _ => Self::on_ticket(name, TicketId(number), Some(two))?,
        })
    }

    /// Buttons that stand in files of their own.
    fn on_ticket(name: &str, ticket: TicketId, second: Option<&str>) -> Option<Self> {
        let handover = HandoverButton::read(name, ticket, second).map(Self::Handover);
        handover
            .or_else(|| ConsultButton::read(name, ticket, second).map(Self::Consult))
            .or_else(|| ComplaintButton::read(name, ticket, second).map(Self::Complaint))
            .or_else(|| MergeButton::read(name, ticket, second).map(Self::Merge))
            .or_else(|| AlikeButton::read(name, ticket, second).map(Self::Alike))
    }
}

fn days(text: &str) -> Option<u16> {
    let days: u16 = text.parse().ok()?;
    (days <= DAYS_MAX && days.to_string() == text).then_some(days)
}

/// A number as we write it.
pub(super) fn id(text: &str) -> Option<i64> {
    // A plus sign or leading zeros are not of our making.
    let number: i64 = text.parse().ok()?;
    (number > 0 && number.to_string() == text).then_some(number)
}

/// A slug that fits into a button.
pub(super) fn slug(text: &str) -> Option<Slug> {
    let fine = !text.is_empty()
        && text.len() <= SLUG_MAX_BYTES
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    fine.then(|| Slug::new(text))
}

#[cfg(test)]
mod tests;
