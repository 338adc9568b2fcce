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
    registration::step::Step,
    web::{
        browser::location,
        shell::{session::account, state::App},
    },
};

/// Shows what the address names, and follows it from now on. Called once; `handed_over` where the start page was shown
/// before this one was loaded.
pub fn start(app: &'static App, handed_over: bool) {
    let routing = app.routing;
    routing.flow.begin(|route: &mut Route, event, _| route.update(event), move |_, effect| perform(app, effect));
    routing.ground.set_value(Some(Box::new(move || Ground {
        has_tenant: app.current.tenant.with(Option::is_some),
        is_begun: app.form.draft.with(|draft| !draft.display_name.is_empty()),
        has_run: app.registering.has_run(),
        is_guarded: app.registering.guards(),
    })));
    if handed_over {
        routing.flow.dispatch(Event::HandedOver);
    }
    routing.replace(addressed());
    let follow = location::on_pop(move || routing.with_ground(|ground| Event::Popped(addressed(), ground)));
    // It listens for as long as the page lives.
    std::mem::forget(follow);
}

/// The page that the address names.
fn addressed() -> Page {
    Page::from_slug(location::query("step").as_deref())
}

fn perform(app: &'static App, effect: Asked) {
    match effect {
        Asked::Push(page) => {
            location::push(&page.query());
        }
        Asked::Replace(page) => {
            location::replace(&page.query());
        }
        Asked::GiveUp => app.registering.dispatch(register::Event::LeftAnyway),
        Asked::Leave(leaving) => app.routing.leave(leaving),
        Asked::TakeOut(way) => account::take_out(app.sign_in, app.routing, way),
        Asked::BeginAnother => {
            app.registering.dispatch(register::Event::Dropped);
            app.begin_anew();
            app.routing.go(Page::Step(Step::Basics));
        }
    }
}
