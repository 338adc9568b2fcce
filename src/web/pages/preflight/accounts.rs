//! Account types that the tenant's policy does not allow are off on the first step, with the reason in the place of what
//! they mean. The step itself does not know of policies, which come after it.

use crate::{
    directory::{app_management::app::AppJudgement, audience::SignInAudience},
    registration::problem::AgainstTenant,
    web::{
        browser::choice::Off,
        pages::fields,
        reactive::prelude::*,
        shell::{form::Form, in_use::TenantInUse},
    },
    words::form::problem::audience_left_out,
};

/// Why an account type cannot be chosen, for certain. What may not apply is told where it is chosen.
fn left_out(form: Form, audience: SignInAudience) -> Option<String> {
    match form.rules.get().app.is()?.judge_audience(audience) {
        AppJudgement::Refused(why, rule) if !rule.may_not_apply => {
            Some(audience_left_out(&AgainstTenant { why, rule }))
        }
        AppJudgement::Refused(..) | AppJudgement::Allowed | AppJudgement::Unchecked => None,
    }
}

/// Keeps them off for as long as the step is shown.
pub fn keep_off(form: Form) {
    let cloud = TenantInUse::here().cloud();
    let offered = SignInAudience::ALL.into_iter().filter(|audience| audience.exists_in(cloud));
    for (at, audience) in offered.enumerate() {
        let reason = Memo::new(move || left_out(form, audience));
        // What the house leaves out stays as the house has it.
        Effect::new(move |before: Option<Option<Off>>| {
            if let Some(off) = before.flatten() {
                off.on();
            }
            let id = [fields::AUDIENCE, "-", &at.to_string()].concat();
            reason.with(|reason| Off::switch(&id, reason.as_deref()?))
        });
    }
}
