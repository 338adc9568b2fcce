//! Looking at what a client was granted, on the page: performs what [`flow::consent`](crate::flow::consent) asks for.

use crate::web::reactive::prelude::*;
use time::OffsetDateTime;

use super::{count_down, send};
use crate::{
    directory::permission::PickedPermission,
    flow::{
        consent::{self, Event, Looks},
        register::Phase,
    },
    graph::grants,
    plan::preflight::Roles,
    web::{
        browser::clock,
        shell::{
            flow::Flow,
            in_use::CurrentTenant,
            register::Registering,
            session::{sign_in::SignIn, tenant::Tenant},
        },
    },
};

/// The active directory roles of the person; unknown where they cannot be read.
pub async fn roles(tenant: Tenant) -> Roles {
    tenant.send(grants::directory_roles()).await.map(|response| Roles::read(&response)).unwrap_or_default()
}

/// The looks, by a handle that is cheap to copy.
#[derive(Clone, Copy)]
pub struct LooksHandle {
    registering: Registering,
    flow: Flow<Looks, Event>,
    picks: StoredValue<Vec<PickedPermission>>,
    /// The moment, while a look waits.
    pub clock: RwSignal<OffsetDateTime>,
}

impl LooksHandle {
    /// Nobody has looked yet.
    pub fn new(picks: StoredValue<Vec<PickedPermission>>) -> Self {
        let (registering, current, sign_in) = (Registering::here(), CurrentTenant::here(), SignIn::here());
        let perform = move |flow: Flow<Looks, Event>, effect| match effect {
            consent::Effect::Send(ticket, request) => spawn_local(async move {
                let answer = send(current.tenant, request).await;
                if picks.try_get_value().is_none() {
                    // The page was left in the meantime, and nobody is there to drop them.
                    drop_write_tokens(registering, current);
                }
                flow.dispatch(Event::Answered { ticket, answer, jitter: js_sys::Math::random() });
            }),
            consent::Effect::Wait(turn, until) => flow.dispatch_later(async move {
                clock::sleep(until - clock::now()).await;
                Event::Waited(turn)
            }),
            consent::Effect::DropWriteTokens => drop_write_tokens(registering, current),
        };
        let flow = Flow::new(Looks::default(), |looks, event, moment| looks.update(event, moment.wall), perform);
        Effect::new(move |_| flow.dispatch(Event::Run(registering.phase.get() == Phase::Running)));
        Effect::new(move |before: Option<u32>| {
            let came = sign_in.came();
            if before.is_some_and(|before| before != came) {
                flow.dispatch(Event::SignedIn);
            }
            came
        });
        let handle = Self { registering, flow, picks, clock: RwSignal::new(clock::now()) };
        let is_waiting = handle.slice(|looks| looks.until().is_some());
        count_down(handle.clock, is_waiting);
        handle
    }

    /// A part of the state, which changes only when that part does.
    pub fn slice<T: PartialEq + 'static>(self, part: impl Fn(&Looks) -> T + 'static) -> Memo<T> {
        self.flow.slice(part)
    }

    /// Looks at what came last, and again with each change.
    pub fn with<T>(self, look: impl FnOnce(&Looks) -> T) -> T {
        self.flow.with(look)
    }

    /// Looks, unless a run is under way.
    pub fn look(self) {
        if let Some(client) = self.registering.service_principal.get_untracked() {
            let apis = self.picks.with_value(|picks| picks.iter().map(|pick| pick.resource_app_id).collect());
            self.flow.dispatch(Event::Look(client, apis));
        }
    }

    /// Stops the waits of a look.
    pub fn stop(self) {
        self.flow.dispatch(Event::StopWaiting);
    }
}

/// The token that reads grants could make them as well. A run still needs it.
fn drop_write_tokens(registering: Registering, current: CurrentTenant) {
    if !registering.runs() {
        current.tenant.with_untracked(|tenant| tenant.as_ref().map(Tenant::drop_write_tokens));
    }
}
