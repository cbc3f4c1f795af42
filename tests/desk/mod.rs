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
/// People do whatever comes to their minds.
mod walk;
/// Colleagues look at a ticket together.
mod consultation;
/// Two tickets become one.
mod merging;
/// What chance meets seldom.
mod rare;
/// What holds after any walk.
mod secrets;
/// Photos that were sent together.
mod album;
/// What a reply can hold, by its type.
mod reach;
/// What the clinic does by itself.
mod rounds;
/// Duty and the digest.
mod mornings;
/// The group of the house.
mod group;
/// Who stands in for whom.
mod absences;
/// A month at the desk, by chance from a seed.
mod month;
/// Many claims at once.
mod race;
/// Buttons of others, of what is over, of nobody's making.
mod buttons;
/// A job stands or falls alone; every statement runs.
mod store;
/// Figures against numbers computed by hand.
mod figures;
/// Reports read back.
mod report;
/// Every figure counted twice.
mod recount;
/// Words in both languages.
mod words;
/// A sent prescription is corrected.
mod correction;
/// The prescription as a Word file.
mod paper;
/// Samples of what helps while one writes.
mod samples_writing;
/// One's own data.
mod personal;
/// What is older than it is kept goes.
mod retention;
/// Nothing of an erased person is left.
mod erasure;
/// Old records and canned phrases.
mod writing;
/// A case becomes the draft of an article.
mod learning;
/// Samples of all that is said.
mod samples;
/// The same for the indicators of the plan.
mod samples_indicators;
/// The same for what the clinic says by itself.
mod samples_rounds;
/// Every reply has words.
mod replies;
