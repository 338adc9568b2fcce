### Words of the page "Set up this page".

title = Set up this page
lead = Register this page in your tenant once. Everyone who uses this address can then sign in.
ready = This page is set up.
ready-do = Users can sign in. Follow the steps below only to use another registration.
drop = Discard these settings
# After that.
dropped = This tab's settings were discarded.
redirect-uri = Redirect URI of this page
redirect-uri-label = For the Single-page application platform
redirect-uri-hint = Microsoft Entra ID compares it character by character, so copy it. Each address that serves this page needs its own.
# This address cannot have a redirect URI.
no-redirect-uri = No one can sign in at this address.
shared = This page shares its origin with other sites.
# Every project of an account is a folder of one host.
shared-account = Serve this page from a host name of its own. Every site of the same account on this host can read its browser data and receive its sign-in answers.
# Everybody can have a folder of that host.
shared-anyone = Serve this page from a host name of its own before you sign in. Anyone with a folder on this host can read its browser data and receive its sign-in answers.
# The card of the three ways.
register = Register this page in your tenant
who = An Application Administrator or Cloud Application Administrator does this once. No secret is created.
# The question about the cloud.
cloud-label = Cloud of your tenant
worldwide = Worldwide
# Folds the choice of the permission away.
narrow = Use a less privileged permission
# The question about the permission.
create-heading = Permission for registering apps
create-all = Creates the app, its service principal, and its secret, limited to what the signed-in user can do.
create-only = Creates the app and its secret, and can't change existing apps. An administrator adds the service principal. Some tenants don't offer this permission yet.
# It has mistakes, or names a cloud that is out of reach, or could not be loaded.
rest-unknown = Copy the other settings of your config.json yourself.
rest-unknown-why = This page can't use that file, so the one you get here has only the registration.
ways = Ways to register this page
way-script = Script
way-portal = Admin center
-existing-registration = Existing registration
way-entered = { -existing-registration }
# What the script does, in three steps.
script-finds = Finds the registration with this name and redirect URI, or creates it.
script-adds = Adds the redirect URI (or moves it from Web), the permissions below, and three claims for ID tokens. Turns off public client flows. Running it again changes nothing.
script-prints = Prints config.json. Put it beside index.html and reload this page, or enter its two IDs under { -existing-registration }.
shell = Where you run it
azure-cli = Azure CLI
azure-cli-where = Bash in Cloud Shell, Linux, macOS, or WSL
powershell = PowerShell
powershell-where = With the Microsoft Graph PowerShell SDK
name = Display name
name-default = Client Registrar
name-hint = Users see this name when they sign in.
application = Application (client) ID of an existing registration
# What happens to it.
application-hint = Leave this empty to create a registration. With an ID, the script adds what that registration lacks and keeps the rest.
application-wrong = Enter the application (client) ID from the registration's overview.
script-label = Script
# Where there is no script.
no-script = Fix the fields above to see the script.
# The permissions with what each is for.
permissions = Permissions of this page
for-profile = Shows who is signed in.
for-apis = Searches the tenant's APIs and reads their permissions.
for-create = Creates the app and its secret.
for-register = Creates the app, its service principal, and its secret.
for-grants = Grants permissions to apps, if you choose to.
for-owners = Adds owners, if your house rules require some.
# What these permissions mean.
rights = These are delegated permissions. This page can do only what the signed-in user can do.
# The card of the consent for everybody.
consent = Grant the permissions for everyone
# What the link does.
consent-does = Open this link as an administrator, or send it to one. It grants this page's permissions for the whole tenant. Users then aren't asked for consent.
consent-link = Link for an administrator
consent-open = Open the link
# The card of the sign-in's strength.
mfa = Require multifactor authentication
# What it is not covered by.
mfa-why = Microsoft's mandatory multifactor authentication covers Microsoft's own portals and command lines. It doesn't cover this page. An administrator can require it with a Conditional Access policy:
mfa-users = Users: the users who register apps, and the roles Application Administrator and Cloud Application Administrator.
mfa-resources = Target resources: All resources. You can't select Microsoft Graph by itself.
mfa-grant = Grant: Require multifactor authentication.
mfa-learn = What Microsoft's mandatory multifactor authentication covers
mfa-learn-at = https://learn.microsoft.com/entra/identity/authentication/concept-mandatory-multifactor-authentication
back = Back to the start page
