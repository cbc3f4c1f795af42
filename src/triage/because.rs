//! The words of a question that moved the decision, as words that a person recognises.

use std::collections::{HashMap, HashSet};

use crate::knowledge::analyzer::{Normal, is_han};

/// Most words shown.
pub const BECAUSE_MAX: usize = 4;
/// Longest stretch shown as one word when no known word fits, in characters.
const STRETCH_MAX: usize = 8;
/// A word is shown only if it pulled at least this share of the strongest word.
const SHARE_MIN: f32 = 0.25;

/// Longest word of the lexicon, in characters; longer terms are seldom said in chat.
const LEXICON_WORD_MAX: usize = 6;
/// A stretch of characters is a word if so many different questions and titles hold it: fewer are
/// mostly accidents of two neighbours.
const LEXICON_TEXTS_MIN: u16 = 4;

/// A longer word must stand in so large a part of the texts that hold its commoner shorter part: 皮带用 is
/// 皮带 with whatever follows, 检测报告 is a word.
const COHESION_MIN: f32 = 0.4;
/// The same for two characters, of which the commoner is in many words: 人抢 is none, 商标 is one.
const PAIR_COHESION_MIN: f32 = 0.08;

/// Stretches that people and articles really use, learnt from titles and example questions: without a
/// dictionary, and only for what is shown.
#[derive(Debug, Default)]
pub struct Lexicon {
    words: HashSet<Vec<char>>,
}

impl Lexicon {
    /// Learns from normalised texts.
    pub fn learn<'a>(texts: impl Iterator<Item = &'a [char]>) -> Self {
        let mut counts: HashMap<Vec<char>, u16> = HashMap::new();
        for text in texts {
            let mut here: HashSet<&[char]> = HashSet::new();
            for width in 1..=LEXICON_WORD_MAX {
                here.extend(text.windows(width).filter(|window| window.iter().all(|c| is_shown(*c))));
            }
            for word in here {
                let count = counts.entry(word.to_vec()).or_default();
                *count = count.saturating_add(1);
            }
        }
        let holds_together = |word: &[char], count: u16| {
            let parts = [&word[..word.len() - 1], &word[1..]];
            let commonest = parts.iter().filter_map(|part| counts.get(*part)).max().copied().unwrap_or(count);
            let share = if word.len() == 2 { PAIR_COHESION_MIN } else { COHESION_MIN };
            f32::from(count) >= share * f32::from(commonest)
        };
        let words = counts
            .iter()
            .filter(|(word, _)| word.len() >= 2)
            .filter(|(word, count)| **count >= LEXICON_TEXTS_MIN && holds_together(word, **count))
            .map(|(word, _)| word.clone())
            .collect();
        Self { words }
    }

    /// The longest word within a stretch, the first of equals.
    fn longest_within(&self, stretch: &[char]) -> Option<(usize, usize)> {
        (2..=LEXICON_WORD_MAX.min(stretch.len())).rev().find_map(|width| {
            let place = stretch.windows(width).position(|window| self.words.contains(window))?;
            Some((place, place + width))
        })
    }
}

fn is_shown(c: char) -> bool {
    is_han(c) && !GRAMMAR.contains(c)
}

/// Picks words by how much their characters pulled. `known` are the department's own words; they
/// come first where they occur, then stretches of strongly pulling characters.
pub fn words(original: &str, normal: &Normal, pulls: &[f32], known: &[Vec<char>], lexicon: &Lexicon) -> Vec<String> {
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
    let others: Vec<(f32, usize, usize)> = stretches(normal, pulls, &taken)
        .into_iter()
        .filter_map(|(pull, start, end)| {
            if !is_han(normal.chars[start]) {
                return Some((pull, start, end));
            }
            let (from, to) = lexicon.longest_within(&normal.chars[start..end])?;
            Some((pulls[start + from..start + to].iter().sum(), start + from, start + to))
        })
        .collect();
    if found.is_empty() && others.iter().all(|(pull, _, _)| *pull <= 0.0) {
        // Nothing pulled towards the winner; it won because the others were pushed away more.
        found.extend(others.into_iter().max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, start, end)| (0.0, start, end)));
    } else {
        found.extend(others.into_iter().filter(|(pull, _, _)| *pull > 0.0));
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

/// Characters of questions and grammar: words are cut at them, and they are never shown.
const GRAMMAR: &str = "怎么什哪我你您他她它们的了吗呢吧啊在是有没要会能可以不就都也还和与及给把被让这那个上下里去来想问请谁多少几做办弄搞买卖说看找到对从为才又再很太最一二三";

/// Stretches between grammar, at most [`STRETCH_MAX`] characters: of longer ones the part that
/// pulls most. Latin words are taken whole.
fn stretches(normal: &Normal, pulls: &[f32], taken: &[bool]) -> Vec<(f32, usize, usize)> {
    let class = |i: usize| {
        let c = normal.chars[i];
        if taken[i] || GRAMMAR.contains(c) {
            0
        } else if is_han(c) {
            1
        } else {
            2 * u8::from(c.is_alphanumeric())
        }
    };
    let mut found = Vec::new();
    let mut start = 0;
    while start < pulls.len() {
        let mut end = start + 1;
        while end < pulls.len() && class(end) == class(start) {
            end += 1;
        }
        if class(start) != 0 && end - start >= 2 {
            let (from, to) = if class(start) == 1 { strongest(pulls, start, end) } else { (start, end) };
            found.push((pulls[from..to].iter().sum(), from, to));
        }
        start = end;
    }
    found
}

/// The window of at most [`STRETCH_MAX`] characters that pulls most.
fn strongest(pulls: &[f32], start: usize, end: usize) -> (usize, usize) {
    let width = STRETCH_MAX.min(end - start);
    let pull = |from: usize| pulls[from..from + width].iter().sum::<f32>();
    let best = (start..=end - width).max_by(|a, b| pull(*a).total_cmp(&pull(*b))).unwrap_or(start);
    (best, best + width)
}
