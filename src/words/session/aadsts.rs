//! What the AADSTS numbers of Microsoft mean to the person who meets one, and the one thing to do about it.
//!
//! # Invariants
//! Numbers choose words here and decide nothing: Microsoft says that they may change. Each has two sentences, what is
//! wrong and what to do; a number that is not here leaves it to the kind of the error to say so.
//!
//! <https://learn.microsoft.com/entra/identity-platform/reference-error-codes>

pub use crate::words::text::aadsts::*;
use crate::words::text::sign_in::{again_do, again_or_support_do, busy, busy_do, not_consented, not_consented_do};

/// What a number means, and one thing to do.
pub fn help(code: u32) -> Option<(&'static str, &'static str)> {
    Some(match code {
        9_002_326 | 7_000_218 => (not_spa(), not_spa_do()),
        9_002_325 => (no_proof_key(), no_proof_key_do()),
        9_002_327 => (outside_browser(), outside_browser_do()),
        50_011 | 500_113 => (uri_unknown(), uri_unknown_do()),
        700_016 | 700_038 => (app_unknown(), app_unknown_do()),
        90_002 | 900_023 => (tenant_unknown(), tenant_unknown_do()),
        50_194 => (single_tenant(), single_tenant_do()),
        50_020 => (not_in_tenant(), not_in_tenant_do()),
        50_034 | 500_208 => (no_such_account(), no_such_account_do()),
        50_058 | 160_021 => (nobody_signed_in(), again_do()),
        16_000 => (which_account(), which_account_do()),
        65_001 => (not_consented(), not_consented_do()),
        65_004 => (not_accepted(), not_accepted_do()),
        90_094 | 90_095 => (admin_needed(), admin_needed_do()),
        90_008 | 650_056 | 650_057 | 65_005 => (permission_missing(), permission_missing_do()),
        650_053 | 70_011 => (permission_unknown(), permission_unknown_do()),
        28_002 | 28_003 | 700_022 => (not_together(), again_or_support_do()),
        50_072 | 50_074 | 50_076 | 50_079 => (mfa(), mfa_do()),
        50_078 | 70_043 => (too_long_ago(), again_do()),
        53_000..=53_004 | 530_032 | 50_097 | 50_005 => (conditional_access(), conditional_access_do()),
        53_011 => (at_risk(), at_risk_do()),
        530_084 => (token_protection(), token_protection_do()),
        90_099 => (not_authorized(), not_authorized_do()),
        50_105 => (not_assigned(), not_assigned_do()),
        50_158 => (one_more_step(), one_more_step_do()),
        700_084 => (day_over(), again_do()),
        700_082 | 70_008 | 50_173 | 50_089 | 50_132 | 50_133 => (expired(), again_do()),
        54_005 => (used_before(), again_do()),
        501_481 => (mixed_up(), mixed_up_do()),
        700_005 => (of_other_tenant(), again_do()),
        50_196 => (circle(), busy_do()),
        500_011 | 650_052 => (no_graph(), no_graph_do()),
        500_014 => (graph_disabled(), graph_disabled_do()),
        50_053 | 50_055 | 50_057 | 50_126 => (account_refused(), account_refused_do()),
        7_000_112 | 70_001 => (app_disabled(), app_disabled_do()),
        90_072 => (guest_unconfirmed(), guest_unconfirmed_do()),
        500_021 | 500_022 | 500_212 | 500_213 => (network_policy(), network_policy_do()),
        90_033 | 90_006 | 90_024 => (busy(), busy_do()),
        _ => return None,
    })
}

/// Whether what to do about a number names the set-up page, so that the way there belongs beside it.
pub const fn leads_to_set_up(code: u32) -> bool {
    matches!(code, 50_011 | 500_113 | 90_008 | 650_056 | 650_057 | 65_005)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::session::sign_in::sentences;

    /// The numbers that people are known to meet, row by row, each with the word that its one remedy turns on.
    const MET: [(&[u32], &str); 43] = [
        (&[9_002_326], "Single-page application"),
        (&[9_002_325], "browser extensions"),
        (&[9_002_327], "only this page"),
        (&[7_000_218], "don't add a secret"),
        (&[50_011], "Copy it from the page “Set up this page”"),
        (&[500_113], "Single-page application"),
        (&[700_016], "\"clientId\""),
        (&[700_038], "\"clientId\""),
        (&[90_002, 900_023], "config.json"),
        (&[50_194], "\"tenant\""),
        (&[50_020], "guest"),
        (&[50_034, 500_208], "work or school account"),
        (&[65_001], "accept the permission"),
        (&[65_004], "administrator"),
        (&[90_094, 90_095], "Send them the link"),
        (&[90_008, 650_056, 650_057, 65_005], "Add the delegated permissions"),
        (&[650_053, 70_011], "\"create\""),
        (&[28_002, 28_003, 700_022], "details for support"),
        (&[50_076, 50_079, 50_074, 50_072], "complete it at Microsoft"),
        (&[50_078, 70_043], "Sign in again"),
        (&[53_003, 530_032, 53_000, 53_001, 53_002, 53_004, 50_097, 50_005], "device or browser"),
        (&[50_105], "assign you"),
        (&[50_158], "Sign in again"),
        (&[700_084], "Sign in again"),
        (&[700_082, 70_008, 50_173, 50_089, 50_132, 50_133], "Sign in again"),
        (&[54_005], "Sign in again"),
        (&[501_481], "Close other tabs"),
        (&[700_005], "Sign in again"),
        (&[50_058, 160_021], "Sign in again"),
        (&[16_000], "with an account of this tenant"),
        (&[53_011], "your home tenant"),
        (&[530_084], "exclude this page's app"),
        (&[90_099], "grant the page's permissions"),
        (&[500_014], "enable its service principal"),
        (&[50_196], "Wait a minute"),
        (&[500_011, 650_052], "\"cloud\""),
        (&[50_053, 50_055, 50_057, 50_126], "Microsoft's instructions"),
        (&[7_000_112, 70_001], "enable it"),
        (&[90_072], "invited again"),
        (&[500_021, 500_022], "network"),
        (&[500_212, 500_213], "tenant"),
        (&[90_033], "Wait a minute"),
        (&[90_006, 90_024], "Wait a minute"),
    ];

    #[test]
    fn every_number_that_people_are_known_to_meet_says_what_is_wrong_and_one_thing_to_do() {
        for (codes, remedy) in MET {
            for code in codes {
                let (what, to_do) = help(*code).unwrap_or_else(|| panic!("no words for {code}"));
                assert!(to_do.contains(remedy), "{code}: {to_do}");
                assert_eq!((sentences(what), sentences(to_do)), (1, 1), "{code}: {what} {to_do}");
            }
        }
    }

    #[test]
    fn a_number_that_nobody_knows_yet_is_left_to_the_kind_of_the_error() {
        assert_eq!(help(1), None);
    }
}
