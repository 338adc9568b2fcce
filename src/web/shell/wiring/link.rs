//! Links as they are opened, and the draft set as [`Link`] says.

use std::sync::Arc;

use crate::web::reactive::prelude::*;

use crate::{
    directory::{
        ids::RunTail,
        permission::{PickedPermission, ResourceApi},
    },
    flow::link::{self, Effect as Asked, Event, Link},
    registration::{
        draft::Draft,
        share::{self, ShareProblem},
    },
    web::{
        browser::{frames::handover, random, storage},
        shell::{form::Form, late::Hook, link::Linked, state::App, tab_storage::LinkText},
    },
};

/// What is looked at, and changed.
#[derive(Clone, Copy)]
struct On {
    app: App,
    form: Form,
    linked: Linked,
}

/// Looks at what has come, now and whenever a link is opened while the page is.
pub fn bring() {
    let app = App::here();
    let on = On { app, form: Form::here(), linked: Linked::new(app.run) };
    let flow = on.linked.flow;
    provide_context(on.linked);
    flow.begin(|link: &mut Link, event, _| link.update(event), move |_, effect| perform(on, effect));
    app.discard_link.came(Hook::new(move |()| on.linked.discard()));
    look(on);
    // It listens for as long as the page lives.
    std::mem::forget(handover::on_link(move || look(on)));
    Effect::new(move |_| {
        let page = app.routing.page.get();
        flow.dispatch(Event::Shown { page, is_blank: untrack(|| on.form.is_blank()) });
    });
    Effect::new(move |_| {
        known(app);
        flow.dispatch(Event::TenantIs(
            app.current.context.with(|context| context.as_ref().map(|context| context.tenant_id)),
        ));
    });
}

fn look(on: On) {
    if let Some(text) = handover::link_on_the_page() {
        // Where it cannot be stored it is remembered until the page is left.
        let _ = storage::save(&LinkText(text));
    }
    let read = match storage::load::<LinkText>() {
        Ok(None) => return,
        Ok(Some(LinkText(text))) => share::from_fragment(&text),
        Err(storage::Unreadable) => Err(ShareProblem::Damaged),
    };
    let is_blank = untrack(|| on.form.is_blank());
    let event = on.form.draft.with_untracked(|draft| Event::Found {
        is_draft: read.as_ref().is_ok_and(|shared| shared.is_said_by(draft)),
        is_blank,
        read,
    });
    on.linked.flow.dispatch(event);
}

fn perform(on: On, effect: Asked) {
    let On { app, form, .. } = on;
    match effect {
        Asked::Forget => storage::remove::<LinkText>(),
        Asked::Become(shared) => {
            let mut draft = shared.into_draft(RunTail::from_random(random::bytes()));
            settle(app, &mut draft, true);
            form.take(draft);
            app.routing.begin_anew();
        }
        Asked::Show(page) => app.routing.go(page),
        Asked::Settle { with_apis } => {
            let mut draft = form.draft.get_untracked();
            settle(app, &mut draft, with_apis);
            if form.draft.with_untracked(|before| *before != draft) {
                form.draft.set(draft);
            }
        }
    }
}

/// Takes a draft into the tenant in use.
fn settle(app: App, draft: &mut Draft, with_apis: bool) {
    let tenant = app.current.context.with_untracked(|context| context.as_ref().map(|context| context.tenant_id));
    if let Some(tenant) = tenant {
        let apis = if with_apis { untrack(|| known(app)) } else { Vec::new() };
        link::settle(draft, tenant, &PickedPermission::user_read(), &apis);
    }
}

/// What is known of the tenant's APIs; looks again when more is.
fn known(app: App) -> Vec<Arc<ResourceApi>> {
    app.known_apis.get().map(Memo::get).unwrap_or_default()
}
