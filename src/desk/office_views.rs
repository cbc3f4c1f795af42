//! What stands on the office's pages.

use crate::speech::page::office::{Card, LedgerLine, Printed};

/// The first page.
#[derive(Debug, Clone)]
pub struct Overview {
    /// The period in words.
    pub period: String,
    /// Leading figures.
    pub cards: Vec<Card>,
    /// Overdue now, the most overdue first.
    pub overdue: Vec<LedgerLine>,
    /// How many there are in all.
    pub overdue_count: u64,
    /// Every other table.
    pub tables: Vec<Printed>,
}

/// A page of the ledger.
#[derive(Debug, Clone)]
pub struct LedgerPage {
    /// The period in words.
    pub period: String,
    /// Rows.
    pub lines: Vec<LedgerLine>,
    /// Rows on all pages.
    pub count: u64,
    /// Pages.
    pub pages: u64,
    /// Experts to pick from.
    pub experts: Vec<Choice>,
}

/// Something to pick.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// As an address carries it.
    pub code: String,
    /// In words.
    pub words: String,
}

/// Somebody of the house.
#[derive(Debug, Clone)]
pub struct Colleague {
    /// Name.
    pub name: String,
    /// Roles in words.
    pub roles: String,
    /// Tickets in hand.
    pub in_hand: usize,
    /// When away, and who stands in.
    pub away: Option<String>,
    /// Roles rest.
    pub suspended: bool,
}

/// The house and its roster.
#[derive(Debug, Clone)]
pub struct People {
    /// Everybody.
    pub colleagues: Vec<Colleague>,
    /// Days of the roster.
    pub days: Vec<String>,
    /// A row a department: its name, and who is on duty on each day.
    pub roster: Vec<(String, Vec<String>)>,
}

/// How the library stands.
#[derive(Debug, Clone)]
pub struct Health {
    /// The period in words.
    pub period: String,
    /// Articles.
    pub articles: usize,
    /// Those past their date: title, department, date.
    pub past_review: Vec<(String, String, String)>,
    /// Standards that are not confirmed: number, title, where to check.
    pub unconfirmed: Vec<(String, String, String)>,
    /// Questions without evidence: department, how many, some of them.
    pub gaps: Vec<(String, usize, Vec<String>)>,
    /// Articles whose questions end with a human: title, department, shown, tickets.
    pub human: Vec<(String, String, u64, u64)>,
}

/// A page of who did what.
#[derive(Debug, Clone)]
pub struct Audit {
    /// The period in words.
    pub period: String,
    /// Number of the ticket, and the step in words.
    pub steps: Vec<(String, String)>,
    /// Steps on all pages.
    pub count: u64,
    /// Pages.
    pub pages: u64,
    /// People to pick from.
    pub people: Vec<Choice>,
}
