//! One sample of everything the clinic says by itself.

use quality_clinic::domain::days::{DaysProblem, Stretch};
use quality_clinic::domain::department::Slug;
use quality_clinic::domain::ticket::solving::SolveClock;
use quality_clinic::domain::ticket::{Reminder, Stage, Ticket};
use quality_clinic::speech::reply::Reply;
use quality_clinic::speech::reply_duty::{
    AwayProblem, AwayView, DigestLine, DutyReply, OfficeDigest, OwnDigest, RosterLine, RosterProblem, RosterReply,
};
use quality_clinic::speech::reply_house::{HouseReply, RoundsReader};
use quality_clinic::speech::views::CaseView;

use super::bench::at;
use super::samples::{ticket, view};

fn answered(stopped: bool) -> CaseView {
    let now = at("2026-11-24T10:00");
    let ticket = Ticket { stage: Stage::Answered, first_answer_at: Some(now), ..ticket() };
    CaseView { ticket, solving: SolveClock { due: at("2027-01-05T17:00"), stopped }, ..view() }
}

pub fn rounds() -> Vec<Reply> {
    let readers = [
        RoundsReader::Holder,
        RoundsReader::Department,
        RoundsReader::Office { holder: None },
        RoundsReader::Office { holder: Some("Li".into()) },
    ];
    let until = at("2026-12-05T17:00");
    let mut all: Vec<Reply> =
        [false, true].map(|stopped| HouseReply::Card(Box::new(answered(stopped))).into()).to_vec();
    for reader in readers {
        let reminder = |of| HouseReply::Reminder { ticket: ticket(), of, until, reader: reader.clone() };
        all.extend(Reminder::ALL.map(|of| reminder(of).into()));
    }
    let duties =
        [DutyReply::HandsFull { open: 20, limit: 20 }, DutyReply::NothingWaits, DutyReply::Lapsed { ticket: ticket() }];
    all.extend(duties.map(Reply::from));
    all.extend(absences().into_iter().map(Reply::from));
    all.extend(rosters().into_iter().map(Reply::from));
    all.extend(digests().into_iter().map(Reply::from));
    all
}

fn rosters() -> Vec<RosterReply> {
    let (department, stretch) = (Slug::new("trade"), days("2026-12-01", "2026-12-05"));
    let line = RosterLine { department: department.clone(), days: stretch, names: vec!["Li".into()] };
    let set = |names: Vec<String>| RosterReply::Set { department: Slug::new("trade"), days: stretch, count: 5, names };
    let expert = |experts: Vec<String>| RosterProblem::NoSuchExpert { name: "Li".into(), experts };
    let problems = [
        RosterProblem::Days(DaysProblem::Past),
        RosterProblem::NobodyNamed,
        RosterProblem::TooMany { max: 5 },
        expert(vec![]),
        expert(vec!["Wang#3".into()]),
    ];
    let mut all = vec![
        RosterReply::Shown { lines: vec![], office: false },
        RosterReply::Shown { lines: vec![line], office: true },
        set(vec![]),
        set(vec!["Li".into(), "Wang".into()]),
        RosterReply::OnDuty { department, days: stretch, count: 5 },
    ];
    all.extend(problems.map(|problem| RosterReply::Wrong { problem }));
    all
}

fn digests() -> Vec<DutyReply> {
    let line = |due: Option<&str>, holder: Option<&str>| DigestLine {
        ticket: ticket(),
        due: due.map(at),
        holder: holder.map(str::to_owned),
    };
    let lines =
        vec![line(Some("2026-11-20T10:00"), None), line(Some("2027-01-05T10:00"), Some("Li")), line(None, Some("Li"))];
    let own = OwnDigest { held: 12, late: 1, waiting: 2, lines: lines.clone(), more: 9 };
    let office = OfficeDigest {
        open: 20,
        waiting: 3,
        late: 12,
        lines,
        more: 2,
        away: vec!["Wang".into()],
        missing_notice: Some(2027),
    };
    let day = days("2026-12-01", "2026-12-01").from;
    vec![
        DutyReply::Digest { day, own: Some(own), office: None },
        DutyReply::Digest { day, own: None, office: Some(office) },
    ]
}

fn days(from: &str, to: &str) -> Stretch {
    Stretch { from: from.parse().expect("a day"), to: to.parse().expect("a day") }
}

fn absences() -> Vec<DutyReply> {
    let away = |deputy: Option<&str>, really: Option<&str>| AwayView {
        days: days("2026-12-01", "2027-01-05"),
        deputy: deputy.map(str::to_owned),
        really: really.map(str::to_owned),
    };
    let name = || "Wang".to_owned();
    let problems = [
        AwayProblem::Days(DaysProblem::Unreadable),
        AwayProblem::Days(DaysProblem::NoSuchDay),
        AwayProblem::Days(DaysProblem::Reversed),
        AwayProblem::Days(DaysProblem::Past),
        AwayProblem::Days(DaysProblem::TooLong),
        AwayProblem::NoSuchDeputy { name: name() },
        AwayProblem::TwoOfThatName { name: name() },
        AwayProblem::Oneself,
        AwayProblem::DeputyAway { name: name() },
    ];
    let one_day = days("2026-12-01", "2026-12-01");
    let mut all = vec![
        DutyReply::AwayShown { absence: None, deputies: vec![] },
        DutyReply::AwayShown { absence: Some(away(None, None)), deputies: vec!["Li".into(), "Wang#3".into()] },
        DutyReply::AwaySet { absence: away(Some("Li"), None), held: 0 },
        DutyReply::AwaySet { absence: away(Some("Li"), Some("Wang")), held: 3 },
        DutyReply::AwayEnded,
        DutyReply::NotAway,
        DutyReply::DeputyFor { name: name(), days: one_day },
        DutyReply::TakeOverOffer { ticket: ticket(), holder: name(), days: one_day },
        DutyReply::TakenOver { ticket: ticket(), by: name() },
        DutyReply::HolderAway { ticket: ticket(), holder: name(), days: one_day },
    ];
    all.extend(problems.map(|problem| DutyReply::AwayWrong { problem, deputies: vec!["Li".into()] }));
    all
}
