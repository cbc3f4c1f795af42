//! One file per subcommand.

/// `eval`: measures triage, guidance and search.
pub mod eval;
