//! Moments (UTC milliseconds) and the county's local calendar day.

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, Offset, Utc};
use serde::{Deserialize, Serialize};

/// China has had one zone without summer time since 1992, so a fixed offset is exact.
const CHINA_OFFSET_SECONDS: i32 = 8 * 3600;

/// Milliseconds since the Unix epoch, UTC. The only form in which time is stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Moment(pub i64);

/// The fixed zone of the county, UTC+08:00.
pub fn china() -> FixedOffset {
    // 8 hours is within the ±24 h that chrono accepts; UTC only stands there to avoid a panic path.
    FixedOffset::east_opt(CHINA_OFFSET_SECONDS).unwrap_or_else(|| Utc.fix())
}

impl Moment {
    /// This moment on the county's clock.
    pub fn local(self) -> DateTime<FixedOffset> {
        let utc = DateTime::<Utc>::from_timestamp_millis(self.0).unwrap_or(DateTime::UNIX_EPOCH);
        utc.with_timezone(&china())
    }

    /// The county's calendar day.
    pub fn day(self) -> NaiveDate {
        self.local().date_naive()
    }

    /// The county's calendar year.
    pub fn year(self) -> i32 {
        self.day().year()
    }

    /// The moment at which the county's clock shows `day` `time`.
    pub fn at(day: NaiveDate, time: NaiveTime) -> Self {
        let naive = NaiveDateTime::new(day, time);
        let millis = naive.and_utc().timestamp_millis() - i64::from(CHINA_OFFSET_SECONDS) * 1000;
        Self(millis)
    }

    /// First instant of a local day.
    pub fn start_of(day: NaiveDate) -> Self {
        Self::at(day, NaiveTime::MIN)
    }

    /// Later by so many milliseconds (negative: earlier).
    pub fn plus_millis(self, millis: i64) -> Self {
        Self(self.0.saturating_add(millis))
    }

    /// Later by so many minutes of wall time.
    pub fn plus_minutes(self, minutes: i64) -> Self {
        self.plus_millis(minutes.saturating_mul(60_000))
    }

    /// Milliseconds from `earlier` to this moment; negative if it is later.
    pub fn millis_since(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0)
    }

    /// Reads an RFC 3339 time, as used by tests and the command line.
    pub fn parse_rfc3339(text: &str) -> Option<Self> {
        DateTime::parse_from_rfc3339(text).ok().map(|t| Self(t.timestamp_millis()))
    }
}

impl From<DateTime<Utc>> for Moment {
    fn from(value: DateTime<Utc>) -> Self {
        Self(value.timestamp_millis())
    }
}
