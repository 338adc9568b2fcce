//! What the tenant's policy for app management is against on the steps Basics and Redirect URIs.
//!
//! # Invariants
//! Where the policy is not known, nothing is wrong: Graph has the last word then.

use time::OffsetDateTime;

use super::{basics, facts::Facts};
use crate::{
    directory::app_management::app::{AppJudgement, AppRules},
    registration::{
        draft::Draft,
        problem::{AgainstTenant, Field, Problem, ProblemKind},
    },
};

/// Every problem of the step Basics.
pub fn basics(draft: &Draft, facts: &Facts, now: OffsetDateTime) -> Vec<Problem> {
    let mut problems = basics::problems(draft, facts, now);
    let judged = facts.app.is().map(|rules| rules.judge_audience(draft.audience));
    problems.extend(judged.and_then(|judged| problem(Field::Audience, judged, "")));
    problems
}

/// What is wrong with a redirect URI.
pub(super) fn redirect_uri(rules: &'static AppRules, row: u32, text: &str) -> Option<Problem> {
    problem(Field::RedirectUri(row), rules.judge_uri(text), text)
}

fn problem(field: Field, judged: AppJudgement<'static>, value: &str) -> Option<Problem> {
    match judged {
        AppJudgement::Refused(why, rule) => {
            let kind = ProblemKind::AgainstTenant(AgainstTenant { why, rule });
            Some(Problem { field, kind, value: value.to_owned() })
        }
        AppJudgement::Allowed | AppJudgement::Unchecked => None,
    }
}
