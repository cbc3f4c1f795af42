//! To the office.

use crate::conversation::button::FiguresOf;
use crate::domain::attachment::Attachment;
use crate::domain::ids::PersonId;
use crate::domain::moment::Moment;
use crate::domain::period::PeriodProblem;
use crate::domain::person::Roles;
use crate::domain::report::Format;
use crate::domain::statistic::{Audience, Period, Table};
use crate::domain::ticket::Ticket;

use super::reply_indicators::IndicatorReply;
use super::views::StaffLine;

/// Why an invitation does not work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InvitationProblem {
    /// No such code.
    Unknown,
    /// Used before.
    Used,
    /// Too late.
    Expired,
}

/// To the office.
#[derive(Debug, Clone, PartialEq)]
pub enum OfficeReply {
    /// How to invite.
    InviteUsage,
    /// The code.
    Invited {
        /// Plain, shown once.
        code: String,
        /// For these roles.
        roles: Roles,
        /// Until.
        expires: Moment,
    },
    /// The invitation worked.
    Redeemed {
        /// Roles now.
        roles: Roles,
    },
    /// It did not.
    InvitationWrong {
        /// Why.
        problem: InvitationProblem,
    },
    /// About the indicators of the plan.
    Indicators(IndicatorReply),
    /// People.
    People {
        /// Office first.
        staff: Vec<StaffLine>,
    },
    /// Suspended or reinstated.
    SuspensionSet {
        /// Who.
        name: String,
        /// Now suspended?
        suspended: bool,
    },
    /// One cannot suspend oneself.
    NotYourself,
    /// No such person.
    NoSuchPerson,
    /// To whom?
    AssignAsk {
        /// This.
        ticket: Ticket,
        /// Experts of its department.
        experts: Vec<(PersonId, String)>,
    },
    /// Given.
    Assigned {
        /// This.
        ticket: Ticket,
        /// To whom.
        to: String,
    },
    /// Figures.
    Figures {
        /// Tables.
        tables: Vec<Table>,
        /// Which button is on.
        of: Option<FiguresOf>,
    },
    /// A table as a picture.
    FiguresChart {
        /// The table.
        table: Table,
        /// The picture.
        attachment: Attachment,
    },
    /// One table over a period.
    FiguresTable {
        /// The table.
        table: Table,
    },
    /// A file of a report.
    Report {
        /// Over what.
        period: Period,
        /// In what form.
        format: Format,
        /// For whom.
        audience: Audience,
        /// The file.
        attachment: Attachment,
    },
    /// How to ask for a report.
    ReportUsage {
        /// What is wrong with the period that was typed.
        problem: PeriodProblem,
    },
    /// How to ask for figures.
    FiguresUsage {
        /// What is wrong with the period that was typed.
        problem: PeriodProblem,
    },
}
