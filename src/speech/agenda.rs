//! An expert's follow-ups as entries of a calendar.

use crate::domain::agenda::{Appointment, Entry};

use super::words::Voice;

/// Name of the calendar.
pub fn name(voice: Voice<'_>) -> String {
    voice.say("agenda-name")
}

/// The entries. They name the ticket and its department, no firm and nothing of the case; of a trade secret the
/// number alone.
pub fn entries(voice: Voice<'_>, appointments: &[Appointment]) -> Vec<Entry> {
    let entry = |appointment: &Appointment| {
        let ticket = &appointment.ticket;
        let number = ticket.number.to_string();
        let title = if ticket.secrecy.is_confidential() {
            voice.fill("agenda-entry-secret", &[("number", &number)])
        } else {
            let department = voice.department(&ticket.department);
            voice.fill("agenda-entry", &[("number", &number), ("department", &department)])
        };
        Entry {
            uid: format!("follow-up-{number}@quality-clinic"),
            title,
            description: voice.say("agenda-description"),
            day: appointment.day,
        }
    };
    appointments.iter().map(entry).collect()
}
