//! What experts and the office do: claim, ask back, answer, hand over, consult, prescribe, call after low grades.

use chrono::Days;

use super::stage::{Actor, Stage};
use crate::domain::department::Slug;
use crate::domain::ids::TicketId;
use crate::domain::ticket::panel::Part;
use crate::domain::ticket::{Stage as At, Ticket};
use crate::store::Result;

/// Open tickets that one look sees.
const OPEN_MAX: u32 = 2_000;
/// Low grades that one look sees.
const LOW_MAX: u32 = 100;
/// Of ten such stretches an expert of pace 10 does something in each; others are asked and write elsewhere too.
const HOURS_OF_TEN: usize = 18;
/// An expert is away once in so many mornings, for so many days at most.
const AWAY_ONE_IN: usize = 70;
const AWAY_DAYS: usize = 5;

impl Stage {
    /// In the morning: who is away says so.
    pub(super) async fn plan_the_day(&mut self) -> Result<()> {
        for index in 0..self.experts.len() {
            if self.experts[index].away_until > self.now.day() || self.chance.below(AWAY_ONE_IN) != 0 {
                continue;
            }
            let first = self.now.day();
            let days = 1 + self.chance.below(AWAY_DAYS);
            let last = first.checked_add_days(Days::new(days as u64)).unwrap_or(first);
            let actor = self.experts[index].actor.clone();
            self.experts[index].away_until = last;
            self.says(&actor, &format!("/away {first}..{last}")).await?;
        }
        Ok(())
    }

    /// An hour of the experts.
    pub(super) async fn house_works(&mut self) -> Result<()> {
        let open = self.desk.store().read(|tx| tx.open_tickets_after(TicketId(0), OPEN_MAX)).await?;
        for ticket in open {
            match ticket.stage {
                At::Queued => self.somebody_claims(&ticket).await?,
                At::InHand | At::Answered => {
                    let Some(holder) = self.at_work(|expert| Some(expert.id) == ticket.holder) else { continue };
                    let pace = self.experts.iter().find(|e| e.actor.id == holder.id).map_or(0, |e| e.pace);
                    if self.chance.below(HOURS_OF_TEN) < pace {
                        self.treat(&holder, &ticket).await?;
                    }
                }
                At::Asking | At::Closed | At::Withdrawn => {}
            }
            for (person, part) in &ticket.panel {
                let Some(actor) = self.at_work(|expert| expert.id == *person) else { continue };
                match part {
                    Part::Invited if self.chance.permille(300) => {
                        self.presses(&actor, &format!("join:{}", ticket.id)).await?;
                        self.note(&actor, ticket.id).await?;
                    }
                    Part::Invited | Part::Joined => {}
                }
            }
        }
        Ok(())
    }

    /// An expert who is there.
    fn at_work(&self, is: impl Fn(&Actor) -> bool) -> Option<Actor> {
        let today = self.now.day();
        self.experts.iter().find(|e| e.away_until <= today && is(&e.actor)).map(|e| e.actor.clone())
    }

    /// Who of a department is there, with their place in the list.
    async fn there(&self, department: &Slug) -> Result<Vec<Actor>> {
        let of = department.clone();
        let able = self.desk.store().read(move |tx| tx.experts_of(&of)).await?;
        Ok(able.iter().filter_map(|person| self.at_work(|actor| actor.id == person.id)).collect())
    }

    async fn somebody_claims(&mut self, ticket: &Ticket) -> Result<()> {
        let there = self.there(&ticket.department).await?;
        if there.is_empty() {
            return Ok(());
        }
        let actor = there[self.chance.below(there.len())].clone();
        let pace = self.experts.iter().find(|e| e.actor.id == actor.id).map_or(0, |e| e.pace);
        if self.chance.below(HOURS_OF_TEN) < pace {
            self.presses(&actor, &format!("claim:{}", ticket.id)).await?;
        }
        Ok(())
    }

    async fn treat(&mut self, actor: &Actor, ticket: &Ticket) -> Result<()> {
        let id = ticket.id;
        let Some(case) = self.cases.get(&id).cloned() else { return Ok(()) };
        if case.department != ticket.department && self.chance.permille(500) {
            return self.hand_over(actor, id, &case.department).await;
        }
        match self.chance.below(100) {
            0..8 if ticket.stage == At::InHand => {
                self.writes(actor, &format!("askback:{id}"), self.lines.back.clone()).await
            }
            8..30 => self.writes(actor, &format!("answer:{id}"), self.lines.reply.clone()).await,
            30..52 => self.prescribe(actor, id, [&case.findings, &case.cause, &case.measures]).await,
            52..57 => self.note(actor, id).await,
            57..60 if ticket.stage == At::InHand => {
                let days = 2 + self.chance.below(3);
                self.presses(actor, &format!("extend:{id}:{days}")).await?;
                let why = self.lines.extend.clone();
                self.says(actor, &why).await?;
                self.presses(actor, "cancel").await
            }
            60..63 => {
                let colleague = self.chance.below(self.experts.len());
                let person = self.experts[colleague].actor.id;
                self.presses(actor, &format!("consultant:{id}:{person}")).await
            }
            63 => {
                let to = self.chance.below(self.lines.case.len());
                let to = self.lines.case[to].department.clone();
                self.hand_over(actor, id, &to).await
            }
            _ => Ok(()),
        }
    }

    async fn writes(&mut self, actor: &Actor, button: &str, lines: Vec<String>) -> Result<()> {
        self.presses(actor, button).await?;
        let words = self.chance.line(&lines);
        self.says(actor, &words).await
    }

    async fn note(&mut self, actor: &Actor, ticket: TicketId) -> Result<()> {
        self.writes(actor, &format!("note:{ticket}"), self.lines.note.clone()).await
    }

    async fn hand_over(&mut self, actor: &Actor, ticket: TicketId, to: &Slug) -> Result<()> {
        self.presses(actor, &format!("to:{ticket}:{to}")).await?;
        let why = self.chance.line(&self.lines.transfer);
        self.says(actor, &why).await?;
        self.presses(actor, "cancel").await
    }

    async fn prescribe(&mut self, actor: &Actor, ticket: TicketId, parts: [&str; 3]) -> Result<()> {
        self.presses(actor, &format!("rx:{ticket}")).await?;
        for part in parts {
            match part {
                "" => self.presses(actor, "skip").await?,
                words => self.says(actor, words).await?,
            }
        }
        // The basis is the guidance's.
        self.presses(actor, "skip").await?;
        self.presses(actor, &format!("rxsend:{ticket}")).await?;
        let after = self.desk.store().read(move |tx| tx.ticket(ticket)).await?;
        if after.is_some_and(|after| after.stage == At::Closed) {
            self.ended.push((ticket, self.now));
        }
        Ok(())
    }

    /// An hour of the office: what was referred, what is late, low grades, trade secrets that nobody watches.
    pub(super) async fn office_works(&mut self) -> Result<()> {
        let Some(member) = self.office.first().cloned() else { return Ok(()) };
        for ticket in self.desk.store().read(|tx| tx.referred()).await? {
            if self.chance.permille(300) {
                let to = ticket.referred.clone().unwrap_or_else(|| ticket.department.clone());
                self.presses(&member, &format!("decide:{}:{to}", ticket.id)).await?;
            }
        }
        for department in self.departments() {
            let queue = self.desk.store().read(move |tx| tx.queue(&[department])).await?;
            for ticket in queue {
                if ticket.is_overdue(self.now) && self.chance.permille(250) {
                    self.assign(&member, &ticket).await?;
                }
            }
        }
        for id in self.desk.store().read(|tx| tx.complaints_open(LOW_MAX)).await? {
            let complaint = self.desk.store().read(move |tx| tx.complaint(id)).await?;
            match complaint.map(|complaint| complaint.contacted_at) {
                Some(None) if self.chance.permille(120) => {
                    self.writes(&member, &format!("contacted:{id}"), self.lines.contacted.clone()).await?;
                }
                Some(Some(_)) if self.chance.permille(30) => {
                    self.writes(&member, &format!("putright:{id}"), self.lines.put_right.clone()).await?;
                }
                Some(_) | None => {}
            }
        }
        Ok(())
    }

    fn departments(&self) -> Vec<Slug> {
        self.desk.guide().departments().lines.iter().map(|line| line.slug.clone()).collect()
    }

    async fn assign(&mut self, member: &Actor, ticket: &Ticket) -> Result<()> {
        let there = self.there(&ticket.department).await?;
        match there.first() {
            Some(expert) => self.presses(member, &format!("assignto:{}:{}", ticket.id, expert.id)).await,
            None => Ok(()),
        }
    }
}
