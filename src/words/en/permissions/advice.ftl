### Words for hints on picks, and for the list of names that can be pasted.

title = Worth a look
# What a list can be pasted into.
paste = Paste a list
names = Permission names
names-hint = Names or IDs in any list: scopes, a table, the requiredResourceAccess of a manifest, an Azure CLI command. Names without an API are looked for in the open API, then in Microsoft Graph.
prefer-application = Prefer application permissions
prefer-application-hint = Where an API offers a name as both kinds, the delegated one is picked without this.
pick = Pick these
reading = Looking up these permissions…
failed = These permissions could not be looked up.
no-names = This list names no permission.
