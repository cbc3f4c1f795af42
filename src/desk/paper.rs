//! The prescription as a Word file, on request of who got it or wrote it.

use tracing::error;

use crate::domain::attachment::{Attachment, AttachmentKind, Location};
use crate::domain::follow_up::Answer;
use crate::domain::ids::TicketId;
use crate::domain::person::Act;
use crate::domain::ticket::{Happening, Ticket, TicketEvent};
use crate::paper;
use crate::speech::reply::Trouble;
use crate::speech::reply_client::ClientReply;
use crate::speech::views::{FollowUp, PrescriptionPaper};
use crate::store::Result;
use crate::store::messages::SentPrescription;

use super::turn::Turn;
use super::{cards, correction, prescription};

/// Word 版: made anew at each request, so that the standings on it are those of the day.
pub fn give(turn: &mut Turn<'_>, id: TicketId) -> Result<()> {
    let Some(ticket) = turn.ticket_for(id, Act::Paper)? else { return Ok(()) };
    let sent = turn.tx.prescriptions(id, correction::VERSIONS_MAX)?;
    let Some(newest) = sent.first() else {
        return turn.reply_on(id, ClientReply::NoPaperYet { ticket });
    };
    let content = content(turn, &ticket, newest, sent.len())?;
    let (sheet, shown_name) = turn.sheet(&content);
    let bytes = match paper::docx(&sheet) {
        Ok(bytes) => bytes,
        Err(why) => {
            error!(ticket = %id, error = %why, "the paper was not made");
            return turn.reply_on(id, Trouble::OurFault);
        }
    };
    // One file a prescription and language: asked for again, it is written over.
    let name = format!("prescription-{}-{}.docx", newest.message, turn.person.language.tag());
    turn.tx.keep_attachment(&name, &bytes)?;
    let attachment = Attachment {
        kind: AttachmentKind::Document,
        location: Location::Stored { name },
        name: Some(shown_name),
        size: u64::try_from(bytes.len()).ok(),
    };
    turn.reply_on(id, ClientReply::Paper { ticket, attachment })
}

/// What stands on the paper: nothing of it is the house's own.
fn content(turn: &Turn<'_>, ticket: &Ticket, sent: &SentPrescription, versions: usize) -> Result<PrescriptionPaper> {
    let firm = match ticket.enterprise {
        None => None,
        Some(firm) => turn.tx.enterprise(firm)?.map(|firm| firm.name),
    };
    Ok(PrescriptionPaper {
        number: ticket.number,
        department: ticket.department.clone(),
        firm,
        expert: turn.name_of(sent.author)?,
        asked_at: ticket.asked_at,
        sent_at: sent.at,
        corrected: sent.parts.corrects.is_some(),
        versions,
        question: cards::question_of(turn, ticket.id)?,
        intake: turn.tx.intake(ticket.id)?,
        parts: sent.parts.clone(),
        standards: prescription::named_standards(turn, &sent.parts),
        follow_up: follow_up(&turn.tx.events(ticket.id)?),
        rating: ticket.rating,
    })
}

/// What the client said after the newest prescription.
fn follow_up(events: &[TicketEvent]) -> FollowUp {
    let last = |is: fn(&Happening) -> bool| events.iter().filter(|e| is(&e.what)).map(|e| e.rev).max().unwrap_or(0);
    let prescribed = last(|what| matches!(what, Happening::Prescribed { .. }));
    let confirmed =
        last(|what| matches!(what, Happening::Confirmed | Happening::FollowUpAnswered { answer: Answer::Solved }));
    let reopened = last(|what| matches!(what, Happening::Reopened { .. }));
    if confirmed > prescribed.max(reopened) {
        FollowUp::Solved
    } else if reopened > prescribed {
        FollowUp::Reopened
    } else {
        FollowUp::Unconfirmed
    }
}
