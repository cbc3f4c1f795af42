//! What happens to messages after they were written: changed by the client, sent again.

use super::{Happening, Step, Ticket};
use crate::domain::ids::{MessageId, PersonId};
use crate::domain::moment::Moment;

impl Ticket {
    /// The client changed the words of the question (`None`) or of a message. The stage does not
    /// matter: both versions stay.
    pub fn client_edited(self, actor: PersonId, message: Option<MessageId>, at: Moment) -> Step {
        self.step(actor, at, Happening::ClientEdited { message }, |_| {})
    }

    /// What did not surely arrive is sent again, at any stage.
    pub fn resent(self, actor: PersonId, message: MessageId, at: Moment) -> Step {
        self.step(actor, at, Happening::Resent { message }, |_| {})
    }
}
