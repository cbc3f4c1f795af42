//! The copy of a person's own data as one file: JSON (RFC 8259) in UTF-8, indented, with names in the reader's
//! language, so that both a person and a program can read it.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use crate::domain::enterprise::Enterprise;
use crate::domain::erasure::Marks;
use crate::domain::follow_up;
use crate::domain::guidance::Outcome;
use crate::domain::moment::Moment;
use crate::domain::person::Language;
use crate::domain::personal::{Asked, By, OwnTicket, PersonalData, Place, Said};

use super::tickets;
use super::words::{Voice, filled, text};

/// A value of the file; names keep their order, and what is not there is left out.
enum Node {
    Nothing,
    Text(String),
    List(Vec<Node>),
    Named(Vec<(String, Node)>),
}

impl Node {
    fn is_empty(&self) -> bool {
        match self {
            Self::Nothing => true,
            Self::Text(text) => text.is_empty(),
            Self::List(items) => items.is_empty(),
            Self::Named(pairs) => pairs.is_empty(),
        }
    }
}

impl Serialize for Node {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Nothing => serializer.serialize_none(),
            Self::Text(text) => serializer.serialize_str(text),
            Self::List(items) => items.serialize(serializer),
            Self::Named(pairs) => {
                let mut map = serializer.serialize_map(None)?;
                for (name, node) in pairs.iter().filter(|(_, node)| !node.is_empty()) {
                    map.serialize_entry(name, node)?;
                }
                map.end()
            }
        }
    }
}

impl From<Option<String>> for Node {
    fn from(text: Option<String>) -> Self {
        text.map_or(Self::Nothing, Self::Text)
    }
}

impl From<String> for Node {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

/// What stands in the place of an erased person's words, in the house's language; the code is of chance.
pub fn marks(code: &str) -> Marks {
    let chinese = |key| filled(Language::Chinese, key, &[("code", code)]);
    Marks { person: chinese("erased-person"), firm: chinese("erased-firm"), text: chinese("erased-text") }
}

/// What stands in the place of words that are not kept any more, in the house's language.
pub fn expired() -> String {
    text(Language::Chinese, "erased-expired")
}

/// The file, and its name for people.
///
/// # Errors
/// In words for the log; text and lists always serialise.
pub fn document(voice: Voice<'_>, data: &PersonalData) -> Result<(String, String), String> {
    let list = |items: Vec<Node>| Node::List(items);
    let root = named(
        voice,
        vec![
            ("mine-about", voice.say("mine-about-text").into()),
            ("mine-made", time(voice.now)),
            ("mine-profile", profile(voice, data)),
            ("mine-places", list(data.places.iter().map(|one| place(voice, one)).collect())),
            ("mine-questions", list(data.questions.iter().map(|one| question(voice, one)).collect())),
            ("mine-tickets", list(data.tickets.iter().map(|one| ticket(voice, one)).collect())),
            ("mine-talk", list(data.talk.iter().map(|one| said(voice, one)).collect())),
        ],
    );
    let text = serde_json::to_string_pretty(&root).map_err(|why| why.to_string())?;
    Ok((text, voice.say("mine-file")))
}

fn named(voice: Voice<'_>, pairs: Vec<(&str, Node)>) -> Node {
    Node::Named(pairs.into_iter().map(|(key, node)| (voice.say(key), node)).collect())
}

/// The county's day and time, as programs sort it.
fn time(at: Moment) -> Node {
    Node::Text(at.local().format("%Y-%m-%d %H:%M").to_string())
}

fn maybe_time(at: Option<Moment>) -> Node {
    at.map_or(Node::Nothing, time)
}

fn profile(voice: Voice<'_>, data: &PersonalData) -> Node {
    named(
        voice,
        vec![
            ("mine-names", Node::List(data.names.iter().cloned().map(Node::Text).collect())),
            ("mine-language", voice.say(&format!("language-name-{}", data.language.tag())).into()),
            ("mine-phone", data.phone.clone().into()),
            ("mine-since", time(data.since)),
            ("mine-firm", data.firm.as_ref().map_or(Node::Nothing, |one| firm(voice, one))),
        ],
    )
}

fn firm(voice: Voice<'_>, firm: &Enterprise) -> Node {
    named(
        voice,
        vec![
            ("mine-firm-name", firm.name.clone().into()),
            ("mine-firm-code", firm.credit_code.as_ref().map(ToString::to_string).into()),
            ("mine-firm-industry", firm.industry.as_deref().map(|slug| voice.industry(slug)).into()),
            ("mine-firm-town", firm.town.clone().into()),
        ],
    )
}

fn place(voice: Voice<'_>, place: &Place) -> Node {
    let channel = &place.channel;
    named(
        voice,
        vec![
            ("mine-channel", voice.say(&format!("channel-{channel}")).into()),
            ("mine-place", place.place.clone().into()),
            ("mine-seen", time(place.seen_at)),
        ],
    )
}

fn question(voice: Voice<'_>, asked: &Asked) -> Node {
    let outcome = voice.say(match asked.outcome {
        Outcome::Answered => "mine-outcome-answered",
        Outcome::NoEvidence => "mine-outcome-no-evidence",
        Outcome::OutOfScope => "mine-outcome-out-of-scope",
        Outcome::Greeting => "mine-outcome-greeting",
    });
    named(
        voice,
        vec![
            ("mine-time", time(asked.at)),
            ("mine-words", asked.text.clone().into()),
            ("mine-department", voice.department(&asked.department).into()),
            ("mine-corrected", asked.corrected_to.as_ref().map(|slug| voice.department(slug)).into()),
            ("mine-outcome", outcome.into()),
            ("mine-articles", Node::List(asked.articles.iter().cloned().map(Node::Text).collect())),
            ("mine-solved", maybe_time(asked.solved_at)),
        ],
    )
}

fn ticket(voice: Voice<'_>, ticket: &OwnTicket) -> Node {
    let intake = ticket.intake.iter().map(|(label, answer)| {
        named(
            voice,
            vec![("mine-intake-question", label.clone().into()), ("mine-intake-answer", answer.clone().into())],
        )
    });
    let follow_up = ticket.follow_up.map(|outcome| {
        voice.say(match outcome {
            follow_up::Outcome::Open => "mine-follow-up-open",
            follow_up::Outcome::Solved => "mine-follow-up-solved",
            follow_up::Outcome::NotSolved => "mine-follow-up-not-solved",
            follow_up::Outcome::Unconfirmed => "mine-follow-up-unconfirmed",
            follow_up::Outcome::Dropped => "mine-follow-up-dropped",
        })
    });
    named(
        voice,
        vec![
            ("mine-number", ticket.number.to_string().into()),
            ("mine-time", time(ticket.asked_at)),
            ("mine-words", ticket.question.clone().into()),
            ("mine-edits", edits(voice, &ticket.edits)),
            ("mine-department", voice.department(&ticket.department).into()),
            ("mine-stage", tickets::stage(voice, ticket.stage).into()),
            ("mine-confidential", ticket.confidential.then(|| voice.say("mine-yes")).into()),
            ("mine-closed", maybe_time(ticket.closed_at)),
            ("mine-firm", ticket.firm.clone().into()),
            ("mine-intake", Node::List(intake.collect())),
            ("mine-messages", Node::List(ticket.messages.iter().map(|one| said(voice, one)).collect())),
            ("mine-rating", ticket.rating.map(|rating| tickets::grade(voice, rating)).into()),
            ("mine-reason", ticket.reason.clone().into()),
            ("mine-rated-again", ticket.rated_again.map(|rating| tickets::grade(voice, rating)).into()),
            ("mine-follow-up", follow_up.into()),
        ],
    )
}

fn edits(voice: Voice<'_>, edits: &[(Moment, String)]) -> Node {
    let edit = |(at, text): &(Moment, String)| {
        named(voice, vec![("mine-time", time(*at)), ("mine-words", text.clone().into())])
    };
    Node::List(edits.iter().map(edit).collect())
}

fn said(voice: Voice<'_>, said: &Said) -> Node {
    let by = match &said.by {
        By::Person => voice.say("mine-by-you"),
        By::Clinic => voice.say("mine-by-clinic"),
        By::Expert(name) => voice.fill("mine-by-expert", &[("name", name)]),
    };
    let file = |name: &String| Node::Text(if name.is_empty() { voice.say("mine-photo") } else { name.clone() });
    named(
        voice,
        vec![
            ("mine-time", time(said.at)),
            ("mine-by", by.into()),
            ("mine-words", said.text.clone().into()),
            ("mine-edits", edits(voice, &said.edits)),
            ("mine-files", Node::List(said.files.iter().map(file).collect())),
        ],
    )
}
