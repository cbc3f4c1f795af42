//! One sample of everything the bot can say; `replies.rs` reads the sources and misses a new variant.

use quality_clinic::conversation::button::FiguresOf;
use quality_clinic::conversation::complaint::ComplaintStep;
use quality_clinic::conversation::incoming::Unsupported;
use quality_clinic::conversation::state::{IntakeAnswer, PrescriptionDraft, PrescriptionPart};
use quality_clinic::domain::attachment::{Attachment, AttachmentKind, Location};
use quality_clinic::domain::complaint::Complaint;
use quality_clinic::domain::delivery::Delivery;
use quality_clinic::domain::department::Slug;
use quality_clinic::domain::follow_up::{Answer, FollowUp, Outcome};
use quality_clinic::domain::guidance::Urgency;
use quality_clinic::domain::ids::{DraftId, EnterpriseId, MessageId, NoteId, PersonId, TicketId};
use quality_clinic::domain::mask::{MaskKind, Masked, Piece};
use quality_clinic::domain::moment::Moment;
use quality_clinic::domain::period::PeriodProblem;
use quality_clinic::domain::person::{Denied, Language, Person};
use quality_clinic::domain::rating::Rating;
use quality_clinic::domain::report::Format;
use quality_clinic::domain::retention::{Ran, Retention, Rule, RuleRun};
use quality_clinic::domain::statistic::{Audience, Cell, Measure, Period, Statistic, Table};
use quality_clinic::domain::ticket::merging::{MergeProblem, MergeStep, Merged};
use quality_clinic::domain::ticket::panel::{PanelProblem, PanelStep, Part};
use quality_clinic::domain::ticket::solving::SolveClock;
use quality_clinic::domain::ticket::{Happening, Refusal, Reminder, Secrecy, Stage, Ticket};
use quality_clinic::speech::reply::{DoorReply, Reply, Trouble};
use quality_clinic::speech::reply_browser::BrowserReply;
use quality_clinic::speech::reply_client::{ClientNews, ClientReply, HouseWrote};
use quality_clinic::speech::reply_complaint::{ComplaintNews, ComplaintReply};
use quality_clinic::speech::reply_consultation::{ConsultNews, ConsultReply};
use quality_clinic::speech::reply_handover::HandoverReply;
use quality_clinic::speech::reply_house::{HolderNews, HouseReply};
use quality_clinic::speech::reply_learning::LearningReply;
use quality_clinic::speech::reply_merging::MergeReply;
use quality_clinic::speech::reply_office::{InvitationProblem, OfficeReply};
use quality_clinic::speech::reply_personal::PersonalReply;
use quality_clinic::speech::views::{
    CaseRecord, CaseView, ComplaintLine, Doer, DraftView, EarlierPrescription, FirmView, HiddenLine, HistoryLine,
    HouseMay, Line, PanelView, StaffLine, TicketLine, Version,
};

use super::bench::{at, expert, office};
use super::leave;

pub fn ticket() -> Ticket {
    let asked = at("2026-11-24T09:00");
    Ticket {
        urgency: Urgency::Urgent,
        enterprise: Some(EnterpriseId(1)),
        asked_at: asked,
        due_first: asked.plus_minutes(1),
        ..leave::ticket(PersonId(1), Some(PersonId(2)))
    }
}

/// A trade secret.
fn secret() -> Ticket {
    Ticket { secrecy: Secrecy::Confidential { office: None }, ..ticket() }
}

fn closed() -> Ticket {
    Ticket { stage: Stage::Closed, closed_at: Some(at("2026-11-24T10:00")), ..ticket() }
}

fn photo() -> Attachment {
    Attachment { kind: AttachmentKind::Photo, location: Location::Stored { name: "a".into() }, name: None, size: None }
}

fn draft() -> PrescriptionDraft {
    PrescriptionDraft {
        findings: Some("F".into()),
        cause: Some("C".into()),
        measures: Some("M".into()),
        basis: Some("B".into()),
        corrects: None,
    }
}

fn earlier() -> EarlierPrescription {
    let parts = PrescriptionDraft { findings: Some("old".into()), basis: None, ..draft() };
    EarlierPrescription { author: "Li".into(), at: at("2026-11-24T09:30"), parts }
}

/// One of every kind of step.
pub fn history() -> Vec<HistoryLine> {
    let (message, department) = (MessageId(1), Slug::new("trade"));
    let all = [
        Happening::Opened { department: department.clone(), urgency: Urgency::Normal },
        Happening::Claimed,
        Happening::Released { reason: "away".into() },
        Happening::AskedBack { message },
        Happening::ClientWrote { message },
        Happening::Answered { message },
        Happening::Noted { note: NoteId(1) },
        Happening::Transferred { from: Slug::new("ip"), to: department, reason: "export".into() },
        Happening::Referred { to: Slug::new("trade"), reason: "export".into() },
        Happening::Kept { department: Slug::new("trade") },
        Happening::Extended { from: Moment(1), to: Moment(2), days: 3, reason: "report".into() },
        Happening::Consultation(PanelStep::Invited { person: PersonId(2), department: Slug::new("trade") }),
        Happening::Merging(MergeStep::Into { other: ticket().number }),
        Happening::Merging(MergeStep::Took { other: ticket().number }),
        Happening::Merging(MergeStep::Undone { other: ticket().number }),
        Happening::Merging(MergeStep::GaveBack { other: ticket().number }),
        Happening::Merging(MergeStep::PartedFrom { other: ticket().number }),
        Happening::Merging(MergeStep::SplitOff { other: ticket().number }),
        Happening::Consultation(PanelStep::Joined),
        Happening::Consultation(PanelStep::Declined),
        Happening::Consultation(PanelStep::Left { person: PersonId(2) }),
        Happening::Consultation(PanelStep::Ended),
        Happening::Assigned { to: PersonId(2) },
        Happening::Prescribed { message },
        Happening::Learned { draft: DraftId(1) },
        Happening::Corrected { message: MessageId(2), replaces: message },
        Happening::Confirmed,
        Happening::Reopened { reason: None },
        Happening::Withdrawn,
        Happening::Rated { rating: Rating::ALL[0] },
        Happening::MarkedConfidential { office: None },
        Happening::ConfidenceTaken,
        Happening::ConfidenceGivenUp,
        Happening::ConfidenceLifted,
        Happening::ClientEdited { message: None },
        Happening::Resent { message },
        Happening::FollowUpSet { due: None },
        Happening::FollowUpAsked,
        Happening::RatingExplained,
        Happening::RatingContacted,
        Happening::PutRight { message },
        Happening::RatedAgain { rating: Rating::ALL[1] },
        Happening::RatingReminded,
        Happening::FollowUpAnswered { answer: Answer::Solved },
        Happening::FollowUpUnconfirmed,
    ];
    let reminded = Reminder::ALL.map(|of| Happening::Reminded { of });
    let lapsed = [Happening::Lapsed { holder: PersonId(2) }, Happening::TakenOver { from: PersonId(2) }];
    let doers = [Doer::Client, Doer::Clinic, Doer::Named("Li".into())];
    let lines = all.into_iter().chain(reminded).chain(lapsed).zip(doers.into_iter().cycle());
    lines
        .map(|(what, actor)| HistoryLine { actor, whom: Some("Wang".into()), what, at: at("2026-11-24T09:00") })
        .collect()
}

fn version() -> Version {
    Version { body: "other".into(), at: at("2026-11-24T09:40") }
}

fn line() -> Line {
    Line {
        author: None,
        body: "text".into(),
        attachment: Some(photo()),
        at: at("2026-11-24T09:30"),
        edits: vec![version()],
        delivery: Some(Delivery::Delivered),
    }
}

fn lines() -> Vec<TicketLine> {
    vec![TicketLine { ticket: ticket(), about: Some("about".into()) }, TicketLine { ticket: secret(), about: None }]
}

pub fn view() -> CaseView {
    CaseView {
        ticket: ticket(),
        question: "Q".repeat(700),
        because: vec!["scale".into()],
        shown: vec!["Title".into()],
        firm: FirmView {
            name: None,
            industry: Some("rubber".into()),
            town: Some("Town".into()),
            phone: Some("138".into()),
        },
        intake: vec![IntakeAnswer { label: "L".into(), answer: "A".into() }],
        added: 2,
        holder: Some("Li".into()),
        solving: SolveClock { due: at("2027-01-05T17:00"), stopped: false },
        parts: vec![(ticket().number, "Q".into())],
        panel: PanelView { took_part: vec!["Li".into()], invited: vec!["Wang".into()], runs: true },
        may: may(),
        delivery: Some((MessageId(1), Delivery::Possibly)),
        edits: vec![version()],
    }
}

fn may() -> HouseMay {
    HouseMay {
        claim: true,
        treat: true,
        transfer: true,
        assign: true,
        correct: true,
        resend: true,
        learn: true,
        mark: true,
        lift: true,
        confide: true,
        refer: true,
        decide: true,
        extend: true,
        consult: true,
        merge: true,
        split: true,
        undo: true,
        part: Some(Part::Joined),
    }
}

pub fn door() -> Vec<Reply> {
    let ran = |done_at| RuleRun { rule: Rule::Talk, began_at: at("2026-11-24T02:00"), subjects: 3, done_at };
    let all = [
        DoorReply::Welcome,
        DoorReply::WelcomeTo { department: Slug::new("trade") },
        DoorReply::Help { expert: true, office: true },
        DoorReply::Privacy { retention: Retention::default(), ran: None },
        DoorReply::Privacy {
            retention: Retention { talk: None, ..Retention::default() },
            ran: Some(Ran { runs: vec![ran(None), ran(Some(at("2026-11-24T02:01")))], erased: [1, 2] }),
        },
        DoorReply::Languages,
        DoorReply::LanguageSet,
        DoorReply::Cancelled,
        DoorReply::NothingToCancel,
    ];
    let browser = [
        BrowserReply::Link { url: "https://clinic.example/sign-in/0".into(), minutes: 5 },
        BrowserReply::Page { url: "https://clinic.example/".into() },
        BrowserReply::NoPage,
        BrowserReply::SignedIn { agent: "Firefox".into(), at: at("2026-11-24T09:00") },
        BrowserReply::Code { code: "042917".into(), minutes: 10 },
        BrowserReply::Bound,
        BrowserReply::BoundBefore,
        BrowserReply::NoSuchCode,
        BrowserReply::TooManyCodes { minutes: 10 },
        BrowserReply::NotForTheHouse,
        BrowserReply::AgendaMade { url: "https://clinic.example/calendar/0.ics".into() },
        BrowserReply::AgendaKept { since: at("2026-11-24T09:00") },
        BrowserReply::AgendaEnded,
        BrowserReply::NoAgenda,
    ];
    let copy = |cut| PersonalReply::Copy { attachment: photo(), questions: 3, tickets: 1, cut };
    let personal = [
        copy(false),
        copy(true),
        PersonalReply::ForgetSure,
        PersonalReply::ForgetOpen { tickets: vec![ticket().number] },
        PersonalReply::ForgetHouse,
        PersonalReply::Forgotten { pseudonym: "Erased A1B2C3".into() },
    ];
    let all = all.map(Reply::from).into_iter();
    all.chain(browser.map(Reply::from)).chain(personal.map(Reply::from)).collect()
}

pub fn trouble() -> Vec<Reply> {
    let refused = |refusal| Trouble::Refused { ticket: ticket(), refusal, by: Some("Li".into()) };
    let mut all: Vec<Trouble> = [
        Denied::NoSuchTicket,
        Denied::ExpertsOnly,
        Denied::OfficeOnly,
        Denied::HolderOnly,
        Denied::Suspended,
        Denied::OwnTicket,
        Denied::OfficeDecides,
    ]
    .map(Trouble::Denied)
    .to_vec();
    all.extend(Stage::ALL.map(|stage| refused(Refusal::WrongStage { stage })));
    all.extend(Rating::ALL.map(|rating| refused(Refusal::AlreadyRated { rating })));
    all.extend([
        refused(Refusal::AlreadyClaimed { by: PersonId(2) }),
        refused(Refusal::AlreadyYours),
        refused(Refusal::SameDepartment),
        refused(Refusal::NeedsReason),
        refused(Refusal::NotAnExpertThere),
        refused(Refusal::AlreadyConfidential),
        refused(Refusal::NotConfidential),
        refused(Refusal::InConfidence { by: PersonId(2) }),
        refused(Refusal::AlreadyReferred),
        refused(Refusal::KeptBefore),
        refused(Refusal::NotReferred),
        refused(Refusal::AlreadyExtended),
        refused(Refusal::PastDeadline { due: Moment(1) }),
        refused(Refusal::ExtensionDays),
        refused(Refusal::Merging(MergeProblem::Itself)),
        refused(Refusal::Merging(MergeProblem::Ended)),
        refused(Refusal::Merging(MergeProblem::OtherFirm)),
        refused(Refusal::Merging(MergeProblem::Urgent)),
        refused(Refusal::Merging(MergeProblem::Secret)),
        refused(Refusal::Merging(MergeProblem::Part { of: ticket().number })),
        refused(Refusal::Merging(MergeProblem::NothingToUndo)),
        refused(Refusal::Merging(MergeProblem::TooLate)),
        refused(Refusal::Merging(MergeProblem::InHand)),
        refused(Refusal::Consultation(PanelProblem::Full)),
        refused(Refusal::Consultation(PanelProblem::AlreadyIn)),
        refused(Refusal::Consultation(PanelProblem::NotThem)),
        refused(Refusal::Consultation(PanelProblem::NotInvited)),
        refused(Refusal::Consultation(PanelProblem::NoPanel)),
        refused(Refusal::Consultation(PanelProblem::Secret)),
        Trouble::NoSuchTicket,
        Trouble::FindWhat,
        Trouble::NoSuchDepartment,
        Trouble::StaleButton,
        Trouble::UnknownCommand { name: "frob".into() },
        Trouble::TextWanted,
        Trouble::Empty,
        Trouble::NothingSaid,
        Trouble::TooLong { chars: 6_000 },
        Trouble::PendingFull,
        Trouble::StateLost,
        Trouble::OurFault,
    ]);
    let kinds = [
        Unsupported::Sticker,
        Unsupported::Voice,
        Unsupported::Video,
        Unsupported::Location,
        Unsupported::Contact,
        Unsupported::FileTooLarge,
        Unsupported::Edited,
        Unsupported::Group,
        Unsupported::Other,
    ];
    all.extend(kinds.map(|what| Trouble::Unsupported { what }));
    all.into_iter().map(Reply::from).collect()
}

pub fn client() -> Vec<Reply> {
    let ticket = ticket();
    let wrote = |kind| ClientReply::FromHouse {
        ticket: self::ticket(),
        expert: "Li".into(),
        kind,
        body: "text".into(),
        attachment: Some(photo()),
    };
    let seen = |ticket: Ticket, prescription| ClientReply::TicketForClient {
        ticket,
        question: "question".into(),
        edits: vec![version()],
        holder: Some("Li".into()),
        lines: vec![line()],
        prescription,
        corrected: vec![earlier()],
    };
    let news = |news| ClientReply::ClientNews { ticket: self::ticket(), news };
    let all = vec![
        ClientReply::MyTickets { tickets: vec![] },
        ClientReply::MyTickets { tickets: lines() },
        seen(ticket.clone(), None),
        seen(closed(), Some(draft())),
        ClientReply::MadeConfidential { ticket: secret() },
        ClientReply::FollowUpAsk { ticket: closed(), again: false },
        ClientReply::FollowUpAsk { ticket: closed(), again: true },
        ClientReply::RatedLow { ticket: closed(), rating: Rating::ALL[4], due: at("2026-12-01T09:30") },
        ClientReply::RatingNoted { ticket: closed() },
        ClientReply::PutRight { ticket: closed(), body: "done".into() },
        ClientReply::RatedAgain { ticket: closed(), rating: Rating::ALL[1] },
        ClientReply::FollowUpWhy { ticket: ticket.clone() },
        ClientReply::FollowUpThanks { ticket: closed() },
        ClientReply::FollowUpLater { ticket: closed(), due: at("2026-12-01T09:30") },
        ClientReply::FollowUpEnough { ticket: closed() },
        ClientReply::NothingAsked { ticket: closed() },
        ClientReply::EditKept { ticket: ticket.clone() },
        ClientReply::EditsUsedUp { ticket: ticket.clone() },
        ClientReply::PhoneAsk { known: None },
        ClientReply::PhoneAsk { known: Some("138****1234".into()) },
        ClientReply::PhoneWrong,
        ClientReply::PhoneKept { masked: "138****1234".into() },
        seen(secret(), None),
        news(ClientNews::MadeConfidential),
        news(ClientNews::ConfidenceLifted),
        ClientReply::AddAsk { ticket: ticket.clone() },
        ClientReply::Added { ticket: ticket.clone() },
        ClientReply::AddedAfterEnd { ticket: closed() },
        ClientReply::WithdrawSure { ticket: ticket.clone() },
        ClientReply::Withdrawn { ticket: ticket.clone() },
        ClientReply::RatingAsk { ticket: closed() },
        ClientReply::ReopenAsk { ticket: closed() },
        ClientReply::Reopened { ticket: ticket.clone() },
        ClientReply::Rated { ticket: closed(), rating: Rating::ALL[0] },
        ClientReply::NothingToRate,
        ClientReply::WhichTicket { text: "the scale takes 60 t".into(), tickets: lines() },
        ClientReply::FileKept,
        wrote(HouseWrote::Answer),
        wrote(HouseWrote::Question),
        ClientReply::Prescription { ticket: closed(), expert: "Li".into(), draft: draft(), doubtful: vec![] },
        ClientReply::PrescriptionCorrected {
            ticket: closed(),
            expert: "Li".into(),
            draft: draft(),
            before: earlier(),
            doubtful: vec![],
        },
        ClientReply::PrescriptionCorrected {
            ticket: self::ticket(),
            expert: "Li".into(),
            draft: draft(),
            before: EarlierPrescription { parts: PrescriptionDraft::default(), ..earlier() },
            doubtful: vec![],
        },
        ClientReply::Paper { ticket: closed(), attachment: photo() },
        ClientReply::NoPaperYet { ticket: self::ticket() },
        news(ClientNews::Claimed { expert: "Li".into() }),
        news(ClientNews::Transferred { to: Slug::new("trade") }),
        news(ClientNews::Merged { into: ticket.number }),
        news(ClientNews::Unmerged { from: ticket.number }),
        news(ClientNews::Split { from: ticket.number, text: "text".into() }),
        news(ClientNews::Unsplit { into: ticket.number }),
        news(ClientNews::Extended { expert: "Li".into(), reason: "waiting".into(), until: until() }),
        news(ClientNews::Reassigned { expert: "Li".into() }),
    ];
    all.into_iter().map(Reply::from).collect()
}

pub fn house() -> Vec<Reply> {
    let ticket = ticket();
    let record = CaseRecord {
        view: view(),
        history: history(),
        lines: vec![line()],
        notes: vec![line()],
        follow_up: None,
        prescription: Some(draft()),
        corrected: vec![earlier()],
    };
    let news = |news| HouseReply::HolderNews { ticket: self::ticket(), news };
    let body = || "text".to_owned();
    let mut all = vec![
        HouseReply::Card(Box::new(view())),
        HouseReply::CardConfidential { ticket: secret(), may: may() },
        HouseReply::CardKept { ticket: secret(), by: "Li".into() },
        HouseReply::MadeConfidential { ticket: secret() },
        HouseReply::ConfidenceTaken { ticket: secret() },
        HouseReply::ConfidenceLifted { ticket: secret() },
        news(HolderNews::MadeConfidential),
        HouseReply::ClientEdited { ticket: ticket.clone(), before: body(), after: body() },
        HouseReply::FollowUpPlan { ticket: closed(), due: None },
        HouseReply::FollowUpPlan { ticket: closed(), due: Some(at("2026-12-01T09:30")) },
        HouseReply::FollowUpUsage,
        HouseReply::FollowUpOver { ticket: closed() },
        HouseReply::Resent { ticket: ticket.clone() },
        HouseReply::NothingToResend { ticket: ticket.clone() },
        HouseReply::CardTaken { ticket: ticket.clone(), by: "Li".into() },
        HouseReply::CardOver { ticket: ticket.clone() },
        HouseReply::Case(Box::new(record.clone())),
        HouseReply::ClientWrote { ticket: ticket.clone(), body: body(), attachment: Some(photo()) },
        news(HolderNews::Confirmed),
        news(HolderNews::Withdrawn),
        news(HolderNews::Reopened { reason: None }),
        news(HolderNews::Reopened { reason: Some("why".into()) }),
        news(HolderNews::Rated { rating: Rating::ALL[4] }),
        news(HolderNews::AssignedToYou),
        news(HolderNews::TakenFromYou { by: "Wang".into() }),
        HouseReply::NoteNews { ticket: ticket.clone(), author: "Li".into(), body: body(), attachment: None },
        HouseReply::AnswerAsk { ticket: ticket.clone() },
        HouseReply::AnswerSent { ticket: ticket.clone() },
        HouseReply::AskBackAsk { ticket: ticket.clone() },
        HouseReply::AskBackSent { ticket: ticket.clone() },
        HouseReply::NoteAsk { ticket: ticket.clone() },
        HouseReply::NoteKept { ticket: ticket.clone() },
        HouseReply::NoteWhere,
        HouseReply::ReleaseAsk { ticket: ticket.clone() },
        HouseReply::Released { ticket: ticket.clone() },
        HouseReply::TransferAsk { ticket: ticket.clone() },
        HouseReply::PutDown { number: ticket.number },
        HouseReply::TransferReasonAsk { ticket: ticket.clone(), to: Slug::new("trade") },
        HouseReply::TransferDone { ticket: ticket.clone() },
        HouseReply::PrescriptionEmpty { ticket: ticket.clone() },
        HouseReply::PrescriptionPreview { ticket: ticket.clone(), draft: draft(), standards: vec![] },
        HouseReply::PrescriptionPreview {
            ticket: closed(),
            draft: PrescriptionDraft { corrects: Some(MessageId(1)), ..draft() },
            standards: vec![],
        },
        HouseReply::PrescriptionEdit { ticket: ticket.clone(), part: PrescriptionPart::Cause, now: None },
        HouseReply::PrescriptionEdit { ticket: ticket.clone(), part: PrescriptionPart::Basis, now: Some("B".into()) },
        HouseReply::NothingToCorrect { ticket: ticket.clone() },
        HouseReply::CorrectionUnchanged { ticket: closed() },
        HouseReply::CorrectionOvertaken { ticket: closed() },
        HouseReply::CorrectionsUsedUp { ticket: closed() },
        HouseReply::CorrectionSent { ticket: closed() },
        HouseReply::WhichToCorrect { tickets: vec![] },
        HouseReply::WhichToCorrect { tickets: lines() },
        HouseReply::PrescriptionSent { ticket: closed() },
        HouseReply::ClaimFirst { ticket: ticket.clone() },
        HouseReply::PrescriptionLook { ticket: ticket.clone(), draft: draft(), standards: vec![] },
        HouseReply::MovedOn { ticket: ticket.clone(), steps: history() },
        HouseReply::Queue { tickets: vec![] },
        HouseReply::Queue { tickets: lines() },
        HouseReply::Mine { tickets: vec![] },
        HouseReply::Mine { tickets: lines() },
    ];
    for delivery in [
        Delivery::Waiting,
        Delivery::Delivered,
        Delivery::Possibly,
        Delivery::Unreachable,
        Delivery::Refused,
        Delivery::GivenUp,
    ] {
        all.push(HouseReply::ResendNeedless { ticket: ticket.clone(), delivery });
        for phone in [None, Some("138".to_owned())] {
            let (message, firm) = (MessageId(1), phone.as_ref().map(|_| "Firm".to_owned()));
            all.push(HouseReply::Undelivered { ticket: ticket.clone(), message, delivery, firm, phone, resend: true });
        }
    }
    all.extend(complaints().into_iter().map(HouseReply::Complaint));
    all.push(news(HolderNews::RatedAgain { rating: Rating::ALL[1] }));
    all.extend(Answer::ALL.map(|answer| news(HolderNews::FollowUp { answer })));
    for outcome in Outcome::ALL {
        for asked in [0, 1] {
            let follow_up = Some(FollowUp { due: at("2026-12-01T09:30"), asked, trying: 0, outcome });
            all.push(HouseReply::Case(Box::new(CaseRecord { follow_up, ..record.clone() })));
        }
    }
    all.extend(PrescriptionPart::ALL.map(|part| HouseReply::PrescriptionAsk { ticket: ticket.clone(), part }));
    all.into_iter().map(Reply::from).collect()
}

fn until() -> Moment {
    at("2027-01-04T09:00")
}

pub fn merging() -> Vec<Reply> {
    let part = || Ticket {
        merged: Some(Merged {
            into: TicketId(7),
            number: ticket().number,
            was: Stage::Queued,
            by: PersonId(2),
            at: at("2026-11-24T10:00"),
        }),
        ..closed()
    };
    let text = || "question".to_owned();
    let all = [
        MergeReply::WithWhich { ticket: ticket(), others: vec![] },
        MergeReply::WithWhich { ticket: ticket(), others: lines() },
        MergeReply::Sure { younger: ticket(), older: ticket(), questions: [text(), "Q".repeat(200)] },
        MergeReply::Done { part: part(), whole: ticket() },
        MergeReply::News { part: part(), whole: ticket(), question: text() },
        MergeReply::SplitUndone { part: part(), whole: ticket() },
        MergeReply::UndoDone { ticket: ticket(), whole: ticket() },
        MergeReply::SplitWhat {
            ticket: ticket(),
            messages: vec![(MessageId(1), text()), (MessageId(2), "Q".repeat(40))],
        },
        MergeReply::SplitWhere { ticket: ticket(), text: text() },
        MergeReply::SplitDone { part: ticket(), whole: ticket() },
    ];
    let seen = ClientReply::MyTickets { tickets: vec![TicketLine { ticket: part(), about: None }] };
    all.map(Reply::from).into_iter().chain([seen.into()]).collect()
}

pub fn consultation() -> Vec<Reply> {
    let to = || Slug::new("trade");
    let news = |news| ConsultReply::News { ticket: ticket(), news };
    let name = || "Li".to_owned();
    let all = [
        ConsultReply::Whom { ticket: ticket(), departments: vec![to(), Slug::new("ip"), Slug::new("quality")] },
        ConsultReply::WhomOf { ticket: ticket(), department: to(), experts: vec![] },
        ConsultReply::WhomOf { ticket: ticket(), department: to(), experts: vec![(PersonId(3), name())] },
        ConsultReply::NoSuchColleague { ticket: ticket(), name: name() },
        ConsultReply::Invited { ticket: ticket(), names: vec![name()] },
        ConsultReply::Invitation { view: Box::new(view()), by: name() },
        news(ConsultNews::Joined { name: name() }),
        news(ConsultNews::Declined { name: name() }),
        news(ConsultNews::Left { name: name() }),
        news(ConsultNews::Ended),
        ConsultReply::LeaveDone { ticket: ticket() },
        ConsultReply::EndDone { ticket: ticket() },
        ConsultReply::Mine { tickets: lines(), parts: vec![Some(Part::Invited)] },
    ];
    all.map(Reply::from).to_vec()
}

pub fn handover() -> Vec<Reply> {
    let ticket = || Ticket { referred: Some(Slug::new("trade")), extended: true, ..ticket() };
    let to = || Slug::new("trade");
    let all = [
        HandoverReply::OfficeDecides { ticket: ticket(), times: 2 },
        HandoverReply::ReferralReasonAsk { ticket: ticket(), to: to() },
        HandoverReply::Referred { ticket: ticket(), asked: 1 },
        HandoverReply::Referred { ticket: ticket(), asked: 0 },
        HandoverReply::DecisionAsk { view: Box::new(view()), by: "Li".into(), to: to(), reason: "export".into() },
        HandoverReply::Kept { ticket: ticket(), by: "Chen".into() },
        HandoverReply::KeepDone { ticket: ticket() },
        HandoverReply::Undecided { tickets: vec![TicketLine { ticket: ticket(), about: Some("about".into()) }] },
        HandoverReply::ExtensionAsk { ticket: ticket(), until: until(), reason: None },
        HandoverReply::ExtensionAsk { ticket: ticket(), until: until(), reason: Some("report".into()) },
        HandoverReply::ExtensionReasonAsk { ticket: ticket(), days: 3, until: until() },
        HandoverReply::ExtensionDone { ticket: ticket(), until: until() },
    ];
    all.map(Reply::from).to_vec()
}

/// A low grade at each step.
fn complaints() -> Vec<ComplaintReply> {
    let due = at("2026-11-25T23:59");
    let given = Complaint {
        rating: Rating::ALL[4],
        rated_at: at("2026-11-24T09:00"),
        reason: Some("slow".into()),
        contact_due: due,
        put_right_due: due,
        contacted_at: None,
        put_right_at: None,
        again: None,
        remind_at: due,
    };
    let contacted = Complaint { contacted_at: Some(due), reason: None, ..given.clone() };
    let done = Complaint { put_right_at: Some(due), again: Some(Rating::ALL[1]), ..contacted.clone() };
    let late = Complaint { contact_due: at("2026-11-23T23:59"), ..given.clone() };
    let all = [given, contacted, done, late];
    let lines = all.iter().map(|complaint| ComplaintLine { ticket: closed(), complaint: complaint.clone() }).collect();
    let mut said = vec![
        ComplaintReply::List { lines: vec![] },
        ComplaintReply::List { lines },
        ComplaintReply::Contacted { ticket: closed(), due },
        ComplaintReply::PutRight { ticket: closed() },
        ComplaintReply::Over { ticket: closed() },
        ComplaintReply::ContactFirst { ticket: closed() },
        ComplaintReply::NoLowGrade { ticket: closed() },
    ];
    for step in [ComplaintStep::Explaining, ComplaintStep::Contacting, ComplaintStep::PuttingRight] {
        said.push(ComplaintReply::Ask { ticket: closed(), step });
    }
    let kinds = [ComplaintNews::Given, ComplaintNews::Explained, ComplaintNews::Overdue, ComplaintNews::GradedAgain];
    for (complaint, news) in all.iter().zip(kinds) {
        let firm = complaint.reason.clone();
        let complaint = Box::new(complaint.clone());
        said.push(ComplaintReply::News { ticket: closed(), complaint, news, phone: firm.clone(), firm });
    }
    said
}

pub fn office_replies() -> Vec<Reply> {
    let wrong = |problem| OfficeReply::InvitationWrong { problem };
    let person = |suspended| Person {
        id: PersonId(3),
        name: "Li".into(),
        language: Language::English,
        roles: expert(&["trade"]),
        enterprise: None,
        suspended,
    };
    let staff = [false, true].map(|suspended| StaffLine { person: person(suspended), in_hand: 2, away: None }).to_vec();
    let assign = |experts| OfficeReply::AssignAsk { ticket: ticket(), experts };
    let figures = |of| OfficeReply::Figures { tables: tables(), of };
    let all = vec![
        OfficeReply::InviteUsage,
        OfficeReply::Invited { code: "ABCD".into(), roles: office(), expires: at("2026-11-27T09:00") },
        OfficeReply::Redeemed { roles: expert(&["trade", "ip"]) },
        wrong(InvitationProblem::Unknown),
        wrong(InvitationProblem::Used),
        wrong(InvitationProblem::Expired),
        OfficeReply::People { staff: vec![] },
        OfficeReply::People { staff },
        OfficeReply::SuspensionSet { name: "Li".into(), suspended: true },
        OfficeReply::SuspensionSet { name: "Li".into(), suspended: false },
        OfficeReply::NotYourself,
        OfficeReply::NoSuchPerson,
        assign(vec![]),
        assign(vec![(PersonId(3), "Li".into())]),
        OfficeReply::Assigned { ticket: ticket(), to: "Li".into() },
        figures(None),
        figures(Some(FiguresOf::Today)),
        OfficeReply::FiguresUsage { problem: PeriodProblem::Unreadable },
        OfficeReply::FiguresUsage { problem: PeriodProblem::NoSuchDay },
        OfficeReply::FiguresUsage { problem: PeriodProblem::TooLong },
        OfficeReply::FiguresUsage { problem: backwards() },
    ];
    let one = every_table().into_iter().map(|table| OfficeReply::FiguresTable { table });
    let chart = |table| OfficeReply::FiguresChart { table, attachment: photo() };
    let period = Period::this_month(at("2026-11-24T09:00"));
    let file = |(format, audience)| OfficeReply::Report { period, format, audience, attachment: photo() };
    let kinds = Format::ALL.into_iter().flat_map(|format| Audience::ALL.map(|audience| (format, audience)));
    let unread = OfficeReply::ReportUsage { problem: PeriodProblem::Unreadable };
    all.into_iter()
        .chain(one)
        .chain(kinds.map(file))
        .chain([unread])
        .chain(every_table().into_iter().map(chart))
        .map(Reply::from)
        .collect()
}

fn backwards() -> PeriodProblem {
    let day = |text: &str| text.parse().expect("a day");
    PeriodProblem::Backwards { from: day("2026-11-24"), to: day("2026-11-23") }
}

/// One table for each statistic, with every kind of cell and every kind of period.
fn every_table() -> Vec<Table> {
    let now = at("2026-11-24T09:00");
    let periods =
        ["2026-11-24", "w2026-11-23", "2026-11", "2026q4", "2026h1", "2026h2", "2026", "2026-11-01..2026-11-02"];
    let periods = periods.map(|code| Period::from_code(code).expect("a period"));
    let labels = [
        Cell::Measure(Measure::Asked),
        Cell::Department(Slug::out_of_scope()),
        Cell::Town("T".into()),
        Cell::Industry("rubber".into()),
        Cell::Channel("telegram".into()),
        Cell::Channel("terminal".into()),
        Cell::Unsaid,
        Cell::Nobody,
        Cell::Month(now.day()),
        Cell::Person { id: PersonId(3), name: "Li".into() },
    ];
    let values = [
        Cell::Count(3),
        Cell::WorkingMinutes(90),
        Cell::Share { part: 2, whole: 3 },
        Cell::Share { part: 3, whole: 3 },
        Cell::Decimal(4.5),
        Cell::Count(0),
        Cell::Masked,
        Cell::Nothing,
    ];
    let table = |(statistic, period): (Statistic, Period)| {
        let wide = statistic.columns().len();
        let rows = labels.iter().zip((0..).step_by(3)).map(|(label, at)| {
            let cells = (0..wide - 1).map(|column| (values[(at + column) % values.len()].clone(), Some(2)));
            std::iter::once((label.clone(), None)).chain(cells).collect()
        });
        Table::new(statistic, period, now, rows.collect())
    };
    Statistic::ALL.into_iter().zip(periods.into_iter().cycle()).map(table).collect()
}

pub fn learning() -> Vec<Reply> {
    let text = |text: &str| Masked { pieces: vec![Piece::Plain(text.into())] };
    let draft = DraftView {
        question: text("question"),
        short: text("short"),
        steps: text("steps"),
        basis: text("basis"),
        standards: vec!["GB/T 1-2020".into()],
        unknown: vec!["GB/T 9-2020".into()],
        sources: vec!["Law".into()],
        hidden: MaskKind::ALL.map(|kind| HiddenLine { kind, original: "x".into(), times: 2 }).to_vec(),
        absent: vec!["word".into()],
    };
    let bare = DraftView {
        short: Masked::default(),
        standards: vec![],
        unknown: vec![],
        sources: vec![],
        hidden: vec![],
        absent: vec![],
        ..draft.clone()
    };
    let kept = |sources| LearningReply::Kept {
        ticket: closed(),
        path: "drafts/trade/case-2026-1.md".into(),
        by: "Li".into(),
        sources,
    };
    let all = vec![
        LearningReply::Preview { ticket: closed(), draft: Box::new(draft) },
        LearningReply::Preview { ticket: closed(), draft: Box::new(bare) },
        LearningReply::WordsWrong,
        LearningReply::Secret { ticket: closed() },
        LearningReply::Nothing { ticket: closed() },
        LearningReply::Enough { ticket: closed() },
        kept(0),
        kept(2),
    ];
    all.into_iter().map(Reply::from).collect()
}

fn tables() -> Vec<Table> {
    let now = at("2026-11-24T09:00");
    let table =
        |statistic, period, columns, rows| Table { statistic, period, as_of: now, columns, rows, firms: vec![] };
    let measures = vec![
        Measure::Name,
        Measure::Department,
        Measure::Asked,
        Measure::AnsweredFromLibrary,
        Measure::NoEvidence,
        Measure::OutOfScope,
        Measure::Opened,
        Measure::Closed,
        Measure::Open,
        Measure::Overdue,
        Measure::FirstResponseMedian,
        Measure::FirstResponseP90,
        Measure::Unrated,
        Measure::LowRated,
        Measure::ContactedInTime,
        Measure::PutRightInTime,
        Measure::RatedAgain,
        Measure::SolvedByClient,
        Measure::NotSolved,
        Measure::Unconfirmed,
        Measure::Grade,
        Measure::Count,
        Measure::MeanGrade,
    ];
    let overview = measures.into_iter().map(|of| vec![Cell::Measure(of), Cell::WorkingMinutes(90)]).collect();
    let row = vec![Cell::Department(Slug::new("trade")), Cell::Count(3), Cell::WorkingMinutes(5), Cell::Nothing];
    let heads = vec![Measure::Department, Measure::Asked, Measure::FirstResponseMedian, Measure::FirstResponseP90];
    let grades = (1..=5).map(|grade| vec![Cell::Grade(grade), Cell::Decimal(4.5)]).collect();
    vec![
        table(Statistic::Overview, Period::today(now), vec![Measure::Name, Measure::Count], overview),
        table(Statistic::ByDepartment, Period::this_week(now), heads, vec![row]),
        table(Statistic::Ratings, Period::this_month(now), vec![Measure::Grade, Measure::Count], grades),
    ]
}
