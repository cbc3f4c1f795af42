//! `knowledge check`: everything that a person should mend before the library is published.

/// File name of the allowed and banned hosts, below the knowledge folder.
pub const LINKS_FILE: &str = "links.toml";
