//! 会诊: colleagues whom the holder asks to look at a ticket together. They see its inside and write
//! notes; one signed answer leaves, the holder's.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Happening, Refusal, Stage, Step, Ticket};
use crate::domain::department::Slug;
use crate::domain::ids::PersonId;
use crate::domain::moment::Moment;

/// Most colleagues at a time, invited ones too: more do not discuss in a chat, they hold a meeting.
pub const CONSULTANTS_MAX: usize = 5;

/// How somebody takes part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// Asked, and has not said yes.
    Invited,
    /// Sees the inside and writes notes.
    Joined,
}

/// Who takes part now.
pub type Panel = BTreeMap<PersonId, Part>;

/// What happened to a consultation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "step", rename_all = "snake_case")]
pub enum PanelStep {
    /// Somebody was asked to take part.
    Invited {
        /// Who.
        person: PersonId,
        /// As an expert of this department.
        department: Slug,
    },
    /// The actor takes part.
    Joined,
    /// The actor does not.
    Declined,
    /// Somebody does not take part any more.
    Left {
        /// Who.
        person: PersonId,
    },
    /// It has ended.
    Ended,
}

/// Why a step of a consultation cannot be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PanelProblem {
    /// No more may be invited.
    Full,
    /// They are asked or take part already.
    AlreadyIn,
    /// The client, who has it in hand, or no expert in good standing.
    NotThem,
    /// The actor is not asked to take part, or no longer.
    NotInvited,
    /// Nobody takes part.
    NoPanel,
    /// A trade secret is for its holder and one of the office alone.
    Secret,
}

impl Ticket {
    /// Does this person take part and so see the inside?
    pub fn has_consultant(&self, person: PersonId) -> bool {
        self.panel.get(&person) == Some(&Part::Joined)
    }

    fn panel_step(self, actor: PersonId, at: Moment, what: PanelStep, change: impl FnOnce(&mut Panel)) -> Step {
        match self.stage {
            Stage::InHand | Stage::Asking | Stage::Answered => {
                self.step(actor, at, Happening::Consultation(what), |t| change(&mut t.panel))
            }
            Stage::Queued | Stage::Closed | Stage::Withdrawn => Err(self.wrong_stage()),
        }
    }

    /// The holder or the office asks an expert to take part.
    pub fn invite(self, actor: PersonId, person: PersonId, department: &Slug, at: Moment) -> Step {
        let problem = if self.secrecy.is_confidential() {
            Some(PanelProblem::Secret)
        } else if self.client == person || self.holder == Some(person) {
            Some(PanelProblem::NotThem)
        } else if self.panel.contains_key(&person) {
            Some(PanelProblem::AlreadyIn)
        } else if self.panel.len() >= CONSULTANTS_MAX {
            Some(PanelProblem::Full)
        } else {
            None
        };
        if let Some(problem) = problem {
            return Err(Refusal::Consultation(problem));
        }
        let what = PanelStep::Invited { person, department: department.clone() };
        self.panel_step(actor, at, what, |panel| {
            panel.insert(person, Part::Invited);
        })
    }

    /// 参加.
    pub fn join(self, actor: PersonId, at: Moment) -> Step {
        match self.panel.get(&actor) {
            None => Err(Refusal::Consultation(PanelProblem::NotInvited)),
            Some(Part::Joined) => Err(Refusal::Consultation(PanelProblem::AlreadyIn)),
            Some(Part::Invited) => self.panel_step(actor, at, PanelStep::Joined, |panel| {
                panel.insert(actor, Part::Joined);
            }),
        }
    }

    /// 谢绝, by who was invited; 退出, by who takes part. The office takes out who was suspended.
    pub fn leave_panel(self, actor: PersonId, person: PersonId, at: Moment) -> Step {
        let what = match self.panel.get(&person) {
            None => return Err(Refusal::Consultation(PanelProblem::NotInvited)),
            Some(Part::Invited) if actor == person => PanelStep::Declined,
            Some(Part::Invited | Part::Joined) => PanelStep::Left { person },
        };
        self.panel_step(actor, at, what, |panel| {
            panel.remove(&person);
        })
    }

    /// The holder or the office ends it.
    pub fn end_panel(self, actor: PersonId, at: Moment) -> Step {
        if self.panel.is_empty() {
            return Err(Refusal::Consultation(PanelProblem::NoPanel));
        }
        self.panel_step(actor, at, PanelStep::Ended, Panel::clear)
    }

    /// A consultation rests on who has the ticket: it ends when the ticket goes back to a queue, ends or
    /// becomes a trade secret. Who gets it in hand is no consultant any more.
    pub(super) fn settle_panel(&mut self) {
        let treated = matches!(self.stage, Stage::InHand | Stage::Asking | Stage::Answered);
        if !treated || self.secrecy.is_confidential() {
            self.panel.clear();
        }
        if let Some(holder) = self.holder {
            self.panel.remove(&holder);
        }
    }
}
