//! A simulated month on an invented clock: 40 firms, 10 experts of whom some vanish for days, two of the
//! office, the National Day holiday with its make-up days, and a channel that is down for a day. Afterwards
//! no ticket is without a next step, every promise is kept or visibly broken, the history recounts to the
//! state, and no note reached a client.

use std::collections::{BTreeMap, HashMap};

use chrono::Timelike;
use quality_clinic::desk::rounds::Rounds;
use quality_clinic::domain::moment::Moment;
use quality_clinic::domain::person::Roles;
use rusqlite::Connection;

use super::bench::{Bench, at, expert, office};
use super::recount::counted_twice;
use super::walk::Chance;

/// Firms that ask.
const FIRMS: usize = 40;
/// Experts with their departments; nobody of 质量管理, whose tickets the office has to see to.
const EXPERTS: [(&str, &[&str]); 10] = [
    ("量一", &["metrology"]),
    ("量二", &["metrology"]),
    ("量三", &["metrology", "certification"]),
    ("检一", &["certification"]),
    ("检二", &["certification"]),
    ("标一", &["standards"]),
    ("标二", &["standards", "trade"]),
    ("贸一", &["trade"]),
    ("贸二", &["trade"]),
    ("贸三", &["trade", "standards"]),
];
/// The office.
const OFFICE: [&str; 2] = ["办一", "办二"];
/// What firms ask, in the words of their trades.
const QUESTIONS: [&str; 6] = [
    "地磅多久检定一次",
    "检测报告没有CMA章有用吗",
    "企业标准要备案吗",
    "出口冲锋衣客户要不含PFAS的声明怎么办",
    "电子秤过期了还能用吗",
    "国外客户说我们的货要做REACH检测",
];
/// Days that are simulated.
const DAYS: i64 = 31;
/// Once in so many half hours a firm asks.
const ASKS_ONE_IN: usize = 160;
/// Once in so many turns an expert vanishes for days.
const VANISHES_ONE_IN: usize = 120;

/// The month under way.
struct Month {
    bench: Bench,
    sql: Connection,
    chance: Chance,
    rounds: Rounds,
    said: usize,
    away_until: HashMap<&'static str, Moment>,
    found: BTreeMap<&'static str, usize>,
}

impl Month {
    async fn begin(seed: u64) -> Self {
        let mut bench = Bench::new();
        bench.now = at("2026-09-21T08:00");
        for firm in 0..FIRMS {
            bench.person(&format!("企{firm}"), Roles::default()).await;
        }
        for (who, departments) in EXPERTS {
            bench.person(who, expert(departments)).await;
        }
        for who in OFFICE {
            bench.person(who, office()).await;
        }
        let (sql, rounds) = (bench.sql(), Rounds::new(bench.desk.clone()));
        let chance = Chance::new(seed);
        Self { bench, sql, chance, rounds, said: 0, away_until: HashMap::new(), found: BTreeMap::new() }
    }

    fn count(&mut self, what: &'static str) {
        *self.found.entry(what).or_default() += 1;
    }

    fn marked(&mut self, sign: char) -> String {
        self.said += 1;
        format!("{sign}{}{sign}", self.said)
    }

    /// A ticket's row and number, if there is one like this.
    fn ticket(&self, condition: &str) -> Option<(i64, String)> {
        let query = format!(
            "SELECT t.id, printf('ZL-%d-%05d', t.year, t.serial) FROM ticket AS t
             LEFT JOIN address AS h ON h.person_id = t.holder_id JOIN address AS c ON c.person_id = t.client_id
             WHERE {condition} ORDER BY t.due_first_ms, t.id LIMIT 1"
        );
        self.sql.query_row(&query, [], |row| Ok((row.get(0)?, row.get(1)?))).ok()
    }

    async fn firm(&mut self, firm: &str) {
        if let Some((_, number)) = self.ticket(&format!("c.place = '{firm}' AND t.stage = 'asking'")) {
            let words = self.marked('客');
            if self.chance.below(12) == 0 {
                self.bench.says(firm, &format!("补充 {number}：{words}")).await;
            }
        } else if let Some((_, number)) = self.ticket(&format!("c.place = '{firm}' AND t.stage = 'answered'")) {
            if self.chance.below(30) == 0 {
                let words = self.marked('客');
                let what = match self.chance.below(3) {
                    0 => format!("补充 {number}：{words}"),
                    _ => format!("已解决 {number}"),
                };
                self.bench.says(firm, &what).await;
            }
        } else if let Some((id, number)) =
            self.ticket(&format!("c.place = '{firm}' AND t.stage = 'closed' AND t.rating IS NULL"))
        {
            match self.chance.below(200) {
                0..=3 => {
                    let grade = 1 + self.chance.below(5);
                    self.bench.presses(firm, &format!("rate:{id}:{grade}")).await;
                }
                4 => {
                    self.bench.says(firm, &format!("重新打开 {number}")).await;
                    self.bench.says(firm, "还是不行").await;
                }
                _ => {}
            }
        }
        if self.chance.below(ASKS_ONE_IN) == 0 {
            let question = self.chance.one_of(&QUESTIONS);
            let words = self.marked('客');
            self.bench.says(firm, &format!("{question} {words}")).await;
            for answer in ["新问题", "找专家", "直接挂号", "跳过"] {
                let state: Option<String> = self
                    .sql
                    .query_row("SELECT state ->> 'state' FROM address WHERE place = ?1", [firm], |row| row.get(0))
                    .expect("a firm");
                let fits = match answer {
                    "新问题" => state.as_deref() == Some("sorting"),
                    "找专家" => state.as_deref() == Some("guided"),
                    "直接挂号" => state.as_deref() == Some("intake"),
                    _ => state.as_deref() == Some("firm"),
                };
                if fits {
                    self.bench.says(firm, answer).await;
                }
            }
            // Whether it is too like another of theirs may be asked; this firm wants its own.
            self.bench.says(firm, "取消").await;
        }
    }

    async fn expert(&mut self, who: &'static str, departments: &[&str]) {
        if self.away_until.get(who).is_some_and(|until| self.bench.now < *until) {
            return;
        }
        if self.chance.below(VANISHES_ONE_IN) == 0 {
            let days = 1 + self.chance.below(5) as i64;
            self.away_until.insert(who, self.bench.now.plus_minutes(days * 24 * 60));
            self.count("experts who vanished");
            return;
        }
        let own = format!("h.place = '{who}' AND t.stage IN ('in_hand', 'answered')");
        let held = self.ticket(&format!("h.place = '{who}' AND t.stage = 'in_hand'"));
        let Some((id, number)) = held.or_else(|| self.ticket(&own).filter(|_| self.chance.below(40) == 0)) else {
            if self.chance.below(3) == 0 {
                let queue: Vec<String> = departments.iter().map(|d| format!("'{d}'")).collect();
                let waiting = format!("t.stage = 'queued' AND t.department IN ({})", queue.join(", "));
                if let Some((_, number)) = self.ticket(&waiting) {
                    self.bench.says(who, &format!("接诊 {number}")).await;
                }
            }
            return;
        };
        let (open, secret) = (self.marked('公'), self.marked('㊙'));
        match self.chance.below(24) {
            0..=3 => drop(self.bench.says(who, &format!("备注 {number}：{secret}")).await),
            4..=5 => drop(self.bench.says(who, &format!("追问 {number}：{open}")).await),
            6..=9 => drop(self.bench.says(who, &format!("答复 {number}：{open}")).await),
            10..=11 => {
                self.bench.says(who, &format!("处方 {number}")).await;
                for _ in 0..4 {
                    let part = self.marked('公');
                    self.bench.says(who, &part).await;
                }
                self.bench.presses(who, &format!("rxsend:{id}")).await;
            }
            12 => {
                let to = self.chance.one_of(&["metrology", "certification", "standards", "trade", "quality"]);
                self.bench.presses(who, &format!("transfer:{id}")).await;
                self.bench.presses(who, &format!("to:{id}:{to}")).await;
                self.bench.says(who, &secret).await;
            }
            13 => drop(self.bench.says(who, &format!("退回 {number}：{secret}")).await),
            14 => drop(self.bench.says(who, &format!("延期 {number} 3天 等检测结果")).await),
            _ => {}
        }
        self.bench.says(who, "取消").await;
    }

    async fn office(&mut self, who: &str) {
        if let Some((id, _)) = self.ticket("t.referred_to IS NOT NULL") {
            let here: String = self
                .sql
                .query_row("SELECT department FROM ticket WHERE id = ?1", [id], |row| row.get(0))
                .expect("a department");
            self.bench.presses(who, &format!("decide:{id}:{here}")).await;
            return;
        }
        // What nobody takes, and what has no department with people, is given to somebody who is there.
        let late = format!("t.stage = 'queued' AND t.due_first_ms < {}", self.bench.now.0);
        let Some((id, _)) = self.ticket(&late) else { return };
        let department: String =
            self.sql.query_row("SELECT department FROM ticket WHERE id = ?1", [id], |row| row.get(0)).expect("one");
        let able = EXPERTS.iter().find(|(name, departments)| {
            departments.contains(&department.as_str())
                && self.away_until.get(name).is_none_or(|until| *until <= self.bench.now)
        });
        match able {
            Some((name, _)) => {
                let person: i64 = self
                    .sql
                    .query_row("SELECT person_id FROM address WHERE place = ?1", [name], |row| row.get(0))
                    .expect("a person");
                self.bench.presses(who, &format!("assignto:{id}:{person}")).await;
                self.count("tickets that the office gave to somebody");
            }
            None if department == "quality" => {
                let reason = self.marked('㊙');
                self.bench.presses(who, &format!("transfer:{id}")).await;
                self.bench.presses(who, &format!("to:{id}:standards")).await;
                self.bench.says(who, &reason).await;
                self.bench.says(who, "取消").await;
            }
            None => {}
        }
    }

    /// Half an hour.
    async fn half_hour(&mut self, channel_is_down: bool) {
        let hour = self.bench.now.local().hour();
        let working = (8..18).contains(&hour);
        if working {
            for firm in 0..FIRMS {
                self.firm(&format!("企{firm}")).await;
            }
            for (who, departments) in EXPERTS {
                self.expert(who, departments).await;
            }
            let member = self.chance.one_of(&OFFICE);
            if self.chance.below(4) == 0 {
                self.office(member).await;
            }
        }
        let made = self.rounds.make(self.bench.now).await.expect("a round");
        assert_eq!(made.failed, 0, "no duty fails");
        if !channel_is_down {
            self.sql
                .execute("UPDATE outbox SET message_ref = id, state = 'sent' WHERE state = 'waiting'", [])
                .expect("delivered");
        }
        self.bench.now = self.bench.now.plus_minutes(30);
    }

    fn number(&self, query: &str) -> i64 {
        self.sql.query_row(query, [], |row| row.get(0)).expect("a number")
    }

    /// Everything that must be true after the month.
    fn judge(&mut self) {
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
        let waiting = self.number("SELECT COUNT(*) FROM outbox WHERE state = 'waiting'");
        assert_eq!(waiting, 0, "what waited while the channel was down was delivered afterwards");
        self.recount();
    }

    /// The state of every ticket, once more from its history alone.
    fn recount(&mut self) {
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
            let (mut counted, mut held, mut moved, mut grade, mut last) = ("", false, 0, None, 0);
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
                    "rated" => grade = what["rating"].as_i64(),
                    _ => {}
                }
            }
            assert_eq!((counted, moved, grade, last), (stage.as_str(), transfers, rating, rev), "ticket {id}");
        }
    }
}

#[tokio::test]
async fn after_a_month_of_holidays_absences_and_an_outage_nothing_is_forgotten_or_leaked() {
    let mut month = Month::begin(20_260_921).await;
    let end = month.bench.now.plus_minutes(DAYS * 24 * 60);
    let down = at("2026-10-12T09:00")..at("2026-10-13T09:00");
    while month.bench.now < end {
        let channel_is_down = down.contains(&month.bench.now);
        month.half_hour(channel_is_down).await;
    }
    let tickets = month.number("SELECT COUNT(*) FROM ticket");
    assert!(tickets >= 60, "a month in which something happened: {tickets}");
    month.judge();
    let periods = &["2026-09", "2026-10", "2026-09-21..2026-10-31", "w2026-10-05", "2026q4"];
    let (differences, faults, cells) = counted_twice(&month.bench, periods, month.bench.now).await;
    assert_eq!((differences, faults), (vec![], vec![]), "{cells} cells counted twice");
    for (what, query) in [
        ("tickets", "SELECT COUNT(*) FROM ticket"),
        ("still open", "SELECT COUNT(*) FROM ticket WHERE stage NOT IN ('closed', 'withdrawn')"),
        ("messages to people", "SELECT COUNT(*) FROM outbox"),
        ("hand-overs", "SELECT SUM(transfers) FROM ticket"),
        ("claims that lapsed", "SELECT COUNT(*) FROM event WHERE what ->> 'kind' = 'lapsed'"),
        ("reminders", "SELECT COUNT(*) FROM event WHERE what ->> 'kind' = 'reminded'"),
        ("extensions", "SELECT COUNT(*) FROM event WHERE what ->> 'kind' = 'extended'"),
    ] {
        println!("{what:<40} {}", month.number(query));
    }
    for (what, count) in &month.found {
        println!("{what:<40} {count}");
    }
    assert!(month.number("SELECT COUNT(*) FROM event WHERE what ->> 'kind' = 'lapsed'") > 0, "somebody vanished");
}
