//! A simulated month on an invented clock: 40 firms, 12 experts of whom some vanish for days (half of them say so and
//! name a deputy), two of the office, the National Day holiday with its make-up days, and a channel that is down for
//! a day. Tickets are merged and brought apart, colleagues consulted, low grades given and put right, secrets marked.
//! Afterwards no ticket is without a next step, every promise is kept or visibly broken, the history recounts to the
//! state, and no note reached a client.

mod judge;

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
const EXPERTS: [(&str, &[&str]); 12] = [
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
    ("知一", &["ip"]),
    ("知二", &["ip", "branding"]),
];
/// The office.
const OFFICE: [&str; 2] = ["办一", "办二"];
/// What firms ask, in the words of their trades.
const QUESTIONS: [&str; 7] = [
    "地磅多久检定一次",
    "检测报告没有CMA章有用吗",
    "企业标准要备案吗",
    "出口冲锋衣客户要不含PFAS的声明怎么办",
    "电子秤过期了还能用吗",
    "国外客户说我们的货要做REACH检测",
    "商标被别人抢先注册了怎么办",
];
/// Days that are simulated.
const DAYS: i64 = 31;
/// Once in so many half hours a firm asks.
const ASKS_ONE_IN: usize = 160;
/// Once in so many turns an expert vanishes for days.
const VANISHES_ONE_IN: usize = 120;
/// Once in so many tickets the firm marks it as a trade secret.
const SECRET_ONE_IN: usize = 12;

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
                0..=3 => self.grades(firm, id).await,
                4 => {
                    self.bench.says(firm, &format!("重新打开 {number}")).await;
                    self.bench.says(firm, "还是不行").await;
                }
                5 => self.follows_up(firm, &number).await,
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
            let newest = self.ticket(&format!("c.place = '{firm}' AND t.stage = 'queued' AND t.confidential = 0"));
            if let Some((_, number)) = newest
                && self.chance.below(SECRET_ONE_IN) == 0
            {
                self.bench.says(firm, &format!("商业秘密 {number}")).await;
            }
        }
    }

    /// A grade, with its reason if it is a low one; some write none.
    async fn grades(&mut self, firm: &str, id: i64) {
        let grade = 1 + self.chance.below(5);
        self.bench.presses(firm, &format!("rate:{id}:{grade}")).await;
        if grade <= 2 {
            let words = self.marked('客');
            let answer = self.chance.one_of(&["跳过", words.as_str(), "取消"]).to_owned();
            self.bench.says(firm, &answer).await;
        }
    }

    /// Whether it helped, whether or not anybody has asked.
    async fn follows_up(&mut self, firm: &str, number: &str) {
        let words = self.marked('客');
        let answer = match self.chance.below(3) {
            0 => format!("没解决 {number}：{words}"),
            1 => format!("还在试 {number}"),
            _ => format!("已解决 {number}"),
        };
        self.bench.says(firm, &answer).await;
    }

    async fn expert(&mut self, who: &'static str, departments: &[&str]) {
        if self.away_until.get(who).is_some_and(|until| self.bench.now < *until) {
            return;
        }
        if self.chance.below(VANISHES_ONE_IN) == 0 {
            let days = 1 + self.chance.below(5) as i64;
            let back = self.bench.now.plus_minutes(days * 24 * 60);
            self.away_until.insert(who, back);
            if self.chance.below(2) == 0 {
                self.count("experts who vanished");
            } else {
                let colleagues =
                    EXPERTS.iter().filter(|(name, of)| *name != who && departments.iter().any(|d| of.contains(d)));
                let deputy = colleagues.map(|(name, _)| *name).next_back().expect("nobody is alone");
                let (from, to) = (self.bench.now.local().date_naive(), back.local().date_naive());
                self.bench.says(who, &format!("/away {from}..{to} @{deputy}")).await;
                self.count("experts who were away with a deputy");
            }
            return;
        }
        let left = format!(
            "t.stage = 'in_hand' AND t.holder_id IN (SELECT a.person_id FROM absence AS a
                 JOIN address AS d ON d.person_id = a.deputy_id WHERE d.place = '{who}'
                 AND '{}' BETWEEN a.from_day AND a.to_day)",
            self.bench.now.local().date_naive()
        );
        if let Some((_, number)) = self.ticket(&left).filter(|_| self.chance.below(4) == 0) {
            self.bench.says(who, &format!("接手 {number}")).await;
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
            15 => {
                let colleague = self.chance.one_of(&EXPERTS).0;
                self.bench.says(who, &format!("会诊 {number} {colleague}")).await;
                self.bench.says(colleague, &format!("参加 {number}")).await;
                self.bench.says(colleague, &format!("备注 {number}：{secret}")).await;
                self.bench.says(colleague, "取消").await;
            }
            _ => {}
        }
        self.bench.says(who, "取消").await;
    }

    /// Two tickets of one firm become one; now and then that was wrong.
    async fn merges(&mut self, who: &str) {
        let open = "t.stage IN ('queued', 'in_hand', 'asking', 'answered') AND t.confidential = 0";
        let twice = format!(
            "{open} AND EXISTS (SELECT 1 FROM ticket AS o WHERE o.client_id = t.client_id AND o.id < t.id
                 AND o.confidential = 0 AND o.stage IN ('queued', 'in_hand', 'asking', 'answered'))"
        );
        let Some((id, number)) = self.ticket(&twice) else { return };
        let first = format!("{open} AND t.id < {id} AND t.client_id = (SELECT client_id FROM ticket WHERE id = {id})");
        let Some((_, other)) = self.ticket(&first) else { return };
        let asked = self.bench.says(who, &format!("合并 {number} {other}")).await;
        let sure = asked.iter().flat_map(|message| message.buttons.iter().flatten()).next();
        let Some(sure) = sure.map(|button| button.data.clone()) else { return };
        self.bench.presses(who, &sure).await;
        if self.chance.below(3) == 0 {
            self.bench.says(who, &format!("撤销合并 {other}")).await;
            self.bench.says(who, &format!("撤销合并 {number}")).await;
        }
    }

    /// Low grades with their ticket: was the firm spoken with?
    fn low_grades(&self) -> Vec<(String, bool)> {
        let query = "SELECT printf('ZL-%d-%05d', t.year, t.serial), k.contacted_ms IS NOT NULL
             FROM complaint AS k JOIN ticket AS t ON t.id = k.ticket_id WHERE k.put_right_ms IS NULL ORDER BY t.id";
        let mut statement = self.sql.prepare(query).expect("a query");
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).expect("rows");
        rows.map(|row| row.expect("a row")).collect()
    }

    /// Low grades are called about, and put right some time later.
    async fn sees_to_grades(&mut self, who: &str) {
        for (number, contacted) in self.low_grades() {
            let (inside, open) = (self.marked('㊙'), self.marked('公'));
            let words = if contacted {
                format!("已整改 {number}：{open}")
            } else {
                format!("已联系 {number}：{inside}")
            };
            self.bench.says(who, &words).await;
            self.bench.says(who, "取消").await;
        }
    }

    async fn office(&mut self, who: &str) {
        if self.chance.below(6) == 0 {
            self.sees_to_grades(who).await;
        }
        if self.chance.below(6) == 0 {
            self.merges(who).await;
        }
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
        ("merged", "SELECT COUNT(*) FROM event WHERE what ->> 'step' = 'into'"),
        ("mergers undone", "SELECT COUNT(*) FROM event WHERE what ->> 'step' = 'undone'"),
        ("consultation steps", "SELECT COUNT(*) FROM event WHERE what ->> 'kind' = 'consultation'"),
        ("taken over by a deputy", "SELECT COUNT(*) FROM event WHERE what ->> 'kind' = 'taken_over'"),
        ("low grades", "SELECT COUNT(*) FROM complaint"),
        ("low grades put right", "SELECT COUNT(*) FROM complaint WHERE put_right_ms IS NOT NULL"),
        ("trade secrets", "SELECT COUNT(*) FROM ticket WHERE confidential = 1"),
        ("answers to follow-ups", "SELECT COUNT(*) FROM event WHERE what ->> 'kind' = 'follow_up_answered'"),
    ] {
        println!("{what:<40} {}", month.number(query));
    }
    for (what, count) in &month.found {
        println!("{what:<40} {count}");
    }
    // A month in which one of these did not happen proves nothing about it.
    for query in [
        "SELECT COUNT(*) FROM event WHERE what ->> 'kind' = 'lapsed'",
        "SELECT COUNT(*) FROM event WHERE what ->> 'step' = 'into'",
        "SELECT COUNT(*) FROM event WHERE what ->> 'kind' = 'consultation'",
        "SELECT COUNT(*) FROM complaint WHERE put_right_ms IS NOT NULL",
        "SELECT COUNT(*) FROM ticket WHERE confidential = 1",
        "SELECT COUNT(*) FROM event WHERE what ->> 'kind' = 'taken_over'",
    ] {
        assert!(month.number(query) > 0, "{query}");
    }
}
