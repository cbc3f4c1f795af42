//! Forms of pages: an act on a ticket as somebody saw it. If the ticket has moved on since, nothing is done and the
//! page is told what has happened; the words stay in the form.

use crate::conversation::form::{Form, FormAct};
use crate::conversation::incoming::Incoming;
use crate::conversation::state::State;
use crate::domain::ids::OutboxId;
use crate::domain::person::{Act, can};
use crate::domain::ticket::{Happening, Ticket, TicketEvent};
use crate::speech::reply::Trouble;
use crate::speech::reply_house::HouseReply;
use crate::store::Result;

use super::album::Gathered;
use super::turn::Turn;
use super::{Desk, cards, decide, handle_gathered};

/// What a turn came to, for a page that tells it at once.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Outcome {
    /// Was a step taken on a ticket?
    pub stepped: bool,
    /// What was replied to the person here.
    pub said: Vec<OutboxId>,
}

impl Desk {
    /// Stores and handles a form in one transaction and tells what it came to. `None`: it was handled before.
    ///
    /// # Errors
    /// The database could not commit: then nothing has happened.
    pub async fn receive_form(&self, incoming: Incoming) -> Result<Option<Outcome>> {
        let house = std::sync::Arc::clone(&self.house);
        self.store
            .write(move |tx| match tx.inbox_put(&incoming)? {
                None => Ok(None),
                Some(row) => {
                    let gathered = Gathered { incoming, rows: vec![row], unsupported: None };
                    handle_gathered(tx, &house, &gathered).map(Some)
                }
            })
            .await
    }
}

/// Does what a form says, if the ticket still is as its page showed it.
pub fn take(turn: &mut Turn<'_>, state: State, form: &Form) -> Result<()> {
    let Some(ticket) = turn.tx.ticket_numbered(form.ticket)? else { return turn.reply(Trouble::NoSuchTicket) };
    if !form.act.is_free_of_what_was_seen() && can(&turn.person, Act::SeeInternal, Some(&ticket)).is_ok() {
        let since = moved_on(turn, &ticket, form.seen)?;
        if !since.is_empty() {
            let steps = cards::steps(turn, &ticket, since)?;
            return turn.reply_on(ticket.id, HouseReply::MovedOn { ticket, steps });
        }
    }
    // A prescription is shown before it is sent: that is under way then.
    let previews = matches!(form.act, FormAct::Preview { .. } | FormAct::Prescribe { .. });
    decide::decide(turn, state, form.act.on(ticket.id))?;
    // A refusal may ask on in the chat; the page asks by itself, and what is under way there stays under way.
    if !turn.outcome.stepped && !previews {
        turn.stay();
    }
    Ok(())
}

/// What happened since a page was made, but for reminders: they change nothing.
fn moved_on(turn: &Turn<'_>, ticket: &Ticket, seen: u32) -> Result<Vec<TicketEvent>> {
    let events = turn.tx.events(ticket.id)?;
    let counts = |event: &TicketEvent| {
        event.rev > seen && !matches!(event.what, Happening::Reminded { .. } | Happening::RatingReminded)
    };
    Ok(events.into_iter().filter(counts).collect())
}
