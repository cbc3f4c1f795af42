//! The words of a question that moved the decision, as words that a person recognises.

use crate::knowledge::analyzer::{Normal, is_han};

/// Most words shown.
pub const BECAUSE_MAX: usize = 4;
/// Longest stretch shown as one word when no known word fits, in characters.
const STRETCH_MAX: usize = 6;
/// A word is shown only if it pulled at least this share of the strongest word.
const SHARE_MIN: f32 = 0.25;

/// Picks words by how much their characters pulled. `known` are the department's own words; they
/// come first where they occur, then stretches of strongly pulling characters.
pub fn words(original: &str, normal: &Normal, pulls: &[f32], known: &[Vec<char>]) -> Vec<String> {
    let mut taken = vec![false; normal.chars.len()];
    let mut found: Vec<(f32, usize, usize)> = Vec::new();
    let mut longest_first: Vec<&Vec<char>> = known.iter().filter(|w| !w.is_empty()).collect();
    longest_first.sort_by_key(|w| std::cmp::Reverse(w.len()));
    for word in longest_first {
        let Some(start) = normal.chars.windows(word.len()).position(|w| w == word.as_slice()) else { continue };
        let end = start + word.len();
        let pull: f32 = pulls[start..end].iter().sum();
        if pull > 0.0 && !taken[start..end].iter().any(|t| *t) {
            taken[start..end].iter_mut().for_each(|t| *t = true);
            found.push((pull, start, end));
        }
    }
    if found.len() < BECAUSE_MAX {
        found.extend(stretches(normal, pulls, &taken));
    }
    found.sort_by(|a, b| b.0.total_cmp(&a.0));
    let strongest = found.first().map_or(0.0, |f| f.0);
    let originals: Vec<char> = original.chars().collect();
    let mut shown: Vec<String> = Vec::new();
    for (pull, start, end) in found {
        let from = normal.origins[start];
        let to = normal.origins[end - 1];
        let word: String = originals.get(from..=to).unwrap_or_default().iter().collect();
        if pull >= strongest * SHARE_MIN && !shown.contains(&word) && shown.len() < BECAUSE_MAX {
            shown.push(word);
        }
    }
    shown
}

/// Runs of at least two characters (or one whole Latin word) that pull more than the mean.
fn stretches(normal: &Normal, pulls: &[f32], taken: &[bool]) -> Vec<(f32, usize, usize)> {
    let positive: Vec<f32> = pulls.iter().copied().filter(|p| *p > 0.0).collect();
    if positive.is_empty() {
        return Vec::new();
    }
    let mean = positive.iter().sum::<f32>() / positive.len() as f32;
    let mut found = Vec::new();
    let mut start = 0;
    while start < pulls.len() {
        let han = is_han(normal.chars[start]);
        let alike = |i: usize| {
            let c = normal.chars[i];
            !taken[i] && is_han(c) == han && (if han { pulls[i] >= mean } else { c.is_alphanumeric() })
        };
        if !alike(start) {
            start += 1;
            continue;
        }
        let mut end = start;
        while end < pulls.len() && alike(end) && (!han || end - start < STRETCH_MAX) {
            end += 1;
        }
        let pull: f32 = pulls[start..end].iter().sum();
        if end - start >= 2 && pull > 0.0 {
            found.push((pull, start, end));
        }
        start = end;
    }
    found
}
