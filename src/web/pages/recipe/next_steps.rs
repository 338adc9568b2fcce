//! What a recipe says is to be done once the app is registered.

use crate::web::reactive::prelude::*;

use crate::{
    registration::from_link::note::{HttpsLink, NextStep},
    web::ui::{CopyLink, address},
    words::{recipe as words, value::prose},
};

/// The steps in their order. Their words are the recipe's: each stands in an element of its own.
pub fn list(steps: &[NextStep]) -> AnyView {
    let step = |step: &NextStep| {
        let text = prose(&step.text);
        view! {
            <li>
                <span dir="auto">{text}</span>
                {step.link.as_ref().map(link)}
            </li>
        }
    };
    let steps = steps.iter().map(step).collect::<Vec<_>>();
    view! { <ol class="recipe__steps">{steps}</ol> }.into_any()
}

/// An address is shown whole and copied. The page does not lead where a recipe says.
fn link(link: &HttpsLink) -> AnyView {
    let text = link.as_str().to_owned();
    view! {
        <span class="recipe__link">
            {address(link.as_str())} " " <CopyLink label=words::copy_link() text=Signal::stored(text) />
        </span>
    }
    .into_any()
}
