//! The reminder, read by a reader of calendars.

use client_registrar::next_steps::reminder::{Reminder, calendar};
use icalendar::parser::{read_calendar, unfold};
use time::macros::datetime;

use super::HOSTILE;

fn made(title: &str, text: &str) -> String {
    let reminder = Reminder { id: "7-8-9", title, text, end: datetime!(2027-05-29 23:30 UTC) };
    calendar(&reminder, datetime!(2026-11-30 09:05:07 UTC))
}

#[test]
fn a_calendar_reads_the_day_the_words_and_two_alarms() {
    let lines = ["a\r\nATTACH:https://evil.example/", "two\nlines", "x\u{85}URL:https://evil.example/", ""];
    for text in HOSTILE.into_iter().chain(lines) {
        let file = made(text, text);
        assert!(file.split("\r\n").all(|line| line.len() <= 75 && !line.contains(['\n', '\r'])), "{file}");
        let unfolded = unfold(&file);
        let calendar = read_calendar(&unfolded).unwrap_or_else(|error| panic!("{error}: {file}"));
        let [event] = &calendar.components[..] else { panic!("one event: {file}") };
        let names: Vec<_> = event.properties.iter().map(|property| property.name.as_str().to_owned()).collect();
        assert_eq!(names, ["UID", "DTSTAMP", "DTSTART", "SUMMARY", "DESCRIPTION", "TRANSP"], "{file}");
        let value = |name: &str| event.find_prop(name).unwrap().val.as_str().to_owned();
        let said = text.replace("\r\n", " \n").replace('\u{85}', " ");
        assert_eq!((value("SUMMARY"), value("DESCRIPTION")), (said.clone(), said), "{file}");
        assert_eq!((value("DTSTART"), value("DTSTAMP")), ("20270529".to_owned(), "20261130T090507Z".to_owned()));
        let alarms: Vec<_> =
            event.components.iter().map(|alarm| alarm.find_prop("TRIGGER").unwrap().val.as_str().to_owned()).collect();
        assert_eq!(alarms, ["-P30D", "-P7D"]);
    }
}
