//! What the bot means to say, as closed enums by reader. The desk gives meanings; `super::say` turns
//! them into words.

use crate::conversation::incoming::Unsupported;
use crate::domain::department::Slug;
use crate::domain::person::Denied;
use crate::domain::retention::{Ran, Retention};
use crate::domain::ticket::{Refusal, Ticket};

use super::reply_browser::BrowserReply;
use super::reply_client::ClientReply;
use super::reply_complaint::ComplaintReply;
use super::reply_consultation::ConsultReply;
use super::reply_duty::DutyReply;
use super::reply_group::GroupReply;
use super::reply_guidance::GuidanceReply;
use super::reply_handover::HandoverReply;
use super::reply_house::HouseReply;
use super::reply_indicators::IndicatorReply;
use super::reply_learning::LearningReply;
use super::reply_merging::MergeReply;
use super::reply_office::OfficeReply;
use super::reply_personal::PersonalReply;
use super::reply_writing::WritingReply;

/// Everything the bot can mean.
#[derive(Debug, Clone, PartialEq)]
pub enum Reply {
    /// To anybody.
    Door(DoorReply),
    /// About a question and the way to a ticket.
    Guidance(GuidanceReply),
    /// To the client of a ticket.
    Client(ClientReply),
    /// To experts. The only ones that carry notes.
    House(HouseReply),
    /// To the house: two tickets become one, or one two.
    Merge(MergeReply),
    /// To the house: colleagues look at it together.
    Consult(ConsultReply),
    /// To the house: more time, and what the office decides.
    Handover(HandoverReply),
    /// To the office.
    Office(OfficeReply),
    /// To the house: who works when.
    Duty(DutyReply),
    /// Help while one writes to a client, to the house.
    Writing(WritingReply),
    /// About drafts of articles, to the house.
    Learning(LearningReply),
    /// About the group of the house, to the office.
    Group(GroupReply),
    /// Something is in the way.
    Trouble(Trouble),
}

impl Reply {
    /// Is it the house's own talk on a ticket? Words in reply to it are a note.
    pub fn is_house_talk(&self) -> bool {
        matches!(self, Self::House(HouseReply::NoteNews { .. }) | Self::Consult(_))
    }

    /// Is it for people of the house alone? Only these can hold a note.
    pub fn is_for_the_house(&self) -> bool {
        match self {
            Self::House(_)
            | Self::Merge(_)
            | Self::Consult(_)
            | Self::Handover(_)
            | Self::Duty(_)
            | Self::Learning(_)
            | Self::Writing(_)
            | Self::Group(_) => true,
            Self::Door(_) | Self::Guidance(_) | Self::Client(_) | Self::Office(_) | Self::Trouble(_) => false,
        }
    }
}

macro_rules! into_reply {
    ($($variant:ident($inner:ty)),+) => {$(
        impl From<$inner> for Reply {
            fn from(value: $inner) -> Self {
                Self::$variant(value)
            }
        }
    )+};
}

into_reply!(
    Door(DoorReply),
    Guidance(GuidanceReply),
    Client(ClientReply),
    House(HouseReply),
    Merge(MergeReply),
    Consult(ConsultReply),
    Handover(HandoverReply),
    Office(OfficeReply),
    Duty(DutyReply),
    Learning(LearningReply),
    Writing(WritingReply),
    Group(GroupReply),
    Trouble(Trouble)
);

impl From<BrowserReply> for Reply {
    fn from(value: BrowserReply) -> Self {
        Self::Door(DoorReply::Browser(value))
    }
}

impl From<PersonalReply> for Reply {
    fn from(value: PersonalReply) -> Self {
        Self::Door(DoorReply::Personal(value))
    }
}

impl From<ComplaintReply> for Reply {
    fn from(value: ComplaintReply) -> Self {
        Self::House(HouseReply::Complaint(value))
    }
}

impl From<IndicatorReply> for Reply {
    fn from(value: IndicatorReply) -> Self {
        Self::Office(OfficeReply::Indicators(value))
    }
}

/// To anybody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DoorReply {
    /// At the door.
    Welcome,
    /// At the door, by the link of a department.
    WelcomeTo {
        /// Which.
        department: Slug,
    },
    /// What can be typed, for a person with these roles.
    Help {
        /// Lists the expert's commands.
        expert: bool,
        /// Lists the office's commands.
        office: bool,
    },
    /// What is kept, how long, who sees it.
    Privacy {
        /// How long.
        retention: Retention,
        /// For the office: what became of the rules.
        ran: Option<Ran>,
    },
    /// Choose a language.
    Languages,
    /// Chosen.
    LanguageSet,
    /// About pages and the same person in several places.
    Browser(BrowserReply),
    /// About their own data.
    Personal(PersonalReply),
    /// What was under way has ended.
    Cancelled,
    /// Nothing was under way.
    NothingToCancel,
}

/// Something is in the way.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(
    clippy::large_enum_variant,
    reason = "it lives for one turn; a box would only burden every place that refuses"
)]
pub enum Trouble {
    /// Not allowed.
    Denied(Denied),
    /// Not possible now.
    Refused {
        /// On this.
        ticket: Ticket,
        /// Why.
        refusal: Refusal,
        /// Name of the person in the refusal, if it names one.
        by: Option<String>,
    },
    /// No such ticket as far as the reader is concerned.
    NoSuchTicket,
    /// How to name a ticket.
    FindWhat,
    /// No such department.
    NoSuchDepartment,
    /// Old or forged button.
    StaleButton,
    /// No such command.
    UnknownCommand {
        /// As typed, cut.
        name: String,
    },
    /// Words are wanted here.
    TextWanted,
    /// Nothing readable.
    Empty,
    /// Digits, signs or pictures alone.
    NothingSaid,
    /// Too long.
    TooLong {
        /// Characters it has.
        chars: usize,
    },
    /// No more files can wait.
    PendingFull,
    /// Cannot be taken.
    Unsupported {
        /// What.
        what: Unsupported,
    },
    /// The stored state could not be read.
    StateLost,
    /// Our fault: the message was kept and set aside.
    OurFault,
}
