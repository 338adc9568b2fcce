//! Words of going to Microsoft and coming back, which the start page can show as well.

use crate::signin::return_address::ReturnAddressProblem;
pub use crate::words::text::signing_in::*;

/// Why nobody can sign in at the page's address, and what to do.
pub fn return_address_problem(problem: ReturnAddressProblem) -> String {
    match problem {
        ReturnAddressProblem::NotSecure => not_secure().to_owned(),
        ReturnAddressProblem::ForbiddenCharacter(character) => forbidden_character(&character.to_string()),
        ReturnAddressProblem::TooLong => address_too_long().to_owned(),
    }
}
