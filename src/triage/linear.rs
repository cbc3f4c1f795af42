//! A linear support vector machine, one class against the rest, by dual coordinate descent
//! (Hsieh et al. 2008, L2 loss). Deterministic: samples are visited in a fixed shuffled order.

use super::features::Vector;

/// Penalty of a sample on the wrong side.
const PENALTY: f32 = 0.5;
/// Visits of all samples. More changes no decision on held-out questions.
const ROUNDS: usize = 12;

/// Weights of all classes.
#[derive(Debug)]
pub struct Linear {
    classes: usize,
    /// Feature-major: `weights[feature * classes + class]`.
    weights: Vec<f32>,
}

impl Linear {
    /// Trains all classes, on as many threads as there are classes.
    pub fn train(samples: &[(usize, Vector)], classes: usize, features: usize) -> Self {
        let order = order(samples.len());
        let columns: Vec<Vec<f32>> = std::thread::scope(|scope| {
            let order = &order;
            let workers: Vec<_> =
                (0..classes).map(|class| scope.spawn(move || train_one(samples, order, class, features))).collect();
            // A worker only computes on slices whose bounds are checked above; if one dies all the
            // same, its class gets no linear vote and the other models decide.
            workers.into_iter().map(|w| w.join().unwrap_or_else(|_| vec![0.0; features])).collect()
        });
        let mut weights = vec![0.0; features * classes];
        for (class, column) in columns.iter().enumerate() {
            for (feature, value) in column.iter().enumerate() {
                weights[feature * classes + class] = *value;
            }
        }
        Self { classes, weights }
    }

    /// What a feature says for each class.
    pub fn row(&self, feature: u32) -> &[f32] {
        let start = feature as usize * self.classes;
        &self.weights[start..start + self.classes]
    }

    /// Scores of all classes.
    pub fn scores(&self, vector: &Vector) -> Vec<f32> {
        let mut scores = vec![0.0; self.classes];
        for (feature, weight) in vector {
            for (score, value) in scores.iter_mut().zip(self.row(*feature)) {
                *score += weight * value;
            }
        }
        scores
    }
}

/// A fixed shuffle: a full cycle of a linear congruential generator over the next power of two.
fn order(len: usize) -> Vec<usize> {
    let size = len.next_power_of_two().max(1);
    let mut at = 0;
    let mut order = Vec::with_capacity(len);
    for _ in 0..size {
        at = (at * 5 + 12_345) % size;
        if at < len {
            order.push(at);
        }
    }
    order
}

fn train_one(samples: &[(usize, Vector)], order: &[usize], class: usize, features: usize) -> Vec<f32> {
    let diagonal = 0.5 / PENALTY;
    let mut weights = vec![0.0_f32; features];
    let mut alphas = vec![0.0_f32; samples.len()];
    let squares: Vec<f32> = samples.iter().map(|(_, v)| v.iter().map(|(_, w)| w * w).sum::<f32>() + diagonal).collect();
    for _ in 0..ROUNDS {
        for &index in order {
            let (own, vector) = &samples[index];
            let side = if *own == class { 1.0 } else { -1.0 };
            let score: f32 = vector.iter().map(|(f, w)| weights[*f as usize] * w).sum();
            let gradient = side * score - 1.0 + diagonal * alphas[index];
            let updated = (alphas[index] - gradient / squares[index]).max(0.0);
            let step = (updated - alphas[index]) * side;
            alphas[index] = updated;
            if step != 0.0 {
                for (feature, weight) in vector {
                    weights[*feature as usize] += step * weight;
                }
            }
        }
    }
    weights
}
