//! Standing of a standard by its dates and today.

use std::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// How well a fact is supported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Confidence {
    /// Not confirmed: never stated as a fact.
    Low,
    /// One good source.
    Medium,
    /// Two independent sources, or an official one.
    High,
}

/// A date of which the month or the day may be unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartialDate {
    /// Year.
    pub year: i32,
    /// Month, 1 to 12.
    pub month: Option<u32>,
    /// Day of the month.
    pub day: Option<u32>,
}

impl PartialDate {
    /// Reads `2026`, `2026-11` or `2026-11-24`.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.trim().split('-');
        let year = parts.next().filter(|p| p.len() == 4)?.parse().ok()?;
        let month: Option<u32> = match parts.next() {
            None => None,
            Some(p) => Some(p.parse().ok().filter(|m| (1..=12).contains(m))?),
        };
        let day: Option<u32> = match parts.next() {
            None => None,
            Some(p) => Some(p.parse().ok()?),
        };
        if parts.next().is_some() {
            return None;
        }
        if let (Some(m), Some(d)) = (month, day) {
            NaiveDate::from_ymd_opt(year, m, d)?;
        }
        Some(Self { year, month, day })
    }

    /// The day, if it is known in full.
    pub fn full(self) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(self.year, self.month?, self.day?)
    }

    /// The earliest day it can be.
    pub fn earliest(self) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(self.year, self.month.unwrap_or(1), self.day.unwrap_or(1))
    }

    /// The latest day it can be.
    pub fn latest(self) -> Option<NaiveDate> {
        let month = self.month.unwrap_or(12);
        match self.day {
            Some(day) => NaiveDate::from_ymd_opt(self.year, month, day),
            None => (28..=31).rev().find_map(|day| NaiveDate::from_ymd_opt(self.year, month, day)),
        }
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(f, "-{day:02}")?;
        }
        Ok(())
    }
}

/// Where a standard or rule stands on a given day. Always computed, never written as a word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// In force.
    InForce {
        /// Since, as far as known.
        since: PartialDate,
    },
    /// Published, not yet in force.
    NotYet {
        /// In force from.
        from: PartialDate,
        /// The edition that holds until then.
        until_then: Option<String>,
    },
    /// Another edition has taken its place.
    Replaced {
        /// The successor's number.
        by: String,
        /// Since, if known.
        since: Option<PartialDate>,
    },
    /// Withdrawn without a successor.
    Withdrawn {
        /// Since.
        since: PartialDate,
    },
    /// In the register, but the date from which it holds was not checked.
    DateUnknown,
    /// Only a low-confidence source names it.
    Unconfirmed,
}

/// What the register says of one edition, on one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StandardCard {
    /// Canonical number with year, `GB/T 32614-2023`.
    pub number: String,
    /// Title.
    pub title: String,
    /// Published, as far as known.
    pub published: Option<PartialDate>,
    /// In force from, as far as known.
    pub implemented: Option<PartialDate>,
    /// Editions it takes the place of.
    pub replaces: Vec<String>,
    /// Computed.
    pub standing: Standing,
    /// Of the row.
    pub confidence: Confidence,
    /// Scope and what to know, one or two sentences.
    pub note: String,
    /// The official register where it can be verified.
    pub check: String,
    /// A link that a firm may be shown.
    pub link: Option<String>,
}
