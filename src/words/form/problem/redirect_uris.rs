//! What is wrong on the step Redirect URIs.

use super::{redirect_uri, tenant};
use crate::{
    registration::problem::{Problem, ProblemKind as P},
    words::{
        text::{problem, redirect_uri_problem as says},
        value::owner_of_host,
    },
};

/// What is wrong and what to do.
pub fn message(problem: &Problem) -> String {
    let fixed = match &problem.kind {
        P::RedirectUri(kind) => return redirect_uri::message(kind),
        P::AgainstTenant(own) => return tenant::redirect_uri(own),
        P::TooManyRedirectUris { count, limit } => {
            return says::too_many_redirect_uris(count.saturating_sub(*limit), *count, *limit);
        }
        P::RedirectUriNotTicked => match owner_of_host(&problem.value) {
            Some(owner) => return says::redirect_uri_of_owner_not_selected(owner),
            None => says::redirect_uri_not_selected(),
        },
        P::FromLink => problem::from_link(),
        _ => "",
    };
    fixed.to_owned()
}
