//! To experts: cards, records, notes.

use crate::conversation::state::{PrescriptionDraft, PrescriptionPart};
use crate::domain::attachment::Attachment;
use crate::domain::delivery::Delivery;
use crate::domain::department::Slug;
use crate::domain::follow_up::Answer;
use crate::domain::ids::{MessageId, TicketNumber};
use crate::domain::moment::Moment;
use crate::domain::rating::Rating;
use crate::domain::standard::StandardCard;
use crate::domain::ticket::{Reminder, Ticket};

use super::reply_complaint::ComplaintReply;
use super::views::{CaseRecord, CaseView, HistoryLine, HouseMay, TicketLine};

/// What happened to a ticket, told to who holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HolderNews {
    /// The client says it is solved.
    Confirmed,
    /// The client took it back.
    Withdrawn,
    /// The client took it up again.
    Reopened {
        /// Why.
        reason: Option<String>,
    },
    /// The client gave a grade.
    Rated {
        /// 1 to 5.
        rating: Rating,
    },
    /// The client or the office made it a trade secret.
    MadeConfidential,
    /// The client said how it is, when asked.
    FollowUp {
        /// What.
        answer: Answer,
    },
    /// The client graded once more.
    RatedAgain {
        /// 1 to 5.
        rating: Rating,
    },
    /// The office gave it to you.
    AssignedToYou,
    /// The office gave it to somebody else.
    TakenFromYou {
        /// Who has it now.
        by: String,
    },
}

/// To whom of the house the clinic says something by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RoundsReader {
    /// Who has the ticket.
    Holder,
    /// The experts of its department, where it waits.
    Department,
    /// The office, with the name of who has it.
    Office {
        /// Nobody: it waits.
        holder: Option<String>,
    },
}

/// To experts.
#[derive(Debug, Clone, PartialEq)]
pub enum HouseReply {
    /// A card for the house.
    Card(Box<CaseView>),
    /// A trade secret, for who may claim it or look after it and does not see its inside yet.
    CardConfidential {
        /// On this.
        ticket: Ticket,
        /// What the reader may do.
        may: HouseMay,
    },
    /// A trade secret that another member of the office looks after.
    CardKept {
        /// On this.
        ticket: Ticket,
        /// Who.
        by: String,
    },
    /// It is a trade secret now.
    MadeConfidential {
        /// This.
        ticket: Ticket,
    },
    /// The reader is the one of the office who sees it.
    ConfidenceTaken {
        /// This.
        ticket: Ticket,
    },
    /// It is no trade secret any more.
    ConfidenceLifted {
        /// This.
        ticket: Ticket,
    },
    /// The client changed what was written before.
    ClientEdited {
        /// On this.
        ticket: Ticket,
        /// What it said.
        before: String,
        /// What it says now.
        after: String,
    },
    /// A message did not surely reach the client.
    Undelivered {
        /// On this.
        ticket: Ticket,
        /// Which.
        message: MessageId,
        /// What became of it.
        delivery: Delivery,
        /// The firm, for who may call it.
        firm: Option<String>,
        /// Its number, for who may call it.
        phone: Option<String>,
        /// May the reader send it again?
        resend: bool,
    },
    /// Sent again.
    Resent {
        /// On this.
        ticket: Ticket,
    },
    /// It has arrived, or is on its way.
    ResendNeedless {
        /// On this.
        ticket: Ticket,
        /// What became of it.
        delivery: Delivery,
    },
    /// Nothing was sent to the client yet.
    NothingToResend {
        /// On this.
        ticket: Ticket,
    },
    /// When the client is asked whether it helped; offers other days.
    FollowUpPlan {
        /// On this.
        ticket: Ticket,
        /// When; `None`: not at all.
        due: Option<Moment>,
    },
    /// How to say days.
    FollowUpUsage,
    /// The client has said that it is solved.
    FollowUpOver {
        /// This.
        ticket: Ticket,
    },
    /// About a low grade.
    Complaint(ComplaintReply),
    /// A card that another has taken.
    CardTaken {
        /// On this.
        ticket: Ticket,
        /// By whom.
        by: String,
    },
    /// A card whose ticket has ended or gone to another department.
    CardOver {
        /// On this.
        ticket: Ticket,
    },
    /// The whole record, for the house.
    Case(Box<CaseRecord>),
    /// The client wrote, for who holds the ticket.
    ClientWrote {
        /// On this.
        ticket: Ticket,
        /// Words.
        body: String,
        /// File.
        attachment: Option<Attachment>,
    },
    /// News for who holds the ticket.
    HolderNews {
        /// On this.
        ticket: Ticket,
        /// What.
        news: HolderNews,
    },
    /// A colleague wrote a note, for who holds the ticket. Never for a client.
    NoteNews {
        /// On this.
        ticket: Ticket,
        /// Who.
        author: String,
        /// Words.
        body: String,
        /// File.
        attachment: Option<Attachment>,
    },
    /// Write the answer.
    AnswerAsk {
        /// On this.
        ticket: Ticket,
    },
    /// Sent.
    AnswerSent {
        /// On this.
        ticket: Ticket,
    },
    /// Write the question.
    AskBackAsk {
        /// On this.
        ticket: Ticket,
    },
    /// Sent.
    AskBackSent {
        /// On this.
        ticket: Ticket,
    },
    /// Write the note.
    NoteAsk {
        /// On this.
        ticket: Ticket,
    },
    /// Kept.
    NoteKept {
        /// On this.
        ticket: Ticket,
    },
    /// A note needs a ticket.
    NoteWhere,
    /// Why give it back?
    ReleaseAsk {
        /// This.
        ticket: Ticket,
    },
    /// Given back.
    Released {
        /// This.
        ticket: Ticket,
    },
    /// Words that were asked for on another ticket are put down.
    PutDown {
        /// Its number.
        number: TicketNumber,
    },
    /// Where to?
    TransferAsk {
        /// This.
        ticket: Ticket,
    },
    /// Why?
    TransferReasonAsk {
        /// This.
        ticket: Ticket,
        /// Where to.
        to: Slug,
    },
    /// Handed over.
    TransferDone {
        /// This.
        ticket: Ticket,
    },
    /// A part of the prescription.
    PrescriptionAsk {
        /// On this.
        ticket: Ticket,
        /// Which.
        part: PrescriptionPart,
    },
    /// One part of the whole is written anew.
    PrescriptionEdit {
        /// On this.
        ticket: Ticket,
        /// Which.
        part: PrescriptionPart,
        /// As it stands.
        now: Option<String>,
    },
    /// No prescription was sent, so there is none to correct.
    NothingToCorrect {
        /// On this.
        ticket: Ticket,
    },
    /// Nothing was changed in the correction.
    CorrectionUnchanged {
        /// On this.
        ticket: Ticket,
    },
    /// Somebody else has corrected or prescribed meanwhile.
    CorrectionOvertaken {
        /// On this.
        ticket: Ticket,
    },
    /// Corrected so often that it is time to talk.
    CorrectionsUsedUp {
        /// On this.
        ticket: Ticket,
    },
    /// The corrected prescription has gone to the client.
    CorrectionSent {
        /// On this.
        ticket: Ticket,
    },
    /// Which of the sent prescriptions?
    WhichToCorrect {
        /// Newest first.
        tickets: Vec<TicketLine>,
    },
    /// Every part was skipped.
    PrescriptionEmpty {
        /// On this.
        ticket: Ticket,
    },
    /// The whole, before it is sent.
    PrescriptionPreview {
        /// On this.
        ticket: Ticket,
        /// Parts.
        draft: PrescriptionDraft,
        /// Standards named in it, with their standing.
        standards: Vec<StandardCard>,
    },
    /// The whole of a prescription in a browser, whose page has the fields and the button itself.
    PrescriptionLook {
        /// On this.
        ticket: Ticket,
        /// Parts.
        draft: PrescriptionDraft,
        /// Standards named in it, with their standing.
        standards: Vec<StandardCard>,
    },
    /// Sent, closed.
    PrescriptionSent {
        /// On this.
        ticket: Ticket,
    },
    /// The client asked for this ticket; the holder wrote without claiming it.
    ClaimFirst {
        /// This.
        ticket: Ticket,
    },
    /// The clinic reminds by itself.
    Reminder {
        /// On this.
        ticket: Ticket,
        /// Of what.
        of: Reminder,
        /// The deadline.
        until: Moment,
        /// Who is reminded.
        reader: RoundsReader,
    },
    /// Not done: the ticket has moved on since the page was made on which it was asked for.
    MovedOn {
        /// As it stands now.
        ticket: Ticket,
        /// What has happened since.
        steps: Vec<HistoryLine>,
    },
    /// The queue.
    Queue {
        /// In order.
        tickets: Vec<TicketLine>,
    },
    /// In hand.
    Mine {
        /// In order.
        tickets: Vec<TicketLine>,
    },
}
