//! The only place that reads the time.

use std::sync::Arc;

use crate::domain::moment::Moment;

/// What the time is, for those who have to ask again and again.
pub type Clock = Arc<dyn Fn() -> Moment + Send + Sync>;

/// Now, by the machine's clock.
#[expect(clippy::disallowed_methods, reason = "the one place that may read the clock")]
pub fn now() -> Moment {
    Moment::from(chrono::Utc::now())
}

/// The machine's clock.
pub fn system() -> Clock {
    Arc::new(now)
}
