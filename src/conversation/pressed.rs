//! A button to its intent. Buttons carry no authority: the desk checks each like a typed word.

use super::button::Button;
use super::complaint::ComplaintIntent;
use super::consultation::ConsultIntent;
use super::intent::{FiguresAsked, Filled, FirmAnswer, Intent};
use super::merging::MergeIntent;
use super::state::{FirmField, Sequence, State};

/// What a button means in a state; one that belongs to something that is over is stale.
pub fn pressed(state: &State, button: Button) -> Intent {
    match button {
        Button::Solved(q) => Intent::Solved(q),
        Button::AskExpert(q) => Intent::WantExpert(q),
        Button::ChangeDepartment(q) => Intent::ChangeDepartment(q),
        Button::PickDepartment(q, slug) => Intent::PickDepartment(q, slug),
        Button::Skip => fill(state, Filled::Skip),
        Button::SkipAll => fill(state, Filled::SkipAll),
        Button::Cancel => Intent::Cancel,
        Button::Secrecy => match state {
            State::Intake { .. } | State::Firm { .. } => Intent::Secrecy(state.clone()),
            _ => Intent::StaleButton,
        },
        Button::Industry(slug) => match state {
            State::Firm { draft, firm, field: FirmField::Industry } => {
                Intent::Firm(draft.clone(), firm.clone(), FirmField::Industry, FirmAnswer::Industry(slug))
            }
            _ => Intent::StaleButton,
        },
        Button::Town(index) => match state {
            State::Firm { draft, firm, field: FirmField::Town } => {
                Intent::Firm(draft.clone(), firm.clone(), FirmField::Town, FirmAnswer::Town(index))
            }
            _ => Intent::StaleButton,
        },
        Button::MyTickets => Intent::MyTickets,
        Button::Show(t) => Intent::ShowMine(t),
        Button::Add(t) => Intent::StartAdding(t),
        Button::Withdraw(t) => Intent::Withdraw(t),
        Button::WithdrawSure(t) => Intent::WithdrawSure(t),
        Button::Confirm(t) => Intent::Confirm(t),
        Button::Reopen(t) => Intent::StartReopening(t),
        Button::Rate(t, rating) => Intent::Rate(t, rating),
        Button::Belongs(t) => match state {
            State::Sorting { pending } => Intent::SortTo(pending.clone(), t),
            _ => Intent::StaleButton,
        },
        Button::NewQuestion => match state {
            State::Sorting { pending } => Intent::SortNew(pending.clone()),
            _ => Intent::StaleButton,
        },
        Button::Language(language) => Intent::SetLanguage(language),
        Button::Claim(t) => Intent::Claim(t),
        Button::Case(t) => Intent::Case(t),
        Button::Answer(t) => Intent::StartAnswer(t),
        Button::AskBack(t) => Intent::StartAskBack(t),
        Button::Note(t) => Intent::StartNote(t),
        Button::Transfer(t) => Intent::StartTransfer(t),
        Button::TransferTo(t, slug) => Intent::TransferTo(t, slug),
        Button::Release(t) => Intent::StartRelease(t),
        Button::Prescribe(t) => Intent::StartPrescription(t),
        Button::SendPrescription(t) => match state {
            State::Previewing { ticket, draft } if *ticket == t => Intent::SendPrescription(t, draft.clone()),
            _ => Intent::StaleButton,
        },
        Button::RewritePrescription(t) => match state {
            State::Previewing { ticket, draft } if *ticket == t => Intent::RewritePrescription(t, draft.clone()),
            _ => Intent::StaleButton,
        },
        Button::EditPart(t, part) => match state {
            State::Previewing { ticket, draft } if *ticket == t => Intent::EditPart(t, draft.clone(), part),
            _ => Intent::StaleButton,
        },
        Button::ClearPart(t) => match state {
            State::Prescribing { ticket, draft, part, sequence: Sequence::Alone } if *ticket == t => {
                Intent::ClearPart(t, draft.clone(), *part)
            }
            _ => Intent::StaleButton,
        },
        Button::Writing(button) => button.pressed(state),
        Button::Learn(t) => Intent::Learn(t),
        Button::ApproveDraft(t) => match state {
            State::Learning { ticket, words } if *ticket == t => Intent::ApproveDraft(t, words.clone()),
            _ => Intent::StaleButton,
        },
        Button::Paper(t) => Intent::Paper(t),
        Button::Correct(t) => Intent::Correct(t),
        Button::Complaint(button) => Intent::Complaint(ComplaintIntent::Pressed(button)),
        Button::Consult(button) => Intent::Consult(ConsultIntent::Pressed(button)),
        Button::Merge(button) => Intent::Merge(MergeIntent::Pressed(button)),
        Button::Alike(button) => button.pressed(state),
        Button::Handover(button) => button.pressed(state),
        Button::Assign(t) => Intent::StartAssign(t),
        Button::TakeOver(t) => Intent::TakeOver(t),
        Button::MarkConfidential(t) => Intent::MarkConfidential(t),
        Button::LiftConfidence(t) => Intent::LiftConfidence(t),
        Button::TakeConfidence(t) => Intent::TakeConfidence(t),
        Button::FollowUp(t, days) => Intent::FollowUpIn(t, days),
        Button::FollowUpSays(t, answer) => Intent::FollowUpSays(t, answer, None),
        Button::Resend(t, message) => Intent::Resend(t, Some(message)),
        Button::Personal(button) => button.pressed(state),
        Button::Phone => Intent::StartPhone,
        Button::AssignTo(t, person) => Intent::AssignTo(t, person),
        Button::Suspend(person) => Intent::Suspend(person),
        Button::Reinstate(person) => Intent::Reinstate(person),
        Button::Queue => Intent::Queue,
        Button::Mine => Intent::Mine,
        Button::Agenda(wish) => Intent::Agenda(wish),
        Button::Figures(of) => Intent::Figures(FiguresAsked::Of(of)),
        Button::FiguresTable(statistic, period) => Intent::Figures(FiguresAsked::Table(statistic, period)),
    }
}

/// 跳过 and 直接挂号, wherever something is being asked that may be skipped.
fn fill(state: &State, filled: Filled) -> Intent {
    match state {
        State::Intake { draft } => Intent::Intake(draft.clone(), filled),
        State::Firm { draft, firm, field } => {
            let answer = match filled {
                Filled::SkipAll => FirmAnswer::SkipAll,
                Filled::Skip | Filled::Text(_) => FirmAnswer::Skip,
            };
            Intent::Firm(draft.clone(), firm.clone(), *field, answer)
        }
        State::Reopening { ticket } => Intent::Reopen(*ticket, None),
        State::Complaint { ticket, step } => Intent::Complaint(ComplaintIntent::Said(*step, *ticket, None)),
        State::Prescribing { ticket, draft, part, sequence } => {
            Intent::Prescription(*ticket, draft.clone(), *part, *sequence, Filled::Skip)
        }
        State::Idle
        | State::Guided { .. }
        | State::Picking { .. }
        | State::Adding { .. }
        | State::Phoning
        | State::Forgetting
        | State::Sorting { .. }
        | State::Answering { .. }
        | State::AskingBack { .. }
        | State::Noting { .. }
        | State::Releasing { .. }
        | State::Transferring { .. }
        | State::Extending { .. }
        | State::Consulting { .. }
        | State::Learning { .. }
        | State::Merging { .. }
        | State::Alike { .. }
        | State::Splitting { .. }
        | State::Previewing { .. } => Intent::StaleButton,
    }
}
