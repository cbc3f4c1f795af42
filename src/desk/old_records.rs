//! An old record as a draft (套用旧方): its findings, cause, measures and basis, and nothing that tells
//! whose case it was.

use tracing::error;

use crate::conversation::state::{PrescriptionDraft, PrescriptionPart};
use crate::conversation::writing::OldRecord;
use crate::domain::ids::TicketId;
use crate::domain::person::{Act, can};
use crate::domain::ticket::{Stage, Ticket};
use crate::masking;
use crate::speech::reply::Trouble;
use crate::speech::reply_writing::WritingReply;
use crate::store::Result;

use super::turn::Turn;
use super::{cards, learning, prescription};

/// Old records that are offered: the last few of the department.
const OFFERED: u32 = 5;

/// 套用旧方: the last records of the ticket's department.
pub fn offer(turn: &mut Turn<'_>, id: TicketId, draft: &PrescriptionDraft) -> Result<()> {
    let Some(ticket) = prescription::writable(turn, id, draft)? else { return Ok(()) };
    let records = turn.tx.prescribed_in(&ticket.department, id, OFFERED)?;
    let records = cards::list_lines(turn, records)?;
    turn.reply_on(id, WritingReply::OldRecords { ticket, records })
}

/// The parts of an old record go where the draft has none yet: what was written already stays.
pub fn copy(turn: &mut Turn<'_>, id: TicketId, mut draft: PrescriptionDraft, old: OldRecord) -> Result<()> {
    let Some(ticket) = prescription::writable(turn, id, &draft)? else { return Ok(()) };
    let old = match old {
        OldRecord::Row(row) => turn.tx.ticket(row)?,
        OldRecord::Number(number) => turn.tx.ticket_numbered(number)?,
    };
    let Some(old) = old.filter(|old| old.id != id && may_be_copied(turn, old)) else {
        return turn.reply_on(id, WritingReply::NoSuchRecord { ticket });
    };
    let Some(parts) = turn.tx.prescription(old.id)? else {
        return turn.reply_on(id, WritingReply::NoSuchRecord { ticket });
    };
    let patterns = match masking::patterns() {
        Ok(patterns) => patterns,
        Err(why) => {
            error!(error = %why, "the patterns of masking are broken");
            return turn.reply_on(id, Trouble::OurFault);
        }
    };
    let (secrets, _) = learning::secrets(turn, &old, &[])?;
    let mut hidden = 0;
    for part in PrescriptionPart::ALL {
        let (None, Some(text)) = (draft.part(part), parts.part(part)) else { continue };
        let public = crate::guide::draft::public(turn.guide, text, turn.now.day());
        let masked = masking::mask(patterns, &secrets, &public, text);
        hidden += masked.hidden().count();
        draft.set(part, Some(masked.text()));
    }
    turn.reply_on(id, WritingReply::Copied { from: old.number, hidden })?;
    prescription::show(turn, ticket, draft)
}

/// Closed tickets of one's own department (for the office: of all), and no trade secret of anybody.
fn may_be_copied(turn: &Turn<'_>, old: &Ticket) -> bool {
    let ours = turn.person.is_office() || turn.person.is_expert_of(&old.department);
    let seen = can(&turn.person, Act::SeeInternal, Some(old)).is_ok();
    old.stage == Stage::Closed && ours && seen && !old.secrecy.is_confidential()
}

/// 套用 without a prescription under way.
pub fn copy_where(turn: &mut Turn<'_>) -> Result<()> {
    if turn.allowed(Act::SeeQueue, None)? { turn.reply(WritingReply::CopyWhere) } else { Ok(()) }
}
