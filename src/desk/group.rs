//! The group of the house: the office binds it, and what people with a role do in it counts.
//!
//! Who they are decides, not where they are: everything goes through the same gate as in their own chat, and
//! what is said back is said there. Somebody without a role is not even heard.

use crate::conversation::command::{Command, Typed, read_command};
use crate::conversation::incoming::{Address, Content, Threads, Within};
use crate::conversation::intent::Written;
use crate::domain::person::{Act, Person};
use crate::domain::thread::StaffGroup;
use crate::guide::Guide;
use crate::speech::reply_group::{GroupReply, GroupSays};
use crate::store::outbox::Outgoing;
use crate::store::{Result, Tx};

use super::album::Gathered;
use super::turn::Turn;
use super::{House, threads, treat};

/// Words behind /staffgroup that give the group up.
const OFF: [&str; 4] = ["off", "解除", "取消", "停用"];

/// Something was done in a group.
pub fn in_group(tx: &Tx<'_>, guide: &Guide, house: &House, gathered: &Gathered, within: &Within) -> Result<()> {
    let incoming = &gathered.incoming;
    // Talking in a group makes nobody known to the clinic.
    let Some((_, person)) = tx.address(&incoming.from)? else { return Ok(()) };
    if !tx.person(person)?.as_ref().is_some_and(has_a_role) {
        return Ok(());
    }
    let mut turn = Turn::begin(tx, guide, house, incoming)?;
    match &incoming.content {
        Content::Text { text } if text.starts_with('/') && !text.starts_with("//") => match read_command(text) {
            Typed::Known(Command::StaffGroup, argument) => command(&mut turn, &argument)?,
            Typed::Known(..) | Typed::Unknown(_) | Typed::Text => {}
        },
        Content::Text { text } => {
            let text = text.trim_start_matches('/').trim().to_owned();
            note(&mut turn, within, &Written { text, attachment: None })?;
        }
        Content::File { attachment, caption } => {
            let text = caption.clone().unwrap_or_default();
            note(&mut turn, within, &Written { text, attachment: Some(attachment.clone()) })?;
        }
        Content::Press { .. } => {
            if bound_at(&turn, within)?.is_some() {
                super::answer(&mut turn, gathered.unsupported)?;
            }
        }
        // A group has no pages.
        Content::Form { .. }
        | Content::Unsupported { .. }
        | Content::Edited { .. }
        | Content::Blocked
        | Content::Unblocked => {}
    }
    threads::keep(&mut turn)?;
    turn.end().map(|_| ())
}

fn has_a_role(person: &Person) -> bool {
    person.is_expert() || person.is_office()
}

/// What is written in the thread of a ticket is a note of it, never an answer.
fn note(turn: &mut Turn<'_>, within: &Within, written: &Written) -> Result<()> {
    let (Some(group), Some(thread)) = (bound_at(turn, within)?, &within.thread) else { return Ok(()) };
    match turn.tx.ticket_of_thread(&group, thread)? {
        Some(ticket) => treat::note_in_thread(turn, ticket, written),
        // A thread of their own, or one that is over.
        None => Ok(()),
    }
}

fn bound_at(turn: &Turn<'_>, within: &Within) -> Result<Option<StaffGroup>> {
    let Some(group) = turn.tx.staff_group()? else { return Ok(None) };
    let here = turn.tx.address(&place(turn, within))?;
    Ok(here.is_some_and(|(address, _)| address == group.address).then_some(group))
}

fn place(turn: &Turn<'_>, within: &Within) -> Address {
    Address { channel: turn.incoming.from.channel, place: within.place.clone() }
}

/// /staffgroup: in a group it is bound, with `off` it is given up; elsewhere it is told how it stands.
pub fn command(turn: &mut Turn<'_>, argument: &str) -> Result<()> {
    if !turn.allowed(Act::BindGroup, None)? {
        return Ok(());
    }
    let group = turn.tx.staff_group()?;
    if OFF.contains(&argument.trim().to_lowercase().as_str()) {
        let Some(group) = group else { return turn.reply(GroupReply::None) };
        turn.tx.end_group(&group, turn.now)?;
        return turn.reply(GroupReply::GivenUp);
    }
    match (&turn.incoming.within, group) {
        (None, None) => turn.reply(GroupReply::None),
        (None, Some(group)) => turn.reply(GroupReply::Bound { halted: group.halted }),
        (Some(within), group) => bind(turn, within, group),
    }
}

fn bind(turn: &mut Turn<'_>, within: &Within, group: Option<StaffGroup>) -> Result<()> {
    match within.threads {
        Threads::None => return turn.reply(GroupReply::NoThreads),
        Threads::Many => {}
    }
    let address = turn.tx.house_address(&place(turn, within), turn.now)?;
    match group {
        Some(group) if group.address != address => turn.reply(GroupReply::Another),
        Some(group) if group.halted.is_some() => {
            turn.tx.resume_group(&group)?;
            turn.reply(GroupReply::Resumed)
        }
        Some(_) => turn.reply(GroupReply::Bound { halted: None }),
        None => {
            turn.tx.set_reachable(address, true)?;
            let group = turn.tx.bind_group(address, turn.person.id, turn.now)?;
            let hello = threads::words(turn, &group, &GroupSays::Hello)?;
            turn.tx.enqueue(&Outgoing { to: address, message: &hello, ticket: None, edits: None }, turn.now)?;
            turn.reply(GroupReply::NowBound)
        }
    }
}
