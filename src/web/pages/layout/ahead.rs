//! Pages that are built before anybody is on them.

use crate::web::reactive::prelude::*;

use crate::{
    flow::route::Page,
    web::{
        browser::clock,
        shell::{in_use::CurrentTenant, route::Routing},
        ui::Bar,
    },
};

/// Builds a page of the form for nobody when there is nothing else to do, unless somebody is there by then: whoever comes
/// to it does not wait for the browser to compile it.
pub fn build_ahead(page: Page, view: impl FnOnce() -> AnyView + 'static) {
    let (routing, current, lasting) = (Routing::here(), CurrentTenant::here(), Lasting::here());
    clock::when_idle(move || {
        if routing.page.get_untracked() < page {
            lasting.make(|| warm_up(|| in_form(current, view)));
        }
    });
}

fn in_form(current: CurrentTenant, view: impl FnOnce() -> AnyView) -> AnyView {
    provide_context(current.unused());
    Bar::bring();
    view()
}
