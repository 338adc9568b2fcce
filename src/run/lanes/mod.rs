//! A lane for each kind of planned call: what it asks, and what follows each answer. Each has actions of its own.

pub(super) mod api;
pub(super) mod application;
pub(super) mod grant;
pub(super) mod secret;
pub(super) mod service_principal;

use time::OffsetDateTime;

use super::{
    action::Action,
    lane::{Lane, Move, State},
    learned::Learned,
};
use crate::{
    http::response::Response,
    plan::call::{CallKind, Plan},
};

/// A call that has not begun.
pub(super) fn not_begun(plan: &Plan, kind: CallKind, now: OffsetDateTime) -> Lane {
    let at_once = |action| State::Due { action, from: now, reason: None };
    let state = match kind {
        CallKind::Application => at_once(Action::Application(application::Action::first(plan.mode))),
        CallKind::ServicePrincipal => State::Blocked(Action::ServicePrincipal(service_principal::Action::Create)),
        CallKind::Secret(id) => State::Blocked(Action::Secret(id, secret::Action::Add)),
        CallKind::Api(n) => at_once(Action::FindApi(n)),
        CallKind::Grant(n) => {
            let what = plan.grants.get(n).map(|grant| &grant.what);
            State::Blocked(what.map_or(Action::FindApi(n), |what| Action::Grant(n, grant::Action::first(what))))
        }
    };
    Lane::new(kind, state)
}

/// What follows an answer.
pub(super) fn on_answer(
    lane: &mut Lane,
    action: Action,
    response: &Response,
    plan: &Plan,
    learned: &mut Learned,
    now: OffsetDateTime,
) -> Move {
    match action {
        Action::Application(own) => {
            application::on_answer(lane, own, response, plan, learned, now).map(Action::Application)
        }
        Action::ServicePrincipal(own) => {
            service_principal::on_answer(lane, own, response, plan, learned, now).map(Action::ServicePrincipal)
        }
        Action::Secret(id, own) => {
            secret::on_answer(lane, id, own, response, plan, learned, now).map(|next| Action::Secret(id, next))
        }
        Action::FindApi(n) => api::on_answer(lane, n, response, plan, learned, now).map(|()| Action::FindApi(n)),
        Action::Grant(n, own) => {
            grant::on_answer(lane, n, own, response, plan, learned, now).map(|next| Action::Grant(n, next))
        }
    }
}
