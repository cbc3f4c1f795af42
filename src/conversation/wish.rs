//! What the client wishes about a trade secret, before there is a ticket to mark.

use serde::{Deserialize, Serialize};

/// What the client wishes about a trade secret, before there is a ticket to mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Wish {
    /// Nothing was said.
    #[default]
    None,
    /// 商业秘密.
    Confidential,
}

impl Wish {
    /// Was nothing said?
    pub fn is_none(&self) -> bool {
        match self {
            Self::None => true,
            Self::Confidential => false,
        }
    }

    /// The other one: the same button marks and takes back.
    pub fn turned(self) -> Self {
        match self {
            Self::None => Self::Confidential,
            Self::Confidential => Self::None,
        }
    }
}
