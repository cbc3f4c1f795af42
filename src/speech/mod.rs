//! Everything the bot says: `say` turns a meaning into a message in the reader's language. All
//! wording stands in `words/`.

/// A message as channels deliver it.
pub mod message;
/// What readers see of tickets, firms and people.
pub mod views;
/// Meanings, by reader.
pub mod reply;
/// About a question and the way to a ticket.
pub mod reply_guidance;
/// About pages in a browser.
pub mod reply_browser;
/// About a person's own data.
pub mod reply_personal;
/// To the client of a ticket.
pub mod reply_client;
/// To the office, about low grades.
pub mod reply_complaint;
/// To experts.
pub mod reply_house;
/// Two tickets become one, or one two.
pub mod reply_merging;
/// Colleagues look at a ticket together.
pub mod reply_consultation;
/// More time, and what the office decides.
pub mod reply_handover;
/// About drafts of articles.
pub mod reply_learning;
/// Help while one writes.
pub mod reply_writing;
/// About the group of the house, and in it.
pub mod reply_group;
/// To the office.
pub mod reply_office;
/// To the house: who works when, on how much.
pub mod reply_duty;
/// Words by key and language.
pub mod words;
/// Dates, times and standings in words.
pub mod dates;
/// Figures in words, and what each counts.
pub mod figures;
/// Charts as SVG from a table.
pub mod chart;
/// Indicators of the plan in words.
pub mod indicators;
/// About the indicators of the plan.
pub mod reply_indicators;
/// A report in words.
pub mod report;
/// The prescription as a printed sheet.
pub mod sheet;
/// Follow-ups in a calendar.
pub mod agenda;
/// The copy of a person's own data as a file.
pub mod personal;
/// Tickets in words: stages, heads, lists.
mod tickets;
mod say_browser;
mod say_personal;
/// What is kept, in words.
mod say_privacy;
mod say_door;
mod say_guidance;
mod say_client;
mod say_house;
/// Low grades.
mod say_complaint;
/// Trade secrets.
mod say_secrecy;
/// Did it help?
mod say_follow_up;
/// Forms of pages.
mod say_form;
/// What became of messages, and what was changed in them.
mod say_delivery;
mod say_learning;
/// Help while one writes, in words.
pub mod say_writing;
mod say_prescription;
mod say_handover;
mod say_consultation;
mod say_merging;
mod say_office;
mod say_figures;
mod say_rounds;
mod say_digest;
mod say_duty;
mod say_roster;
/// Words of pages.
pub mod page;
/// The group of the house in words.
mod say_group;
/// What the command line and the terminal say to the person at the machine.
pub mod console;

use message::Message;
use reply::Reply;
use words::Voice;

pub use say_door::menu;
pub use say_guidance::{answer, standard_card};

/// The message that a reader gets.
pub fn say(voice: Voice<'_>, reply: &Reply) -> Message {
    match reply {
        Reply::Door(reply) => say_door::door(voice, reply),
        Reply::Guidance(reply) => say_guidance::guidance(voice, reply),
        Reply::Client(reply) => say_client::client(voice, reply),
        Reply::House(reply) => say_house::house(voice, reply),
        Reply::Merge(reply) => say_merging::merging(voice, reply),
        Reply::Consult(reply) => say_consultation::consultation(voice, reply),
        Reply::Handover(reply) => say_handover::handover(voice, reply),
        Reply::Office(reply) => say_office::office(voice, reply),
        Reply::Duty(reply) => say_duty::duty(voice, reply),
        Reply::Writing(reply) => say_writing::writing(voice, reply),
        Reply::Learning(reply) => say_learning::learning(voice, reply),
        Reply::Group(reply) => say_group::group(voice, reply),
        Reply::Trouble(trouble) => say_door::trouble(voice, trouble),
    }
}

/// What is said in the group of the house.
pub fn say_in_group(voice: Voice<'_>, says: &reply_group::GroupSays) -> Message {
    say_group::in_group(voice, says)
}
