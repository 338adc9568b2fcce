### Words for suggestions on the selected permissions, and for the list of names that can be pasted.

title = Suggestions
# An application permission that leads to everything, with and without one that might be enough.
high-application-instead = { QUOTED($value) } is highly privileged. Anyone with the client secret can use it in full. Consider { QUOTED($instead) }.
high-application = { QUOTED($value) } is highly privileged. Anyone with the client secret can use it in full. Keep it only if no narrower permission is enough.
# The same of a delegated permission.
high-delegated-instead = { QUOTED($value) } is highly privileged. When an administrator signs in, your app can use it in full. Consider { QUOTED($instead) }.
high-delegated = { QUOTED($value) } is highly privileged. When an administrator signs in, your app can use it in full. Keep it only if no narrower permission is enough.
# An application permission whose delegated twin is offered.
delegated-twin = As an application permission, { QUOTED($value) } isn't limited by a user's rights. If users sign in to your app, use the delegated permission.
narrower = { QUOTED($instead) } allows less than { QUOTED($value) } and might be enough.
unused-offline-access = { QUOTED($value) } lets your app act while the user is away. None of the selected permissions needs that.
# The buttons that take a suggestion.
use-delegated = Use the delegated permission
use-instead = Use { QUOTED($value) } instead
remove-value = Remove { QUOTED($value) }
# Said when one permission took the place of another.
switched = Replaced { QUOTED($from) } with { QUOTED($to) }.
# What a list can be pasted into.
paste = Add from a list
names = Permission names
names-hint = Paste scopes, names, IDs, a table, a manifest's requiredResourceAccess, or an Azure CLI command. Names without an API are matched against the open API, then Microsoft Graph.
prefer-application = Prefer application permissions
prefer-application-hint = Use the application permission when a name exists as both types.
pick = Add permissions
reading = Looking up the permissions…
failed = Couldn't look up these permissions.
no-names = This list doesn't name any permissions.
# What was added of a list.
picked = { $count ->
    [one] { NUMBER($count) } permission added.
   *[other] { NUMBER($count) } permissions added.
}
# What was not.
unmatched = { $count ->
    [one] { NUMBER($count) } name couldn't be matched.
   *[other] { NUMBER($count) } names couldn't be matched.
}
# Adds what was probably meant by a name.
pick-near = Add { QUOTED($value) }
# Why a name was not matched.
no-such-permission = { QUOTED($text) } isn't a permission of { QUOTED($api) }.
no-such-permission-near = { QUOTED($text) } isn't a permission of { QUOTED($api) }. Did you mean { QUOTED($near) }?
delegated-only = { QUOTED($text) } isn't an application permission. { $api } offers { QUOTED($value) } only as a delegated permission.
application-only = { QUOTED($text) } isn't a delegated permission. { $api } offers { QUOTED($value) } only as an application permission.
disabled-by-api = { QUOTED($api) } has disabled { QUOTED($text) }.
default-scope = { QUOTED($text) } requests the permissions that you selected. It isn't a permission itself.
no-permission = { QUOTED($text) } names an API, but no permission.
no-such-api = No API in this tenant matches { QUOTED($text) }.
too-many = Only the first { NUMBER($most) } names were read. Paste the rest separately, starting with { QUOTED($text) }.
