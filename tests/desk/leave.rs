//! Who may do what: the whole of `can` as one grid, read by eye.

use std::fmt::Write as _;

use quality_clinic::domain::department::Slug;
use quality_clinic::domain::guidance::Urgency;
use quality_clinic::domain::ids::{PersonId, TicketId, TicketNumber};
use quality_clinic::domain::moment::Moment;
use quality_clinic::domain::person::{Act, Denied, Language, Person, Roles, can};
use quality_clinic::domain::ticket::{Stage, Ticket};

use super::bench::{expert, office};

/// The one whose leave is asked for.
const ACTOR: PersonId = PersonId(1);
/// Somebody else.
const OTHER: PersonId = PersonId(2);

fn person(roles: Roles, suspended: bool) -> Person {
    Person { id: ACTOR, name: "甲".into(), language: Language::Chinese, roles, enterprise: None, suspended }
}

fn actors() -> Vec<(&'static str, Person)> {
    vec![
        ("client", person(Roles::default(), false)),
        ("suspended client", person(Roles::default(), true)),
        ("expert", person(expert(&["metrology"]), false)),
        ("suspended expert", person(expert(&["metrology"]), true)),
        ("expert elsewhere", person(expert(&["trade"]), false)),
        ("office", person(office(), false)),
        ("suspended office", person(office(), true)),
        ("office and expert", person(Roles { office: true, ..expert(&["metrology"]) }, false)),
    ]
}

pub fn ticket(client: PersonId, holder: Option<PersonId>) -> Ticket {
    Ticket {
        id: TicketId(7),
        number: TicketNumber { year: 2026, serial: 7 },
        client,
        enterprise: None,
        department: Slug::new("metrology"),
        urgency: Urgency::Normal,
        stage: if holder.is_some() { Stage::InHand } else { Stage::Queued },
        holder,
        rev: 1,
        asked_at: Moment(0),
        due_first: Moment(1),
        due_solve: Moment(2),
        first_answer_at: None,
        closed_at: None,
        rating: None,
        transfers: 0,
    }
}

fn tickets() -> Vec<(&'static str, Option<Ticket>)> {
    vec![
        ("none", None),
        ("own, waiting", Some(ticket(ACTOR, None))),
        ("own, another's hand", Some(ticket(ACTOR, Some(OTHER)))),
        ("own, in own hand", Some(ticket(ACTOR, Some(ACTOR)))),
        ("other's, waiting", Some(ticket(OTHER, None))),
        ("other's, another's hand", Some(ticket(OTHER, Some(PersonId(3))))),
        ("other's, in own hand", Some(ticket(OTHER, Some(ACTOR)))),
    ]
}

fn sign(leave: Result<(), Denied>) -> &'static str {
    match leave {
        Ok(()) => "yes",
        Err(Denied::NoSuchTicket) => "unknown",
        Err(Denied::ExpertsOnly) => "experts",
        Err(Denied::OfficeOnly) => "office",
        Err(Denied::HolderOnly) => "holder",
        Err(Denied::Suspended) => "suspended",
        Err(Denied::OwnTicket) => "own",
    }
}

#[test]
fn who_may_do_what() {
    let mut grid = String::new();
    for (name, ticket) in tickets() {
        let _ = writeln!(grid, "== {name}");
        let _ = write!(grid, "{:18}", "");
        for act in Act::ALL {
            let _ = write!(grid, " {:>12}", format!("{act:?}"));
        }
        let _ = writeln!(grid);
        for (actor, person) in actors() {
            let _ = write!(grid, "{actor:18}");
            for act in Act::ALL {
                let _ = write!(grid, " {:>12}", sign(can(&person, act, ticket.as_ref())));
            }
            let _ = writeln!(grid);
        }
    }
    insta::assert_snapshot!(grid);
}

/// Whoever may not see a ticket hears the same as if there were none.
#[test]
fn a_ticket_that_may_not_be_seen_looks_as_if_it_did_not_exist() {
    let theirs = [ticket(OTHER, None), ticket(OTHER, Some(PersonId(3)))];
    for (name, person) in actors() {
        for ticket in &theirs {
            if can(&person, Act::SeeInternal, Some(ticket)).is_ok() {
                continue;
            }
            for act in Act::ALL {
                assert_eq!(can(&person, act, Some(ticket)), can(&person, act, None), "{name}: {act:?}");
            }
        }
    }
}

/// Notes on a ticket are not for its client, whatever else the client is.
#[test]
fn nobody_sees_the_inside_of_their_own_ticket() {
    let inside = [
        Act::SeeInternal,
        Act::Note,
        Act::Claim,
        Act::Release,
        Act::AskBack,
        Act::Answer,
        Act::Prescribe,
        Act::Transfer,
        Act::Assign,
    ];
    for (name, person) in actors() {
        for holder in [None, Some(ACTOR), Some(OTHER)] {
            for act in inside {
                assert!(can(&person, act, Some(&ticket(ACTOR, holder))).is_err(), "{name}: {act:?}");
            }
        }
    }
}
