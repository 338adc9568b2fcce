//! The step API permissions: find an API, pick what it offers, look over the picks.

use leptos::prelude::*;

use super::{advice::AdviceList, api_search::ApiSearch, chosen_api::ChosenApi, paste_list::PasteList, picked::Picked};
use crate::web::{
    app::{choice::Choice, pasting::Pasting, search::Search, state::App},
    ui::Card,
};

/// The step.
#[component]
pub fn Permissions() -> AnyView {
    let app = App::here();
    let search = Search::new(app);
    let choice = Choice::new(app);
    let pasting = Pasting::new(app, choice);
    view! {
        <ApiSearch search choice />
        <ChosenApi choice />
        <Card>
            <PasteList pasting />
        </Card>
        <Picked choice />
        <AdviceList />
    }
    .into_any()
}
