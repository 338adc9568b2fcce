### Words of the sandbox's panel of faults.

title = Simulate errors
lead = Turn on an error, then search or register to see how it's handled.
# Answers 429.
throttling = Throttling
throttling-hint = Microsoft Graph limits requests before it responds.
# New objects are not seen at once.
slow-replication = Slow replication
slow-replication-hint = New objects aren't visible everywhere right away.
# The request is carried out, the answer does not arrive.
lost-answer = Lost response
lost-answer-hint = A request succeeds, but its response never arrives.
# 403 on creation.
not-allowed = Registration not allowed
not-allowed-hint = You don't have permission to register apps in this tenant.
# 400 without a service management reference.
reference-required = Service management reference required
reference-required-hint = The tenant requires a service management reference for every app.
# 403 on every grant.
consent-not-allowed = Consent not allowed
consent-not-allowed-hint = You don't have a directory role, so you can't grant permissions.
# 403 on application permissions of Microsoft Graph.
graph-roles-not-allowed = Consent partly allowed
graph-roles-not-allowed-hint = You can grant everything except application permissions of Microsoft Graph.
# 400 for a secret that lasts too long.
secret-policy = Short client secrets
secret-policy-hint = The tenant's policy allows client secrets for up to 90 days.
# 400 for every secret.
secrets-forbidden = No client secrets
secrets-forbidden-hint = The tenant's policy doesn't allow client secrets.
# 400 for every certificate.
certificates-forbidden = Trusted issuers only
certificates-forbidden-hint = The tenant's policy only allows certificates from issuers it trusts.
# 403 for the policy.
policy-unreadable = Policy hidden
policy-unreadable-hint = You don't have permission to read the tenant's policy.
