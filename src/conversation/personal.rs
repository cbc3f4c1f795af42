//! One's own data: buttons and meanings.

use std::fmt;

use super::intent::Intent;

/// What can be pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PersonalButton {
    /// 导出我的数据.
    Export,
}

/// What can be meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PersonalIntent {
    /// A copy of everything that is stored about oneself.
    Export,
}

impl fmt::Display for PersonalButton {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Export => "mydata",
        })
    }
}

impl PersonalButton {
    /// Reads what a channel brought back; `None` if it is none of these.
    pub fn read(name: &str) -> Option<Self> {
        match name {
            "mydata" => Some(Self::Export),
            _ => None,
        }
    }

    /// What it means.
    pub fn pressed(self) -> Intent {
        Intent::Personal(match self {
            Self::Export => PersonalIntent::Export,
        })
    }
}
