//! At the door: welcome, help, language, invitations.

use crate::conversation::state::State;
use crate::domain::invitation::InvitationCode;
use crate::domain::person::Language;
use crate::speech::reply::DoorReply;
use crate::speech::reply_office::{InvitationProblem, OfficeReply};
use crate::store::Result;
use crate::store::invitations::Redeemed;

use super::turn::Turn;

/// /start.
pub fn start(turn: &mut Turn<'_>) -> Result<()> {
    turn.go(State::Idle);
    turn.reply(DoorReply::Welcome)
}

/// /start CODE: an invitation.
pub fn redeem(turn: &mut Turn<'_>, code: &str) -> Result<()> {
    let wrong = |problem| OfficeReply::InvitationWrong { problem };
    let Some(code) = InvitationCode::parse(code) else {
        return turn.reply(wrong(InvitationProblem::Unknown));
    };
    match turn.tx.redeem(&code.hash(), turn.person.id, turn.now)? {
        Redeemed::Granted(_) => {
            if let Some(person) = turn.tx.person(turn.person.id)? {
                turn.person = person;
            }
            let roles = turn.person.roles.clone();
            turn.reply(OfficeReply::Redeemed { roles })
        }
        Redeemed::Unknown => turn.reply(wrong(InvitationProblem::Unknown)),
        Redeemed::Used => turn.reply(wrong(InvitationProblem::Used)),
        Redeemed::Expired => turn.reply(wrong(InvitationProblem::Expired)),
    }
}

/// /help.
pub fn help(turn: &mut Turn<'_>) -> Result<()> {
    let (expert, office) = (turn.person.is_expert(), turn.person.is_office());
    turn.reply(DoorReply::Help { expert, office })
}

/// /language.
pub fn offer_languages(turn: &mut Turn<'_>) -> Result<()> {
    turn.reply(DoorReply::Languages)
}

/// A language was chosen.
pub fn set_language(turn: &mut Turn<'_>, language: Language) -> Result<()> {
    turn.tx.set_language(turn.person.id, language)?;
    turn.person.language = language;
    turn.reply(DoorReply::LanguageSet)
}

/// /cancel: ends what is under way, at any step.
pub fn cancel(turn: &mut Turn<'_>, state: &State) -> Result<()> {
    turn.go(State::Idle);
    match state {
        State::Idle | State::Guided { .. } => turn.reply(DoorReply::NothingToCancel),
        State::Picking { .. }
        | State::Intake { .. }
        | State::Firm { .. }
        | State::Phoning
        | State::Forgetting
        | State::Complaint { .. }
        | State::Adding { .. }
        | State::Sorting { .. }
        | State::Reopening { .. }
        | State::Answering { .. }
        | State::AskingBack { .. }
        | State::Noting { .. }
        | State::Releasing { .. }
        | State::Transferring { .. }
        | State::Prescribing { .. }
        | State::Extending { .. }
        | State::Consulting { .. }
        | State::Learning { .. }
        | State::Merging { .. }
        | State::Alike { .. }
        | State::Splitting { .. }
        | State::Previewing { .. } => turn.reply(DoorReply::Cancelled),
    }
}

/// The channel says that the address is blocked, or is not any more.
pub fn reachable(turn: &mut Turn<'_>, reachable: bool) -> Result<()> {
    turn.tx.set_reachable(turn.address, reachable)
}
