//! What the clinic has stored about a person as a client: what they get when they ask for it.
//!
//! 《中华人民共和国个人信息保护法》 (personal information protection law) article 45: a person may look at their
//! personal information and have a copy of it. Notes of the house are not in it, nor what was said in confidence to
//! others: the type cannot hold a note.

use super::department::Slug;
use super::enterprise::Enterprise;
use super::follow_up;
use super::guidance::Outcome;
use super::ids::{PersonId, TicketNumber};
use super::moment::Moment;
use super::person::Language;
use super::rating::Rating;
use super::ticket::Stage;

/// Questions in one file, the newest: years of a busy firm.
pub const QUESTIONS_MAX: u32 = 2_000;
/// Tickets in one file, the newest: a hundred times as many as an expert may have open.
pub const TICKETS_MAX: u32 = 500;
/// Messages of one ticket in the file, the newest: more than a chat shows.
pub const MESSAGES_MAX: u32 = 500;
/// Lines of the talk in one file, the newest, of each side.
pub const TALK_MAX: u32 = 1_000;

/// Everything that is stored about a person as a client.
#[derive(Debug, Clone, PartialEq)]
pub struct PersonalData {
    /// Who.
    pub person: PersonId,
    /// What they are called, and what they were called in places that were bound to theirs.
    pub names: Vec<String>,
    /// In which language they are spoken to.
    pub language: Language,
    /// Under which number they are reached.
    pub phone: Option<String>,
    /// First seen.
    pub since: Moment,
    /// Their firm.
    pub firm: Option<Enterprise>,
    /// Where they are reached.
    pub places: Vec<Place>,
    /// What they asked.
    pub questions: Vec<Asked>,
    /// Their tickets.
    pub tickets: Vec<OwnTicket>,
    /// What was said in their places, both ways. Empty for people of the house, whose talk is about others.
    pub talk: Vec<Said>,
}

impl PersonalData {
    /// Is there more than fits into one file?
    pub fn is_cut(&self) -> bool {
        let full = |rows: usize, max: u32| u32::try_from(rows).unwrap_or(u32::MAX) >= max;
        full(self.questions.len(), QUESTIONS_MAX)
            || full(self.tickets.len(), TICKETS_MAX)
            || self.tickets.iter().any(|ticket| full(ticket.messages.len(), MESSAGES_MAX))
            || full(self.talk.len(), TALK_MAX)
    }
}

/// A place where a person is reached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Code of the channel.
    pub channel: String,
    /// The channel's name for the place; of a browser the hash of its cookie.
    pub place: String,
    /// Last seen there.
    pub seen_at: Moment,
}

/// A question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// When.
    pub at: Moment,
    /// As asked.
    pub text: String,
    /// Where triage put it.
    pub department: Slug,
    /// Where the client put it instead.
    pub corrected_to: Option<Slug>,
    /// What became of it.
    pub outcome: Outcome,
    /// Articles that were shown, by their ids.
    pub articles: Vec<String>,
    /// The client said that the guidance was enough.
    pub solved_at: Option<Moment>,
}

/// A ticket of theirs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnTicket {
    /// What people call it.
    pub number: TicketNumber,
    /// When they asked.
    pub asked_at: Moment,
    /// What.
    pub question: String,
    /// What the question said after it was changed.
    pub edits: Vec<(Moment, String)>,
    /// Where it is.
    pub department: Slug,
    /// How it stands.
    pub stage: Stage,
    /// Is it a trade secret?
    pub confidential: bool,
    /// When it ended.
    pub closed_at: Option<Moment>,
    /// Name of the firm for which they asked.
    pub firm: Option<String>,
    /// Answers to the intake questions, with the questions.
    pub intake: Vec<(String, String)>,
    /// What was written, both ways.
    pub messages: Vec<Said>,
    /// Their grade.
    pub rating: Option<Rating>,
    /// Why it was low.
    pub reason: Option<String>,
    /// Their grade after it was put right.
    pub rated_again: Option<Rating>,
    /// What they said when they were asked whether it helped.
    pub follow_up: Option<follow_up::Outcome>,
}

/// Something that was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// When.
    pub at: Moment,
    /// By whom.
    pub by: By,
    /// Words.
    pub text: String,
    /// What they said after each change.
    pub edits: Vec<(Moment, String)>,
    /// Names of files with it; empty for a photo, which has none.
    pub files: Vec<String>,
}

/// Who wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum By {
    /// The person themself.
    Person,
    /// The clinic.
    Clinic,
    /// An expert, by the name under which they answered.
    Expert(String),
}
