//! One's own data: buttons, meanings and words.

use std::fmt;

use super::intent::Intent;
use super::state::State;

/// What can be pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PersonalButton {
    /// 导出我的数据.
    Export,
    /// 删除我的数据: says what that means, and asks.
    Forget,
    /// 确定删除.
    ForgetSure,
}

/// What can be meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PersonalIntent {
    /// A copy of everything that is stored about oneself.
    Export,
    /// To be erased: says what that means, and asks.
    Forget,
    /// Really.
    ForgetSure,
}

impl fmt::Display for PersonalButton {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Export => "mydata",
            Self::Forget => "forget",
            Self::ForgetSure => "forget!",
        })
    }
}

impl PersonalButton {
    /// Reads what a channel brought back; `None` if it is none of these.
    pub fn read(name: &str) -> Option<Self> {
        [Self::Export, Self::Forget, Self::ForgetSure].into_iter().find(|button| button.to_string() == name)
    }

    /// What it means in a state: nobody is erased who was not asked just before.
    pub fn pressed(self, state: &State) -> Intent {
        match self {
            Self::Export => Intent::Personal(PersonalIntent::Export),
            Self::Forget => Intent::Personal(PersonalIntent::Forget),
            Self::ForgetSure if *state == State::Forgetting => Intent::Personal(PersonalIntent::ForgetSure),
            Self::ForgetSure => Intent::StaleButton,
        }
    }
}

/// Do these words say that one is sure? Whole sentences, so that nobody types them by mistake.
pub fn is_sure(text: &str) -> bool {
    matches!(text.trim().to_lowercase().as_str(), "确认删除" | "确定删除" | "confirm deletion" | "yes, delete")
}
