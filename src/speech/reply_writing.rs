//! Help while one writes to a client: old records, canned phrases. To the house.

use crate::domain::department::Slug;
use crate::domain::ids::{PhraseId, TicketNumber};
use crate::domain::ticket::Ticket;

use super::views::TicketLine;

/// What is wrong with a phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PhraseProblem {
    /// Name or words are blank or too long, or the name is that of a gap.
    Length,
    /// There is one of this name.
    NameTaken,
    /// The department has enough.
    TooMany,
    /// It holds the name of a firm.
    NamesAFirm,
    /// No such phrase of a department of the reader's.
    NoSuchPhrase,
}

/// Help while one writes.
#[derive(Debug, Clone, PartialEq)]
pub enum WritingReply {
    /// Old records of the department.
    OldRecords {
        /// For this.
        ticket: Ticket,
        /// Newest first.
        records: Vec<TicketLine>,
    },
    /// None that may be copied.
    NoSuchRecord {
        /// For this.
        ticket: Ticket,
    },
    /// Copied; the whole follows.
    Copied {
        /// From this.
        from: TicketNumber,
        /// How many stretches were hidden.
        hidden: usize,
    },
    /// No prescription is being written.
    CopyWhere,
    /// How many phrases each department has.
    PhraseDepartments {
        /// Department and count.
        counts: Vec<(Slug, usize)>,
    },
    /// The phrases of a department.
    Phrases {
        /// Whose.
        department: Slug,
        /// Number, name, words.
        phrases: Vec<(PhraseId, String, String)>,
    },
    /// The phrases for what is being written.
    PhrasesFor {
        /// On this.
        ticket: Ticket,
        /// Number, name, words.
        phrases: Vec<(PhraseId, String, String)>,
    },
    /// One of them, filled in.
    PhraseText {
        /// On this.
        ticket: Ticket,
        /// Which.
        phrase: PhraseId,
        /// Its name.
        name: String,
        /// Its words.
        text: String,
    },
    /// How phrases are kept.
    PhraseUsage,
    /// A phrase is not kept, or not found.
    PhraseWrong {
        /// Why.
        problem: PhraseProblem,
    },
    /// Gaps that nothing fills.
    UnknownGaps {
        /// Their names.
        unknown: Vec<String>,
    },
}
