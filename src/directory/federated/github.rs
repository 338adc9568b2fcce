//! The subjects of GitHub's tokens.
//!
//! Repositories that were created, renamed or transferred since 2026-07-15 send names with their numbers, which nobody
//! gets a second time; others send names alone, and an owner may have changed what subjects begin with.
//! <https://learn.microsoft.com/entra/workload-id/workload-identities-github-immutable-subjects>

use super::scenario::{Entered, Entity, Input, Scenario};

/// The issuer of GitHub's own service.
pub const ISSUER: &str = "https://token.actions.githubusercontent.com";
/// What the issuer of an enterprise with data residency begins with, before its subdomain of `ghe.com`.
const RESIDENT: &str = "https://token.actions.";
/// What follows the address of a GitHub Enterprise Server.
const OF_SERVER: &str = "/_services/token";

/// The issuer for an address of one's own: GitHub's, that of a subdomain of `ghe.com`, or that of an Enterprise Server.
/// <https://docs.github.com/enterprise-server/actions/reference/openid-connect-reference>
pub fn issuer(server: &str) -> String {
    let server = server.trim_end_matches('/');
    match server.strip_prefix("https://") {
        _ if server.is_empty() => ISSUER.to_owned(),
        Some(host) if host.ends_with(".ghe.com") => [RESIDENT, host].concat(),
        _ => [server, OF_SERVER].concat(),
    }
}

/// Whether an issuer is an Enterprise Server, whose subjects have names alone and no numbers.
pub fn is_enterprise_server(issuer: &str) -> bool {
    issuer.trim().ends_with(OF_SERVER)
}

/// What follows the repository; nothing where the name is missing. GitHub writes a colon within a name by its number.
pub(super) fn context(entity: Entity, name: &str) -> Option<String> {
    let name = name.replace(':', "%3A");
    let begin = match entity {
        Entity::Branch => "ref:refs/heads/",
        Entity::Tag => "ref:refs/tags/",
        Entity::Environment => "environment:",
        _ => return Some("pull_request".to_owned()),
    };
    (!name.is_empty()).then(|| [begin, &name].concat())
}

/// The repository, with its numbers where both are there.
pub(super) fn prefix([owner, repository]: [&str; 2], [owner_id, repository_id]: [&str; 2]) -> String {
    if owner_id.is_empty() || repository_id.is_empty() {
        ["repo:", owner, "/", repository].concat()
    } else {
        ["repo:", owner, "@", owner_id, "/", repository, "@", repository_id].concat()
    }
}

/// Whether a subject names a repository by names alone, which somebody else may get after their owner.
pub fn is_by_name(subject: &str) -> bool {
    repository(subject).is_some_and(|[owner, repository]| !owner.contains('@') || !repository.contains('@'))
}

/// Whether a subject has the numbers of owner and repository.
pub fn is_immutable(subject: &str) -> bool {
    repository(subject).is_some_and(|both| both.iter().all(|one| numbered(one).is_some()))
}

/// Owner and repository of a subject, as they stand there.
fn repository(subject: &str) -> Option<[&str; 2]> {
    let (owner, rest) = subject.strip_prefix("repo:")?.split_once('/')?;
    let (repository, _) = rest.split_once(':')?;
    Some([owner, repository])
}

/// A name and its number.
fn numbered(text: &str) -> Option<(&str, &str)> {
    let (name, number) = text.rsplit_once('@')?;
    (!number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())).then_some((name, number))
}

/// What would have to be entered for a subject; nothing for one of another form.
pub fn read(subject: &str) -> Option<Entered> {
    let contexts = [
        (":ref:refs/heads/", Entity::Branch),
        (":ref:refs/tags/", Entity::Tag),
        (":environment:", Entity::Environment),
        (":pull_request", Entity::PullRequest),
    ];
    let (prefix, name, entity) = contexts.into_iter().find_map(|(mark, entity)| {
        let (prefix, name) = subject.split_once(mark)?;
        (name.is_empty() == (entity == Entity::PullRequest)).then_some((prefix, name, entity))
    })?;
    let mut entered = Entered::new(Scenario::GitHub);
    entered.choose(entity);
    name.replace("%3A", ":").clone_into(entered.typed_mut(Input::Name));
    let mut put = |input, text: &str| text.clone_into(entered.typed_mut(input));
    match prefix
        .strip_prefix("repo:")
        .and_then(|both| both.split_once('/'))
        .map(|(owner, own)| (owner, own, numbered(owner), numbered(own)))
    {
        Some((_, _, Some((owner, owner_id)), Some((own, own_id)))) => {
            put(Input::Owner, owner);
            put(Input::OwnerId, owner_id);
            put(Input::Repository, own);
            put(Input::RepositoryId, own_id);
        }
        Some((owner, own, None, None)) => {
            put(Input::Owner, owner);
            put(Input::Repository, own);
        }
        _ => put(Input::Prefix, prefix),
    }
    Some(entered)
}

/// The line that prints the number of a repository's owner, that of the repository, and how its subjects begin where that
/// was changed. Names that no repository has are left for the person to put in.
pub fn ask(owner: &str, repository: &str) -> String {
    let fine = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._".contains(&b));
    let whole = fine(owner) && fine(repository);
    let path = if whole { [owner, "/", repository].concat() } else { "OWNER/REPOSITORY".to_owned() };
    let ask = ["gh api repos/", &path].concat();
    [&ask, " --jq '.owner.id, .id'; ", &ask, "/actions/oidc/customization/sub"].concat()
}
