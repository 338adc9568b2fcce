//! Whose a host is: the end of its name that somebody registered. Everything before it is that owner's to choose, as
//! `login.microsoftonline.com` is in `login.microsoftonline.com.attacker.example`.
//!
//! # A rule, not the list
//! The Public Suffix List tells it for certain, and is larger than this page. Here the end is the last two labels; the
//! last three where a generic second level stands under a country's code; and one more than the names of `SHARED`,
//! below which strangers live side by side. Where a registry or a hosting service is missing here, the end that is
//! marked is too short, and the host is still shown whole.

/// Second levels under which countries register names: `contoso.co.uk`.
const SECOND_LEVELS: [&str; 20] = [
    "ac", "co", "com", "edu", "gob", "gouv", "gov", "govt", "id", "info", "ltd", "mil", "ne", "net", "nhs", "nom",
    "or", "org", "plc", "sch",
];

/// Hosting services that give the names below theirs to anybody.
const SHARED: [&str; 25] = [
    "azurewebsites.net",
    "azurestaticapps.net",
    "azurecontainerapps.io",
    "cloudapp.azure.com",
    "azurefd.net",
    "azureedge.net",
    "azure-api.net",
    "trafficmanager.net",
    "web.core.windows.net",
    "devtunnels.ms",
    "github.io",
    "app.github.dev",
    "gitlab.io",
    "vercel.app",
    "netlify.app",
    "pages.dev",
    "workers.dev",
    "web.app",
    "firebaseapp.com",
    "run.app",
    "appspot.com",
    "amazonaws.com",
    "herokuapp.com",
    "onrender.com",
    "ngrok-free.app",
];

/// The services among them that put regions or numbers between their name and that of whoever lives there, so that all
/// of a host is the owner's: `account.z13.web.core.windows.net`.
const WITH_REGIONS: [&str; 9] = [
    "azurewebsites.net",
    "azurestaticapps.net",
    "azurecontainerapps.io",
    "cloudapp.azure.com",
    "azurefd.net",
    "web.core.windows.net",
    "devtunnels.ms",
    "run.app",
    "amazonaws.com",
];

/// What stands between labels: a browser takes the ideographic full stops for dots.
const DOTS: [char; 4] = ['.', '\u{3002}', '\u{ff0e}', '\u{ff61}'];

/// The end of a host that tells whose it is; the whole of one that is an IP address or a single label.
pub fn registrable(host: &str) -> &str {
    let name = host.strip_suffix(DOTS).unwrap_or(host);
    let last = name.rsplit(DOTS).next().unwrap_or_default();
    if host.starts_with('[') || last.bytes().all(|byte| byte.is_ascii_digit()) {
        return host;
    }
    let lower = name.to_ascii_lowercase();
    let is_under = |service: &str| lower.strip_suffix(service).is_some_and(|rest| rest.ends_with('.'));
    if WITH_REGIONS.into_iter().any(is_under) {
        return host;
    }
    let service = SHARED.into_iter().find(|service| is_under(service));
    let labels = service.map_or_else(|| 1 + of_registry(&lower), |service| 1 + service.split('.').count());
    let mut dots = name.char_indices().rev().filter(|(_, character)| DOTS.contains(character));
    // The dot before so many labels.
    let cut = dots.nth(labels - 1).map_or(0, |(at, dot)| at + dot.len_utf8());
    host.get(cut..).unwrap_or(host)
}

/// How many labels at the end are a registry's.
fn of_registry(name: &str) -> usize {
    let mut labels = name.rsplit(DOTS);
    let (top, second) = (labels.next().unwrap_or_default(), labels.next().unwrap_or_default());
    let is_country = top.len() == 2 && top.bytes().all(|byte| byte.is_ascii_alphabetic());
    if is_country && SECOND_LEVELS.contains(&second) && labels.next().is_some() { 2 } else { 1 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_before_the_registered_end_does_not_pass_for_it() {
        for (host, end) in [
            (
                "login.microsoftonline.com.oauth2.signin-oidc.fhir-portal.contoso.com.attacker-owned.example",
                "attacker-owned.example",
            ),
            ("app.contoso.com", "contoso.com"),
            ("contoso.com", "contoso.com"),
            ("APP.Contoso.COM", "Contoso.COM"),
            ("app.contoso.com.", "contoso.com."),
            ("login.bücher.example", "bücher.example"),
            ("login。contoso．com", "contoso．com"),
        ] {
            assert_eq!(registrable(host), end, "{host}");
        }
    }

    #[test]
    fn a_country_with_generic_second_levels_takes_three_labels() {
        for (host, end) in [
            ("app.contoso.co.uk", "contoso.co.uk"),
            ("a.b.contoso.or.jp", "contoso.or.jp"),
            ("login.contoso.com.au", "contoso.com.au"),
            ("co.uk", "co.uk"),
            ("app.contoso.de", "contoso.de"),
            ("co.contoso.com", "contoso.com"),
        ] {
            assert_eq!(registrable(host), end, "{host}");
        }
    }

    #[test]
    fn below_a_hosting_service_one_label_more_is_the_owners() {
        for (host, end) in [
            ("login.contoso.github.io", "contoso.github.io"),
            ("contoso.vercel.app", "contoso.vercel.app"),
            ("a.contoso.netlify.app", "contoso.netlify.app"),
            ("contoso.azurewebsites.net", "contoso.azurewebsites.net"),
            ("contoso-a1b2.eastus-01.azurewebsites.net", "contoso-a1b2.eastus-01.azurewebsites.net"),
            ("happy-rock-0a1b.centralus.2.azurestaticapps.net", "happy-rock-0a1b.centralus.2.azurestaticapps.net"),
            ("contoso.z13.web.core.windows.net", "contoso.z13.web.core.windows.net"),
            ("github.io", "github.io"),
            ("evilgithub.io", "evilgithub.io"),
            ("azurewebsites.net.attacker.example", "attacker.example"),
        ] {
            assert_eq!(registrable(host), end, "{host}");
        }
    }

    #[test]
    fn addresses_of_machines_and_single_names_are_whole() {
        for host in ["localhost", "127.0.0.1", "10.0.0.12", "[2001:db8::1]", ""] {
            assert_eq!(registrable(host), host);
        }
    }
}
