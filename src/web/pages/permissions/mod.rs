//! The step API permissions: find an API, pick what it offers, look over the picks.

pub mod advice;
pub mod api_finder;
pub mod api_options;
pub mod api_search;
pub mod chosen_api;
pub mod missing_api;
pub mod paste_list;
pub mod permission_filter;
pub mod permission_list;
pub mod permission_row;
pub mod picked;
pub mod picked_api;
pub(super) mod summary;

use crate::web::reactive::prelude::*;

use super::{
    layout::{in_part::LaterPart, step::FormStep},
    step_page::StepPage,
};
use crate::{
    flow::picker::Event,
    web::{
        shell::{part::Part, picker::PickerHandle},
        ui::{Card, Disclosure},
    },
};
use crate::{
    registration::{step::Step, steps},
    words::form::{advice as advice_words, permissions as words},
};
use advice::AdviceList;
use api_search::ApiSearch;
use chosen_api::ChosenApi;
use picked::Picked;

pub static STEP: StepPage = StepPage {
    step: Step::Permissions,
    lead: words::lead,
    view: |_| view! { <FormStep page=&STEP><Permissions /></FormStep> }.into_any(),
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
        <ApiSearch picker />
        <ChosenApi picker />
        <Card>
            <Disclosure summary=advice_words::paste()>
                <LaterPart part=Part::PasteList quiet=false />
            </Disclosure>
        </Card>
        <Picked picker />
        <AdviceList picker />
    }
    .into_any()
}
