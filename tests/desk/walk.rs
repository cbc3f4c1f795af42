//! People do whatever comes to their minds, some hundred times, by chance from a seed.

use quality_clinic::conversation::incoming::{Content, Incoming, Threads, Within};
use quality_clinic::conversation::state::State;
use quality_clinic::desk::rounds::Rounds;
use quality_clinic::domain::attachment::{Attachment, AttachmentKind, Location};
use quality_clinic::domain::person::Roles;
use quality_clinic::speech::message::Message;
use rusqlite::{Connection, OptionalExtension};

use super::bench::{Bench, expert, office};

/// Only ever clients.
pub const CLIENTS: [&str; 2] = ["甲", "乙"];
/// Of the house; they may ask for themselves too.
pub const HOUSE: [&str; 4] = ["丙", "丁", "戊", "己"];

/// What a holder does who knows what they want.
const OF_THE_HOLDER: &[&str] = &[
    "answer", "askback", "rx", "rx", "release", "transfer", "transfer", "extend", "extend", "note", "secret",
    "unsecret", "unsecret", "unsecret", "重发", "consult", "consult", "merge", "split", "unmerge",
];

/// A sequence of numbers that depends on its seed alone (the constants of Knuth's MMIX).
pub struct Chance(u64);

impl Chance {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % limit
    }

    pub fn one_of<T: Clone>(&mut self, items: &[T]) -> T {
        items[self.below(items.len())].clone()
    }
}

/// The stretches between two of these signs, with both.
fn marked(text: &str, sign: char) -> Vec<String> {
    text.split(sign).skip(1).step_by(2).map(|inner| format!("{sign}{inner}{sign}")).collect()
}

/// The group of the house.
pub const GROUP: &str = "群";

/// A walk under way.
pub struct Walk {
    pub bench: Bench,
    pub chance: Chance,
    rounds: Rounds,
    sql: Connection,
    said: usize,
    /// For what is done in the group of the house: of its own, so that it disturbs nothing else.
    in_group: Chance,
}

impl Walk {
    pub async fn begin(seed: u64) -> Self {
        let bench = Bench::new();
        for client in CLIENTS {
            bench.person(client, Roles::default()).await;
        }
        let roles = [expert(&["metrology"]), expert(&["metrology", "trade"]), expert(&["trade"]), office()];
        for (who, roles) in HOUSE.into_iter().zip(roles) {
            bench.person(who, roles).await;
        }
        let sql = bench.sql();
        let rounds = Rounds::new(bench.desk.clone());
        let (chance, in_group) = (Chance::new(seed), Chance::new(seed));
        let mut walk = Self { bench, chance, rounds, sql, said: 0, in_group };
        walk.says_in_group("己", "/staffgroup".to_owned(), None).await;
        walk
    }

    async fn says_in_group(&mut self, who: &str, text: String, thread: Option<String>) {
        let within = Some(Within { place: GROUP.to_owned(), thread, threads: Threads::Many });
        let incoming = Incoming { within, ..self.bench.incoming(who, Content::Text { text }) };
        self.bench.desk.receive(incoming).await.expect("received");
    }

    /// Somebody, client or of the house, writes in a thread.
    async fn talks_in_a_thread(&mut self) {
        let threads = self.bench.number("SELECT COUNT(*) FROM outbox WHERE deed = 'open' AND message_ref IS NOT NULL");
        if threads == 0 {
            return;
        }
        let skip = self.in_group.below(threads as usize);
        let thread = self.bench.word(&format!(
            "SELECT message_ref FROM outbox WHERE deed = 'open' AND message_ref IS NOT NULL ORDER BY id LIMIT 1 OFFSET {skip}"
        ));
        let who = self.in_group.one_of(&[CLIENTS[0], HOUSE[0], HOUSE[1], HOUSE[2], HOUSE[3]]);
        self.said += 1;
        let words = format!("㊙群{}㊙", self.said);
        self.says_in_group(who, words, Some(thread)).await;
    }

    /// Somebody does something; now and then the channel delivers it twice.
    pub async fn step(&mut self) {
        let before = self.bench.number("SELECT coalesce(MAX(id), 0) FROM outbox");
        if self.said.is_multiple_of(8) {
            let made = self.rounds.make(self.bench.now).await.expect("a round");
            assert_eq!(made.failed, 0, "nothing fails in a walk");
        }
        let mut people = CLIENTS.to_vec();
        people.extend(HOUSE);
        people.extend(CLIENTS);
        let who = self.chance.one_of(&people);
        self.bench.now = self.bench.now.plus_minutes(self.chance.below(90) as i64);
        let content = self.content(who);
        let mut incoming = self.bench.incoming(who, content);
        // What one of the house asks for themselves is no reply to a card.
        let for_themselves = HOUSE.contains(&who) && format!("{:?}", incoming.content).contains('客');
        if !for_themselves && self.chance.below(4) == 0 {
            incoming.reply_to = self.some_message(who);
        }
        if self.chance.below(12) == 0
            && let Some(earlier) = self.some_words_of(who)
        {
            self.said += 1;
            incoming.content = Content::Edited { text: Some(format!("改了 客{who}{}客", self.said)) };
            (incoming.message_ref, incoming.reply_to) = (Some(earlier), None);
        }
        self.bench.desk.receive(incoming.clone()).await.expect("received");
        if self.in_group.below(6) == 0 {
            self.talks_in_a_thread().await;
        }
        self.no_trade_secret_leaks(before);
        if self.chance.below(5) == 0 {
            let before = self.bench.number("SELECT MAX(id) FROM outbox");
            self.bench.desk.receive(incoming).await.expect("received again");
            assert_eq!(self.bench.number("SELECT MAX(id) FROM outbox"), before, "what came twice is handled once");
        }
        // All is delivered at once; a message is known to its channel by the number of its row.
        self.sql
            .execute(
                "UPDATE outbox SET message_ref = id,
                   state = CASE WHEN message_id IS NOT NULL AND id % 3 = 0 THEN 'possibly' ELSE 'sent' END
                 WHERE state = 'waiting'",
                [],
            )
            .expect("delivered");
    }

    /// Weeks go by: clients are asked whether it helped, and each says so of one ticket.
    pub async fn weeks_later(&mut self) {
        self.bench.now = self.bench.now.max(super::bench::at("2026-12-29T10:00"));
        let before = self.bench.number("SELECT coalesce(MAX(id), 0) FROM outbox");
        let made = self.rounds.make(self.bench.now).await.expect("a round");
        assert_eq!(made.failed, 0, "nothing fails in a walk");
        for who in CLIENTS.into_iter().chain(HOUSE) {
            let asked = "SELECT t.serial FROM follow_up AS f JOIN ticket AS t ON t.id = f.ticket_id
                         JOIN address AS a ON a.person_id = t.client_id
                         WHERE a.place = ?1 AND f.asked > 0 AND f.outcome = 'open' ORDER BY t.id LIMIT 1";
            let serial: Option<u32> = self.sql.query_row(asked, [who], |row| row.get(0)).optional().expect("a query");
            if let Some(serial) = serial {
                self.said += 1;
                let words = format!("没解决 ZL-2026-{serial:05}：客{who}{}客", self.said);
                self.bench.says(who, &words).await;
            }
        }
        self.no_trade_secret_leaks(before);
        // What was said to a holder before their claim lapsed is no leak: from here on it is looked at anew.
        let before = self.bench.number("SELECT coalesce(MAX(id), 0) FROM outbox");
        self.low_grade().await;
        self.no_trade_secret_leaks(before);
    }

    /// A client grades low, and the office deals with it, as far as it sees the ticket.
    async fn low_grade(&mut self) {
        let closed = "SELECT t.serial, t.id, a.place FROM ticket AS t JOIN address AS a ON a.person_id = t.client_id
                      WHERE t.stage = 'closed' AND t.rating IS NULL AND t.confidential = 0 AND a.place IN ('甲', '乙')
                      ORDER BY t.id LIMIT 1";
        let found = self
            .sql
            .query_row(closed, [], |row| Ok((row.get::<_, u32>(0)?, row.get::<_, i64>(1)?, row.get::<_, String>(2)?)));
        let Some((serial, id, who)) = found.optional().expect("a query") else { return };
        self.bench.says(&who, "取消").await;
        self.bench.presses(&who, &format!("rate:{id}:1")).await;
        self.said += 1;
        self.bench.says(&who, &format!("太慢 客{who}{}客", self.said)).await;
        self.bench.now = super::bench::at("2027-01-04T10:00");
        self.rounds.make(self.bench.now).await.expect("a round");
        self.bench.says("己", &format!("已联系 ZL-2026-{serial:05}：㊙打过电话㊙")).await;
        self.bench.says("己", &format!("已整改 ZL-2026-{serial:05}：公换了人公")).await;
        self.bench.presses(&who, &format!("again:{id}:4")).await;
    }

    /// What was written since a row: the words of a trade secret, and its notes, stand only before its
    /// client, its holder and the one of the office who looks after it.
    fn no_trade_secret_leaks(&self, after: i64) {
        let mut statement = self
            .sql
            .prepare_cached(
                "SELECT q.text || coalesce((SELECT group_concat(m.body) FROM message AS m WHERE m.ticket_id = t.id), '')
                               || coalesce((SELECT group_concat(e.body) FROM edit AS e WHERE e.ticket_id = t.id), ''),
                        coalesce((SELECT group_concat(n.body) FROM note AS n WHERE n.ticket_id = t.id), ''),
                        a.place, o.payload, t.client_id = a.person_id, t.serial
                 FROM ticket AS t JOIN question AS q ON q.id = t.question_id
                 JOIN outbox AS o ON o.id > ?1 JOIN address AS a ON a.id = o.address_id
                 WHERE t.confidential = 1 AND coalesce(t.holder_id, 0) <> a.person_id
                   AND coalesce(t.confidant_id, 0) <> a.person_id",
            )
            .expect("a query");
        let text = |row: &rusqlite::Row<'_>, index| row.get::<_, String>(index);
        let rows = statement
            .query_map([after], |row| {
                Ok((
                    text(row, 0)?,
                    text(row, 1)?,
                    text(row, 2)?,
                    text(row, 3)?,
                    row.get::<_, bool>(4)?,
                    row.get::<_, u32>(5)?,
                ))
            })
            .expect("rows");
        for row in rows {
            let (said, noted, place, payload, own, serial) = row.expect("a row");
            // The secrets of a ticket: what is marked by 客…客 in its messages and by ㊙…㊙ in its notes.
            let words = if own { vec![] } else { marked(&said, '客') };
            for secret in words.into_iter().chain(marked(&noted, '㊙')) {
                assert!(!payload.contains(&secret), "{secret} of the trade secret {serial} went to {place}: {payload}");
            }
        }
    }

    fn content(&mut self, who: &str) -> Content {
        // Who prescribes mostly goes on with it, or nobody would ever get to the end.
        let prescribes =
            matches!(self.state(who), State::Prescribing { .. } | State::Previewing { .. } | State::Learning { .. });
        if self.chance.below(if prescribes { 6 } else { 2 }) != 1
            && let Some(content) = self.purposeful(who)
        {
            return content;
        }
        match self.chance.below(12) {
            0..=4 => match self.some_button(who) {
                Some(data) => Content::Press { data },
                None => Content::Text { text: self.words(who) },
            },
            5 => Content::Press { data: self.forged() },
            6 => Content::File {
                attachment: Attachment {
                    kind: AttachmentKind::Photo,
                    location: Location::Stored { name: "a.jpg".into() },
                    name: None,
                    size: Some(1),
                },
                // Orders are typed, not sent with files.
                caption: (self.chance.below(2) == 0)
                    .then(|| self.words(who))
                    .filter(|words| !words.starts_with("退回")),
            },
            _ => Content::Text { text: self.words(who) },
        }
    }

    /// What somebody does who knows what they want, so that walks get somewhere.
    fn purposeful(&mut self, who: &str) -> Option<Content> {
        let text = |text: &str| Some(Content::Text { text: text.to_owned() });
        let press = |data: String| Some(Content::Press { data });
        if who == "己"
            && let Some(ticket) = self.ticket("FROM ticket AS t WHERE t.referred_to IS NOT NULL AND t.confidential = 0")
        {
            let here = self.bench.word(&format!("SELECT department FROM ticket WHERE id = {ticket}"));
            return press(format!("decide:{ticket}:{}", self.chance.one_of(&["trade", &here])));
        }
        match self.state(who) {
            State::Guided { .. } if CLIENTS.contains(&who) || self.chance.below(8) == 0 => text("找专家"),
            State::Intake { .. } if self.chance.below(5) == 0 => text("商业秘密"),
            State::Intake { .. } => text("直接挂号"),
            State::Firm { .. } => text("跳过"),
            State::Prescribing { .. } => match self.chance.below(2) {
                0 => {
                    self.said += 1;
                    text(&format!("公{}公", self.said))
                }
                _ => text("直接挂号"),
            },
            State::Previewing { ticket, draft } if draft.corrects.is_some() && self.chance.below(2) == 0 => {
                press(format!("rxpart:{ticket}:cause"))
            }
            State::Previewing { ticket, .. } => press(format!("rxsend:{ticket}")),
            State::Transferring { ticket, to: None } => {
                press(format!("to:{ticket}:{}", self.chance.one_of(&["trade", "metrology"])))
            }
            State::Extending { ticket, days: None, .. } => press(format!("extend:{ticket}:{}", self.chance.below(12))),
            State::Alike { .. } => text(self.chance.one_of(&["另外挂号", "另外挂号", "补充"])),
            State::Merging { ticket } => press(format!("merge!:{ticket}:{}", 1 + self.chance.below(4))),
            State::Splitting { ticket, text: Some(_), .. } => press(format!("splitto:{ticket}:trade")),
            State::Splitting { .. } => {
                self.said += 1;
                text(&format!("公{}公", self.said))
            }
            State::Consulting { ticket } => {
                press(format!("consultall:{ticket}:{}", self.chance.one_of(&["trade", "metrology"])))
            }
            State::Extending { .. } => {
                self.said += 1;
                text(&format!("公{}公", self.said))
            }
            State::Learning { ticket, .. } => press(format!("draftok:{ticket}")),
            State::Forgetting => text("取消"),
            State::Sorting { .. } => text("新问题"),
            State::Idle | State::Guided { .. } if HOUSE.contains(&who) => {
                let held = format!(
                    "FROM ticket AS t JOIN address AS a ON a.person_id = t.holder_id
                     WHERE a.place = '{who}' AND t.stage NOT IN ('closed', 'withdrawn')"
                );
                let waiting = "FROM ticket AS t WHERE t.stage = 'queued' AND t.department IN ('metrology', 'trade')";
                let prescribed = format!(
                    "FROM ticket AS t JOIN address AS a ON a.person_id = t.holder_id
                     WHERE a.place = '{who}' AND EXISTS (SELECT 1 FROM message AS m
                     JOIN prescription AS p ON p.message_id = m.id WHERE m.ticket_id = t.id)"
                );
                let moved = format!("{held} AND t.transfers >= 2 AND t.referred_to IS NULL");
                if self.chance.below(4) == 0
                    && let Some(ticket) = self.ticket(&moved)
                {
                    return press(format!("transfer:{ticket}"));
                }
                let (from, names): (&str, &[&str]) = match self.chance.below(5) {
                    3 | 4 => (&prescribed, &["rxfix", "rxfix", "rxfix", "learn", "复诊"]),
                    0 if who == "己" => (waiting, &["assign", "assignto", "confide"]),
                    0 => (waiting, &["claim"]),
                    _ => (&held, OF_THE_HOLDER),
                };
                let (name, ticket) = (self.chance.one_of(names), self.ticket(from)?);
                match name {
                    // The experts are the third to the fifth person.
                    // The numbers of rows and of tickets are the same here.
                    "复诊" => text(&format!("复诊 ZL-2026-{ticket:05} 1天")),
                    "重发" => text(&format!("重发 ZL-2026-{ticket:05}")),
                    "assignto" => press(format!("{name}:{ticket}:{}", 3 + self.chance.below(3))),
                    _ => press(format!("{name}:{ticket}")),
                }
            }
            State::Idle if self.chance.below(3) == 0 => {
                let own =
                    format!("FROM ticket AS t JOIN address AS a ON a.person_id = t.client_id WHERE a.place = '{who}'");
                let acts = ["confirm", "reopen", "reopen", "withdraw!", "secret", "还在试", "没解决"];
                let (act, ticket) = (self.chance.one_of(&acts), self.ticket(&own)?);
                match act {
                    "还在试" | "没解决" => text(&format!("{act} ZL-2026-{ticket:05}")),
                    _ => press(format!("{act}:{ticket}")),
                }
            }
            State::Answering { .. } | State::AskingBack { .. } => {
                self.said += 1;
                text(&format!("公{}公", self.said))
            }
            State::Noting { .. } | State::Releasing { .. } | State::Transferring { .. } => text(&self.words(who)),
            State::Idle
            | State::Guided { .. }
            | State::Picking { .. }
            | State::Adding { .. }
            | State::Phoning
            | State::Complaint { .. }
            | State::Reopening { .. } => None,
        }
    }

    /// Any ticket of a selection.
    fn ticket(&mut self, from: &str) -> Option<i64> {
        let count = self.bench.number(&format!("SELECT COUNT(*) {from}"));
        let at = (count > 0).then(|| self.chance.below(count as usize))?;
        Some(self.bench.number(&format!("SELECT t.id {from} ORDER BY t.id LIMIT 1 OFFSET {at}")))
    }

    /// Words with a mark that tells whose they are and whether they are for the house alone.
    fn words(&mut self, who: &str) -> String {
        self.said += 1;
        let said = self.said;
        let state = self.state(who);
        let idle = matches!(state, State::Idle | State::Guided { .. });
        let as_client = format!("客{who}{said}客");
        let secret = format!("㊙{said}㊙");
        let number = self.some_number(who);
        if CLIENTS.contains(&who) {
            return match self.chance.below(12) {
                0..=3 => format!("电子秤过期了还能用吗 {as_client}"),
                4 => {
                    format!("{} {number}", self.chance.one_of(&["撤回", "已解决", "重新打开", "查看", "接诊", "答复"]))
                }
                5 => format!("补充 {number}：{as_client}"),
                6 => format!("// {as_client}"),
                7 => self
                    .chance
                    .one_of(&["找专家", "直接挂号", "跳过", "新问题", "取消", "/my", "非常不满意"])
                    .to_owned(),
                _ => as_client,
            };
        }
        match state {
            State::Noting { .. } | State::Releasing { .. } | State::Transferring { to: Some(_), .. } => secret,
            State::Transferring { to: None, .. } => {
                self.chance.one_of(&["技术性贸易措施", "计量测试", "99"]).to_owned()
            }
            State::Picking { .. }
            | State::Intake { .. }
            | State::Firm { .. }
            | State::Adding { .. }
            | State::Reopening { .. }
            | State::Complaint { .. }
            | State::Phoning
            | State::Forgetting
            | State::Alike { .. }
            | State::Sorting { .. } => match self.chance.below(3) {
                0 => "跳过".to_owned(),
                1 => "直接挂号".to_owned(),
                _ => as_client,
            },
            State::Idle | State::Guided { .. } if self.chance.below(12) == 0 => {
                format!("电子秤过期了还能用吗 {as_client}")
            }
            State::Idle
            | State::Guided { .. }
            | State::Answering { .. }
            | State::AskingBack { .. }
            | State::Extending { .. }
            | State::Consulting { .. }
            | State::Merging { .. }
            | State::Splitting { .. }
            | State::Prescribing { .. }
            | State::Learning { .. }
            | State::Previewing { .. } => match self.chance.below(16) {
                0 => format!("// {secret}"),
                1 => format!("／／{secret}"),
                2 if idle => "/queue".to_owned(),
                2 => format!("备注：{secret}"),
                3 => format!("//{number} {secret}"),
                4 => format!("备注 {number}：{secret}"),
                5 => format!("退回 {number}：{secret}"),
                6 | 7 => format!(
                    "{} {number}",
                    self.chance.one_of(&["接诊", "转科", "处方", "指派", "查看", "答复", "再发一次"])
                ),
                8 => format!("答复 {number}：公{said}公"),
                9 => format!("处方 {number}"),
                10 => self.chance.one_of(&["找专家", "/queue", "/mine", "/people", "//", "备注", "发送"]).to_owned(),
                11 => format!("追问 {number}：公{said}公"),
                12..=14 if idle => self.chance.one_of(&["/mine", "接诊", "答复", "备注"]).to_owned(),
                _ => format!("公{said}公"),
            },
        }
    }

    fn state(&self, who: &str) -> State {
        let json: Option<String> = self
            .sql
            .query_row("SELECT state FROM address WHERE place = ?1", [who], |row| row.get(0))
            .expect("a known person");
        State::read(json.as_deref()).expect("a readable state")
    }

    /// Often a ticket that the person holds.
    fn some_number(&mut self, who: &str) -> String {
        let held = "SELECT serial FROM ticket AS t JOIN address AS a ON a.person_id = t.holder_id
                    WHERE a.place = ?1 ORDER BY t.stage IN ('closed', 'withdrawn'), t.id DESC LIMIT 1";
        let held: Option<i64> = self.sql.query_row(held, [who], |row| row.get(0)).optional().expect("a query");
        let tickets = self.bench.number("SELECT COUNT(*) FROM ticket") as usize;
        let any = 1 + self.chance.below(tickets + 1) as i64;
        let serial = held.filter(|_| self.chance.below(2) == 0).unwrap_or(any);
        format!("ZL-2026-{serial:05}")
    }

    fn forged(&mut self) -> String {
        let names = "show add withdraw! confirm reopen claim case answer askback note transfer release rx rxsend assign \
             secret secret unsecret confide confide extend decide consult join leave consultend";
        let names: Vec<&str> = names.split(' ').collect();
        let name = self.chance.one_of(&names);
        let tickets = self.bench.number("SELECT COUNT(*) FROM ticket") as usize;
        let ticket = 1 + self.chance.below(tickets + 1);
        match self.chance.below(5) {
            0 => format!("to:{ticket}:trade"),
            1 => format!("to:{ticket}:metrology"),
            2 => format!("assignto:{ticket}:{}", 1 + self.chance.below(7)),
            _ => format!("{name}:{ticket}"),
        }
    }

    /// A button under one of the newest messages of a person.
    fn some_button(&mut self, who: &str) -> Option<String> {
        let mut statement = self
            .sql
            .prepare_cached(
                "SELECT o.payload FROM outbox AS o JOIN address AS a ON a.id = o.address_id
                 WHERE a.place = ?1 ORDER BY o.id DESC LIMIT 6",
            )
            .expect("a query");
        let rows = statement.query_map([who], |row| row.get::<_, String>(0)).expect("rows");
        let faces: Vec<String> = rows
            .map(|row| serde_json::from_str::<Message>(&row.expect("a row")).expect("a message"))
            .flat_map(|message| message.buttons.into_iter().flatten())
            .map(|face| face.data)
            .collect();
        drop(statement);
        (!faces.is_empty()).then(|| self.chance.one_of(&faces))
    }

    /// A message that a person sent and that became part of something.
    fn some_words_of(&mut self, who: &str) -> Option<String> {
        let skip = self.chance.below(6) as i64;
        self.sql
            .query_row(
                "SELECT h.message_ref FROM (SELECT address_id, message_ref FROM heard UNION ALL
                   SELECT address_id, message_ref FROM question WHERE message_ref IS NOT NULL) AS h
                 JOIN address AS a ON a.id = h.address_id WHERE a.place = ?1 ORDER BY h.message_ref LIMIT 1 OFFSET ?2",
                (who, skip),
                |row| row.get(0),
            )
            .optional()
            .expect("a query")
    }

    /// One of the messages of a person that belongs to a ticket.
    fn some_message(&mut self, who: &str) -> Option<String> {
        let skip = self.chance.below(8) as i64;
        self.sql
            .query_row(
                "SELECT o.message_ref FROM outbox AS o JOIN address AS a ON a.id = o.address_id
                 WHERE a.place = ?1 AND o.ticket_id IS NOT NULL AND o.message_ref IS NOT NULL
                 ORDER BY o.id DESC LIMIT 1 OFFSET ?2",
                (who, skip),
                |row| row.get(0),
            )
            .optional()
            .expect("a query")
    }
}
