//! To anybody, and what is in the way.

use crate::conversation::button::Button;
use crate::conversation::command::{Audience, COMMANDS, Command};
use crate::conversation::incoming::Unsupported;
use crate::conversation::state::PENDING_FILES_MAX;
use crate::domain::person::{Denied, Language};
use crate::domain::question::QUESTION_MAX_CHARS;
use crate::domain::ticket::{EXTENSION_DAYS_MAX, REASON_MAX, Refusal};

use super::dates;
use super::message::Message;
use super::reply::{DoorReply, Trouble};
use super::say_browser;
use super::say_consultation;
use super::say_merging;
use super::say_personal;
use super::say_privacy;
use super::tickets;
use super::words::{Voice, text};

fn command_words(language: Language, command: Command) -> String {
    let key = match command {
        Command::Start => "command-start",
        Command::Help => "command-help",
        Command::My => "command-my",
        Command::Standard => "command-standard",
        Command::Cancel => "command-cancel",
        Command::Language => "command-language",
        Command::Privacy => "command-privacy",
        Command::Ratings => "command-ratings",
        Command::Export => "command-export",
        Command::Forget => "command-forget",
        Command::Phone => "command-phone",
        Command::Web => "command-web",
        Command::Bind => "command-bind",
        Command::Queue => "command-queue",
        Command::Mine => "command-mine",
        Command::Next => "command-next",
        Command::Away => "command-away",
        Command::Duty => "command-duty",
        Command::Ticket => "command-ticket",
        Command::Calendar => "command-calendar",
        Command::Phrases => "command-phrases",
        Command::Invite => "command-invite",
        Command::StaffGroup => "command-staffgroup",
        Command::Indicators => "command-indicators",
        Command::Indicator => "command-indicator",
        Command::People => "command-people",
        Command::Stats => "command-stats",
        Command::Report => "command-report",
    };
    text(language, key)
}

/// The command menu for a person with these roles: name and description.
pub fn menu(language: Language, expert: bool, office: bool) -> Vec<(String, String)> {
    COMMANDS
        .iter()
        .filter(|row| shown(row.audience, expert, office))
        .map(|row| (row.name.to_owned(), command_words(language, row.command)))
        .collect()
}

fn shown(audience: Audience, expert: bool, office: bool) -> bool {
    match audience {
        Audience::Everyone => true,
        Audience::Expert => expert || office,
        Audience::Office => office,
    }
}

/// To anybody.
pub fn door(voice: Voice<'_>, reply: &DoorReply) -> Message {
    match reply {
        DoorReply::Welcome => Message::new().line(&voice.say("welcome")),
        DoorReply::WelcomeTo { department } => {
            let name = voice.department(department);
            Message::new().line(&voice.say("welcome")).gap().line(&voice.fill("page-department-hint", &[("it", &name)]))
        }
        DoorReply::Help { expert, office } => help(voice, *expert, *office),
        DoorReply::Privacy { retention, ran } => say_privacy::privacy(voice, retention, ran.as_ref()),
        DoorReply::Languages => Message::new().line(&voice.say("languages")).row(
            Language::ALL
                .into_iter()
                .map(|l| voice.button(&format!("language-name-{}", l.tag()), &Button::Language(l)))
                .collect(),
        ),
        DoorReply::LanguageSet => Message::new().line(&voice.say("language-set")),
        DoorReply::Browser(reply) => say_browser::browser(voice, reply),
        DoorReply::Personal(reply) => say_personal::personal(voice, reply),
        DoorReply::Cancelled => Message::new().line(&voice.say("cancelled")),
        DoorReply::NothingToCancel => Message::new().line(&voice.say("nothing-to-cancel")),
    }
}

fn help(voice: Voice<'_>, expert: bool, office: bool) -> Message {
    let mut message = Message::new().bold_line(&voice.say("help-head")).line(&voice.say("help-body"));
    if expert {
        message = message.gap().bold_line(&voice.say("help-expert-head")).line(&voice.say("help-expert-body"));
    }
    if office {
        message = message.gap().bold_line(&voice.say("help-office-head")).line(&voice.say("help-office-body"));
    }
    message = message.gap().bold_line(&voice.say("help-commands"));
    for (name, words) in menu(voice.language, expert, office) {
        message = message.line(&format!("/{name}  {words}"));
    }
    message
}

/// Something is in the way.
pub fn trouble(voice: Voice<'_>, trouble: &Trouble) -> Message {
    let words = match trouble {
        Trouble::Denied(denied) => voice.say(match denied {
            Denied::NoSuchTicket => "denied-no-such-ticket",
            Denied::ExpertsOnly => "denied-experts-only",
            Denied::OfficeOnly => "denied-office-only",
            Denied::HolderOnly => "denied-holder-only",
            Denied::Suspended => "denied-suspended",
            Denied::OwnTicket => "denied-own-ticket",
            Denied::OfficeDecides => "denied-office-decides",
        }),
        Trouble::Refused { ticket, refusal, by } => {
            let number = ticket.number.to_string();
            let number = ("number", number.as_str());
            match refusal {
                Refusal::AlreadyClaimed { .. } => {
                    voice.fill("refused-already-claimed", &[number, ("by", by.as_deref().unwrap_or_default())])
                }
                Refusal::AlreadyYours => voice.fill("refused-already-yours", &[number]),
                Refusal::WrongStage { stage } => {
                    voice.fill("refused-wrong-stage", &[number, ("stage", &tickets::stage(voice, *stage))])
                }
                Refusal::SameDepartment => voice.fill("refused-same-department", &[number]),
                Refusal::AlreadyRated { rating } => {
                    voice.fill("refused-already-rated", &[number, ("grade", &tickets::grade(voice, *rating))])
                }
                Refusal::NeedsReason => voice.fill("refused-needs-reason", &[("max", &REASON_MAX.to_string())]),
                Refusal::NotAnExpertThere => voice.say("refused-not-an-expert"),
                Refusal::AlreadyConfidential => voice.fill("refused-already-confidential", &[number]),
                Refusal::NotConfidential => voice.fill("refused-not-confidential", &[number]),
                Refusal::InConfidence { .. } => {
                    voice.fill("refused-in-confidence", &[number, ("by", by.as_deref().unwrap_or_default())])
                }
                Refusal::AlreadyReferred => voice.fill("refused-already-referred", &[number]),
                Refusal::KeptBefore => voice.fill("refused-kept-before", &[number]),
                Refusal::NotReferred => voice.fill("refused-not-referred", &[number]),
                Refusal::AlreadyExtended => {
                    let promise = dates::promise(voice, ticket.due_solve);
                    voice.fill("refused-already-extended", &[number, ("promise", &promise)])
                }
                Refusal::PastDeadline { due } => {
                    voice.fill("refused-past-deadline", &[number, ("when", &dates::moment(voice.language, *due))])
                }
                Refusal::Merging(problem) => say_merging::problem(voice, &ticket.number.to_string(), *problem),
                Refusal::Consultation(problem) => {
                    say_consultation::problem(voice, &ticket.number.to_string(), *problem)
                }
                Refusal::ExtensionDays => {
                    voice.fill("refused-extension-days", &[("max", &EXTENSION_DAYS_MAX.to_string())])
                }
            }
        }
        Trouble::NoSuchTicket => voice.say("denied-no-such-ticket"),
        Trouble::FindWhat => voice.say("find-what"),
        Trouble::NoSuchDepartment => {
            voice.fill("no-such-department", &[("count", &voice.departments.lines.len().to_string())])
        }
        Trouble::StaleButton => voice.say("stale-button"),
        Trouble::UnknownCommand { name } => voice.fill("unknown-command", &[("name", name)]),
        Trouble::TextWanted => voice.say("text-wanted"),
        Trouble::Empty => voice.say("empty"),
        Trouble::NothingSaid => voice.say("nothing-said"),
        Trouble::TooLong { chars } => {
            voice.fill("too-long", &[("chars", &chars.to_string()), ("max", &QUESTION_MAX_CHARS.to_string())])
        }
        Trouble::PendingFull => voice.fill("pending-full", &[("max", &PENDING_FILES_MAX.to_string())]),
        Trouble::Unsupported { what } => voice.say(match what {
            Unsupported::Sticker => "unsupported-sticker",
            Unsupported::Voice => "unsupported-voice",
            Unsupported::Video => "unsupported-video",
            Unsupported::Location => "unsupported-location",
            Unsupported::Contact => "unsupported-contact",
            Unsupported::FileTooLarge => "unsupported-file-too-large",
            Unsupported::FileKind => "unsupported-file-kind",
            Unsupported::FileEmpty => "unsupported-file-empty",
            Unsupported::Edited => "unsupported-edited",
            Unsupported::Group | Unsupported::Other => "unsupported-other",
        }),
        Trouble::StateLost => voice.say("state-lost"),
        Trouble::OurFault => voice.say("our-fault"),
    };
    Message::new().line(&words)
}
