### What index.html alone says below the start page: tests/markup/shell.rs compares it. No part loads it.

# The example of what one has in the end.
example = Example
example-title = Contoso FHIR portal is registered
application-id = Application (client) ID
tenant-id = Directory (tenant) ID
secret = Client secret
# For those who do not see the dots.
secret-hidden = hidden
needs = What you need
account = A work or school account
account-body = It must be allowed to register apps in your tenant.
approval = One-time approval
approval-body = An administrator approves Client Registrar once for your tenant. You can ask from here.
details = Your app's details
details-body = Redirect URIs and the APIs it calls. You can add both later.
version = Version
# .ci/pack writes it, with which one: "Version 0.1.0, commit 0123456789ab"; and where files differ from it, "changed".
commit = commit
changed = changed
# .ci/pack writes it as a link, where the build was told where its source is.
source = Source
privacy = Privacy
privacy-body = This page has no server and sends nothing to anyone but Microsoft. Your entries stay in this tab until you close it. An unfinished registration stays in this browser for 7 days. Secrets and tokens stay in memory.
set-up = Set up this page
not-microsoft = Not a Microsoft product
