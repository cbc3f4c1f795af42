//! Texts as sparse vectors over characters, pairs and words.

use std::collections::HashMap;

use crate::knowledge::analyzer::Gram;

/// A sparse vector of length 1: feature number and weight, by feature.
pub type Vector = Vec<(u32, f32)>;

/// All features seen in training, with their rarity.
#[derive(Debug, Default)]
pub struct Features {
    numbers: HashMap<Gram, u32>,
    rarity: Vec<f32>,
}

impl Features {
    /// Collects the features of all training texts.
    pub fn collect<'a>(texts: impl IntoIterator<Item = &'a [Gram]>) -> Self {
        let mut numbers: HashMap<Gram, u32> = HashMap::new();
        let mut counts: Vec<u32> = Vec::new();
        let mut last_text: Vec<u32> = Vec::new();
        let mut total = 0_u32;
        for text in texts {
            total += 1;
            for gram in text {
                let number = *numbers.entry(*gram).or_insert_with(|| {
                    counts.push(0);
                    last_text.push(0);
                    (counts.len() - 1) as u32
                }) as usize;
                // Counted once a text.
                if last_text[number] != total {
                    last_text[number] = total;
                    counts[number] += 1;
                }
            }
        }
        let rarity = counts.iter().map(|count| ((1.0 + total as f32) / (1.0 + *count as f32)).ln() + 1.0).collect();
        Self { numbers, rarity }
    }

    /// How many features there are.
    pub fn len(&self) -> usize {
        self.rarity.len()
    }

    /// Nothing was collected.
    pub fn is_empty(&self) -> bool {
        self.rarity.is_empty()
    }

    /// The number of a gram, if it was seen in training.
    pub fn number(&self, gram: Gram) -> Option<u32> {
        self.numbers.get(&gram).copied()
    }

    /// Counts (damped) × rarity, scaled to length 1. Unseen grams are left out.
    pub fn vector(&self, text: &[Gram]) -> Vector {
        let mut numbers: Vec<u32> = text.iter().filter_map(|gram| self.number(*gram)).collect();
        numbers.sort_unstable();
        let mut vector: Vector = numbers
            .chunk_by(|a, b| a == b)
            .filter_map(|same| same.first().map(|n| (*n, (1.0 + (same.len() as f32).ln()) * self.rarity[*n as usize])))
            .collect();
        let length = vector.iter().map(|(_, w)| w * w).sum::<f32>().sqrt();
        if length > 0.0 {
            vector.iter_mut().for_each(|(_, w)| *w /= length);
        }
        vector
    }
}
