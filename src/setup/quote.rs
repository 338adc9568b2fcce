//! Values as literals of the languages that a script is written in.
//!
//! # Invariants
//! A literal ends where it was meant to end, whatever stands in it. What goes through two languages (a filter of
//! `OData` within a shell's argument) is quoted twice, from the inside out.

use serde_json::Value;

/// A word of Bash. Nothing is special between single quotes but the quote itself.
pub(super) fn bash(text: &str) -> String {
    ["'", &text.replace('\'', r"'\''"), "'"].concat()
}

/// A string of `PowerShell`, which takes typographic quotes for quotes: each of them is doubled.
/// <https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_quoting_rules>
pub(super) fn powershell(text: &str) -> String {
    let mut literal = String::from("'");
    for character in text.chars() {
        if matches!(character, '\'' | '\u{2018}'..='\u{201b}') {
            literal.push(character);
        }
        literal.push(character);
    }
    literal.push('\'');
    literal
}

/// A string of an `OData` filter.
pub(super) fn odata(text: &str) -> String {
    ["'", &text.replace('\'', "''"), "'"].concat()
}

/// A JSON string. The backtick is spelled out: `JMESPath`, in which the Azure CLI queries, ends a literal with it.
pub(super) fn json(text: &str) -> String {
    Value::from(text).to_string().replace('`', "\\u0060")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quote_within_a_word_of_bash_does_not_end_it() {
        assert_eq!(bash("Contoso"), "'Contoso'");
        assert_eq!(bash("it's $(id) `id` \\ !x"), r"'it'\''s $(id) `id` \ !x'");
    }

    #[test]
    fn powershell_takes_typographic_quotes_for_quotes() {
        assert_eq!(powershell("a'b‘c’d‚e‛f“g`$(x)"), "'a''b‘‘c’’d‚‚e‛‛f“g`$(x)'");
    }

    #[test]
    fn a_filter_doubles_its_quotes_before_a_shell_sees_it() {
        assert_eq!(odata("O'Brien"), "'O''Brien'");
        assert_eq!(bash(&odata("O'Brien")), r"''\''O'\'''\''Brien'\'''");
    }

    #[test]
    fn json_holds_no_backtick() {
        assert_eq!(json("a\"b`c\\d"), r#""a\"b\u0060c\\d""#);
        assert_eq!(serde_json::from_str::<String>(&json("`\"\\")).unwrap(), "`\"\\");
    }
}
