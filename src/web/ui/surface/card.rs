//! Cards: what belongs together on a page.

use crate::web::reactive::prelude::*;

use crate::web::ui::unique_id;

/// A card. With a title it is a region of that name under a heading of level two; without one it is no landmark.
#[component]
pub fn Card(
    #[prop(optional, into)] title: Option<Signal<String>>,
    /// Words or badges at the end of the heading's line.
    #[prop(optional, into)]
    end: Option<ViewFnOnce>,
    children: Children,
) -> AnyView {
    let Some(title) = title else {
        return view! { <div class="card">{children()}</div> }.into_any();
    };
    let id = unique_id("card");
    view! {
        <section class="card" aria-labelledby=id>
            <div class="card__head">
                <h2 class="card__title" id=id.clone()>{title}</h2>
                {end.map(ViewFnOnce::run)}
            </div>
            {children()}
        </section>
    }
    .into_any()
}
