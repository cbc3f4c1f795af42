//! A low grade (差评) and what follows: contact, putting right, one more grade.
//!
//! Zhejiang introduced its system in October 2019. As reported from the press conference of the provincial
//! government (新华社 19 and 央广网 18 October 2019): 不满意 and 非常不满意 count as 差评; the unit visits back within
//! 1 日, puts right what has to be put right within 15 日 and tells the client, who may grade once more. The
//! reports say 日 and not 工作日. The clinic counts the contact to the end of the next working day, because nobody
//! is there on a day off, and the fifteen days by the calendar, the stricter reading.

use chrono::{Days, NaiveDate};

use super::moment::Moment;
use super::rating::Rating;
use super::working_time::Calendar;

/// Working days within which the client is contacted.
pub const CONTACT_WORKDAYS: u32 = 1;
/// Calendar days within which it is put right.
pub const PUT_RIGHT_DAYS: u64 = 15;
/// Days looked at for the next working day: longer than any holiday.
const SEARCH_DAYS: u64 = 30;
/// Working minutes after the office opens at which it is reminded.
const AFTER_OPENING_MINUTES: u32 = 30;

/// A low grade and how far it is dealt with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Complaint {
    /// The grade.
    pub rating: Rating,
    /// When it was given.
    pub rated_at: Moment,
    /// Why, in the client's words.
    pub reason: Option<String>,
    /// The client is to be contacted before.
    pub contact_due: Moment,
    /// It is to be put right before.
    pub put_right_due: Moment,
    /// The client was contacted.
    pub contacted_at: Option<Moment>,
    /// It was put right, and the client told how.
    pub put_right_at: Option<Moment>,
    /// The grade after that, once.
    pub again: Option<Rating>,
    /// The office is reminded next.
    pub remind_at: Moment,
}

/// Is it one of the two lowest?
pub fn is_low(rating: Rating) -> bool {
    rating.grade() <= 2
}

impl Complaint {
    /// A low grade that was just given.
    pub fn new(rating: Rating, now: Moment, calendar: &Calendar) -> Self {
        let contact_due = end_of(workday_after(now.day(), calendar));
        let fifteenth = now.day().checked_add_days(Days::new(PUT_RIGHT_DAYS)).unwrap_or(now.day());
        Self {
            rating,
            rated_at: now,
            reason: None,
            contact_due,
            put_right_due: end_of(fifteenth),
            contacted_at: None,
            put_right_at: None,
            again: None,
            remind_at: contact_due,
        }
    }

    /// What is due next, if anything still is.
    pub fn next_due(&self) -> Option<Moment> {
        match (self.contacted_at, self.put_right_at) {
            (_, Some(_)) => None,
            (None, None) => Some(self.contact_due),
            (Some(_), None) => Some(self.put_right_due),
        }
    }

    /// Past what is due next?
    pub fn is_overdue(&self, now: Moment) -> bool {
        self.next_due().is_some_and(|due| now > due)
    }

    /// The next working morning after now: reminders come once a day.
    pub fn next_morning(now: Moment, calendar: &Calendar) -> Moment {
        calendar.deadline(Moment::start_of(workday_after(now.day(), calendar)), AFTER_OPENING_MINUTES).at
    }
}

fn workday_after(day: NaiveDate, calendar: &Calendar) -> NaiveDate {
    (1..=SEARCH_DAYS)
        .filter_map(|days| day.checked_add_days(Days::new(days)))
        .find(|day| calendar.is_workday(*day))
        .unwrap_or(day)
}

/// The last instant of a day.
fn end_of(day: NaiveDate) -> Moment {
    let next = day.checked_add_days(Days::new(1)).unwrap_or(day);
    Moment::start_of(next).plus_millis(-1)
}
