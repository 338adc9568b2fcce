//! What is folded below the first screen of the result: how the permissions stand, how certificates are used, what to do
//! with the client now, and handing on what was entered. It is there once the form is reviewed.

use crate::web::reactive::prelude::*;

use super::{
    consent::ConsentCard,
    layout::in_part::InPart,
    result::folded::{folded, folded_part},
};
use crate::{
    next_steps::{Commands, Fhir, NextSteps, TrySecret},
    registration::validate::Registration,
    web::{
        shell::{in_use::TenantInUse, part::Part, register::Registering},
        ui::{CodeBlock, DefinitionList, Disclosure, ExternalLink, IdRow, MessageBar, MessageKind},
    },
    words::{
        form::review,
        run::{next_steps as words, result},
    },
};

/// All of it, a line each.
#[component]
pub fn BelowTheFirstScreen(
    /// The tenant that it is registered in.
    tenant: TenantInUse,
) -> AnyView {
    let has_certificate = |registration: &Option<Registration>| {
        registration.as_ref().is_some_and(|registration| registration.certificates().next().is_some())
    };
    let has_certificate = Registering::here().registration.with_untracked(has_certificate);
    // What is shared is the draft, which stays as it is while its result is shown.
    view! {
        <ConsentCard tenant />
        {has_certificate.then(|| view! { <InPart part=Part::CertificateUse quiet=true /> })}
        <NextStepsCard tenant />
        {folded_part(review::share(), Part::Recipe)}
    }
    .into_any()
}

/// Links, commands and settings for what was registered.
#[component]
fn NextStepsCard(
    /// The tenant that it is registered in.
    tenant: TenantInUse,
) -> AnyView {
    let registering = Registering::here();
    let steps = registering.registration.with_untracked(|registration| {
        Some(NextSteps::of(
            registration.as_ref()?,
            &tenant.context(),
            registering.application.get_untracked()?,
            registering.service_principal.get_untracked(),
        ))
    });
    let Some(steps) = steps else { return ().into_any() };
    let links = steps
        .portal_links
        .into_iter()
        .map(|(page, href)| view! { <li><ExternalLink href text=words::portal_page(page) /></li> })
        .collect::<Vec<_>>();
    let portal = (!links.is_empty()).then(|| {
        view! {
            <h3 class="section-title">{words::portal_heading(tenant.cloud())}</h3>
            <ul class="links">{links}</ul>
        }
    });
    let settings = steps
        .settings
        .into_iter()
        .map(|(name, value)| {
            let name = words::setting(name);
            value.map_or_else(|| IdRow::said(name, words::secret_from_vault()), |value| IdRow::address(name, value))
        })
        .collect::<Vec<_>>();
    let addresses =
        steps.addresses.into_iter().map(|(name, url)| IdRow::id(words::address(name), url)).collect::<Vec<_>>();
    let sandbox = tenant.is_sandbox().then(|| {
        view! { <MessageBar kind=MessageKind::Info title=result::sandbox_values() /> }
    });
    let picked = steps.fhir.picked;
    let mut fhir = steps.fhir;
    // Where a FHIR service is meant, reading from it is how the secret is tried.
    let read_patient = if picked { fhir.read_patient.take() } else { None };
    let fhir = if picked {
        view! {
            <h3 class="section-title">{words::fhir_heading()}</h3>
            {fhir_steps(fhir)}
        }
        .into_any()
    } else {
        view! { <Disclosure summary=words::fhir_heading()>{fhir_steps(fhir)}</Disclosure> }.into_any()
    };
    let workloads = steps.workloads.into_iter().map(|(workload, text)| {
        let [heading, label] = words::workload(workload);
        view! {
            <Disclosure summary=heading>
                <CodeBlock label text />
            </Disclosure>
        }
    });
    let workloads = workloads.collect::<Vec<_>>();
    let short = picked.then(|| view! { <span class="card__note">{words::fhir_heading()}</span> });
    let content = view! {
        {sandbox}
        {portal}
        {fhir}
        {workloads}
        {steps.try_secret.map(|secret| try_secret(secret, read_patient))}
        <Disclosure summary=words::settings_heading()>
            <p class="card__text">{words::settings_lead()}</p>
            <DefinitionList rows=Signal::stored(settings) />
            <h4 class="section-title">{words::addresses_heading()}</h4>
            <DefinitionList rows=Signal::stored(addresses) />
        </Disclosure>
    };
    folded(words::heading(), short.into_any(), Signal::stored(false), content.into_any())
}

fn try_secret(secret: TrySecret, read_patient: Option<Commands>) -> AnyView {
    view! {
        <Disclosure summary=words::try_secret_heading()>
            <p class="card__text">{words::try_secret_lead()}</p>
            <p class="card__text">{words::enter_secret()}</p>
            {commands(secret.enter_secret)}
            <p class="card__text">{words::ask_token()}</p>
            {commands(secret.ask_token)}
            {read_patient.map(reading)}
            <p class="card__note">{result::quote()}</p>
        </Disclosure>
    }
    .into_any()
}

/// Reads one patient with the secret.
fn reading(read: Commands) -> AnyView {
    view! {
        <p class="card__text">{words::fhir_read_patient()}</p>
        {commands(read)}
    }
    .into_any()
}

fn fhir_steps(fhir: Fhir) -> AnyView {
    let role = match fhir.role_assignment {
        Some(command) => view! {
            <p class="card__text">{words::fhir_role()}</p>
            <CodeBlock label=words::fhir_role_label() text=command.to_string() />
        }
        .into_any(),
        None => view! { <p class="card__text">{words::fhir_no_service_principal()}</p> }.into_any(),
    };
    let rows = vec![
        IdRow::id(words::fhir_audience(), fhir.audience),
        IdRow::id(words::fhir_token_url(), fhir.token_url),
        IdRow::id(words::fhir_scope(), fhir.scope),
    ];
    let read = fhir.read_patient.map(reading);
    view! {
        <p class="card__text">{words::fhir_lead()}</p>
        {role}
        <p class="card__text">{words::fhir_delegated()}</p>
        <DefinitionList rows=Signal::stored(rows) />
        {read}
    }
    .into_any()
}

/// The same command for two shells.
fn commands(commands: Commands) -> AnyView {
    view! {
        <CodeBlock label=words::bash() text=commands.bash.to_string() />
        <Disclosure summary=words::powershell()>
            <CodeBlock label=words::powershell() text=commands.powershell.to_string() />
        </Disclosure>
    }
    .into_any()
}
