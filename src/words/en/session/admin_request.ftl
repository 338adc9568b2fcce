### What a person sends to an administrator, and the words around it.

# What to do with the link and the text.
what-to-do = Send the link or the text to an administrator. After it's granted, select Check again.
# The same where nobody is signed in, and nothing can be checked.
do-first = Send the link or the text to an administrator. After it's granted, sign in again here.
link = Link for your administrator
text-label = Text for your administrator
check-again = Check again
not-yet = Not granted yet. It can take a minute after the administrator approves.
not-checked = Couldn't check. Try again in a minute.

## The text, paragraph by paragraph. Its reader is the administrator: "you" is not the person who asks.

# What the text is about.
subject-in = Approval for Client Registrar in { $tenant }
# The same before the first sign-in.
subject-in-ours = Approval for Client Registrar in our tenant
hello = Hello,
intro = I want to register apps in Microsoft Entra ID with Client Registrar. It runs entirely in the browser: { $page }
grant-in = An administrator of { $tenant } has to grant it these permissions once, for everyone:
# The same before the first sign-in.
grant-in-ours = An administrator of our tenant has to grant it these permissions once, for everyone:
# A line a permission.
permission = - { $scope }: { $why }
rights = These are delegated permissions. Client Registrar can do only what the signed-in user can do.
open = To review and grant them, open this link as an Application Administrator or Cloud Application Administrator:
# Whom the administrator can look up.
app = Application (client) ID of Client Registrar: { $client-id }
tenant = Tenant: { $tenant } ({ $id })
account = My account: { $account }
