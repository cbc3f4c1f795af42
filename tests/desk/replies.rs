//! Everything the bot can say has words in both languages, and buttons that can be pressed.

use std::fs;
use std::path::Path;

use quality_clinic::conversation::button::{BUTTON_MAX_BYTES, Button};
use quality_clinic::conversation::state::{FirmField, Wish};
use quality_clinic::domain::department::Slug;
use quality_clinic::domain::guidance::{Citation, FirstAid, Guidance, Outcome, Source, Triage, Urgency};
use quality_clinic::domain::ids::QuestionId;
use quality_clinic::domain::person::Language;
use quality_clinic::domain::phrase::Placeholder;
use quality_clinic::domain::standard::{Confidence, PartialDate, StandardCard, Standing};
use quality_clinic::speech::reply::Reply;
use quality_clinic::speech::reply_guidance::{FirmProblem, GuidanceReply};
use quality_clinic::speech::words::Voice;
use quality_clinic::speech::{say, say_in_group};

use super::bench::at;
use super::{samples, samples_indicators, samples_rounds, samples_writing};
use crate::house::{calendar, library};

const QUESTION: QuestionId = QuestionId(9);

fn date(text: &str) -> PartialDate {
    PartialDate::parse(text).expect("a date")
}

fn cards() -> Vec<StandardCard> {
    let standings = [
        Standing::InForce { since: date("2024-01") },
        Standing::NotYet { from: date("2027-01-01"), until_then: Some("GB/T 1-2000".into()) },
        Standing::Replaced { by: "GB/T 2-2020".into(), since: None },
        Standing::Replaced { by: "GB/T 2-2020".into(), since: Some(date("2021")) },
        Standing::Withdrawn { since: date("2020-05-01") },
        Standing::DateUnknown,
        Standing::Unconfirmed,
    ];
    let card = |(number, standing)| StandardCard {
        number: format!("GB/T {number}-2020"),
        title: if number == 1 { String::new() } else { "Title".into() },
        published: Some(date("2020-01-02")),
        implemented: None,
        replaces: vec!["GB/T 9-1999".into()],
        standing,
        confidence: Confidence::High,
        note: "Note".into(),
        check: "openstd.samr.gov.cn".into(),
        link: Some("https://openstd.samr.gov.cn".into()),
    };
    (1..).zip(standings).map(card).collect()
}

fn guidance(outcome: Outcome) -> Guidance {
    let day = |text: &str| text.parse().ok();
    let source = |effective, expires| Source {
        document: "Law".into(),
        clause: Some(" 9".into()),
        standard: None,
        standing: None,
        effective,
        expires,
        link: Some("https://example.org".into()),
    };
    let citation = |confidence| Citation {
        article: "a".into(),
        title: "Title".into(),
        section: "Section".into(),
        excerpt: "Excerpt".into(),
        department: Slug::new("trade"),
        sources: vec![
            source(day("2020-01-01"), None),
            source(day("2027-01-01"), None),
            source(None, day("2021-01-01")),
            source(None, None),
        ],
        standards: vec![],
        confidence,
        reviewed: at("2026-01-01T00:00").day(),
        review_by: at("2026-06-01T00:00").day(),
        score: 1.0,
    };
    let triage = Triage {
        department: Slug::new("trade"),
        alternatives: vec![],
        because: vec!["PFAS".into()],
        urgency: Urgency::Urgent,
        confidence: 0.9,
    };
    let aid = FirstAid { kind: "injury".into(), title: "Stop".into(), steps: vec!["Call".into()], because: vec![] };
    let citations = match outcome {
        Outcome::Answered => [Confidence::Low, Confidence::Medium, Confidence::High].map(citation).to_vec(),
        Outcome::NoEvidence | Outcome::OutOfScope | Outcome::Greeting => vec![],
    };
    Guidance {
        triage,
        outcome,
        first_aid: Some(aid),
        standards: cards(),
        unknown_standards: vec!["GB/T 99999-2024".into()],
        citations,
    }
}

fn guidances() -> Vec<Reply> {
    let show = |guidance| GuidanceReply::Guidance { question: QUESTION, guidance: Box::new(guidance) };
    let mut all = [Outcome::Answered, Outcome::NoEvidence, Outcome::OutOfScope, Outcome::Greeting]
        .map(|outcome| show(guidance(outcome)))
        .to_vec();
    let plain = guidance(Outcome::NoEvidence);
    let triage = Triage { because: vec![], ..plain.triage };
    all.push(show(Guidance { standards: vec![], first_aid: None, triage, ..plain }));
    for urgency in [Urgency::Normal, Urgency::Urgent] {
        all.push(GuidanceReply::IntakeAsk { department: Slug::new("trade"), urgency, index: 0 });
    }
    for field in [FirmField::Name, FirmField::CreditCode, FirmField::Industry, FirmField::Town] {
        all.push(GuidanceReply::FirmAsk { field });
    }
    for problem in [FirmProblem::NameTooLong, FirmProblem::CreditCodeWrong, FirmProblem::IndustryUnknown] {
        all.push(GuidanceReply::FirmWrong { problem });
    }
    let standards = |cards| GuidanceReply::Standards { asked: "1".into(), cards };
    let ticket = samples::ticket;
    let pick = |current| GuidanceReply::PickDepartment { question: QUESTION, current };
    all.extend([
        GuidanceReply::Greeting,
        standards(vec![]),
        standards(cards()[..1].to_vec()),
        standards(cards()),
        GuidanceReply::StandardUsage,
        GuidanceReply::SolvedThanks,
        pick(Slug::new("trade")),
        pick(Slug::out_of_scope()),
        GuidanceReply::Rerouted { question: QUESTION, department: Slug::new("ip"), citations: vec![] },
        GuidanceReply::QuestionFirst,
        GuidanceReply::TicketExists { ticket: ticket() },
        GuidanceReply::AskedBefore { ticket: ticket(), about: "about".into() },
        GuidanceReply::UrgentFirst,
        GuidanceReply::IntakeFileKept,
        GuidanceReply::SecrecyNoted { wish: Wish::Confidential },
        GuidanceReply::SecrecyNoted { wish: Wish::None },
        GuidanceReply::TicketOpened { ticket: ticket(), unattended: true, ask_phone: true },
        GuidanceReply::TicketOpened {
            ticket: super::leave::ticket(quality_clinic::domain::ids::PersonId(1), None),
            unattended: false,
            ask_phone: false,
        },
    ]);
    all.into_iter().map(Reply::from).collect()
}

fn all() -> Vec<Reply> {
    let all = [
        samples::door(),
        samples::trouble(),
        samples::client(),
        samples::house(),
        samples::handover(),
        samples::consultation(),
        samples::merging(),
        samples::office_replies(),
        samples_rounds::rounds(),
        samples_indicators::indicators(),
        samples::learning(),
        samples_writing::writing(),
        samples_writing::group(),
        guidances(),
    ];
    all.concat()
}

fn is_han(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

#[test]
fn every_reply_has_words_in_both_languages_and_buttons_that_can_be_pressed() {
    let folder = tempfile::tempdir().expect("a folder");
    let guide = library(folder.path());
    let calendar = calendar(&guide);
    for language in Language::ALL {
        let now = at("2026-11-24T12:00");
        let voice = Voice { language, departments: guide.departments(), now, calendar: Some(&calendar) };
        let in_group = samples_writing::in_group();
        let in_group = in_group.into_iter().map(|says| (say_in_group(voice, &says), format!("{says:?}")));
        for (message, reply) in all().into_iter().map(|r| (say(voice, &r), format!("{r:?}"))).chain(in_group) {
            let what = format!("{language:?} {reply} is {message:?}");
            assert!(!message.text.trim().is_empty(), "{what}");
            // The names of placeholders are shown in their braces.
            let names = Placeholder::NAMES.into_iter().flat_map(|(_, english, chinese)| [english, chinese]);
            let text = names.fold(message.text.clone(), |text, name| text.replace(&format!("{{{name}}}"), name));
            assert!(!text.contains("{") && !text.contains("$"), "a gap is open: {what}");
            let chars = message.text.chars().count();
            assert!(message.bold.iter().all(|span| span.len > 0 && span.start + span.len <= chars), "{what}");
            for face in message.buttons.iter().flatten() {
                assert!(!face.label.trim().is_empty() && face.data.len() <= BUTTON_MAX_BYTES, "{what}");
                assert!(Button::parse(&face.data).is_some(), "{} is no button of ours: {what}", face.data);
            }
        }
    }
}

/// The samples hold no Chinese: what is Chinese in an English reply comes from the words. English
/// readers have English verbs to type.
#[test]
fn english_replies_hold_no_chinese() {
    let folder = tempfile::tempdir().expect("a folder");
    let guide = library(folder.path());
    let calendar = calendar(&guide);
    let now = at("2026-11-24T12:00");
    let language = Language::English;
    let voice = Voice { language, departments: guide.departments(), now, calendar: Some(&calendar) };
    // The way to the other language is shown in both.
    let bilingual = ["Please choose a language", "/language"];
    for reply in all() {
        let message = say(voice, &reply);
        let stray: Vec<&str> = message
            .text
            .lines()
            .filter(|line| line.contains(is_han) && !bilingual.iter().any(|start| line.starts_with(start)))
            .collect();
        assert!(stray.is_empty(), "{reply:?}: {stray:?}");
    }
}

/// A variant without a sample would prove nothing.
#[test]
fn every_variant_of_the_replies_has_a_sample() {
    let said: Vec<String> = all().iter().map(|reply| format!("{reply:?}")).collect();
    let said = said.join("\n");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/speech");
    let mut variants = 0;
    for file in [
        "reply.rs",
        "reply_browser.rs",
        "reply_personal.rs",
        "reply_client.rs",
        "reply_guidance.rs",
        "reply_handover.rs",
        "reply_house.rs",
        "reply_complaint.rs",
        "reply_learning.rs",
        "reply_writing.rs",
        "reply_office.rs",
        "reply_indicators.rs",
        "reply_duty.rs",
        "reply_merging.rs",
        "reply_consultation.rs",
    ] {
        let text = fs::read_to_string(folder.join(file)).expect("a source");
        for (_, body) in text.split("pub enum ").skip(1).filter_map(|rest| rest.split_once('{')) {
            let body = body.split("\n}").next().expect("an end");
            for line in body.lines().filter_map(|line| line.strip_prefix("    ")) {
                let name: String = line.chars().take_while(char::is_ascii_alphanumeric).collect();
                if !name.starts_with(|c: char| c.is_ascii_uppercase()) {
                    continue;
                }
                let found = said.split(|c: char| !c.is_ascii_alphanumeric()).any(|word| word == name);
                assert!(found, "{file}: {name} has no sample");
                variants += 1;
            }
        }
    }
    assert!(variants > 100, "the variants are found: {variants}");
}
