### Best practices, on Review and on the result: what public assessments look for.

# The disclosure, with how many are met.
practices = Best practices: { NUMBER($met) } of { NUMBER($all) } met
# The same on the result, as a heading and in short.
title = Best practices
in-short = { NUMBER($met) } of { NUMBER($all) } met
lead = Public assessments look for these. You can register without them.
lead-registered = Public assessments look for these in the app you registered. Change it in the Entra admin center.
# A badge on each.
met = Met
not-met = Not met
afterwards = After you register
# The same once it is registered.
to-do = To do
# Opens the page that a practice comes from.
source = Learn more
# Puts the form right.
fix-secrets = Use 180 days
fix-audience = Use a single tenant
fix-assignment = Require user assignment
# Leads to the step.
change = Change
# Said once it is put right.
fixed = Changed. { $practice }
single-tenant = Single tenant
single-tenant-why = Only accounts in your tenant can sign in, so nobody else's tenant is in reach.
assignment = User assignment required
assignment-why = Only the users and groups you assign can sign in.
redirect-uris = Safe redirect URIs
redirect-uris-why = No wildcards, IP addresses, link shorteners, or azurewebsites.net: somebody else can come to own such an address, and receive sign-ins.
least-privilege = Least privilege
least-privilege-why = No permission that lets the app take over the tenant or read everything in it.
secrets = No secret, or one for 180 days at most
secrets-why = A secret that leaks works until it expires. Federated credentials and certificates are safer.
certificates = Certificates for 180 days at most
certificates-why = A private key that leaks works until its certificate expires.
owners = At least two owners
owners-why = Somebody can still rotate credentials when one owner leaves. Add another one in the Entra admin center.
