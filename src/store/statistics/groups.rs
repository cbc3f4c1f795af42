//! Questions and tickets counted by group. Questions and openings count where they happened, first
//! answers by when the question was asked, promises by when they fell due, solutions by when the ticket
//! was closed; open and overdue are those at the end of the period, or now if it still runs.

use std::collections::BTreeMap;

use rusqlite::{Row, ToSql, params};

use super::super::{Result, Tx};
use super::counts::{Counts, Firm};
use crate::domain::ids::TicketId;
use crate::domain::moment::Moment;
use crate::domain::statistic::Period;
use crate::domain::ticket::solving::solving_millis;
use crate::domain::working_time::Calendar;

/// By what is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grouping {
    /// All in one.
    Whole,
    /// Department where the ticket is now, or the question belongs after all.
    Department,
    /// Town of the firm.
    Town,
    /// Industry of the firm.
    Industry,
    /// Channel on which was asked.
    Channel,
    /// Who holds the ticket, or held it to the end.
    Expert,
}

impl Grouping {
    /// The group of a ticket `t`.
    fn of_ticket(self) -> &'static str {
        match self {
            Self::Whole => "NULL",
            Self::Department => "t.department",
            Self::Town => "(SELECT nullif(f.town, '') FROM enterprise AS f WHERE f.id = t.enterprise_id)",
            Self::Industry => "(SELECT nullif(f.industry, '') FROM enterprise AS f WHERE f.id = t.enterprise_id)",
            Self::Channel => {
                "(SELECT a.channel FROM question AS x JOIN address AS a ON a.id = x.address_id WHERE x.id = t.question_id)"
            }
            Self::Expert => "CAST(t.holder_id AS TEXT)",
        }
    }

    /// The group of a question `q`; none where a question tells nothing of it.
    fn of_question(self) -> Option<&'static str> {
        match self {
            Self::Whole => Some("NULL"),
            Self::Department => Some("coalesce(q.corrected_to, q.department)"),
            Self::Channel => Some("(SELECT a.channel FROM address AS a WHERE a.id = q.address_id)"),
            Self::Town | Self::Industry | Self::Expert => None,
        }
    }
}

/// Groups by their key; `None` is what has none.
pub type Groups = BTreeMap<Option<String>, Counts>;

/// The firm behind a ticket `t`.
const FIRM: &str = "coalesce(t.enterprise_id, -t.client_id)";

/// How a ticket `t` stood at a moment, by the last event that opened or ended it.
fn standing_at(moment: &str) -> String {
    format!(
        "(SELECT iif(s.what ->> 'kind' = 'merging', s.what ->> 'step', s.what ->> 'kind') FROM event AS s
          WHERE s.ticket_id = t.id AND s.at_ms <= {moment}
            AND (s.what ->> 'kind' IN ('opened', 'reopened', 'confirmed', 'prescribed', 'withdrawn')
                 OR s.what ->> 'kind' = 'merging' AND s.what ->> 'step' IN ('into', 'undone'))
          ORDER BY s.rev DESC LIMIT 1)"
    )
}

/// The client's last word on each ticket in the period ?1 to ?2, as rows of `event AS e`. Taking a closed
/// ticket up again says that it is not solved; taking a withdrawn one up again says nothing.
pub(super) const LAST_WORDS: &str = "
    SELECT w.ticket_id, MAX(w.rev) AS rev FROM event AS w
    WHERE w.what ->> 'kind' IN ('confirmed', 'follow_up_answered', 'follow_up_unconfirmed', 'reopened')
      AND w.at_ms >= ?1 AND w.at_ms < ?2 AND coalesce(w.what ->> 'answer', '') <> 'still_trying'
      AND (w.what ->> 'kind' <> 'reopened' OR 'withdrawn' <>
           (SELECT p.what ->> 'kind' FROM event AS p
            WHERE p.ticket_id = w.ticket_id AND p.rev < w.rev
              AND p.what ->> 'kind' IN ('opened', 'reopened', 'confirmed', 'prescribed', 'withdrawn')
            ORDER BY p.rev DESC LIMIT 1))
    GROUP BY w.ticket_id";

impl Tx<'_> {
    /// Everything that is counted of questions and tickets, by group.
    pub(super) fn groups(&self, by: Grouping, period: Period, now: Moment, calendar: &Calendar) -> Result<Groups> {
        let mut groups = Groups::new();
        self.count_questions(by, period, &mut groups)?;
        self.count_history(by, period, &mut groups)?;
        self.count_standing(by, period.last_instant(now), &mut groups)?;
        self.count_promises(by, period, now, &mut groups)?;
        self.count_times(by, period, calendar, &mut groups)?;
        Ok(groups)
    }

    /// Runs a query whose first two columns are the group and the firm.
    fn each(
        &self,
        sql: &str,
        parameters: &[&dyn ToSql],
        groups: &mut Groups,
        mut add: impl FnMut(&mut Counts, Firm, &Row<'_>) -> Result<()>,
    ) -> Result<()> {
        let mut statement = self.conn.prepare_cached(sql)?;
        let mut rows = statement.query(parameters)?;
        while let Some(row) = rows.next()? {
            let (key, firm): (Option<String>, Firm) = (row.get(0)?, row.get(1)?);
            add(groups.entry(key).or_default(), firm, row)?;
        }
        Ok(())
    }

    fn count_questions(&self, by: Grouping, period: Period, groups: &mut Groups) -> Result<()> {
        let Some(key) = by.of_question() else { return Ok(()) };
        let sql = format!(
            "SELECT {key}, coalesce(p.enterprise_id, -p.id), COUNT(*), SUM(q.outcome = 'answered'),
                    SUM(q.outcome = 'no_evidence'), SUM(q.outcome = 'out_of_scope')
             FROM question AS q JOIN person AS p ON p.id = q.person_id
             WHERE q.asked_ms >= ?1 AND q.asked_ms < ?2 AND q.outcome <> 'greeting' AND q.by_staff = 0
             GROUP BY 1, 2"
        );
        self.each(&sql, params![period.start(), period.end()], groups, |counts, firm, row| {
            counts.asked.add(firm, count(row, 2)?);
            counts.from_library.add(firm, count(row, 3)?);
            counts.no_evidence.add(firm, count(row, 4)?);
            counts.out_of_scope.add(firm, count(row, 5)?);
            Ok(())
        })
    }

    /// What is read from the history where it happened: a ticket that was closed, taken up again and closed
    /// again counts each time.
    fn count_history(&self, by: Grouping, period: Period, groups: &mut Groups) -> Result<()> {
        let key = by.of_ticket();
        let span: [&dyn ToSql; 2] = [&period.start(), &period.end()];
        let sql = format!(
            "SELECT {key}, {FIRM}, SUM(e.what ->> 'kind' = 'opened'), SUM(e.what ->> 'kind' <> 'opened')
             FROM event AS e JOIN ticket AS t ON t.id = e.ticket_id
             WHERE e.what ->> 'kind' IN ('opened', 'confirmed', 'prescribed') AND e.at_ms >= ?1 AND e.at_ms < ?2
             GROUP BY 1, 2"
        );
        self.each(&sql, &span, groups, |counts, firm, row| {
            counts.opened.add(firm, count(row, 2)?);
            counts.closed.add(firm, count(row, 3)?);
            Ok(())
        })?;
        let sql = format!(
            "SELECT {key}, {FIRM}, SUM(e.what ->> 'rating' >= 4), COUNT(*)
             FROM event AS e JOIN ticket AS t ON t.id = e.ticket_id
             WHERE e.what ->> 'kind' = 'rated' AND e.at_ms >= ?1 AND e.at_ms < ?2 GROUP BY 1, 2"
        );
        self.each(&sql, &span, groups, |counts, firm, row| {
            counts.satisfied.add(firm, count(row, 2)?, count(row, 3)?);
            Ok(())
        })?;
        let sql = format!(
            "SELECT {key}, {FIRM}, SUM(e.what ->> 'kind' = 'confirmed' OR coalesce(e.what ->> 'answer', '') = 'solved'),
                    COUNT(*)
             FROM ({LAST_WORDS}) AS l JOIN event AS e ON e.ticket_id = l.ticket_id AND e.rev = l.rev
             JOIN ticket AS t ON t.id = l.ticket_id GROUP BY 1, 2"
        );
        self.each(&sql, &span, groups, |counts, firm, row| {
            counts.solved.add(firm, count(row, 2)?, count(row, 3)?);
            Ok(())
        })
    }

    /// What is open, and overdue, at the last instant that counts. What is closed by then and was not taken
    /// up again since needs no look into its history.
    fn count_standing(&self, by: Grouping, last: Moment, groups: &mut Groups) -> Result<()> {
        let (key, standing) = (by.of_ticket(), standing_at("?1"));
        let select = |which: &str| {
            format!(
                "SELECT {key}, {FIRM}, COUNT(*),
                        SUM(t.due_first_ms < ?1 AND (t.first_answer_ms IS NULL OR t.first_answer_ms > ?1))
                 FROM ticket AS t WHERE {which}
                   AND EXISTS (SELECT 1 FROM event AS o WHERE o.ticket_id = t.id AND o.rev = 1 AND o.at_ms <= ?1)
                   AND {standing} IN ('opened', 'reopened', 'undone')
                 GROUP BY 1, 2"
            )
        };
        for which in ["t.stage IN ('queued', 'in_hand', 'asking', 'answered')", "t.closed_ms > ?1"] {
            self.each(&select(which), params![last], groups, |counts, firm, row| {
                counts.open.add(firm, count(row, 2)?);
                counts.overdue.add(firm, count(row, 3)?);
                Ok(())
            })?;
        }
        Ok(())
    }

    /// First answers within the promise, of the promises that fell due. One that ended before it was due
    /// without an answer (solved by itself, withdrawn, merged) was not due any more.
    fn count_promises(&self, by: Grouping, period: Period, now: Moment, groups: &mut Groups) -> Result<()> {
        let (key, standing) = (by.of_ticket(), standing_at("t.due_first_ms"));
        let sql = format!(
            "SELECT {key}, {FIRM}, SUM(coalesce(t.first_answer_ms <= t.due_first_ms, 0)), COUNT(*)
             FROM ticket AS t
             WHERE t.due_first_ms >= ?1 AND t.due_first_ms < ?2
               AND (t.first_answer_ms <= t.due_first_ms OR coalesce({standing}, 'opened') IN ('opened', 'reopened', 'undone'))
             GROUP BY 1, 2"
        );
        self.each(&sql, params![period.start(), period.end().min(now)], groups, |counts, firm, row| {
            counts.responded.add(firm, count(row, 2)?, count(row, 3)?);
            Ok(())
        })
    }

    fn count_times(&self, by: Grouping, period: Period, calendar: &Calendar, groups: &mut Groups) -> Result<()> {
        let key = by.of_ticket();
        let span: [&dyn ToSql; 2] = [&period.start(), &period.end()];
        let sql = format!(
            "SELECT {key}, {FIRM}, t.first_answer_work_min FROM ticket AS t
             WHERE t.asked_ms >= ?1 AND t.asked_ms < ?2 AND t.first_answer_work_min IS NOT NULL"
        );
        self.each(&sql, &span, groups, |counts, firm, row| {
            counts.first.add(firm, count(row, 2)?);
            Ok(())
        })?;
        let sql = format!(
            "SELECT {key}, {FIRM}, t.id, t.asked_ms, e.rev, e.at_ms,
                    EXISTS (SELECT 1 FROM event AS b WHERE b.ticket_id = t.id AND b.rev < e.rev
                            AND b.what ->> 'kind' = 'asked_back')
             FROM event AS e JOIN ticket AS t ON t.id = e.ticket_id
             WHERE e.what ->> 'kind' IN ('confirmed', 'prescribed') AND e.at_ms >= ?1 AND e.at_ms < ?2"
        );
        self.each(&sql, &span, groups, |counts, firm, row| {
            let (ticket, asked, rev, at): (TicketId, Moment, u32, Moment) =
                (row.get(2)?, row.get(3)?, row.get(4)?, row.get(5)?);
            // Without a question to the client the clock never stood still.
            let before = if row.get(6)? { self.events_until(ticket, rev)? } else { vec![] };
            let minutes = solving_millis(asked, at, &before, calendar) / 60_000;
            counts.solve.add(firm, minutes.unsigned_abs());
            Ok(())
        })
    }
}

fn count(row: &Row<'_>, column: usize) -> Result<u64> {
    Ok(row.get::<_, Option<i64>>(column)?.unwrap_or(0).unsigned_abs())
}
