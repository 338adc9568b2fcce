//! The page's address: `?step=redirect-uris`, so that Back of the browser and a reload do what people expect, on
//! any static host.
//!
//! # Invariants
//! The address holds the name of a page and nothing else. Only the query changes: the path stays what the host
//! gave it.

use super::state::{App, Leaving, Page, RunPhase};
use crate::{registration::step::Step, signin::return_to::ReturnTo, web::browser::location};
use leptos::prelude::*;

impl Page {
    /// The word in the address; the start page has none.
    pub const fn slug(self) -> Option<&'static str> {
        match self {
            Self::Start => None,
            Self::Setup => Some(ReturnTo::Setup.slug()),
            Self::Tenant => Some(ReturnTo::Tenant.slug()),
            Self::Step(step) => Some(step.slug()),
            Self::Result => Some("result"),
        }
    }

    fn from_slug(slug: &str) -> Option<Self> {
        match slug {
            "result" => Some(Self::Result),
            _ => ReturnTo::from_slug(slug).map(Self::from),
        }
    }
}

impl From<ReturnTo> for Page {
    fn from(place: ReturnTo) -> Self {
        match place {
            ReturnTo::Setup => Self::Setup,
            ReturnTo::Tenant => Self::Tenant,
            ReturnTo::Step(step) => Self::Step(step),
        }
    }
}

/// Goes to a page, with an entry in the browser's history. Where leaving needs a word first, asks instead.
pub fn go(app: App, page: Page) {
    let from = app.page.get_untracked();
    if from == page {
        return;
    }
    if app.guarded.get_untracked() {
        app.leaving.set(Some(Leaving::To(page)));
        return;
    }
    let page = reachable(app, page);
    location::push(&address(page));
    app.moved.set(true);
    show(app, page);
}

/// Goes to a page in place of this one: Back does not come here again.
pub fn replace(app: App, page: Page) {
    let page = reachable(app, page);
    location::replace(&address(page));
    show(app, page);
}

/// Shows what the address names, and follows it from now on.
pub fn start(app: App) {
    replace(app, addressed());
    let follow = location::on_pop(move || {
        let page = addressed();
        if app.guarded.get_untracked() {
            // The browser has gone back already: stand here again, and ask.
            location::push(&address(app.page.get_untracked()));
            app.leaving.set(Some(Leaving::To(page)));
            return;
        }
        let shown = reachable(app, page);
        if shown != page {
            location::replace(&address(shown));
        }
        app.moved.set(true);
        show(app, shown);
    });
    // It listens for as long as the page lives.
    std::mem::forget(follow);
}

/// What a page adds to the address.
pub fn address(page: Page) -> String {
    page.slug().map_or_else(String::new, |slug| ["?step=", slug].concat())
}

/// The page that the address names; one that nobody knows is the start page.
fn addressed() -> Page {
    location::query("step").as_deref().and_then(Page::from_slug).unwrap_or(Page::Start)
}

/// The page itself where it can be shown, else the nearest one that can.
fn reachable(app: App, page: Page) -> Page {
    let has_tenant = app.tenant.with_untracked(Option::is_some);
    let is_begun = app.draft.with_untracked(|draft| !draft.display_name.is_empty());
    let has_run = app.run.get_untracked() != RunPhase::Idle;
    match page {
        Page::Step(_) | Page::Result if !has_tenant => Page::Start,
        Page::Result if !has_run && is_begun => Page::Step(Step::Review),
        Page::Result if !has_run => Page::Step(Step::Basics),
        Page::Start | Page::Setup | Page::Tenant | Page::Step(_) | Page::Result => page,
    }
}

fn show(app: App, page: Page) {
    if let Page::Step(step) = page {
        app.reached.update(|reached| *reached = step.max(*reached));
    }
    if app.page.get_untracked() != page {
        app.page.set(page);
    }
}
