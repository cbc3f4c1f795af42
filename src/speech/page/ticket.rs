//! A ticket with its whole record in words, for its page on the desk.

use crate::conversation::button::Button;
use crate::conversation::state::{PrescriptionDraft, PrescriptionPart};
use crate::domain::attachment::Attachment;
use crate::speech::message::ButtonFace;
use crate::speech::views::{CaseRecord, Line};
use crate::speech::words::Voice;
use crate::speech::{dates, say_delivery, say_follow_up, say_house, say_merging, say_prescription};

use super::list::{self, Mark};

/// A ticket in words.
#[derive(Debug, Clone, PartialEq)]
pub struct Case {
    /// Where it is.
    pub department: String,
    /// Where it stands.
    pub stage: String,
    /// 急, 超时 and so on.
    pub marks: Vec<Mark>,
    /// What is due next, and when.
    pub due: String,
    /// What was asked, with what it said later.
    pub question: String,
    /// What else is known, line by line.
    pub facts: Vec<String>,
    /// Conversation with the client, oldest first.
    pub lines: Vec<LineWords>,
    /// Internal notes, oldest first.
    pub notes: Vec<LineWords>,
    /// What happened, oldest first.
    pub history: Vec<String>,
    /// The prescription as it stands.
    pub prescription: Vec<(String, String)>,
    /// Those that were corrected, each with its head.
    pub corrected: Vec<(String, Vec<(String, String)>)>,
    /// 复诊结果.
    pub follow_up: Option<String>,
    /// What is done in the chat: buttons that lead there.
    pub more: Vec<ButtonFace>,
}

/// A line of what was written.
#[derive(Debug, Clone, PartialEq)]
pub struct LineWords {
    /// Who.
    pub who: String,
    /// When.
    pub when: String,
    /// Words, with what they said later.
    pub body: String,
    /// The client's own?
    pub is_clients: bool,
    /// What became of it on its way to the client.
    pub delivery: Option<String>,
    /// Files that came with it.
    pub files: Vec<Attachment>,
}

/// A record in words.
pub fn case(voice: Voice<'_>, record: &CaseRecord) -> Case {
    let (view, ticket) = (&record.view, &record.view.ticket);
    let mut more = say_merging::record_buttons(voice, ticket.id, view.may);
    if view.may.learn {
        more.push(voice.button("button-learn", &Button::Learn(ticket.id)));
    }
    let corrected = record.corrected.iter().map(|earlier| {
        let when = dates::moment(voice.language, earlier.at);
        let head = voice.fill("prescription-superseded", &[("when", &when), ("author", &earlier.author)]);
        (head, parts(voice, &earlier.parts))
    });
    Case {
        department: voice.department(&ticket.department),
        stage: say_merging::stage(voice, ticket),
        marks: list::marks(voice, ticket, view.solving),
        due: list::due(voice, ticket, view.solving),
        question: format!("{}{}", view.question, say_delivery::versions(voice, &view.edits)),
        facts: say_house::facts(voice, view),
        lines: record.lines.iter().map(|one| line(voice, one)).collect(),
        notes: record.notes.iter().map(|one| line(voice, one)).collect(),
        history: record.history.iter().map(|step| say_house::step(voice, step)).collect(),
        prescription: record.prescription.as_ref().map(|draft| parts(voice, draft)).unwrap_or_default(),
        corrected: corrected.collect(),
        follow_up: record.follow_up.and_then(|follow_up| say_follow_up::result(voice, follow_up)),
        more,
    }
}

fn line(voice: Voice<'_>, line: &Line) -> LineWords {
    LineWords {
        who: line.author.clone().unwrap_or_else(|| voice.say("client-author")),
        when: dates::moment(voice.language, line.at),
        body: format!("{}{}", line.body, say_delivery::versions(voice, &line.edits)),
        is_clients: line.author.is_none(),
        delivery: line.delivery.map(|state| say_delivery::delivery(voice, state)),
        files: line.attachment.as_ref().map(|file| file.items().to_vec()).unwrap_or_default(),
    }
}

fn parts(voice: Voice<'_>, draft: &PrescriptionDraft) -> Vec<(String, String)> {
    let filled = |part| draft.part(part).map(|text| (say_prescription::part_name(voice, part), text.to_owned()));
    PrescriptionPart::ALL.into_iter().filter_map(filled).collect()
}
