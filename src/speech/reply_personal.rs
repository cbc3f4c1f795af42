//! About a person's own data.

use crate::domain::attachment::Attachment;
use crate::domain::ids::TicketNumber;

/// To anybody, about themself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PersonalReply {
    /// The copy of what is stored about them.
    Copy {
        /// The file.
        attachment: Attachment,
        /// Questions in it.
        questions: usize,
        /// Tickets in it.
        tickets: usize,
        /// There is more than fits into one file.
        cut: bool,
    },
    /// What is erased with them and what stays; are they sure?
    ForgetSure,
    /// Not while these are open.
    ForgetOpen {
        /// Which.
        tickets: Vec<TicketNumber>,
    },
    /// Not while they have a role.
    ForgetHouse,
    /// Done.
    Forgotten {
        /// Under which pseudonym the history goes on.
        pseudonym: String,
    },
}
