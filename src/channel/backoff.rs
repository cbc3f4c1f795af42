//! How long to wait before another try.

use std::time::Duration;

/// Random share added to every wait, in hundredths: those who failed together come back apart.
const JITTER_PERCENT: u32 = 25;

/// Doubles from `first` with every failed try up to `longest`, plus up to a quarter at random.
/// `failures` is how many tries have failed before, from 0.
pub fn pause(first: Duration, longest: Duration, failures: u32) -> Duration {
    let factor = 2_u32.checked_pow(failures).unwrap_or(u32::MAX);
    let wait = first.checked_mul(factor).map_or(longest, |wait| wait.min(longest));
    // Without a source of randomness everybody waits the same, which is harmless.
    let random = getrandom::u32().unwrap_or(0) % (JITTER_PERCENT + 1);
    wait + wait * random / 100
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wait_doubles_up_to_the_longest_and_varies_by_a_quarter() {
        let first = Duration::from_secs(1);
        let longest = Duration::from_secs(3600);
        for (failures, seconds) in [(0, 1), (1, 2), (5, 32), (11, 2048), (12, 3600), (31, 3600), (4_000, 3600)] {
            let wait = pause(first, longest, failures);
            let least = Duration::from_secs(seconds);
            assert!(wait >= least && wait <= least + least / 4, "{failures}: {wait:?}");
        }
    }
}
