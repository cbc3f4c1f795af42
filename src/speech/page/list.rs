//! A line of a list of tickets on a page of the house.

use crate::domain::guidance::Urgency;
use crate::domain::ticket::solving::SolveClock;
use crate::domain::ticket::{Stage, Ticket};
use crate::speech::views::TicketLine;
use crate::speech::words::Voice;
use crate::speech::{dates, say_merging};

/// One ticket in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What people call it; names its page.
    pub number: String,
    /// Where it is.
    pub department: String,
    /// Where it stands.
    pub stage: String,
    /// 急, 超时 and so on.
    pub marks: Vec<Mark>,
    /// What is due next, and when.
    pub due: String,
    /// Is that past?
    pub is_late: bool,
    /// Beginning of the question, or that it is a trade secret.
    pub about: String,
    /// Who has it.
    pub holder: Option<String>,
}

/// A word that stands out before a ticket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// How it is coloured: `urgent`, `late`, `secret`, `undecided`.
    pub kind: &'static str,
    /// The word.
    pub word: String,
}

/// A ticket as a line of a list.
pub fn row(voice: Voice<'_>, line: &TicketLine, solving: SolveClock, holder: Option<String>) -> Row {
    let ticket = &line.ticket;
    Row {
        number: ticket.number.to_string(),
        department: voice.department(&ticket.department),
        stage: say_merging::stage(voice, ticket),
        marks: marks(voice, ticket, solving),
        due: due(voice, ticket, solving),
        is_late: is_late(voice, ticket, solving),
        about: line.about.clone().unwrap_or_else(|| voice.say("confidential-about")),
        holder,
    }
}

fn is_late(voice: Voice<'_>, ticket: &Ticket, solving: SolveClock) -> bool {
    ticket.stage.is_open() && (ticket.is_overdue(voice.now) || solving.is_missed(voice.now))
}

/// What stands out about a ticket, the most pressing first.
pub fn marks(voice: Voice<'_>, ticket: &Ticket, solving: SolveClock) -> Vec<Mark> {
    let mut marks = vec![];
    let mut mark = |kind, key| marks.push(Mark { kind, word: voice.say(key) });
    if is_late(voice, ticket, solving) {
        mark("late", "desk-mark-late");
    }
    match ticket.urgency {
        Urgency::Urgent => mark("urgent", "desk-mark-urgent"),
        Urgency::Normal => {}
    }
    if ticket.secrecy.is_confidential() {
        mark("secret", "desk-mark-secret");
    }
    if ticket.referred.is_some() {
        mark("undecided", "desk-mark-undecided");
    }
    marks
}

/// What is due next, and when; of a ticket that has ended, when it did.
pub fn due(voice: Voice<'_>, ticket: &Ticket, solving: SolveClock) -> String {
    let until = |at| dates::promise(voice, at);
    match ticket.stage {
        Stage::Closed | Stage::Withdrawn => match ticket.closed_at {
            Some(at) => voice.fill("desk-due-ended", &[("when", &dates::moment(voice.language, at))]),
            None => String::new(),
        },
        Stage::Queued | Stage::InHand | Stage::Asking | Stage::Answered if ticket.first_answer_at.is_none() => {
            voice.fill("desk-due-first", &[("until", &until(ticket.due_first))])
        }
        Stage::Queued | Stage::InHand | Stage::Asking | Stage::Answered if solving.stopped => {
            voice.say("desk-due-stopped")
        }
        Stage::Queued | Stage::InHand | Stage::Asking | Stage::Answered => {
            voice.fill("desk-due-solve", &[("until", &until(solving.due))])
        }
    }
}
