//! The store: a job stands or falls alone, what is committed stays, and every statement is sound.

use std::sync::mpsc;

use quality_clinic::conversation::incoming::{Address, ChannelName, Content, Incoming};
use quality_clinic::conversation::state::{IntakeAnswer, PrescriptionDraft, State};
use quality_clinic::domain::attachment::{Attachment, AttachmentKind, Location};
use quality_clinic::domain::chore::{Chore, ChoreKind};
use quality_clinic::domain::complaint::Complaint;
use quality_clinic::domain::days::Stretch;
use quality_clinic::domain::delivery::Delivery;
use quality_clinic::domain::department::Slug;
use quality_clinic::domain::erasure::{Cause, Marks};
use quality_clinic::domain::follow_up::{self, FollowUp};
use quality_clinic::domain::guidance::{Guidance, Outcome, Triage, Urgency};
use quality_clinic::domain::ids::{EnterpriseId, InboxId, OutboxId, PersonId, TicketId};
use quality_clinic::domain::indicator::{Amount, Entered, NewValue};
use quality_clinic::domain::moment::Moment;
use quality_clinic::domain::office::{AuditPick, LedgerPick, PAGES_MAX};
use quality_clinic::domain::person::{Language, Roles};
use quality_clinic::domain::phone::Phone;
use quality_clinic::domain::rating::Rating;
use quality_clinic::domain::retention::Rule;
use quality_clinic::domain::statistic::{Cell, Frame, Measure, Period, Statistic};
use quality_clinic::domain::thread::ThreadDeed;
use quality_clinic::domain::ticket::Reminder;
use quality_clinic::domain::working_time::Calendar;
use quality_clinic::speech::message::Message;
use quality_clinic::store::erasure::Remains;
use quality_clinic::store::invitations::Redeemed;
use quality_clinic::store::outbox::{Ending, Outgoing};
use quality_clinic::store::questions::Correction;
use quality_clinic::store::sessions::LinkFor;
use quality_clinic::store::talk::{ReadTo, Spoken};
use quality_clinic::store::tickets::NewTicket;
use quality_clinic::store::{Store, StoreError, Tx};
use tempfile::TempDir;

use super::bench::{address, at, expert};

fn open(folder: &TempDir) -> Store {
    Store::open(folder.path()).expect("a database")
}

fn meet(tx: &Tx<'_>, who: &str) -> quality_clinic::store::Result<()> {
    tx.here(&address(who), who, None, Moment(1)).map(|_| ())
}

async fn known(store: &Store) -> Vec<bool> {
    let read =
        store.read(|tx| ["一", "二", "三", "四"].iter().map(|who| Ok(tx.address(&address(who))?.is_some())).collect());
    read.await.expect("read")
}

#[tokio::test]
async fn a_job_that_fails_or_panics_undoes_its_own_work_and_nobody_elses() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = open(&folder);
    // The writer is held until all four are queued, so that they share one batch.
    let (release, held) = mpsc::channel::<()>();
    let gate = store.write(move |_| {
        held.recv().expect("released");
        Ok(())
    });
    let one = store.write(|tx| meet(tx, "一"));
    let two = store.write(|tx| {
        meet(tx, "二")?;
        Err::<(), _>(StoreError::Conflict("this one"))
    });
    let three = store.write(|tx| -> quality_clinic::store::Result<()> {
        meet(tx, "三")?;
        panic!("this one too");
    });
    let four = store.write(|tx| meet(tx, "四"));
    let open_the_gate = async { release.send(()).expect("held") };
    // Each is polled in this order, and queues itself when first polled.
    let (gate, one, two, three, four, ()) = tokio::join!(biased; gate, one, two, three, four, open_the_gate);
    gate.expect("committed");
    one.expect("committed");
    assert!(matches!(two, Err(StoreError::Conflict("this one"))));
    assert!(matches!(three, Err(StoreError::Panicked(why)) if why.contains("this one too")));
    four.expect("committed");
    assert_eq!(known(&store).await, [true, false, false, true]);
    store.write(|_| Ok(())).await.expect("committed");
    let mut commits = store.commits();
    let count = *commits.wait_for(|count| *count >= 2).await.expect("an open database");
    assert_eq!(count, 2, "all of it was one batch, and then one more");
}

#[tokio::test]
async fn what_is_committed_is_there_after_reopening() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = open(&folder);
    store.write(|tx| meet(tx, "一")).await.expect("committed");
    // A second process sees it at once, before the first has closed anything.
    let second = open(&folder);
    assert_eq!(known(&second).await, [true, false, false, false]);
    drop(store);
    drop(second);
    assert_eq!(known(&open(&folder)).await, [true, false, false, false]);
}

#[tokio::test]
async fn two_stores_on_one_folder_write_side_by_side() {
    let folder = tempfile::tempdir().expect("a folder");
    let stores = [open(&folder), open(&folder)];
    let mut running = vec![];
    for number in 0..40 {
        let store = stores[number % 2].clone();
        running.push(tokio::spawn(async move {
            let write = store.write(move |tx| tx.inbox_put(&incoming(&format!("key-{}", number / 2))));
            write.await.expect("committed").is_some()
        }));
    }
    let mut new = 0;
    for job in running {
        new += usize::from(job.await.expect("no panic"));
    }
    assert_eq!(new, 20, "each key was new exactly once, whoever stored it");
}

fn incoming(key: &str) -> Incoming {
    Incoming {
        key: key.to_owned(),
        from: address("甲"),
        name: "甲".into(),
        language: None,
        content: Content::Text { text: "您好".into() },
        message_ref: None,
        reply_to: None,
        at: Moment(1),
        album: None,
        more_refs: vec![],
        within: None,
        hint: None,
    }
}

fn guidance() -> Guidance {
    let triage = Triage {
        department: Slug::new("metrology"),
        alternatives: vec![Slug::new("trade")],
        because: vec!["秤".into()],
        urgency: Urgency::Urgent,
        confidence: 0.5,
    };
    Guidance {
        triage,
        outcome: Outcome::Answered,
        first_aid: None,
        standards: vec![],
        unknown_standards: vec![],
        citations: vec![],
    }
}

/// Statements are prepared when they are first used: here each is, on the schema of today.
#[tokio::test]
async fn every_statement_runs_on_the_schema_of_today() {
    let folder = tempfile::tempdir().expect("a folder");
    open(&folder)
        .write(|tx| people(tx).and_then(|()| tickets(tx)).and_then(|()| boxes(tx)).and_then(|()| group(tx)))
        .await
        .expect("all of it");
}

type Done = quality_clinic::store::Result<()>;

fn people(tx: &Tx<'_>) -> Done {
    let (now, slug) = (at("2026-11-24T09:00"), Slug::new("metrology"));
    let here = tx.here(&address("甲"), "甲", Some(Language::English), now)?;
    assert!(here.first_contact);
    let person = here.person.id;
    tx.save_state(here.address, &State::Noting { ticket: quality_clinic::domain::ids::TicketId(1) })?;
    assert!(matches!(tx.state_at(&address("甲"))?, Some(State::Noting { .. })));
    assert_eq!(tx.state_at(&address("nobody"))?, None);
    tx.set_reachable(here.address, false)?;
    assert_eq!(tx.home(person)?, Some(here.address));
    assert_eq!(tx.address(&address("甲"))?, Some((here.address, person)));
    assert_eq!(tx.person_at(here.address)?.map(|p| p.language), Some(Language::English));
    tx.grant(person, &Roles { office: true, ..expert(&["metrology"]) })?;
    tx.set_language(person, Language::Chinese)?;
    assert_eq!((tx.staff()?.len(), tx.experts_of(&slug)?.len(), tx.office_members()?.len()), (1, 1, 1));
    tx.set_suspended(person, true)?;
    assert_eq!((tx.staff()?.len(), tx.experts_of(&slug)?.len(), tx.office_members()?.len()), (1, 0, 0));
    let days = Stretch { from: now.day(), to: now.day() };
    tx.add_absence(person, days, None, now)?;
    let absence = tx.absence_of(person, now.day())?.expect("away");
    assert_eq!((absence.days, tx.absence(absence.id)?), (days, Some(absence)));
    assert_eq!((tx.absences_on(now.day(), 0, 9)?.len(), tx.away_on(now.day())?.len()), (1, 1));
    assert_eq!((tx.end_absences(person, now.day(), now)?, tx.absence(absence.id)?), (1, None));
    tx.set_roster(&slug, now.day(), &[person])?;
    assert_eq!((tx.on_duty(&slug, now.day())?, tx.staff_after(PersonId(0), 9)?.len()), (vec![person], 1));
    tx.set_roster(&slug, now.day(), &[])?;
    assert_eq!((tx.on_duty(&slug, now.day())?, tx.staff_after(person, 9)?), (vec![], vec![]));
    let firm = tx.register_firm(person, "甲厂", None, Some("rubber"), Some("海游"), now)?;
    assert_eq!(tx.enterprise(firm)?.map(|firm| firm.name), Some("甲厂".to_owned()));
    assert_eq!(tx.person(person)?.and_then(|p| p.enterprise), Some(firm));
    tx.invite("hash", &expert(&["trade"]), Some(person), now, now)?;
    assert_eq!(tx.redeem("hash", person, now)?, Redeemed::Granted(expert(&["trade"])));
    assert_eq!(tx.redeem("hash", person, now)?, Redeemed::Used);
    Ok(())
}

fn tickets(tx: &Tx<'_>) -> Done {
    let (now, slug) = (at("2026-11-24T09:00"), Slug::new("metrology"));
    let here = tx.here(&address("乙"), "乙", None, now)?;
    let person = here.person.id;
    let question = tx.add_question(&tx.person(person)?.expect("the person is there"), "秤不准", &guidance(), now)?;
    let other = Slug::new("standards");
    let correction = Correction { question, person, by_expert: false, was: &other, became: &slug };
    tx.add_correction(&correction, now)?;
    assert_eq!(tx.corrected_questions(now, now.plus_millis(1), 9)?, [("秤不准".to_owned(), slug.clone())]);
    assert_eq!(tx.questions_without_evidence(now, now.plus_millis(1), 9)?, []);
    tx.correct_question(question, &slug)?;
    tx.solve_question(question, now)?;
    assert_eq!(tx.question(question)?.map(|q| q.where_to().clone()), Some(slug.clone()));
    let intake = [IntakeAnswer { label: "产品".into(), answer: "秤".into() }];
    let new = NewTicket {
        question,
        client: person,
        enterprise: None,
        department: &slug,
        urgency: Urgency::Urgent,
        asked_at: now,
        due_first: now,
        due_solve: now,
        intake: &intake,
    };
    let ticket = tx.open_ticket(&new, now)?;
    assert_eq!(tx.intake(ticket.id)?, intake);
    assert_eq!(tx.ticket(ticket.id)?.as_ref(), Some(&ticket));
    assert_eq!(tx.ticket_numbered(ticket.number)?.as_ref(), Some(&ticket));
    assert_eq!(tx.question_of_ticket(ticket.id)?, Some(question));
    assert_eq!(tx.ticket_of_question(question)?.as_ref(), Some(&ticket));
    assert_eq!(tx.queue(std::slice::from_ref(&slug))?.len(), 1);
    let (held, event) = ticket.clone().claim(person, now).expect("claimed");
    tx.save_step(&held, &event, None)?;
    assert!(matches!(tx.save_step(&held, &event, None), Err(StoreError::Conflict(_))), "nobody overwrites a step");
    assert!(tx.in_confidence_of(person)?.is_empty(), "no trade secret");
    assert_eq!(tx.referred()?, []);
    assert_eq!(tx.consulted_by(person)?, []);
    assert_eq!(tx.question_added_to(question)?, None);
    tx.add_question_to(question, ticket.id)?;
    assert_eq!(tx.question_added_to(question)?, Some(ticket.id));
    assert_eq!((tx.parts_of(ticket.id)?, tx.open_beside(&ticket)?), (vec![], vec![]));
    assert_eq!((tx.held_by(person)?.len(), tx.queue(std::slice::from_ref(&slug))?.len()), (1, 0));
    assert_eq!((tx.held_by_up_to(person, 0)?.len(), tx.queue_up_to(std::slice::from_ref(&slug), 1)?.len()), (0, 0));
    assert_eq!((tx.tickets_of_client(person)?.len(), tx.open_tickets_of_client(person)?.len()), (1, 1));
    assert_eq!(tx.events(ticket.id)?.len(), 2);
    let file = Attachment {
        kind: AttachmentKind::Photo,
        location: Location::Telegram { file_id: "x".into() },
        name: None,
        size: None,
    };
    tx.add_client_message(ticket.id, person, "问", Some(&file), now)?;
    let message = tx.add_house_message(ticket.id, person, "方", None, now)?;
    tx.add_note(ticket.id, person, "注", Some(&file), now)?;
    tx.add_prescription(message, &PrescriptionDraft { basis: Some("法".into()), ..PrescriptionDraft::default() })?;
    assert_eq!(tx.prescription(ticket.id)?.and_then(|draft| draft.basis), Some("法".to_owned()));
    assert_eq!(tx.messages(ticket.id, 9)?.len(), 1, "the prescription is shown by itself");
    assert_eq!(tx.prescriptions(ticket.id, 9)?.len(), 1);
    assert_eq!(tx.prescribed_for_client(person)?.len(), 1);
    assert_eq!(tx.prescribed_in(&slug, TicketId(99), 5)?, vec![], "it is not closed");
    let phrase = tx.add_phrase(&slug, "开头", "{firm}您好", person, now)?;
    assert_eq!((tx.phrases(&slug)?.len(), tx.phrase(phrase)?.map(|p| p.name)), (1, Some("开头".to_owned())));
    tx.drop_phrase(phrase, person, now)?;
    assert_eq!((tx.phrases(&slug)?, tx.phrase(phrase)?, tx.firm_named_in("您好")?), (vec![], None, false));
    let draft = tx.add_draft(ticket.id, person, &slug, now)?;
    assert_eq!((tx.drafts_of(ticket.id)?, tx.names_at_firm(EnterpriseId(9))?.len()), (1, 0));
    let name = tx.free_draft_name(&slug, draft, now.day())?;
    let path = tx.keep_draft(&slug, &name, "text")?;
    assert!(path.starts_with("drafts/") && path.ends_with(&format!("{name}.md")), "{path}");
    assert_ne!(tx.free_draft_name(&slug, draft, now.day())?, name, "no file is written over");
    assert!(tx.keep_draft(&Slug::new("../out"), &name, "text").is_err(), "no way out of the folder");
    tx.keep_attachment("made.docx", b"PK")?;
    assert_eq!(tx.prescribed_by_holder(ticket.client)?, vec![], "nobody holds it");
    assert_eq!((tx.client_messages(ticket.id)?, tx.notes(ticket.id, 9)?.len()), (1, 1));
    let frame = frame(&slug);
    for statistic in Statistic::ALL {
        let rows = tx.table(statistic, Period::today(now), now, &frame)?.rows;
        let empty = matches!(statistic, Statistic::Consultations);
        assert_eq!(rows.is_empty(), empty, "nobody was asked: {statistic:?}");
    }
    let (mut questions, mut tickets, mut others) = (0, vec![], 0);
    tx.each_question(|_| questions += 1)?;
    tx.each_ticket(|record| tickets.push(record.events.len()))?;
    tx.each_other(|_| others += 1)?;
    assert_eq!(tx.ledger(Period::today(now), &frame.calendar, 9)?.len(), 1);
    assert!(
        questions > 0 && tickets.iter().all(|events| *events > 0) && others > 0,
        "{questions} {tickets:?} {others}"
    );
    let kind = ChoreKind::Reminded(Reminder::FirstDue);
    let chore = Chore::of_ticket(kind, ticket.id);
    assert!(!tx.is_done(&chore)?);
    assert!(tx.do_once(&chore, now)? && !tx.do_once(&chore, now)?, "once");
    assert!(tx.do_once(&chore.clone().at_turn("2026-11-24"), now)?, "and once each time");
    assert!(tx.do_once(&Chore::of_person(kind, person), now)?, "of a person is another");
    assert!(tx.is_done(&chore)?);
    assert_eq!((tx.open_tickets_after(TicketId(0), 9)?.len(), tx.open_tickets_after(ticket.id, 9)?.len()), (1, 0));
    assert_eq!(tx.open_of(person)?, 1);
    let message = Message::new().line("卡");
    let out = Outgoing { to: here.address, message: &message, ticket: Some(ticket.id), edits: None };
    let row = tx.enqueue(&out, now)?;
    assert_eq!(tx.oldest_waiting()?, Some(now));
    assert_eq!(tx.newest_of(row)?, Some(message.clone()));
    tx.mark_inside(row)?;
    assert!(!tx.is_inside(here.address, "nothing")?);
    tx.set_card(ticket.id, here.address, row)?;
    assert_eq!(tx.cards(ticket.id)?, [(here.address, row)]);
    tx.remember_heard(here.address, "in-1", ticket.id)?;
    assert_eq!(tx.ticket_of_ref(here.address, "in-1")?, Some(ticket.id));
    let message = tx.add_house_message(ticket.id, person, "好", None, now)?;
    tx.carries(row, message)?;
    assert_eq!(tx.carrier_of(message)?, Some(row));
    assert_eq!(tx.deliveries(ticket.id)?, [(message, Delivery::Waiting)]);
    assert_eq!((tx.untold_after(OutboxId(0), 9)?, tx.tell_once(row, now)?), (vec![], None));
    tx.outbox_end(row, Ending::Unreachable, None, Some("blocked"), now)?;
    assert_eq!(tx.untold_after(OutboxId(0), 9)?, [row]);
    assert!(tx.tell_once(row, now)?.is_some() && tx.tell_once(row, now)?.is_none(), "told once");
    tx.outbox_parts(row, &["part-1".to_owned()])?;
    assert_eq!(tx.ticket_of_ref(here.address, "part-1")?, Some(ticket.id), "a reply to any part");
    tx.remember_message(here.address, "in-2", ticket.id, message)?;
    assert_eq!(tx.message_of_ref(here.address, "in-2")?, Some((ticket.id, message)));
    assert_eq!(tx.first_words(message)?, Some(("好".to_owned(), false)));
    tx.add_edit(ticket.id, Some(message), "很好", now)?;
    assert_eq!(tx.edits(ticket.id, 9)?.len(), 1);
    let question = tx.question_of_ticket(ticket.id)?.expect("a question");
    tx.remember_question(here.address, "in-0", question)?;
    assert_eq!(tx.question_of_ref(here.address, "in-0")?, Some(question));
    assert_eq!(tx.follow_up(ticket.id)?, None);
    let planned = FollowUp { due: now, asked: 1, trying: 0, outcome: follow_up::Outcome::Open };
    tx.save_follow_up(ticket.id, &planned)?;
    assert_eq!(tx.follow_up(ticket.id)?, Some(planned));
    assert_eq!(tx.follow_ups_due(TicketId(0), now, 9)?, [ticket.id]);
    assert_eq!(tx.appointments(person, now, 9)?, [], "it is not closed");
    assert!(tx.follow_ups_asked(ticket.client)?.is_empty(), "it is not closed");
    let value = NewValue { indicator: 3, year: 2025, value: Amount { thousandths: 98_300 }, note: String::new() };
    tx.add_indicator_value(&value, person, now)?;
    let entered = Entered { new: value, by: person, at: now };
    assert_eq!((tx.indicator_values(None)?, tx.indicator_values(Some(4))?), (vec![entered], vec![]));
    assert_eq!(tx.complaint(ticket.id)?, None);
    let complaint = Complaint {
        rating: Rating::ALL[4],
        rated_at: now,
        reason: Some("等太久".into()),
        contact_due: now,
        put_right_due: now,
        contacted_at: None,
        put_right_at: None,
        again: None,
        remind_at: now,
    };
    tx.save_complaint(ticket.id, &complaint)?;
    assert_eq!(tx.complaint(ticket.id)?, Some(complaint));
    assert_eq!(tx.complaints_open(9)?, [ticket.id]);
    assert_eq!(tx.complaints_due(TicketId(0), now.plus_minutes(1), 9)?, [ticket.id]);
    assert_eq!(tx.phone(person)?, None);
    tx.set_phone(person, &Phone::parse("13800001234").expect("a phone"))?;
    assert_eq!(tx.phone(person)?.map(|phone| phone.masked()).as_deref(), Some("138****1234"));
    let data = tx.personal_data(person)?;
    assert_eq!((data.names, data.phone.as_deref()), (vec!["乙".to_owned()], Some("13800001234")));
    assert_eq!((data.questions.len(), data.tickets.len(), data.places.len()), (1, 1, 1));
    Ok(())
}

fn boxes(tx: &Tx<'_>) -> Done {
    let (now, channel) = (at("2026-11-24T09:00"), ChannelName::Terminal);
    let row = tx.inbox_put(&incoming("k"))?.expect("new");
    assert_eq!(tx.inbox_put(&incoming("k"))?, None, "seen before");
    assert_eq!(tx.inbox_waiting(channel, None, InboxId(0), 9)?.len(), 1);
    assert!(tx.inbox_row(row)?.is_some());
    assert!(tx.inbox_album(&incoming("k"))?.is_empty() && tx.inbox_album_begun(&incoming("k"))?.is_none());
    assert!(!tx.inbox_goes_on(row, &incoming("k"))?);
    assert_eq!(tx.inbox_failed(row)?, Some(1));
    let other = tx.inbox_put(&incoming("l"))?.expect("new");
    tx.inbox_set_aside(other, "why")?;
    tx.inbox_done(row, now)?;
    assert_eq!(tx.inbox_waiting(channel, Some("甲"), InboxId(0), 9)?, []);
    assert_eq!(tx.inbox_prune(now.plus_minutes(60 * 24 * 3))?, 1, "what was set aside is kept");
    assert_eq!(tx.cursor(ChannelName::Telegram, "bot")?, None);
    tx.set_cursor(ChannelName::Telegram, "bot", 7)?;
    assert_eq!(tx.cursor(ChannelName::Telegram, "bot")?, Some(7));

    let here = tx.here(&address("丁"), "丁", None, now)?;
    let mine =
        |due: Vec<quality_clinic::store::outbox::OutboxRow>| due.into_iter().find(|row| row.address == here.address);
    let message = Message::new().line("您好");
    let out = Outgoing { to: here.address, message: &message, ticket: None, edits: None };
    let row = tx.enqueue(&out, now)?;
    assert_eq!(tx.outbox_first_at(&address("丁"), now)?.map(|row| row.message), Some(message.clone()));
    assert_eq!(mine(tx.outbox_due(channel, now, 9)?).map(|due| due.id), Some(row));
    assert!(tx.outbox_sending(row)?.is_some() && tx.outbox_sending(row)?.is_none(), "taken once");
    tx.outbox_wait(row, now, "later")?;
    tx.outbox_sending(row)?;
    tx.outbox_hold(row, now, "429")?;
    assert_eq!(mine(tx.outbox_due(channel, now, 9)?).map(|due| due.tries), Some(1), "patience is no failed try");
    assert_eq!(tx.outbox_refuse_unreadable(channel, now)?, 0);
    tx.outbox_sending(row)?;
    assert_eq!(tx.outbox_recover(channel, now)?, 1);
    let troubles = tx.table(Statistic::Delivery, Period::today(now), now, &frame(&Slug::new("trade")))?;
    assert_eq!(troubles.rows[0], [Cell::Measure(Measure::Possibly), Cell::Count(1)], "shown to the office");
    tx.outbox_end(row, Ending::Sent, Some("m-1"), None, now)?;
    assert_eq!(tx.outbox_of_ref(here.address, "m-1")?, Some(row));
    tx.move_address(here.address, "戊")?;
    assert!(tx.address(&address("戊"))?.is_some());
    Ok(())
}

#[tokio::test]
async fn talks_sessions_links_and_codes_are_kept() {
    let folder = tempfile::tempdir().expect("a folder");
    open(&folder).write(pages).await.expect("every statement runs");
}

fn pages(tx: &Tx<'_>) -> quality_clinic::store::Result<()> {
    let now = at("2026-11-24T09:00");
    let page = Address { channel: ChannelName::Web, place: "aa".into() };
    let here = tx.here(&page, "访客", None, now)?;
    let person = here.person.id;
    assert!(tx.inbox_put(&Incoming { from: page.clone(), ..incoming("k1") })?.is_some());
    let (one, other) = (Slug::new("trade"), Slug::new("ip"));
    tx.set_hint(here.address, &one, "m1", now)?;
    assert_eq!((tx.hint(here.address, now)?, tx.hint(here.address, now.plus_minutes(1))?), (Some(one.clone()), None));
    tx.hint_used(here.address, now)?;
    tx.set_hint(here.address, &one, "m1", now)?;
    assert_eq!(tx.hint(here.address, now)?, None, "the same page says it again: it was used");
    tx.set_hint(here.address, &other, "m2", now)?;
    assert_eq!(tx.hint(here.address, now)?, Some(other), "somebody comes again");
    tx.agenda_begin("one", person, now)?;
    tx.agenda_begin("two", person, now)?;
    assert_eq!((tx.agenda_of("one")?, tx.agenda_of("two")?), (None, Some(person)), "the newest alone");
    assert_eq!((tx.agenda_since(person)?, tx.agenda_end(person, now)?), (Some(now), true));
    assert_eq!((tx.agenda_of("two")?, tx.agenda_end(person, now)?), (None, false));
    let message = Message::new().line("您好");
    let row = tx.enqueue(&Outgoing { to: here.address, message: &message, ticket: None, edits: None }, now)?;
    assert!(tx.outbox_due(ChannelName::Web, now, 9)?.is_empty(), "a page is a mailbox: it has arrived");
    assert_eq!(tx.outbox_of_ref(here.address, &row.to_string())?, Some(row));
    let changed = Message::new().line("您好！");
    tx.enqueue(&Outgoing { to: here.address, message: &changed, ticket: None, edits: Some(row) }, now)?;
    let talk = tx.talk_of(person, 9)?;
    assert_eq!(talk.len(), 2);
    assert!(
        matches!(&talk[1], Spoken::Told { message, .. } if *message == changed),
        "the newest words in the first place"
    );
    let marks = tx.talk_marks(person)?;
    assert!(tx.talk_since(person, marks, 9)?.is_empty());
    assert_eq!(tx.talk_since(person, ReadTo::default(), 9)?.len(), 3);
    assert_eq!(tx.talks_gone_on(ReadTo::default())?, (vec![person], marks));
    assert_eq!(tx.talks_gone_on(marks)?, (vec![], marks));
    assert_eq!(tx.told(person, row)?, Some(changed.clone()));
    assert_eq!(tx.told(PersonId(999), row)?, None, "of nobody else");
    assert_eq!(tx.versions_of(person, row)?, [changed, message]);
    assert!(tx.said(person, 1)?.is_some() && tx.said(PersonId(999), 1)?.is_none());

    tx.sign_in_offer("link", &LinkFor::Newcomer(expert(&["metrology"])), now, now.plus_minutes(5))?;
    assert!(tx.sign_in_waits("link", now)?.is_some());
    assert_eq!(tx.sign_in_waits("link", now.plus_minutes(6))?, None, "too late");
    assert_eq!(tx.sign_in_take("link", now.plus_minutes(6))?, None, "too late");
    let LinkFor::Newcomer(roles) = tx.sign_in_take("link", now)?.expect("a link") else { panic!("a newcomer") };
    assert_eq!(tx.sign_in_take("link", now)?, None, "once");
    assert!(!tx.has_office()?);
    let newcomer = tx.new_person("王工", &roles, now)?;
    let session = tx.session_begin("hash-of-it", "hash", newcomer, "Firefox", now)?;
    assert_eq!(tx.session("hash-of-it", now)?.map(|found| (found.id, found.person)), Some((session, newcomer)));
    tx.session_seen(session, now.plus_minutes(9))?;
    assert!(
        tx.session("hash-of-it", now.plus_minutes(9))?.is_some()
            && tx.session("hash-of-it", now.plus_minutes(10))?.is_none()
    );
    assert_eq!(tx.sessions_of(newcomer, now)?.len(), 1);
    assert!(!tx.session_end(session, person, now)?, "not theirs");
    assert!(tx.session_end(session, newcomer, now)? && !tx.session_end(session, newcomer, now)?);
    assert!(tx.session("hash-of-it", now)?.is_none());

    tx.binding_offer(person, "code", now, now.plus_minutes(10))?;
    assert_eq!(tx.binding_take("code", now.plus_minutes(11))?, None);
    tx.binding_offer(person, "code", now, now.plus_minutes(10))?;
    assert_eq!(tx.binding_take("code", now)?, Some(person));
    assert_eq!(tx.binding_take("code", now)?, None, "once");
    tx.binding_missed(now)?;
    assert_eq!((tx.binding_misses(now.plus_minutes(-1))?, tx.binding_misses(now)?), (1, 0));
    let second = tx.here(&address("另一处"), "访客", None, now)?.person.id;
    tx.adopt(second, person)?;
    assert!(tx.is_same_person(second, person)? && !tx.is_same_person(person, second)?);
    assert_eq!(tx.address(&address("另一处"))?.map(|found| found.1), Some(person));
    assert_ne!(tx.home(person)?, Some(here.address), "a messenger calls, a page does not");

    let marks = Marks { person: "p".into(), firm: "f".into(), text: "x".into() };
    assert_eq!(tx.erase(person, &marks, Cause::Asked, None, now)?, [], "no ticket of theirs");
    assert_eq!((tx.home(person)?, tx.person(second)?.map(|one| one.name)), (None, Some("p".to_owned())));
    let (newcomer, _) = tx.farewell_at(person, &page, now)?;
    assert_eq!(tx.farewells_due(PersonId(0), now.plus_minutes(1), 9)?, [person]);
    tx.end_farewell(person)?;
    assert_eq!((tx.farewells_due(PersonId(0), now.plus_minutes(1), 9)?, tx.address(&page)?), (vec![], None));
    assert_eq!(tx.talk_of(newcomer, 9)?, []);
    let files = tx.files_to_remove(9)?;
    assert!(files.contains(&format!("my-data-{person}-")), "{files:?}");
    tx.files_removed(&files)?;
    assert!(tx.files_to_remove(9)?.is_empty() && tx.erasures_remain(Remains::Log)?);
    tx.erasures_settled(Remains::Log, now)?;
    assert!(!tx.erasures_remain(Remains::Log)? && tx.erasures_remain(Remains::File)?);
    tx.erasures_settled(Remains::File, now)?;
    assert!(!tx.erasures_remain(Remains::File)?);

    assert!(tx.retention_due(Rule::Talk, now)?);
    let run = tx.retention_run(Rule::Talk, now)?;
    assert_eq!(tx.retention_run(Rule::Talk, now)?, run, "it goes on");
    tx.retention_ran(run, 5, Some(now))?;
    assert!(!tx.retention_due(Rule::Talk, now)? && tx.retention_due(Rule::Talk, now.plus_minutes(1))?);
    let (runs, erased) = tx.retention_runs()?;
    assert_eq!((runs.len(), runs[0].subjects, erased), (1, 5, [1, 0]));
    let later = now.plus_minutes(1);
    assert_eq!(tx.drop_received(later, 9)?, 0);
    assert!(tx.drop_talk(later, "x", 9, now)? > 0);
    assert_eq!((tx.drop_questions(later, "x", 9, now)?, tx.drop_files(later, "x", 9, now)?), (0, 0));
    assert_eq!((tx.drop_made_files(later, 9)?, tx.drop_sessions(now.plus_minutes(99), 9)?), (0, 2));
    assert_eq!(tx.clients_gone(later, 9)?, [], "everybody is erased, or of the house");
    Ok(())
}

/// The group of the house and the thread of a ticket that `tickets` has opened.
fn group(tx: &Tx<'_>) -> Done {
    let (now, ticket, message) = (at("2026-11-24T09:00"), TicketId(1), Message::new().line("ZL-2026-00001"));
    assert_eq!(tx.staff_group()?, None);
    let place = tx.house_address(&address("群"), now)?;
    let group = tx.bind_group(place, PersonId(1), now)?;
    assert_eq!(tx.staff_group()?, Some(group.clone()));
    assert!(tx.house_address(&address("戊"), now).is_err(), "a place of a person's own");
    let mut thread = tx.open_thread(&group, ticket, &message, now)?;
    let out = Outgoing { to: place, message: &message, ticket: Some(ticket), edits: None };
    let card = tx.enqueue_in(thread.id, ThreadDeed::Write, &out, now)?;
    thread.card = Some(card);
    tx.keep_thread(&thread)?;
    assert_eq!(tx.thread_of(group.id, ticket)?, Some(thread.clone()));
    assert_eq!(tx.waiting_in(thread.id, ThreadDeed::Open)?, Some(thread.opening));
    tx.say_instead(card, &Message::new().line("newer"))?;
    assert_eq!(tx.stands_at(card)?.map(|message| message.text).as_deref(), Some("newer"));
    tx.leave_unsaid(card, now)?;
    assert_eq!(tx.stands_at(card)?, None);
    tx.outbox_sending(thread.opening)?;
    tx.outbox_end(thread.opening, Ending::Sent, Some("t7"), None, now)?;
    assert_eq!(tx.ticket_of_thread(&group, "t7")?, Some(ticket));
    tx.thread_in_step(ticket)?;
    assert!(!tx.threads_due(TicketId(0), 9)?.contains(&ticket));
    tx.thread_was_gone(thread.opening, now)?;
    assert!(tx.threads_due(TicketId(0), 9)?.contains(&ticket), "it is begun anew");
    tx.end_thread(thread.id, now)?;
    assert_eq!((tx.thread_of(group.id, ticket)?, tx.notes_count(ticket)? > 0), (None, true));
    tx.halt_group_at(place, now)?;
    assert_eq!(tx.staff_group()?.and_then(|group| group.halted), Some(now));
    tx.resume_group(&group)?;
    assert_eq!(tx.staff_group()?.and_then(|group| group.halted), None);
    tx.end_group(&group, now)?;
    assert_eq!(tx.staff_group()?, None);
    Ok(())
}

#[tokio::test]
async fn a_new_database_is_told_from_one_in_use_and_a_demonstration_from_both() {
    let folder = tempfile::tempdir().expect("a folder");
    let job = |tx: &Tx<'_>| {
        assert!(tx.is_new()? && !tx.is_demo()?);
        tx.mark_as_demo(u64::MAX, Moment(1))?;
        assert!(tx.is_new()? && tx.is_demo()?);
        meet(tx, "一")?;
        assert!(!tx.is_new()?);
        Ok(())
    };
    open(&folder).write(job).await.expect("every statement runs");
}

#[tokio::test]
async fn what_the_pages_of_the_office_ask_for_runs() {
    let folder = tempfile::tempdir().expect("a folder");
    let job = |tx: &Tx<'_>| {
        let now = at("2026-11-24T09:00");
        let period = Period::this_month(now);
        let pick = LedgerPick {
            period,
            department: Some(Slug::new("metrology")),
            town: None,
            industry: None,
            expert: None,
            channel: None,
            standing: None,
            page: PAGES_MAX,
        };
        assert_eq!(tx.ledger_page(&pick, PersonId(1), now)?, (vec![], 0));
        let pick = AuditPick { period, actor: Some(PersonId(1)), ticket: None, page: 1 };
        assert_eq!(tx.audit_page(&pick)?, (vec![], 0));
        let department = Slug::new("metrology");
        assert!(tx.gaps_for_office(period.start(), now, Some(&department), 9)?.is_empty());
        assert!(tx.ends_with_human(period.start(), now, None, 9)?.is_empty());
        Ok(())
    };
    open(&folder).write(job).await.expect("every statement runs");
}

/// A new method of `Tx` is added to the tests above.
#[test]
fn no_method_of_the_store_is_left_out() {
    let tested = include_str!("store.rs");
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/store");
    let mut methods = 0;
    for entry in std::fs::read_dir(folder).expect("the store") {
        let path = entry.expect("readable").path();
        if path.is_dir() {
            continue;
        }
        let text = std::fs::read_to_string(&path).expect("a source");
        let Some((_, inside)) = text.split_once("impl Tx<'_> {") else { continue };
        for line in inside.lines().filter_map(|line| line.strip_prefix("    pub fn ")) {
            let name = line.split('(').next().expect("a name");
            assert!(tested.contains(&format!("tx.{name}(")), "{name} of {} is not exercised", path.display());
            methods += 1;
        }
    }
    assert!(methods > 60, "the methods are found: {methods}");
}

/// What figures are counted with.
fn frame(department: &Slug) -> Frame {
    let hours = vec![("08:30:00".parse().expect("a time"), "17:00:00".parse().expect("a time"))];
    let calendar = std::sync::Arc::new(Calendar::new(hours, []).expect("a calendar"));
    Frame { departments: vec![department.clone()], towns: vec![], industries: vec![], calendar }
}
