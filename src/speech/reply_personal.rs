//! About a person's own data.

use crate::domain::attachment::Attachment;

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
}
