//! Question → department, urgency, and the words that decided.
//!
//! An ensemble of simple models, trained at every start from the articles, the departments' words
//! and example questions; no training data but these.

/// Emergencies told in words that nobody listed.
pub mod alarm;
/// Naive Bayes over features.
pub mod bayes;
/// The words that moved the decision.
pub mod because;
/// The ensemble: departments with probabilities.
pub mod ensemble;
/// Texts as weighted features.
pub mod features;
/// Greetings and thanks.
pub mod greeting;
/// A linear support vector machine, one department against the rest.
pub mod linear;
/// What must not wait, and what to do at once.
pub mod urgency;
