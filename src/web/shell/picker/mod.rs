//! The picker of the permissions step on the page: performs what [`flow::picker`](crate::flow::picker) asks for, and
//! holds what is shown of it.

pub mod consent;

use std::sync::Arc;

use crate::web::reactive::prelude::*;
use time::{Duration, OffsetDateTime};

use super::{
    flow::Flow,
    form::{Form, house::HouseHandle},
    in_use::CurrentTenant,
    session::tenant::Tenant,
    state::App,
};
use crate::{
    directory::{
        ids::TenantId,
        permission::{
            PermissionKey, PickedPermission, ResourceApi,
            consent::{Asked, WhoConsents},
        },
    },
    flow::{
        picker::{self, Event, Part, Picker, picks, tree::Leaf},
        questions::Busy,
    },
    http::{
        request::Request,
        response::{NoAnswer, NotSent, Response},
    },
    registration::{draft::Draft, from_link::FromLink, permissions::given_up::GivenUp},
    web::browser::clock,
    words::form::apis as words,
};

/// How often a wait is counted down.
const TICK: Duration = Duration::milliseconds(200);

/// What is being waited for, by a handle that is cheap to copy.
#[derive(Clone, Copy)]
pub struct Waits {
    /// What.
    pub busy: Memo<Busy>,
    /// The moment, while it is waited: waits are counted down by it.
    pub clock: Signal<OffsetDateTime>,
    /// Stops the waits.
    pub stop: Callback<()>,
}

/// The picker, by a handle that is cheap to copy.
#[derive(Clone, Copy)]
pub struct PickerHandle {
    flow: Flow<Picker, Event>,
    form: Form,
    draft: Store<Draft>,
    house: HouseHandle,
    /// The APIs that were read in this session.
    pub known: Memo<Vec<Arc<ResourceApi>>>,
    clock: RwSignal<OffsetDateTime>,
    /// What was removed while the step is shown, the last at the end.
    given_up: RwSignal<Vec<GivenUp>>,
}

impl PickerHandle {
    /// The picker of the page that one is in, made when it is first asked for: it asks the tenant in use, and picks into
    /// the draft.
    pub fn here() -> Self {
        use_context().unwrap_or_else(|| {
            let app = App::here();
            app.parts.lasting(|| {
                let picker = Self::new(app.current, Form::here());
                provide_context(picker);
                app.known_apis.came(picker.known);
                picker
            })
        })
    }

    fn new(current: CurrentTenant, form: Form) -> Self {
        let Form { draft, house, .. } = form;
        let (tenant, context) = (current.tenant, current.context);
        let perform = move |flow: Flow<Picker, Event>, effect| match effect {
            picker::Effect::Send(ticket, request) => flow.dispatch_later(async move {
                let answer = send(tenant, request).await;
                Event::Answered { ticket, answer, jitter: js_sys::Math::random() }
            }),
            picker::Effect::Wait(turn, until) => flow.dispatch_later(async move {
                clock::sleep(until - clock::now()).await;
                Event::Waited(turn)
            }),
            picker::Effect::Pick(picks) => picks.into_iter().for_each(|pick| add(draft, pick)),
        };
        let picker = Picker::new(|api| [api.name(), words::about(api)]);
        let flow = Flow::new(picker, |picker, event, moment| picker.update(event, moment.wall), perform);
        // What one tenant has answered is nothing to another; a sandbox that was left is another one.
        Effect::new(move |before: Option<Option<(TenantId, String, bool)>>| {
            let is_sandbox = tenant.with(|tenant| tenant.as_ref().is_some_and(Tenant::is_sandbox));
            let context = context.get();
            let who = context.as_ref().map(|c| (c.tenant_id, c.account.clone(), is_sandbox));
            if before.as_ref() != Some(&who) {
                flow.dispatch(Event::Tenant(context));
            }
            who
        });
        let handle = Self {
            flow,
            form,
            draft,
            house,
            known: flow.slice(|picker| picker.known().all().to_vec()),
            clock: RwSignal::new(clock::now()),
            given_up: RwSignal::default(),
        };
        handle.count_waits_down();
        handle
    }

    fn count_waits_down(self) {
        let is_waiting =
            self.slice(|picker| Part::ALL.into_iter().any(|part| matches!(picker.busy(part), Busy::Waiting(..))));
        count_down(self.clock, is_waiting);
    }

    /// Takes in what has happened.
    pub fn dispatch(self, event: Event) {
        self.flow.dispatch(event);
    }

    /// A part of the state, which changes only when that part does.
    pub fn slice<T: PartialEq + 'static>(self, part: impl Fn(&Picker) -> T + 'static) -> Memo<T> {
        self.flow.slice(part)
    }

    /// What a part waits for.
    pub fn waits(self, part: Part) -> Waits {
        Waits {
            busy: self.slice(move |picker| picker.busy(part)),
            clock: self.clock.into(),
            stop: Callback::from(move || self.dispatch(Event::StopWaiting(part))),
        }
    }

    /// Looks at the picks, and again with each change.
    pub fn with_picks<T>(self, look: impl FnOnce(&[PickedPermission]) -> T) -> T {
        self.draft.permissions().with(|picks| look(picks))
    }

    /// Whether a permission is picked.
    pub fn is_picked(self, key: PermissionKey) -> bool {
        self.with_picks(|picks| picks::contains(picks, key))
    }

    /// Whether an administrator has to consent to a permission, for certain.
    pub fn needs_administrator(self, leaf: &Leaf) -> bool {
        leaf.permission().is_some_and(|permission| {
            let asked = Asked {
                api: leaf.api.summary.app_id,
                kind: permission.kind,
                value: &permission.value,
                admin_consent_required: permission.admin_consent_required,
            };
            self.form.who_consents(asked) == WhoConsents::Administrator
        })
    }

    /// Why the house lets nobody pick a permission. One that is picked can be given up.
    pub fn left_out(self, leaf: &Leaf) -> Option<String> {
        let permission = leaf.permission()?;
        let is_picked = || leaf.key().is_some_and(|key| self.is_picked(key));
        let api = leaf.api.summary.app_id;
        self.house.left_out(api, permission.kind, &permission.value).filter(|_| !is_picked())
    }

    /// Whether the house lets nobody pick one.
    pub fn leaves_out(self, pick: &PickedPermission) -> bool {
        self.house.left_out(pick.resource_app_id, pick.kind, &pick.value).is_some()
    }

    /// Picks a permission, or gives it up where it is picked.
    pub fn toggle(self, pick: PickedPermission) {
        if untrack(|| self.is_picked(pick.key())) {
            self.give_up(|key| key == pick.key());
        } else {
            self.add(pick);
        }
    }

    /// Picks a permission, unless it is picked. One that a link has picked is ticked.
    pub fn add(self, pick: PickedPermission) {
        add(self.draft, pick);
    }

    /// Gives picks up.
    pub fn give_up(self, is_meant: impl Fn(PermissionKey) -> bool) -> GivenUp {
        self.change(|picks, marks| GivenUp::take(picks, marks, is_meant))
    }

    /// Gives picks up by a press that can be undone.
    pub fn remove(self, is_meant: impl Fn(PermissionKey) -> bool) {
        let given_up = self.give_up(is_meant);
        self.given_up.update(|all| all.push(given_up));
    }

    /// What was removed last, until it is put back.
    pub fn last_removed(self) -> Memo<Option<GivenUp>> {
        Memo::new(move || self.given_up.with(|all| all.last().cloned()))
    }

    /// Puts back what was removed last, and answers it.
    pub fn undo(self) -> Option<GivenUp> {
        let last = self.given_up.try_update(Vec::pop).flatten()?;
        self.change(|picks, marks| last.clone().put_back(picks, marks));
        Some(last)
    }

    /// Changes the picks and what a link has marked. (While one field of the draft is changed, no other can be.)
    fn change<T>(self, change: impl FnOnce(&mut Vec<PickedPermission>, &mut FromLink) -> T) -> T {
        let (mut picks, mut marks) =
            self.draft.with_untracked(|draft| (draft.permissions.clone(), draft.from_link.clone()));
        let changed = change(&mut picks, &mut marks);
        self.draft.from_link().update(|of_draft| *of_draft = marks);
        self.draft.permissions().update(|of_draft| *of_draft = picks);
        changed
    }

    /// Nothing that was removed before can be put back any more.
    pub fn forget_removed(self) {
        self.given_up.set(Vec::new());
    }
}

fn add(draft: Store<Draft>, pick: PickedPermission) {
    draft.from_link().update(|marks| marks.tick_permission(pick.key(), true));
    draft.permissions().update(|picks| picks::add(picks, pick));
}

/// Sets a clock while something is waited for.
pub fn count_down(clock: RwSignal<OffsetDateTime>, is_waiting: Memo<bool>) {
    Effect::new(move |_| {
        if is_waiting.get() {
            spawn_local(async move {
                while is_waiting.try_get_untracked() == Some(true) && clock.try_set(clock::now()).is_none() {
                    clock::sleep(TICK).await;
                }
            });
        }
    });
}

/// Asks the tenant in use.
async fn send(tenant: RwSignal<Option<Tenant>>, request: Request) -> Result<Response, NoAnswer> {
    match tenant.get_untracked() {
        Some(tenant) => tenant.send(request).await,
        None => Err(NoAnswer::NotSent(NotSent::SignInNeeded)),
    }
}
