//! Indicators of the plan: the office enters yearly values, and everybody of it sees how far they are.

use crate::domain::ids::PersonId;
use crate::domain::indicator::{Asked, Entered, NewValue, Plan, Standing, ValueProblem};
use crate::domain::moment::Moment;
use crate::domain::person::{Act, Person, can};
use crate::domain::report::Grid;
use crate::speech::indicators::{self, Named};
use crate::speech::page::indicators::{PlanPage, plan_page};
use crate::speech::reply_indicators::IndicatorReply;
use crate::speech::words::Voice;
use crate::store::{Result, Tx};

use super::Desk;
use super::turn::Turn;

/// /indicators.
pub fn list(turn: &mut Turn<'_>) -> Result<()> {
    if !turn.allowed(Act::SeeFigures, None)? {
        return Ok(());
    }
    let plan = turn.guide.plan();
    if plan.indicators.is_empty() {
        return turn.reply(IndicatorReply::NoPlan);
    }
    let standings = plan.standings(&turn.tx.indicator_values(None)?);
    turn.reply(IndicatorReply::List { plan: Box::new(plan.clone()), standings })
}

/// /indicator: one of them, or a value of it.
pub fn typed(turn: &mut Turn<'_>, text: &str) -> Result<()> {
    if !turn.allowed(Act::EnterIndicators, None)? {
        return Ok(());
    }
    let plan = turn.guide.plan();
    let this_year = turn.now.year();
    match plan.read(text, this_year) {
        Err(_) if plan.indicators.is_empty() => turn.reply(IndicatorReply::NoPlan),
        Err(problem) => turn.reply(IndicatorReply::Wrong { problem, plan: Box::new(plan.clone()), this_year }),
        Ok(Asked::Look(number)) => {
            let entered = turn.tx.indicator_values(Some(number))?;
            let history = named(turn.tx, &entered)?;
            match standing(plan, &entered, number) {
                Some(standing) => turn.reply(IndicatorReply::One { plan: Box::new(plan.clone()), standing, history }),
                None => turn.reply(IndicatorReply::NoPlan),
            }
        }
        Ok(Asked::Enter(new)) => {
            let before = enter(turn.tx, &new, turn.person.id, turn.now)?;
            let before = before.filter(|before| before.new != new);
            let before = before.map(|before| one_named(turn.tx, &before)).transpose()?;
            let entered = turn.tx.indicator_values(Some(new.indicator))?;
            match standing(plan, &entered, new.indicator) {
                Some(standing) => {
                    turn.reply(IndicatorReply::Entered { plan: Box::new(plan.clone()), standing, new, before })
                }
                None => turn.reply(IndicatorReply::NoPlan),
            }
        }
    }
}

/// Enters a value and gives the one that held before. The same once more is not entered again.
fn enter(tx: &Tx<'_>, new: &NewValue, by: PersonId, now: Moment) -> Result<Option<Entered>> {
    let before = tx.indicator_values(Some(new.indicator))?.into_iter().find(|one| one.new.year == new.year);
    if before.as_ref().is_none_or(|before| before.new != *new) {
        tx.add_indicator_value(new, by, now)?;
    }
    Ok(before)
}

fn standing(plan: &Plan, entered: &[Entered], number: u16) -> Option<Standing> {
    plan.standings(entered).into_iter().find(|standing| standing.indicator.number == number)
}

fn named(tx: &Tx<'_>, entered: &[Entered]) -> Result<Vec<Named>> {
    entered.iter().map(|one| one_named(tx, one)).collect()
}

fn one_named(tx: &Tx<'_>, entered: &Entered) -> Result<Named> {
    let by = tx.person(entered.by)?.map(|person| person.name).unwrap_or_default();
    Ok(Named { entered: entered.clone(), by })
}

/// The indicators as a table, for the workbook of a report. `None`: there is no plan.
pub fn grid(tx: &Tx<'_>, voice: Voice<'_>, plan: &Plan) -> Result<Option<Grid>> {
    if plan.indicators.is_empty() {
        return Ok(None);
    }
    Ok(Some(indicators::grid(voice, plan, &plan.standings(&tx.indicator_values(None)?))))
}

impl Desk {
    /// The page of the indicators; `None`: not for this reader.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn indicators(&self, reader: &Person, now: Moment) -> Result<Option<PlanPage>> {
        self.for_office(reader, Act::SeeFigures, now, move |turn, voice, _| {
            let entered = turn.tx.indicator_values(None)?;
            Ok(plan_page(voice, turn.guide.plan(), &named(turn.tx, &entered)?))
        })
        .await
    }

    /// Enters a value as its fields were typed, and gives the number of its indicator, or what is wrong with it.
    /// `None`: not for this person.
    ///
    /// # Errors
    /// The database could not commit.
    pub async fn enter_indicator(
        &self,
        person: &Person,
        fields: [String; 4],
        now: Moment,
    ) -> Result<Option<std::result::Result<u16, ValueProblem>>> {
        if can(person, Act::EnterIndicators, None).is_err() {
            return Ok(None);
        }
        let [number, year, value, note] = fields;
        let guide = self.guide();
        let number = number.parse().unwrap_or_default();
        let new = match guide.plan().fits(number, &year, &value, &note, now.year()) {
            Ok(new) => new,
            Err(problem) => return Ok(Some(Err(problem))),
        };
        let by = person.id;
        self.store.write(move |tx| enter(tx, &new, by, now)).await?;
        Ok(Some(Ok(number)))
    }
}
