//! Every sentence that the page can show. Core types carry none.

pub mod aadsts;
pub mod account;
pub mod admin_request;
pub mod advice;
pub mod anew;
pub mod apis;
pub mod basics;
pub mod beside;
pub mod calls;
pub mod cloud;
pub mod config;
pub mod consent;
pub mod credentials;
pub mod dates;
pub mod elements;
pub mod failure;
pub mod frame;
pub mod from_link;
pub mod lost;
pub mod narrow;
pub mod next_steps;
pub mod panel;
pub mod permissions;
pub mod problem;
mod redirect_uri_problem;
pub mod redirect_uris;
pub mod result;
pub mod review;
pub mod session_end;
pub mod setup;
pub mod sign_in;
pub mod start;
pub mod value;

/// A number and the noun that it counts: `1 redirect URI`, `2 redirect URIs`.
pub fn counted(count: usize, one: &str, many: &str) -> String {
    let mut text = count.to_string();
    text.push(' ');
    text.push_str(if count == 1 { one } else { many });
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_thing_is_not_counted_as_many() {
        assert_eq!(counted(1, "redirect URI", "redirect URIs"), "1 redirect URI");
        assert_eq!(counted(0, "redirect URI", "redirect URIs"), "0 redirect URIs");
    }
}
