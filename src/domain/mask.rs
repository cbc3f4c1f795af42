//! What a text looks like after names and numbers were hidden in it.

/// What was hidden.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MaskKind {
    /// Name of a firm.
    Firm,
    /// Name of a person.
    Person,
    /// Number of an identity card.
    Identity,
    /// Unified social credit code.
    CreditCode,
    /// Phone, fax, and numbers of messengers.
    Phone,
    /// E-mail address.
    Email,
    /// Postal address.
    Address,
    /// Bank account or card.
    Account,
    /// Number plate of a vehicle.
    Plate,
    /// Address on the web.
    Link,
    /// Number of a report, certificate, contract or lot.
    Reference,
    /// Number of a ticket.
    Ticket,
    /// What a person wanted hidden.
    Word,
}

impl MaskKind {
    /// Every kind, for tables and tests.
    pub const ALL: [Self; 13] = [
        Self::Firm,
        Self::Person,
        Self::Identity,
        Self::CreditCode,
        Self::Phone,
        Self::Email,
        Self::Address,
        Self::Account,
        Self::Plate,
        Self::Link,
        Self::Reference,
        Self::Ticket,
        Self::Word,
    ];

    /// What stands in its place, in a text that will be read by people.
    pub fn mark(self) -> &'static str {
        match self {
            Self::Firm => "【企业】",
            Self::Person => "【人员】",
            Self::CreditCode => "【信用代码】",
            Self::Identity => "【证件号】",
            Self::Phone => "【电话】",
            Self::Email => "【邮箱】",
            Self::Address => "【地址】",
            Self::Account => "【账号】",
            Self::Plate => "【车牌】",
            Self::Link => "【网址】",
            Self::Reference => "【编号】",
            Self::Ticket => "【单号】",
            Self::Word => "【隐去】",
        }
    }
}

/// A stretch of a masked text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// As it was.
    Plain(String),
    /// Hidden.
    Hidden {
        /// What it was.
        kind: MaskKind,
        /// The words that were there: for who approves, never for the draft.
        original: String,
    },
}

/// A text with what was hidden in it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Masked {
    /// Its stretches, in order.
    pub pieces: Vec<Piece>,
}

impl Masked {
    /// The text with marks in the place of what was hidden.
    pub fn text(&self) -> String {
        let shown = |piece: &Piece| match piece {
            Piece::Plain(text) => text.clone(),
            Piece::Hidden { kind, .. } => kind.mark().to_owned(),
        };
        self.pieces.iter().map(shown).collect()
    }

    /// What was hidden, in order.
    pub fn hidden(&self) -> impl Iterator<Item = (MaskKind, &str)> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Plain(_) => None,
            Piece::Hidden { kind, original } => Some((*kind, original.as_str())),
        })
    }
}
