//! What a recipe would fill in, with the answers so far.

use crate::web::reactive::prelude::*;

use super::next_steps;
use crate::{
    directory::{audience::SignInAudience, permission::well_known::WellKnownApi},
    flow::recipe::Ready,
    recipe::fill::{Filled, FilledPermission},
    registration::{
        credentials::CredentialDraft,
        from_link::note::{FixedPart, RecipeNote},
    },
    web::{
        shell::wiring::recipe::Recipes,
        ui::{Badge, BadgeKind, Card, address},
    },
    words::{form::basics, recipe as words, value::spelled},
};

/// The card.
pub(super) fn filled(recipes: Recipes, ready: &Ready) -> AnyView {
    let (note, recipe) = (ready.recipe.note(), ready.recipe.clone());
    let steps = next_steps::list(&note.next_steps, None);
    let has_steps = !note.next_steps.is_empty();
    let has_fixed = !note.fixed.is_empty();
    let answers = recipes.slice(|flow| flow.answers().to_vec());
    let rows = changing(move || answers.with(|answers| rows(&recipe.fill(answers), &note)));
    view! {
        <Card>
            <h2 class="card__title">{words::fills_in()}</h2>
            <dl class="recipe__values">{rows}</dl>
            <p class="card__note">{words::ticks()} {has_fixed.then_some(" ")} {has_fixed.then(words::fixed_means)}</p>
        </Card>
        {has_steps.then(|| view! {
            <Card>
                <h2 class="card__title">{words::next_steps()}</h2>
                {steps}
            </Card>
        })}
    }
    .into_any()
}

/// What is filled in, a row each; what the note fixes is marked.
pub(in crate::web::pages) fn rows(filled: &Filled, note: &RecipeNote) -> AnyView {
    let text = |text: &str| {
        let text = spelled(text);
        view! { <bdi>{text}</bdi> }.into_any()
    };
    let some = |part, name, value: Option<AnyView>| value.map(|value| row(note, part, name, value));
    let items = |items: Vec<AnyView>| {
        let items = items.into_iter().map(|item| view! { <li>{item}</li> }).collect::<Vec<_>>();
        (!items.is_empty()).then(|| view! { <ul class="recipe__list">{items}</ul> }.into_any())
    };
    let assignment =
        |is_required| if is_required { words::assignment_required() } else { words::assignment_not_required() };
    let uris = filled.redirect_uris.iter().map(|uri| address(uri)).collect();
    let permissions = filled.permissions.iter().map(permission).collect();
    let credentials = filled.credentials.as_ref().map(|made| credentials(made, note));
    view! {
        {some(FixedPart::DisplayName, words::display_name(), filled.display_name.as_deref().map(text))}
        {some(FixedPart::SignInAudience, words::audience(), filled.audience.map(|own| audience(own).into_any()))}
        {some(FixedPart::UserAssignmentRequired, words::assignment(), filled.assignment_required.map(|own| assignment(own).into_any()))}
        {some(FixedPart::ServiceManagementReference, words::reference(), filled.service_reference.as_deref().map(text))}
        {some(FixedPart::Notes, words::notes(), filled.notes.as_deref().map(text))}
        {some(FixedPart::RedirectUris, words::redirect_uris(), items(uris))}
        {some(FixedPart::Permissions, words::permissions(), items(permissions))}
        {some(FixedPart::Credentials, words::credentials(), credentials)}
    }
    .into_any()
}

fn row(note: &RecipeNote, part: FixedPart, name: &'static str, value: AnyView) -> AnyView {
    let fixed = note.fixes(part).then(|| view! { " " <Badge kind=BadgeKind::Brand text=words::fixed() /> });
    view! {
        <div class="recipe__row">
            <dt>{name} {fixed}</dt>
            <dd>{value}</dd>
        </div>
    }
    .into_any()
}

fn audience(audience: SignInAudience) -> &'static str {
    match audience {
        SignInAudience::MyOrg => words::single_tenant(),
        SignInAudience::MultipleOrgs => basics::multitenant(),
        SignInAudience::OrgsAndPersonal => basics::multitenant_and_personal(),
        SignInAudience::Personal => basics::personal(),
    }
}

/// A permission with its API, and what it is needed for. Of an API that is none of Microsoft's well-known ones, the ID says
/// which it is.
fn permission(own: &FilledPermission) -> AnyView {
    let name = if own.api_name.is_empty() {
        words::permission_alone(&own.value)
    } else {
        words::permission_of(&own.value, &own.api_name)
    };
    let id = own.api.filter(|api| WellKnownApi::of(*api).is_none()).map(|api| {
        view! { " " {words::api_id()} " " <code class="code-text guid">{api.to_string()}</code> }
    });
    let why = (!own.why.is_empty()).then(|| {
        let why = spelled(&own.why);
        view! { <p class="card__note" dir="auto">{why}</p> }
    });
    view! { {name} " " <span class="recipe__kind">{words::permission_kind(own.kind)}</span> {id} {why} }.into_any()
}

/// The kinds that are meant, those that are made at once, and how long a secret may last.
fn credentials(made: &[CredentialDraft], note: &RecipeNote) -> AnyView {
    let kinds = note.kinds.iter().flatten().map(|kind| words::credential_kind(*kind)).collect::<Vec<_>>();
    let kinds = if kinds.is_empty() { words::no_credential().to_owned() } else { kinds.join(", ") };
    let lines = made.iter().filter_map(|own| match own {
        CredentialDraft::Federated(own) => Some(words::trusts(&own.subject, &own.issuer)),
        CredentialDraft::Secret(own) => {
            let days = own.lifetime.days().and_then(|days| usize::try_from(days).ok())?;
            Some(words::secret_days(days))
        }
        CredentialDraft::Certificate(_) => None,
    });
    let longest = note.longest_days.map(|days| words::longest(usize::from(days)));
    let lines = lines.chain(longest).map(|line| view! { <li>{line}</li> }).collect::<Vec<_>>();
    let list = (!lines.is_empty()).then(|| view! { <ul class="recipe__list">{lines}</ul> });
    view! { {kinds} {list} }.into_any()
}
