//! 值班: who of a department is on duty on which days. They get the first card; the others get theirs
//! when nobody takes it.

use chrono::{Datelike, Days, NaiveDate};

use crate::domain::absence::stand_in;
use crate::domain::days::{self, Stretch};
use crate::domain::department::Slug;
use crate::domain::guidance::Urgency;
use crate::domain::ids::PersonId;
use crate::domain::person::{Act, Person};
use crate::domain::ticket::Ticket;
use crate::speech::reply::Trouble;
use crate::speech::reply_duty::{RosterLine, RosterProblem, RosterReply};
use crate::store::Result;

use super::away;
use super::turn::Turn;

/// Days of the roster that are shown, from today.
const DAYS_SHOWN: u64 = 14;
/// Most people on duty in one department on one day: more is no duty.
pub const ON_DUTY_MAX: usize = 5;
/// Words that clear the roster of the days.
const NOBODY: &[&str] = &["off", "clear", "nobody", "清空", "取消", "不排"];
/// Days of the week that may stand behind the days: only those of them are meant.
const WEEKDAYS: &[&str] = &["周一", "周二", "周三", "周四", "周五", "周六", "周日"];

/// /duty: without words shows the roster; with a department, days and names the office sets it.
pub fn duty(turn: &mut Turn<'_>, text: &str) -> Result<()> {
    let text = text.trim();
    if text.is_empty() {
        return show(turn);
    }
    if !turn.allowed(Act::SetRoster, None)? {
        return Ok(());
    }
    let (name, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    let Some(department) = turn.guide.departments().named(name).map(|department| department.slug.clone()) else {
        return turn.reply(Trouble::NoSuchDepartment);
    };
    match days::read(rest, turn.now.day()) {
        Err(problem) => turn.reply(RosterReply::Wrong { problem: RosterProblem::Days(problem) }),
        Ok((stretch, rest)) => set(turn, &department, stretch, rest),
    }
}

fn set(turn: &mut Turn<'_>, department: &Slug, stretch: Stretch, rest: &str) -> Result<()> {
    let words: Vec<&str> =
        rest.split([' ', '\u{3000}', '@', '＠', '、', ',', '，']).filter(|w| !w.is_empty()).collect();
    let (weekdays, names): (Vec<&str>, Vec<&str>) = words.into_iter().partition(|word| WEEKDAYS.contains(word));
    let people = match names.as_slice() {
        [] => return turn.reply(RosterReply::Wrong { problem: RosterProblem::NobodyNamed }),
        [word] if NOBODY.contains(&word.to_lowercase().as_str()) => vec![],
        names if names.len() > ON_DUTY_MAX => {
            return turn.reply(RosterReply::Wrong { problem: RosterProblem::TooMany { max: ON_DUTY_MAX } });
        }
        names => match experts(turn, department, names)? {
            Ok(people) => people,
            Err(problem) => return turn.reply(RosterReply::Wrong { problem }),
        },
    };
    let ids: Vec<PersonId> = people.iter().map(|person| person.id).collect();
    let meant = |day: &NaiveDate| {
        let name = WEEKDAYS.get(day.weekday().num_days_from_monday() as usize);
        weekdays.is_empty() || name.is_some_and(|name| weekdays.contains(name))
    };
    let days: Vec<NaiveDate> = stretch.days().filter(meant).collect();
    for day in &days {
        turn.tx.set_roster(department, *day, &ids)?;
    }
    let news = RosterReply::OnDuty { department: department.clone(), days: stretch, count: days.len() };
    for person in &ids {
        if *person != turn.person.id {
            turn.tell_person(*person, news.clone())?;
        }
    }
    let names = people.into_iter().map(|person| person.name).collect();
    turn.reply(RosterReply::Set { department: department.clone(), days: stretch, count: days.len(), names })
}

/// The experts with these names; two of one name are told apart by a number.
fn experts(
    turn: &Turn<'_>,
    department: &Slug,
    names: &[&str],
) -> Result<std::result::Result<Vec<Person>, RosterProblem>> {
    let possible = turn.tx.experts_of(department)?;
    let mut found = vec![];
    for name in names {
        let (bare, id) = match name.rsplit_once('#') {
            Some((bare, id)) => (bare, id.parse().ok().map(PersonId)),
            None => (*name, None),
        };
        let meant = |person: &&Person| person.name == bare && id.is_none_or(|id| id == person.id);
        let matching: Vec<&Person> = possible.iter().filter(meant).collect();
        let [person] = matching.as_slice() else {
            let experts = possible.iter().map(|person| format!("{}#{}", person.name, person.id)).collect();
            return Ok(Err(RosterProblem::NoSuchExpert { name: (*name).to_owned(), experts }));
        };
        found.push((*person).clone());
    }
    Ok(Ok(found))
}

/// The coming days, for the office of all departments, for experts of their own.
fn show(turn: &mut Turn<'_>) -> Result<()> {
    if !turn.allowed(Act::SeeQueue, None)? {
        return Ok(());
    }
    let office = turn.person.is_office();
    let own = turn.person.roles.expert.clone();
    let departments: Vec<Slug> = turn.guide.departments().lines.iter().map(|line| line.slug.clone()).collect();
    let mut lines = vec![];
    for department in departments.into_iter().filter(|slug| office || own.contains(slug)) {
        lines.extend(lines_of(turn, &department)?);
    }
    turn.reply(RosterReply::Shown { lines, office })
}

/// Days with the same people in one line.
fn lines_of(turn: &Turn<'_>, department: &Slug) -> Result<Vec<RosterLine>> {
    let mut lines: Vec<RosterLine> = vec![];
    for ahead in 0..DAYS_SHOWN {
        let Some(day) = turn.now.day().checked_add_days(Days::new(ahead)) else { break };
        let names = turn.tx.on_duty(department, day)?.into_iter().map(|person| turn.name_of(person));
        let names: Vec<String> = names.collect::<Result<_>>()?;
        if names.is_empty() {
            continue;
        }
        match lines.last_mut().filter(|line| line.names == names && line.days.to.succ_opt() == Some(day)) {
            Some(line) => line.days.to = day,
            None => {
                lines.push(RosterLine { department: department.clone(), days: Stretch { from: day, to: day }, names })
            }
        }
    }
    Ok(lines)
}

/// Who gets the first card of a waiting ticket: who is on duty today, stand-ins in the place of those who
/// are away. Without a roster, and for urgent tickets, everybody of the department who is there.
pub fn first(turn: &Turn<'_>, ticket: &Ticket) -> Result<Vec<Person>> {
    let everybody = away::present(turn, &ticket.department)?;
    match ticket.urgency {
        Urgency::Urgent => return Ok(everybody),
        Urgency::Normal => {}
    }
    let away = turn.tx.away_on(turn.now.day())?;
    let on_duty = turn.tx.on_duty(&ticket.department, turn.now.day())?;
    let there: Vec<PersonId> = on_duty.into_iter().filter_map(|person| stand_in(person, &away)).collect();
    let found: Vec<Person> =
        everybody.iter().filter(|person| there.contains(&person.id) && person.id != ticket.client).cloned().collect();
    Ok(if found.is_empty() { everybody } else { found })
}
