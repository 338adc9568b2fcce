//! Account types that the tenant's policy does not allow are off on the first step, with the reason in the place of what
//! they mean. The step itself does not know of policies, which come after it.

use crate::{
    directory::{app_management::app::AppJudgement, audience::SignInAudience},
    registration::problem::AgainstTenant,
    web::{
        browser::choice,
        pages::fields,
        reactive::prelude::*,
        shell::{form::Form, in_use::TenantInUse},
    },
    words::form::{basics, problem::audience_left_out},
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

/// Keeps them off for as long as the step is shown. What the house leaves out stays as the house has it.
pub fn keep_off(form: Form) {
    let (tenant, house) = (TenantInUse::here(), untrack(|| form.house.get()));
    let offered = SignInAudience::ALL.into_iter().filter(|audience| audience.exists_in(tenant.cloud()));
    for (at, audience) in offered.enumerate() {
        if house.is_some_and(|house| house.rules.against_audience(audience).is_some()) {
            continue;
        }
        let reason = Memo::new(move || left_out(form, audience));
        Effect::new(move |was_off: Option<bool>| {
            let reason = reason.get();
            let is_off = reason.is_some();
            if is_off || was_off == Some(true) {
                let id = [fields::AUDIENCE, "-", &at.to_string()].concat();
                let says = reason.unwrap_or_else(|| basics::audience_hint(audience, &tenant.name()));
                choice::switch(&id, is_off, &says);
            }
            is_off
        });
    }
}
