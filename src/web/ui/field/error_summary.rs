//! What keeps a page from going on, all in one place.

use crate::web::reactive::prelude::*;

use crate::{web::browser::focus, words::elements};

/// The errors of a page, each a link that moves the focus to its field. The summary takes the focus once for each of the
/// `attempts` (the presses of "Next") that find something: whoever is typing keeps it when an error comes up again.
#[component]
pub fn ErrorSummary(
    /// The words and the ID of the control of each error.
    #[prop(into)]
    items: Signal<Vec<(String, String)>>,
    /// How often the person has tried to go on.
    #[prop(optional, into)]
    attempts: Signal<usize>,
    /// The ID of its title: another one where it stands within a page that has one.
    #[prop(default = "error-summary-title")]
    title_id: &'static str,
) -> AnyView {
    let place = NodeRef::new();
    let any = Memo::new(move || items.with(|items| !items.is_empty()));
    let told = StoredValue::new(None);
    Effect::new(move |_| {
        let attempt = Some(attempts.get());
        if any.get()
            && let Some(place) = place.get()
            && told.get_value() != attempt
        {
            told.set_value(attempt);
            // A refused focus leaves it on the button that was pressed, which is no worse than no summary.
            let _ = place.focus();
        }
    });
    let links = move || {
        items
            .get()
            .into_iter()
            .map(|(text, target)| {
                let href = format!("#{target}");
                let go = move |event: leptos::ev::MouseEvent| {
                    event.prevent_default();
                    focus::by_id(&target);
                };
                view! {
                    <li>
                        <a class="link" href=href on:click=go>{text}</a>
                    </li>
                }
            })
            .collect::<Vec<_>>()
    };
    let summary = move || {
        any.get().then(|| {
            view! {
                <div class="error-summary" role="group" aria-labelledby=title_id tabindex="-1" node_ref=place>
                    <h2 class="error-summary__title" id=title_id>{elements::problem_title()}</h2>
                    <ul class="error-summary__list">{changing(links)}</ul>
                </div>
            }
        })
    };
    changing(summary)
}
