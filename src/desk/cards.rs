//! Views of a ticket for each kind of reader, and its cards: one card a ticket and reader, edited.

use crate::domain::ids::{PersonId, TicketId};
use crate::domain::person::{Act, Person, can};
use crate::domain::ticket::{Secrecy, Stage, Ticket, TicketEvent};
use crate::speech::reply::Reply;
use crate::speech::reply_client::ClientReply;
use crate::speech::reply_house::HouseReply;
use crate::speech::views::{CaseRecord, CaseView, Doer, FirmView, HistoryLine, HouseMay, TicketLine};
use crate::store::Result;

use super::lines;
use super::turn::Turn;
use super::{away, consultation, correction, learning, merging, roster};

/// Messages and notes shown of one ticket; older ones stay in the database.
pub const LINES_MAX: u32 = 30;
/// Steps of the history shown of one ticket: the newest; all stay in the database.
const HISTORY_MAX: usize = 30;
/// Characters of the question in a list.
const ABOUT_CHARS: usize = 24;

/// The question a ticket began with: its text, and what was shown for it.
struct Asked {
    text: String,
    because: Vec<String>,
    shown: Vec<String>,
}

fn asked(turn: &Turn<'_>, ticket: TicketId) -> Result<Asked> {
    let question = match turn.tx.question_of_ticket(ticket)? {
        Some(question) => turn.tx.question(question)?,
        None => None,
    };
    Ok(match question {
        None => Asked { text: String::new(), because: vec![], shown: vec![] },
        Some(question) => Asked {
            shown: question
                .articles
                .iter()
                .filter_map(|id| turn.guide.article(id))
                .map(|article| article.title.clone())
                .collect(),
            text: question.text,
            because: question.because,
        },
    })
}

/// The beginning of the question.
fn about(turn: &Turn<'_>, ticket: &Ticket) -> Result<String> {
    let text = asked(turn, ticket.id)?.text.replace('\n', " ");
    let mut about: String = text.chars().take(ABOUT_CHARS).collect();
    if text.chars().count() > ABOUT_CHARS {
        about.push('…');
    }
    Ok(about)
}

/// The words of the question a ticket began with.
pub fn question_of(turn: &Turn<'_>, ticket: TicketId) -> Result<String> {
    Ok(asked(turn, ticket)?.text)
}

/// Tickets as lines of a list, for the person here.
pub fn list_lines(turn: &Turn<'_>, tickets: Vec<Ticket>) -> Result<Vec<TicketLine>> {
    tickets
        .into_iter()
        .map(|ticket| {
            let leave = |act| can(&turn.person, act, Some(&ticket)).is_ok();
            let seen = leave(Act::SeeInternal) || leave(Act::TakePart) || ticket.client == turn.person.id;
            let about = if seen { Some(about(turn, &ticket)?) } else { None };
            Ok(TicketLine { ticket, about })
        })
        .collect()
}

/// What a reader of the house may do with a ticket now.
pub fn may(reader: &Person, ticket: &Ticket) -> HouseMay {
    let leave = |act| can(reader, act, Some(ticket)).is_ok();
    let open = ticket.stage.is_open();
    HouseMay {
        claim: ticket.stage == Stage::Queued && leave(Act::Claim),
        treat: open && ticket.stage != Stage::Queued && leave(Act::Answer),
        transfer: open && leave(Act::Transfer),
        assign: open && leave(Act::Assign),
        // Only where there is something to correct: set by who knows the record.
        correct: false,
        resend: leave(Act::Resend),
        learn: ticket.stage == Stage::Closed && !ticket.secrecy.is_confidential() && leave(Act::Learn),
        mark: !ticket.secrecy.is_confidential() && leave(Act::MarkConfidential),
        lift: ticket.secrecy.is_confidential() && leave(Act::LiftConfidence),
        confide: ticket.secrecy == Secrecy::Confidential { office: None } && leave(Act::TakeConfidence),
        refer: open && !leave(Act::Transfer) && leave(Act::Refer) && ticket.referred.is_none(),
        decide: ticket.referred.is_some() && leave(Act::Decide),
        // Depends on the hour: set by who knows it.
        extend: false,
        merge: open && leave(Act::Merge),
        split: open && ticket.stage != Stage::Queued && !ticket.secrecy.is_confidential() && leave(Act::Split),
        undo: (ticket.merged.is_some() || ticket.parted.is_some() && ticket.stage == Stage::Queued)
            && leave(Act::UndoMerge),
        consult: open && ticket.stage != Stage::Queued && !ticket.secrecy.is_confidential() && leave(Act::Consult),
        part: ticket.panel.get(&reader.id).copied().filter(|_| leave(Act::TakePart)),
    }
}

/// 更正 is offered where the ticket has ended with a prescription.
fn can_correct(turn: &Turn<'_>, ticket: &Ticket, reader: &Person) -> Result<bool> {
    Ok(ticket.stage == Stage::Closed
        && can(reader, Act::Correct, Some(ticket)).is_ok()
        && turn.tx.prescription(ticket.id)?.is_some())
}

/// The firm and its phone number are for the holder and the office.
pub fn sees_firm(reader: &Person, ticket: &Ticket) -> bool {
    reader.is_office() || ticket.holder == Some(reader.id)
}

/// The head of a ticket for a reader of the house. The firm's name is for its holder and the office.
pub fn for_house(turn: &Turn<'_>, ticket: &Ticket, reader: &Person) -> Result<CaseView> {
    let asked = asked(turn, ticket.id)?;
    let firm = match ticket.enterprise {
        None => FirmView::default(),
        Some(id) => match turn.tx.enterprise(id)? {
            None => FirmView::default(),
            Some(firm) => FirmView {
                name: sees_firm(reader, ticket).then_some(firm.name),
                industry: firm.industry,
                town: firm.town,
                phone: None,
            },
        },
    };
    let solving = turn.solving(ticket)?;
    let panel = consultation::view(turn, ticket)?;
    // Who may not know the firm yet does not read its name in its words either.
    let question = match &ticket.enterprise {
        Some(_) if firm.name.is_none() => learning::masked(turn, ticket, &asked.text)?,
        Some(_) | None => asked.text,
    };
    Ok(CaseView {
        ticket: ticket.clone(),
        question,
        because: asked.because,
        shown: asked.shown,
        firm,
        intake: turn.tx.intake(ticket.id)?,
        added: turn.tx.client_messages(ticket.id)?,
        holder: ticket.holder.map(|holder| turn.name_of(holder)).transpose()?,
        delivery: turn.tx.deliveries(ticket.id)?.pop(),
        edits: lines::of_question(turn, ticket)?,
        solving,
        panel,
        parts: merging::parts(turn, ticket, reader)?,
        may: HouseMay {
            correct: can_correct(turn, ticket, reader)?,
            extend: can(reader, Act::Extend, Some(ticket)).is_ok() && ticket.extendable(solving, turn.now).is_ok(),
            ..may(reader, ticket)
        },
    })
}

/// Steps of a history with the names of who took them.
pub fn steps(turn: &Turn<'_>, ticket: &Ticket, events: Vec<TicketEvent>) -> Result<Vec<HistoryLine>> {
    events
        .into_iter()
        .map(|event| {
            let actor = match event.actor {
                PersonId::CLINIC => Doer::Clinic,
                actor if actor == ticket.client || turn.tx.is_same_person(actor, ticket.client)? => Doer::Client,
                actor => Doer::Named(turn.name_of(actor)?),
            };
            let whom = consultation::whom(turn, &event)?;
            Ok(HistoryLine { actor, whom, what: event.what, at: event.at })
        })
        .collect()
}

/// The whole record for a reader of the house: the only view with notes.
pub fn record(turn: &Turn<'_>, ticket: &Ticket, reader: &Person) -> Result<CaseRecord> {
    let events = turn.tx.events(ticket.id)?;
    let skipped = events.len().saturating_sub(HISTORY_MAX);
    let history = steps(turn, ticket, events.into_iter().skip(skipped).collect())?;
    let mut view = for_house(turn, ticket, reader)?;
    if sees_firm(reader, ticket) {
        view.firm.phone = turn.tx.phone(ticket.client)?.map(|phone| phone.as_str().to_owned());
    }
    Ok(CaseRecord {
        view,
        history,
        lines: lines::for_house(turn, ticket)?,
        notes: lines::notes(turn, ticket)?,
        follow_up: turn.tx.follow_up(ticket.id)?,
        prescription: turn.tx.prescription(ticket.id)?,
        corrected: correction::corrected(turn, ticket.id)?,
    })
}

/// A ticket as its client sees it.
pub fn for_client(turn: &Turn<'_>, ticket: &Ticket) -> Result<ClientReply> {
    Ok(ClientReply::TicketForClient {
        ticket: ticket.clone(),
        question: asked(turn, ticket.id)?.text,
        holder: ticket.holder.map(|holder| turn.name_of(holder)).transpose()?,
        edits: lines::of_question(turn, ticket)?,
        lines: lines::for_client(turn, ticket)?,
        prescription: turn.tx.prescription(ticket.id)?,
        corrected: correction::corrected(turn, ticket.id)?,
    })
}

/// Deals the first cards of a waiting ticket: to who is on duty in its department, or to all its experts
/// who are there; where there are none, and for urgent ones, to the office too. Tells whether the
/// department is unattended.
pub fn deal(turn: &mut Turn<'_>, ticket: &Ticket) -> Result<bool> {
    let readers = roster::first(turn, ticket)?;
    deal_to(turn, ticket, readers)
}

/// Deals cards to all experts of the department who are there: nobody on duty has taken it.
pub fn deal_to_all(turn: &mut Turn<'_>, ticket: &Ticket) -> Result<bool> {
    let readers = away::present(turn, &ticket.department)?;
    deal_to(turn, ticket, readers)
}

fn deal_to(turn: &mut Turn<'_>, ticket: &Ticket, mut readers: Vec<Person>) -> Result<bool> {
    readers.retain(|reader| reader.id != ticket.client);
    let unattended = readers.is_empty();
    let urgent = match ticket.urgency {
        crate::domain::guidance::Urgency::Urgent => true,
        crate::domain::guidance::Urgency::Normal => false,
    };
    // A trade secret waits for one of the office who looks after it.
    let to_confide = ticket.secrecy == Secrecy::Confidential { office: None };
    if unattended || urgent || to_confide {
        for member in turn.tx.office_members()? {
            if member.id != ticket.client
                && card_is_for(&member, ticket)
                && readers.iter().all(|reader| reader.id != member.id)
            {
                readers.push(member);
            }
        }
    }
    renew(turn, ticket)?;
    let held = turn.tx.cards(ticket.id)?;
    for reader in readers {
        let Some(address) = turn.tx.home(reader.id)? else { continue };
        if held.iter().any(|(holder, _)| *holder == address) {
            continue;
        }
        let card = card_for(turn, ticket, &reader)?;
        turn.put_card(address, &reader, ticket.id, None, &card)?;
    }
    Ok(unattended)
}

/// Sees to it that a reader has a card, even if they came by the queue or were given the ticket.
pub fn ensure(turn: &mut Turn<'_>, ticket: &Ticket, reader: PersonId) -> Result<()> {
    let Some(person) = turn.tx.person(reader)? else { return Ok(()) };
    let Some(address) = turn.tx.home(reader)? else { return Ok(()) };
    if turn.tx.cards(ticket.id)?.iter().any(|(held_at, _)| *held_at == address) {
        return Ok(());
    }
    let card = card_for(turn, ticket, &person)?;
    turn.put_card(address, &person, ticket.id, None, &card)
}

/// Passes on the files that the client sent before the ticket was this reader's.
pub fn pass_files(turn: &mut Turn<'_>, ticket: &Ticket, reader: PersonId) -> Result<()> {
    for message in turn.tx.messages(ticket.id, LINES_MAX)? {
        if !message.from_client || message.attachment.is_none() {
            continue;
        }
        let news =
            HouseReply::ClientWrote { ticket: ticket.clone(), body: message.body, attachment: message.attachment };
        turn.tell(reader, ticket.id, news)?;
    }
    Ok(())
}

/// Brings every card of a ticket up to date by editing it.
pub fn renew(turn: &mut Turn<'_>, ticket: &Ticket) -> Result<()> {
    for (address, row) in turn.tx.cards(ticket.id)? {
        let Some(person) = turn.tx.person_at(address)? else { continue };
        let reply = card_for(turn, ticket, &person)?;
        turn.put_card(address, &person, ticket.id, Some(row), &reply)?;
    }
    Ok(())
}

/// Is there anything on a ticket's card for this member of the office?
pub fn card_is_for(member: &Person, ticket: &Ticket) -> bool {
    can(member, Act::SeeInternal, Some(ticket)).is_ok() || may(member, ticket).confide
}

/// The card of a trade secret for who does not see its inside.
pub fn stub(reader: &Person, ticket: &Ticket) -> HouseReply {
    HouseReply::CardConfidential { ticket: ticket.clone(), may: may(reader, ticket) }
}

fn card_for(turn: &Turn<'_>, ticket: &Ticket, reader: &Person) -> Result<Reply> {
    let concerned = can(reader, Act::SeeInternal, Some(ticket)).is_ok();
    let reply = match (concerned, ticket.holder) {
        (false, holder) if ticket.secrecy.is_confidential() => secret_card_for(turn, ticket, reader, holder)?,
        (false, _) => HouseReply::CardOver { ticket: ticket.clone() },
        (true, Some(holder)) if holder != reader.id && !reader.is_office() && !ticket.has_consultant(reader.id) => {
            HouseReply::CardTaken { ticket: ticket.clone(), by: turn.name_of(holder)? }
        }
        (true, _) => HouseReply::Card(Box::new(for_house(turn, ticket, reader)?)),
    };
    Ok(reply.into())
}

/// What stands on the card of a trade secret whose inside is not for this reader.
pub fn secret_card_for(
    turn: &Turn<'_>,
    ticket: &Ticket,
    reader: &Person,
    holder: Option<PersonId>,
) -> Result<HouseReply> {
    let may = may(reader, ticket);
    Ok(match (ticket.secrecy, holder) {
        _ if may.claim || may.confide => HouseReply::CardConfidential { ticket: ticket.clone(), may },
        (Secrecy::Confidential { office: Some(by) }, _) if reader.is_office() => {
            HouseReply::CardKept { ticket: ticket.clone(), by: turn.name_of(by)? }
        }
        (_, Some(holder)) if can(reader, Act::Claim, Some(ticket)).is_ok() => {
            HouseReply::CardTaken { ticket: ticket.clone(), by: turn.name_of(holder)? }
        }
        (Secrecy::Ordinary | Secrecy::Confidential { .. }, _) => HouseReply::CardOver { ticket: ticket.clone() },
    })
}
