### What is known before anything is registered: whether the person may, how much room is left, what the tenant allows.

# Account types that the policy is against. Whose rule it is comes first.
of-tenant = Your tenant's policy
of-microsoft = A policy that Microsoft set for your tenant
several-tenants = { $whose } doesn't allow apps for accounts in other tenants.
personal = { $whose } doesn't allow apps for personal Microsoft accounts.
choose-another-do = Choose another account type.
might-not-apply = It might not apply to you.
then = { $rule } { $next }
# The person may not register apps, as far as this page can tell.
may-not-title = You might not be able to register apps in this tenant.
may-not = Your tenant doesn't let users register apps, and none of your active roles does.
may-not-do = If you're eligible for a role such as Application Developer, activate it first. An administrator can assign one.
perhaps-not = Your tenant doesn't let users register apps. This page couldn't check if one of your roles does.
# The most that a person can create who is no administrator.
near-title = You've created at least { NUMBER($count) } of the { NUMBER($limit) } objects that you can create.
near = An app takes two: itself and its service principal. Objects that you deleted in the last 30 days count too.
near-do = Delete what you don't need, or ask an administrator for a role without this limit.
# What was found, folded away.
checks = What this page checked
by-policy = Your tenant lets users register apps.
by-role = One of your roles lets you register apps.
register-not-checked = This page couldn't check if you can register apps.
no-app-rules = Your tenant's policy doesn't restrict account types or redirect URIs.
app-rules = Your tenant's policy restricts account types or redirect URIs. The form says where.
app-rules-not-checked = This page couldn't check if your tenant restricts account types or redirect URIs.
consent-all = Users in your tenant can consent to permissions that don't require an administrator.
consent-nothing = Users in your tenant can't consent to permissions. An administrator can.
consent-recommended = Your tenant lets users consent to what Microsoft recommends, which can change.
consent-conditional = Your tenant lets users consent to some permissions. This page can't check which.
consent-not-checked = This page couldn't check what users in your tenant can consent to.
