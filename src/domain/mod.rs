//! Nouns and their laws: no async, no I/O, no wording, no clock.
//!
//! Modules in reading order.

/// Numbers that name things, and the human ticket number.
pub mod ids;
/// Moments (UTC milliseconds) and the county's local calendar day.
pub mod moment;
/// Everything that needs leave.
pub mod act;
/// People, their roles, and the one gate [`person::can`].
pub mod person;
/// The whole of [`person::can`] as a table.
pub mod leave;
/// The code of an invitation.
pub mod invitation;
/// What the clinic has stored about a person as a client.
pub mod personal;
/// Erasing a person.
pub mod erasure;
/// What a database holds, in rows.
pub mod holding;
/// Firms and the unified social credit code.
pub mod enterprise;
/// The nine service lines as data.
pub mod department;
/// What a client wrote, bounded.
pub mod question;
/// Triage, citations and guidance as values.
pub mod guidance;
/// Standing of a standard by its dates and today.
pub mod standard;
/// Working hours with Chinese holidays and make-up workdays.
pub mod working_time;
/// The ticket: stages, transitions, events, refusals.
pub mod ticket;
/// Days as people write them.
pub mod days;
/// Who is away, and who stands in for them.
pub mod absence;
/// What is kept, and how long.
pub mod retention;
/// Limits and times of the work on tickets.
pub mod rules;
/// What the clinic does by itself, once.
pub mod chore;
/// What became of a message on its way.
pub mod delivery;
/// A phone number, lightly checked.
pub mod phone;
/// A photo or document that travels through the bot.
pub mod attachment;
/// Random tokens of browsers and links.
pub mod token;
/// Six digits that bind two places to one person.
pub mod binding;
/// Did the prescription help? Asked some days later.
pub mod follow_up;
/// Follow-ups in a calendar.
pub mod agenda;
/// A low grade and what follows.
pub mod complaint;
/// Five grades, once per ticket.
pub mod rating;
/// Threads of the group of the house.
pub mod thread;
/// What the office picks from the ledger and the record.
pub mod office;
/// Indicators of the county's plan.
pub mod indicator;
/// Canned phrases with gaps.
pub mod phrase;
/// What a text looks like after names were hidden in it.
pub mod mask;
/// A printed sheet as a value.
pub mod sheet;
/// What is wrong in a data file, located.
pub mod problem;
/// Periods of the county's calendar.
pub mod period;
/// The ledger: one row a ticket.
pub mod ledger;
/// A report as a value.
pub mod report;
/// What the clinic recorded, row by row.
pub mod history;
/// Every statistic is a `Table`.
pub mod statistic;
