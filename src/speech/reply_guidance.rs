//! About a question and the way to a ticket.

use crate::conversation::state::{FirmField, Wish};
use crate::domain::department::Slug;
use crate::domain::guidance::{Citation, Guidance, Urgency};
use crate::domain::ids::QuestionId;
use crate::domain::standard::StandardCard;
use crate::domain::ticket::Ticket;

/// What is wrong with what was said about the firm.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FirmProblem {
    /// The name is too long.
    NameTooLong,
    /// The code fails its check (GB 32100).
    CreditCodeWrong,
    /// No such industry.
    IndustryUnknown,
}

/// About a question and the way to a ticket.
#[derive(Debug, Clone, PartialEq)]
pub enum GuidanceReply {
    /// The same is open already: add it there, or open another one?
    AskedBefore {
        /// The open one.
        ticket: Ticket,
        /// What it asks.
        about: String,
    },
    /// Guidance from the library.
    Guidance {
        /// Buttons refer to it.
        question: QuestionId,
        /// The whole.
        guidance: Box<Guidance>,
    },
    /// A greeting was answered.
    Greeting,
    /// The register's answer to /standard.
    Standards {
        /// What was asked.
        asked: String,
        /// What the register has.
        cards: Vec<StandardCard>,
    },
    /// /standard without a number.
    StandardUsage,
    /// The guidance was enough.
    SolvedThanks,
    /// Choose a department.
    PickDepartment {
        /// For this question.
        question: QuestionId,
        /// Where it is now.
        current: Slug,
    },
    /// The question is in another department now.
    Rerouted {
        /// Which.
        question: QuestionId,
        /// Where.
        department: Slug,
        /// What the library has there.
        citations: Vec<Citation>,
    },
    /// An expert was wanted before anything was asked.
    QuestionFirst,
    /// That question has its ticket already.
    TicketExists {
        /// Which.
        ticket: Ticket,
    },
    /// The urgent line before intake: what is being done.
    UrgentFirst,
    /// An intake question.
    IntakeAsk {
        /// Of this department.
        department: Slug,
        /// Urgent ones have questions of their own.
        urgency: Urgency,
        /// Which, from 0.
        index: usize,
    },
    /// A file was kept during intake.
    IntakeFileKept,
    /// What the client wishes about a trade secret is noted.
    SecrecyNoted {
        /// What.
        wish: Wish,
    },
    /// A question about the firm.
    FirmAsk {
        /// Which.
        field: FirmField,
    },
    /// What is wrong with the answer; the question stands.
    FirmWrong {
        /// What.
        problem: FirmProblem,
    },
    /// The ticket is open.
    TicketOpened {
        /// It.
        ticket: Ticket,
        /// Nobody answers for the department yet.
        unattended: bool,
        /// No phone number of the client is known.
        ask_phone: bool,
    },
}
