//! The structured answer that closes a ticket: findings, cause, measures, basis; each may be
//! skipped, and nothing is sent before it was looked at.

use crate::conversation::intent::Filled;
use crate::conversation::state::{PrescriptionDraft, PrescriptionPart, Sequence, State};
use crate::domain::ids::TicketId;
use crate::domain::person::Act;
use crate::domain::standard::{StandardCard, Standing};
use crate::domain::ticket::Ticket;
use crate::speech::reply_client::ClientReply;
use crate::speech::reply_house::HouseReply;
use crate::store::Result;

use super::turn::Turn;
use super::{cards, correction, follow_up, phrases, treat};

/// 处方结案: asks for the first part.
pub fn start(turn: &mut Turn<'_>, id: TicketId) -> Result<()> {
    begin(turn, id, PrescriptionDraft::default())
}

/// 重写: all parts again; what is being corrected stays the same.
pub fn rewrite(turn: &mut Turn<'_>, id: TicketId, draft: &PrescriptionDraft) -> Result<()> {
    begin(turn, id, PrescriptionDraft { corrects: draft.corrects, ..PrescriptionDraft::default() })
}

fn begin(turn: &mut Turn<'_>, id: TicketId, draft: PrescriptionDraft) -> Result<()> {
    let Some(ticket) = writable(turn, id, &draft)? else { return Ok(()) };
    ask(turn, ticket, draft, PrescriptionPart::Findings)
}

/// The ticket, if the person here may send this draft: a first prescription or a correction.
pub fn writable(turn: &mut Turn<'_>, id: TicketId, draft: &PrescriptionDraft) -> Result<Option<Ticket>> {
    match draft.corrects {
        None => treat::treatable(turn, id, Act::Prescribe),
        Some(_) => correction::correctable(turn, id),
    }
}

fn ask(turn: &mut Turn<'_>, ticket: Ticket, draft: PrescriptionDraft, part: PrescriptionPart) -> Result<()> {
    let id = ticket.id;
    turn.go(State::Prescribing { ticket: id, draft, part, sequence: Sequence::InTurn });
    turn.reply_on(id, HouseReply::PrescriptionAsk { ticket, part })
}

/// A part is filled or skipped; after the last, or after one that was written anew, comes the preview.
pub fn part(
    turn: &mut Turn<'_>,
    id: TicketId,
    mut draft: PrescriptionDraft,
    (part, sequence): (PrescriptionPart, Sequence),
    filled: Filled,
) -> Result<()> {
    let Some(ticket) = writable(turn, id, &draft)? else { return Ok(()) };
    let following = match sequence {
        Sequence::InTurn => part.next(),
        Sequence::Alone => None,
    };
    let next = match filled {
        Filled::Text(text) => {
            let Some(text) = phrases::filled(turn, &ticket, &text)? else { return Ok(()) };
            draft.set(part, Some(text));
            following
        }
        Filled::Skip => following,
        Filled::SkipAll => None,
    };
    match next {
        Some(part) => ask(turn, ticket, draft, part),
        None => whole(turn, ticket, draft),
    }
}

/// 改诊断 …: one part is written anew; the others stay.
pub fn edit(turn: &mut Turn<'_>, id: TicketId, draft: PrescriptionDraft, part: PrescriptionPart) -> Result<()> {
    let Some(ticket) = writable(turn, id, &draft)? else { return Ok(()) };
    let now = draft.part(part).map(str::to_owned);
    turn.go(State::Prescribing { ticket: id, draft, part, sequence: Sequence::Alone });
    turn.reply_on(id, HouseReply::PrescriptionEdit { ticket, part, now })
}

/// 清空: the part that is being written anew stays empty.
pub fn clear(turn: &mut Turn<'_>, id: TicketId, mut draft: PrescriptionDraft, part: PrescriptionPart) -> Result<()> {
    let Some(ticket) = writable(turn, id, &draft)? else { return Ok(()) };
    draft.set(part, None);
    whole(turn, ticket, draft)
}

/// The preview, or a word that there is nothing to look at.
fn whole(turn: &mut Turn<'_>, ticket: Ticket, draft: PrescriptionDraft) -> Result<()> {
    if draft.is_empty() {
        let id = ticket.id;
        turn.go(State::Idle);
        return turn.reply_on(id, HouseReply::PrescriptionEmpty { ticket });
    }
    show(turn, ticket, draft)
}

/// The whole, with the standing of every standard named in it.
pub fn preview(turn: &mut Turn<'_>, id: TicketId, draft: PrescriptionDraft) -> Result<()> {
    let Some(ticket) = writable(turn, id, &draft)? else { return Ok(()) };
    show(turn, ticket, draft)
}

/// The whole, for who may send it.
pub fn show(turn: &mut Turn<'_>, ticket: Ticket, draft: PrescriptionDraft) -> Result<()> {
    let id = ticket.id;
    let standards = named_standards(turn, &draft);
    turn.go(State::Previewing { ticket: id, draft: draft.clone() });
    turn.reply_on(id, HouseReply::PrescriptionPreview { ticket, draft, standards })
}

/// All parts at once, gaps filled: the whole is shown. `None`, with the reason said, if there is nothing to show.
pub fn look(turn: &mut Turn<'_>, id: TicketId, mut draft: PrescriptionDraft) -> Result<Option<PrescriptionDraft>> {
    let Some(ticket) = writable(turn, id, &draft)? else { return Ok(None) };
    for part in PrescriptionPart::ALL {
        let Some(text) = draft.part(part).map(str::to_owned) else { continue };
        let Some(text) = phrases::filled(turn, &ticket, &text)? else { return Ok(None) };
        draft.set(part, Some(text));
    }
    if draft.is_empty() {
        turn.reply_on(id, HouseReply::PrescriptionEmpty { ticket })?;
        return Ok(None);
    }
    let standards = named_standards(turn, &draft);
    turn.go(State::Previewing { ticket: id, draft: draft.clone() });
    turn.reply_on(id, HouseReply::PrescriptionLook { ticket, draft: draft.clone(), standards })?;
    Ok(Some(draft))
}

/// From a page: sent if it is what was looked at last; otherwise it is shown first.
pub fn send_if_looked_at(turn: &mut Turn<'_>, state: &State, id: TicketId, draft: PrescriptionDraft) -> Result<()> {
    match state {
        State::Previewing { ticket, draft: seen } if *ticket == id && *seen == draft => send(turn, id, &draft),
        _ => look(turn, id, draft).map(|_| ()),
    }
}

/// 发送: the client gets it; a first one closes the ticket.
pub fn send(turn: &mut Turn<'_>, id: TicketId, draft: &PrescriptionDraft) -> Result<()> {
    if let Some(replaces) = draft.corrects {
        return correction::send(turn, id, draft, replaces);
    }
    let Some(ticket) = treat::treatable(turn, id, Act::Prescribe)? else { return Ok(()) };
    turn.leave(id);
    let message = turn.tx.add_house_message(id, turn.person.id, &in_one(draft), None, turn.now)?;
    turn.tx.add_prescription(message, draft)?;
    let step = ticket.clone().prescribe(turn.person.id, message, turn.now);
    let Some(after) = turn.take(&ticket, step)? else { return Ok(()) };
    let expert = turn.signature();
    let doubtful = doubtful_standards(turn, draft);
    let reply = ClientReply::Prescription { ticket: after.clone(), expert, draft: draft.clone(), doubtful };
    turn.deliver(&after, message, reply)?;
    cards::renew(turn, &after)?;
    turn.reply_on(id, HouseReply::PrescriptionSent { ticket: after.clone() })?;
    follow_up::plan(turn, &after)
}

/// Standards that the parts name, with their standing today.
pub fn named_standards(turn: &Turn<'_>, draft: &PrescriptionDraft) -> Vec<StandardCard> {
    let (register, today) = (turn.guide.register(), turn.now.day());
    let named = register.named(&in_one(draft), today);
    named.into_iter().filter_map(|named| register.card(&named.number, today)).collect()
}

/// Those that are not simply in force: the client is warned of them, at sending and at correction.
pub fn doubtful_standards(turn: &Turn<'_>, draft: &PrescriptionDraft) -> Vec<StandardCard> {
    let named = named_standards(turn, draft).into_iter();
    named.filter(|card| !matches!(card.standing, Standing::InForce { .. })).collect()
}

/// The parts without their names, for the record of the conversation.
pub fn in_one(draft: &PrescriptionDraft) -> String {
    PrescriptionPart::ALL.into_iter().filter_map(|part| draft.part(part)).collect::<Vec<_>>().join("\n")
}
