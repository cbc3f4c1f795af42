//! About a question and the way to a ticket.

use crate::conversation::alike::AlikeButton;
use crate::conversation::button::Button;
use crate::conversation::state::{FirmField, Wish};
use crate::domain::department::Slug;
use crate::domain::enterprise::ENTERPRISE_NAME_MAX;
use crate::domain::guidance::{CITATIONS_MAX, Citation, Guidance, Outcome, Source, Urgency};
use crate::domain::ids::QuestionId;
use crate::domain::person::Language;
use crate::domain::standard::{Confidence, StandardCard, Standing};
use crate::domain::ticket::Ticket;

use super::dates;
use super::message::{ButtonFace, Message};
use super::reply_guidance::{FirmProblem, GuidanceReply};
use super::tickets;
use super::words::Voice;

/// Marks of several passages; the steps within a passage have plain numbers.
const MARKS: [&str; CITATIONS_MAX] = ["① ", "② ", "③ "];

/// About a question and the way to a ticket.
pub fn guidance(voice: Voice<'_>, reply: &GuidanceReply) -> Message {
    match reply {
        GuidanceReply::AskedBefore { ticket, about } => asked_before(voice, ticket, about),
        GuidanceReply::Guidance { question, guidance } => {
            answer(voice, guidance).with_rows(answer_buttons(voice, *question, guidance.outcome))
        }
        GuidanceReply::Greeting => Message::new().line(&voice.say("greeting")),
        GuidanceReply::Standards { asked, cards } => standards(voice, asked, cards),
        GuidanceReply::StandardUsage => Message::new().line(&voice.say("standard-usage")),
        GuidanceReply::SolvedThanks => Message::new().line(&voice.say("solved-thanks")),
        GuidanceReply::PickDepartment { question, current } => pick(voice, *question, current),
        GuidanceReply::Rerouted { question, department, citations } => {
            let head = voice.fill("rerouted", &[("department", &voice.department(department))]);
            passages(voice, Message::new().line(&head), citations).row(vec![
                voice.button("button-ask-expert", &Button::AskExpert(*question)),
                voice.button("button-solved", &Button::Solved(*question)),
            ])
        }
        GuidanceReply::QuestionFirst => Message::new().line(&voice.say("question-first")),
        GuidanceReply::TicketExists { ticket } => Message::new().line(&voice.fill(
            "ticket-exists",
            &[("number", &ticket.number.to_string()), ("stage", &tickets::stage(voice, ticket.stage))],
        )),
        GuidanceReply::UrgentFirst => Message::new().line(&voice.say("urgent-first")),
        GuidanceReply::IntakeAsk { department, urgency, index } => intake_ask(voice, department, *urgency, *index),
        GuidanceReply::SecrecyNoted { wish } => Message::new().line(&voice.say(match wish {
            Wish::Confidential => "secrecy-noted",
            Wish::None => "secrecy-taken-back",
        })),
        GuidanceReply::IntakeFileKept => Message::new().line(&voice.say("intake-file-kept")),
        GuidanceReply::FirmAsk { field } => firm_ask(voice, *field),
        GuidanceReply::FirmWrong { problem } => Message::new().line(&match problem {
            FirmProblem::NameTooLong => voice.fill("firm-name-too-long", &[("max", &ENTERPRISE_NAME_MAX.to_string())]),
            FirmProblem::CreditCodeWrong => voice.say("firm-credit-code-wrong"),
            FirmProblem::IndustryUnknown => voice.say("firm-industry-unknown"),
        }),
        GuidanceReply::TicketOpened { ticket, unattended, ask_phone } => {
            let phone = ask_phone.then(|| voice.button("button-phone", &Button::Phone));
            opened(voice, ticket, *unattended).row(phone.into_iter().collect())
        }
    }
}

/// The whole guidance in words, without buttons: what chat shows and what `ask` prints.
pub fn answer(voice: Voice<'_>, guidance: &Guidance) -> Message {
    let mut message = Message::new();
    if let Some(aid) = &guidance.first_aid {
        message = message.bold_line(&voice.fill("urgent-head", &[("title", &aid.title)]));
        for (number, step) in (1..).zip(&aid.steps) {
            message = message.line(&format!("{number}. {step}"));
        }
        message = message.gap();
    }
    match guidance.outcome {
        Outcome::Greeting => return message.line(&voice.say("greeting")),
        Outcome::OutOfScope => {
            message = message.bold_line(&voice.say("out-of-scope"));
            for citation in &guidance.citations {
                message = message.line(&citation.excerpt);
            }
            if guidance.citations.is_empty() {
                message = message.line(&voice.say("elsewhere"));
            }
            return message.line(&voice.say("out-of-scope-foot"));
        }
        Outcome::Answered | Outcome::NoEvidence => {}
    }
    message = message.line(&department_line(voice, guidance));
    if !guidance.standards.is_empty() {
        message = message.gap().bold_line(&voice.say("standards-head"));
        for card in &guidance.standards {
            message = standard_card(voice, message, card);
        }
    }
    for number in &guidance.unknown_standards {
        message = message.gap().line(&voice.fill("standard-unknown", &[("number", number)]));
    }
    message = passages(voice, message, &guidance.citations);
    match guidance.outcome {
        Outcome::Answered => message.gap().line(&voice.say("guidance-foot")),
        Outcome::NoEvidence if guidance.first_aid.is_some() => message.gap().line(&voice.say("urgent-no-evidence")),
        Outcome::NoEvidence if guidance.standards.is_empty() => message.gap().line(&voice.say("no-evidence")),
        Outcome::NoEvidence => message.gap().line(&voice.say("no-evidence-standard")),
        Outcome::OutOfScope | Outcome::Greeting => message,
    }
}

fn department_line(voice: Voice<'_>, guidance: &Guidance) -> String {
    let department = voice.department(&guidance.triage.department);
    if guidance.triage.because.is_empty() {
        return voice.fill("department-line-plain", &[("department", &department)]);
    }
    let because: String = guidance.triage.because.iter().map(|word| voice.fill("quoted", &[("word", word)])).collect();
    voice.fill("department-line", &[("department", &department), ("because", &because)])
}

fn passages(voice: Voice<'_>, message: Message, citations: &[Citation]) -> Message {
    MARKS.iter().zip(citations).fold(message, |message, (mark, citation)| {
        let mark = if citations.len() > 1 { mark } else { "" };
        passage(voice, message.gap(), mark, citation)
    })
}

fn passage(voice: Voice<'_>, message: Message, mark: &str, citation: &Citation) -> Message {
    let head = voice.fill("passage-head", &[("title", &citation.title), ("section", &citation.section)]);
    let mut message = message.bold_line(&format!("{mark}{head}")).line(&citation.excerpt);
    let sources: Vec<String> = citation.sources.iter().map(|source| basis(voice, source)).collect();
    if !sources.is_empty() {
        message = message.line(&format!("{}{}", voice.say("basis"), sources.join(&voice.say("sentence-separator"))));
    }
    let checked = voice.fill(
        "checked",
        &[("date", &citation.reviewed.to_string()), ("confidence", &confidence(voice, citation.confidence))],
    );
    message = message.line(&checked);
    if citation.review_by < voice.now.day() {
        message = message.line(&voice.fill("overdue-review", &[("date", &citation.review_by.to_string())]));
    }
    message
}

/// How sure a fact is, in words.
pub fn confidence(voice: Voice<'_>, confidence: Confidence) -> String {
    voice.say(match confidence {
        Confidence::High => "confidence-high",
        Confidence::Medium => "confidence-medium",
        Confidence::Low => "confidence-low",
    })
}

/// Endings of the names of published documents: these stand in title marks, without what follows in
/// brackets. A contract, an office or a general practice does not.
const TITLE_ENDINGS: [&str; 20] = [
    "法", "条例", "办法", "规定", "规则", "细则", "准则", "指南", "要求", "通则", "规范", "纲要", "规划", "方案",
    "指引", "公告", "通知", "目录", "政策", "意见",
];

fn titled(language: Language, source: &Source) -> String {
    let (name, bracket) = match source.document.find('（') {
        Some(at) => source.document.split_at(at),
        None => (source.document.as_str(), ""),
    };
    let named = TITLE_ENDINGS.iter().any(|ending| name.ends_with(ending)) && !name.ends_with("做法");
    let is_title = source.standard.is_some() || named;
    match (is_title, language) {
        (true, Language::Chinese) => format!("《{name}》{bracket}"),
        (true, Language::English) => format!("“{name}”{bracket}"),
        (false, _) => source.document.clone(),
    }
}

fn basis(voice: Voice<'_>, source: &Source) -> String {
    let mut words = titled(voice.language, source);
    if let Some(number) = &source.standard {
        words = format!("{number} {words}");
    }
    if let Some(clause) = &source.clause {
        words.push_str(clause);
    }
    let standing = dates::source_standing(voice.language, source, voice.now.day());
    if !standing.is_empty() {
        words.push_str(&match voice.language {
            Language::Chinese => format!("（{standing}）"),
            Language::English => format!(" ({standing})"),
        });
    }
    if let Some(link) = &source.link {
        words.push(' ');
        words.push_str(link);
    }
    words
}

fn standards(voice: Voice<'_>, asked: &str, cards: &[StandardCard]) -> Message {
    match cards {
        [] => Message::new().line(&voice.fill("standard-none", &[("asked", asked)])),
        [card] => standard_card(voice, Message::new(), card),
        cards => {
            let head = voice.fill("standard-several", &[("asked", asked), ("count", &cards.len().to_string())]);
            cards.iter().fold(Message::new().line(&head), |message, card| standard_card(voice, message, card))
        }
    }
}

/// One edition of the register, in words.
pub fn standard_card(voice: Voice<'_>, message: Message, card: &StandardCard) -> Message {
    let number = ("number", card.number.as_str());
    let mut message = if card.title.is_empty() {
        message.bold_line(&voice.fill("standard-untitled", &[number]))
    } else {
        message.bold_line(&voice.fill("standard-line", &[number, ("title", &card.title)]))
    };
    let mut status = vec![dates::standing(voice.language, &card.standing)];
    if let Some(date) = card.published {
        status.push(voice.fill("standard-published", &[("date", &date.to_string())]));
    }
    if !card.replaces.is_empty() {
        let list = voice.list(card.replaces.iter().cloned());
        status.push(voice.fill("standard-replaces", &[("list", &list)]));
    }
    message = message.line(&status.join(&voice.say("sentence-separator")));
    if !card.note.is_empty() {
        message = message.line(&card.note);
    }
    let check = [("check", card.check.as_str())];
    let unsure = matches!(card.standing, Standing::Unconfirmed | Standing::DateUnknown);
    message = message.line(&voice.fill(if unsure { "standard-unconfirmed-check" } else { "standard-check" }, &check));
    match &card.link {
        Some(link) => message.line(link),
        None => message,
    }
}

fn answer_buttons(voice: Voice<'_>, question: QuestionId, outcome: Outcome) -> Vec<Vec<ButtonFace>> {
    let solved = voice.button("button-solved", &Button::Solved(question));
    let expert = voice.button("button-ask-expert", &Button::AskExpert(question));
    let change = voice.button("button-change-department", &Button::ChangeDepartment(question));
    match outcome {
        Outcome::Answered => vec![vec![solved, expert, change]],
        Outcome::NoEvidence => vec![vec![expert, change]],
        Outcome::OutOfScope => vec![vec![expert, change]],
        Outcome::Greeting => vec![],
    }
}

/// Departments as buttons, two a row.
pub fn department_rows(voice: Voice<'_>, button: impl Fn(&Slug) -> Button, but: &Slug) -> Vec<Vec<ButtonFace>> {
    let faces: Vec<ButtonFace> = voice
        .departments
        .lines
        .iter()
        .filter(|department| department.slug != *but)
        .map(|department| voice.labelled(voice.department(&department.slug), &button(&department.slug)))
        .collect();
    faces.chunks(2).map(<[ButtonFace]>::to_vec).collect()
}

fn pick(voice: Voice<'_>, question: QuestionId, current: &Slug) -> Message {
    let head = if current.is_out_of_scope() {
        voice.say("pick-department-none")
    } else {
        voice.fill("pick-department", &[("department", &voice.department(current))])
    };
    let mut message = Message::new().line(&head);
    for (number, department) in (1..).zip(&voice.departments.lines) {
        message = message.line(&format!("{number}. {}", voice.department(&department.slug)));
    }
    message
        .with_rows(department_rows(voice, |slug| Button::PickDepartment(question, slug.clone()), current))
        .row(vec![voice.button("button-cancel", &Button::Cancel)])
}

fn intake_ask(voice: Voice<'_>, department: &Slug, urgency: Urgency, index: usize) -> Message {
    let questions = voice.departments.intake(department, urgency);
    let ask = questions.get(index).map(|question| match voice.language {
        Language::Chinese => question.ask.as_str(),
        Language::English => question.english.as_str(),
    });
    Message::new()
        .line(&voice.fill(
            "intake-ask",
            &[
                ("step", &(index + 1).to_string()),
                ("total", &questions.len().to_string()),
                ("ask", ask.unwrap_or_default()),
            ],
        ))
        .row(skip_row(voice))
}

fn skip_row(voice: Voice<'_>) -> Vec<ButtonFace> {
    vec![
        voice.button("button-skip", &Button::Skip),
        voice.button("button-skip-all", &Button::SkipAll),
        voice.button("button-secret", &Button::Secrecy),
        voice.button("button-cancel", &Button::Cancel),
    ]
}

fn firm_ask(voice: Voice<'_>, field: FirmField) -> Message {
    match field {
        FirmField::Name => Message::new().line(&voice.say("firm-name")).row(vec![
            voice.button("button-skip", &Button::SkipAll),
            voice.button("button-secret", &Button::Secrecy),
            voice.button("button-cancel", &Button::Cancel),
        ]),
        FirmField::CreditCode => Message::new().line(&voice.say("firm-credit-code")).row(skip_row(voice)),
        FirmField::Industry => {
            let faces: Vec<ButtonFace> = voice
                .departments
                .industries
                .iter()
                .map(|i| voice.labelled(voice.industry(&i.slug), &Button::Industry(i.slug.clone())))
                .collect();
            let rows = faces.chunks(3).map(<[ButtonFace]>::to_vec).collect();
            Message::new().line(&voice.say("firm-industry")).with_rows(rows).row(skip_row(voice))
        }
        FirmField::Town => {
            let faces: Vec<ButtonFace> = (0..)
                .zip(&voice.departments.towns)
                .map(|(index, town)| voice.labelled(town.clone(), &Button::Town(index)))
                .collect();
            let rows = faces.chunks(3).map(<[ButtonFace]>::to_vec).collect();
            Message::new().line(&voice.say("firm-town")).with_rows(rows).row(skip_row(voice))
        }
    }
}

fn opened(voice: Voice<'_>, ticket: &Ticket, unattended: bool) -> Message {
    let urgency = tickets::urgency(voice, ticket.urgency);
    let mut message = Message::new().line(&voice.fill(
        "ticket-opened",
        &[
            ("number", &ticket.number.to_string()),
            ("department", &voice.department(&ticket.department)),
            ("urgency", &urgency),
            ("promise", &dates::promise(voice, ticket.due_first)),
        ],
    ));
    if unattended {
        message = message.line(&voice.say("ticket-unattended"));
    }
    if ticket.secrecy.is_confidential() {
        message = message.line(&voice.say("ticket-confidential"));
    }
    match ticket.urgency {
        Urgency::Urgent => message = message.line(&voice.say("ticket-urgent-foot")),
        Urgency::Normal => {}
    }
    message.line(&voice.say("ticket-opened-foot")).row(vec![
        voice.button("button-add", &Button::Add(ticket.id)),
        voice.button("button-withdraw", &Button::Withdraw(ticket.id)),
        voice.button("button-my-tickets", &Button::MyTickets),
    ])
}

fn asked_before(voice: Voice<'_>, ticket: &Ticket, about: &str) -> Message {
    let (number, department) = (ticket.number.to_string(), voice.department(&ticket.department));
    let day = dates::moment(voice.language, ticket.asked_at);
    let with = [("number", &*number), ("department", &*department), ("when", &*day)];
    let face = |key, button| voice.button(key, &Button::Alike(button));
    Message::new()
        .line(&voice.fill("asked-before", &with))
        .line(&voice.fill("client-ticket-question", &[("text", about)]))
        .row(vec![
            face("button-add-there", AlikeButton::Add(ticket.id)),
            face("button-open-anyway", AlikeButton::Anyway(ticket.id)),
        ])
        .row(vec![voice.button("button-cancel", &Button::Cancel)])
}
