//! A sent prescription is corrected: the client gets the new one with what it replaces, and both stay
//! in the record.

use crate::conversation::state::PrescriptionDraft;
use crate::domain::ids::{MessageId, TicketId};
use crate::domain::person::Act;
use crate::domain::ticket::{Refusal, Stage, Ticket};
use crate::speech::reply::Trouble;
use crate::speech::reply_client::ClientReply;
use crate::speech::reply_house::HouseReply;
use crate::speech::views::EarlierPrescription;
use crate::store::Result;
use crate::store::messages::SentPrescription;

use super::turn::Turn;
use super::{cards, prescription};

/// Prescriptions of one ticket, corrections counted: what is still wrong after so many is no slip of
/// the pen, and the client should be talked to.
pub const VERSIONS_MAX: u32 = 20;

/// The ticket, if the person here may correct what was sent on it; otherwise the refusal is said.
pub fn correctable(turn: &mut Turn<'_>, id: TicketId) -> Result<Option<Ticket>> {
    let Some(ticket) = turn.ticket_for(id, Act::Correct)? else { return Ok(None) };
    match ticket.stage {
        Stage::InHand | Stage::Asking | Stage::Answered | Stage::Closed => Ok(Some(ticket)),
        Stage::Queued | Stage::Withdrawn => {
            let refusal = Refusal::WrongStage { stage: ticket.stage };
            turn.leave(id);
            turn.reply_on(id, Trouble::Refused { ticket, refusal, by: None })?;
            Ok(None)
        }
    }
}

/// 更正: the prescription as it stands, to be changed part by part.
pub fn start(turn: &mut Turn<'_>, id: TicketId) -> Result<()> {
    let Some(ticket) = correctable(turn, id)? else { return Ok(()) };
    let sent = turn.tx.prescriptions(id, VERSIONS_MAX)?;
    let Some(newest) = sent.first() else {
        return turn.reply_on(id, HouseReply::NothingToCorrect { ticket });
    };
    if sent.len() >= VERSIONS_MAX as usize {
        return turn.reply_on(id, HouseReply::CorrectionsUsedUp { ticket });
    }
    let draft = PrescriptionDraft { corrects: Some(newest.message), ..newest.parts.clone() };
    prescription::show(turn, ticket, draft)
}

/// 发送: the corrected prescription goes to the client, who sees what was changed.
pub fn send(turn: &mut Turn<'_>, id: TicketId, draft: &PrescriptionDraft, replaces: MessageId) -> Result<()> {
    let Some(ticket) = correctable(turn, id)? else { return Ok(()) };
    let newest = turn.tx.prescriptions(id, 1)?.pop();
    let Some(before) = newest.filter(|sent| sent.message == replaces) else {
        turn.leave(id);
        return turn.reply_on(id, HouseReply::CorrectionOvertaken { ticket });
    };
    if draft.changed_from(&before.parts).is_empty() {
        return turn.reply_on(id, HouseReply::CorrectionUnchanged { ticket });
    }
    turn.leave(id);
    let message = turn.tx.add_house_message(id, turn.person.id, &prescription::in_one(draft), None, turn.now)?;
    turn.tx.add_prescription(message, draft)?;
    let step = ticket.clone().correct(turn.person.id, message, replaces, turn.now);
    let Some(after) = turn.take(&ticket, step)? else { return Ok(()) };
    let reply = ClientReply::PrescriptionCorrected {
        ticket: after.clone(),
        expert: turn.signature(),
        draft: draft.clone(),
        before: earlier(turn, before)?,
        doubtful: prescription::doubtful_standards(turn, draft),
    };
    turn.deliver(&after, message, reply)?;
    turn.tell_holder(&after, HouseReply::CorrectionSent { ticket: after.clone() })?;
    cards::renew(turn, &after)?;
    turn.reply_on(id, HouseReply::CorrectionSent { ticket: after })
}

/// 更正 alone: the tickets with a prescription of one's own.
pub fn which(turn: &mut Turn<'_>) -> Result<()> {
    let tickets = turn.tx.prescribed_by_holder(turn.person.id)?;
    let tickets = cards::list_lines(turn, tickets)?;
    turn.reply(HouseReply::WhichToCorrect { tickets })
}

/// The prescriptions of a ticket that were corrected, oldest first.
pub fn corrected(turn: &Turn<'_>, id: TicketId) -> Result<Vec<EarlierPrescription>> {
    let sent = turn.tx.prescriptions(id, VERSIONS_MAX)?;
    let replaced: Vec<MessageId> = sent.iter().filter_map(|sent| sent.parts.corrects).collect();
    sent.into_iter().rev().filter(|sent| replaced.contains(&sent.message)).map(|sent| earlier(turn, sent)).collect()
}

fn earlier(turn: &Turn<'_>, sent: SentPrescription) -> Result<EarlierPrescription> {
    Ok(EarlierPrescription { author: turn.name_of(sent.author)?, at: sent.at, parts: sent.parts })
}
