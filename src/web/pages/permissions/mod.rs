//! The step API permissions: find APIs and permissions, select what they offer, look over what is selected.

pub mod advice;
pub mod finder;
mod name;
pub mod paste_list;
pub mod selected;
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
use selected::{PickedCard, PickedMessages, PickedSheet};

pub static STEP: StepPage = StepPage {
    step: Step::Permissions,
    lead: words::lead,
    view: |_| view! { <Permissions /> }.into_any(),
    beside: Some(|| view! { <PickedCard picker=PickerHandle::here() /> }.into_any()),
    entered: Some(words::entered),
    check: Some((steps::permissions::problems, crate::words::form::problem::on_permissions)),
};

/// The step, and the sheet over it.
#[component]
pub fn Permissions() -> AnyView {
    let picker = PickerHandle::here();
    picker.forget_removed();
    picker.dispatch(Event::Begun);
    // What is under way is of no use to other pages.
    on_cleanup(move || picker.dispatch(Event::Begun));
    let sheet = RwSignal::new(false);
    view! {
        <FormStep page=&STEP secondary=selected::in_bar(sheet)>
            <Finder picker />
            <PickedMessages />
            <AdviceList picker />
        </FormStep>
        <PickedSheet picker open=sheet />
    }
    .into_any()
}
