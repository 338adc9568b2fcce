//! Trying a set-up out.

pub use crate::words::text::self_test::*;

/// The numbers that Microsoft shows on its own page where a set-up is wrong, in the order of how often.
pub const SHOWN_BY_MICROSOFT: [u32; 8] = [50_011, 700_016, 90_002, 50_020, 50_105, 90_094, 53_003, 7_000_112];

/// A number as Microsoft writes it.
pub fn number(code: u32) -> String {
    ["AADSTS", &code.to_string()].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::session::aadsts;

    #[test]
    fn every_number_that_microsoft_shows_has_a_meaning_and_a_remedy() {
        for code in SHOWN_BY_MICROSOFT {
            assert!(aadsts::help(code).is_some(), "{}", number(code));
        }
    }
}
