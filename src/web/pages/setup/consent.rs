//! Consent for the whole tenant, so that nobody is asked again.

use crate::web::reactive::prelude::*;

use crate::{
    config::Config,
    setup::{Kept, page_permissions},
    signin::authority::Authority,
    web::{
        browser::random,
        shell::session::{configuration::Configuration, own_address},
        ui::{Card, CodeBlock, ExternalLink},
    },
    words::setup as words,
};

/// The link for an administrator, to open or to send. Nothing where nobody can sign in.
pub(super) fn card(config: RwSignal<Configuration>) -> Option<AnyView> {
    let random = random::unguessable()?;
    let back = own_address::own().ok()?;
    let link = Signal::derive(move || {
        config.with(|config| {
            let link = |config: &Config| {
                let scopes = page_permissions(config.create, &Kept::of(config));
                Authority::of(config).admin_consent(config.client_id, &scopes, &back, random)
            };
            config.config().map(link).unwrap_or_default()
        })
    });
    let view = view! {
        <Card title=words::consent()>
            <p class="card__text">{words::consent_does()}</p>
            <CodeBlock label=words::consent_link() text=link />
            <p><ExternalLink href=link text=words::consent_open() /></p>
        </Card>
    };
    Some(view.into_any())
}
