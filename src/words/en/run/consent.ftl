### Words of admin consent: the choice before the run, each grant during it, how they stand after it, and what an
### administrator is asked.

# The heading of the choice, and of how the permissions stand.
heading = Admin consent
lead = Your app can't use these permissions until someone consents. An administrator can grant consent for the whole organization.
# Who else can consent, where nothing needs an administrator.
people-too = By your tenant's policy, people can also consent for themselves when they sign in.
tenant-decides = Your tenant decides whether people can consent for themselves when they sign in.
learn = Learn more about admin consent
learn-at = https://learn.microsoft.com/entra/identity/enterprise-apps/user-admin-consent-overview
later = Ask an administrator later
later-means = Nothing is granted now. After you register, you get a link and a message to send to an administrator.
grant = Grant admin consent for { QUOTED($tenant) }
grant-means = Grants every permission above for all users in { QUOTED($tenant) } when you register. You can revoke it in Enterprise applications.
# What the person's roles say about it.
role-grants-all = Your role lets you grant all these permissions.
role-grants-others = Your role can't grant application permissions of Microsoft Graph. A Privileged Role Administrator has to grant those.
role-grants-none = Your active roles can't grant admin consent. If you're eligible for one that can, such as Cloud Application Administrator, activate it first.
role-unknown = Couldn't check whether your roles can grant this. If they can't, you can still ask an administrator afterward.
# One grant cannot hold all that is selected of an API.
too-many = The delegated permissions of { $api } don't fit in one grant of { NUMBER($most) } characters. Select fewer of them, or they won't be granted.
all-granted = All permissions are granted for the whole organization.
some-not-granted = Some permissions aren't granted yet. The app is registered anyway.
# Stands in the place of all this where only personal accounts may sign in.
each-person = With personal accounts, each user consents to the permissions when they sign in.
retry = Try to grant again
check-again = Check again
checking = Checking…
# The service principals of some APIs could not be looked up.
apis-unknown = Couldn't look up some of the APIs, so the status of their permissions is unknown.
# Nothing could be read about delegated permissions.
delegated-unknown = You don't have permission to see which delegated permissions are granted. An administrator can see them in the Entra admin center.
# Something could not be read.
check-failed = Couldn't check which permissions are granted.
# Why a look takes its time.
asking-again = { $reason } Trying again.
asking-again-in = { $reason } Trying again in { NUMBER($seconds) } s.
# None was asked to be granted.
not-yet-check = Nothing is granted yet. Send the message below to an administrator, then check again.
not-yet-text = Nothing is granted yet. Send the message below to an administrator.
not-yet-granted = Nothing is granted yet.
# How many are granted, as the tenant says, and how many it did not tell.
checked-known = { $of ->
    [one] { NUMBER($granted) } of { NUMBER($of) } permission granted.
   *[other] { NUMBER($granted) } of { NUMBER($of) } permissions granted.
}
checked-some = { $of ->
    [one] { NUMBER($granted) } of { NUMBER($of) } permission granted, { NUMBER($unknown) } unknown.
   *[other] { NUMBER($granted) } of { NUMBER($of) } permissions granted, { NUMBER($unknown) } unknown.
}
checked-none = { $of ->
    [1] Couldn't check whether the permission is granted.
   *[other] Couldn't check whether the { NUMBER($of) } permissions are granted.
}
# The same in short, beside the heading.
open = { $count ->
    [one] { NUMBER($count) } permission not granted
   *[other] { NUMBER($count) } permissions not granted
}
permissions = Permissions
# How a permission stands.
granted = Granted
not-granted = Not granted
unknown = Unknown
# The name of a request that finds an API's service principal.
find-api = Find { $api }
# The name of a request that grants something.
grant-delegated = Grant { $scopes } of { $api }
grant-application = Grant the application permission { QUOTED($value) } of { $api }
# A list, and what comes next in it.
listed = { $before }, { $next }
# A grant has been made.
granted-what = { $what } granted.
# Why a grant was not made, and who can make it.
needs-privileged = You don't have permission to grant it. Application permissions of Microsoft Graph need a Privileged Role Administrator.
needs-administrator = You don't have permission to grant it. Ask a Cloud Application Administrator or an Application Administrator.
api-missing = This API has no service principal in your tenant yet. An administrator has to add it first, for example with the command below.
scopes-too-long = The new and existing delegated permissions of this API don't fit in one grant of { NUMBER($most) } characters. Select fewer of them.
not-visible-yet = Microsoft Entra ID hasn't made the new service principal available everywhere yet. Try again in a minute.
no-response = Microsoft Graph didn't respond. Check your connection, then try again.
answer-unreadable = Microsoft Graph sent a response that this page can't read. Select Check again to see what's granted.
no-token = Microsoft's sign-in didn't return a token, so nothing was sent. Try again in a minute.
sign-in-ended = Your sign-in has ended. Sign in again, then try again.
consent-needed = This page needs a permission of its own to grant it.
refused-by-graph = Microsoft Graph refused it. The details say why.
request-heading = Ask an administrator
request-lead = Send this to an administrator of your tenant.
reason = Why your app needs these permissions (optional)
reason-hint = Added to the message.
request-text-label = Message for an administrator
link = Link for an administrator
# Before the redirect URI at which the administrator arrives after consenting.
link-after = After the consent, the browser opens this address:
link-after-means = The consent is kept even if that page doesn't load or shows an error.
# The subject of the message.
subject = Admin consent for { $name }
# The message.
request-begins =
    Hello,

    I registered the app { $name } in { $tenant }. It needs admin consent.
request-why = Why: { $reason }
request-lists = It requests these permissions:
request-api = { $api } ({ $id })
request-api-this-tenant = { $api } ({ $id }), from this organization
request-api-other-tenant = { $api } ({ $id }), from another organization, tenant { $tenant }
request-api-unknown = { $api } ({ $id }), unknown owner
request-delegated = - { $value }: { $allows }. The app does this as the signed-in user.
request-application = - { $value }: { $allows }. The app does this without a signed-in user.
request-link =
    To review and grant them, open this link as an administrator:
    { $link }
request-then = The browser then opens { $uri }.
request-then-of = The browser then opens { $uri }, an address of { $owner }.
request-privileged = Application permissions of Microsoft Graph need a Privileged Role Administrator.
request-ends =
    Application (client) ID: { $app }
    Tenant: { $tenant } ({ $id })
    My account: { $account }
