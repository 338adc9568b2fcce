### Words of the result page: the run, what it made, the secret, what comes next.

# The heading while the run is under way.
running-title = Registering
running-lead = Keep this page open. Nothing is made twice, even where an answer is lost.
calls = Calls to Microsoft Graph
# The heading while a secret is on the page.
save-now = Save the secret now
save-now-lead = It is shown once. Nobody, Microsoft included, can show it to you again.
# The sentence below "… is registered".
registered-lead = Put these values into your client's configuration.
secret-value-label = Client secret value
# Confirms that the secret is saved, and removes it.
saved = I have saved it
# Where to keep it.
secret-where = Keep it in a secret store such as Azure Key Vault, never in source code.
# After "I have saved it".
secret-gone = The secret was removed from this page and its memory.
# After ten minutes.
secret-timed-out = Ten minutes are over: the secret was removed from this page and its memory.
# After the page was left.
secret-left = The secret was removed when you left this page.
# What to do if it was not saved.
secret-lost-do = If you did not save it, make a new one in the Entra admin center under Certificates & secrets, and delete this one.
# Said at five minutes.
five-minutes-left = The secret leaves this page in 5 minutes.
# Said at one minute.
one-minute-left = The secret leaves this page in 1 minute.
# A secret whose value was lost may still be there.
stray-secret = The application may hold another client secret, whose value nobody has.
stray-secret-do = Look under Certificates & secrets in the Entra admin center, and delete the one that is not this one.
no-secret = You asked for no client secret. Add one, a certificate or a federated credential when the client needs it.
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
sandbox-values = These values are made up. In your own tenant, the links and commands below work.
# On the characters of a secret.
quote = A secret may hold ~ . - and _: put it in quotes in shells, .env files and YAML.
register-another = Register another
leave-title = Leave without saving the secret?
leave-text = It is removed as soon as you leave, and nobody can show it to you again.
stay = Stay here
leave = Leave and remove the secret
# The title of the dialog while the run is under way.
leave-run-title = Leave while the registration is running?
leave-run-text = What was sent is carried out all the same, and a secret that is made is lost.
leave-run = Leave
# The heading after a failure.
not-finished = The registration is not finished
not-finished-lead = Try again goes on where it stopped and makes nothing twice.
nothing-made = Nothing was made in the tenant so far.
some-made = These objects are in the tenant already.
try-again = Try again
change-secret = Change the secret
back-to-review = Back to Review
exists = What exists now
details = Details for support
details-label = Details of the failed call
# Words beside what Graph said.
graph-said = Microsoft Graph said:
