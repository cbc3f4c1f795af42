//! What firms do: ask, open tickets, answer questions back, grade, say whether it helped.

use super::script::Case;
use super::stage::{Actor, Stage};
use crate::domain::complaint::is_low;
use crate::domain::follow_up::{Answer, Outcome};
use crate::domain::ids::{PersonId, QuestionId, TicketId};
use crate::domain::rating::Rating;
use crate::domain::ticket::{Stage as At, Ticket};
use crate::store::Result;

/// Questions in a working hour, in thousandths, in a usual month.
const ASKED_PERMILLE: usize = 330;
/// The same on days off.
const ASKED_OFF_PERMILLE: usize = 60;
/// One question in so many is none of ours, or beyond the library.
const STRAY_ONE_IN: usize = 14;
/// Days after its end in which a ticket is graded, and after which nobody asks for it any more.
const GRADED_DAYS: i64 = 5;
const FORGOTTEN_DAYS: i64 = 45;
/// Minutes of a day.
const DAY: i64 = 24 * 60;
/// Open tickets that one look sees.
const OPEN_MAX: u32 = 2_000;

impl Stage {
    /// Perhaps somebody asks.
    pub(super) async fn firms_ask(&mut self, workday: bool) -> Result<()> {
        let rate = if workday { ASKED_PERMILLE } else { ASKED_OFF_PERMILLE } * self.season() / 100;
        // Up to three in an hour.
        for _ in 0..3 {
            if self.chance.permille(rate / 2) {
                let firm = self.chance.below(self.firms.len());
                self.ask(firm).await?;
            }
        }
        Ok(())
    }

    async fn ask(&mut self, firm: usize) -> Result<()> {
        self.sum.questions += 1;
        let case = match self.chance.below(STRAY_ONE_IN) {
            0 => None,
            _ => {
                let index = self.chance.below(self.lines.case.len());
                Some(self.lines.case[index].clone())
            }
        };
        let text = match &case {
            Some(case) => self.chance.line(&case.ask),
            None => self.chance.line(&self.lines.stray),
        };
        let actor = self.firms[firm].actor.clone();
        self.says(&actor, &text).await?;
        let actor = self.known(firm).await?;
        if self.button(actor.id, "newq").await?.is_some() {
            self.presses(&actor, "newq").await?;
        }
        let Some(expert) = self.button(actor.id, "expert:").await? else { return Ok(()) };
        let solved = self.button(actor.id, "solved:").await?;
        match (self.chance.below(100), solved) {
            (0..40, Some(solved)) => self.presses(&actor, &solved).await,
            (40..80, _) | (0..40, None) => match case {
                Some(case) => self.wants_expert(firm, &actor, &expert, case).await,
                None => Ok(()),
            },
            _ => Ok(()),
        }
    }

    /// The firm's contact, once they wrote.
    async fn known(&mut self, firm: usize) -> Result<Actor> {
        if self.firms[firm].actor.id == PersonId::CLINIC {
            self.firms[firm].actor.id = self.id_at(&self.firms[firm].actor).await?;
            self.sum.firms += 1;
        }
        Ok(self.firms[firm].actor.clone())
    }

    async fn wants_expert(&mut self, firm: usize, actor: &Actor, expert: &str, case: Case) -> Result<()> {
        if let Some(question) = expert.strip_prefix("expert:").and_then(|id| id.parse().ok()).map(QuestionId) {
            let asked = self.desk.store().read(move |tx| tx.question(question)).await?;
            let elsewhere = asked.is_some_and(|asked| *asked.where_to() != case.department);
            if elsewhere && self.chance.permille(700) {
                self.presses(actor, &format!("pick:{question}:{}", case.department)).await?;
            }
        }
        self.presses(actor, expert).await?;
        if self.button(actor.id, "skipall").await?.is_some() {
            let detail = self.chance.line(&self.lines.detail);
            self.says(actor, &detail).await?;
            if self.chance.permille(25) {
                self.presses(actor, "secret").await?;
            }
            if self.button(actor.id, "skipall").await?.is_some() {
                self.presses(actor, "skipall").await?;
            }
        }
        let id = actor.id;
        let person = self.desk.store().read(move |tx| tx.person(id)).await?;
        if person.is_some_and(|person| person.enterprise.is_none()) {
            self.names_firm(firm, actor).await?;
        }
        // Whether it is the same as another of theirs may be asked.
        let same = if self.chance.permille(500) { "alikeadd:" } else { "alikenew:" };
        if let Some(button) = self.button(id, same).await? {
            self.presses(actor, &button).await?;
        }
        let open = self.desk.store().read(move |tx| tx.open_tickets_of_client(id)).await?;
        let newest = open.iter().map(|ticket| ticket.id).max();
        if let Some(ticket) = newest.filter(|ticket| !self.cases.contains_key(ticket)) {
            self.cases.insert(ticket, case);
            self.sum.tickets += 1;
        }
        // Whatever is still asked of them is left.
        self.presses(actor, "cancel").await
    }

    async fn names_firm(&mut self, firm: usize, actor: &Actor) -> Result<()> {
        let industry = self.firms[firm].industry.clone();
        self.says(actor, &actor.name).await?;
        self.presses(actor, "skip").await?;
        self.presses(actor, &format!("industry:{industry}")).await?;
        let towns = self.desk.guide().departments().towns.len();
        match self.chance.below(towns + 1) {
            town if town < towns => self.presses(actor, &format!("town:{town}")).await,
            _ => self.presses(actor, "skip").await,
        }
    }

    /// Clients answer, confirm, grade.
    pub(super) async fn firms_go_on(&mut self) -> Result<()> {
        let open = self.desk.store().read(|tx| tx.open_tickets_after(TicketId(0), OPEN_MAX)).await?;
        for ticket in open {
            let Some(actor) = self.client_of(&ticket) else { continue };
            let id = ticket.id;
            match ticket.stage {
                At::Asking if self.chance.permille(180) => self.adds(&actor, id).await?,
                At::Answered if self.chance.permille(60) => {
                    self.presses(&actor, &format!("confirm:{id}")).await?;
                    self.ended.push((id, self.now));
                }
                At::Answered if self.chance.permille(15) => self.adds(&actor, id).await?,
                At::Queued if self.chance.permille(2) => self.presses(&actor, &format!("withdraw!:{id}")).await?,
                At::Queued | At::InHand | At::Asking | At::Answered | At::Closed | At::Withdrawn => {}
            }
        }
        let now = self.now;
        self.ended.retain(|(_, at)| now.millis_since(*at) < FORGOTTEN_DAYS * DAY * 60_000);
        for (id, at) in self.ended.clone() {
            if now.millis_since(at) < GRADED_DAYS * DAY * 60_000 && self.chance.permille(30) {
                self.grade(id).await?;
            }
            if self.chance.permille(40) {
                self.says_whether_it_helped(id).await?;
            }
        }
        Ok(())
    }

    async fn adds(&mut self, actor: &Actor, ticket: TicketId) -> Result<()> {
        self.presses(actor, &format!("add:{ticket}")).await?;
        let words = self.chance.line(&self.lines.more);
        self.says(actor, &words).await
    }

    async fn grade(&mut self, id: TicketId) -> Result<()> {
        let Some(ticket) = self.desk.store().read(move |tx| tx.ticket(id)).await? else { return Ok(()) };
        let (Some(actor), None, At::Closed) = (self.client_of(&ticket), ticket.rating, ticket.stage) else {
            return Ok(());
        };
        let late = ticket.first_answer_at.is_some_and(|at| at > ticket.due_first);
        let worse = if late { 12 } else { 0 };
        let grade = match self.chance.below(100) + worse {
            0..58 => 5,
            58..87 => 4,
            87..95 => 3,
            95..103 => 2,
            _ => 1,
        };
        self.presses(&actor, &format!("rate:{id}:{grade}")).await?;
        if Rating::new(grade).is_some_and(is_low) {
            let why = self.chance.line(&self.lines.complaint);
            self.says(&actor, &why).await?;
        }
        Ok(())
    }

    async fn says_whether_it_helped(&mut self, id: TicketId) -> Result<()> {
        let read = move |tx: &crate::store::Tx<'_>| Ok((tx.ticket(id)?, tx.follow_up(id)?, tx.complaint(id)?));
        let (Some(ticket), follow_up, complaint) = self.desk.store().read(read).await? else { return Ok(()) };
        let Some(actor) = self.client_of(&ticket) else { return Ok(()) };
        if complaint.is_some_and(|complaint| complaint.put_right_at.is_some() && complaint.again.is_none()) {
            let grade = 3 + self.chance.below(3);
            self.presses(&actor, &format!("again:{id}:{grade}")).await?;
        }
        if follow_up.is_some_and(|follow_up| follow_up.asked > 0 && follow_up.outcome == Outcome::Open) {
            let answer = match self.chance.below(100) {
                0..80 => Answer::Solved,
                80..92 => Answer::StillTrying,
                _ => Answer::NotSolved,
            };
            self.presses(&actor, &format!("helped:{id}:{}", answer.code())).await?;
            if answer == Answer::NotSolved {
                let why = self.lines.reopen.clone();
                self.says(&actor, &why).await?;
                self.ended.retain(|(ended, _)| *ended != id);
            }
        }
        Ok(())
    }

    fn client_of(&self, ticket: &Ticket) -> Option<Actor> {
        self.firms.iter().find(|firm| firm.actor.id == ticket.client).map(|firm| firm.actor.clone())
    }
}
