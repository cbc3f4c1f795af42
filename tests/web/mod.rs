//! Pages as a browser meets them: real requests to a real listener, on the library of the stories.

/// A clinic with pages, and browsers that visit it.
mod site;
/// The firms' chat.
mod talk;
/// Links, sessions, codes.
mod signing_in;
/// The office's pages.
mod office;
/// Files both ways.
mod files;
/// The desk.
mod desk;
/// Indicators of the plan.
mod indicators;
/// The calendar of follow-ups.
mod agenda;
/// Who may use which address.
mod leave;
