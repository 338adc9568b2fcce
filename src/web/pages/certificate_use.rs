//! How the new client uses its certificates: their thumbprints, and code for each library. A part of the result.

use crate::web::reactive::prelude::*;

use super::result::folded::folded;
use crate::{
    directory::certificate::Certificate,
    next_steps::certificate::{CERTIFICATE_FILE, Use, UsedWith, asks_for},
    web::{
        browser::{files, intl},
        shell::{in_use::TenantInUse, register::Registering},
        ui::{Button, ButtonKind, CodeBlock, DefinitionList, IdRow, SelectField, announcer},
    },
    words::{run::certificate_use as words, value::spelled},
};

/// A certificate after the other; nothing where there is none.
#[component]
pub fn CertificateUse(
    /// The tenant that the client is registered in.
    tenant: TenantInUse,
) -> AnyView {
    let registering = Registering::here();
    let found = registering.registration.with_untracked(|registration| {
        let registration = registration.as_ref()?;
        let all: Vec<Certificate> = registration.certificates().cloned().collect();
        Some((all, asks_for(registration, &tenant.context())))
    });
    let Some(((all, asks), application)) = found.zip(registering.application.get_untracked()) else {
        return ().into_any();
    };
    let Some(short) = all.first().map(|first| spelled(first.name())) else { return ().into_any() };
    let several = all.len() > 1;
    let tenant_id = tenant.context().tenant_id;
    let cards = all.into_iter().enumerate().map(|(at, certificate)| {
        let certificate = StoredValue::new(certificate);
        let code = asks.clone().map(|(authority, scope)| {
            let chosen = RwSignal::new(0);
            let text = move || {
                let with = UsedWith::ALL.get(chosen.get()).copied().unwrap_or(UsedWith::DotNet);
                certificate.with_value(|certificate| {
                    let (authority, scope) = (authority.as_str(), scope.as_str());
                    Use { client: application.app_id, tenant: tenant_id, authority, scope, certificate }.with(with)
                })
            };
            let label = move || {
                let with = UsedWith::ALL.get(chosen.get()).copied().unwrap_or(UsedWith::DotNet);
                words::used_with(with).to_owned()
            };
            view! {
                <SelectField
                    id=format!("certificate-use-{at}")
                    label=words::with()
                    options=UsedWith::ALL.map(|one| words::used_with(one).to_owned()).to_vec()
                    selected=chosen
                    on_select=move |at| chosen.set(at)
                />
                <CodeBlock label=Signal::derive(label) text=Signal::derive(text) />
                <p class="card__note">{words::files()}</p>
            }
            .into_any()
        });
        let code = code.unwrap_or_else(|| view! { <p class="card__note">{words::personal()}</p> }.into_any());
        view! {
            {several.then(|| view! { <h3 class="section-title" dir="auto">{certificate.with_value(|own| spelled(own.name()))}</h3> })}
            <DefinitionList rows=Signal::stored(certificate.with_value(rows)) />
            {save(certificate)}
            {code}
        }
    });
    let content = cards.collect::<Vec<_>>().into_any();
    let heading = if several { words::heading_several() } else { words::heading() };
    let short = (!several).then(|| view! { <span class="card__note" dir="auto">{short}</span> }).into_any();
    folded(heading, short, Signal::stored(false), content)
}

/// The certificate as a file: whoever made it here has saved the key alone.
fn save(certificate: StoredValue<Certificate>) -> AnyView {
    let announcer = announcer();
    let save = move || {
        let pem = certificate.with_value(|certificate| certificate.der.pem());
        match files::save(CERTIFICATE_FILE, "application/x-pem-file", &pem) {
            Ok(()) => announcer.announce(words::saved()),
            Err(files::NotSaved) => announcer.interrupt(words::not_saved()),
        }
    };
    view! { <Button kind=ButtonKind::Secondary small=true on_press=save>{words::save_certificate()}</Button> }
        .into_any()
}

fn rows(certificate: &Certificate) -> Vec<IdRow> {
    vec![
        IdRow::said(words::expires(), intl::day(certificate.end)),
        IdRow::id(words::thumbprint(), certificate.sha256.hex()),
        IdRow::id(words::x5t_s256(), certificate.sha256.base64url()),
        IdRow::id(words::sha1(), certificate.sha1.hex()),
        IdRow::id(words::x5t(), certificate.sha1.base64url()),
    ]
}
