//! The library: articles, the standards register, Chinese text analysis and search.
//!
//! Modules in reading order.

/// Chinese text to terms.
pub mod analyzer;
/// Articles: parsing with located faults.
pub mod article;
/// The taxonomy `departments.toml`.
pub mod departments;
/// The files, from the binary or a folder.
pub mod files;
/// An article's front matter as written.
pub mod front_matter;
/// The search index; the only file that knows tantivy.
pub mod index;
/// Indicators of the plan.
pub mod indicators;
/// Articles with their index: ranking and evidence.
pub mod library;
/// Numbers of standards in all their spellings.
pub mod number;
/// Texts cut into passages, markdown made plain.
pub mod passage;
/// Names folded for comparison.
pub mod fold;
/// The rows of the register.
pub mod rows;
/// The register: look-up by any spelling.
pub mod register;
/// In force or not, by dates and the day.
pub mod standing;
/// Colloquial words to terms.
pub mod synonyms;
