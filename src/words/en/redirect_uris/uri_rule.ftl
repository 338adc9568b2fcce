### What the tenant's policy for app management is against of redirect URIs.

# Whose rule it is.
of-tenant = Your tenant's policy
of-microsoft = A policy that Microsoft set for your tenant
# What it is against.
blocked-domain = { $whose } doesn't allow this host.
other-domain = { $whose } only allows these hosts: { ISOLATED($hosts) }.
no-domain = { $whose } doesn't allow any host.
blocked-scheme = { $whose } doesn't allow { QUOTED($scheme) } redirect URIs.
other-scheme = { $whose } only allows these schemes: { ISOLATED($schemes) }.
wildcard = { $whose } doesn't allow wildcards.
# What to do about it.
another-do = Use another redirect URI.
wildcard-do = Add each URI instead.
might-not-apply = It might not apply to you.
# Both together.
then = { $rule } { $next }
