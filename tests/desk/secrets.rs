//! After any walk: no note has reached a client, no ticket has reached another client, and every
//! ticket is what its history says.

use std::collections::BTreeSet;

use quality_clinic::domain::ids::{DraftId, MessageId, NoteId, PersonId, TicketId};
use quality_clinic::domain::ticket::merging::MergeStep;
use quality_clinic::domain::ticket::panel::{PanelStep, Part};
use quality_clinic::domain::ticket::{Happening, Secrecy, Stage, Ticket, TicketEvent};

use super::bench::Bench;
use super::samples;
use super::walk::{CLIENTS, GROUP, HOUSE, Walk};

/// Acts in one walk.
const STEPS: usize = 800;
/// One walk each.
const SEEDS: [u64; 4] = [1, 4, 5, 7];

/// Kinds of events that no walk meets, and why.
const NOT_IN_A_WALK: [(&str, &str); 3] = [
    ("confidence_given_up", "nobody is suspended"),
    ("follow_up_unconfirmed", "hardly anybody is silent for so long"),
    ("taken_over", "nobody is away"),
];

#[tokio::test]
async fn notes_stay_inside_and_history_is_the_truth_after_any_walk() {
    let mut walks = vec![];
    for seed in SEEDS {
        walks.push(tokio::spawn(async move {
            let mut walk = Walk::begin(seed).await;
            for _ in 0..STEPS {
                walk.step().await;
            }
            walk.weeks_later().await;
            walk.rare_acts().await;
            walk.bench
        }));
    }
    let mut kinds = BTreeSet::new();
    let mut notes = 0;
    for (seed, walk) in SEEDS.into_iter().zip(walks) {
        let bench = walk.await.expect("a walk to its end");
        no_secret_reaches_a_client(&bench, seed);
        every_message_and_note_has_its_event(&bench, seed);
        assert_eq!(bench.number("SELECT COUNT(*) FROM inbox WHERE done_ms IS NULL"), 0, "seed {seed}: all handled");
        let talked = bench.number("SELECT COUNT(*) FROM note WHERE body LIKE '㊙群%'");
        let threads = bench.number("SELECT COUNT(*) FROM outbox WHERE deed = 'open'");
        assert!(talked > 5 && threads > 5, "seed {seed}: {talked} notes in {threads} threads of the group");
        notes += bench.number("SELECT COUNT(*) FROM note WHERE body LIKE '%㊙%'");
        for (ticket, events) in histories(&bench).await {
            kinds.extend(events.iter().map(|event| kind(&event.what)));
            let revs: Vec<u32> = events.iter().map(|event| event.rev).collect();
            assert_eq!(revs, (1..=ticket.rev).collect::<Vec<_>>(), "seed {seed}, {}: no gaps", ticket.number);
            assert_eq!(ticket, fold(&ticket, &events), "seed {seed}: a ticket is what its history says");
        }
    }
    let every_kind: BTreeSet<String> = samples::history().iter().map(|line| kind(&line.what)).collect();
    let missed: BTreeSet<String> = every_kind.difference(&kinds).cloned().collect();
    // Somebody may be silent for long enough after all: what is met seldom may be met.
    let seldom: BTreeSet<String> = NOT_IN_A_WALK.iter().map(|(kind, _)| (*kind).to_owned()).collect();
    assert!(missed.is_subset(&seldom), "the walks have met every other kind of event: {missed:?}");
    assert!(notes > 50, "there were secrets to keep: {notes}");
}

fn kind(what: &Happening) -> String {
    let json = serde_json::to_value(what).expect("json");
    json["kind"].as_str().expect("a kind").to_owned()
}

/// Rows of a ticket at its own client's address, and rows at the address of who is only a client.
fn no_secret_reaches_a_client(bench: &Bench, seed: u64) {
    let sql = bench.sql();
    let mut statement = sql
        .prepare(
            "SELECT a.place, o.payload, coalesce(t.client_id = a.person_id, 0)
             FROM outbox AS o JOIN address AS a ON a.id = o.address_id LEFT JOIN ticket AS t ON t.id = o.ticket_id",
        )
        .expect("a query");
    let rows = statement
        .query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?, row.get::<_, bool>(2)?)))
        .expect("rows");
    for row in rows {
        let (place, payload, own) = row.expect("a row");
        let only_client = CLIENTS.contains(&place.as_str());
        if own || only_client || place == GROUP {
            assert!(!payload.contains('㊙'), "seed {seed}: a note went to its client {place}: {payload}");
        }
        if only_client {
            for other in CLIENTS.into_iter().chain(HOUSE).filter(|other| *other != place) {
                let words = format!("客{other}");
                assert!(!payload.contains(&words), "seed {seed}: words of {other} went to {place}: {payload}");
            }
        }
    }
}

fn every_message_and_note_has_its_event(bench: &Bench, seed: u64) {
    let lost = |query| assert_eq!(bench.number(query), 0, "seed {seed}: {query}");
    lost(
        "SELECT COUNT(*) FROM message AS m WHERE 1 <> (SELECT COUNT(*) FROM event AS e
         WHERE e.ticket_id = m.ticket_id AND e.what ->> 'message' = m.id
           AND e.what ->> 'kind' NOT IN ('resent', 'client_edited'))",
    );
    lost(
        "SELECT COUNT(*) FROM note AS n WHERE 1 <> (SELECT COUNT(*) FROM event AS e
         WHERE e.ticket_id = n.ticket_id AND e.what ->> 'note' = n.id)",
    );
    lost("SELECT COUNT(*) FROM pragma_foreign_key_check");
}

async fn histories(bench: &Bench) -> Vec<(Ticket, Vec<TicketEvent>)> {
    let last = bench.number("SELECT coalesce(MAX(id), 0) FROM ticket");
    let read = bench.desk.store().read(move |tx| {
        (1..=last)
            .map(|id| Ok((tx.ticket(TicketId(id))?.expect("tickets are never deleted"), tx.events(TicketId(id))?)))
            .collect()
    });
    read.await.expect("the tickets")
}

/// The ticket as its events tell it, told apart from `ticket.rs` on purpose.
fn fold(ticket: &Ticket, events: &[TicketEvent]) -> Ticket {
    let mut told = ticket.clone();
    let mut holder: Option<PersonId> = None;
    let mut stage = Stage::Queued;
    let mut was = Stage::Queued;
    (told.first_answer_at, told.closed_at, told.rating, told.transfers) = (None, None, None, 0);
    told.secrecy = Secrecy::Ordinary;
    (told.extended, told.referred) = (false, None);
    told.panel.clear();
    for event in events {
        match &event.what {
            Happening::Opened { department, urgency } => {
                told.department = department.clone();
                told.urgency = *urgency;
                told.client = event.actor;
            }
            Happening::Claimed => (stage, holder) = (Stage::InHand, Some(event.actor)),
            Happening::Released { .. } | Happening::Lapsed { .. } => (stage, holder) = (Stage::Queued, None),
            Happening::AskedBack { message: MessageId(_) } => {
                stage = Stage::Asking;
                told.first_answer_at.get_or_insert(event.at);
            }
            Happening::ClientWrote { message: MessageId(_) } => {
                if matches!(stage, Stage::Asking | Stage::Answered) {
                    stage = Stage::InHand;
                }
            }
            Happening::Answered { message: MessageId(_) } => {
                stage = Stage::Answered;
                told.first_answer_at.get_or_insert(event.at);
            }
            Happening::Noted { note: NoteId(_) } | Happening::Reminded { of: _ } => {}
            Happening::Transferred { to, .. } => {
                (stage, holder) = (Stage::Queued, None);
                told.department = to.clone();
                told.transfers += 1;
                told.referred = None;
            }
            Happening::Referred { to, .. } => told.referred = Some(to.clone()),
            Happening::Kept { .. } => told.referred = None,
            Happening::Merging(MergeStep::Into { .. }) => {
                was = stage;
                (stage, told.closed_at, told.referred) = (Stage::Closed, Some(event.at), None);
            }
            Happening::Merging(MergeStep::Undone { .. }) => (stage, told.closed_at) = (was, None),
            Happening::Merging(
                MergeStep::Took { .. }
                | MergeStep::GaveBack { .. }
                | MergeStep::PartedFrom { .. }
                | MergeStep::SplitOff { .. },
            ) => {}
            Happening::Consultation(step) => match step {
                PanelStep::Invited { person, .. } => drop(told.panel.insert(*person, Part::Invited)),
                PanelStep::Joined => drop(told.panel.insert(event.actor, Part::Joined)),
                PanelStep::Declined => drop(told.panel.remove(&event.actor)),
                PanelStep::Left { person } => drop(told.panel.remove(person)),
                PanelStep::Ended => told.panel.clear(),
            },
            Happening::Extended { to, .. } => (told.due_solve, told.extended) = (*to, true),
            Happening::TakenOver { from: _ } => holder = Some(event.actor),
            Happening::Assigned { to } => {
                holder = Some(*to);
                told.referred = None;
                if stage == Stage::Queued {
                    stage = Stage::InHand;
                }
            }
            Happening::Prescribed { message: MessageId(_) } => {
                stage = Stage::Closed;
                told.first_answer_at.get_or_insert(event.at);
                told.closed_at = Some(event.at);
                told.referred = None;
            }
            Happening::Learned { draft: DraftId(_) } => {}
            Happening::Corrected { message: MessageId(_), replaces: MessageId(_) } => {}
            Happening::Confirmed => (stage, told.closed_at, told.referred) = (Stage::Closed, Some(event.at), None),
            Happening::Withdrawn => (stage, told.closed_at, told.referred) = (Stage::Withdrawn, Some(event.at), None),
            Happening::Reopened { .. } => {
                stage = if holder.is_some() { Stage::InHand } else { Stage::Queued };
                told.closed_at = None;
            }
            Happening::Rated { rating } => told.rating = Some(*rating),
            Happening::MarkedConfidential { office } => told.secrecy = Secrecy::Confidential { office: *office },
            Happening::ConfidenceTaken => told.secrecy = Secrecy::Confidential { office: Some(event.actor) },
            Happening::ConfidenceGivenUp => told.secrecy = Secrecy::Confidential { office: None },
            Happening::ConfidenceLifted => told.secrecy = Secrecy::Ordinary,
            Happening::ClientEdited { .. }
            | Happening::Resent { .. }
            | Happening::FollowUpSet { .. }
            | Happening::RatingExplained
            | Happening::RatingContacted
            | Happening::PutRight { .. }
            | Happening::RatedAgain { .. }
            | Happening::RatingReminded
            | Happening::FollowUpAsked
            | Happening::FollowUpAnswered { .. }
            | Happening::FollowUpUnconfirmed => {}
        }
        // A consultation rests on who has the ticket, and a trade secret has none.
        if !matches!(stage, Stage::InHand | Stage::Asking | Stage::Answered) || told.secrecy.is_confidential() {
            told.panel.clear();
        }
        told.panel.retain(|person, _| Some(*person) != holder);
    }
    (told.stage, told.holder, told.rev) = (stage, holder, events.len() as u32);
    told
}
