//! Whether an edition is in force, computed from dates and the day; never written as a word.

use chrono::NaiveDate;

use crate::domain::standard::{Confidence, PartialDate, Standing};

use super::register::Register;
use super::rows::Row;

/// Has the date come? `None` if the unknown month or day leaves it open.
fn has_come(date: PartialDate, today: NaiveDate) -> Option<bool> {
    if date.latest()? <= today {
        Some(true)
    } else if date.earliest()? > today {
        Some(false)
    } else {
        None
    }
}

/// Where a row stands on a day.
pub fn standing(register: &Register, row: &Row, today: NaiveDate) -> Standing {
    if row.confidence == Confidence::Low {
        return Standing::Unconfirmed;
    }
    // A successor that nobody confirmed must not make a confirmed edition look dead.
    let successors =
        register.successors(&row.number).filter(|s| s.confidence != Confidence::Low && s.number != row.number);
    let replaced = successors.filter_map(|s| match s.implemented {
        None => Some((s, None)),
        Some(since) => (has_come(since, today) == Some(true)).then_some((s, Some(since))),
    });
    // Of several successors in a row (2012 → 2018 → 2025) the latest is the one to follow.
    if let Some((successor, since)) = replaced.max_by_key(|(s, since)| (*since, s.number.clone())) {
        return Standing::Replaced { by: successor.number.clone(), since };
    }
    if let Some(since) = row.withdrawn.filter(|date| has_come(*date, today) == Some(true)) {
        return Standing::Withdrawn { since };
    }
    let Some(implemented) = row.implemented else { return Standing::DateUnknown };
    match has_come(implemented, today) {
        Some(true) => Standing::InForce { since: implemented },
        Some(false) => Standing::NotYet { from: implemented, until_then: row.replaces.first().cloned() },
        None => Standing::DateUnknown,
    }
}

/// Where an old edition stands that only its successor names.
pub fn of_old_edition(successor: &Row, today: NaiveDate) -> Standing {
    if successor.confidence == Confidence::Low {
        return Standing::Unconfirmed;
    }
    match successor.implemented {
        None => Standing::Replaced { by: successor.number.clone(), since: None },
        Some(since) => match has_come(since, today) {
            Some(true) => Standing::Replaced { by: successor.number.clone(), since: Some(since) },
            // Until then the old edition holds, but since when it does was never entered.
            Some(false) | None => Standing::DateUnknown,
        },
    }
}
