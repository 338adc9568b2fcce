//! Words for the rules of display names.

use crate::{
    directory::{audience::SignInAudience, display_name::DisplayNameProblem as P},
    words::text::display_name as says,
};

/// What is wrong with a display name and what to do, in two sentences at most.
pub fn message(name: &str, problem: &P) -> String {
    let fixed = match problem {
        P::TooLong { length, limit } => return says::too_long(length.saturating_sub(*limit), *length, *limit),
        P::LongForPersonal { length } => {
            return says::long_for_personal(SignInAudience::Personal.display_name_limit(), *length);
        }
        P::HasBidiControl => return says::bidi_control(name),
        P::HidesCharacter => return says::hides_character(name),
        P::Missing => says::missing(),
        P::HasControlCharacter => says::control_character(),
    };
    fixed.to_owned()
}
