//! The step API permissions: find APIs and permissions, select what they offer, look over what is selected.

pub mod advice;
pub mod api_row;
pub mod chosen_api;
pub mod finder;
pub mod found;
pub mod grid;
pub mod grid_row;
pub mod missing_api;
pub mod paste_list;
pub mod permission_row;
pub mod picked;
pub mod picked_api;
pub mod picked_list;
pub(super) mod summary;

use crate::web::reactive::prelude::*;

use super::{layout::step::FormStep, step_page::StepPage};
use crate::{
    flow::picker::Event,
    registration::{step::Step, steps},
    web::shell::picker::PickerHandle,
    words::form::permissions as words,
};
use advice::AdviceList;
use finder::Finder;
use picked::{Picked, PickedMessages};

pub static STEP: StepPage = StepPage {
    step: Step::Permissions,
    lead: words::lead,
    view: |_| view! { <FormStep page=&STEP><Permissions /></FormStep> }.into_any(),
    beside: Some(|| view! { <Picked picker=PickerHandle::here() /> }.into_any()),
    entered: Some(words::entered),
    check: Some(steps::permissions::problems),
};

/// Its fields.
#[component]
pub fn Permissions() -> AnyView {
    let picker = PickerHandle::here();
    picker.dispatch(Event::Begun);
    // What is under way is of no use to other pages.
    on_cleanup(move || picker.dispatch(Event::Begun));
    view! {
        <Finder picker />
        <PickedMessages />
        <AdviceList picker />
    }
    .into_any()
}
