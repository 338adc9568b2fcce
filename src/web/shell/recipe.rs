//! A recipe on the page, before it fills the form in.

use crate::web::reactive::prelude::*;

use super::flow::Flow;
use crate::flow::recipe::{Event, RecipeFlow};

/// What has come, and the answers so far, by a handle that is cheap to copy.
#[derive(Clone, Copy)]
pub struct Recipes {
    pub(super) flow: Flow<RecipeFlow, Event>,
}

impl Recipes {
    /// Nothing has come.
    pub(super) fn new() -> Self {
        Self { flow: Flow::idle(RecipeFlow::default()) }
    }

    /// Those of the page that one is in.
    pub fn here() -> Self {
        expect_context()
    }

    /// A part of how it stands, which changes only when that part does.
    pub fn slice<T: PartialEq + 'static>(self, part: impl Fn(&RecipeFlow) -> T + 'static) -> Memo<T> {
        self.flow.slice(part)
    }

    /// Answers a question.
    pub fn answer(self, at: usize, text: String) {
        self.flow.dispatch(Event::Answer { at, text });
    }

    /// The person wants it.
    pub fn use_it(self) {
        self.flow.dispatch(Event::Use);
    }
}
