//! What is stored is read again, and its spelling does not change under our hands.

use proptest::prelude::*;
use quality_clinic::conversation::state::State;
use quality_clinic::domain::department::Slug;
use quality_clinic::domain::follow_up::Answer;
use quality_clinic::domain::guidance::Urgency;
use quality_clinic::domain::ids::{DraftId, MessageId, NoteId, PersonId, TicketNumber};
use quality_clinic::domain::moment::Moment;
use quality_clinic::domain::rating::Rating;
use quality_clinic::domain::ticket::merging::MergeStep;
use quality_clinic::domain::ticket::panel::PanelStep;
use quality_clinic::domain::ticket::{Happening, Reminder};

use super::any;
use super::bench::Bench;

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_state_is_read_as_it_was_written(state in any::state()) {
        prop_assert_eq!(State::read(Some(&state.write())), Some(state));
    }
}

/// Chance must meet every kind of state, or the properties prove nothing about it.
#[test]
fn chance_meets_every_kind_of_state() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;

    let mut runner = TestRunner::deterministic();
    let mut met = [false; any::STATES];
    for _ in 0..1_000 {
        let state = any::state().new_tree(&mut runner).expect("a state").current();
        met[any::number_of(&state)] = true;
    }
    assert_eq!(met, [true; any::STATES]);
}

#[test]
fn no_state_is_idle_and_an_unreadable_one_is_none() {
    assert_eq!(State::read(None), Some(State::Idle));
    for json in
        ["", "{", "null", r#"{"state":"dreaming"}"#, r#"{"state":"adding"}"#, r#"{"state":"adding","ticket":"1"}"#]
    {
        assert_eq!(State::read(Some(json)), None, "{json}");
    }
}

/// Rows of today's program, as they stand in databases: a renamed field or variant fails here.
#[test]
fn states_of_this_version_are_read_by_every_later_one() {
    let rows = [
        r#"{"state":"idle"}"#,
        r#"{"state":"guided","question":7}"#,
        r#"{"state":"picking","question":7,"files":[{"kind":"photo","location":{"at":"telegram","file_id":"x"},"name":null,"size":1}]}"#,
        r#"{"state":"intake","draft":{"question":7,"department":"metrology","answers":[{"label":"产品","answer":"秤"}]}}"#,
        r#"{"state":"firm","draft":{"question":7,"department":"ip","answers":[]},"firm":{"name":"甲","credit_code":null,"industry":"rubber"},"field":"credit_code"}"#,
        r#"{"state":"phoning"}"#,
        r#"{"state":"adding","ticket":3}"#,
        r#"{"state":"sorting","pending":{"text":"还有","files":[],"message_refs":["12"]}}"#,
        r#"{"state":"reopening","ticket":3}"#,
        r#"{"state":"answering","ticket":3}"#,
        r#"{"state":"asking_back","ticket":3}"#,
        r#"{"state":"noting","ticket":3}"#,
        r#"{"state":"releasing","ticket":3}"#,
        r#"{"state":"transferring","ticket":3,"to":"trade"}"#,
        r#"{"state":"prescribing","ticket":3,"draft":{"findings":"a","cause":null,"measures":null,"basis":null},"part":"cause"}"#,
        r#"{"state":"previewing","ticket":3,"draft":{"findings":null,"cause":null,"measures":"b","basis":null}}"#,
        r#"{"state":"extending","ticket":3,"days":2}"#,
        r#"{"state":"consulting","ticket":3}"#,
        r#"{"state":"learning","ticket":3,"words":["永固"]}"#,
        r#"{"state":"merging","ticket":3}"#,
        r#"{"state":"splitting","ticket":3,"text":"地磅","message":2}"#,
        r#"{"state":"complaint","ticket":3,"step":"explaining"}"#,
        r#"{"state":"alike","draft":{"question":7,"department":"ip","answers":[]},"ticket":3}"#,
        r#"{"state":"forgetting"}"#,
    ];
    let mut kinds: Vec<usize> = vec![];
    for row in rows {
        let state = State::read(Some(row)).unwrap_or_else(|| panic!("{row} is not read"));
        assert_eq!(state.write(), row, "written as before");
        kinds.push(any::number_of(&state));
    }
    assert_eq!(kinds, (0..any::STATES).collect::<Vec<_>>(), "a row for every kind");
}

/// The history is never rewritten: figures are counted from these spellings by SQL.
#[test]
fn events_keep_their_spelling() {
    let other = TicketNumber { year: 2026, serial: 7 };
    let slug = Slug::new;
    let rows = [
        (
            Happening::Opened { department: slug("ip"), urgency: Urgency::Urgent },
            r#"{"kind":"opened","department":"ip","urgency":"urgent"}"#,
        ),
        (
            Happening::Opened { department: slug("ip"), urgency: Urgency::Normal },
            r#"{"kind":"opened","department":"ip","urgency":"normal"}"#,
        ),
        (Happening::Claimed, r#"{"kind":"claimed"}"#),
        (Happening::Released { reason: "出差".into() }, r#"{"kind":"released","reason":"出差"}"#),
        (Happening::AskedBack { message: MessageId(5) }, r#"{"kind":"asked_back","message":5}"#),
        (Happening::ClientWrote { message: MessageId(5) }, r#"{"kind":"client_wrote","message":5}"#),
        (Happening::Answered { message: MessageId(5) }, r#"{"kind":"answered","message":5}"#),
        (Happening::Noted { note: NoteId(6) }, r#"{"kind":"noted","note":6}"#),
        (
            Happening::Transferred { from: slug("ip"), to: slug("trade"), reason: "出口".into() },
            r#"{"kind":"transferred","from":"ip","to":"trade","reason":"出口"}"#,
        ),
        (Happening::Assigned { to: PersonId(9) }, r#"{"kind":"assigned","to":9}"#),
        (Happening::Prescribed { message: MessageId(5) }, r#"{"kind":"prescribed","message":5}"#),
        (Happening::Confirmed, r#"{"kind":"confirmed"}"#),
        (Happening::Reopened { reason: None }, r#"{"kind":"reopened","reason":null}"#),
        (Happening::Reopened { reason: Some("又坏".into()) }, r#"{"kind":"reopened","reason":"又坏"}"#),
        (Happening::Withdrawn, r#"{"kind":"withdrawn"}"#),
        (Happening::Rated { rating: Rating::new(5).expect("a grade") }, r#"{"kind":"rated","rating":5}"#),
        (
            Happening::Corrected { message: MessageId(6), replaces: MessageId(5) },
            r#"{"kind":"corrected","message":6,"replaces":5}"#,
        ),
        (Happening::MarkedConfidential { office: None }, r#"{"kind":"marked_confidential","office":null}"#),
        (Happening::MarkedConfidential { office: Some(PersonId(9)) }, r#"{"kind":"marked_confidential","office":9}"#),
        (Happening::ConfidenceTaken, r#"{"kind":"confidence_taken"}"#),
        (Happening::ConfidenceGivenUp, r#"{"kind":"confidence_given_up"}"#),
        (Happening::ConfidenceLifted, r#"{"kind":"confidence_lifted"}"#),
        (Happening::Reminded { of: Reminder::FirstSoon }, r#"{"kind":"reminded","of":"first_soon"}"#),
        (Happening::Reminded { of: Reminder::FirstDue }, r#"{"kind":"reminded","of":"first_due"}"#),
        (Happening::Reminded { of: Reminder::SolveSoon }, r#"{"kind":"reminded","of":"solve_soon"}"#),
        (Happening::Reminded { of: Reminder::SolveDue }, r#"{"kind":"reminded","of":"solve_due"}"#),
        (
            Happening::Reminded { of: Reminder::UnclaimedDepartment },
            r#"{"kind":"reminded","of":"unclaimed_department"}"#,
        ),
        (Happening::Reminded { of: Reminder::UnclaimedOffice }, r#"{"kind":"reminded","of":"unclaimed_office"}"#),
        (Happening::ClientEdited { message: None }, r#"{"kind":"client_edited","message":null}"#),
        (Happening::Resent { message: MessageId(5) }, r#"{"kind":"resent","message":5}"#),
        (
            Happening::Referred { to: slug("trade"), reason: "出口".into() },
            r#"{"kind":"referred","to":"trade","reason":"出口"}"#,
        ),
        (Happening::Kept { department: slug("ip") }, r#"{"kind":"kept","department":"ip"}"#),
        (
            Happening::Extended { from: Moment(1), to: Moment(2), days: 3, reason: "等报告".into() },
            r#"{"kind":"extended","from":1,"to":2,"days":3,"reason":"等报告"}"#,
        ),
        (Happening::Lapsed { holder: PersonId(2) }, r#"{"kind":"lapsed","holder":2}"#),
        (
            Happening::Consultation(PanelStep::Invited { person: PersonId(9), department: slug("ip") }),
            r#"{"kind":"consultation","step":"invited","person":9,"department":"ip"}"#,
        ),
        (Happening::Consultation(PanelStep::Joined), r#"{"kind":"consultation","step":"joined"}"#),
        (Happening::Consultation(PanelStep::Declined), r#"{"kind":"consultation","step":"declined"}"#),
        (
            Happening::Consultation(PanelStep::Left { person: PersonId(9) }),
            r#"{"kind":"consultation","step":"left","person":9}"#,
        ),
        (Happening::Consultation(PanelStep::Ended), r#"{"kind":"consultation","step":"ended"}"#),
        (Happening::TakenOver { from: PersonId(2) }, r#"{"kind":"taken_over","from":2}"#),
        (Happening::Learned { draft: DraftId(3) }, r#"{"kind":"learned","draft":3}"#),
        (
            Happening::Merging(MergeStep::Into { other }),
            r#"{"kind":"merging","step":"into","other":{"year":2026,"serial":7}}"#,
        ),
        (
            Happening::Merging(MergeStep::Took { other }),
            r#"{"kind":"merging","step":"took","other":{"year":2026,"serial":7}}"#,
        ),
        (
            Happening::Merging(MergeStep::Undone { other }),
            r#"{"kind":"merging","step":"undone","other":{"year":2026,"serial":7}}"#,
        ),
        (
            Happening::Merging(MergeStep::GaveBack { other }),
            r#"{"kind":"merging","step":"gave_back","other":{"year":2026,"serial":7}}"#,
        ),
        (
            Happening::Merging(MergeStep::PartedFrom { other }),
            r#"{"kind":"merging","step":"parted_from","other":{"year":2026,"serial":7}}"#,
        ),
        (
            Happening::Merging(MergeStep::SplitOff { other }),
            r#"{"kind":"merging","step":"split_off","other":{"year":2026,"serial":7}}"#,
        ),
        (Happening::FollowUpSet { due: None }, r#"{"kind":"follow_up_set","due":null}"#),
        (Happening::FollowUpSet { due: Some(Moment(5)) }, r#"{"kind":"follow_up_set","due":5}"#),
        (Happening::FollowUpAsked, r#"{"kind":"follow_up_asked"}"#),
        (
            Happening::FollowUpAnswered { answer: Answer::StillTrying },
            r#"{"kind":"follow_up_answered","answer":"still_trying"}"#,
        ),
        (Happening::FollowUpUnconfirmed, r#"{"kind":"follow_up_unconfirmed"}"#),
        (Happening::RatingExplained, r#"{"kind":"rating_explained"}"#),
        (Happening::RatingContacted, r#"{"kind":"rating_contacted"}"#),
        (Happening::PutRight { message: MessageId(5) }, r#"{"kind":"put_right","message":5}"#),
        (Happening::RatedAgain { rating: Rating::new(4).expect("a grade") }, r#"{"kind":"rated_again","rating":4}"#),
        (Happening::RatingReminded, r#"{"kind":"rating_reminded"}"#),
    ];
    let mut kinds: Vec<usize> = vec![];
    for (what, row) in rows {
        assert_eq!(serde_json::to_string(&what).expect("json"), row);
        assert_eq!(serde_json::from_str::<Happening>(row).expect("an event"), what);
        kinds.push(kind_of(&what));
    }
    kinds.dedup();
    assert_eq!(kinds, (0..39).collect::<Vec<_>>(), "a row for every kind");
    assert!(serde_json::from_str::<Happening>(r#"{"kind":"rated","rating":6}"#).is_err(), "no sixth grade");
}

fn kind_of(what: &Happening) -> usize {
    match what {
        Happening::Opened { .. } => 0,
        Happening::Claimed => 1,
        Happening::Released { .. } => 2,
        Happening::AskedBack { .. } => 3,
        Happening::ClientWrote { .. } => 4,
        Happening::Answered { .. } => 5,
        Happening::Noted { .. } => 6,
        Happening::Transferred { .. } => 7,
        Happening::Assigned { .. } => 8,
        Happening::Prescribed { .. } => 9,
        Happening::Confirmed => 10,
        Happening::Reopened { .. } => 11,
        Happening::Withdrawn => 12,
        Happening::Rated { .. } => 13,
        Happening::Corrected { .. } => 14,
        Happening::MarkedConfidential { .. } => 15,
        Happening::ConfidenceTaken => 16,
        Happening::ConfidenceGivenUp => 17,
        Happening::ConfidenceLifted => 18,
        Happening::Reminded { .. } => 19,
        Happening::ClientEdited { .. } => 20,
        Happening::Resent { .. } => 21,
        Happening::Referred { .. } => 22,
        Happening::Kept { .. } => 23,
        Happening::Extended { .. } => 24,
        Happening::Lapsed { .. } => 25,
        Happening::Consultation(_) => 26,
        Happening::TakenOver { .. } => 27,
        Happening::Learned { .. } => 28,
        Happening::Merging(_) => 29,
        Happening::FollowUpSet { .. } => 30,
        Happening::FollowUpAsked => 31,
        Happening::FollowUpAnswered { .. } => 32,
        Happening::FollowUpUnconfirmed => 33,
        Happening::RatingExplained => 34,
        Happening::RatingContacted => 35,
        Happening::PutRight { .. } => 36,
        Happening::RatedAgain { .. } => 37,
        Happening::RatingReminded => 38,
    }
}

#[tokio::test]
async fn a_state_of_another_version_becomes_idle_with_an_excuse_and_nobody_is_stuck() {
    let mut bench = Bench::new();
    bench.says("王厂长", "您好").await;
    for json in [r#"{"state":"dreaming","of":3}"#, "not json at all", r#"{"state":"adding"}"#] {
        bench.sql().execute("UPDATE address SET state = ?1", [json]).expect("an old state");
        let told = bench.says("王厂长", "电子秤过期了还能用吗").await;
        assert_eq!(told.len(), 1, "one excuse: {told:?}");
        assert!(told[0].text.contains("抱歉"), "{}", told[0].text);
        assert_eq!(bench.number("SELECT state IS NULL FROM address"), 1, "idle again");
        let told = bench.says("王厂长", "电子秤过期了还能用吗").await;
        assert!(told[0].text.contains("计量"), "answered as ever: {}", told[0].text);
        bench.says("王厂长", "取消").await;
    }
}
