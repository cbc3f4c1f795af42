//! One sample of everything the clinic says by itself.

use quality_clinic::domain::ticket::solving::SolveClock;
use quality_clinic::domain::ticket::{Reminder, Stage, Ticket};
use quality_clinic::speech::reply::Reply;
use quality_clinic::speech::reply_duty::DutyReply;
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
    all
}
