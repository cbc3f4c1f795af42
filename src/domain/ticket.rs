//! The ticket: stages, transitions, events, refusals.
//!
//! A transition takes the ticket and gives the changed ticket with its event, or a refusal; it
//! reads no clock and writes nothing. Whether the actor may act at all is asked of
//! `super::person::can` first.

use serde::{Deserialize, Serialize};

/// What falls due.
pub mod due;
/// Of what the clinic reminds.
mod reminder;
/// The clock of the solution.
pub mod solving;
/// More time, and the third hand-over.
mod limits;
/// 会诊.
pub mod panel;
/// Two become one, one becomes two.
pub mod merging;
/// The transitions.
mod steps;
/// Why a step cannot be taken.
mod refusal;
/// A low grade and what follows.
mod complaint;
/// Did it help?
mod follow_up;
/// What happens to messages after they were written.
mod messages;
/// The steps around a trade secret.
mod secrecy;

use super::department::Slug;
use super::follow_up::Answer;
use super::guidance::Urgency;
use super::ids::{DraftId, EnterpriseId, MessageId, NoteId, PersonId, TicketId, TicketNumber};
use super::moment::Moment;
use super::rating::Rating;

use merging::{MergeStep, Merged, Parted};
use panel::{Panel, PanelStep};

pub use limits::{EXTENSION_DAYS_MAX, KEPT_MAX, TRANSFERS_FREE};
pub use refusal::Refusal;
pub use reminder::Reminder;
pub use steps::Step;

/// Longest reason for a transfer, a reopening or a release.
pub const REASON_MAX: usize = 300;

/// Where a ticket is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Stage {
    /// Waits for an expert of its department.
    Queued,
    /// An expert has it.
    InHand,
    /// The expert has asked the client something.
    Asking,
    /// The expert has answered; the client may confirm or write on.
    Answered,
    /// Ended with an answer, a prescription or the client's word.
    Closed,
    /// Taken back by the client.
    Withdrawn,
}

impl Stage {
    /// Every stage, for tables and tests.
    pub const ALL: [Self; 6] =
        [Self::Queued, Self::InHand, Self::Asking, Self::Answered, Self::Closed, Self::Withdrawn];

    /// As stored.
    pub fn code(self) -> &'static str {
        match self {
            Self::Queued => "queued",
            Self::InHand => "in_hand",
            Self::Asking => "asking",
            Self::Answered => "answered",
            Self::Closed => "closed",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// The stage of a stored code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|s| s.code() == code)
    }

    /// Is anything still to be done?
    pub fn is_open(self) -> bool {
        match self {
            Self::Queued | Self::InHand | Self::Asking | Self::Answered => true,
            Self::Closed | Self::Withdrawn => false,
        }
    }
}

/// Who of the house sees the inside of a ticket.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Secrecy {
    /// The experts of its department and the office.
    #[default]
    Ordinary,
    /// 商业秘密: only its holder, and one office member once one has taken it.
    Confidential {
        /// That office member.
        office: Option<PersonId>,
    },
}

impl Secrecy {
    /// Is it a trade secret?
    pub fn is_confidential(self) -> bool {
        match self {
            Self::Ordinary => false,
            Self::Confidential { .. } => true,
        }
    }
}

/// A question that waits for, or has, an expert.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ticket {
    /// Row.
    pub id: TicketId,
    /// What people call it.
    pub number: TicketNumber,
    /// Who asked.
    pub client: PersonId,
    /// Their firm when they asked.
    pub enterprise: Option<EnterpriseId>,
    /// Where it is now.
    pub department: Slug,
    /// 普通 or 急.
    pub urgency: Urgency,
    /// Where it stands.
    pub stage: Stage,
    /// The expert who has it; none in the queue.
    pub holder: Option<PersonId>,
    /// Number of its newest event.
    pub rev: u32,
    /// When the client asked. The clock starts here and is never reset.
    pub asked_at: Moment,
    /// Promised first answer.
    pub due_first: Moment,
    /// Target for the solution.
    pub due_solve: Moment,
    /// First response to the client, an answer or a question, if there was one.
    pub first_answer_at: Option<Moment>,
    /// When it ended.
    pub closed_at: Option<Moment>,
    /// The client's grade.
    pub rating: Option<Rating>,
    /// How often it changed its department.
    pub transfers: u32,
    /// Who sees its inside.
    pub secrecy: Secrecy,
    /// Was its solution put off? Once a ticket.
    pub extended: bool,
    /// Where an expert wants it to go, while the office has not decided.
    pub referred: Option<Slug>,
    /// Colleagues who are asked to look at it, or do.
    pub panel: Panel,
    /// Part of another since then.
    pub merged: Option<Merged>,
    /// Taken out of another then.
    pub parted: Option<Parted>,
}

impl Ticket {
    /// Past the promised time without a first answer?
    pub fn is_overdue(&self, now: Moment) -> bool {
        self.stage.is_open() && self.first_answer_at.is_none() && now > self.due_first
    }
}

/// What happened. Stored as JSON in the append-only history; variants are only ever added.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Happening {
    /// The client asked for an expert.
    Opened {
        /// Department at the start.
        department: Slug,
        /// 普通 or 急.
        urgency: Urgency,
    },
    /// An expert took it.
    Claimed,
    /// The holder gave it back.
    Released {
        /// Why.
        reason: String,
    },
    /// The expert asked the client.
    AskedBack {
        /// The question.
        message: MessageId,
    },
    /// The client wrote.
    ClientWrote {
        /// What.
        message: MessageId,
    },
    /// The expert answered.
    Answered {
        /// What.
        message: MessageId,
    },
    /// Somebody of the house wrote a note.
    Noted {
        /// Which.
        note: NoteId,
    },
    /// Handed to another department.
    Transferred {
        /// From.
        from: Slug,
        /// To.
        to: Slug,
        /// Why.
        reason: String,
    },
    /// After too many hand-overs an expert asks the office to decide.
    Referred {
        /// Where the expert wants it to go.
        to: Slug,
        /// Why.
        reason: String,
    },
    /// The office decided that it stays.
    Kept {
        /// Where.
        department: Slug,
    },
    /// The holder needs more time for the solution.
    Extended {
        /// The solution was due then.
        from: Moment,
        /// And is due now then.
        to: Moment,
        /// Working days between them.
        days: u32,
        /// Why; the client is told.
        reason: String,
    },
    /// Two tickets become one, or one two.
    Merging(MergeStep),
    /// Colleagues look at it together.
    Consultation(PanelStep),
    /// The office gave it to an expert.
    Assigned {
        /// To whom.
        to: PersonId,
    },
    /// Closed with a prescription.
    Prescribed {
        /// The message that carried it.
        message: MessageId,
    },
    /// A prescription took the place of one that had been sent before.
    Corrected {
        /// The message that carried it.
        message: MessageId,
        /// The message of the one that it takes the place of.
        replaces: MessageId,
    },
    /// The draft of an article was made of it.
    Learned {
        /// Which.
        draft: DraftId,
    },
    /// The client says it is solved.
    Confirmed,
    /// Taken up again.
    Reopened {
        /// Why, if said.
        reason: Option<String>,
    },
    /// The client took it back.
    Withdrawn,
    /// The client gave a grade.
    Rated {
        /// 1 to 5.
        rating: Rating,
    },
    /// Marked as a trade secret (商业秘密).
    MarkedConfidential {
        /// The member of the office who sees it, if it was one who marked it.
        office: Option<PersonId>,
    },
    /// An office member became the one who sees it, the actor.
    ConfidenceTaken,
    /// That office member does not see it any more.
    ConfidenceGivenUp,
    /// It is no trade secret any more.
    ConfidenceLifted,
    /// The clinic reminded those who answer for it.
    Reminded {
        /// Of what.
        of: Reminder,
    },
    /// The client changed the words of the question (`None`) or of a message.
    ClientEdited {
        /// Which.
        message: Option<MessageId>,
    },
    /// The client said why the grade is low.
    RatingExplained,
    /// The office spoke with the client about it; what was said is a note.
    RatingContacted,
    /// It was put right, and the client told how.
    PutRight {
        /// What the client was told.
        message: MessageId,
    },
    /// The client graded once more after that.
    RatedAgain {
        /// 1 to 5.
        rating: Rating,
    },
    /// The clinic reminded the office of a low grade.
    RatingReminded,
    /// The day on which the client is asked whether it helped.
    FollowUpSet {
        /// When; `None`: not at all.
        due: Option<Moment>,
    },
    /// The client was asked whether it helped.
    FollowUpAsked,
    /// What the client said.
    FollowUpAnswered {
        /// What.
        answer: Answer,
    },
    /// No answer came: nobody knows whether it helped.
    FollowUpUnconfirmed,
    /// What did not surely arrive was sent again.
    Resent {
        /// What.
        message: MessageId,
    },
    /// A colleague took it over, the actor: its holder was away.
    TakenOver {
        /// Who had it.
        from: PersonId,
    },
    /// A claim without a sign of work has lapsed: it is back in its queue.
    Lapsed {
        /// Who had it.
        holder: PersonId,
    },
}

/// One line of the history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TicketEvent {
    /// Number within the ticket, from 1 without gaps.
    pub rev: u32,
    /// Who did it.
    pub actor: PersonId,
    /// When; order is by `rev`, never by time.
    pub at: Moment,
    /// What.
    pub what: Happening,
}
