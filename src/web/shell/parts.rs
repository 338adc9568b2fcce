//! Every way into a part of the page that is loaded when it is first wanted. `src/web/parts.txt` says what is loaded
//! before a part, and what belongs to it beside its code.
//!
//! # Invariants
//! Nothing outside of a part may name what stands in it but the functions here: what is named elsewhere stands there as
//! well. `called.rs` has the parts that show nothing. `tests/size.rs` weighs each part.

use crate::web::reactive::prelude::*;
#[cfg(not(split))]
use std::future::ready;
use std::pin::Pin;

#[cfg(split)]
use leptos::wasm_split::wasm_split;

use super::{
    called::{Inside, way},
    form::duplicates::DuplicatesHandle,
    in_use::{CurrentTenant, TenantInUse},
    part::{Brought, Loading, Part},
    register::embedded::{ConfirmWrite, SecondPress},
    route::Routing,
    session::{account::Configured, simulated::SandboxFaults},
    wiring,
};
use crate::{
    directory::origin::Origin,
    flow::route::Page,
    web::{
        browser::{
            frames::frame,
            parts::{NotLoaded, bring},
        },
        pages::{
            as_code::AsCode,
            certificate_use::CertificateUse,
            credentials, duplicates, form,
            from_link::LinkStatus,
            house_rules, import,
            layout::{account_menu::AccountMenu, ahead::build_ahead, frame_line::FrameLine, lost::LostStatus, notes},
            next_steps::BelowTheFirstScreen,
            panel::CallsPanel,
            permissions::{self, paste_list::PasteList},
            preflight, recipe,
            recovery::Recovery,
            redirect_uris,
            result::{self, ResultPage, secret::hand_over::HandOverForms},
            review,
            sandbox::SandboxErrors,
            saved::Saved,
            setup::Setup,
            sign_in::{notices::SignInStatus, session_end::SessionEnd, waiting::WaitingDialog},
            start::by_config::BY_CONFIG,
            step_page::{StepPage, StepPages},
            tenant::SwitchTenant,
            unfinished::{UnfinishedPage, notice::UnfinishedNotice},
        },
    },
};

macro_rules! ways {
    ($($module:ident $part:ident: $inside:ident => $brought:expr;)*) => {
        fn way(part: Part) -> (&'static str, fn() -> Inside<Brought>) {
            match part {
                $(Part::$part => way!($module: $inside -> Brought { $brought }),)*
            }
        }
    };
}

/// Fetches a part.
pub fn load(part: Part) -> Loading {
    let (module, inside) = way(part);
    Box::pin(async move {
        bring(module).await?;
        inside().await
    })
}

/// Asks whose page is right around this one.
type Ask = fn(Vec<Origin>) -> Pin<Box<dyn Future<Output = Option<Origin>>>>;

/// The origin of the page right around this one, where every page around is of these. Where the part did not come, nobody
/// has said so.
pub async fn parent_among(parents: Vec<Origin>) -> Option<Origin> {
    let (module, inside) =
        way!(framed: parent_inside -> Ask { |parents| Box::pin(async move { frame::parent_among(&parents).await }) });
    bring(module).await.ok()?;
    let ask = inside().await.ok()?;
    ask(parents).await
}

ways! {
    by_config ByConfig: by_config_inside => Brought { bring: by_config, view: none };
    by_config Lost: lost_inside => Brought { bring: nothing, view: lost };
    form Form: form_inside => Brought { bring: form::bring, view: form::view };
    redirect_uris RedirectUris: redirect_uris_inside => Brought { bring: || came(&redirect_uris::STEP), view: || shown(&redirect_uris::STEP) };
    permissions Permissions: permissions_inside => Brought { bring: || came(&permissions::STEP), view: || shown(&permissions::STEP) };
    paste PasteList: paste_list_inside => Brought { bring: nothing, view: paste_list };
    credentials Credentials: credentials_inside => Brought { bring: || came(&credentials::STEP), view: || shown(&credentials::STEP) };
    federated FederatedForm: federated_inside => Brought { bring: nothing, view: credentials::federated::form };
    certificate CertificateForm: certificate_inside => Brought { bring: nothing, view: credentials::certificate::form };
    secret SecretForm: secret_inside => Brought { bring: nothing, view: credentials::secret::form };
    review Review: review_inside => Brought { bring: || came(&review::STEP), view: || shown(&review::STEP) };
    practices Practices: practices_inside => Brought { bring: nothing, view: review::practices::view };
    as_code AsCode: as_code_inside => Brought { bring: nothing, view: as_code };
    run Run: run_inside => Brought { bring: wiring::register::bring, view: none };
    hand_over HandOver: hand_over_inside => Brought { bring: nothing, view: hand_over };
    result Result: result_inside => Brought { bring: result::bring, view: shown_result };
    unfinished Unfinished: unfinished_inside => Brought { bring: wiring::undo::bring, view: unfinished };
    unfinished UnfinishedNotice: unfinished_notice_inside => Brought { bring: wiring::recovery::follow, view: unfinished_notice };
    next_steps NextSteps: next_steps_inside => Brought { bring: nothing, view: next_steps };
    using CertificateUse: certificate_use_inside => Brought { bring: nothing, view: certificate_use };
    duplicates Duplicates: duplicates_inside => Brought { bring: DuplicatesHandle::bring, view: duplicates::view };
    preflight Preflight: preflight_inside => Brought { bring: preflight::bring, view: preflight::view };
    house_rules HouseRules: house_rules_inside => Brought { bring: house_rules::bring, view: house_rules::view };
    panel Panel: panel_inside => Brought { bring: nothing, view: panel };
    form InUse: in_use_inside => Brought { bring: nothing, view: notes::account };
    form Notes: notes_inside => Brought { bring: nothing, view: notes::notes };
    restore Restore: restore_inside => Brought { bring: wiring::restore::restore, view: none };
    restore Keep: keep_inside => Brought { bring: wiring::restore::keep, view: none };
    saved Saved: saved_inside => Brought { bring: nothing, view: saved };
    link Link: link_inside => Brought { bring: wiring::link::bring, view: link };
    session Session: session_inside => Brought { bring: wiring::session::bring, view: none };
    leaving Leaving: leaving_inside => Brought { bring: wiring::leaving::bring, view: none };
    notices Notices: said_inside => Brought { bring: nothing, view: notices };
    notices Waiting: waiting_inside => Brought { bring: nothing, view: waiting };
    account SessionEnd: session_end_inside => Brought { bring: nothing, view: session_end };
    account Account: account_inside => Brought { bring: nothing, view: account };
    sandbox Sandbox: sandbox_inside => Brought { bring: SandboxFaults::bring, view: sandbox };
    setup SetUp: setup_inside => Brought { bring: wiring::set_up::bring, view: set_up };
    tenant Tenant: tenant_inside => Brought { bring: nothing, view: tenant };
    recipe Recipe: recipe_inside => Brought { bring: wiring::recipe::bring, view: recipe::view };
    import Import: import_inside => Brought { bring: wiring::import::bring, view: import::view };
    framed Embedded: embedded_inside => Brought { bring: wiring::embedded::bring, view: none };
    framed FrameLine: frame_line_inside => Brought { bring: nothing, view: frame_line };
    framed SecondPress: second_press_inside => Brought { bring: SecondPress::bring, view: second_press };
}

fn nothing() {}

fn none() -> AnyView {
    ().into_any()
}

fn came(page: &'static StepPage) {
    StepPages::here().came(page);
    build_ahead(Page::Step(page.step), move || shown(page));
}

fn shown(page: &'static StepPage) -> AnyView {
    (page.view)(TenantInUse::here())
}

fn as_code() -> AnyView {
    view! { <AsCode tenant=TenantInUse::here() /> }.into_any()
}

fn paste_list() -> AnyView {
    view! { <PasteList /> }.into_any()
}

fn shown_result() -> AnyView {
    view! { <ResultPage tenant=TenantInUse::here() /> }.into_any()
}

fn unfinished() -> AnyView {
    view! { <UnfinishedPage tenant=TenantInUse::here() /> }.into_any()
}

fn unfinished_notice() -> AnyView {
    if untrack(|| Routing::here().page.get()) == Page::Start {
        return view! { <Recovery /> }.into_any();
    }
    view! { <UnfinishedNotice /> }.into_any()
}

fn hand_over() -> AnyView {
    view! { <HandOverForms /> }.into_any()
}

fn next_steps() -> AnyView {
    view! { <BelowTheFirstScreen tenant=TenantInUse::here() /> }.into_any()
}

fn certificate_use() -> AnyView {
    view! { <CertificateUse tenant=TenantInUse::here() /> }.into_any()
}

fn panel() -> AnyView {
    view! { <CallsPanel tenant=TenantInUse::here() /> }.into_any()
}

fn account() -> AnyView {
    let current = CurrentTenant::here();
    changing(move || current.get().map(|tenant| view! { <AccountMenu tenant /> }))
}

fn by_config() {
    Configured::here().shown.came(BY_CONFIG);
}

fn lost() -> AnyView {
    view! { <LostStatus /> }.into_any()
}

fn link() -> AnyView {
    view! { <LinkStatus /> }.into_any()
}

fn notices() -> AnyView {
    view! { <SignInStatus /> }.into_any()
}

fn waiting() -> AnyView {
    view! { <WaitingDialog /> }.into_any()
}

fn session_end() -> AnyView {
    view! { <SessionEnd /> }.into_any()
}

fn sandbox() -> AnyView {
    view! { <SandboxErrors /> }.into_any()
}

fn set_up() -> AnyView {
    view! { <Setup /> }.into_any()
}

fn tenant() -> AnyView {
    view! { <SwitchTenant /> }.into_any()
}

fn frame_line() -> AnyView {
    view! { <FrameLine /> }.into_any()
}

fn saved() -> AnyView {
    view! { <Saved /> }.into_any()
}

fn second_press() -> AnyView {
    view! { <ConfirmWrite /> }.into_any()
}
