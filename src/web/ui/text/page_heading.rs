//! The head of a page.

use crate::web::reactive::prelude::*;

use crate::web::browser::focus;

/// The ID of the page's one `<h1>`.
pub const HEADING_ID: &str = "page-title";

/// Where one is ("Step 3 of 5"), the page's one `<h1>`, and the question that the page asks. With `take_focus` the
/// heading takes the focus as the page comes up, so that screen readers begin there, and the view goes to the top.
#[component]
pub fn PageHeading(
    #[prop(optional, into)] caption: Option<Signal<String>>,
    #[prop(into)] title: Signal<String>,
    /// The page's question or first sentence.
    #[prop(optional, into)]
    lead: Option<Signal<String>>,
    /// Whether the heading takes the focus.
    #[prop(optional)]
    take_focus: bool,
) -> AnyView {
    let heading = NodeRef::new();
    if take_focus {
        Effect::new(move |_| {
            if let Some(heading) = heading.get() {
                focus::top();
                // A refused focus leaves the page as it is: readable from its top.
                let _ = heading.focus();
            }
        });
    }
    view! {
        <div class="page-heading">
            {caption.map(|caption| view! { <p class="page-heading__caption">{caption}</p> })}
            <h1 class="page-heading__title" id=HEADING_ID tabindex="-1" node_ref=heading>{title}</h1>
            {lead.map(|lead| view! { <p class="page-heading__lead">{lead}</p> })}
        </div>
    }
    .into_any()
}
