//! The office's page about what is kept, in words.

use crate::domain::retention::{Ran, Retention};
use crate::speech::say_privacy;
use crate::speech::words::Voice;

/// The page.
#[derive(Debug, Clone)]
pub struct Privacy {
    /// Each rule: what, how long, when it was followed last and to how many.
    pub rules: Vec<[String; 3]>,
    /// How many people were erased.
    pub erased: String,
}

/// The page in words.
pub fn privacy(voice: Voice<'_>, retention: &Retention, ran: &Ran) -> Privacy {
    Privacy { rules: say_privacy::table(voice, retention, ran), erased: say_privacy::erased(voice, ran) }
}
