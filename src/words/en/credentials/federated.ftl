### Words of federated credentials.

issuer = Issuer
issuer-hint = The URL of the identity provider, exactly as in the token's iss claim.
subject = Subject identifier
subject-hint = Exactly as in the token's sub claim. Uppercase and lowercase letters are different.
audience = Audience
audience-hint = The token's aud claim. Keep this value unless your identity provider can't send it.
name = Name
name-hint = You can't change it later.
description-hint = For example, which pipeline uses it.
# To Microsoft's page on them.
learn = Learn more about workload identity federation
learn-at = https://learn.microsoft.com/entra/workload-id/workload-identity-federation

## Where tokens come from.

scenario = Scenario
github = GitHub Actions
gitlab = GitLab CI/CD
azure-devops = Azure DevOps service connection
kubernetes = Kubernetes service account
managed-identity = Managed identity
terraform = HCP Terraform (Terraform Cloud)
google = Google Cloud service account
other = Other OpenID Connect provider
# Takes what a token has presented.
presented = Error or subject to read (optional)
presented-hint = Paste an AADSTS700213 error, a token's claims, or a subject. The form takes exactly what was presented.
# Said once it was taken.
presented-read = Taken from the pasted text: { $fields }.
# A list, and what comes next in it.
listed = { $before }, { $next }
# Over what is derived.
derived = What Microsoft Entra ID compares
derived-note = Filled in from your entries above. You can change each value.
# What speaks for a subject.
immutable = Immutable subject. A recycled repository name can't use it.
# A command, under the fields for GitHub.
ask-github = Get the IDs and the subject prefix

## What tokens are for.

entity = Tokens for
branch = Branch
tag = Tag
environment = Environment
pull-request = Pull requests
entra-issuer = Service connection with the Microsoft Entra issuer
devops-issuer = Service connection with the Azure DevOps issuer
plan = Plan
apply = Apply

## What is asked for.

owner = Owner
owner-id = Owner ID (optional)
repository = Repository
repository-id = Repository ID (optional)
ids-hint = A number. Repositories created, renamed, or transferred since July 15, 2026 send it.
prefix = Customized subject prefix (optional)
prefix-hint = Only if your organization changed the subject template. It replaces owner and repository.
server = Server URL (optional)
server-hint = Only for your own server, such as https://git.contoso.com.
project = Project
organization = Organization
organization-id = Organization ID
connection = Service connection
workspace = Workspace
cluster = Cluster OIDC issuer URL
cluster-hint = For AKS, run az aks show with --query oidcIssuerProfile.issuerUrl. A slash at the end matters.
namespace = Namespace
service-account = Service account
tenant = Directory (tenant) ID
principal = Object (principal) ID
principal-hint = Not the client ID. You find it on the identity's overview page.
account-id = Service account unique ID
account-id-hint = The number, not the email address.
entra-issuer-note = Save the service connection as a draft, then paste its subject identifier below.
terraform-note = Each run phase has its own subject. Add one credential for Plan and one for Apply.

## One that a link brought.

use-it = Use this credential
# After it: whose tokens it takes.
use-it-means = It came from a link or recipe. Tokens from { ISOLATED($issuer) } for { ISOLATED($subject) } would sign in as your app.
not-selected = Select it to use it, or remove it. It came from a link or recipe.

## What is wrong.

issuer-missing = Enter the issuer's URL.
subject-missing = Enter the subject identifier.
audience-missing = Enter the audience.
name-missing = Enter a name.
too-long = { $over ->
    [one] Shorten it by { NUMBER($over) } character. It has { NUMBER($length) }, and the limit is { NUMBER($limit) }.
   *[other] Shorten it by { NUMBER($over) } characters. It has { NUMBER($length) }, and the limit is { NUMBER($limit) }.
 }
name-too-short = Use at least { NUMBER($limit) } characters.
name-character = Remove { QUOTED($character) }. A name can have only letters a to z, digits, hyphens, and underscores.
name-beginning = Start the name with a letter or a digit.
has-blank = Remove the space.
has-control-character = Remove the line break or other control character.
issuer-not-https = Enter a URL that starts with https://.
name-twice = Choose another name. Another credential already has this one.
trust-twice = Change the issuer or the subject. Another credential already has both.
wildcard = Replace the * with the exact value. Microsoft Entra ID doesn't match patterns here.
other-audience = Check the audience. It isn't the one that this cloud expects by default.
name-only = Add the owner and repository IDs if GitHub sends them. Whoever gets this repository name next could sign in as your app.
retired-issuer = Use the Microsoft Entra issuer if you can. Azure DevOps retires this one on July 1, 2027.
not-a-number = Enter digits only.
not-a-guid = Enter an ID, such as 00001111-aaaa-2222-bbbb-3333cccc4444.
use-audience = Use this cloud's audience
too-many = { $over ->
    [one] Remove { NUMBER($over) } federated credential. You have { NUMBER($count) }, and an app can have { NUMBER($limit) }.
   *[other] Remove { NUMBER($over) } federated credentials. You have { NUMBER($count) }, and an app can have { NUMBER($limit) }.
 }
