//! How the permissions of the client stand: as the run left each, and as the tenant has said since.
//!
//! # Invariants
//! What could not be read is never called not granted. A look into the tenant can end a refusal, by finding the
//! permission granted; it never hides one, since the refusal carries the reason and the way to try again.

use super::{
    failure::Failure,
    progress::{CallProgress, CallState},
};
use crate::{
    directory::permission::{PickedPermission, grant::WantedGrant},
    graph::granted::{Granted, Stands},
    plan::call::CallKind,
};

/// How one permission stands, as far as is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Row {
    /// As the run left it, or as the tenant said.
    Stands(Stands),
    /// A call for it is under way.
    UnderWay,
    /// The run could not grant it.
    Failed(Failure),
}

/// How the permissions stand, all together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Summary {
    /// Every one is granted.
    All,
    /// Somebody has looked into the tenant.
    Looked {
        /// How many are granted.
        granted: usize,
        /// Of how many nobody can tell.
        unknown: usize,
        /// How many there are.
        of: usize,
    },
    /// The run has left some open.
    Open,
    /// The run was not asked to grant anything.
    NotYet,
}

/// The same in a word, for what is folded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InShort {
    /// Every one is granted.
    Granted,
    /// A call is under way.
    UnderWay,
    /// So many are not granted.
    NotGranted(usize),
    /// Of some nobody can tell; the others are granted.
    Unknown,
}

impl InShort {
    /// How the rows stand.
    pub fn of(rows: &[Row]) -> Self {
        let count = |is: fn(&Row) -> bool| rows.iter().filter(|row| is(row)).count();
        let open = count(|row| matches!(row, Row::Stands(Stands::NotGranted) | Row::Failed(_)));
        if rows.contains(&Row::UnderWay) {
            Self::UnderWay
        } else if open > 0 {
            Self::NotGranted(open)
        } else if count(|row| *row == Row::Stands(Stands::Unknown)) > 0 {
            Self::Unknown
        } else {
            Self::Granted
        }
    }
}

impl Row {
    /// How a permission stands: by the last look into the tenant, where there was one since the run, and by the run.
    pub fn of(
        pick: &PickedPermission,
        grants: &[WantedGrant],
        calls: &[CallProgress],
        looked: Option<&Granted>,
    ) -> Self {
        let by_run = Self::by_run(pick, grants, calls);
        match (&by_run, looked.map(|granted| granted.stands(pick))) {
            (_, Some(Stands::Granted)) => Self::Stands(Stands::Granted),
            (Self::Stands(Stands::NotGranted), Some(Stands::Unknown)) => Self::Stands(Stands::Unknown),
            (Self::Stands(_), Some(Stands::NotGranted)) => Self::Stands(Stands::NotGranted),
            _ => by_run,
        }
    }

    fn by_run(pick: &PickedPermission, grants: &[WantedGrant], calls: &[CallProgress]) -> Self {
        let state = |kind| calls.iter().find(|call| call.kind == kind).map(|call| &call.state);
        let place = grants.iter().position(|grant| grant.covers(pick));
        let of_api = grants.iter().position(|grant| grant.api == pick.resource_app_id);
        match place.and_then(|n| state(CallKind::Grant(n))) {
            Some(CallState::Done) => Self::Stands(Stands::Granted),
            Some(CallState::Failed(failure)) => Self::Failed(failure.clone()),
            Some(CallState::Running { .. } | CallState::Waiting { .. }) => Self::UnderWay,
            // It waits for its API.
            Some(CallState::Pending) => match of_api.and_then(|n| state(CallKind::Api(n))) {
                Some(CallState::Failed(failure)) => Self::Failed(failure.clone()),
                Some(CallState::Running { .. } | CallState::Waiting { .. }) => Self::UnderWay,
                Some(CallState::Pending | CallState::Done) | None => Self::Stands(Stands::NotGranted),
            },
            None => Self::Stands(Stands::NotGranted),
        }
    }
}

impl Summary {
    /// Adds the rows up. `tried` says whether the run was asked to grant, `looked` whether somebody has looked since.
    pub fn of(rows: &[Row], tried: bool, looked: bool) -> Self {
        let count = |stands| rows.iter().filter(|row| **row == Row::Stands(stands)).count();
        let (granted, unknown, of) = (count(Stands::Granted), count(Stands::Unknown), rows.len());
        match (granted == of, tried, looked) {
            (true, ..) => Self::All,
            (false, _, true) => Self::Looked { granted, unknown, of },
            (false, true, false) => Self::Open,
            (false, false, false) => Self::NotYet,
        }
    }
}

#[cfg(test)]
mod tests {
    use time::OffsetDateTime;

    use super::*;
    use crate::{
        directory::{
            ids::{ObjectId, PermissionId},
            permission::{
                MICROSOFT_GRAPH, PermissionKind,
                api_owner::ApiOwner,
                grant::{self, AssignmentId},
            },
        },
        graph::{
            ask::AskError,
            error::GraphError,
            granted::Api,
            grants::{self, Assignment},
        },
        http::{response::Response, retry::WaitReason},
    };

    const API: ObjectId = ObjectId::from_u128(3);

    fn pick() -> PickedPermission {
        PickedPermission {
            resource_app_id: MICROSOFT_GRAPH,
            resource_name: String::new(),
            id: PermissionId::from_u128(9),
            kind: PermissionKind::Application,
            value: "Mail.Send".to_owned(),
            display_name: String::new(),
            admin_consent_required: false,
            owner: ApiOwner::Microsoft,
        }
    }

    fn refused() -> CallState {
        CallState::Failed(Failure::Ask(GraphError { status: 403, ..GraphError::default() }.into()))
    }

    fn tenant_says(stands: Stands) -> Granted {
        let held = vec![Assignment {
            id: AssignmentId::try_from("a".to_owned()).unwrap(),
            resource_id: API,
            app_role_id: PermissionId::from_u128(9),
        }];
        let application = match stands {
            Stands::Granted => Some(held),
            Stands::NotGranted => Some(Vec::new()),
            Stands::Unknown => None,
        };
        let delegated = grants::read_grants(&Response::new(200, br#"{"value":[]}"#.to_vec()));
        Granted { apis: vec![(MICROSOFT_GRAPH, Api::Found(API))], delegated, application }
    }

    fn row(left: Option<CallState>, said: Option<Stands>) -> Row {
        let pick = pick();
        let calls = left.map(|state| CallProgress { kind: CallKind::Grant(0), state, exchanges: Vec::new() });
        let looked = said.map(tenant_says);
        Row::of(&pick, &grant::wanted(std::slice::from_ref(&pick)), calls.as_slice(), looked.as_ref())
    }

    #[test]
    fn a_refusal_keeps_its_reason_until_the_tenant_says_granted() {
        let failed = row(Some(refused()), None);
        assert!(matches!(failed, Row::Failed(Failure::Ask(AskError::NotAllowed(_)))));
        for said in [Stands::NotGranted, Stands::Unknown] {
            assert_eq!(row(Some(refused()), Some(said)), failed, "{said:?}");
        }
        assert_eq!(row(Some(refused()), Some(Stands::Granted)), Row::Stands(Stands::Granted));
    }

    #[test]
    fn what_the_run_has_granted_stands_until_the_tenant_says_otherwise() {
        let stands = |said| row(Some(CallState::Done), said);
        assert_eq!(stands(None), Row::Stands(Stands::Granted));
        assert_eq!(stands(Some(Stands::Unknown)), Row::Stands(Stands::Granted));
        assert_eq!(stands(Some(Stands::NotGranted)), Row::Stands(Stands::NotGranted));
    }

    #[test]
    fn what_nobody_tried_to_grant_stands_as_the_tenant_says() {
        assert_eq!(row(None, None), Row::Stands(Stands::NotGranted));
        for said in [Stands::Granted, Stands::NotGranted, Stands::Unknown] {
            assert_eq!(row(None, Some(said)), Row::Stands(said));
        }
    }

    #[test]
    fn a_call_under_way_is_not_overtaken_by_what_was_read_before_it() {
        assert_eq!(row(Some(CallState::Running { attempt: 1 }), Some(Stands::NotGranted)), Row::UnderWay);
    }

    #[test]
    fn a_grant_is_under_way_while_its_api_is_looked_for() {
        let pick = pick();
        let waiting = CallState::Waiting { reason: WaitReason::Replicating, until: OffsetDateTime::UNIX_EPOCH };
        let call = |kind, state| CallProgress { kind, state, exchanges: Vec::new() };
        for (of_api, wanted) in [
            (CallState::Running { attempt: 1 }, Row::UnderWay),
            (waiting, Row::UnderWay),
            (CallState::Pending, Row::Stands(Stands::NotGranted)),
        ] {
            let calls = [call(CallKind::Api(0), of_api), call(CallKind::Grant(0), CallState::Pending)];
            assert_eq!(Row::of(&pick, &grant::wanted(std::slice::from_ref(&pick)), &calls, None), wanted);
        }
    }

    #[test]
    fn in_short_it_is_told_what_is_missing_before_what_is_not_known() {
        let stands = Row::Stands;
        let failed = || row(Some(refused()), None);
        for (rows, short) in [
            (vec![stands(Stands::Granted), Row::UnderWay, failed()], InShort::UnderWay),
            (vec![stands(Stands::NotGranted), stands(Stands::Unknown), failed()], InShort::NotGranted(2)),
            (vec![stands(Stands::Granted), stands(Stands::Unknown)], InShort::Unknown),
            (vec![stands(Stands::Granted)], InShort::Granted),
        ] {
            assert_eq!(InShort::of(&rows), short, "{rows:?}");
        }
    }

    #[test]
    fn what_is_not_known_is_added_up_by_itself() {
        let stands = Row::Stands;
        let rows = [stands(Stands::Granted), stands(Stands::Unknown), stands(Stands::NotGranted)];
        assert_eq!(Summary::of(&rows, false, true), Summary::Looked { granted: 1, unknown: 1, of: 3 });
        assert_eq!(Summary::of(&rows[..1], false, true), Summary::All);
        assert_eq!(Summary::of(&rows, true, false), Summary::Open);
        assert_eq!(Summary::of(&rows, false, false), Summary::NotYet);
    }
}
