//! The page's address: `?step=redirect-uris`, so that Back of the browser and a reload do what people expect, on
//! any static host.
//!
//! # Invariants
//! Only the query changes: the path stays what the host gave it.

use crate::{
    flow::{
        register,
        route::{Effect as Asked, Event, Ground, Page, Route},
    },
    next_steps::record::Records,
    registration::{draft::Draft, step::Step},
    web::{
        browser::{focus, location, storage},
        shell::{session::account, state::App},
    },
};

/// Shows what the address names, and follows it from now on. Called once.
pub fn start(app: App) {
    let routing = app.routing;
    routing.flow.begin(|route: &mut Route, event, _| route.update(event), move |_, effect| perform(app, effect));
    routing.ground.set_value(Some(Box::new(move || Ground {
        has_tenant: app.current.tenant.with(Option::is_some),
        // A draft that is kept was begun: where it has no name after all, the review says so.
        is_begun: app.form.look().map_or_else(storage::is_stored::<Draft>, |form| form.is_begun.call(())),
        has_result: app.run.phase() != register::Phase::Idle || storage::is_stored::<Records>(),
        is_guarded: app.run.loss().is_some(),
    })));
    routing.replace(addressed());
    let follow = location::on_pop(move || routing.with_ground(|ground| Event::Popped(addressed(), ground)));
    // It listens for as long as the page lives.
    std::mem::forget(follow);
}

/// The page that the address names.
fn addressed() -> Page {
    Page::from_slug(location::query("step").as_deref())
}

fn perform(app: App, effect: Asked) {
    match effect {
        Asked::Push(page) => {
            // While nothing has changed yet: browsers lay out anew what has changed as the focus goes.
            focus::release();
            location::push(&page.query());
        }
        Asked::Replace(page) => {
            location::replace(&page.query());
        }
        Asked::GiveUp => app.run.give_up(),
        Asked::Leave(leaving) => app.routing.leave(leaving),
        Asked::TakeOut(way) => account::take_out(app.sign_in, app.routing, way),
        Asked::BeginAnother(begin) => {
            app.run.drop_it();
            app.begin(begin);
            app.routing.go(Page::Step(Step::Basics));
        }
    }
}
