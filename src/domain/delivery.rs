//! What became of a message on its way to a reader.

/// What became of it, as far as the channel says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Delivery {
    /// On its way.
    Waiting,
    /// The channel has it.
    Delivered,
    /// It went out and no answer came.
    Possibly,
    /// The reader has blocked the bot or is gone.
    Unreachable,
    /// The channel refuses it.
    Refused,
    /// Every try failed.
    GivenUp,
}

impl Delivery {
    /// Did it surely not arrive, or is nobody sure?
    pub fn is_in_doubt(self) -> bool {
        match self {
            Self::Waiting | Self::Delivered => false,
            Self::Possibly | Self::Unreachable | Self::Refused | Self::GivenUp => true,
        }
    }
}
