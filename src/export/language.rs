//! The languages that commands are written in, and how a value becomes a literal of each.
//!
//! # Invariants
//! A literal ends where it was meant to end, whatever stands in it. What goes through two languages (a filter of
//! `OData` within a shell's argument) is quoted twice, from the inside out: a snippet of the one is a value of the other.

use std::fmt::Write as _;

use serde_json::Value;

use crate::directory::characters;

/// A language that has literals for every value.
pub trait Quote {
    /// The value as one literal.
    fn quote(text: &str) -> String;
}

/// A shell.
pub trait Shell: Quote {
    /// What stands for the client secret. Commands take it from the environment, so that it stands neither in them nor in the
    /// history.
    const SECRET: &'static str;
}

/// Bash; zsh reads all of it alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bash;

/// `PowerShell`, 5.1 included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PowerShell;

/// What Bash and `PowerShell` read alike. They share no literal that takes every value, so this has none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AnyShell;

/// A file of environment variables, as `.env` readers take it, and a shell that reads it in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DotEnv;

/// A filter of Microsoft Graph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OData;

/// JSON within a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Json;

/// A scalar of YAML.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Yaml;

/// The query language of the Azure CLI.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct JmesPath;

/// A format of `printf`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Printf;

/// A format of `PowerShell`'s `-f`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PowerShellFormat;

/// Nothing is special between single quotes but the quote itself. Control characters are spelled out, since a terminal
/// acts on some of them when a command is pasted; line ends may stay. No shell takes a zero byte in a value.
impl Quote for Bash {
    fn quote(text: &str) -> String {
        if !text.contains(is_spelled_out) {
            return ["'", &text.replace('\'', r"'\''"), "'"].concat();
        }
        let mut literal = String::from("$'");
        for character in shown(text) {
            match character {
                '\\' => literal.push_str(r"\\"),
                // An interactive shell looks for its history behind an escaped quote.
                c if c == '\'' || c == '!' || is_spelled_out(c) => {
                    for byte in c.encode_utf8(&mut [0; 4]).bytes() {
                        let _ = write!(literal, "\\x{byte:02x}");
                    }
                }
                c => literal.push(c),
            }
        }
        literal.push('\'');
        literal
    }
}

impl Shell for Bash {
    const SECRET: &'static str = "\"$CLIENT_SECRET\"";
}

/// `PowerShell` takes typographic quotes for quotes: each of them is doubled. What has to be spelled out is so between
/// double quotes.
/// <https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_quoting_rules>
impl Quote for PowerShell {
    fn quote(text: &str) -> String {
        let is_spelled = text.contains(is_spelled_out);
        let quote = if is_spelled { '"' } else { '\'' };
        let mut literal = String::from(quote);
        for character in shown(text) {
            match character {
                '\'' | '\u{2018}'..='\u{201b}' if !is_spelled => literal.push(character),
                '"' | '\u{201c}'..='\u{201e}' | '`' | '$' if is_spelled => literal.push('`'),
                c if is_spelled_out(c) => {
                    let _ = write!(literal, "$([char]{})", u32::from(c));
                    continue;
                }
                _ => {}
            }
            literal.push(character);
        }
        literal.push(quote);
        literal
    }
}

impl Shell for PowerShell {
    const SECRET: &'static str = "$env:CLIENT_SECRET";
}

/// Single quotes hold everything but themselves, and some readers take a backslash before the last one for its escape.
/// Readers disagree on what may stand between double quotes: those are for values with a single quote or such an end. A value ends with its line: of what would end that, a sign is left.
impl Quote for DotEnv {
    fn quote(text: &str) -> String {
        let quote = if text.contains('\'') || text.ends_with('\\') { '"' } else { '\'' };
        let mut literal = String::from(quote);
        for character in text.chars() {
            if quote == '"' && matches!(character, '"' | '\\' | '$' | '`') {
                literal.push('\\');
            }
            literal.push(if ends_line(character) { char::REPLACEMENT_CHARACTER } else { character });
        }
        literal.push(quote);
        literal
    }
}

impl Shell for DotEnv {
    const SECRET: &'static str = "'<client secret: not in this file>'";
}

impl Quote for OData {
    fn quote(text: &str) -> String {
        ["'", &text.replace('\'', "''"), "'"].concat()
    }
}

/// The backtick is spelled out: `JMESPath`, in which the Azure CLI queries, ends a literal with it. So is what nobody would
/// see.
impl Quote for Json {
    fn quote(text: &str) -> String {
        let mut literal = String::new();
        for (character, seen) in characters::seen(&Value::from(text).to_string()) {
            if character != '`' && (seen || character == ' ') {
                literal.push(character);
                continue;
            }
            for unit in character.encode_utf16(&mut [0; 2]) {
                let _ = write!(literal, "\\u{unit:04x}");
            }
        }
        literal
    }
}

/// Between double quotes, with everything spelled out that a reader may not take as it stands.
/// <https://yaml.org/spec/1.2.2/#51-character-set>
impl Quote for Yaml {
    fn quote(text: &str) -> String {
        let mut literal = String::from('"');
        for character in text.chars() {
            match character {
                '"' | '\\' => literal.extend(['\\', character]),
                c if ends_line(c) || matches!(c, '\u{feff}' | '\u{fffe}' | '\u{ffff}') => {
                    let _ = write!(literal, "\\u{:04x}", u32::from(c));
                }
                c => literal.push(c),
            }
        }
        literal.push('"');
        literal
    }
}

impl Quote for JmesPath {
    fn quote(text: &str) -> String {
        ["`", &Json::quote(text), "`"].concat()
    }
}

impl Quote for Printf {
    fn quote(text: &str) -> String {
        text.replace('\\', "\\\\").replace('%', "%%")
    }
}

impl Quote for PowerShellFormat {
    fn quote(text: &str) -> String {
        text.replace('{', "{{").replace('}', "}}")
    }
}

/// A line end is kept, so that what has several lines can be read.
fn is_spelled_out(character: char) -> bool {
    character.is_control() && character != '\n'
}

/// Whether somebody takes it for the end of a line, or acts on it.
pub(super) fn ends_line(character: char) -> bool {
    character.is_control() || matches!(character, '\u{2028}' | '\u{2029}')
}

/// The characters, with a sign in the place of what no shell can hold.
fn shown(text: &str) -> impl Iterator<Item = char> {
    text.chars().map(|c| if c == '\0' { char::REPLACEMENT_CHARACTER } else { c })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quote_within_a_word_of_bash_does_not_end_it() {
        assert_eq!(Bash::quote("Contoso"), "'Contoso'");
        assert_eq!(Bash::quote("it's $(id) `id` \\ !x"), r"'it'\''s $(id) `id` \ !x'");
        assert_eq!(Bash::quote("two\nlines"), "'two\nlines'");
    }

    #[test]
    fn powershell_takes_typographic_quotes_for_quotes() {
        assert_eq!(PowerShell::quote("a'b‘c’d‚e‛f“g`$(x)"), "'a''b‘‘c’’d‚‚e‛‛f“g`$(x)'");
    }

    #[test]
    fn what_a_terminal_would_act_on_is_spelled_out() {
        assert_eq!(Bash::quote("a\r'!\\\u{9b}"), r"$'a\x0d\x27\x21\\\xc2\x9b'");
        assert_eq!(PowerShell::quote("a\t'\"“$`"), "\"a$([char]9)'`\"`“`$``\"");
    }

    #[test]
    fn a_filter_doubles_its_quotes_before_a_shell_sees_it() {
        assert_eq!(OData::quote("O'Brien"), "'O''Brien'");
        assert_eq!(Bash::quote(&OData::quote("O'Brien")), r"''\''O'\'''\''Brien'\'''");
    }

    #[test]
    fn json_holds_no_backtick() {
        assert_eq!(Json::quote("a\"b`c\\d"), r#""a\"b\u0060c\\d""#);
        assert_eq!(serde_json::from_str::<String>(&Json::quote("`\"\\")).unwrap(), "`\"\\");
        assert_eq!(JmesPath::quote("a`b"), r#"`"a\u0060b"`"#);
    }

    #[test]
    fn yaml_spells_out_what_would_end_a_line() {
        assert_eq!(Yaml::quote("a\"b\\c: #d\u{85}\u{2028}\t$"), r#""a\"b\\c: #d\u0085\u2028\u0009$""#);
    }

    #[test]
    fn a_format_takes_its_own_signs_for_text() {
        assert_eq!(Printf::quote("50 %s\\n"), "50 %%s\\\\n");
        assert_eq!(PowerShellFormat::quote("{0}"), "{{0}}");
    }
}
