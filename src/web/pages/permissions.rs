//! The step API permissions: find an API, pick what it offers, look over the picks.

use leptos::prelude::*;

use super::{api_search::ApiSearch, chosen_api::ChosenApi, picked::Picked};
use crate::web::app::{search::Search, state::App};

/// The step.
#[component]
pub fn Permissions() -> AnyView {
    let search = Search::new(App::here());
    view! {
        <ApiSearch search />
        <ChosenApi search />
        <Picked search />
    }
    .into_any()
}
