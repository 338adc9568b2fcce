//! Words of federated credentials: their fields, and what is wrong with them.

use crate::directory::federated::{FederatedField as Field, FederatedProblem as P, NAME_LENGTH};
pub use crate::words::text::federated::*;

/// What a field is called.
pub fn field(field: Field) -> &'static str {
    match field {
        Field::Name => name(),
        Field::Issuer => issuer(),
        Field::Subject => subject(),
        Field::Audience => audience(),
        Field::Description => super::credentials::description_field(),
    }
}

/// What helps to fill it in.
pub fn hint(field: Field) -> &'static str {
    match field {
        Field::Name => name_hint(),
        Field::Issuer => issuer_hint(),
        Field::Subject => subject_hint(),
        Field::Audience => audience_hint(),
        Field::Description => description_hint(),
    }
}

/// What is wrong and what to do.
pub fn problem(field: Field, problem: P) -> String {
    let fixed = match problem {
        P::Missing => match field {
            Field::Issuer => issuer_missing(),
            Field::Subject => subject_missing(),
            Field::Audience => audience_missing(),
            Field::Name | Field::Description => name_missing(),
        },
        P::TooLong { length, limit } => return too_long(length.saturating_sub(limit), length, limit),
        P::TooShort => return name_too_short(NAME_LENGTH[0]),
        P::ForbiddenCharacter { character } if character.is_whitespace() => has_blank(),
        P::ForbiddenCharacter { character } => return name_character(character.encode_utf8(&mut [0; 4])),
        P::BadBeginning => name_beginning(),
        P::HasBlank => has_blank(),
        P::HasControlCharacter => has_control_character(),
        P::IssuerNotHttps => issuer_not_https(),
        P::NameTwice => name_twice(),
        P::TrustTwice => trust_twice(),
        P::Wildcard => wildcard(),
        P::OtherAudience => other_audience(),
    };
    fixed.to_owned()
}
