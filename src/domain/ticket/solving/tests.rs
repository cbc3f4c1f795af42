//! The clock of the solution against a counter that goes minute by minute.

use chrono::NaiveTime;
use proptest::prelude::*;

use std::collections::BTreeMap;

use super::*;
use crate::domain::department::Slug;
use crate::domain::guidance::Urgency;
use crate::domain::ids::{MessageId, NoteId, PersonId, TicketId, TicketNumber};
use crate::domain::rating::Rating;
use crate::domain::ticket::Secrecy;
use crate::domain::working_time::HolidayYear;

const NOTICES: [&str; 4] = [
    include_str!("../../../../knowledge/calendar/2023.json"),
    include_str!("../../../../knowledge/calendar/2024.json"),
    include_str!("../../../../knowledge/calendar/2025.json"),
    include_str!("../../../../knowledge/calendar/2026.json"),
];
const CLIENT: PersonId = PersonId(1);
const EXPERT: PersonId = PersonId(2);

fn calendar() -> Calendar {
    let time = |text| NaiveTime::parse_from_str(text, "%H:%M").unwrap();
    let hours = vec![(time("08:30"), time("12:00")), (time("14:00"), time("17:00"))];
    Calendar::new(hours, NOTICES.iter().map(|text| HolidayYear::parse(text).unwrap())).unwrap()
}

fn at(text: &str) -> Moment {
    Moment::parse_rfc3339(&format!("{text}:00+08:00")).unwrap()
}

/// A ticket in hand, asked at a moment, with so many working minutes for its solution.
fn ticket(asked_at: Moment, minutes: u32) -> Ticket {
    Ticket {
        id: TicketId(1),
        number: TicketNumber { year: 2026, serial: 1 },
        client: CLIENT,
        enterprise: None,
        department: Slug::new("metrology"),
        urgency: Urgency::Normal,
        stage: Stage::InHand,
        holder: Some(EXPERT),
        rev: 1,
        asked_at,
        due_first: asked_at,
        due_solve: calendar().deadline(asked_at, minutes).at,
        first_answer_at: None,
        closed_at: None,
        rating: None,
        transfers: 0,
        extended: false,
        referred: None,
        panel: BTreeMap::new(),
        merged: None,
        parted: None,
        secrecy: Secrecy::Ordinary,
    }
}

fn events(of: &[(Moment, Happening)]) -> Vec<TicketEvent> {
    let event = |(rev, (at, what)): (u32, &(Moment, Happening))| TicketEvent {
        rev,
        actor: EXPERT,
        at: *at,
        what: what.clone(),
    };
    (1..).zip(of).map(event).collect()
}

fn asked() -> Happening {
    Happening::AskedBack { message: MessageId(1) }
}

fn wrote() -> Happening {
    Happening::ClientWrote { message: MessageId(2) }
}

/// Counts working minutes from the question on, leaving out those in which the client is asked.
fn slow(calendar: &Calendar, asked_at: Moment, minutes: u32, pauses: &[(Moment, Moment)]) -> Moment {
    let (mut at, mut left) = (asked_at, minutes);
    while left > 0 {
        let waits = pauses.iter().any(|(start, end)| (*start..*end).contains(&at));
        left -= u32::from(calendar.is_open(at) && !waits);
        at = at.plus_minutes(1);
    }
    at
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn the_target_moves_by_the_working_time_in_which_the_client_was_asked(
        start in at("2023-01-01T00:00").0 / 60_000..at("2026-12-01T00:00").0 / 60_000,
        minutes in 1u32..4 * 390,
        gaps in prop::collection::vec(1i64..3 * 24 * 60, 0..6),
    ) {
        let (calendar, asked_at) = (calendar(), Moment(start * 60_000));
        let (mut history, mut pauses, mut now) = (vec![], vec![], asked_at);
        for pair in gaps.chunks_exact(2) {
            let from = now.plus_minutes(pair[0]);
            now = from.plus_minutes(pair[1]);
            history.extend([(from, asked()), (now, wrote())]);
            pauses.push((from, now));
        }
        let clock = solve_clock(&ticket(asked_at, minutes), &events(&history), &calendar, now);
        prop_assert_eq!(clock.due, slow(&calendar, asked_at, minutes, &pauses));
        prop_assert!(!clock.stopped);
    }
}

#[test]
fn while_the_client_is_asked_the_clock_stands_still_and_misses_nothing() {
    let calendar = calendar();
    let ticket = Ticket { stage: Stage::Asking, ..ticket(at("2026-11-24T09:00"), 390) };
    let history = events(&[(at("2026-11-24T10:00"), asked())]);
    let later = at("2026-11-27T10:00");
    let clock = solve_clock(&ticket, &history, &calendar, later);
    assert_eq!(clock, SolveClock { due: at("2026-11-30T09:00"), stopped: true });
    assert!(!clock.is_missed(at("2027-01-01T00:00")));
}

#[test]
fn nothing_but_a_question_to_the_client_stops_it() {
    let calendar = calendar();
    let ticket = ticket(at("2026-11-24T09:00"), 390);
    let slug = Slug::new("trade");
    let moved = [
        Happening::Claimed,
        Happening::Noted { note: NoteId(1) },
        Happening::Released { reason: "x".into() },
        Happening::Claimed,
        Happening::Transferred { from: ticket.department.clone(), to: slug, reason: "x".into() },
        Happening::Assigned { to: EXPERT },
        Happening::Answered { message: MessageId(3) },
        wrote(),
        Happening::Prescribed { message: MessageId(4) },
        Happening::Reopened { reason: None },
        Happening::Confirmed,
        Happening::Rated { rating: Rating::ALL[0] },
        Happening::Reopened { reason: None },
    ];
    let history: Vec<_> =
        (1..).zip(moved).map(|(hour, what)| (ticket.asked_at.plus_minutes(hour * 60), what)).collect();
    let clock = solve_clock(&ticket, &events(&history), &calendar, at("2026-12-24T09:00"));
    assert_eq!(clock, SolveClock { due: ticket.due_solve, stopped: false });
    assert!(clock.is_missed(at("2026-12-24T09:00")));
}

#[test]
fn a_question_after_the_target_was_missed_mends_nothing() {
    let ticket = ticket(at("2026-11-24T09:00"), 60);
    let history = events(&[(at("2026-11-24T11:00"), asked()), (at("2026-11-26T11:00"), wrote())]);
    assert_eq!(solve_clock(&ticket, &history, &calendar(), at("2026-11-26T12:00")).due, at("2026-11-24T10:00"));
}

#[test]
fn asked_again_while_it_stands_and_handed_on_it_stands_since_the_first_question() {
    let ticket = ticket(at("2026-11-24T09:00"), 120);
    let history = events(&[
        (at("2026-11-24T10:00"), asked()),
        (at("2026-11-24T10:30"), asked()),
        (at("2026-11-24T11:00"), Happening::Assigned { to: CLIENT }),
        (at("2026-11-24T11:30"), wrote()),
    ]);
    assert_eq!(solve_clock(&ticket, &history, &calendar(), at("2026-11-24T12:00")).due, at("2026-11-24T14:30"));
}
