//! The credentials that will be created: a row each, with the ways to change it, to remove it, and to have it back.

use crate::web::reactive::prelude::*;

use super::{
    cards,
    opened::{Opened, edit_id, of},
    pictures::{self, picture},
};
use crate::{
    directory::{credential::CredentialId, federated::github, severity::Severity},
    registration::{
        credentials::{CredentialDraft, DraftCredential, Kind},
        problem::{Field, Problem},
        rows::Removed,
    },
    web::{
        browser::intl,
        pages::{
            fields,
            from_link::badges,
            undo::{Removals, last_place, undo},
        },
        shell::form::{Form, SecretEnds},
        ui::{Button, ButtonKind, Checkbox, Icon, IconName},
    },
    words::form::{certificate, credentials as words, federated, policy, problem},
};

/// The list.
pub fn all(form: Form, opened: Opened) -> AnyView {
    let ids = Memo::new(move || form.draft.credentials().with(|all| all.iter().map(|c| c.id).collect::<Vec<_>>()));
    let removals = RwSignal::new(Removed::default());
    let rows = move || {
        let row = |id: CredentialId| Row::new(id.0.to_string(), move || row(form, opened, removals, id));
        ids.get().into_iter().map(row).collect()
    };
    let count = move || ids.with(|ids| (!ids.is_empty()).then(|| ids.len().to_string()));
    view! {
        <section
            class="card credentials"
            id=fields::id(Field::Credentials)
            tabindex="-1"
            aria-labelledby="credentials-title"
        >
            <h2 class="card__title" id="credentials-title">
                {words::to_create()} " " <span class="credentials__count">{changing(count)}</span>
            </h2>
            {fields::list_messages(fields::messages(Field::Credentials, fields::no_fix))}
            <div class="credentials__rows">{each(rows)}</div>
            {changing(move || ids.with(Vec::is_empty).then(|| view! { <p class="empty">{words::none()}</p> }))}
            {changing(move || policy::line(&form.rules.get().credentials).map(|line| view! { <p class="card__note">{line}</p> }))}
            {undo(last_place(removals), words::in_list, Callback::from(move || put_back(form, removals)))}
        </section>
    }
    .into_any()
}

fn row(form: Form, opened: Opened, removals: Removals<DraftCredential>, id: CredentialId) -> AnyView {
    let own = Memo::new(move || form.draft.credentials().with(|all| of(all, id).cloned()));
    let title = Memo::new(move || {
        form.draft.with(|draft| of(&draft.credentials, id).map(|own| words::title(draft, own)).unwrap_or_default())
    });
    // What goes by its kind says it once.
    let named = Memo::new(move || own.get().filter(|own| !own.kind.own_name().is_empty()));
    let kind = own.with_untracked(|own| own.as_ref().map_or(Kind::Secret, |own| own.kind.kind()));
    let told = Memo::new(move || {
        let is_own =
            |problem: &&Problem| problem.field.credential() == Some(id) && problem.kind.severity() == Severity::Error;
        // The form says them itself.
        let closed = opened.id() != Some(id);
        form.told.with(|all| all.iter().filter(is_own).filter(|_| closed).cloned().collect::<Vec<_>>())
    });
    let problems = move || {
        let link = |problem: &Problem| {
            let field = problem.field;
            view! {
                <button
                    type="button"
                    class="link credential__problem"
                    id=fields::id(field)
                    on:click=move |_| opened.show(id, Some(field))
                >
                    {problem::on_credentials(problem)}
                </button>
            }
        };
        told.with(|all| all.iter().map(link).collect::<Vec<_>>())
    };
    view! {
        <div class="credential" role="group" aria-label=move || title.get()>
            <span class="credential__picture">{pictures::of(kind)}</span>
            <div class="credential__main">
                <p class="credential__title">
                    <strong>{title}</strong>
                    {changing(move || named.get().map(|own| view! { " " <span class="credential__kind">{words::kind_of(&own.kind)}</span> }))}
                </p>
                {changing(move || own.get().map(|own| facts(&own.kind)))}
                {changing(problems)}
                {from_a_link(form, id, own, title)}
            </div>
            <div class="credential__end">{ends(id, own)}</div>
            <div class="credential__buttons">
                <Button
                    kind=ButtonKind::Subtle
                    small=true
                    id=edit_id(id)
                    label_extra=title
                    on_press=move || opened.show(id, None)
                >
                    {picture(pictures::EDIT)}
                    <span class="visually-hidden">{words::edit()}</span>
                </Button>
                <Button
                    kind=ButtonKind::Subtle
                    small=true
                    label_extra=title
                    on_press=move || remove(form, opened, removals, id)
                >
                    {picture(pictures::REMOVE)}
                    <span class="visually-hidden">{words::remove()}</span>
                </Button>
            </div>
        </div>
    }
    .into_any()
}

/// What tells it from others, and what there is to know of it.
fn facts(own: &CredentialDraft) -> AnyView {
    match own {
        CredentialDraft::Federated(own) => {
            let subject = own.subject.trim().to_owned();
            let immutable = github::is_immutable(&subject).then(|| {
                view! { <p class="credential__good"><Icon name=IconName::Check /> {federated::immutable()}</p> }
            });
            let code =
                (!subject.is_empty()).then(|| view! { <code class="credential__code" dir="ltr">{subject}</code> });
            view! { {code} {immutable} }.into_any()
        }
        CredentialDraft::Certificate(own) => {
            let print = own.certificate.as_ref().map(|own| certificate::short_print(own.sha256));
            let saved = own.made_here.then(|| view! { <p class="card__note">{certificate::key_saved()}</p> });
            view! {
                {print.map(|print| view! { <code class="credential__code" dir="ltr">{print}</code> })}
                {saved}
            }
            .into_any()
        }
        CredentialDraft::Secret(_) => view! { <p class="card__note">{words::shown_once()}</p> }.into_any(),
    }
}

/// The day on which it ends, and how long that is.
fn ends(id: CredentialId, own: Memo<Option<DraftCredential>>) -> AnyView {
    let all_ends = SecretEnds::here();
    changing(move || {
        let (day, lasts) = match own.get().map(|own| own.kind) {
            Some(CredentialDraft::Secret(secret)) => {
                (all_ends.of(id).map(intl::day).unwrap_or_default(), words::lifetime(secret.lifetime))
            }
            Some(CredentialDraft::Federated(_)) => (words::does_not_expire().to_owned(), String::new()),
            Some(CredentialDraft::Certificate(own)) => {
                (own.certificate.map(|own| intl::day(own.end)).unwrap_or_default(), String::new())
            }
            None => Default::default(),
        };
        view! { <span>{day}</span> <span class="card__note">{lasts}</span> }
    })
}

/// "Use this credential", of one whose issuer and subject a link brought.
fn from_a_link(form: Form, id: CredentialId, own: Memo<Option<DraftCredential>>, title: Memo<String>) -> AnyView {
    let trust = Memo::new(move || match own.get().map(|own| own.kind) {
        Some(CredentialDraft::Federated(own)) => Some((own.issuer.trim().to_owned(), own.subject.trim().to_owned())),
        _ => None,
    });
    let ticked = Memo::new(move || {
        let (issuer, subject) = trust.get()?;
        form.draft.from_link().with(|marks| marks.trust_ticked(&issuer, &subject))
    });
    let linked = Memo::new(move || trust.get().filter(|_| ticked.get().is_some()));
    let field = Field::UseCredential(id);
    changing(move || {
        let (issuer, subject) = linked.get()?;
        let means = federated::use_it_means(&issuer, &subject);
        let tick = move |on: bool| form.draft.from_link().update(|marks| marks.tick_trust(&issuer, &subject, on));
        Some(view! {
            <Checkbox
                id=fields::id(field)
                label=federated::use_it().to_owned()
                label_extra=title
                badges=badges()
                messages=fields::messages(field, fields::no_fix)
                checked=Signal::derive(move || ticked.get() == Some(true))
                on_change=tick
            >
                {means}
            </Checkbox>
        })
    })
}

/// Removes a credential and goes to the one that took its place, else to the last one, else to the first way to add one.
fn remove(form: Form, opened: Opened, removals: Removals<DraftCredential>, id: CredentialId) {
    let name = form.draft.with_untracked(|draft| words::by_number(draft, id));
    let mut left = 0;
    let mut next = None;
    form.draft.credentials().update(|all| {
        let Some(at) = all.iter().position(|credential| credential.id == id) else { return };
        removals.update(|removals| removals.take(all, at));
        left = all.len();
        next = all.get(at).or(all.last()).map(|credential| credential.id);
    });
    opened.forget(id);
    form.announcer.announce(words::removed(&name, left));
    fields::focus_soon(next.map_or_else(|| cards::add_id(Kind::ALL[0]), edit_id));
}

/// Puts the credential back that was removed last, and goes there.
fn put_back(form: Form, removals: Removals<DraftCredential>) {
    let mut back = None;
    form.draft.credentials().update(|all| {
        back = removals.try_update(|removals| removals.put_back(all).map(|credential| credential.id)).flatten();
    });
    if let Some(id) = back {
        form.announcer.announce(words::added(&form.draft.with_untracked(|draft| words::by_number(draft, id))));
        fields::focus_soon(edit_id(id));
    }
}
