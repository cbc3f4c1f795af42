//! Tables of the model: every cell by looking at each life and asking whether it belongs there.

use std::collections::{BTreeMap, BTreeSet};

use super::Model;
use super::life::{Life, Low, Standing, Word};
use crate::domain::department::Slug;
use crate::domain::guidance::Outcome;
use crate::domain::history::{OtherRecord, QuestionRecord};
use crate::domain::ids::PersonId;
use crate::domain::moment::Moment;
use crate::domain::statistic::{Cell, Counted, Frame, Measure, Period, Statistic, Table};

/// What falls into one row.
#[derive(Default)]
struct Part<'a> {
    questions: Vec<&'a QuestionRecord>,
    lives: Vec<&'a Life>,
}

/// From first to last instant, both within, and how far the data go.
#[derive(Clone, Copy)]
struct Span {
    first: Moment,
    last: Moment,
    now: Moment,
}

impl Span {
    fn of(period: Period, now: Moment) -> Self {
        Self { first: period.start(), last: period.end().plus_millis(-1), now }
    }

    fn holds(self, at: Moment) -> bool {
        self.first <= at && at <= self.last
    }
}

impl Model {
    /// A statistic over a period, counted from the history.
    pub fn table(&self, statistic: Statistic, period: Period, now: Moment, frame: &Frame) -> Table {
        let span = Span::of(period, now);
        let fixed = |count: &dyn Fn(Measure) -> Cell| {
            let rows = statistic.fixed_rows().iter();
            rows.map(|measure| vec![Cell::Measure(*measure), count(*measure)]).collect()
        };
        let rows = match statistic {
            Statistic::Overview => fixed(&|measure| self.whole().cell(measure, span)),
            Statistic::Comparison => self.compared(period, now),
            Statistic::ByDepartment => {
                let of_question = |q: &QuestionRecord| {
                    Some(Cell::Department(q.corrected_to.clone().unwrap_or_else(|| q.department.clone())))
                };
                self.grouped(statistic, span, frame, of_question, |life| Cell::Department(life.department.clone()))
            }
            Statistic::ByChannel => {
                let channel = |channel: &Option<String>| channel.clone().map_or(Cell::Unsaid, Cell::Channel);
                let of_question = |q: &QuestionRecord| Some(channel(&q.channel));
                self.grouped(statistic, span, frame, of_question, |life| channel(&life.channel))
            }
            Statistic::ByTown => {
                let town = |life: &Life| life.town.clone().map_or(Cell::Unsaid, Cell::Town);
                self.grouped(statistic, span, frame, |_| None, town)
            }
            Statistic::ByIndustry => {
                let industry = |life: &Life| life.industry.clone().map_or(Cell::Unsaid, Cell::Industry);
                self.grouped(statistic, span, frame, |_| None, industry)
            }
            Statistic::ByExpert => {
                let holder = |life: &Life| life.holder.map_or(Cell::Nobody, |id| self.person(id));
                self.grouped(statistic, span, frame, |_| None, holder)
            }
            Statistic::Trend => {
                let whole = self.whole();
                let month = |month: Period| {
                    let cells = statistic.columns().into_iter().skip(1);
                    let cells = cells.map(|measure| whole.cell(measure, Span::of(month, now)));
                    std::iter::once(Cell::Month(month.first())).chain(cells).collect()
                };
                period.twelve_months().into_iter().map(month).collect()
            }
            Statistic::Ratings => self.ratings(span, frame),
            Statistic::FollowUps => fixed(&|measure| self.whole().last_words(measure, span)),
            Statistic::Corrections => self.corrections(span),
            Statistic::Handling => fixed(&|measure| {
                let handled = self.lives.iter().flat_map(|life| &life.handled);
                count(handled.filter(|(at, what)| *what == measure && span.holds(*at)))
            }),
            Statistic::Consultations => self.consultations(span),
            Statistic::Delivery => fixed(&|measure| {
                count(self.others.iter().filter(
                    |other| matches!(other, OtherRecord::Trouble { at, what } if *what == measure && span.holds(*at)),
                ))
            }),
        };
        let rows = rows.into_iter().map(|row: Vec<Cell>| row.into_iter().map(uncounted).collect()).collect();
        Table::new(statistic, period, now, rows)
    }

    fn whole(&self) -> Part<'_> {
        Part { questions: self.questions.iter().collect(), lives: self.lives.iter().collect() }
    }

    fn person(&self, id: PersonId) -> Cell {
        Cell::Person { id, name: self.names.get(&id).cloned().unwrap_or_default() }
    }

    fn compared(&self, period: Period, now: Moment) -> Vec<Vec<Cell>> {
        let whole = self.whole();
        let cell = |measure, other: Period| whole.cell(measure, Span::of(other.as_far_as(period, now), now));
        let others = [period, period.before(), period.year_before()];
        let row = |measure: &Measure| {
            let cells = others.into_iter().map(|other| cell(*measure, other));
            std::iter::once(Cell::Measure(*measure)).chain(cells).collect()
        };
        Statistic::Comparison.fixed_rows().iter().map(row).collect()
    }

    fn grouped(
        &self,
        statistic: Statistic,
        span: Span,
        frame: &Frame,
        of_question: impl Fn(&QuestionRecord) -> Option<Cell>,
        of_life: impl Fn(&Life) -> Cell,
    ) -> Vec<Vec<Cell>> {
        let mut parts: BTreeMap<String, (Cell, Part<'_>)> = BTreeMap::new();
        if statistic == Statistic::ByDepartment {
            for department in &frame.departments {
                let name = Cell::Department(department.clone());
                parts.insert(format!("{name:?}"), (name, Part::default()));
            }
        }
        let always = parts.len();
        for question in &self.questions {
            if let Some(name) = of_question(question) {
                parts.entry(format!("{name:?}")).or_insert((name, Part::default())).1.questions.push(question);
            }
        }
        for life in &self.lives {
            let name = of_life(life);
            parts.entry(format!("{name:?}")).or_insert((name, Part::default())).1.lives.push(life);
        }
        let mut rows: Vec<Vec<Cell>> = vec![];
        for (name, part) in parts.into_values() {
            let cells: Vec<Cell> =
                statistic.columns().into_iter().skip(1).map(|measure| part.cell(measure, span)).collect();
            let has_row = always > 0 && matches!(&name, Cell::Department(slug) if frame.departments.contains(slug));
            if has_row || cells.iter().any(Cell::is_something) {
                rows.push(std::iter::once(name).chain(cells).collect());
            }
        }
        rows
    }

    fn ratings(&self, span: Span, frame: &Frame) -> Vec<Vec<Cell>> {
        let whole = self.whole();
        let given: Vec<u8> = whole.grades(span);
        let mut rows: Vec<Vec<Cell>> = vec![];
        for grade in [5, 4, 3, 2, 1] {
            rows.push(vec![Cell::Grade(grade), count(given.iter().filter(|given| **given == grade))]);
        }
        #[expect(clippy::cast_precision_loss, reason = "counts of ratings are far below 2^52")]
        let mean = |sum: u64, count: usize| sum as f64 / count as f64;
        let sum = given.iter().map(|grade| u64::from(*grade)).sum();
        let mean = if given.is_empty() { Cell::Nothing } else { Cell::Decimal(mean(sum, given.len())) };
        rows.push(vec![Cell::Measure(Measure::MeanGrade), mean]);
        let rate = whole.cell(Measure::SatisfactionRate, span);
        rows.push(vec![Cell::Measure(Measure::SatisfactionRate), rate]);
        let silent = |life: &&Life| life.grade.is_none() && life.closed_at().is_some_and(|at| span.holds(at));
        rows.push(vec![Cell::Measure(Measure::Unrated), count(self.lives.iter().filter(silent))]);
        let low: Vec<Low> = self.lives.iter().filter_map(|life| life.low).filter(|low| span.holds(low.at)).collect();
        let contacted = low.iter().filter(|low| low.contacted_in_time(&frame.calendar));
        for (measure, cell) in [
            (Measure::LowRated, count(low.iter())),
            (Measure::ContactedInTime, count(contacted)),
            (Measure::PutRightInTime, count(low.iter().filter(|low| low.put_right_in_time()))),
            (Measure::RatedAgain, count(low.iter().filter(|low| low.again))),
        ] {
            rows.push(vec![Cell::Measure(measure), cell]);
        }
        rows
    }

    fn corrections(&self, span: Span) -> Vec<Vec<Cell>> {
        let mut pairs: BTreeMap<(&Slug, &Slug), u64> = BTreeMap::new();
        for other in &self.others {
            if let OtherRecord::Correction { at, firm: _, was, became } = other
                && span.holds(*at)
            {
                *pairs.entry((was, became)).or_default() += 1;
            }
        }
        let row = |((was, became), count): ((&Slug, &Slug), u64)| {
            vec![Cell::Department(was.clone()), Cell::Department(became.clone()), Cell::Count(count)]
        };
        pairs.into_iter().map(row).collect()
    }

    fn consultations(&self, span: Span) -> Vec<Vec<Cell>> {
        let mut asked: BTreeMap<(&Slug, PersonId), (u64, u64)> = BTreeMap::new();
        let invited = self.lives.iter().flat_map(|life| &life.invited).filter(|invited| span.holds(invited.at));
        for invited in invited {
            let (times, joined) = asked.entry((&invited.department, invited.person)).or_default();
            *times += 1;
            *joined += u64::from(invited.joined);
        }
        let row = |((department, person), (times, joined)): ((&Slug, PersonId), (u64, u64))| {
            vec![Cell::Department(department.clone()), self.person(person), Cell::Count(times), Cell::Count(joined)]
        };
        asked.into_iter().map(row).collect()
    }
}

impl Part<'_> {
    fn cell(&self, measure: Measure, span: Span) -> Cell {
        let outcome = |wanted: Option<Outcome>| {
            count(self.questions.iter().filter(|q| {
                span.holds(q.asked_at)
                    && !q.by_staff
                    && q.outcome != Outcome::Greeting
                    && wanted.is_none_or(|wanted| q.outcome == wanted)
            }))
        };
        let opened = || self.lives.iter().filter(|life| life.opened.is_some_and(|at| span.holds(at)));
        match measure {
            Measure::Asked => outcome(None),
            Measure::AnsweredFromLibrary => outcome(Some(Outcome::Answered)),
            Measure::NoEvidence => outcome(Some(Outcome::NoEvidence)),
            Measure::OutOfScope => outcome(Some(Outcome::OutOfScope)),
            Measure::Opened => count(opened()),
            Measure::Firms => Cell::Count(opened().map(|life| life.firm).collect::<BTreeSet<_>>().len() as u64),
            Measure::Closed => {
                count(self.lives.iter().flat_map(|life| &life.closings).filter(|(at, _)| span.holds(*at)))
            }
            Measure::Open => count(self.open(span)),
            Measure::Overdue => count(self.open(span).filter(|life| {
                let last = span.last.min(span.now);
                life.due_first < last && life.first_answer.is_none_or(|at| at > last)
            })),
            Measure::ResponseRate => self.response_rate(span),
            Measure::SolvedRate => self.last_words(measure, span),
            Measure::SatisfactionRate => {
                let grades = self.grades(span);
                share(grades.iter().filter(|grade| **grade > 3).count(), grades.len())
            }
            Measure::FirstResponseMedian => percentile(&self.first_minutes(span), 50),
            Measure::FirstResponseMean => mean(&self.first_minutes(span)),
            Measure::FirstResponseP90 => percentile(&self.first_minutes(span), 90),
            Measure::SolveMedian => percentile(&self.solve_minutes(span), 50),
            Measure::SolveMean => mean(&self.solve_minutes(span)),
            Measure::SolveP90 => percentile(&self.solve_minutes(span), 90),
            // Counted elsewhere.
            _ => Cell::Nothing,
        }
    }

    fn open(&self, span: Span) -> impl Iterator<Item = &&Life> {
        let last = span.last.min(span.now);
        self.lives.iter().filter(move |life| life.standing_at(last) == Some(Standing::Open))
    }

    fn response_rate(&self, span: Span) -> Cell {
        let (mut kept, mut due) = (0, 0);
        for life in self.lives.iter().filter(|life| span.holds(life.due_first) && life.due_first < span.now) {
            let in_time = life.first_answer.is_some_and(|at| at <= life.due_first);
            let was_open = matches!(life.standing_at(life.due_first), Some(Standing::Open) | None);
            due += usize::from(in_time || was_open);
            kept += usize::from(in_time);
        }
        share(kept, due)
    }

    fn last_words(&self, measure: Measure, span: Span) -> Cell {
        let last = |life: &&Life| life.words.iter().rev().find(|(at, _)| span.holds(*at)).map(|(_, word)| *word);
        let words: Vec<Word> = self.lives.iter().filter_map(last).collect();
        let how_many = |wanted: Word| words.iter().filter(|word| **word == wanted).count();
        match measure {
            Measure::SolvedByClient => Cell::Count(how_many(Word::Solved) as u64),
            Measure::NotSolved => Cell::Count(how_many(Word::NotSolved) as u64),
            Measure::Unconfirmed => Cell::Count(how_many(Word::Unconfirmed) as u64),
            Measure::SolvedRate => share(how_many(Word::Solved), words.len()),
            // Counted elsewhere.
            _ => Cell::Nothing,
        }
    }

    fn grades(&self, span: Span) -> Vec<u8> {
        let grades = self.lives.iter().filter_map(|life| life.grade);
        grades.filter(|(at, _)| span.holds(*at)).map(|(_, rating)| rating.grade()).collect()
    }

    fn first_minutes(&self, span: Span) -> Vec<u64> {
        self.lives.iter().filter(|life| span.holds(life.asked_at)).filter_map(|life| life.first_minutes).collect()
    }

    fn solve_minutes(&self, span: Span) -> Vec<u64> {
        let closings = self.lives.iter().flat_map(|life| &life.closings);
        closings.filter(|(at, _)| span.holds(*at)).map(|(_, minutes)| *minutes).collect()
    }
}

fn uncounted(cell: Cell) -> Counted {
    (cell, None)
}

fn count<T>(items: impl Iterator<Item = T>) -> Cell {
    Cell::Count(items.count() as u64)
}

fn share(part: usize, whole: usize) -> Cell {
    if whole == 0 { Cell::Nothing } else { Cell::Share { part: part as u64, whole: whole as u64 } }
}

/// The first value, going up, that so many percent do not exceed.
fn percentile(values: &[u64], percent: usize) -> Cell {
    let mut ascending = values.to_vec();
    ascending.sort_unstable();
    let found = (1..).zip(&ascending).find(|(reached, _)| reached * 100 >= percent * values.len());
    found.map_or(Cell::Nothing, |(_, value)| Cell::WorkingMinutes(*value))
}

/// To the nearest minute, half a minute up.
fn mean(values: &[u64]) -> Cell {
    let (sum, count) = (values.iter().sum::<u64>(), values.len() as u64);
    match sum.checked_div(count) {
        None => Cell::Nothing,
        Some(whole) => Cell::WorkingMinutes(whole + u64::from((sum % count) * 2 >= count)),
    }
}
