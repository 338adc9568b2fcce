//! What can be made to go wrong in the sandbox.

use crate::web::reactive::prelude::*;

use crate::{
    sandbox::Faults,
    web::{
        shell::session::simulated::SandboxFaults,
        ui::{Checkbox, Disclosure},
    },
    words::session::faults as words,
};

/// Switches of what goes wrong, in the banner that says that it is the sandbox.
#[component]
pub fn SandboxErrors() -> AnyView {
    // One has just gone into it: nothing goes wrong yet.
    SandboxFaults::here().clear();
    view! {
            <Disclosure summary=words::title()>
                <p class="banner__text">{words::lead()}</p>
                <div class="banner__faults">
                    <Fault id="fault-throttling" label=words::throttling() hint=words::throttling_hint() pick=|f| &mut f.throttling />
                    <Fault
                        id="fault-slow-replication"
                        label=words::slow_replication()
                        hint=words::slow_replication_hint()
                        pick=|f| &mut f.slow_replication
                    />
                    <Fault id="fault-lost-answer" label=words::lost_answer() hint=words::lost_answer_hint() pick=|f| &mut f.lost_answer />
                    <Fault
                        id="fault-not-allowed"
                        label=words::not_allowed()
                        hint=words::not_allowed_hint()
                        pick=|f| &mut f.registration_not_allowed
                    />
                    <Fault
                        id="fault-reference-required"
                        label=words::reference_required()
                        hint=words::reference_required_hint()
                        pick=|f| &mut f.reference_required
                    />
                    <Fault
                        id="fault-consent-not-allowed"
                        label=words::consent_not_allowed()
                        hint=words::consent_not_allowed_hint()
                        pick=|f| &mut f.consent_not_allowed
                    />
                    <Fault
                        id="fault-graph-roles-not-allowed"
                        label=words::graph_roles_not_allowed()
                        hint=words::graph_roles_not_allowed_hint()
                        pick=|f| &mut f.graph_roles_not_allowed
                    />
                    <Fault
                        id="fault-secret-policy"
                        label=words::secret_policy()
                        hint=words::secret_policy_hint()
                        pick=|f| &mut f.secret_policy
                    />
                    <Fault
                        id="fault-secrets-forbidden"
                        label=words::secrets_forbidden()
                        hint=words::secrets_forbidden_hint()
                        pick=|f| &mut f.secrets_forbidden
                    />
                    <Fault
                        id="fault-certificates-forbidden"
                        label=words::certificates_forbidden()
                        hint=words::certificates_forbidden_hint()
                        pick=|f| &mut f.certificates_forbidden
                    />
                    <Fault
                        id="fault-policy-unreadable"
                        label=words::policy_unreadable()
                        hint=words::policy_unreadable_hint()
                        pick=|f| &mut f.policy_unreadable
                    />
                </div>
            </Disclosure>
    }
    .into_any()
}

#[component]
fn Fault(id: &'static str, label: &'static str, hint: &'static str, pick: fn(&mut Faults) -> &mut bool) -> AnyView {
    let faults = SandboxFaults::here();
    let on = RwSignal::new(false);
    let switch = move |wanted: bool| {
        on.set(wanted);
        faults.set(|faults| *pick(faults) = wanted);
    };
    view! { <Checkbox id label description=hint checked=on on_change=switch /> }.into_any()
}
