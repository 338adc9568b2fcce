//! Who else stands on the page's origin.
//!
//! # Invariants
//! Browsers separate pages by their origin, which is scheme, host and port: a page in another folder of the same host
//! can read this one's session storage and, where it can publish at the redirect URI, receive its sign-in answers.
//! What is told here is told from the address alone, for hosts that are known to give folders to different sites.

/// Who may publish on the same origin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Neighbours {
    /// Every other site of the same account: each of its projects is a folder of one host.
    SameAccount,
    /// Anybody who has a folder there.
    Anybody,
}

/// Hosts with a name for each account and a folder for each project.
/// <https://docs.github.com/pages/getting-started-with-github-pages/what-is-github-pages>
const OF_ACCOUNTS: [&str; 3] = [".github.io", ".gitlab.io", ".codeberg.page"];

/// Hosts with a folder for each bucket, whoever owns it.
const OF_BUCKETS: [&str; 2] = ["storage.googleapis.com", "s3.amazonaws.com"];

impl Neighbours {
    /// Who shares the origin of a page at this address, as far as the address tells.
    pub fn of(page: &str) -> Option<Self> {
        let (host, path) = page.split_once("://")?.1.split_once('/')?;
        let is_bucket_host =
            OF_BUCKETS.contains(&host) || (host.starts_with("s3.") && host.ends_with(".amazonaws.com"));
        if path.starts_with('~') || is_bucket_host {
            return Some(Self::Anybody);
        }
        // Pages that GitHub keeps private have an origin each, below a host of their own.
        let of_account = OF_ACCOUNTS.iter().any(|ending| host.ends_with(ending)) && !host.ends_with(".pages.github.io");
        of_account.then_some(Self::SameAccount)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_that_give_folders_away_are_known() {
        for (page, expected) in [
            ("https://contoso.github.io/registrar/", Some(Neighbours::SameAccount)),
            ("https://contoso.github.io/", Some(Neighbours::SameAccount)),
            ("https://group.gitlab.io/a/b/", Some(Neighbours::SameAccount)),
            ("https://contoso.codeberg.page/registrar/", Some(Neighbours::SameAccount)),
            ("https://storage.googleapis.com/contoso/registrar/", Some(Neighbours::Anybody)),
            ("https://s3.eu-central-1.amazonaws.com/contoso/", Some(Neighbours::Anybody)),
            ("https://www.example.edu/~adele/registrar/", Some(Neighbours::Anybody)),
        ] {
            assert_eq!(Neighbours::of(page), expected, "{page}");
        }
    }

    #[test]
    fn an_origin_of_ones_own_has_no_neighbours_that_its_address_tells_of() {
        for page in [
            "https://tools.contoso.com/registrar/",
            "https://github.io.contoso.com/",
            "https://contoso.pages.dev/",
            "https://registrar.azurewebsites.net/",
            "https://fuzzy-adventure.pages.github.io/",
            "https://contoso.s3.amazonaws.com/",
            "http://localhost:8080/",
            "",
        ] {
            assert_eq!(Neighbours::of(page), None, "{page}");
        }
    }
}
