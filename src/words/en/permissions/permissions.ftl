### Words of the API permissions step.

# The name of the step.
name = API permissions
lead = Which APIs may this client ask for, on behalf of a signed-in user or as itself?
microsoft-graph = Microsoft Graph
# The display name of `User.Read`.
user-read-name = Sign in and read user profile
try-again = Try again
api-failed = The permissions of this API could not be read.
# No answer came.
no-answer = No answer came from Microsoft Graph. Check your connection, then try again.
# Graph refused it.
graph-refused = Microsoft Graph did not answer the question. You can try again, or go on and add permissions later.
# An answer that is not what Microsoft documents.
answer-unreadable = Microsoft Graph gave an answer that this page cannot read. Try again.
# 403.
not-allowed = Your account may not read the APIs of this tenant. You can go on without permissions and add them later.
delegated = Delegated permissions
delegated-hint = The client acts for a signed-in user, within that user's own rights.
application = Application permissions
application-hint = The client acts as itself, with nobody signed in.
admin-consent = Admin consent required
user-consent = User may consent
high-privilege = High privilege
# A badge: the API does not give it out.
switched-off = Disabled by the API
deprecated = Deprecated
# The heading of permissions that share the beginning of their name with no other.
others = Others
filter = Filter permissions
no-match = No permission matches the filter.
no-permissions = This API offers no permissions.
no-permissions-do = There is nothing to pick here. Its owner may give access in another way, such as a role.
# The note on Azure Healthcare APIs, first sentence.
fhir-note-title = For an Azure Health Data Services FHIR service, permissions are optional.
fhir-note = Access to data comes from an Azure role on the service; the last step gives you the command.
# The note on SMART scopes, first sentence.
smart-note-title = This API offers scopes of SMART on FHIR, written with dots.
smart-note = Entra ID takes neither / nor * in a name: patient.Patient.read stands for patient/Patient.read.
# The tenant has switched an API off, first sentence.
api-disabled = This API is disabled in this tenant.
api-disabled-do = Nobody gets a token for it until an administrator enables it under Enterprise applications.
picked = Picked
nothing-picked = Nothing yet. A client can be registered without API permissions, and you can add them later.
remove = Remove
# What has been picked, in the list of steps.
picked-count = { NUMBER($count) } selected
# The permissions of an API are being read.
loading = Reading the permissions of { QUOTED($api) }…
# How many permissions of an API are picked.
picked-of = { NUMBER($picked) } of { NUMBER($all) } selected
# Said when the permissions of an API came up.
offers = { $permissions ->
    [one] { QUOTED($api) } offers { NUMBER($permissions) } permission.
   *[other] { QUOTED($api) } offers { NUMBER($permissions) } permissions.
}
# What the filter leaves, said by the live region.
shown-of = { NUMBER($shown) } of { NUMBER($all) } permissions shown.
# An API offers more permissions than are listed.
first-of = Showing the first { NUMBER($shown) } of { NUMBER($all) } permissions. Add others from a list of names.
