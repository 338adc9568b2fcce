//! What stands beside the form.

use crate::web::reactive::prelude::*;

use crate::web::{
    browser::media,
    ui::{
        text::icon::{Icon, IconName},
        unique_id,
    },
};

/// A region under its title, which folds it. With three columns it stands beside the page and scrolls by itself, and
/// below that under the page, folded at first. What is in it is made as it is unfolded.
#[component]
pub fn Panel(
    /// Its name: "Requests".
    #[prop(into)]
    title: Signal<String>,
    /// How many things are in it.
    count: Signal<String>,
    /// One sentence under it.
    lead: Signal<String>,
    /// Whether it is unfolded with three columns, until the person chooses.
    is_open: Memo<bool>,
    /// What the person has chosen.
    chosen: RwSignal<Option<bool>>,
    /// What stands in it.
    children: ChildrenFn,
) -> AnyView {
    let wide = RwSignal::new(media::matches(media::WIDE));
    // Dropped with the panel, and the listener with it.
    StoredValue::new(media::on_change(media::WIDE, move |now| wide.set(now)));
    let open = Memo::new(move || chosen.get().unwrap_or(wide.get() && is_open.get()));
    let id = unique_id("panel");
    let body_id = format!("{id}-body");
    let attributes = attributes([
        ("type", "button".into()),
        ("class", "panel__title".into()),
        ("id", id.clone().into()),
        ("aria-expanded", Signal::derive(move || Some(if open.get() { "true" } else { "false" })).into()),
        ("aria-controls", body_id.clone().into()),
    ]);
    let label = id.clone();
    let body = move || {
        let label = label.clone();
        open.get().then(|| {
            view! {
                <p class="panel__lead">{lead}</p>
                <div class="panel__body" role="group" aria-labelledby=label tabindex="0">{children()}</div>
            }
        })
    };
    view! {
        <section class="panel card" aria-labelledby=id>
            <h2>
                <button {..attributes} on:click=move |_| chosen.set(Some(!open.get_untracked()))>
                    <span>{title} " " <span class="panel__count">{count}</span></span>
                    <Icon name=IconName::Chevron />
                </button>
            </h2>
            <div class="panel__inside" id=body_id>{changing(body)}</div>
        </section>
    }
    .into_any()
}
