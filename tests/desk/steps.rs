//! Which step a ticket takes in which stage, as one grid, read by eye.

use std::fmt::Write as _;

use chrono::NaiveTime;
use quality_clinic::domain::department::Slug;
use quality_clinic::domain::follow_up::Answer;
use quality_clinic::domain::guidance::Urgency;
use quality_clinic::domain::ids::{DraftId, MessageId, NoteId, PersonId, TicketId};
use quality_clinic::domain::moment::Moment;
use quality_clinic::domain::rating::Rating;
use quality_clinic::domain::ticket::merging::{Firms, MergeProblem, UNDO_MINUTES};
use quality_clinic::domain::ticket::panel::{CONSULTANTS_MAX, PanelProblem, Part};
use quality_clinic::domain::ticket::solving::SolveClock;
use quality_clinic::domain::ticket::{
    EXTENSION_DAYS_MAX, KEPT_MAX, REASON_MAX, Refusal, Reminder, Secrecy, Stage, Step, Ticket,
};
use quality_clinic::domain::working_time::Calendar;

use super::leave::ticket;

const CLIENT: PersonId = PersonId(1);
const HOLDER: PersonId = PersonId(2);
const OTHER: PersonId = PersonId(3);
const NOW: Moment = Moment(1_000);

fn in_stage(stage: Stage) -> Ticket {
    let (holder, closed_at) = match stage {
        Stage::Queued => (None, None),
        Stage::InHand | Stage::Asking | Stage::Answered => (Some(HOLDER), None),
        Stage::Closed => (Some(HOLDER), Some(Moment(500))),
        Stage::Withdrawn => (None, Some(Moment(500))),
    };
    Ticket { stage, closed_at, ..ticket(CLIENT, holder) }
}

type Taken = fn(Ticket) -> Step;

/// Part of another, if it could be.
fn merged(ticket: Ticket) -> Ticket {
    let kept = ticket.clone();
    ticket
        .merge_into(HOLDER, &self::ticket(CLIENT, None), NOW)
        .map_or(kept, |(after, _)| Ticket { rev: after.rev - 1, ..after })
}

/// With somebody who was asked.
fn with_panel(ticket: Ticket) -> Ticket {
    Ticket { panel: [(OTHER, Part::Invited)].into(), ..ticket }
}

/// Puts a solution off while its clock runs.
fn put_off(ticket: Ticket, days: u32, reason: &str, at: Moment) -> Step {
    let hour = |hour| NaiveTime::from_hms_opt(hour, 0, 0).expect("an hour");
    let calendar = Calendar::new(vec![(hour(9), hour(17))], []).expect("a calendar");
    let clock = SolveClock { due: ticket.due_solve, stopped: false };
    ticket.extend(HOLDER, days, reason, clock, &calendar, at)
}

const STEPS: &[(&str, Taken)] = &[
    ("claim by another", |t| t.claim(OTHER, NOW)),
    ("claim by holder", |t| t.claim(HOLDER, NOW)),
    ("release", |t| t.release(HOLDER, "出差", NOW)),
    ("ask back", |t| t.ask_back(HOLDER, MessageId(1), NOW)),
    ("answer", |t| t.answer(HOLDER, MessageId(1), NOW)),
    ("client wrote", |t| t.client_wrote(CLIENT, MessageId(1), NOW)),
    ("note", |t| t.note(OTHER, NoteId(1), NOW)),
    ("transfer", |t| t.transfer(HOLDER, &Slug::new("trade"), "出口", NOW)),
    ("transfer to same", |t| t.transfer(HOLDER, &Slug::new("metrology"), "出口", NOW)),
    ("refer", |t| t.refer(HOLDER, &Slug::new("trade"), "出口", NOW)),
    ("refer to same", |t| t.refer(HOLDER, &Slug::new("metrology"), "出口", NOW)),
    ("keep", |t| t.keep(OTHER, NOW)),
    ("keep, referred", |t| {
        Ticket { referred: t.closed_at.is_none().then(|| Slug::new("trade")), ..t }.keep(OTHER, NOW)
    }),
    ("extend", |t| put_off(Ticket { due_solve: NOW, ..t }, 3, "等报告", NOW)),
    ("extend too late", |t| put_off(t, 3, "等报告", NOW)),
    ("merge into", |t| t.merge_into(OTHER, &ticket(CLIENT, None), NOW)),
    ("undo merge", |t| t.unmerge(OTHER, NOW)),
    ("undo merge, merged", |t| merged(t).unmerge(OTHER, NOW)),
    ("invite", |t| t.invite(HOLDER, OTHER, &Slug::new("trade"), NOW)),
    ("join", |t| with_panel(t).join(OTHER, NOW)),
    ("leave", |t| with_panel(t).leave_panel(OTHER, OTHER, NOW)),
    ("end consultation", |t| with_panel(t).end_panel(HOLDER, NOW)),
    ("assign", |t| t.assign(OTHER, OTHER, NOW)),
    ("prescribe", |t| t.prescribe(HOLDER, MessageId(1), NOW)),
    ("correct", |t| t.correct(HOLDER, MessageId(2), MessageId(1), NOW)),
    ("learn", |t| t.learn(HOLDER, DraftId(1), NOW)),
    ("confirm", |t| t.confirm(CLIENT, NOW)),
    ("withdraw", |t| t.withdraw(CLIENT, NOW)),
    ("reopen", |t| t.reopen(CLIENT, None, NOW)),
    ("mark confidential", |t| t.mark_confidential(CLIENT, None, NOW)),
    ("take confidence", |t| t.mark_confidential(CLIENT, None, NOW)?.0.take_confidence(OTHER, NOW)),
    ("take it of another", |t| t.mark_confidential(HOLDER, Some(HOLDER), NOW)?.0.take_confidence(OTHER, NOW)),
    ("take an open one", |t| t.take_confidence(OTHER, NOW)),
    ("lift confidence", |t| t.mark_confidential(CLIENT, None, NOW)?.0.lift_confidence(HOLDER, NOW)),
    ("take over", |t| t.take_over(OTHER, HOLDER, NOW)),
    ("lapse", |t| t.lapse(HOLDER, NOW)),
    ("remind", |t| t.remind(Reminder::FirstDue, NOW)),
    ("set follow-up", |t| t.set_follow_up(HOLDER, None, NOW)),
    ("ask follow-up", |t| t.ask_follow_up(NOW)),
    ("answer follow-up", |t| t.answer_follow_up(CLIENT, Answer::Solved, NOW)),
    ("leave unconfirmed", |t| t.leave_unconfirmed(NOW)),
    ("explain rating", |t| t.explain_rating(CLIENT, NOW)),
    ("contact about it", |t| t.contact_about_rating(OTHER, NOW)),
    ("put right", |t| t.put_right(OTHER, MessageId(1), NOW)),
    ("remind of it", |t| t.remind_of_rating(NOW)),
    ("client edited", |t| t.client_edited(CLIENT, None, NOW)),
    ("resent", |t| t.resent(HOLDER, MessageId(1), NOW)),
    ("rate", |t| t.rate(CLIENT, Rating::ALL[0], NOW)),
];

fn outcome(step: &Step) -> String {
    match step {
        Ok((after, _)) => {
            let holder = match after.holder {
                None => "",
                Some(HOLDER) => ", holder",
                Some(_) => ", other",
            };
            format!("{}{holder}", after.stage.code())
        }
        Err(Refusal::AlreadyClaimed { .. }) => "- claimed".to_owned(),
        Err(Refusal::AlreadyYours) => "- yours".to_owned(),
        Err(Refusal::WrongStage { .. }) => "-".to_owned(),
        Err(Refusal::SameDepartment) => "- same".to_owned(),
        Err(Refusal::AlreadyRated { .. }) => "- rated".to_owned(),
        Err(Refusal::NeedsReason) => "- reason".to_owned(),
        Err(Refusal::AlreadyConfidential) => "- confidential".to_owned(),
        Err(Refusal::NotConfidential) => "- not confidential".to_owned(),
        Err(Refusal::InConfidence { .. }) => "- in confidence".to_owned(),
        Err(Refusal::NotAnExpertThere) => "- not an expert".to_owned(),
        Err(Refusal::AlreadyReferred) => "- referred".to_owned(),
        Err(Refusal::KeptBefore) => "- kept before".to_owned(),
        Err(Refusal::NotReferred) => "- not referred".to_owned(),
        Err(Refusal::AlreadyExtended) => "- extended".to_owned(),
        Err(Refusal::PastDeadline { .. }) => "- late".to_owned(),
        Err(Refusal::ExtensionDays) => "- days".to_owned(),
        Err(Refusal::Consultation(problem)) => format!("- {problem:?}"),
        Err(Refusal::Merging(problem)) => format!("- {problem:?}"),
    }
}

#[test]
fn which_step_is_taken_in_which_stage() {
    let mut grid = format!("{:18}", "");
    for stage in Stage::ALL {
        let _ = write!(grid, " | {:18}", stage.code());
    }
    for (name, step) in STEPS {
        let _ = write!(grid, "\n{name:18}");
        for stage in Stage::ALL {
            let _ = write!(grid, " | {:18}", outcome(&step(in_stage(stage))));
        }
    }
    insta::assert_snapshot!(grid);
}

/// What the schema demands of rows, and the history of its numbers, holds after every step.
#[test]
fn every_step_counts_one_event_and_keeps_the_ticket_whole() {
    for stage in Stage::ALL {
        for (name, step) in STEPS {
            let before = in_stage(stage);
            let Ok((after, event)) = step(before.clone()) else { continue };
            if name.starts_with("take confidence") || name.starts_with("lift") {
                // Two steps in one, to get there.
                continue;
            }
            let what = format!("{name} in {stage:?}");
            assert_eq!(after.rev, before.rev + 1, "{what}");
            assert_eq!((event.rev, event.at), (after.rev, NOW), "{what}");
            assert_eq!(after.stage.is_open(), after.closed_at.is_none(), "{what}");
            let holds = matches!(after.stage, Stage::InHand | Stage::Asking | Stage::Answered);
            assert!(!holds || after.holder.is_some(), "{what}: somebody has it");
            assert!(after.stage != Stage::Queued || after.holder.is_none(), "{what}: nobody has it");
            let fixed = |t: &Ticket| (t.id, t.number, t.client, t.asked_at, t.due_first);
            assert_eq!(fixed(&after), fixed(&before), "{what}: number, client and clock are kept");
            assert!(
                after.due_solve == before.due_solve || after.extended,
                "{what}: only an extension moves the target"
            );
            assert!(
                after.stage.is_open() || after.referred.is_none(),
                "{what}: nothing to decide about what has ended"
            );
        }
    }
}

#[test]
fn a_reason_has_words_and_a_limit() {
    let held = || in_stage(Stage::InHand);
    let long = "长".repeat(REASON_MAX + 1);
    for reason in ["", " \n", "\u{200b}", long.as_str()] {
        assert_eq!(held().release(HOLDER, reason, NOW).err(), Some(Refusal::NeedsReason));
        assert_eq!(held().transfer(HOLDER, &Slug::new("trade"), reason, NOW).err(), Some(Refusal::NeedsReason));
    }
    assert!(held().release(HOLDER, &"长".repeat(REASON_MAX), NOW).is_ok());
}

#[test]
fn a_grade_is_given_once_even_after_a_reopening() {
    let (rated, _) = in_stage(Stage::Closed).rate(CLIENT, Rating::ALL[0], NOW).expect("rated");
    let (open, _) = rated.reopen(CLIENT, None, NOW).expect("reopened");
    let (closed, _) = open.confirm(CLIENT, NOW).expect("closed again");
    assert_eq!(closed.rate(CLIENT, Rating::ALL[4], NOW).err(), Some(Refusal::AlreadyRated { rating: Rating::ALL[0] }));
}

#[test]
fn a_solution_is_put_off_once_before_it_is_due_by_a_few_days_and_with_a_reason() {
    let due = Moment(5_000);
    let held = || Ticket { due_solve: due, ..in_stage(Stage::InHand) };
    for (days, reason, at, refusal) in [
        (0, "等报告", NOW, Refusal::ExtensionDays),
        (EXTENSION_DAYS_MAX + 1, "等报告", NOW, Refusal::ExtensionDays),
        (u32::MAX, "等报告", NOW, Refusal::ExtensionDays),
        (3, " ", NOW, Refusal::NeedsReason),
        (3, "等报告", Moment(5_001), Refusal::PastDeadline { due }),
    ] {
        assert_eq!(put_off(held(), days, reason, at).err(), Some(refusal));
    }
    let (after, _) = put_off(held(), EXTENSION_DAYS_MAX, "等报告", due).expect("at the last moment");
    assert!(after.due_solve > due && after.extended);
    assert_eq!(put_off(after, 1, "还要等", NOW).err(), Some(Refusal::AlreadyExtended));
}

#[test]
fn what_the_office_has_decided_is_not_asked_again_until_the_ticket_has_moved() {
    let (trade, standards) = (Slug::new("trade"), Slug::new("standards"));
    let (mut kept, mut history) = (in_stage(Stage::InHand), vec![]);
    for times in 0..KEPT_MAX {
        assert!(!kept.was_kept_from(&trade, &history), "decided {times} times");
        let (referred, asked) = kept.refer(HOLDER, &trade, "出口", NOW).expect("referred");
        history.push(asked);
        assert!(!referred.was_kept_from(&trade, &history), "asked, not decided");
        let (after, decided) = referred.keep(OTHER, NOW).expect("kept");
        history.push(decided);
        kept = after;
    }
    assert!(kept.was_kept_from(&trade, &history));
    assert!(!kept.was_kept_from(&standards, &history), "another department is another question");
    let (moved, handed) = kept.transfer(OTHER, &standards, "标准", NOW).expect("handed over");
    history.push(handed);
    assert!(!moved.was_kept_from(&trade, &history), "elsewhere it is a new question");
}

#[test]
fn what_the_office_is_asked_ends_with_its_decision_and_is_asked_once_at_a_time() {
    let trade = Slug::new("trade");
    let (referred, _) = in_stage(Stage::InHand).refer(HOLDER, &trade, "出口", NOW).expect("referred");
    assert_eq!(referred.clone().refer(HOLDER, &trade, "出口", NOW).err(), Some(Refusal::AlreadyReferred));
    let ways: [Taken; 3] = [
        |t| t.keep(OTHER, NOW),
        |t| t.transfer(OTHER, &Slug::new("trade"), "出口", NOW),
        |t| t.assign(OTHER, OTHER, NOW),
    ];
    for way in ways {
        let (decided, _) = way(referred.clone()).expect("decided");
        assert_eq!(decided.keep(OTHER, NOW).err(), Some(Refusal::NotReferred), "somebody has decided meanwhile");
    }
}

#[test]
fn a_consultation_has_a_limit_and_is_never_for_the_client_the_holder_or_a_trade_secret() {
    let trade = Slug::new("trade");
    let refused = |step: Step| match step.err() {
        Some(Refusal::Consultation(problem)) => Some(problem),
        _ => None,
    };
    let held = || in_stage(Stage::InHand);
    assert_eq!(refused(held().invite(HOLDER, CLIENT, &trade, NOW)), Some(PanelProblem::NotThem));
    assert_eq!(refused(held().invite(HOLDER, HOLDER, &trade, NOW)), Some(PanelProblem::NotThem));
    let secret = Ticket { secrecy: Secrecy::Confidential { office: None }, ..held() };
    assert_eq!(refused(secret.invite(HOLDER, OTHER, &trade, NOW)), Some(PanelProblem::Secret));
    let mut ticket = held();
    for person in (10..).take(CONSULTANTS_MAX) {
        ticket = ticket.invite(HOLDER, PersonId(person), &trade, NOW).expect("room").0;
    }
    assert_eq!(refused(ticket.clone().invite(HOLDER, PersonId(10), &trade, NOW)), Some(PanelProblem::AlreadyIn));
    assert_eq!(refused(ticket.clone().invite(HOLDER, OTHER, &trade, NOW)), Some(PanelProblem::Full));
    assert_eq!(refused(ticket.clone().join(OTHER, NOW)), Some(PanelProblem::NotInvited));
    // Who gets the ticket is no consultant any more; the others go on.
    let (assigned, _) = ticket.clone().assign(OTHER, PersonId(10), NOW).expect("assigned");
    assert_eq!(assigned.panel.len(), CONSULTANTS_MAX - 1);
    let (back, _) = ticket.release(HOLDER, "出差", NOW).expect("released");
    assert!(back.panel.is_empty(), "it rests on who has the ticket");
}

#[test]
fn a_merge_is_undone_exactly_within_three_days_and_a_part_is_neither_reopened_nor_graded() {
    for stage in [Stage::Queued, Stage::InHand, Stage::Asking, Stage::Answered] {
        let before = in_stage(stage);
        let part = merged(before.clone());
        assert!(!part.stage.is_open(), "{stage:?}");
        assert!(matches!(part.clone().reopen(CLIENT, None, NOW), Err(Refusal::Merging(_))));
        assert!(matches!(part.clone().rate(CLIENT, Rating::ALL[0], NOW), Err(Refusal::Merging(_))));
        let late = NOW.plus_minutes(UNDO_MINUTES + 1);
        assert_eq!(part.clone().unmerge(HOLDER, late).err(), Some(Refusal::Merging(MergeProblem::TooLate)));
        let (after, _) = part.unmerge(HOLDER, NOW.plus_minutes(UNDO_MINUTES)).expect("undone");
        assert_eq!(Ticket { rev: before.rev, ..after }, before, "as it was");
    }
}

#[test]
fn only_open_tickets_of_one_firm_are_merged_and_nothing_urgent_or_secret_is_hidden() {
    let older = || Ticket { id: TicketId(1), ..in_stage(Stage::InHand) };
    let younger = || Ticket { id: TicketId(2), ..in_stage(Stage::Queued) };
    let refused = |younger: Ticket, older: Ticket, firms| match younger.mergeable(&older, firms) {
        Ok(()) => None,
        Err(Refusal::Merging(problem)) => Some(problem),
        Err(other) => panic!("{other:?}"),
    };
    assert_eq!(refused(younger(), older(), Firms::Same), None);
    assert_eq!(refused(older(), older(), Firms::Same), Some(MergeProblem::Itself));
    assert_eq!(refused(younger(), older(), Firms::Different), Some(MergeProblem::OtherFirm));
    let closed = Ticket { id: TicketId(1), ..in_stage(Stage::Closed) };
    assert_eq!(refused(younger(), closed, Firms::Same), Some(MergeProblem::Ended));
    let urgent = Ticket { urgency: Urgency::Urgent, ..younger() };
    assert_eq!(refused(urgent, older(), Firms::Same), Some(MergeProblem::Urgent));
    let secret = Ticket { secrecy: Secrecy::Confidential { office: None }, ..older() };
    assert_eq!(refused(younger(), secret, Firms::Same), Some(MergeProblem::Secret));
    assert!(matches!(refused(merged(younger()), older(), Firms::Same), Some(MergeProblem::Part { .. })));
}
