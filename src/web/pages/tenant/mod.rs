//! Changing to another tenant, where the page's owner allows it.

use crate::web::reactive::prelude::*;

use super::fields;
use crate::{
    config::{Config, TenantName, Tenants},
    directory::severity::Severity,
    flow::route::Page,
    web::{
        shell::{
            form::Form,
            in_use::CurrentTenant,
            part::{Part, Parts},
            route::Routing,
            session::{account::Configured, configuration::Configuration},
        },
        ui::{Actions, Button, ButtonKind, Card, FieldMessage, PageHeading, TextField},
    },
    words::session::{account as words, frame},
};

const FIELD: &str = "tenant";
const FORM: &str = "tenant-form";

#[component]
pub fn SwitchTenant() -> AnyView {
    let (routing, current, configured) = (Routing::here(), CurrentTenant::here(), Configured::here());
    document().set_title(&frame::title(words::switch_tenant()));
    let moved = routing.moved.get_untracked();
    let back = move || {
        let signed_in = current.context.with_untracked(Option::is_some);
        routing.go(if signed_in { Page::Step(routing.reached.get_untracked()) } else { Page::Start });
    };
    view! {
        <PageHeading title=words::switch_tenant() lead=words::switch_lead() take_focus=moved />
        {changing(move || configured.config.with(|config| choice(configured, config)))}
        <Actions>
            <Button kind=ButtonKind::Secondary on_press=back>
                {frame::back()}
            </Button>
        </Actions>
    }
    .into_any()
}

fn choice(configured: Configured, config: &Configuration) -> AnyView {
    let Some(config) = config.config() else { return ().into_any() };
    let offer = match &config.tenants {
        Tenants::OneTenant => return view! { <p class="empty">{words::one_tenant()}</p> }.into_any(),
        Tenants::Listed(listed) => list(configured, config, listed),
        Tenants::Any => view! { <AnyTenant /> }.into_any(),
    };
    let picked = Form::here().draft.with_untracked(|draft| !draft.permissions.is_empty());
    let now = words::now(config.tenant.as_str());
    view! {
        <Card>
            <p class="card__text">{now}</p>
            <p class="card__note">{words::switch_do()} {picked.then_some(" ")} {picked.then_some(words::switch_picks())}</p>
            {offer}
        </Card>
    }
    .into_any()
}

/// A button a tenant.
fn list(configured: Configured, config: &Config, listed: &[TenantName]) -> AnyView {
    let parts = Parts::here();
    let buttons = listed
        .iter()
        .filter(|tenant| **tenant != config.tenant)
        .map(|tenant| {
            let tenant = tenant.clone();
            let name = words::sign_in_to(tenant.as_str());
            view! {
                <li>
                    <Button
                        kind=ButtonKind::Secondary
                        on_reach=move || parts.want(Part::Leaving)
                        on_press=move || configured.switch_tenant(tenant.clone())
                    >
                        {name}
                    </Button>
                </li>
            }
        })
        .collect::<Vec<_>>();
    view! { <ul class="links" aria-label=words::choices()>{buttons}</ul> }.into_any()
}

/// A field for any tenant there is. What is wrong with it is said after the press.
#[component]
fn AnyTenant() -> AnyView {
    let (configured, parts) = (Configured::here(), Parts::here());
    let text = RwSignal::new(String::new());
    // What the last press has found, for as long as it is so.
    let found = RwSignal::new(None);
    let parsed = Memo::new(move || TenantName::try_from(text.get().trim().to_owned()));
    let messages = Signal::derive(move || {
        let problem = parsed.get().err().filter(|problem| found.get() == Some(*problem));
        problem.map(|problem| FieldMessage::new(Severity::Error, words::field_problem(problem))).into_iter().collect()
    });
    let go = move || match parsed.get_untracked() {
        Ok(tenant) => configured.switch_tenant(tenant),
        Err(problem) => {
            found.set(Some(problem));
            fields::focus_soon(FIELD.to_owned());
        }
    };
    let form = attributes([("id", FORM.into()), ("novalidate", "".into())]);
    view! {
        <form {..form}>
            <TextField
                id=FIELD
                label=words::field()
                required=true
                hint=words::field_hint()
                messages
                code=true
                value=text
                on_input=move |typed| text.set(typed)
            />
        </form>
        <Button kind=ButtonKind::Primary submits=Some(FORM) on_reach=move || parts.want(Part::Leaving) on_press=go>
            {words::sign_in()}
        </Button>
    }
    .into_any()
}
