//! Typed words that stand for a button: commands, verbs on a ticket, grades.

use std::ops::RangeInclusive;

use crate::domain::follow_up::{self, Answer};
use crate::domain::ids::{TicketId, TicketNumber};
use crate::domain::person::Language;
use crate::domain::rating::Rating;

use super::agenda::AgendaWish;
use super::button::FiguresOf;
use super::command::Command;
use super::complaint::{ComplaintIntent, ComplaintStep};
use super::handover::{HandoverIntent, days_of, extend_words};
use super::intent::{FiguresAsked, Filled, Intent, Verb, Written};
use super::personal::PersonalIntent;
use super::state::PrescriptionPart;
use super::writing::{WritingIntent, keep_phrases};

/// Words without a file.
pub fn words(text: &str) -> Written {
    Written { text: text.to_owned(), attachment: None }
}

/// Before a department in the link of a messenger (`?start=d_certification`); no invitation has it.
const BY_DEPARTMENT: &str = "d_";

/// What a command means.
pub fn commanded(command: Command, argument: String) -> Intent {
    match command {
        Command::Start if argument.is_empty() => Intent::Start,
        Command::Start => match argument.strip_prefix(BY_DEPARTMENT) {
            Some(department) => Intent::StartFor(department.to_owned()),
            None => Intent::Redeem(argument),
        },
        Command::Help => Intent::Help,
        Command::My => Intent::MyTickets,
        Command::Standard => Intent::Standard(argument),
        Command::Cancel => Intent::Cancel,
        Command::Language => match argument.to_lowercase().as_str() {
            "english" | "en" => Intent::SetLanguage(Language::English),
            "中文" | "zh" | "zh-cn" => Intent::SetLanguage(Language::Chinese),
            _ => Intent::OfferLanguages,
        },
        Command::Privacy => Intent::Privacy,
        Command::Forget => Intent::Personal(PersonalIntent::Forget),
        Command::Export => Intent::Personal(PersonalIntent::Export),
        Command::Ratings => Intent::Complaint(ComplaintIntent::List),
        Command::Phone if argument.is_empty() => Intent::StartPhone,
        Command::Phone => Intent::Phone(argument),
        Command::Web => Intent::Web,
        Command::Bind => Intent::Bind(argument),
        Command::Queue => Intent::Queue,
        Command::Mine => Intent::Mine,
        Command::Next => Intent::Next,
        Command::Away => Intent::Away(argument),
        Command::Duty => Intent::Duty(argument),
        Command::StaffGroup => Intent::StaffGroup(argument),
        Command::Ticket => TicketNumber::parse(&argument).map_or(Intent::FindWhat, Intent::FindTicket),
        Command::Phrases => Intent::Writing(WritingIntent::Keep(keep_phrases(&argument))),
        Command::Calendar => Intent::Agenda(AgendaWish::typed(&argument)),
        Command::Indicators => Intent::Indicators,
        Command::Indicator => Intent::Indicator(argument),
        Command::Invite => Intent::Invite(argument),
        Command::People => Intent::People,
        Command::Report => Intent::Report(argument),
        Command::Stats if argument.is_empty() => Intent::Figures(FiguresAsked::Of(FiguresOf::ThisMonth)),
        Command::Stats => Intent::Figures(FiguresAsked::Typed(argument)),
    }
}

/// A verb at the beginning of a text, with what stands behind it. A word is a verb only if it
/// stands alone, before a colon or before a ticket number: 答复您一下 is not an order. For notes a
/// blank is enough, because what was meant as a note must never reach a client.
pub fn verb_of(text: &str) -> Option<(Verb, &str)> {
    if let Some(rest) = after_slashes(text) {
        return Some((Verb::Note, rest));
    }
    Verb::WORDS.iter().find_map(|(word, verb)| {
        let rest = text.get(word.len()..).filter(|_| text.is_char_boundary(word.len()))?;
        if !text.get(..word.len())?.eq_ignore_ascii_case(word) {
            return None;
        }
        let stripped = rest.trim_start_matches(['：', ':', ' ', '，', ',', '\n']).trim();
        let stands_apart = rest.is_empty()
            || rest.starts_with(['：', ':'])
            || first_number(stripped).is_some()
            || (*verb == Verb::Extend && days_of(rest).is_some())
            || (*verb == Verb::FollowUp && follow_up::days_of(stripped).is_some())
            || (*verb == Verb::Note && rest.starts_with([' ', '，', ',', '\n']));
        stands_apart.then_some((*verb, stripped))
    })
}

/// Half- and full-width: a Chinese keyboard gives either.
const SLASHES: [char; 2] = ['/', '／'];

/// What stands behind two slashes, the mark of a note.
pub fn after_slashes(text: &str) -> Option<&str> {
    let rest = text.strip_prefix(SLASHES)?.strip_prefix(SLASHES)?;
    Some(rest.trim_start_matches(SLASHES).trim())
}

/// The words of a note, if a text is one, in slashes or in words.
pub fn note_of(text: &str) -> Option<&str> {
    match verb_of(text) {
        Some((Verb::Note, rest)) => Some(rest),
        Some(_) | None => None,
    }
}

/// A verb before a ticket number: that ticket is meant, whatever else is being written.
pub fn by_number(text: &str) -> Option<Intent> {
    let (verb, rest) = verb_of(text)?;
    let (number, more) = first_number(rest)?;
    Some(Intent::ByNumber(number, verb, more.to_owned()))
}

/// A ticket number at the beginning of a text, and what stands behind it.
pub fn first_number(text: &str) -> Option<(TicketNumber, &str)> {
    let end = text.find(|c: char| c.is_whitespace() || matches!(c, '：' | ':' | '，' | ',')).unwrap_or(text.len());
    let number = TicketNumber::parse(&text[..end])?;
    Some((number, text[end..].trim_start_matches(['：', ':', ' ', '，', ',', '\n']).trim()))
}

/// A verb on a ticket, with words behind it or none.
pub fn on_ticket(ticket: TicketId, verb: Verb, rest: &str) -> Intent {
    match (verb, rest) {
        (Verb::Show, _) => Intent::Case(ticket),
        (Verb::Add, "") => Intent::StartAdding(ticket),
        (Verb::Add, rest) => Intent::Add(ticket, words(rest)),
        (Verb::Confirm, _) => Intent::Confirm(ticket),
        (Verb::Withdraw, _) => Intent::Withdraw(ticket),
        (Verb::Reopen, "") => Intent::StartReopening(ticket),
        (Verb::Reopen, rest) => Intent::Reopen(ticket, Some(rest.to_owned())),
        (Verb::Claim, _) => Intent::Claim(ticket),
        (Verb::Answer, "") => Intent::StartAnswer(ticket),
        (Verb::Answer, rest) => Intent::Answer(ticket, words(rest)),
        (Verb::AskBack, "") => Intent::StartAskBack(ticket),
        (Verb::AskBack, rest) => Intent::AskBack(ticket, words(rest)),
        (Verb::Note, "") => Intent::StartNote(ticket),
        (Verb::Note, rest) => Intent::Note(ticket, words(rest)),
        (Verb::Transfer, "") => Intent::StartTransfer(ticket),
        (Verb::Transfer, rest) => Intent::TransferTyped(ticket, rest.to_owned()),
        (Verb::Release, "") => Intent::StartRelease(ticket),
        (Verb::Release, rest) => Intent::Release(ticket, rest.to_owned()),
        (Verb::Prescribe, _) => Intent::StartPrescription(ticket),
        (Verb::Assign, _) => Intent::StartAssign(ticket),
        (Verb::TakeOver, _) => Intent::TakeOver(ticket),
        (Verb::Confidential, _) => Intent::MarkConfidential(ticket),
        (Verb::LiftConfidence, _) => Intent::LiftConfidence(ticket),
        (Verb::FollowUp, rest) => Intent::FollowUp(ticket, rest.to_owned()),
        (Verb::NotSolved, rest) => {
            Intent::FollowUpSays(ticket, Answer::NotSolved, Some(rest.to_owned()).filter(|rest| !rest.is_empty()))
        }
        (Verb::StillTrying, _) => Intent::FollowUpSays(ticket, Answer::StillTrying, None),
        (Verb::Resend, _) => Intent::Resend(ticket, None),
        (Verb::TakeConfidence, _) => Intent::TakeConfidence(ticket),
        (Verb::Learn, _) => Intent::Learn(ticket),
        (Verb::Paper, _) => Intent::Paper(ticket),
        (Verb::Correct, _) => Intent::Correct(ticket),
        (Verb::Extend, rest) => Intent::Handover(extend_words(ticket, rest)),
        (Verb::Consult(verb), rest) => verb.on(ticket, rest),
        (Verb::Merge(verb), rest) => verb.on(ticket, rest),
        (Verb::Complaint(verb), rest) => verb.on(ticket, rest),
        (Verb::Keep, _) => Intent::Handover(HandoverIntent::Keep(ticket)),
    }
}

/// The part that is to be written anew, as typed under the preview: 改诊断, or its name alone.
pub fn part_to_edit(text: &str) -> Option<PrescriptionPart> {
    let lower = text.to_lowercase();
    let name = ["修改", "改", "edit ", "change "].iter().find_map(|verb| lower.strip_prefix(verb)).unwrap_or(&lower);
    match name.trim() {
        "诊断" | "findings" => Some(PrescriptionPart::Findings),
        "原因" | "cause" => Some(PrescriptionPart::Cause),
        "处方" | "措施" | "measures" => Some(PrescriptionPart::Measures),
        "依据" | "basis" => Some(PrescriptionPart::Basis),
        _ => None,
    }
}

/// A grade in words.
pub fn rating_of(text: &str) -> Option<Rating> {
    let grade = match text {
        "非常满意" => 5,
        "满意" => 4,
        "基本满意" => 3,
        "不满意" => 2,
        "非常不满意" => 1,
        _ => return None,
    };
    Rating::new(grade)
}

/// Shortest and longest run of digits that may be the bare number of a standard (32614).
const BARE_NUMBER_DIGITS: RangeInclusive<usize> = 4..=6;

/// Words that answer something of the house's dialogues. Where nothing was asked, they ask nothing: searched for, they
/// would find some article that happens to have them.
const ANSWERS_ONLY: [&str; 17] = [
    "就这样发送",
    "好的",
    "ok",
    "发送",
    "确认发送",
    "重写",
    "清空",
    "跳过",
    "全部跳过",
    "确定",
    "确认",
    "撤销",
    "send",
    "rewrite",
    "clear",
    "skip",
    "undo",
];

fn is_answer_only(text: &str) -> bool {
    ANSWERS_ONLY.contains(&text.trim().trim_end_matches(['。', '！', '!', '.']).to_lowercase().as_str())
}

/// Letters of any script, or digits that may be the number of a standard. A lone "1" is a button that is
/// not there, a picture or a full stop is no question.
pub fn says_something(text: &str) -> bool {
    // 好的 alone is courtesy, which has an answer of its own.
    if is_answer_only(text) && text != "好的" {
        return false;
    }
    let digits = text.chars().filter(|c| c.is_numeric()).count();
    text.chars().any(char::is_alphabetic) || BARE_NUMBER_DIGITS.contains(&digits)
}

/// What stands behind 补充 and a number: the order was obeyed when it came first.
pub fn added_words(text: &str) -> &str {
    match verb_of(text) {
        Some((Verb::Add, rest)) => first_number(rest).map_or(rest, |(_, more)| more),
        Some(_) | None => text,
    }
}

/// 商业秘密 alone, while a ticket is in the making.
pub fn is_secrecy(text: &str) -> bool {
    matches!(verb_of(text), Some((Verb::Confidential, "")))
}

/// An answer to one of our questions: words, or that it is skipped.
pub fn filled(text: &str) -> Filled {
    match text.to_lowercase().as_str() {
        "跳过" | "没有" | "不知道" | "不清楚" | "无" | "skip" => Filled::Skip,
        "直接挂号" | "不填了" | "submit" | "submit now" => Filled::SkipAll,
        _ => Filled::Text(text.to_owned()),
    }
}

/// The words that were waited for after a low grade. What is marked as a note stays one.
pub fn complained(ticket: TicketId, step: ComplaintStep, text: &str) -> Intent {
    let for_the_house = match step {
        ComplaintStep::Explaining => None,
        ComplaintStep::Contacting | ComplaintStep::PuttingRight => note_of(text),
    };
    match (for_the_house, filled(text)) {
        (Some(note), _) => Intent::Note(ticket, words(note)),
        (None, Filled::Text(text)) => Intent::Complaint(ComplaintIntent::Said(step, ticket, Some(text))),
        (None, Filled::Skip | Filled::SkipAll) => Intent::Complaint(ComplaintIntent::Said(step, ticket, None)),
    }
}

/// What is marked as a note is one, whatever else was being written: it must never reach a client.
/// A word that only answers the house (发送 under a preview) is sent to nobody.
pub fn note_or(ticket: TicketId, written: Written, otherwise: fn(TicketId, Written) -> Intent) -> Intent {
    if written.attachment.is_none() && is_answer_only(&written.text) {
        return Intent::NothingSaid;
    }
    match note_of(&written.text) {
        Some(note) => Intent::Note(ticket, Written { text: note.to_owned(), attachment: written.attachment }),
        None => otherwise(ticket, written),
    }
}

/// Words while the draft of an article is looked at: it is kept, or they are hidden in it.
pub fn hidden_or_kept(ticket: TicketId, hidden: &[String], text: &str) -> Intent {
    match text.to_lowercase().as_str() {
        "存草稿" | "同意" | "keep" | "keep the draft" => Intent::ApproveDraft(ticket, hidden.to_vec()),
        _ => Intent::HideWords(ticket, hidden.to_vec(), text.to_owned()),
    }
}
