//! Links as they are opened, and the draft set as [`Link`] says.

use crate::web::reactive::prelude::*;

use crate::{
    directory::{ids::RunTail, permission::PickedPermission},
    flow::link::{self, Effect as Asked, Event, Link},
    registration::{
        draft::Draft,
        share::{self, ShareProblem},
    },
    web::{
        browser::{frames::handover, random, storage},
        shell::{link::LinkText, state::App},
    },
};

/// Looks at what has come, now and whenever a link is opened while the page is. Called once, by the outermost component.
pub fn follow(app: &'static App) {
    let flow = app.linked.flow;
    flow.begin(|link: &mut Link, event, _| link.update(event), move |_, effect| perform(app, effect));
    look(app);
    // It listens for as long as the page lives.
    std::mem::forget(handover::on_link(move || look(app)));
    Effect::new(move |_| {
        let page = app.routing.page.get();
        flow.dispatch(Event::Shown { page, is_blank: app.form.draft.with_untracked(Draft::is_blank) });
    });
    Effect::new(move |_| {
        app.picker.known.track();
        flow.dispatch(Event::TenantIs(
            app.current.context.with(|context| context.as_ref().map(|context| context.tenant_id)),
        ));
    });
}

fn look(app: &'static App) {
    if let Some(text) = handover::link_on_the_page() {
        // Where it cannot be stored it is remembered until the page is left.
        let _ = storage::save(&LinkText(text));
    }
    let read = match storage::load::<LinkText>() {
        Ok(None) => return,
        Ok(Some(LinkText(text))) => share::from_fragment(&text),
        Err(storage::Unreadable) => Err(ShareProblem::Damaged),
    };
    let event = app.form.draft.with_untracked(|draft| Event::Found {
        is_draft: read.as_ref().is_ok_and(|shared| shared.is_said_by(draft)),
        is_blank: draft.is_blank(),
        read,
    });
    app.linked.flow.dispatch(event);
}

fn perform(app: &'static App, effect: Asked) {
    match effect {
        Asked::Forget => storage::remove::<LinkText>(),
        Asked::Become(shared) => {
            let mut draft = shared.into_draft(RunTail::from_random(random::bytes()));
            settle(app, &mut draft, true);
            app.begin_with(draft);
        }
        Asked::Show(page) => app.routing.go(page),
        Asked::Settle { with_apis } => {
            let mut draft = app.form.draft.get_untracked();
            settle(app, &mut draft, with_apis);
            if app.form.draft.with_untracked(|before| *before != draft) {
                app.form.draft.set(draft);
            }
        }
    }
}

/// Takes a draft into the tenant in use.
fn settle(app: &'static App, draft: &mut Draft, with_apis: bool) {
    let tenant = app.current.context.with_untracked(|context| context.as_ref().map(|context| context.tenant_id));
    if let Some(tenant) = tenant {
        app.picker.known.with_untracked(|apis| {
            link::settle(draft, tenant, &PickedPermission::user_read(), if with_apis { apis } else { &[] });
        });
    }
}
