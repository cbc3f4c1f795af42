//! About pages in a browser, and about one person in several places.

use crate::domain::moment::Moment;

/// To anybody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BrowserReply {
    /// A one-time link to the pages of the house.
    Link {
        /// The whole address.
        url: String,
        /// It holds so long.
        minutes: i64,
    },
    /// Where the page of the firms is.
    Page {
        /// Its address.
        url: String,
    },
    /// No page is served.
    NoPage,
    /// Somebody signed in to the reader's pages.
    SignedIn {
        /// What the browser calls itself.
        agent: String,
        /// When.
        at: Moment,
    },
    /// A code to be typed in the other place.
    Code {
        /// The digits.
        code: String,
        /// It holds so long.
        minutes: i64,
    },
    /// Both places are one person now.
    Bound,
    /// It was one already.
    BoundBefore,
    /// No such code, or too late.
    NoSuchCode,
    /// So many wrong codes came in that none is taken for a while.
    TooManyCodes {
        /// For so long.
        minutes: i64,
    },
    /// The address of one's calendar of follow-ups, this once.
    AgendaMade {
        /// The whole address.
        url: String,
    },
    /// There is one already; its address is not known any more.
    AgendaKept {
        /// Since when.
        since: Moment,
    },
    /// The calendar was given up.
    AgendaEnded,
    /// There is none to give up.
    NoAgenda,
    /// The house signs in by a link.
    NotForTheHouse,
}
