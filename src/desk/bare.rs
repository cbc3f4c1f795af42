//! A verb alone, without a ticket: done if there is only one ticket it can mean; otherwise the list
//! is shown, from which one is chosen.

use crate::conversation::consultation::ConsultVerb;
use crate::conversation::intent::Verb;
use crate::domain::department::Slug;
use crate::domain::ids::TicketId;
use crate::domain::person::Act;
use crate::domain::ticket::{Stage, Ticket};
use crate::speech::reply::Trouble;
use crate::store::Result;

use super::turn::Turn;
use super::{client, correction, treat};

/// A ticket that was closed so lately may still be meant by 已解决: three days, a weekend with a day.
const RECENTLY_MINUTES: i64 = 3 * 24 * 60;

/// The ticket that a bare verb means; `None`, with a list said, if it is not clear.
pub fn only_ticket(turn: &mut Turn<'_>, verb: Verb) -> Result<Option<TicketId>> {
    match verb {
        Verb::Confirm if turn.tx.open_tickets_of_client(turn.person.id)?.is_empty() => asked_about(turn),
        Verb::Confirm => solved(turn),
        Verb::Add | Verb::Withdraw => {
            let open = turn.tx.open_tickets_of_client(turn.person.id)?;
            one_or_list(turn, open, client::my_tickets)
        }
        Verb::Reopen => {
            let tickets = turn.tx.tickets_of_client(turn.person.id)?;
            let ended = tickets.into_iter().filter(|ticket| !ticket.stage.is_open()).collect();
            one_or_list(turn, ended, client::my_tickets)
        }
        Verb::Confidential
            if !turn.tx.open_tickets_of_client(turn.person.id)?.is_empty() || !turn.person.is_expert() =>
        {
            let open = turn.tx.open_tickets_of_client(turn.person.id)?;
            one_or_list(turn, open, client::my_tickets)
        }
        Verb::NotSolved | Verb::StillTrying => asked_about(turn),
        Verb::TakeConfidence | Verb::Complaint(_) => {
            turn.reply(Trouble::FindWhat)?;
            Ok(None)
        }
        Verb::Show if !turn.person.is_expert() && !turn.person.is_office() => {
            let tickets = turn.tx.tickets_of_client(turn.person.id)?;
            one_or_list(turn, tickets, client::my_tickets)
        }
        Verb::Claim => {
            if !turn.allowed(Act::SeeQueue, None)? {
                return Ok(None);
            }
            let departments: Vec<Slug> = turn.person.roles.expert.iter().cloned().collect();
            let waiting = turn.tx.queue(&departments)?;
            one_or_list(turn, waiting, treat::queue)
        }
        Verb::Paper => {
            let prescribed = turn.tx.prescribed_for_client(turn.person.id)?;
            if prescribed.is_empty() && turn.person.is_expert() {
                let own = turn.tx.prescribed_by_holder(turn.person.id)?;
                return one_or_list(turn, own, correction::which);
            }
            one_or_list(turn, prescribed, client::my_tickets)
        }
        Verb::Correct | Verb::Learn => {
            if !turn.allowed(Act::SeeQueue, None)? {
                return Ok(None);
            }
            let prescribed = turn.tx.prescribed_by_holder(turn.person.id)?;
            one_or_list(turn, prescribed, correction::which)
        }
        Verb::Note => {
            if !turn.allowed(Act::SeeQueue, None)? {
                return Ok(None);
            }
            let mut held = turn.tx.held_by(turn.person.id)?;
            let consulted = turn.tx.consulted_by(turn.person.id)?;
            held.extend(consulted.into_iter().filter(|ticket| ticket.has_consultant(turn.person.id)));
            one_or_list(turn, held, treat::note_where)
        }
        Verb::Consult(ConsultVerb::Join | ConsultVerb::Leave) => {
            if !turn.allowed(Act::SeeQueue, None)? {
                return Ok(None);
            }
            let asked = turn.tx.consulted_by(turn.person.id)?;
            one_or_list(turn, asked, treat::mine)
        }
        Verb::Keep => {
            if !turn.allowed(Act::SeeQueue, None)? {
                return Ok(None);
            }
            let referred = turn.tx.referred()?;
            one_or_list(turn, referred, treat::queue)
        }
        Verb::Show
        | Verb::Answer
        | Verb::AskBack
        | Verb::Transfer
        | Verb::Release
        | Verb::Prescribe
        | Verb::Assign
        | Verb::TakeOver
        | Verb::Confidential
        | Verb::LiftConfidence
        | Verb::Resend
        | Verb::Merge(_)
        | Verb::Consult(ConsultVerb::Start | ConsultVerb::End)
        | Verb::Extend
        | Verb::FollowUp => {
            if !turn.allowed(Act::SeeQueue, None)? {
                return Ok(None);
            }
            let held: Vec<Ticket> = turn.tx.held_by(turn.person.id)?;
            let held = held.into_iter().filter(|ticket| ticket.stage != Stage::Queued).collect();
            one_or_list(turn, held, treat::mine)
        }
    }
}

/// Which one is solved? What was not answered yet is not meant by somebody who has also been answered; and one that was
/// closed a moment ago may be meant as well.
fn solved(turn: &mut Turn<'_>) -> Result<Option<TicketId>> {
    let mut open = turn.tx.open_tickets_of_client(turn.person.id)?;
    let since = turn.now.plus_minutes(-RECENTLY_MINUTES);
    let recent = turn.tx.prescribed_for_client(turn.person.id)?.into_iter();
    if recent.filter(|ticket| ticket.closed_at.is_some_and(|closed| closed > since)).count() > 0 {
        client::my_tickets(turn)?;
        return Ok(None);
    }
    if open.len() > 1 {
        open.retain(|ticket| ticket.first_answer_at.is_some());
    }
    one_or_list(turn, open, client::my_tickets)
}

/// The closed ticket about which the client was asked whether it is solved.
fn asked_about(turn: &mut Turn<'_>) -> Result<Option<TicketId>> {
    let asked = turn.tx.follow_ups_asked(turn.person.id)?;
    match asked.as_slice() {
        [only] => Ok(Some(*only)),
        [] | [_, _, ..] => {
            client::my_tickets(turn)?;
            Ok(None)
        }
    }
}

fn one_or_list(
    turn: &mut Turn<'_>,
    tickets: Vec<Ticket>,
    list: fn(&mut Turn<'_>) -> Result<()>,
) -> Result<Option<TicketId>> {
    match tickets.as_slice() {
        [only] => Ok(Some(only.id)),
        [] | [_, _, ..] => {
            list(turn)?;
            Ok(None)
        }
    }
}
