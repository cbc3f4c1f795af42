//! Numbers that name things, and the human ticket number.

use std::fmt;

use serde::{Deserialize, Serialize};

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub i64);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    };
}

id!(
    /// A person, however many channel addresses they have.
    PersonId
);
id!(
    /// A firm.
    EnterpriseId
);
id!(
    /// A question that was asked, with the guidance it got.
    QuestionId
);
id!(
    /// A ticket's row; people see its [`TicketNumber`].
    TicketId
);
id!(
    /// A place where a person is reached.
    AddressId
);
id!(
    /// A browser in which somebody of the house is signed in.
    SessionId
);
id!(
    /// A row of the outbox: one message for one address.
    OutboxId
);
id!(
    /// A row of the inbox: one thing that a channel delivered.
    InboxId
);
id!(
    /// A message between client and expert on a ticket.
    MessageId
);
id!(
    /// An internal note on a ticket. A type of its own, so that no function that writes to a
    /// client can be handed one.
    NoteId
);
id!(
    /// A stored photo or document.
    AttachmentId
);
id!(
    /// A canned phrase of a department.
    PhraseId
);
id!(
    /// A group of the house.
    GroupId
);
id!(
    /// A thread in it.
    ThreadId
);
id!(
    /// A draft of an article that was made of a ticket.
    DraftId
);

/// Largest running number within a year; one more digit would change the printed width.
pub const TICKETS_PER_YEAR: u32 = 99_999;

/// The number that people read and type: `ZL-2026-00042`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct TicketNumber {
    /// Local year in which the client asked.
    pub year: i32,
    /// Running number within the year, from 1.
    pub serial: u32,
}

impl TicketNumber {
    /// Reads a number as people type it: any case, full-width forms, with or without `ZL`,
    /// leading zeros or separators (`zl2026-42`, `ＺＬ－２０２６－０００４２`). The year is required.
    pub fn parse(text: &str) -> Option<Self> {
        let folded: String = text
            .chars()
            .filter_map(|c| match c {
                '０'..='９' => char::from_digit(u32::from(c) - u32::from('０'), 10),
                'Ａ'..='Ｚ' => char::from_u32(u32::from(c) - 0xFEE0),
                'ａ'..='ｚ' => char::from_u32(u32::from(c) - 0xFEE0),
                '－' | '—' | '–' | '_' => Some('-'),
                c if c.is_whitespace() => None,
                c => Some(c),
            })
            .collect::<String>()
            .to_ascii_uppercase();
        let rest = folded.trim_start_matches('#');
        let rest = rest.strip_prefix("ZL").unwrap_or(rest).trim_start_matches('-');
        let (year, serial) = rest.split_once('-')?;
        if year.len() != 4 || serial.is_empty() || serial.len() > 5 {
            return None;
        }
        let all_digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
        if !all_digits(year) || !all_digits(serial) {
            return None;
        }
        let number = Self { year: year.parse().ok()?, serial: serial.parse().ok()? };
        (number.serial >= 1).then_some(number)
    }
}

impl fmt::Display for TicketNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ZL-{:04}-{:05}", self.year, self.serial)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ticket_number_is_read_in_the_spellings_people_use() {
        let expected = Some(TicketNumber { year: 2026, serial: 42 });
        for text in ["ZL-2026-00042", "zl-2026-42", "ＺＬ－２０２６－０００４２", " #ZL-2026-00042 ", "2026-42"]
        {
            assert_eq!(TicketNumber::parse(text), expected, "{text}");
        }
        for text in ["", "ZL", "ZL-26-42", "ZL-2026-", "ZL-2026-0", "ZL-2026-123456", "GB/T 2026-42x"] {
            assert_eq!(TicketNumber::parse(text), None, "{text}");
        }
    }
}
