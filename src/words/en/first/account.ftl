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
forget = Forget on this page
forget-hint = Drops the sign-in and what you typed. You stay signed in to Microsoft.
sign-out = Sign out of Microsoft
sign-out-hint = Forgets everything here, then signs you out in this browser.
# After "Forget on this page".
forgotten = This page has forgotten your sign-in and what you typed.
forgotten-left = You may still be signed in to Microsoft in this browser.
# On the start page, where the owner allows other tenants.
other-tenant = Use another tenant
own-tenant = Use this page's own tenant
# Below the heading of the page.
switch-lead = Which tenant do you want to work in?
switch-do = You sign in to it at Microsoft and come back. What you typed stays, and this tab alone remembers the tenant.
# What stays of the draft, and may not fit.
switch-picks = API permissions that you picked stay as well: check that the tenant has those APIs.
field = Tenant ID or domain
field-hint = Such as contoso.onmicrosoft.com, or the directory (tenant) ID from its overview.
# On the button beside the field.
sign-in = Sign in to this tenant
choices = Tenants
one-tenant = This page works in one tenant. Its owner can allow more in config.json.
