### Words of the result page: the run, what it made, the secret, what comes next.

# The document's title while the run is under way.
title-running = Registering…
# The same where it has stopped.
title-stopped = Couldn't finish…
# The same while a secret is on the page.
title-secret = Save the secret
# Over the requests of a run.
requests-done = { NUMBER($done) } of { NUMBER($count) } requests done
# The heading while the run is under way.
running-title = Registering
running-lead = Keep this page open. If a request is interrupted, it's retried without creating duplicates.
# Stops the run.
cancel = Cancel
# After that, while requests are under way.
cancelling = Canceling. Requests that were already sent still finish.
# The heading of a run that was cancelled.
cancelled = You canceled registering { QUOTED($name) }
cancelled-lead = Nothing more is sent. Continue, undo what was created, or leave it as it is.
title-cancelled = Canceled
# Goes on with it.
continue-run = Continue
# Leads to what exists, and to undoing it.
undo = Undo or leave it
# How long the run has taken so far.
took-so-far = { $took } so far
copy-log = Copy log
# What a request does.
create-app = Create the app
create-service-principal = Create the service principal
create-secret = Create the client secret
create-secret-number = Create client secret { NUMBER($number) }
create-federated = Create the federated credential
create-federated-number = Create federated credential { NUMBER($number) }
# What a request has done.
app-created = App created.
service-principal-created = Service principal created.
secret-created = Client secret created.
secret-number-created = Client secret { NUMBER($number) } created.
federated-created = Federated credential created.
federated-number-created = Federated credential { NUMBER($number) } created.
# From the second try on.
attempt = Attempt { NUMBER($number) }
# The heading while a secret of a run that has stopped is on the page.
save-now = Save the secret now
# Under the heading while a secret is on the page.
save-now-lead = Copy the client secret now. You won't be able to see it again.
registered = { QUOTED($name) } is registered
registered-in = { QUOTED($name) } is registered in { QUOTED($tenant) }.
# Over the requests that were sent, once all is done.
all-succeeded-in = All succeeded in { $took }.
# The sentence below "… is registered".
registered-lead = Add these values to your app's configuration.
secret-value-label = Client secret value
secret-value-number = Client secret value { NUMBER($number) }
# Minutes and seconds.
removed-in = Removed in { $time }
usable-from-day = You can use it from { $start }.
expires = Expires { $end }.
described-expires = { QUOTED($description) }, expires { $end }.
# Confirms that the secret is saved, and removes it.
saved = I saved the secret
# The same of several.
all-saved = I saved the secrets
# Where to keep it.
secret-where = Keep it in a secret store such as Azure Key Vault, never in source code.
# Opens the ways below.
more-ways = More ways to save it
# After "I saved the secret".
secret-gone = The secret was removed from this page and its memory.
# After ten minutes.
secret-timed-out = The secret was removed from this page and its memory after 10 minutes.
# After the page was left.
secret-left = The secret was removed when you left this page.
# After it was deleted in the tenant.
secret-deleted = The client secret was deleted. This page no longer has its value.
# What to do if it was not saved.
secret-lost-do = If you didn't save it, delete it in the Entra admin center under Certificates & secrets. Then create a new one there.
# Said at five minutes.
five-minutes-left = The secret is removed from this page in 5 minutes.
# Said at one minute.
one-minute-left = The secret is removed from this page in 1 minute.
# A secret whose value was lost may still be there.
stray-secret = The app might have an extra client secret that no one can read.
stray-secret-do = In the Entra admin center, open Certificates & secrets. Delete the secret that isn't this one.
# Federated credentials by an expression, which the page neither makes nor changes; `$names` are quoted.
flexible = This app also has flexible federated credentials: { $names }. They stay as they are.
no-credentials = You chose no credentials. Add a federated credential, a certificate, or a secret when your app needs one.
identifiers = IDs
# Copies all of them, one a line.
copy-all = Copy all
# Opens a list of files.
download = Download
# Over the list, where there is a secret.
files = Files without the secret
env-file = .env
app-settings-file = appsettings.json
json-file = JSON
downloaded = { $name } downloaded.
not-downloaded = Your browser didn't save the file.
# To what was registered, in Microsoft's own pages.
open-in-entra = Open in Entra
open-in-portal = Open in the portal

## On paper.

record-tenant = Tenant
record-account = Registered by
record-day = Registered on
record-uri = Redirect URI
record-permission = API permission
record-owner = Owner
# An owner, by its name and its object ID.
owner-named = { ISOLATED($name) } ({ $id })
record-secret = Client secret
# A permission: its name, its API, and "delegated" or "application".
permission-kind = { ISOLATED($value) } of { $api }, { $kind }
# A moment.
day-and-time = { $day }, { $time }

## After a reload, and of what was registered before.

# The heading of the list.
in-this-tab = Registered in this tab
app-count = { $count ->
    [one] { NUMBER($count) } app
   *[other] { NUMBER($count) } apps
}
in-this-tab-lead = This list stays until you sign out or close the tab. It holds no secrets.
# The sentence below "… is registered", after a reload.
earlier-lead = Registered { $when }. The client secret isn't on this page anymore.
earlier-lead-no-secret = Registered { $when }.
nothing-earlier = Nothing was registered in this tab.
# A badge.
in-sandbox = Sandbox

## What exists.

# `tid`.
tenant-id = Directory (tenant) ID
# `appId`.
client-id = Application (client) ID
# `id` of the application.
application-object-id = Application object ID
# `id` of the service principal.
service-principal-id = Service principal object ID
# In the sandbox, before links and commands.
sandbox-values = These are sample values. In your own tenant, the links and commands below work.
# On the characters of a secret.
quote = A secret can contain ~ . - and _. Put it in quotes in shells, .env files, and YAML.
register-another = Register another app
# The form begins with what was registered.
register-like-this = Register another like this
leave-title = Leave without saving the secret?
leave-text = The secret is removed when you leave. You won't be able to see it again.
stay = Stay here
leave = Leave and remove the secret
# The title of the dialog while the run is under way.
leave-run-title = Leave while the registration is running?
leave-run-text = Requests that were already sent still take effect. You won't see a secret that they create.
leave-run = Leave anyway
# The heading after a failure.
not-finished = Couldn't finish registering { QUOTED($name) }
# The same where only consent is missing.
needs-permission = One more permission needed
not-finished-lead = Trying again continues where it stopped.
nothing-made = Nothing was created in your tenant.
some-made = These objects are already in your tenant.
try-again = Try again
# What takes the place of a credential that a policy has refused.
ways-out = How do you want to continue?
shorter = Use a client secret for up to { $span }
shorter-means = It's created now, and everything else stays as it is.
other-certificate = Use a certificate
other-certificate-means = Create or upload it next, then register to continue.
federated-instead = Use a federated credential
federated-instead-means = Fill it in next, then register to continue.
without = Continue without this credential
without-means = You can add a credential in the Entra admin center later.
continue-so = Continue
# Asks Microsoft for the permission that the page lacks, then goes on.
approve-and-continue = Approve and continue
back-to-review = Back to Review
# From what was registered before to what is being typed.
back-to-form = Back to the form
exists = Created so far
# What a recipe says is to be done.
recipe-heading = Next steps from the recipe
recipe-steps-of = The recipe { QUOTED($title) } says this. This page doesn't check it.
copy-link = Copy the link
