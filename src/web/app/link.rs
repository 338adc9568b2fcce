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
    directory::ids::RunTail,
    registration::{
        draft::Draft,
        share::{self, ShareProblem, SharedDraft},
        step::Step,
    },
    web::{
        browser::{handover, random, storage},
        pages::picked,
    },
};

/// The fragment of the page's address, as `link.js` found it.
#[derive(Serialize, Deserialize)]
pub struct LinkText(String);

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
    // What the tenant says of an API takes the place of what a link said of its permissions.
    Effect::new(move |_| {
        let mut draft = app.draft.get_untracked();
        app.known_apis.with(|apis| apis.iter().for_each(|api| draft.check_permissions(api)));
        if app.draft.with_untracked(|before| *before != draft) {
            app.draft.set(draft);
        }
    });
}

fn look(app: App) {
    let read = match storage::load::<LinkText>() {
        Ok(None) => return,
        Ok(Some(LinkText(text))) => share::from_fragment(&text),
        Err(storage::Unreadable) => Err(ShareProblem::Damaged),
    };
    app.arrival.set(match read {
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
    draft.check_permission(&picked::user_read());
    app.known_apis.with_untracked(|apis| apis.iter().for_each(|api| draft.check_permissions(api)));
    app.draft.set(draft);
    app.attempted.set(Vec::new());
    app.reached.set(Step::Basics);
}

/// Forgets what has come by a link.
pub fn discard(app: App) {
    storage::remove::<LinkText>();
    app.arrival.set(Arrival::None);
}
