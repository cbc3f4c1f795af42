//! Who sees which commands in a messenger's menu.

use crate::channel::telegram::{Commands, Menus};
use crate::conversation::incoming::Address;
use crate::domain::person::Language;
use crate::speech;
use crate::store::Store;

/// Menus by the roles and language that the database has for a place.
pub struct RoleMenus {
    /// The database.
    pub store: Store,
}

impl Menus for RoleMenus {
    fn default_menu(&self, language: Language) -> Commands {
        speech::menu(language, false, false)
    }

    async fn menu_for(&self, at: &Address) -> Option<Commands> {
        let at = at.clone();
        let found = self.store.read(move |tx| match tx.address(&at)? {
            Some((_, person)) => tx.person(person),
            None => Ok(None),
        });
        match found.await {
            Ok(person) => person.map(|person| speech::menu(person.language, person.is_expert(), person.is_office())),
            Err(error) => {
                tracing::warn!(%error, "the menu of a place cannot be found out");
                None
            }
        }
    }
}
