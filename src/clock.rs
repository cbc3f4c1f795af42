//! The only place that reads the time.

use crate::domain::moment::Moment;

/// Now, by the machine's clock.
#[expect(clippy::disallowed_methods, reason = "the one place that may read the clock")]
pub fn now() -> Moment {
    Moment::from(chrono::Utc::now())
}
