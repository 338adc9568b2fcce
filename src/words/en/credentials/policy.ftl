### What the tenant's policy for app management leaves of credentials.

# Whose rule it is.
of-tenant = Your tenant's policy
of-microsoft = A policy that Microsoft set for your tenant
might-not-apply = It might not apply to you.
# What it is against.
no-secrets = { $whose } doesn't allow client secrets.
no-certificates = { $whose } doesn't allow certificates.
secrets-up-to = { $whose } allows client secrets for up to { $span }.
certificates-up-to = { $whose } allows certificates for up to { $span }.
trusted-issuers = { $whose } only allows certificates from issuers it trusts.
# What to do about it.
no-secrets-do = Use a federated credential or a certificate instead.
no-certificates-do = Use a federated credential or a client secret instead.
secrets-up-to-do = Choose an earlier end.
certificates-up-to-do = Use one that ends sooner.
trusted-issuers-do = Upload one that such an issuer signed.
# Both together.
then = { $rule } { $next }
# What the organization has against it whose page this is, in its own words.
house-leaves-out = Not allowed here. { ISOLATED($by) } says: { QUOTED($why) }
house-forbids = Remove it. It isn't allowed here. { ISOLATED($by) } says: { QUOTED($why) }
house-up-to = Choose an end within { $span }. { ISOLATED($by) } says: { QUOTED($why) }
house-end-within = At most { $span } from today, by { ISOLATED($by) }'s rules.
# On the button that chooses the longest lifetime that is allowed.
use-longest = Use { $span }
# Under the date on which a secret ends.
end-within = At most { $span } from today, by your tenant's policy.
# The last line of the list.
unrestricted = Your tenant's policy doesn't restrict client secrets or certificates.
more-rules = It might have rules that this page can't check.
not-checked = This page couldn't check your tenant's policy for credentials.
