//! The head of a page.

use crate::web::reactive::prelude::*;

use crate::web::browser::{clock, focus};

/// The ID of the page's one `<h1>`.
pub const HEADING_ID: &str = "page-title";

/// The page's one `<h1>`, and the question that the page asks. With `take_focus` the heading takes the focus as the page
/// comes up, so that screen readers begin there, and the view goes to the top.
#[component]
pub fn PageHeading(
    #[prop(into)] title: Signal<String>,
    /// The page's question or first sentence.
    #[prop(optional, into)]
    lead: Option<Signal<String>>,
    /// Whether the heading takes the focus.
    #[prop(optional)]
    take_focus: bool,
) -> AnyView {
    let heading = NodeRef::new();
    // Built for nobody, it takes nothing from what one is on.
    if take_focus && !is_warming_up() {
        focus::release();
        // Both have the browser lay out the page: where it is to be painted, and unless one went to a field of it.
        clock::before_paint(move || {
            if let Some(heading) = heading.get_untracked().filter(|_| focus::is_lost()) {
                focus::top();
                // A refused focus leaves the page as it is: readable from its top.
                let _ = heading.focus();
            }
        });
    }
    view! {
        <div class="page-heading">
            <h1 class="page-heading__title" id=HEADING_ID tabindex="-1" node_ref=heading>{title}</h1>
            {lead.map(|lead| view! { <p class="page-heading__lead">{lead}</p> })}
        </div>
    }
    .into_any()
}
