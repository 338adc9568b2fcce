//! What a recipe says is to be done once the app is registered.

use crate::web::reactive::prelude::*;

use crate::{
    registration::from_link::note::{HttpsLink, NextStep},
    web::ui::{CopyLink, address},
    words::value::prose,
};

/// The steps in their order. Their words are the recipe's: each stands in an element of its own. With `copy` an address can
/// be copied by these words: the page does not lead where a recipe says.
pub fn list(steps: &[NextStep], copy: Option<&'static str>) -> AnyView {
    let step = |step: &NextStep| {
        let text = prose(&step.text);
        view! {
            <li>
                <span dir="auto">{text}</span>
                {step.link.as_ref().map(|own| link(own, copy))}
            </li>
        }
    };
    let steps = steps.iter().map(step).collect::<Vec<_>>();
    view! { <ol class="recipe-steps">{steps}</ol> }.into_any()
}

fn link(link: &HttpsLink, copy: Option<&'static str>) -> AnyView {
    let text = Signal::stored(link.as_str().to_owned());
    let copy = copy.map(|label| view! { " " <CopyLink label text /> });
    view! { <span class="recipe-steps__link">{address(link.as_str())} {copy}</span> }.into_any()
}
