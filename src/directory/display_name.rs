//! Rules for the display name.
//!
//! Microsoft publishes two limits: 256 for the property, and 120 or 90 by supported account types. The stricter one
//! holds here. Its unit is nowhere published; UTF-16 code units, in which Graph counts, give the higher count of
//! the two that are possible, so that a name that fits here fits there.
//!
//! <https://learn.microsoft.com/entra/identity-platform/supported-accounts-validation>

use super::{audience::SignInAudience, characters, severity::Severity};

/// A rule that a display name breaks, or advice on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DisplayNameProblem {
    /// Empty, or nothing in it that can be seen.
    Missing,
    /// More characters than the audience allows.
    TooLong {
        /// Characters it has, as [`characters::length`] counts them.
        length: usize,
        /// Characters it may have.
        limit: usize,
    },
    /// Over 90 characters: allowed here, but the audience could not be widened to personal accounts later.
    LongForPersonal {
        /// Characters it has, as [`characters::length`] counts them.
        length: usize,
    },
    /// A line break, tab or other control character.
    HasControlCharacter,
    /// Characters that change the direction of text, so that it reads other than it is.
    HasBidiControl,
    /// Another character that people do not see.
    HidesCharacter,
}

impl DisplayNameProblem {
    /// How much it weighs.
    pub const fn severity(&self) -> Severity {
        match self {
            Self::LongForPersonal { .. } | Self::HasBidiControl | Self::HidesCharacter => Severity::Warning,
            Self::Missing | Self::TooLong { .. } | Self::HasControlCharacter => Severity::Error,
        }
    }
}

/// Every rule that a display name breaks, and advice on it. Blanks at the ends do not count: they are not sent.
pub fn check(text: &str, audience: SignInAudience) -> Vec<DisplayNameProblem> {
    let name = text.trim();
    if name.chars().all(characters::is_invisible) {
        return vec![DisplayNameProblem::Missing];
    }
    let mut problems = Vec::new();
    let (length, limit) = (characters::length(name), audience.display_name_limit());
    if length > limit {
        problems.push(DisplayNameProblem::TooLong { length, limit });
    } else if length > SignInAudience::Personal.display_name_limit() {
        problems.push(DisplayNameProblem::LongForPersonal { length });
    }
    if name.chars().any(characters::is_control) {
        problems.push(DisplayNameProblem::HasControlCharacter);
    }
    if name.chars().any(characters::is_bidi_control) {
        problems.push(DisplayNameProblem::HasBidiControl);
    }
    let told = |c: char| characters::is_control(c) || characters::is_bidi_control(c);
    if characters::hides_something(&name.chars().filter(|c| !told(*c)).collect::<String>()) {
        problems.push(DisplayNameProblem::HidesCharacter);
    }
    problems
}

#[cfg(test)]
mod tests {
    use DisplayNameProblem as P;
    use SignInAudience::{MultipleOrgs, MyOrg, OrgsAndPersonal, Personal};

    use super::*;

    #[test]
    fn a_name_of_any_script_is_fine() {
        for name in ["Contoso FHIR portal", "患者ポータル", "בריאות", "It's <b>bold</b> & 100%", " padded "]
        {
            assert_eq!(check(name, MyOrg), [], "{name}");
        }
    }

    #[test]
    fn a_name_that_nobody_can_see_is_missing() {
        for name in [
            "",
            "   ",
            "\t\n",
            "\u{200b}\u{a0}",
            "\u{202e}",
            "\u{3164}",
            "\u{115f}\u{1160}",
            "\u{ffa0}",
            "\u{fe0f}",
            "\u{206a}",
            "\u{34f}",
            "\u{2800} \u{e0041}",
        ] {
            assert_eq!(check(name, MyOrg), [P::Missing], "{name:?}");
        }
    }

    #[test]
    fn organisations_have_120_characters_and_hear_of_the_90() {
        for audience in [MyOrg, MultipleOrgs] {
            assert_eq!(check(&"a".repeat(90), audience), []);
            assert_eq!(check(&"a".repeat(91), audience), [P::LongForPersonal { length: 91 }]);
            assert_eq!(check(&"a".repeat(120), audience), [P::LongForPersonal { length: 120 }]);
            assert_eq!(check(&"a".repeat(121), audience), [P::TooLong { length: 121, limit: 120 }]);
        }
    }

    #[test]
    fn personal_accounts_have_90_characters() {
        for audience in [OrgsAndPersonal, Personal] {
            assert_eq!(check(&"a".repeat(90), audience), []);
            assert_eq!(check(&"a".repeat(91), audience), [P::TooLong { length: 91, limit: 90 }]);
        }
    }

    #[test]
    fn characters_count_as_graph_counts_them() {
        assert_eq!(check(&"🏥".repeat(45), Personal), []);
        assert_eq!(check(&"🏥".repeat(46), Personal), [P::TooLong { length: 92, limit: 90 }]);
    }

    #[test]
    fn blanks_at_the_ends_do_not_count() {
        assert_eq!(check(&format!("  {}  ", "a".repeat(90)), Personal), []);
    }

    #[test]
    fn line_breaks_and_characters_that_turn_text_around_are_found() {
        assert_eq!(check("two\nlines", MyOrg), [P::HasControlCharacter]);
        assert_eq!(check("two\u{2028}lines", MyOrg), [P::HasControlCharacter]);
        assert_eq!(check("invoice\u{202e}gpj.exe", MyOrg), [P::HasBidiControl]);
    }

    #[test]
    fn what_hides_in_a_name_is_pointed_out_and_an_emoji_is_not() {
        for hidden in ["\u{3164}", "\u{fe0f}", "\u{200d}", "\u{206a}", "\u{34f}", "\u{e0041}", "\u{2800}"] {
            assert_eq!(check(&format!("Contoso{hidden} portal"), MyOrg), [P::HidesCharacter], "{hidden:?}");
        }
        for name in ["❤️ Health", "👩🏽‍🔬 labs", "می‌خواهم", "患者\u{3000}ポータル"] {
            assert_eq!(check(name, MyOrg), [], "{name}");
        }
    }
}
