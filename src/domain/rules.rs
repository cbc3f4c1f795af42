//! Rules of the house that the office sets: limits and times of the work on tickets.

use super::retention::Retention;

/// How long an invitation holds if nothing is set: long enough for a weekend.
pub const INVITATION_HOURS_DEFAULT: u32 = 72;
/// Tickets that an expert may have open at a time: more than anybody can have in mind.
pub const OPEN_TICKETS_DEFAULT: u32 = 20;
/// Most that may be set; a list in chat shows so many.
pub const OPEN_TICKETS_MAX: u32 = 100;
/// Working hours without a sign of work after which a claim lapses: about a day.
pub const CLAIM_LAPSES_HOURS_DEFAULT: u32 = 6;
/// Most that may be set: about a fortnight, after which no target stands any more.
pub const CLAIM_LAPSES_HOURS_MAX: u32 = 80;
/// Working minutes before a deadline at which its holder is warned.
pub const WARN_MINUTES_DEFAULT: u32 = 60;
/// Most that may be set: two working days.
pub const WARN_MINUTES_MAX: u32 = 960;

/// All of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rules {
    /// Life of an invitation, in hours of the wall clock.
    pub invitation_hours: u32,
    /// Tickets that an expert may have open at a time; the office's assignments may exceed it.
    pub open_tickets: u32,
    /// Working hours without a sign of work after which a claim lapses.
    pub claim_lapses_hours: u32,
    /// Working minutes before a deadline at which its holder is warned.
    pub warn_minutes: u32,
    /// What is kept, and how long.
    pub retention: Retention,
}

impl Default for Rules {
    fn default() -> Self {
        Self {
            invitation_hours: INVITATION_HOURS_DEFAULT,
            open_tickets: OPEN_TICKETS_DEFAULT,
            claim_lapses_hours: CLAIM_LAPSES_HOURS_DEFAULT,
            warn_minutes: WARN_MINUTES_DEFAULT,
            retention: Retention::default(),
        }
    }
}
