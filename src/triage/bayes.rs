//! Multinomial naive Bayes on the weighted vectors, each class alike before the first word.

use super::features::Vector;

/// Added to every count, so that an unseen word of a class does not forbid it.
const SMOOTHING: f32 = 0.02;

/// Log likelihoods, centred over the classes of each feature.
#[derive(Debug)]
pub struct Bayes {
    classes: usize,
    /// Feature-major: `weights[feature * classes + class]`.
    weights: Vec<f32>,
}

impl Bayes {
    /// Counts.
    pub fn train(samples: &[(usize, Vector)], classes: usize, features: usize) -> Self {
        let mut sums = vec![SMOOTHING; features * classes];
        let mut totals = vec![SMOOTHING * features as f32; classes];
        for (class, vector) in samples {
            for (feature, weight) in vector {
                sums[*feature as usize * classes + class] += weight;
                totals[*class] += weight;
            }
        }
        for row in sums.chunks_mut(classes) {
            for (value, total) in row.iter_mut().zip(&totals) {
                *value = (*value / total).ln();
            }
            let mean = row.iter().sum::<f32>() / classes as f32;
            row.iter_mut().for_each(|value| *value -= mean);
        }
        Self { classes, weights: sums }
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
