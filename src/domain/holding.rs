//! What a database holds, in rows: a copy must hold the same.

/// Rows of a database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Holding {
    /// Migrations that were applied.
    pub schema: u32,
    /// People.
    pub people: i64,
    /// Questions.
    pub questions: i64,
    /// Tickets.
    pub tickets: i64,
    /// Lines of their history.
    pub events: i64,
}
