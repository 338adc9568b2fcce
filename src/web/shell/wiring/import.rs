//! What somebody has already, as it is brought to the page: performs what [`ImportFlow`] asks for.

use crate::web::reactive::prelude::*;
use time::OffsetDateTime;

use crate::{
    flow::{
        import::{Awaited, Effect as Asked, Event, ImportFlow, Source, Stands},
        questions::Busy,
    },
    http::response::{NoAnswer, NotSent},
    web::{
        browser::{clock, focus},
        pages::fields,
        shell::{
            flow::Flow,
            form::Form,
            form::duplicates::DuplicatesHandle,
            in_use::CurrentTenant,
            link::Linked,
            picker::{Waits, count_down},
            session::tenant::Tenant,
            state::App,
        },
        ui::HEADING_ID,
    },
};

/// The ID of the field for a text, to which the focus goes where one begins anew.
pub const TEXT: &str = "import-text";
/// The ID of what says what has come.
pub const OUTCOME: &str = "import-outcome";

/// What has come, by a handle that is cheap to copy.
#[derive(Clone, Copy)]
pub struct Imports {
    pub(in crate::web) flow: Flow<ImportFlow, Event>,
    form: Form,
    /// The moment, while something is waited for.
    clock: RwSignal<OffsetDateTime>,
}

/// Puts it up: it follows the tenant in use, and what is chosen in the list of apps like the new one.
pub fn bring() {
    let (app, form, like) = (App::here(), Form::here(), DuplicatesHandle::here().like);
    let CurrentTenant { tenant, context, .. } = app.current;
    let perform = move |flow: Flow<ImportFlow, Event>, effect| match effect {
        Asked::Send(ticket, request) => flow.dispatch_later(async move {
            let answer = match tenant.get_untracked() {
                Some(tenant) => tenant.send(request).await,
                None => Err(NoAnswer::NotSent(NotSent::SignInNeeded)),
            };
            Event::Answered { ticket, answer, jitter: js_sys::Math::random() }
        }),
        Asked::Wait(turn, until) => flow.dispatch_later(async move {
            clock::sleep(until - clock::now()).await;
            Event::Waited(turn)
        }),
        Asked::Propose(shared) => {
            if let Some(linked) = Linked::find() {
                app.has_linked.set(true);
                linked.put(shared);
            }
        }
    };
    let flow = Flow::new(ImportFlow::default(), |state, event, moment| state.update(event, moment.wall), perform);
    Effect::new(move |_| {
        let is_sandbox = tenant.with(|tenant| tenant.as_ref().is_some_and(Tenant::is_sandbox));
        let who = context.with(|context| context.as_ref().map(|c| (c.tenant_id, c.account.clone(), is_sandbox)));
        flow.dispatch(Event::Who(who));
    });
    Effect::new(move |_| {
        if let Some((id, name)) = like.get() {
            flow.dispatch(Event::Choose(id, name));
            like.set(None);
        }
    });
    let clock = RwSignal::new(clock::now());
    let is_waiting = |flow: &ImportFlow, of| matches!(flow.busy(of), Busy::Waiting(..));
    let is_waiting = flow.slice(move |flow| [Awaited::Search, Awaited::Application].map(|of| is_waiting(flow, of)));
    count_down(clock, Memo::new(move || is_waiting.with(|all| all.contains(&true))));
    provide_context(Imports { flow, form, clock });
}

impl Imports {
    /// Those of the page that one is in.
    pub fn here() -> Self {
        expect_context()
    }

    /// Something was brought or decided; the focus goes to what has come of it.
    pub fn dispatch(self, event: Event) {
        self.flow.dispatch(event);
    }

    /// What is waited for.
    pub fn waits(self, of: Awaited) -> Waits {
        Waits {
            busy: self.flow.slice(move |flow| flow.busy(of)),
            clock: self.clock.into(),
            stop: Callback::from(move || self.dispatch(Event::StopWaiting)),
        }
    }

    /// What was read is wanted: at once where nothing gives way to it.
    pub fn use_it(self) {
        let is_blank = untrack(|| self.form.is_blank());
        self.dispatch(Event::Use { is_blank });
    }

    /// Moves the focus to what is to be looked at now.
    pub fn follow(self, stands: &Stands) {
        match stands {
            Stands::Nothing => fields::focus_soon(TEXT.to_owned()),
            // The summary takes it.
            Stands::Wrong(Source::Text | Source::File, _) => {}
            Stands::Used(_) => {
                focus::by_id(HEADING_ID);
            }
            Stands::Wrong(..) | Stands::Reading(_) | Stands::Unread(..) | Stands::Ready(_) => {
                fields::focus_soon(OUTCOME.to_owned());
            }
        }
    }
}
