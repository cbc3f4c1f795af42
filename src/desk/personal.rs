//! A person's own data: a copy of what is stored about them as a client.

use tracing::error;

use crate::conversation::personal::PersonalIntent;
use crate::domain::attachment::{Attachment, AttachmentKind, Location};
use crate::speech::personal;
use crate::speech::reply::Trouble;
use crate::speech::reply_personal::PersonalReply;
use crate::store::Result;

use super::turn::Turn;

/// What was meant about one's own data.
pub fn act(turn: &mut Turn<'_>, intent: &PersonalIntent) -> Result<()> {
    match intent {
        PersonalIntent::Export => export(turn),
    }
}

/// /export: a file with everything that is stored about the person here. It needs no leave: nobody can ask for
/// anybody else's.
fn export(turn: &mut Turn<'_>) -> Result<()> {
    let data = turn.tx.personal_data(turn.person.id)?;
    let (text, shown_name) = match personal::document(turn.voice(turn.person.language), &data) {
        Ok(made) => made,
        Err(why) => {
            error!(person = %turn.person.id, error = %why, "the copy of a person's data was not made");
            return turn.reply(Trouble::OurFault);
        }
    };
    // One file a person and language: asked for again, it is written over.
    let name = format!("my-data-{}-{}.json", turn.person.id, turn.person.language.tag());
    turn.tx.keep_attachment(&name, text.as_bytes())?;
    let attachment = Attachment {
        kind: AttachmentKind::Document,
        location: Location::Stored { name },
        name: Some(shown_name),
        size: u64::try_from(text.len()).ok(),
    };
    let (questions, tickets) = (data.questions.len(), data.tickets.len());
    turn.reply(PersonalReply::Copy { attachment, questions, tickets, cut: data.is_cut() })
}
