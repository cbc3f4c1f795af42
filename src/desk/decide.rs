//! One function per intent.

use crate::conversation::handover::HandoverIntent;
use crate::conversation::intent::Intent;
use crate::conversation::on_ticket;
use crate::conversation::state::State;
use crate::conversation::writing::WritingIntent;
use crate::speech::reply::Trouble;
use crate::store::Result;

use super::turn::Turn;
use super::{
    admission, agenda, alike, ask, away, bare, binding, browsers, client, complaint, consultation, correction,
    decision, delivery, door, edits, extension, follow_up, forms, group, handover, hints, indicators, learning,
    merging, next, office, old_records, paper, personal, phrases, prescription, privacy, report, roster, secrecy,
    sorting, treat,
};

/// Does what was meant. `state` is the state before.
pub fn decide(turn: &mut Turn<'_>, state: State, intent: Intent) -> Result<()> {
    match intent {
        Intent::Start => door::start(turn),
        Intent::StartFor(department) => hints::start(turn, &department),
        Intent::Redeem(code) => door::redeem(turn, &code),
        Intent::Help => door::help(turn),
        Intent::Privacy => privacy::privacy(turn),
        Intent::Personal(intent) => personal::act(turn, &intent),
        Intent::Web => browsers::link(turn),
        Intent::Bind(code) => binding::bind(turn, &code),
        Intent::OfferLanguages => door::offer_languages(turn),
        Intent::SetLanguage(language) => door::set_language(turn, language),
        Intent::Cancel => door::cancel(turn, &state),
        Intent::Reachable(reachable) => door::reachable(turn, reachable),

        Intent::Ask(text, files) => ask::ask(turn, &text, files),
        Intent::Standard(text) => ask::standard(turn, &text),
        Intent::Solved(question) => ask::solved(turn, question),
        Intent::ChangeDepartment(question) => ask::change_department(turn, &state, question),
        Intent::PickDepartment(question, slug) => ask::pick(turn, &state, question, &slug),
        Intent::PickTyped(question, text) => ask::pick_typed(turn, &state, question, &text),
        Intent::ExpertWithoutQuestion => ask::question_first(turn),

        Intent::WantExpert(question) => admission::want_expert(turn, &state, question),
        Intent::Intake(draft, filled) => admission::intake(turn, draft, filled),
        Intent::IntakeFile(draft, file, caption) => admission::intake_file(turn, draft, file, caption),
        Intent::Firm(draft, firm, field, answer) => admission::firm(turn, draft, firm, field, answer),

        Intent::MyTickets => client::my_tickets(turn),
        Intent::ShowMine(ticket) => client::show(turn, ticket),
        Intent::StartAdding(ticket) => client::start_adding(turn, ticket),
        Intent::Add(ticket, written) => client::add(turn, ticket, &written),
        Intent::Edited(text) => edits::edited(turn, &state, &text),
        Intent::FollowUp(ticket, text) => follow_up::typed(turn, ticket, &text),
        Intent::FollowUpIn(ticket, days) => follow_up::in_so_many_days(turn, ticket, days),
        Intent::FollowUpSays(ticket, answer, reason) => follow_up::says(turn, ticket, answer, reason),
        Intent::Resend(ticket, message) => delivery::resend(turn, ticket, message),
        Intent::StartPhone => delivery::start_phone(turn),
        Intent::Phone(text) => delivery::phone(turn, &text),
        Intent::Withdraw(ticket) => client::withdraw(turn, ticket),
        Intent::WithdrawSure(ticket) => client::withdraw_sure(turn, ticket),
        Intent::Confirm(ticket) => client::confirm(turn, ticket),
        Intent::StartReopening(ticket) => client::start_reopening(turn, ticket),
        Intent::Reopen(ticket, reason) => client::reopen(turn, ticket, reason),
        Intent::Rate(ticket, rating) => complaint::rate(turn, ticket, rating),
        Intent::Complaint(intent) => complaint::decide(turn, intent),
        Intent::RateInWords(rating) => client::rate_in_words(turn, rating),

        Intent::Unsorted(pending, written) => sorting::unsorted(turn, pending, written),
        Intent::FileFirst(pending, written) => sorting::file_first(turn, pending, written),
        Intent::SortTo(pending, ticket) => sorting::sort_to(turn, pending, ticket),
        Intent::SortNew(pending) => sorting::sort_new(turn, pending),
        Intent::SortNumbered(pending, number) => match turn.tx.ticket_numbered(number)? {
            Some(ticket) => sorting::sort_to(turn, pending, ticket.id),
            None => turn.reply(Trouble::NoSuchTicket),
        },

        Intent::Queue => treat::queue(turn),
        Intent::Mine => treat::mine(turn),
        Intent::Next => next::next(turn),
        Intent::Duty(text) => roster::duty(turn, &text),
        Intent::Agenda(wish) => agenda::calendar(turn, wish),
        Intent::StaffGroup(text) => group::command(turn, &text),
        Intent::Away(text) => away::away(turn, &text),
        Intent::TakeOver(ticket) => away::take_over(turn, ticket),
        Intent::FindTicket(number) => treat::find(turn, number),
        Intent::FindWhat => turn.reply(Trouble::FindWhat),
        Intent::ByNumber(number, verb, rest) => match turn.tx.ticket_numbered(number)? {
            Some(ticket) => decide(turn, state, on_ticket(ticket.id, verb, &rest)),
            None => turn.reply(Trouble::NoSuchTicket),
        },
        Intent::BareVerb(verb, rest) => match bare::only_ticket(turn, verb)? {
            Some(ticket) => decide(turn, state, on_ticket(ticket, verb, &rest)),
            None => Ok(()),
        },
        Intent::Case(ticket) => treat::case(turn, ticket),
        Intent::Claim(ticket) => treat::claim(turn, ticket),
        Intent::StartAnswer(ticket) => treat::start_answer(turn, ticket),
        Intent::Answer(ticket, written) => treat::answer(turn, ticket, &written),
        Intent::StartAskBack(ticket) => treat::start_ask_back(turn, ticket),
        Intent::AskBack(ticket, written) => treat::ask_back(turn, ticket, &written),
        Intent::StartNote(ticket) => treat::start_note(turn, ticket),
        Intent::Note(ticket, written) => treat::note(turn, ticket, &written),
        Intent::NoteWhere => treat::note_where(turn),
        Intent::ReplyToCard(ticket, written) => treat::reply_to_card(turn, ticket, &written),

        Intent::StartRelease(ticket) => handover::start_release(turn, ticket),
        Intent::Release(ticket, reason) => handover::release(turn, ticket, &reason),
        Intent::StartTransfer(ticket) => handover::start_transfer(turn, ticket),
        Intent::TransferTo(ticket, slug) => handover::transfer_to(turn, ticket, &slug),
        Intent::TransferTyped(ticket, text) => handover::transfer_typed(turn, ticket, &text),
        Intent::Transfer(ticket, slug, reason) => handover::transfer(turn, ticket, &slug, &reason),
        Intent::Secrecy(state) => secrecy::wish(turn, state),
        Intent::MarkConfidential(ticket) => secrecy::mark(turn, ticket),
        Intent::TakeConfidence(ticket) => secrecy::take(turn, ticket),
        Intent::LiftConfidence(ticket) => secrecy::lift(turn, ticket),
        Intent::Alike(intent) => alike::act(turn, intent),
        Intent::Merge(intent) => merging::act(turn, &state, intent),
        Intent::Consult(intent) => consultation::act(turn, intent),
        Intent::Handover(intent) => more_time_or_decision(turn, intent),
        Intent::StartAssign(ticket) => handover::start_assign(turn, ticket),
        Intent::AssignTo(ticket, person) => handover::assign_to(turn, ticket, person),

        Intent::StartPrescription(ticket) => prescription::start(turn, ticket),
        Intent::RewritePrescription(ticket, draft) => prescription::rewrite(turn, ticket, &draft),
        Intent::Prescription(ticket, draft, part, sequence, filled) => {
            prescription::part(turn, ticket, draft, (part, sequence), filled)
        }
        Intent::EditPart(ticket, draft, part) => prescription::edit(turn, ticket, draft, part),
        Intent::ClearPart(ticket, draft, part) => prescription::clear(turn, ticket, draft, part),
        Intent::Learn(ticket) => learning::start(turn, ticket),
        Intent::HideWords(ticket, words, text) => learning::hide(turn, ticket, words, &text),
        Intent::ApproveDraft(ticket, words) => learning::approve(turn, ticket, &words),
        Intent::Writing(intent) => while_writing(turn, intent),
        Intent::Paper(ticket) => paper::give(turn, ticket),
        Intent::Correct(ticket) => correction::start(turn, ticket),
        Intent::LookAtPrescription(ticket, draft) => prescription::look(turn, ticket, draft).map(|_| ()),
        Intent::SendIfLookedAt(ticket, draft) => prescription::send_if_looked_at(turn, &state, ticket, draft),
        Intent::PreviewWaits(ticket, draft) => prescription::preview(turn, ticket, draft),
        Intent::SendPrescription(ticket, draft) => prescription::send(turn, ticket, &draft),

        Intent::Form(form) => forms::take(turn, state, &form),

        Intent::Invite(text) => office::invite(turn, &text),
        Intent::People => office::people(turn),
        Intent::Suspend(person) => office::suspend(turn, person),
        Intent::Reinstate(person) => office::reinstate(turn, person),
        Intent::Figures(asked) => office::show_figures(turn, &asked),
        Intent::Indicators => indicators::list(turn),
        Intent::Indicator(text) => indicators::typed(turn, &text),
        Intent::Report(period) => report::send(turn, &period),

        Intent::StaleButton => turn.reply(Trouble::StaleButton),
        Intent::NothingSaid => turn.reply(Trouble::NothingSaid),
        Intent::UnknownCommand(name) => turn.reply(Trouble::UnknownCommand { name }),
        Intent::TextWanted => turn.reply(Trouble::TextWanted),
        Intent::Empty => turn.reply(Trouble::Empty),
        Intent::TooLong { chars } => turn.reply(Trouble::TooLong { chars }),
        Intent::Unsupported(what) => turn.reply(Trouble::Unsupported { what }),
    }
}

fn more_time_or_decision(turn: &mut Turn<'_>, intent: HandoverIntent) -> Result<()> {
    match intent {
        HandoverIntent::AskDays(ticket, reason) => extension::ask_days(turn, ticket, reason),
        HandoverIntent::Extend(ticket, days, reason) => extension::extend(turn, ticket, days, reason),
        HandoverIntent::Decide(ticket, slug) => decision::decide(turn, ticket, &slug),
        HandoverIntent::Keep(ticket) => decision::keep(turn, ticket),
    }
}

fn while_writing(turn: &mut Turn<'_>, intent: WritingIntent) -> Result<()> {
    match intent {
        WritingIntent::OldRecords(ticket, draft) => old_records::offer(turn, ticket, &draft),
        WritingIntent::Copy(ticket, draft, old) => old_records::copy(turn, ticket, draft, old),
        WritingIntent::CopyWhere => old_records::copy_where(turn),
        WritingIntent::Phrases(ticket) => phrases::offer(turn, ticket),
        WritingIntent::Phrase(ticket, phrase, how) => phrases::take(turn, ticket, phrase, how),
        WritingIntent::Keep(what) => phrases::keep(turn, what),
        WritingIntent::List(slug) => phrases::list(turn, &slug),
        WritingIntent::Drop(phrase) => phrases::drop(turn, phrase),
    }
}
