//! Words of going to Microsoft and coming back.

use crate::signin::return_address::ReturnAddressProblem;
pub use crate::words::text::{address::*, ended::*, signing_in::*};

/// What signing in, or a permission, has come in between.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Between {
    /// The form: nothing was sent.
    Form,
    /// A registration that waits for it, and has been sent in part.
    Registering,
    /// A registration that is over, or has stopped for another reason.
    Registered,
}

/// What stays where the sign-in is over.
pub fn ended_do(between: Between) -> &'static str {
    match between {
        Between::Form => ended_form(),
        Between::Registering => ended_registering(),
        Between::Registered => ended_registered(),
    }
}

/// Why nobody can sign in at the page's address, and what to do.
pub fn return_address_problem(problem: ReturnAddressProblem) -> String {
    match problem {
        ReturnAddressProblem::NotSecure => not_secure().to_owned(),
        ReturnAddressProblem::ForbiddenCharacter(character) => forbidden_character(&character.to_string()),
        ReturnAddressProblem::TooLong => address_too_long().to_owned(),
    }
}
