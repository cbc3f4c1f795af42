//! Who is here, and what is said to whom.

use std::sync::Arc;

use crate::conversation::incoming::Incoming;
use crate::conversation::state::State;
use crate::domain::absence::stand_in;
use crate::domain::ids::{AddressId, MessageId, OutboxId, PersonId, TicketId};
use crate::domain::moment::Moment;
use crate::domain::person::{Act, Language, PERSON_NAME_MAX, Person, Roles, can};
use crate::domain::phrase::Values;
use crate::domain::question::clean;
use crate::domain::sheet::Sheet;
use crate::domain::ticket::solving::{SolveClock, solve_clock};
use crate::domain::ticket::{Step, Ticket};
use crate::domain::working_time::Calendar;
use crate::guide::Guide;
use crate::speech::reply::{Reply, Trouble};
use crate::speech::reply_group::GroupSays;
use crate::speech::reply_house::HouseReply;
use crate::speech::views::PrescriptionPaper;
use crate::speech::words::Voice;
use crate::speech::{message::Message, say, say_in_group, say_writing, sheet};
use crate::store::outbox::Outgoing;
use crate::store::{Result, StoreError, Tx};

use super::forms::Outcome;
use super::{House, cards, consultation, merging};

/// Where nobody is: the address of a turn of the clinic itself. No row has it.
const NOWHERE: AddressId = AddressId(0);

/// One incoming being handled.
pub struct Turn<'a> {
    /// The transaction.
    pub tx: &'a Tx<'a>,
    /// The library in use.
    pub guide: &'a Guide,
    /// Settings.
    pub house: &'a House,
    /// The working time in use.
    pub calendar: Arc<Calendar>,
    /// What came.
    pub incoming: &'a Incoming,
    /// Who is here.
    pub person: Person,
    /// Where.
    pub address: AddressId,
    /// When.
    pub now: Moment,
    before: Option<State>,
    after: Option<State>,
    /// What it has come to so far.
    pub outcome: Outcome,
}

impl<'a> Turn<'a> {
    /// Finds (or makes) the person at the address.
    pub fn begin(tx: &'a Tx<'a>, guide: &'a Guide, house: &'a House, incoming: &'a Incoming) -> Result<Self> {
        let name: String = clean(&incoming.name).chars().take(PERSON_NAME_MAX).collect();
        let here = tx.here(&incoming.from, &name, incoming.language, incoming.at)?;
        Ok(Self {
            tx,
            guide,
            house,
            calendar: house.calendar(),
            incoming,
            person: here.person,
            address: here.address,
            now: incoming.at,
            before: here.state,
            after: None,
            outcome: Outcome::default(),
        })
    }

    /// A turn of the clinic itself: nobody has written, and what would be replied is said to nobody.
    pub fn of_clinic(tx: &'a Tx<'a>, guide: &'a Guide, house: &'a House, nobody: &'a Incoming) -> Result<Self> {
        Self::of(tx, guide, house, nobody, PersonId::CLINIC)
    }

    /// A turn in which somebody only looks: what would be replied is said to nobody.
    pub fn of(
        tx: &'a Tx<'a>,
        guide: &'a Guide,
        house: &'a House,
        nobody: &'a Incoming,
        person: PersonId,
    ) -> Result<Self> {
        let person = tx.person(person)?.ok_or(StoreError::Conflict("person"))?;
        Ok(Self {
            tx,
            guide,
            house,
            calendar: house.calendar(),
            incoming: nobody,
            person,
            address: NOWHERE,
            now: nobody.at,
            before: None,
            after: None,
            outcome: Outcome::default(),
        })
    }

    /// The state before this turn; `None` if what was stored cannot be read any more.
    pub fn readable_state(&self) -> Option<State> {
        self.before.clone()
    }

    /// Sets the state after this turn. Left out, it stays as it was.
    pub fn go(&mut self, state: State) {
        self.after = Some(state);
    }

    /// Ends what was under way if it was about this ticket; what is about another stays under way.
    pub fn leave(&mut self, ticket: TicketId) {
        if self.before.as_ref().and_then(State::ticket) == Some(ticket) {
            self.go(State::Idle);
        }
    }

    /// Leaves the state as it was, whatever was set.
    pub fn stay(&mut self) {
        self.after = None;
    }

    /// Saves the state; tells what the turn came to.
    pub fn end(self) -> Result<Outcome> {
        match self.after {
            Some(state) if Some(&state) != self.before.as_ref() => self.tx.save_state(self.address, &state)?,
            Some(_) | None => {}
        }
        Ok(self.outcome)
    }

    /// In whose ear words fall here.
    pub fn voice(&self, language: Language) -> Voice<'_> {
        Voice { language, departments: self.guide.departments(), now: self.now, calendar: Some(&self.calendar) }
    }

    /// The words for a reader.
    fn words(&self, reader: &Person, reply: &Reply) -> Message {
        say(self.voice(reader.language), reply)
    }

    /// What is said in the group of the house, before everybody in it: its type cannot hold a note.
    pub fn say_to_group(&self, language: Language, says: &GroupSays) -> Message {
        let (departments, calendar) = (self.guide.departments(), Some(&*self.calendar));
        say_in_group(Voice { language, departments, now: self.now, calendar }, says)
    }

    /// A prescription as a printed sheet in the language of the person here, and the name of its file.
    pub fn sheet(&self, paper: &PrescriptionPaper) -> (Sheet, String) {
        sheet::prescription(self.voice(self.person.language), paper)
    }

    /// What fills the gaps of a phrase on a ticket, in a language.
    pub fn phrase_values(&self, language: Language, ticket: &Ticket, firm: Option<String>) -> Values {
        say_writing::values(self.voice(language), ticket, firm, &self.person.name)
    }

    /// Says something to the person here.
    pub fn reply(&mut self, reply: impl Into<Reply>) -> Result<()> {
        self.say_here(None, &reply.into())
    }

    /// Says something about a ticket to the person here: a reply to it belongs to the ticket.
    pub fn reply_on(&mut self, ticket: TicketId, reply: impl Into<Reply>) -> Result<()> {
        self.say_here(Some(ticket), &reply.into())
    }

    fn say_here(&mut self, ticket: Option<TicketId>, reply: &Reply) -> Result<()> {
        if self.address != NOWHERE {
            let row = self.send(self.address, &self.person, ticket, reply)?;
            self.outcome.said.push(row);
        }
        Ok(())
    }

    /// Says something about a ticket to somebody else, where they were last seen. Nobody is told
    /// what they just did themselves.
    pub fn tell(&mut self, reader: PersonId, ticket: TicketId, reply: impl Into<Reply>) -> Result<()> {
        self.tell_row(reader, ticket, &reply.into()).map(|_| ())
    }

    fn tell_row(&self, reader: PersonId, ticket: TicketId, reply: &Reply) -> Result<Option<OutboxId>> {
        let Some(person) = self.tx.person(reader)? else { return Ok(None) };
        let Some(address) = self.tx.home(reader)? else { return Ok(None) };
        self.send(address, &person, Some(ticket), reply).map(Some)
    }

    /// Writes a message of the house to the client of a ticket; what becomes of it is shown to who
    /// wrote it.
    pub fn deliver(&mut self, ticket: &Ticket, message: MessageId, reply: impl Into<Reply>) -> Result<()> {
        let reply = reply.into();
        for part in merging::also_asked(self, ticket)? {
            if let Reply::Client(reply) = &reply {
                self.tell(part.client, part.id, reply.clone().on(&part))?;
            }
        }
        match self.tell_row(ticket.client, ticket.id, &reply)? {
            Some(row) => self.tx.carries(row, message),
            None => Ok(()),
        }
    }

    /// Sends a message of the house once more, in the same words.
    pub fn send_again(&self, to: AddressId, ticket: TicketId, message: MessageId, words: &Message) -> Result<()> {
        let out = Outgoing { to, message: words, ticket: Some(ticket), edits: None };
        let row = self.tx.enqueue(&out, self.now)?;
        self.tx.carries(row, message)
    }

    /// Says something that is about no ticket to somebody else, where they were last seen.
    pub fn tell_person(&mut self, reader: PersonId, reply: impl Into<Reply>) -> Result<()> {
        let Some(person) = self.tx.person(reader)? else { return Ok(()) };
        let Some(address) = self.tx.home(reader)? else { return Ok(()) };
        self.send(address, &person, None, &reply.into()).map(|_| ())
    }

    /// Tells whoever answers for a ticket: its holder, or the office if the holder's roles rest, so
    /// that what a client writes is never read by nobody.
    pub fn tell_holder(&mut self, ticket: &Ticket, reply: HouseReply) -> Result<()> {
        let Some(holder) = ticket.holder else { return Ok(()) };
        let in_standing = self.tx.person(holder)?.filter(|person| person.is_expert() || person.is_office());
        let mut readers = match in_standing {
            Some(person) => vec![person],
            None => self.tx.office_members()?,
        };
        // Who is away may read it later; who stands in for them reads it now.
        let away = self.tx.away_on(self.now.day())?;
        if away.contains_key(&holder)
            && let Some(there) = stand_in(holder, &away)
            && let Some(person) = self.tx.person(there)?.filter(|person| person.is_expert_of(&ticket.department))
        {
            readers.push(person);
        }
        for reader in readers {
            if reader.id == self.person.id || reader.id == ticket.client {
                continue;
            }
            // A trade secret whose holder is gone: the office hears that it waits for one of them.
            match can(&reader, Act::SeeInternal, Some(ticket)) {
                Ok(()) => self.tell(reader.id, ticket.id, reply.clone())?,
                Err(_) => {
                    let card = cards::stub(&reader, ticket);
                    self.tell(reader.id, ticket.id, card)?;
                }
            }
        }
        Ok(())
    }

    /// The last door before the outbox: what is for the house alone goes to nobody else, whatever
    /// was decided before.
    fn check_reader(&self, reader: &Person, ticket: Option<TicketId>, reply: &Reply) -> Result<()> {
        if !reply.is_for_the_house() {
            return Ok(());
        }
        let of_the_house = reader.roles != Roles::default();
        let client = match ticket {
            Some(ticket) => self.tx.ticket(ticket)?.map(|ticket| ticket.client),
            None => None,
        };
        if of_the_house && client != Some(reader.id) { Ok(()) } else { Err(StoreError::Misaddressed) }
    }

    fn send(&self, to: AddressId, reader: &Person, ticket: Option<TicketId>, reply: &Reply) -> Result<OutboxId> {
        self.check_reader(reader, ticket, reply)?;
        let message = self.words(reader, reply);
        let row = self.tx.enqueue(&Outgoing { to, message: &message, ticket, edits: None }, self.now)?;
        if reply.is_house_talk() {
            self.tx.mark_inside(row)?;
        }
        Ok(row)
    }

    /// Deals or renews a reader's card of a ticket at an address: one card a ticket, edited.
    pub fn put_card(
        &self,
        to: AddressId,
        reader: &Person,
        ticket: TicketId,
        old: Option<OutboxId>,
        reply: &Reply,
    ) -> Result<()> {
        self.check_reader(reader, Some(ticket), reply)?;
        let message = self.words(reader, reply);
        if let Some(row) = old
            && self.tx.newest_of(row)?.as_ref() == Some(&message)
        {
            // Nothing to tell: an edit that changes nothing is only noise.
            return Ok(());
        }
        let row = self.tx.enqueue(&Outgoing { to, message: &message, ticket: Some(ticket), edits: old }, self.now)?;
        if old.is_none() {
            self.tx.set_card(ticket, to, row)?;
        }
        Ok(())
    }

    /// May the person here do this? `None`, with the refusal said, if not.
    pub fn allowed(&mut self, act: Act, ticket: Option<&Ticket>) -> Result<bool> {
        match can(&self.person, act, ticket) {
            Ok(()) => Ok(true),
            Err(denied) => {
                self.reply(Trouble::Denied(denied))?;
                Ok(false)
            }
        }
    }

    /// The ticket, if the person here may do this to it; otherwise the refusal is said. Whether a
    /// ticket exists is not told to who may not see it.
    pub fn ticket_for(&mut self, id: TicketId, act: Act) -> Result<Option<Ticket>> {
        let ticket = self.tx.ticket(id)?;
        if self.allowed(act, ticket.as_ref())? {
            return Ok(ticket);
        }
        self.leave(id);
        Ok(None)
    }

    /// Takes a step on a ticket and saves it; a refusal is said and gives `None`.
    pub fn take(&mut self, before: &Ticket, step: Step) -> Result<Option<Ticket>> {
        match step {
            Ok((after, event)) => {
                let first_answer = before.first_answer_at.is_none().then_some(after.first_answer_at).flatten();
                let minutes = first_answer.map(|at| self.calendar.working_millis_between(after.asked_at, at) / 60_000);
                self.tx.save_step(&after, &event, minutes)?;
                self.outcome.stepped = true;
                consultation::tell_of_end(self, before, &after)?;
                Ok(Some(after))
            }
            Err(refusal) => {
                let by = refusal.by().map(|by| self.name_of(by)).transpose()?;
                if !refusal.is_asked_again() {
                    self.leave(before.id);
                }
                self.reply_on(before.id, Trouble::Refused { ticket: before.clone(), refusal, by })?;
                Ok(None)
            }
        }
    }

    /// Where the clock of a ticket's solution stands.
    pub fn solving(&self, ticket: &Ticket) -> Result<SolveClock> {
        Ok(solve_clock(ticket, &self.tx.events(ticket.id)?, &self.calendar, self.now))
    }

    /// Display name of a person.
    pub fn name_of(&self, person: PersonId) -> Result<String> {
        Ok(self.tx.person(person)?.map(|p| p.name).unwrap_or_default())
    }

    /// Name under which the person here answers clients.
    pub fn signature(&self) -> String {
        self.person.name.clone()
    }

    /// A ticket that surely exists: it was just written in this transaction.
    pub fn known(&self, id: TicketId) -> Result<Ticket> {
        self.tx.ticket(id)?.ok_or(StoreError::Conflict("ticket"))
    }
}
