//! At the end of a walk: what chance meets seldom, in order, so that every kind of act is met.

use super::walk::{CLIENTS, HOUSE, Walk};

impl Walk {
    /// A ticket goes round until the office decides; its solution is put off, and it is secret for a while.
    pub async fn rare_acts(&mut self) {
        let possibly = "UPDATE outbox SET state = 'possibly' WHERE message_id IS NOT NULL";
        for who in CLIENTS.into_iter().chain(HOUSE) {
            self.bench.says(who, "取消").await;
        }
        let ticket = self.bench.opens_ticket("甲").await;
        for (who, to) in [("丙", "trade"), ("戊", "metrology"), ("丁", "trade")] {
            self.bench.presses(who, &format!("claim:{ticket}")).await;
            if who == "丁" {
                self.bench.presses(who, &format!("extend:{ticket}:2")).await;
                self.bench.says(who, "公等报告公").await;
                self.bench.presses(who, &format!("secret:{ticket}")).await;
                self.bench.presses(who, &format!("unsecret:{ticket}")).await;
            }
            self.bench.presses(who, &format!("to:{ticket}:{to}")).await;
            self.bench.says(who, "㊙转㊙").await;
        }
        self.bench.presses("己", &format!("decide:{ticket}:metrology")).await;
        // The same again is made part of it, and brought back.
        let again = self.bench.opens_ticket("甲").await;
        self.bench.presses("己", &format!("merge!:{again}:{ticket}")).await;
        self.bench.presses("己", &format!("unmerge:{again}")).await;
        // Two are asked, one of them joins, discusses and leaves.
        for (who, what) in [("丁", "consultall:T:trade"), ("戊", "join:T"), ("戊", "note:T")] {
            self.bench.presses(who, &what.replace('T', &ticket.to_string())).await;
        }
        self.bench.says("戊", "㊙议㊙").await;
        self.bench.presses("戊", &format!("leave:{ticket}")).await;
        // An answer that perhaps did not arrive is sent again.
        let number =
            self.bench.word(&format!("SELECT printf('ZL-%04d-%05d', year, serial) FROM ticket WHERE id = {ticket}"));
        self.bench.says("丁", &format!("答复 {number}：公{ticket}公")).await;
        self.bench.sql().execute(possibly, []).expect("in doubt");
        self.bench.says("丁", &format!("重发 {number}")).await;
        // It stays where it is: who has it closes it, and puts the prescription right.
        for what in ["rx", "公方公", "直接挂号", "rxsend", "rxfix", "rxpart", "公因公", "rxsend"] {
            match what {
                "rxpart" => self.bench.presses("丁", &format!("rxpart:{ticket}:cause")).await,
                "rx" | "rxsend" | "rxfix" => self.bench.presses("丁", &format!("{what}:{ticket}")).await,
                words => self.bench.says("丁", words).await,
            };
        }
        // What was learned becomes the draft of an article.
        self.bench.presses("丁", &format!("learn:{ticket}")).await;
        self.bench.presses("丁", &format!("draftok:{ticket}")).await;
    }
}
