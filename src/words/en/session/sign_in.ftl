### Words of signing in, of consent, and of what can go wrong with either.

# Over what support asks for.
support-title = Details for support
# Where a policy wants to see the person again.
policy-title = Your organization requires you to confirm who you are.

## What the person is told of the form, of a registration that waits, and of one that is over.

granted-form = Permission granted. Nothing has been sent yet.
granted-registering = Permission granted. The registration continues.
granted-registered = Permission granted.
# What going to Microsoft for a permission does.
then-form = You'll come back to this step. Your entries are kept, and nothing is sent until you select Register.
then-registering = You'll come back here. The registration then continues where it stopped.
then-registered = You'll come back here. Everything you created is kept.

## A permission that the page lacks.

# Over the question, by what the permission is for.
needs-profile = Client Registrar needs permission to read your profile.
needs-apis = Client Registrar needs permission to search APIs.
needs-register = Client Registrar needs permission to register apps.
needs-grants = Client Registrar needs permission to read and grant delegated permissions.
needs-roles = Client Registrar needs permission to grant application permissions.
needs-owners = Client Registrar needs permission to add owners.
# The same for several at once. There are two at least.
needs-several = Client Registrar needs { NUMBER($count) } more permissions.
# On the button that goes to Microsoft for it.
consent-continue = Continue to Microsoft
# The same in the middle of a registration, where the buttons are below the page.
approve-once = An administrator has to approve this once. Approve it now if you're an administrator, or ask one. Your entries are kept.
# Over what each permission allows.
what-it-allows = What this allows
# Opens a text to send to an administrator.
ask-admin = Ask an administrator
# Who can grant it.
consent-who = An Application Administrator or Cloud Application Administrator has to approve this.
# What works without the permission to read APIs.
without-reading = You can register without it. Go to the next step, and add API permissions later in the Microsoft Entra admin center.
# Over the link for an administrator.
not-admin = Not an administrator? Ask one
consent-refused = The permission wasn't granted.

## What each permission of the page is for. An administrator reads these too: there is no "you" in them.

why-profile = Shows who is signed in, and to which tenant.
why-apis = Searches the tenant's APIs and reads their permissions. It can't change anything.
why-create = Creates the app, and can't change any other.
why-register = Creates the app, its service principal, and its secret, limited to what the signed-in user can do.
why-grants = Grants the selected delegated permissions and reads which are granted, limited to what the signed-in user can do.
why-roles = Grants the selected application permissions, limited to what the signed-in user can do.
why-owners = Adds the owners that the organization requires, limited to what the signed-in user can do.

## What went wrong, and one thing to do about it.

# A content security policy keeps the page from Microsoft's sign-in.
blocked = A content security policy blocks Microsoft's sign-in.
blocked-do = Ask the owner of this page to add Microsoft's sign-in to connect-src in the host's Content-Security-Policy header.
again-do = Sign in again.
again-or-support-do = Sign in again, and use the details for support if it keeps happening.
needs-user = Microsoft asks you to sign in again.
not-consented = A permission hasn't been granted yet.
not-consented-do = Sign in again and accept the permission.
needs-admin-do = Send the link to an administrator, who can grant it.
configured-wrong = Microsoft doesn't accept this page's sign-in.
configured-wrong-do = Compare config.json with the page's app registration.
declined = The request was declined at Microsoft.
declined-do = Sign in again and accept the request, or use the details for support.
unreachable = Couldn't reach Microsoft.
unreachable-do = Check your connection, then sign in again.
busy = Microsoft is busy right now.
# The same with what Microsoft answered.
busy-status = Microsoft's sign-in is busy or has a problem (status { $status }).
busy-do = Wait a minute, then sign in again.
# The same where Microsoft says how long.
busy-wait-do = Wait { $seconds ->
    [one] 1 second
   *[other] { NUMBER($seconds) } seconds
 }, then sign in again.
in-between = Something between you and Microsoft answered instead.
# The same with what is known of the answer.
in-between-status = Something between you and Microsoft answered instead (status { $status }).
in-between-type = Something between you and Microsoft answered instead (status { $status }, { ISOLATED($content-type) }).
in-between-do = Check your network's proxy, VPN, or filter, then sign in again.
stopped = Sign-in was canceled.
stopped-do = Sign in again when you're ready.
timeout = Sign-in took longer than 15 minutes.
unexpected = Microsoft refused the sign-in.
nothing-pending = This tab didn't start this sign-in, or it has already ended.
nothing-pending-do = Sign in again in this tab.
config-changed = config.json changed after the sign-in started.
clock-wrong = The sign-in isn't valid according to this device's clock.
clock-wrong-do = Correct this device's clock, then sign in again.
tenant-wrong = The account belongs to a different tenant than the one in config.json.
tenant-wrong-do = Use an account of that tenant, or change "tenant".
endless = Sign-in kept repeating, so this page stopped it.
endless-do = Wait 30 seconds, then sign in again.
storage-refused = Your browser blocks site data for this page, so you can't sign in.
storage-refused-do = Allow site data for this page, then sign in again.
other-account = You signed in with a different account than the one that started this registration.
other-account-do = Sign in again with the account that this page names, or leave the registration as it is.
# The page stands in a frame that opens no window, or did not while the page was still loading.
no-window = The sign-in window didn't open.
no-window-do = Sign in again. If that doesn't help, the site around this page blocks pop-up windows: open this page in a new tab, or copy its address into one. Your entries are kept.
# The page stands in a sandbox whose windows cannot show Microsoft's page.
sandboxed = The site around this page doesn't let Microsoft's sign-in page open.
sandboxed-do = Copy this page's address into a new tab. Your entries are kept.
address-unusable = You can't sign in at this address.
address-unusable-do = Open the page “Set up this page” to see why.
not-fitting = The answer doesn't match this page's sign-in, so it wasn't used.

## What support asks for, one fact a line.

support-error = Error: { $value }
support-detail = Detail: { $value }
support-code = Code: { $value }
support-correlation = Correlation ID: { $value }
support-trace = Trace ID: { $value }
support-time = Time: { $value }
support-status = Status: { $value }
support-type = Content type: { $value }
support-wait = Retry after: { $value } s
