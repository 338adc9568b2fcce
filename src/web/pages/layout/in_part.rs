//! What stands in a part, once that is there; and what stands in for it until then.

use crate::web::reactive::prelude::*;

use super::part_status::PartStatus;
use crate::{
    web::{
        browser::{clock, parts::NotLoaded},
        shell::part::{Part, Parts, Stands},
    },
    words::elements,
};

/// A part, fetched as this comes up. What is wanted next is fetched after it.
#[component]
pub fn InPart(
    part: Part,
    /// Nothing is said while it is on its way: the page goes on without it.
    #[prop(optional)]
    quiet: bool,
) -> AnyView {
    let parts = Parts::here();
    parts.want(part);
    let stands = Memo::new(move || parts.stands(part));
    let not_loaded = Signal::derive(move || match stands.get() {
        Stands::Missing(why) => Some(why),
        Stands::Away | Stands::Coming | Stands::Here => None,
    });
    let content = changing(move || match stands.get() {
        Stands::Here => {
            parts.shown(part);
            parts.view(part)
        }
        Stands::Away | Stands::Coming if !quiet => {
            view! { <p class="loading" role="status">{elements::loading()}</p> }.into_any()
        }
        Stands::Away | Stands::Coming | Stands::Missing(_) => ().into_any(),
    });
    view! { <PartMissing part not_loaded /> {content} }.into_any()
}

/// A part that nobody waits for: it comes after the form, once there is nothing else to do.
#[component]
pub fn LaterPart(
    part: Part,
    /// Nothing is said while it is on its way: the page goes on without it.
    quiet: bool,
) -> AnyView {
    let parts = Parts::here();
    let is_time = RwSignal::new(false);
    spawn_local(async move {
        // Where the form did not come, that is said in its place.
        let _ = parts.fetched(Part::Form).await;
        clock::when_idle(move || {
            // The page may have been left in the meantime, and its signals with it.
            let _ = is_time.try_set(true);
        });
    });
    changing(move || is_time.get().then(|| view! { <InPart part quiet /> }))
}

/// That a part did not load, with the ways on; nothing while there is nothing to say.
#[component]
pub fn PartMissing(
    part: Part,
    /// Why it did not.
    not_loaded: Signal<Option<NotLoaded>>,
) -> AnyView {
    let parts = Parts::here();
    view! { <PartStatus not_loaded on_again=Callback::from(move || parts.want(part)) /> }.into_any()
}
