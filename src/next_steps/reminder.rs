//! A reminder that a credential ends, as a file for calendars.
//!
//! # Invariants
//! It holds no secret. What somebody typed ends no line of it: iCalendar (RFC 5545) has a line for each property, and a
//! property of another's making would be an address that a calendar opens.

use time::{Duration, OffsetDateTime};

/// How long before the end a calendar reminds.
const BEFORE: [Duration; 2] = [Duration::days(30), Duration::days(7)];
/// The most octets of a line, its end not counted.
const LINE: usize = 75;

/// A credential that ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reminder<'a> {
    /// Names the credential, so that a calendar that has the reminder already keeps one of them.
    pub id: &'a str,
    /// What ends.
    pub title: &'a str,
    /// What to do about it.
    pub text: &'a str,
    /// When it ends.
    pub end: OffsetDateTime,
}

/// The file, with an alarm 30 days and 7 days before the end. `now` is when it is made.
pub fn calendar(reminder: &Reminder<'_>, now: OffsetDateTime) -> String {
    let title = escaped(reminder.title);
    let alarms = BEFORE.map(|before| {
        [
            "BEGIN:VALARM".to_owned(),
            "ACTION:DISPLAY".to_owned(),
            format!("TRIGGER:-P{}D", before.whole_days()),
            ["DESCRIPTION:", &title].concat(),
            "END:VALARM".to_owned(),
        ]
    });
    let begin = [
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        "PRODID:-//Client Registrar//EN".to_owned(),
        "BEGIN:VEVENT".to_owned(),
        ["UID:", &escaped(reminder.id)].concat(),
        format!("DTSTAMP:{}T{:02}{:02}{:02}Z", day(now), now.hour(), now.minute(), now.second()),
        ["DTSTART;VALUE=DATE:", &day(reminder.end)].concat(),
        ["SUMMARY:", &title].concat(),
        ["DESCRIPTION:", &escaped(reminder.text)].concat(),
        // It takes no time of the day.
        "TRANSP:TRANSPARENT".to_owned(),
    ];
    let end = ["END:VEVENT".to_owned(), "END:VCALENDAR".to_owned()];
    begin.into_iter().chain(alarms.into_iter().flatten()).chain(end).map(|line| folded(&line) + "\r\n").collect()
}

/// A day in UTC.
fn day(at: OffsetDateTime) -> String {
    let date = at.to_offset(time::UtcOffset::UTC).date();
    format!("{:04}{:02}{:02}", date.year(), u8::from(date.month()), date.day())
}

/// A text of iCalendar's. A line end is spelled out; other control characters are none that it may hold.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for character in text.chars() {
        match character {
            '\n' => escaped.push_str("\\n"),
            '\\' | ';' | ',' => escaped.extend(['\\', character]),
            c if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') => escaped.push(' '),
            c => escaped.push(c),
        }
    }
    escaped
}

/// A line that is longer than may be goes on in the next, behind a blank.
fn folded(line: &str) -> String {
    let (mut folded, mut length) = (String::new(), 0);
    for character in line.chars() {
        if length + character.len_utf8() > LINE {
            folded.push_str("\r\n ");
            length = 1;
        }
        folded.push(character);
        length += character.len_utf8();
    }
    folded
}
