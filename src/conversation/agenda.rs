//! What one wishes about one's own calendar of follow-ups.

/// About the secret address of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AgendaWish {
    /// To have one: made if there is none.
    Have,
    /// Another one; the old address ends.
    New,
    /// None any more.
    End,
}

impl AgendaWish {
    /// What stands behind /calendar.
    pub fn typed(text: &str) -> Self {
        match text.trim().to_lowercase().as_str() {
            "换" | "换一个" | "更换" | "重新生成" | "new" => Self::New,
            "停" | "停用" | "停止" | "取消" | "关闭" | "撤销" | "off" | "stop" | "end" => Self::End,
            _ => Self::Have,
        }
    }

    /// As a button carries it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Have => "have",
            Self::New => "new",
            Self::End => "end",
        }
    }

    /// The wish of a code.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Have, Self::New, Self::End].into_iter().find(|wish| wish.code() == code)
    }
}
