//! The prescription as a printed sheet (处方笺), in the order of a case record: 主诉, 问诊, 诊断, 原因, 处方,
//! 依据, 复诊结果.

use crate::conversation::state::{IntakeAnswer, PrescriptionPart};
use crate::domain::sheet::{PageWords, Sheet, SheetSection};
use crate::domain::standard::StandardCard;

use super::dates;
use super::say_prescription::part_name;
use super::tickets;
use super::views::{FollowUp, PrescriptionPaper};
use super::words::Voice;

/// The sheet, and the name of its file.
pub fn prescription(voice: Voice<'_>, paper: &PrescriptionPaper) -> (Sheet, String) {
    let number = paper.number.to_string();
    let row = |key: &str, value: String| (voice.say(key), value);
    let mut rows = vec![
        row("paper-number", number.clone()),
        row("paper-firm", paper.firm.clone().unwrap_or_else(|| voice.say("paper-no-firm"))),
        row("paper-department", voice.department(&paper.department)),
        row("paper-asked", dates::day(voice.language, paper.asked_at)),
        row("paper-sent", dates::day(voice.language, paper.sent_at)),
    ];
    if paper.corrected {
        rows.push(row("paper-version", voice.fill("paper-corrected", &[("version", &paper.versions.to_string())])));
    }
    let sheet = Sheet {
        issuer: voice.say("paper-issuer"),
        title: voice.say("paper-title"),
        rows,
        sections: sections(voice, paper),
        closing: vec![
            voice.fill("paper-signature", &[("expert", &paper.expert)]),
            voice.fill("paper-date", &[("date", &dates::day(voice.language, paper.sent_at))]),
        ],
        remark: voice.say("paper-remark"),
        page: PageWords {
            before: voice.say("paper-page-before"),
            between: voice.say("paper-page-between"),
            after: voice.say("paper-page-after"),
        },
    };
    (sheet, voice.fill("paper-file", &[("number", &number)]))
}

fn sections(voice: Voice<'_>, paper: &PrescriptionPaper) -> Vec<SheetSection> {
    let mut sections = vec![SheetSection { heading: voice.say("paper-question"), lines: vec![paper.question.clone()] }];
    let answered: Vec<&IntakeAnswer> = paper.intake.iter().filter(|answer| !answer.answer.is_empty()).collect();
    if !answered.is_empty() {
        let line =
            |answer: &&IntakeAnswer| voice.fill("card-intake", &[("label", &answer.label), ("answer", &answer.answer)]);
        let lines = answered.iter().map(line).collect();
        sections.push(SheetSection { heading: voice.say("paper-intake"), lines });
    }
    for part in PrescriptionPart::ALL {
        let mut lines: Vec<String> = paper.parts.part(part).map(str::to_owned).into_iter().collect();
        match part {
            PrescriptionPart::Basis if !paper.standards.is_empty() => {
                let today = dates::day(voice.language, voice.now);
                lines.push(voice.fill("paper-standards", &[("date", &today)]));
                lines.extend(paper.standards.iter().map(|card| standard(voice, card)));
            }
            PrescriptionPart::Findings
            | PrescriptionPart::Cause
            | PrescriptionPart::Measures
            | PrescriptionPart::Basis => {}
        }
        if !lines.is_empty() {
            sections.push(SheetSection { heading: part_name(voice, part), lines });
        }
    }
    let mut outcome = vec![voice.say(match paper.follow_up {
        FollowUp::Solved => "paper-solved",
        FollowUp::Reopened => "paper-reopened",
        FollowUp::Unconfirmed => "paper-unconfirmed",
    })];
    if let Some(rating) = paper.rating {
        outcome.push(voice.fill("paper-rating", &[("grade", &tickets::grade(voice, rating))]));
    }
    sections.push(SheetSection { heading: voice.say("paper-follow-up"), lines: outcome });
    sections
}

fn standard(voice: Voice<'_>, card: &StandardCard) -> String {
    let standing = dates::standing(voice.language, &card.standing);
    let named = if card.title.is_empty() {
        voice.fill("standard-untitled", &[("number", &card.number)])
    } else {
        voice.fill("standard-line", &[("number", &card.number), ("title", &card.title)])
    };
    voice.fill("paper-standard", &[("named", &named), ("standing", &standing)])
}
