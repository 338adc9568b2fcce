### Words of the API permissions step.

lead = Choose the API permissions your app needs.
try-again = Try again
api-failed = Couldn't load the permissions of this API.
# No answer came.
no-answer = Microsoft Graph didn't respond. Check your connection, then try again.
# Graph refused it.
graph-refused = Microsoft Graph refused the request. Try again, or continue and add permissions later.
# An answer that is not what Microsoft documents.
answer-unreadable = Microsoft Graph sent a response that this page can't read. Try again.
# 403.
not-allowed = You don't have permission to read the APIs in this tenant. You can continue and add permissions later.
# The kinds of permission, as tabs and in rows.
kinds = Types of permissions
delegated = Delegated
delegated-hint = Your app accesses the API as the signed-in user.
application = Application
application-hint = Your app runs as a background service or daemon, without a signed-in user.
# The columns.
head-permission = Permission
head-allows = What it allows
head-consent = Admin consent
admin-consent = Admin consent required
# The same under its heading.
required = Required
# The button that shows what a permission means.
what-it-means = Description
# A sentence of the description.
high-privilege = This permission is highly privileged.
# The API does not give it out.
switched-off = Disabled by the API
deprecated = Deprecated
# The permissions of an API that many apps use.
common = Commonly used
# Those whose names have no beginning.
others = Other permissions
# The permissions that fit what is typed.
results = Search results
# A count beside what it counts.
number = { NUMBER($count) }
# How many permissions an API offers.
permissions = { $count ->
    [one] { NUMBER($count) } permission
   *[other] { NUMBER($count) } permissions
}
# How many are selected.
selected = { NUMBER($count) } selected
need-consent = { $count ->
    [one] { NUMBER($count) } permission needs admin consent
   *[other] { NUMBER($count) } permissions need admin consent
}
# Who can consent to those that need no administrator: each person of the tenant, by its policy; or by what the policy says
# that nobody here can tell.
people-consent = { $count ->
    [one] Users in your tenant can consent to { NUMBER($count) } permission
   *[other] Users in your tenant can consent to { NUMBER($count) } permissions
}
tenant-decides = { $count ->
    [one] Your tenant decides who can consent to { NUMBER($count) } permission
   *[other] Your tenant decides who can consent to { NUMBER($count) } permissions
}
no-permissions = This API offers no permissions.
no-permissions-do = The API's owner might give access another way, such as through a role.
# The note on Azure Healthcare APIs, first sentence.
fhir-note-title = Permissions are optional for an Azure Health Data Services FHIR service.
fhir-note = An Azure role on the service gives access to data. After you register, you get the command for it.
# The note on SMART scopes, first sentence.
smart-note-title = This API offers SMART on FHIR scopes, written with dots.
smart-note = Microsoft Entra ID doesn't allow / or * in a scope name. patient.Patient.read means patient/Patient.read.
# The tenant has switched an API off, first sentence.
api-disabled = This API is disabled in this tenant.
api-disabled-do = Apps can't get a token for it until an administrator enables it in Enterprise applications.
learn = Learn more about permissions
learn-at = https://learn.microsoft.com/entra/identity-platform/permissions-consent-overview
picked = Selected permissions
nothing-picked = No permissions selected. You can add them later.
# How many are selected, near a limit of Entra ID's.
count-of-limit = { NUMBER($permissions) } of { NUMBER($limit) } permissions used.
apis-of-limit = { NUMBER($apis) } of { NUMBER($limit) } APIs used.
remove = Remove
remove-all = Remove all
# What was removed by one press, beside the way to put it back.
several-removed = { $count ->
    [one] { NUMBER($count) } permission removed.
   *[other] { NUMBER($count) } permissions removed.
}
# Closes the list of selected permissions.
close = Close
# Said when a permission was added.
added = { $permission } added.
# Said when a permission was removed.
removed = { $permission } removed.
# The permissions of an API are being read.
loading = Loading the permissions of { QUOTED($api) }…
# Said when the permissions of an API came up.
offers = { $permissions ->
    [one] { QUOTED($api) } offers { NUMBER($permissions) } permission.
   *[other] { QUOTED($api) } offers { NUMBER($permissions) } permissions.
}
