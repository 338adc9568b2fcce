//! A draft becomes a recipe, and the recipe the same draft, marked.

use client_registrar::{
    directory::{
        audience::SignInAudience,
        credential::Lifetime,
        federated::scenario::Entered,
        ids::{AppId, PermissionId, RunTail},
        permission::{AZURE_HEALTHCARE_APIS, MICROSOFT_GRAPH, PermissionKind, PickedPermission, api_owner::ApiOwner},
    },
    recipe::{
        Recipe,
        of_draft::{LeftOut, write},
    },
    registration::{
        credentials::{CertificateDraft, CredentialDraft, FederatedDraft, SecretDraft},
        draft::{Draft, RedirectUriRow},
    },
};
use rand::{Rng as _, SeedableRng as _, rngs::StdRng, seq::IndexedRandom as _};

use super::schema::Schema;

fn some_text(random: &mut StdRng) -> String {
    let characters: Vec<char> = "aZ09 .:/?&=-_~{}{}\"\\'<Ä患🏥".chars().collect();
    let length = random.random_range(1..30);
    let text: String = (0..length).filter_map(|_| characters.choose(random)).collect();
    ["x", text.trim()].concat()
}

fn some_draft(random: &mut StdRng) -> Draft {
    let mut draft = Draft::new(RunTail::from_random(random.random()));
    draft.display_name = some_text(random);
    draft.audience = *SignInAudience::ALL.choose(random).expect("there are four");
    draft.assignment_required = random.random();
    draft.service_reference = if random.random() { some_text(random) } else { String::new() };
    draft.notes = if random.random() { some_text(random) } else { String::new() };
    draft.redirect_uris = (0..random.random_range(1..5))
        .map(|id| RedirectUriRow { id, text: format!("https://{id}.contoso.com/{}", some_text(random)) })
        .collect();
    for at in 0..random.random_range(0..5) {
        let api =
            *[MICROSOFT_GRAPH, AZURE_HEALTHCARE_APIS, AppId::from_u128(7)].choose(random).expect("there are three");
        draft.permissions.push(PickedPermission {
            resource_app_id: api,
            resource_name: "Orders".to_owned(),
            id: PermissionId::from_u128(random.random()),
            kind: if random.random() { PermissionKind::Delegated } else { PermissionKind::Application },
            value: format!("{{Scope}}.{at}"),
            display_name: "Scope".to_owned(),
            admin_consent_required: random.random(),
            owner: ApiOwner::Unknown,
        });
    }
    draft.credentials.clear();
    for _ in 0..random.random_range(0..3) {
        let id = draft.add_secret(some_text(random));
        let lifetime = *[Lifetime::Days90, Lifetime::Days180, Lifetime::Days365, Lifetime::Days730]
            .choose(random)
            .expect("there are four");
        for own in draft.credentials.iter_mut().filter(|own| own.id == id) {
            let CredentialDraft::Secret(secret) = &mut own.kind else { continue };
            secret.lifetime = lifetime;
        }
    }
    for at in 0..random.random_range(0..3) {
        draft.add(CredentialDraft::Federated(FederatedDraft {
            entered: Entered::default(),
            name: format!("name-{at}"),
            issuer: format!("https://{at}.contoso.com"),
            subject: some_text(random),
            audience: "api://AzureADTokenExchange".to_owned(),
            description: some_text(random),
        }));
    }
    draft
}

/// What both say, whatever they are tied to.
fn said(draft: &Draft) -> String {
    let uris: Vec<_> = draft.redirect_uris.iter().map(|row| &row.text).collect();
    let permissions: Vec<_> =
        draft.permissions.iter().map(|pick| (pick.resource_app_id, pick.kind, &pick.value)).collect();
    let secrets: Vec<_> = draft.secrets().map(|(_, own)| own).collect();
    let federated: Vec<_> = draft
        .federated()
        .map(|(_, own)| (&own.name, &own.issuer, &own.subject, &own.audience, &own.description))
        .collect();
    format!(
        "{:?}",
        (
            &draft.display_name,
            draft.audience,
            draft.assignment_required,
            &draft.service_reference,
            &draft.notes,
            uris,
            permissions,
            secrets,
            federated
        )
    )
}

#[test]
fn a_draft_that_became_a_recipe_comes_back_and_the_schema_takes_it() {
    let schema = Schema::read();
    let mut random = StdRng::seed_from_u64(7);
    for _ in 0..2_000 {
        let draft = some_draft(&mut random);
        let written = write(&draft, "Contoso {portal}");
        assert_eq!(written.left_out, []);
        let (recipe, warnings) =
            Recipe::parse(&written.text).unwrap_or_else(|problems| panic!("{problems:?}: {}", written.text));
        assert_eq!((warnings, recipe.title.as_str()), (vec![], "Contoso {portal}"));
        assert!(schema.takes(&serde_json::from_str(&written.text).expect("JSON")), "{}", written.text);
        let back = recipe.propose(&[]).expect("nothing is asked").into_draft(RunTail::from_random([5; 8]));
        assert_eq!(said(&back), said(&draft), "{}", written.text);
        assert!(back.from_link.recipe.is_some() && !back.grant_consent);
    }
}

#[test]
fn what_no_recipe_can_say_is_left_out_and_said() {
    let mut draft = Draft::new(RunTail::from_random([1; 8]));
    draft.grant_consent = true;
    draft.add(CredentialDraft::Certificate(CertificateDraft::default()));
    draft.add(CredentialDraft::Secret(SecretDraft { lifetime: Lifetime::Custom, ..SecretDraft::default() }));
    let written = write(&draft, "x");
    assert_eq!(written.left_out, [LeftOut::Certificates, LeftOut::Dates]);
    assert!(Recipe::parse(&written.text).is_ok());
    let tail = draft.run_tail.to_string();
    assert!(!written.text.contains(&tail) && !written.text.contains("consent"), "{}", written.text);
}
