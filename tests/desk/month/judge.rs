//! What must be true after the month.

use super::Month;

impl Month {
    /// Everything that must be true after the month.
    pub fn judge(&mut self) {
        let now = self.bench.now.0;
        let lost = self.number(
            "SELECT COUNT(*) FROM ticket AS t WHERE t.stage = 'queued' AND NOT EXISTS (
               SELECT 1 FROM card AS k JOIN address AS a ON a.id = k.address_id JOIN person AS p ON p.id = a.person_id
               WHERE k.ticket_id = t.id AND p.suspended = 0
                 AND (p.office = 1 OR EXISTS (SELECT 1 FROM expertise AS e
                      WHERE e.person_id = p.id AND e.department = t.department)))",
        );
        assert_eq!(lost, 0, "a waiting ticket that nobody has a card of");
        let kept = |what: &str| {
            format!(
                "EXISTS (SELECT 1 FROM event AS e WHERE e.ticket_id = t.id
                     AND e.what ->> 'kind' = 'reminded' AND e.what ->> 'of' = '{what}')"
            )
        };
        // Half an hour may lie between a moment and the round that sees it.
        let seen = now - 30 * 60 * 1000;
        let silent = self.number(&format!(
            "SELECT COUNT(*) FROM ticket AS t WHERE t.due_first_ms < {seen}
             AND coalesce(t.first_answer_ms, t.closed_ms, {now}) > t.due_first_ms + 30 * 60 * 1000
             AND NOT ({})",
            kept("first_due")
        ));
        assert_eq!(silent, 0, "a promise of a first answer was broken and nobody was told");
        let broken = self.number(&format!("SELECT COUNT(*) FROM ticket AS t WHERE {}", kept("first_due")));
        *self.found.entry("promises visibly broken").or_default() += usize::try_from(broken).expect("few");
        let idle = self.number(&format!(
            "SELECT COUNT(*) FROM ticket AS t WHERE t.stage = 'in_hand' AND {now} - (
               SELECT MAX(e.at_ms) FROM event AS e WHERE e.ticket_id = t.id) > 14 * 24 * 3600 * 1000"
        ));
        assert_eq!(idle, 0, "a ticket in somebody's hand of which nothing was heard for a fortnight");
        let notes: i64 = self.number(
            "SELECT COUNT(*) FROM outbox AS o JOIN address AS a ON a.id = o.address_id
             WHERE a.place LIKE '企%' AND o.payload LIKE '%㊙%'",
        );
        assert_eq!(notes, 0, "a note that went to a client");
        // The office is reminded in its hours, and the month ends on a morning before them.
        let yesterday = now - 24 * 3600 * 1000;
        let unheard = self
            .number(&format!("SELECT COUNT(*) FROM complaint WHERE put_right_ms IS NULL AND remind_ms < {yesterday}"));
        assert_eq!(unheard, 0, "a low grade that nobody is reminded of");
        let told = self.number(
            "SELECT COUNT(*) FROM outbox AS o JOIN address AS a ON a.id = o.address_id JOIN ticket AS t ON t.id = o.ticket_id
             WHERE t.confidential = 1 AND a.place NOT LIKE '企%' AND o.payload LIKE '%客%'
               AND o.created_ms > (SELECT MAX(e.at_ms) FROM event AS e
                              WHERE e.ticket_id = t.id AND e.what ->> 'kind' = 'marked_confidential')
               AND a.person_id <> coalesce(t.holder_id, 0) AND a.person_id <> coalesce(t.confidant_id, 0)
               AND NOT EXISTS (SELECT 1 FROM event AS e WHERE e.ticket_id = t.id AND e.actor_id = a.person_id)",
        );
        assert_eq!(told, 0, "words of a trade secret that went to somebody who never had it");
        let waiting = self.number("SELECT COUNT(*) FROM outbox WHERE state = 'waiting'");
        assert_eq!(waiting, 0, "what waited while the channel was down was delivered afterwards");
        self.recount();
    }

    /// The state of every ticket, once more from its history alone.
    fn recount(&self) {
        let mut statement = self.sql.prepare("SELECT id, stage, transfers, rating, rev FROM ticket").expect("a query");
        let tickets: Vec<(i64, String, i64, Option<i64>, i64)> = statement
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?)))
            .expect("rows")
            .map(|row| row.expect("a row"))
            .collect();
        for (id, stage, transfers, rating, rev) in tickets {
            let mut events =
                self.sql.prepare("SELECT what, rev FROM event WHERE ticket_id = ?1 ORDER BY rev").expect("a query");
            let rows = events.query_map([id], |row| Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?)));
            let (mut counted, mut held, mut moved, mut grade, mut last, mut was) = ("", false, 0, None, 0, "");
            for row in rows.expect("rows") {
                let (what, at) = row.expect("a row");
                let what: serde_json::Value = serde_json::from_str(&what).expect("an event");
                assert_eq!(at, last + 1, "the history of {id} has a gap");
                last = at;
                match what["kind"].as_str().expect("a kind") {
                    "opened" => counted = "queued",
                    "claimed" => (counted, held) = ("in_hand", true),
                    "assigned" => {
                        held = true;
                        if counted == "queued" {
                            counted = "in_hand";
                        }
                    }
                    "released" | "lapsed" => (counted, held) = ("queued", false),
                    "transferred" => {
                        (counted, held) = ("queued", false);
                        moved += 1;
                    }
                    "asked_back" => counted = "asking",
                    "answered" => counted = "answered",
                    "client_wrote" if matches!(counted, "asking" | "answered") => counted = "in_hand",
                    "prescribed" | "confirmed" => counted = "closed",
                    "withdrawn" => counted = "withdrawn",
                    "reopened" => counted = if held { "in_hand" } else { "queued" },
                    "merging" => match what["step"].as_str().expect("a step") {
                        "into" => (was, counted) = (counted, "closed"),
                        "undone" => counted = was,
                        _ => {}
                    },
                    "taken_over" => held = true,
                    "rated" => grade = what["rating"].as_i64(),
                    _ => {}
                }
            }
            assert_eq!((counted, moved, grade, last), (stage.as_str(), transfers, rating, rev), "ticket {id}");
        }
    }
}
