//! Words of the frame around every page: header, banner, steps, Back and Next.

pub use crate::words::text::frame::*;
use crate::{registration::step::Step, words::elements};

/// The caption over a step's heading: `Step 3 of 5`; none over one that is left out.
pub fn step_caption(step: Step, steps: &[Step]) -> String {
    let at = steps.iter().position(|other| *other == step);
    at.map_or_else(String::new, |at| step_of(at + 1, steps.len()))
}

/// What "Next" says after itself: the name of that step.
pub fn next_step(name: &'static str) -> String {
    next_is(name)
}

/// The document's title: a page's name and the product.
pub fn title(page: &str) -> String {
    if page.is_empty() { elements::product().to_owned() } else { elements::title_of(page) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_title_of_the_start_page_is_the_product_alone() {
        assert_eq!(title(""), "Client Registrar");
        assert_eq!(title("Redirect URIs"), "Redirect URIs · Client Registrar");
    }
}
