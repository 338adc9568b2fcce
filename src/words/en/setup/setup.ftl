### Words of the page "Set up this page".

title = Set up this page
lead = To work in your own tenant, this page has to be known there: once for everybody who uses this address.
ready = This page is set up.
ready-do = People can sign in. Follow the steps below only to use another registration.
drop = Drop these settings
# After that.
dropped = The settings of this tab were dropped.
redirect-uri = Redirect URI of this page
redirect-uri-label = For the platform Single-page application
redirect-uri-hint = Entra ID compares it character by character, so copy it. Each address that serves this page needs its own.
# This address cannot have a redirect URI.
no-redirect-uri = Nobody can sign in on a page at this address.
shared = This page shares its origin with other sites.
# The card of the three ways.
register = Register this page in your tenant
who = An Application Administrator or Cloud Application Administrator does this, once. No secret is made on the way.
# The question about the cloud.
cloud-label = Cloud of your tenant
# Folds the choice of the permission away.
narrow = Allow this page less
# The question about the permission.
create-heading = Permission for registering clients
ways = Ways to register this page
way-script = Script
way-portal = Portal
way-entered = I have one already
shell = Where you run it
azure-cli = Azure CLI
azure-cli-where = Bash: Cloud Shell, Linux, macOS or WSL
powershell = PowerShell
powershell-where = With the module Microsoft.Graph.Authentication
name = Name of the registration
name-default = Client Registrar
name-hint = What people read when they sign in.
application = Application (client) ID of an existing registration
# What happens to it.
application-hint = Leave it empty to make a new one. With an ID, the script adds what that registration lacks and keeps the rest.
application-wrong = This is not an application (client) ID. Copy it from the registration's overview.
script-label = Script
# Where there is no script.
no-script = The script stands here once the fields above are in order.
# The permissions with what each is for.
permissions = Permissions of this page
# What these permissions mean.
rights = They are delegated: the page can do nothing that the signed-in person could not do without it.
# The card of the consent for everybody.
consent = Grant the permissions to everybody
# What the link does.
consent-does = Open this link as an administrator, or send it to one. It grants the permissions of this page for the whole tenant, so that nobody is asked again.
consent-link = Link for an administrator
consent-open = Open it now
# The card of the sign-in's strength.
mfa = Require multifactor authentication
# What it is not covered by.
mfa-why = Microsoft's mandatory multifactor authentication covers Microsoft's own portals and command lines. It doesn't cover this page. An administrator can require it with a Conditional Access policy:
mfa-learn = What Microsoft's mandatory multifactor authentication covers
mfa-learn-at = https://learn.microsoft.com/entra/identity/authentication/concept-mandatory-multifactor-authentication
back = Back to the start
