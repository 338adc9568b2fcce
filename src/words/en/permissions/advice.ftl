### Words for suggestions on the selected permissions, and for the list of names that can be pasted.

title = Suggestions
# Over application permissions that lead to everything.
high-application = { $count ->
    [one] This permission is highly privileged. Anyone with the client secret can use it in full.
   *[other] These permissions are highly privileged. Anyone with the client secret can use them in full.
}
# Over delegated permissions that lead to everything.
high-delegated = { $count ->
    [one] This permission is highly privileged. When an administrator signs in, your app can use it in full.
   *[other] These permissions are highly privileged. When an administrator signs in, your app can use them in full.
}
# Over application permissions whose delegated twins are offered.
delegated-twin = { $count ->
    [one] This application permission isn't limited by a user's rights. If users sign in to your app, use the delegated permission.
   *[other] These application permissions aren't limited by a user's rights. If users sign in to your app, use the delegated permissions.
}
# Over permissions that reach further than another of their API.
narrower = { $count ->
    [one] A narrower permission might be enough.
   *[other] Narrower permissions might be enough.
}
unused-offline-access = This permission lets your app act while the user is away. No other selected permission needs that.
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
