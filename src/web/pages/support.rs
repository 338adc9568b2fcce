//! What Microsoft's support asks for.

use crate::web::reactive::prelude::*;

use crate::{
    graph::error::GraphError,
    web::ui::{CodeBlock, Disclosure},
    words::{run::failure as words, value::prose},
};

/// What Graph said, and folded below it the codes and request IDs to copy.
#[component]
pub fn SupportDetails(
    /// What Graph said.
    error: GraphError,
) -> AnyView {
    let said = (!error.message.is_empty()).then(|| {
        view! {
            <p class="said">
                {words::graph_said()} " " <q dir="auto">{prose(&error.message)}</q>
            </p>
        }
    });
    view! {
        {said}
        <SupportCodes error />
    }
    .into_any()
}

/// The codes and request IDs to copy, folded: for where the page says in its own words what Graph said.
#[component]
pub fn SupportCodes(
    /// What Graph said.
    error: GraphError,
) -> AnyView {
    view! {
        <Disclosure summary=words::support_details()>
            <CodeBlock label=words::support_details_label() text=words::details(&error) />
        </Disclosure>
    }
    .into_any()
}
