### Words of the step Credentials.

lead = How does your app authenticate?
kind = Credential
secret-name = Client secret
# One of several.
secret-of-several = { secret-name } { NUMBER($number) }
secret-hint = A password that Microsoft Entra ID generates for your app. This page shows it only once, right after registration.
no-secret = No secret
no-secret-hint = You can add a secret, certificate, or federated credential later in the Entra admin center.
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
end-date-hint = At most 24 months from today.
# Under the lifetime.
ends-on = Expires { $end }. Replace it before then.
add = Add another secret
# Removes one; read together with its name.
remove = Remove
# Said of a secret by its name.
secret-added = { $secret } added.
secret-removed = { $secret } removed. { NUMBER($left) } left.
# To Microsoft's page on them.
learn = Learn more about credentials
learn-at = https://learn.microsoft.com/entra/identity-platform/how-to-add-credentials
# With a number, the description that a further secret begins with.
suggested = Secret { NUMBER($number) }

## What has been entered, in a few words.

entered-days = { $days ->
    [one] Secret, { NUMBER($days) } day
   *[other] Secret, { NUMBER($days) } days
 }
entered-custom = Secret, custom date
secrets = { $count ->
    [one] { NUMBER($count) } secret
   *[other] { NUMBER($count) } secrets
 }
