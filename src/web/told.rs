//! What the desk replied to a form, shown once on top of the page that follows.

use serde::Deserialize;

use super::App;
use super::guest::Side;
use super::render::{Press, Shown, buttons, files, html};
use crate::desk::browsers::new_token;
use crate::domain::ids::{OutboxId, PersonId};
use crate::speech::page::PageWords;
use crate::store::Result;

/// Replies shown of one act: it has one or two.
const REPLIES_MAX: usize = 8;

/// What the address of a page says about the form before it.
#[derive(Debug, Default, Deserialize)]
pub struct Told {
    /// Rows of the replies, as `12.13`; empty if there were none.
    said: Option<String>,
    /// The form had been handled before.
    again: Option<String>,
    /// Nothing was sent yet: a preview.
    look: Option<String>,
}

/// A reply, ready to be shown.
pub struct Reply {
    /// Escaped.
    pub html: String,
    /// What came with it.
    pub files: Vec<Shown>,
    /// Its buttons: they lead to the chat.
    pub buttons: Vec<Press>,
    /// The row on which they are pressed.
    pub on: i64,
}

impl Told {
    /// Key of the words above the replies, if a form came before.
    pub fn notice(&self) -> Option<&'static str> {
        match (&self.said, &self.again, &self.look) {
            (_, Some(_), _) => Some("desk-once"),
            (Some(_), None, Some(_)) => Some("desk-looked"),
            (Some(_), None, None) => Some("desk-done"),
            (None, None, _) => None,
        }
    }

    /// Rows of the replies.
    pub fn rows(&self) -> Vec<OutboxId> {
        let said = self.said.as_deref().unwrap_or_default();
        said.split('.').filter_map(|row| row.parse().ok()).take(REPLIES_MAX).map(OutboxId).collect()
    }
}

/// The query of an address that shows these replies.
pub fn query(said: &[OutboxId]) -> String {
    let rows: Vec<String> = said.iter().map(ToString::to_string).collect();
    format!("?said={}", rows.join("."))
}

/// The replies that an address names: only those to this person.
pub async fn replies(app: &App, person: PersonId, words: PageWords, told: &Told) -> Result<Vec<Reply>> {
    these(app, person, words, told.rows()).await
}

/// These replies, if they are this person's.
pub async fn these(app: &App, person: PersonId, words: PageWords, rows: Vec<OutboxId>) -> Result<Vec<Reply>> {
    let read = move |tx: &crate::store::Tx<'_>| {
        let mut found = vec![];
        for row in rows {
            found.extend(tx.told(person, row)?.map(|message| (row, message)));
        }
        Ok(found)
    };
    let found = app.desk.store().read(read).await?;
    let once = new_token()?.place();
    let reply = |(row, message): (OutboxId, crate::speech::message::Message)| Reply {
        html: html(&message.text, &message.bold),
        files: files(message.attachment.as_ref(), &format!("{}/file/{row}", Side::House.base()), words),
        buttons: buttons(&message, &format!("{once}-{row}")).into_iter().flatten().collect(),
        on: row.0,
    };
    Ok(found.into_iter().map(reply).collect())
}
