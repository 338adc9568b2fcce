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
# What a request does.
create-app = Create the app
create-service-principal = Create the service principal
create-secret = Create the client secret
create-secret-number = Create client secret { NUMBER($number) }
# What a request has done.
app-created = App created.
service-principal-created = Service principal created.
secret-created = Client secret created.
secret-number-created = Client secret { NUMBER($number) } created.
# From the second try on.
attempt = Attempt { NUMBER($number) }
# The heading while a secret is on the page.
save-now = Save the secret now
save-now-lead = Copy it now. You won't be able to see it again.
registered = { QUOTED($name) } is registered
registered-in = { QUOTED($name) } is registered in { QUOTED($tenant) }.
calls-in = { $calls ->
    [one] { NUMBER($calls) } request, { $took }.
   *[other] { NUMBER($calls) } requests, { $took }.
}
# The sentence below "… is registered".
registered-lead = Add these values to your app's configuration.
secret-value-label = Client secret value
secret-value-number = Client secret value { NUMBER($number) }
# Minutes and seconds.
removed-in = Removed in { $time }
expires = Expires { $end }.
described-expires = { QUOTED($description) }, expires { $end }.
# Confirms that the secret is saved, and removes it.
saved = I've saved it
# Where to keep it.
secret-where = Keep it in a secret store such as Azure Key Vault, never in source code.
# After "I've saved it".
secret-gone = The secret was removed from this page and its memory.
# After ten minutes.
secret-timed-out = The secret was removed from this page and its memory after 10 minutes.
# After the page was left.
secret-left = The secret was removed when you left this page.
# What to do if it was not saved.
secret-lost-do = If you didn't save it, delete it in the Entra admin center under Certificates & secrets. Then create a new one there.
# Said at five minutes.
five-minutes-left = The secret is removed from this page in 5 minutes.
# Said at one minute.
one-minute-left = The secret is removed from this page in 1 minute.
# A secret whose value was lost may still be there.
stray-secret = The app might have an extra client secret that no one can read.
stray-secret-do = In the Entra admin center, open Certificates & secrets. Delete the secret that isn't this one.
no-secret = You chose no client secret. Add a secret, a certificate, or a federated credential when your app needs one.
identifiers = Identifiers
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
change-secret = Change the secret
# Asks Microsoft for the permission that the page lacks, then goes on.
approve-and-continue = Approve and continue
back-to-review = Back to Review
exists = Created so far
