//! Learning from cases: a closed ticket becomes the draft of an article. What could tell whose case it
//! is, is hidden by the program and shown to the person, who may hide more and then approves.

use tracing::error;

use crate::conversation::state::State;
use crate::domain::ids::TicketId;
use crate::domain::mask::MaskKind;
use crate::domain::person::Act;
use crate::domain::question::clean;
use crate::domain::ticket::{Happening, Refusal, Stage, Ticket};
use crate::guide::draft::{self, CaseTexts, Draft};
use crate::masking::{self, SECRET_MIN_CHARS, Secrets};
use crate::speech::reply::Trouble;
use crate::speech::reply_learning::LearningReply;
use crate::speech::views::{DraftView, HiddenLine};
use crate::store::Result;

use super::cards;
use super::turn::Turn;

/// Words that one person may hide besides: more is a text to be rewritten, not to be masked.
pub const WORDS_MAX: usize = 50;
/// Longest of them, in characters.
pub const WORD_MAX_CHARS: usize = 100;
/// Drafts of one ticket: the first may have gone wrong, a row of them helps nobody.
pub const DRAFTS_MAX: u32 = 5;
/// Messages of a ticket that are looked through for answers.
const MESSAGES_MAX: u32 = 200;
/// Between the words that a person wants hidden.
const SEPARATORS: [char; 6] = ['、', '，', ',', '；', ';', '\n'];

/// 写成指南: the draft with what was hidden in it.
pub fn start(turn: &mut Turn<'_>, id: TicketId) -> Result<()> {
    show(turn, id, vec![])
}

/// More words to hide; then the draft again.
pub fn hide(turn: &mut Turn<'_>, id: TicketId, mut words: Vec<String>, text: &str) -> Result<()> {
    let typed: Vec<String> = text.split(SEPARATORS).map(clean).filter(|word| !word.is_empty()).collect();
    let fits = |word: &String| (SECRET_MIN_CHARS..=WORD_MAX_CHARS).contains(&word.chars().count());
    let room = words.len() + typed.len() <= WORDS_MAX;
    if typed.is_empty() || !room || !typed.iter().all(fits) {
        return turn.reply_on(id, LearningReply::WordsWrong);
    }
    for word in typed {
        if !words.contains(&word) {
            words.push(word);
        }
    }
    show(turn, id, words)
}

fn show(turn: &mut Turn<'_>, id: TicketId, words: Vec<String>) -> Result<()> {
    let Some((ticket, draft)) = drafted(turn, id, &words)? else { return Ok(()) };
    let view = view(&draft, &words);
    turn.go(State::Learning { ticket: id, words });
    turn.reply_on(id, LearningReply::Preview { ticket, draft: Box::new(view) })
}

/// 存草稿: the file is written, and the office is told where it is.
pub fn approve(turn: &mut Turn<'_>, id: TicketId, words: &[String]) -> Result<()> {
    let Some((ticket, draft)) = drafted(turn, id, words)? else { return Ok(()) };
    turn.leave(id);
    let (department, today) = (ticket.department.clone(), turn.now.day());
    let row = turn.tx.add_draft(id, turn.person.id, &department, turn.now)?;
    let name = turn.tx.free_draft_name(&department, row, today)?;
    let path = turn.tx.keep_draft(&department, &name, &draft.file(&name, today))?;
    let step = ticket.clone().learn(turn.person.id, row, turn.now);
    let Some(after) = turn.take(&ticket, step)? else { return Ok(()) };
    let kept = LearningReply::Kept { ticket: after, path, by: turn.signature(), sources: draft.sources.len() };
    for member in turn.tx.office_members()? {
        if member.id != turn.person.id && member.id != ticket.client {
            turn.tell(member.id, id, kept.clone())?;
        }
    }
    turn.reply_on(id, kept)
}

/// The draft of a ticket, if the person here may make one; otherwise the refusal is said.
fn drafted(turn: &mut Turn<'_>, id: TicketId, words: &[String]) -> Result<Option<(Ticket, Draft)>> {
    let Some(ticket) = turn.ticket_for(id, Act::Learn)? else { return Ok(None) };
    if let Some(refused) = refusal(turn, &ticket)? {
        turn.leave(id);
        turn.reply_on(id, refused)?;
        return Ok(None);
    }
    let patterns = match masking::patterns() {
        Ok(patterns) => patterns,
        Err(why) => {
            error!(error = %why, "the patterns of masking are broken");
            turn.reply_on(id, Trouble::OurFault)?;
            return Ok(None);
        }
    };
    let texts = texts(turn, id)?;
    if texts.short.is_empty() && texts.steps.is_empty() {
        turn.leave(id);
        turn.reply_on(id, LearningReply::Nothing { ticket })?;
        return Ok(None);
    }
    let (secrets, industry) = secrets(turn, &ticket, words)?;
    let hide = |text: &str, public: &[std::ops::Range<usize>]| masking::mask(patterns, &secrets, public, text);
    let place = (&ticket.department, industry.as_deref());
    let draft = draft::make(turn.guide, place, &texts, turn.now.day(), hide);
    Ok(Some((ticket, draft)))
}

fn refusal(turn: &Turn<'_>, ticket: &Ticket) -> Result<Option<crate::speech::reply::Reply>> {
    let ticket = ticket.clone();
    if ticket.secrecy.is_confidential() {
        return Ok(Some(LearningReply::Secret { ticket }.into()));
    }
    match ticket.stage {
        Stage::Closed => {}
        Stage::Queued | Stage::InHand | Stage::Asking | Stage::Answered | Stage::Withdrawn => {
            let refusal = Refusal::WrongStage { stage: ticket.stage };
            return Ok(Some(Trouble::Refused { ticket, refusal, by: None }.into()));
        }
    }
    if turn.tx.drafts_of(ticket.id)? >= DRAFTS_MAX {
        return Ok(Some(LearningReply::Enough { ticket }.into()));
    }
    Ok(None)
}

/// The texts of a case: its prescription, or what was answered if it ended without one.
fn texts(turn: &Turn<'_>, id: TicketId) -> Result<CaseTexts> {
    let question = cards::question_of(turn, id)?;
    if let Some(parts) = turn.tx.prescription(id)? {
        let joined = |parts: [Option<String>; 2]| parts.into_iter().flatten().collect::<Vec<_>>().join("\n");
        return Ok(CaseTexts {
            question,
            short: joined([parts.findings, parts.cause]),
            steps: parts.measures.unwrap_or_default(),
            basis: parts.basis.unwrap_or_default(),
        });
    }
    let answered: Vec<_> = turn
        .tx
        .events(id)?
        .into_iter()
        .filter_map(|event| if let Happening::Answered { message } = event.what { Some(message) } else { None })
        .collect();
    let messages = turn.tx.messages(id, MESSAGES_MAX)?.into_iter();
    let answers = messages.filter(|message| answered.contains(&message.id)).map(|message| message.body);
    let steps = answers.filter(|body| !body.is_empty()).collect::<Vec<_>>().join("\n");
    Ok(CaseTexts { question, basis: steps.clone(), steps, ..CaseTexts::default() })
}

/// What is known of a case and must not be read in its draft, and the industry of its firm.
pub fn secrets(turn: &Turn<'_>, ticket: &Ticket, words: &[String]) -> Result<(Secrets, Option<String>)> {
    let mut secrets = Secrets { words: words.to_vec(), ..Secrets::default() };
    let mut industry = None;
    if let Some(firm) = ticket.enterprise
        && let Some(firm) = turn.tx.enterprise(firm)?
    {
        secrets.words.extend(firm.credit_code.map(|code| code.as_str().to_owned()));
        secrets.people.extend(turn.tx.names_at_firm(firm.id)?);
        secrets.firms.push(firm.name);
        industry = firm.industry;
    }
    secrets.people.push(turn.name_of(ticket.client)?);
    for event in turn.tx.events(ticket.id)? {
        secrets.people.push(turn.name_of(event.actor)?);
    }
    secrets.people.sort();
    secrets.people.dedup();
    Ok((secrets, industry))
}

/// Words of a client for who may not know the firm: names and numbers are hidden in them.
pub fn masked(turn: &Turn<'_>, ticket: &Ticket, words: &str) -> Result<String> {
    match masking::patterns() {
        Ok(patterns) => {
            let (secrets, _) = secrets(turn, ticket, &[])?;
            let public = crate::guide::draft::public(turn.guide, words, turn.now.day());
            Ok(masking::mask(patterns, &secrets, &public, words).text())
        }
        Err(why) => {
            error!(error = %why, "the patterns of masking are broken");
            Ok(String::new())
        }
    }
}

fn view(draft: &Draft, words: &[String]) -> DraftView {
    let parts = [&draft.question, &draft.short, &draft.steps, &draft.basis];
    let mut hidden: Vec<HiddenLine> = vec![];
    for (kind, original) in parts.iter().flat_map(|part| part.hidden()) {
        match hidden.iter_mut().find(|line| line.kind == kind && line.original == original) {
            Some(line) => line.times += 1,
            None => hidden.push(HiddenLine { kind, original: original.to_owned(), times: 1 }),
        }
    }
    let is_there = |word: &&String| {
        hidden.iter().any(|line| line.kind == MaskKind::Word && line.original.to_lowercase() == word.to_lowercase())
    };
    DraftView {
        absent: words.iter().filter(|word| !is_there(word)).cloned().collect(),
        question: draft.question.clone(),
        short: draft.short.clone(),
        steps: draft.steps.clone(),
        basis: draft.basis.clone(),
        standards: draft.standards.clone(),
        unknown: draft.unknown.clone(),
        sources: draft.sources.iter().map(|source| source.document.clone()).collect(),
        hidden,
    }
}
