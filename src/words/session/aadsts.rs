//! What the AADSTS numbers of Microsoft mean to the person who meets one, and the one thing to do about it.
//!
//! # Invariants
//! Numbers choose words here and decide nothing: Microsoft says that they may change. Each has two sentences, what is
//! wrong and what to do; a number that is not here leaves it to the kind of the error to say so.
//!
//! <https://learn.microsoft.com/entra/identity-platform/reference-error-codes>

/// What a number means, and one thing to do.
pub const fn help(code: u32) -> Option<(&'static str, &'static str)> {
    Some(match code {
        9_002_326 | 7_000_218 => (
            "The redirect URI of this page is not registered for a single-page application.",
            "In the page's app registration, move it from Web or Mobile to Single-page application, and add no secret.",
        ),
        9_002_325 => {
            ("The proof key is missing from the request.", "Sign in again; a browser extension may have changed it.")
        }
        9_002_327 => ("A token of this page was used outside a browser.", "Sign in again, on this page alone."),
        50_011 | 500_113 => (
            "The redirect URI of this page is not registered.",
            "Copy it from Set up this page into the app registration, as a Single-page application.",
        ),
        700_016 | 700_038 => (
            "Entra ID does not know the client ID of config.json in this tenant.",
            "Compare \"clientId\" and \"tenant\" with the page's app registration; it may have been deleted.",
        ),
        90_002 | 900_023 => ("Entra ID does not know the tenant of config.json.", "Correct \"tenant\" in config.json."),
        50_194 => ("The page's registration is for one tenant.", "Enter that tenant as \"tenant\" in config.json."),
        50_020 => (
            "The account is not in this tenant.",
            "Use another account, or ask to be invited to the tenant as a guest.",
        ),
        50_034 | 500_208 => ("The account is not known in this tenant.", "Use a work or school account of the tenant."),
        50_058 | 160_021 => ("Nobody is signed in to Microsoft in this browser.", "Sign in again."),
        16_000 => (
            "Microsoft can't tell which account to use, or the account isn't in this tenant.",
            "Sign in again with an account of this tenant, or ask to be invited as a guest.",
        ),
        65_001 => ("A permission has not been granted yet.", "Sign in again, and accept it at Microsoft."),
        65_004 => ("Consent was not given at Microsoft.", "Sign in again, or send the link to an administrator."),
        90_094 | 90_095 => (
            "An administrator has to grant this permission.",
            "Send them the link, then sign in again once it is granted.",
        ),
        90_008 | 650_056 | 650_057 | 65_005 => (
            "The page's app registration lacks a permission.",
            "Add the delegated permissions of Microsoft Graph that Set up this page lists.",
        ),
        650_053 | 70_011 => (
            "Entra ID does not know the permission that was asked for.",
            "Take \"create\" out of config.json, or compare \"cloud\" with the tenant's cloud where there is none.",
        ),
        28_002 | 28_003 | 700_022 => (
            "The permissions that were asked for do not go together.",
            "Sign in again; if it stays so, use the details for support.",
        ),
        50_072 | 50_074 | 50_076 | 50_079 => {
            ("Your tenant asks for multifactor authentication.", "Sign in again, and confirm it at Microsoft.")
        }
        50_078 | 70_043 => ("Your tenant asks you to sign in more often.", "Sign in again."),
        53_000..=53_004 | 530_032 | 50_097 | 50_005 => (
            "Conditional Access does not allow this sign-in.",
            "Use a device or browser that your tenant manages, or ask your administrator with the details for support.",
        ),
        53_011 => (
            "Your organization blocks your account because it may be at risk.",
            "Ask the administrator of your account's own tenant to check it, then sign in again.",
        ),
        530_084 => (
            "A token protection policy of your tenant doesn't allow this sign-in.",
            "Ask your administrator to exclude this page's app, because browsers can't meet such a policy.",
        ),
        90_099 => (
            "This tenant hasn't authorized the page's app for administrators of a partner.",
            "Ask an administrator of this tenant to grant the permissions of the page.",
        ),
        50_105 => (
            "Your account is not assigned to this page's app.",
            "Ask an administrator to assign you or your group under Enterprise applications.",
        ),
        50_158 => ("Your tenant asks for one more confirmation.", "Sign in again, and follow Microsoft's page."),
        700_084 => ("A sign-in lasts a day on a page like this one, and it is over.", "Sign in again."),
        700_082 | 70_008 | 50_173 | 50_089 | 50_132 | 50_133 => {
            ("The sign-in is no longer valid: it has expired, or the password has changed.", "Sign in again.")
        }
        54_005 => ("The answer of this sign-in was used before.", "Sign in again."),
        501_481 => ("Two sign-ins were mixed up.", "Close other tabs of this page, then sign in again."),
        700_005 => ("The sign-in was for another tenant.", "Sign in again."),
        50_196 => ("Signing in went in a circle, so Microsoft stopped it.", "Wait a minute, then sign in again."),
        500_011 | 650_052 => (
            "Microsoft Graph is not available in this tenant.",
            "Compare \"cloud\" in config.json with the tenant's cloud.",
        ),
        500_014 => (
            "Microsoft Graph is disabled in this tenant.",
            "Ask an administrator to enable its service principal under Enterprise applications.",
        ),
        50_053 | 50_055 | 50_057 | 50_126 => (
            "Microsoft did not accept the account: its password is wrong or has expired, or it is locked or disabled.",
            "Follow Microsoft's page, or ask your administrator.",
        ),
        7_000_112 | 70_001 => (
            "The page's app is disabled in this tenant.",
            "Ask an administrator to enable it under Enterprise applications.",
        ),
        90_072 => (
            "The guest account cannot be confirmed in this tenant.",
            "Ask to be invited again, or use an account of the tenant.",
        ),
        500_021 | 500_022 | 500_212 | 500_213 => (
            "A policy of your network or of the other tenant does not allow it.",
            "Ask whoever runs the network or the tenant, with the details for support.",
        ),
        90_033 | 90_006 | 90_024 => ("Microsoft is busy at the moment.", "Wait a minute, then sign in again."),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::session::sign_in::sentences;

    /// The numbers that people are known to meet, row by row, each with the word that its one remedy turns on.
    const MET: [(&[u32], &str); 43] = [
        (&[9_002_326], "Single-page application"),
        (&[9_002_325], "Sign in again"),
        (&[9_002_327], "on this page alone"),
        (&[7_000_218], "add no secret"),
        (&[50_011], "Copy it from Set up this page"),
        (&[500_113], "Single-page application"),
        (&[700_016], "\"clientId\""),
        (&[700_038], "\"clientId\""),
        (&[90_002, 900_023], "config.json"),
        (&[50_194], "\"tenant\""),
        (&[50_020], "guest"),
        (&[50_034, 500_208], "work or school account"),
        (&[65_001], "accept it"),
        (&[65_004], "administrator"),
        (&[90_094, 90_095], "Send them the link"),
        (&[90_008, 650_056, 650_057, 65_005], "Add the delegated permissions"),
        (&[650_053, 70_011], "\"create\""),
        (&[28_002, 28_003, 700_022], "details for support"),
        (&[50_076, 50_079, 50_074, 50_072], "confirm it at Microsoft"),
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
        (&[53_011], "the administrator of your account's own tenant"),
        (&[530_084], "exclude this page's app"),
        (&[90_099], "grant the permissions of the page"),
        (&[500_014], "enable its service principal"),
        (&[50_196], "Wait a minute"),
        (&[500_011, 650_052], "\"cloud\""),
        (&[50_053, 50_055, 50_057, 50_126], "Microsoft's page"),
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
