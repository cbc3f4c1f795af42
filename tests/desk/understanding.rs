//! Any state and any content give an intent, and what begins with `//` never goes to a client.

use proptest::prelude::*;
use quality_clinic::conversation::complaint::ComplaintStep;
use quality_clinic::conversation::handover::HandoverIntent;
use quality_clinic::conversation::incoming::Content;
use quality_clinic::conversation::intent::{Intent, Verb};
use quality_clinic::conversation::state::{Sequence, State};
use quality_clinic::conversation::{ReplyTo, Surroundings, understand};
use quality_clinic::domain::department::Slug;
use quality_clinic::domain::ids::TicketId;

use super::any;

/// Would the desk pass these words on to the client of somebody else's ticket?
fn reaches_a_client(intent: &Intent) -> bool {
    match intent {
        Intent::Answer(..)
        | Intent::AskBack(..)
        | Intent::ReplyToCard(..)
        | Intent::SendPrescription(..)
        | Intent::Prescription(..) => true,
        Intent::ByNumber(_, verb, _) => *verb != Verb::Note,
        _ => false,
    }
}

/// Is the person writing as one of the house: a state only experts and the office come to, or a
/// reply to a card?
fn of_the_house(state: &State, around: Surroundings) -> bool {
    let house_state = match state {
        State::Complaint { step: ComplaintStep::Contacting | ComplaintStep::PuttingRight, .. }
        | State::Answering { .. }
        | State::AskingBack { .. }
        | State::Noting { .. }
        | State::Releasing { .. }
        | State::Transferring { .. }
        | State::Extending { .. }
        | State::Consulting { .. }
        | State::Merging { .. }
        | State::Splitting { .. }
        | State::Prescribing { .. }
        | State::Learning { .. }
        | State::Previewing { .. } => true,
        State::Idle
        | State::Guided { .. }
        | State::Picking { .. }
        | State::Intake { .. }
        | State::Firm { .. }
        | State::Complaint { step: ComplaintStep::Explaining, .. }
        | State::Phoning
        | State::Forgetting
        | State::Adding { .. }
        | State::Sorting { .. }
        | State::Alike { .. }
        | State::Reopening { .. } => false,
    };
    match around.reply_to {
        None => house_state,
        // A ticket that the person adds to is their own: its messages are no cards.
        Some(ReplyTo::Card(ticket)) => house_state || state.ticket() != Some(ticket),
        // Experts are clients of their own tickets; what they write there goes to the house.
        Some(ReplyTo::Own(_) | ReplyTo::Inside(_)) => false,
    }
}

fn slashes() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["//", "／／", "/／", "//ZL-2026-00001 ", "// 备注 ", "///"])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_state_and_any_content_give_an_intent(
        state in any::state(), around in any::around(), content in any::content()
    ) {
        let intent = understand(&state, around, &content);
        prop_assert_eq!(&intent, &understand(&state, around, &content), "and always the same one");
        if let (Content::Unsupported { what }, Intent::Unsupported(said)) = (&content, &intent) {
            prop_assert_eq!(what, said);
        }
    }

    #[test]
    fn what_begins_with_two_slashes_never_goes_to_a_client(
        state in any::state(), around in any::around(), slashes in slashes(), rest in any::text()
    ) {
        let text = format!("{slashes}{rest}");
        let intent = understand(&state, around, &Content::Text { text: text.clone() });
        prop_assert!(!reaches_a_client(&intent), "{} in {:?} is {:?}", text, state, intent);
        if of_the_house(&state, around) {
            prop_assert!(!matches!(intent, Intent::Add(..) | Intent::Ask(..) | Intent::Unsorted(..)), "{:?}", intent);
        }
    }

    #[test]
    fn a_file_whose_words_begin_with_two_slashes_never_goes_to_a_client(
        state in any::state(), around in any::around(), content in any::file((slashes(), any::text())
            .prop_map(|(slashes, rest)| format!("{slashes}{rest}")))
    ) {
        let Content::File { caption: Some(_), .. } = &content else { return Ok(()) };
        let intent = understand(&state, around, &content);
        prop_assert!(!reaches_a_client(&intent), "{:?} in {:?} is {:?}", content, state, intent);
    }
}

const HERE: TicketId = TicketId(1);

fn check(state: State, around: Surroundings, text: &str, expected: fn(&Intent) -> bool) {
    let intent = understand(&state, around, &Content::Text { text: text.to_owned() });
    assert!(expected(&intent), "{text} in {state:?} is {intent:?}");
}

fn is_note_here(intent: &Intent) -> bool {
    matches!(intent, Intent::Note(HERE, _))
}

/// What was meant as a note must not depend on how it was marked.
#[test]
fn a_note_in_words_or_slashes_is_a_note_while_something_is_written_to_the_client() {
    let states = [
        State::Answering { ticket: HERE },
        State::AskingBack { ticket: HERE },
        State::Noting { ticket: HERE },
        State::Prescribing {
            ticket: HERE,
            draft: Default::default(),
            part: quality_clinic::conversation::state::PrescriptionPart::Findings,
            sequence: Sequence::Alone,
        },
        State::Previewing { ticket: HERE, draft: Default::default() },
        State::Extending { ticket: HERE, days: Some(3), reason: None },
        State::Learning { ticket: HERE, words: vec![] },
    ];
    for state in states {
        for text in ["// 先查台账", "//先查台账", "／／先查台账", "备注：先查台账", "内部备注 先查台账", "note: look"]
        {
            check(state.clone(), Surroundings::default(), text, is_note_here);
        }
    }
}

#[test]
fn who_is_writing_for_the_house_does_not_answer_a_client_by_replying_to_another_card() {
    let other = Surroundings { reply_to: Some(ReplyTo::Card(TicketId(2))), open_tickets: 0 };
    let note_there = |intent: &Intent| matches!(intent, Intent::Note(TicketId(2), _));
    let reason = State::Transferring { ticket: HERE, to: Some(Slug::new("trade")) };
    let learning = State::Learning { ticket: HERE, words: vec![] };
    for state in [State::Noting { ticket: HERE }, State::Releasing { ticket: HERE }, reason, learning] {
        check(state, other, "这家欠费", note_there);
    }
    let answer = |intent: &Intent| matches!(intent, Intent::ReplyToCard(TicketId(2), _));
    check(State::Answering { ticket: HERE }, other, "可以用", answer);
}

#[test]
fn a_verb_before_a_number_means_that_ticket_whatever_else_is_being_written() {
    let elsewhere = |intent: &Intent| matches!(intent, Intent::ByNumber(number, _, _) if number.serial == 2);
    for state in [
        State::Answering { ticket: HERE },
        State::AskingBack { ticket: HERE },
        State::Noting { ticket: HERE },
        State::Adding { ticket: HERE },
    ] {
        for text in ["答复 ZL-2026-00002：可以用", "备注 ZL-2026-00002：先查", "补充 ZL-2026-00002：有照片"]
        {
            check(state.clone(), Surroundings::default(), text, elsewhere);
        }
    }
    let card = Surroundings { reply_to: Some(ReplyTo::Card(HERE)), open_tickets: 0 };
    check(State::Idle, card, "答复 ZL-2026-00002：可以用", elsewhere);
}

#[test]
fn a_ticket_number_is_found_in_the_spellings_people_use() {
    for text in ["ZL-2026-00002", "zl2026-2", "ＺＬ－２０２６－００００２", "#ZL-2026-00002"] {
        check(
            State::Idle,
            Surroundings::default(),
            text,
            |intent| matches!(intent, Intent::FindTicket(number) if number.serial == 2),
        );
    }
    check(State::Idle, Surroundings::default(), "2026-2", |intent| matches!(intent, Intent::Ask(..)));
}

#[test]
fn every_verb_before_a_number_is_understood() {
    for (word, verb) in Verb::WORDS {
        for text in [format!("{word} ZL-2026-00002"), format!("{}：ZL-2026-00002 好", word.to_uppercase())] {
            let intent = understand(&State::Idle, Surroundings::default(), &Content::Text { text: text.clone() });
            let found = matches!(&intent, Intent::ByNumber(number, found, _) if found == verb && number.serial == 2);
            assert!(found, "{text} is {intent:?}");
        }
    }
}

/// An order on a card must not reach the client as an answer, and a firm's question is no order.
#[test]
fn more_time_is_read_on_a_card_and_a_question_about_days_stays_a_question() {
    let card = Surroundings { reply_to: Some(ReplyTo::Card(HERE)), ..Surroundings::default() };
    for text in ["延期 3天 等报告", "延期3天，等报告", "延期：三天 等报告", "extend 3 days waiting"]
    {
        check(State::Idle, card, text, |intent| {
            matches!(intent, Intent::Handover(HandoverIntent::Extend(HERE, 3, Some(_))))
        });
    }
    check(State::Idle, card, "延期", |intent| {
        matches!(intent, Intent::Handover(HandoverIntent::AskDays(HERE, None)))
    });
    for text in ["延期3天可以吗", "延期一下行不行"] {
        check(State::Idle, Surroundings::default(), text, |intent| matches!(intent, Intent::Ask(..)));
    }
}

/// The house talks among itself in notes: whatever is said in reply to one is one, and no client reads it.
#[test]
fn words_in_reply_to_a_note_are_a_note() {
    let inside = Surroundings { reply_to: Some(ReplyTo::Inside(HERE)), ..Surroundings::default() };
    for text in ["先看用途", "答复：可以用", "// 先看用途", "备注：先看用途"] {
        for state in [State::Idle, State::Answering { ticket: TicketId(99) }] {
            check(state, inside, text, is_note_here);
        }
    }
}
