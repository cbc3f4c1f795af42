//! One sample of everything that is said to help while one writes, and about the group of the house.

use quality_clinic::domain::department::Slug;
use quality_clinic::domain::ids::PhraseId;
use quality_clinic::speech::reply::Reply;
use quality_clinic::speech::reply_group::{GroupCard, GroupReply, GroupSays};
use quality_clinic::speech::reply_writing::{PhraseProblem, WritingReply};
use quality_clinic::speech::views::TicketLine;

use super::bench::at;
use super::samples::ticket;

pub fn writing() -> Vec<Reply> {
    let line = || TicketLine { ticket: ticket(), about: Some("about".into()) };
    let phrases = || vec![(PhraseId(3), "hello".to_owned(), "Dear sirs".to_owned())];
    let department = || Slug::new("trade");
    let mut all = vec![
        WritingReply::OldRecords { ticket: ticket(), records: vec![] },
        WritingReply::OldRecords { ticket: ticket(), records: vec![line()] },
        WritingReply::NoSuchRecord { ticket: ticket() },
        WritingReply::Copied { from: ticket().number, hidden: 2 },
        WritingReply::CopyWhere,
        WritingReply::PhraseDepartments { counts: vec![(department(), 2)] },
        WritingReply::Phrases { department: department(), phrases: vec![] },
        WritingReply::Phrases { department: department(), phrases: phrases() },
        WritingReply::PhrasesFor { ticket: ticket(), phrases: vec![] },
        WritingReply::PhrasesFor { ticket: ticket(), phrases: phrases() },
        WritingReply::PhraseText {
            ticket: ticket(),
            phrase: PhraseId(3),
            name: "hello".into(),
            text: "Dear sirs".into(),
        },
        WritingReply::PhraseUsage,
        WritingReply::UnknownGaps { unknown: vec!["firm".into()] },
    ];
    let problems = [
        PhraseProblem::Length,
        PhraseProblem::NameTaken,
        PhraseProblem::TooMany,
        PhraseProblem::NamesAFirm,
        PhraseProblem::NoSuchPhrase,
    ];
    all.extend(problems.map(|problem| WritingReply::PhraseWrong { problem }));
    all.into_iter().map(Reply::from).collect()
}

pub fn group() -> Vec<Reply> {
    let all = [
        GroupReply::None,
        GroupReply::Bound { halted: None },
        GroupReply::Bound { halted: Some(at("2026-11-24T09:00")) },
        GroupReply::NowBound,
        GroupReply::Another,
        GroupReply::NoThreads,
        GroupReply::Resumed,
        GroupReply::GivenUp,
        GroupReply::Halted,
        GroupReply::NotKept { number: ticket().number },
    ];
    all.map(Reply::from).to_vec()
}

/// What is said in the group itself.
pub fn in_group() -> Vec<GroupSays> {
    let card = |holder: Option<&str>, notes| {
        let (holder, solve_by) = (holder.map(str::to_owned), holder.map(|_| ticket().due_solve));
        GroupSays::Card(GroupCard { ticket: ticket(), question: "Q".into(), holder, notes, solve_by })
    };
    vec![
        GroupSays::Hello,
        GroupSays::Title { ticket: ticket() },
        card(None, 0),
        card(Some("Li"), 2),
        GroupSays::Secret { ticket: ticket() },
    ]
}
