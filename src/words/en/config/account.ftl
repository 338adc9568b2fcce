### Words of the account menu, and of changing to another tenant.

# Before the account on the button, for those who do not see where it stands.
account = Account
person = Name
sign-in-name = Signed in as
tenant = Tenant
tenant-id = Tenant ID
switch-account = Switch account
# Signs in to another tenant; also the heading of the page for it.
switch-tenant = Switch tenant
# Wipes what the page has in memory.
forget = Sign out here
forget-hint = Clears this page. You stay signed in to Microsoft.
sign-out = Sign out of Microsoft
sign-out-hint = Clears this page, then signs you out of Microsoft in this browser.
# After "Sign out here".
forgotten = You're signed out here, and your entries are cleared.
forgotten-left = You might still be signed in to Microsoft in this browser.
# On the start page, where the owner allows other tenants.
other-tenant = Use another tenant
own-tenant = Use the default tenant
# Below the heading of the page.
switch-lead = Choose the tenant to work in.
switch-do = You sign in to it at Microsoft, then come back here. Your entries are kept. Only this tab remembers the tenant.
# What stays of the draft, and may not fit.
switch-picks = Your API permissions are kept too. Check that the tenant has those APIs.
field = Tenant ID or domain
field-hint = For example, contoso.onmicrosoft.com, or the tenant ID from its overview.
# On the button beside the field.
sign-in = Sign in to this tenant
choices = Tenants
one-tenant = This page works in only one tenant. Its owner can allow more in config.json.
# Which tenant the page signs in to.
now = This page signs you in to { QUOTED($tenant) }.
# On a button: one of the tenants.
sign-in-to = Sign in to { QUOTED($tenant) }
# On the start page, after another tenant was chosen.
chosen = You chose { QUOTED($tenant) } for this tab.
# Why a text names no tenant.
names-many = Enter one tenant's ID or domain. This value covers many tenants.
names-none = Enter a tenant ID or a domain, such as contoso.com.
