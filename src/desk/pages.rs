//! What pages show to the house: lists, and a ticket with its whole record. Reading only; leave is asked as in a chat.

use std::sync::Arc;

use crate::conversation::form::Parts;
use crate::conversation::incoming::{Address, Incoming};
use crate::conversation::state::{PrescriptionDraft, State};
use crate::domain::attachment::Attachment;
use crate::domain::department::Slug;
use crate::domain::ids::{PersonId, TicketNumber};
use crate::domain::moment::Moment;
use crate::domain::person::{Act, can};
use crate::domain::ticket::{Stage, Ticket};
use crate::speech::page::list::{self, Row};
use crate::speech::page::ticket::{self, Case};
use crate::speech::views::{CaseRecord, HouseMay};
use crate::speech::{message::Message, say};
use crate::store::Result;

use super::turn::Turn;
use super::{Desk, cards, correction, secrecy};

/// Tickets of one list on a page: more than any department has waiting; what lies behind is told.
pub const ROWS_MAX: u32 = 200;

/// What the desk shows first.
#[derive(Debug, Clone, PartialEq)]
pub struct Lists {
    /// 候诊, what is due first at the top.
    pub waiting: Vec<Row>,
    /// 在诊.
    pub mine: Vec<Row>,
    /// 会诊: asked to it, or taking part.
    pub consulted: Vec<Row>,
    /// For the office: what it is asked to decide.
    pub undecided: Vec<Row>,
    /// Is there more waiting than is shown?
    pub is_cut: bool,
}

/// A ticket as its page shows it.
#[derive(Debug, Clone, PartialEq)]
pub struct TicketPage {
    /// What people call it.
    pub number: TicketNumber,
    /// Number of the newest step of its history: forms of the page say it again.
    pub seen: u32,
    /// What the reader may see.
    pub shown: Shown,
    /// What the reader may do.
    pub may: PageMay,
    /// Names of departments: where it is, and where it may go.
    pub here: (Slug, String),
    /// The others.
    pub departments: Vec<(Slug, String)>,
    /// Who may get it from the office.
    pub experts: Vec<(PersonId, String)>,
    /// The prescription that was looked at here last and not sent.
    pub previewed: Option<Parts>,
    /// The prescription as it was sent, to be corrected.
    pub sent: Option<Parts>,
}

/// What the reader may see of a ticket.
#[derive(Debug, Clone, PartialEq)]
pub enum Shown {
    /// The whole record.
    Inside(Box<Case>),
    /// A card without what was written.
    Outside(Message),
}

/// What a page offers, besides what a card in a chat does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageMay {
    /// As on a card.
    pub card: HouseMay,
    /// 备注.
    pub note: bool,
    /// 接手: its holder is away.
    pub take_over: bool,
    /// 复诊.
    pub follow_up: bool,
    /// Word 版.
    pub paper: bool,
    /// 再发一次: the newest message did not surely arrive.
    pub resend: bool,
    /// 参加, 谢绝.
    pub join: bool,
    /// 退出会诊.
    pub leave: bool,
    /// 结束会诊.
    pub end_consult: bool,
}

impl Desk {
    /// The lists of somebody of the house. `None`: they are not.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn lists(&self, person: PersonId, now: Moment) -> Result<Option<Lists>> {
        self.look(person, now, |turn| {
            if can(&turn.person, Act::SeeQueue, None).is_err() { Ok(None) } else { lists(turn).map(Some) }
        })
        .await
    }

    /// A ticket for somebody of the house who is signed in at `at`. `None`: there is none, or it is not for them.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn ticket_page(
        &self,
        person: PersonId,
        at: Address,
        number: TicketNumber,
        now: Moment,
    ) -> Result<Option<TicketPage>> {
        self.look(person, now, move |turn| match turn.tx.ticket_numbered(number)? {
            Some(ticket) => page(turn, &ticket, &at),
            None => Ok(None),
        })
        .await
    }

    /// A file of a ticket, by the name that its bytes have where they are. `None`: there is none, or it is not for this person.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn file_of_ticket(
        &self,
        person: PersonId,
        number: TicketNumber,
        name: String,
        now: Moment,
    ) -> Result<Option<Attachment>> {
        self.look(person, now, move |turn| {
            let Some(ticket) = turn.tx.ticket_numbered(number)? else { return Ok(None) };
            if can(&turn.person, Act::SeeInternal, Some(&ticket)).is_err() {
                return Ok(None);
            }
            let record = cards::record(turn, &ticket, &turn.person)?;
            let files = record.lines.iter().chain(&record.notes).filter_map(|line| line.attachment.as_ref());
            let items = files.flat_map(|file| file.items().iter());
            let is_it = |item: &&Attachment| item.location.handle() == Some(name.as_str());
            Ok(items.into_iter().find(is_it).cloned())
        })
        .await
    }

    /// Runs something that only looks, as a person.
    pub(super) async fn look<T: Send + 'static>(
        &self,
        person: PersonId,
        now: Moment,
        look: impl FnOnce(&Turn<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let house = Arc::clone(&self.house);
        self.store
            .read(move |tx| {
                let (guide, nobody) = (house.guide(), Incoming::of_nobody(now));
                look(&Turn::of(tx, &guide, &house, &nobody, person)?)
            })
            .await
    }
}

fn lists(turn: &Turn<'_>) -> Result<Lists> {
    let person = &turn.person;
    let lines = turn.guide.departments().lines.iter().map(|line| line.slug.clone());
    let departments: Vec<Slug> = lines.filter(|slug| person.is_office() || person.is_expert_of(slug)).collect();
    let mut waiting = turn.tx.queue_up_to(&departments, ROWS_MAX + 1)?;
    let is_cut = waiting.len() > ROWS_MAX as usize;
    waiting.truncate(ROWS_MAX as usize);
    let referred = turn.tx.referred()?.into_iter().filter(|ticket| can(person, Act::Decide, Some(ticket)).is_ok());
    Ok(Lists {
        waiting: rows(turn, waiting)?,
        mine: rows(turn, turn.tx.held_by_up_to(person.id, ROWS_MAX)?)?,
        consulted: rows(turn, turn.tx.consulted_by(person.id)?)?,
        undecided: rows(turn, referred.collect())?,
        is_cut,
    })
}

/// Rows of a list, what is due first at the top; a clock that stands still comes last.
fn rows(turn: &Turn<'_>, tickets: Vec<Ticket>) -> Result<Vec<Row>> {
    let voice = turn.voice(turn.person.language);
    let mut rows = cards::list_lines(turn, tickets)?
        .into_iter()
        .map(|line| {
            let solving = turn.solving(&line.ticket)?;
            let holder = line.ticket.holder.map(|holder| turn.name_of(holder)).transpose()?;
            let due = if line.ticket.first_answer_at.is_none() { line.ticket.due_first } else { solving.due };
            Ok(((solving.stopped, due), list::row(voice, &line, solving, holder)))
        })
        .collect::<Result<Vec<_>>>()?;
    rows.sort_by_key(|(order, _)| *order);
    Ok(rows.into_iter().map(|(_, row)| row).collect())
}

fn page(turn: &Turn<'_>, ticket: &Ticket, at: &Address) -> Result<Option<TicketPage>> {
    let reader = &turn.person;
    let leave = |act| can(reader, act, Some(ticket)).is_ok();
    let voice = turn.voice(reader.language);
    let (shown, card) = if leave(Act::SeeInternal) {
        let record = cards::record(turn, ticket, reader)?;
        (Shown::Inside(Box::new(ticket::case(voice, &record))), record.view.may)
    } else if leave(Act::TakePart) {
        // Who is asked to a consultation sees what the invitation showed.
        let view = cards::for_house(turn, ticket, reader)?;
        let may = view.may;
        (Shown::Inside(Box::new(ticket::case(voice, &CaseRecord::of(view)))), may)
    } else {
        match secrecy::outside(turn, ticket)? {
            Some(card) => (Shown::Outside(say(voice, &card.into())), cards::may(reader, ticket)),
            None => return Ok(None),
        }
    };
    let sent = turn.tx.prescriptions(ticket.id, correction::VERSIONS_MAX)?;
    let names: Vec<(Slug, String)> =
        turn.guide.departments().lines.iter().map(|line| (line.slug.clone(), voice.department(&line.slug))).collect();
    let (here, departments) = names.into_iter().partition::<Vec<_>, _>(|(slug, _)| *slug == ticket.department);
    let here = here.into_iter().next().unwrap_or_else(|| (ticket.department.clone(), ticket.department.to_string()));
    let may = page_may(turn, ticket, card, !sent.is_empty())?;
    Ok(Some(TicketPage {
        number: ticket.number,
        seen: ticket.rev,
        shown,
        here,
        departments,
        experts: if card.assign { experts(turn, ticket)? } else { vec![] },
        previewed: previewed(turn, ticket, at)?,
        sent: sent
            .first()
            .filter(|_| card.correct)
            .map(|sent| parts(&PrescriptionDraft { corrects: Some(sent.message), ..sent.parts.clone() })),
        may,
    }))
}

fn page_may(turn: &Turn<'_>, ticket: &Ticket, card: HouseMay, has_prescription: bool) -> Result<PageMay> {
    let leave = |act| can(&turn.person, act, Some(ticket)).is_ok();
    let holder_is_away = match ticket.holder {
        Some(holder) if holder != turn.person.id => turn.tx.away_on(turn.now.day())?.contains_key(&holder),
        Some(_) | None => false,
    };
    let in_doubt = turn.tx.deliveries(ticket.id)?.pop().is_some_and(|(_, delivery)| delivery.is_in_doubt());
    let joined = ticket.has_consultant(turn.person.id);
    Ok(PageMay {
        note: leave(Act::Note),
        take_over: ticket.stage.is_open() && holder_is_away && leave(Act::TakeOver),
        follow_up: ticket.stage == Stage::Closed && has_prescription && leave(Act::FollowUp),
        paper: has_prescription && leave(Act::Paper),
        resend: in_doubt && card.resend,
        join: leave(Act::TakePart) && !joined,
        leave: joined,
        end_consult: card.consult && !ticket.panel.is_empty(),
        card,
    })
}

fn experts(turn: &Turn<'_>, ticket: &Ticket) -> Result<Vec<(PersonId, String)>> {
    let experts = turn.tx.experts_of(&ticket.department)?.into_iter();
    let others = experts.filter(|person| person.id != ticket.client && Some(person.id) != ticket.holder);
    Ok(others.map(|person| (person.id, person.name)).collect())
}

/// What was looked at last on this ticket, in this place.
fn previewed(turn: &Turn<'_>, ticket: &Ticket, at: &Address) -> Result<Option<Parts>> {
    Ok(match turn.tx.state_at(at)? {
        Some(State::Previewing { ticket: of, draft }) if of == ticket.id => Some(parts(&draft)),
        Some(_) | None => None,
    })
}

fn parts(draft: &PrescriptionDraft) -> Parts {
    let text = |part: &Option<String>| part.clone().unwrap_or_default();
    Parts {
        findings: text(&draft.findings),
        cause: text(&draft.cause),
        measures: text(&draft.measures),
        basis: text(&draft.basis),
        corrects: draft.corrects,
    }
}
