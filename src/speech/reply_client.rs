//! To the client of a ticket. Nothing here can hold a note.

use crate::conversation::state::PrescriptionDraft;
use crate::domain::attachment::Attachment;
use crate::domain::department::Slug;
use crate::domain::ids::TicketNumber;
use crate::domain::moment::Moment;
use crate::domain::rating::Rating;
use crate::domain::standard::StandardCard;
use crate::domain::ticket::Ticket;

use super::views::{EarlierPrescription, Line, TicketLine, Version};

/// What the house wrote to the client.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HouseWrote {
    /// An answer.
    Answer,
    /// A question.
    Question,
}

/// What happened to a ticket, told to its client.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ClientNews {
    /// An expert has taken it.
    Claimed {
        /// Who.
        expert: String,
    },
    /// It went to another department; number, clock and promise are kept.
    Transferred {
        /// Where.
        to: Slug,
    },
    /// It became part of another of theirs.
    Merged {
        /// Of which.
        into: TicketNumber,
    },
    /// It stands by itself again.
    Unmerged {
        /// Of which it was a part.
        from: TicketNumber,
    },
    /// A part of another ticket became this one.
    Split {
        /// Of which.
        from: TicketNumber,
        /// What it is about.
        text: String,
    },
    /// It is part of another ticket again.
    Unsplit {
        /// Of which.
        into: TicketNumber,
    },
    /// Its solution takes longer.
    Extended {
        /// Who says so.
        expert: String,
        /// Why.
        reason: String,
        /// The new promise.
        until: Moment,
    },
    /// The office gave it to another expert.
    Reassigned {
        /// Who.
        expert: String,
    },
    /// The house made it a trade secret.
    MadeConfidential,
    /// The house says that it is no trade secret any more.
    ConfidenceLifted,
}

/// To the client of a ticket.
#[derive(Debug, Clone, PartialEq)]
pub enum ClientReply {
    /// The client's tickets.
    MyTickets {
        /// Newest first.
        tickets: Vec<TicketLine>,
    },
    /// One of them, as the client sees it.
    TicketForClient {
        /// It.
        ticket: Ticket,
        /// What was asked.
        question: String,
        /// What the question said later.
        edits: Vec<Version>,
        /// Who has it.
        holder: Option<String>,
        /// Conversation.
        lines: Vec<Line>,
        /// Prescription as it stands, if there is one.
        prescription: Option<PrescriptionDraft>,
        /// Those that were corrected, oldest first.
        corrected: Vec<EarlierPrescription>,
    },
    /// The client's ticket is a trade secret now.
    MadeConfidential {
        /// This.
        ticket: Ticket,
    },
    /// A low grade: why? The office comes back to the client before then.
    RatedLow {
        /// This.
        ticket: Ticket,
        /// Given.
        rating: Rating,
        /// When.
        due: Moment,
    },
    /// The reason is noted, or none was given.
    RatingNoted {
        /// This.
        ticket: Ticket,
    },
    /// It was put right: how is it now?
    PutRight {
        /// This.
        ticket: Ticket,
        /// How.
        body: String,
    },
    /// Thanks for the second grade.
    RatedAgain {
        /// This.
        ticket: Ticket,
        /// Given.
        rating: Rating,
    },
    /// Did it help?
    FollowUpAsk {
        /// This.
        ticket: Ticket,
        /// For the second time?
        again: bool,
    },
    /// Not solved: taken up again; what is wrong?
    FollowUpWhy {
        /// This.
        ticket: Ticket,
    },
    /// Solved, and graded before.
    FollowUpThanks {
        /// This.
        ticket: Ticket,
    },
    /// Still trying: asked again then.
    FollowUpLater {
        /// This.
        ticket: Ticket,
        /// When.
        due: Moment,
    },
    /// Still trying for the last time: not asked again.
    FollowUpEnough {
        /// This.
        ticket: Ticket,
    },
    /// Nothing was asked about this one.
    NothingAsked {
        /// This.
        ticket: Ticket,
    },
    /// A changed message is kept beside the old one.
    EditKept {
        /// On this.
        ticket: Ticket,
    },
    /// Too many changes on one ticket: a new message says it better.
    EditsUsedUp {
        /// On this.
        ticket: Ticket,
    },
    /// Under which number? The one that is known, masked.
    PhoneAsk {
        /// Masked.
        known: Option<String>,
    },
    /// That is no phone number.
    PhoneWrong,
    /// Kept.
    PhoneKept {
        /// Masked.
        masked: String,
    },
    /// Write what is to be added.
    AddAsk {
        /// To this.
        ticket: Ticket,
    },
    /// Added.
    Added {
        /// To this.
        ticket: Ticket,
    },
    /// Kept on a ticket that has ended, which stays ended.
    AddedAfterEnd {
        /// To this.
        ticket: Ticket,
    },
    /// Really take it back?
    WithdrawSure {
        /// This.
        ticket: Ticket,
    },
    /// Taken back.
    Withdrawn {
        /// This.
        ticket: Ticket,
    },
    /// Solved; how was it?
    RatingAsk {
        /// This.
        ticket: Ticket,
    },
    /// Why take it up again?
    ReopenAsk {
        /// This.
        ticket: Ticket,
    },
    /// Taken up again.
    Reopened {
        /// This.
        ticket: Ticket,
    },
    /// Thanks for the grade.
    Rated {
        /// This.
        ticket: Ticket,
        /// Given.
        rating: Rating,
    },
    /// No closed ticket without a grade.
    NothingToRate,
    /// To which ticket does it belong?
    WhichTicket {
        /// What waits, as far as it is words.
        text: String,
        /// Open ones.
        tickets: Vec<TicketLine>,
    },
    /// A file is kept; words are wanted.
    FileKept,
    /// The house wrote to the client.
    FromHouse {
        /// On this.
        ticket: Ticket,
        /// Who.
        expert: String,
        /// Answer or question.
        kind: HouseWrote,
        /// Words.
        body: String,
        /// File.
        attachment: Option<Attachment>,
    },
    /// The prescription, for the client.
    Prescription {
        /// On this.
        ticket: Ticket,
        /// Who.
        expert: String,
        /// Parts.
        draft: PrescriptionDraft,
        /// Standards named in it that are not simply in force.
        doubtful: Vec<StandardCard>,
    },
    /// A prescription that takes the place of one that was sent before, with what it replaces.
    PrescriptionCorrected {
        /// On this.
        ticket: Ticket,
        /// Who.
        expert: String,
        /// The whole as it now is.
        draft: PrescriptionDraft,
        /// What was sent before.
        before: EarlierPrescription,
        /// Standards named in it that are not simply in force.
        doubtful: Vec<StandardCard>,
    },
    /// The prescription as a file. Also for who wrote it: there is nothing in it that the client may not
    /// see.
    Paper {
        /// On this.
        ticket: Ticket,
        /// The file.
        attachment: Attachment,
    },
    /// There is no prescription yet, so no file.
    NoPaperYet {
        /// On this.
        ticket: Ticket,
    },
    /// News for the client.
    ClientNews {
        /// On this.
        ticket: Ticket,
        /// What.
        news: ClientNews,
    },
}

impl ClientReply {
    /// The same, under the number of another ticket: for another client of the firm whose ticket became part
    /// of the one it is about. What is not about an answer stays as it is.
    pub fn on(mut self, other: &Ticket) -> Self {
        match &mut self {
            Self::FromHouse { ticket, .. }
            | Self::Prescription { ticket, .. }
            | Self::PrescriptionCorrected { ticket, .. } => *ticket = other.clone(),
            _ => {}
        }
        self
    }
}
