//! What is kept, and how long.
//!
//! 《中华人民共和国个人信息保护法》 (personal information protection law) article 19: personal information is kept no
//! longer than what it is there for needs. The days are settings of the office; figures are kept for good, since they
//! hold nobody's words.

use super::moment::Moment;

/// Days for which words of questions without a ticket are kept if nothing is set: a year to find what the library
/// lacks, and the year before to compare.
pub const QUESTION_DAYS_DEFAULT: u32 = 730;
/// The same for the talk: messages as they were sent, and what was typed in browsers. Half a year is what people look
/// back to; what belongs to a ticket is in its record.
pub const TALK_DAYS_DEFAULT: u32 = 180;
/// The same for photos and files on closed tickets: three years.
pub const FILE_DAYS_DEFAULT: u32 = 1_095;
/// The same for files that the program made, reports and papers: who needs one again makes it again.
pub const MADE_FILE_DAYS_DEFAULT: u32 = 30;
/// The same for clients who have not come again and have nothing open: three years, after which claims are commonly
/// barred (《中华人民共和国民法典》 article 188).
pub const CLIENT_DAYS_DEFAULT: u32 = 1_095;
/// Most that may be set: ten years.
pub const DAYS_MAX: u32 = 3_650;
/// Messages as received: twice the time for which Telegram delivers one again.
pub const RECEIVED_DAYS: u32 = 2;
/// Sign-ins that are not used any more: a month, to look back after a device was lost.
pub const SESSION_DAYS: u32 = 30;

/// A rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// Messages as received.
    Received,
    /// Messages as sent, and what was typed in browsers.
    Talk,
    /// Words of questions that became no ticket.
    Questions,
    /// Photos and files on closed tickets.
    Files,
    /// Files that the program made.
    MadeFiles,
    /// Sign-ins and links.
    Sessions,
    /// Who clients are, and what they wrote.
    Clients,
}

impl Rule {
    /// In the order in which they are followed.
    pub const ALL: [Self; 7] =
        [Self::Received, Self::Talk, Self::Questions, Self::Files, Self::MadeFiles, Self::Sessions, Self::Clients];

    /// As stored.
    pub fn code(self) -> &'static str {
        match self {
            Self::Received => "received",
            Self::Talk => "talk",
            Self::Questions => "questions",
            Self::Files => "files",
            Self::MadeFiles => "made_files",
            Self::Sessions => "sessions",
            Self::Clients => "clients",
        }
    }
}

/// How many days each is kept; `None`: for good.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Retention {
    /// Of [`Rule::Talk`].
    pub talk: Option<u32>,
    /// Of [`Rule::Questions`].
    pub questions: Option<u32>,
    /// Of [`Rule::Files`].
    pub files: Option<u32>,
    /// Of [`Rule::MadeFiles`].
    pub made_files: Option<u32>,
    /// Of [`Rule::Clients`].
    pub clients: Option<u32>,
}

impl Default for Retention {
    fn default() -> Self {
        Self {
            talk: Some(TALK_DAYS_DEFAULT),
            questions: Some(QUESTION_DAYS_DEFAULT),
            files: Some(FILE_DAYS_DEFAULT),
            made_files: Some(MADE_FILE_DAYS_DEFAULT),
            clients: Some(CLIENT_DAYS_DEFAULT),
        }
    }
}

impl Retention {
    /// Days of a rule.
    pub fn days(&self, rule: Rule) -> Option<u32> {
        match rule {
            Rule::Received => Some(RECEIVED_DAYS),
            Rule::Talk => self.talk,
            Rule::Questions => self.questions,
            Rule::Files => self.files,
            Rule::MadeFiles => self.made_files,
            Rule::Sessions => Some(SESSION_DAYS),
            Rule::Clients => self.clients,
        }
    }

    /// What is older than this goes.
    pub fn until(&self, rule: Rule, now: Moment) -> Option<Moment> {
        self.days(rule).map(|days| now.plus_minutes(-i64::from(days) * 24 * 60))
    }
}

/// What became of the rules so far.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ran {
    /// The newest run of each that ever ran.
    pub runs: Vec<RuleRun>,
    /// People who were erased: on request, and by a rule.
    pub erased: [u64; 2],
}

/// The newest run of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RuleRun {
    /// Which.
    pub rule: Rule,
    /// Since when.
    pub began_at: Moment,
    /// To how many it was done so far.
    pub subjects: u64,
    /// Until when; `None`: it goes on.
    pub done_at: Option<Moment>,
}
