//! The structured answer that closes a ticket: findings, cause, measures, basis; each may be
//! skipped, and nothing is sent before it was looked at.

use crate::conversation::intent::Filled;
use crate::conversation::state::{PrescriptionDraft, PrescriptionPart, State};
use crate::domain::ids::TicketId;
use crate::domain::person::Act;
use crate::domain::standard::{StandardCard, Standing};
use crate::speech::reply_client::ClientReply;
use crate::speech::reply_house::HouseReply;
use crate::store::Result;

use super::turn::Turn;
use super::{cards, treat};

/// 处方结案: asks for the first part.
pub fn start(turn: &mut Turn<'_>, id: TicketId) -> Result<()> {
    let Some(ticket) = treat::treatable(turn, id, Act::Prescribe)? else { return Ok(()) };
    let part = PrescriptionPart::Findings;
    turn.go(State::Prescribing { ticket: id, draft: PrescriptionDraft::default(), part });
    turn.reply_on(id, HouseReply::PrescriptionAsk { ticket, part })
}

/// A part is filled or skipped; after the last comes the preview.
pub fn part(
    turn: &mut Turn<'_>,
    id: TicketId,
    mut draft: PrescriptionDraft,
    part: PrescriptionPart,
    filled: Filled,
) -> Result<()> {
    let Some(ticket) = treat::treatable(turn, id, Act::Prescribe)? else { return Ok(()) };
    let next = match filled {
        Filled::Text(text) => {
            draft.set(part, Some(text));
            part.next()
        }
        Filled::Skip => part.next(),
        Filled::SkipAll => None,
    };
    match next {
        Some(part) => {
            turn.go(State::Prescribing { ticket: id, draft, part });
            turn.reply_on(id, HouseReply::PrescriptionAsk { ticket, part })
        }
        None if draft.is_empty() => {
            turn.go(State::Idle);
            turn.reply_on(id, HouseReply::PrescriptionEmpty { ticket })
        }
        None => preview(turn, id, draft),
    }
}

/// The whole, with the standing of every standard named in it.
pub fn preview(turn: &mut Turn<'_>, id: TicketId, draft: PrescriptionDraft) -> Result<()> {
    let Some(ticket) = treat::treatable(turn, id, Act::Prescribe)? else { return Ok(()) };
    let standards = named_standards(turn, &draft);
    turn.go(State::Previewing { ticket: id, draft: draft.clone() });
    turn.reply_on(id, HouseReply::PrescriptionPreview { ticket, draft, standards })
}

/// 发送: the client gets it and the ticket closes.
pub fn send(turn: &mut Turn<'_>, id: TicketId, draft: &PrescriptionDraft) -> Result<()> {
    let Some(ticket) = treat::treatable(turn, id, Act::Prescribe)? else { return Ok(()) };
    turn.leave(id);
    let message = turn.tx.add_house_message(id, turn.person.id, &in_one(draft), None, turn.now)?;
    turn.tx.add_prescription(message, draft)?;
    let step = ticket.clone().prescribe(turn.person.id, message, turn.now);
    let Some(after) = turn.take(&ticket, step)? else { return Ok(()) };
    let expert = turn.signature();
    let doubtful = named_standards(turn, draft)
        .into_iter()
        .filter(|card| !matches!(card.standing, Standing::InForce { .. }))
        .collect();
    let reply = ClientReply::Prescription { ticket: after.clone(), expert, draft: draft.clone(), doubtful };
    turn.tell(after.client, id, reply)?;
    cards::renew(turn, &after)?;
    turn.reply_on(id, HouseReply::PrescriptionSent { ticket: after })
}

/// Standards that the parts name, with their standing today.
fn named_standards(turn: &Turn<'_>, draft: &PrescriptionDraft) -> Vec<StandardCard> {
    let (register, today) = (turn.guide.register(), turn.now.day());
    let named = register.named(&in_one(draft), today);
    named.into_iter().filter_map(|named| register.card(&named.number, today)).collect()
}

/// The parts without their names, for the record of the conversation.
fn in_one(draft: &PrescriptionDraft) -> String {
    PrescriptionPart::ALL.into_iter().filter_map(|part| draft.part(part)).collect::<Vec<_>>().join("\n")
}
