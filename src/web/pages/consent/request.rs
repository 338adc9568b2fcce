//! What an administrator is sent: a link to consent by, and a text that names each permission.

use crate::web::reactive::prelude::*;

use crate::{
    directory::permission::PickedPermission,
    next_steps::consent::{self, ConsentLink},
    web::{
        shell::{in_use::TenantInUse, register::Registering},
        ui::{CodeBlock, Disclosure, TextField, address},
    },
    words::{elements, run::consent as words},
};

/// The link and the text; nothing where everything is granted.
#[component]
pub fn ConsentRequest(
    /// The permissions that are not granted.
    missing: Memo<Vec<PickedPermission>>,
    /// The tenant whose administrator is asked.
    tenant: TenantInUse,
) -> AnyView {
    let registering = Registering::here();
    let about = registering.registration.with_untracked(|registration| {
        let registration = registration.as_ref()?;
        let context = tenant.context();
        let application = registering.application.get_untracked()?;
        let link = consent::link(registration, &context, application)?;
        Some((link, registration.display_name().to_owned(), application.app_id.to_string(), context))
    });
    let Some((ConsentLink { url, goes_on }, name, app_id, context)) = about else { return ().into_any() };
    let after = goes_on.as_deref().map(|uri| {
        view! {
            <p class="card__note">{words::link_after()} " " {address(uri)}</p>
            <p class="card__note">{words::link_after_means()}</p>
        }
    });
    let subject = words::request_subject(&name);
    let reason = RwSignal::new(String::new());
    let link = url.clone();
    let text = Memo::new(move || {
        missing.with(|missing| {
            words::request_text(words::Asked {
                name: &name,
                app_id: &app_id,
                context: &context,
                permissions: &missing.iter().collect::<Vec<_>>(),
                reason: &reason.get(),
                link: &link,
                goes_on: goes_on.as_deref(),
            })
        })
    });
    let link = url.clone();
    let mail = Signal::derive(move || text.with(|text| consent::mail(&subject, text, &link)));
    view! {
        <div hidden=move || missing.with(Vec::is_empty)>
        <Disclosure summary=words::request_heading()>
            <p class="card__text">{words::request_lead()}</p>
            <CodeBlock label=words::link() text=url />
            {after}
            <TextField
                id="consent-reason"
                label=words::reason()
                hint=words::reason_hint()
                value=Signal::derive(move || reason.get())
                on_input=move |typed| reason.set(typed)
            />
            <CodeBlock label=words::request_text_label() text=Signal::derive(move || text.get()) />
            <p class="card__text">
                <a class="link" href=mail>
                    {elements::mail()}
                </a>
            </p>
        </Disclosure>
        </div>
    }
    .into_any()
}
