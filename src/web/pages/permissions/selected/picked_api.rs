//! The API that a pick is of, and its kind, in a row of any page.
//!
//! # Invariants
//! - A name turns no word beside it: it alone is isolated, and what nobody sees of it is spelled out.
//! - A name alone stands for an API of Microsoft's. Every other shows its ID and its owner, as does one whose name
//!   another pick bears as well.
//! - What a link calls an API, and the tenant has not confirmed, stands after the ID and says that it is the link's word.

use crate::web::reactive::prelude::*;

use crate::{
    directory::permission::{PickedPermission, well_known::WellKnownApi},
    words::{
        form::{apis, from_link, permissions},
        value::spelled,
    },
};

/// The words after the value of a pick: `Microsoft Graph · delegated`.
pub fn picked_api(pick: &PickedPermission, shows_identity: bool, named_by_link: bool) -> AnyView {
    let (name, whose) = name_and_owner(pick, shows_identity, named_by_link);
    view! { {name} " · " {permissions::kind_word(pick.kind)} {whose} }.into_any()
}

/// The API of a pick alone.
pub fn api_name(pick: &PickedPermission, shows_identity: bool, named_by_link: bool) -> AnyView {
    let (name, whose) = name_and_owner(pick, shows_identity, named_by_link);
    view! { {name} {whose} }.into_any()
}

fn name_and_owner(pick: &PickedPermission, shows_identity: bool, named_by_link: bool) -> (AnyView, Option<String>) {
    let id = || view! { <code class="code-text guid">{pick.resource_app_id.to_string()}</code> };
    let after = |words: String| Some([" · ", &words].concat());
    let known = WellKnownApi::of(pick.resource_app_id).filter(|_| named_by_link);
    if named_by_link && known.is_none() {
        return (id().into_any(), after(from_link::calls_api(&pick.resource_name)));
    }
    let name = known.map_or_else(|| spelled(&pick.resource_name), |known| known.name().to_owned());
    if shows_identity {
        (view! { <bdi>{name}</bdi> " " {id()} }.into_any(), after(apis::owner(pick.whose())))
    } else {
        (view! { <bdi>{name}</bdi> }.into_any(), None)
    }
}
