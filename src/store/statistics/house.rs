//! How the house works: grades, the client's word, corrections of triage, handling, consultations, delivery.

use rusqlite::{Row, params};

use super::super::{Result, Tx};
use super::counts::{Firm, Share, Tally};
use super::groups::LAST_WORDS;
use crate::domain::statistic::{Cell, Counted, Measure, Period};

/// The firm behind a ticket `t`.
const FIRM: &str = "coalesce(t.enterprise_id, -t.client_id)";

impl Tx<'_> {
    /// Who was asked in the period, and in how many of these they took part, from the history.
    pub(super) fn consultations(&self, period: Period) -> Result<Vec<Vec<Counted>>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT e.what ->> 'department', p.id, p.name, COUNT(*),
                    SUM(EXISTS (SELECT 1 FROM event AS j WHERE j.ticket_id = e.ticket_id AND j.rev > e.rev
                        AND j.actor_id = p.id AND j.what ->> 'step' = 'joined' AND j.what ->> 'kind' = 'consultation'))
             FROM event AS e JOIN person AS p ON p.id = e.what ->> 'person'
             WHERE e.what ->> 'kind' = 'consultation' AND e.what ->> 'step' = 'invited'
               AND e.at_ms >= ?1 AND e.at_ms < ?2
             GROUP BY 1, p.id ORDER BY 1, COUNT(*) DESC, p.id",
        )?;
        let rows = statement.query_map(params![period.start(), period.end()], |row| {
            let name = Cell::Person { id: row.get(1)?, name: row.get(2)? };
            Ok(vec![
                (Cell::Department(row.get(0)?), None),
                (name, None),
                (count(row, 3)?, None),
                (count(row, 4)?, None),
            ])
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Counted where it happened, from the history.
    pub(super) fn handling(&self, period: Period) -> Result<Vec<Vec<Counted>>> {
        let kinds = [
            (Measure::Transferred, "transferred", None),
            (Measure::Referred, "referred", None),
            (Measure::Extended, "extended", None),
            (Measure::Merged, "merging", Some("into")),
            (Measure::MergesUndone, "merging", Some("undone")),
            (Measure::SplitOff, "merging", Some("split_off")),
        ];
        let sql = format!(
            "SELECT {FIRM}, COUNT(*) FROM event AS e JOIN ticket AS t ON t.id = e.ticket_id
             WHERE e.what ->> 'kind' = ?3 AND (?4 IS NULL OR e.what ->> 'step' = ?4) AND e.at_ms >= ?1 AND e.at_ms < ?2
             GROUP BY 1"
        );
        let tally = |(measure, kind, step)| {
            let mut tally = Tally::default();
            let mut statement = self.conn.prepare_cached(&sql)?;
            let mut rows = statement.query(params![period.start(), period.end(), kind, step])?;
            while let Some(row) = rows.next()? {
                tally.add(row.get(0)?, row.get::<_, i64>(1)?.unsigned_abs());
            }
            Ok(vec![(Cell::Measure(measure), None), tally.cell()])
        };
        kinds.into_iter().map(tally).collect()
    }

    pub(super) fn delivery(&self, period: Period) -> Result<Vec<Vec<Counted>>> {
        let (from, to) = (period.start(), period.end());
        let mut statement = self
            .conn
            .prepare_cached("SELECT COUNT(*) FROM outbox WHERE state = ?1 AND done_ms >= ?2 AND done_ms < ?3")?;
        let mut aside = self
            .conn
            .prepare_cached("SELECT COUNT(*) FROM inbox WHERE set_aside IS NOT NULL AND at_ms >= ?1 AND at_ms < ?2")?;
        let mut ended = |state: &str| statement.query_row(params![state, from, to], |row| count(row, 0));
        let counts = [
            (Measure::Possibly, ended("possibly")?),
            (Measure::Unreachable, ended("unreachable")?),
            (Measure::Refused, ended("refused")?),
            (Measure::GivenUp, ended("dead")?),
            (Measure::SetAside, aside.query_row(params![from, to], |row| count(row, 0))?),
        ];
        Ok(counts.into_iter().map(|(measure, count)| vec![(Cell::Measure(measure), None), (count, None)]).collect())
    }

    /// The client's last word on each ticket, by when it was said; asked in vain is unconfirmed.
    pub(super) fn by_clients_word(&self, period: Period) -> Result<Vec<Vec<Counted>>> {
        let sql = format!(
            "SELECT {FIRM}, e.what ->> 'kind', e.what ->> 'answer', COUNT(*)
             FROM ({LAST_WORDS}) AS l JOIN event AS e ON e.ticket_id = l.ticket_id AND e.rev = l.rev
             JOIN ticket AS t ON t.id = l.ticket_id GROUP BY 1, 2, 3"
        );
        let (mut solved, mut not_solved, mut unconfirmed) = (Tally::default(), Tally::default(), Tally::default());
        let mut rate = Share::default();
        let mut statement = self.conn.prepare_cached(&sql)?;
        let mut rows = statement.query(params![period.start(), period.end()])?;
        while let Some(row) = rows.next()? {
            let (kind, answer): (String, Option<String>) = (row.get(1)?, row.get(2)?);
            let (firm, count): (Firm, u64) = (row.get(0)?, row.get::<_, i64>(3)?.unsigned_abs());
            let is_solved = kind == "confirmed" || answer.as_deref() == Some("solved");
            match (is_solved, kind.as_str()) {
                (true, _) => solved.add(firm, count),
                (false, "follow_up_unconfirmed") => unconfirmed.add(firm, count),
                (false, _) => not_solved.add(firm, count),
            }
            rate.add(firm, if is_solved { count } else { 0 }, count);
        }
        let row = |measure, cell| vec![(Cell::Measure(measure), None), cell];
        Ok(vec![
            row(Measure::SolvedByClient, solved.cell()),
            row(Measure::NotSolved, not_solved.cell()),
            row(Measure::Unconfirmed, unconfirmed.cell()),
            row(Measure::SolvedRate, rate.cell()),
        ])
    }

    pub(super) fn corrections(&self, period: Period) -> Result<Vec<Vec<Counted>>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT c.was, c.became, COUNT(*), COUNT(DISTINCT coalesce(p.enterprise_id, -p.id))
             FROM correction AS c JOIN question AS q ON q.id = c.question_id JOIN person AS p ON p.id = q.person_id
             WHERE c.at_ms >= ?1 AND c.at_ms < ?2
             GROUP BY c.was, c.became ORDER BY COUNT(*) DESC, c.was, c.became",
        )?;
        let rows = statement.query_map(params![period.start(), period.end()], |row| {
            let firms = Some(row.get::<_, i64>(3)?.unsigned_abs());
            Ok(vec![
                (Cell::Department(row.get(0)?), None),
                (Cell::Department(row.get(1)?), None),
                (count(row, 2)?, firms),
            ])
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    pub(super) fn ratings(&self, period: Period) -> Result<Vec<Vec<Counted>>> {
        let sql = format!(
            "SELECT {FIRM}, e.what ->> 'rating', COUNT(*) FROM event AS e JOIN ticket AS t ON t.id = e.ticket_id
             WHERE e.what ->> 'kind' = 'rated' AND e.at_ms >= ?1 AND e.at_ms < ?2 GROUP BY 1, 2"
        );
        let mut grades: [Tally; 5] = Default::default();
        let (mut rate, mut sum, mut total) = (Share::default(), 0, 0);
        let mut statement = self.conn.prepare_cached(&sql)?;
        let mut rows = statement.query(params![period.start(), period.end()])?;
        while let Some(row) = rows.next()? {
            let (firm, grade, count): (Firm, u8, u64) =
                (row.get(0)?, row.get(1)?, row.get::<_, i64>(2)?.unsigned_abs());
            if let Some(tally) = grades.get_mut(usize::from(grade).wrapping_sub(1)) {
                tally.add(firm, count);
            }
            rate.add(firm, if grade >= 4 { count } else { 0 }, count);
            sum += u64::from(grade) * count;
            total += count;
        }
        let mut table: Vec<Vec<Counted>> =
            (1..=5).zip(&grades).map(|(g, tally)| vec![(Cell::Grade(g), None), tally.cell()]).collect();
        table.reverse();
        let (share, firms) = rate.cell();
        table.push(vec![(Cell::Measure(Measure::MeanGrade), None), (mean(sum, total), firms)]);
        table.push(vec![(Cell::Measure(Measure::SatisfactionRate), None), (share, firms)]);
        table.extend(self.silence_and_complaints(period)?);
        Ok(table)
    }

    /// Tickets closed in the period that have no grade, and how low grades were dealt with. Silence is
    /// no praise: it stands beside the grades and not among them.
    fn silence_and_complaints(&self, period: Period) -> Result<Vec<Vec<Counted>>> {
        let (from, to) = (period.start(), period.end());
        let tallies = |sql: &str, measures: &[Measure]| -> Result<Vec<Vec<Counted>>> {
            let mut tallies = vec![Tally::default(); measures.len()];
            let mut statement = self.conn.prepare_cached(sql)?;
            let mut rows = statement.query(params![from, to])?;
            while let Some(row) = rows.next()? {
                for (column, tally) in (1..).zip(&mut tallies) {
                    tally.add(row.get(0)?, row.get::<_, Option<i64>>(column)?.unwrap_or(0).unsigned_abs());
                }
            }
            let named = measures.iter().zip(tallies);
            Ok(named.map(|(measure, tally)| vec![(Cell::Measure(*measure), None), tally.cell()]).collect())
        };
        let unrated = format!(
            "SELECT {FIRM}, COUNT(*) FROM ticket AS t
             WHERE t.stage = 'closed' AND t.merged_into IS NULL AND t.rating IS NULL
               AND t.closed_ms >= ?1 AND t.closed_ms < ?2 GROUP BY 1"
        );
        let complaints = format!(
            "SELECT {FIRM}, COUNT(*), SUM(c.contacted_ms <= c.contact_due_ms), SUM(c.put_right_ms <= c.put_right_due_ms),
                    SUM(c.again IS NOT NULL)
             FROM complaint AS c JOIN ticket AS t ON t.id = c.ticket_id
             WHERE c.rated_ms >= ?1 AND c.rated_ms < ?2 GROUP BY 1"
        );
        let mut rows = tallies(&unrated, &[Measure::Unrated])?;
        let low = [Measure::LowRated, Measure::ContactedInTime, Measure::PutRightInTime, Measure::RatedAgain];
        rows.extend(tallies(&complaints, &low)?);
        Ok(rows)
    }
}

fn mean(sum: u64, total: u64) -> Cell {
    if total == 0 {
        return Cell::Nothing;
    }
    #[expect(clippy::cast_precision_loss, reason = "counts of ratings are far below 2^52")]
    let mean = sum as f64 / total as f64;
    Cell::Decimal(mean)
}

fn count(row: &Row<'_>, column: usize) -> rusqlite::Result<Cell> {
    Ok(Cell::Count(row.get::<_, i64>(column)?.unsigned_abs()))
}
