//! The service principal of an API, found before anything of it is granted. There is one request, so that there is
//! nothing to choose from.

use time::{Duration, OffsetDateTime};

use crate::{
    graph::{ask::AskError, error::GraphError, grants::read_service_principal},
    http::response::Response,
    plan::call::Plan,
    run::{failure::Failure, learned::Learned, moves::Move, tries::Tries},
};

/// How long a 404 may mean that another replica does not know an API yet that was just added.
const DOUBT: Duration = Duration::seconds(40);

/// What follows an answer about an API.
pub(in crate::run) fn on_answer(
    tries: &Tries,
    n: usize,
    response: &Response,
    plan: &Plan,
    learned: &mut Learned,
    now: OffsetDateTime,
) -> Move<()> {
    if !response.is_success() {
        let error = GraphError::read(response);
        return match error.status {
            404 if tries.patience.may_look(DOUBT, now) => Move::AfterReplication(()),
            404 => Move::Failed((), Failure::ApiMissing(error)),
            _ => Move::Failed((), Failure::of(error)),
        };
    }
    match (plan.grants.get(n), read_service_principal(response)) {
        (Some(grant), Some(id)) => {
            learned.apis.insert(grant.api, id);
            Move::Done
        }
        _ => Move::Failed((), AskError::AnswerUnreadable.into()),
    }
}
