//! A registration that has come by a link, from its arrival until it is the draft.
//!
//! # Invariants
//! Nothing that was typed gives way to it unasked: it becomes the draft by itself only in the place of a draft with
//! nothing in it, and not before the form is opened. Until then it waits in the tab's storage, over reloads and the way
//! to Microsoft and back.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::{
    route,
    state::{App, Page, RunPhase},
};
use crate::{
    directory::ids::{RunTail, TenantId},
    registration::{
        draft::Draft,
        share::{self, ShareProblem, SharedDraft},
        step::Step,
    },
    web::{
        browser::{frames::handover, random, storage},
        pages::permissions::picked,
    },
};

/// The fragment of the page's address, as `link.js` found it.
#[derive(Serialize, Deserialize)]
pub struct LinkText(String);

impl storage::Persist for LinkText {
    // `link.js` writes it.
    const KEY: &'static str = "client-registrar.link";
}

/// What has come by a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arrival {
    /// Nothing.
    None,
    /// A link that makes no registration.
    Unreadable(ShareProblem),
    /// A registration, which waits.
    Waiting(SharedDraft),
}

/// Looks at what has come, now and whenever a link is opened while the page is. Called once, by the outermost component.
pub fn follow(app: App) {
    look(app);
    // It listens for as long as the page lives.
    std::mem::forget(handover::on_link(move || look(app)));
    Effect::new(move |_| {
        let in_form = matches!(app.page.get(), Page::Step(_));
        let waits = app.arrival.with(|arrival| matches!(arrival, Arrival::Waiting(_)));
        if in_form && waits && app.draft.with_untracked(Draft::is_blank) {
            become_the_draft(app);
        }
    });
    Effect::new(move |before: Option<Option<TenantId>>| {
        app.known_apis.track();
        let tenant = tenant_id(app);
        let mut draft = app.draft.get_untracked();
        enter(tenant, &mut draft);
        // The APIs of a tenant that was just left are forgotten elsewhere, maybe a moment later.
        if before == Some(tenant) {
            check(app, &mut draft);
        }
        if app.draft.with_untracked(|before| *before != draft) {
            app.draft.set(draft);
        }
        tenant
    });
    // A link that is of no use is spoken of once.
    Effect::new(move |before: Option<Page>| {
        let page = app.page.get();
        if before.is_some_and(|before| before != page)
            && app.arrival.with_untracked(|arrival| matches!(arrival, Arrival::Unreadable(_)))
        {
            app.arrival.set(Arrival::None);
        }
        page
    });
}

fn tenant_id(app: App) -> Option<TenantId> {
    app.context.with(|context| context.as_ref().map(|context| context.tenant_id))
}

/// Takes a draft into the tenant. One permission is the same in all of them.
fn enter(tenant: Option<TenantId>, draft: &mut Draft) {
    if let Some(tenant) = tenant {
        draft.enter(tenant);
        draft.check_permission(&picked::user_read());
    }
}

/// Puts what the tenant says of its APIs, as far as they were read, in the place of what a link said of them.
fn check(app: App, draft: &mut Draft) {
    app.known_apis.with_untracked(|apis| apis.iter().for_each(|api| draft.check_permissions(api)));
}

fn look(app: App) {
    if let Some(text) = handover::link_on_the_page() {
        // Where it cannot be stored it is remembered until the page is left.
        let _ = storage::save(&LinkText(text));
    }
    let read = match storage::load::<LinkText>() {
        Ok(None) => return,
        Ok(Some(LinkText(text))) => share::from_fragment(&text),
        Err(storage::Unreadable) => Err(ShareProblem::Damaged),
    };
    app.arrival.set(match read {
        Ok(shared) if app.draft.with_untracked(|draft| shared.is_said_by(draft)) => return discard(app),
        Ok(shared) => Arrival::Waiting(shared),
        Err(problem) => {
            storage::remove::<LinkText>();
            Arrival::Unreadable(problem)
        }
    });
}

/// Puts the link's registration in the place of the draft, and goes to its first step where there is a tenant. Not
/// while a run is under way: what it makes belongs to the draft that there is.
pub fn take(app: App) {
    if app.run.get_untracked() != RunPhase::Running {
        become_the_draft(app);
        if app.tenant.with_untracked(Option::is_some) {
            route::go(app, Page::Step(Step::Basics));
        }
    }
}

fn become_the_draft(app: App) {
    let Arrival::Waiting(shared) = app.arrival.get_untracked() else { return };
    discard(app);
    let mut draft = shared.into_draft(RunTail::from_random(random::bytes()));
    enter(untrack(|| tenant_id(app)), &mut draft);
    check(app, &mut draft);
    app.draft.set(draft);
    app.attempted.set(Vec::new());
    app.reached.set(Step::Basics);
}

/// Forgets what has come by a link.
pub fn discard(app: App) {
    storage::remove::<LinkText>();
    app.arrival.set(Arrival::None);
}
