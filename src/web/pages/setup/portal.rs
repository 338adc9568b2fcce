//! The second way: the path through the admin center.

use crate::web::reactive::prelude::*;

use super::choices::Choices;
use crate::{
    setup::{Entered, Kept, OPTIONAL_CLAIMS},
    web::ui::{CodeBlock, ExternalLink},
    words::setup::portal as words,
};

/// The list of registrations, where the admin center begins with them.
const REGISTRATIONS: &str = "/#view/Microsoft_AAD_RegisteredApps/ApplicationsListBlade";

/// The path, with the exact values.
pub(super) fn panel(choices: Choices) -> AnyView {
    let center = move || {
        let href = [choices.cloud.get().portal()?, REGISTRATIONS].concat();
        Some(view! { <p><ExternalLink href text=words::open_admin_center() /></p> })
    };
    let file = Signal::derive(move || {
        let entered = Entered {
            client_id: words::client_id().to_owned(),
            tenant: words::tenant().to_owned(),
            cloud: choices.cloud.get(),
            create: choices.create.get(),
        };
        choices.kept.with(|kept| entered.file_with(kept))
    });
    let register = move || numbered(words::register_path(choices.kept.with(Kept::audience)).map(str::to_owned));
    view! {
        {changing(center)}
        <h3 class="section-title">{words::register()}</h3>
        {changing(register)}
        <h3 class="section-title">{words::permissions()}</h3>
        {numbered(words::permissions_path().map(str::to_owned))}
        {choices.permissions()}
        <h3 class="section-title">{words::claims()}</h3>
        {numbered(words::claims_path(OPTIONAL_CLAIMS))}
        <h3 class="section-title">{words::config()}</h3>
        <p class="card__text">{words::config_do()}</p>
        <CodeBlock label=words::config_label() text=file />
    }
    .into_any()
}

fn numbered(steps: impl IntoIterator<Item = String>) -> AnyView {
    let steps = steps.into_iter().map(|step| view! { <li>{step}</li> }).collect::<Vec<_>>();
    view! { <ol class="numbered">{steps}</ol> }.into_any()
}
