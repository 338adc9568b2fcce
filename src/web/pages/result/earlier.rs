//! The result after a reload: what was registered last, as the tab has kept it, and what was before.

use crate::web::reactive::prelude::*;

use super::{
    identifiers::{Identifiers, entra_link},
    in_this_tab::in_this_tab,
    record,
};
use crate::{
    flow::route::{Begin, Page},
    web::{
        shell::{form::Form, in_use::TenantInUse, register::Registering, registered, route::Routing},
        ui::{Bar, PageAction, PageActions, PageHeading},
    },
    words::{run::result as words, session::frame},
};

/// The page, where no run is shown.
#[component]
pub fn Earlier(
    /// The tenant in use.
    tenant: TenantInUse,
) -> AnyView {
    let (routing, registering) = (Routing::here(), Registering::here());
    let records = registered::records(tenant);
    let last = records.last().cloned();
    let name = last.as_ref().map_or_else(|| words::in_this_tab().to_owned(), |last| words::registered(&last.name));
    document().set_title(&frame::title(&name));
    let lead = last.as_ref().map_or_else(
        || words::nothing_earlier().to_owned(),
        |last| words::earlier(&record::when(last), last.has_secret),
    );
    // What was begun since then goes on.
    let back = if untrack(|| Form::here().is_blank()) {
        PageAction::new(words::register_another(), move || routing.register_another(Begin::Empty))
    } else {
        PageAction::new(words::back_to_form(), move || routing.go(Page::Step(routing.reached.get_untracked())))
    };
    Bar::here().show(PageActions { back: Some(back), link: Some(entra_link), ..PageActions::default() });
    let shown = last.as_ref().map(|last| last.application);
    let printed = last.as_ref().map(|last| record::record(last, registering));
    view! {
        <PageHeading title=name lead take_focus=routing.moved.get_untracked() />
        {last.map(|record| view! { <Identifiers record /> })}
        {printed}
        {in_this_tab(&records, shown)}
    }
    .into_any()
}
