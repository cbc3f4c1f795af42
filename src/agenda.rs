//! Appointments as an iCalendar feed (RFC 5545): the only place that knows the format. The same appointments at the
//! same time give the same text.

use icalendar::{Calendar, Component, Event, EventLike, Property};

use crate::domain::agenda::Entry;
use crate::domain::moment::Moment;

/// Who made the feed (RFC 5545, 3.7.3).
const MAKER: &str = "-//quality-clinic//follow-ups//ZH";
/// How often a calendar should look again (RFC 7986, 5.7): a follow-up is planned days before.
const LOOK_AGAIN: &str = "PT6H";

/// The feed under a name, as of `made`. Each entry fills its day and blocks nobody's time.
pub fn ics(name: &str, entries: &[Entry], made: Moment) -> String {
    let mut calendar = Calendar::empty();
    for (key, value) in [("VERSION", "2.0"), ("PRODID", MAKER), ("CALSCALE", "GREGORIAN"), ("METHOD", "PUBLISH")] {
        calendar.append_property(Property::new(key, value));
    }
    calendar.name(name);
    let mut again = Property::new("REFRESH-INTERVAL", LOOK_AGAIN);
    again.add_parameter("VALUE", "DURATION");
    calendar.append_property(again.done()).append_property(Property::new("X-PUBLISHED-TTL", LOOK_AGAIN));
    for entry in entries {
        let event = Event::new()
            .uid(&entry.uid)
            .summary(&entry.title)
            .description(&entry.description)
            // Without an end it fills its day (RFC 5545, 3.6.1).
            .starts(entry.day)
            .timestamp(made.local().to_utc())
            .add_property("TRANSP", "TRANSPARENT")
            .done();
        calendar.push(event);
    }
    calendar.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_appointment_is_a_day_and_text_cannot_break_out() {
        let made = Moment::parse_rfc3339("2026-12-01T09:00:00+08:00").unwrap();
        let entry = Entry {
            uid: "ZL-2026-00042".to_owned(),
            title: "复诊；甲,乙\nBEGIN:VEVENT".to_owned(),
            description: "计量测试计量测试计量测试计量测试计量测试计量测试".to_owned(),
            day: made.day(),
        };
        let text = ics("复诊", std::slice::from_ref(&entry), made);
        let plain = text.replace("\r\n ", "");
        assert!(
            plain.contains("DTSTART;VALUE=DATE:20261201")
                && !plain.contains("DTEND")
                && plain.contains("UID:ZL-2026-00042"),
            "{plain}"
        );
        assert!(plain.contains("DTSTAMP:20261201T010000Z") && plain.starts_with("BEGIN:VCALENDAR\r\n"), "{plain}");
        assert_eq!(plain.lines().filter(|line| *line == "BEGIN:VEVENT").count(), 1, "{plain}");
        assert!(text.split("\r\n").all(|line| line.len() <= 75), "folded: {text}");
        assert_eq!(text, ics("复诊", &[entry], made), "the same text");
    }

    #[test]
    fn nothing_to_come_is_a_calendar_too() {
        let text = ics("复诊", &[], Moment(0));
        assert!(text.ends_with("END:VCALENDAR\r\n") && !text.contains("VEVENT"), "{text}");
    }
}
