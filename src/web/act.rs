//! Fields of a ticket's page as an act, and what stands in them again if it was not done.

use serde::Deserialize;

use crate::conversation::incoming::{FormAct, Parts};
use crate::domain::department::Slug;
use crate::domain::ids::{MessageId, PersonId};

/// Everything that a form of the page can hold; each holds its part.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Fields {
    /// Which button.
    pub act: String,
    /// Names the form, so that what is sent twice is done once.
    pub key: String,
    /// Number of the newest step that the page showed.
    pub seen: u32,
    text: String,
    to: String,
    days: String,
    person: String,
    findings: String,
    cause: String,
    measures: String,
    basis: String,
    corrects: String,
}

impl Fields {
    /// The act. `None`: a form of ours does not look like this.
    pub fn parse(&self) -> Option<FormAct> {
        let text = self.text.clone();
        let to = || Slug::new(self.to.clone());
        Some(match self.act.as_str() {
            "claim" => FormAct::Claim,
            "take_over" => FormAct::TakeOver,
            "answer" => FormAct::Answer { text },
            "ask_back" => FormAct::AskBack { text },
            "note" => FormAct::Note { text },
            "release" => FormAct::Release { text },
            "transfer" => FormAct::Transfer { to: to(), text },
            "consult" => FormAct::Consult { text },
            "end_consult" => FormAct::EndConsult,
            "join" => FormAct::Join,
            "leave" => FormAct::Leave,
            "extend" => FormAct::Extend { days: self.days.trim().parse().ok()?, text },
            "preview" => FormAct::Preview { parts: self.parts() },
            "prescribe" => FormAct::Prescribe { parts: self.parts() },
            "follow_up" => FormAct::FollowUp { days: self.days.trim().parse().ok()? },
            "assign" => FormAct::Assign { to: PersonId(self.person.parse().ok()?) },
            "decide" => FormAct::Decide { to: to() },
            "paper" => FormAct::Paper,
            "resend" => FormAct::Resend,
            "mark_confidential" => FormAct::MarkConfidential,
            "lift_confidence" => FormAct::LiftConfidence,
            "take_confidence" => FormAct::TakeConfidence,
            _ => return None,
        })
    }

    /// The parts of a prescription.
    pub fn parts(&self) -> Parts {
        Parts {
            findings: self.findings.clone(),
            cause: self.cause.clone(),
            measures: self.measures.clone(),
            basis: self.basis.clone(),
            corrects: self.corrects.parse().ok().map(MessageId),
        }
    }

    /// Was it this act?
    pub fn is(&self, act: &str) -> bool {
        self.act == act
    }

    /// Was it about a prescription?
    pub fn prescribes(&self) -> bool {
        self.is("preview") || self.is("prescribe")
    }

    /// The words, if it was one of these acts (`answer ask_back`).
    pub fn of(&self, acts: &str) -> &str {
        if acts.split(' ').any(|act| self.is(act)) { &self.text } else { "" }
    }

    /// The days, if it was this act; otherwise what is usual.
    pub fn days<'a>(&'a self, act: &str, usual: &'a str) -> &'a str {
        if self.is(act) { &self.days } else { usual }
    }

    /// Was this chosen?
    pub fn chose(&self, act: &str, what: &str) -> bool {
        self.is(act) && self.to == what
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_page_of_ours_sends_is_no_act() {
        let fields = |act: &str| Fields { act: act.to_owned(), ..Fields::default() };
        for act in ["", "drop", "Answer", "assign", "extend", "follow_up"] {
            assert_eq!(fields(act).parse(), None, "{act}");
        }
        assert_eq!(fields("claim").parse(), Some(FormAct::Claim));
        let days = Fields { days: " 3 ".to_owned(), ..fields("extend") };
        assert_eq!(days.parse(), Some(FormAct::Extend { days: 3, text: String::new() }));
    }

    #[test]
    fn words_come_back_into_the_form_they_were_typed_in_and_no_other() {
        let typed = Fields { act: "ask_back".to_owned(), text: "型号？".to_owned(), ..Fields::default() };
        assert_eq!((typed.of("answer ask_back"), typed.of("note")), ("型号？", ""));
    }
}
