//! To the house: who works when, on how much.

use chrono::NaiveDate;

use crate::domain::days::{DaysProblem, Stretch};
use crate::domain::department::Slug;
use crate::domain::moment::Moment;
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

/// Some days of the roster with the same people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RosterLine {
    /// Of which department.
    pub department: Slug,
    /// Which days.
    pub days: Stretch,
    /// Who.
    pub names: Vec<String>,
}

/// Why a roster cannot be set so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RosterProblem {
    /// The days.
    Days(DaysProblem),
    /// No name.
    NobodyNamed,
    /// More names than may be on duty.
    TooMany {
        /// So many may.
        max: usize,
    },
    /// Not an expert of the department, or two of that name.
    NoSuchExpert {
        /// As typed.
        name: String,
        /// Who is, each with the number that tells them apart.
        experts: Vec<String>,
    },
}

/// About the roster.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RosterReply {
    /// How it stands.
    Shown {
        /// The coming days, by department.
        lines: Vec<RosterLine>,
        /// Is the reader one who sets it?
        office: bool,
    },
    /// The roster is set.
    Set {
        /// Of this department.
        department: Slug,
        /// Within these days.
        days: Stretch,
        /// So many days.
        count: usize,
        /// Who; nobody: the duty is cleared.
        names: Vec<String>,
    },
    /// The reader was put on duty.
    OnDuty {
        /// Of this department.
        department: Slug,
        /// Within these days.
        days: Stretch,
        /// So many days.
        count: usize,
    },
    /// The roster cannot be set so.
    Wrong {
        /// Why.
        problem: RosterProblem,
    },
}

impl From<RosterReply> for super::reply::Reply {
    fn from(reply: RosterReply) -> Self {
        Self::Duty(DutyReply::Roster(reply))
    }
}

/// A ticket in a digest: never its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DigestLine {
    /// It.
    pub ticket: Ticket,
    /// What is due next; none while its clock stands still.
    pub due: Option<Moment>,
    /// Who has it.
    pub holder: Option<String>,
}

/// The morning of an expert.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnDigest {
    /// Tickets in hand.
    pub held: usize,
    /// Of those, late.
    pub late: usize,
    /// Waiting in the departments.
    pub waiting: usize,
    /// In hand, the first due first.
    pub lines: Vec<DigestLine>,
    /// In hand and not named.
    pub more: usize,
}

/// The morning of the office.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfficeDigest {
    /// Open tickets.
    pub open: usize,
    /// Of those, waiting.
    pub waiting: usize,
    /// Of those, late.
    pub late: usize,
    /// Late ones, the first due first.
    pub lines: Vec<DigestLine>,
    /// Late and not named.
    pub more: usize,
    /// Who is away.
    pub away: Vec<String>,
    /// A coming year whose holidays are not known.
    pub missing_notice: Option<i32>,
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
    /// The roster.
    Roster(RosterReply),
    /// The digest of a working morning.
    Digest {
        /// Which.
        day: NaiveDate,
        /// As an expert.
        own: Option<OwnDigest>,
        /// As the office.
        office: Option<OfficeDigest>,
    },
}
