//! What stands beside the form.

use crate::web::reactive::prelude::*;

use super::disclosure::Disclosure;
use crate::web::{browser::media, ui::unique_id};

/// From 1,100 px a region beside the page under its title; below, a closed disclosure of that name under the form.
#[component]
pub fn Panel(
    /// Its name: "Requests".
    #[prop(into)]
    title: Signal<String>,
    /// One sentence under it.
    #[prop(optional, into)]
    lead: Option<Signal<String>>,
    /// What stands in it; built again when the width passes the border.
    children: ChildrenFn,
) -> AnyView {
    let wide = RwSignal::new(media::matches(media::WIDE));
    // Dropped with the panel, and the listener with it.
    StoredValue::new(media::on_change(media::WIDE, move |now| wide.set(now)));
    let id = unique_id("panel");
    let view = move || {
        let lead = lead.map(|lead| view! { <p class="panel__lead">{lead}</p> });
        let inside = children();
        if wide.get() {
            view! {
                <section class="panel card" aria-labelledby=id.clone()>
                    <h2 class="panel__title" id=id.clone()>{title}</h2>
                    {lead}
                    {inside}
                </section>
            }
            .into_any()
        } else {
            view! {
                <div class="panel card">
                    <Disclosure summary=title>{lead} {inside}</Disclosure>
                </div>
            }
            .into_any()
        }
    };
    changing(view)
}
