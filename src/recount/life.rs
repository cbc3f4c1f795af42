//! One ticket's life, folded from its events, and where its row says something else.

use crate::domain::complaint::{CONTACT_WORKDAYS, PUT_RIGHT_DAYS};
use crate::domain::department::Slug;
use crate::domain::follow_up::Answer;
use crate::domain::history::{Fault, FaultOf, FirmKey, TicketRecord};
use crate::domain::ids::PersonId;
use crate::domain::moment::Moment;
use crate::domain::rating::Rating;
use crate::domain::statistic::Measure;
use crate::domain::ticket::merging::MergeStep;
use crate::domain::ticket::panel::PanelStep;
use crate::domain::ticket::{Happening, TicketEvent};
use crate::domain::working_time::Calendar;

/// Whether a ticket was open, and if not, how it ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    Open,
    Closed,
    Withdrawn,
    PartOfAnother,
}

/// What the client said last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Word {
    Solved,
    NotSolved,
    Unconfirmed,
}

/// A low grade and what followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Low {
    pub at: Moment,
    pub contacted: Option<Moment>,
    pub put_right: Option<Moment>,
    pub again: bool,
}

/// Somebody was asked to a consultation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invited {
    pub at: Moment,
    pub person: PersonId,
    pub department: Slug,
    pub joined: bool,
}

/// A ticket as its events tell it.
#[derive(Debug, Clone)]
pub struct Life {
    pub firm: FirmKey,
    pub town: Option<String>,
    pub industry: Option<String>,
    pub channel: Option<String>,
    pub department: Slug,
    pub holder: Option<PersonId>,
    pub asked_at: Moment,
    pub due_first: Moment,
    pub opened: Option<Moment>,
    pub first_answer: Option<Moment>,
    pub first_minutes: Option<u64>,
    /// Each change of its standing.
    pub standings: Vec<(Moment, Standing)>,
    /// Closings with their working minutes since the question.
    pub closings: Vec<(Moment, u64)>,
    pub words: Vec<(Moment, Word)>,
    pub grade: Option<(Moment, Rating)>,
    pub low: Option<Low>,
    /// What was done to it on its way.
    pub handled: Vec<(Moment, Measure)>,
    pub invited: Vec<Invited>,
    waiting_since: Option<Moment>,
    waited_millis: i64,
}

impl Life {
    /// Folds the events in the order of their revisions.
    pub fn of(record: &TicketRecord, calendar: &Calendar) -> Self {
        let mut life = Self {
            firm: record.firm,
            town: record.town.clone(),
            industry: record.industry.clone(),
            channel: record.channel.clone(),
            department: record.ticket.department.clone(),
            holder: None,
            asked_at: record.ticket.asked_at,
            due_first: record.ticket.due_first,
            opened: None,
            first_answer: None,
            first_minutes: None,
            standings: vec![],
            closings: vec![],
            words: vec![],
            grade: None,
            low: None,
            handled: vec![],
            invited: vec![],
            waiting_since: None,
            waited_millis: 0,
        };
        for event in &record.events {
            life.live(event, calendar);
        }
        life
    }

    fn live(&mut self, event: &TicketEvent, calendar: &Calendar) {
        let at = event.at;
        match &event.what {
            Happening::Opened { department, urgency: _ } => {
                self.department = department.clone();
                self.opened = Some(at);
                self.standings.push((at, Standing::Open));
            }
            Happening::Claimed | Happening::TakenOver { from: _ } => self.holder = Some(event.actor),
            Happening::Assigned { to } => self.holder = Some(*to),
            Happening::Released { reason: _ } | Happening::Lapsed { holder: _ } => {
                self.holder = None;
                self.go_on(at, calendar);
            }
            Happening::AskedBack { message: _ } => {
                self.respond(at, calendar);
                self.waiting_since.get_or_insert(at);
            }
            Happening::ClientWrote { message: _ } => self.go_on(at, calendar),
            Happening::Answered { message: _ } => {
                self.respond(at, calendar);
                self.go_on(at, calendar);
            }
            Happening::Transferred { from: _, to, reason: _ } => {
                self.department = to.clone();
                self.holder = None;
                self.go_on(at, calendar);
                self.handled.push((at, Measure::Transferred));
            }
            Happening::Prescribed { message: _ } => {
                self.respond(at, calendar);
                self.close(at, calendar);
            }
            Happening::Confirmed => {
                self.close(at, calendar);
                self.words.push((at, Word::Solved));
            }
            Happening::Withdrawn => {
                self.go_on(at, calendar);
                self.standings.push((at, Standing::Withdrawn));
            }
            Happening::Reopened { reason: _ } => {
                if self.standing() != Some(Standing::Withdrawn) {
                    self.words.push((at, Word::NotSolved));
                }
                self.standings.push((at, Standing::Open));
            }
            Happening::Rated { rating } => {
                self.grade = Some((at, *rating));
                if rating.grade() < 3 {
                    self.low = Some(Low { at, contacted: None, put_right: None, again: false });
                }
            }
            Happening::RatingContacted => {
                if let Some(low) = &mut self.low {
                    low.contacted.get_or_insert(at);
                }
            }
            Happening::PutRight { message: _ } => {
                if let Some(low) = &mut self.low {
                    low.put_right = Some(at);
                }
            }
            Happening::RatedAgain { rating: _ } => {
                if let Some(low) = &mut self.low {
                    low.again = true;
                }
            }
            Happening::FollowUpAnswered { answer: Answer::Solved } => self.words.push((at, Word::Solved)),
            Happening::FollowUpAnswered { answer: Answer::NotSolved } => self.words.push((at, Word::NotSolved)),
            Happening::FollowUpUnconfirmed => self.words.push((at, Word::Unconfirmed)),
            Happening::Referred { .. } => self.handled.push((at, Measure::Referred)),
            Happening::Extended { .. } => self.handled.push((at, Measure::Extended)),
            Happening::Merging(MergeStep::Into { other: _ }) => {
                self.standings.push((at, Standing::PartOfAnother));
                self.handled.push((at, Measure::Merged));
            }
            Happening::Merging(MergeStep::Undone { other: _ }) => {
                self.standings.push((at, Standing::Open));
                self.handled.push((at, Measure::MergesUndone));
            }
            Happening::Merging(MergeStep::SplitOff { other: _ }) => self.handled.push((at, Measure::SplitOff)),
            Happening::Consultation(PanelStep::Invited { person, department }) => {
                self.invited.push(Invited { at, person: *person, department: department.clone(), joined: false });
            }
            Happening::Consultation(PanelStep::Joined) => {
                for invited in self.invited.iter_mut().filter(|invited| invited.person == event.actor) {
                    invited.joined = true;
                }
            }
            Happening::FollowUpAnswered { answer: Answer::StillTrying }
            | Happening::Merging(
                MergeStep::Took { other: _ } | MergeStep::GaveBack { other: _ } | MergeStep::PartedFrom { other: _ },
            )
            | Happening::Consultation(PanelStep::Declined | PanelStep::Left { person: _ } | PanelStep::Ended)
            | Happening::Noted { .. }
            | Happening::Kept { .. }
            | Happening::Corrected { .. }
            | Happening::Learned { .. }
            | Happening::MarkedConfidential { .. }
            | Happening::ConfidenceTaken
            | Happening::ConfidenceGivenUp
            | Happening::ConfidenceLifted
            | Happening::Reminded { .. }
            | Happening::ClientEdited { .. }
            | Happening::RatingExplained
            | Happening::RatingReminded
            | Happening::FollowUpSet { .. }
            | Happening::FollowUpAsked
            | Happening::Resent { .. } => {}
        }
    }

    fn respond(&mut self, at: Moment, calendar: &Calendar) {
        if self.first_answer.is_none() {
            self.first_answer = Some(at);
            self.first_minutes = Some(minutes(calendar.working_millis_between(self.asked_at, at)));
        }
    }

    /// The client is not waited for any more.
    fn go_on(&mut self, at: Moment, calendar: &Calendar) {
        if let Some(since) = self.waiting_since.take() {
            self.waited_millis += calendar.working_millis_between(since.max(self.asked_at), at);
        }
    }

    fn close(&mut self, at: Moment, calendar: &Calendar) {
        self.go_on(at, calendar);
        let millis = calendar.working_millis_between(self.asked_at, at) - self.waited_millis;
        self.closings.push((at, minutes(millis)));
        self.standings.push((at, Standing::Closed));
    }

    /// How it stands now.
    pub fn standing(&self) -> Option<Standing> {
        self.standings.last().map(|(_, standing)| *standing)
    }

    /// How it stood at a moment: by the last change up to it.
    pub fn standing_at(&self, moment: Moment) -> Option<Standing> {
        self.standings.iter().rev().find(|(at, _)| *at <= moment).map(|(_, standing)| *standing)
    }

    /// When it was closed, if it is.
    pub fn closed_at(&self) -> Option<Moment> {
        match self.standings.last() {
            Some((at, Standing::Closed)) => Some(*at),
            Some((_, Standing::Open | Standing::Withdrawn | Standing::PartOfAnother)) | None => None,
        }
    }

    /// What its row says otherwise.
    pub fn faults(&self, record: &TicketRecord) -> Vec<Fault> {
        let ticket = &record.ticket;
        let gapless = record.events.iter().zip(1..).all(|(event, rev)| event.rev == rev);
        let ended = self.standings.last().filter(|(_, standing)| *standing != Standing::Open).map(|(at, _)| *at);
        [
            (FaultOf::Revisions, gapless && record.events.len() == ticket.rev as usize),
            (FaultOf::Department, self.department == ticket.department),
            (FaultOf::Holder, self.holder == ticket.holder),
            (FaultOf::Standing, (self.standing() == Some(Standing::Open)) == ticket.stage.is_open()),
            (FaultOf::FirstAnswer, self.first_answer == ticket.first_answer_at),
            (FaultOf::FirstMinutes, self.first_minutes == record.first_minutes),
            (FaultOf::ClosedAt, ended == ticket.closed_at),
            (FaultOf::Rating, self.grade.map(|(_, rating)| rating) == ticket.rating),
        ]
        .into_iter()
        .filter(|(_, agrees)| !agrees)
        .map(|(of, _)| Fault { ticket: ticket.number, of })
        .collect()
    }
}

impl Low {
    /// Contacted before the end of the next working day?
    pub fn contacted_in_time(&self, calendar: &Calendar) -> bool {
        let mut day = self.at.day();
        let mut left = CONTACT_WORKDAYS;
        while left > 0 {
            let Some(next) = day.succ_opt() else { return false };
            day = next;
            left -= u32::from(calendar.is_workday(day));
        }
        self.contacted.is_some_and(|at| at.day() <= day)
    }

    /// Put right before the end of the fifteenth day?
    pub fn put_right_in_time(&self) -> bool {
        self.put_right.is_some_and(|at| (at.day() - self.at.day()).num_days().unsigned_abs() <= PUT_RIGHT_DAYS)
    }
}

fn minutes(millis: i64) -> u64 {
    (millis.max(0) / 60_000).unsigned_abs()
}
