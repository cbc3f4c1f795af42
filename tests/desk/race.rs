//! Many experts press 接诊 at once: exactly one wins, the others are told who.

use std::collections::BTreeMap;

use quality_clinic::conversation::incoming::Content;
use quality_clinic::domain::person::Roles;

use super::bench::{Bench, expert};

const EXPERTS: usize = 32;
const TICKETS: i64 = 20;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_many_claims_at_once_exactly_one_wins_each_ticket() {
    let mut bench = Bench::new();
    bench.person("甲", Roles::default()).await;
    let experts: Vec<String> = (1..=EXPERTS).map(|number| format!("专家{number}")).collect();
    for ticket in 1..=TICKETS {
        assert_eq!(bench.opens_ticket("甲").await, ticket);
    }
    // Experts come after the tickets, so that no cards are dealt: the race is about the claim alone.
    for who in &experts {
        bench.person(who, expert(&["metrology"])).await;
    }
    let before = bench.number("SELECT MAX(id) FROM outbox");
    let mut claims = vec![];
    for ticket in 1..=TICKETS {
        for who in &experts {
            claims.push(bench.incoming(who, Content::Press { data: format!("claim:{ticket}") }));
        }
    }
    let mut running = vec![];
    for claim in claims {
        let desk = bench.desk.clone();
        running.push(tokio::spawn(async move { desk.receive(claim).await }));
    }
    for claim in running {
        claim.await.expect("no panic").expect("committed");
    }

    let claimed = bench.number("SELECT COUNT(*) FROM event WHERE what ->> 'kind' = 'claimed'");
    assert_eq!(claimed, TICKETS, "one winner each");
    let odd = bench.number(
        "SELECT COUNT(*) FROM ticket AS t WHERE t.stage <> 'in_hand' OR t.rev <> 2 OR t.holder_id <>
         (SELECT e.actor_id FROM event AS e WHERE e.ticket_id = t.id AND e.what ->> 'kind' = 'claimed')",
    );
    assert_eq!(odd, 0, "the winner holds it");

    let mut refused: BTreeMap<i64, usize> = BTreeMap::new();
    let sql = bench.sql();
    for who in &experts {
        for message in bench.written(who, before) {
            let Some((number, by)) = message.text.split_once(" 已由 ") else { continue };
            let Some(serial) = number.strip_prefix("ZL-2026-").and_then(|n| n.parse::<i64>().ok()) else { continue };
            let winner: String = sql
                .query_row(
                    "SELECT p.name FROM ticket AS t JOIN person AS p ON p.id = t.holder_id WHERE t.id = ?1",
                    [serial],
                    |row| row.get(0),
                )
                .expect("a winner");
            assert_eq!(by.trim_end_matches(" 接诊。"), winner, "the loser is told who has it");
            assert_ne!(*who, winner);
            *refused.entry(serial).or_default() += 1;
        }
    }
    assert_eq!(refused, (1..=TICKETS).map(|ticket| (ticket, EXPERTS - 1)).collect());
    let told = bench.written("甲", before).iter().filter(|message| message.text.contains("已接诊")).count();
    assert_eq!(told as i64, TICKETS, "the client hears of each once");
}
