//! Figures. Questions and openings count where they happened, first answers by when the question
//! was asked; open and overdue are those at the end of the period, or now if it still runs.

use rusqlite::params;

use super::{Result, Tx};
use crate::domain::department::Slug;
use crate::domain::moment::Moment;
use crate::domain::statistic::{Cell, Measure, Period, Statistic, Table};

/// The counts of one department, or of all.
#[derive(Debug, Clone, Default)]
struct Counts {
    asked: u64,
    from_library: u64,
    no_evidence: u64,
    out_of_scope: u64,
    opened: u64,
    closed: u64,
    open: u64,
    overdue: u64,
    /// Working minutes to the first answer, ascending.
    first: Vec<u64>,
}

impl Counts {
    fn percentile(&self, percent: usize) -> Cell {
        // Nearest rank: the smallest value that so many percent do not exceed.
        let rank = (self.first.len() * percent).div_ceil(100);
        match rank.checked_sub(1).and_then(|index| self.first.get(index)) {
            Some(minutes) => Cell::WorkingMinutes(*minutes),
            None => Cell::Nothing,
        }
    }

    fn cell(&self, measure: Measure) -> Cell {
        match measure {
            Measure::Asked => Cell::Count(self.asked),
            Measure::AnsweredFromLibrary => Cell::Count(self.from_library),
            Measure::NoEvidence => Cell::Count(self.no_evidence),
            Measure::OutOfScope => Cell::Count(self.out_of_scope),
            Measure::Opened => Cell::Count(self.opened),
            Measure::Closed => Cell::Count(self.closed),
            Measure::Open => Cell::Count(self.open),
            Measure::Overdue => Cell::Count(self.overdue),
            Measure::FirstResponseMedian => self.percentile(50),
            Measure::FirstResponseP90 => self.percentile(90),
            Measure::Name
            | Measure::Department
            | Measure::Possibly
            | Measure::Transferred
            | Measure::Merged
            | Measure::MergesUndone
            | Measure::SplitOff
            | Measure::Expert
            | Measure::AskedToConsult
            | Measure::TookPart
            | Measure::Referred
            | Measure::Extended
            | Measure::Unreachable
            | Measure::Refused
            | Measure::GivenUp
            | Measure::SetAside
            | Measure::TriagedTo
            | Measure::CorrectedTo
            | Measure::Unrated
            | Measure::LowRated
            | Measure::ContactedInTime
            | Measure::PutRightInTime
            | Measure::RatedAgain
            | Measure::SolvedByClient
            | Measure::NotSolved
            | Measure::Unconfirmed
            | Measure::Grade
            | Measure::Count
            | Measure::MeanGrade => Cell::Nothing,
        }
    }
}

const OVERVIEW: [Measure; 10] = [
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
];

const BY_DEPARTMENT: [Measure; 8] = [
    Measure::Asked,
    Measure::AnsweredFromLibrary,
    Measure::Opened,
    Measure::Closed,
    Measure::Open,
    Measure::Overdue,
    Measure::FirstResponseMedian,
    Measure::FirstResponseP90,
];

impl Tx<'_> {
    /// A statistic over a period, as of `now`.
    pub fn table(&self, statistic: Statistic, period: Period, now: Moment, departments: &[Slug]) -> Result<Table> {
        let (columns, rows) = match statistic {
            Statistic::Overview => {
                let counts = self.counts(None, period, now)?;
                let rows = OVERVIEW.iter().map(|m| vec![Cell::Measure(*m), counts.cell(*m)]).collect();
                (vec![Measure::Name, Measure::Count], rows)
            }
            Statistic::ByDepartment => {
                let mut rows = vec![];
                for department in departments {
                    let counts = self.counts(Some(department), period, now)?;
                    let cells = BY_DEPARTMENT.iter().map(|m| counts.cell(*m));
                    rows.push(std::iter::once(Cell::Department(department.clone())).chain(cells).collect());
                }
                let columns = std::iter::once(Measure::Department).chain(BY_DEPARTMENT).collect();
                (columns, rows)
            }
            Statistic::Ratings => (vec![Measure::Grade, Measure::Count], self.ratings(period)?),
            Statistic::FollowUps => (vec![Measure::Name, Measure::Count], self.by_clients_word(period)?),
            Statistic::Corrections => {
                (vec![Measure::TriagedTo, Measure::CorrectedTo, Measure::Count], self.corrections(period)?)
            }
            Statistic::Consultations => (
                vec![Measure::Department, Measure::Expert, Measure::AskedToConsult, Measure::TookPart],
                self.consultations(period)?,
            ),
            Statistic::Handling => (vec![Measure::Name, Measure::Count], self.handling(period)?),
            Statistic::Delivery => (vec![Measure::Name, Measure::Count], self.delivery(period)?),
        };
        Ok(Table { statistic, period, as_of: now, columns, rows })
    }

    fn counts(&self, department: Option<&Slug>, period: Period, now: Moment) -> Result<Counts> {
        let (from, to) = (period.start(), period.end());
        // The last instant that counts: a promise is broken after it, as on a card.
        let last = to.plus_millis(-1).min(now);
        let mut counts = Counts::default();
        (counts.asked, counts.from_library, counts.no_evidence, counts.out_of_scope) = self
            .conn
            .prepare_cached(
                "SELECT COUNT(*), coalesce(SUM(outcome = 'answered'), 0), coalesce(SUM(outcome = 'no_evidence'), 0),
                        coalesce(SUM(outcome = 'out_of_scope'), 0)
                 FROM question WHERE asked_ms >= ?1 AND asked_ms < ?2 AND outcome <> 'greeting' AND by_staff = 0
                   AND (?3 IS NULL OR coalesce(corrected_to, department) = ?3)",
            )?
            .query_row(params![from, to, department], |row| {
                let count = |index| row.get::<_, i64>(index).map(i64::unsigned_abs);
                Ok((count(0)?, count(1)?, count(2)?, count(3)?))
            })?;
        // Opened and closed are read from the history, so that a ticket that was closed, reopened and
        // closed again counts each time it happened.
        (counts.opened, counts.closed) = self
            .conn
            .prepare_cached(
                "SELECT coalesce(SUM(e.what ->> 'kind' = 'opened'), 0),
                        coalesce(SUM(e.what ->> 'kind' IN ('confirmed', 'prescribed')), 0)
                 FROM event AS e JOIN ticket AS t ON t.id = e.ticket_id
                 WHERE e.at_ms >= ?1 AND e.at_ms < ?2 AND (?3 IS NULL OR t.department = ?3)",
            )?
            .query_row(params![from, to, department], |row| {
                let count = |index| row.get::<_, i64>(index).map(i64::unsigned_abs);
                Ok((count(0)?, count(1)?))
            })?;
        (counts.open, counts.overdue) = self
            .conn
            .prepare_cached(
                "SELECT COUNT(*),
                        coalesce(SUM(t.due_first_ms < ?1 AND (t.first_answer_ms IS NULL OR t.first_answer_ms > ?1)), 0)
                 FROM ticket AS t
                 WHERE (?2 IS NULL OR t.department = ?2)
                   AND EXISTS (SELECT 1 FROM event AS o WHERE o.ticket_id = t.id AND o.rev = 1 AND o.at_ms <= ?1)
                   AND (SELECT iif(e.what ->> 'kind' = 'merging', e.what ->> 'step', e.what ->> 'kind') FROM event AS e
                        WHERE e.ticket_id = t.id AND e.at_ms <= ?1
                          AND (e.what ->> 'kind' IN ('opened', 'reopened', 'confirmed', 'prescribed', 'withdrawn')
                               OR e.what ->> 'kind' = 'merging' AND e.what ->> 'step' IN ('into', 'undone'))
                        ORDER BY e.rev DESC LIMIT 1) IN ('opened', 'reopened', 'undone')",
            )?
            .query_row(params![last, department], |row| {
                let count = |index| row.get::<_, i64>(index).map(i64::unsigned_abs);
                Ok((count(0)?, count(1)?))
            })?;
        let mut statement = self.conn.prepare_cached(
            "SELECT first_answer_work_min FROM ticket
             WHERE asked_ms >= ?1 AND asked_ms < ?2 AND first_answer_work_min IS NOT NULL
               AND (?3 IS NULL OR department = ?3) ORDER BY first_answer_work_min",
        )?;
        let minutes = statement.query_map(params![from, to, department], |row| row.get::<_, i64>(0))?;
        for value in minutes {
            counts.first.push(value?.unsigned_abs());
        }
        Ok(counts)
    }

    /// Who was asked in the period, and in how many of these they took part, from the history.
    fn consultations(&self, period: Period) -> Result<Vec<Vec<Cell>>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT e.what ->> 'department', p.name, COUNT(*),
                    SUM(EXISTS (SELECT 1 FROM event AS j WHERE j.ticket_id = e.ticket_id AND j.rev > e.rev
                        AND j.actor_id = p.id AND j.what ->> 'step' = 'joined' AND j.what ->> 'kind' = 'consultation'))
             FROM event AS e JOIN person AS p ON p.id = e.what ->> 'person'
             WHERE e.what ->> 'kind' = 'consultation' AND e.what ->> 'step' = 'invited'
               AND e.at_ms >= ?1 AND e.at_ms < ?2
             GROUP BY 1, p.id ORDER BY 1, COUNT(*) DESC, p.id",
        )?;
        let rows = statement.query_map(params![period.start(), period.end()], |row| {
            let count = |index| row.get::<_, i64>(index).map(|count| Cell::Count(count.unsigned_abs()));
            Ok(vec![Cell::Department(row.get(0)?), Cell::Person(row.get(1)?), count(2)?, count(3)?])
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Counted where it happened, from the history.
    fn handling(&self, period: Period) -> Result<Vec<Vec<Cell>>> {
        let kinds = [
            (Measure::Transferred, "transferred"),
            (Measure::Referred, "referred"),
            (Measure::Extended, "extended"),
            (Measure::Merged, "into"),
            (Measure::MergesUndone, "undone"),
            (Measure::SplitOff, "split_off"),
        ];
        let mut statement = self
            .conn
            .prepare_cached("SELECT COUNT(*) FROM event
             WHERE iif(what ->> 'kind' = 'merging', what ->> 'step', what ->> 'kind') = ?1 AND at_ms >= ?2 AND at_ms < ?3")?;
        kinds
            .into_iter()
            .map(|(measure, kind)| {
                let count: i64 = statement.query_row(params![kind, period.start(), period.end()], |row| row.get(0))?;
                Ok(vec![Cell::Measure(measure), Cell::Count(count.unsigned_abs())])
            })
            .collect()
    }

    fn delivery(&self, period: Period) -> Result<Vec<Vec<Cell>>> {
        let (from, to) = (period.start(), period.end());
        let endings = [
            (Measure::Possibly, "possibly"),
            (Measure::Unreachable, "unreachable"),
            (Measure::Refused, "refused"),
            (Measure::GivenUp, "dead"),
        ];
        let mut statement = self
            .conn
            .prepare_cached("SELECT COUNT(*) FROM outbox WHERE state = ?1 AND done_ms >= ?2 AND done_ms < ?3")?;
        let mut rows = vec![];
        for (measure, state) in endings {
            let count: i64 = statement.query_row(params![state, from, to], |row| row.get(0))?;
            rows.push(vec![Cell::Measure(measure), Cell::Count(count.unsigned_abs())]);
        }
        let aside: i64 = self
            .conn
            .prepare_cached("SELECT COUNT(*) FROM inbox WHERE set_aside IS NOT NULL AND at_ms >= ?1 AND at_ms < ?2")?
            .query_row(params![from, to], |row| row.get(0))?;
        rows.push(vec![Cell::Measure(Measure::SetAside), Cell::Count(aside.unsigned_abs())]);
        Ok(rows)
    }

    /// What clients said of their closed tickets, by when they said it; what nobody said is unconfirmed.
    fn by_clients_word(&self, period: Period) -> Result<Vec<Vec<Cell>>> {
        let (from, to) = (period.start(), period.end());
        let counts: [i64; 3] = self
            .conn
            .prepare_cached(
                "SELECT coalesce(SUM(what ->> 'kind' = 'confirmed' OR what ->> 'answer' = 'solved'), 0),
                        coalesce(SUM(what ->> 'answer' = 'not_solved'), 0),
                        coalesce(SUM(what ->> 'kind' = 'follow_up_unconfirmed'), 0)
                 FROM event WHERE at_ms >= ?1 AND at_ms < ?2
                   AND what ->> 'kind' IN ('confirmed', 'follow_up_answered', 'follow_up_unconfirmed')",
            )?
            .query_row(params![from, to], |row| Ok([row.get(0)?, row.get(1)?, row.get(2)?]))?;
        let measures = [Measure::SolvedByClient, Measure::NotSolved, Measure::Unconfirmed];
        let rows = measures.into_iter().zip(counts);
        Ok(rows.map(|(measure, count)| vec![Cell::Measure(measure), Cell::Count(count.unsigned_abs())]).collect())
    }

    fn corrections(&self, period: Period) -> Result<Vec<Vec<Cell>>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT was, became, COUNT(*) FROM correction WHERE at_ms >= ?1 AND at_ms < ?2
             GROUP BY was, became ORDER BY COUNT(*) DESC, was, became",
        )?;
        let rows = statement.query_map(params![period.start(), period.end()], |row| {
            Ok(vec![
                Cell::Department(row.get(0)?),
                Cell::Department(row.get(1)?),
                Cell::Count(row.get::<_, i64>(2)?.unsigned_abs()),
            ])
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Tickets closed in the period that have no grade, and how low grades were dealt with. Silence is
    /// no praise: it stands beside the grades and not among them.
    fn silence_and_complaints(&self, period: Period) -> Result<Vec<Vec<Cell>>> {
        let (from, to) = (period.start(), period.end());
        let unrated: i64 = self
            .conn
            .prepare_cached(
                "SELECT COUNT(*) FROM ticket
                 WHERE stage = 'closed' AND rating IS NULL AND closed_ms >= ?1 AND closed_ms < ?2",
            )?
            .query_row(params![from, to], |row| row.get(0))?;
        let complaints: [i64; 4] = self
            .conn
            .prepare_cached(
                "SELECT COUNT(*), coalesce(SUM(contacted_ms <= contact_due_ms), 0),
                        coalesce(SUM(put_right_ms <= put_right_due_ms), 0), coalesce(SUM(again IS NOT NULL), 0)
                 FROM complaint WHERE rated_ms >= ?1 AND rated_ms < ?2",
            )?
            .query_row(params![from, to], |row| Ok([row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?]))?;
        let measures = [Measure::LowRated, Measure::ContactedInTime, Measure::PutRightInTime, Measure::RatedAgain];
        let rows = std::iter::once((Measure::Unrated, unrated)).chain(measures.into_iter().zip(complaints));
        Ok(rows.map(|(measure, count)| vec![Cell::Measure(measure), Cell::Count(count.unsigned_abs())]).collect())
    }

    fn ratings(&self, period: Period) -> Result<Vec<Vec<Cell>>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT e.what ->> 'rating', COUNT(*) FROM event AS e
             WHERE e.what ->> 'kind' = 'rated' AND e.at_ms >= ?1 AND e.at_ms < ?2 GROUP BY 1",
        )?;
        let rows = statement.query_map(params![period.start(), period.end()], |row| {
            Ok((row.get::<_, u8>(0)?, row.get::<_, i64>(1)?.unsigned_abs()))
        })?;
        let found = rows.collect::<rusqlite::Result<Vec<(u8, u64)>>>()?;
        let mut table: Vec<Vec<Cell>> = (1..=5u8)
            .rev()
            .map(|grade| {
                let count = found.iter().find(|(g, _)| *g == grade).map_or(0, |(_, count)| *count);
                vec![Cell::Grade(grade), Cell::Count(count)]
            })
            .collect();
        let total: u64 = found.iter().map(|(_, count)| count).sum();
        let sum: u64 = found.iter().map(|(grade, count)| u64::from(*grade) * count).sum();
        let mean = if total == 0 {
            Cell::Nothing
        } else {
            #[expect(clippy::cast_precision_loss, reason = "counts of ratings are far below 2^52")]
            let mean = sum as f64 / total as f64;
            Cell::Decimal(mean)
        };
        table.push(vec![Cell::Measure(Measure::MeanGrade), mean]);
        table.extend(self.silence_and_complaints(period)?);
        Ok(table)
    }
}
