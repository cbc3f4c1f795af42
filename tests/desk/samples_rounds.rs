//! One sample of everything the clinic says by itself.

use quality_clinic::domain::days::{DaysProblem, Stretch};
use quality_clinic::domain::ticket::solving::SolveClock;
use quality_clinic::domain::ticket::{Reminder, Stage, Ticket};
use quality_clinic::speech::reply::Reply;
use quality_clinic::speech::reply_duty::{AwayProblem, AwayView, DutyReply};
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
    all
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
