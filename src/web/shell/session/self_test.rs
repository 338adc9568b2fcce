//! Trying a set-up out, and settings of this tab, on the page.

use crate::web::reactive::prelude::*;

use crate::{
    flow::setup::{Event, SelfTest, Setup},
    setup::Entered,
    web::shell::flow::Flow,
};

/// Putting the page into use, by a handle that is cheap to copy.
#[derive(Clone, Copy)]
pub struct SettingUp {
    pub(in crate::web::shell) flow: Flow<Setup, Event>,
    /// How a test of the set-up stands.
    pub test: Memo<SelfTest>,
}

impl SettingUp {
    /// Nothing is taken in before [`crate::web::shell::wiring::set_up::follow`].
    pub(in crate::web::shell) fn new() -> Self {
        let flow = Flow::idle(Setup::default());
        Self { flow, test: flow.slice(Setup::test) }
    }

    /// Putting the page into use that one is in.
    pub fn here() -> Self {
        expect_context()
    }

    /// Begins a test.
    pub fn begin_test(self) {
        self.flow.dispatch(Event::Begin);
    }

    /// Takes what was entered for this tab.
    pub fn use_in_tab(self, entered: Entered) {
        self.flow.dispatch(Event::UseInTab(entered));
    }

    /// Goes back to `config.json`.
    pub fn use_file(self) {
        self.flow.dispatch(Event::UseFile);
    }
}
