//! People, invitations, figures.

use std::collections::BTreeSet;
use std::sync::Arc;

use tracing::warn;

use crate::conversation::button::FiguresOf;
use crate::conversation::intent::FiguresAsked;
use crate::domain::attachment::{Attachment, AttachmentKind, Location};
use crate::domain::department::{Departments, Slug};
use crate::domain::ids::PersonId;
use crate::domain::invitation::{CODE_BYTES, InvitationCode};
use crate::domain::moment::Moment;
use crate::domain::person::{Act, Roles};
use crate::domain::statistic::{Frame, Period, Statistic, Table};
use crate::speech::chart::{self, Ground};
use crate::speech::figures;
use crate::speech::reply_office::OfficeReply;
use crate::speech::views::StaffLine;
use crate::speech::words::Voice;
use crate::store::{Result, StoreError, Tx};

use super::away;
use super::turn::Turn;
use super::{cards, consultation, secrecy};

/// Reason in the history of a ticket that its holder's suspension set free.
const SUSPENDED: &str = "holder suspended";

/// Reads `expert certification metrology`, `专家 检测认证`, `office`, `质量办`. `None` if it names no
/// role, or a department that does not exist.
pub fn roles_of(departments: &Departments, text: &str) -> Option<Roles> {
    let mut words = text.split([' ', '，', ',', '、', '\u{3000}']).filter(|word| !word.is_empty());
    match words.next()?.to_lowercase().as_str() {
        "office" | "质量办" => words.next().is_none().then(|| Roles { office: true, expert: BTreeSet::new() }),
        "expert" | "专家" => {
            let expert: BTreeSet<Slug> =
                words.map(|word| departments.named(word).map(|d| d.slug.clone())).collect::<Option<_>>()?;
            (!expert.is_empty()).then_some(Roles { office: false, expert })
        }
        _ => None,
    }
}

/// Makes an invitation and stores its hash: for chat and for the command line.
///
/// # Errors
/// The machine has no randomness, or the database refuses.
pub fn new_invitation(
    tx: &Tx<'_>,
    roles: &Roles,
    by: Option<PersonId>,
    now: Moment,
    expires: Moment,
) -> Result<InvitationCode> {
    let mut bytes = [0; CODE_BYTES];
    getrandom::fill(&mut bytes).map_err(|error| StoreError::Random(error.to_string()))?;
    let code = InvitationCode::from_random(bytes);
    tx.invite(&code.hash(), roles, by, now, expires)?;
    Ok(code)
}

/// /invite.
pub fn invite(turn: &mut Turn<'_>, text: &str) -> Result<()> {
    if !turn.allowed(Act::Invite, None)? {
        return Ok(());
    }
    let Some(roles) = roles_of(turn.guide.departments(), text) else {
        return turn.reply(OfficeReply::InviteUsage);
    };
    let expires = turn.now.plus_minutes(i64::from(turn.house.rules.invitation_hours) * 60);
    let code = new_invitation(turn.tx, &roles, Some(turn.person.id), turn.now, expires)?;
    turn.reply(OfficeReply::Invited { code: code.to_string(), roles, expires })
}

/// /people.
pub fn people(turn: &mut Turn<'_>) -> Result<()> {
    if !turn.allowed(Act::ListPeople, None)? {
        return Ok(());
    }
    let staff = turn
        .tx
        .staff()?
        .into_iter()
        .map(|person| {
            let absence = turn.tx.absence_of(person.id, turn.now.day())?;
            let away = absence.map(|absence| away::view(turn, &absence)).transpose()?;
            Ok(StaffLine { in_hand: turn.tx.held_by(person.id)?.len(), away, person })
        })
        .collect::<Result<_>>()?;
    turn.reply(OfficeReply::People { staff })
}

/// 停用: roles rest, tickets stay where they are until the office gives them to others.
pub fn suspend(turn: &mut Turn<'_>, person: PersonId) -> Result<()> {
    if !turn.allowed(Act::Suspend, None)? {
        return Ok(());
    }
    if person == turn.person.id {
        return turn.reply(OfficeReply::NotYourself);
    }
    set_suspended(turn, person, true)
}

/// What a suspended expert had in hand goes back to its queue, its place kept: nobody's case rests on
/// somebody who may not act.
fn give_back(turn: &mut Turn<'_>, person: PersonId) -> Result<()> {
    loop {
        let held = turn.tx.held_by(person)?;
        if held.is_empty() {
            return Ok(());
        }
        for ticket in held {
            let step = ticket.clone().release(turn.person.id, SUSPENDED, turn.now);
            let Some(after) = turn.take(&ticket, step)? else { return Ok(()) };
            cards::deal(turn, &after)?;
        }
    }
}

/// 恢复.
pub fn reinstate(turn: &mut Turn<'_>, person: PersonId) -> Result<()> {
    if !turn.allowed(Act::Suspend, None)? {
        return Ok(());
    }
    set_suspended(turn, person, false)
}

fn set_suspended(turn: &mut Turn<'_>, person: PersonId, suspended: bool) -> Result<()> {
    let Some(person) = turn.tx.person(person)?.filter(|p| p.roles != Roles::default()) else {
        return turn.reply(OfficeReply::NoSuchPerson);
    };
    turn.tx.set_suspended(person.id, suspended)?;
    if suspended {
        give_back(turn, person.id)?;
        secrecy::give_up(turn, person.id)?;
        consultation::take_out(turn, person.id)?;
    }
    turn.reply(OfficeReply::SuspensionSet { name: person.name, suspended })
}

/// /stats.
pub fn show_figures(turn: &mut Turn<'_>, asked: &FiguresAsked) -> Result<()> {
    if !turn.allowed(Act::SeeFigures, None)? {
        return Ok(());
    }
    let now = turn.now;
    let frame = Frame::of(turn.guide.departments(), Arc::clone(&turn.calendar));
    let (period, of) = match asked {
        FiguresAsked::Of(of) => (Ok(period_of(*of, now)), Some(*of)),
        FiguresAsked::Typed(text) => {
            let period = Period::parse(text, now);
            (period, FiguresOf::ALL.into_iter().find(|of| period == Ok(period_of(*of, now))))
        }
        FiguresAsked::Table(statistic, period) => {
            let table = turn.tx.table(*statistic, *period, now, &frame)?;
            turn.reply(OfficeReply::FiguresTable { table: table.clone() })?;
            return send_chart(turn, table);
        }
    };
    let period = match period {
        Ok(period) => period,
        Err(problem) => return turn.reply(OfficeReply::FiguresUsage { problem }),
    };
    let tables = MAIN.into_iter().map(|statistic| turn.tx.table(statistic, period, now, &frame));
    let tables = tables.collect::<Result<Vec<Table>>>()?;
    let chart = tables.iter().find(|table| table.statistic == Statistic::ByDepartment).cloned();
    turn.reply(OfficeReply::Figures { tables, of })?;
    match chart {
        Some(table) => send_chart(turn, table),
        None => Ok(()),
    }
}

/// The chart of a table as a picture, where it has one and pictures can be made.
fn send_chart(turn: &mut Turn<'_>, table: Table) -> Result<()> {
    let Some(painter) = turn.house.painter.get() else { return Ok(()) };
    let language = turn.person.language;
    let voice = Voice { language, departments: turn.guide.departments(), now: turn.now, calendar: None };
    let Some(drawing) = chart::of(voice, &table, Ground::Picture) else { return Ok(()) };
    let bytes = match painter(&drawing) {
        Ok(bytes) => bytes,
        Err(why) => {
            warn!(error = %why, "no picture of a table; it was sent as text");
            return Ok(());
        }
    };
    let (statistic, person) = (table.statistic.code(), turn.person.id);
    let name = format!("chart-{statistic}-{}-{person}-{}.png", table.period, language.tag());
    turn.tx.keep_attachment(&name, &bytes)?;
    let attachment = Attachment {
        kind: AttachmentKind::Photo,
        name: Some(format!("{}.png", figures::statistic(voice, table.statistic))),
        size: u64::try_from(bytes.len()).ok(),
        location: Location::Stored { name },
    };
    turn.reply(OfficeReply::FiguresChart { table, attachment })
}

/// What /stats shows at once; the others stand behind buttons.
const MAIN: [Statistic; 8] = [
    Statistic::Overview,
    Statistic::ByDepartment,
    Statistic::Ratings,
    Statistic::FollowUps,
    Statistic::Corrections,
    Statistic::Handling,
    Statistic::Consultations,
    Statistic::Delivery,
];

fn period_of(of: FiguresOf, now: Moment) -> Period {
    match of {
        FiguresOf::Today => Period::today(now),
        FiguresOf::ThisWeek => Period::this_week(now),
        FiguresOf::ThisMonth => Period::this_month(now),
    }
}
