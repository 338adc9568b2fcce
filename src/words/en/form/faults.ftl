### Words of the sandbox's panel of faults.

title = Try out what can go wrong
lead = Switch a fault on, then search or register: the page deals with it as it would in a real tenant.
# Answers 429.
throttling = Throttling
throttling-hint = The tenant asks to slow down before it answers.
# New objects are not seen at once.
slow-replication = Slow replication
slow-replication-hint = What was just made is not visible everywhere yet.
# The request is carried out, the answer does not arrive.
lost-answer = Lost answer
lost-answer-hint = The request is carried out, but its answer never arrives.
# 403 on creation.
not-allowed = Registration not allowed
not-allowed-hint = Your account may not register applications in this tenant.
# 400 without a service management reference.
reference-required = Service management reference required
reference-required-hint = The tenant refuses apps without a service management reference.
# 403 on every grant.
consent-not-allowed = Consent not allowed
consent-not-allowed-hint = Your account has no directory role, and may grant no permissions.
# 403 on application permissions of Microsoft Graph.
graph-roles-not-allowed = Consent partly allowed
graph-roles-not-allowed-hint = Your account may grant all but application permissions of Microsoft Graph.
