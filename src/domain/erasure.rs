//! Erasing a person: why, and what stands in the place of their words.

/// Hexadecimal digits of a pseudonym: enough to tell the erased of a county apart.
pub const CODE_DIGITS: usize = 6;

/// Why somebody was erased.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Cause {
    /// They asked for it.
    Asked,
    /// They have not come for so long that what is known of them is not needed any more.
    KeptLongEnough,
}

impl Cause {
    /// As stored.
    pub fn code(self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::KeptLongEnough => "kept_long_enough",
        }
    }
}

/// What stands in the place of a person's words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marks {
    /// Of their name: a pseudonym, of chance.
    pub person: String,
    /// Of their firm's.
    pub firm: String,
    /// Of any text.
    pub text: String,
}
