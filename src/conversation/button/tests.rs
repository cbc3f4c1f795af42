//! Every button fits and comes back the same; what is forged is refused.

use proptest::prelude::*;

use super::*;
use crate::domain::ids::PhraseId;

fn every_button() -> impl Strategy<Value = Button> {
    let n = || 1..i64::MAX;
    let slug = || "[a-z][a-z0-9-]{0,19}".prop_map(Slug::new);
    prop_oneof![
        n().prop_map(|q| Button::Solved(QuestionId(q))),
        n().prop_map(|q| Button::AskExpert(QuestionId(q))),
        n().prop_map(|q| Button::ChangeDepartment(QuestionId(q))),
        (n(), slug()).prop_map(|(q, s)| Button::PickDepartment(QuestionId(q), s)),
        prop::sample::select(vec![
            Button::Skip,
            Button::SkipAll,
            Button::Cancel,
            Button::Secrecy,
            Button::Phone,
            Button::Personal(PersonalButton::Export),
            Button::Personal(PersonalButton::Forget),
            Button::Personal(PersonalButton::ForgetSure),
            Button::MyTickets,
            Button::NewQuestion,
            Button::Queue,
            Button::Mine,
            Button::Agenda(AgendaWish::Have),
            Button::Agenda(AgendaWish::New),
            Button::Agenda(AgendaWish::End),
        ]),
        slug().prop_map(|s| Button::Industry(s.as_str().to_owned())),
        any::<u16>().prop_map(|i| Button::Town(usize::from(i))),
        prop::sample::select(vec![
            Button::Show,
            Button::Add,
            Button::Withdraw,
            Button::WithdrawSure,
            Button::Confirm,
            Button::Reopen,
            Button::Belongs,
            Button::Claim,
            Button::Case,
            Button::Answer,
            Button::AskBack,
            Button::Note,
            Button::Transfer,
            Button::Release,
            Button::Prescribe,
            Button::SendPrescription,
            Button::RewritePrescription,
            Button::ClearPart,
            Button::Correct,
            Button::Paper,
            Button::Learn,
            |t: TicketId| Button::Writing(WritingButton::OldRecords(t)),
            |t: TicketId| Button::Writing(WritingButton::Phrases(t)),
            |t: TicketId| Button::Writing(WritingButton::Copy(t, t)),
            |t: TicketId| Button::Writing(WritingButton::UsePhrase(t, PhraseId(t.0))),
            |t: TicketId| Button::Writing(WritingButton::SendPhrase(t, PhraseId(t.0))),
            |t: TicketId| Button::Writing(WritingButton::Drop(PhraseId(t.0))),
            Button::ApproveDraft,
            Button::Assign,
            Button::TakeOver,
            Button::MarkConfidential,
            Button::LiftConfidence,
            Button::TakeConfidence,
        ] as Vec<fn(TicketId) -> Button>)
        .prop_flat_map(move |make| n().prop_map(move |t| make(TicketId(t)))),
        (n(), 1..=5u8).prop_filter_map("grade", |(t, g)| Some(Button::Rate(TicketId(t), Rating::new(g)?))),
        (n(), slug()).prop_map(|(t, s)| Button::TransferTo(TicketId(t), s)),
        (n(), prop::sample::select(PrescriptionPart::ALL.to_vec()))
            .prop_map(|(t, part)| Button::EditPart(TicketId(t), part)),
        (n(), n()).prop_map(|(t, p)| Button::AssignTo(TicketId(t), PersonId(p))),
        (n(), n()).prop_map(|(t, m)| Button::Resend(TicketId(t), MessageId(m))),
        prop::sample::select(
            vec![ConsultButton::Start, ConsultButton::Join, ConsultButton::Leave, ConsultButton::End,]
                as Vec<fn(TicketId) -> ConsultButton>
        )
        .prop_flat_map(move |make| n().prop_map(move |t| Button::Consult(make(TicketId(t))))),
        prop::sample::select(
            vec![MergeButton::Start, MergeButton::Undo, MergeButton::Split] as Vec<fn(TicketId) -> MergeButton>
        )
        .prop_flat_map(move |make| n().prop_map(move |t| Button::Merge(make(TicketId(t))))),
        (n(), n()).prop_map(|(t, o)| Button::Merge(MergeButton::With(TicketId(t), TicketId(o)))),
        (n(), n()).prop_map(|(t, o)| Button::Merge(MergeButton::Sure(TicketId(t), TicketId(o)))),
        (n(), n()).prop_map(|(t, m)| Button::Merge(MergeButton::Part(TicketId(t), MessageId(m)))),
        (n(), slug()).prop_map(|(t, s)| Button::Merge(MergeButton::SplitTo(TicketId(t), s))),
        n().prop_map(|t| Button::Alike(AlikeButton::Add(TicketId(t)))),
        n().prop_map(|t| Button::Alike(AlikeButton::Anyway(TicketId(t)))),
        (n(), slug()).prop_map(|(t, s)| Button::Consult(ConsultButton::Department(TicketId(t), s))),
        (n(), slug()).prop_map(|(t, s)| Button::Consult(ConsultButton::All(TicketId(t), s))),
        (n(), n()).prop_map(|(t, p)| Button::Consult(ConsultButton::Invite(TicketId(t), PersonId(p)))),
        n().prop_map(|t| Button::Handover(HandoverButton::Extend(TicketId(t)))),
        (n(), any::<u32>()).prop_map(|(t, d)| Button::Handover(HandoverButton::ExtendDays(TicketId(t), d))),
        (n(), slug()).prop_map(|(t, s)| Button::Handover(HandoverButton::Decide(TicketId(t), s))),
        n().prop_map(|t| Button::Complaint(ComplaintButton::Contacted(TicketId(t)))),
        n().prop_map(|t| Button::Complaint(ComplaintButton::PutRight(TicketId(t)))),
        (n(), 1..=5u8).prop_filter_map("grade", |(t, g)| {
            Some(Button::Complaint(ComplaintButton::Again(TicketId(t), Rating::new(g)?)))
        }),
        (n(), 0..=DAYS_MAX).prop_map(|(t, days)| Button::FollowUp(TicketId(t), days)),
        (n(), prop::sample::select(Answer::ALL.to_vec())).prop_map(|(t, a)| Button::FollowUpSays(TicketId(t), a)),
        n().prop_map(|p| Button::Suspend(PersonId(p))),
        n().prop_map(|p| Button::Reinstate(PersonId(p))),
        prop::sample::select(Language::ALL.to_vec()).prop_map(Button::Language),
        prop::sample::select(FiguresOf::ALL.to_vec()).prop_map(Button::Figures),
        (prop::sample::select(Statistic::ALL.to_vec()), period()).prop_map(|(s, p)| Button::FiguresTable(s, p)),
    ]
}

fn period() -> impl Strategy<Value = Period> {
    let periods = ["2026-11-24", "w2026-11-23", "2026-11", "2026q4", "2026h2", "2026", "2026-11-01..2026-11-24"];
    prop::sample::select(periods.to_vec()).prop_map(|code| Period::from_code(code).expect("of our making"))
}

proptest! {
    #[test]
    fn every_button_fits_and_comes_back_the_same(button in every_button()) {
        let data = button.to_string();
        prop_assert!(data.len() <= BUTTON_MAX_BYTES, "{data}");
        prop_assert_eq!(Button::parse(&data), Some(button));
    }

    #[test]
    fn a_forged_button_is_refused_or_reads_as_what_it_says(data in ".{0,80}") {
        if let Some(button) = Button::parse(&data) {
            prop_assert_eq!(button.to_string(), data);
        }
    }
}
