//! The account menu: who is signed in to which tenant, and the ways out of it.

use crate::web::reactive::prelude::*;

use crate::{
    config::Tenants,
    directory::tenant::TenantContext,
    flow::route::{Page, WayOut},
    web::{
        shell::{in_use::TenantInUse, route::Routing, session::account::Configured},
        ui::{Button, ButtonKind, DefinitionList, Flyout, IdRow},
    },
    words::{
        session::{account as words, cloud},
        value::{initials, spelled},
    },
};

/// A button that names the account and the tenant, and opens the rest.
#[component]
pub fn AccountMenu(
    /// Who is signed in, and where.
    tenant: TenantInUse,
) -> AnyView {
    let context = tenant.context();
    let open = RwSignal::new(false);
    let (tenant_name, account) = (spelled(&context.tenant_name), spelled(&context.account));
    let picture = initials(&tenant.person().unwrap_or_else(|| context.account.clone()));
    let label = move || {
        view! {
            <span class="account__initials" aria-hidden="true">{picture}</span>
            <span class="visually-hidden">{words::account()} " "</span>
            <span class="account__tenant" dir="auto">{tenant_name}</span>
            " "
            <span class="account__name" dir="auto">{account}</span>
        }
    };
    view! {
        <Flyout open label=Box::new(move || label().into_any())>
            <DefinitionList rows=Signal::stored(rows(tenant, &context)) />
            {ways(open)}
        </Flyout>
    }
    .into_any()
}

fn rows(tenant: TenantInUse, context: &TenantContext) -> Vec<IdRow> {
    let person = tenant.person().map(|person| IdRow::text(words::person(), &person));
    let cloud = cloud::name(context.cloud).map(|name| IdRow::text(cloud::label(), name));
    person
        .into_iter()
        .chain([
            IdRow::text(words::sign_in_name(), &context.account),
            IdRow::text(words::tenant(), &context.tenant_name),
            IdRow::id(words::tenant_id(), context.tenant_id.to_string()),
        ])
        .chain(cloud)
        .collect()
}

fn ways(open: RwSignal<bool>) -> AnyView {
    let (routing, config) = (Routing::here(), Configured::here().config);
    let several = config.with(|config| config.config().is_some_and(|config| config.tenants != Tenants::OneTenant));
    let switch = several.then(|| way(words::switch_tenant(), None, open, move || routing.go(Page::Tenant)));
    let take = move |way| move || routing.take_out(way);
    view! {
        <ul class="account__ways">
            {way(words::switch_account(), None, open, take(WayOut::SwitchAccount))}
            {switch}
            {way(words::forget(), Some(words::forget_hint()), open, take(WayOut::Forget))}
            {way(words::sign_out(), Some(words::sign_out_hint()), open, take(WayOut::SignOut))}
        </ul>
    }
    .into_any()
}

fn way(name: &'static str, hint: Option<&'static str>, open: RwSignal<bool>, go: impl Fn() + 'static) -> AnyView {
    let press = move || {
        open.set(false);
        go();
    };
    view! {
        <li>
            <Button kind=ButtonKind::Subtle small=true on_press=press>
                {name}
            </Button>
            {hint.map(|hint| view! { <p class="account__hint">{hint}</p> })}
        </li>
    }
    .into_any()
}
