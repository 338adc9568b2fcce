### Words of signing in, of consent, and of what can go wrong with either.

# While the page takes the answer of a sign-in in.
signing-in = Signing you in…
# While the browser goes to Microsoft.
leaving = Going to Microsoft…
sign-in-again = Sign in again
# After signing out.
signed-out = You're signed out, and this page has forgotten everything.
# Over what support asks for.
support-title = Details for support
# Where a policy wants to see the person again.
policy-title = Your tenant asks you to confirm who you are.
# Where the sign-in is over.
ended-title = Your sign-in has ended.
# On the button that goes to Microsoft for it.
consent-continue = Continue to Microsoft
# Who can grant it.
consent-who = That takes an administrator of your tenant, such as an Application Administrator or a Cloud Application Administrator.
# What works without the permission to read APIs.
without-reading = You can register without it: go on to the next step, and add API permissions later in the Entra admin center.
# Over the link for an administrator.
not-admin = You are not an administrator?
consent-refused = The permission was not granted.
