//! The step Redirect URIs: each row by itself, and the list as a whole.

use time::OffsetDateTime;

use super::{facts::Facts, tenant};
use crate::{
    directory::redirect_uri,
    registration::{
        draft::Draft,
        from_link,
        problem::{Field, Problem, ProblemKind},
    },
};

/// Every problem of the step.
pub fn problems(draft: &Draft, facts: &Facts, _: OffsetDateTime) -> Vec<Problem> {
    let rows = filled_rows(draft);
    let mut problems = Vec::new();
    for (row, problem) in redirect_uri::check_list(&rows, draft.audience) {
        let value = rows.iter().find(|(id, _)| *id == row).map(|(_, text)| (*text).to_owned()).unwrap_or_default();
        problems.push(Problem { field: Field::RedirectUri(row), kind: ProblemKind::RedirectUri(problem), value });
    }
    if let Some(rules) = facts.app.is() {
        problems.extend(rows.iter().filter_map(|(row, text)| tenant::redirect_uri(rules, *row, text)));
    }
    let (count, limit) = (rows.len(), draft.audience.redirect_uri_limit());
    if count > limit {
        let kind = ProblemKind::TooManyRedirectUris { count, limit };
        problems.push(Problem { field: Field::RedirectUris, kind, value: String::new() });
    }
    problems.extend(from_link::check_redirect_uris(draft));
    problems
}

/// The rows with something in them.
pub(in crate::registration) fn filled_rows(draft: &Draft) -> Vec<(u32, &str)> {
    let rows = draft.redirect_uris.iter().map(|row| (row.id, row.text.as_str()));
    rows.filter(|(_, text)| !text.trim().is_empty()).collect()
}
