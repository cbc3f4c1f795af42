//! What an expert has to look at on which day: follow-ups, for a calendar of their own.

use chrono::NaiveDate;

use super::ticket::Ticket;

/// Appointments in one feed: more than anybody has at a time, and small enough for any calendar.
pub const APPOINTMENTS_MAX: u32 = 200;

/// A follow-up that is to come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appointment {
    /// Of which ticket.
    pub ticket: Ticket,
    /// The day on which its client is asked, or asked again.
    pub day: NaiveDate,
}

/// An appointment in words. It goes to calendars of other makers: it names no firm and tells nothing of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The same for the same appointment, so that a changed day moves it.
    pub uid: String,
    /// One line.
    pub title: String,
    /// What more there is to say.
    pub description: String,
    /// When.
    pub day: NaiveDate,
}
