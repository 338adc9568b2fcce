//! PowerShell's strings, read as PowerShell reads them: there is none to ask here.
//!
//! # Invariants
//! Written from the documentation of its quoting rules and strict: what is not understood stops the test.

use std::iter::Peekable;
use std::str::Chars;

/// Whether PowerShell takes a character for a single quote.
fn is_single(character: char) -> bool {
    matches!(character, '\'' | '\u{2018}'..='\u{201b}')
}

/// Whether it takes a character for a double quote.
fn is_double(character: char) -> bool {
    matches!(character, '"' | '\u{201c}'..='\u{201e}')
}

/// The rest of a string whose quote was read. A quote within a string is doubled.
fn single(characters: &mut Peekable<Chars<'_>>) -> String {
    let mut text = String::new();
    loop {
        let next = characters.next().expect("the string ends");
        if is_single(next) && characters.next_if(|again| is_single(*again)).is_none() {
            return text;
        }
        text.push(next);
    }
}

/// The rest of a string whose double quote was read: the backtick takes away what the next character means, and
/// `$([char]10)` is the character of that number.
fn double(characters: &mut Peekable<Chars<'_>>) -> String {
    let mut text = String::new();
    loop {
        match characters.next().expect("the string ends") {
            '`' => {
                let next = characters.next().expect("a character behind the backtick");
                assert!(!next.is_alphanumeric(), "`{next} would be something else");
                text.push(next);
            }
            '$' => {
                for expected in "([char]".chars() {
                    assert_eq!(characters.next(), Some(expected), "nothing else is worked out within a literal");
                }
                let number: String = std::iter::from_fn(|| characters.next_if(char::is_ascii_digit)).collect();
                assert_eq!(characters.next(), Some(')'));
                text.push(number.parse().ok().and_then(char::from_u32).expect("the number of a character"));
            }
            quote if is_double(quote) => match characters.next_if(|again| is_double(*again)) {
                Some(again) => text.push(again),
                None => return text,
            },
            other => text.push(other),
        }
    }
}

/// The value of a text that is one literal and nothing else.
pub fn value(literal: &str) -> Option<String> {
    let mut characters = literal.chars().peekable();
    let value = match characters.next()? {
        quote if is_single(quote) => single(&mut characters),
        quote if is_double(quote) => double(&mut characters),
        _ => return None,
    };
    characters.next().is_none().then_some(value)
}

/// The values of the strings in single quotes, and what stands around them.
pub fn literals(script: &str) -> (Vec<String>, String) {
    let (mut found, mut around) = (Vec::new(), String::new());
    let mut characters = script.chars().peekable();
    let mut double = false;
    while let Some(character) = characters.next() {
        match character {
            '"' => double = !double,
            '#' if !double && around.ends_with(' ') => while characters.next_if(|next| *next != '\n').is_some() {},
            quote if is_single(quote) && !double => {
                found.push(single(&mut characters));
                continue;
            }
            _ => {}
        }
        around.push(character);
    }
    assert!(!double, "every quote is closed");
    (found, around)
}
