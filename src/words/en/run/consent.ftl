### Words of admin consent: the choice before the run, each grant during it, how they stand after it, and what an

# The heading of the choice, and of how the permissions stand.
heading = Admin consent
lead = Until somebody consents, the permissions above are only asked for. An administrator can consent for everybody at once.
later = Leave it to an administrator
later-means = Nothing is granted now. After registering, you get a link and a text to send to an administrator.
grant-means = The client gets every permission above for all people in the tenant, as soon as you press Register. It can be taken back under Enterprise applications in the Entra admin center.
all-granted = Every permission is granted for the whole tenant.
some-not-granted = Some permissions are not granted yet. The client is registered all the same.
# Stands in the place of all this where only personal accounts may sign in.
each-person = With personal accounts, each person is asked for the permissions when they sign in.
retry = Retry
check-again = Check again
checking = Checking…
# The service principals of some APIs could not be looked up.
apis-unknown = Some of the APIs could not be looked up in the tenant, so that it is not known how their permissions stand.
# Nothing could be read about delegated permissions.
delegated-unknown = Your account may not read which delegated permissions are granted. An administrator sees them in the Entra admin center.
# Something could not be read.
check-failed = How the permissions stand could not be read from the tenant.
permissions = Permissions
request-heading = Ask an administrator
request-lead = Send this to an administrator of the tenant.
reason = Why the client needs these permissions
reason-hint = Optional. It goes into the text.
request-text-label = Text for an administrator
link = Link for an administrator
# Before the redirect URI at which the administrator arrives after consenting.
link-after = After the consent, the browser goes to{" "}
link-after-means = If nothing answers there yet, or the page shows an error about it, the consent is kept all the same.
