//! Who may do what: the whole of `can` as one grid, read by eye.

use quality_clinic::domain::department::Slug;
use quality_clinic::domain::guidance::Urgency;
use quality_clinic::domain::ids::{PersonId, TicketId, TicketNumber};
use quality_clinic::domain::leave::Actor;
use quality_clinic::domain::moment::Moment;
use quality_clinic::domain::person::{Act, Person, can};
use quality_clinic::domain::ticket::{Secrecy, Stage, Ticket};

/// The one whose leave is asked for.
const ACTOR: PersonId = PersonId(1);
/// Somebody else.
const OTHER: PersonId = PersonId(2);

/// Every kind of person, by name.
fn actors() -> impl Iterator<Item = (Actor, Person)> {
    Actor::ALL.into_iter().map(|actor| (actor, actor.person()))
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
        secrecy: Secrecy::Ordinary,
        extended: false,
        referred: None,
        panel: std::collections::BTreeMap::new(),
        merged: None,
        parted: None,
    }
}

#[test]
fn who_may_do_what() {
    insta::assert_snapshot!(quality_clinic::speech::console::leave::table());
}

/// Whoever may not see a ticket hears the same as if there were none.
#[test]
fn a_ticket_that_may_not_be_seen_looks_as_if_it_did_not_exist() {
    let theirs = [ticket(OTHER, None), ticket(OTHER, Some(PersonId(3))), secret(Some(PersonId(3)))];
    for (name, person) in actors() {
        for ticket in &theirs {
            if can(&person, Act::SeeInternal, Some(ticket)).is_ok() {
                continue;
            }
            for act in Act::ALL {
                // That a trade secret waits is no secret to who may claim it or look after it.
                let offered = ticket.secrecy.is_confidential() && can(&person, act, Some(ticket)).is_ok();
                assert!(!offered || matches!(act, Act::Claim | Act::TakeConfidence) || can(&person, act, None).is_ok());
                assert!(offered || can(&person, act, Some(ticket)) == can(&person, act, None), "{name:?}: {act:?}");
            }
        }
    }
}

/// A trade secret in somebody's hand that another member of the office looks after.
fn secret(holder: Option<PersonId>) -> Ticket {
    Ticket { secrecy: Secrecy::Confidential { office: Some(PersonId(4)) }, ..ticket(OTHER, holder) }
}

/// A trade secret has an inside for its holder and for one member of the office.
#[test]
fn nobody_but_its_holder_and_one_of_the_office_sees_a_trade_secret() {
    for (name, person) in actors() {
        for holder in [None, Some(PersonId(3))] {
            for act in [Act::SeeInternal, Act::Note, Act::Transfer, Act::Assign, Act::LiftConfidence] {
                assert!(can(&person, act, Some(&secret(holder))).is_err(), "{name:?}: {act:?}");
            }
        }
        let sees = can(&person, Act::SeeInternal, Some(&secret(Some(ACTOR)))).is_ok();
        assert_eq!(sees, person.is_expert() || person.is_office(), "{name:?}: its holder, in good standing");
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
        Act::Refer,
        Act::Consult,
        Act::Merge,
        Act::Split,
        Act::UndoMerge,
        Act::TakePart,
        Act::Decide,
        Act::Extend,
        Act::Assign,
    ];
    for (name, person) in actors() {
        for holder in [None, Some(ACTOR), Some(OTHER)] {
            for act in inside {
                assert!(can(&person, act, Some(&ticket(ACTOR, holder))).is_err(), "{name:?}: {act:?}");
            }
        }
    }
}
