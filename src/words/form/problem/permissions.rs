//! What is wrong on the step API permissions.

use crate::{
    registration::{
        permissions::{MAX_APIS, MAX_FOREIGN_APIS, MAX_OF_API_WITH_PERSONAL},
        problem::{Problem, ProblemKind as P},
    },
    words::{form::apis, text::permission_problem as says, text::problem},
};

/// What is wrong and what to do.
pub fn message(problem: &Problem) -> String {
    let value = &problem.value;
    let over = |count: usize, limit: usize| count.saturating_sub(limit);
    match &problem.kind {
        P::TooManyApis { count } => says::too_many_apis(over(*count, MAX_APIS), *count, MAX_APIS),
        P::TooManyForeignApis { count } => {
            says::too_many_foreign_apis(over(*count, MAX_FOREIGN_APIS), *count, MAX_FOREIGN_APIS)
        }
        P::TooManyPermissions { count, limit } => says::too_many_permissions(over(*count, *limit), *count, *limit),
        P::TooManyPermissionsOfApi { app_id, api, count } => {
            let (api, limit) = (apis::named(*app_id, api), MAX_OF_API_WITH_PERSONAL);
            says::too_many_permissions_of_api(over(*count, limit), &api, *count, limit)
        }
        P::PermissionNotTicked { app_id, api } => says::permission_not_selected(value, &apis::named(*app_id, api)),
        P::PermissionUnchecked { app_id, api } => says::permission_unchecked(value, &apis::unchecked(*app_id, api)),
        P::PermissionNotOffered { app_id, api } => says::permission_not_offered(value, &apis::unchecked(*app_id, api)),
        P::FromLink => problem::from_link().to_owned(),
        _ => String::new(),
    }
}
