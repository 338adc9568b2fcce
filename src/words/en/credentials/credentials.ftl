### Words of the step Credentials.

lead = Choose how your app authenticates. You can combine several.
# Over the cards, for those who don't see them.
kinds = Kinds of credentials
kind = Credential
federated-name = Federated credential
federated-hint = For GitHub Actions, Kubernetes, and other workloads with their own identity. Nothing to store.
certificate-name = Certificate
certificate-hint = For servers that can protect a private key. The key is created here and never sent.
secret-name = Client secret
secret-hint = For apps that support nothing else. You copy it once and replace it before it expires.
# Beside the kind that is best where it fits.
recommended-kind = Recommended
# Opens the form of a kind; read together with its name.
add = Add
# Closes the form.
done = Done
# Over the list.
to-create = Credentials to create
none = No credentials. You can add them later.
# Opens the form of one; read together with its name.
edit = Edit
# Removes one; read together with its name.
remove = Remove
# One of several.
secret-of-several = { secret-name } { NUMBER($number) }
certificate-of-several = { certificate-name } { NUMBER($number) }
federated-of-several = { federated-name } { NUMBER($number) }
# By its place in the list.
in-list = Credential { NUMBER($number) }
# Said when one was added or removed.
added = { ISOLATED($name) } added.
removed = { ISOLATED($name) } removed. { NUMBER($left) } left.
# What kind it is, after its name.
kind-federated = Federated
federated-from = Federated, { $scenario }
# In the place of a day.
does-not-expire = Doesn't expire
# Under a secret.
shown-once = You'll see the value once, right after you register.
description = Description
description-field = { description } (optional)
description-hint = For example, where the secret is used.
expires = Expires
# What speaks for a lifetime.
recommended = { $days ->
    [one] { NUMBER($days) } day (recommended)
   *[other] { NUMBER($days) } days (recommended)
 }
days = { $days ->
    [one] { NUMBER($days) } day
   *[other] { NUMBER($days) } days
 }
# A date that is typed in.
custom = Custom
end-date = End date
end-date-hint = A secret lasts at most 24 months.
# Folded away: few need it.
more = More options
start-date = Start date
start-date-hint = The secret can't be used before this day. Leave it empty to use the secret at once.
# Under the lifetime.
ends-on = Expires { $end }. Replace it before then.
# To Microsoft's page on them.
learn = Learn more about credentials
learn-at = https://learn.microsoft.com/entra/identity-platform/how-to-add-credentials
# With a number, the description that a further secret begins with.
suggested = Secret { NUMBER($number) }

## What has been entered, in a few words.

no-credentials = No credentials
entered-days = { $days ->
    [one] Secret, { NUMBER($days) } day
   *[other] Secret, { NUMBER($days) } days
 }
entered-custom = Secret, custom date
count = { $count ->
    [one] { NUMBER($count) } credential
   *[other] { NUMBER($count) } credentials
 }
