//! To the house: who works when, on how much.

use crate::domain::days::{DaysProblem, Stretch};
use crate::domain::ticket::Ticket;

/// An absence as people read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AwayView {
    /// When.
    pub days: Stretch,
    /// Who stands in.
    pub deputy: Option<String>,
    /// Who really does, if the deputy is away too.
    pub really: Option<String>,
}

/// Why an absence cannot be said so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AwayProblem {
    /// The days.
    Days(DaysProblem),
    /// Nobody of that name can be the deputy.
    NoSuchDeputy {
        /// As typed.
        name: String,
    },
    /// Two colleagues have that name.
    TwoOfThatName {
        /// As typed.
        name: String,
    },
    /// One cannot stand in for oneself.
    Oneself,
    /// The deputy is away on one of the days and nobody stands in for them.
    DeputyAway {
        /// Who.
        name: String,
    },
}

/// To the house: who works when, on how much. Never holds a note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DutyReply {
    /// The person has as many tickets open as one may have.
    HandsFull {
        /// So many are open.
        open: u32,
        /// So many may be.
        limit: u32,
    },
    /// No ticket waits in the person's departments.
    NothingWaits,
    /// A claim without a sign of work has lapsed, for who had it.
    Lapsed {
        /// This.
        ticket: Ticket,
    },
    /// How it stands with the person's absence, and how one is said.
    AwayShown {
        /// The one in force or to come.
        absence: Option<AwayView>,
        /// Who could stand in.
        deputies: Vec<String>,
    },
    /// The person is away.
    AwaySet {
        /// When.
        absence: AwayView,
        /// So many tickets are in hand.
        held: u32,
    },
    /// The person is back.
    AwayEnded,
    /// There was nothing to call off.
    NotAway,
    /// It cannot be said so.
    AwayWrong {
        /// Why.
        problem: AwayProblem,
        /// Who could stand in.
        deputies: Vec<String>,
    },
    /// Somebody named the reader as their deputy.
    DeputyFor {
        /// Who.
        name: String,
        /// When.
        days: Stretch,
    },
    /// A ticket of somebody who is away falls due: for their stand-in.
    TakeOverOffer {
        /// Which.
        ticket: Ticket,
        /// Who is away.
        holder: String,
        /// When.
        days: Stretch,
    },
    /// A colleague has taken it over, for who is away.
    TakenOver {
        /// This.
        ticket: Ticket,
        /// Who.
        by: String,
    },
    /// The same where nobody stands in: for the office.
    HolderAway {
        /// Which.
        ticket: Ticket,
        /// Who is away.
        holder: String,
        /// When.
        days: Stretch,
    },
}
