//! What must never break, proved on the real parts: the desk, its store, its words.

/// Arbitrary states, contents and surroundings.
mod any;
/// Any state and any content give an intent.
mod understanding;
/// What is stored is read again.
mod stored;
/// A desk with people at it.
mod bench;
/// Who may do what.
mod leave;
/// Which step in which stage.
mod steps;
