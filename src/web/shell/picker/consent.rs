//! Reads from the tenant in use what a client was granted, and what the person may grant.
//!
//! # Invariants
//! The newest look counts, and none outlives the beginning of a run: what a run changes, no look before it has seen.
//! The token that reads grants could make them as well, so that it is dropped after each look.

use futures_util::{StreamExt as _, future::join3, stream};
use leptos::{prelude::*, task::spawn_local};
use time::OffsetDateTime;

use super::{
    asking::{Busy, Lane, Turn},
    trouble::Trouble,
};
use crate::{
    directory::{
        ids::{AppId, ObjectId},
        permission::PickedPermission,
    },
    graph::{
        calls,
        granted::{Api, Granted},
        grants,
    },
    http::{request::Request, response::Response, retry::WaitReason},
    plan::preflight::Roles,
    run::machine::MOST_TOGETHER,
    web::shell::{
        session::tenant::Tenant,
        state::{App, RunPhase},
    },
};

/// The active directory roles of the person; unknown where they cannot be read.
pub async fn roles(tenant: Tenant) -> Roles {
    tenant.send(grants::directory_roles()).await.map(|response| Roles::read(&response)).unwrap_or_default()
}

/// What the last look into the tenant has brought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Look {
    /// Nobody has looked since the run.
    NotYet,
    /// Somebody is looking.
    Asking,
    /// How it stands, and what could not be read.
    Came(Granted, Vec<Unread>),
}

/// What a look could not read, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// What.
    pub part: Part,
    /// Why.
    pub trouble: Trouble,
}

/// What a look reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The delegated permissions that were granted.
    Delegated,
    /// The application permissions that the client holds.
    Application,
    /// The service principals of the APIs.
    Apis,
}

/// Looks into the tenant at how the permissions of a client stand.
#[derive(Clone, Copy)]
pub struct Looks {
    app: App,
    picks: StoredValue<Vec<PickedPermission>>,
    lane: Lane,
    /// What the last one has brought.
    pub last: RwSignal<Look>,
    /// Why a look takes its time, until it is over.
    pub delay: Memo<Option<WaitReason>>,
}

impl Looks {
    /// Nobody has looked yet.
    pub fn new(app: App, picks: StoredValue<Vec<PickedPermission>>) -> Self {
        let (lane, last) = (Lane::new(app), RwSignal::new(Look::NotYet));
        // One of several requests waits, while others are answered.
        let delay = Memo::new(move |before: Option<&Option<WaitReason>>| {
            let asking = last.with(|last| *last == Look::Asking);
            match lane.busy.get() {
                Busy::Waiting(reason, _) if asking => Some(reason),
                Busy::No | Busy::Asking if asking => before.copied().flatten(),
                _ => None,
            }
        });
        let looks = Self { app, picks, lane, last, delay };
        Effect::new(move |_| {
            if app.run.get() == RunPhase::Running {
                looks.lane.begin();
                looks.last.set(Look::NotYet);
            }
        });
        // What a look lacked for want of a sign-in is looked at again with it.
        Effect::new(move |before: Option<u32>| {
            let came = app.sign_in.came();
            if before.is_some_and(|before| before != came) && untrack(|| looks.waits_for_sign_in()) {
                looks.look();
            }
            came
        });
        looks
    }

    /// Until when a look waits.
    pub fn until(self) -> Option<OffsetDateTime> {
        match self.lane.busy.get() {
            Busy::Waiting(_, until) => Some(until),
            Busy::No | Busy::Asking => None,
        }
    }

    /// The moment, while a look waits.
    pub fn clock(self) -> OffsetDateTime {
        self.lane.clock.get()
    }

    /// Stops the waits of a look.
    pub fn stop(self) {
        self.lane.stop();
    }

    /// Looks, unless a run is under way.
    pub fn look(self) {
        let app = self.app;
        let Some(client) = app.registering.service_principal.get_untracked() else { return };
        if app.run.get_untracked() == RunPhase::Running {
            return;
        }
        let turn = self.lane.begin();
        self.last.set(Look::Asking);
        let picks = self.picks.get_value();
        spawn_local(async move {
            if let Some((granted, unread)) = self.granted(client, &picks, turn).await {
                self.last.set(Look::Came(granted, unread));
            }
            if app.run.get_untracked() != RunPhase::Running {
                app.tenant.with_untracked(|tenant| tenant.as_ref().map(Tenant::drop_write_tokens));
            }
        });
    }

    fn waits_for_sign_in(self) -> bool {
        let waits = |unread: &Unread| matches!(unread.trouble, Trouble::SignInNeeded | Trouble::ConsentNeeded(_));
        self.last.with(|last| matches!(last, Look::Came(_, unread) if unread.iter().any(waits)))
    }

    /// How the permissions stand, and what could not be read; `None` once it is no longer wanted. As many requests
    /// are under way at once as in a run.
    async fn granted(self, client: ObjectId, picks: &[PickedPermission], turn: Turn) -> Option<(Granted, Vec<Unread>)> {
        let mut app_ids: Vec<AppId> = picks.iter().map(|pick| pick.resource_app_id).collect();
        app_ids.sort_unstable();
        app_ids.dedup();
        let of_api = |app_id| async move {
            let found = self.read(calls::service_principal(app_id), grants::read_service_principal, turn).await;
            (app_id, found)
        };
        // Beside the two lists.
        let apis = stream::iter(app_ids).map(of_api).buffer_unordered(MOST_TOGETHER - 2).collect::<Vec<_>>();
        let (delegated, application, found) = join3(
            self.read(grants::grants_of(client), grants::read_grants, turn),
            self.read(grants::assignments_of(client), grants::read_assignments, turn),
            apis,
        )
        .await;
        let mut unread = Vec::new();
        let delegated = read_or_note(delegated?, Part::Delegated, &mut unread);
        let application = read_or_note(application?, Part::Application, &mut unread);
        let mut apis = Vec::new();
        for (app_id, found) in found {
            let api = match found? {
                Err(trouble) if trouble.is_not_found() => Api::Absent,
                found => read_or_note(found, Part::Apis, &mut unread).map_or(Api::Unknown, Api::Found),
            };
            apis.push((app_id, api));
        }
        Some((Granted { apis, delegated, application }, unread))
    }

    async fn read<T>(
        self,
        request: Request,
        read: fn(&Response) -> Option<T>,
        turn: Turn,
    ) -> Option<Result<T, Trouble>> {
        if !self.lane.is_current(turn) {
            return None;
        }
        let answer = self.lane.ask(request, turn).await?;
        Some(answer.and_then(|response| read(&response).ok_or(Trouble::Unreadable)))
    }
}

/// What was read; what was not is noted, each reason once.
fn read_or_note<T>(answer: Result<T, Trouble>, part: Part, unread: &mut Vec<Unread>) -> Option<T> {
    let trouble = match answer {
        Ok(read) => return Some(read),
        Err(trouble) => trouble,
    };
    let is_known = |known: &Unread| match (&known.trouble, &trouble) {
        // Each refusal has an ID of its own.
        (Trouble::Graph(one), Trouble::Graph(other)) => known.part == part && one.status == other.status,
        (one, other) => one == other,
    };
    if !unread.iter().any(is_known) {
        unread.push(Unread { part, trouble });
    }
    None
}
