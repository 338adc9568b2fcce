//! What an administrator is asked to grant to the page, in one go.

use crate::{config::CreateScope, http::request::GraphScope};

/// The permission that registrations are made by here.
pub const fn create_scope(create: CreateScope) -> GraphScope {
    match create {
        CreateScope::ReadWriteAll => GraphScope::ApplicationReadWriteAll,
        CreateScope::CreateOnly => GraphScope::AppRegistrationCreate,
    }
}

/// What to ask an administrator for where `needed` is wanted. Reading APIs is on the way to registering, so whoever is
/// asked for the one is asked for the other too: once. The page itself still asks step by step.
pub fn scopes(needed: GraphScope, create: CreateScope) -> Vec<GraphScope> {
    match needed {
        GraphScope::ApplicationReadAll => vec![needed, create_scope(create)],
        other => vec![other],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_is_asked_for_reading_is_asked_for_registering_too_and_for_nothing_else() {
        use GraphScope as S;
        assert_eq!(
            scopes(S::ApplicationReadAll, CreateScope::ReadWriteAll),
            [S::ApplicationReadAll, S::ApplicationReadWriteAll]
        );
        assert_eq!(
            scopes(S::ApplicationReadAll, CreateScope::CreateOnly),
            [S::ApplicationReadAll, S::AppRegistrationCreate]
        );
        for alone in [S::UserRead, S::AppRegistrationCreate, S::AppRoleAssignmentReadWriteAll] {
            assert_eq!(scopes(alone, CreateScope::ReadWriteAll), [alone]);
        }
    }
}
